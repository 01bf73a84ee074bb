"""The outline: which heading governs what follows it."""

from __future__ import annotations

from wenbiao.records import Section
from wenbiao.segment.numbering import DECIMAL


class Outline:
    """The headings that are open at a place of a text.

    Attributes:
        level: depth of the innermost open heading, 0 where none is open.
        path: the open headings from the root, joined by `` > ``.
        parent_id: key of the innermost open heading.
    """

    __slots__ = ("_open", "level", "parent_id", "path")

    def __init__(self) -> None:
        self.level = 0
        self.path = ""
        self.parent_id: str | None = None
        self._open: list[tuple[tuple[int, int], Section]] = []

    def open(self, section: Section, rank: tuple[int, int]) -> None:
        """Set a heading's place and let it govern what follows.

        Args:
            section: the heading.
            rank: the style of its number and the depth of that number; it closes all of its rank or an inner one.
        """
        if rank[0] != DECIMAL:
            rank = (rank[0], 1)
        held = self._open
        while held and held[-1][0] >= rank:
            held.pop()
        parent = held[-1][1] if held else None
        name = section.text.replace("\n", "")
        section.level = len(held) + 1
        section.path = f"{parent.path} > {name}" if parent else name
        section.parent_id = parent.section_id if parent else None
        held.append((rank, section))
        self.level, self.path, self.parent_id = section.level, section.path, section.section_id

    def close(self, section: Section) -> None:
        """Close all headings before a title or a signature, which none governs."""
        self._open.clear()
        self.level, self.path, self.parent_id = 0, "", None
        section.level, section.path, section.parent_id = 0, "", None
