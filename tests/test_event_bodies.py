"""Bodies that act though they are no mentions: who is named, and who is not."""

from __future__ import annotations

import pytest

from tests.events_of import read


def actors(text: str, trigger: str) -> list[str]:
    return next(e.actors for e in read(text) if e.trigger == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("假期里，渡轮部门还专门开通夜间线路。", "开通", ["渡轮部门"]),
        ("昨天，港务部门发布大雾预警。", "发布", ["港务部门"]),
        ("马里民航当局6日发布停飞通知。", "发布", ["马里民航当局"]),
        ("《江河夜话》从今天起推出系列报道《渡口人家》。", "推出", ["《江河夜话》"]),
        ("昨天，马里卫生部发表声明。", "发表声明", ["马里卫生部"]),
        ("沅江理事会及中国奥委会昨天签署合作协议。", "签署", ["沅江理事会", "中国奥委会"]),
        ("6月3日，由湖南大学、湖南省水利厅组成的专家组发布公告。", "发布", []),
        ("昨天，该机构发布大雾预警。", "发布", []),
        ("昨天，相关部门发布大雾预警。", "发布", []),
    ],
)
def test_bodies(text: str, trigger: str, expected: list[str]) -> None:
    assert actors(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [("昨天，《河湖盛典》在长沙启动。", "启动", "《河湖盛典》"), ("昨天，会议在《江河颂》声中结束。", "结束", None)],
)
def test_a_title_that_is_the_subject_names_what_begins(text: str, trigger: str, name: str | None) -> None:
    events = read(text)
    assert next(e.name for e in events if e.trigger == trigger) == name


def test_an_aside_is_no_part_of_a_name() -> None:
    text = "同意申办2022年第26届河湖运动会（以下简称运动会）。"
    events = read(text)
    assert [e.name for e in events if e.name] and all("简称" not in (e.name or "") for e in events)
