"""Finder of the table ``figures``: each quantity of a page with what its clause, sentence and section say of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from wenbiao.finders.figures.clauses import Clause, clauses_of
from wenbiao.finders.figures.following import following_noun
from wenbiao.finders.figures.gatherings import Gatherings
from wenbiao.finders.figures.happenings import date_by_events
from wenbiao.finders.figures.indicator import (
    HOUSEHOLDS,
    INHABITANTS,
    RATED,
    find_indicator,
    grown_of,
    is_size,
    shared_nouns,
    size_before,
    size_of_part,
    topic_of,
    whole_noun,
    whole_of,
    with_damaged,
)
from wenbiao.finders.figures.nouns import left_noun
from wenbiao.finders.figures.predicate import Predicate, read_predicate
from wenbiao.finders.figures.status import Statuses
from wenbiao.finders.figures.stories import Stories
from wenbiao.finders.figures.subject import TOLL, Subjects, split_owner
from wenbiao.finders.figures.timing import apply_time, of_story, repeat_ends, span_ends
from wenbiao.finders.figures.words import words_of
from wenbiao.finders.scope import Governing
from wenbiao.page import Page
from wenbiao.quantities import Quantity
from wenbiao.records import Figure, Sentence

__all__ = ["date_by_events", "find_figures"]

_JOINTS = "、和与及以 ，"
# A label in front of a colon names what follows it: 原煤：从6万吨增加到11万吨.
_LABEL_REACH = 12
# Characters from one change to the next that holds in the same years.
_NEXT_CHANGE = 80
# A headline rounds (百万条 for 101.8万条), and its body is not far.
_NEAR = 0.05
_RESTATED_WITHIN = 30
_THAN = re.compile(r"(?:(?<![重例])比(?!重|例)|较)[^比较]*$")
_DATELINE = re.compile(r"消息|讯|电|报道|[说称道]$")
# 这一数字将达到56%: what the figure before was of.
_POINTING = frozenset("这该此")
# 一般不少于5天，最长不超过15天: the limits of one length.
_LIMIT = re.compile(r"[最][长短多少快慢迟早]|至[多少迟]|一般|")
_PRONOUN = re.compile(r"(?:^|的)(?:这|该|此)(?:一|个|项|一个)?(?:数字|比例|指标|数据|占比|比重)")


# Characters that a remark in brackets may have.
_REMARK = 60
# What stands between a time and a number that is its alone: 2016年的A, 2016年实施的A调整为B.
_EMBEDDED = re.compile(r"(?:[^，,。；;的\d]{0,8})的")
# 由上年居世界第四位上升到第三位: so does what stands inside the words that open the change.
_OPENED = re.compile(r"[由从](?:[去上前]年|20\d\d年|19\d\d年)[^，。；、\d的]{1,6}")
_NO_LIST = re.compile(r"[^、和与及，]*")
# 受灾360户980人 counts people, 360户980人 inhabitants.
_HEADS = ("人数", INHABITANTS)
_SETTLEMENTS = frozenset(("乡", "镇", "村", "街道"))
# 7000亿美元，约合4.6万亿元人民币: the same amount.
_SAME = re.compile(r"[，,（(]?(?:约|大约)?[合折]合?(?:约|为)?")
# A rate without a noun is that of the figure before: 余额增长7%，增速比上月高0.7个百分点.
_BARE_RATES = frozenset(("增速", "增幅", "降幅", "涨幅", "跌幅", "占比", "比重", "进度"))
# So is a size: 粮食播种面积30万亩、产量6万吨; 集成电路作为核心元件，产量3亿块.
_BARE_SIZES = frozenset(words_of("bare_size"))


def find_figures(page: Page) -> list[Figure]:
    """Find the figures of a page, in text order."""
    if not page.quantities:
        return []
    reader = _Reader(page)
    for clauses in clauses_of(page):
        reader.read(clauses)
    reader.date_headlines()
    return reader.figures


class _Reader:
    """Reads the sentences of one page in order and keeps what a later figure takes over from an earlier one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.scope = page.scope
        self.figures: list[Figure] = []
        # What the sentence is about, where a length of time stands in between (产量连续6年稳定在300吨).
        self._topic: str | None = None
        # The measure whose parts the sentence lists (产量35万吨，其中夏粮12万吨，秋粮23万吨).
        self._whole: str | None = None
        # The last figures of the sentence that a change leads from and to (由A提高到B).
        self._ends: dict[str, Figure] = {}
        self._ends_of = -1
        self._statuses = Statuses(page)
        self._stories = Stories(page, self.scope)
        self._gatherings = Gatherings(page, self.scope)
        self._time_starts = [t.start for t in page.times]
        self._subjects = Subjects(page)

    def read(self, clauses: list[Clause]) -> None:
        """Read the figures of one sentence."""
        before: Figure | None = None
        predicate: Predicate | None = None
        self._topic = self._whole = None
        self._open_changes(clauses[0].sentence)
        self._subjects.enter(clauses[0].sentence)
        for clause in clauses:
            figure = _figure_of(clause.quantity)
            text = self._noun_text(clause)
            predicate = self._predicate(clause, text, before, predicate)
            figure.measure, figure.direction = predicate.measure, predicate.direction
            figure.comparison = predicate.comparison
            self._set_indicator(figure, clause, predicate, before)
            self._set_time(figure, clause, predicate)
            figure.status = self._statuses.of(clause, figure, predicate.role == "from")
            place = self._subjects.place(clause)
            if place is not None:
                figure.place, figure.place_code = place.canonical or place.text, place.code
            if before is not None and figure.kind == before.kind == "money" and _SAME.fullmatch(clause.left):
                _copy_time(figure, before)
                figure.time_source, figure.status = before.time_source, before.status
            self.figures.append(figure)
            if figure.kind == "duration" and not predicate.role and predicate.measure == "level":
                self._topic = left_noun(predicate.noun) or (before.indicator if before is not None else None)
            else:
                self._topic = None
            before = figure
        if len(clauses) > 1:
            self._align(clauses, self.figures[-len(clauses) :])

    def _open_changes(self, sentence: Sentence) -> None:
        """Keep the ends of the changes that the sentence before told of (用户由1997年的A增加到2002年的B。装机由C…)."""
        last = self._ends.get("to")
        kept = (
            last is not None
            and last.start_date is not None
            and "from" in self._ends
            and last.end >= self._ends_of
            and sentence.start - last.end <= _NEXT_CHANGE
            and self.page.section_at(last.start) is self.page.section_at(sentence.start)
        )
        if not kept:
            self._ends = {}
        self._ends_of = sentence.start

    def _align(self, clauses: list[Clause], figures: list[Figure]) -> None:
        """Give each of the numbers behind 分别 its own noun: 研发投入、研发强度分别增长5%和4%."""
        for i, clause in enumerate(clauses):
            if "分别" not in clause.left:
                continue
            n = 1
            while i + n < len(clauses) and clauses[i + n].follows and not clauses[i + n].left.strip(_JOINTS):
                n += 1
            if n == 1:
                continue
            nouns = shared_nouns(self._noun_text(clause).partition("分别")[0], n)
            if not nouns:
                self._align_times(clause, figures[i : i + n])
            earlier = [f for f in self.figures[-len(clauses) :] if f.start < clause.first]
            listed = [f for f in earlier if f.start >= clause.before_first]
            if not nouns and len(listed) != n and clause.before_first < clause.first:
                nouns = shared_nouns(self.page.norm[clause.before_first : clause.first - len(clause.mark)], n)
                if not nouns and not listed and figures[i].measure == "growth":
                    # 茶叶收入3元，竹笋收入5元，扣除价格因素，分别增长2%和4%
                    listed = [f for f in earlier if f.measure == "level"]
            if not nouns and len(listed) == n:
                for figure, counted in zip(figures[i : i + n], listed, strict=True):
                    figure.indicator, figure.subject = _said_of(figure, counted), counted.subject
                continue
            for figure, noun in zip(figures[i : i + n], nouns, strict=False):
                owner, figure.indicator = split_owner(noun)
                figure.subject = owner or figure.subject

    def _align_times(self, clause: Clause, figures: list[Figure]) -> None:
        """Give each of the numbers behind 分别 its own of as many times: 2023年和2024年分别收缩0.3%和0.2%."""
        at = self.page.norm.rfind("分别", clause.left_start, clause.outer_start)
        i = bisect_left(self._time_starts, at) - 1
        if (
            i < 0
            or self.page.times[i].start < clause.first
            or not _NO_LIST.fullmatch(self.page.norm, min(self.page.times[i].end, at), at)
        ):
            return
        times = self.scope.coordinated(self.page.times[i])
        if len(times) != len(figures):
            return
        for figure, time in zip(figures, times, strict=True):
            figure.time_id, figure.edtf, figure.time_role = time.time_id or None, time.edtf, "during"
            figure.start_date, figure.end_date, figure.time_source = time.start_date, time.end_date, "explicit"

    def _noun_text(self, clause: Clause) -> str:
        """The clause before the quantity, without the time that opens it."""
        left, at = clause.left, clause.left_start
        if left[:1] == "期" and clause.follows:
            left, at = left[1:], at + 1  # 30年期国债
        i, times = bisect_right(self._time_starts, clause.outer_start - 1) - 1, self.page.times
        while i >= 0:
            time = times[i]
            cut = time.end - at
            if cut <= 0:
                return left
            if cut <= len(left) and time.precision != "duration":
                if left[cut:] in ("", "的") and not left[: max(0, time.start - at)].endswith(("比", "较")):
                    return left[: max(0, time.start - at)]
                if self.scope.governs(time) or time.text.endswith("以来"):
                    break
            i -= 1
        else:
            return left
        before, after = left[: max(0, time.start - at)], left[cut:]
        if before.endswith(("由", "从", "自")) or after.strip() in ("", "的"):
            return before
        if not before:
            return after
        noun = read_predicate(after, "", clause.quantity.kind).noun
        if len(before) > 3 and before.endswith("在") and len(left_noun(noun)) < 2:
            return before[:-1] + after[len(noun) :]
        return after if noun.strip() else before + after

    def _predicate(self, clause: Clause, text: str, before: Figure | None, previous: Predicate | None) -> Predicate:
        found = read_predicate(text, clause.right, clause.quantity.kind)
        if "番" in clause.quantity.text:
            found.measure, found.direction = "growth", "up"
            compared = _THAN.search(found.noun)
            if compared:
                found.noun, found.comparison = found.noun[: compared.start()], compared.group()
        if clause.quantity.kind == "percent" and found.measure == "level" and not found.role and clause.right:
            counted = following_noun(clause.right, verb_first=False)
            if counted and not counted.endswith(RATED):
                found.measure = "share"
        if before is None or previous is None or not clause.follows:
            return found
        if previous.role == "from":
            found.role, found.noun = "to", ""
            found.measure = "share" if previous.measure == "share" else "level"
            found.direction = None
            return found
        if previous.base is not None and found.comparison is None and found.measure in ("growth", "change"):
            found.comparison = previous.base
        listed = text.startswith(("、", "和", "及", "与")) and before.kind == clause.quantity.kind == "count"
        if listed and found.measure == "level" and previous.measure == "change":
            found.measure, found.direction = "change", before.direction
        if found.bare and not found.noun.strip("、和及与") and before.kind == clause.quantity.kind:
            found.measure, found.direction = before.measure, before.direction
            found.comparison = before.comparison
        return found

    def _set_indicator(self, figure: Figure, clause: Clause, predicate: Predicate, before: Figure | None) -> None:
        found = find_indicator(clause, predicate)
        if (
            self.figures
            and (predicate.noun[:1] in _POINTING or "的这" in predicate.noun)
            and _PRONOUN.search(predicate.noun)
        ):
            found = self.figures[-1].indicator
            subject = self._subjects.topic(clause) or self.figures[-1].subject
        elif found is None:
            found, subject = self._carried(clause, figure, before, predicate)
        else:
            found = self._in_full(clause, found, before)
            owner, found = self._subjects.split(clause, found)
            subject = owner
            if before is not None:
                found = self._in_series(clause, found, figure, before)
            if subject is None:
                subject = self._subjects.actor(clause, predicate.noun)
            if subject is None and before is not None:
                subject = before.subject
            if found in TOLL:
                subject = self._subjects.accident(clause) or owner
        if found and subject and figure.kind == "percent" and self._subjects.is_owner(found):
            subject = None  # 甲涨3%，乙跌2%: each is what is measured
        figure.indicator = found or None
        figure.subject = subject if subject != found else None

    def _in_full(self, clause: Clause, found: str, before: Figure | None) -> str:
        """A bare rate or size with what it is of: the topic of the clause beside it, else the figure before."""
        rate = found in _BARE_RATES or found.startswith("占")
        if not rate and found not in _BARE_SIZES:
            return found
        if clause.mark in ("，", ",") and (before is None or before.end <= clause.before_first):
            topic = topic_of(self._clause_before(clause))
            sized = topic is None or is_size(topic)
            if topic and not topic.endswith(found) and not self._subjects.is_owner(topic) and (rate or not sized):
                return topic + found
        if before is None or not before.indicator:
            return found
        if rate:
            return before.indicator + found
        beside = clause.follows and clause.left.lstrip("、").startswith(found)
        return (grown_of(before.indicator) if beside else "") + found

    def _clause_before(self, clause: Clause) -> str:
        """The clause before, without the time that opens it."""
        times = self.page.times
        start, stop = clause.before_first, clause.first - len(clause.mark)
        i = bisect_left(self._time_starts, start)
        if i < len(times) and times[i].start == start:
            start = times[i].end
        return self.page.norm[start:stop].lstrip("，,")

    def _in_series(self, clause: Clause, found: str, figure: Figure, before: Figure) -> str:
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

    def _carried(
        self, clause: Clause, figure: Figure, before: Figure | None, predicate: Predicate
    ) -> tuple[str | None, str | None]:
        """Indicator and subject of the figure before, or the noun of a clause beside this one."""
        if clause.mark in ("）", ")") and (name := self._before_remark(clause)):
            subject, name = split_owner(name)
            return name, subject
        bracketed = clause.mark in ("（", "(") and not clause.follows and not clause.left.strip(_JOINTS)
        size = size_before(self.page.norm[clause.before_first : clause.first - len(clause.mark)]) if bracketed else None
        if size:
            return size, None
        if figure.kind == "duration" and not predicate.role and predicate.measure == "level":
            if before is None:
                return None, None
            same = before.kind == "duration" and _LIMIT.fullmatch(clause.left)
            return before.indicator if same else None, before.subject
        if before is not None and clause.paired and before.indicator and before.indicator.endswith(HOUSEHOLDS):
            return before.indicator.removesuffix(HOUSEHOLDS) + _HEADS[before.indicator == HOUSEHOLDS], before.subject
        if (
            before is not None
            and (before.unit in _SETTLEMENTS or before.indicator in _SETTLEMENTS)
            and figure.unit == "人"
            and ((left := clause.left.rstrip("共")) == "" or left in _SETTLEMENTS)
        ):
            return INHABITANTS, before.subject
        if before is not None:
            name = None if before.kind == "duration" != figure.kind else _said_of(figure, before)
            return self._topic or name, before.subject
        name = self._label(clause) or self._beside(clause, predicate)
        if name is None and self.figures and predicate.comparison and not predicate.noun:
            last = self.figures[-1]
            same_block = self.page.section_at(last.start) is self.page.section_at(figure.start)
            return (last.indicator, last.subject) if same_block else (None, None)
        if name is None:
            return None, None
        subject, name = split_owner(name)
        return name, subject

    def _before_remark(self, clause: Clause) -> str | None:
        """The noun before the remark in brackets that a clause follows: 茶师（持证三年以上者）占一半."""
        norm, end = self.page.norm, clause.first - 1
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
        text = self.page.norm[clause.before_first : clause.first - len(clause.mark)]
        return None if _DATELINE.search(text) else left_noun(text) or None

    def _beside(self, clause: Clause, predicate: Predicate) -> str | None:
        """The topic of the clause before; for the ends of a change that opens its sentence, of the one behind."""
        norm = self.page.norm
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

    def _set_time(self, figure: Figure, clause: Clause, predicate: Predicate) -> None:
        governing = self.scope.governing(figure.start, figure.end)
        outer = self._governing_end(figure, governing) if predicate.role == "to" else governing
        apply_time(figure, clause, outer, predicate.role if outer is governing else "lone_to")
        undated = figure.start_date is None and figure.end_date is None
        if figure.time_source == "none" or (figure.time_source == "inherited" and undated):
            day = self._stories.of(figure, clause)
            if day.time is not None:
                apply_time(figure, clause, day, predicate.role, in_story=True)
        if figure.time_source in ("none", "inherited"):
            day = self._gatherings.day(figure, clause.sentence)
            if day.time is not None:
                apply_time(figure, clause, day, predicate.role, in_story=True)
        role, time = predicate.role, governing.time
        if role in ("from", "to"):
            last = self._ends.get("to")
            # 甲从2020年的3家增至2024年的9家，乙从5亿元增至7亿元: both in the same years.
            said_before = time is None or time.start < (last.start if last is not None else 0)
            if last is not None and role in self._ends and said_before:
                repeat_ends(figure, self._ends[role])
            self._ends[role] = figure
        elif "年均" in clause.left and len(self._ends) == 2 and self._ends["to"].start >= self._ends_of:
            span_ends(figure, self._ends["from"], self._ends["to"])

    def _governing_end(self, figure: Figure, governing: Governing) -> Governing:
        """What governs the end of 从6月的A降至B: not the time that stands at A alone, but the one before it."""
        first, time = self._ends.get("from"), governing.time
        if (
            first is None
            or time is None
            or not (
                _EMBEDDED.fullmatch(self.page.norm, time.end, max(time.end, first.start))
                or _OPENED.fullmatch(self.page.norm, max(0, time.start - 1), max(time.start, first.start))
            )
        ):
            return governing
        return self.scope.governing(time.start, figure.end)

    def date_headlines(self) -> None:
        """Give a headline's undated figures the date of the body figure that restates them."""
        page = self.page
        if not page.sections:
            return
        undated = [i for i, f in enumerate(self.figures) if f.time_source == "none"]
        first = next((i for i in undated if page.section_at(self.figures[i].start).is_head), None)
        if first is None:
            return
        below: list[Figure] = []
        for figure in reversed(self.figures[first:]):
            if not page.section_at(figure.start).is_head:
                below.append(figure)
            elif figure.time_source == "none" and figure.value is not None:
                body = _restated(figure, below[-_RESTATED_WITHIN:])
                if body is not None:
                    _copy_time(figure, body)
        self._date_tolls(self.figures[first:])

    def _date_tolls(self, figures: list[Figure]) -> None:
        """Give a headline's toll that no figure of the body restates the day that the body opens with."""
        page = self.page
        for figure in figures:
            head = page.section_at(figure.start)
            if figure.time_source != "none" or not head.is_head:
                continue
            if figure.indicator not in TOLL and not of_story(figure, page.norm[head.start : head.end]):
                continue
            day = self._stories.told_below(figure.start)
            if day.time is not None:
                figure.time_id, figure.edtf = day.time.time_id or None, day.edtf
                figure.start_date, figure.end_date = day.start_date, day.end_date
                figure.time_role, figure.time_source = day.role, "inherited"


