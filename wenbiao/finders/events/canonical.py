"""Mentions of one event: they share its finest date and place, and a key across documents."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from itertools import pairwise

from wenbiao.finders.events.onward import later, take_day
from wenbiao.finders.events.pointing import Told, clash, other_edition
from wenbiao.finders.events.triggers import BLOWS, RESPONSES
from wenbiao.finders.events.words import any_of, words
from wenbiao.page import Page
from wenbiao.records import Event

_RANK = {"day": 4, "month": 3, "quarter": 2, "half_year": 2, "year": 1}
_NOT_WORD = re.compile("[^\u4e00-\u9fffA-Za-z0-9]")
# Shares of a headline's character pairs that its event and any event below must have in common.
_RESTATED = 0.4
_RELATED = 0.25
# The same of the whole sentence that leads in below it.
_RETOLD = 0.4
_LEAD = 200


_LATELY = re.compile("日前|近日|近期")
# What is done at a meeting.
_SAT = frozenset(["speech", "legislation", "meeting", "policy_release"])
# The meeting itself as a subject, and what only a name's year dates.
_MEETING_ACTS = re.compile("(?:主席|全体|委员长|常务)?(?:会议|全会|大会)(?!上|期间|室|堂)|[^，。]{0,6}仪式(?=在|由)")
# Gatherings of other types at which one speaks too.
_GATHERS = frozenset(words("holding"))
_GATHERING = re.compile(any_of("occasion"))
# Who attends what has been told before (王建军参加|会见): what it was, and the types that it can be.
_ATTENDED = re.compile(
    "了?(?:上述|有关|相关|这次|此次)?(?:(会见|会谈|座谈)|((?:座谈|研讨|审议)?会议?|大会|论坛|峰会|[开闭]幕[式会])|(活动|[^，。、对向]{0,6}仪式"
    "|审议|考察|调研))?(?=$|并)"
)
# How many events back what is attended may stand.
_ATTEND_REACH = 12
_THEREUPON = re.compile("随后|随即|紧接着|[会礼式]后[，,]|仪式后")
_ATTENDING = words("attending")
# At a gathering that has been told, not a gathering of their own.
_AT_IT = ("主持", *_ATTENDING)
_ATTENDED_TYPES = (
    frozenset(["talks"]),
    frozenset(["meeting", "exhibition", "talks", "speech"]),
    frozenset(["visit", "talks", "meeting", "agreement", "other", "speech", "launch", "award", "exhibition"]),
)
# What somebody says at a meeting was done elsewhere.
_TELLING = ("表示，", "指出，", "强调，", "认为，", "说，", "称，")
_LETTER = re.compile("信|电|函")
# What is done around a meeting (会前参观).
_AROUND = re.compile("(?<![机大])会[前后]|(?:会见|会谈|仪式|开幕式|会议)(?:之)?[前后]|会议期间")
# What is done at a ceremony.
_CEREMONIAL = frozenset(words("ceremonial"))
_AT_SITTING = re.compile("听取|作.{0,6}(?:报告|发言|说明|汇报)|讲话|致[辞词]|主持|审议|表决|通过|开幕|闭幕|演讲")


@lru_cache(maxsize=64)
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(_NOT_WORD.sub("", text)))


def _alike(a: frozenset[tuple[str, str]], b: frozenset[tuple[str, str]]) -> float:
    """Share of the shorter clause's character pairs that the other has."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _fineness(event: Event) -> int:
    return _RANK.get(event.precision or "", 0)


def tie(events: list[Event], heads: set[str], page: Page) -> None:
    """Give mentions of one event one canonical id, its finest date and its place.

    Args:
        events: a page's events, keyed, in text order; changed in place.
        heads: the blocks that are titles or headings: they are tied to what restates them below.
        page: the page, for the sentence that leads in below a headline.
    """
    groups: list[list[Event]] = []
    told = Told()
    for event in events:
        home = told.find(event)
        if home is None:
            home = [event]
            groups.append(home)
        else:
            home.append(event)
        told.add(event, home)
    open_heads = [g for g in groups if g[0].section_id in heads]
    for group in _tied_to_heads(groups, open_heads, heads):
        if len(group) > 1:
            _share(group)
    _date_heads(events, heads, page)


