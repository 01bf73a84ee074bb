"""Finder of the table ``figures``."""

from __future__ import annotations

from wenbiao.finders.scope import TimeScope
from wenbiao.page import Page
from wenbiao.quantities import Quantity
from wenbiao.records import Figure, Time


def find_figures(page: Page) -> list[Figure]:
    """Find the figures of a page: each quantity, with what its context says of it."""
    scope = TimeScope(page)
    figures = []
    for quantity in page.quantities:
        figure = _figure_of(quantity)
        governing = scope.governing(quantity.start, quantity.end)
        if governing.time is not None:
            _set_time(figure, governing.time)
        figure.time_source, figure.time_role = governing.source, governing.role
        figures.append(figure)
    return figures


def _figure_of(q: Quantity) -> Figure:
    return Figure(
        q.start, q.end, q.text, q.kind, q.bound, q.value, q.value_min, q.value_max, q.stated_value, q.unit_mult,
        q.modifier, q.unit_text, q.unit, q.value_si, q.unit_si,
    )  # fmt: skip


def _set_time(figure: Figure, time: Time) -> None:
    figure.time_id, figure.edtf = time.time_id or None, time.edtf
    figure.start_date, figure.end_date = time.start_date, time.end_date
