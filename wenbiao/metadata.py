"""What a document says of itself: title, publisher, dates, number, issuing body, kind of text."""

from __future__ import annotations

from wenbiao.page import Page
from wenbiao.records import Metadata


def find_metadata(page: Page) -> Metadata:
    """Read a page's metadata off its blocks."""
    return Metadata()
