"""Who attends what has been told, what is done at a meeting, and who is listed over several clauses."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.events_of import read
from wenbiao.records import Event


def last(text: str, trigger: str) -> Event:
    return [e for e in read(text) if e.trigger == trigger][-1]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("国家主席王建军14日在长沙会见法国外长。\n省长李晓东参加会见。", "参加"),
        ("国家主席王建军14日在长沙会见法国外长。\n省长李晓东等参加上述活动。", "参加"),
        ("全省水利工作会议14日在长沙召开。\n副省长李晓东出席会议。", "出席"),
        ("全省水利工作会议14日在长沙召开。\n会议审议通过《湿地保护规划》。", "审议通过"),
        ("纪念仪式14日在长沙举行。\n副省长李晓东出席并讲话。", "讲话"),
        ("省政协常委会会议14日在长沙召开。\n会议举行2021年第二次集体学习。", "举行"),
    ],
)
def test_attendance_has_the_day_and_place_of_what_is_attended(text: str, trigger: str) -> None:
    event = last(text, trigger)
    assert (event.start_date, event.place, event.time_source) == (dt.date(2021, 6, 14), "长沙", "event")


def test_another_gathering_gives_nothing() -> None:
    event = last("国家主席王建军14日在长沙会见法国外长。\n省长李晓东出席河湖论坛。", "出席")
    assert event.start_date is None


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("省委书记王建军，省长李晓东、陈大海出席会议。", "出席", ["王建军", "李晓东", "陈大海"]),
        ("省委书记王建军会见陈大海，省长李晓东出席会议。", "出席", ["李晓东"]),
        ("在省长陈大海介绍情况后，省委书记李晓东发表了讲话。", "发表", ["李晓东"]),
        ("湖南省财政厅 湖南省水利厅14日印发通知。", "印发通知", ["湖南省财政厅", "湖南省水利厅"]),
        ("（本台记者陈大海、李晓东）14日，王建军会见外宾。", "会见", ["王建军"]),
        ("6月14日，湖南省民政厅向河南、河北调拨帐篷。", "调拨", ["湖南省民政厅"]),
    ],
)
def test_actors(text: str, trigger: str, expected: list[str]) -> None:
    assert last(text, trigger).actors == expected
