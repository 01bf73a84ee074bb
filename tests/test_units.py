"""The lexicon of units: every name is found in its example and not in its counter-example."""

from __future__ import annotations

import pytest

from tests.quantities_of import quantities_of
from wenbiao.lexicon import load_lexicon
from wenbiao.units import match_unit, units

ENTRIES = [(name, entry) for entry in load_lexicon("units") for name in entry["names"]]
IDS = [name for name, _ in ENTRIES]


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=IDS)
def test_a_unit_is_found_in_its_example(name, entry):
    found = [q for q in quantities_of(entry["example"].replace("{}", name)) if q.unit == entry.get("unit", name)]
    assert [q.kind for q in found] == [entry["kind"]]


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=IDS)
def test_a_unit_is_not_found_in_its_counter_example(name, entry):
    assert not [q for q in quantities_of(entry["counter_example"]) if q.unit_text == name and q.kind == entry["kind"]]


def test_names_are_unique():
    assert len(IDS) == len(set(IDS))


def test_the_longest_name_wins():
    assert match_unit("万千瓦时", 1).code == "kW.h"
    assert match_unit("吨标准煤", 0).code == "tce"
    assert match_unit("个百分点", 0).code == "pp"


@pytest.mark.parametrize("text", ["人民", "元旦", "年级", "km2", "m1", "天津", "周边", ""])
def test_a_name_that_begins_another_word_is_no_unit(text):
    assert match_unit(text, 0) is None


@pytest.mark.parametrize(
    ("name", "base", "factor"),
    [
        ("亩", "m2", 2000 / 3),
        ("公顷", "m2", 10_000),
        ("千瓦时", "J", 3.6e6),
        ("海里", "m", 1852),
        ("斤", "kg", 0.5),
        ("吨", "kg", 1000),
    ],
)
def test_units_of_one_dimension_share_a_base(name, base, factor):
    assert units()[name].base == base
    assert units()[name].factor == pytest.approx(factor)
