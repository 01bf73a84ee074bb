"""Where a name may begin: the words and marks that end what stands before it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from wenbiao.finders.mentions.gazetteer import Token
from wenbiao.lexicon import groups_of

_MARKS = "，。、；：！？…—～“”‘’（）()《》〈〉【】「」『』[]{}<>,.;:!?\"'/|\\*#@=_-&%$￥^`~\n\t \u3000\xa0□■●▲★※→"

_MARK_SET = frozenset(_MARKS)
_LONGEST = 32
_MARGIN = 6


@cache
def _automaton() -> tuple[AhoCorasick, int]:
    groups = groups_of("edges")
    stops = [*dict.fromkeys(groups["stop"]), *_MARKS]
    inner = [w for w in dict.fromkeys(groups["inner"]) if w not in set(stops)]
    words = AhoCorasick(
        [*stops, *inner], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
    )
    return words, len(stops)


class Edges:
    """Tells where in one text a name may begin."""

    __slots__ = ("_automaton", "_n_stops", "_norm", "_starts", "_tokens")

    def __init__(self, norm: str, tokens: list[Token]) -> None:
        self._automaton, self._n_stops = _automaton()
        self._norm = norm
        self._tokens = tokens
        self._starts = [t.start for t in tokens]

    def before(self, at: int, low: int = 0) -> int:
        """Where a name that ends at ``at`` may begin at the earliest, not before ``low``."""
        if at == 0 or self._norm[at - 1] in _MARK_SET:
            return at
        low = max(low, at - _LONGEST)
        # the words that cross the ends are read whole, so that a part is not taken for another word
        base = max(0, low - _MARGIN)
        tokens, n_stops = self._tokens, self._n_stops
        for i, _, end in reversed(self._automaton.find_matches_as_indexes(self._norm[base : at + _MARGIN])):
            edge = base + end
            if edge <= low:
                break
            if i >= n_stops or edge > at:
                continue
            j = bisect_left(self._starts, edge) - 1
            inside = j >= 0 and tokens[j].end >= edge and tokens[j].entry.names
            # a word of grammar inside a listed name is no edge: 日本, 于都
            if not inside or tokens[j].end == edge == at:
                return edge
        return low
