"""Where it happened: what a sentence sets at its head, where a way begins, the finest place of one event's mentions."""

from __future__ import annotations

import datetime as dt

import pytest

import wenbiao
from tests.events_of import DAY


def places(text: str, trigger: str) -> list[str | None]:
    events = wenbiao.extract(text, reference_date=DAY).events
    return [e.place for e in events if e.trigger == trigger]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("一周要闻\n在湖南，同样火热的龙舟赛昨天开幕，现场观众突破5万。", "突破", "湖南"),
        ("一周要闻\n昨天，一枚新型火箭从酒泉卫星发射中心发射升空。", "发射升空", "酒泉卫星发射中心"),
        ("一周要闻\n昨天，首趟冷链班列从长沙开往钦州港。", "开往", "长沙"),
        ("一周要闻\n6月，沅江、澧水和湘江流域发生洪涝灾害。", "洪涝", "沅江、澧水和湘江流域"),
        ("一周要闻\n昨天，长沙、岳阳入选全国节水城市名单。", "入选", None),
        # The finer place behind a known one, what lies beside it, the hall that is meant.
        ("一周要闻\n昨天，论坛在意大利首都罗马开幕。", "开幕", "意大利首都罗马"),
        ("一周要闻\n昨天，两国外长在法国西部城市阿里会谈。", "会谈", "法国西部城市阿里"),
        ("一周要闻\n昨天，两国外长在人民大会堂北大厅为来宾举行仪式。", "举行", "人民大会堂北大厅"),
        ("一周要闻\n昨天，沅江论坛在巴黎和罗马举行。", "举行", "巴黎和罗马"),
        ("一周要闻\n昨天，外长杜兰在巴黎与意大利总理会谈。", "会谈", "巴黎"),
        ("一周要闻\n昨天，法国国防军在阿里、巴黎、奥里等方向摧毁多座仓库。", "摧毁", "阿里、巴黎、奥里"),
        ("一周要闻\n昨天，风暴袭击法国和意大利部分地区。", "袭击", "法国和意大利部分地区"),
        ("一周要闻\n昨天，代表团抵达法国南部。", "抵达", "法国南部"),
        ("一周要闻\n昨天，法国总统马塞尔访华。", "访华", "中国"),
        ("一周要闻\n昨天，法国首都巴黎举行集会。", "举行", "法国首都巴黎"),
        ("一周要闻\n去年9月，省长王建军同法国总统马塞尔在北京，共同见证签署备忘录。", "签署", "北京"),
        ("一周要闻\n昨天，法国一名法官驳回了动议。", "驳回", None),
        # What only points, or names no place by itself.
        ("一周要闻\n昨天，两国外长在该地区会谈。", "会谈", None),
        ("一周要闻\n昨天，“沅江读书班”在多所学校举行。", "举行", None),
    ],
)
def test_place(text: str, trigger: str, expected: str | None) -> None:
    assert places(text, trigger) == [expected]


def test_a_headline_takes_the_fuller_name_of_its_place() -> None:
    text = "全国河湖工作会议在京召开\n6月14日，全国河湖工作会议在北京人民大会堂召开。"
    assert places(text, "召开") == ["北京人民大会堂"] * 2


def test_what_a_quake_shakes_is_not_its_place() -> None:
    text = (
        "智利发生地震\n4月2日，智利北部发生8.2级地震，造成3人死亡。地震还造成秘鲁部分地区停电。"
        "震中位于智利北部城市阿里以西99公里，此次地震震源深度10公里。"
    )
    assert places(text, "地震") == ["智利", "智利北部", *["智利北部城市阿里以西99公里"] * 2]
    assert places(text, "停电") == ["秘鲁部分地区"]


def test_a_word_for_a_blow_points_to_its_kind() -> None:
    text = (
        "印尼爪哇岛发生地震\n5月27日，印尼爪哇岛发生5.0级地震，造成3人死亡。在日惹市，电力系统陷入瘫痪，机场跑道因地震被毁。"
        "2004年12月26日，苏门答腊岛附近海域发生地震，造成20万人死亡。"
    )
    events = wenbiao.extract(text, reference_date=dt.date(2006, 5, 27)).events
    quakes = [(e.place, str(e.start_date)) for e in events if e.trigger == "地震"]
    assert quakes == [("印尼爪哇岛", "2006-05-27")] * 3 + [("苏门答腊岛附近海域", "2004-12-26")]
    assert [e.place for e in events if e.trigger == "瘫痪"] == ["日惹市"]


def test_a_ceremony_goes_on() -> None:
    text = (
        "一周要闻\n国家主席李晓东6月2日在人民大会堂东门外广场为法国总统马塞尔举行欢迎仪式。\n军乐团奏两国国歌。\n"
        "马塞尔检阅仪仗队。\n省长王建军等出席欢迎仪式。"
    )
    events = wenbiao.extract(text, reference_date=DAY).events
    done = [(e.place, str(e.start_date)) for e in events if e.trigger in ("举行", "奏", "检阅", "出席")]
    assert done == [("人民大会堂东门外广场", "2021-06-02")] * 4


def test_the_way_of_a_car_is_no_place() -> None:
    text = "一周要闻\n昨天，一辆阿里至巴黎的客车与货车相撞，造成3人死亡、5人受伤。"
    assert places(text, "相撞") == [None]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # A named house that stands at a place, provinces by their letters, a letter that has no place.
        ("一周要闻\n昨天，位于法国巴黎中心位置的阿里市场突发火灾，造成3人死亡。", "火灾", ["阿里市场"]),
        ("一周要闻\n昨天，自行车赛跨粤港澳三地举行。", "举行", ["粤港澳"]),
        ("一周要闻\n昨天，第九届陶瓷论坛在唐山开幕，省长王建军致贺信。", "致贺信", [None]),
        # The town that a paragraph is about.
        ("一周要闻\n在湖南岳阳，输电铁塔建设进展顺利。该工程昨天投入运行。", "投入运行", ["湖南岳阳"]),
        # Around a meeting.
        ("一周要闻\n全国水利大会昨天在长沙举行。\n省长王建军在会前参观了水利展览。", "参观", ["长沙"]),
    ],
)
def test_place_beside(text: str, trigger: str, expected: list[str | None]) -> None:
    assert places(text, trigger) == expected


def test_two_editions_share_nothing() -> None:
    text = "一周要闻\n昨天，省长王建军在巴黎出席第二届陶瓷发展峰会。王建军表示，1995年3月，首届陶瓷发展峰会成功举行。"
    events = wenbiao.extract(text, reference_date=DAY).events
    assert [(e.trigger, e.place, str(e.start_date)) for e in events] == [
        ("出席", "巴黎", "2021-06-14"),
        ("举行", None, "1995-03-01"),
    ]
