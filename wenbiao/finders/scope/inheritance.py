"""What a sentence without a time of its own inherits: from the sentences before it, then from headings and lists."""

from __future__ import annotations

import re
from bisect import bisect_left

from wenbiao.finders.scope.governing import NOTHING, Governing
from wenbiao.finders.scope.verdicts import NOW, Verdicts
from wenbiao.outlook import AHEAD
from wenbiao.page import Page
from wenbiao.records import Section, Time

# Beyond these, nothing is handed down: times of a sentence looked back over, blocks under one heading.
_TIMES = 12
_BLOCKS = 40
_YEAR = 360
# Work reports are given by the end of this month.
_REPORT_SEASON = 4

# An excerpt of a review: where it has no headings, the years that a paragraph opens with, at most so far below.
_TOLD_IN = frozenset(("report", "speech", "other"))
_PARAGRAPHS, _OPENS_WITHIN, _SEVERAL = 4, 8, 2
# Precisions that a later sentence inherits; a day dates what happened on it and not what the next sentence says.
PERIODS = frozenset(("month", "quarter", "half_year", "year", "decade", "century"))
# A paragraph that opens so goes on about what the one before it dated.
_THIS = ("此次", "这次", "本次", "此项", "该项", "这项", "这一")
_BESIDES = ("此外，", "另外，", "与此同时，", "同时，")
# The reporter comes to a place of his own: the day of the totals before is not that of what is seen there.
_ON_SITE = re.compile(r"(?:随后，|当天，)?(?:总台央视)?记者(?:来到|走进|走访)|走进")
# What the headings behind it list.
_INTRODUCES = re.compile(r"(?:以下|如下|下面|下列)[^。；]{0,12}[。：:]\s*$")
# 2014年，…。从那时起，…: the years that follow an old one.
_ONWARD = re.compile(r"(?:也|就)?(?:从那时|从那以后|打那以后|从此|自此|直到|这次(?!数))")
# 五年中，…: more than the year that the sentence before tells of.
_YEARS_PASSING = re.compile(r"(?:这|在这|在)?[两三四五六七八九十\d]{1,2}年(?:中|间|里|来)?[，,]")
_LABEL = re.compile(r"(?:【[^】]*】|我国|全国)?")


def _length(time: Time) -> int:
    start, end = time.start_date, time.end_date
    return (end - start).days if start is not None and end is not None else 1 << 30


