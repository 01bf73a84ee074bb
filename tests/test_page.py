"""The page: look-up of blocks and sentences by offset."""

import pytest

from wenbiao.page import Page
from wenbiao.records import Section, Sentence


@pytest.fixture
def page() -> Page:
    page = Page("甲乙。丙丁。\n戊己。", "0" * 16)
    page.set_sections([Section(0, 6, "甲乙。丙丁。", "paragraph"), Section(7, 10, "戊己。", "paragraph")])
    page.set_sentences([Sentence(0, 3, "甲乙。"), Sentence(3, 6, "丙丁。"), Sentence(7, 10, "戊己。")])
    return page


@pytest.mark.parametrize(
    ("offset", "sentence", "section"),
    [(0, "甲乙。", 0), (2, "甲乙。", 0), (3, "丙丁。", 0), (6, "丙丁。", 0), (7, "戊己。", 7), (99, "戊己。", 7)],
)
def test_look_up_by_offset(page: Page, offset: int, sentence: str, section: int) -> None:
    assert page.sentence_at(offset).text == sentence
    assert page.section_at(offset).start == section


def test_before_the_first_block() -> None:
    page = Page(" 甲。", "0" * 16)
    page.set_sections([Section(1, 3, "甲。", "paragraph")])
    page.set_sentences([Sentence(1, 3, "甲。")])
    assert (page.section_index(0), page.sentence_index(0)) == (-1, -1)
    assert page.sentence_at(0).start == 1
