"""Countries named by one letter, and their armies."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wenbiao

P, O = "place", "organisation"  # noqa: E741 (the tables below are read by their letters)


def found(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.kind) for m in wenbiao.extract(text).mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("俄称守住小城 乌称夺回村庄", [("俄", P), ("乌", P)]),
        ("夜里俄军后撤，乌军人员跟进。", [("俄军", O), ("乌军", O)]),
        ("俄军事专家到场，俄军方沉默。", [("俄", P), ("俄军方", O)]),
        ("美军撤离，美军舰靠岸。", [("美军", O), ("美", P)]),
        ("舆论反对美向乌输送炮弹。", [("美", P), ("乌", P)]),
        ("意、法两国互派学生。", [("意", P), ("法", P)]),
        ("乐团演奏斐、中两国歌曲。", []),
        ("斐济客人来了，中斐友好。", [("斐济", P), ("中", P), ("斐", P)]),
        ("中印尼关系升温。", [("中", P), ("印尼", P)]),
        ("炮弹落在俄白林州境内。", [("俄", P)]),
        ("叙政府回应，美中央司令部否认。", [("叙政府", O), ("美中央司令部", O)]),
        ("比赛在粤港两地举行，沪苏浙三省联办。", [("粤", P), ("港", P), ("沪", P), ("苏", P), ("浙", P)]),
        ("那一年，日军进犯，英军增援。", [("日军", O), ("英军", O)]),
        ("赛事跨越粤港澳三地。", [("粤", P), ("港", P), ("澳", P)]),
        ("科摩罗客人来了，中科友谊长存。", [("科摩罗", P), ("中", P), ("科", P)]),
        ("中方愿同蒙方以中蒙合作为先。", [("中", P), ("蒙", P)]),
        ("以色列消息：多地遭以军炮击，足以军民同守。", [("以色列", P), ("以军", O)]),
        ("炮弹落在俄卡卢加州。", [("俄卡卢加州", P)]),
        ("叙利亚消息：叙媒称局势趋稳。", [("叙利亚", P), ("叙", P)]),
        ("叙利亚消息：叙东北部的美军车队撤走。", [("叙利亚", P), ("叙", P), ("美军", O)]),
        ("巴勒斯坦消息：巴武装称击退对手。", [("巴勒斯坦", P), ("巴", P)]),
        ("目标属于美、英、以色列三方。", [("美", P), ("英", P), ("以色列", P)]),
        ("中俄青禾合作委员会开会，中俄关系升温。", [("中俄青禾合作委员会", O), ("中", P), ("俄", P)]),
        ("中沙青禾炼厂和中缅管道投产。", [("中沙青禾炼厂", P), ("中缅管道", P)]),
        ("他将出访美、中、俄、日等国。", [("美", P), ("中", P), ("俄", P), ("日", P)]),
        ("中法合作产业园开工。", [("中", P), ("法", P)]),
        ("第三届中法麦青论坛和第六届中俄麦青论坛开幕。", []),
    ],
)
def test_letters(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "中方愿同俄方合作。",
        "美丽的风景，美好的生活，美在山水。",
        "义乌军民同乐，乌云散去。",
        "以军事手段解决不了问题。",
        "读本有英、法、德语各版。",
        "他叫韩媒不如叫韩梅。",
        "俄语和乌尔都语课程开班。",
        "其中文莱语占一成。",
        "粤菜在两地流行，三地办展。",
        "发展中老问题仍在，东中西互动。",
    ],
)
def test_no_letters(text: str) -> None:
    assert [m for m in found(text) if len(m[0]) <= 2 and m[1] == P and m[0] != "文莱"] == []


def test_a_region_behind_the_letter_of_its_country_is_one_place() -> None:
    (row,) = wenbiao.extract("俄别尔哥罗德州遭遇停电。").mentions
    assert (row.text, row.canonical) == ("俄别尔哥罗德州", "别尔哥罗德")


@settings(deadline=None)
@given(st.text(alphabet="俄乌美中法军称、两国以斐济的对方“”，。", max_size=40))
def test_spans_are_right_and_apart(text: str) -> None:
    rows = wenbiao.extract(text).mentions
    assert all(text[m.start : m.end] == m.text for m in rows)
    assert all(a.end <= b.start for a, b in pairwise(rows))


@pytest.mark.parametrize("text", ["专家谈在华", "在华", "对华", "中法"])
def test_a_letter_at_the_end_of_a_text(text):
    for mention in wenbiao.extract(text).mentions:
        assert mention.text == text[mention.start : mention.end] != ""
