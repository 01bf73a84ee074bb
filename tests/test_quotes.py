"""Quotes: what is direct speech, who says it, and how the text says so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wenbiao
from wenbiao.finders.quotes import quoted_spans
from wenbiao.page import Page
from wenbiao.segment import find_sections


def rows(text: str) -> list[tuple[str, str | None, str, str]]:
    return [(q.text, q.speaker, q.attribution, q.kind) for q in wenbiao.extract(text).quotes]


BEFORE: list[tuple[str, str | None, str | None]] = [
    ("局长李文海说：“水位还会上涨。”", "李文海", "说"),
    ("局长李文海表示，“水位还会上涨，要早做准备。”", "李文海", "表示"),
    ("局长李文海深情地说：“水位还会上涨。”", "李文海", "深情地说"),
    ("习近平总书记作出重要指示：“水位还会上涨。”", "习近平", "作出重要指示"),
    ("正如习近平总书记所说：“水位还会上涨。”", "习近平", "所说"),
    ("国家统计局表示：“回升的基础还要巩固。”", "国家统计局", "表示"),
    ("法国外交部发言人说：“我们表示欢迎。”", "法国外交部", "说"),
    ("李文海：“今年雨水多，得早点收。”", "李文海", None),
    ("村支书曹建成感触颇深：“路通了，心也通了。”", "曹建成", "感触颇深"),
    ("一名社区工作者说：“现在扫一扫就行。”", "社区工作者", "说"),
    ("该负责人介绍：“道路已恢复通行。”", "负责人", "介绍"),
    ("李文海回忆说，当时没有多想，“跳下去救了再说，哪有工夫害怕”。", "李文海", "回忆说"),
    ("花坛边的王奶奶向临江日报称，“不说了不说了，事情解决好了。”", "王奶奶", "称"),
    ("老黄说：“这是第一个。”", "老黄", "说"),
    ("局长李文海会见专家时强调：“水位还会上涨。”", "李文海", "强调"),
    ("在接受记者王小溪采访时，局长李文海说：“水位还会上涨。”", "李文海", "说"),
    ("局长李文海到现场察看，他说：“水位还会上涨。”", "李文海", "说"),
    ("局长李文海到现场察看。他指出：“水位还会上涨。”", "李文海", "指出"),
    ("局长李文海致辞时说：「水位还会上涨。」", "李文海", "致辞时说"),
    ('局长李文海说："水位还会上涨。"', "李文海", "说"),
    ("局长李文海写道：“水位还会上涨。”", "李文海", "写道"),
    ("局长李文海告诉记者：“水位还会上涨。”", "李文海", "告诉记者"),
    ("李文海对记者说，“今年雨水多，得早点收。”", "李文海", "说"),
    ("王丽向本报记者介绍：“渠道上月刚修好。”", "王丽", "介绍"),
    ("萨米拉对村民们说：“新桥明年通车。”", "萨米拉", "说"),
    ("部长李文海对来访的专家王小溪说：“欢迎再来。”", "李文海", "说"),
    ("李文海在接受专访时表示：“水位还会上涨。”", "李文海", "表示"),
    ("县长向大家承诺：“三年内修好这条路。”", "县长", "承诺"),
    ("《临江日报》评论员文章指出：“治水要有耐心。”", None, "指出"),
    ("王丽告诉《临江日报》记者：“订单排到了明年。”", "王丽", "告诉"),
    ("渔民陈大水说：“今年鱼多。”", "陈大水", "说"),
    ("据目击者回忆，“当时浪很大，船一下就翻了。”", "目击者", "回忆"),
    ("李文海说，当时他正常行驶，“要不是撞上护栏，可能我也危险了。”", "李文海", "说"),
]


@pytest.mark.parametrize(("text", "speaker", "cue"), BEFORE)
def test_speaker_before(text: str, speaker: str | None, cue: str | None) -> None:
    [quote] = wenbiao.extract(text).quotes
    assert (quote.speaker, quote.cue, quote.attribution, quote.kind) == (speaker, cue, "before", "full")


AFTER = [
    ("“水位还会上涨。”局长李文海说。", "李文海", "说"),
    ("“水位还会上涨，”局长李文海说。", "李文海", "说"),
    ("“水位还会上涨”，局长李文海表示。", "李文海", "表示"),
    ("“水位还会上涨，不能松劲。”临江市水务局局长李文海告诉记者，上游还在下雨。", "李文海", "告诉记者"),
    ("“水位还会上涨。”新时代，习近平总书记对治水提出了更高要求。", "习近平", "提出"),
    ("“水位还会上涨。”习近平总书记再次强调了治水的重要性。", "习近平", "强调"),
    ("“水位还会上涨。”李文海蹲下身，指着标尺说。", "李文海", "说"),
    ("“水位还会上涨。”一名村民说。", "村民", "说"),
    ("“水位还会上涨。”李文海对临江日报记者说。", "李文海", "说"),
    ("“水位还会上涨。”一名村民对新华社说。", "村民", "说"),
    ("“水位还会上涨。”国家防总表示，各地要加强巡查。", "国家防总", "表示"),
    ("局长李文海到现场察看。“水位还会上涨。”他说。", "李文海", "说"),
    ("工程师黎建平认为不能急。“机器认得出字，认不出错字。”她打了个比方。", "黎建平", "打了个比方"),
]


@pytest.mark.parametrize(("text", "speaker", "cue"), AFTER)
def test_speaker_behind(text: str, speaker: str, cue: str) -> None:
    [quote] = wenbiao.extract(text).quotes
    assert (quote.speaker, quote.cue, quote.attribution) == (speaker, cue, "after")


def test_speech_that_goes_on_behind_its_speaker() -> None:
    found = rows("“水位还会上涨。”局长李文海说，“大家不能松劲，要日夜巡查。”")
    assert [(t, s) for t, s, _, _ in found] == [("水位还会上涨。", "李文海"), ("大家不能松劲，要日夜巡查。", "李文海")]


def test_two_speakers_in_one_paragraph() -> None:
    found = rows("局长李文海说：“水位还会上涨。”专家王晓芸说：“周末有雨。”")
    assert [s for _, s, _, _ in found] == ["李文海", "王晓芸"]


PARTIAL = [
    ("习近平总书记指出，要“整合水利资源，培育节水产业，加快补齐短板”。", "习近平"),
    ("习近平总书记强调了“治水为中华民族带来了难得的机遇”，指明了方向。", "习近平"),
    ("局长李文海叮嘱“要从一渠一坝开始，不能急”。", "李文海"),
    ("局长李文海高呼“大家加油！”，带头跳下水。", "李文海"),
    ("发言人李文海28日在记者会上表示，中方“坚决反对任何加税行为”。", "李文海"),
    ("李文海说，对方“愿意再谈，但不肯让步”，会谈只好改期。", "李文海"),
    ("秘书长李文海呼吁各方“立即停火，保护平民”。", "李文海"),
    ("一位官员透露，“工程已接近完工”。", "官员"),
    ("李文海说，外人搅局东湖，“将给两岸百姓带来麻烦”。", "李文海"),
    ("局长李文海强调两岸的决心“不会因为天气而改变”。", "李文海"),
    ("局长李文海敦促水利部门确保“大堤按时完工，不留任何一处缺口”。", "李文海"),
    ("局长李文海勉励队员“到最需要的地方守好大堤，不辜负乡亲”。", "李文海"),
    ("局长李文海强调“希望各位发挥专长守护两岸百姓”。", "李文海"),
    ("局长李文海嘱托村民“要修好堤防，把家园建设得更美。”", "李文海"),
    ("局长李文海询问村民“堤防修得怎么样？”", "李文海"),
]


@pytest.mark.parametrize(("text", "speaker"), PARTIAL)
def test_partial_quotes(text: str, speaker: str) -> None:
    [(_, who, attribution, kind)] = rows(text)
    assert (who, attribution, kind) == (speaker, "before", "partial")


def test_whose_words_a_quote_is_called() -> None:
    text = "局长李文海到了。\n“大家别慌，水位已经降了。”李文海局长的话让人心安。"
    assert rows(text) == [("大家别慌，水位已经降了。", "李文海", "adjacent", "full")]


def test_a_name_in_marks_inside_the_subject() -> None:
    text = "“大家别慌，水位已经降了。”临江大学教师、“清水桥”志愿者李文海表示。"
    assert [q.speaker for q in wenbiao.extract(text).quotes] == ["李文海"]


def test_appeals_in_one_sentence_have_one_speaker() -> None:
    text = "局长李文海勉励队员“到最需要的地方守好大堤，不辜负乡亲”；嘱托医生“把最好的药送到每一个村”。"
    assert [q.speaker for q in wenbiao.extract(text).quotes] == ["李文海", "李文海"]


def test_people_of_a_site_speak_for_themselves() -> None:
    text = "临江网青禾网友留言称：“晃了好几下，大家都跑下楼了。”\n村民跟帖称：“我这里也晃了一会儿。”"
    assert [q.speaker for q in wenbiao.extract(text).quotes] == ["青禾网友", "村民"]


def test_the_last_part_of_a_foreign_name_speaks_too() -> None:
    text = "特使阿巴斯·扎基到访。“我完全赞同。”扎基说，“会谈很好。”"
    assert {q.speaker for q in wenbiao.extract(text).quotes} == {"扎基"}


NO_SPEAKER = [
    "“水位还会上涨。”\n堤上灯火通明。",
    "“天下之事，不难于立法，而难于法之必行。”截至2021年底，全市查处案件三百起。",
    "“小满动三车，忙得不知他。”江南的丝车、油车、水车都转起来了。",
    "“随风潜入夜，润物细无声。”教师李文海说，这是他的信条。",
    "“把握时度效，凝聚共识，巩固基础。”建好这个“同心圆”，要以党的领导为半径。",
]


def test_the_receiver_is_not_the_speaker() -> None:
    [quote] = wenbiao.extract("雷锋给王晓芸写了这样一段赠言：“一个人要把毕生精力献给事业。”").quotes
    assert quote.speaker == "雷锋"


def test_another_subject_in_the_clause_bars_the_person_before() -> None:
    [quote] = wenbiao.extract("李文海十年前外出打工，后来政府提出“谁把山货卖出去，谁就是英雄”，他回来了。").quotes
    assert quote.speaker is None


def test_a_quote_right_behind_another_has_its_speaker() -> None:
    quotes = wenbiao.extract("局长李文海指出：“要修好堤防，保护村民。”“要备好物资，防住洪水。”").quotes
    assert [(q.speaker, q.cue, q.attribution) for q in quotes] == [("李文海", "指出", "before")] * 2


def test_an_answer_is_not_of_who_asks() -> None:
    quotes = wenbiao.extract("局长李文海问：“堤防修好了吗？”“修好了，请大家放心。”").quotes
    assert [q.speaker for q in quotes] == ["李文海", None]


def test_a_predicate_in_the_sentence_behind_reported_speech() -> None:
    text = "局长李文海表示，水位还在上涨。在这样的时候，村里在修堤问题上“不会作出任何让步或放弃努力”。"
    [quote] = wenbiao.extract(text).quotes
    assert (quote.speaker, quote.cue, quote.attribution, quote.kind) == ("李文海", None, "adjacent", "partial")
    assert wenbiao.extract("水位还在上涨。村里在修堤问题上“不会作出任何让步或放弃努力”。").quotes == []


@pytest.mark.parametrize("text", NO_SPEAKER)
def test_no_false_speakers(text: str) -> None:
    quotes = wenbiao.extract(text).quotes
    assert [(q.speaker, q.attribution) for q in quotes] == [(None, "none")]


NOT_SPEECH = [
    "全市推进“互联网+政务服务”，建设“健康码”。",
    "坚持“绿水青山就是金山银山”的理念。",
    "活动以“守护江河，共建家园”为主题。",
    "横幅上写着：“安全第一，预防为主。”",
    "首次提出“新质生产力”。",
    "会议强调“四个意识”，要求落实“八项规定”。",
    "他被称为“活地图”，人称“老黄牛”。",
    "“十四五”时期，我国建成三条铁路。",
    "围绕“强基础、补短板、惠民生”的要求开展工作。",
    "开展“清水2023”专项行动。",
    "《“数字乡村”行动方案》印发。",
    "他提出“一带一路”倡议。",
    "李文海表示，水位还会上涨。",
    "李文海强调，各地要推进“清水入河”，要落实“有人管、有钱修、有水用”。",
    "李文海指出，“三不欠三到位”，很重要的一条是工钱到位。",
    "报告说，当地“绿水工程”进展顺利。",
    "“村超”火了，“苏超”也火了。",
    "民众手持“中塞友谊源远流长”横幅。",
    "大家学说“谢谢”。",
    "学校鼓励学生“动手动脑”，公司鼓励员工“走出去、走进来”。",
    "水利部负责人介绍了“2023年节水大会”的筹备情况。",
    "水利部负责人介绍“节约用水，人人有责”有关情况。",
    "为解答“怎样治水、怎样用水”的时代命题提供方案。",
    "“书卷多情似故人，晨昏忧乐每相亲。”馆里挂着这副对联。",
    "本报临江1月2日电记者报道：“送水下乡”活动开始。",
    "“同护一江清水、共建两岸家园。”长江变了样。",
]


@pytest.mark.parametrize("text", NOT_SPEECH)
def test_names_terms_and_slogans_are_no_quotes(text: str) -> None:
    assert rows(text) == []


def test_nested_marks_belong_to_the_outer_quote() -> None:
    [(text, speaker, _, _)] = rows("局长李文海说：“大家说‘人定胜天’，我们不能全信。”")
    assert (text, speaker) == ("大家说‘人定胜天’，我们不能全信。", "李文海")


def test_speech_over_paragraphs() -> None:
    text = "局长李文海说：\n“水位还会上涨，\n“大家不能松劲。”"
    page = Page(text, "x")
    page.set_sections(find_sections(page))
    assert all(page.text[s - 1] == "“" for s, _ in quoted_spans(page))


def test_a_quote_without_end_does_not_swallow_the_page() -> None:
    assert rows("局长李文海说：“水位还会上涨。\n专家王晓芸说：“周末有雨。”")[-1][:2] == ("周末有雨。", "王晓芸")


def test_the_general_secretary_is_named_once_known() -> None:
    found = rows("习近平总书记来到堤上。\n总书记强调：“水位还会上涨。”")
    assert [s for _, s, _, _ in found] == ["习近平"]


PIECES = [
    "局长李文海", "说", "：", "“", "”", "水位上涨", "。", "，", "\n", "他", "强调", "「", "」", "『", '"', "！",
    "表示", "‘", "’", "的理念", "习近平总书记",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30).map("".join))
def test_spans_slice_back_in_order_without_overlap(text: str) -> None:
    edge = 0
    for row in wenbiao.extract(text).quotes:
        assert text[row.start : row.end] == row.text != ""
        assert row.start >= edge
        assert text[row.start - 1] in '“「『"'
        edge = row.end


@pytest.mark.parametrize("piece", ["“", "”", "“”", "“好。”", "说：“", "李文海说：“好。”", "“水位，", "他说“", '"'])
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    """A quadratic pattern would not come to an end here."""
    wenbiao.extract(piece * (60_000 // len(piece)))
