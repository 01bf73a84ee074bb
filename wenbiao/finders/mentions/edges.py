"""Where a name may begin: the words and marks that end what stands before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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

    __slots__ = ("_ends", "_starts", "_tokens")

    def __init__(self, norm: str, tokens: list[Token]) -> None:
        automaton, n_stops = _automaton()
        self._ends = [end for i, _, end in automaton.find_matches_as_indexes(norm) if i < n_stops]
        self._tokens = tokens
        self._starts = [t.start for t in tokens]

    def before(self, at: int, low: int = 0) -> int:
        """The last offset at or before ``at``, not before ``low``, where a name may begin."""
        ends, tokens = self._ends, self._tokens
        i = bisect_right(ends, at) - 1
        while i >= 0 and ends[i] > low:
            end = ends[i]
            j = bisect_left(self._starts, end) - 1
            if j < 0 or tokens[j].end < end or tokens[j].end == end == at or not tokens[j].entry.names:
                return end
            # a word of grammar inside a listed name: 日本, 于都
            i -= 1
        return low
