"""What stands around a quantity: its clause, cut at marks and at the quantities beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wenbiao.page import Page
from wenbiao.quantities import Quantity
from wenbiao.records import Sentence

# A short remark in brackets, as in 广义货币（M2）余额, parts nothing.
_MARK = re.compile(
    r"[（(](?:[A-Za-z]+\d?|[^（）()，。；：\d]{1,10})[）)]|(?P<mark>[，；;。：:！？!?\n（）()…\t]|——|,(?!\d{3}(?!\d)))"
)
# Between a modifier and its number these are no modifiers: 约占全国的一半, 时速350公里.
_INNER = re.compile(r"占|时速")
_JOINTS = "、和与及或 "
# A noun phrase further away than this says nothing of a number.
_REACH = 60


@dataclass(slots=True)
class Clause:
    """The surroundings of one quantity.

    Attributes:
        quantity: the quantity.
        sentence: its sentence.
        left_start: offset of ``left``.
        left: from the last mark or the last quantity up to the quantity with its modifiers.
        right: from the quantity with its modifiers to the next mark or quantity.
        follows: a quantity stands before ``left`` in the same clause.
        mark: the mark before the clause, empty at the start of the sentence.
        first: offset of the first character of the clause, also where a quantity stands before.
        outer_start, outer_end: the quantity with the modifiers beside it; without them, where more stands between
            (约占全国的一半).
    """

    quantity: Quantity
    sentence: Sentence
    left_start: int
    left: str
    right: str
    follows: bool
    mark: str
    first: int
    outer_start: int
    outer_end: int
    before_first: int = 0


def clauses_of(page: Page) -> Iterator[list[Clause]]:
    """The clauses of all quantities, one list for each sentence that holds any."""
    quantities = page.quantities
    i = 0
    while i < len(quantities):
        sentence = page.sentence_at(quantities[i].start)
        j = i + 1
        while j < len(quantities) and quantities[j].start < sentence.end:
            j += 1
        yield _in_sentence(page.norm, sentence, quantities[i:j])
        i = j


def _in_sentence(norm: str, sentence: Sentence, quantities: list[Quantity]) -> list[Clause]:
    marks = [m.span() for m in _MARK.finditer(norm, sentence.start, sentence.end) if m.lastgroup]
    marks.append((sentence.end, sentence.end))
    out: list[Clause] = []
    at, mark_end, mark, before = 0, sentence.start, "", sentence.start
    previous_end = sentence.start
    for n, quantity in enumerate(quantities):
        start = quantity.outer_start if quantity.outer_start >= 0 else quantity.start
        end = quantity.outer_end if quantity.outer_end >= 0 else quantity.end
        if start < quantity.start and _INNER.search(norm, start, quantity.start):
            start = quantity.start
        if norm[start - 1 : start + 1] == "大约":
            start -= 1
        while marks[at][0] < start:
            a, b = marks[at]
            if a >= previous_end:
                before, mark_end, mark = mark_end, b, norm[a:b]
            at += 1
        follows = previous_end > mark_end
        left_start = max(previous_end if follows else mark_end, start - _REACH)
        k = at
        while marks[k][0] < end:
            k += 1
        stop = marks[k][0]
        if n + 1 < len(quantities):
            following = quantities[n + 1]
            start_of_next = following.outer_start if following.outer_start >= 0 else following.start
            if start_of_next > end or following.kind not in ("measure", "money"):
                stop = min(stop, start_of_next)
            else:
                end = following.outer_end if following.outer_end >= 0 else following.end
        stop = max(end, min(stop, end + _REACH))
        left, right = norm[left_start:start], norm[end:stop]
        if not right.strip(_JOINTS):
            right = ""
        out.append(Clause(quantity, sentence, left_start, left, right, follows, mark, mark_end, start, end, before))
        previous_end = quantity.outer_end if quantity.outer_end >= 0 else quantity.end
    return out
