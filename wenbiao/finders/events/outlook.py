"""The part of a work report that looks ahead: there a verb names a task, unless something says that it was done."""

from __future__ import annotations

import re
from collections.abc import Callable

from wenbiao.finders.events.clauses import Setting
from wenbiao.finders.events.dating import Dating
from wenbiao.page import Page
from wenbiao.records import Section

# Headings that look ahead where none looks back (奋力谱写…, 2026年工作任务).
_AHEAD = re.compile("奋力|开好局|年(?:重点|主要)?工作(?:任务|安排|重点)?$")


class Outlook:
    """Tells the tasks of one page; only a report has any.

    Args:
        page: the page.
        reviews: whether a block stands under a heading that looks back.
        plans: whether a block stands under a heading of plans.
    """

    __slots__ = ("_begin", "_page", "_plans", "_reviews", "applies")

    def __init__(self, page: Page, reviews: Callable[[Section], bool], plans: Callable[[Section], bool]) -> None:
        self._page = page
        self._reviews = reviews
        self._plans = plans
        self.applies = page.metadata.doc_type == "report"
        self._begin = self._find_begin() if self.applies else 0

    def _find_begin(self) -> int:
        """Where the part that looks ahead begins; behind the text where there is none."""
        reviewed = False
        for section in self._page.sections:
            if section.kind != "heading" or section.level != 1:
                continue
            if self._reviews(section):
                reviewed = True
            elif reviewed or _AHEAD.search(section.text):
                return section.start
        return len(self._page.norm)

    def names_task(self, s: Setting, dating: Dating) -> bool:
        """Whether a clause only names a task: a heading, or ahead with nothing that says done (了, 已, a past time)."""
        section, time, today = s.section, dating.time, self._page.reference_date
        if section.is_head:
            return True
        done = s.after.startswith("了") or "已" in s.before
        if time is not None and today is not None and time.precision == "year" and time.start_date and time.end_date:
            ahead = time.start_date.year >= today.year
            if ahead and time.end_date.year > time.start_date.year:
                return not done
        if self._reviews(section) or (section.start < self._begin and not self._plans(section)):
            return False
        if time is not None and time.start >= section.start and time.start_date and time.end_date:
            return today is not None and time.start_date.year >= today.year
        return not done
