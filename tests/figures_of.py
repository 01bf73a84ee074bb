"""The figures of a text, for the tests of figures."""

from __future__ import annotations

import datetime as dt

import wenbiao

DAY = dt.date(2024, 9, 10)


def figures_of(text: str, day: dt.date | None = DAY) -> list[wenbiao.Figure]:
    return wenbiao.extract(text, reference_date=day).figures


def figure_of(text: str, number: str, day: dt.date | None = DAY) -> wenbiao.Figure:
    found = [f for f in figures_of(text, day) if f.text == number]
    assert found, f"no figure {number} in {[f.text for f in figures_of(text, day)]}"
    return found[0]
