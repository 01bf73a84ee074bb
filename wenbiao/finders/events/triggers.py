"""Trigger words: the lexicons read into one index, and the scan that finds candidates in a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from operator import itemgetter
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from wenbiao.lexicon import alternation, load_lexicon

BLOWS = frozenset(["accident", "disaster", "death"])
"""Types of what strikes: its place is told in full, and its day is that of the story."""
RESPONSES = frozenset(["relief", "enforcement"])
"""Types of what is done then, often by who has no name (消防官兵|扑灭), and still goes on."""

_START = itemgetter(1)
# Characters that turn almost any verb before them into a noun (死亡|率, 举办|者).
_NOUN_MAKERS = "者率量性额员器值"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that can report a happening (columns of ``triggers.yaml`` and ``event_nouns.yaml``).

    Attributes:
        casualty: whether it tells of the dead, the hurt or the missing.
        small: whether it is one of the acts that count only under a stated time.
        on_scene: whether it is done where the accident happened (扑灭, 救出).
        step: whether it counts only in an account of an emergency (破拆, 撞倒).
        site: the words of a scene right behind the verb, and what the verb is there (赶到|现场: relief).
        arrives: whether it is such a verb at its scene.
    """

    word: str
    event_type: str
    plover: str | None = None
    frame: str = "agent"
    weight: float = 2
    light: bool = False
    needs: re.Pattern[str] | None = None
    objects: tuple[tuple[re.Pattern[str], str], ...] = ()
    subjects: tuple[tuple[re.Pattern[str], str], ...] = ()
    bar: frozenset[str] = frozenset()
    bar_before: frozenset[str] = frozenset()
    only_after: frozenset[str] = frozenset()
    occurs: bool = False
    casualty: bool = False
    step: bool = False
    on_scene: bool = False
    site: tuple[re.Pattern[str], Trigger] | None = None
    arrives: bool = False
    small: bool = field(init=False)

    def __post_init__(self) -> None:
        """Settle what follows from type and weight."""
        object.__setattr__(self, "casualty", self.casualty or self.event_type == "death")
        object.__setattr__(self, "small", self.weight <= 0 and self.frame != "noun")


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A noun that names a happening."""

    noun: str
    event_type: str
    plover: str | None
    occurs: bool


def _verb(word: str, entry: dict[str, Any]) -> Trigger:
    objects = entry.get("objects", {})
    if "site" in entry:
        there = entry["site"]
        inner = _verb(word, {k: v for k, v in entry.items() if k not in ("site", "plover")} | there)
        plain = _verb(word, {k: v for k, v in entry.items() if k != "site"})
        scene = re.compile(f"[^，。；的]{{0,8}}?(?:{alternation(there['nouns'])})")
        return replace(plain, site=(scene, replace(inner, arrives=True)))
    needs = entry.get("needs") or [noun for nouns in objects.values() for noun in nouns]
    kinds = (objects | entry.get("types", {})).items()
    return Trigger(
        word=word, event_type=entry["type"], plover=entry.get("plover"), frame=entry["frame"], weight=entry["weight"],
        light=entry.get("light", False), needs=re.compile(alternation(needs)) if needs else None,
        objects=tuple((re.compile(alternation(nouns)), kind) for kind, nouns in kinds),
        subjects=tuple((re.compile(alternation(nouns)), kind) for kind, nouns in entry.get("subjects", {}).items()),
        bar=frozenset(_NOUN_MAKERS + entry.get("bar", "")), bar_before=frozenset(entry.get("bar_before", "")),
        only_after=frozenset(entry.get("only_after", "")), casualty=entry.get("casualty", False),
        step=entry.get("step", False), on_scene=entry.get("on_scene", False),
    )  # fmt: skip


@cache
def event_nouns() -> dict[str, EventNoun]:
    """The nouns that name happenings, by their form."""
    return {
        noun: EventNoun(noun, entry["type"], entry.get("plover"), entry.get("occurs", False))
        for entry in load_lexicon("event_nouns")
        for noun in entry["nouns"].split()
    }


@cache
def _noun_index() -> tuple[list[EventNoun], AhoCorasick]:
    """The event nouns, and an automaton that numbers them."""
    nouns = event_nouns()
    return list(nouns.values()), AhoCorasick(list(nouns), matchkind=MatchKind.LeftmostLongest)


def find_nouns(text: str) -> list[tuple[EventNoun, int, int]]:
    """The event nouns of a text with their spans, the longest first, without overlap."""
    nouns, automaton = _noun_index()
    return [(nouns[number], start, end) for number, start, end in automaton.find_matches_as_indexes(text)]


@cache
def _index() -> tuple[list[Trigger], AhoCorasick]:
    """The triggers, and an automaton that numbers them."""
    words: dict[str, Trigger] = {}
    for noun in event_nouns().values():
        if noun.occurs:
            words[noun.noun] = Trigger(noun.noun, noun.event_type, noun.plover, "noun", 0, bar=frozenset(_NOUN_MAKERS))
    for entry in load_lexicon("triggers"):
        for word in entry["words"].split():
            words[word] = replace(_verb(word, entry), occurs=word in words)
    # Other finders fill the processor's caches between two pages: the small automaton comes back faster than a DFA.
    return list(words.values()), AhoCorasick(list(words), implementation=Implementation.ContiguousNFA)


def find_candidates(text: str) -> list[tuple[int, int, Trigger]]:
    """The trigger words of a text, longest match first, without overlap.

    Args:
        text: the text to scan (of a page, its masked copy).

    Returns:
        Start, end and trigger of each, in text order.
    """
    triggers, automaton = _index()
    # Every word at every place, for where the longest is barred a shorter one may stand. They come by their ends:
    # turned round and sorted by their starts, the longest of a place stands first.
    matches = automaton.find_matches_as_indexes(text, overlapping=True)
    matches.reverse()
    matches.sort(key=_START)
    found: list[tuple[int, int, Trigger]] = []
    done = 0
    for number, start, end in matches:
        if start < done:
            continue
        trigger = triggers[number]
        if text[end : end + 1] in trigger.bar:
            continue
        prior = text[start - 1 : start]
        if prior not in trigger.bar_before and (not trigger.only_after or prior in trigger.only_after):
            if trigger.site is not None and trigger.site[0].match(text, end):
                trigger = trigger.site[1]
            found.append((start, end, trigger))
            done = end
    return found
