"""The day of an accident or a fight, for what its story counts in later sentences."""

from __future__ import annotations

import re
from bisect import bisect_left

from wenbiao.finders.figures.clauses import Clause
from wenbiao.finders.figures.indicator import INHABITANTS
from wenbiao.finders.figures.timing import of_story
from wenbiao.finders.figures.words import alternation, words_of
from wenbiao.finders.scope import NOTHING, Governing, TimeScope
from wenbiao.page import Page
from wenbiao.records import Figure

_MISFORTUNE = re.compile(alternation(words_of("misfortune")))
# Characters that a story reaches.
_REACH = 3000
# Characters that the people and vehicles of an accident are counted in.
_NEAR = 800


class Stories:
    """The days of the misfortunes that one page tells of."""

    __slots__ = ("_days", "_page", "_scope")

    def __init__(self, page: Page, scope: TimeScope) -> None:
        self._page = page
        self._scope = scope
        self._days: list[tuple[int, Governing]] | None = None

    def of(self, figure: Figure, clause: Clause) -> Governing:
        """The day of the story that counts a figure of its harm, its help or itself."""
        day = self.day(figure.start)
        if day.time is None:
            return NOTHING
        # 震中距县城33公里，距市区57公里: the second distance is of the same.
        first = clause.sentence.start if clause.left.lstrip("，, ").startswith("距") else clause.first
        said = self._page.norm[first : clause.outer_end] + clause.right
        near = (
            figure.start - day.time.start < _NEAR
            and figure.indicator != INHABITANTS
            and self._page.metadata.doc_type != "policy_document"
        )
        return day if of_story(figure, said, near) else NOTHING

    def day(self, offset: int) -> Governing:
        """The day that the last story begun before an offset opens with, where no heading stands between."""
        if self._days is None:
            self._days = self._read()
        if not self._days:
            return NOTHING
        i = bisect_left(self._days, offset, key=lambda story: story[0]) - 1
        if i < 0 or offset - self._days[i][0] > _REACH:
            return NOTHING
        at, day = self._days[i]
        first, last = self._page.section_index(at), self._page.section_index(offset)
        parted = any(section.is_head for section in self._page.sections[first + 1 : last + 1])
        return NOTHING if parted else day

    def told_below(self, offset: int) -> Governing:
        """The day of the story that the block below a headline opens with."""
        if self._days is None:
            self._days = self._read()
        i = bisect_left(self._days, offset, key=lambda story: story[0])
        if i == len(self._days):
            return NOTHING
        at, day = self._days[i]
        return day if self._page.section_index(at) == self._page.section_index(offset) + 1 else NOTHING

    def _read(self) -> list[tuple[int, Governing]]:
        """The first day of each block whose sentence names a misfortune behind it, with where the day stands."""
        page, told = self._page, -1
        out: list[tuple[int, Governing]] = []
        # 据当地媒体9日报道，…遇难: the day of the report where the block tells no other.
        reported: tuple[int, Governing] | None = None
        if _MISFORTUNE.search(page.norm) is None:
            return out
        for time in page.times:
            day = time.start_date
            if time.precision != "day" or day is None or day != time.end_date:
                continue
            section = page.section_index(time.start)
            if section in (-1, told) or page.sections[section].is_head or not self._scope.governs(time):
                continue
            if reported is not None and page.section_index(reported[0]) != section:
                out.append(reported)
                reported = None
            if _MISFORTUNE.search(page.norm, time.end, page.sentence_at(time.start).end) is None:
                continue
            found = time.start, Governing(time, "inherited", "during", day.isoformat(), day, day)
            if self._scope.is_issue(time):
                reported = reported or found
                continue
            told, reported = section, None
            out.append(found)
        return out if reported is None else [*out, reported]