def _tied_to_heads(groups: list[list[Event]], open_heads: list[list[Event]], heads: set[str]) -> list[list[Event]]:
    """Join each headline's event with the first below that restates it (to the next headline of its type)."""
    if not open_heads:
        return groups
    joined: set[int] = set()
    waiting: dict[str, list[list[Event]]] = {}
    for group in groups:
        first = group[0]
        if first.section_id in heads:
            waiting.setdefault(first.event_type, []).append(group)
            continue
        above = waiting.get(first.event_type)
        if above is None:
            continue
        for head in above[-3:]:
            title = head[0]
            if (
                clash(title, first)
                or other_edition(title, first)
                or (title.trigger in _GATHERS and "访" in first.trigger)
            ):
                continue
            if _alike(_pairs(title.text), _pairs(first.text)) >= _RESTATED:
                head += group
                joined.add(id(group))
                break
    return [g for g in groups if id(g) not in joined]


def _is_letter(event: Event) -> bool:
    """Whether an event is a letter or a call, which has no place (致信, 致贺电, 通电话)."""
    return event.event_type in ("speech", "talks") and _LETTER.search(event.trigger) is not None


def _copy_date(source: Event, target: Event) -> None:
    target.edtf, target.start_date, target.end_date = source.edtf, source.start_date, source.end_date
    target.precision, target.time_id, target.time_source = source.precision, source.time_id, "event"


def _share(group: list[Event]) -> None:
    """Give a group its first id, its finest date, and where one states none the place stated last before it."""
    best = max(group, key=lambda e: (e.start_date is not None, _fineness(e)))
    place = next((e for e in group if e.place), None)
    whole = max((e for e in group if e.place), key=lambda e: len(e.place or ""), default=None)
    for event in group:
        if event.place:
            place = event
        event.canonical_event_id = group[0].event_id
        if event is not best and best.start_date is not None and not clash(event, best):
            if event.start_date is None or _fineness(event) < _fineness(best):
                _copy_date(best, event)
        elif best.start_date is None and event.precision is None and best.precision is not None:
            _copy_date(best, event)
        if event.place is None and place is not None and not _is_letter(event):
            event.place, event.place_code = place.place, place.place_code
        elif event.place and whole is not None and event.place in (whole.place or "") and _shares(event):
            event.place, event.place_code = whole.place, whole.place_code


def _shares(event: Event) -> bool:
    """Whether an event takes the finer place of another mention: a blow has the one that its sentence states."""
    return event.realis == "mention" or not strikes(event)


def _date_heads(events: list[Event], heads: set[str], page: Page) -> None:
    """A headline that no event restates as such takes the date and place of the event most like it below."""
    for i, event in enumerate(events):
        if event.section_id not in heads or event.start_date is not None or event.time_id is not None:
            continue
        pairs, best, score = _pairs(event.text), None, _RELATED
        lead: str | None = None
        for other in events[i + 1 : i + 40]:
            if other.section_id in heads:
                if other.sentence_id != event.sentence_id:
                    break
                continue
            alike = _alike(pairs, _pairs(other.text)) if other.start_date is not None else 0.0
            if alike > score:
                best, score = other, alike
            if lead is None:
                lead = other.sentence_id
                opening = other.precision == "day" and other.start_date is not None and other.realis == "actual"
                told = opening and _alike(pairs, _pairs(page.sentence_at(other.trigger_start).text[:_LEAD])) >= _RETOLD
                if told and event.realis == "actual" and event.event_type != "milestone":
                    best = other
            if best is None and other.sentence_id == lead and other.precision == "day" and _leads_in(event, other):
                best = other
        if best is not None:
            _copy_date(best, event)
            if not _is_letter(event):
                event.place, event.place_code = event.place or best.place, event.place_code or best.place_code


