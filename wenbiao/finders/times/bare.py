"""A text that is one time expression and nothing else: a query, a cell, a line of a list.

No news is told around it, so some of what a running text leaves open has an everyday meaning there: 60日内 runs from
the reference date, 24年 is a year near it, 15.3.3 is a day. In a sentence 15年 is a length, and 15.3.3 a code.
"""

from __future__ import annotations

import re

from wenbiao.finders.times.clocks import read_clock
from wenbiao.finders.times.lengths import DIRECTIONS, read_length
from wenbiao.finders.times.periods import read_recurring
from wenbiao.finders.times.written import SEPARATOR, Expression, Point, number

LONGEST = 24
"""A text of so many characters may be bare."""
LEADS = "从到自在于 \u3000"
"""What may lead up to a bare expression."""

# what has no days of its own (24小时内) stays a length
_UNDATED_UNITS = frozenset(("小时", "钟头", "刻钟", "分钟", "分", "秒钟", "秒"))
_WITHIN = re.compile(r"[以之]?内\s*$")
_SHORT_YEARS = re.compile(rf"([1-9][0-9]) ?年(?:{SEPARATOR}([1-9][0-9]) ?年)?(?=\s*$)")
_SHORT_DATE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2}(?= )|[0-9]{2}(?! ))(?P<sep>[-./ ])(?P<month>1[0-2]|0?[1-9])(?P=sep)"
    r"(?P<day>[12][0-9]|3[01]|0?[1-9])(?=\s*$)"
)
_DAY_OF_YEAR = r"(?P<month{0}>1[0-2]|0?[1-9])[-/](?P<day{0}>[12][0-9]|3[01]|0?[1-9])"
_SHORT_DAYS = re.compile(rf"{_DAY_OF_YEAR.format(1)} ?[至到~—] ?{_DAY_OF_YEAR.format(2)}(?=\s*$)")
_SHORT_MONTH = re.compile(r"(?P<year>(?:19|20)[0-9]{2})[-./](?P<month>1[0-2]|0?[1-9])(?=\s*$)")
# 上1月 and 近3月 are no months of the calendar
_MONTHS_AWAY = re.compile(
    r"(?P<which>上|下|后|近|最近|过去|未来)(?P<count>[0-9]{1,2}|[一两二三四五六七八九十])月(?=\s*$)"
)
# so many years are a year, no length
_NO_LENGTH = 1000
# a year of two digits lies so many years from the reference date at most, or it is one of the last of the 20th century
_NEAR = 10


def read_bare(s: str, reference_year: int | None) -> Expression | None:
    """The expression that a short text is, where a running text would be read otherwise; None where it would not."""
    start = len(s) - len(s.lstrip(LEADS))
    if m := _SHORT_DATE.match(s, start):
        year = _year(int(m["year"]), 2050)
        point = Point(start, m.end(), year=year, month=int(m["month"]), day=int(m["day"]))
        return Expression(start, m.end(), point)
    if m := _SHORT_DAYS.match(s, start):
        point = Point(start, m.end("day1"), month=int(m["month1"]), day=int(m["day1"]))
        last = Point(m.start("month2"), m.end(), month=int(m["month2"]), day=int(m["day2"]))
        return Expression(start, m.end(), point, last)
    if s.startswith("每", start) and (p := _read_recurring_hour(s, start)):
        return Expression(start, p.end, p)
    if reference_year is None:
        return None
    if m := _SHORT_YEARS.match(s, start):
        years = [_year(int(n), reference_year + _NEAR) for n in m.groups() if n]
        near = all(year >= reference_year - _NEAR or 1980 <= year < 2000 for year in years)
        if near and years == sorted(years):
            first = years[0] if len(years) > 1 else None
            return Expression(start, m.end(), Point(start, m.end(), year_first=first, year=years[-1]))
    if m := _SHORT_MONTH.match(s, start):
        return Expression(start, m.end(), Point(start, m.end(), year=int(m["year"]), month=int(m["month"])))
    if m := _MONTHS_AWAY.match(s, start):
        which = m["which"]
        away = Point(start, m.end(), "distance", unit="月", direction=DIRECTIONS[which], name=which)
        away.count = number(m["count"])
        return Expression(start, away.end, away)
    over = s.startswith("过", start)
    length = read_length(s, start + over) if start + over < len(s) else None
    if over and length is not None and not s[length.end :].strip():
        length.kind, length.direction, length.start = "distance", "over", start
        return Expression(start, length.end, length)
    if length is not None and length.unit == "年" and (length.count or 0) >= _NO_LENGTH:
        return None  # 2024年内
    if length is not None and length.unit not in _UNDATED_UNITS and (within := _WITHIN.match(s, length.end)):
        length.kind, length.direction, length.end = "distance", "within", within.end()
        return Expression(start, length.end, length, modifier=within.group().rstrip())
    return None


def _read_recurring_hour(s: str, start: int) -> Point | None:
    """每天上午八点: a recurrence with its hour, two rows in a running text."""
    p = read_recurring(s, start)
    if p is None or p.end >= len(s):
        return None
    hour = read_clock(s, p.end)
    if hour is None or s[hour.end :].strip():
        return None
    p.end = hour.end
    return p


def _year(n: int, last: int) -> int:
    """The last year up to ``last`` that ends in the two digits of ``n``; ``n`` itself where it has more."""
    return n if n > 99 else last - (last - n) % 100
