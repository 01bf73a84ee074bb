"""Lexicons: what enumerates is data. Every entry of a YAML file bears an example and a counter-example, both tested."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_lexicon(name: str) -> Any:
    """Read a lexicon.

    Args:
        name: file name without its ending, ``units`` for ``units.yaml``.

    Returns:
        What the YAML says; the same object at every call, so callers do not change it.

    Raises:
        FileNotFoundError: no such lexicon.
    """
    return yaml.load(files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8"), Loader=_LOADER)


def words_of(name: str, key: str) -> list[str]:
    """The words of a list of entries, ``credits`` of ``furniture.yaml`` for example, in the order of the file.

    Raises:
        KeyError: the lexicon has no such list.
    """
    return [word for entry in load_lexicon(name)[key] for word in entry["words"]]


def groups_of(name: str) -> dict[str, list[str]]:
    """The words of a lexicon of named groups, by group; words are parted by white space there."""
    return {entry["group"]: entry["words"].split() for entry in load_lexicon(name)}


def alternation(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first: a word does not hide a longer one that begins with it."""
    return grouped(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


def grouped(patterns: Iterable[str]) -> str:
    """A pattern of any of some patterns that each begin with a literal character, in their order.

    Those that begin with one character stand together, so that the engine has fewer branches to try at each place.
    """
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        first = pattern[: 2 if pattern[0] == "\\" else 1]
        groups.setdefault(first, []).append(pattern[len(first) :])
    return "|".join(
        first + (rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})") for first, rests in groups.items()
    )
