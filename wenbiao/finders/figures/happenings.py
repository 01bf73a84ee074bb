"""The day of the event whose clause states a figure, for figures that no time governs."""

from __future__ import annotations

import re

from wenbiao.finders.figures.timing import is_timeless
from wenbiao.page import Page
from wenbiao.records import Event, Figure

_COUNTED = frozenset(("count", "money"))
# What has a harm to count is dated by it even where it is only named (地震造成…).
_HARMFUL = frozenset(("disaster", "accident", "death"))
# What was so before, is so beside the event, or was added up over a longer time.
_NOT_OF_EVENT = re.compile(
    r"以来|以往|历[年届次来]|累计|目前|此前|至今|每[年天月日]|一般|通常|嫌疑|双向|占地|距|年龄|预案|全长|总长|曾|原有|共有|现有|已有|可容纳|第[一二三四五六七八九十\d]+次|之前|至此|多年|年间|年里|关押|或(?:将|会|导)|乘组|天内|月内|仍"
)
_NO_UNITS = frozenset(("岁", "周岁", "年", "车道", "集"))
# An event that lasted longer is a period.
_DAYS = 10
# Blocks between the figure and the time of its event: farther off, another story may have begun.
_BLOCKS = 1


def date_by_events(page: Page, events: list[Event]) -> None:
    """Give figures without a time the day of the event that their clause tells (column time_source: event).

    Args:
        page: a page whose figures point to their events.
        events: the page's events.
    """
    found = [f for f in page.figures if f.event_id is not None and f.time_source == "none"]
    if not found:
        return
    known = {e.event_id: e for e in events}
    said = {t.time_id: t.start for t in page.times}
    for figure in found:
        event = known[figure.event_id]  # type: ignore[index]
        at = said.get(event.time_id or "", -1)
        near = at >= 0 and abs(page.section_index(at) - page.section_index(figure.start)) <= _BLOCKS
        if near and _is_sized(figure, event, page):
            figure.time_id, figure.edtf = event.time_id, (event.edtf or "").split("T")[0] or None
            figure.start_date, figure.end_date = event.start_date, event.end_date
            figure.time_role, figure.time_source = "during", "event"


def _is_sized(figure: Figure, event: Event, page: Page) -> bool:
    """Whether a figure counts what takes part in an event or comes of it, on the day of the event."""
    start, end = event.start_date, event.end_date
    if start is None or end is None or (end - start).days > _DAYS or figure.status != "actual":
        return False
    if event.realis != "actual" and (event.realis != "mention" or event.event_type not in _HARMFUL):
        return False
    if figure.kind not in _COUNTED or figure.unit_text in _NO_UNITS or is_timeless(figure):
        return False
    sentence = page.sentence_at(figure.start)
    clause = page.norm[max(sentence.start, min(event.start, figure.start - 30)) : max(event.end, figure.end)]
    return _NOT_OF_EVENT.search(clause) is None
