"""What the parts of the event finder share about one page."""

from __future__ import annotations

import re

from wenbiao.finders.events.actors import Agents
from wenbiao.finders.events.bodies import Bodies
from wenbiao.finders.events.canonical import strikes
from wenbiao.finders.events.clauses import Clauses, Setting, mask
from wenbiao.finders.events.dating import Dates
from wenbiao.finders.events.places import Places
from wenbiao.finders.events.pointing import is_effect
from wenbiao.finders.events.words import any_of
from wenbiao.outlook import AHEAD, BACK
from wenbiao.page import Page
from wenbiao.records import Event, Section

_ALARM = re.compile(any_of("alarm"))
# Verbs that only lead in what is announced.
_ANNOUNCING = frozenset(["宣布", "宣告"])


class Context:
    """One page, its masked copy and the readers over it.

    Attributes:
        masked: ``page.norm`` with names, titles and brackets blanked.
        headed: whether the block being read is a title or a heading.
        reviews: whether it looks back on a period's work.
        sets_tasks: whether it says what shall be done: in a page of rules, or where a text looks ahead.
        account: whether the story being read tells of an accident or an attack; there small acts are happenings too.
        in_report: whether the page is a work report, whose verbs may name tasks.
        rules: whether the page sets rules (a policy document, a law).
        last: the event read last.
        told: the triggers of the events read so far.
        scene: the accident, disaster, attack or casualty with a place that was read last in the story.
        pair: the two who acted together last in the story (两国元首).
    """

    __slots__ = (
        "_accounts", "_section", "_stories", "_story", "account", "agents", "bodies", "clauses", "dates", "headed",
        "in_report", "last", "masked", "norm", "page", "pair", "places", "reviews", "rules", "scene", "sets_tasks",
        "told",
    )  # fmt: skip

    def __init__(self, page: Page) -> None:
        self.page = page
        self.norm = page.norm
        self.masked = mask(page.norm)
        self.clauses = Clauses(page, self.masked)
        self.agents = Agents(page, self.masked, self.clauses)
        self.bodies = Bodies(page.norm, self.masked, self.clauses)
        self.places = Places(page, self.masked, self.clauses, self.agents)
        self.dates = Dates(page, self.clauses)
        self.account = self.headed = self.reviews = self.sets_tasks = False
        self._accounts: dict[str | None, bool] = {}
        self._stories: dict[str, tuple[int, int]] = {}
        self.in_report = page.metadata.doc_type == "report"
        self.rules = page.metadata.doc_type in ("policy_document", "law")
        self.last: Event | None = None
        self.scene: Event | None = None
        self.told: set[str] = set()
        self.pair: list[str] = []
        self._story: str | None = ""
        self._section: Section | None = None

    def enter(self, section: Section) -> None:
        """Move to a block: ``account`` tells of the story that the block belongs to."""
        if section is self._section:
            return
        self._section = section
        story = section.section_id if section.kind == "heading" else section.parent_id
        self.headed = section.is_head
        outlook = self.page.outlooks.get(section.section_id)
        self.reviews, self.sets_tasks = outlook == BACK, self.rules or outlook == AHEAD
        known = self._accounts.get(story)
        if known is None:
            known = self._accounts[story] = self._is_account(story)
        self.account = known
        if story != self._story:
            self._story, self.scene, self.pair = story, None, []

    def note(self, event: Event) -> None:
        """Remember an event: what follows may go on with it, and in an account its place is the scene."""
        self.last = event
        self.told.add(event.trigger)
        if len(event.actors) == 2 and min(map(len, event.actors)) > 1:
            self.pair = event.actors
        if not strikes(event) or event.place is None:
            return
        # A fallen house or the dead may lie elsewhere: the scene is where the blow fell.
        elsewhere = "公里" in event.place or event.event_type == "death" or is_effect(event.trigger)
        if self.scene is None or not elsewhere:
            self.scene = event

    def announces(self, s: Setting) -> bool:
        """Whether the clause before announces what this one tells (最高法院6日宣布，|将撤销裁决)."""
        last = self.last
        if last is None or last.trigger not in _ANNOUNCING or s.trigger.weight < 1:
            return False
        return s.start == last.trigger_end + 1 and self.norm[last.trigger_end] in "，："

    def accident_of(self, section: Section) -> str | None:
        """The story of an accident or an attack that a block belongs to: its heading's id, ``page``, or None."""
        self.enter(section)
        story = section.section_id if section.kind == "heading" else section.parent_id
        return (story or "page") if self.account else None

    def _is_account(self, story: str | None) -> bool:
        """Whether a heading with its blocks (without headings, the page) tells of an accident or an attack."""
        if story is None:
            start, end = 0, 500
        else:
            if not self._stories:
                self._read_stories()
            start, end = self._stories[story]
        alarms = len(_ALARM.findall(self.masked, start, min(end, start + 500)))
        return alarms >= 3 or (alarms == 2 and _ALARM.search(self.masked, start, start + 40) is not None)

    def _read_stories(self) -> None:
        """Where each heading's story begins and ends."""
        for section in self.page.sections:
            story = section.section_id if section.kind == "heading" else section.parent_id
            if story is not None:
                self._stories[story] = (self._stories.get(story, (section.start, 0))[0], section.end)
