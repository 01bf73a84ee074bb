"""Where a name may begin: the words and marks that end what stands before it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from wenbiao.finders.mentions.gazetteer import NAME, Tokens
from wenbiao.lexicon import groups_of
from wenbiao.records import Time

_MARKS = "，。、；：！？…—～“”‘’（）()《》〈〉【】「」『』[]{}<>,.;:!?\"'/|\\*#@=_-&%$￥^`~\n\t \u3000\xa0□■●▲★※→"

_MARK_SET = frozenset(_MARKS)
_TO_LAST_MARK = re.compile(f"(?s:.*)[{re.escape(_MARKS)}]")
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

    __slots__ = ("_find", "_n_stops", "_norm", "_time_ends", "_tokens")

    def __init__(self, norm: str, tokens: Tokens, times: list[Time]) -> None:
        automaton, self._n_stops = _automaton()
        self._find = automaton.find_matches_as_indexes
        self._norm = norm
        self._tokens = tokens
        self._time_ends = [time.end for time in times]

    def before(self, at: int, low: int = 0) -> int:
        """Where a name that ends at ``at`` may begin at the earliest, not before ``low``."""
        norm = self._norm
        if at == 0 or norm[at - 1] in _MARK_SET:
            return at
        if low < at - _LONGEST:
            low = at - _LONGEST
        # 今日中午|白果公司: a date is no part of a name
        i = bisect_right(self._time_ends, at) - 1
        if i >= 0 and self._time_ends[i] > low:
            low = self._time_ends[i]
        # the words that cross the ends are read whole, so that a part is not taken for another word
        base = low - _MARGIN if low > _MARGIN else 0
        mark = _TO_LAST_MARK.match(norm, low, at)
        if mark is not None and not self._in_name(mark.end(), at):
            base = low = mark.end()  # no word crosses a mark
        n_stops = self._n_stops
        found = self._find(norm[base : at + _MARGIN])
        found.reverse()
        for i, _, end in found:
            edge = base + end
            if edge <= low:
                break
            if i < n_stops and edge <= at and not self._in_name(edge, at):
                return edge
        return low

    def _in_name(self, edge: int, at: int) -> bool:
        """Whether an edge lies in a listed name, where a word of grammar ends nothing: 日本, 于都."""
        tokens = self._tokens
        j = bisect_left(tokens.starts, edge) - 1
        return j >= 0 and tokens.ends[j] >= edge and bool(tokens.kinds[j] & NAME) and not tokens.ends[j] == edge == at
