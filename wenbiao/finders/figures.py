"""Finder of the table ``figures``."""

from __future__ import annotations

from wenbiao.page import Page
from wenbiao.records import Figure


def find_figures(page: Page) -> list[Figure]:
    """Find the figures of a page."""
    return []