def _leads_in(head: Event, other: Event) -> bool:
    """Whether the first sentence below a headline tells its event in other words: same kind or deed, same hand."""
    if other.realis != "actual" or head.realis != "actual":
        return False
    same = head.event_type == other.event_type
    deed = set(head.trigger) & set(other.trigger)
    hand = set(head.actors) & set(other.actors)
    return bool((same and (hand or deed)) or (hand and deed))


def carry_on(events: list[Event], norm: str, accounts: dict[str, str | None], parents: dict[str, str | None]) -> None:
    """Let what goes on with an earlier happening take its date.

    Args:
        events: a page's events, tied; changed in place.
        norm: the page's folded text.
        accounts: by block, the story of an accident that it belongs to: undated acts fall on the accident's day.
        parents: by block, the heading above it: what is said and passed under one as a meeting is part of it.
    """
    _date_titles(events, accounts)
    day: Event | None = None
    sitting: Event | None = None
    for i, event in enumerate(events):
        session = event.realis == "mention" and event.event_type == "meeting" and event.start_date is not None
        if session and norm.startswith(("上", "期间"), event.end):
            _date_session(event, events[i + 1 : i + 8])
        sitting = _sit(sitting, event, parents, norm)
        _attend(events, i, norm, parents)
        story = accounts.get(event.section_id)
        undated = event.time_id is None and event.start_date is None
        if story is not None and undated and day is not None and accounts.get(day.section_id) == story:
            take_day(day, event)
        elif story is not None and event.start_date is None and day is not None and "后" in event.text:
            later(event, day, norm)
        if i and event.start_date is None and event.time_id is None:
            _follow(events[i - 1], event, norm)
            around = sitting is not None and event.realis == "actual" and event.start_date is None
            if around and sitting is not None and _AROUND.search(norm, event.start, event.trigger_start):
                _sit_in(sitting, event)
        blow = event.event_type in ("accident", "disaster") or event.plover == "ASSAULT"
        if blow and event.precision == "day" and event.start_date is not None:
            day = event


def _follow(previous: Event, event: Event, norm: str) -> None:
    """What is done right after another deed (随后) has its day."""
    told = previous.section_id == event.section_id and previous.realis == event.realis == "actual"
    dated = previous.precision == "day" and previous.start_date is not None
    if told and dated and _THEREUPON.search(norm, event.start, event.trigger_start):
        _copy_date(previous, event)


def strikes(event: Event) -> bool:
    """Whether an event is a blow: an accident, a disaster, a death, an attack."""
    return event.event_type in BLOWS or event.plover == "ASSAULT"


def _date_titles(events: list[Event], accounts: dict[str, str | None]) -> None:
    """What stands in an account before its first dated blow (its headline) took place on that day, and there."""
    first: dict[str, Event] = {}
    for event in events:
        story = accounts.get(event.section_id)
        if story is not None and story not in first and strikes(event) and event.precision == "day":
            first[story] = event
    if not first:
        return
    vague: set[str] = set()
    for event in events:
        blow = first.get(accounts.get(event.section_id) or "")
        if blow is None or event.trigger_start >= blow.trigger_start:
            continue
        lately = event.time_id is not None and (event.sentence_id in vague or _LATELY.search(event.text))
        if lately:
            vague.add(event.sentence_id)
        belongs = strikes(event) or event.event_type in RESPONSES or (event.event_type == "other" and not event.actors)
        if (
            belongs
            and event.start_date is None
            and (event.time_id is None or (lately and blow.event_type == "accident"))
        ):
            _copy_date(blow, event)
        if event.place is None and strikes(event):
            event.place, event.place_code = blow.place, blow.place_code


