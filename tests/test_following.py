"""following.yaml: word classes behind a number, and the phrase that they end."""

from __future__ import annotations

import pytest

import wenbiao
from wenbiao.finders.figures.following import following_noun
from wenbiao.lexicon import load_lexicon

LEXICON = load_lexicon("following")
# The noun that each example's number counts, and what it would be without the words of the role.
NOUNS = {
    "nominal": "改造任务", "suffix": "搬运站", "adverbial": "粮仓", "finite": "教师", "describing": "粮仓",
    "attributive": "一次性补助", "befalling": "粮仓",
}  # fmt: skip
# The roles that say where a counted noun ends ask for the unit too.
COUNTED = {
    "person": ("青年", "青年创业基地"), "no_person": ("机器人研发人员", "负责人"), "member": ("国家", "粮仓扩建项目"),
    "total": ("医院", "医院接诊中心"), "saying": ("国家", "重要决定"),
    "dealing": ("技师", "社区服务人员"), "body": ("茶厂", "茶厂重组方案"),
}  # fmt: skip
COUNTERS = {
    "nominal": "", "suffix": "工人", "adverbial": "基本农田", "finite": "参赛教师", "describing": "粮仓",
    "attributive": "", "befalling": "断电粮仓",
}  # fmt: skip


def behind_number(sentence: str) -> str:
    return sentence[sentence.index("3") + 2 :].rstrip("。")


@pytest.mark.parametrize("role", sorted(NOUNS))
def test_example(role: str) -> None:
    assert following_noun(behind_number(LEXICON[role]["example"])) == NOUNS[role]


@pytest.mark.parametrize("role", sorted(NOUNS))
def test_counter_example(role: str) -> None:
    text = behind_number(LEXICON[role]["counter_example"])
    assert following_noun(text, verb_first=role != "nominal") == COUNTERS[role]


@pytest.mark.parametrize("role", sorted(LEXICON))
def test_words_stand_once(role: str) -> None:
    words = LEXICON[role]["words"]
    assert len(words) == len(set(words))


def test_every_role_has_a_noun_to_test() -> None:
    assert set(LEXICON) == NOUNS.keys() | COUNTED.keys()


@pytest.mark.parametrize("role", sorted(COUNTED))
def test_counted(role: str) -> None:
    nouns = [wenbiao.extract(LEXICON[role][key]).figures[0].indicator for key in ("example", "counter_example")]
    assert nouns == list(COUNTED[role])
