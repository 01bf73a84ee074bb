"""Quantities: a numeral with its unit and its bound, and what only looks like one kept out."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from wenbiao.numerals import Numeral, Reading
from wenbiao.page import Page
from wenbiao.quantities.amounts import read_amount
from wenbiao.quantities.bounds import find_bound, is_condition
from wenbiao.quantities.halves import find_halves
from wenbiao.quantities.not_figures import is_list_number, is_name
from wenbiao.quantities.ranks import find_firsts, read_rank
from wenbiao.quantities.record import Amount, Quantity
from wenbiao.quantities.unitless import kind_of, stands_alone
from wenbiao.units import Unit, beginnings_after_one, exponent_of, first_characters

__all__ = ["Quantity", "find_quantities"]

_RANGE = re.compile(r"(?:[（(]含[)）])? ?(?:[—–~-]{1,2}|至|到) ?")
_RANGE_OPENS = frozenset("至到-—–~（( ")
# What may follow a small numeral that has no unit of its own yet: 两至三次, 五、六百人, 八多, 三 个.
_GOES_ON = frozenset("至到-—–~（( 、和及与以或余多餘来几:∶：\u3000\u00a0级") | {""}
_LIST = re.compile(r"、|和|及|与|以及|或")
# 三天多 is more than three days; 三天多云 is none
_EXCEEDED = re.compile(r"多(?![次名家个种人地数项处年元于边方点云雨])")
_RATIO = re.compile(r"比[^，。；0-9]{0,10}$|比例[^，。；0-9]{0,6}$")
# 排名提升4位: so many places
_PLACES = re.compile(
    r"(?:排名|位次|名次|排位|位居)[^，。；、]{0,6}(?:提升|上升|前移|前进|跃升|下降|后移|提高)了?(?:至第)?$"
)
_PLAIN_DIGITS = "0123456789零一二三四五六七八九两."
_ONE_COUNTS = frozenset({"percent", "percentage_point", "multiple"})
_COLONS = (":", "∶", "：")


@cache
def _beginnings() -> tuple[frozenset[str], frozenset[str]]:
    """What follows a small numeral that may be a quantity: any of them, and 一."""
    return first_characters() | _GOES_ON, beginnings_after_one() | _GOES_ON | {"个半", "人", "死", "伤"}


def find_quantities(page: Page) -> list[Quantity]:
    """Find the quantities that a page states of something.

    Args:
        page: with numerals and times filled.

    Returns:
        Quantities in text order, not overlapping.
    """
    return _Finder(page).run()


class _Finder:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.norm = page.norm
        times = [
            t
            for t in page.times
            if t.precision != "duration" or self.norm.startswith("间", t.end) or t.text[-1] in "间中"
        ]
        self.time_starts = [t.start for t in times]
        self.time_ends = [t.end for t in times]
        self.out: list[Quantity] = []
        self.waiting: list[Amount] = []

    def run(self) -> list[Quantity]:
        norm = self.norm
        any_unit, firm_unit = _beginnings()
        starts, ends = self.time_starts, self.time_ends
        done, k, last = -1, 0, len(starts)
        for index, numeral in enumerate(self.page.numerals):
            start = numeral.start
            if start < done:
                continue
            while k < last and ends[k] <= start:
                k += 1
            if k < last and starts[k] <= start:
                continue
            if len(numeral.text) == 1 and numeral.reading.small and not self.waiting:
                # most of them are 一 and 两 in words: what follows begins no unit
                end = numeral.end
                following = norm[end : end + 1]
                if numeral.text == "一":
                    fits = (norm[end : end + 2] if following == "个" else following) in firm_unit
                else:
                    fits = following in any_unit
                if not fits and (not start or norm[start - 1] != "第"):
                    continue
            done = max(done, self._take(index, numeral))
        self._flush(None)
        self._add_halves()
        text = self.page.text
        for quantity in self.out:
            quantity.text = text[quantity.start : quantity.end]
        return self.out

    def _in_time(self, offset: int) -> bool:
        k = bisect_right(self.time_starts, offset) - 1
        return k >= 0 and self.time_ends[k] > offset

    def _take(self, index: int, numeral: Numeral) -> int:
        """Read one numeral; returns the offset up to which the text is used up."""
        norm, waiting, start = self.norm, self.waiting, numeral.start
        if start and norm[start - 1] == "第":
            self._flush(None)
            rank = read_rank(norm, numeral)
            if rank is None:
                return -1
            self.out.append(rank)
            return rank.end
        amount = read_amount(norm, numeral)
        if amount is None:
            if waiting:
                self._flush(None)
            return -1
        between = norm[waiting[-1].end : numeral.start] if waiting else ""
        ranging = bool(waiting) and len(between) <= 5 and bool(_RANGE.fullmatch(between))
        named = amount.start == start and is_name(norm, numeral, ranging)  # RMB100 is an amount, A100 a name
        if named or is_list_number(norm, numeral):
            self._flush(None)
            return -1
        if amount.unit is None and norm[amount.end : amount.end + 1] in _COLONS:
            self._flush(None)
            return self._ratio(index, amount)
        if waiting:
            if ranging and self._is_range(waiting[-1], amount):
                low = waiting.pop()
                self._flush(None)
                self._add_range(low, amount)
                return amount.end
            if waiting[-1].unit is None and _LIST.fullmatch(norm[waiting[-1].end : amount.start]):
                waiting.append(amount)
                if amount.unit is not None:
                    self._flush(amount)
                return amount.end
            self._flush(None)
        if amount.unit is None or (norm[amount.end : amount.end + 1] in _RANGE_OPENS and amount.end < len(norm)):
            self.waiting.append(amount)
        else:
            self._add(amount, None)
        return amount.end

    # ---- neighbours

    def _is_range(self, low: Amount, high: Amount) -> bool:
        """Whether two amounts with 至 between are one range; 从5%到8% and 由3人到5人 are two figures."""
        if low.numeral.reading.fraction and high.unit is None:
            return low.numeral.reading.value < high.numeral.value / 100 <= 10 and not high.numeral.reading.exponent
        if high.unit is None and high.numeral.reading.exponent == 0 and not stands_alone(self.norm, low, high.end):
            return False
        if low.unit is not None and low.code != high.code:
            return False
        if low.unit is not None and self.norm.startswith(("从", "由"), max(0, low.start - 1)):
            return self.norm.startswith(("不等", "之间"), high.end)
        a, b = low.numeral.reading, high.numeral.reading
        return a.high is None and b.high is None and _low_end(a, b) < b.value

    def _flush(self, last: Amount | None) -> None:
        """Add the waiting amounts, with the unit of the last one where it has any (15、22个百分点)."""
        waiting = self.waiting
        if not waiting:
            return
        self.waiting = []
        if last is not None and len(waiting) == 2 and self.norm[waiting[0].end : last.start] == "、":
            scale = _vague_pair(self.norm, waiting[0].numeral, last.numeral)
            if scale:
                self._add_range(waiting[0], last, waiting[0].numeral.value * scale)
                return
        for amount in waiting:
            if last is not None and amount.unit is None:
                amount.code, amount.base, amount.factor = last.code, last.base, last.factor
                self._add(amount, last.unit)
            else:
                self._add(amount, None)

    def _ratio(self, index: int, amount: Amount) -> int:
        """Read 2.52∶1 where a ratio is spoken of."""
        norm = self.norm
        second = self.page.numerals[index + 1] if index + 1 < len(self.page.numerals) else None
        if (
            second is None
            or second.start != amount.end + 1
            or norm[second.end : second.end + 1] in _COLONS
            or norm[amount.start - 1 : amount.start] in _COLONS
        ):
            return -1
        if not (_RATIO.search(norm, max(0, amount.start - 24), amount.start) or norm.startswith("的比", second.end)):
            return -1
        if not second.value:
            return -1
        value = float(f"{amount.numeral.value / second.value:.12g}")
        bound, modifier, outer_start, outer_end = find_bound(norm, amount.start, second.end, False, False)
        self.out.append(
            Quantity(
                amount.start, second.end, "", "multiple", amount.numeral, bound, value,
                value if bound in ("eq", "gt", "ge") else None, value if bound in ("eq", "lt", "le") else None,
                value, 0, modifier, None, "x", outer_start=outer_start, outer_end=outer_end,
            )
        )  # fmt: skip
        return second.end

    # ---- assembly

    def _add_range(self, low: Amount, high: Amount, low_end: float | None = None) -> None:
        if low.numeral.reading.fraction and high.unit is None:
            self._add_percent_range(low, high)
            return
        unit = high.unit
        a, b = low.numeral.reading, high.numeral.reading
        scale = _scale(unit, b)
        kind, code = (unit.kind, high.code) if unit else self._kind_of_range(low, high)
        _, modifier, outer_start, outer_end = find_bound(self.norm, low.start, high.end, False, False)
        self.out.append(
            Quantity(
                low.start, high.end, "", kind, low.numeral, "range", None,
                _scaled(_low_end(a, b) if low_end is None else low_end, scale), _scaled(b.value, scale),
                modifier=modifier, unit_text=high.unit_text, unit=code, outer_start=outer_start, outer_end=outer_end,
                unit_known=unit is not None, per=high.per,
            )
        )  # fmt: skip

    def _kind_of_range(self, low: Amount, high: Amount) -> tuple[str, str | None]:
        return kind_of(self.norm, low) if high.numeral.reading.exponent else ("other", None)

    def _add_percent_range(self, low: Amount, high: Amount) -> None:
        """Add 百分之十到二十."""
        ends = float(f"{low.numeral.value * 100:.12g}"), high.numeral.value
        _, modifier, outer_start, outer_end = find_bound(self.norm, low.start, high.end, False, False)
        self.out.append(
            Quantity(
                low.start, high.end, "", "percent", low.numeral, "range", None, *ends, modifier=modifier, unit="%",
                outer_start=outer_start, outer_end=outer_end,
            )
        )  # fmt: skip

    def _add(self, amount: Amount, inherited: Unit | None) -> None:
        norm = self.norm
        unit = amount.unit or inherited
        reading = amount.numeral.reading
        if unit is not None:
            kind, code = unit.kind, amount.code
        elif reading.small or not stands_alone(norm, amount):
            return
        else:
            kind, code = kind_of(norm, amount)
        if code == "位" and _PLACES.search(norm, max(0, amount.start - 16), amount.start):
            kind = "rank"
        scale = _scale(unit, reading)
        if scale == 1 and not amount.added:
            value = amount.sign * reading.value
        else:
            value = _scaled(reading.value, scale) + _scaled(amount.added, -scale if reading.value < 0 else scale)
            value = amount.sign * float(f"{value:.15g}")
        round_number = kind in ("percent", "multiple") or reading.exponent > 0 or reading.bare or reading.value >= 100
        bare = reading.bare or amount.numeral.text[0] in "百千万亿"
        outer = amount.start if amount.outer < 0 else amount.outer
        bound, modifier, outer_start, outer_end = find_bound(
            norm, outer, amount.end, round_number, bare, kind == "percent"
        )
        if amount.numeral.text == "一" and bound == "eq" and _is_vague_one(amount, unit):
            return
        if bound == "eq" and is_condition(norm, amount.start, amount.end):
            bound = "ge"
        if bound == "eq" and kind == "duration" and norm.startswith("内", amount.end):
            bound, modifier = "le", "内"
        if bound == "eq" and kind == "duration" and _EXCEEDED.match(norm, amount.end):
            bound, modifier = "gt", "多"
        more = amount.more or (reading.more and "余") or ("多" in (amount.unit_text or "") and "多")
        if more and bound not in ("lt", "le"):
            bound, modifier = "gt" if amount.sign > 0 else "lt", modifier or more
        exponent = reading.exponent + exponent_of(scale)
        stated = float(f"{value / 10**exponent:.12g}") if exponent else value
        quantity = Quantity(
            amount.start, amount.end, "", kind, amount.numeral, bound, value, None, None, stated, exponent, modifier,
            amount.unit_text, code, None, None, outer_start, outer_end, unit is not None, amount.per,
            inherited is not None,
        )  # fmt: skip
        if reading.low is not None and reading.high is not None:
            quantity.bound, quantity.value, quantity.stated_value, quantity.unit_mult = "range", None, None, 0
            quantity.value_min, quantity.value_max = _scaled(reading.low, scale), _scaled(reading.high, scale)
        else:
            if bound == "eq":
                quantity.value_min = quantity.value_max = value
            elif bound in ("gt", "ge"):
                quantity.value_min = value
            elif bound in ("lt", "le"):
                quantity.value_max = value
            if unit is not None:
                _set_base(quantity, amount, unit, value)
        self.out.append(quantity)

    def _add_halves(self) -> None:
        halves = [*find_halves(self.norm), *find_firsts(self.norm)]
        if not halves:
            return
        starts, ends = [q.start for q in self.out], [q.end for q in self.out]
        found = []
        for half in halves:
            k = bisect_right(starts, half.end - 1) - 1
            if not self._in_time(half.start) and (k < 0 or ends[k] <= half.start):
                found.append(half)
        if found:
            self.out = sorted(self.out + found, key=lambda q: q.start)


def _is_vague_one(amount: Amount, unit: Unit | None) -> bool:
    """Whether 一 with a measure is no number (一亩地); 一成, 一倍, 一斤半 and 一千瓦 are."""
    if amount.more or amount.added or unit is None:
        return False
    return unit.kind not in _ONE_COUNTS and unit.name[0] not in "千百兆人死伤"


def _set_base(quantity: Quantity, amount: Amount, unit: Unit, value: float) -> None:
    if amount.factor is not None:
        if amount.base is not None:
            quantity.value_si, quantity.unit_si = _scaled(value, amount.factor), amount.base
    elif unit.base is not None:
        quantity.value_si, quantity.unit_si = _scaled(value, unit.factor) + unit.offset, unit.base


def _scale(unit: Unit | None, reading: Reading) -> float:
    if reading.fraction:
        return 100.0
    if unit is None:
        return 1.0
    return 1.0 if unit.name == "折" and reading.value > 10 else unit.scale


def _vague_pair(norm: str, low: Numeral, high: Numeral) -> float:
    """What one of the lower digit of 8、9级 or 二、三十亿斤 is worth (1, 10 亿); 0 where they are no vague number."""
    if len(low.text) != 1 or high.reading.high is not None or low.value < 1:
        return 0.0
    if low.reading.chinese != high.reading.chinese or (
        high.end - high.start > 1 and norm[high.start + 1] in _PLAIN_DIGITS
    ):
        return 0.0
    first = _PLAIN_DIGITS.find(norm[high.start])
    if first < 0 or (first % 10 if first < 20 else 2) != low.value + 1:
        return 0.0
    return high.value / (low.value + 1)


def _low_end(low: Reading, high: Reading) -> float:
    """The lower end of a range; 3 in 3至5万 shares the 万 of the upper end."""
    if low.exponent == 0 and high.exponent and high.stated is not None and low.value < high.stated:
        return low.value * 10**high.exponent
    return low.value


def _scaled(value: float, factor: float) -> float:
    return value if factor == 1 else float(f"{value * factor:.12g}")
