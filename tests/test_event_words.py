"""event_words.yaml: every word acts in its role's example and not in its counter-example."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.events_of import read
from wenbiao import extract
from wenbiao.finders.events import realis
from wenbiao.finders.events.clauses import grade
from wenbiao.finders.events.duties import demands
from wenbiao.finders.events.names import event_name, noun_in, project_name, type_of_work
from wenbiao.finders.events.pointing import is_effect, is_generic
from wenbiao.finders.events.responders import Responders
from wenbiao.finders.events.sites import goal, reach, told_stretch
from wenbiao.finders.events.standing import is_governed
from wenbiao.lexicon import load_lexicon
from wenbiao.records import Mention, Time

LEXICON = load_lexicon("event_words")


def actors(text: str) -> list[str]:
    """All who act in a paragraph."""
    return [actor for event in read(text) for actor in event.actors]


def triggers(text: str) -> list[str]:
    return [event.trigger for event in read(text)]


def places(text: str) -> list[str | None]:
    return [event.place for event in read(text)]


def town(text: str, name: str) -> Mention:
    """The mention of a town that a text names once."""
    start = text.index(name)
    return Mention(start, start + len(name), name, "place")


def names(text: str) -> list[str | None]:
    return [event.name for event in read(text)]


def told(text: str) -> list[tuple[str, str]]:
    """Triggers and realis of a whole page."""
    return [(event.trigger, event.realis) for event in extract(text).events]


# What a word does in a text, by its role.
EFFECTS: dict[str, Callable[[str, str], bool]] = {
    "title": lambda text, word: "陈大海" in actors(text),
    "organ": lambda text, word: f"法国{word}" in actors(text),
    "officer": lambda text, word: f"法国{word}" in actors(text),
    "unnamed": lambda text, word: actors(text) == [word],
    "institution": lambda text, word: "签署" in triggers(text),
    "event_head": lambda text, word: "考察" not in triggers(text),
    "survey": lambda text, word: word not in triggers(text),
    "release": lambda text, word: word in triggers(text),
    "hall": lambda text, word: noun_in(text) is None,
    "built": lambda text, word: project_name(text) == text,
    "law": lambda text, word: type_of_work(text) == "legislation",
    "policy": lambda text, word: type_of_work(text) == "policy_release",
    "realm": lambda text, word: event_name(text, len(text)) == text,
    "host": lambda text, word: f"{word}水利论坛" in names(text),
    "gathering": lambda text, word: f"2021年沅江{word}" in names(text),
    "pointed": lambda text, word: f"此次{word}" in triggers(text),
    "body": lambda text, word: f"沅澧{word}" in actors(text),
    "oblique": lambda text, word: "法国" not in actors(text),
    "venue": lambda text, word: f"巴黎沅江{word}" in places(text),
    "side": lambda text, word: f"巴黎{word}" in places(text),
    "manner": lambda text, word: "法国西部城市阿里" in places(text),
    "heeded": lambda text, word: not is_governed(text),
    "pivot": lambda text, word: not is_governed(text),
    "works": lambda text, word: actors(text) == [],
    "adverb": lambda text, word: "法国" in actors(text),
    "pronoun": lambda text, word: all(list(e.actors) == [] for e in read(text) if "宣布" in e.trigger),
    "away": lambda text, word: "巴黎" not in places(text),
    "beside": lambda text, word: "陈大海" not in actors(text),
    "alarm": lambda text, word: "破拆" in triggers(text),
    "fair": lambda text, word: f"第九届{word}" in triggers(text),
    "carrier": lambda text, word: triggers(text) == ["考察"],
    "lending": lambda text, word: "抢救" in triggers(text) and word not in triggers(text),
    "carrying": lambda text, word: "抢救" not in triggers(text),
    "treated": lambda text, word: word not in triggers(text),
    "witnessed": lambda text, word: word not in triggers(text),
    "ceremonial": lambda text, word: [e.place for e in read(text) if e.trigger == word] == ["人民大会堂"],
    "resolving": lambda text, word: all(str(e.start_date) != "2021-06-01" for e in read(text) if e.trigger == word),
    "effect": lambda text, word: is_effect(text),
    "belonging": lambda text, word: places(text) == [None],
    "telling": lambda text, word: [list(e.actors) for e in read(text) if e.trigger == "枪击案"] == [[]],
    "topic": lambda text, word: realis.modifies_afar(text),
    "handling": lambda text, word: "火灾" not in triggers(text),
    "holding": lambda text, word: "长沙" in [e.place for e in read(text) if e.trigger == "致辞"],
    "presiding": lambda text, word: word in triggers(text),
    "attending": lambda text, word: "长沙" in [e.place for e in read(text) if e.trigger == word],
    "solving": lambda text, word: "抓获" in triggers(text),
    "present": lambda text, word: grade(Time(0, len(text), text, None, None, None, "month")) == 1,
    "baseline": lambda text, word: all(e.time_id is None for e in read(text)),
    "rare": lambda text, word: all(e.time_id is None for e in read(text)),
    "founding": lambda text, word: None in [e.time_id for e in read(text) if e.trigger == "签署"],
    "chosen": lambda text, word: None in [e.place for e in read(text) if e.trigger == word],
    "going": lambda text, word: goal(text, 0, len(text) - 2, len(text), len(text), goes=False) is not None,
    "leaving": lambda text, word: "长沙站" in places(text),
    "starting": lambda text, word: "长沙" in places(text),
    "connective": lambda text, word: actors(text) == ["沅江代表团"],
    "verbal": lambda text, word: "法国" not in actors(text),
    "compatriot": lambda text, word: actors(text) == [f"我国{word}"],
    "people": lambda text, word: actors(text) == [],
    "eve": lambda text, word: "开工" not in triggers(text),
    "demand": lambda text, word: demands(text),
    "befalling": lambda text, word: triggers(text) != [],
    "treatise": lambda text, word: ("火灾", "actual") not in told(f"{text}\n\n县里天气晴好，茶园迎来丰年。\n"),
    "sponsoring": lambda text, word: event_name(text, len(text)) == "全国茶业论坛",
    "battle": lambda text, word: any(name.endswith(word) for name in names(text) if name),
    "occasion": lambda text, word: "长沙" in [e.place for e in read(text) if e.trigger == "致辞"],
    "house": lambda text, word: goal(text, 0, len(text) - 2, len(text), len(text), goes=False) is not None,
    "errand": lambda text, word: goal(text, 0, 0, 2, len(text), goes=True) == (2, 6),
    "road": lambda text, word: told_stretch(text, 0, len(text)) is not None,
    "spot": lambda text, word: told_stretch(text, 0, len(text)) is not None,
    "spelled": lambda text, word: triggers(text) == ["宣布"],
    "warded": lambda text, word: triggers(text) == ["击退"],
    "generic": lambda text, word: is_generic(text),
    "site": lambda text, word: reach(text, len("湘西"), len(text)) == len(text),
    "helped": lambda text, word: not Responders(text, [town(text, "集美")]).acting(0, len(text)),
    "resolute": lambda text, word: "减免" in [e.trigger for e in extract(text).events],
    "effort": lambda text, word: word not in triggers(text),
}


def test_every_role_has_an_effect_to_test() -> None:
    assert LEXICON.keys() == EFFECTS.keys()


@pytest.mark.parametrize("role", EFFECTS)
def test_example(role: str) -> None:
    entry = LEXICON[role]
    assert [w for w in entry["words"] if not EFFECTS[role](entry["example"].replace("{}", w), w)] == []


@pytest.mark.parametrize("role", EFFECTS)
def test_counter_example(role: str) -> None:
    entry = LEXICON[role]
    assert [w for w in entry["words"] if EFFECTS[role](entry["counter_example"].replace("{}", w), w)] == []


@pytest.mark.parametrize("role", EFFECTS)
def test_words_are_strings_and_stand_once(role: str) -> None:
    words = LEXICON[role]["words"]
    assert all(isinstance(word, str) and word for word in words)
    assert len(words) == len(set(words))
