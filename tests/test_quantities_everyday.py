"""Quantities as they are said every day: change, rounded numbers, what exceeds its unit a little."""

from __future__ import annotations

import pytest

from tests.quantities_of import quantities_of


@pytest.mark.parametrize(
    ("text", "span", "value", "bound", "unit"),
    [
        ("零售价三毛五。", "三毛五", 0.35, "eq", "CNY"),
        ("找回3毛5。", "3毛5", 0.35, "eq", "CNY"),
        ("邮费三角五分。", "三角五分", 0.35, "eq", "CNY"),
        ("一斤卖两块半。", "两块半", 2.5, "eq", "CNY"),
        ("约合人民币67.11亿元。", "人民币67.11亿元", 6711000000, "approx", "CNY"),
        ("借款港币 300元。", "港币 300元", 300, "eq", "HKD"),
        ("产量增长一倍多。", "一倍", 1, "gt", "x"),
        ("八成多的农户签约。", "八成", 80, "gt", "%"),
        ("水深约三米多。", "三米", 3, "gt", "m"),
        ("身高1.7米出头。", "1.7米", 1.7, "gt", "m"),
        ("比预算的六百亿元多出一截。", "六百亿元", 60000000000, "eq", "CNY"),
        ("上演20出戏。", "20出", 20, "eq", "出"),
        ("5分", "5分", 0.05, "eq", "CNY"),
        ("五毛", "五毛", 0.5, "eq", "CNY"),
    ],
)
def test_amounts(text, span, value, bound, unit):
    (q,) = quantities_of(text)
    assert text[q.start : q.end] == span
    assert q.value == pytest.approx(value) if bound in ("eq", "approx") else q.value_min == pytest.approx(value)
    assert (q.bound, q.unit) == (bound, unit)


@pytest.mark.parametrize(("text", "low", "high"), [("捐款三五千元。", 3000, 5000), ("来了三五百人。", 300, 500)])
def test_rounded_numbers(text, low, high):
    (q,) = quantities_of(text)
    assert (q.value, q.value_min, q.value_max, q.bound) == (None, low, high, "range")


@pytest.mark.parametrize("text", ["他20出头。", "屋顶成三角。", "两块半成品。", "他一五一十说了。"])
def test_no_quantity(text):
    assert quantities_of(text) == []
