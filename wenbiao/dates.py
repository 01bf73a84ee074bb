"""Calendar arithmetic: intervals of the Gregorian and the Chinese calendar, written as EDTF (ISO 8601-2).

An :class:`Interval` is what a time expression denotes: an EDTF string, the two days that bound it, and its precision.
A side that is open, or lies outside the years 1 to 9999, has no day.
"""

from __future__ import annotations

import datetime as dt
from calendar import isleap
from functools import cache, lru_cache
from math import radians, sin
from typing import NamedTuple

from lunardate import LunarDate

_ONE_DAY = dt.timedelta(days=1)
_DAYS_OF_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_PER_DEGREE = 365.2422 / 360
# noon of 1 January 2000 as an ordinal; eight hours on, less some 70 seconds of dynamical time
_EPOCH = 730120.5
_BEIJING = 8 / 24 - 69 / 86400


class Interval(NamedTuple):
    """A stretch of the calendar.

    Attributes:
        edtf: EDTF level 1 or 2 string, ``2020-06`` or ``2020-08-16/``.
        start, end: first and last day, both inclusive; None where that side is open or unknown.
        precision: day, month, quarter, half_year, year, decade or century.
    """

    edtf: str
    start: dt.date | None
    end: dt.date | None
    precision: str


def last_day(year: int, month: int) -> int:
    """Number of days of a month.

    Raises:
        ValueError: no such month.
    """
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    return 29 if month == 2 and isleap(year) else _DAYS_OF_MONTHS[month - 1]


def shift_months(day: dt.date, months: int) -> dt.date:
    """The same day of another month, or that month's last day where it is shorter.

    Raises:
        ValueError: the result lies outside the years 1 to 9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of range")
    return dt.date(year, month + 1, min(day.day, last_day(year, month + 1)))


def end_of_length(start: dt.date, count: int, unit: str) -> dt.date:
    """The last day of a length of time that begins on a day.

    Args:
        start: its first day.
        count: how many units it lasts.
        unit: ``D``, ``W``, ``M`` or ``Y``, as in an ISO 8601 duration.

    Raises:
        ValueError, OverflowError: the result lies outside the years 1 to 9999.
    """
    if unit in "DW":
        return start + dt.timedelta(days=count * (7 if unit == "W" else 1) - 1)
    return shift_months(start, count * (12 if unit == "Y" else 1)) - _ONE_DAY


@lru_cache(2048)
def of_day(day: dt.date) -> Interval:
    """One day."""
    return Interval(day.isoformat(), day, day, "day")


@lru_cache(2048)
def of_month(year: int, month: int) -> Interval:
    """One month.

    Raises:
        ValueError: no such month.
    """
    return Interval(
        f"{year:04d}-{month:02d}", dt.date(year, month, 1), dt.date(year, month, last_day(year, month)), "month"
    )


def of_quarter(year: int, quarter: int) -> Interval:
    """One quarter, 1 to 4; EDTF level 2 numbers them 33 to 36."""
    first = quarter * 3 - 2
    start, end = of_month(year, first).start, of_month(year, first + 2).end
    return Interval(f"{year:04d}-{32 + quarter}", start, end, "quarter")


def of_half(year: int, half: int) -> Interval:
    """One half of a year, 1 or 2; EDTF level 2 numbers them 40 and 41."""
    start, end = of_month(year, half * 6 - 5).start, of_month(year, half * 6).end
    return Interval(f"{year:04d}-{39 + half}", start, end, "half_year")


def of_season(year: int, season: int) -> Interval:
    """Spring to winter, 1 to 4; EDTF numbers them 21 to 24. Bounded by the months of the meteorological seasons."""
    first = 3 * season
    end = of_month(year + 1, 2).end if season == 4 else of_month(year, first + 2).end
    return Interval(f"{year:04d}-{20 + season}", of_month(year, first).start, end, "quarter")


@lru_cache(2048)
def of_year(year: int) -> Interval:
    """One year; a year before Christ (0 or below, astronomically counted) has no days."""
    if not 1 <= year <= 9999:
        return Interval(f"-{-year:04d}" if year <= 0 else f"Y{year}", None, None, "year")
    return Interval(f"{year:04d}", dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def of_decade(year: int) -> Interval:
    """The ten years from ``year``, a multiple of ten: ``198X``."""
    return Interval(f"{year // 10:03d}X", dt.date(year, 1, 1), dt.date(year + 9, 12, 31), "decade")


def of_century(century: int) -> Interval:
    """A century as EDTF counts it: the 20th is ``19XX``, 1900 to 1999."""
    first = century * 100 - 100
    start = dt.date(max(1, first), 1, 1)
    return Interval(f"{century - 1:02d}XX", start, dt.date(first + 99, 12, 31), "century")


def of_days(start: dt.date, end: dt.date, precision: str = "day") -> Interval:
    """The days from ``start`` to ``end``, both inclusive."""
    if start == end:
        return of_day(start)
    return Interval(f"{start.isoformat()}/{end.isoformat()}", start, end, precision)


def of_months(year: int, first: int, last: int) -> Interval:
    """The months from ``first`` to ``last`` of one year."""
    if first == last:
        return of_month(year, first)
    return between(of_month(year, first), of_month(year, last))


def between(first: Interval, last: Interval) -> Interval:
    """From the start of one interval to the end of another; the precision is that of the end."""
    left, right = _edge(first, 0), _edge(last, 1)
    if left == right:
        return Interval(left, first.start, last.end, last.precision)
    return Interval(f"{left}/{right}", first.start, last.end, last.precision)


def _edge(interval: Interval, side: int) -> str:
    """One side's EDTF; the numbers of halves and quarters may not bound an EDTF interval, so days and months do."""
    parts = interval.edtf.split("/")
    if len(parts) == 2:
        return parts[side]
    day = interval.end if side else interval.start
    if interval.precision in ("quarter", "half_year") and day is not None:
        return f"{day.year:04d}-{day.month:02d}"
    if interval.precision in ("decade", "century") and day is not None:
        return f"{day.year:04d}"
    return interval.edtf


