"""Trigger words: the lexicons read into one index, and the scan that finds candidates in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from wenbiao.lexicon import load_lexicon

# Characters that turn almost any verb before them into a noun (死亡|率, 举办|者).
_NOUN_MAKERS = "者率量性额员器值"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that can report a happening (columns of ``triggers.yaml`` and ``event_nouns.yaml``)."""

    word: str
    event_type: str
    plover: str | None = None
    frame: str = "agent"
    weight: float = 2
    light: bool = False
    needs: re.Pattern[str] | None = None
    objects: tuple[tuple[re.Pattern[str], str], ...] = ()
    bar: frozenset[str] = frozenset()
    bar_before: frozenset[str] = frozenset()
    only_after: frozenset[str] = frozenset()
    occurs: bool = False


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A noun that names a happening."""

    noun: str
    event_type: str
    plover: str | None
    occurs: bool


@dataclass(slots=True)
class Candidate:
    """A trigger word at a place in the text."""

    start: int
    end: int
    trigger: Trigger


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


def _verb(word: str, entry: dict[str, Any]) -> Trigger:
    objects = entry.get("objects", {})
    needs = entry.get("needs") or [noun for nouns in objects.values() for noun in nouns]
    return Trigger(
        word=word, event_type=entry["type"], plover=entry.get("plover"), frame=entry["frame"], weight=entry["weight"],
        light=entry.get("light", False), needs=_any(needs) if needs else None,
        objects=tuple((_any(nouns), kind) for kind, nouns in (objects | entry.get("types", {})).items()),
        bar=frozenset(_NOUN_MAKERS + entry.get("bar", "")), bar_before=frozenset(entry.get("bar_before", "")),
        only_after=frozenset(entry.get("only_after", "")),
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
def noun_pattern() -> re.Pattern[str]:
    """Any event noun, the longest first."""
    return re.compile("|".join(sorted(map(re.escape, event_nouns()), key=len, reverse=True)))


@cache
def _index() -> tuple[dict[str, tuple[Trigger, ...]], re.Pattern[str]]:
    """Triggers by their first two characters (one, for words of one), and the pattern of those characters."""
    words: dict[str, Trigger] = {}
    for noun in event_nouns().values():
        if noun.occurs:
            words[noun.noun] = Trigger(noun.noun, noun.event_type, noun.plover, "noun", 0, bar=frozenset(_NOUN_MAKERS))
    for entry in load_lexicon("triggers"):
        for word in entry["words"].split():
            words[word] = replace(_verb(word, entry), occurs=word in words)
    index: dict[str, list[Trigger]] = {}
    for word in sorted(words, key=len, reverse=True):
        index.setdefault(word[:2], []).append(words[word])
    for key in index:
        if len(key) == 2 and key[0] in index:
            index[key] += index[key[0]]
    firsts = "".join(sorted({k[0] for k in index if len(k) == 2}))
    seconds = "".join(sorted({k[1] for k in index if len(k) == 2}))
    singles = "".join(sorted(k for k in index if len(k) == 1))
    pattern = re.compile(f"[{firsts}](?=[{seconds}])" + (f"|[{singles}]" if singles else ""))
    return {k: tuple(v) for k, v in index.items()}, pattern


def find_candidates(text: str) -> Iterator[Candidate]:
    """Yield the trigger words of a text, longest match first, without overlap.

    Args:
        text: the text to scan (of a page, its masked copy).

    Yields:
        Candidates in text order.
    """
    index, pattern = _index()
    find, done = index.get, 0
    for match in pattern.finditer(text):
        start = match.start()
        choices = find(text[start : start + 2]) or find(text[start])
        if choices is None or start < done:
            continue
        for trigger in choices:
            if text.startswith(trigger.word, start):
                end = start + len(trigger.word)
                if text[end : end + 1] in trigger.bar:
                    continue
                prior = text[start - 1 : start]
                if prior not in trigger.bar_before and (not trigger.only_after or prior in trigger.only_after):
                    yield Candidate(start, end, trigger)
                    done = end
                    break
