"""Whether a passage looks back or ahead."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wenbiao
from wenbiao import outlook, pipeline
from wenbiao.lexicon import load_lexicon
from wenbiao.outlook import AHEAD, BACK, find_outlooks, of_heading, score
from wenbiao.page import Page

LEXICON = load_lexicon("outlook")
REVIEW = (
    "全年建成了三座水厂，供水总量增长了8.5%，首次实现全县通水。农村水利取得了明显进步，累计修渠三百里，连续五年没有水灾。"
    "各乡水价得到稳定，用水户顺利迁入新的收费系统，节水器具入选全省名录，库区绿化成功通过验收。"
)
PLAN = (
    "今年要加快修渠，力争全县通水，确保用水安全。继续做好农村水利，逐步稳定水价，让用水户更加满意，努力培育节水产业。"
    "必须抓紧库区绿化，加强水质管理，完善收费系统，尽快修订水价目录，推进乡镇水厂联网，提高供水能力，打造节水型县城。"
)
MEASURES = "取消农用水资源税，实行阶梯水价制度。"
CUES = [(cue, word) for cue in LEXICON["cues"] for word in cue["words"]]


def outlooks_of(text: str, doc_type: str = "other") -> list[str | None]:
    page = Page(text, "d")
    page.set_sections(pipeline.find_sections(page))
    page.metadata.doc_type = doc_type
    found = find_outlooks(page)
    return [found.get(s.section_id) for s in page.sections]


@pytest.mark.parametrize("group", ["back", "ahead", "ahead_at_end"])
def test_words_of_headings(group: str) -> None:
    entry = LEXICON["headings"][group]
    looks = BACK if group == "back" else AHEAD
    for word in entry["words"]:
        assert of_heading(entry["example"].replace("{}", word)) == looks, word
        assert of_heading(entry["counter_example"].replace("{}", word)) != looks, word


@pytest.mark.parametrize(("cue", "word"), CUES)
def test_cues_weigh_what_they_say(cue: dict, word: str) -> None:
    acting, elsewhere = (score(cue[kind].replace("{}", word)) for kind in ("example", "counter_example"))
    assert acting * cue["weight"] > 0, (word, acting)
    assert elsewhere * cue["weight"] < acting * cue["weight"]


@pytest.mark.parametrize("word", LEXICON["openers"]["words"])
def test_openers_count_only_where_a_clause_begins(word: str) -> None:
    entry = LEXICON["openers"]
    assert score(entry["example"].replace("{}", word)) < score(entry["counter_example"].replace("{}", word))


def test_the_nearest_heading_that_says_anything_decides() -> None:
    text = (
        "一、去年工作回顾\n各县修渠。\n（一）水利\n各县要修渠，力争通水。\n"
        "二、今年主要任务\n各县修了渠。\n（一）水利\n全年修渠三十里。"
    )
    assert outlooks_of(text, "report") == [BACK, BACK, BACK, BACK, AHEAD, AHEAD, AHEAD, AHEAD]


def test_a_heading_that_names_both_parts_leaves_it_to_the_words() -> None:
    text = f"一、去年工作回顾和今年工作安排\n{REVIEW}\n{PLAN}"
    assert outlooks_of(text, "report")[0] is None
    far = "\n".join(["全县供水稳步增长，各乡都有水厂。"] * 4)
    text = text.replace("\n今年", f"\n{far}\n今年")
    assert outlooks_of(text, "report")[1] == BACK
    assert outlooks_of(text, "report")[-1] == AHEAD


def test_news_is_not_read_by_its_words() -> None:
    assert outlooks_of(REVIEW) == [BACK]
    assert outlooks_of(REVIEW, "news") == [None]


def test_a_short_text_tells_nothing() -> None:
    assert outlooks_of(REVIEW[:60]) == [None]


def test_a_rule_looks_ahead() -> None:
    assert outlooks_of("各县应当按照规定修渠，不得占用农田。" * 6) == [AHEAD]


def test_measures_of_an_excerpt_that_looks_back_are_events() -> None:
    found = wenbiao.extract(REVIEW + MEASURES).events
    assert [(e.trigger, e.event_type) for e in found if e.trigger in ("取消", "实行")] == [
        ("取消", "policy_release"),
        ("实行", "policy_release"),
    ]
    assert not wenbiao.extract(PLAN + MEASURES).events


def test_figures_of_an_excerpt_that_looks_ahead_are_targets() -> None:
    plan = f"{PLAN}新建水厂5座，管网改造30公里。"
    statuses = {f.status for f in wenbiao.extract(plan, reference_date=dt.date(2025, 2, 1)).figures}
    assert statuses == {"target"}


def test_what_a_passage_states_beside_its_plans_is_a_fact() -> None:
    plan = f"{PLAN}用水大户是县里的两个工业园，各园要修管网30公里。"
    assert [f.status for f in wenbiao.extract(plan).figures][-2:] == ["actual", "target"]


def test_the_years_that_an_undated_review_sums_up() -> None:
    sums = "供水能力年均增长3.4%，五年累计修渠117公里，改造管网46公里。"
    text = f"{REVIEW}2012年底，全县水厂12座，比2007年增加5座。\n{sums}"
    figures = {f.text: (f.edtf, f.time_source) for f in wenbiao.extract(text).figures}
    assert figures["12座"] == ("2012-12", "explicit")
    assert figures["3.4%"] == (None, "none")  # a rate does not hold at the end of a year
    assert figures["117公里"] == figures["46公里"] == ("2008/2012", "explicit")


def test_years_without_a_base_stay_undated() -> None:
    text = f"{REVIEW}2012年底，全县水厂12座。\n五年累计修渠117公里。库容3万立方米。"
    figures = {f.text: f.edtf for f in wenbiao.extract(text).figures}
    assert figures["117公里"] is None
    assert figures["12座"] == "2012-12"


@given(st.text(alphabet="一二、（）修渠了要加强全年增长8.5%。，\n今工作回顾任务", max_size=120))
def test_every_verdict_belongs_to_a_block(text: str) -> None:
    page = Page(text, "d")
    page.set_sections(pipeline.find_sections(page))
    ids = {s.section_id for s in page.sections}
    found = find_outlooks(page)
    assert set(found) <= ids
    assert set(found.values()) <= {outlook.BACK, outlook.AHEAD}
