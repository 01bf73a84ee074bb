"""Numerals: found and valued."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenbiao.numerals import find_numerals, find_page_numerals
from wenbiao.page import Page

VALUES = [
    # Arabic
    ("7", 7),
    ("12,345", 12345),
    ("1,234,567.5", 1234567.5),
    ("３．５", 3.5),
    ("０.25", 0.25),
    (".75", 0.75),
    ("2e3", 2000),
    ("2^4", 16),
    ("14·5％", 14.5),
    # with 万 and 亿
    ("1.26亿", 126_000_000),
    ("3万5千", 35_000),
    ("1.2万亿", 1.2e12),
    ("2000多万", 20_000_000),
    ("5亿3万2千4百", 500_032_400),
    ("8 万", 80_000),
    ("1万600", 10_600),
    ("40余亿", 4e9),
    ("25亿千瓦", 2.5e9),
    # Chinese
    ("一百二十三", 123),
    ("二〇二四", 2024),
    ("一 百 零 二", 102),
    ("負五", -5),
    ("-1/2", -0.5),
    ("两千", 2000),
    ("两千两百", 2200),
    ("一万零一十二", 10_012),
    ("一万零十二", 10_012),
    ("三亿八千万", 380_000_000),
    ("二十一万亿", 2.1e13),
    ("四万万", 4e8),
    ("三万五", 35_000),
    ("一百一", 110),
    ("十八", 18),
    ("廿三", 23),
    ("零点八", 0.8),
    ("五十五点五三", 55.53),
    ("一七二零", 1720),
    ("两千三", 2300),
    ("十万零一", 100_001),
    # capitals, Traditional
    ("壹佰贰拾", 120),
    ("柒仟陆佰", 7600),
    ("兩億", 2e8),
    ("叁", 3),
    # fractions
    ("三分之二", 2 / 3),
    ("百分之五十五点五三", 0.5553),
    ("千分之三", 0.003),
    ("3/4", 0.75),
    ("一又二分之一", 1.5),
    ("一半", 0.5),
    ("1 3/5", 1.6),
    # signs
    ("负三十", -30),
    ("-5", -5),
    ("负 1200", -1200),
    ("负百分之二", -0.02),
    # spaces, as PDF files set them
    ("三 百 二 十", 320),
    ("五 分 之 二", 0.4),
    ("二十 余 万", 200_000),
]


@pytest.mark.parametrize(("text", "value"), VALUES, ids=[t for t, _ in VALUES])
def test_a_numeral_alone(text, value):
    (found,) = find_numerals(text)
    assert found.value == pytest.approx(value, rel=1e-12)
    assert found.start == 0


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("十几", 11, 19),
        ("三五", 3, 5),
        ("二十几万", 210_000, 290_000),
        ("几十", 20, 99),
        ("数百", 200, 999),
        ("几万", 20_000, 90_000),
        ("数十亿", 2e9, 9.9e9),
        ("三四十", 30, 40),
        ("两三", 2, 3),
        ("十七八", 17, 18),
        ("七八万", 70_000, 80_000),
        ("一两百", 100, 200),
    ],
)
def test_a_vague_numeral_is_an_interval(text, low, high):
    (found,) = find_numerals(text)
    assert (found.reading.low, found.reading.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "stated", "exponent"),
    [
        ("1.26亿", 1.26, 8),
        ("五千万", 5000, 4),
        ("1.2万亿", 1.2, 12),
        ("3万5千", 35_000, 0),
        ("三亿八千万", 3.8e8, 0),
        ("35", 35, 0),
    ],
)
def test_the_number_as_printed_and_its_power_of_ten(text, stated, exponent):
    (found,) = find_numerals(text)
    assert (found.reading.stated, found.reading.exponent) == (stated, exponent)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2023年,5000人", ["2023", "5000"]),
        ("2023年，5000人", ["2023", "5000"]),
        ("共3200余起", ["3200"]),
        ("重六斤八两", ["六", "八"]),
        ("一百多人和几千多万元", ["一百", "几千多万"]),
        ("2024/3/4", ["2024", "3", "4"]),
        ("1, 234, 567", ["1", "234", "567"]),
        ("开局良好，万事俱备", []),
        ("他们一一回答，统一部署，一切顺利", ["一一"]),
        ("四川和三峡", []),
        ("登陆部队收拾行装，队伍出发", []),
        ("歼-20和C919", ["20", "919"]),
        ("500千伏和3兆瓦", ["500", "3"]),
        ("三点五十", ["三", "五十"]),
    ],
)
def test_where_numerals_begin_and_end(text, found):
    assert [n.text for n in find_numerals(text)] == found


def test_lone_hundreds_are_numerals_of_a_page_only():
    text = "近千名选手"
    assert find_numerals(text) == []
    (found,) = find_page_numerals(Page(text, ""))
    assert found.reading.bare and found.value == 1000


@pytest.mark.parametrize(
    "unit",
    [
        "1", "一", "百", "一百", "1,234", "千万", "点五", "分之一", "几", "负", "1/", "又1分之", "1 ", "十 ", "·1",
        "e1", "一两",
    ],
)  # fmt: skip
def test_hostile_text_is_read_in_one_pass(unit):
    """A quadratic pattern would need minutes for this."""
    for n in find_numerals(unit * (120_000 // len(unit))):
        assert n.end > n.start


ALPHABET = (
    st.sampled_from(list("0123456789０５，,.．·/-负零一二两三十百千万亿兆几数余多半点分之又打 \n年元人个第“”号"))
    | st.characters()
)


@settings(deadline=None)
@given(st.text(ALPHABET, max_size=60))
def test_spans_slice_back_and_do_not_overlap(text):
    end = 0
    for n in find_numerals(text):
        assert text[n.start : n.end] == n.text
        assert end <= n.start < n.end
        end = n.end
        assert n.value == n.value, "not a number"
        low, high = n.reading.low, n.reading.high
        assert (low is None) == (high is None)
        assert low is None or low <= high


@settings(deadline=None)
@given(st.integers(0, 10**13), st.integers(0, 4))
def test_printed_numbers_are_read_exactly(number, decimals):
    printed = f"{number // 10**decimals:,}" + (f".{number % 10**decimals:0{decimals}d}" if decimals else "")
    (found,) = find_numerals(printed)
    assert found.value == number / 10**decimals


@pytest.mark.parametrize("text", ["为企业减负600亿元", "为企业降负600亿元", "肩负600项任务"])
def test_a_burden_is_no_minus(text):
    (numeral,) = find_numerals(text)
    assert numeral.value > 0


def test_the_only_one_is_not_eleven():
    assert [n.value for n in find_numerals("这是唯一一个水库")] == [1]
