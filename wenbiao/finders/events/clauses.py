"""Clauses: a sentence cut at its commas, with names, titles and brackets out of the way."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from wenbiao.finders.events.triggers import Candidate
from wenbiao.page import Page
from wenbiao.records import Section, Sentence, Time

_FILLER = "□"
_INSET = re.compile(
    r"《[^《》\n]{1,120}》|“[^“”\n]{1,300}”|（[^（）\n]{1,80}）|\([^()\n]{1,80}\)|‘[^‘’\n]{1,80}’|「[^「」\n]{1,300}」"
    r"|【[^【】\n]{1,40}】"
)
_LONGEST = 300
_CUT = re.compile("[，；;：。！？!?\n…,: \u3000]")
_TOPIC = re.compile(
    r"(?:在|于|截至|自|从|随着|经|应|据|根据|按照|对|当)[^，]{1,24}"
    r"|[^，]{1,12}(?:后|前|时|中|上|期间|之际|以来|之前|之后)"
)
# A reporter in front of what is told (美媒称|…), without a comma between.
_TOLD = re.compile(r"[^，。；：□“”]{1,12}?(?<![自人堪简俗号宣名通职])(?:称|证实|声称|报道说|说)(?![号为呼赞作霸职])")

# Words of time that place nothing: the state of things now, and stretches up to now.
_PRESENT = frozenset(
    [
        "目前",
        "当前",
        "如今",
        "眼下",
        "当下",
        "现在",
        "现阶段",
        "今后",
        "未来",
        "此前",
        "此后",
        "当今",
        "长期",
        "常年",
        "每年",
        "每天",
        "历年",
        "现",
    ]
)
_STRETCH = re.compile(r"年来$|年间$|以来$|近[几些一二两三四五十0-9]*年$|多年$|截至目前|至今$|迄今")


def mask(text: str) -> str:
    """Blank what stands inside quotation marks, brackets and 《》, keeping the marks and all offsets."""

    def blank(match: re.Match[str]) -> str:
        inset = match.group()
        return inset[0] + _FILLER * (len(inset) - 2) + inset[-1]

    return _INSET.sub(blank, text)


@dataclass(slots=True)
class Clause:
    """A piece of a sentence between two cuts; ``text`` is masked, ``cut`` the mark that ends it.

    ``voice`` is filled when first asked for: what the clause leads in, by its end.
    """

    start: int
    end: int
    text: str
    cut: str
    voice: str | None = None


@dataclass(slots=True)
class Setting:
    """A candidate in its clause.

    Attributes:
        start: where the clause begins, with a time or setting in front of it (昨天下午，).
        before, after: the masked clause on both sides of the trigger.
        clauses, index: the sentence's clauses, and which of them this is.
        reported: whether the clause has its reporter in front (美媒称).
        place: the place that 在 names in front of the verb, once it was looked for, and its code.
    """

    candidate: Candidate
    sentence: Sentence
    section: Section
    clauses: list[Clause]
    index: int
    start: int
    before: str
    after: str
    reported: bool
    place: tuple[str, str | None] | None = None

    @property
    def clause(self) -> Clause:
        """The clause of the trigger."""
        return self.clauses[self.index]

    @property
    def end(self) -> int:
        """Where the clause ends."""
        return self.clauses[self.index].end


class Clauses:
    """The clauses of a page's sentences, cut when asked for."""

    def __init__(self, page: Page, masked: str) -> None:
        self._page = page
        self._masked = masked
        self._time_starts = [t.start for t in page.times]
        self._sentence = -1
        self._known: list[Clause] = []
        self._ends: list[int] = []

    def of(self, sentence: Sentence) -> list[Clause]:
        """The clauses of a sentence, in order."""
        if sentence.start == self._sentence:
            return self._known
        masked, start = self._masked, sentence.start
        clauses: list[Clause] = []
        for match in _CUT.finditer(masked, start, sentence.end):
            at, mark = match.start(), match.group()
            if (mark in ",:" and masked[at + 1 : at + 2].isdigit()) or (mark in " \u3000" and not self._parts(at)):
                continue
            if at > start:
                self._add(clauses, start, at, mark)
            start = at + 1
        if start < sentence.end:
            self._add(clauses, start, sentence.end, "")
        self._sentence, self._known = sentence.start, clauses
        self._ends = [c.end for c in clauses]
        return clauses

    def _add(self, clauses: list[Clause], start: int, end: int, cut: str) -> None:
        """Add a clause; one longer than any that people write is cut at its 、, so that work on it stays bounded."""
        while end - start > _LONGEST:
            at = self._masked.rfind("、", start + 1, start + _LONGEST)
            piece = at + 1 if at > 0 else start + _LONGEST
            clauses.append(Clause(start, piece, self._masked[start:piece], "、"))
            start = piece
        clauses.append(Clause(start, end, self._masked[start:end], cut))

    def _parts(self, space: int) -> bool:
        """Whether a space parts two clauses of a headline (…召开 王建军出席)."""
        left, right = self._masked[space - 1 : space], self._masked[space + 1 : space + 2]
        return bool(left) and not left.isdigit() and not left.isspace() and bool(right) and not right.isspace()

    def setting(self, candidate: Candidate, sentence: Sentence, section: Section) -> Setting | None:
        """Place a candidate in its clause; None where it stands in none."""
        clauses = self.of(sentence)
        at = candidate.start
        index = bisect_right(self._ends, at)
        if index == len(clauses):
            return None
        clause = clauses[index]
        start = clause.start
        before = self._masked[start:at]
        told = _TOLD.match(before) if "称" in before or "说" in before or "证实" in before else None
        if told:
            start += told.end()
            before = before[told.end() :]
        if index and not told and self.is_topic(clauses[index - 1]):
            start = clauses[index - 1].start
        after = self._masked[candidate.end : clause.end]
        return Setting(candidate, sentence, section, clauses, index, start, before, after, told is not None)

    def times(self, start: int, end: int) -> list[Time]:
        """The time expressions that begin inside ``[start, end)``."""
        starts = self._time_starts
        low = bisect_left(starts, start)
        return self._page.times[low : bisect_left(starts, end, low)]

    def is_topic(self, clause: Clause) -> bool:
        """Whether a clause is only a time or a setting for the next (昨天下午，| 在会议上，)."""
        if clause.cut not in "，, \u3000":
            return False
        times = self.times(clause.start, clause.end)
        if times and sum(t.end - t.start for t in times) + 4 >= clause.end - clause.start:
            return True
        return clause.end - clause.start <= 26 and _TOPIC.fullmatch(clause.text) is not None


def grade(time: Time | None) -> int:
    """How firmly a time places a happening: 3 a day, 2 a period or 近日, 1 目前 and the like, 0 none."""
    if time is None or time.precision in ("duration", "recurring"):
        return 0
    if time.precision == "day":
        return 3
    if time.text in _PRESENT:
        return 1
    closed = time.start_date is not None and time.end_date is not None and (time.end_date - time.start_date).days < 367
    return 2 if closed or not _STRETCH.search(time.text) else 1
