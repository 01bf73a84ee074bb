"""Which event a word points back to: 此次地震 to the quake that was told, not to the houses that fell in it."""

from __future__ import annotations

import datetime as dt
import re

from wenbiao.finders.events.words import words
from wenbiao.records import Event

# Words that name an event without telling it apart (事故发生后, 此次活动).
_GENERIC = frozenset(words("generic"))
# What a blow does to a place: no word for the blow points to it.
_EFFECTS = frozenset(words("effect"))
# Characters of words that name any blow: they tell no quake from a fire.
_COMMON = frozenset("此本这该次场届起一事故件发生大灾害难祸情险车空矿海遇")
_OPEN = dt.date.max
_EDITION = re.compile("(?:第[一二三四五六七八九十百0-9]+|首|上)届")
_BLOWS = frozenset(["accident", "disaster"])
# How many happenings of a type back one is looked for.
_REACH = 12


def is_generic(trigger: str) -> bool:
    """Whether a trigger names a happening without telling it apart (此次活动)."""
    return trigger.lstrip("此本这该次场届起") in _GENERIC


def is_effect(trigger: str) -> bool:
    """Whether a trigger tells what a blow did (摇晃, 停电), which need not be where the blow fell."""
    return trigger in _EFFECTS


def clash(a: Event, b: Event) -> bool:
    """Whether two events have dates that exclude each other."""
    if a.start_date is None or b.start_date is None:
        return False
    a_end, b_end = a.end_date or _OPEN, b.end_date or _OPEN
    return a.start_date > b_end or b.start_date > a_end


class Told:
    """The happenings of a page that have been told, each the list of its mentions."""

    def __init__(self) -> None:
        self._named: dict[tuple[str, str], list[Event]] = {}
        self._types: dict[str, list[list[Event]]] = {}

    def add(self, event: Event, group: list[Event]) -> None:
        """Remember that an event belongs to a group."""
        if event.name:
            self._named.setdefault((event.event_type, event.name), group)
        if (event.event_type in _BLOWS or event.realis != "mention") and not is_effect(event.trigger):
            groups = self._types.setdefault(event.event_type, [])
            if not groups or groups[-1] is not group:
                groups.append(group)

    def find(self, event: Event) -> list[Event] | None:
        """The group that an event belongs to by its name, or by pointing back; None where it is a new one."""
        if event.name:
            group = self._named.get((event.event_type, event.name))
            fits = group is not None and not _excluded(group, event) and group[-1].sentence_id != event.sentence_id
            return group if fits else None
        mention = event.realis == "mention"
        if not (mention or (event.trigger in _GENERIC and event.event_type in _BLOWS)) or not is_generic(event.trigger):
            return None
        groups = self._types.get(event.event_type, [])
        telling = set(event.trigger) - _COMMON if event.event_type in _BLOWS else set()
        for group in groups[: -_REACH - 1 : -1]:
            alike = not telling or len(groups) == 1 or any(telling.intersection(other.trigger) for other in group)
            if alike and not _excluded(group, event):
                return group if mention or group[-1].sentence_id != event.sentence_id else None
            if not telling:
                return None
        return None


def _excluded(group: list[Event], event: Event) -> bool:
    return any(clash(other, event) or other_edition(other, event) for other in group)


def other_edition(a: Event, b: Event) -> bool:
    """Whether two events are two editions of one series (首届论坛, 第二届论坛)."""
    if "届" not in a.text or "届" not in b.text:
        return False
    first, second = _EDITION.findall(a.text), _EDITION.findall(b.text)
    return bool(first) and bool(second) and not set(first).intersection(second)
