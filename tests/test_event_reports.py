"""Events of work reports and letters: what was done, and what only seems so."""

from __future__ import annotations

import datetime as dt

import pytest

import wenbiao

REPORT = """湘江省政府工作报告

——2025年1月20日在湘江省第九届人民代表大会第三次会议上

湘江省省长 王建军

各位代表：

下面我受省人民政府委托作工作报告，请各位代表审查。

一、2024年工作回顾

{review}

二、2025年重点工作

（一）聚力打造水运强省

{tasks}
"""


def triggers(review: str, tasks: str) -> list[str]:
    """The verbs reported, the meeting and its procedure aside."""
    text = REPORT.format(review=review, tasks=tasks)
    found = wenbiao.extract(text, reference_date=dt.date(2025, 1, 20)).events
    return [e.trigger for e in found if e.start > text.index("工作回顾")]


def test_a_review_tells_deeds_and_an_outlook_tasks():
    done = "启动湘江水运行动。建成长岭船闸。"
    assert triggers(done, "持续发展水运。") == ["启动", "建成"]
    assert triggers("水运平稳发展。", done) == []


DONE_ALL_THE_SAME = [
    ("我们召开了全省水运会议。", "召开"),
    ("省政府已经出台水运条例。", "出台"),
    ("2024年6月，长岭船闸建成通车。", "建成通车"),
]


@pytest.mark.parametrize(("text", "verb"), DONE_ALL_THE_SAME)
def test_an_outlook_still_tells_what_was_done(text, verb):
    assert triggers("水运平稳发展。", text) == [verb]


NO_DEEDS = [
    "“水运名城”创建扩面提质。",
    "节水型城市创建扎实推进。",
    "建成水运强省迈出坚实步伐。",
    "参加水运互助组的农户占百分之六十。",
    "水价改革是继实行用水承包之后的又一次变革。",
    "认真办理群众来信来访。",
    "引进水运产业项目904个。",
    "水运班列开行超2700列。",
    "全省修建了二千六百多公里。",
    "水利投资完成二万三千亿元。",
    "被评为水利先进工作者的有七千多人。",
    "企业战略性重组取得实质进展。",
    "除少数实行特别管理的领域外，水价一律不变。",
    "严厉打击各类水上犯罪活动。",
    "围绕制定水运规划，专家多次研讨。",
    "我们能不能建立起水运体系，还有待于实践。",
]


@pytest.mark.parametrize("text", NO_DEEDS)
def test_nouns_modifiers_and_totals_are_no_deeds(text):
    assert triggers(text, "持续发展水运。") == []


def test_a_deed_counted_by_few_is_told():
    assert triggers("引进水运产业项目12个。", "持续发展水运。") == ["引进"]


def test_a_letter_about_a_danger_tells_of_none():
    text = (
        "湘江省人民政府办公厅关于长岭县\n地质险情有关问题的复函\n长岭县人民政府：\n"
        "来函收悉。现函复如下：\n一、做好监测。\n"
    )
    assert [e for e in wenbiao.extract(text).events if e.trigger == "险情"] == []


def test_a_period_to_come_is_no_deed_of_the_review():
    assert triggers("2026年至2030年，建立水运制度。", "持续发展水运。") == []


ANNOUNCED = [
    ("湘江市法院3月6日宣布，将撤销此前的裁决。", [("撤销", "planned")]),
    ("湘江市法院3月6日宣布，关闭旧楼大门。", [("关闭", "actual")]),
    ("湘江市法院3月6日宣布，形势平稳。", [("宣布", "actual")]),
]


@pytest.mark.parametrize(("text", "expected"), ANNOUNCED)
def test_what_is_announced_behind_a_comma_is_the_event(text, expected):
    found = wenbiao.extract(text, reference_date=dt.date(2025, 3, 6)).events
    assert [(e.trigger, e.realis) for e in found] == expected


ELECTED = ["会议选举产生了新一届理事会。", "大会审议通过了《河湖章程》，选举产生了新一届理事会。"]


@pytest.mark.parametrize("text", ELECTED)
def test_an_assembly_elects_without_a_date(text):
    assert [e.trigger for e in wenbiao.extract(text).events][-1:] == ["选举产生"]


EFFORTS = [
    ("深化水利改革，组建湘江集团。", ["组建"]),
    ("推动水运发展，湘江大桥建成通车。", ["建成通车"]),
    ("要深化水利改革，组建湘江集团。", []),
]


@pytest.mark.parametrize(("text", "verbs"), EFFORTS)
def test_efforts_of_a_review_are_no_plans(text, verbs):
    assert triggers(text, "持续发展水运。") == verbs


@pytest.mark.parametrize(
    ("clause", "verbs"), [("湘江公司建成了净水设施。", ["建成"]), ("湘江公司应当建成净水设施。", [])]
)
def test_a_policy_document_tells_what_is_done_beside_what_shall_be(clause, verbs):
    text = f"湘江省人民政府关于节水建议的复函\n湘政函〔2005〕21号\n李明委员：\n现将情况函复如下：\n2002年{clause}\n"
    found = wenbiao.extract(text, reference_date=dt.date(2005, 3, 3))
    assert found.metadata.doc_type == "policy_document"
    assert [e.trigger for e in found.events] == verbs
