"""What an expression means: its interval, from the reference date, the headings and the times stated before it."""

from __future__ import annotations

import datetime as dt
import re

from wenbiao import dates
from wenbiao.dates import Interval
from wenbiao.finders.times.grammar import Expression, Point
from wenbiao.finders.times.words import HOLIDAY_DAYS, Shift
from wenbiao.page import Page

_ONE_DAY = dt.timedelta(days=1)
_COMPARISON = re.compile(r"(?:比|较|同|与|和|于|过|低于|高于|相当于|按|以)$")
_FUTURE = re.compile(r"将|拟|预计|计划|力争|起施行|起实施|起执行|明")


class Resolver:
    """Resolves the expressions of one page in text order; remembers what was said before."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._reference = page.reference_date
        self._section = -1
        self._heading_year: int | None = None
        self._last: Interval | None = None
        self._last_section = -1
        self._last_end = 0
        self._anchor = "none"
        self._start = self._end = 0
        self._by_id = {section.section_id: section for section in page.sections}
        self._report_year = _report_year(page)

    def resolve(self, e: Expression) -> tuple[Interval | None, str, str]:
        """The interval, the precision and the anchor of an expression."""
        self._enter(e.start)
        self._start, self._end, self._anchor = e.start, e.end, "explicit"
        p = e.first
        if p.kind in ("loose",):
            return None, "relative", "relative"
        if p.kind == "recurring":
            return None, "recurring", "none"
        if p.kind == "duration":
            return None, "duration", "none"
        if p.kind == "clock":
            day = self._day_in_force() or (self._reference if p.part else None)
            if day is None:
                return None, "day", "none"
            edtf = f"{day.isoformat()}{p.name}" if p.name and not p.name.startswith("T24") else day.isoformat()
            return Interval(edtf, day, day, "day"), "day", "elided"
        try:
            interval = self._point(p)
            if interval is not None and e.last is not None:
                interval = self._range(interval, p, e.last)
        except (ValueError, OverflowError):
            interval = None
        precision = interval.precision if interval else self._precision(e.last or p)
        if interval is None:
            if precision == "day" and p.kind == "date":
                self._last = None
            return None, precision, self._anchor
        if p.kind != "back" and not _COMPARISON.search(self._page.norm, max(0, e.start - 3), e.start):
            self._remember(interval, e.end)
        if e.opening == "since":
            interval = dates.since(interval)
        elif e.opening == "before":
            interval = dates.until(interval)
        return interval, precision, self._anchor

    # context

    def _enter(self, offset: int) -> None:
        index = self._page.section_index(offset)
        if index != self._section:
            self._section = index
            self._heading_year = self._year_of_headings(index)

    def _year_of_headings(self, index: int) -> int | None:
        sections = self._page.sections
        if not 0 <= index < len(sections):
            return None
        by_id = self._by_id
        section, seen = sections[index], 0
        while section.parent_id and seen < 10:
            parent = by_id.get(section.parent_id)
            if parent is None:
                return None
            if m := re.search(r"((?:19|20)[0-9]{2}|[一二][〇零一二三四五六七八九]{3})年", parent.text):
                return _plain_year(m[1])
            section, seen = parent, seen + 1
        return None

    def _remember(self, interval: Interval, end: int) -> None:
        if interval.start is not None or interval.end is not None:
            self._last, self._last_section, self._last_end = interval, self._section, end

    def _day_in_force(self) -> dt.date | None:
        last = self._last
        if last is not None and last.precision == "day":
            return last.end or last.start
        return None

    def _same_paragraph(self) -> bool:
        return self._last is not None and self._last_section == self._section

    def _same_sentence(self) -> bool:
        sentence = self._page.sentence_index(self._start)
        return self._last is not None and self._last_end > self._page.sentences[sentence].start

    def _context_year(self, month: int | None = None) -> int | None:
        """The year of a date that states none."""
        last, reference = self._last, self._reference
        if self._is_dateline():
            last = None
        if last is not None and self._same_paragraph() and last.start is not None:
            fine = last.precision not in ("decade", "century")
            if fine and (reference is None or last.precision in ("day", "month") or last.start.year == reference.year):
                year = last.start.year
                if reference is None or year != reference.year or month is None:
                    return year
        if self._heading_year is not None:
            return self._heading_year
        if reference is not None:
            if month is not None:
                gap = month - reference.month
                if gap >= 9 and not self._future():
                    return reference.year - 1
                if gap <= -9 and self._future():
                    return reference.year + 1
            return reference.year
        near = last is not None and self._section - self._last_section <= 3 and last.precision in ("day", "month")
        return last.start.year if near and last is not None and last.start is not None else None

    def _is_dateline(self) -> bool:
        """Whether the date opens an agency's report (1月13日电), which owes nothing to what stands before it."""
        return self._page.norm[self._end : self._end + 1] in ("电", "讯")

    def _future(self) -> bool:
        return bool(_FUTURE.search(self._page.norm, max(0, self._start - 8), self._start + 16))

    def _text_year(self) -> int | None:
        """The year that the sentence speaks of, which 上年 counts from."""
        last = self._last
        if last is not None and last.start is not None and self._same_paragraph() and last.precision not in ("decade", "century"):
            return (last.end or last.start).year
        return self._heading_year or (self._reference.year if self._reference else None)

    def _shifted_year(self, shift: Shift, loose: bool = False) -> tuple[int, int] | None:
        if shift.base == "reference":
            base = self._reference.year if self._reference else self._report_year
        elif shift.base == "text":
            base = self._text_year()
        if shift.base == "context" or loose:
            near = self._same_sentence() if loose else self._same_paragraph()
            base = self._last.start.year if near and self._last and self._last.start else None
        self._anchor = "relative"
        return None if base is None else (base + shift.first, base + shift.last)

    # points

    def _precision(self, p: Point) -> str:
        if p.kind in ("week", "weekday", "holiday", "lunar"):
            return "day"
        if p.kind == "back":
            return "relative"
        if p.year_shift is not None and p.month is None and not p.part:
            return "relative"
        if p.day is not None or p.day_shift is not None or p.part == "xun":
            return "day"
        if p.month is not None or p.month_shift is not None:
            return "month"
        return {"half": "half_year", "quarter": "quarter", "quarters": "quarter", "same": "relative"}.get(p.part, "year")

    def _point(self, p: Point) -> Interval | None:
        if p.kind == "date":
            return self._date(p)
        return getattr(self, f"_{p.kind}")(p)

    def _date(self, p: Point) -> Interval | None:
        years: tuple[int, int] | None = None
        if p.year is not None:
            years = (p.year_first or p.year, p.year)
        elif p.year_shift is not None:
            years = self._shifted_year(p.year_shift, p.name.endswith("度"))
            if years is None:
                return None
        if p.day_shift is not None:
            if p.name == "今天的":
                self._anchor = "relative"
                return None
            return self._relative_day(p.day_shift)
        if p.month is not None or p.month_shift is not None:
            return self._month(p, years)
        if p.day is not None:
            return self._lone_day(p)
        if p.part or p.edge:
            return self._part(p, years)
        if years is None:
            return None
        if p.school:
            first, last = years if years[0] != years[1] else (years[0], years[0] + 1)
            return dates.between(dates.of_month(first, 9), dates.of_month(last, 8))
        if years[0] != years[1]:
            return dates.between(dates.of_year(years[0]), dates.of_year(years[1]))
        return dates.of_year(years[0])

    def _elide(self) -> None:
        if self._anchor == "explicit":
            self._anchor = "elided"

    def _month(self, p: Point, years: tuple[int, int] | None) -> Interval | None:
        if p.month_shift is not None:
            self._anchor = "relative"
            base = self._reference
            if p.month_shift.base != "reference":
                last = self._last
                fine = last is not None and last.precision in ("day", "month") and (self._same_paragraph() or p.month_shift.base == "context")
                base = last.start if fine and last and last.start else base
            if base is None:
                return None
            day = dates.shift_months(base.replace(day=1), p.month_shift.first)
            year, month = (years[0] if years else day.year), day.month
        else:
            month = p.month or 0
            if years is None:
                year_or_none = self._context_year(p.month_first or month)
                self._elide()
                if year_or_none is None:
                    return None
                year = year_or_none
            else:
                year = years[0]
        if p.month_first is not None:
            later = year + (p.month_first > month)
            return dates.between(dates.of_month(year, p.month_first), dates.of_month(later, month))
        if p.day is not None:
            if p.day_first is not None:
                return dates.of_days(dt.date(year, month, p.day_first), dt.date(year, month, p.day))
            if month == 2 and p.day == 29 and years is None:
                year -= next(n for n in range(9) if dates.last_day(year - n, 2) == 29)
            return dates.of_day(dt.date(year, month, p.day))
        return self._month_part(p, year, month)

    def _month_part(self, p: Point, year: int, month: int) -> Interval | None:
        whole, end = dates.of_month(year, month), dates.last_day(year, month)
        n = p.number or 0
        if p.edge or not p.part:
            return whole
        if p.part == "xun":
            first, last = dates.ten_days(year, month, p.number_first or n), dates.ten_days(year, month, n)
            return dates.between(first, last) if first != last else last
        if p.part == "half":
            return dates.of_days(dt.date(year, month, 1 if n == 1 else 16), dt.date(year, month, 15 if n == 1 else end))
        if p.part == "days":
            return dates.of_days(dt.date(year, month, 1), dt.date(year, month, n))
        if p.part == "lastdays":
            return dates.of_days(dt.date(year, month, end - n + 1), dt.date(year, month, end))
        if p.part == "week":
            return dates.of_week(dates.nth_weekday(year, month, 0, n))
        if p.part == "weekday":
            return dates.of_day(dates.nth_weekday(year, month, "一二三四五六日".index(p.unit.replace("天", "日")), n))
        return whole

    def _lone_day(self, p: Point) -> Interval | None:
        """14日: of the month stated last, else of the reference date's."""
        self._elide()
        last, reference = self._last, self._reference
        base: dt.date | None = None
        if last is not None and last.precision in ("day", "month") and (self._same_paragraph() or reference is None):
            base = last.end or last.start
        elif reference is not None:
            base = reference
            if p.day is not None and p.day > reference.day + 3 and not self._future():
                base = dates.shift_months(reference.replace(day=1), -1)
        if base is None or p.day is None:
            return None
        while p.day > dates.last_day(base.year, base.month):
            base = dates.shift_months(base.replace(day=1), -1)
        day = dt.date(base.year, base.month, p.day)
        if p.day_first is not None:
            return dates.of_days(day.replace(day=p.day_first), day)
        return dates.of_day(day)

    def _relative_day(self, shift: Shift) -> Interval | None:
        self._anchor = "relative"
        base = self._reference
        if shift.base == "context":
            base = self._day_in_force() or (base if shift.first == 0 else None)
        return None if base is None else dates.of_day(base + shift.first * _ONE_DAY)

    def _part(self, p: Point, years: tuple[int, int] | None) -> Interval | None:
        if p.part == "seasons" and years:
            first, last = _season(years[0], p.number or 1), _season(years[1], p.number_first or p.number or 1)
            return first if first == last else Interval(f"{first.edtf}/{last.edtf}", first.start, last.end, "quarter")
        if p.part == "relative_quarter":
            return self._relative_quarter(p)
        if p.part == "same":
            last = self._last
            if last is None or last.start is None or last.end is None or years is None:
                return dates.of_year(years[0]) if years else None
            return dates.same_period(last, years[0] - last.end.year)
        if years is None:
            year = self._heading_year if p.part == "whole" and self._heading_year else self._context_year()
            self._elide()
            if year is None:
                return None
        else:
            year = years[0]
        n = p.number or 0
        result = dates.of_year(year)
        if p.part == "half":
            result = dates.of_half(year, n)
        elif p.part == "quarter":
            result = dates.of_quarter(year, n)
        elif p.part == "quarters":
            result = dates.of_months(year, 1, 3 * n)
        elif p.part == "months":
            result = dates.of_months(year, 1, n)
        elif p.part == "nlast":
            result = dates.of_months(year, 13 - n, 12)
        elif p.part == "firstmonth":
            result = dates.of_month(year, 1)
        elif p.part == "nthmonth":
            result = dates.of_month(year, n)
        elif p.part == "season":
            result = _season(year, n)
        elif p.part == "week":
            result = dates.of_week(dt.date.fromisocalendar(year, n, 1))
        elif p.part == "weeks":
            first = dates.nth_weekday(year, 1, 0, 1)
            result = dates.of_days(first, first + dt.timedelta(days=7 * n - 1))
        if p.edge:
            result = _edged(result, p.edge)
        return result

    def _range(self, first: Interval, p: Point, q: Point) -> Interval | None:
        """Join two points; the second takes from the first what it leaves out."""
        start = first.start
        if q.kind == "date" and q.year is None and q.year_shift is None and start is not None:
            if q.month is not None:
                q.year = start.year + ((q.month_first or q.month) < start.month)
            elif q.part and q.day is None and not q.month_shift:
                q.year = start.year
            elif q.day is not None and q.day_shift is None and q.month_shift is None and first.precision == "day":
                last = dt.date(start.year, start.month, q.day)
                return dates.of_days(start, last) if last >= start else None
        if q.kind == "weekday" and not q.name and q.number is not None and start is not None:
            return dates.of_days(start, start + ((q.number - start.weekday()) % 7) * _ONE_DAY)
        second = self._decade(q, start) if q.kind == "decade" else self._point(q)
        if second is None:
            return None
        if first.start and second.end and second.end < first.start:
            return None
        return dates.between(first, second)

    def _holiday(self, p: Point) -> Interval | None:
        holiday = HOLIDAY_DAYS[p.name]
        if p.year is not None:
            year = p.year
        elif p.year_shift is not None:
            years = self._shifted_year(p.year_shift)
            if years is None:
                return None
            year = years[0]
        else:
            context = self._context_year()
            self._elide()
            if context is None:
                return None
            year = context
        if holiday.rule:
            return dates.of_day(dates.clear_and_bright(year))
        if holiday.lunar:
            day = dates.lunar_day(year - (holiday.month == 12), holiday.month, holiday.day)
            return None if day is None else dates.of_day(day)
        return dates.of_day(dt.date(year, holiday.month, holiday.day))

    def _lunar(self, p: Point) -> Interval | None:
        year = p.year
        if year is None and p.year_shift is not None:
            years = self._shifted_year(p.year_shift)
            year = years[0] if years else None
        elif year is None:
            year = self._context_year()
            self._elide()
        if year is None or p.month is None:
            return None
        if p.day is not None:
            day = dates.lunar_day(year, p.month, p.day)
            return None if day is None else dates.of_day(day)
        first, last = dates.lunar_day(year, p.month, 1), dates.lunar_day(year, p.month, -1)
        return dates.of_days(first, last) if first and last else None

    def _relative_quarter(self, p: Point) -> Interval | None:
        self._anchor = "relative"
        if self._reference is None:
            return None
        index = self._reference.year * 4 + (self._reference.month - 1) // 3 + (p.number or 0)
        return _edged(dates.of_quarter(index // 4, index % 4 + 1), p.edge)

    def _week(self, p: Point) -> Interval | None:
        self._anchor = "relative"
        if self._reference is None or p.number is None:
            return None
        week = dates.of_week(self._reference + 7 * p.number * _ONE_DAY)
        if p.edge and week.end:
            return dates.of_days(week.end - _ONE_DAY, week.end)
        return week

    def _weekday(self, p: Point) -> Interval | None:
        self._anchor = "relative"
        if self._reference is None or p.number is None:
            return None
        last = self._last
        if not p.name and last is not None and last.end is not None and 0 <= self._start - self._last_end <= 1:
            return dates.of_day(last.end) if last.end.weekday() == p.number else None
        weeks = p.name.count("下") - p.name.count("上")
        return dates.of_day(dates.monday(self._reference) + (p.number + 7 * weeks) * _ONE_DAY)

    def _century(self, p: Point) -> Interval | None:
        n = p.number
        if n is None:
            self._anchor = "relative"
            year = self._reference.year if self._reference else self._report_year or self._heading_year
            if year is None:
                return None
            n = year // 100 + 1 + p.name.startswith("下") - p.name.startswith("上")
        return _edged(dates.of_century(n), p.edge)

    def _decade(self, p: Point, within: dt.date | None = None) -> Interval | None:
        n = int(p.count or 0)
        if within is not None and n < 100 and p.number is None and not p.name:
            return _edged(dates.of_decade(within.year // 100 * 100 + n), p.edge)
        if n > 100:
            return _edged(dates.of_decade(n), p.edge)
        if p.number is not None or p.name:
            century = self._century(Point(p.start, p.end, "century", number=p.number, name=p.name))
            if century is None or century.start is None:
                return None
            return _edged(dates.of_decade(century.start.year // 100 * 100 + n), p.edge)
        self._elide()
        return _edged(dates.of_decade((1900 if n >= 30 else 2000) + n), p.edge)

    def _plan(self, p: Point) -> Interval | None:
        start, end = dates.of_year(_plan_start(p.number or 0)), dates.of_year(_plan_start(p.number or 0) + 4)
        if p.count and p.direction == "last":
            return dates.between(dates.of_year(_plan_start(p.number or 0) + 5 - int(p.count)), end)
        if p.count:
            return dates.between(start, dates.of_year(_plan_start(p.number or 0) + int(p.count) - 1))
        if p.edge:
            return start if p.edge[0] in "初前" else end if p.edge[0] in "末期后" else dates.of_year(_plan_start(p.number or 0) + 2)
        interval = dates.between(start, end)
        return dates.since(interval) if p.name else interval

    def _back(self, p: Point) -> Interval | None:
        self._anchor = "relative"
        n, unit, reference = p.count, p.unit, self._reference
        if self._heading_year is not None and n == 1 and unit == "年" and p.direction in ("back", "since"):
            return dates.of_year(self._heading_year)
        if n is None or reference is None or p.direction == "loose":
            return None
        if p.direction in ("ago", "later", "over"):
            return self._distance(p, reference)
        if unit in ("小时", "世纪"):
            return None
        count = int(n)
        sign = -1 if p.direction in ("back", "since", "past") else 1
        if n != count:
            unit, count = {"年": ("月", round(n * 12)), "月": ("天", round(n * 30))}.get(unit, (unit, count))
        gap = 1 if p.direction in ("past", "next") else 0
        near, far = reference, reference
        if unit == "年":
            span = [dates.of_year(reference.year + sign * gap), dates.of_year(reference.year + sign * count)]
        elif unit == "季度":
            base = reference.year * 4 + (reference.month - 1) // 3
            ends = [base + sign * gap, base + sign * count]
            span = [dates.of_quarter(b // 4, b % 4 + 1) for b in ends]
        elif unit == "月":
            near, far = dates.shift_months(reference, sign * gap), dates.shift_months(reference, sign * count)
            span = [dates.of_month(near.year, near.month), dates.of_month(far.year, far.month)]
        elif unit == "周" and gap:
            span = [dates.of_week(reference + sign * 7 * gap * _ONE_DAY), dates.of_week(reference + sign * 7 * count * _ONE_DAY)]
        else:
            days = count * (7 if unit == "周" else 1)
            near, far = reference + sign * gap * _ONE_DAY, reference + sign * (days - (unit == "天" and sign < 0 and not gap)) * _ONE_DAY
            span = [dates.of_day(near), dates.of_day(far)]
        if sign < 0:
            span.reverse()
        return dates.between(span[0], span[1])

    def _distance(self, p: Point, reference: dt.date) -> Interval | None:
        """三年前, 三天后: one unit, so far from the reference date."""
        if p.count is None:
            return None
        n, unit = p.count * (-1 if p.direction == "ago" else 1), p.unit
        if n != int(n):
            if unit == "月":
                day = reference + round(n * 30) * _ONE_DAY
                return dates.of_month(day.year, day.month)
            unit, n = ("月", n * 12) if unit == "年" else (unit, n)
        count = int(n)
        if unit in ("年", "周年"):
            return dates.of_year(reference.year + count)
        if unit in ("月", "季度"):
            day = dates.shift_months(reference, count * (3 if unit == "季度" else 1))
            return dates.of_month(day.year, day.month)
        if unit in ("周", "星期", "礼拜"):
            return dates.of_week(reference + 7 * count * _ONE_DAY)
        if unit in ("天", "日"):
            return dates.of_day(reference + count * _ONE_DAY)
        return None


_PLAN_STARTS = {1: 1953, 2: 1958}


def _report_year(page: Page) -> int | None:
    """The year in which a work report was given, which its 今年 means, where its title says it (2021年政府工作报告)."""
    for section in page.sections[:3]:
        if (m := _REPORT.search(section.text)) and section.kind in ("title", "heading", "paragraph"):
            return int(m[1])
    return None


_REPORT = re.compile(r"^\s*(?:关于)?((?:19|20)[0-9]{2})年.{0,12}政府工作报告")


def _plan_start(n: int) -> int:
    """First year of the n-th five-year plan; after the second came three years of readjustment."""
    return _PLAN_STARTS.get(n, 1951 + 5 * n)


def _season(year: int, n: int) -> Interval:
    """A season as EDTF writes it, 21 to 24; bounded by the months that the Chinese calendar of meteorology gives it."""
    first = 3 * n
    start = dates.of_month(year, first).start
    end = dates.of_month(year + (n == 4), 2 if n == 4 else first + 2).end
    return Interval(f"{year:04d}-{20 + n}", start, end, "quarter")


def _edged(interval: Interval, edge: str) -> Interval:
    if not edge:
        return interval
    if edge[0] in "初伊早" or edge.startswith("前"):
        return dates.opening(interval)
    if edge[0] in "底末终晚" or edge.startswith("后"):
        return dates.closing(interval)
    return dates.middle(interval)


def _plain_year(text: str) -> int:
    return int("".join(str("〇一二三四五六七八九".find(c.replace("零", "〇"))) if not c.isascii() else c for c in text))
