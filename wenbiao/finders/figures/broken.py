"""What a cut through a clause has left and what is no noun phrase."""

from __future__ import annotations

import re

from wenbiao.finders.figures.words import nouns_of, words_of

_YEARS = re.compile("[一二两三四五六七八九十0-9]{1,3}年")

# No noun ends so: what is left of a clause that was read wrongly.
_BROKEN_ENDS = frozenset("不由是从将仅被把于与和及或以较占：:，。；？！“")
_AFTERS = frozenset(nouns_of("after"))
_HOURS = frozenset(nouns_of("hour"))
_BROKEN_OPENINGS = frozenset("内来所的于得就已")
# Of one character these are no nouns (兑 of 一兑, P of 4000P).
_NO_NOUNS = frozenset("走对能兑空做到非意期有中事P")
_FINE_OPENINGS = frozenset(words_of("fine_opening"))
# 优等, 平等 and the like are words.
_GRADES = frozenset("优平高中劣初同")
# The base of a comparison (相比平日|增长58%).
_AGAINST = ("相比", "相较", "较上", "较去", "较往", "较平", "比上", "比去", "比往", "比平")
_COMPARING = nouns_of("comparing")
_COMPARING_OPENINGS = frozenset(word[0] for word in _COMPARING)
_NO_NAMES = frozenset(nouns_of("no_name") + nouns_of("threshold"))


def is_broken(noun: str) -> bool:
    """Whether a noun phrase is what is left of a clause that was read wrongly."""
    last = noun[-1]
    if (
        last in _BROKEN_ENDS
        or noun in _NO_NOUNS
        or (noun[0] in _BROKEN_OPENINGS and noun[:2] not in _FINE_OPENINGS)
        or (last.isdecimal() and not (noun[-2:-1].isascii() and noun[-2:-1].isalpha()))
        or (last == "年" and _YEARS.fullmatch(noun))
        or noun in _NO_NAMES
    ):
        return True
    if (last == "后" and noun[-2:] in _AFTERS) or (last == "时" and noun[-2:] not in _HOURS):
        return True
    if noun[0] in _COMPARING_OPENINGS and noun.startswith(_COMPARING):
        return True
    if noun[0] == "每" and (len(noun) < 4 or last in "上里中"):
        return True
    if noun[0] in "相比较" and noun.startswith(_AGAINST):
        return True
    if last == "比":
        return not noun.endswith(("占比", "之比"))
    return last == "等" and noun[-2:-1] not in _GRADES
