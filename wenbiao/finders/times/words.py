"""The word lists of the grammar of times, read from ``lexicon/times.yaml`` and ``lexicon/holidays.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from wenbiao.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class Shift:
    """What a deictic word counts from and by how much.

    Attributes:
        base: ``reference`` (the reference date), ``text`` (the time the text speaks of, else the reference date) or
            ``context`` (the time stated last).
        first, last: offsets of the first and last year, month or day meant.
    """

    base: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day of the year that has a name, and the days off around it.

    Attributes:
        month, day: by the Gregorian calendar, or the Chinese one if ``lunar`` (day -1: the month's last).
        rule: the solar term instead of a date.
        weekday, nth: the n-th such weekday (0 is Monday) of the month instead of a day.
        lead, length: how many days off come before the day, and how many there are, since the year ``since``.
        weekend: whether, in other years from 2008 on, the day and a weekend make three days off.
        breaks: lead and length of the years that differ.
    """

    month: int = 0
    day: int = 0
    lunar: bool = False
    rule: str = ""
    weekday: int = 0
    nth: int = 0
    lead: int = 0
    length: int = 1
    since: int = 0
    weekend: bool = False
    breaks: dict[int, tuple[int, int]] = field(default_factory=dict)


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; a word may bear look-arounds: ``今日(?!头条)``.

    Words of one first character share a branch, so that a place that begins with another is given up at once.
    """
    by_head: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(_LOOK_AROUND.sub("", w)), w)):
        by_head.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(f"{head}(?:{'|'.join(tails)})" for head, tails in by_head.items()) + ")"


_LOOK_AROUND = re.compile(r"\(\?<?[!=][^)]*\)")


def _shifts(entries: list[dict[str, Any]]) -> dict[str, Shift]:
    return {e["word"]: Shift(e["base"], e["shift"], e.get("to", e["shift"])) for e in entries}


def _patterns(entries: list[dict[str, Any]]) -> list[str]:
    """The words of a list as patterns, with what may not, or must, stand beside them."""
    return [
        e["word"][0]
        + (f"(?<![{e['not_after']}]{e['word'][0]})" if "not_after" in e else "")
        + e["word"][1:]
        + (f"(?!{e['not_before']})" if "not_before" in e else "")
        + (f"(?={e['before']})" if "before" in e else "")
        for e in entries
    ]


def _spellings(word: str) -> tuple[str, ...]:
    return (word[:-2], word[:-1]) if word.endswith("?") else (word,)


def _holiday(e: dict[str, Any]) -> Holiday:
    return Holiday(
        e.get("month", 0), e.get("day", 0), e.get("calendar") == "lunar", e.get("rule", ""),
        e.get("weekday", 0), e.get("nth", 0), e.get("lead", 0),
        e.get("length", 1), e.get("since", 0), e.get("weekend", False),
        {year: (lead, n) for year, (lead, n) in e.get("breaks", {}).items()},
    )  # fmt: skip


_TIMES = load_lexicon("times")
_HOLIDAYS = load_lexicon("holidays")["holidays"]

YEAR_SHIFTS, MONTH_SHIFTS = _shifts(_TIMES["years"]), _shifts(_TIMES["months"])
DAY_SHIFTS = _shifts(_TIMES["days"])
YEAR_WORDS, MONTH_WORDS, DAY_WORDS = (_patterns(_TIMES[key]) for key in ("years", "months", "days"))
LOOSE_WORDS, RECURRING_WORDS = _patterns(_TIMES["loose"]), _patterns(_TIMES["recurring"])
REIGN_WORDS = [e["word"] for e in _TIMES["reigns"]]
REIGNS: dict[str, int] = {e["word"]: e["year_one"] for e in _TIMES["reigns"]}
_DAY_PARTS = _TIMES["day_parts"]
DAY_PARTS = _patterns(_DAY_PARTS)
CLOCK_PARTS = [e["word"] for e in _DAY_PARTS if e.get("clock")]
ADVERBIAL_PARTS = frozenset(e["word"] for e in _DAY_PARTS if e.get("adverbial"))
PARTS_OF_AFTERNOON = frozenset(e["word"] for e in _DAY_PARTS if e.get("hours") == "afternoon")
PARTS_OF_NIGHT = frozenset(e["word"] for e in _DAY_PARTS if e.get("hours") == "night")
HOLIDAY_DAYS = {spelling: _holiday(e) for e in _HOLIDAYS for spelling in _spellings(e["word"])}
HOLIDAYS = _patterns(_HOLIDAYS)

ENTRIES = [e["word"] for entries in (*_TIMES.values(), _HOLIDAYS) for e in entries if not e.get("dated")]
"""Every word of the lists that can open an expression; its first two characters are plain."""
