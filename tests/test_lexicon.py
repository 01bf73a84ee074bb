"""The loader of the lexicons."""

from importlib.resources import files

import pytest

from wenbiao.lexicon import alternation, grouped, load_lexicon, words_of

NAMES = sorted(p.name.removesuffix(".yaml") for p in files("wenbiao.lexicon").iterdir() if p.name.endswith(".yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_every_lexicon_loads_and_is_cached(name: str) -> None:
    assert load_lexicon(name)
    assert load_lexicon(name) is load_lexicon(name)


def test_an_unknown_lexicon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load_lexicon("no_such_lexicon")


def test_words_of_a_list() -> None:
    assert words_of("furniture", "labels")[0] == "来源"
    with pytest.raises(KeyError):
        words_of("furniture", "no_such_list")


def test_alternation_tries_longer_words_first_and_reads_them_literally() -> None:
    assert alternation(["会", "会议", "会(a)", "会", "议"]) == r"会(?:\(a\)|议|)|议"


def test_patterns_with_the_same_first_character_stand_together() -> None:
    assert grouped(["应(?!邀)", "必须", r"\(a", "应当", r"\(b"]) == r"应(?:(?!邀)|当)|必须|\((?:a|b)"
