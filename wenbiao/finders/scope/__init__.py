"""The time that governs a place in the text: scope of a time expression over figures and events.

A time governs from where it stands to the end of its sentence, to a ；, or to the next time; a period, and a day that
opens its sentence, hold across the ； too. A sentence without one inherits: from the sentences before it in the
paragraph, then from the headings above it, then from a title that names a period. What only measures a comparison
(较上年, 与2019年相比) or dates the writing (北京7月15日电) governs nothing. The day of a release (今天公布) dates what
its own sentence says, where no other time does, and hands nothing down.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left

from wenbiao.finders.scope.governing import NOTHING, Governing
from wenbiao.finders.scope.inheritance import PERIODS, Inheritance
from wenbiao.finders.scope.verdicts import Verdicts
from wenbiao.lexicon import alternation, load_lexicon
from wenbiao.page import Page
from wenbiao.records import Time

__all__ = ["NOTHING", "Governing", "TimeScope"]

# Beyond these, nothing governs: characters inside a sentence, times looked back over.
_REACH = 2000
_TIMES = 12
# A day so near the start of its sentence opens it, and holds across a ； as a period does.
_OPENING = 8

# The year that opens the name of a meeting or a match (2026“村超”总决赛) dates the figures that size it.
_EVENTS = alternation(load_lexicon("predicates")["named_event"]["words"])
_NAME_YEAR = re.compile(
    rf"((?:19|20)\d\d)(?<![\d.]\d{{4}})(?=[“”《]|[\u4e00-\u9fff]{{2,14}}?(?:{_EVENTS})(?![季事区程]))(?![年多余个万亿千百])"
)
_NAME_REACH = 200
# 一季度茶价报告今天发布
_RELEASED = re.compile(r"[^，,；;：:。（）\d]{0,24}(?:报告|数据|情况|指数|统计|公报|结果|报表|简报|成绩单)")
_MARK = re.compile(r"[，,；;：:（(。]")


class TimeScope:
    """Answers which time governs a span of one page."""

    __slots__ = ("_first", "_handed", "_high", "_index", "_inheritance", "_last", "_low", "_page", "_verdicts")

    def __init__(self, page: Page) -> None:
        self._page = page
        self._verdicts = Verdicts(page)
        self._inheritance = Inheritance(page, self._verdicts)
        # The sentence being asked about: its index, its span, its times and what it inherits.
        self._index = self._first = self._last = self._low = self._high = 0
        self._handed: Governing | None = None

    def governing(self, start: int, end: int) -> Governing:
        """The time that governs ``[start, end)``."""
        if not self._first <= start < self._last:
            self._enter(start)
        found = self._in_sentence(start, end) if self._low < self._high else None
        if found is None or (found.start_date is None and found.end_date is None):
            named = self._of_name(self._first, start)
            if named is not None:
                return named
        if found is not None:
            return found
        if self._handed is None:
            self._handed = self._inheritance.inherited(self._index)
        return self._handed

    def _enter(self, start: int) -> None:
        """Make the sentence of an offset the one that is asked about: spans come in text order, many in a sentence."""
        self._index = max(0, self._page.sentence_index(start))
        sentence = self._page.sentences[self._index]
        self._first, self._last = sentence.start, sentence.end
        self._low = bisect_left(self._verdicts.starts, self._first)
        self._high = bisect_left(self._verdicts.starts, self._last, self._low)
        self._handed = None

    def governs(self, time: Time) -> bool:
        """Whether a time dates what is said beside it, not a base of comparison, a price or a dateline."""
        return self._verdicts.governs(time)

    def coordinated(self, time: Time) -> list[Time]:
        """A time with those that stand coordinated before it in its sentence (4月和9月), in text order."""
        low = bisect_left(self._verdicts.starts, self._page.sentence_at(time.start).start)
        return self._verdicts.coordinated(time, low)

    def is_issue(self, time: Time) -> bool:
        """Whether a day dates a release or a report (今天公布的数据显示): it hands nothing down to later sentences."""
        return self._verdicts.is_issue(time)

    def _in_sentence(self, start: int, end: int) -> Governing | None:
        """The time of the span's own sentence: the nearest before it, else one after it in its clause."""
        norm, first, low, verdicts = self._page.norm, self._first, self._low, self._verdicts
        high = bisect_left(verdicts.starts, start, low, self._high)
        for i in range(high - 1, max(low, high - _TIMES) - 1, -1):
            time = verdicts.times[i]
            if time.end > start:
                continue
            if start - time.end > _REACH:
                break
            if start - time.end == 1 and norm[time.end] == "的" and norm[end - 1] != "倍":
                return verdicts.governed(time, "explicit", low)
            if not verdicts.governs(time):
                continue
            if verdicts.is_embedded(time, start):
                continue
            crossed = verdicts.first_break(time.end, start) >= 0
            if crossed and not verdicts.stands_free(time, first):
                continue
            opens = time.precision == "day" and time.start - first <= _OPENING
            if crossed and time.precision not in PERIODS and not opens:
                return NOTHING
            if not crossed and i > low and verdicts.is_issue(time):
                time = self._reported(verdicts.times[i - 1], time)
            return verdicts.governed(time, "inherited" if crossed else "explicit", low)
        after = verdicts.times[high] if high < self._high else None
        if after is not None and after.precision == "year" and high + 1 < self._high:
            # 九部门主办的2026年全国茶会今天启动: the year is that of the name.
            later = verdicts.times[high + 1]
            if later.precision == "day" and not _MARK.search(norm, after.end, later.start):
                after = later
        if after is not None and end <= after.start and not _MARK.search(norm, end, after.start):
            return verdicts.governed(after, "explicit", low) if verdicts.governs(after) else None
        return None

    def _reported(self, period: Time, issue: Time) -> Time:
        """The period of what a day releases (一季度茶价报告今天发布，…), else the day."""
        named = period.precision in PERIODS and period.end_date is not None and self._verdicts.governs(period)
        return period if named and _RELEASED.fullmatch(self._page.norm, period.end, issue.start) else issue

    def _of_name(self, first: int, start: int) -> Governing | None:
        """The year in the name of an event of the same clause chain."""
        norm, first = self._page.norm, max(first, start - _NAME_REACH)
        if norm.find("20", first, start) < 0 and norm.find("19", first, start) < 0:
            return None
        years = _NAME_YEAR.findall(norm, first, start)
        if not years:
            return None
        year = int(years[-1])
        return Governing(None, "event", "during", years[-1], dt.date(year, 1, 1), dt.date(year, 12, 31))
