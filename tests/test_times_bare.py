"""Times: texts that are one expression and nothing else."""

from __future__ import annotations

import datetime as dt

import pytest

import wenbiao

MONDAY = dt.date(2022, 2, 14)


def brief(text: str, reference: dt.date | None = MONDAY) -> list[tuple[str, str | None, str]]:
    return [(t.text, t.edtf, t.precision) for t in wenbiao.extract(text, reference_date=reference).times]


@pytest.mark.parametrize(
    ("text", "edtf", "precision"),
    [
        ("60日内", "2022-02-14/2022-04-14", "day"),
        ("17天之内", "2022-02-14/2022-03-02", "day"),
        ("两个半月以内", "2022-02-14/2022-04-29", "day"),
        ("三年以内", "2022-02-14/2025-02-13", "day"),
        ("15个工作日内", None, "relative"),
        ("25年", "2025", "year"),
        ("98年", "1998", "year"),
        ("21年到23年", "2021/2023", "year"),
        ("15.3.3", "2015-03-03", "day"),
        ("27-7-3", "2027-07-03", "day"),
        ("2010 1 9", "2010-01-09", "day"),
        ("2024年内", "2024", "year"),
        ("2021.03", "2021-03", "month"),
        ("上1月", "2022-01", "month"),
        ("近3月", "2021-11-14/2022-02-14", "day"),
        ("过三天", "2022-02-17", "day"),
        ("每天上午八点", None, "recurring"),
        ("前三周", "2022-01-24/2022-02-13", "day"),
        ("28日", "2022-02-28", "day"),
        ("20号", "2022-02-20", "day"),
        ("12月30号", "2022-12-30", "day"),
        ("近三个月", "2021-11-14/2022-02-14", "day"),
        ("未来两个月", "2022-02-14/2022-04-14", "day"),
    ],
)
def test_bare_expressions(text, edtf, precision):
    assert brief(text) == [(text, edtf, precision)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("审批须在60日内完成。", [("60日", None, "duration")]),
        ("24小时内", [("24小时", None, "duration")]),
        ("他在厂里干了25年。", [("25年", None, "duration")]),
        ("40年", [("40年", None, "duration")]),
        ("版本15.3.3", []),
        ("1.2.3", []),
        ("15/13/3", []),
        ("会议于28日召开。", [("28日", "2022-01-28", "day")]),
        ("近三个月降雨偏少。", [("近三个月", "2021-11/2022-02", "month")]),
    ],
)
def test_running_text_is_read_otherwise(text, expected):
    assert brief(text) == expected


def test_leads_stay_outside():
    assert brief("从21年到23年") == [("21年到23年", "2021/2023", "year")]


def test_without_a_reference_date_a_bare_length_stays_a_length():
    assert brief("60日内", None) == [("60日", None, "duration")]


@pytest.mark.parametrize("text", ["", " ", "从", "内", "从到自在于", "99-99-99", "00.1.1"])
def test_odd_short_texts_are_read_through(text):
    for row in wenbiao.extract(text, reference_date=MONDAY).times:
        assert text[row.start : row.end] == row.text
