"""Numerals: Arabic, Chinese and mixed, found and valued."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wenbiao.normalise import normalise
from wenbiao.page import Page

_ARABIC = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(slots=True)
class Numeral:
    """A numeral and its value, 万 and 亿 expanded."""

    start: int
    end: int
    text: str
    value: float


def find_numerals(text: str) -> list[Numeral]:
    """Find every numeral of a text, whatever it is used for.

    Args:
        text: any text.

    Returns:
        Numerals in text order, not overlapping.
    """
    return [Numeral(m.start(), m.end(), text[m.start() : m.end()], float(m.group())) for m in _ARABIC.finditer(normalise(text))]


def find_page_numerals(page: Page) -> list[Numeral]:
    """The numerals of a page, on its normalised text."""
    return [Numeral(m.start(), m.end(), page.text[m.start() : m.end()], float(m.group())) for m in _ARABIC.finditer(page.norm)]
