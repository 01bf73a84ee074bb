"""What a government did or has before it: the measures that a review tells, the tasks that a work report names."""

from __future__ import annotations

import re

from wenbiao.finders.events.clauses import Setting
from wenbiao.finders.events.dating import Dating
from wenbiao.finders.events.totals import counts_many, is_total
from wenbiao.finders.events.words import any_of, words
from wenbiao.outlook import AHEAD
from wenbiao.page import Page

# Of these types is what a decision does; visits, talks and blows are told otherwise.
_MEASURES = frozenset([
    "policy_release", "launch", "agreement", "legislation", "enforcement", "campaign", "award", "completion", "other",
    "exhibition", "relief",
])  # fmt: skip
_GRANTED = frozenset(["policy_release", "launch"])
_OPENS = re.compile(f"(?:[一二三四五六七八九十]是)?(?:{any_of('resolute')}){{0,2}}")
# Verbs of what goes on.
_EFFORTS = words("effort")
_OBJECT = 3


def tells_measure(s: Setting) -> bool:
    """Whether a clause of a review opens with a verb and its object (取消|农业税): a measure, whoever took it."""
    trigger = s.trigger
    if trigger.event_type not in _MEASURES or len(s.after) < _OBJECT or trigger.word.endswith(_EFFORTS):
        return False
    if _OPENS.fullmatch(s.before) is None and not (s.before[:1] == "对" and trigger.event_type in _GRANTED):
        return False
    return not (is_total(trigger.event_type, s.after) or counts_many(s.after))


def tells_done(s: Setting) -> bool:
    """Whether a clause says that its act is done (了, 已)."""
    return s.after.startswith("了") or "已" in s.before


def names_task(s: Setting, dating: Dating, page: Page) -> bool:
    """Whether a clause of a report only names a task: a heading, or ahead without 了, 已, 决定 or a past time."""
    section, time, today = s.section, dating.time, page.reference_date
    if section.is_head:
        return True
    done = tells_done(s) or (s.trigger.word == "决定" and s.after != "")
    if time is not None and today is not None and time.precision == "year" and time.start_date and time.end_date:
        ahead = time.start_date.year >= today.year
        if ahead and time.end_date.year > time.start_date.year:
            return not done
    if page.outlooks.get(section.section_id) != AHEAD:
        return False
    if time is not None and time.start >= section.start and time.start_date and time.end_date:
        return today is not None and time.start_date.year >= today.year
    return not done
