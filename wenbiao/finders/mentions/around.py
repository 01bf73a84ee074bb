"""Foreign places that no list has, by what lies around them: 在巴戈里附近, 约旦河西岸城市巴戈, 巴戈里地区."""

from __future__ import annotations

import re

from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.gazetteer import Gazetteer
from wenbiao.finders.mentions.names import name_words, offsets
from wenbiao.finders.mentions.organisations import is_no_phrase
from wenbiao.records import Mention

_AROUND = ("地区", "附近", "郊区", "周边", "难民营", "自治区", "方向", "以东", "以西", "以南", "以北")
# What belongs to the name, and what makes it another word: 地区级.
_OF_NAME = frozenset(("地区", "难民营", "自治区"))
_NO_AROUND = re.compile(
    "地区(?:级|性|总|差|生|发展|和平|安全|国家|冲突|事务|热点|[^，。]{0,4}合作)|方向(?:盘|性|标|感)"
)
_BEFORE = frozenset("部城市区镇")
_SHORTEST, _LONGEST = 3, 10


def find_around(
    text: str, norm: str, edges: Edges, taken: bytearray, gazetteer: Gazetteer, near: list[Mention]
) -> list[Mention]:
    """Places spelt in the characters of transcription, before a word for what lies around them.

    Args:
        text: the document's text.
        norm: the same text, normalised.
        edges: where names may begin.
        taken: one byte a character, not zero where a row stands; those found are marked in it.
        gazetteer: for the words that are no names.
        near: the places found so far: a text that names no foreign one is not searched.

    Returns:
        Mentions of kind ``place``, each with the other places where the same name stands.
    """
    if all(row.code or row.canonical == "中国" for row in near):
        return []
    letters = name_words().transcription
    rows: list[Mention] = []
    for at in offsets(norm, _AROUND):
        start = at
        while start > 0 and at - start < _LONGEST and norm[start - 1] in letters and not taken[start - 1]:
            start -= 1
        if at - start < _SHORTEST or (start and not taken[start - 1] and not _begins(norm, start, edges)):
            continue
        own = norm[start:at]
        if _NO_AROUND.match(norm, at) or own in gazetteer.entries or not is_no_phrase(own):
            continue
        word = next(word for word in _AROUND if norm.startswith(word, at))
        end = at + len(word) if word in _OF_NAME else at
        rows.append(Mention(start, end, text[start:end], "place", text[start:at]))
        taken[start:end] = b"\x05" * (end - start)
    return rows + _again(text, norm, rows, taken)


def _begins(norm: str, start: int, edges: Edges) -> bool:
    """Whether a name may begin at an offset: behind a word of grammar, or behind 南部 and 城市."""
    return edges.before(start) == start or norm[start - 1] in _BEFORE


def _again(text: str, norm: str, rows: list[Mention], taken: bytearray) -> list[Mention]:
    """The other places where the text holds a name that was found."""
    out: list[Mention] = []
    for name in {row.canonical for row in rows if row.canonical}:
        for at in offsets(norm, (name,)):
            end = at + len(name)
            if not any(taken[at:end]):
                out.append(Mention(at, end, text[at:end], "place", name))
                taken[at:end] = b"\x05" * len(name)
    return out
