"""Where a name may begin: the words and marks that end what stands before it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from wenbiao.finders.mentions.gazetteer import Token
from wenbiao.lexicon import load_lexicon

_MARKS = "，。、；：！？…—～“”‘’（）()《》〈〉【】「」『』[]{}<>,.;:!?\"'/|\\*#@=_-&%$￥^`~\n\t \u3000\xa0□■●▲★※→"


@cache
def _automaton() -> tuple[AhoCorasick, int]:
    groups = {g["group"]: g["words"].split() for g in load_lexicon("edges")}
    stops = [*dict.fromkeys(groups["stop"]), *_MARKS]
    inner = [w for w in dict.fromkeys(groups["inner"]) if w not in set(stops)]
    words = AhoCorasick(
        [*stops, *inner], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
    )
    return words, len(stops)


class Edges:
    """The offsets of one text behind which a name may begin."""

    __slots__ = ("_ends",)

    def __init__(self, norm: str, tokens: list[Token]) -> None:
        automaton, n_stops = _automaton()
        names = [(t.start, t.end) for t in tokens if (t.entry.place is not None and not t.entry.needs_context) or "organisation" in t.entry.kinds]
        ends: list[int] = []
        k, size = 0, len(names)
        for i, start, end in automaton.find_matches_as_indexes(norm):
            if i >= n_stops:
                continue
            while k < size and names[k][1] <= start:
                k += 1
            if k < size and names[k][0] < end:
                # a word of grammar inside a listed name: 日本, 于都
                continue
            ends.append(end)
        self._ends = ends

    def before(self, at: int, low: int = 0) -> int:
        """The last offset at or before ``at``, not before ``low``, where a name may begin."""
        i = bisect_right(self._ends, at) - 1
        return max(low, self._ends[i]) if i >= 0 else low
