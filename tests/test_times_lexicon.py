"""Every word of the lexicons of times is found in its example and not in its counter-example."""

from __future__ import annotations

import datetime as dt
import re

import pytest

import wenbiao
from wenbiao.lexicon import load_lexicon

REFERENCE = dt.date(2024, 6, 12)
ENTRIES = [(key, e) for key, entries in load_lexicon("times").items() for e in entries]
ENTRIES += [("holidays", e) for e in load_lexicon("holidays")["holidays"]]
IDS = [f"{key}-{e['word']}" for key, e in ENTRIES]


def texts_with(word: str, text: str) -> list[str]:
    spans = [m.span() for m in re.finditer(word, text)]
    times = wenbiao.extract(text, reference_date=REFERENCE).times
    return [t.text for t in times if any(t.start <= start and end <= t.end for start, end in spans)]


@pytest.mark.parametrize(("key", "entry"), ENTRIES, ids=IDS)
def test_word_is_found_in_its_example(key, entry):
    assert texts_with(entry["word"], entry["example"])


@pytest.mark.parametrize(("key", "entry"), ENTRIES, ids=IDS)
def test_word_is_not_found_in_its_counter_example(key, entry):
    assert not texts_with(entry["word"], entry["counter_example"])


def test_words_begin_with_two_plain_characters():
    assert not [e["word"] for _, e in ENTRIES if re.search(r"[(\[?]", e["word"][:2])]


def test_words_are_unique_within_their_list():
    assert len(set(IDS)) == len(IDS)
