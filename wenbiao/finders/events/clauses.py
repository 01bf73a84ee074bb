"""Clauses: a sentence cut at its commas, with names, titles and brackets out of the way."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from wenbiao.finders.events import realis
from wenbiao.finders.events.triggers import Trigger
from wenbiao.finders.events.words import words
from wenbiao.page import Page
from wenbiao.records import Section, Sentence, Time

_FILLER = "□"
_INSET = re.compile(
    r"《[^《》\n]{1,120}》|“[^“”\n]{1,300}”|（[^（）\n]{1,80}）|\([^()\n]{1,80}\)|‘[^‘’\n]{1,80}’|「[^「」\n]{1,300}」"
    r"|【[^【】\n]{1,40}】"
)
_LONGEST = 300
# How many clauses back a sentence's speaker is looked for.
_REACH = 24
_DIGIT = "\\d①-⑨⑴-⑼⒈-⒐❶-❾²³¹⁰⁴-⁹₀-₉"
# What always cuts, and what cuts but for a comma or colon before a digit: a space cuts the clauses of a headline
# (…召开 王建军出席).
_MARKS = "，；;：。！？!?…"
_LOOSE_MARKS = ",: \u3000"
_LOOSE = re.compile(
    f"[{_LOOSE_MARKS}](?<![,:](?=[{_DIGIT}]))(?<![\\s{_DIGIT}][ \u3000])(?<![ \u3000](?!\\S))"
    "(?<![A-Za-z] (?=[A-Za-z0-9]))"
)
_TOPIC = re.compile(
    r"(?:在|于|截至|自|从|随着|经|应|据|根据|按照|对|当)[^，]{1,24}"
    r"|[^，]{1,12}(?:后|前|时|中|上|期间|之际|以来|之前|之后)"
)
_COMMAS = frozenset("，, \u3000")
_TOPIC_FIRST, _TOPIC_LAST = frozenset("在于截自从随经应据根按对当"), frozenset("后前时中上间际来")
# A reporter in front of what is told (美媒称|…), without a comma between.
_TOLD = re.compile(
    r"[^，。；：□“”]{1,12}?(?<![自人堪简俗号宣名通职])(?:称|证实|声称|报道说|说)(?![号为呼赞作霸职法明服])"
)

# Words of time that place nothing: the state of things now, and stretches up to now.
PRESENT = frozenset(words("present"))
_STRETCH = re.compile(r"年来$|年间$|以来$|近[几些一二两三四五十0-9]*年$|多年$|截至目前|至今$|迄今")


def mask(text: str) -> str:
    """Blank what stands inside quotation marks, brackets and 《》, keeping the marks and all offsets."""

    def blank(match: re.Match[str]) -> str:
        inset = match.group()
        return inset[0] + _FILLER * (len(inset) - 2) + inset[-1]

    return _INSET.sub(blank, text)


def cut(masked: str) -> str:
    """Write a line end for every mark that ends a clause."""
    if any(mark in masked for mark in _LOOSE_MARKS):
        masked = _LOOSE.sub("\n", masked)
    for mark in _MARKS:
        masked = masked.replace(mark, "\n")
    return masked


@dataclass(slots=True)
class Clause:
    """A piece of a sentence between two cuts; ``text`` is masked.

    What several triggers of a sentence ask of it is filled when first asked for.

    Attributes:
        topic: whether it is only a time or a setting for the next.
        demands: whether it tells of duties or plans.
    """

    start: int
    end: int
    text: str
    topic: bool | None = None
    demands: bool | None = None


@dataclass(slots=True)
class Setting:
    """A trigger in its clause.

    Attributes:
        start: where the clause begins, with a time or setting in front of it (昨天下午，).
        end: where the clause ends.
        before, after: the masked clause on both sides of the trigger.
        clauses, index: the sentence's clauses, and which of them, ``clause``, this is.
        times: the times of the sentence.
        attributive: whether the verb modifies a noun and a date of its own makes it a happening named in passing.
        cued: whether any cue of realis stands before the trigger, once the evidence has looked.
        reported: whether the clause has its reporter in front (美媒称).
        place: the place that 在 names in front of the verb, and its code; False until it is looked for.
    """

    trigger: Trigger
    trigger_start: int
    trigger_end: int
    sentence: Sentence
    section: Section
    clauses: list[Clause]
    index: int
    clause: Clause
    start: int
    end: int
    before: str
    after: str
    times: list[Time]
    reported: bool
    place: tuple[str, str | None] | Literal[False] | None = False
    cued: bool = False
    attributive: bool = False


class Clauses:
    """The clauses of a page's sentences, cut when asked for."""

    def __init__(self, page: Page, masked: str) -> None:
        self._page = page
        self._masked = masked
        self._flat = cut(masked)
        self._time_starts = [t.start for t in page.times]
        self._sentence: Sentence | None = None
        self._known: list[Clause] = []
        self._times: list[Time] = []
        self._index = 0
        # Where the part of the sentence begins that is not cut yet.
        self._uncut = 0
        # How many clauses of the sentence have been heard, and the last of them that led in an opinion and a report.
        self._heard = 0
        self._opinion = self._report = -_REACH

    def enter(self, sentence: Sentence) -> list[Time]:
        """Move to a sentence; its times."""
        if sentence is not self._sentence:
            self._sentence, self._known, self._index, self._uncut = sentence, [], 0, sentence.start
            self._heard, self._opinion, self._report = 0, -_REACH, -_REACH
            self._times = self.times(sentence.start, sentence.end)
        return self._times

    def _cut(self, sentence: Sentence, offset: int) -> list[Clause]:
        """The clauses of the sentence entered, in order, up to the one that holds an offset."""
        masked, clauses, start = self._masked, self._known, self._uncut
        while start <= offset:
            end = self._flat.find("\n", start, sentence.end)
            if end < 0:
                end = sentence.end
            # A clause longer than any that people write is cut at its 、, so that work on it stays bounded.
            while end - start > _LONGEST:
                at = masked.rfind("、", start + 1, start + _LONGEST)
                piece = at + 1 if at > 0 else start + _LONGEST
                clauses.append(Clause(start, piece, masked[start:piece]))
                start = piece
            if start < end:
                clauses.append(Clause(start, end, masked[start:end]))
            start = end + 1
        self._uncut = start
        return clauses

    def end(self, offset: int, sentence: Sentence) -> int:
        """Where the clause of a sentence that goes on at an offset ends."""
        bound = min(sentence.end, offset + _LONGEST)
        end = self._flat.find("\n", offset, bound)
        return bound if end < 0 else end

    def setting(self, trigger: Trigger, at: int, stop: int, section: Section) -> Setting | None:
        """Place a trigger of the sentence entered in its clause, the triggers in text order.

        Args:
            trigger: the word.
            at: where it begins.
            stop: where it ends.
            section: the block.

        Returns:
            The setting; None where it stands in no clause.
        """
        sentence, index = self._sentence, self._index
        if sentence is None:
            return None
        clauses = self._known if at < self._uncut else self._cut(sentence, at)
        while index < len(clauses) and clauses[index].end <= at:
            index += 1
        self._index = index
        if index == len(clauses):
            return None
        clause = clauses[index]
        start, end = clause.start, clause.end
        before = self._masked[start:at]
        told = _TOLD.match(before) if "称" in before or "说" in before or "证实" in before else None
        if told is not None:
            start += told.end()
            before = before[told.end() :]
        elif index:
            previous = clauses[index - 1]
            if previous.topic is None:
                previous.topic = self.is_topic(previous)
            if previous.topic:
                start = previous.start
        return Setting(
            trigger, at, stop, sentence, section, clauses, index, clause, start, end, before, self._masked[stop:end],
            self._times, told is not None,
        )  # fmt: skip

    def voices(self, index: int) -> tuple[bool, bool]:
        """Whether a clause before this one of the sentence leads in an opinion (强调 …), and else a report."""
        for at in range(self._heard, index):
            voice = realis.voice(self._known[at].text)
            if voice == "opinion":
                self._opinion = at
            elif voice == "report":
                self._report = at
        self._heard = max(self._heard, index)
        opinion = self._opinion >= index - _REACH
        return opinion, not opinion and self._report >= index - _REACH

    def times(self, start: int, end: int) -> list[Time]:
        """The time expressions that begin inside ``[start, end)``."""
        starts = self._time_starts
        low = bisect_left(starts, start)
        if low == len(starts) or starts[low] >= end:
            return []
        return self._page.times[low : bisect_left(starts, end, low)]

    def times_here(self, start: int, end: int) -> list[Time]:
        """The same, of a span within the sentence entered: most sentences have none."""
        times = self._times
        if not times or times[0].start >= end or times[-1].start < start:
            return []
        return times if start <= times[0].start and times[-1].start < end else self.times(start, end)

    def is_topic(self, clause: Clause) -> bool:
        """Whether a clause is only a time or a setting for the next (昨天下午，| 在会议上，)."""
        if self._masked[clause.end] not in _COMMAS:
            return False
        timed = 0
        for time in self.times_here(clause.start, clause.end):
            timed += time.end - time.start
        if timed and timed + 4 >= clause.end - clause.start:
            return True
        text = clause.text
        if len(text) > 26 or (text[0] not in _TOPIC_FIRST and text[-1] not in _TOPIC_LAST):
            return False
        return _TOPIC.fullmatch(text) is not None


def grade(time: Time | None) -> int:
    """How firmly a time places a happening: 3 a day, 2 a period or 近日, 1 目前 and the like, 0 none."""
    if time is None or time.precision in ("duration", "recurring"):
        return 0
    if time.precision == "day":
        return 3
    if time.text in PRESENT:
        return 1
    closed = time.start_date is not None and time.end_date is not None and (time.end_date - time.start_date).days < 367
    return 2 if closed or not _STRETCH.search(time.text) else 1
