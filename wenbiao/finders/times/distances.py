"""What lies so many years, quarters, months, weeks or days from a date: 近五年, 三天前.

Units are Chinese words, dates the days counted from; None where a unit (小时) has no interval of the calendar.
"""

from __future__ import annotations

import datetime as dt

from wenbiao import dates
from wenbiao.dates import Interval

_ONE_DAY = dt.timedelta(days=1)
_SHORT_NAMES = {"周年": "年", "日": "天", "星期": "周", "礼拜": "周"}


def stretch(base: dt.date, n: float, unit: str, *, back: bool, apart: bool, by_day: bool = False) -> Interval | None:
    """The units from a date back or on: 近五年 with the year at hand, 前两年 (``apart``) without it.

    With ``by_day``, months and weeks run from day to day (近三个月 on 20 May: from 20 February to 20 May).
    """
    unit, count = _whole(n, unit)
    sign = -1 if back else 1
    near, far = sign * apart, sign * count
    if by_day and unit == "月" and not apart:
        other = dates.shift_months(base, far)
        return dates.of_days(min(base, other), max(base, other))
    if by_day and unit == "周" and apart:
        far, unit = 7 * far, "天"
    elif unit == "天":
        far += back and not apart and count > 1  # 近7天 counts today in
    ends = [_whole_units_away(base, k, unit, weeks=apart) for k in (near, far)]
    if ends[0] is None or ends[1] is None:
        return None
    first, last = (ends[1], ends[0]) if back else (ends[0], ends[1])
    return dates.between(first, last)


def unit_away(base: dt.date, n: float, unit: str) -> Interval | None:
    """The one year, month, week or day that lies so many away: 三天前, 半年后; ``n`` is negative for the past."""
    if n != int(n) and unit == "月":
        day = base + round(n * 30) * _ONE_DAY
        return dates.of_month(day.year, day.month)
    unit, count = _whole(n, _SHORT_NAMES.get(unit, unit))
    return _whole_units_away(base, count, unit, weeks=True)


def within(base: dt.date, n: float, unit: str) -> Interval | None:
    """The length that begins on a date: 60日内, 三年半以内."""
    unit, count = _whole(n, _SHORT_NAMES.get(unit, unit))
    letter = {"年": "Y", "月": "M", "周": "W", "天": "D"}.get(unit)
    return dates.of_days(base, dates.end_of_length(base, count, letter)) if letter and count > 0 else None


def _whole(n: float, unit: str) -> tuple[str, int]:
    """A count and its unit without a fraction: 半年 is six months, a century a hundred years."""
    if unit == "世纪":
        n, unit = 100 * n, "年"
    if n == int(n):
        return unit, int(n)
    return {"年": ("月", round(n * 12)), "月": ("天", round(n * 30))}.get(unit, (unit, round(n)))


def _whole_units_away(base: dt.date, count: int, unit: str, *, weeks: bool) -> Interval | None:
    """The year, quarter, month, week or day so many away; without ``weeks``, weeks are counted in days."""
    if unit == "年":
        return dates.of_year(base.year + count)
    if unit == "季度":
        index = base.year * 4 + (base.month - 1) // 3 + count
        return dates.of_quarter(index // 4, index % 4 + 1)
    if unit == "月":
        day = dates.shift_months(base, count)
        return dates.of_month(day.year, day.month)
    if unit == "周" and weeks:
        return dates.of_week(base + 7 * count * _ONE_DAY)
    if unit in ("周", "天"):
        return dates.of_day(base + count * (7 if unit == "周" else 1) * _ONE_DAY)
    return None
