"""Finder of the table ``events``: happenings that a text reports, with trigger, actors, place, date and realis.

One scan finds trigger words; the clause around each decides. A candidate is an event when the evidence for a bounded
happening (a date, a named actor, 了, a counted object) outweighs what its verb class demands; wishes, duties, states of
progress, habits and attributive uses are none.

:mod:`.reader` goes from trigger to trigger (:mod:`.triggers`): :mod:`.admission` rules candidates out, :mod:`.evidence`
weighs the rest, with :mod:`.realis`, :mod:`.duties`, :mod:`.totals`, :mod:`.measures` and :mod:`.attributive`.
:mod:`.rows` builds the row: who acts (:mod:`.actors` over :mod:`.subjects`, :mod:`.standing`, :mod:`.bodies`,
:mod:`.responders`), where (:mod:`.places`, :mod:`.sites`), when (:mod:`.dating`), under what name (:mod:`.names`).
:mod:`.nominal` adds what is only named, :mod:`.canonical` ties the mentions of one event, :mod:`.pointing` tells which
one 此次 means. :mod:`.context` and :mod:`.clauses` hold what they share.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from wenbiao.finders.events.canonical import carry_on, fact_key, tie
from wenbiao.finders.events.context import Context
from wenbiao.finders.events.nominal import add_named
from wenbiao.finders.events.onward import go_on
from wenbiao.finders.events.reader import EventReader
from wenbiao.finders.events.triggers import find_candidates
from wenbiao.page import Page
from wenbiao.records import Event

__all__ = ["find_events"]


def find_events(pages: Sequence[Page]) -> list[list[Event]]:
    """Find the events of some pages.

    Args:
        pages: pages with sections, sentences, times, mentions, quotes and figures.

    Returns:
        For each, its events in text order, keyed (``event_id`` is built from document, clause and trigger offset),
        mentions of one event tied by ``canonical_event_id``. ``event_id`` of the page's figures is set where a figure
        belongs to one.
    """
    contexts = [Context(page) for page in pages]
    candidates = [find_candidates(context.masked) for context in contexts]
    found = [EventReader(context).read(these) for context, these in zip(contexts, candidates, strict=True)]
    for context, events in zip(contexts, found, strict=True):
        add_named(context, events)
    for context, events in zip(contexts, found, strict=True):
        _key(context, events)
    return found


def _key(context: Context, events: list[Event]) -> None:
    """Give the events of a page their keys, and tie those that are one."""
    page = context.page
    prefix = f"{page.doc_id}-e-"
    # Of the blocks that hold events: the story of an accident each belongs to, the block above it, and who is a head.
    stories: dict[str, str | None] = {}
    parents: dict[str, str | None] = {}
    heads: set[str] = set()
    for event in events:
        event.doc_id = page.doc_id
        sentence = page.sentence_at(event.trigger_start)
        event.sentence_id, event.section_id = sentence.sentence_id, sentence.section_id
        if event.section_id not in stories:
            section = page.section_at(event.trigger_start)
            stories[event.section_id] = context.accident_of(section)
            parents[event.section_id] = section.parent_id
            if section.is_head:
                heads.add(event.section_id)
        event.event_id = event.canonical_event_id = f"{prefix}{event.start}-{event.end}-{event.trigger_start}"
    tie(events, heads, page)
    carry_on(events, page.norm, stories, parents)
    go_on(events, page)
    for event in events:
        event.fact_key = fact_key(event)
    _claim_figures(page, events)


def _claim_figures(page: Page, events: list[Event]) -> None:
    """Point the figures of an event's clause to it, the narrowest clause first."""
    figures = page.figures
    if not figures:
        return
    starts = [f.start for f in figures]
    # How long the clause is that each figure belongs to by now; of two as long, the first has it.
    narrowest = [len(page.text) + 1] * len(figures)
    for event in events:
        length = event.end - event.start
        for at in range(bisect_left(starts, event.start), bisect_left(starts, event.end)):
            if length < narrowest[at] and figures[at].end <= event.end:
                narrowest[at] = length
                figures[at].event_id = event.event_id
