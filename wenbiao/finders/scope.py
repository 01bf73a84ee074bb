"""The time that governs a place in the text: scope of a time expression over figures and events."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from wenbiao.page import Page
from wenbiao.records import Time


@dataclass(slots=True)
class Governing:
    """The governing time of a span; ``source`` and ``role`` are the columns time_source and time_role."""

    time: Time | None
    source: str = "none"
    role: str | None = None


class TimeScope:
    """Answers which time governs a span of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._times = [t for t in page.times if t.precision not in ("duration", "recurring")]
        self._starts = [t.start for t in self._times]

    def governing(self, start: int, end: int) -> Governing:
        """The time that governs ``[start, end)``."""
        i = bisect_right(self._starts, start) - 1
        if i >= 0 and self._times[i].start >= self._page.sentence_at(start).start:
            return Governing(self._times[i], "explicit", "during")
        return Governing(None)
