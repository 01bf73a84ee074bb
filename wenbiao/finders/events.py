"""Finder of the table ``events``."""

from __future__ import annotations

from wenbiao.page import Page
from wenbiao.records import Event


def find_events(page: Page) -> list[Event]:
    """Find the events of a page."""
    return []
