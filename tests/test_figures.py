"""Figures: what the clause, the sentence and the section say of a quantity."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wenbiao
from tests.figures_of import DAY, figure_of, figures_of
from wenbiao.finders.figures.clauses import clauses_of
from wenbiao.page import Page


def test_a_rate_that_slows_to_a_level_is_a_growth_and_no_fall() -> None:
    figure = figure_of("茶业增速将放缓至1.8%。", "1.8%")
    assert (figure.indicator, figure.measure, figure.direction) == ("茶业增速", "growth", "up")


def test_shares_at_the_ends_of_a_change() -> None:
    ends = figures_of("茶园占比从68.5%下降到了56%。")
    assert [(f.measure, f.direction) for f in ends] == [("share", None), ("share", None)]


@pytest.mark.parametrize("text", ["山东、宁夏3个会场同步开幕。", "中国和乌兹别克斯坦的36名代表到会。"])
def test_one_of_several_places_is_no_place_of_a_figure(text: str) -> None:
    assert figures_of(text)[0].place is None


CHANGES = [
    ("茶园面积达36万亩。", "36万亩", "level", None, None),
    ("茶叶产量同比增长6.5%。", "6.5%", "growth", "up", "同比"),
    ("茶叶价格环比下降6.5%。", "6.5%", "growth", "down", "环比"),
    ("茶叶产量比上年同期增长6.5%。", "6.5%", "growth", "up", "比上年同期"),
    ("茶叶产量较2019年同期实际增长6.5%。", "6.5%", "growth", "up", "较2019年同期"),
    ("失业率比上年末下降0.3个百分点。", "0.3个百分点", "change", "down", "比上年末"),
    ("失业率比全省平均水平高0.5个百分点。", "0.5个百分点", "change", "up", "比全省平均水平"),
    ("绿化率高于全省平均水平0.5个百分点。", "0.5个百分点", "change", "up", "高于全省平均水平"),
    ("绿化率由2.1%提高到3.5%。", "2.1%", "level", None, None),
    ("绿化率由2.1%提高到3.5%。", "3.5%", "level", None, None),
    ("近年来茶叶产量平均增速超过6%。", "6%", "growth", "up", None),
    ("茶叶价格跌幅达到6%。", "6%", "growth", "down", None),
    ("女教师占全体教师的64%。", "64%", "share", None, None),
    ("审核人员不少于执法人员总数的5%。", "5%", "share", None, None),
    ("可以按投资额70%抵扣茶税。", "70%", "share", None, None),
    ("五年内扩大茶园面积35万亩。", "35万亩", "change", "up", None),
    ("每年减少煤耗35万吨。", "35万吨", "change", "down", None),
    ("茶业增加值35亿元。", "35亿元", "level", None, None),
    ("茶业对增收的贡献率超过五成。", "五成", "share", None, None),
    ("雇员达到现有工人人数25%的，可以减税。", "25%", "share", None, None),
    ("全镇新增经营户360户。", "360户", "change", "up", None),
    ("全镇新增经营户360户、合作社36家。", "36家", "change", "up", None),
    ("困难户减少了360户。", "360户", "change", "down", None),
    ("改造后提升36个便民点。", "36个", "level", None, None),
    ("出口和进口分别增长3%和5%。", "5%", "growth", "up", None),
    ("茶路投资多了5亿元。", "5亿元", "change", "up", None),
    ("茶农人数少了5人。", "5人", "change", "down", None),
    ("全县至少了解5人。", "5人", "level", None, None),
    ("稻谷产量三十吨，比一九五八年的二十吨增长百分之五十。", "二十吨", "level", None, None),
    ("稻谷产量三十吨，比一九五八年的二十吨增长百分之五十。", "百分之五十", "growth", "up", "比一九五八年"),
    ("成本比重上升，占3.5%。", "3.5%", "share", None, None),
    ("绿茶占比较去年提高3个百分点。", "3个百分点", "change", "up", "较去年"),
]


@pytest.mark.parametrize(("text", "number", "measure", "direction", "comparison"), CHANGES)
def test_change(text: str, number: str, measure: str, direction: str | None, comparison: str | None) -> None:
    figure = figure_of(text, number)
    assert (figure.measure, figure.direction, figure.comparison) == (measure, direction, comparison)


STATUSES = [
    ("去年全镇建成蓄水池36座。", "36座", "actual"),
    ("全镇力争到2030年建成蓄水池36座。", "36座", "target"),
    ("主要预期目标是：茶叶产量增长6%；新建水渠36公里。", "36公里", "target"),
    ("茶叶产量增长的目标，定为百分之六。", "百分之六", "target"),
    ("今年计划新建水渠36公里，改造水渠12公里。", "12公里", "target"),
    ("预计全年茶叶产量达到36万吨。", "36万吨", "forecast"),
    ("通车后，路程将缩短36公里。", "36公里", "forecast"),
    ("镇里将新建水渠36公里。", "36公里", "target"),
    ("计划安排，水渠投资36亿元。其中，干渠投资12亿元。", "12亿元", "target"),
    ("计划安排，水渠投资36亿元。其中，干渠投资12亿元，支渠投资24亿元。", "24亿元", "target"),
    ("36个计划新开工项目完成投资12亿元。", "12亿元", "actual"),
    ("路程将从现在的90公里缩短至36公里。", "90公里", "actual"),
    ("为确保行车安全，镇里出动铲雪车36辆。", "36辆", "actual"),
    ("经济好于预期，茶叶产量增长6%。", "6%", "actual"),
    ("到2027年，茶园面积达到36万亩。", "36万亩", "target"),
    # a sentence that opens with a plan speaks for the paragraph, until one tells of the past
    ("计划安排，农田投资三十六亿元。其中，水渠投资十二亿元。在水渠投资中，干渠投资九亿元。", "九亿元", "target"),
    ("计划安排，农田投资三十六亿元。去年，水渠投资十二亿元。", "十二亿元", "actual"),
    ("今年计划新建水渠36公里。其中，干渠12公里。", "12公里", "target"),
    # 计划 inside a noun announces nothing
    ("36个计划新开工项目全部开工，12个项目完成投资9亿元。", "9亿元", "actual"),
    ("茶农收入完成年计划的118%。", "118%", "actual"),
    # a term of what will be issued, a target that is shot at
    ("将发行30年期国债36亿元。", "30年", "actual"),
    ("将发行30年期国债36亿元。", "36亿元", "target"),
    ("北军对南军目标发动36次炮击。", "36次", "actual"),
    ("大桥通车后，两地间的行车时间将由原来的6小时缩短至3小时左右。", "3小时", "forecast"),
    ("会议代拟了12个决议草案。", "12个", "actual"),
    ("茶叶产量增长3%，低于6%的预定目标。", "6%", "target"),
    ("在山地赛决赛中，她以36分12秒的成绩夺冠。", "36分12秒", "actual"),
    ("今后水库进一步抬高水位（156米）时也可能渗漏，坝址在今后抬高水位（175米）时须监测。", "175米", "forecast"),
    ("未来，茶乡将加快建设36个产业基地。", "36个", "target"),
    ("当前和今后十年是关键时期，目前36项方案已印发。", "36项", "actual"),
    ("未来10天，茶乡的降水天数将普遍在6天以上。", "6天", "forecast"),
    # what something is done for is no aim of the next clause, a forecast of one thing none of another
    ("为了争取时间，队长带着36名队员守堤。", "36名", "actual"),
    ("预计大浪将在傍晚到岸，该岛距离大陆36公里。", "36公里", "actual"),
    ("约36亿元将用于修路。", "36亿元", "target"),
    ("茶会将以“春天”为主题，推出36场活动。", "36场", "target"),
    ("县里将向茶农发放茶苗36万株。", "36万株", "target"),
    # an expectation that is replaced was one too, an index of expectations is measured
    ("该机构将明年茶业增长预期由36%下调至12%。", "36%", "forecast"),
    ("3月份，茶业活动预期指数为36%。", "36%", "actual"),
    ("全镇退出作坊346家、超计划36家。", "36家", "actual"),
    ("“十四五”规划共设置36项指标。", "36项", "actual"),
    ("县里已经组织12家茶企试点，今年要扩大到36家。", "36家", "target"),
    ("可持续发展目标有36个细项。", "36个", "actual"),
]


@pytest.mark.parametrize(("text", "number", "status"), STATUSES)
def test_status(text: str, number: str, status: str) -> None:
    assert figure_of(text, number).status == status


def test_a_planning_heading_makes_targets_and_a_review_none() -> None:
    text = "云水县政府工作报告\n一、2023年工作回顾\n全县新建水渠36公里。\n二、2024年重点工作任务\n新建水渠48公里。\n"
    assert [f.status for f in figures_of(text)] == ["actual", "target"]


def test_a_headline_takes_the_date_of_its_body() -> None:
    text = "云水县发生山洪致3人死亡\n9月8日，云水县发生山洪，造成3人死亡。\n"
    head, body = figures_of(text)
    assert head.start < body.start
    assert (head.start_date, head.end_date) == (body.start_date, body.end_date) == (dt.date(2024, 9, 8),) * 2


def test_a_length_closes_an_open_start() -> None:
    figure = figure_of("2024年7月29日起，镇里开展为期3个月的整治行动。", "3个月")
    assert (figure.start_date, figure.end_date) == (dt.date(2024, 7, 29), dt.date(2024, 10, 28))
    assert figure.time_role == "during"


def test_the_ends_of_a_change_stand_at_the_ends_of_its_period() -> None:
    start, end = figures_of("2016至2020年，全县茶园由20万亩增加到36万亩。")
    assert (start.edtf, end.edtf) == ("2016", "2020")


def test_a_place_comes_from_the_mentions_before_the_figure() -> None:
    figure = figure_of("在湖南省，今年新种油茶36万亩。", "36万亩")
    assert figure.place is not None
    assert figure.place_code == "430000"


CHARACTERS = st.sampled_from(
    "一二三百万亿0123456789.%，。；：、（）年月日增长下降达到为了由从提高至个人元吨占比较上同期将预计目标新增其中茶叶出口总额全国\n“”"
)


@settings(max_examples=150, deadline=None)
@given(st.text(CHARACTERS, max_size=80))
def test_any_text_gives_figures_that_slice_back(text: str) -> None:
    for figure in figures_of(text):
        assert text[figure.start : figure.end] == figure.text
        assert figure.measure in ("level", "change", "growth", "share")
        assert (figure.direction is None) or figure.measure in ("change", "growth")
        assert figure.indicator != ""
        assert figure.start_date is None or figure.end_date is None or figure.start_date <= figure.end_date


@pytest.mark.parametrize("unit", ["3个，", "从3%提高到5%，", "比2019年的3亿元增长", "新增3个、", "2020年\n3个\n"])
def test_a_long_text_of_one_sentence_or_many_blocks_is_read_to_its_end(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    figures = figures_of(text)
    assert figures[-1].end > len(text) - 2 * len(unit)


@settings(max_examples=50, deadline=None)
@given(st.text(CHARACTERS, max_size=60))
def test_clauses_lie_in_their_sentences(text: str) -> None:
    result = wenbiao.extract(text, reference_date=DAY)
    page = Page(text, "doc", DAY)
    page.set_sections(result.sections)
    page.set_sentences(result.sentences)
    for clauses in clauses_of(page):
        for clause in clauses:
            assert clause.sentence.start <= clause.left_start <= clause.outer_start <= clause.outer_end


def test_a_second_change_holds_in_the_years_of_the_first() -> None:
    text = "茶园从2020年的31个增至2024年的300个，茶业总投资从58亿元增至355亿元，年均增长5%。"
    assert [f.edtf for f in figures_of(text)] == ["2020", "2024", "2020", "2024", "2020/2024"]
