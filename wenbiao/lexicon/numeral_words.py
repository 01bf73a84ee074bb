"""Words whose characters look like numerals: 一切, 四川, 千方百计, 三峡."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from wenbiao.lexicon import load_lexicon

_RUN = re.compile("[零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟]+")


class _Reach(NamedTuple):
    """What the words that hold a run of numeral characters have beside it."""

    before: frozenset[str]
    after: frozenset[str]
    alone: bool
    sides: tuple[tuple[int, int], ...]


@cache
def _index() -> tuple[frozenset[str], dict[str, _Reach]]:
    words: set[str] = set()
    sides: dict[str, set[tuple[int, int]]] = {}
    beside: dict[str, tuple[set[str], set[str]]] = {}
    for entry in load_lexicon("numeral_words"):
        for word in entry["words"]:
            words.add(word)
            for match in _RUN.finditer(word):
                run = match.group()
                sides.setdefault(run, set()).add((match.start(), len(word) - match.end()))
                before, after = beside.setdefault(run, (set(), set()))
                before.update(word[: match.start()][-1:])
                after.update(word[match.end() :][:1])
    reaches = {
        run: _Reach(frozenset(beside[run][0]), frozenset(beside[run][1]), run in words, tuple(sorted(sides[run])))
        for run in sides
    }
    return frozenset(words), reaches


def is_word_part(norm: str, start: int, end: int) -> bool:
    """Whether the run ``norm[start:end]`` of numeral characters is part of a word of the lexicon."""
    words, reaches = _index()
    reach = reaches.get(norm[start:end])
    if reach is None:
        return False
    if reach.alone:
        return True
    if norm[end : end + 1] not in reach.after and norm[start - 1 : start] not in reach.before:
        return False
    return any(left <= start and norm[start - left : end + right] in words for left, right in reach.sides)
