"""Mentions of one event: they share its finest date and place, and a key across documents."""

from __future__ import annotations

import hashlib
import re

from wenbiao.records import Event, Section

_GENERIC = frozenset(
    "事故 此次事故 火灾 地震 大火 爆炸 活动 此次活动 会议 比赛 行动 袭击 冲突 展会 论坛 大会 峰会 赛会 险情 疫情 火情".split()
)
_RANK = {"day": 4, "month": 3, "quarter": 2, "half_year": 2, "year": 1}
_NOT_WORD = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+")


def _bigrams(text: str) -> set[str]:
    text = _NOT_WORD.sub("", text)
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _alike(a: set[str], b: set[str]) -> float:
    """Share of the shorter clause's bigrams that the other has."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def tie(events: list[Event], sections: list[Section]) -> None:
    """Give mentions of one event one canonical id, its finest date and its place.

    Args:
        events: a page's events, keyed, in text order; changed in place.
        sections: the page's blocks; a title or heading is tied to what restates it below.
    """
    heads = {s.section_id for s in sections if s.kind in ("title", "heading")}
    groups: list[list[Event]] = []
    grams: dict[str, set[str]] = {}
    for event in events:
        grams[event.event_id] = _bigrams(event.text)
        home = None
        for group in reversed(groups):
            if _same(group, event, heads, grams):
                home = group
                break
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    for group in groups:
        _share(group)
    _date_heads(events, heads, grams)


def _same(group: list[Event], event: Event, heads: set[str], grams: dict[str, set[str]]) -> bool:
    first = group[0]
    if first.event_type != event.event_type:
        return False
    if event.realis == "mention" and event.name is None and event.trigger in _GENERIC or event.trigger in _GENERIC and first.event_type in ("accident", "disaster"):
        return event.sentence_id != group[-1].sentence_id or event.realis == "mention"
    for other in group:
        if event.sentence_id == other.sentence_id:
            continue
        if _clash(other, event):
            continue
        if event.name and other.name:
            if event.name == other.name or (event.name in other.name or other.name in event.name) and event.trigger == other.trigger:
                return True
            continue
        if other.section_id in heads and event.section_id not in heads and _alike(grams[other.event_id], grams[event.event_id]) >= 0.4:
            return True
    return False


def carry_on(events: list[Event], norm: str, account: bool) -> None:
    """Let what goes on with an earlier happening take its date.

    Args:
        events: a page's events, tied; changed in place.
        norm: the page's folded text.
        account: whether the page tells of an accident: its undated acts then fall on the accident's day.
    """
    day: Event | None = None
    for i, event in enumerate(events):
        if event.realis == "mention" and event.event_type == "meeting" and event.start_date is not None:
            if norm.startswith(("上", "期间"), event.end):
                for other in events[i + 1 :]:
                    if other.sentence_id != event.sentence_id:
                        break
                    if other.start_date is None or _RANK.get(other.precision or "", 0) < _RANK.get(event.precision or "", 0):
                        _copy_date(event, other)
                    if other.place is None:
                        other.place, other.place_code = event.place, event.place_code
        if account and event.time_id is None and event.start_date is None and day is not None:
            _copy_date(day, event)
        if event.event_type in ("accident", "disaster") or event.plover == "ASSAULT":
            if event.precision == "day" and event.start_date is not None:
                day = event


def _copy_date(source: Event, target: Event) -> None:
    target.edtf, target.start_date, target.end_date = source.edtf, source.start_date, source.end_date
    target.precision, target.time_id, target.time_source = source.precision, source.time_id, "event"


def _clash(a: Event, b: Event) -> bool:
    """Whether two events have dates that exclude each other."""
    if a.start_date is None or b.start_date is None:
        return False
    a_end, b_end = a.end_date or a.start_date, b.end_date or b.start_date
    return a.start_date > b_end or b.start_date > a_end


def _share(group: list[Event]) -> None:
    best = max(group, key=lambda e: (e.start_date is not None, _RANK.get(e.precision or "", 0)))
    place = next((e for e in group if e.place), None)
    for event in group:
        event.canonical_event_id = group[0].event_id
        if event is not best and best.start_date is not None:
            if event.start_date is None or _RANK.get(event.precision or "", 0) < _RANK.get(best.precision or "", 0):
                event.edtf, event.start_date, event.end_date = best.edtf, best.start_date, best.end_date
                event.precision, event.time_source = best.precision, "event"
                event.time_id = best.time_id
        elif best.start_date is None and event.precision is None and best.precision is not None:
            event.precision, event.time_id, event.edtf, event.time_source = best.precision, best.time_id, best.edtf, "event"
        if event.place is None and place is not None:
            event.place, event.place_code = place.place, place.place_code


def fact_key(event: Event) -> str | None:
    """A key that reports of the same event share across documents; None without a date, or a name or an actor."""
    if event.start_date is None or not (event.name or event.actors or event.place):
        return None
    what = _NOT_WORD.sub("", event.name) if event.name else "|".join(sorted(event.actors)) or event.place
    when = f"{event.start_date.isoformat()}/{event.end_date.isoformat() if event.end_date else ''}"
    return hashlib.sha256(f"{event.event_type}|{when}|{what}".encode()).hexdigest()[:16]


def _date_heads(events: list[Event], heads: set[str], grams: dict[str, set[str]]) -> None:
    """A headline that no event restates as such takes the date and place of the body event most like it."""
    for i, event in enumerate(events):
        if event.section_id not in heads or event.start_date is not None or event.time_id is not None:
            continue
        best, score = None, 0.25
        for other in events[i + 1 :]:
            if other.section_id in heads:
                if other.sentence_id != event.sentence_id:
                    break
                continue
            alike = _alike(grams[event.event_id], grams[other.event_id])
            if other.start_date is not None and alike > score:
                best, score = other, alike
        if best is not None:
            _copy_date(best, event)
            event.place, event.place_code = event.place or best.place, event.place_code or best.place_code
