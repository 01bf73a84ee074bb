"""Events in accounts of emergencies: the steps of an accident and of a rescue, who did them, where and when."""

from __future__ import annotations

import datetime as dt

import pytest

import wenbiao
from tests.events_of import DAY, TITLE, read
from wenbiao.lexicon import load_lexicon

CRASH = "6月11日7时，湘西永顺县发生一起车祸，造成3人受伤、1人死亡。"
RESPONDERS = load_lexicon("responders")
FIRE = "6月11日7时，永顺县一家木器厂发生火灾，造成3人受伤、1人死亡。"


def after(opening: str, text: str) -> list[tuple[str, str]]:
    """Trigger and type of the events told behind an opening sentence."""
    shift = len(TITLE) + len(opening)
    return [(e.trigger, e.event_type) for e in read(opening + text) if e.trigger_start >= shift]


STEPS = [
    (CRASH, "货车撞倒两根电线杆，随后冲进路边菜地。", [("撞倒", "accident"), ("冲进", "accident")]),
    (CRASH, "轿车爆胎后坠入水塘。", [("爆胎", "accident"), ("坠入", "accident")]),
    (CRASH, "两名男子冲进车间。", [("冲进", "other")]),
    (FIRE, "消防员赶到火场后，很快将明火扑灭。", [("赶到", "relief"), ("扑灭", "relief")]),
    (FIRE, "消防员破拆防盗网，将两名老人救出。", [("破拆", "relief"), ("救出", "relief")]),
    (FIRE, "接到报警后，消防大队立即调派4辆消防车。", [("接到报警", "relief"), ("调派", "relief")]),
    (FIRE, "县长王建军亲临现场指挥。", [("亲临", "relief")]),
    (FIRE, "两名工人从窗户跳下。", [("跳下", "other")]),
    (FIRE, "伤者被送往县医院救治。", [("送往", "relief")]),
    (FIRE, "民警赶到现场救援。", [("赶到", "relief")]),
    (FIRE, "县医院全力开展伤员救治工作。", [("开展", "relief")]),
    (FIRE, "涉案的老板已被警方控制。", [("控制", "enforcement")]),
    (FIRE, "县政府启动应急预案。", [("启动", "relief")]),
    (FIRE, "道路交通已经恢复正常。", [("恢复正常", "other")]),
    (FIRE, "县里派出救灾工作组。", [("派出", "relief")]),
    (FIRE, "伤员正在全力抢救中。", [("抢救中", "relief")]),
    (FIRE, "锅炉爆炸后引发火灾。", [("爆炸", "accident"), ("火灾", "accident")]),
    (FIRE, "消防官兵共救出8名工人。", [("救出", "relief")]),
    (FIRE, "火是从厨房着起的。", [("着起", "accident")]),
    (
        FIRE,
        "消防员进入屋内，将老人救出，两名工人从楼梯上逃了出来。",
        [("进入屋内", "relief"), ("救出", "relief"), ("逃了出来", "other")],
    ),
]


@pytest.mark.parametrize(("opening", "text", "found"), STEPS)
def test_steps(opening, text, found):
    assert after(opening, text) == found


NONE = [
    (FIRE, "目前暂无人员伤亡。"),
    (FIRE, "记者赶到现场时天还没亮。"),
    (FIRE, "请市民切勿前往火场。"),
    (FIRE, "经消防部门初步调查，电线老旧。"),
    (FIRE, "起火的原因有待查明。"),
    (FIRE, "当时一辆货车正沿国道向北行驶。"),
    (FIRE, "全县共有房屋倒塌30间，1.2万人受灾。"),
    (FIRE, "省地震部门的专家也来了。"),
    (FIRE, "大火很难扑灭。"),
]


@pytest.mark.parametrize(("opening", "text"), NONE)
def test_what_is_no_step(opening, text):
    assert after(opening, text) == []


@pytest.mark.parametrize("text", ["6月11日，选手们冲向终点。", "6月11日，工人切割钢板。"])
def test_steps_count_in_accounts_only(text):
    assert read(text) == []


