"""What a figure takes over from beside it: the indicator of the one before, a topic, a label, what a remark is on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from wenbiao.finders.figures.clauses import Clause
from wenbiao.finders.figures.following import trailing_noun
from wenbiao.finders.figures.indicator import (
    HOUSEHOLDS,
    INHABITANTS,
    is_size,
    size_before,
    topic_of,
    whole_noun,
    whole_of,
)
from wenbiao.finders.figures.nouns import left_noun
from wenbiao.finders.figures.predicate import Predicate
from wenbiao.finders.figures.series import grown_of, size_of_part, with_damaged
from wenbiao.finders.figures.subject import split_owner
from wenbiao.finders.figures.words import nouns_of, words_of
from wenbiao.page import Page
from wenbiao.records import Figure

# 安排3亿元，用于修渠
_USE_BEHIND = re.compile(
    r"[，,](?:将|主要|全部|重点|均|已|专门|专项)*用于(?:支持|开展)?([^，,。；;的\d]{2,20})(?=[，,。；;])"
)
_JOINTS = "、和与及以 ，"
# A label in front of a colon names what follows it: 原煤：从6万吨增加到11万吨.
_LABEL_REACH = 12
_DATELINE = re.compile(r"消息|讯|电|报道|[说称道]$")
# 一般不少于5天，最长不超过15天: the limits of one length.
_LIMIT = re.compile(r"[最][长短多少快慢迟早]|至[多少迟]|一般|")
# 受灾360户980人 counts people, 360户980人 inhabitants.
_HEADS = ("人数", INHABITANTS)
_SETTLEMENTS = frozenset(("乡", "镇", "村", "街道"))
# A rate without a noun is that of the figure before: 余额增长7%，增速比上月高0.7个百分点.
_BARE_RATES = frozenset(nouns_of("bare_rate"))
# So is a size: 粮食播种面积30万亩、产量6万吨; 集成电路作为核心元件，产量3亿块.
_BARE_SIZES = frozenset(words_of("bare_size"))
_AMOUNTS = frozenset(("count", "measure", "money"))
_PEOPLE = frozenset(("人", "名", "位", "人次", "死", "伤", "男", "女", "口"))
_DIMENSIONS = frozenset(("重", "总重", "长", "高", "宽", "深", "厚"))
# 同本县通商的国家，已经由20个增加到33个
_SAID_OF = re.compile(r"(?:已经?|现在?|总共|共|目前|也|只|仅)+(?:[由从有达]|增加到|发展到)")
# 开放一批档案，共计4万件
_SUMMED = re.compile(r"(?:共计|总计|合计|总数达?|数量达?)(?:约|近|超过?)?")
# Characters that a remark in brackets may have.
_REMARK = 60


class Carrier:
    """Completes the indicators of one page's figures from what stands beside them.

    Attributes:
        topic: what the sentence is about, where a length of time stands in between (产量连续6年稳定在300吨).
    """

    __slots__ = ("_figures", "_is_owner", "_page", "_starts", "_whole", "topic")

    def __init__(self, page: Page, figures: list[Figure], is_owner: Callable[[str], bool]) -> None:
        """Begin a page.

        Args:
            page: the page.
            figures: its figures so far; the list grows while they are read.
            is_owner: whether a name is that of an owner on the page.
        """
        self._page = page
        self._figures = figures
        self._is_owner = is_owner
        self._starts = [t.start for t in page.times]
        self.topic: str | None = None
        # The measure whose parts the sentence lists (产量35万吨，其中夏粮12万吨，秋粮23万吨).
        self._whole: str | None = None

    def enter(self) -> None:
        """Begin a sentence."""
        self.topic = self._whole = None

    def in_full(self, clause: Clause, found: str, before: Figure | None) -> str:
        """A bare rate or size with what it is of: the topic of the clause beside it, else the figure before."""
        rate = found in _BARE_RATES or found.startswith("占")
        if not rate and found not in _BARE_SIZES:
            return found
        if clause.mark in ("，", ",") and (before is None or before.end <= clause.before_first):
            topic = topic_of(self._clause_before(clause))
            sized = topic is None or is_size(topic)
            if topic and not topic.endswith(found) and not self._is_owner(topic) and (rate or not sized):
                return topic + found
        named = before if before is None or before.indicator or len(self._figures) < 2 else self._figures[-2]
        if named is None or not named.indicator or named.start < clause.sentence.start:
            return found
        if rate and before is not None and before.kind == "duration":
            return (self.topic or "") + found  # 煤耗已连续6年下降，累计降幅达36%
        if rate:
            return named.indicator + found
        beside = clause.follows and clause.left.lstrip("、").startswith(found)
        return (grown_of(named.indicator) if beside else "") + found

    def _clause_before(self, clause: Clause) -> str:
        """The clause before, without the time that opens it."""
        times = self._page.times
        start, stop = clause.before_first, clause.first - len(clause.mark)
        i = bisect_left(self._starts, start)
        if i < len(times) and times[i].start == start:
            start = times[i].end
        return self._page.norm[start:stop].lstrip("，,")

    def named_before(self, clause: Clause, before: Figure | None) -> str | None:
        """What the numbers of several places in a row are of: 增长率，甲省由3%降到2%，乙省由5%降到4%."""
        if before is None or before.end <= clause.before_first:
            name = whole_of(self._clause_before(clause))
            if name:
                return name
        return before.indicator if before is not None and before.kind == "percent" and before.subject else None

    def in_series(self, clause: Clause, found: str, figure: Figure, before: Figure) -> str:
        """An indicator that a list leaves unsaid in part: 其中高铁 after a 里程, 绝收 after 农作物受灾."""
        damaged = with_damaged(found, before.indicator)
        if damaged:
            return damaged
        if clause.left.lstrip("，（( ").startswith("其中"):
            self._whole = before.indicator
        if self._whole is None or figure.unit != before.unit or figure.kind not in ("measure", "money"):
            self._whole = None
            return found
        return size_of_part(found, self._whole) or found

    def carried(
        self, clause: Clause, figure: Figure, before: Figure | None, predicate: Predicate
    ) -> tuple[str | None, str | None]:
        """Indicator and subject of the figure before, or the noun of a clause beside this one."""
        if clause.mark in ("）", ")") and (name := self._before_remark(clause)):
            subject, name = split_owner(name)
            return name, subject
        bracketed = clause.mark in ("（", "(") and not clause.follows and not clause.left.strip(_JOINTS)
        size = (
            size_before(self._page.norm[clause.before_first : clause.first - len(clause.mark)]) if bracketed else None
        )
        if size:
            return size, None
        if figure.kind == "duration" and not predicate.role and predicate.measure == "level":
            if before is None:
                return None, None
            same = before.kind == "duration" and _LIMIT.fullmatch(clause.left)
            return before.indicator if same else None, before.subject
        if figure.kind == "money" and not clause.right and predicate.measure == "level":
            use = _USE_BEHIND.match(self._page.norm, clause.outer_end)
            if use:
                return use[1], None
        if before is not None and clause.paired and before.indicator and before.indicator.endswith(HOUSEHOLDS):
            return before.indicator.removesuffix(HOUSEHOLDS) + _HEADS[before.indicator == HOUSEHOLDS], before.subject
        if (
            before is not None
            and (before.unit in _SETTLEMENTS or before.indicator in _SETTLEMENTS)
            and figure.unit == "人"
            and ((left := clause.left.rstrip("共")) == "" or left in _SETTLEMENTS)
        ):
            return INHABITANTS, before.subject
        if before is not None and before.end <= clause.before_first:
            # 消费者投诉3件，其中网购投诉量大增，达2件: the topic beside is nearer.
            topic = topic_of(self._clause_before(clause))
            if topic and is_size(topic) and (figure.measure == "level") == (before.measure == "level"):
                subject, topic = split_owner(topic)
                return topic, subject or before.subject
        if clause.mark in ("，", ","):
            name = self._parted(clause, figure, before)
            if name:
                return name, None
        if before is not None:
            name = said_of(figure, before) if self._goes_on(figure, before, predicate, clause) else None
            return self.topic or name, before.subject
        name = self._label(clause) or self._beside(clause, predicate)
        if name is None and self._figures and predicate.comparison and not predicate.noun:
            last = self._figures[-1]
            same_block = self._page.section_at(last.start) is self._page.section_at(figure.start)
            return (last.indicator, last.subject) if same_block else (None, None)
        if name is None:
            return None, None
        subject, name = split_owner(name)
        return name, subject

    def _parted(self, clause: Clause, figure: Figure, before: Figure | None) -> str | None:
        """The noun that a comma parts from its number: 开放一批档案，共计4万件; 通商的国家，已经由20个增加到33个."""
        first = before is None or before.end <= clause.before_first
        text, name = self._clause_before(clause), None
        if first and _SUMMED.fullmatch(clause.left):
            name = trailing_noun(text)
        elif figure.kind == "count" and _SAID_OF.match(clause.left) and not any(c.isdigit() for c in text):
            name = whole_noun(text.rpartition("的")[2] or text)
        return name if name and len(name) >= 2 and not self._is_owner(name) else None

    def _goes_on(self, figure: Figure, before: Figure, predicate: Predicate, clause: Clause) -> bool:
        """Whether a number that names nothing may be of what the one before it is: no people after firms."""
        if clause.paired:
            return True
        if figure.measure != "level" or predicate.role:
            return before.kind != "duration" or figure.kind == "duration"
        if figure.kind == "count" and before.indicator:
            # 收入在300元以上的大队，去年有16个
            behind = self._page.norm[before.end : clause.first - len(clause.mark)]
            if behind.endswith(before.indicator):
                return True
        if figure.kind != before.kind:
            heavy = figure.kind == "measure" and clause.left.strip("约近共，") in _DIMENSIONS
            return heavy or figure.kind not in _AMOUNTS or (before.kind not in _AMOUNTS and before.kind != "duration")
        if figure.kind == "measure":
            return figure.unit_si == before.unit_si
        if figure.kind != "count" or figure.unit is None or before.unit is None:
            return True
        return (figure.unit in _PEOPLE) == (before.unit in _PEOPLE)

    def _before_remark(self, clause: Clause) -> str | None:
        """The noun before the remark in brackets that a clause follows: 茶师（持证三年以上者）占一半."""
        norm, end = self._page.norm, clause.first - 1
        at = norm.rfind("（" if norm[end] == "）" else "(", max(clause.sentence.start, end - _REMARK), end)
        if at < 0:
            return None
        start = max(norm.rfind(mark, clause.sentence.start, at) + 1 for mark in "，；：。,;")
        text = norm[max(start, clause.sentence.start) : at]
        text = text.rstrip("今昨明天日")
        return None if not text or any(c.isdigit() for c in text) else whole_noun(text)

    def _label(self, clause: Clause) -> str | None:
        if (
            clause.mark not in ("：", ":")
            or not 2 <= clause.first - len(clause.mark) - clause.before_first <= _LABEL_REACH
        ):
            return None
        text = self._page.norm[clause.before_first : clause.first - len(clause.mark)]
        return None if _DATELINE.search(text) else left_noun(text) or None

    def _beside(self, clause: Clause, predicate: Predicate) -> str | None:
        """The topic of the clause before; for the ends of a change that opens its sentence, of the one behind."""
        norm = self._page.norm
        text = self._clause_before(clause)
        if text:
            name = whole_of(text, clause.quantity.kind == "count") or topic_of(text)
            if name:
                return name
        if predicate.role == "from":
            for text in norm[clause.outer_end : min(clause.sentence.end, clause.outer_end + 120)].split("，")[1:3]:
                name = topic_of(text)
                if name:
                    return name
        return None


def said_of(figure: Figure, before: Figure) -> str | None:
    """The indicator of the figure before, as this one takes it over: a change in points is one of its growth."""
    name = before.indicator
    if name and figure.kind == "percentage_point" and before.measure == "growth":
        return name if name.endswith(("增速", "率", "幅")) else name + "增速"
    return name
