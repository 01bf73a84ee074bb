"""The day of a meeting, a ceremony or an exhibition, for those whom later sentences count among its guests."""

from __future__ import annotations

import re
from bisect import bisect_left

from wenbiao.finders.figures.words import alternation, words_of
from wenbiao.finders.scope import NOTHING, Governing, TimeScope
from wenbiao.page import Page
from wenbiao.records import Figure, Sentence

_GATHERING = re.compile(alternation(words_of("gathering")))
_ATTENDING = re.compile(alternation(words_of("attending")))
# Characters of the sentence before and behind a number that may say what those counted did.
_BEFORE, _AHEAD = 60, 40
# Blocks and characters from the sentence that dates a gathering to those that count its guests.
_BLOCKS = 3
_REACH = 900
_COUNTED = frozenset("个国项")
_GUESTS = frozenset(("人", "名", "位", "家", "支", "响"))
# 40个国家和地区, 5个重点企业, 15个重点合作项目: 个 counts many things, these are guests and what they sign.
_BODIES = re.compile(
    r"[^，。；、]{0,8}?(?:国家|地区|省|城市|成员|经济体|部门|单位|机构|组织|企业|公司|协会|代表团|队|方队|项目|协议)"
)
# 本届茶会, 此次演习: what the sentence before told of.
_POINTING = re.compile(r"[本此这](?:届|次|场|轮|批|期)([^，。；：、的“\d有将共为是]{2,8})")
_SIZES = frozenset(("count", "money", "measure"))
_SENTENCES = 2
_LONGER = re.compile(
    r"以来|累计|历[届年次]|每[年天届]|目前|此前|此后|去年|往届|上届|首届|明年|迄今|至今|首次|年来|全长|持续|为期|航程"
    r"|第[一二三四五六七八九十百\d]+[次届]"
)
# What is still to come, what was so before, and what is added up over longer.
_OTHER_DAY = re.compile(
    r"将(?!军|士|领)|拟|预计|有望|曾|历[届年次]|以来|累计|每[年天届次]|目前|以往|此前|之前|此后|之后|去年|明年|往届|容纳|首次|连续|共有?\d*个?成员|成员国|愿|希望|呼吁|要|应"
)


class Gatherings:
    """The days of the gatherings that one page tells of."""

    __slots__ = ("_page", "_scope", "_starts")

    def __init__(self, page: Page, scope: TimeScope) -> None:
        self._page = page
        self._scope = scope
        self._starts = [t.start for t in page.times]

    def day(self, figure: Figure, sentence: Sentence) -> Governing:
        """The day of the gathering that a figure counts the guests of, where no other day stands between."""
        if figure.kind != "count" or not (figure.unit in _GUESTS or (figure.unit or "-")[0] in _COUNTED):
            return NOTHING
        if not self._starts or self._starts[0] >= sentence.start:
            return NOTHING
        norm = self._page.norm
        said = norm[max(sentence.start, figure.start - _BEFORE) : min(sentence.end, figure.end + _AHEAD)]
        if _OTHER_DAY.search(said) is not None or _ATTENDING.search(norm, sentence.start, sentence.end) is None:
            return NOTHING
        if figure.unit not in _GUESTS and not _BODIES.match(norm, figure.end, min(sentence.end, figure.end + 16)):
            return NOTHING
        return self._told_before(sentence.start)

    def day_of_same(self, figure: Figure, sentence: Sentence) -> Governing:
        """The day of the happening that a sentence opens by pointing back to (本届茶会有…, 这次演习出动…)."""
        if figure.kind not in _SIZES or not self._starts or self._starts[0] >= sentence.start:
            return NOTHING
        norm = self._page.norm
        index = self._page.sentence_index(sentence.start)
        pointing = _POINTING.match(norm, sentence.start, min(sentence.end, figure.start))
        if pointing is None and index and self._page.section_at(sentence.start).start != sentence.start:
            pointing = _POINTING.match(norm, self._page.sentences[index - 1].start, sentence.start)
        if pointing is None or _LONGER.search(norm, sentence.start, min(sentence.end, figure.end + _AHEAD)) is not None:
            return NOTHING
        first = self._page.sentences[max(0, index - _SENTENCES)].start
        for i in range(bisect_left(self._starts, sentence.start) - 1, -1, -1):
            time = self._page.times[i]
            if time.start < first:
                break
            if time.precision != "day" or time.start_date is None or not self._scope.governs(time):
                continue
            told = self._page.sentence_at(time.start).text
            name = pointing[1]
            if time.start_date != time.end_date or not any(name[k : k + 2] in told for k in range(len(name) - 1)):
                return NOTHING
            day = time.start_date
            return Governing(time, "event", "during", day.isoformat(), day, day)
        return NOTHING

    def _told_before(self, offset: int) -> Governing:
        """The last day before an offset, where it is that of a gathering."""
        page, times = self._page, self._page.times
        for i in range(bisect_left(self._starts, offset) - 1, -1, -1):
            time = times[i]
            if offset - time.start > _REACH:
                return NOTHING
            # A speech at a gathering speaks of years: only another day tells of something else.
            if time.precision != "day" or time.start_date is None:
                continue
            if time.start_date != time.end_date:
                return NOTHING
            if "T" in (time.edtf or "") and i and times[i - 1].start_date == time.start_date:
                continue
            first, last = page.section_index(time.start), page.section_index(offset)
            if first < 0 or last - first > _BLOCKS or any(s.is_head for s in page.sections[first + 1 : last + 1]):
                return NOTHING
            told = _GATHERING.search(page.norm, time.end, page.sentence_at(time.start).end) is not None
            if not told or not self._scope.governs(time) or self._scope.is_issue(time):
                return NOTHING
            day = time.start_date
            return Governing(time, "event", "during", day.isoformat(), day, day)
        return NOTHING
