"""What is no figure: numbers in names, formulations, ordinals, codes, list numbers."""

from __future__ import annotations

import re
from functools import cache

from wenbiao.lexicon import load_lexicon
from wenbiao.numerals import Numeral
from wenbiao.quantities.amounts import SPACED_POINTS
from wenbiao.units import match_unit

_CODE_BEFORE = frozenset("·.:+×/#@_=&?〔[*^")
_CODE_AFTER = frozenset("·+×@_=&〕]")
_LIST_AFTER = re.compile(r"[.、．)）]|([ \u3000\t]++)(?=[\u4e00-\u9fff])|是|要")
_LIST_MARKS = frozenset(".、．)）是要 \u3000\t")
_ORDINALS = re.compile(
    r"第[一二三四五六七八九十0-9]{1,3}[款项条章级类]?(?:[、和至及][一二三四五六七八九十0-9]{1,3}){0,5}[、和至及]$"
)
_LINE_START = re.compile(r"(?:^|\n)[ \u3000\t\u2003\xa0]*[（(]?$")
_BRACKETS = ("（", "(")
_CLOSING = ("）", ")")
_QUOTE_OPENS = re.compile(r"[“‘「『\"〝][^“‘「『\"〝”’」』〞，。；\n]{0,9}$")
_QUOTE_CLOSES = re.compile(r"[^”’」』\"〞，。；！？\n]{0,12}[”’」』\"〞]")


@cache
def _words(where: str) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """Words of the lexicon at a place: for any number, for small Chinese ones; the characters next to the number."""
    any_number: list[str] = []
    small: list[str] = []
    for entry in load_lexicon("not_figures"):
        if entry["where"] == where:
            (small if entry.get("small") else any_number).extend(entry["words"])
    edge = -1 if where == "before" else 0
    return tuple(any_number), tuple(small), frozenset(word[edge] for word in any_number + small)


def is_list_number(norm: str, numeral: Numeral) -> bool:
    """Whether a numeral numbers an item: 一、 （二） 3. at the start of a line, （1） and 一是 inside one."""
    start, end = numeral.start, numeral.end
    before = norm[start - 1 : start]
    if before in _BRACKETS and norm.startswith(_CLOSING, end):
        return True
    if numeral.reading.chinese and norm.startswith(("是", "要"), end) and len(numeral.text) <= 2:
        return True
    if before in "、和至及" and before and _ORDINALS.search(norm, max(0, start - 20), start):
        return True
    if norm[end : end + 1] not in _LIST_MARKS:
        return False
    mark = _LIST_AFTER.match(norm, end)
    if mark is None or not _LINE_START.search(norm, max(0, start - 8), start):
        return False
    if mark.group(1):
        unit = match_unit(norm, mark.end(1))
        return (unit is None or unit.kind == "count") and not SPACED_POINTS.match(norm, end)
    return True


def is_name(norm: str, numeral: Numeral, ranging: bool = False) -> bool:
    """Whether a numeral is part of a name, a formulation or a code.

    Args:
        norm: the normalised text.
        numeral: the numeral.
        ranging: whether a dash before it is that of a range.
    """
    start, end, small = numeral.start, numeral.end, numeral.reading.small
    if start:
        before = norm[start - 1]
        if before in _CODE_BEFORE or (before.isascii() and before.isalpha()):
            return True
        if before in "-—–" and not ranging and not norm.endswith("——", 0, start):
            return True
        if before == "每":
            return True  # 每千人, 每两年: the denominator
        words, small_words, edges = _words("before")
        if before in edges and norm.endswith(words + small_words if small else words, 0, start):
            return True
    if norm[end : end + 1] in _CODE_AFTER:
        return True
    words, _, edges = _words("number")
    if norm[start] in edges and norm.startswith(words, start):
        return True
    if small:
        _, words, edges = _words("after")
        if norm[end + 1 : end + 2] in edges and norm.startswith(words, end + 1):
            return True
    return _in_title(norm, start) or _in_short_quote(norm, start, end) or (small and _in_brackets(norm, start, end))


def _in_title(norm: str, start: int) -> bool:
    opening = norm.rfind("《", max(0, start - 60), start)
    return opening >= 0 and norm.rfind("》", opening, start) < 0


def _in_brackets(norm: str, start: int, end: int) -> bool:
    """Whether a number closes the short name of a column (【我这十年】)."""
    return norm.startswith("】", end + 1) and norm.rfind("【", max(0, start - 10), start) >= 0


def _in_short_quote(norm: str, start: int, end: int) -> bool:
    """Whether a number stands in a short quoted name (“四个意识”, “1310”)."""
    opening = _QUOTE_OPENS.search(norm, max(0, start - 10), start)
    if opening is None:
        return False
    closing = _QUOTE_CLOSES.match(norm, end)
    return closing is not None and closing.end() - opening.start() <= 15
