"""Finder of the table ``quotes``."""

from __future__ import annotations

from wenbiao.page import Page
from wenbiao.records import Quote


def find_quotes(page: Page) -> list[Quote]:
    """Find the quotes of a page."""
    return []
