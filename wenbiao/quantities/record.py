"""The records of this package: a quantity, and an amount on its way to become one."""

from __future__ import annotations

from dataclasses import dataclass

from wenbiao.numerals import Numeral
from wenbiao.units import Unit


@dataclass(slots=True)
class Quantity:
    """The span of a figure and what can be said of it without its context (see Figure for the columns).

    Attributes:
        numeral: the numeral, the first one of a range; None for 过半 and 翻番.
        outer_start, outer_end: the span with the modifiers that stand outside of it (超过, 以上).
        unit_known: False where the unit was kept as written without being in the lexicon, or none is stated.
        per: the denominator of a rate that stands before the number (每吨, 时速), as a code.
        inherited: whether the unit is that of a later number (15 of 15、22个百分点).
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
    inherited: bool = False


@dataclass(slots=True)
class Amount:
    """A numeral with its unit, before its neighbours and its bound are looked at.

    Attributes:
        start, end: the figure's span.
        unit: the unit, None where none is stated.
        unit_text: the unit as written.
        code: the unit's code, that of a rate included; the unit's own where it is no rate.
        more: the infix approximator (余, 多, 几), "" without.
        added: what parts after the unit add to the value, in its unit (半 of 三斤半, 5两 of 3斤5两).
        base, factor: base unit of a rate and its factor, where they differ from the unit's own.
        sign: -1 after 零下.
        per: code of a denominator that stands before the number.
        outer: where that denominator begins if nothing stands between (每小时100公里).
    """

    numeral: Numeral
    start: int
    end: int
    unit: Unit | None = None
    unit_text: str | None = None
    code: str | None = None
    more: str = ""
    added: float = 0.0
    base: str | None = None
    factor: float | None = None
    sign: int = 1
    per: str | None = None
    outer: int = -1