def test_disposal_is_no_future():
    assert [e.realis for e in read(FIRE + "消防员立即将伤员送往县医院。") if e.trigger == "送往"] == ["actual"]


def test_future_stays_future():
    assert after(FIRE, "县医院将派出医生。") == []


def test_scene_is_shared_by_the_chain():
    chain = read("6月11日，货车在永顺县城失控，造成1人死亡、2人受伤。民警赶到现场。货车撞坏一辆轿车。")
    assert {e.place for e in chain if e.event_type == "accident"} == {"永顺县"}


def test_headline_takes_the_day_of_the_first_blow():
    rows = wenbiao.extract(
        "货车连撞四车 司机被控制\n6月11日7时，永顺县发生车祸，造成3人死亡、4人受伤。\n", reference_date=DAY
    ).events
    assert [(e.trigger, e.start_date) for e in rows[:2]] == [
        ("连撞", dt.date(2021, 6, 11)), ("控制", dt.date(2021, 6, 11)),
    ]  # fmt: skip


def test_a_time_is_no_place():
    assert [e.place for e in read(FIRE + "火灾发生在当日清晨。") if e.trigger == "火灾"][1:] == ["永顺县"]


ACTORS = [
    ("消防官兵赶到现场后，很快将火扑灭，救出两名老人。", "扑灭", ["消防官兵"]),
    ("消防官兵赶到现场后，很快将火扑灭，救出两名老人。", "救出", ["消防官兵"]),
    ("明火已被三名消防战士扑灭。", "扑灭", ["消防战士"]),
    ("涉案老板被溪口警方控制。", "控制", ["溪口警方"]),
    ("溪口交警大队立即启动应急预案，组织人员赶赴现场。", "赶赴", ["溪口交警大队"]),
    ("县公安局、县安监局和消防大队等先后赶到现场。", "赶到", ["县公安局", "县安监局", "消防大队"]),
    ("公安、消防等部门迅速赶到现场。", "赶到", ["公安", "消防"]),
    ("119指挥中心接警后派出两辆车。", "接警", ["119指挥中心"]),
    ("伤者被送往医院。", "送往", []),
    ("对被困官兵进行转移。", "转移", []),
]


@pytest.mark.parametrize(("text", "trigger", "actors"), ACTORS)
def test_responders(text, trigger, actors):
    assert [e.actors for e in read(FIRE + text) if e.trigger == trigger] == [actors]


def doers(template: str, word: str) -> list[str]:
    return [actor for e in read(template.replace("{}", word)) for actor in e.actors if actor.endswith(word)]


@pytest.mark.parametrize("entry", RESPONDERS, ids=[e["kind"] for e in RESPONDERS])
def test_responders_of_the_lexicon(entry):
    words = entry["words"].split()
    assert [w for w in words if not doers(entry["example"], w)] == []
    assert [w for w in words if doers(entry["counter_example"], w)] == []


def test_what_goes_on_now_has_no_day():
    rows = read(FIRE + "目前，道路已恢复通车。事故正在进一步调查中。")
    assert [e.start_date for e in rows if e.trigger == "调查"] == [None]


