"""What an expression means: its interval, from what is written and from what the text has said so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from wenbiao import dates
from wenbiao.dates import Interval
from wenbiao.finders.times.context import Context
from wenbiao.finders.times.distances import stretch, unit_away, within
from wenbiao.finders.times.parts import edged, part_of_month, part_of_year
from wenbiao.finders.times.words import HOLIDAY_DAYS, Holiday, Shift
from wenbiao.finders.times.written import Expression, Point
from wenbiao.page import Page

_ONE_DAY = dt.timedelta(days=1)
# precision and anchor of what has no dates by nature
_UNDATED = {"loose": ("relative", "relative"), "recurring": ("recurring", "none"), "duration": ("duration", "none")}
_UNIT_OF_PART = {
    "half": "half_year", "quarter": "quarter", "quarters": "quarter", "relative_quarter": "quarter",
    "season": "quarter", "same": "relative",
}  # fmt: skip
_HOLIDAY_BREAKS = ("假", "长", "期", "黄", "小")
# lead and length of the three days off around a holiday that falls on Monday, Tuesday, …
_WEEKENDS = ((2, 3), (2, 3), (0, 1), (0, 3), (0, 3), (0, 3), (1, 3))
# the weekdays of 周末, 上半周 and 下半周
_DAYS_OF_WEEK = {"末": (5, 6), "上": (0, 2), "下": (3, 6)}
# as many years a review looks back over
_REVIEWED = frozenset(range(1, 11))
# 5分钟后 is of the same day
_WITHIN_A_DAY = frozenset(("分钟", "分", "刻钟", "秒", "秒钟"))
_SAME_DAY = frozenset(("当天", "当日", "当晚"))
_FIRST_PLANS = {1: 1953, 2: 1958}


class Resolver:
    """Resolves the expressions of one page, in text order."""

    def __init__(self, page: Page) -> None:
        self._context = Context(page)
        self._anchor = "explicit"
        self._kind = self._kind_before = ""
        self._recurs_until = -9
        self._last_clock: tuple[int, Interval | None] = (-1, None)
        # The last stretch of so many years that the text named, which 这五年 points to.
        self._stretches: dict[int, Interval] = {}
        self._year_back: int | None = None

    def resolve(self, e: Expression) -> tuple[Interval | None, str, str]:
        """The meaning of an expression.

        Returns:
            Its interval (None where neither text nor reference date settles it), its precision, its anchor.
        """
        context, p = self._context, e.first
        context.enter(e.start, e.end)
        self._kind_before, self._kind = self._kind, p.kind
        if p.kind == "recurring":
            self._recurs_until = e.end
        if p.kind == "duration" and p.unit == "年" and p.count in _REVIEWED and context.sums_up_years():
            years = self._years_looked_back_on(p)
            if years is not None:
                return years, years.precision, "relative"
        if p.kind in _UNDATED:
            return None, *_UNDATED[p.kind]
        if p.kind == "clock":
            if context.goes_on_from(self._recurs_until):
                self._recurs_until = e.end  # 每天|8点至17点
                return None, *_UNDATED["recurring"]
            interval, precision, anchor = self._clock(p)
            self._last_clock = (e.end, interval)
            return self._opened(interval, e.opening), precision, anchor
        self._anchor = "explicit"
        try:
            interval = _READINGS[p.kind](self, p)
            if interval is not None and e.last is not None:
                interval = self._range(interval, e.last)
        except (ValueError, OverflowError):
            interval = None  # 2月30日
        if interval is None:
            precision = _precision_of(e.last or p)
            if precision == "day" and p.kind == "date":
                context.forget()
            return None, precision, self._anchor
        if p.kind != "distance" and p.name != "年内":
            context.remember(interval, e)
        if interval.precision == "year" and interval.start and interval.end:
            self._stretches[interval.end.year - interval.start.year + 1] = interval
        return self._opened(interval, e.opening), interval.precision, self._anchor

    @staticmethod
    def _opened(interval: Interval | None, opening: str) -> Interval | None:
        if interval is None or not opening:
            return interval
        return dates.since(interval) if opening == "since" else dates.until(interval)

    def _clock(self, p: Point) -> tuple[Interval | None, str, str]:
        context = self._context
        day = context.day_in_force() or context.day_of_block() or (context.reference if p.part else None)
        clock = "" if p.name.startswith("T24") else p.name
        end, earlier = self._last_clock
        if earlier is not None and earlier.start and not p.part and self._context.goes_on_from(end):
            # 下午2点至5点: the later hour is of the same day, and of the same half of it
            day = earlier.start
            before = earlier.edtf.partition("T")[2]
            if before >= "12" and clock and clock[1:] < before and clock < "T12":
                clock = f"T{int(clock[1:3]) + 12}{clock[3:]}"
        if day is None:
            return None, "day", "none"
        return Interval(f"{day.isoformat()}{clock}", day, day, "day"), "day", "elided"

    def _range(self, first: Interval, q: Point) -> Interval | None:
        """Join two points; the second takes from the first what it leaves out."""
        start = first.start
        if start is None:
            second = _READINGS[q.kind](self, q)
        elif q.kind == "weekday" and not q.name and q.number is not None:
            second = dates.of_day(start + ((q.number - start.weekday()) % 7) * _ONE_DAY)
        elif q.kind == "decade" and q.number is None and not q.name:
            second = self._decade(q, start.year // 100 * 100)
        elif q.kind == "date" and q.year is None and q.year_shift is None:
            second = self._second_date(first, start, q)
        else:
            if q.year_shift is not None and q.year_shift.base != "reference":
                q.year, q.year_shift = start.year + q.year_shift.first, None  # 2023年11月至次年2月
            second = _READINGS[q.kind](self, q)
        if second is None or (start and second.end and second.end < start):
            return None
        return dates.between(first, second)

    def _second_date(self, first: Interval, start: dt.date, q: Point) -> Interval | None:
        if q.month is not None:
            q.year = start.year + ((q.month_first or q.month) < start.month)
        elif q.day is not None and q.month_shift is None and first.precision == "day":
            return dates.of_day(start.replace(day=q.day))
        elif q.part and q.day is None and q.month_shift is None:
            q.year = start.year
        return self._date(q)

    # years

    def _years(self, p: Point) -> tuple[int, int] | None:
        """The first and last year that are written or stand behind a word; None where none is, or it is unknown."""
        if p.year is not None:
            return p.year_first or p.year, p.year
        if p.year_shift is None:
            return None
        self._anchor = "relative"
        shift, context = p.year_shift, self._context
        if p.name.endswith("度") or shift.base == "context":
            base = context.year_in_force(in_sentence=p.name.endswith("度"))
        else:
            base = context.year_of_reference() if shift.base == "reference" else context.year_spoken_of()
        return None if base is None else (base + shift.first, base + shift.last)

    def _year(self, p: Point, month: int | None = None, day: int | None = None) -> int | None:
        """The year, from the context where none is written."""
        if p.year is None and p.year_shift is None:
            self._elide()
            return self._context.year_of(month, day)
        years = self._years(p)
        return years[0] if years else None

    def _elide(self) -> None:
        if self._anchor == "explicit":
            self._anchor = "elided"

    # dates

    def _date(self, p: Point) -> Interval | None:
        if p.day_shift is not None:
            return self._relative_day(p.day_shift, p.name)
        if p.month is not None or p.month_shift is not None:
            return self._month(p)
        if p.day is not None:
            return self._lone_day(p)
        if p.part or p.edge:
            return self._year_part(p)
        years = self._years(p)
        if years is None:
            return None
        first, last = years
        if p.unit.startswith("学年"):
            return dates.between(dates.of_month(first, 9), dates.of_month(max(last, first + 1), 8))
        return dates.of_year(first) if first == last else dates.between(dates.of_year(first), dates.of_year(last))

    def _month(self, p: Point) -> Interval | None:
        year_month = self._shifted_month(p, p.month_shift) if p.month_shift else self._written_month(p)
        if year_month is None:
            return None
        year, month = year_month
        if p.month_first is not None:
            later = year + (p.month_first > month)
            return dates.between(dates.of_month(year, p.month_first), dates.of_month(later, month))
        if p.day is None:
            return part_of_month(p, year, month)
        if month == 2 and p.day == 29 and p.year is None:
            year -= next(n for n in range(9) if dates.last_day(year - n, 2) == 29)
        day = dt.date(year, month, p.day)
        return dates.of_days(day.replace(day=p.day_first or p.day), day)

    def _written_month(self, p: Point) -> tuple[int, int] | None:
        month = p.month or 0
        year = self._year(p, p.month_first or month, p.day)
        return None if year is None else (year, month)

    def _shifted_month(self, p: Point, shift: Shift) -> tuple[int, int] | None:
        context = self._context
        years = self._years(p)
        self._anchor = "relative"
        base = context.end_compared("month") if shift.base == "reference" else context.month_in_force(shift)
        if base is None:
            return None
        day = dates.shift_months(base.replace(day=1), shift.first)
        return (years[0] if years else day.year), day.month

    def _lone_day(self, p: Point) -> Interval | None:
        self._elide()
        number = p.day or 0
        base = self._context.month_of_day(number)
        if base is None:
            return None
        while number > dates.last_day(base.year, base.month):
            base = dates.shift_months(base.replace(day=1), -1)
        return dates.of_days(base.replace(day=p.day_first or number), base.replace(day=number))

    def _relative_day(self, shift: Shift, word: str) -> Interval | None:
        self._anchor = "relative"
        base = self._context.reference
        if word == "当时":
            return self._context.time_told_of()
        if shift.base == "context":
            context = self._context
            told = context.day_of_story() if word in _SAME_DAY else None
            base = told or context.day_in_force() or (base if shift.first == 0 else None)
        return None if base is None else dates.of_days(base + shift.first * _ONE_DAY, base + shift.last * _ONE_DAY)

    def _year_part(self, p: Point) -> Interval | None:
        if p.part == "relative_quarter":
            return self._relative_quarter(p)
        if p.part == "same":
            return self._same_period(p)
        if p.part == "season" and (years := self._years(p)):
            season = p.number or 1
            first, last = dates.of_season(years[0], season), dates.of_season(years[1], p.number_first or season)
            return first if first == last else dates.between(first, last)
        if p.year is None and p.year_shift is None and self._is_account(p):
            self._elide()
            year = self._context.year_of_account() or self._year(p)
        else:
            year = self._year(p)
        return None if year is None else edged(part_of_year(p, year), p.edge)

    def _is_account(self, p: Point) -> bool:
        """Whether 全年, 年末 or 年底 belongs to the year that is told of; 年底 and 下半年 are terms as often as not."""
        if p.part == "whole" or (p.edge == "末" and not p.part):
            return True
        late = (p.part, p.number) in (("half", 2), ("quarter", 4))
        return (late or (p.edge in ("初", "中", "底") and not p.part)) and self._context.tells_of_last_year()

    def _relative_quarter(self, p: Point) -> Interval | None:
        self._anchor = "relative"
        reference = self._context.end_compared("quarter")
        if reference is None:
            return None
        index = reference.year * 4 + (reference.month - 1) // 3 + (p.number or 0)
        return edged(dates.of_quarter(index // 4, index % 4 + 1), p.edge)

    def _same_period(self, p: Point) -> Interval | None:
        """去年同期: the period that the text speaks of, in that year; the year itself where it speaks of none."""
        period, years = self._context.period_in_force(), self._years(p)
        if years is None:
            return None
        if period is None or period.end is None:
            return dates.of_year(years[0])
        if holiday := self._context.last_holiday:
            return self._holiday(holiday, years[0])
        return dates.same_period(period, years[0] - period.end.year)

    # named days

    def _holiday(self, p: Point, year: int | None = None) -> Interval | None:
        context, last = self._context, self._context.last
        if year is None and p.year is None and last is not None and last.precision == "year" and last.start:
            year = last.start.year if context.follows_at_once() else None  # 2023年|“五一”假期
        holiday, year = HOLIDAY_DAYS[p.name], self._year(p) if year is None else year
        if year is None:
            return None
        day = _day_of_holiday(holiday, year)
        reference = self._context.reference
        elided = self._anchor == "elided" and not context.is_bare
        if elided and reference is not None and day is not None and year == reference.year:
            # 元旦 in December is the one to come
            year += (day - reference).days < -183
            year -= (day - reference).days > 183
            day = _day_of_holiday(holiday, year)
        if day is None:
            return None
        if not p.unit.startswith(_HOLIDAY_BREAKS):
            return dates.of_day(day)
        lead, length = _days_off(holiday, day, year)
        return dates.of_days(day - lead * _ONE_DAY, day + (length - lead - 1) * _ONE_DAY)

    def _lunar(self, p: Point) -> Interval | None:
        year, reference = self._year(p), self._context.reference
        if year is None or p.month is None:
            return None
        if self._anchor == "elided" and reference is not None and p.month > reference.month + 6:
            year -= 1  # 腊月 in January is that of the Chinese year that ends
        first, last = (dates.lunar_day(year, p.month, day) for day in ((p.day, p.day) if p.day else (1, -1)))
        return dates.of_days(first, last) if first and last else None

    def _week(self, p: Point) -> Interval | None:
        self._anchor = "relative"
        if self._context.reference is None or p.number is None or not p.name:
            return None  # a bare 周末 is any weekend
        monday = dates.monday(self._context.reference) + 7 * p.number * _ONE_DAY
        if not (p.edge or p.part):
            return dates.of_week(monday)
        first, last = _DAYS_OF_WEEK[p.edge or p.part]
        return dates.of_days(monday + first * _ONE_DAY, monday + last * _ONE_DAY)

    def _weekday(self, p: Point) -> Interval | None:
        self._anchor = "relative"
        context = self._context
        if p.number is None:
            return None
        day = context.day_in_force()
        beside = self._kind_before != "weekday" and context.follows_at_once()  # 周六周日 are two days
        if not p.name and day is not None and beside:
            return dates.of_day(day) if day.weekday() == p.number else None
        if context.reference is None:
            return None
        weeks = p.name.count("下") - p.name.count("上")
        return dates.of_day(dates.monday(context.reference) + (p.number + 7 * weeks) * _ONE_DAY)

    # long periods

    def _century(self, p: Point) -> Interval | None:
        if p.number is not None and p.name:
            # the third century B.C. is 300 to 201; these years have no days here
            return Interval(f"{1 - 100 * p.number:05d}/{100 - 100 * p.number:05d}", None, None, "century")
        first = self._first_year_of_century(p)
        return None if first is None else edged(dates.of_century(first // 100 + 1), p.edge)

    def _first_year_of_century(self, p: Point) -> int | None:
        if p.number is not None:
            return p.number * 100 - 100
        self._anchor = "relative"
        year = self._context.year_of_reference() or self._context.heading_year
        if year is None:
            return None
        return year // 100 * 100 + 100 * (p.name.startswith("下") - p.name.startswith("上"))

    def _decade(self, p: Point, century: int | None = None) -> Interval | None:
        n = int(p.count or 0)
        if n > 100:
            return edged(dates.of_decade(n), p.edge)
        if century is None and (p.number is not None or p.name):
            century = self._first_year_of_century(p)
            if century is None:
                return None
        elif century is None:
            self._elide()
            century = 1900 if n >= 30 else 2000
        decade = edged(dates.of_decade(century + n), p.edge)
        if p.number_first is None:
            return decade
        return dates.between(dates.of_decade(century + 10 * p.number_first), decade)

    def _plan(self, p: Point) -> Interval | None:
        first = _FIRST_PLANS.get(p.number or 0, 1951 + 5 * (p.number or 0))
        last = first + 4
        if p.direction == "last":
            first = last + 1 - int(p.count or 0)
        elif p.count:
            last = first + int(p.count) - 1
        elif p.edge:
            year = first if p.edge[0] in "初前" else last if p.edge[0] in "末期后" else first + 2
            return dates.of_year(year)
        interval = dates.between(dates.of_year(first), dates.of_year(last))
        return dates.since(interval) if p.part == "since" else interval

    # distances

    def _distance(self, p: Point) -> Interval | None:
        self._anchor = "relative"
        context, direction = self._context, p.direction
        base = context.reference
        if p.unit == "年" and direction in ("back", "since") and p.count in _REVIEWED:
            years = self._years_looked_back_on(p)
            if years is not None or base is None:
                return years
        if direction == "later":
            base = self._base_of_later(p.unit)
        if direction == "loose" and p.name == "这" and p.unit == "年" and p.count is not None and p.count > 1:
            return self._stretches.get(int(p.count))
        if direction == "later" and p.unit in _WITHIN_A_DAY:
            day = context.day_of_sequel()
            return dates.of_day(day) if day is not None else None
        if direction == "past" and p.unit == "年" and (p.count or 0) > 1 and context.is_compared():
            # 五年来…, 比前五年…: as many years before those
            count = int(p.count or 0)
            told = self._stretches.get(count) or self._stretches.get(count + 1)
            year = told.start.year if told and told.start else context.year_spoken_of()
            return dates.between(dates.of_year(year - count), dates.of_year(year - 1)) if year else None
        if p.count is None or base is None or direction == "loose":
            return None
        if direction == "within":
            return within(base, p.count, p.unit)
        if direction in ("ago", "later", "over"):
            return unit_away(base, p.count if direction != "ago" else -p.count, p.unit)
        back, apart = direction in ("back", "since", "past"), direction in ("past", "next")
        return stretch(
            base, p.count, p.unit, back=back, apart=apart, by_day=context.is_bare and p.name[:1] not in "上下"
        )

    def _years_looked_back_on(self, p: Point) -> Interval | None:
        """过去一年 and 五年来 in a review: the years up to the one reviewed, or those of the heading's plan."""
        context, count = self._context, int(p.count or 0)
        plan = context.plan_above() if count == 5 else None
        if plan is not None and context.reference is None:
            return self._plan(Point(p.start, p.end, "plan", number=plan))
        last = context.year_looked_back_from()
        if last is None and count == 1:
            # 一年来 is the same year all through an undated review.
            last = context.heading_year or context.year_just_stated() or context.year_stated_next() or self._year_back
            self._year_back = last
        if last is None and count > 1 and context.reference is None:
            last = context.year_compared(count)
        if last is None:
            return None
        first = dates.of_year(last - count + 1)
        return first if count == 1 else dates.between(first, dates.of_year(last))

    def _base_of_later(self, unit: str) -> dt.date | None:
        """三天后 counts from the time just told of; from the reference date where it opens the text or announces."""
        context, last = self._context, self._context.last
        if last is None:
            return context.reference if context.in_first_sentence() or context.is_future() else None
        if not (context.in_sentence(before=1) or context.tells_on()) or (
            unit in ("天", "日", "周", "星期") and last.precision != "day"
        ):
            return None
        return last.end or last.start


