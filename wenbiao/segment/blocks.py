"""Lines into blocks: what each line is, by its number, its marks, its length and its neighbours."""

from __future__ import annotations

from wenbiao.page import Page
from wenbiao.records import Section
from wenbiao.segment.headings import Reader, run_in_length
from wenbiao.segment.lines import read_lines
from wenbiao.segment.numbering import PLAIN, WORD
from wenbiao.segment.outline import Outline

# GB/T 9704-2012, 7.3.3: the first two levels of numbers are set in type of their own; from the third (1.) down, the
# number opens plain text.
_HEADED = 2
_NUMBERED = frozenset(("heading", "list_item", "article"))
_UNNUMBERED = (PLAIN, 1)
# Blocks of the colophon and the letterhead: no heading governs them.
_OUTSIDE = frozenset(("dateline", "publisher", "editor", "author"))


def find_sections(page: Page) -> list[Section]:
    """Cut a page into the blocks of its outline.

    Args:
        page: the page; its text and normalised text are read.

    Returns:
        The blocks in text order, with ids, levels, parents and paths; every character that is not white space lies in
        exactly one block.
    """
    text, doc_id = page.text, page.doc_id
    prefix = f"{doc_id}-s-"
    lines = read_lines(page.norm)
    reader = Reader(lines, page.norm)
    outline = Outline()
    sections: list[Section] = []
    numbered: list[tuple[int, int]] = []
    for i, (line, kind) in enumerate(zip(lines, reader.read(), strict=True)):
        start, end = line.start, line.end
        if kind[-1] == "+":
            held = sections[-1]
            held.end, held.text, held.section_id = end, text[held.start : end], f"{prefix}{held.start}-{end}"
            continue
        number = heading = None
        marker = line.marker
        rank = _UNNUMBERED
        if marker is not None and kind in _NUMBERED:
            rank = (marker.style, marker.depth)
            body = start + marker.end
            number = text[start:body].strip()
            while numbered and numbered[-1] >= rank:
                numbered.pop()
            numbered.append(rank)
            if kind == "heading":
                heading = text[body:end].strip().rstrip("。") or None
            elif kind == "list_item" and (len(numbered) <= _HEADED or marker.style == WORD):
                heading = text[body : body + run_in_length(line)] or None
        elif kind == "heading":
            heading = text[start:end]
        section = Section(
            start, end, text[start:end], kind, outline.level, len(sections), number, heading, outline.path,
            f"{prefix}{start}-{end}", doc_id, outline.parent_id,
        )  # fmt: skip
        if kind == "heading":
            outline.open(section, rank)
        elif kind == "title" or i in reader.closings:
            outline.close(section)
        elif kind in _OUTSIDE:
            section.level, section.path, section.parent_id = 0, "", None
        sections.append(section)
    return sections