def since(interval: Interval) -> Interval:
    """From the start of an interval on, the end unknown: ``2020-08-16/``."""
    return Interval(f"{_edge(interval, 0)}/", interval.start, None, interval.precision)


def until(interval: Interval) -> Interval:
    """Up to the end of an interval, the start unknown: ``/2020``."""
    return Interval(f"/{_edge(interval, 1)}", None, interval.end, interval.precision)


def opening(interval: Interval) -> Interval:
    """The first part of an interval (初): January of a year, the first month of a quarter, a month itself.

    EDTF has no unit between month and day, so 月初 keeps its month and the modifier says the rest.
    """
    if interval.start is None or interval.end is None or interval.precision in ("day", "month"):
        return interval
    start, end = interval.start, interval.end
    if interval.precision in ("decade", "century"):
        return between(of_year(start.year), of_year(start.year + (2 if interval.precision == "decade" else 9)))
    if start.year != end.year:
        return of_year(start.year)
    return of_month(start.year, start.month)


def closing(interval: Interval) -> Interval:
    """The last part of an interval (末, 底): December of a year, the last month of a quarter, a month itself."""
    if interval.start is None or interval.end is None or interval.precision in ("day", "month"):
        return interval
    start, end = interval.start, interval.end
    if interval.precision in ("decade", "century"):
        return between(of_year(end.year - (2 if interval.precision == "decade" else 9)), of_year(end.year))
    if start.year != end.year:
        return of_year(end.year)
    return of_month(end.year, end.month)


def middle(interval: Interval) -> Interval:
    """The middle of an interval (中): June and July of a year, the fourth to seventh year of a decade, else itself."""
    if interval.start is None or interval.precision not in ("year", "decade", "century"):
        return interval
    first = interval.start.year
    if interval.precision == "year":
        return of_months(first, 6, 7) if interval.end and interval.end.year == first else interval
    low, high = (3, 6) if interval.precision == "decade" else (40, 59)
    return between(of_year(first + low), of_year(first + high))


