"""What one time says of the text around it: whether it dates anything, in what role, and over which interval."""

from __future__ import annotations

import re
from bisect import bisect_left

from wenbiao.finders.scope.governing import Governing
from wenbiao.lexicon import alternation, load_lexicon
from wenbiao.page import Page
from wenbiao.records import Time


def _words(role: str) -> tuple[str, ...]:
    """The words of a role in ``scope.yaml``."""
    return tuple(load_lexicon("scope")[role]["words"])


# Precisions that date no figure: a length of time and a recurrence.
_NO_POINT = frozenset(("duration", "recurring"))
# How far behind a time the words that open its interval may stand.
_SINCE_REACH = 200

_BASE_BEFORE = _words("base")
# 已超去年全年总值，…
_SURPASSED = re.compile(r"[^，。；\d]{0,16}[，。；]")
_EVEN_BEFORE = frozenset("与和同跟是为以占")
_EVEN_AFTER = re.compile(
    r"(?:全年|末|底|同期|水平)?(?:相比|持平|基本持平|大体持平|相当|基本相当|相同|的(?=[\d一二两三四五六七八九十])"
    r"|[^，。；]{0,6}为(?:基期|基数|基准))"
)
# 达2025年全年总额的80%: the year of the whole, not of the part.
_WHOLE_BEFORE = _words("whole")
_PART_AFTER = re.compile(
    r"[^，。；]{0,12}的(?:约|近|超)?[\d.一二两三四五六七八九十]+(?:多|余|点[一二三四五六七八九]+)?(?:%|成|倍|分之)"
)
_PRICE_AFTER = ("价", "不变价")
_ISSUED_AFTER = re.compile(
    r"[日]?(?:电|讯|获悉|(?:[（(][^（()）]{1,12}[)）])?[^，。；：\n]{0,14}?"
    rf"(?:{alternation(_words('issue'))})"
    r"(?:的|了|，|：|,|:))"
)
# 北京7月15日电, but no 2026年电影票房
_DATELINE = re.compile(r"专?电(?![影力商子视话池网信气能器动机源厂费价量站竞流台])|讯|(?:信息|消息)[：:]|消息:")
_DATELINE_OPENINGS = frozenset("专电讯信消")
_STRETCH = ("间", "中", "来")
NOW = re.compile(rf"{alternation(_words('now'))}|今天(?=的)")
_SINCE = re.compile(r"以来|起$|开始$|至今")
_LATER_SINCE = re.compile(r"以来(?=[，,])")
# 自2009年3月以来首次跌破: how long nothing was so, and not when the number holds.
_RECORD_AFTER = re.compile(
    r"的?(?:(?:规模|范围|程度|人数)?(?:首次|首度|第一次|第[一二三四五六七八九十\d]+次|最[高低大多好差强快慢长短少]|新[高低]))"
)
_FROM = frozenset("自从")
_RANGE = frozenset("至到-—－~")
_TO_NOW = re.compile(r"，[^。；]*?(?:已经|已|累计|先后|[总共]计)")
_UP_TO = re.compile(r"[^，。；]{0,6}?[到至由]")
_COORDINATES = 12
# 截至6月30日，今年…
_CUT_OFF = 4
_UNIT_ENDS = frozenset("年月日号度")
# 4月和9月: coordinated, the number is of both.
_COORDINATED = frozenset(("和", "与", "及", "以及", "、"))
# 三天前 is a point; 6月前 is a limit.
_AGO = re.compile(r"(?:[\d一二两三四五六七八九十几百数半]多?个?(?:年|月|天|日|周|星期|小时|世纪)多?(?:以|之)?前)$")
# 截至今天（6月9日）
_AS_OF_TODAY = re.compile(r"截[至止][^，。；]{0,6}[（(]$")
_RECENT = re.compile(r"近.{1,3}年")
# 这是2022年冬奥会之后最大的活动，…: the year of a name dates its own clause only.
_NAMED_AFTER = re.compile(r"[^，,。；;：\d的]{0,9}?(?:" + alternation(_words("recurrent")) + ")")
# 据初步核算，全年…: a short clause without a number may stand before the time that opens a sentence.
_OPENING = 16
_OPENS = re.compile(rf"[^，,；;\d]{{1,{_OPENING}}}[，,]")
# 到2030年全县…: a term that opens a sentence holds for those behind it.
_TERM = re.compile(rf"(?:[^，,；;\d]{{1,{_OPENING}}}[，,])?(?:力争|争取|计划)?[到至]")
# 今年收获季，: a time with its season opens a clause like the time alone.
_SEASON = re.compile(r"[^，,。；;\d的]{1,4}(?:季|季节|期|期间|节|假期)[，,]")
# 年初确定的目标: when it was set is not when it is reached.
_SETTING = load_lexicon("predicates")["set_then"]["words"]
_SETTING_FIRST = frozenset(word[0] for word in _SETTING)
_SET_THEN = re.compile(rf"(?:{alternation(_SETTING)})[^，。；\d]{{0,4}}的(?=[\u4e00-\u9fff])")
# 此前预测的: what was said then is no base for when the number holds.
_SAID_THEN = re.compile(r"[^，。；\d]{1,8}的")
_PAUSES = frozenset(("，", ",", "；", ";", "。", "\n", ""))
_VAGUE = ("此前", "之前", "先前", "早前", "早些时候")
# A month inside a quoted name (“新十二月市”) dates nothing.
_NAMED = re.compile(r"“[^“”，。；\d]{1,8}$")
_CLAUSE_END = re.compile(r"[，,。；;]")


