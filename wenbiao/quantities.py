"""Quantities: a numeral with its unit and its bound, and what only looks like one kept out."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from wenbiao.numerals import Numeral
from wenbiao.page import Page
from wenbiao.units import Unit, match_unit, units


@dataclass(slots=True)
class Quantity:
    """The span of a figure and what can be said of it without its context (see Figure for the columns).

    ``outer_start`` and ``outer_end`` take in the modifiers that stand outside of the span (超过, 以上). ``unit_known``
    is False where the unit was kept as written without being in the lexicon. ``per`` is the denominator of a rate that
    stands before the number (每吨, 时速), as a code.
    """

    start: int
    end: int
    text: str
    kind: str
    numeral: Numeral | None = None
    bound: str = "eq"
    value: float | None = None
    value_min: float | None = None
    value_max: float | None = None
    stated_value: float | None = None
    unit_mult: int = 0
    modifier: str | None = None
    unit_text: str | None = None
    unit: str | None = None
    value_si: float | None = None
    unit_si: str | None = None
    outer_start: int = -1
    outer_end: int = -1
    unit_known: bool = True
    per: str | None = None


_BEFORE = {
    **dict.fromkeys("超过 超 逾 突破 首破 破 过 多于 大于 高于 超出 首次突破 已超 已过 高达逾 远超".split(), "gt"),
    **dict.fromkeys("不低于 至少 不少于 不小于 最少 起码 上 不下 不下于".split(), "ge"),
    **dict.fromkeys("不足 低于 不到 少于 小于 未满 不满 不够".split(), "lt"),
    **dict.fromkeys("不超过 至多 最多 不高于 不多于 不大于 不得超过 未超过 最高不超过 不超".split(), "le"),
    **dict.fromkeys("约 近 大约 接近 将近 大概 约为 约有 约达 约合 大致 差不多".split(), "approx"),
}
_AFTER = {
    **dict.fromkeys("以上 及以上 (含)以上 （含）以上 或以上 之上 起".split(), "ge"),
    **dict.fromkeys("以下 及以下 以内 之内 （含）以下 或以下 (含)以下".split(), "le"),
    **dict.fromkeys("左右 上下 前后".split(), "approx"),
    **dict.fromkeys("有余 多 余".split(), "gt"),
}
_SPACE = " \u3000"
_RANGE = re.compile(r" ?(?:[—–~-]{1,2}|至|到) ?")
_LATIN = re.compile(r"[A-Za-z]")


def find_quantities(page: Page) -> list[Quantity]:
    """Find the quantities that a page states of something.

    Args:
        page: with numerals and times filled.

    Returns:
        Quantities in text order, not overlapping.
    """
    norm = page.norm
    times = [t for t in page.times if t.precision != "duration"]
    starts = [t.start for t in times]
    out: list[Quantity] = []
    numerals = page.numerals
    skip = -1
    for i, numeral in enumerate(numerals):
        if i <= skip:
            continue
        k = bisect_right(starts, numeral.start) - 1
        if k >= 0 and times[k].end > numeral.start:
            continue
        quantity = _quantity(norm, numeral)
        if quantity is None:
            continue
        quantity.text = page.text[quantity.start : quantity.end]
        out.append(quantity)
    return out


def _quantity(norm: str, numeral: Numeral) -> Quantity | None:
    start, end = numeral.start, numeral.end
    reading = numeral.reading
    before = norm[start - 1 : start]
    if before == "第" or _LATIN.match(before):
        return None
    at = end
    infix = norm[at : at + 1] in "余多餘" and at < len(norm)
    if infix:
        at += 1
    if norm[at : at + 1] in _SPACE and at < len(norm) and match_unit(norm, at + 1):
        at += 1
    unit = match_unit(norm, at)
    if reading.fraction:
        unit, at = units()["%"], end
    if unit is None:
        return None
    if not reading.fraction:
        at += len(unit.name)
    if unit.name == "年" and reading.value >= 1000:
        return None
    if numeral.text == "一" and (unit.vague or unit.kind in ("count", "duration")):
        return None
    bound, modifier, outer_start, outer_end = _bound(norm, start, at)
    if infix or reading.more:
        bound = "gt"
    return _build(norm, numeral, start, at, unit, bound, modifier, outer_start, outer_end)


def _bound(norm: str, start: int, end: int) -> tuple[str, str | None, int, int]:
    for length in (5, 4, 3, 2, 1):
        word = norm[max(0, start - length) : start]
        if word in _BEFORE:
            return _BEFORE[word], word, start - len(word), end
    for length in (5, 4, 3, 2):
        word = norm[end : end + length]
        if word in _AFTER:
            return _AFTER[word], word, start, end + length
    return "eq", None, start, end


def _build(
    norm: str, numeral: Numeral, start: int, end: int, unit: Unit, bound: str, modifier: str | None, outer_start: int,
    outer_end: int,
) -> Quantity:  # fmt: skip
    reading = numeral.reading
    scale = 100.0 if reading.fraction else unit.scale
    value = _scaled(reading.value, scale)
    q = Quantity(
        start, end, "", unit.kind, numeral, bound, value, stated_value=reading.stated, unit_mult=reading.exponent,
        modifier=modifier, unit_text=unit.name, unit=unit.code, outer_start=outer_start, outer_end=outer_end,
    )  # fmt: skip
    if reading.low is not None and reading.high is not None:
        q.bound, q.value, q.stated_value = "range", None, None
        q.value_min, q.value_max = _scaled(reading.low, scale), _scaled(reading.high, scale)
    else:
        q.value_min = value if bound in ("eq", "gt", "ge") else None
        q.value_max = value if bound in ("eq", "lt", "le") else None
    if unit.base is not None and q.value is not None:
        q.value_si, q.unit_si = q.value * unit.factor + unit.offset, unit.base
    return q


def _scaled(value: float, scale: float) -> float:
    return value if scale == 1 else float(f"{value * scale:.12g}")
