"""Blocks into sentences."""

from __future__ import annotations

import re

from wenbiao.page import Page
from wenbiao.records import Sentence

_CLOSING = "”’」』）)》〉】〕]\"'"
# Opened with the marks once more, not with their repetition, the pattern is searched for twice as fast.
_END = re.compile(rf"[。！？!?…][。！？!?…]*[{re.escape(_CLOSING)}]*")
# After one of these the clause goes on: “为什么？”、“怎么办？”.
_GOES_ON = frozenset("，、；：,;:）)》〉")
# And after a quoted question or exclamation that is a part of its host clause: “为什么？”的背后.
_EMBEDS = frozenset("的等这之是成为")
# A 《 further back than this (characters) was never closed.
_LONGEST_NAME = 60
_QUESTION = frozenset("!?")


def find_sentences(page: Page) -> list[Sentence]:
    """Cut the blocks of a page into sentences.

    A sentence ends after 。！？!? and after …… at the end of a clause, together with the closing marks that follow; the
    end of a block ends it too, and so does the end of a row in a table.

    Args:
        page: a page whose blocks are known.

    Returns:
        The sentences in text order; every character of a block that is not white space lies in exactly one.
    """
    text = page.text
    prefix = f"{page.doc_id}-n-"
    doc_id = page.doc_id
    out: list[Sentence] = []
    for section in page.sections:
        section_id = section.section_id
        for start, end in _spans(text, section.start, section.end, section.kind):
            out.append(Sentence(start, end, text[start:end], len(out), f"{prefix}{start}-{end}", section_id, doc_id))
    return out


def _spans(text: str, start: int, end: int, kind: str) -> list[tuple[int, int]]:
    if kind == "table":
        return _rows(text, start, end)
    if kind == "title":
        return [(start, end)]
    spans = []
    at = start
    for found in _END.finditer(text, start, end):
        stop = found.end()
        if stop >= end:
            break
        if text[found.start()] == "。":
            if text[stop] in _GOES_ON:
                continue
        elif not _ends(text, at, found, stop):
            continue
        spans.append((at, stop))
        at = stop
        while text[at].isspace():
            at += 1
    if at < end:
        spans.append((at, end))
    return spans


def _ends(text: str, at: int, found: re.Match[str], stop: int) -> bool:
    mark = found.group()
    after = text[stop]
    if after in _GOES_ON:
        return False
    first = mark[0]
    if after in _EMBEDS and mark[-1] in "”’" and first != "…":
        return False
    if first in _QUESTION and after.isascii() and (after.isalnum() or after in "=&/_"):
        return False
    if first == "…" and mark[-1] == "…" and _hesitates(text, at, found.start()):
        return False
    if "》" not in mark:
        opened = text.rfind("《", max(at, found.start() - _LONGEST_NAME), found.start())
        if opened >= 0 and text.find("》", opened, found.start()) < 0:
            return False
    return True


def _hesitates(text: str, at: int, dots: int) -> bool:
    """Whether …… breaks off after a word or two, in the middle of a clause."""
    return dots - at <= 2 or text[dots - 1] in "“‘，、"


def _rows(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    at = start
    for row in text[start:end].splitlines(keepends=True):
        body = row.strip()
        if body:
            first = at + row.index(body[0])
            spans.append((first, first + len(body)))
        at += len(row)
    return spans