# How a point of each kind is resolved; held by the module, since a resolver that holds methods of its own is a ring
# that keeps its page in memory.
_READINGS: dict[str, Callable[[Resolver, Point], Interval | None]] = {
    "date": Resolver._date, "holiday": Resolver._holiday, "lunar": Resolver._lunar, "week": Resolver._week,
    "weekday": Resolver._weekday, "century": Resolver._century, "decade": Resolver._decade, "plan": Resolver._plan,
    "distance": Resolver._distance,
}  # fmt: skip


def _day_of_holiday(holiday: Holiday, year: int) -> dt.date | None:
    if holiday.rule:
        return dates.solar_term(year, holiday.rule)
    if holiday.nth:
        return dates.nth_weekday(year, holiday.month, holiday.weekday, holiday.nth)
    if holiday.lunar:
        return dates.lunar_day(year - (holiday.month == 12), holiday.month, holiday.day)
    return dt.date(year, holiday.month, holiday.day)


def _days_off(holiday: Holiday, day: dt.date, year: int) -> tuple[int, int]:
    """How many days off come before a holiday, and how many there are."""
    if year in holiday.breaks:
        return holiday.breaks[year]
    if holiday.length > 1 and year >= holiday.since:
        return holiday.lead, holiday.length
    return _WEEKENDS[day.weekday()] if holiday.weekend and year >= 2008 else (0, 1)


def _precision_of(p: Point) -> str:
    """The precision of a point that could not be dated."""
    if p.kind in ("week", "weekday", "holiday", "lunar"):
        return "day"
    if p.kind in ("century", "decade"):
        return p.kind
    if p.kind == "distance" or (p.year_shift is not None and p.month is None and not p.part):
        return "relative"
    if p.day is not None or p.day_shift is not None or p.part == "ten_days":
        return "day"
    if p.month is not None or p.month_shift is not None:
        return "month"
    return _UNIT_OF_PART.get(p.part, "year")