class Verdicts:
    """Judges the times of one page, each once.

    Attributes:
        times, starts: the times that can date something, in text order, and their offsets.
    """

    __slots__ = ("_breaks", "_governed", "_page", "_verdicts", "starts", "times")

    def __init__(self, page: Page) -> None:
        self._page = page
        self.times = [t for t in page.times if t.precision not in _NO_POINT]
        self.starts = [t.start for t in self.times]
        self._verdicts: dict[int, bool] = {}
        self._governed: dict[tuple[int, str], Governing] = {}
        self._breaks = "；" in page.norm or ";" in page.norm

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
        behind = norm[end : end + 1]
        if behind in _DATELINE_OPENINGS and _DATELINE.match(norm, end):
            return False
        if behind in _SETTING_FIRST and _SET_THEN.match(norm, end):
            return False
        if time.text.endswith(("以来", "年来")) and _RECORD_AFTER.match(norm, end):
            return False
        if "同期" in time.text and not norm.startswith(("，", ","), end):
            return False
        if before.endswith(_BASE_BEFORE):
            return False
        if before.endswith(("超", "超过")) and _SURPASSED.match(norm, end):
            return False
        if before[-1:] in _EVEN_BEFORE and _EVEN_AFTER.match(norm, end):
            return False
        if before.endswith(_WHOLE_BEFORE) and _PART_AFTER.match(norm, end):
            return False
        return not norm.startswith(_PRICE_AFTER, end)

    def is_issue(self, time: Time) -> bool:
        """Whether a day dates a release or a report (今天公布的数据显示): it hands nothing down to later sentences."""
        return time.precision in ("day", "relative") and _ISSUED_AFTER.match(self._page.norm, time.end) is not None

    def is_embedded(self, time: Time, start: int) -> bool:
        """Whether a time belongs to one clause only (近5年平均增速), and the span stands in a later one."""
        norm = self._page.norm
        named = time.precision == "year" and _NAMED_AFTER.match(norm, time.end) is not None
        if not named and (time.text[0] != "近" or not _RECENT.match(time.text)):
            return False
        if norm.startswith(("，", ",", "累计，"), time.end):
            return False
        return _CLAUSE_END.search(norm, time.end, start) is not None

    def first_break(self, start: int, end: int) -> int:
        """Offset of the first ； in a stretch, -1 where none stands."""
        if not self._breaks:
            return -1
        norm = self._page.norm
        wide, narrow = norm.find("；", start, end), norm.find(";", start, end)
        return min(wide, narrow) if wide >= 0 and narrow >= 0 else max(wide, narrow)

    def stands_free(self, time: Time, first: int) -> bool:
        """Whether a time is an adverbial of its clause: it opens one, or a comma follows it."""
        norm = self._page.norm
        after = norm[time.end : time.end + 1]
        if after in "，,":
            return True
        if after == "的" or (time.text[0] == "近" and _RECENT.match(time.text)):
            return False
        if _SEASON.match(norm, time.end) and norm[time.start - 1 : time.start] in _PAUSES:
            return True
        before = norm[max(first, time.start - _OPENING - 1) : time.start]
        if not before or before[-1] in "”“（(：:" or _OPENS.fullmatch(before) is not None:
            return True
        return before[-1] in "到至" and time.start - first <= _OPENING and _TERM.fullmatch(before) is not None

    def governed(self, time: Time, source: str, low: int) -> Governing:
        """What a time makes of what it governs.

        Args:
            time: the time.
            source: how it comes to govern (explicit, inherited).
            low: index of the first time of its sentence.
        """
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
        first = self.coordinated(time, low)[0] if role == "during" else time
        if first is not time and first.start_date is not None:
            out.start_date = first.start_date
            out.edtf = f"{(first.edtf or '').split('/')[0]}/{(time.edtf or '').split('/')[-1]}"
            return out
        if role == "as_of" and time.start_date is not None:
            opened = self._opened_before(time, low)
            since = opened.start_date if opened is not None else None
            if opened is not None and since is not None and since < time.start_date:
                out.start_date = since
                out.edtf = f"{(opened.edtf or '').split('/')[0]}/{(time.edtf or '').split('/')[-1]}"
                out.role = "during"
        elif role == "during" and time.precision == "year" and self._cut_off(time, low, out):
            return out
        elif role == "during" and time.start_date is not None and self._begins(time, norm):
            out.role, out.edtf, out.end_date = "since", f"{(time.edtf or '').split('/')[0]}/", None
        elif role == "during" and time.start_date is not None:
            sentence = self._page.sentence_at(time.start)
            limit = min(sentence.end, time.end + _SINCE_REACH)
            stop = self.first_break(time.end, limit)
            if _LATER_SINCE.search(norm, time.end, stop if stop >= 0 else limit):
                out.role, out.edtf, out.end_date = "since", f"{(time.edtf or '').split('/')[0]}/", None
        return out

    def _begins(self, time: Time, norm: str) -> bool:
        """Whether what a time opens goes on (自1984年首次通车，已累计…)."""
        if norm[time.start - 1 : time.start] not in _FROM or not _RANGE.isdisjoint(time.text):
            return False
        end = self._page.sentence_at(time.start).end
        return _TO_NOW.search(norm, time.end, min(end, time.end + _SINCE_REACH)) is not None and not _UP_TO.match(
            norm, time.end
        )

    def _cut_off(self, time: Time, low: int, out: Governing) -> bool:
        """Close a year at the day that a 截至 right before it names (截至6月30日，今年…); False where none does."""
        i = bisect_left(self.starts, time.start) - 1
        other = self.times[i] if i >= low else None
        if other is None or other.end_date is None or time.start_date is None or time.end_date is None:
            return False
        between = self._page.norm[other.end : time.start]
        if between[:1] not in "，," or len(between) > _CUT_OFF or self._role(other, self._page.norm) != "as_of":
            return False
        if not time.start_date < other.end_date < time.end_date:
            return False
        out.end_date = other.end_date
        out.edtf = f"{(time.edtf or '').split('/')[0]}/{(other.edtf or '').split('/')[-1].split('T')[0]}"
        return True

    def coordinated(self, time: Time, low: int) -> list[Time]:
        """A time with those that stand coordinated before it (4月和9月), in text order.

        Args:
            time: the last one.
            low: index of the first time of its sentence.
        """
        out, norm = [time], self._page.norm
        i = bisect_left(self.starts, time.start) - 1
        while i >= low and len(out) < _COORDINATES:
            other, last = self.times[i], out[0]
            if other.precision != time.precision or norm[other.end : last.start] not in _COORDINATED:
                break
            if (
                other.text[-1] not in _UNIT_ENDS
                or other.start_date is None
                or other.end_date is None
                or last.start_date is None
            ):
                break
            if last.end_date is None or other.end_date >= last.start_date:
                break
            out.insert(0, other)
            i -= 1
        return out

    def _of_clock(self, time: Time, source: str, role: str, low: int) -> Governing:
        """A time of day dates by its day: the row of the day beside it, where there is one (14日19时)."""
        i = bisect_left(self.starts, time.start) - 1
        day = self.times[i] if i >= low else None
        row = day if day is not None and day.start_date == time.start_date and day.precision == "day" else time
        if row is day and time.start - row.end <= 1 and self._role(row, self._page.norm) == "as_of":
            role = "as_of"
        edtf = "/".join(part.split("T")[0] for part in (time.edtf or "").split("/"))
        return Governing(row, source, role, edtf, time.start_date, time.end_date)

    def _opened_before(self, time: Time, low: int) -> Time | None:
        """The open start (自3月以来) that a closing 截至 of the same sentence ends."""
        i = bisect_left(self.starts, time.start) - 1
        if i < low:
            return None
        other = self.times[i]
        return other if other.start_date is not None and other.end_date is None and _SINCE.search(other.text) else None

    @staticmethod
    def _role(time: Time, norm: str) -> str:
        text = time.text
        before = norm[max(0, time.start - 2) : time.start]
        if "截" in text or before in ("截至", "截止") or NOW.match(text):
            return "as_of"
        if before[-1:] in ("（", "(") and _AS_OF_TODAY.search(norm, max(0, time.start - 9), time.start):
            return "as_of"
        if _SINCE.search(text):
            return "since"
        if before.endswith(("到", "至")) or (
            text[-1] == "前" and time.precision != "relative" and not _AGO.search(text)
        ):
            return "by"
        return "during"