PLACES = [
    (
        "6月11日7时，永顺县城关镇南二街与北二街之间的一家饭店发生火灾，2人受伤。",
        "火灾",
        "永顺县城关镇南二街与北二街之间",
    ),
    ("6月11日7时，泰国首都曼谷三家酒店发生爆炸，造成2人死亡。", "爆炸", "泰国首都曼谷"),
    ("6月11日7时，永顺县溪口中学发生爆炸，5人住院。", "爆炸", "永顺县溪口中学"),
    ("6月11日7时，新209国道溪口路段发生一起车祸，2人受伤。", "车祸", "新209国道溪口路段"),
    (
        "6月11日7时，永顺发生车祸，2人死亡。货车行驶至省道230线12KM+300M时，在路口处碰撞一辆轿车。",
        "碰撞",
        "省道230线12KM+300M",
    ),
    ("6月11日7时，永顺县发生火灾，2人受伤。失火的是一家饭店，位置在溪口镇南街十二号。", "失火", "溪口镇南街十二号"),
    ("6月11日7时，位于中越边境地区的云南省河口县发生地震，2人受伤。", "地震", "云南省河口县"),
    ("6月11日7时，永顺发生车祸，2人死亡。消防官兵赶到现场。", "赶到", "永顺"),
    ("6月11日7时，永顺发生车祸，2人死亡。伤者被送往第二医院抢救。", "送往", "第二医院"),
    ("6月11日7时，永顺发生车祸，2人死亡。伤者被送往医院抢救。", "送往", None),
    ("6月11日，法国和意大利针对也门武装展开了4次空袭行动，导致2人死亡。", "死亡", None),
    ("6月11日7时，清水东路立交桥桥洞内发生车祸，造成2人死亡。", "死亡", "清水东路立交桥桥洞"),
    ("6月11日7时，清水小区3号楼发生火灾，造成2人死亡。", "死亡", "清水小区3号楼"),
    ("6月11日7时，位于清水东路的一家化工厂起火，造成2人死亡。", "起火", "清水东路"),
    ("6月11日7时，市内高楼发生晃动，2人死亡。", "死亡", None),
    ("6月11日7时，新安高速溪口往北二十公里处，发生一起车祸，2人受伤。", "车祸", "新安高速溪口往北二十公里处"),
    ("6月11日7时，长坡镇枫树村发生一起火灾，2人受伤。", "火灾", "长坡镇枫树村"),
    ("6月11日7时，永顺县溪口村发生火灾，2人受伤。消防官兵很快将火扑灭。", "扑灭", "永顺县溪口村"),
]


@pytest.mark.parametrize(("text", "trigger", "place"), PLACES)
def test_places(text, trigger, place):
    assert [e.place for e in read(text) if e.trigger == trigger] == [place]


def test_two_quakes_of_one_sentence():
    rows = read("6月11日4时和5时，永顺县先后发生4.9级地震和4.0级地震，3人受伤。")
    assert [e.trigger for e in rows] == ["地震", "地震", "受伤"]


def test_a_blow_named_again_is_a_mention():
    assert [e.realis for e in read(FIRE + "火灾还造成附近停电。") if e.trigger == "火灾"] == ["actual", "mention"]


def test_the_hurt_of_a_modifier():
    rows = read("6月11日7时，永顺县发生一起造成2人死亡、3人受伤的车祸。")
    assert [e.trigger for e in rows] == ["死亡", "受伤", "车祸"]


def test_what_a_witness_saw_is_told_for_its_own_sake():
    assert after(CRASH, "路人看到货车冲向路边。") == [("冲向", "accident")]


def test_lately_is_the_day_that_the_story_tells():
    rows = read("日前，永顺县发生一起车祸，造成1人死亡。据悉，6月9日晚，货车在永顺县翻入河沟，1人死亡。")
    assert {e.start_date for e in rows} == {dt.date(2021, 6, 9)}


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("火灾原因正在进一步调查中。", [("火灾", "mention"), ("调查", "actual")]),
        ("造成火灾的原因还在进一步调查中。", [("火灾", "mention"), ("调查", "actual")]),
        ("警方正在调查火灾的真正原因。", [("调查", "actual"), ("火灾", "mention")]),
        ("记者拍下火灾现场。", []),
    ],
)
def test_what_is_asked_about_a_blow_names_it(clause, expected):
    start = len(read(FIRE))
    assert [(e.trigger, e.realis) for e in read(FIRE + clause)][start:] == expected


def test_a_deed_that_was_told_is_pointed_at():
    text = "5月9日，我国在酒泉发射一颗卫星。这次发射是首次。这次回家很快。"
    assert [(e.trigger, e.realis) for e in read(text)] == [("发射", "actual"), ("发射", "mention")]
