"""Modality: every cue of modality.yaml acts in its example and not in its counter-example."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.events_of import read
from wenbiao.finders.events import realis
from wenbiao.lexicon import load_lexicon

LEXICON = load_lexicon("modality")


def told(text: str) -> bool:
    return "考察" in [event.trigger for event in read(text)]


# What a cue does in the words before a verb, by its role.
EFFECTS: dict[str, Callable[[str], bool]] = {
    "modal": lambda before: realis.irrealis(before, ""),
    "aim": lambda before: realis.irrealis(before, before),
    "future": realis.future,
    "progress": realis.in_progress,
    "perfect": realis.perfect,
    "opinion": lambda before: realis.voice(before) == "opinion",
    "report": lambda before: realis.voice(before) == "report",
}
# In the examples of these a whole sentence is read.
EFFECTS_OF_WORDS = {**EFFECTS, "modal": lambda text: not told(text), "aim": lambda text: not told(text)}
GUARDED = [(role, entry) for role in EFFECTS for entry in LEXICON[role]["guarded"]]


def test_every_role_has_an_effect_to_test() -> None:
    assert LEXICON.keys() == EFFECTS.keys()


@pytest.mark.parametrize("role", EFFECTS)
def test_words(role: str) -> None:
    lists = LEXICON[role]
    assert len(lists["words"]) == len(set(lists["words"]))
    acts = EFFECTS_OF_WORDS[role]
    assert [word for word in lists["words"] if not acts(lists["example"].replace("{}", word))] == []
    assert [word for word in lists["words"] if acts(lists["counter_example"].replace("{}", word))] == []


@pytest.mark.parametrize(("role", "entry"), GUARDED, ids=[f"{role}-{entry['word']}" for role, entry in GUARDED])
def test_guarded(role: str, entry: dict[str, Any]) -> None:
    assert EFFECTS[role](entry["example"])
    assert not EFFECTS[role](entry["counter_example"])
    assert entry["word"] in entry["counter_example"]
