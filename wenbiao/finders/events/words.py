"""The words of ``event_words.yaml`` by the role that they play around the verb of a happening."""

from __future__ import annotations

from wenbiao.lexicon import alternation, load_lexicon


def words(role: str) -> tuple[str, ...]:
    """The words of a role, in the order of the file."""
    return tuple(load_lexicon("event_words")[role]["words"])


def any_of(*roles: str) -> str:
    """A pattern of any word of some roles, the longest first."""
    return alternation(word for role in roles for word in words(role))
