"""When it happened: periods that only describe, anniversaries, what follows at once, headlines told in other words."""

from __future__ import annotations

import datetime as dt

import pytest

import wenbiao
from tests.events_of import DAY, read


def dates(text: str, trigger: str) -> tuple[dt.date | None, dt.date | None]:
    events = wenbiao.extract(text, reference_date=DAY).events
    event = next(e for e in events if e.trigger == trigger)
    return event.start_date, event.end_date


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("一周要闻\n6月14日，铁路换图。2020年底开通的新线接入路网，一批动车组上线运营。", "接入", dt.date(2021, 6, 14)),
        ("一周要闻\n省政府14日发布公告。副省长李晓东随后发表声明。", "发表声明", dt.date(2021, 6, 14)),
        (
            "一周要闻\n6月11日，考察团从长沙出发，于6月13日陆续抵达昆明。省水利厅启动防汛行动。",
            "启动",
            dt.date(2021, 6, 13),
        ),
        ("首趟冷链过境班列开通\n6月14日，首趟冷链过境班列从长沙开往钦州港。", "开通", dt.date(2021, 6, 14)),
        ("王建军向马里新任总理致贺电\n6月14日，国家主席王建军致电迪亚洛，祝贺他就任。", "致贺电", dt.date(2021, 6, 14)),
    ],
)
def test_day(text: str, trigger: str, day: dt.date) -> None:
    assert dates(text, trigger) == (day, day)


def test_an_anniversary_does_not_date_what_it_marks() -> None:
    events = wenbiao.extract("一周要闻\n今年是省长李晓东提出河湖倡议十周年。", reference_date=DAY).events
    assert [e for e in events if e.start_date is not None] == []


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("一周要闻\n今天（6月15日）起，省财政厅实施新的减税措施。", "实施", (dt.date(2021, 6, 15), None)),
        (
            "一周要闻\n6月15日，湖南省水利厅启动为期三天的防汛行动。",
            "启动",
            (dt.date(2021, 6, 15), dt.date(2021, 6, 17)),
        ),
    ],
)
def test_what_begins(text: str, trigger: str, expected: tuple[dt.date, dt.date | None]) -> None:
    assert dates(text, trigger) == expected


STORY = "11日7时，湘西一处工地发生火灾，造成3人受伤、1人死亡。"


@pytest.mark.parametrize(
    ("text", "trigger", "start", "end"),
    [
        # The sentence behind a day's deed has its day, but not what was so before, nor another's paragraph.
        ("5月3日，长沙警方开展专项行动。执法人员缴获一批弹药。", "缴获", "2021-05-03", "2021-05-03"),
        ("5月3日，长沙警方开展专项行动。执法人员此前缴获了一批弹药。", "缴获", None, None),
        (
            "5月3日，国家主席王建军举行仪式欢迎法国总统马塞尔访华。\n两国元首观看仪仗队分列式。",
            "观看",
            "2021-05-03",
            "2021-05-03",
        ),
        ("5月3日，省长王建军会见法国总统马塞尔。\n李大海发表声明。", "发表声明", None, None),
        # So long after a blow.
        (f"{STORY}5分钟后消防员赶到现场。", "赶到", "2021-06-11", "2021-06-11"),
        (f"{STORY}两天后伤者离世。", "离世", "2021-06-13", "2021-06-13"),
        # How rare it is says nothing of when; several times span.
        ("2012年以来法国首位驻马里大使就任。", "就任", None, None),
        ("2019年7月、2020年8月，省长王建军先后到岳阳考察。", "考察", "2019-07-01", "2020-08-31"),
    ],
)
def test_carried_days(text: str, trigger: str, start: str | None, end: str | None) -> None:
    found = [event for event in read(text) if event.trigger == trigger]
    days = [(event.start_date and str(event.start_date), event.end_date and str(event.end_date)) for event in found]
    assert days == [(start, end)]


def test_a_day_is_carried_without_its_hour() -> None:
    found = [event for event in read(f"{STORY}消防员随后赶到现场。") if event.trigger == "赶到"]
    assert [event.edtf for event in found] == ["2021-06-11"]
