"""The normalised copy: equal in length, variant characters folded, Traditional text as Simplified."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenbiao.normalise import normalise, script_of


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("２０２１年３月，增长５．６％", "2021年3月，增长5.6%"),
        ("ＧＤＰ约３～５万元－", "GDP约3~5万元-"),
        ("二○二一年", "二〇二一年"),
        ("共１，２３４，５６７人，３，４号", "共1,234,567人，3，4号"),
        ("２０１５，２０１６年，１２３４，５６７", "2015，2016年，1234，567"),
        ("1，000：（甲）", "1，000：（甲）"),
        (
            "國務院宣布，今年糧食產量達六億五千萬噸，為歷年之最。",
            "国务院宣布，今年粮食产量达六亿五千万吨，为历年之最。",
        ),
        ("臺灣電子業產值較去年同期增長２成，廠商說後續訂單樂觀", "台湾电子业产值较去年同期增长2成，厂商说后续订单乐观"),
        ("演员於是说，他来自臺北的這家剧团今年来过三个城市", "演员於是说，他来自臺北的這家剧团今年来过三个城市"),
        ("\ud800产量", "\ufffd产量"),
        ("", ""),
    ],
)
def test_normalise(text: str, norm: str) -> None:
    assert normalise(text) == norm
    assert len(norm) == len(text)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("全市经济运行总体平稳，发展质量稳步提高", "Hans"),
        ("全市經濟運行總體平穩，發展質量穩步提高", "Hant"),
        ("委员会主任陳國華说，这项工程进展顺利，将于年底开通，届时两地之间的车程缩短到一个小时", "Hans"),
        ("plain ASCII 2021", "Hans"),
        ("", "Hans"),
        ("人口三十万", "Hans"),
    ],
)
def test_script(text: str, script: str) -> None:
    assert script_of(text) == script


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_the_length_holds(text: str) -> None:
    assert len(normalise(text)) == len(text)
    assert len(normalise("這個國會說" + text)) == len(text) + 5


@given(st.characters(min_codepoint=0x3400, max_codepoint=0x2FFFF))
@settings(max_examples=300, deadline=None)
def test_every_character_of_a_traditional_text_keeps_its_place(character: str) -> None:
    norm = normalise(f"這個國家的{character}，說來話長")
    assert norm[:5] == "这个国家的"
    assert norm[6:] == "，说来话长"
