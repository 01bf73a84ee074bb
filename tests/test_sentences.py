"""Sentences: each case is a text of our own and where its sentences must end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenbiao.page import Page
from wenbiao.segment import find_sections, find_sentences


def sentences(text):
    page = Page(text, "d")
    page.set_sections(find_sections(page))
    return find_sentences(page)


@pytest.mark.parametrize(
    "marked",
    [
        "春耕开始了。|农户下田了。",
        "他说：“春耕不等人。”|农户点头。",
        "他说：“春耕不等人。|种子要备足。”|农户点头。",
        "水稻增产；小麦持平；玉米略减。",
        "产量达1.5万吨，编号为No.12，网址是a.b.cn/?id=3。|下句。",
        "大家高兴极了！|真的吗？|真的！",
        "“够不够？”、“好不好？”成了见面的话。",
        "他问：“‘够吗？’是谁说的？”|没人回答。",
        "种子、化肥、农药……|样样齐全。",
        "“我……我不知道。”|他说。",
        "《你好！青禾》今晚播出。|观众很多。",
        "（市农业局负责。）|下一项。",
        "谁说不行？！|大家都说行。",
        "没有句号的一行",
        "春耕开始了。 |农户下田了。",
    ],
)
def test_ends(marked):
    text = marked.replace("|", "")
    expected = [piece.strip() for piece in marked.split("|")]
    assert [s.text for s in sentences(text)] == expected


def test_the_end_of_a_block_ends_a_sentence():
    assert [s.text for s in sentences("一、目标\n（一）面积不减；\n（二）单产提高")] == [
        "一、目标",
        "（一）面积不减；",
        "（二）单产提高",
    ]


def test_rows_of_a_table_are_sentences():
    assert [s.text for s in sentences("品种\t面积\n水稻\t1200\n小麦\t800")] == ["品种\t面积", "水稻\t1200", "小麦\t800"]


def test_a_sentence_runs_over_a_hard_break():
    text = "青禾市今年新建粮仓十二座，总库容超过三十万吨，能够满足全市\n半年的口粮需要。明年再建。"
    assert [s.text for s in sentences(text)] == [text[:-5], text[-5:]]


def test_sentences_know_their_blocks():
    page = Page("青禾简讯\n春耕开始了。农户下田了。", "d")
    page.set_sections(find_sections(page))
    title, *body = find_sentences(page)
    assert title.section_id == page.sections[0].section_id
    assert {s.section_id for s in body} == {page.sections[1].section_id}
    assert [s.ordinal for s in (title, *body)] == [0, 1, 2]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("甲乙丙。！？!?…”“’‘」』）（()《》、，；：1a \n\u3000\t.=&/"), max_size=200))
def test_sentences_cover_the_text(text):
    at = 0
    for sentence in sentences(text):
        assert at <= sentence.start < sentence.end
        assert not text[at : sentence.start].strip()
        assert sentence.text == text[sentence.start : sentence.end] == sentence.text.strip()
        at = sentence.end
    assert not text[at:].strip()


@pytest.mark.parametrize("piece", ["。", "！", "…", "《！", "“。", "甲？"])
def test_hostile_repetitions_are_read(piece):
    assert sentences("《" + piece * 20_000)
