"""What is told right behind a day's happening, without a time of its own or so much later (执法人员|缴获…, 5分钟后)."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left

from wenbiao.page import Page
from wenbiao.records import Event, Section, Sentence

# Laws, policies, campaigns and figures that come out may be of any day.
_OF_ANY_DAY = frozenset(["policy_release", "legislation", "campaign", "statistics_release"])
# What was so before, goes on, or is summed up.
_BACKGROUND = re.compile(
    "曾|此前|以前|之前|早前|历史上|长期|一直|多次|先后|累计|已|至今|目前|近年|多年|常|每|自从|以来|历时|经过|据了解|据悉|作为|过去|当年|如今"
    "|去年|数据显示|统计|共有|均|不断|陆续|逐步|持续|总计"
)
# Who goes on at the head of the next paragraph and is not named again.
_BOTH = ("两国元首", "两国领导人", "两国总理", "随后")
# So long after a blow (5分钟后, 两天后).
_LATER = re.compile(
    "([0-9]{1,2}|[一二两三四五六七八九十几])(?:多?个?(?:秒钟?|分钟|半?小时)|(天))[之以]?后|半个?(?:小时|钟头)后|(次日|翌日)"
)
_DAYS = {word: count for count, word in enumerate("零一二三四五六七八九十")} | {"两": 2}


def take_day(source: Event, target: Event) -> None:
    """Give a deed the day of another, not its hour."""
    target.edtf = source.edtf.split("T")[0] if source.edtf is not None else None
    target.start_date, target.end_date = source.start_date, source.end_date
    target.precision, target.time_id, target.time_source = source.precision, source.time_id, "event"


def later(event: Event, blow: Event, norm: str) -> None:
    """Date what was done some minutes or days after a blow that has a day.

    Args:
        event: the deed, without dates; changed in place.
        blow: the blow told last.
        norm: the page's folded text.
    """
    found = _LATER.search(norm, event.start, event.trigger_start)
    if found is None or blow.start_date is None:
        return
    count = 1 if found.group(3) else 0
    if found.group(2):
        word = found.group(1)
        if not word.isdigit() and word not in _DAYS:
            return
        count = int(word) if word.isdigit() else _DAYS[word]
    try:
        day = blow.start_date + dt.timedelta(days=count)
    except OverflowError:
        return
    event.start_date = event.end_date = day
    event.edtf, event.precision, event.time_source = day.isoformat(), "day", "event"


def go_on(events: list[Event], page: Page) -> None:
    """Date what the sentence right behind a dated happening tells without a time of its own.

    Args:
        events: the page's events in text order, tied and carried on; changed in place.
        page: the page.
    """
    told: Event | None = None
    starts: list[int] = []
    for event in events:
        if event.realis != "actual":
            continue
        if event.start_date is not None or event.time_id is not None:
            told = event if event.precision == "day" and event.start_date is not None else None
            continue
        if told is None or event.event_type in _OF_ANY_DAY:
            continue
        here = page.sentence_index(event.trigger_start)
        if here - page.sentence_index(told.trigger_start) > 1:
            continue
        sentence = page.sentences[here]
        if told.section_id != event.section_id and not _same_story(told, event, sentence, page):
            continue
        starts = starts or [time.start for time in page.times]
        at = bisect_left(starts, sentence.start)
        timed = at < len(starts) and starts[at] < sentence.end
        if not timed and _BACKGROUND.search(page.norm, sentence.start, event.end) is None:
            take_day(told, event)


def _same_story(told: Event, event: Event, sentence: Sentence, page: Page) -> bool:
    """Whether the next paragraph goes on with who acted in the one before it."""
    if not set(event.actors).intersection(told.actors) and not page.norm.startswith(_BOTH, sentence.start):
        return False
    first: Section = page.section_at(told.trigger_start)
    return page.section_at(event.trigger_start).parent_id == first.parent_id
