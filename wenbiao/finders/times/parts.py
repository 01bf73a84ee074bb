"""Parts of months and years: halves, quarters, seasons, ten days, weeks, 初, 中 and 底."""

from __future__ import annotations

import datetime as dt

from wenbiao import dates
from wenbiao.dates import Interval
from wenbiao.finders.times.written import Point

_ONE_DAY = dt.timedelta(days=1)


def part_of_month(p: Point, year: int, month: int) -> Interval | None:
    """The part of a month that a point names, the whole where it names none."""
    n, part, end = p.number or 0, p.part, dates.last_day(year, month)
    if part == "ten_days":
        first, last = dates.ten_days(year, month, p.number_first or n), dates.ten_days(year, month, n)
        return first if first == last else dates.between(first, last)
    if part == "week":
        if n < 0:
            # the week of the last day that is mostly of this month
            return dates.of_week(dates.nth_weekday(year, month, 3, -1))
        return dates.of_week(dates.nth_weekday(year, month, 0, n))
    if part == "weekday":
        return dates.of_day(dates.nth_weekday(year, month, "一二三四五六日".index(p.unit.replace("天", "日")), n))
    halves = (1, 15) if n == 1 else (16, end)
    days = {"half": halves, "first_days": (1, n), "last_days": (end - n + 1, end)}.get(part)
    if days is None:
        return dates.of_month(year, month)
    return dates.of_days(dt.date(year, month, days[0]), dt.date(year, month, days[1]))


def part_of_year(p: Point, year: int) -> Interval:
    """The part of a year that a point names, the whole where it names none."""
    n, part = p.number or 0, p.part
    if part == "half":
        return dates.of_half(year, n)
    if part == "quarter":
        return dates.of_quarter(year, n)
    if part == "season":
        return dates.of_season(year, n)
    if part == "week":
        return dates.of_week(dt.date.fromisocalendar(year, n, 1) if n > 0 else dt.date(year, 12, 28))
    if part == "last_days":
        return dates.of_days(dt.date(year, 12, 32 - n), dt.date(year, 12, 31))
    if part == "first_days":
        return dates.of_day(dt.date(year, 1, n))
    if part == "quarters":
        return dates.between(dates.of_quarter(year, p.number_first or 1), dates.of_quarter(year, n))
    if part == "first_weeks":
        first = dates.nth_weekday(year, 1, 0, 1)
        return dates.of_days(first, first + (7 * n - 1) * _ONE_DAY)
    months = {
        "first_quarters": (1, 3 * n), "first_months": (1, n), "last_months": (13 - n, 12), "first_month": (1, 1),
        "final_month": (12, 12),
        "nth_month": (n, n), "summer": (7, 8),
    }.get(part)  # fmt: skip
    return dates.of_months(year, *months) if months else dates.of_year(year)


def edged(interval: Interval, edge: str) -> Interval:
    """The beginning, the middle or the end (初, 中, 底) of an interval; itself without such an edge."""
    if not edge:
        return interval
    if edge[0] in "初伊早" or edge.startswith("前"):
        return dates.opening(interval)
    return dates.closing(interval) if edge[0] in "底末终晚后" else dates.middle(interval)
