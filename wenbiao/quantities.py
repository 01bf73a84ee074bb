"""Quantities: a numeral with its unit and its bound, and what only looks like one kept out."""

from __future__ import annotations

from dataclasses import dataclass

from wenbiao.numerals import Numeral
from wenbiao.page import Page


@dataclass(slots=True)
class Quantity:
    """The span of a figure and what can be said of it without its context (see Figure for the columns).

    ``outer_start`` and ``outer_end`` take in the modifiers that stand outside of the span (超过, 以上).
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


def find_quantities(page: Page) -> list[Quantity]:
    """Find the quantities that a page states of something."""
    return []
