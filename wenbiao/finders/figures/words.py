"""The word lists of ``predicates.yaml`` and ``figure_nouns.yaml``, as patterns or not.

A predicate stands at the end of what precedes a number, so its patterns run on reversed text, where they are anchored
at the number and need no search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wenbiao.lexicon import load_lexicon

LEXICON = load_lexicon("predicates")
_NOUNS = load_lexicon("figure_nouns")


def words_of(*roles: str) -> list[str]:
    """The words of some roles, longest first."""
    found = {word for role in roles for word in LEXICON[role]["words"]}
    return sorted(found, key=lambda w: (-len(w), w))


def nouns_of(role: str) -> tuple[str, ...]:
    """The words of a role in ``figure_nouns.yaml``."""
    return tuple(_NOUNS[role]["words"])


def endings(role: str) -> tuple[str, ...]:
    """The words of a role for ``str.endswith``."""
    return tuple(words_of(role))


def openings(*roles: str) -> frozenset[str]:
    """The first characters of the words of some roles: a text that opens otherwise needs no pattern."""
    return frozenset(word[0] for word in words_of(*roles))


def closings(words: Iterable[str]) -> frozenset[str]:
    """The last characters of words, to be asked before ``str.endswith`` goes through all of them."""
    return frozenset(word[-1] for word in words)


def alternation(words: Iterable[str], guards: dict[str, str] | None = None) -> str:
    """An alternation over words, longest first; a guarded word is none before the strings of its guard."""
    guards = guards or {}
    return _grouped({word: f"(?!{guards[word]})" if guards.get(word) else "" for word in words})


def backward(words: Iterable[str]) -> str:
    """An alternation over reversed words; a guarded word is none after the characters of its guard."""
    guards = LEXICON["link_guard"]
    return _grouped({w[::-1]: f"(?![{guards[w]}])" if len(w) == 1 and guards.get(w) else "" for w in words})


def _grouped(words: dict[str, str]) -> str:
    """An alternation over words with what follows each, grouped by first character: fewer branches to try."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]) + words[word])
    return "|".join(
        re.escape(first) + (rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})")
        for first, rests in groups.items()
    )


RISE = frozenset(words_of("rise"))
FALL = frozenset(words_of("fall"))
# The denominator of a rate before its verb or number: 收购价每50公斤提高5元, 成本为每立方米2元.
_FOR = f"{alternation(words_of('per'))}|[^\\d，量值率额入费价益润金数]"
PER = re.compile(rf"每[\d一二两三四五六七八九十百千万]*(?:{_FOR})$")
