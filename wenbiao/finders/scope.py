"""The time that governs a place in the text: scope of a time expression over figures and events.

A time governs from where it stands to the end of its sentence, to a ；, or to the next time. A sentence without one
inherits: from the sentences before it in the paragraph, then from the headings above it, then from a title that names a
period. What only measures a comparison (较上年, 与2019年相比) or dates the writing (北京7月15日电) governs nothing. The
day of a release (今天公布) dates what its own sentence says, where no other time does, and hands nothing down.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import dataclass

from wenbiao.page import Page
from wenbiao.records import Section, Time


@dataclass(slots=True)
class Governing:
    """The governing time of a span.

    Attributes:
        time: the time row, None where none governs.
        source: column time_source (explicit, inherited, event, none).
        role: column time_role (as_of, during, since, by), set also where the time's dates are null.
        edtf, start_date, end_date: the interval that the span holds in. It is the time's own, except where the
            sentence opens it (2020年8月，…整治以来) or closes it (自3月以来，截至6月底).
    """

    time: Time | None
    source: str = "none"
    role: str | None = None
    edtf: str | None = None
    start_date: dt.date | None = None
    end_date: dt.date | None = None


NOTHING = Governing(None)

# Beyond these, nothing governs: characters inside a sentence, times looked back over, blocks under one heading.
_REACH = 2000
_TIMES = 12
_BLOCKS = 40
_YEAR = 360

# Precisions that date no figure: a length of time and a recurrence.
_NO_POINT = frozenset(("duration", "recurring"))
# Precisions that a later sentence inherits; a day dates what happened on it and not what the next sentence says.
_PERIODS = frozenset(("month", "quarter", "half_year", "year", "decade", "century"))

_BASE_BEFORE = ("比", "较", "高于", "低于", "少于", "多于", "快于", "相当于", "高出", "超出", "按", "按照")
_EVEN_BEFORE = frozenset("与和同跟是为以占")
_EVEN_AFTER = re.compile(
    r"(?:全年|末|底|同期|水平)?(?:相比|持平|基本持平|大体持平|相当|基本相当|相同|的(?=[\d一二两三四五六七八九十])"
    r"|[^，。；]{0,6}为(?:基期|基数|基准))"
)
# 达2025年全年总额的80%: the year of the whole, not of the part.
_WHOLE_BEFORE = ("占", "达", "达到", "相当于", "超过", "是", "为")
_PART_AFTER = re.compile(
    r"[^，。；]{0,12}的(?:约|近|超)?[\d.一二两三四五六七八九十]+(?:多|余|点[一二三四五六七八九]+)?(?:%|成|倍)"
)
_PRICE_AFTER = ("价", "不变价")
_ISSUED_AFTER = re.compile(
    r"[日]?(?:电|讯|获悉|(?:[（(][^（()）]{1,12}[)）])?[^，。；：\n]{0,14}?(?:公布|发布|通报|披露|公开|表示|介绍|宣布"
    r"|称|说)(?:的|了|，|：|,|:))"
)
_STRETCH = ("间", "中", "来")
_NOW = re.compile(r"目前|当前|眼下|如今|现在|迄今|至今|现阶段|现今|今天(?=的)|这几天")
_SINCE = re.compile(r"以来|起$|开始$|至今")
_LATER_SINCE = re.compile(r"以来(?=[，,])")
_AGO = re.compile(r"[\d一二两三四五六七八九十几百数](?:多)?(?:年|个月|天|日|周|个世纪)多?前$")
# A paragraph that opens so goes on about what the one before it dated.
_THIS = ("此次", "这次", "本次", "此项", "该项", "这项", "这一")
# The year that opens the name of a meeting or a match (2026“村超”总决赛) dates the figures that size it.
_NAME_YEAR = re.compile(
    r"(?<![\d.])((?:19|20)\d\d)(?=[“”《]|[\u4e00-\u9fff]{2,14}?(?:大会|论坛|博览会|峰会|决赛|锦标赛|世锦赛|公开赛"
    r"|联赛|年会|展览会|艺术节|电影节|专项行动))(?![年多余个万亿千百])"
)
_NAME_REACH = 200
_RECENT = re.compile(r"近.{1,3}年")
# 据初步核算，全年…: a short clause without a number may stand before the time that opens a sentence.
_OPENING = 16
_OPENS = re.compile(rf"[^，,；;\d]{{1,{_OPENING}}}[，,]")
# 今年收获季，: a time with its season opens a clause like the time alone.
_SEASON = re.compile(r"[^，,。；;\d的]{1,4}(?:季|季节|期|期间|节|假期)[，,]")
# 此前预测的: what was said then is no base for when the number holds.
_SAID_THEN = re.compile(r"[^，。；\d]{1,8}的")
_PAUSES = frozenset(("，", ",", "；", ";", "。", "\n", ""))
_VAGUE = ("此前", "之前", "先前", "早前", "早些时候")
# A month inside a quoted name (“新十二月市”) dates nothing.
_NAMED = re.compile(r"“[^“”，。；\d]{1,8}$")
_LABEL = re.compile(r"(?:【[^】]*】|我国|全国)?")
_MARK = re.compile(r"[，,；;：:（(。]")
_CLAUSE_END = re.compile(r"[，,。；;]")


def _length(time: Time) -> int:
    start, end = time.start_date, time.end_date
    return (end - start).days if start is not None and end is not None else 1 << 30


class TimeScope:
    """Answers which time governs a span of one page."""

    __slots__ = (
        "_breaks",
        "_first",
        "_governed",
        "_handed",
        "_heading_at",
        "_heading_of",
        "_headings",
        "_high",
        "_index",
        "_introduced",
        "_last",
        "_low",
        "_outer",
        "_page",
        "_parents",
        "_run",
        "_starts",
        "_times",
        "_title_time",
        "_verdicts",
    )

    def __init__(self, page: Page) -> None:
        self._page = page
        self._times = [t for t in page.times if t.precision not in _NO_POINT]
        self._starts = [t.start for t in self._times]
        self._run: dict[int, Governing] = {}
        self._verdicts: dict[int, bool] = {}
        self._governed: dict[tuple[int, str], Governing] = {}
        self._headings: list[Section] | None = None
        self._heading_of: list[int] = []
        self._heading_at: list[int] = []
        self._parents: list[int] = []
        self._introduced: dict[int, Governing] = {}
        self._outer: dict[int, Governing] = {}
        self._title_time: Governing | None = None
        # The sentence being asked about: its index, its span, its times and what it inherits.
        self._index = self._first = self._last = self._low = self._high = 0
        self._handed: Governing | None = None
        self._breaks = "；" in page.norm or ";" in page.norm

    def governing(self, start: int, end: int) -> Governing:
        """The time that governs ``[start, end)``."""
        if not self._first <= start < self._last:
            self._enter(start)
        found = self._in_sentence(start, end) if self._low < self._high else None
        if found is None or (found.start_date is None and found.end_date is None):
            named = self._of_name(self._first, start)
            if named is not None:
                return named
        if found is not None:
            return found
        if self._handed is None:
            self._handed = self._inherited(self._index)
        return self._handed

    def _enter(self, start: int) -> None:
        """Make the sentence of an offset the one that is asked about: spans come in text order, many in a sentence."""
        self._index = max(0, self._page.sentence_index(start))
        sentence = self._page.sentences[self._index]
        self._first, self._last = sentence.start, sentence.end
        self._low = bisect_left(self._starts, self._first)
        self._high = bisect_left(self._starts, self._last, self._low)
        self._handed = None

    def _break_between(self, start: int, end: int) -> int:
        """Offset of the first ； in a stretch, -1 where none stands."""
        norm = self._page.norm
        wide, narrow = norm.find("；", start, end), norm.find(";", start, end)
        return min(wide, narrow) if wide >= 0 and narrow >= 0 else max(wide, narrow)

    # -- one sentence -------------------------------------------------------------------------------------------------

    def _in_sentence(self, start: int, end: int) -> Governing | None:
        """The time of the span's own sentence: the nearest before it, else one after it in its clause."""
        norm, first, low = self._page.norm, self._first, self._low
        high = bisect_left(self._starts, start, low, self._high)
        for i in range(high - 1, max(low, high - _TIMES) - 1, -1):
            time = self._times[i]
            if time.end > start:
                continue
            if start - time.end > _REACH:
                break
            if start - time.end == 1 and norm[time.end] == "的" and norm[end - 1] != "倍":
                return self._govern(time, "explicit", low)
            if not self.governs(time):
                continue
            if self._is_embedded(time, start):
                continue
            crossed = self._breaks and self._break_between(time.end, start) >= 0
            if crossed and not self._stands_free(time, first, norm):
                continue
            if crossed and time.precision not in _PERIODS:
                return NOTHING
            return self._govern(time, "inherited" if crossed else "explicit", low)
        after = self._times[high] if high < self._high else None
        if after is not None and end <= after.start and not _MARK.search(norm, end, after.start):
            return self._govern(after, "explicit", low) if self.governs(after) else None
        return None

    def _of_name(self, first: int, start: int) -> Governing | None:
        """The year in the name of an event of the same clause chain."""
        norm, first = self._page.norm, max(first, start - _NAME_REACH)
        if norm.find("20", first, start) < 0 and norm.find("19", first, start) < 0:
            return None
        years = _NAME_YEAR.findall(norm, first, start)
        if not years:
            return None
        year = int(years[-1])
        return Governing(None, "event", "during", years[-1], dt.date(year, 1, 1), dt.date(year, 12, 31))

    def governs(self, time: Time) -> bool:
        """Whether a time dates what is said beside it, not a base of comparison, a price or a dateline."""
        known = self._verdicts.get(time.start)
        if known is None:
            known = self._verdicts[time.start] = self._may_govern(time)
        return known

    def _may_govern(self, time: Time) -> bool:
        norm, at, end = self._page.norm, time.start, time.end
        before = norm[max(0, at - 4) : at]
        if before[-1:] == "继" or (time.text in _VAGUE and _SAID_THEN.match(norm, end)):
            return False
        if time.precision == "month" and _NAMED.search(norm, max(0, at - 9), at):
            return False
        if norm.startswith(("电", "讯", "专电", "信息：", "消息：", "消息:"), end):
            return False
        if "同期" in time.text and not norm.startswith(("，", ","), end):
            return False
        if before.endswith(_BASE_BEFORE):
            return False
        if before[-1:] in _EVEN_BEFORE and _EVEN_AFTER.match(norm, end):
            return False
        if before.endswith(_WHOLE_BEFORE) and _PART_AFTER.match(norm, end):
            return False
        return not norm.startswith(_PRICE_AFTER, end)

    def is_issue(self, time: Time) -> bool:
        """Whether a day dates a release or a report (今天公布的数据显示): it hands nothing down to later sentences."""
        return time.precision in ("day", "relative") and _ISSUED_AFTER.match(self._page.norm, time.end) is not None

    def _is_embedded(self, time: Time, start: int) -> bool:
        """Whether a time belongs to one clause only (近5年平均增速), and the span stands in a later one."""
        if time.text[0] != "近" or not _RECENT.match(time.text):
            return False
        norm = self._page.norm
        if norm.startswith(("，", ","), time.end):
            return False
        return _CLAUSE_END.search(norm, time.end, start) is not None

    def _govern(self, time: Time, source: str, low: int) -> Governing:
        known = self._governed.get((time.start, source))
        if known is None:
            known = self._governed[time.start, source] = self._find_interval(time, source, low)
        return known

    def _find_interval(self, time: Time, source: str, low: int) -> Governing:
        """What a time says of what it governs: its role, and its interval where the sentence opens or closes it."""
        norm = self._page.norm
        role = "as_of" if self.is_issue(time) else self._role(time, norm)
        if time.start_date is None and time.end_date is None and role == "during" and not time.text.endswith(_STRETCH):
            # 近日, 日前, 当年 say of no figure when it holds.
            return Governing(time, source, None)
        if time.edtf is not None and "T" in time.edtf:
            return self._of_clock(time, source, role, low)
        out = Governing(time, source, role, time.edtf, time.start_date, time.end_date)
        if role == "as_of" and time.start_date is not None:
            opened = self._opened_before(time, low)
            since = opened.start_date if opened is not None else None
            if opened is not None and since is not None and since < time.start_date:
                out.start_date = since
                out.edtf = f"{(opened.edtf or '').split('/')[0]}/{(time.edtf or '').split('/')[-1]}"
                out.role = "during"
        elif role == "during" and time.start_date is not None:
            sentence = self._page.sentence_at(time.start)
            limit = min(sentence.end, time.end + 200)
            stop = self._break_between(time.end, limit) if self._breaks else -1
            if _LATER_SINCE.search(norm, time.end, stop if stop >= 0 else limit):
                out.role, out.edtf, out.end_date = "since", f"{(time.edtf or '').split('/')[0]}/", None
        return out

    def _of_clock(self, time: Time, source: str, role: str, low: int) -> Governing:
        """A time of day dates by its day: the row of the day beside it, where there is one (14日19时)."""
        i = bisect_left(self._starts, time.start) - 1
        day = self._times[i] if i >= low else None
        row = day if day is not None and day.start_date == time.start_date and day.precision == "day" else time
        edtf = "/".join(part.split("T")[0] for part in (time.edtf or "").split("/"))
        return Governing(row, source, role, edtf, time.start_date, time.end_date)

    def _opened_before(self, time: Time, low: int) -> Time | None:
        """The open start (自3月以来) that a closing 截至 of the same sentence ends."""
        i = bisect_left(self._starts, time.start) - 1
        if i < low:
            return None
        other = self._times[i]
        return other if other.start_date is not None and other.end_date is None and _SINCE.search(other.text) else None

    @staticmethod
    def _role(time: Time, norm: str) -> str:
        text = time.text
        before = norm[max(0, time.start - 2) : time.start]
        if "截" in text or before in ("截至", "截止") or _NOW.match(text):
            return "as_of"
        if _SINCE.search(text):
            return "since"
        if before.endswith(("到", "至")) or (text[-1] == "前" and time.precision != "relative"):
            return "by"
        return "during"

    # -- inheritance --------------------------------------------------------------------------------------------------

    def _inherited(self, index: int) -> Governing:
        page = self._page
        sentence = page.sentences[index]
        section_at = page.section_index(sentence.start)
        if section_at < 0:
            return NOTHING
        section = page.sections[section_at]
        if index and page.sentences[index - 1].start >= section.start:
            last = self._running(index - 1)
            if last.time is not None:
                return self._handed_down(last)
        if section.kind in ("title", "heading"):
            return self._from_headings(section_at) if section.kind == "heading" else NOTHING
        if index and page.norm.startswith(_THIS, sentence.start):
            last = self._running(index - 1)
            if last.time is not None and (last.end_date is None or last.time.precision in _PERIODS):
                return self._handed_down(last)
        outer = self._outer.get(section_at)
        if outer is None:
            outer = self._outer[section_at] = self._around(section_at)
        return outer

    def _around(self, section_at: int) -> Governing:
        """What a block inherits from outside: from its headings, or from the blocks that set their topic."""
        headed = self._from_headings(section_at)
        if headed.time is not None and self._names_one_period(section_at):
            return headed
        return self._topic(section_at) or headed

    def _running(self, index: int) -> Governing:
        """What the block of a sentence has handed down when the sentence ends: its last free time."""
        page, known = self._page, self._run
        first = index
        floor = page.section_at(page.sentences[index].start).start
        while first not in known and first > 0 and page.sentences[first - 1].start >= floor:
            first -= 1
        for i in range(first, index + 1):
            if i in known:
                continue
            last = self._find_last(i)
            opens = i == 0 or page.sentences[i - 1].start < floor
            known[i] = known[i - 1] if last.time is None and not opens else last
        return known[index]

    def _topic(self, section_at: int) -> Governing | None:
        """The period that an earlier block under the same heading sets.

        For a list these are the words that introduce it; in a report, the last paragraph that names a year or more
        (五年来，…).
        """
        page = self._page
        in_list = page.sections[section_at].kind == "list_item"
        in_report = page.metadata.doc_type == "report" and self._from_headings(section_at).time is not None
        if not in_list and not in_report:
            return None
        for at in range(section_at - 1, max(-1, section_at - _BLOCKS), -1):
            block = page.sections[at]
            if block.kind in ("heading", "title"):
                return None
            if in_list and block.kind == "list_item":
                continue
            end = page.sentence_index(block.end - 1)
            last = self._running(end) if end >= 0 and page.sentences[end].start >= block.start else NOTHING
            time = last.time
            dated = time is not None and time.start_date is not None and time.precision in _PERIODS
            if time is not None and dated and (in_list or _length(time) >= _YEAR):
                return self._handed_down(last)
            if not in_report:
                return None
            in_list = False
        return None

    def _find_last(self, index: int) -> Governing:
        sentence = self._page.sentences[index]
        norm = self._page.norm
        low = bisect_left(self._starts, sentence.start)
        high = bisect_left(self._starts, sentence.end)
        for i in range(high - 1, max(low, high - _TIMES) - 1, -1):
            time = self._times[i]
            if not self.governs(time) or self.is_issue(time):
                continue
            if not self._stands_free(time, sentence.start, norm):
                continue
            return self._govern(time, "inherited", low)
        return NOTHING

    def _stands_free(self, time: Time, first: int, norm: str) -> bool:
        """Whether a time is an adverbial of its clause: it opens one, or a comma follows it."""
        after = norm[time.end : time.end + 1]
        if after in "，,":
            return True
        if after == "的" or (time.text[0] == "近" and _RECENT.match(time.text)):
            return False
        if _SEASON.match(norm, time.end) and norm[time.start - 1 : time.start] in _PAUSES:
            return True
        before = norm[max(first, time.start - _OPENING - 1) : time.start]
        return not before or before[-1] in "”“（(：:" or _OPENS.fullmatch(before) is not None

    @staticmethod
    def _handed_down(last: Governing) -> Governing:
        time = last.time
        if time is None:
            return NOTHING
        if time.start_date is None:
            return Governing(time, "inherited", "as_of") if _NOW.match(time.text) else NOTHING
        return Governing(time, "inherited", last.role, last.edtf, last.start_date, last.end_date)

    def _from_headings(self, section_at: int) -> Governing:
        if self._headings is None:
            self._read_outline()
        headings, above = self._headings or [], self._heading_of
        at = above[section_at] if 0 <= section_at < len(above) else -1
        while at >= 0:
            heading = headings[at]
            time = self._period_in(heading.start, heading.end)
            if time is not None:
                return Governing(time, "inherited", "during", time.edtf, time.start_date, time.end_date)
            at = self._parents[at]
        if self._title_time is not None:
            return self._title_time
        if self._page.metadata.doc_type == "report" and 0 <= section_at < len(above):
            return self._from_introductions(above[section_at])
        return NOTHING

    def _from_introductions(self, at: int) -> Governing:
        """The year that a report's words under a higher heading name, before its first part begins."""
        at = self._parents[at] if at >= 0 else -1
        while at >= 0:
            known = self._introduced.get(at)
            if known is None:
                known = self._introduced[at] = self._introduction(self._heading_at[at])
            if known.time is not None:
                return known
            at = self._parents[at]
        return NOTHING

    def _introduction(self, section_at: int) -> Governing:
        page = self._page
        end = section_at + 1
        while end < len(page.sections) and page.sections[end].kind != "heading":
            end += 1
        for at in range(end - 1, max(section_at, end - _BLOCKS), -1):
            block = page.sections[at]
            last_sentence = page.sentence_index(block.end - 1)
            if last_sentence < 0 or page.sentences[last_sentence].start < block.start:
                continue
            last = self._running(last_sentence)
            if last.time is not None and last.time.start_date is not None and _length(last.time) >= _YEAR:
                return self._handed_down(last)
        return NOTHING

    def _names_one_period(self, section_at: int) -> bool:
        """Whether the nearest heading that names periods names one only (not 2025年和“十四五”时期工作回顾)."""
        headings = self._headings or []
        at = self._heading_of[section_at]
        while at >= 0:
            heading = headings[at]
            low, high = bisect_left(self._starts, heading.start), bisect_left(self._starts, heading.end)
            periods = sum(t.start_date is not None and t.precision in _PERIODS for t in self._times[low:high])
            if periods:
                return periods == 1
            at = self._parents[at]
        return False

    def _period_in(self, start: int, end: int) -> Time | None:
        """The shortest period that a heading names: of “十五五”时期 and 2026年, the year."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        found = [t for t in self._times[low:high] if t.start_date is not None and t.precision in _PERIODS]
        return min(found, key=_length, default=None)

    def _read_outline(self) -> None:
        headings: list[Section] = []
        parents: list[int] = []
        above: list[int] = []
        open_headings: list[int] = []
        title: Section | None = None
        for at, section in enumerate(self._page.sections):
            if section.kind == "heading":
                while open_headings and headings[open_headings[-1]].level >= section.level:
                    open_headings.pop()
                parents.append(open_headings[-1] if open_headings else -1)
                above.append(parents[-1])
                open_headings.append(len(headings))
                headings.append(section)
                self._heading_at.append(at)
            else:
                if section.kind == "title" and title is None:
                    title = section
                above.append(len(headings) - 1)
        self._parents = parents
        self._headings, self._heading_of = headings, above
        if title is not None and not title.text.endswith("工作报告"):
            time = self._period_in(title.start, title.end)
            # The year of a name inside a headline (举行2016年…仪式) is not the period of the article.
            opens = time is not None and _LABEL.fullmatch(self._page.norm, title.start, time.start)
            if time is not None and time.end_date is not None and (opens or time.precision != "year"):
                self._title_time = Governing(time, "inherited", "during", time.edtf, time.start_date, time.end_date)
