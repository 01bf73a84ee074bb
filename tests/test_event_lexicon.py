"""Every word of the trigger lexicons is read in its example and passed over in its counter-example."""

from __future__ import annotations

import pytest

from schemas.events import EVENT_TYPES
from tests.events_of import TITLE, read
from wenbiao.lexicon import load_lexicon

TYPES = frozenset(EVENT_TYPES)
PLOVER = frozenset((
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
))  # fmt: skip
VERBS = load_lexicon("triggers")
NOUNS = load_lexicon("event_nouns")


def reads(template: str, word: str) -> bool:
    """Whether an event's trigger touches the word in the template's place."""
    text = template.replace("{}", word)
    start = len(TITLE) + template.index("{}")
    return any(e.trigger_start < start + len(word) and start < e.trigger_end for e in read(text))


@pytest.mark.parametrize("entry", VERBS, ids=[e["words"].split()[0] for e in VERBS])
def test_verbs_in_their_example(entry):
    assert [w for w in entry["words"].split() if not reads(entry["example"], w)] == []


@pytest.mark.parametrize("entry", VERBS, ids=[e["words"].split()[0] for e in VERBS])
def test_verbs_in_their_counter_example(entry):
    assert [w for w in entry["words"].split() if reads(entry["counter_example"], w)] == []


@pytest.mark.parametrize("entry", NOUNS, ids=[e["nouns"].split()[0] for e in NOUNS])
def test_nouns_type_their_example(entry):
    def types(noun: str) -> set[str]:
        return {e.event_type for e in read(entry["example"].replace("{}", noun))}

    assert [n for n in entry["nouns"].split() if entry["type"] not in types(n)] == []


@pytest.mark.parametrize("entry", NOUNS, ids=[e["nouns"].split()[0] for e in NOUNS])
def test_nouns_in_their_counter_example(entry):
    assert [n for n in entry["nouns"].split() if read(entry["counter_example"].replace("{}", n))] == []


def test_entries_are_well_formed():
    for entry in VERBS + NOUNS:
        assert {entry["type"], *entry.get("objects", {})} <= TYPES, entry
        assert entry.get("plover") in PLOVER | {None}, entry
        assert "{}" in entry["example"], entry
        assert "{}" in entry["counter_example"], entry
        assert entry.get("frame", "theme") in ("agent", "theme", "either"), entry


@pytest.mark.parametrize(("entries", "key"), [(VERBS, "words"), (NOUNS, "nouns")])
def test_no_word_stands_twice(entries, key):
    words = [w for entry in entries for w in entry[key].split()]
    assert sorted(words) == sorted(set(words))