def same_period(interval: Interval, years: int) -> Interval:
    """The same interval so many years later (negative: earlier): what 去年同期 points at."""
    if interval.start is None or interval.end is None:
        return interval
    start, end = interval.start, interval.end
    if interval.precision == "day":
        return of_days(_same_day(start, years), _same_day(end, years))
    if interval.precision in ("quarter", "half_year") and start.year == end.year and "/" not in interval.edtf:
        unit = of_quarter if interval.precision == "quarter" else of_half
        return unit(start.year + years, (start.month - 1) // (3 if interval.precision == "quarter" else 6) + 1)
    if interval.precision == "month":
        return between(of_month(start.year + years, start.month), of_month(end.year + years, end.month))
    return between(of_year(start.year + years), of_year(end.year + years))


def _same_day(day: dt.date, years: int) -> dt.date:
    return shift_months(day, 12 * years)


def ten_days(year: int, month: int, part: int) -> Interval:
    """上旬, 中旬, 下旬 (part 1, 2, 3) of a month, as days."""
    end = (10, 20, last_day(year, month))[part - 1]
    return of_days(dt.date(year, month, part * 10 - 9), dt.date(year, month, end))


def monday(day: dt.date) -> dt.date:
    """The Monday of a day's week (ISO 8601: weeks begin on Monday)."""
    return day - dt.timedelta(days=day.weekday())


def of_week(day: dt.date) -> Interval:
    """The ISO week that holds a day."""
    first = monday(day)
    return of_days(first, first + dt.timedelta(days=6))


def nth_weekday(year: int, month: int, weekday: int, n: int) -> dt.date:
    """The n-th Monday (weekday 0) … Sunday (6) of a month; ``n`` = -1 is the last.

    Raises:
        ValueError: the month has no such day.
    """
    if n < 0:
        end = dt.date(year, month, last_day(year, month))
        return end - dt.timedelta(days=(end.weekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first.replace(day=1 + (weekday - first.weekday()) % 7 + 7 * (n - 1))


@cache
def lunar_day(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day of a day of the Chinese calendar, None outside its table (1900 to 2099) or where there is none.

    Args:
        year: the Chinese year by the Gregorian year in which it begins.
        month: 1 (正月) to 12 (腊月), never a leap month.
        day: 1 (初一) to 30; -1 is the month's last day (除夕 in month 12).
    """
    try:
        if day > 0:
            return LunarDate(year, month, day).to_solar_date()
        following = LunarDate(year + 1, 1, 1) if month == 12 else LunarDate(year, month + 1, 1)
        return following.to_solar_date() - _ONE_DAY
    except (ValueError, OverflowError):
        return None


SOLAR_TERMS = (
    "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露",
    "霜降", "立冬", "小雪", "大雪", "冬至", "小寒", "大寒", "立春", "雨水", "惊蛰",
)  # fmt: skip
"""The solar terms, one for every fifteen degrees of the sun's longitude, from the spring equinox on."""


@cache
def solar_term(year: int, name: str) -> dt.date:
    """The day of a solar term in China: when the sun's apparent longitude reaches its multiple of fifteen degrees.

    The longitude is that of Meeus, *Astronomical Algorithms*, chapter 25, good to a quarter of an hour; a term so near
    midnight may come out a day off.
    """
    degrees = 15 * SOLAR_TERMS.index(name)
    equinox = dt.date(year, 3, 20).toordinal()
    day = equinox + (degrees if degrees < 285 else degrees - 360) * _DAYS_PER_DEGREE
    for _ in range(5):
        day += ((degrees - _longitude_of_sun(day) + 180) % 360 - 180) * _DAYS_PER_DEGREE
    return dt.date.fromordinal(int(day + _BEIJING))


def _longitude_of_sun(day: float) -> float:
    """The sun's apparent longitude in degrees at a proleptic Gregorian ordinal (dynamical time)."""
    t = (day - _EPOCH) / 36525
    anomaly = radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    centre = (
        (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    return (mean + centre - 0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * t))) % 360
