"""Every word of the trigger lexicons is read in its example and passed over in its counter-example."""

from __future__ import annotations

import datetime as dt

import pytest

import wenbiao
from wenbiao.finders.events.triggers import event_nouns
from wenbiao.lexicon import load_lexicon

DAY = dt.date(2021, 6, 15)
TYPES = set(
    "meeting talks visit speech instruction agreement publication policy_release legislation consultation launch "
    "completion campaign enforcement appointment award exhibition statistics_release milestone accident disaster "
    "relief exercise space_launch sports death other".split()
)
PLOVER = set("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
VERBS = [(word, entry) for entry in load_lexicon("triggers") for word in entry["words"].split()]
NOUNS = [(noun, entry) for entry in load_lexicon("event_nouns") for noun in entry["nouns"].split()]


def covering(text: str, word: str) -> list:
    """Events of a text whose trigger touches a word of it, or whose clause holds it."""
    start = text.index(word)
    return [
        e
        for e in wenbiao.extract(text, reference_date=DAY).events
        if e.trigger_start < start + len(word) and start < e.trigger_end
    ]


@pytest.mark.parametrize(("word", "entry"), VERBS, ids=[w for w, _ in VERBS])
def test_verb_in_its_example(word, entry):
    text = entry["example"].replace("{}", word)
    assert covering(text, word), text


@pytest.mark.parametrize(("word", "entry"), VERBS, ids=[w for w, _ in VERBS])
def test_verb_in_its_counter_example(word, entry):
    text = entry["counter_example"].replace("{}", word)
    assert not covering(text, word), text


@pytest.mark.parametrize(("noun", "entry"), NOUNS, ids=[n for n, _ in NOUNS])
def test_noun_types_its_example(noun, entry):
    text = entry["example"].replace("{}", noun)
    assert entry["type"] in {e.event_type for e in wenbiao.extract(text, reference_date=DAY).events}, text


@pytest.mark.parametrize(("noun", "entry"), NOUNS, ids=[n for n, _ in NOUNS])
def test_noun_in_its_counter_example(noun, entry):
    text = entry["counter_example"].replace("{}", noun)
    assert not wenbiao.extract(text, reference_date=DAY).events, text


def test_entries_are_well_formed():
    for entry in load_lexicon("triggers") + load_lexicon("event_nouns"):
        kinds = {entry["type"], *entry.get("objects", {})}
        assert kinds <= TYPES, entry
        assert entry.get("plover") in PLOVER | {None}, entry
        assert "{}" in entry["example"] and "{}" in entry["counter_example"], entry
        assert entry.get("frame", "theme") in ("agent", "theme", "either"), entry


def test_no_word_stands_twice():
    words = [w for w, _ in VERBS]
    assert sorted(words) == sorted(set(words))
    assert len(event_nouns()) == len(NOUNS)