def _sit(sitting: Event | None, event: Event, parents: dict[str, str | None], norm: str) -> Event | None:
    """Give what is said or passed at a meeting its date and place; return the meeting that goes on behind it."""
    gathers = event.event_type == "meeting" or (event.trigger in _GATHERS and _GATHERING.search(event.text) is not None)
    beside = sitting is not None and parents.get(event.section_id) == parents.get(sitting.section_id)
    if gathers and event.precision == "day" and event.realis == "actual" and event.start_date is not None:
        if sitting is not None and beside and event.place is None and event.trigger.startswith(_AT_IT):
            _sit_in(sitting, event)
        return event
    if sitting is None or not beside:
        return None
    itself = _MEETING_ACTS.match(norm, event.start, event.trigger_start) is not None
    named = itself and event.time_source == "inherited" and event.precision == "year"
    then = event.start_date == sitting.start_date and event.time_source == "inherited"
    if named or (event.realis == "actual" and ((event.time_id is None and event.start_date is None) or then)):
        done = (event.event_type in _SAT and _AT_SITTING.search(event.trigger) is not None) or (
            event.trigger in _CEREMONIAL and _GATHERING.search(sitting.text) is not None
        )
        told = norm.endswith(_TELLING, 0, event.start)
        if (done or itself) and not told and (named or not clash(event, sitting)):
            _sit_in(sitting, event)
    elif event.realis == "actual" and event.precision == "day" and event.start_date != sitting.start_date:
        return None
    return sitting


def _sit_in(sitting: Event, event: Event) -> None:
    """Give what is done at a gathering its date and place."""
    if event.start_date is None or event.precision == "year" or event.start_date == sitting.start_date:
        _copy_date(sitting, event)
        if event.place is None:
            event.place, event.place_code = sitting.place, sitting.place_code


def _attend(events: list[Event], i: int, norm: str, parents: dict[str, str | None]) -> None:
    """Give who attends what has just been told its date and place (王建军参加会见)."""
    event = events[i]
    undated = event.start_date is None and event.time_id is None
    if not undated and event.time_source not in ("inherited", "event"):
        return
    at = event.trigger_start
    if not event.trigger.startswith(_ATTENDING):
        if not norm.endswith(_ATTENDING, event.start, at):
            return
        at -= 2
    found = _ATTENDED.match(norm, at + 2, event.end)
    if found is None:
        return
    kinds = _ATTENDED_TYPES[(found.lastindex or 3) - 1]
    parent = parents.get(event.section_id)
    for other in reversed(events[max(0, i - _ATTEND_REACH) : i]):
        if parents.get(other.section_id) != parent:
            return
        ceremony = "仪式" not in found.group() or "仪式" in other.text
        if ceremony and other.precision == "day" and other.event_type in kinds and other.realis == "actual":
            if other.event_type not in ("speech", "other"):
                event.event_type, event.plover = other.event_type, other.plover
            if undated:
                _copy_date(other, event)
            if event.place is None and (undated or other.start_date == event.start_date):
                event.place, event.place_code = other.place, other.place_code
            return


def _date_session(meeting: Event, following: list[Event]) -> None:
    """What happens in a sentence after 在…会议上 takes the meeting's date and place."""
    for event in following:
        if event.sentence_id != meeting.sentence_id:
            break
        if event.start_date is None or _fineness(event) < _fineness(meeting):
            _copy_date(meeting, event)
        if event.place is None:
            event.place, event.place_code = meeting.place, meeting.place_code


def fact_key(event: Event) -> str | None:
    """A key that reports of one event share across documents.

    Built from type, dates and the event's name, else its actors, else its place.

    Returns:
        16 hexadecimal digits; None without a date, or without any of the three.
    """
    if event.start_date is None or not (event.name or event.actors or event.place):
        return None
    what = _NOT_WORD.sub("", event.name) if event.name else "|".join(sorted(event.actors)) or event.place
    start = event.start_date.isoformat()
    end = "" if event.end_date is None else start if event.end_date == event.start_date else event.end_date.isoformat()
    return hashlib.sha256(f"{event.event_type}|{start}/{end}|{what}".encode()).hexdigest()[:16]
