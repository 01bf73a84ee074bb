"""The type of an event: by its verb's object, by the noun it stands for, by the gathering that somebody attends."""

from __future__ import annotations

import pytest

from tests.events_of import read

CASES = [
    # Who or what is sent.
    ("5月3日，法国派出政府代表团。", "派出", "visit"),
    ("5月3日，法国国防军出动战机。", "出动", "other"),
    ("5月3日，省消防总队派出救援力量。", "派出", "relief"),
    # What is agreed to, set up, done.
    ("5月3日，法国外长同意于6月会面。", "同意", "agreement"),
    ("5月3日，法国外长拒绝了停火的要求。", "拒绝", "other"),
    ("5月3日，民警在桥头设立警戒线。", "设立", "relief"),
    ("5月3日，长沙市设立沅江学院。", "设立", "launch"),
    ("5月3日，长沙市实施护河行动。", "实施", "campaign"),
    ("5月3日，长沙市实施护河行动方案。", "实施", "policy_release"),
    # The noun that a verb stands for; 发展 is no show.
    ("5月3日，全省读书活动在长沙拉开帷幕。", "拉开帷幕", "campaign"),
    ("5月3日，沅江金秋消费季在长沙举行。", "举行", "campaign"),
    ("5月3日，湖南召开企业发展工作会。", "召开", "meeting"),
    ("5月3日，省长王建军出席建校五十周年庆祝活动。", "出席", "other"),
]


@pytest.mark.parametrize(("text", "trigger", "kind"), CASES)
def test_types(text: str, trigger: str, kind: str) -> None:
    assert [event.event_type for event in read(text) if event.trigger == trigger] == [kind]


def test_who_attends_an_opening_attends_what_was_opened() -> None:
    text = "5月3日，水利成就展在长沙开幕。省长王建军出席开幕式。"
    assert [(e.event_type, e.place) for e in read(text)] == [("exhibition", "长沙")] * 2


def test_who_takes_part_in_what_was_told() -> None:
    text = "5月3日，省长王建军在长沙同法国总统马塞尔会谈。李大海参加上述活动。"
    assert [e.event_type for e in read(text)] == ["talks", "talks"]


def test_sickness_of_many_is_the_accident() -> None:
    text = "11日7时，湘西一食堂发生食物中毒，造成3人死亡。12日，12名学生陆续出现呕吐症状，于12日早上前往县医院就诊。"
    kinds = {e.trigger: e.event_type for e in read(text)}
    assert (kinds["出现"], kinds["就诊"]) == ("accident", "relief")
