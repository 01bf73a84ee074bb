"""Quantities of a bare text, without the finders that run after them."""

from __future__ import annotations

from wenbiao.finders.times import find_times
from wenbiao.numerals import find_page_numerals
from wenbiao.page import Page
from wenbiao.quantities import Quantity, find_quantities
from wenbiao.segment import find_sections, find_sentences


def quantities_of(text: str) -> list[Quantity]:
    page = Page(text, "0" * 16)
    page.set_sections(find_sections(page))
    page.set_sentences(find_sentences(page))
    page.numerals = find_page_numerals(page)
    (page.times,) = find_times([page])
    return find_quantities(page)
