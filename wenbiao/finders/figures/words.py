"""The word lists of ``predicates.yaml`` as patterns.

A predicate stands at the end of what precedes a number, so its patterns run on reversed text, where they are anchored
at the number and need no search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wenbiao.lexicon import load_lexicon

LEXICON = load_lexicon("predicates")


def words_of(*roles: str) -> list[str]:
    """The words of some roles, longest first."""
    found = {word for role in roles for word in LEXICON[role]["words"]}
    return sorted(found, key=lambda w: (-len(w), w))


def endings(role: str) -> tuple[str, ...]:
    """The words of a role for ``str.endswith``."""
    return tuple(words_of(role))


def alternation(words: Iterable[str], guards: dict[str, str] | None = None) -> str:
    """An alternation over words, longest first; a guarded word is none before the strings of its guard."""
    guards = guards or {}
    parts = []
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        guard = guards.get(word)
        parts.append(re.escape(word) + (f"(?!{guard})" if guard else ""))
    return "|".join(parts)


def backward(words: Iterable[str]) -> str:
    """An alternation over reversed words; a guarded word is none after the characters of its guard."""
    guards = LEXICON["link_guard"]
    parts = []
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        guard = guards.get(word, "") if len(word) == 1 else ""
        parts.append(re.escape(word[::-1]) + (f"(?![{guard}])" if guard else ""))
    return "|".join(parts)


RISE = frozenset(words_of("rise"))
FALL = frozenset(words_of("fall"))