def _said_of(figure: Figure, before: Figure) -> str | None:
    """The indicator of the figure before, as this one takes it over: a change in points is one of its growth."""
    name = before.indicator
    if name and figure.kind == "percentage_point" and before.measure == "growth":
        return name if name.endswith(("增速", "率", "幅")) else name + "增速"
    return name


def _restated(figure: Figure, below: list[Figure]) -> Figure | None:
    """The first figure of a body, given from its end, that says what a headline says: exactly, else nearly."""
    value = figure.value or 0.0
    same = [f for f in below if f.value is not None and (f.unit == figure.unit or f.kind == figure.kind == "count")]
    for near in (0.0, _NEAR):
        said = [f for f in reversed(same) if abs((f.value or 0.0) - value) <= near * abs(value)]
        for body in [f for f in said if f.start_date is not None] + said:
            if body.time_source != "none":
                return body
    return None


def _copy_time(figure: Figure, body: Figure) -> None:
    figure.time_id, figure.edtf = body.time_id, body.edtf
    figure.start_date, figure.end_date = body.start_date, body.end_date
    figure.time_role = body.time_role
    figure.time_source = "inherited" if body.time_source != "none" else "none"


def _figure_of(q: Quantity) -> Figure:
    return Figure(
        q.start, q.end, q.text, q.kind, q.bound, q.value, q.value_min, q.value_max, q.stated_value, q.unit_mult,
        q.modifier, q.unit_text, q.unit, q.value_si, q.unit_si,
    )  # fmt: skip
