"""What the readers of times share: numerals of dates, and the records of what is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from wenbiao.finders.times.words import Shift

N = "一二三四五六七八九"
Z = "〇零O" + N
SEPARATOR = r" ?(?:至|到|[-—–―─~]{1,2}) ?"
SMALL = rf"(?:[0-9]{{1,3}}|[{N}两]|[{N}]?十[{N}]?)"
COUNT = rf"(?:[0-9]{{1,6}}(?:,[0-9]{{3}})?(?:\.[0-9]{{1,3}})?|[{N}两俩仨十百千零]{{1,6}}|半|数[十百]?|几[十百]?)"
NUMBER_HEADS = frozenset(f"0123456789{Z}十廿两")

_DIGITS = {c: str(i) for i, c in enumerate("零" + N)} | {"〇": "0", "O": "0", "两": "2", "俩": "2", "仨": "3"}
_POWERS = {"十": 10, "百": 100, "千": 1000}


class Point:
    """One reading, before resolution: what is written of year, month, day and so on; the rest is None or "".

    Most readings fail and most fields stay empty, so what is not written stays with the class.

    Attributes:
        start, end: the characters read.
        kind: date, holiday, lunar, week, weekday, century, decade, plan, distance, duration, clock, recurring or loose.
        year, month, day: as written; ``*_first`` is the first of a pair (1—5月: ``month_first`` 1, ``month`` 5),
            ``*_shift`` what a word (去年, 上月, 昨天) stands for.
        part: part of the year or month (quarter, first_months, ten_days, …), with its ``number`` or numbers.
        edge: 初, 中 or 末 and their like.
        name: the word itself, the holiday, or the time of day (``T15:30:00``).
        unit, count, direction: of a length and of what lies so far away.
        duration: ISO 8601 duration.
    """

    year: int | None = None
    year_first: int | None = None
    year_shift: Shift | None = None
    month: int | None = None
    month_first: int | None = None
    month_shift: Shift | None = None
    day: int | None = None
    day_first: int | None = None
    day_shift: Shift | None = None
    part: str = ""
    number: int | None = None
    number_first: int | None = None
    edge: str = ""
    name: str = ""
    unit: str = ""
    count: float | None = None
    direction: str = ""
    duration: str | None = None

    def __init__(self, start: int, end: int, kind: str = "date", **written: Any) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        for name, value in written.items():
            setattr(self, name, value)


@dataclass(slots=True)
class Expression:
    """A time expression as written: one point, or a range of two, with the word that opens, closes or modifies it.

    Attributes:
        opening: ``since`` (open at its end), ``before`` (open at its start) or "".
    """

    start: int
    end: int
    first: Point
    last: Point | None = None
    modifier: str | None = None
    opening: str = ""


def digit(char: str) -> int:
    """The value of one digit, Arabic or Chinese."""
    return int(_DIGITS.get(char, char))


@lru_cache(4096)
def number(text: str) -> int | None:
    """The value of a whole numeral: Arabic, positional Chinese (二〇二四) or counted (二十四, 一百二十).

    Returns:
        None for what is no number or a vague one (半, 几, 数十).
    """
    if text.isascii() and text.isdigit():
        return int(text)
    text = text.replace(",", "")
    digits = "".join(_DIGITS.get(c, c) for c in text)
    if digits.isdecimal() and digits.isascii():
        return int(digits)
    if not digits or not set(digits) <= set("0123456789十百千廿初"):
        return None
    total = current = 0
    for c in digits.replace("廿", "2十").lstrip("初"):
        if c in _POWERS:
            total += (current or 1) * _POWERS[c]
            current = 0
        else:
            current = int(c)
    return total + current


def count_of(text: str) -> float | None:
    """The value of a count before a unit of time; None for a vague one (几, 数十, 三五)."""
    if text == "半":
        return 0.5
    if len(text) == 2 and text[0] in N and (text[1] in N or text[1] == "两"):
        return None
    if text[0].isascii():
        return float(text.replace(",", ""))
    return number(text)


def opens_clause(s: str, i: int) -> bool:
    """Whether 前三天 or 后两天 at ``i`` stands for itself: after 期满 or 会议, 前 and 后 close that word."""
    before = s[i - 1 : i]
    return not "\u4e00" <= before <= "\u9fff" or before in _OPENERS


_OPENERS = frozenset("在从于的是这那比较与和及年月")
