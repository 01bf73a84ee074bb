"""Finder of the table ``times``."""

from __future__ import annotations

from wenbiao.page import Page
from wenbiao.records import Time


def find_times(page: Page) -> list[Time]:
    """Find the times of a page."""
    return []
