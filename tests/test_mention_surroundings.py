"""Mentions told by what stands beside them: parts of bodies, roads, foreign places in no list, dates before names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wenbiao

P, O, N, H = "place", "organisation", "plan", "person"  # noqa: E741 (the tables below are read by their letters)


def found(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.kind) for m in wenbiao.extract(text).mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("财政部税政司负责人到场，教育部格局开放。", [("财政部税政司", O), ("教育部", O)]),
        ("外交部亚洲司司长致辞。", [("外交部亚洲司", O)]),
        ("白河县公安局城东中队民警赶到，水利部有关司局协助。", [("白河县公安局城东中队", O), ("水利部", O)]),
        ("白河县法院一审判处被告，县里另行处理。", [("白河县法院", O)]),
        ("第七十八集团军某旅出动，第三次全国医院普查开始。", [("第七十八集团军", O)]),
        ("5月6日沅麦箱包公司停产。", [("沅麦箱包公司", O)]),
        ("白河县卫计委和法国能源部签约。", [("白河县卫计委", O), ("法国能源部", O)]),
        ("新华社贵州分社的记者来了。", [("新华社贵州分社", O)]),
        ("“麦青之桥——贵州走进乡村”志愿服务队来了。", [("“麦青之桥——贵州走进乡村”志愿服务队", O)]),
        ("会见各成员国政府代表，各民主党派出席。", []),
    ],
)
def test_bodies(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("货车在G70沅麦高速上行线侧翻。", [("G70沅麦高速", P)]),
        ("货车在沅麦高速白果段侧翻，经济高速增长。", [("沅麦高速", P)]),
        ("多地高速服务区拥堵，车辆高速行驶。", []),
        ("国道210线和305省道封闭，国道建设提速。", [("国道210线", P), ("305省道", P)]),
        ("家住麦青路12号，另有一条线路5号。", []),
        ("店开在麦青路12号。", [("麦青路", P)]),
        ("店开在北京市朝阳区麦青路12号。", [("北京市朝阳区麦青路", P)]),
    ],
)
def test_roads(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("法国军人在巴戈里地区驻扎，巴戈里很静。", [("法国", P), ("巴戈里地区", P), ("巴戈里", P)]),
        ("法国北部的巴戈里附近下雪，沿海地区放晴。", [("法国", P), ("巴戈里", P)]),
        ("法国与马里萨地区合作组织签约。", [("法国", P), ("马里", P)]),
        ("巴戈里地区下雪。", []),
        ("巴戈里军事基地开放，空军军事基地关闭。", [("巴戈里军事基地", P)]),
        ("美国南部多州下雪，巴戈里港口开放，巴戈里港开放。", [("美国", P), ("巴戈里港", P)]),
        ("南宁至凭祥的列车开行。", [("南宁", P), ("凭祥", P)]),
    ],
)
def test_foreign_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“乡医模范”李文海、周小禾事迹发布。", [("李文海", H), ("周小禾", H)]),
        ("沅麦1月2日电（李文海）昨夜下雪。", [("李文海", H)]),
        ("学习习近平总书记关于修堤、护堤的讲话，总书记特别问候大家。", [("习近平", H)]),
        ("会议任命王德才、冯小禾为副秘书长，免去李文海的职务。", [("王德才", H), ("冯小禾", H), ("李文海", H)]),
        ("任命程序公开，任命他为局长，选举产生新一届班子。", []),
        ("图普莱三世病了，二十一世纪来了。", [("图普莱三世", H)]),
        ("工会启动2026年沅麦职工送清凉行动。", [("2026年沅麦职工送清凉行动", "campaign")]),
        ("履行党章，违背联合国宪章。", [("党章", "law"), ("联合国宪章", "law")]),
        ("“十三五”规划纲要收官，“十三五”规划编制启动。", [("“十三五”规划纲要", N)]),
    ],
)
def test_persons_and_plans(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", ["第12届中国麦青奖揭晓。", "第三届云南麦青周开幕。", "首届北京麦青周开幕。"])
def test_what_is_held_for_the_nth_time_has_a_name(text: str) -> None:
    assert found(text) == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="法国巴戈里地区附近高速号路12GS国道线司局处科中队财政部“”世电（）", max_size=60))
def test_rows_slice_back_and_do_not_overlap(text: str) -> None:
    rows = wenbiao.extract(text).mentions
    assert all(text[m.start : m.end] == m.text for m in rows)
    assert all(a.end <= b.start for a, b in pairwise(rows))
