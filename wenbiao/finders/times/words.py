"""The word lists of the grammar of times, read from ``lexicon/times.yaml`` and ``lexicon/holidays.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wenbiao.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class Shift:
    """What a deictic word counts from and by how much.

    Attributes:
        base: ``reference`` (the reference date), ``text`` (the year the text speaks of, else the reference date) or
            ``context`` (the time stated last in the paragraph).
        first, last: offsets of the first and last year, month, week or day meant.
        part: the part of the day (晚, 晨) that the word adds, "" for none.
    """

    base: str
    first: int
    last: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day of the year that has a name: Gregorian, Chinese (``lunar``), the n-th weekday of a month, or a solar term."""

    month: int
    day: int
    lunar: bool = False
    nth: int = 0
    weekday: int = 0
    rule: str = ""
    length: int = 1


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; a word may bear look-arounds: ``今日(?!头条)``."""
    return "(?:" + "|".join(sorted(words, key=lambda w: (-len(_LOOK_AROUND.sub("", w)), w))) + ")"


_LOOK_AROUND = re.compile(r"\(\?<?[!=][^)]*\)")


def _shifts(entries: list[dict[str, Any]]) -> dict[str, Shift]:
    return {
        e["word"]: Shift(e["base"], e["shift"], e.get("to", e["shift"]), e.get("part", ""))
        for e in entries
    }


def _pattern(entries: list[dict[str, Any]]) -> list[str]:
    """The words of a list as patterns, with what may not, or must, stand beside them."""
    return [
        (f"(?<![{e['not_after']}])" if "not_after" in e else "")
        + e["word"]
        + (f"(?!{e['not_before']})" if "not_before" in e else "")
        + (f"(?={e['before']})" if "before" in e else "")
        for e in entries
    ]


_TIMES = load_lexicon("times")
_HOLIDAY_ENTRIES = load_lexicon("holidays")["holidays"]

YEAR_SHIFTS, MONTH_SHIFTS = _shifts(_TIMES["years"]), _shifts(_TIMES["months"])
DAY_SHIFTS = _shifts(_TIMES["days"])
YEAR_WORDS, MONTH_WORDS = _pattern(_TIMES["years"]), _pattern(_TIMES["months"])
DAY_WORDS = _pattern(_TIMES["days"])
LOOSE_WORDS = _pattern(_TIMES["loose"])
RECURRING_WORDS = _pattern(_TIMES["recurring"])
DYNASTIES = {e["word"]: e["year_one"] for e in _TIMES["reigns"]}
HOLIDAY_DAYS = {
    spelling: Holiday(
        e.get("month", 0), e.get("day", 0), e.get("calendar") == "lunar", e.get("nth", 0), e.get("weekday", 0),
        e.get("rule", ""), e.get("length", 1),
    )
    for e in _HOLIDAY_ENTRIES
    for spelling in ((e["word"][:-2], e["word"][:-1]) if e["word"].endswith("?") else (e["word"],))
}  # fmt: skip
HOLIDAYS = _pattern(_HOLIDAY_ENTRIES)


HEADS = frozenset(e["word"][:2] for key in _TIMES for e in _TIMES[key]) | frozenset(e["word"][:2] for e in _HOLIDAY_ENTRIES)
"""The first two characters of every word of the lists."""
