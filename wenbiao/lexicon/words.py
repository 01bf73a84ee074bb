"""Words whose characters look like numerals: 一切, 四川, 千方百计, 三峡."""

from __future__ import annotations

import re
from functools import cache

from wenbiao.lexicon import load_lexicon

NUMERAL_RUN = re.compile("[零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟兆]+")


@cache
def _index() -> tuple[frozenset[str], dict[str, tuple[tuple[int, int], ...]]]:
    """All words, and for each run of numeral characters how far the words that hold it reach to its left and right."""
    words: set[str] = set()
    reach: dict[str, set[tuple[int, int]]] = {}
    for entry in load_lexicon("numeral_words"):
        for word in entry["words"]:
            words.add(word)
            for match in NUMERAL_RUN.finditer(word):
                reach.setdefault(match.group(), set()).add((match.start(), len(word) - match.end()))
    return frozenset(words), {run: tuple(sorted(sides)) for run, sides in reach.items()}


def is_word_part(norm: str, start: int, end: int) -> bool:
    """Whether the run ``norm[start:end]`` of numeral characters is part of a word of the lexicon."""
    words, reach = _index()
    sides = reach.get(norm[start:end])
    if sides is None:
        return False
    return any(norm[start - left if start >= left else start : end + right] in words for left, right in sides)
