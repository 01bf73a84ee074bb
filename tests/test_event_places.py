"""Where it happened: what a sentence sets at its head, where a way begins, the finest place of one event's mentions."""

from __future__ import annotations

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
    ],
)
def test_place(text: str, trigger: str, expected: str | None) -> None:
    assert places(text, trigger) == [expected]


def test_a_headline_takes_the_fuller_name_of_its_place() -> None:
    text = "全国河湖工作会议在京召开\n6月14日，全国河湖工作会议在北京人民大会堂召开。"
    assert places(text, "召开") == ["北京人民大会堂"] * 2
