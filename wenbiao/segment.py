"""A text into its blocks (sections) and sentences."""

from __future__ import annotations

import re

from wenbiao.page import Page
from wenbiao.records import Section, Sentence

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_SENTENCE = re.compile(r"\S[^。！？!?\n]*[。！？!?]*[”’」』）)]*")


def find_sections(page: Page) -> list[Section]:
    """Cut a page into blocks."""
    return [
        Section(m.start(), m.end(), m.group(), "paragraph", ordinal=i)
        for i, m in enumerate(_LINE.finditer(page.text))
    ]


def find_sentences(page: Page) -> list[Sentence]:
    """Cut the blocks of a page into sentences."""
    out: list[Sentence] = []
    for section in page.sections:
        for m in _SENTENCE.finditer(page.text, section.start, section.end):
            end = m.start() + len(m.group().rstrip())
            out.append(Sentence(m.start(), end, page.text[m.start() : end], ordinal=len(out)))
    return out
