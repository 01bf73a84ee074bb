"""predicates.yaml: every list of words acts in its example and not in its counter-example."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

import wenbiao
from wenbiao.finders.figures.words import LEXICON

Figure = wenbiao.Figure
DAY = dt.date(2024, 9, 10)

# What a role does to the last figure of its example.
EFFECTS: dict[str, Callable[[Figure], bool]] = {
    "rise": lambda f: f.direction == "up",
    "fall": lambda f: f.direction == "down",
    "change_nominal": lambda f: (f.measure, f.direction) == ("growth", "up"),
    "fall_nominal": lambda f: (f.measure, f.direction) == ("growth", "down"),
    "count_change": lambda f: f.measure == "change",
    "shift": lambda f: f.time_role == "as_of",
    "share": lambda f: f.measure == "share",
    "act": lambda f: f.indicator == "村级养老点",
    "act_last": lambda f: f.indicator == "零售总额",
    "transitive": lambda f: f.indicator == "老化水管",
    "no_complement": lambda f: f.indicator == "县城线下门店",
    "making": lambda f: f.indicator == "能力",
    "fine_opening": lambda f: f.indicator == "内河通航里程",
    "bare_size": lambda f: f.indicator == "竹笋产量",
    "bare_verb": lambda f: f.indicator is None,
    "act_nominal": lambda f: f.indicator == "早稻",
    "act_short": lambda f: f.indicator == "谷子",
    "act_adverb": lambda f: f.indicator == "文化站",
    "compound": lambda f: f.indicator == "投资总额",
    "lead": lambda f: f.indicator == "高中生",
    "link": lambda f: f.indicator == "藏书量",
    "adverb": lambda f: f.indicator == "货物周转量",
    "whole": lambda f: f.subject == "全县",
    "owner_suffix": lambda f: f.subject == "青溪机场",
    "named_owner": lambda f: f.subject == "云江市“一网通办”平台",
    "body": lambda f: f.subject == "县文化馆",
    "dimension": lambda f: f.indicator == "长度",
    "level_noun": lambda f: f.indicator == "全长",
    "classifier": lambda f: f.indicator == "民生实事",
    "fate": lambda f: f.indicator == "失踪人数",
    "harm": lambda f: f.indicator == "受伤工人",
    "term_noun": lambda f: f.indicator == "合同期限",
    "span_noun": lambda f: f.indicator == "候车时间",
    "people_noun": lambda f: f.indicator == "群众",
    "visit": lambda f: f.indicator == "旅游人次",
    "measure_noun": lambda f: f.indicator == "水产品所占的比重",
    "topic_verb": lambda f: f.indicator == "茶叶产量",
    "misfortune": lambda f: f.start_date == dt.date(2024, 9, 3),
    "aftermath": lambda f: f.start_date == dt.date(2024, 9, 3),
    "gathering": lambda f: f.start_date == dt.date(2024, 9, 3),
    "attending": lambda f: f.start_date == dt.date(2024, 9, 3),
    "damage": lambda f: f.indicator == "农作物绝收",
    "set_then": lambda f: f.time_id is None,
    "per": lambda f: f.indicator == "出厂价",
    "strike": lambda f: f.status == "actual",
    "rescuer": lambda f: f.indicator == "救出人数",
    "outlay": lambda f: f.indicator == "投入",
    "accident": lambda f: f.subject == "油罐车爆炸",
    "timeless": lambda f: f.start_date is None,
    "named_event": lambda f: f.subject == "“谷王”联赛",
}
ROLES = sorted(role for role, entry in LEXICON.items() if "words" in entry)


def last_figure(text: str) -> Figure:
    figures = wenbiao.extract(text, reference_date=DAY).figures
    assert figures, f"no figure in {text}"
    return figures[-1]


def test_every_role_has_an_effect_to_test() -> None:
    assert set(ROLES) == EFFECTS.keys()


@pytest.mark.parametrize("role", ROLES)
def test_example(role: str) -> None:
    assert EFFECTS[role](last_figure(LEXICON[role]["example"]))


@pytest.mark.parametrize("role", ROLES)
def test_counter_example(role: str) -> None:
    assert not EFFECTS[role](last_figure(LEXICON[role]["counter_example"]))


@pytest.mark.parametrize("role", ROLES)
def test_words_are_strings_and_stand_once(role: str) -> None:
    words = LEXICON[role]["words"]
    assert all(isinstance(word, str) and word for word in words)
    assert len(words) == len(set(words)), sorted(w for w in set(words) if words.count(w) > 1)
