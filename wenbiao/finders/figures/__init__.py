"""Finder of the table ``figures``: each quantity of a page with what its clause, sentence and section say of it.

:mod:`.clauses` cuts the surroundings of a quantity, :mod:`.predicate` reads the verb or noun of change beside it.
:mod:`.indicator` says what is measured: from :mod:`.nouns`, :mod:`.objects` and :mod:`.lengths` before the number,
:mod:`.following` and :mod:`.heads` behind it, over lists (:mod:`.series`) and from the figure before
(:mod:`.carried`); :mod:`.subject` whose it is. :mod:`.timing` says when it holds, with the day of an accident
(:mod:`.stories`), of a meeting (:mod:`.gatherings`) or of any event (:mod:`.happenings`); :mod:`.status` whether it
is a fact, a target or a forecast.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from wenbiao.finders.figures.carried import Carrier, said_of
from wenbiao.finders.figures.clauses import Clause, clauses_of
from wenbiao.finders.figures.following import following_noun
from wenbiao.finders.figures.gatherings import Gatherings
from wenbiao.finders.figures.happenings import date_by_events
from wenbiao.finders.figures.indicator import RATED, find_indicator
from wenbiao.finders.figures.nouns import left_noun, opens_with_act
from wenbiao.finders.figures.predicate import Predicate, read_predicate
from wenbiao.finders.figures.series import shared_nouns
from wenbiao.finders.figures.status import Statuses
from wenbiao.finders.figures.stories import Stories
from wenbiao.finders.figures.subject import TOLL, Subjects, split_owner
from wenbiao.finders.figures.timing import apply_time, is_timeless, of_story, repeat_ends, span_ends
from wenbiao.finders.scope import Governing
from wenbiao.page import Page
from wenbiao.quantities import Quantity
from wenbiao.records import Figure, Sentence

__all__ = ["date_by_events", "find_figures"]

_AMOUNTS = frozenset(("count", "measure", "money"))
_LISTED = 16
_SHORTEST_NOUN = 2
_SHIFT_BEHIND = 12
_JOINTS = "、和与及以 ，"
# 青州到南岗由6小时缩短至2小时
_WAY = re.compile(r"([\u4e00-\u9fff]{2,5}[到至][\u4e00-\u9fff]{2,5}?)(?:将|的)?[由从]$")
# Characters from one change to the next that holds in the same years.
_NEXT_CHANGE = 80
# A headline rounds (百万条 for 101.8万条), and its body is not far.
_NEAR = 0.05
_RESTATED_WITHIN = 30
_THAN = re.compile(r"(?:(?<![重例])比(?!重|例)|较)[^比较]*$")
# 这一数字将达到56%: what the figure before was of.
_POINTING = frozenset("这该此")
_PRONOUN = re.compile(r"(?:^|的)(?:这|该|此)(?:一|个|项|一个)?(?:数字|比例|指标|数据|占比|比重)")


# What stands between a time and a number that is its alone: 2016年的A, 2016年实施的A调整为B.
_EMBEDDED = re.compile(r"(?:[^，,。；;的\d]{0,8})的")
# 由上年居世界第四位上升到第三位: so does what stands inside the words that open the change.
_OPENED = re.compile(r"[由从](?:[去上前]年|20\d\d年|19\d\d年)[^，。；、\d的]{1,6}")
_NO_LIST = re.compile(r"[^、和与及，]*")
# 7000亿美元，约合4.6万亿元人民币: the same amount.
_SAME = re.compile(r"[，,（(]?(?:约|大约)?[合折]合?(?:约|为)?")


_OUTLOOKS = ("增长预期", "增速预期", "增长预测", "增速预测")


def find_figures(pages: Sequence[Page]) -> list[list[Figure]]:
    """Find the figures of some pages, those of each in text order."""
    clauses = [clauses_of(page) for page in pages]
    return [_Reader(page).read(said) if said else [] for page, said in zip(pages, clauses, strict=True)]


# 不少于执法人员总数的5%: a share, whatever ties it to what it is of.
_WHOLES = ("总数的", "总量的", "总额的", "总面积的", "总人数的", "总产值的", "总收入的")


class _Reader:
    """Reads the sentences of one page in order and keeps what a later figure takes over from an earlier one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.scope = page.scope
        self.figures: list[Figure] = []
        # The last figures of the sentence that a change leads from and to (由A提高到B).
        self._ends: dict[str, Figure] = {}
        self._ends_of = -1
        self._statuses = Statuses(page)
        self._stories = Stories(page, self.scope)
        self._gatherings = Gatherings(page, self.scope)
        self._time_starts = [t.start for t in page.times]
        self._subjects = Subjects(page)
        self._carrier = Carrier(page, self.figures, self._subjects.is_owner)

    def read(self, sentences: list[list[Clause]]) -> list[Figure]:
        """The figures of the page, given the clauses of each sentence that holds any."""
        for clauses in sentences:
            self._read_sentence(clauses)
        self._date_headlines()
        return self.figures

    def _read_sentence(self, clauses: list[Clause]) -> None:
        before: Figure | None = None
        predicate: Predicate | None = None
        self._carrier.enter()
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
            if figure.status == "forecast" and figure.time_source == "inherited":
                self._drop_past(figure)
            place = self._subjects.place(clause)
            if place is not None:
                figure.place, figure.place_code = place.canonical or place.text, place.code
            if before is not None and figure.kind == before.kind == "money" and _SAME.fullmatch(clause.left):
                _copy_time(figure, before)
                figure.time_source, figure.status = before.time_source, before.status
            self.figures.append(figure)
            if figure.kind == "duration" and not predicate.role and predicate.measure == "level":
                self._carrier.topic = left_noun(predicate.noun) or (before.indicator if before is not None else None)
            else:
                self._carrier.topic = None
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
                    listed = [f for f in earlier[-n:] if f.measure == "level"]
            bare = len(clause.left.partition("分别")[0].strip("，, 同环比均也")) < _SHORTEST_NOUN
            if not nouns and bare and len(listed) != n and figures[i].measure in ("growth", "change"):
                listed = self._counted_before(figures[i], n)
            if not nouns and len(listed) == n:
                for figure, counted in zip(figures[i : i + n], listed, strict=True):
                    figure.indicator, figure.subject = said_of(figure, counted), counted.subject
                continue
            for figure, noun in zip(figures[i : i + n], nouns, strict=False):
                owner, figure.indicator = split_owner(noun)
                figure.subject = owner or figure.subject

    def _counted_before(self, first: Figure, n: int) -> list[Figure]:
        """The amounts right before, that as many changes are of (生产3起、死亡5人。分别下降6%和8%)."""
        at = next(k for k in range(len(self.figures) - 1, -1, -1) if self.figures[k] is first)
        counted = self.figures[max(0, at - n) : at]
        near = counted and self.page.section_at(counted[0].start) is self.page.section_at(first.start)
        index = self.page.sentence_index
        if not near or index(first.start) - index(counted[0].start) > 1:
            return []
        if any(f.measure != "level" or f.kind not in _AMOUNTS or f.indicator is None for f in counted):
            return []
        if len({f.indicator for f in counted}) < n:
            return []
        if at > n and self._goes_with(self.figures[at - n - 1], counted[0]):
            return []
        return counted

    def _goes_with(self, earlier: Figure, later: Figure) -> bool:
        """Whether an amount belongs to the list that a later one opens: nothing but a 、 parts them."""
        return self.page.norm[earlier.end : later.start].count("、") == 1 and later.start - earlier.end < _LISTED

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
        named = self.figures[-1].indicator if clause.follows and self.figures else None
        if named and left.startswith(named):
            rest = left[len(named) :]
            if opens_with_act(rest):
                left, at = rest, at + len(named)  # 为3万儿童|补助餐费9亿元
            elif rest[:1] == "、" and clause.quantity.kind == "percent":
                left, at = rest[1:], at + len(named) + 1  # 5个茶园、覆盖率达80%
        i, times = bisect_right(self._time_starts, clause.outer_start - 1) - 1, self.page.times
        while i >= 0:
            time = times[i]
            cut = time.end - at
            if cut <= 0:
                return left
            based = time.start - at > 3 and left[: time.start - at].endswith(("超过", "超出"))  # 支出超过当年收入
            if cut <= len(left) and time.precision != "duration" and not based:
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
        right = clause.right
        if not right and ("从" in clause.left or "由" in clause.left):
            right = self.page.norm[clause.outer_end : min(clause.outer_end + _SHIFT_BEHIND, clause.sentence.end)]
            right = right if right[:1] in "，," else ""  # 从1990年的61%，下降到2014年的4%
        found = read_predicate(text, right, clause.quantity.kind)
        if "番" in clause.quantity.text:
            found.measure, found.direction = "growth", "up"
            compared = _THAN.search(found.noun)
            if compared:
                found.noun, found.comparison = found.noun[: compared.start()], compared.group()
        if clause.quantity.kind == "percent" and found.measure == "level" and not found.role:
            counted = following_noun(clause.right, verb_first=False) if clause.right else ""
            whole = self.page.norm.endswith(_WHOLES, 0, clause.quantity.start)
            if whole or (counted and not counted.endswith(RATED)):
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
            found, subject = self._carrier.carried(clause, figure, before, predicate)
        else:
            found = self._carrier.in_full(clause, found, before)
            owner, found = self._subjects.split(clause, found)
            subject = owner
            if before is not None:
                found = self._carrier.in_series(clause, found, figure, before)
            if subject is None:
                subject = self._subjects.actor(clause, predicate.noun)
            if subject is None and before is not None:
                subject = before.subject
            if found in TOLL:
                subject = self._subjects.accident(clause) or owner
        if found and subject and figure.kind == "percent" and self._subjects.is_owner(found):
            subject = None  # 甲涨3%，乙跌2%: each is what is measured
        if found and figure.kind in ("count", "percent", "duration") and self._subjects.is_place(found):
            # 青州仍有3万户断电: whose, not what; 增长率，青州由3%降到2%: of what the clause before names
            way = _WAY.search(clause.left) if figure.kind == "duration" else None
            name = way[1] if way else self._carrier.named_before(clause, before)
            if name or figure.kind != "percent":
                found, subject = name, None if way else found
        if subject is not None and subject[-1] in "已将":
            subject = subject[:-1]
        figure.indicator = found or None
        figure.subject = subject if subject != found else None

    def _set_time(self, figure: Figure, clause: Clause, predicate: Predicate) -> None:
        governing = self.scope.governing(figure.start, figure.end)
        outer = self._governing_end(figure, governing) if predicate.role == "to" else governing
        role = predicate.role if outer is governing else "lone_to"
        if role and figure.indicator is not None and figure.indicator.endswith(_OUTLOOKS):
            role = ""  # 将2026年增长预期由3%下调至2%: both are of the whole year
        apply_time(figure, clause, outer, role)
        undated = figure.start_date is None and figure.end_date is None
        if figure.time_source == "none" or (figure.time_source == "inherited" and undated):
            day = self._stories.of(figure, clause)
            if day.time is not None:
                apply_time(figure, clause, day, predicate.role, in_story=True)
        if figure.time_source in ("none", "inherited"):
            day = self._gatherings.day(figure, clause.sentence)
            if day.time is None:
                day = self._gatherings.day_of_same(figure, clause.sentence)
            if day.time is not None and not is_timeless(figure):
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

    def _drop_past(self, figure: Figure) -> None:
        """Take the past period of an earlier sentence from what is only expected."""
        reference, end = self.page.reference_date, figure.end_date
        if reference is not None and end is not None and figure.start_date != end < reference:
            figure.time_id = figure.edtf = figure.start_date = figure.end_date = figure.time_role = None
            figure.time_source = "none"

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

    def _date_headlines(self) -> None:
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
