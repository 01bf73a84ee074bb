"""Lines into blocks: what each line is, by its number, its marks, its length and its neighbours."""

from __future__ import annotations

from wenbiao.page import Page
from wenbiao.records import Section
from wenbiao.segment.headings import Reader, run_in_length
from wenbiao.segment.lines import read_lines
from wenbiao.segment.numbering import CLOSING, PLAIN, WORD
from wenbiao.segment.outline import link

# GB/T 9704-2012, 7.3.3: the first two levels of numbers are set in type of their own; from the third (1.) down, the
# number opens plain text.
_HEADED = 2


def find_sections(page: Page) -> list[Section]:
    """Cut a page into the blocks of its outline.

    Args:
        page: the page; its text and normalised text are read.

    Returns:
        The blocks in text order, with ids, levels, parents and paths; every character that is not white space lies in
        exactly one block.
    """
    text = page.text
    lines = read_lines(page.norm)
    reader = Reader(lines)
    kinds = reader.read()
    sections: list[Section] = []
    styles: list[int] = []
    depths: list[int] = []
    numbered: list[tuple[int, int]] = []
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind[-1] == "+":
            held = sections[-1]
            held.end = line.end
            held.text = text[held.start : held.end]
            continue
        start, end, marker = line.start, line.end, line.marker
        section = Section(start, end, text[start:end], kind)
        style, depth = PLAIN, 1
        if kind == "heading":
            section.heading = section.text
        elif i in reader.closings:
            style = CLOSING
        if marker is not None and kind in ("heading", "list_item", "article"):
            style, depth = marker.style, marker.depth
            body = start + marker.end
            section.number = text[start:body].strip()
            while numbered and numbered[-1] >= (style, depth):
                numbered.pop()
            numbered.append((style, depth))
            if kind == "heading":
                section.heading = text[body:end].strip().rstrip("。") or None
            elif (
                kind == "list_item" and (len(numbered) <= _HEADED or style == WORD) and (length := run_in_length(line))
            ):
                section.heading = text[body : body + length]
        sections.append(section)
        styles.append(style)
        depths.append(depth)
    link(page, sections, styles, depths)
    return sections
