"""The outline: levels, parents and paths of the blocks."""

from __future__ import annotations

from wenbiao.page import Page
from wenbiao.records import Section
from wenbiao.segment.numbering import CLOSING, DECIMAL

# Blocks of the colophon and the letterhead: no heading governs them.
_OUTSIDE = frozenset(("title", "dateline", "publisher", "editor", "author"))


def link(page: Page, sections: list[Section], styles: list[int], depths: list[int]) -> None:
    """Give blocks their ids, ordinals, levels, parents and paths.

    Args:
        page: the page of the blocks.
        sections: its blocks in text order.
        styles: the numbering style of each heading, ``CLOSING`` for a signature.
        depths: the depth of each heading's decimal number, 1 for all other headings.
    """
    doc_id = page.doc_id
    open_headings: list[tuple[int, int, Section]] = []
    parent: Section | None = None
    for ordinal, section in enumerate(sections):
        section.ordinal = ordinal
        section.doc_id = doc_id
        section.section_id = f"{doc_id}-s-{section.start}-{section.end}"
        kind = section.kind
        if kind == "heading":
            rank = (styles[ordinal], depths[ordinal] if styles[ordinal] == DECIMAL else 1)
            while open_headings and open_headings[-1][:2] >= rank:
                open_headings.pop()
            parent = open_headings[-1][2] if open_headings else None
            section.level = len(open_headings) + 1
            name = "".join(section.text.split("\n"))
            section.path = f"{parent.path} > {name}" if parent else name
            section.parent_id = parent.section_id if parent else None
            open_headings.append((*rank, section))
            parent = section
        elif kind == "title" or styles[ordinal] == CLOSING:
            open_headings.clear()
            parent = None
        elif parent is not None and kind not in _OUTSIDE:
            section.level = parent.level
            section.parent_id = parent.section_id
            section.path = parent.path
