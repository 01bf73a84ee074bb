"""Ranks: ordinals that state a place in an order (排名第三, 居全国第2位), and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wenbiao.lexicon import alternation, load_lexicon
from wenbiao.numerals import Numeral
from wenbiao.quantities.record import Quantity

_BEFORE = re.compile(f"(?:{alternation(load_lexicon('quantities')['ranking']['words'])})$")
_AFTER = re.compile(
    r"[名位](?![书领]|[一二三四五六七八九十]万)|(?=[、，。；！？\s”）)》])|$|(?=的(?:位置|好成绩|名次|水平))"
)
# 产量居世界首位; 放在首位 is a priority, 首位访客 a person.
_FIRST = re.compile(r"[首榜](?:(?<=首)位|(?<=榜)首)(?=[，。；、！？\s”）)》]|$|的|占|并|和|及)")
# What holds a place parts it from what is ranked: 茶叶产量|稳居各县|第一.
_HELD = re.compile(
    r"(?<![从由])(?<![从由]上年)(?<![从由][去前]年)(?:[稳均跃仍皆连续继]{0,4}|位|分别)[居列][^，。；、放摆置]{0,12}$"
)
_RISEN = re.compile(r"(?:升至|升到|升为|排在)[^，。；、放摆置]{0,12}$")
_PLACE_REACH = 16
_PRIORITY = ("放在", "摆在", "居于", "把", "列")
_SERIES = frozenset("名位第")


def read_rank(norm: str, numeral: Numeral) -> Quantity | None:
    """Read a numeral after 第 as a rank.

    Args:
        norm: the normalised text.
        numeral: a numeral that 第 stands before.

    Returns:
        The rank, or None where the ordinal only counts (第三条, 第十五届).
    """
    start = numeral.start - 1
    after = _AFTER.match(norm, numeral.end)
    if after is None or numeral.reading.high is not None or numeral.reading.exponent:
        return None
    name = after.group() or None
    stated = bool(_BEFORE.search(norm, max(0, start - 4), start))
    alone = not start and after.end() == len(norm)
    if name and not stated and not alone:
        following = norm[after.end() : after.end() + 1]
        if name == "位" or (following.isalnum() and following != "第"):
            return None
    series = name == "名" or (start and norm[start - 1] in _SERIES) or alone
    if not stated and not series:
        return None
    if numeral.value == 1 and name == "位" and norm.endswith(_PRIORITY, 0, start):
        return None
    value = numeral.value
    held = _HELD.search(norm, max(0, start - _PLACE_REACH), start)
    return Quantity(
        start, numeral.end + len(name or ""), "", "rank", numeral, "eq", value, value, value, value, 0, None,
        name, name,
        outer_start=held.start() if held else start, outer_end=numeral.end + len(name or ""),
    )  # fmt: skip


def find_firsts(norm: str) -> Iterator[Quantity]:
    """Find the first places that no ordinal names (居世界首位, 位列全省榜首), in text order."""
    if "首位" not in norm and "榜首" not in norm:
        return
    for match in _FIRST.finditer(norm):
        start, end = match.span()
        reach = max(0, start - _PLACE_REACH)
        held = _HELD.search(norm, reach, start)
        if held is not None or _RISEN.search(norm, reach, start) is not None:
            unit = "位" if norm[start] == "首" else None
            yield Quantity(
                start, end, "", "rank", None, "eq", 1.0, 1.0, 1.0, 1.0, 0, None, unit, unit,
                outer_start=held.start() if held else start, outer_end=end,
            )  # fmt: skip
