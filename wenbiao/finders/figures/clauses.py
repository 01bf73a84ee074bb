"""What stands around a quantity: its clause, cut at marks and at the quantities beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wenbiao.page import Page
from wenbiao.quantities import Quantity
from wenbiao.records import Sentence

# A short remark in brackets, as in 广义货币（M2）余额, parts nothing. The pattern opens with the characters of all
# marks, so that a search skips to the next one.
_MARK = re.compile(
    r"[，；;。：:！？!?\n（）()…\t—,](?:(?<![—,（(])|(?<=[（(])(?P<aside>(?:[A-Za-z]+\d?|[^（）()，。；：\d]{1,10})[）)])?"
    r"|(?<=—)—|(?<=,)(?!\d{3}(?!\d)))"
)
# In a headline a space parts clauses as a comma does elsewhere.
_HEADLINE_MARK = re.compile(rf"{_MARK.pattern}|(?<=[^\s\x00-\x7f])[ \u3000]++(?=[^\s\x00-\x7f])")
_BRACKETS = ("（", "(")
# 3人（均为乘客）死亡: what a number counts may stand behind a remark on it.
_REMARK = 24
_ASIDE = re.compile(rf"[（(][^（）()\d]{{3,{_REMARK}}}[)）]")
_CONVERTED = re.compile(r"[（(](?:约|大约)?[合折][^（）()，。；]{2,20}[）)]")
_JOINTS = "、和与及或 "
# Each of these is counted for itself: 3胜4平, 6金6银, 7死4伤.
_SCORES = frozenset("胜平负金银铜死伤亡")
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
        paired: a count stands right beside another (505户1748人).
        closed: a mark ends ``right``, and no further quantity.
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
    paired: bool = False
    closed: bool = False


def clauses_of(page: Page) -> list[list[Clause]]:
    """The clauses of all quantities, one list for each sentence that holds any."""
    found: list[list[Clause]] = []
    quantities = page.quantities
    i = 0
    while i < len(quantities):
        sentence = page.sentence_at(quantities[i].start)
        j = i + 1
        while j < len(quantities) and quantities[j].start < sentence.end:
            j += 1
        headline = bool(page.sections) and page.section_at(sentence.start).is_head
        found.append(_in_sentence(page.norm, sentence, quantities[i:j], headline))
        i = j
    return found


def _in_sentence(norm: str, sentence: Sentence, quantities: list[Quantity], headline: bool) -> list[Clause]:
    marks = [
        m.span()
        for m in (_HEADLINE_MARK if headline else _MARK).finditer(norm, sentence.start, sentence.end)
        if not m.lastgroup
    ]
    marks.append((sentence.end, sentence.end))
    out: list[Clause] = []
    at, mark_end, mark, before = 0, sentence.start, "", sentence.start
    previous_end = sentence.start
    for n, quantity in enumerate(quantities):
        start, end = _with_modifiers(norm, quantity)
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
        pair = n + 1 < len(quantities) and quantities[n + 1].start == end and _are_pair(quantity, quantities[n + 1])
        end, stop = _behind(norm, quantities, n, end, marks[k][0], pair)
        if norm[end : end + 1] in _BRACKETS:
            if converted := _CONVERTED.match(norm, end):
                # 31亿欧元（约合241亿元人民币）的损失
                end = converted.end()
                stop = next(a for a, _ in marks[k:] if a >= end)
            elif stop == end:
                end, stop = _behind_remark(norm, marks, k, quantities[n + 1 : n + 2])
        left, right = norm[left_start:start], _said_behind(norm, end, stop)
        paired = pair or (n > 0 and quantity.start == previous_end and _are_pair(quantities[n - 1], quantity))
        closed = stop == marks[k][0] and stop - end <= _REACH
        out.append(
            Clause(
                quantity, sentence, left_start, left, right, follows, mark, mark_end, start, end, before, paired, closed
            )
        )
        previous_end = quantity.outer_end if quantity.outer_end >= 0 else quantity.end
    return out


def _with_modifiers(norm: str, quantity: Quantity) -> tuple[int, int]:
    """Span of a quantity with the modifiers beside it."""
    start = quantity.start
    outer_start = quantity.outer_start
    # Between a modifier and its number these are no modifiers: 约占全国的一半, 时速350公里.
    if outer_start >= start or (
        outer_start >= 0 and norm.find("占", outer_start, start) < 0 and norm.find("时速", outer_start, start) < 0
    ):
        start = outer_start
    if norm[start : start + 1] == "约" and norm.endswith("大", 0, start):
        start -= 1
    return start, quantity.outer_end if quantity.outer_end >= 0 else quantity.end


def _behind(norm: str, quantities: list[Quantity], n: int, end: int, stop: int, pair: bool) -> tuple[int, int]:
    """Where a quantity ends with the sizes and counts right behind it, and where the next mark or quantity stands."""
    following = quantities[n + 1] if n + 1 < len(quantities) else None
    if following is None:
        return end, stop
    start_of_next = _outer_start(following)
    # 2380亿元7天期逆回购
    dated = following.start == end and following.kind == "duration" and norm.startswith("期", following.end)
    if pair or dated:
        behind = following.outer_end if following.outer_end >= 0 else following.end
        beyond = min([stop] + [_outer_start(later) for later in quantities[n + 2 : n + 3]])
        return (behind if pair else following.end + 1), beyond
    if start_of_next > end or following.kind not in ("measure", "money"):
        return end, min(stop, start_of_next)
    end = following.outer_end if following.outer_end >= 0 else following.end
    end, next_start = _behind_sizes(norm, end, quantities, n + 2)
    return end, min(stop, next_start)


def _said_behind(norm: str, end: int, stop: int) -> str:
    """The text between a quantity and the next mark or quantity, without a short remark or what only joins the two."""
    if stop <= end:
        return ""
    right = norm[end : min(stop, end + _REACH)]
    if right[0] in _BRACKETS and (remark := _ASIDE.match(right)):
        right = right[remark.end() :]
    return "" if right[:1] in _JOINTS and not right.strip(_JOINTS) else right


def _outer_start(quantity: Quantity) -> int:
    return quantity.outer_start if quantity.outer_start >= 0 else quantity.start


def _are_pair(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers side by side count the same in two units (505户1748人)."""
    if first.unit_text == second.unit_text or {first.unit_text, second.unit_text} & _SCORES:
        return False
    return first.kind == second.kind == "count"


def _behind_remark(norm: str, marks: list[tuple[int, int]], k: int, following: list[Quantity]) -> tuple[int, int]:
    """The stretch behind a remark in brackets without numbers, up to the next mark; nothing where none stands."""
    start = marks[k][0]
    closing = marks[k + 1] if k + 2 < len(marks) else (start, start)
    before_next = not following or following[0].start >= closing[1]
    if norm[closing[0] : closing[1]] not in ("）", ")") or closing[0] - start > _REMARK or not before_next:
        return start, start
    stop = marks[k + 2][0]
    return closing[1], min(stop, following[0].start) if following else stop


def _behind_sizes(norm: str, end: int, quantities: list[Quantity], n: int) -> tuple[int, int]:
    """Where the sizes of what is counted end (22座35千伏和10千伏变电站), and where the next quantity begins."""
    while n < len(quantities) and quantities[n].kind == "measure" and norm[end : quantities[n].start] in ("和", "、"):
        end = quantities[n].end
        n += 1
    return end, quantities[n].start if n < len(quantities) else len(norm)