class Inheritance:
    """Hands times down through the sentences, blocks and headings of one page."""

    __slots__ = (
        "_heading_at", "_heading_of", "_headings", "_inherited", "_introduced", "_outer", "_page", "_parents", "_run",
        "_series", "_this_year", "_titles", "_verdicts",
    )  # fmt: skip

    def __init__(self, page: Page, verdicts: Verdicts) -> None:
        self._page = page
        self._verdicts = verdicts
        self._inherited: dict[int, Governing] = {}
        self._run: dict[int, Governing] = {}
        self._headings: list[Section] | None = None
        self._heading_of: list[int] = []
        self._heading_at: list[int] = []
        self._parents: list[int] = []
        self._introduced: dict[int, Governing] = {}
        self._series: dict[int, Governing] = {}
        self._outer: dict[int, Governing] = {}
        self._titles: list[tuple[int, Governing | None]] = []
        self._this_year: Governing | None = None

    def inherited(self, index: int) -> Governing:
        """What a sentence, given by its index, inherits where no time of its own governs."""
        known = self._inherited.get(index)
        if known is None:
            known = self._inherited[index] = self._find_inherited(index)
        return known

    def _find_inherited(self, index: int) -> Governing:
        page = self._page
        sentence = page.sentences[index]
        section_at = page.section_index(sentence.start)
        if section_at < 0:
            return NOTHING
        section = page.sections[section_at]
        if index and page.sentences[index - 1].start >= section.start:
            last = self._running(index - 1)
            if page.norm.startswith("其中", sentence.start) and self._find_last(index - 1).time is None:
                last = self._find_last(index - 1, free=False) if last.time is None else last
            if self._goes_beyond(last, index):
                return self._around(section_at)
            if last.time is not None:
                day = last.time.precision == "day"
                return NOTHING if day and _ON_SITE.match(page.norm, sentence.start) else self._handed_down(last)
        if section.is_head:
            return self._from_headings(section_at) if section.kind == "heading" else NOTHING
        if index and page.norm.startswith(_THIS, sentence.start):
            last = self._running(index - 1)
            if last.time is not None and (last.end_date is None or last.time.precision in PERIODS):
                return self._handed_down(last)
        if index and page.norm.startswith(_BESIDES, sentence.start):
            last = self._running(index - 1)
            if last.time is not None and last.start_date is not None and last.time.precision == "year":
                return self._handed_down(last)
        outer = self._outer.get(section_at)
        if outer is None:
            outer = self._outer[section_at] = self._around(section_at)
        return outer

    def _around(self, section_at: int) -> Governing:
        """What a block inherits from outside: from its headings, or from the blocks that set their topic."""
        headed = self._from_headings(section_at)
        if headed.time is not None and self._names_one_period(section_at):
            return headed
        found = self._topic(section_at) or self._years_told_of(section_at) or headed
        return found if found.time is not None else self._coming(section_at)

    def _years_told_of(self, section_at: int) -> Governing | None:
        """The years with which a paragraph before opens (五年来，…), in an excerpt of a review without headings."""
        page = self._page
        if self._headings or page.metadata.doc_type not in _TOLD_IN:
            return None
        for at in range(section_at - 1, max(-1, section_at - _PARAGRAPHS), -1):
            block = page.sections[at]
            i = bisect_left(self._verdicts.starts, block.start)
            time = self._verdicts.times[i] if i < len(self._verdicts.times) else None
            if block.is_head:
                return None
            if time is None or time.start >= block.end:
                continue
            start, end = time.start_date, time.end_date
            counted = time.text.endswith("来") or time.text.startswith(("过去", "这", "近"))
            opens = (
                counted and time.start - block.start <= _OPENS_WITHIN and self._verdicts.stands_free(time, block.start)
            )
            if start is None or end is None or end.year - start.year < _SEVERAL or not opens:
                return None
            if page.outlooks.get(page.sections[section_at].section_id) == AHEAD:
                return None
            return self._handed_down(self._verdicts.governed(time, "inherited", i))
        return None

    def _coming(self, section_at: int) -> Governing:
        """The year at hand for what a work report of its first months plans under no date of its own."""
        page, reference = self._page, self._page.reference_date
        if (
            page.metadata.doc_type != "report"
            or reference is None
            or reference.month > _REPORT_SEASON
            or page.outlooks.get(page.sections[section_at].section_id) != AHEAD
        ):
            return NOTHING
        if self._this_year is None:
            year = str(reference.year)
            time = next((t for t in self._verdicts.times if t.edtf == year), None)
            self._this_year = (
                NOTHING
                if time is None
                else Governing(time, "inherited", "during", year, time.start_date, time.end_date)
            )
        return self._this_year

    def _titled(self, section_at: int) -> Governing | None:
        """The period that the title of a part names: of the text, or of an annex."""
        found = None
        for at, titled in self._titles:
            if at > section_at:
                break
            found = titled
        return found

    def _running(self, index: int) -> Governing:
        """What the block of a sentence has handed down when the sentence ends: its last free time."""
        page, known = self._page, self._run
        first = index
        floor = page.section_at(page.sentences[index].start).start
        while first not in known and first > 0 and page.sentences[first - 1].start >= floor:
            first -= 1
        for i in range(first, index + 1):
            if i in known:
                continue
            last = self._find_last(i)
            opens = i == 0 or page.sentences[i - 1].start < floor
            goes_on = last.time is None and not opens
            if goes_on:
                known[i] = NOTHING if self._goes_onward(known[i - 1], i) else known[i - 1]
            else:
                known[i] = last
        return known[index]

    def _goes_beyond(self, last: Governing, index: int) -> bool:
        """Whether a sentence tells of more years than the one handed down to it (五年中，…; 从那时起，…)."""
        if last.time is None or last.time.precision != "year":
            return False
        start = self._page.sentences[index].start
        return _YEARS_PASSING.match(self._page.norm, start) is not None or self._goes_onward(last, index)

    def _goes_onward(self, last: Governing, index: int) -> bool:
        """Whether a sentence leads away from the old year handed down, for all that follows it."""
        reference, end = self._page.reference_date, last.end_date
        if last.time is None or last.time.precision != "year" or last.role != "during" or reference is None:
            return False
        old = end is not None and end.year < reference.year
        return old and _ONWARD.match(self._page.norm, self._page.sentences[index].start) is not None

    def _topic(self, section_at: int) -> Governing | None:
        """The period that an earlier block under the same heading sets.

        For a list these are the words that introduce it; in a report, the last paragraph that names a year or more
        (五年来，…).
        """
        page = self._page
        in_list = page.sections[section_at].kind == "list_item"
        in_report = page.metadata.doc_type == "report" and self._from_headings(section_at).time is not None
        if not in_list and not in_report:
            return None
        for at in range(section_at - 1, max(-1, section_at - _BLOCKS), -1):
            block = page.sections[at]
            if block.kind in ("heading", "title"):
                return None
            if in_list and block.kind == "list_item":
                continue
            end = page.sentence_index(block.end - 1)
            last = self._running(end) if end >= 0 and page.sentences[end].start >= block.start else NOTHING
            time = last.time
            dated = time is not None and time.start_date is not None and time.precision in PERIODS
            if time is not None and dated and (in_list or _length(time) >= _YEAR):
                return self._handed_down(last)
            if not in_report:
                return None
            in_list = False
        return None

    def _find_last(self, index: int, free: bool = True) -> Governing:
        """The last time of a sentence that governs: of those that stand free, or of all."""
        sentence, verdicts = self._page.sentences[index], self._verdicts
        low = bisect_left(verdicts.starts, sentence.start)
        high = bisect_left(verdicts.starts, sentence.end)
        for i in range(high - 1, max(low, high - _TIMES) - 1, -1):
            time = verdicts.times[i]
            if not verdicts.governs(time) or verdicts.is_issue(time):
                continue
            if free and not verdicts.stands_free(time, sentence.start):
                continue
            if time.precision == "day":
                time = self._latest(time, i + 1, high)
            return verdicts.governed(time, "inherited", low)
        return NOTHING

    def _latest(self, day: Time, first: int, end: int) -> Time:
        """The last of the days with which later clauses go on (3日…，于5日陆续出院), else the one given."""
        norm, verdicts = self._page.norm, self._verdicts
        for time in reversed(verdicts.times[first:end]):
            if time.precision != "day" or time.start_date is None or day.start_date is None:
                continue
            before = norm[time.start - 2 : time.start]
            opens = before[-1:] in "，,；" or (before[-1:] in "于在" and before[:1] in "，,；")
            if opens and time.start_date > day.start_date and verdicts.governs(time) and not verdicts.is_issue(time):
                return time
        return day

    @staticmethod
    def _handed_down(last: Governing) -> Governing:
        time = last.time
        if time is None:
            return NOTHING
        if time.start_date is None:
            return Governing(time, "inherited", "as_of") if NOW.match(time.text) else NOTHING
        return Governing(time, "inherited", last.role, last.edtf, last.start_date, last.end_date)

    def _from_headings(self, section_at: int) -> Governing:
        if self._headings is None:
            self._read_outline()
        headings, above = self._headings or [], self._heading_of
        at = above[section_at] if 0 <= section_at < len(above) else -1
        while at >= 0:
            heading = headings[at]
            time = self._period_in(heading.start, heading.end)
            if time is not None:
                return Governing(time, "inherited", "during", time.edtf, time.start_date, time.end_date)
            at = self._parents[at]
        series = self._of_series(above[section_at]) if 0 <= section_at < len(above) else NOTHING
        if series.time is not None:
            return series
        titled = self._titled(section_at)
        if titled is not None:
            return titled
        if self._page.metadata.doc_type == "report" and 0 <= section_at < len(above):
            return self._from_introductions(above[section_at])
        return NOTHING

    def _of_series(self, at: int) -> Governing:
        """The period of the words that introduce a series of headings (一年来，我们主要做了以下工作。)."""
        headings, parents = self._headings or [], self._parents
        while at >= 0:
            known = self._series.get(at)
            if known is None:
                first = at
                while first > 0 and parents[first - 1] >= parents[at]:
                    first -= 1
                while parents[first] != parents[at] or headings[first].level != headings[at].level:
                    first += 1
                known = self._series[at] = self._introduced_by(self._heading_at[first] - 1)
            if known.time is not None:
                return known
            at = parents[at]
        return NOTHING

    def _introduced_by(self, section_at: int) -> Governing:
        page = self._page
        block = page.sections[section_at] if section_at >= 0 else None
        if (
            block is None
            or block.is_head
            or not _INTRODUCES.search(page.norm, max(block.start, block.end - 30), block.end)
        ):
            return NOTHING
        last = self._running(page.sentence_index(block.end - 1))
        if last.time is None or last.start_date is None or last.time.precision not in PERIODS:
            return NOTHING
        return self._handed_down(last)

    def _from_introductions(self, at: int) -> Governing:
        """The year that a report's words under a higher heading name, before its first part begins."""
        at = self._parents[at] if at >= 0 else -1
        while at >= 0:
            known = self._introduced.get(at)
            if known is None:
                known = self._introduced[at] = self._introduction(self._heading_at[at])
            if known.time is not None:
                return known
            at = self._parents[at]
        return NOTHING

    def _introduction(self, section_at: int) -> Governing:
        page = self._page
        end = section_at + 1
        while end < len(page.sections) and page.sections[end].kind != "heading":
            end += 1
        for at in range(end - 1, max(section_at, end - _BLOCKS), -1):
            block = page.sections[at]
            last_sentence = page.sentence_index(block.end - 1)
            if last_sentence < 0 or page.sentences[last_sentence].start < block.start:
                continue
            last = self._running(last_sentence)
            if last.time is not None and last.time.start_date is not None and _length(last.time) >= _YEAR:
                return self._handed_down(last)
        return NOTHING

    def _names_one_period(self, section_at: int) -> bool:
        """Whether the nearest heading that names periods names one only (not 2025年和“十四五”时期工作回顾)."""
        headings = self._headings or []
        at = self._heading_of[section_at]
        while at >= 0:
            heading = headings[at]
            periods = len(self._periods_in(heading.start, heading.end))
            if periods:
                return periods == 1
            at = self._parents[at]
        return False

    def _period_in(self, start: int, end: int) -> Time | None:
        """The shortest period that a heading names: of “十五五”时期 and 2026年, the year."""
        return min(self._periods_in(start, end), key=_length, default=None)

    def _periods_in(self, start: int, end: int) -> list[Time]:
        starts = self._verdicts.starts
        times = self._verdicts.times[bisect_left(starts, start) : bisect_left(starts, end)]
        return [t for t in times if t.start_date is not None and t.precision in PERIODS]

    def _read_outline(self) -> None:
        headings: list[Section] = []
        parents: list[int] = []
        above: list[int] = []
        open_headings: list[int] = []
        for at, section in enumerate(self._page.sections):
            if section.kind == "heading":
                while open_headings and headings[open_headings[-1]].level >= section.level:
                    open_headings.pop()
                parents.append(open_headings[-1] if open_headings else -1)
                above.append(parents[-1])
                open_headings.append(len(headings))
                headings.append(section)
                self._heading_at.append(at)
            else:
                if section.kind == "title":
                    # An annex has a title of its own, and no heading before it governs there.
                    open_headings = []
                    self._titles.append((at, self._period_of_title(section)))
                above.append(open_headings[-1] if open_headings else -1)
        self._parents = parents
        self._headings, self._heading_of = headings, above

    def _period_of_title(self, title: Section) -> Governing | None:
        if title.text.endswith("工作报告"):
            return None
        time = self._period_in(title.start, title.end)
        # The year of a name inside a headline (举行2016年…仪式) is not the period of the article.
        opens = time is not None and _LABEL.fullmatch(self._page.norm, title.start, time.start)
        if time is None or time.end_date is None or not (opens or time.precision != "year"):
            return None
        return Governing(time, "inherited", "during", time.edtf, time.start_date, time.end_date)
