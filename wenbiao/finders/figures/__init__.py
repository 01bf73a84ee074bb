"""Finder of the table ``figures``: each quantity of a page with what its clause, sentence and section say of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from wenbiao.finders.figures.clauses import Clause, clauses_of
from wenbiao.finders.figures.indicator import (
    find_indicator,
    object_of,
    previous_noun,
    split_subject,
    strip_lead,
)
from wenbiao.finders.figures.predicate import Predicate, read_predicate
from wenbiao.finders.figures.status import find_status, planning_sections
from wenbiao.finders.figures.timing import apply_time
from wenbiao.finders.scope import TimeScope
from wenbiao.page import Page
from wenbiao.quantities import Quantity
from wenbiao.records import Figure, Mention

__all__ = ["find_figures"]

_HEADLINE = frozenset(("title", "heading"))
# A place before these is the first part of a longer name: 天津港.
_NAME_GOES_ON = frozenset("港市省县区州湾岛江河湖海山队人籍方式路街城镇乡村站厂站油")


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
        self.scope = TimeScope(page)
        self.figures: list[Figure] = []
        self._planning = planning_sections(page.sections)
        self._time_starts = [t.start for t in page.times]
        self._owners = [m for m in page.mentions if m.kind in ("organisation", "place")]
        self._owner_starts = [m.start for m in self._owners]

    def read(self, clauses: list[Clause]) -> None:
        """Read the figures of one sentence."""
        before: Figure | None = None
        predicate: Predicate | None = None
        for clause in clauses:
            figure = _figure_of(clause.quantity)
            text = self._noun_text(clause)
            predicate = self._predicate(clause, text, before, predicate)
            self._set_change(figure, predicate)
            self._set_indicator(figure, clause, predicate, before)
            self._set_time(figure, clause, predicate)
            self._set_status(figure, clause, predicate)
            self._set_place(figure, clause)
            self.figures.append(figure)
            before = figure

    def _noun_text(self, clause: Clause) -> str:
        """The clause before the quantity, without the time that opens it."""
        left, at = clause.left, clause.left_start
        i = bisect_right(self._time_starts, clause.outer_start - 1) - 1
        if i < 0:
            return left
        time = self.page.times[i]
        cut = time.end - at
        if not 0 < cut <= len(left) or time.precision == "duration" or not self.scope.governs(time):
            return left
        before, after = left[: max(0, time.start - at)], left[cut:]
        if before.endswith(("由", "从", "自")) or after.strip() in ("", "的"):
            return before
        return after

    def _predicate(self, clause: Clause, text: str, before: Figure | None, previous: Predicate | None) -> Predicate:
        found = read_predicate(text, clause.right, clause.quantity.kind)
        if before is None or previous is None or not clause.follows:
            return found
        if found.bare and not found.noun.strip("、和及与") and before.kind == clause.quantity.kind:
            found.measure, found.direction = before.measure, before.direction
            found.comparison = before.comparison
        return found

    @staticmethod
    def _set_change(figure: Figure, predicate: Predicate) -> None:
        figure.measure, figure.direction = predicate.measure, predicate.direction
        figure.comparison = predicate.comparison

    def _set_indicator(self, figure: Figure, clause: Clause, predicate: Predicate, before: Figure | None) -> None:
        found = find_indicator(clause, predicate)
        subject: str | None = None
        if found is None:
            found, subject = self._carried(clause, figure, before)
        else:
            subject, found = self._split(clause, found)
            if subject is None:
                actor, _ = object_of(predicate.noun)
                subject = self._owner_in(clause.first, clause.outer_start)
                if subject is None:
                    actor = strip_lead(actor).strip("、的了 ")
                    subject = actor if len(actor) >= 2 else None
            if subject is None and before is not None:
                subject = before.subject
        figure.indicator = found or None
        figure.subject = subject or None

    def _carried(self, clause: Clause, figure: Figure, before: Figure | None) -> tuple[str | None, str | None]:
        """Indicator and subject of the figure before, or the noun of the clause before."""
        if before is not None:
            name = before.indicator
            if name and figure.kind == "percentage_point" and before.measure == "growth" and not name.endswith(("增速", "率", "幅")):
                name += "增速"
            return name, before.subject
        if clause.before_first < clause.first:
            text = self.page.norm[clause.before_first : clause.first - len(clause.mark)]
            i = bisect_left(self._time_starts, clause.before_first)
            if i < len(self.page.times):
                time = self.page.times[i]
                if time.start == clause.before_first:
                    text = text[time.end - time.start :]
            name = previous_noun(text)
            if name:
                subject, name = split_subject(name)
                return name, subject
        return None, None

    def _split(self, clause: Clause, found: str) -> tuple[str | None, str]:
        """Take the owner off a noun phrase: a mention that opens it, or 全国, 我国."""
        at = clause.left.rfind(found)
        if at >= 0:
            start = clause.left_start + at
            i = bisect_left(self._owner_starts, start)
            if i < len(self._owners) and self._owners[i].start == start:
                owner = self._owners[i]
                rest = found[owner.end - start :].lstrip("的")
                if len(rest) >= 2 and rest[0] not in _NAME_GOES_ON:
                    further, rest = split_subject(rest)
                    return owner.text + (further or ""), rest
        return split_subject(found)

    def _owner_in(self, start: int, end: int) -> str | None:
        """The first organisation or place that a stretch names."""
        i = bisect_left(self._owner_starts, start)
        if i < len(self._owners) and self._owners[i].end <= end:
            return self._owners[i].text
        return None

    def _set_time(self, figure: Figure, clause: Clause, predicate: Predicate) -> None:
        governing = self.scope.governing(figure.start, figure.end)
        apply_time(figure, clause, governing, predicate.role)

    def _set_status(self, figure: Figure, clause: Clause, predicate: Predicate) -> None:
        at = self.page.section_index(figure.start)
        planning = bool(self._planning[at]) if 0 <= at < len(self._planning) else False
        figure.status = find_status(
            self.page, clause, planning, figure.end_date, figure.time_role,
            predicate.role == "from",
        )

    def _set_place(self, figure: Figure, clause: Clause) -> None:
        """The place that governs the figure: the last one named before it in its sentence."""
        i = bisect_left(self._owner_starts, figure.start) - 1
        while i >= 0 and self._owners[i].start >= clause.sentence.start:
            owner: Mention = self._owners[i]
            if owner.kind == "place" and not re.search("[；;]", self.page.norm[owner.end : figure.start]):
                figure.place, figure.place_code = owner.canonical or owner.text, owner.code
                return
            i -= 1

    def date_headlines(self) -> None:
        """Give a headline's undated figures the date of the body figure that restates them."""
        page = self.page
        bodies: dict[tuple[float, str | None], Figure] = {}
        kinds = [page.section_at(f.start).kind if page.sections else "" for f in self.figures]
        undated: list[Figure] = []
        for figure, kind in zip(reversed(self.figures), reversed(kinds), strict=True):
            if figure.value is None:
                continue
            key = (figure.value, figure.unit)
            if kind in _HEADLINE:
                if figure.start_date is None and figure.time_source == "none":
                    undated.append(figure)
                    body = bodies.get(key)
                    if body is not None:
                        _copy_time(figure, body)
            else:
                bodies[key] = figure


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
