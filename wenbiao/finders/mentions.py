"""Finder of the table ``mentions``."""

from __future__ import annotations

from wenbiao.page import Page
from wenbiao.records import Mention


def find_mentions(page: Page) -> list[Mention]:
    """Find the mentions of a page."""
    return []
