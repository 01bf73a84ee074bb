"""The lexicons of mentions and quotes: every group shows itself in its example and not in its counter-example."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

import pytest

import wenbiao
from wenbiao.finders.mentions.gazetteer import load_gazetteer
from wenbiao.lexicon import load_lexicon

NAMES = ("geography", "organisations", "persons", "programmes", "edges", "names")
GROUPS = [(name, group) for name in NAMES for group in load_lexicon(name)]
IDS = [f"{name}-{group['group']}" for name, group in GROUPS]
SAYINGS = load_lexicon("sayings")
TITLES = load_lexicon("titles")


def mention_texts(text: str) -> set[str]:
    return {m.text for m in wenbiao.extract(text).mentions}


@pytest.mark.parametrize(("name", "group"), GROUPS, ids=IDS)
def test_example(name: str, group: dict) -> None:
    example = group["example"]
    assert (example["span"] in mention_texts(example["text"])) != group.get("blocks", False)


@pytest.mark.parametrize(("name", "group"), GROUPS, ids=IDS)
def test_counter_example(name: str, group: dict) -> None:
    example = group["counter_example"]
    assert (example["span"] in mention_texts(example["text"])) == group.get("blocks", False)


def speaks(example: dict, word: str) -> bool:
    """Whether a text has one quote, of its speaker where the example names one."""
    quotes = wenbiao.extract(example["text"].replace("{}", word)).quotes
    return len(quotes) == 1 and example.get("speaker") in (None, quotes[0].speaker)


@pytest.mark.parametrize("group", SAYINGS, ids=[g["group"] for g in SAYINGS])
def test_sayings(group: dict) -> None:
    blocks = group.get("blocks", False)
    words = group["words"].split() if "{}" in group["example"]["text"] else [""]
    assert [w for w in words if speaks(group["example"], w) == blocks] == []
    assert [w for w in words if speaks(group["counter_example"], w) != blocks] == []


@pytest.mark.parametrize("group", TITLES, ids=[g["group"] for g in TITLES])
def test_titles(group: dict) -> None:
    def is_such(title: str) -> bool:
        (row,) = wenbiao.extract(f"会议讨论了《{title}》。").mentions
        return group["kind"] in (row.kind, row.state)

    blocks = group.get("blocks", False)
    assert is_such(group["example"]["title"]) != blocks
    assert is_such(group["counter_example"]["title"]) == blocks


@pytest.mark.parametrize(("name", "group"), GROUPS, ids=IDS)
def test_words_of_a_group_are_unique(name: str, group: dict) -> None:
    words = [w.partition("=")[0] for w in group["words"].split()]
    assert [w for w, n in Counter(words).items() if n > 1] == []


def test_codes_are_of_gb_t_2260() -> None:
    lines = files("wenbiao.lexicon").joinpath("places.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "code,name,short,needs_context"
    codes = [line.split(",")[0] for line in lines[1:]]
    assert all(re.fullmatch("[1-8][0-9]{5}", c) for c in codes)
    assert len(set(codes)) == len(codes) > 3300


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("江苏", ["320000"]),
        ("无锡", ["320200"]),
        ("雄安新区", []),
        ("塞内加尔", []),
        ("鼓楼区", None),
        ("香港", ["810000"]),
    ],
)
def test_codes_of_names(word: str, codes: list[str] | None) -> None:
    found = load_gazetteer().entries[word].codes
    assert len(found) > 1 if codes is None else found == codes
