"""Clauses: a sentence cut at its commas, with names, titles and brackets out of the way."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from wenbiao.page import Page
from wenbiao.records import Sentence, Time

FILLER = "□"
_INSET = re.compile(r"《[^《》\n]{1,120}》|“[^“”\n]{1,300}”|（[^（）\n]{1,80}）|\([^()\n]{1,80}\)|‘[^‘’\n]{1,80}’|「[^「」\n]{1,300}」|【[^【】\n]{1,40}】")
_CUT = re.compile(r"[，；;：。！？!?\n…]|,(?!\d{3})|:(?!\d)|(?<=[^\s\d])[ \u3000]+(?=\S)")
_TOPIC = re.compile(r"^(?:在|于|截至|自|从|随着|经|应|据|根据|按照|对|当)[^，]{1,24}$|^[^，]{1,12}(?:后|前|时|中|上|期间|之际|以来|之前|之后)$")

# Words of time that place nothing: the state of things now.
_PRESENT = frozenset("目前 当前 如今 眼下 当下 现在 现阶段 今后 未来 此前 此后 当今 长期 常年 每年 每天 历年 现".split())

_LONG = re.compile(r"年来$|年间$|以来$|近[几些]?年$|多年$|截至目前|至今$|迄今")


def mask(text: str) -> str:
    """Blank what stands inside quotation marks, brackets and 《》, keeping the marks and all offsets."""

    def blank(match: re.Match[str]) -> str:
        inset = match.group()
        return inset[0] + FILLER * (len(inset) - 2) + inset[-1]

    return _INSET.sub(blank, text)


@dataclass(slots=True)
class Clause:
    """A piece of a sentence between two commas; offsets are of the page."""

    start: int
    end: int
    text: str
    cut: str


class Clauses:
    """The clauses of a page's sentences, cut when asked for."""

    def __init__(self, page: Page, masked: str) -> None:
        self._page = page
        self._masked = masked
        self._cuts: dict[int, list[Clause]] = {}
        self._time_starts = [t.start for t in page.times]

    def of(self, sentence: Sentence) -> list[Clause]:
        """The clauses of a sentence, in order; ``cut`` is the mark that ends each."""
        known = self._cuts.get(sentence.start)
        if known is not None:
            return known
        clauses, start = [], sentence.start
        for match in _CUT.finditer(self._masked, sentence.start, sentence.end):
            if match.start() > start:
                clauses.append(self._clause(start, match.start(), match.group()))
            start = match.end()
        if start < sentence.end:
            clauses.append(self._clause(start, sentence.end, ""))
        self._cuts[sentence.start] = clauses
        return clauses

    def _clause(self, start: int, end: int, cut: str) -> Clause:
        text = self._masked[start:end]
        inner = text.strip()
        start += len(text) - len(text.lstrip())
        return Clause(start, start + len(inner), inner, cut)

    def times(self, start: int, end: int) -> list[Time]:
        """The time expressions inside ``[start, end)``."""
        starts = self._time_starts
        lo, hi = bisect_right(starts, start - 1), bisect_right(starts, end - 1)
        return self._page.times[lo:hi]

    def is_topic(self, clause: Clause) -> bool:
        """Whether a clause is only a time or a setting for the next (昨天下午，| 在会议上，)."""
        if clause.cut not in ("，", ",", " ", "\u3000"):
            return False
        times = self.times(clause.start, clause.end)
        if times and sum(t.end - t.start for t in times) + 4 >= clause.end - clause.start:
            return True
        return bool(_TOPIC.match(clause.text))


def grade(times: list[Time]) -> int:
    """How firmly times place a happening: 3 by a day, 2 by a period or 近日, 1 by 目前 and the like, 0 not at all."""
    best = 0
    for time in times:
        if time.precision in ("duration", "recurring"):
            continue
        if time.precision == "day":
            return 3
        best = max(best, 1 if time.text in _PRESENT or _LONG.search(time.text) else 2)
    return best
