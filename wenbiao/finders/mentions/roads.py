"""Roads by number and short name (国道210线, G30云沂高速), and streets by the number of a house (白果路12号)."""

from __future__ import annotations

import re
from bisect import bisect_left

from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.gazetteer import PLACE, Tokens
from wenbiao.finders.mentions.names import offsets
from wenbiao.finders.mentions.organisations import is_common_word
from wenbiao.records import Mention

# 国道210线, G210国道, 210国道; the name of a road may stand behind its number: 国道210线云沂公路.
_NUMBERED = re.compile(
    "[GSX]?[0-9]{1,4}(?=[国省县]道)[国省县]道|[国省县]道[GSX]?[0-9]{1,4}(?:线(?:[\u4e00-\u9fff]{2,4}公路)?)?"
)
_BEFORE_NUMBER = 5
_HIGHWAY = re.compile(
    "高速(?=公路|[，。、；（）)\\s0-9K]|[上下]|[\u4e00-\u9fff]{0,5}(?:段|方向|收费站|服务区|互通|出口|入口|匝道))(?:公路)?"
)
_CODE = re.compile("[GS][0-9]{1,4}$")
_STREET = re.compile("(?:公路|路|大道|大街|街|巷|弄|胡同)(?=[东南西北]?[0-9]{1,4}$)")
_LONGEST_STREET = 12
_NO_STREET = frozenset("铁道马大一条线这该")
_NO_END = frozenset("多各全本两段地省县市")


def find_roads(text: str, norm: str, tokens: Tokens, edges: Edges, taken: bytearray) -> list[Mention]:
    """The roads and streets that a number or a short name tells.

    Args:
        text: the document's text.
        norm: the same text, normalised.
        tokens: the lexicon words of the text.
        edges: where names may begin.
        taken: one byte a character; the rows found are marked in it.

    Returns:
        Mentions of kind ``place``; a street has the places in front of it in its span, not the number of the house.
    """
    spans = [span for at in offsets(norm, ("国道", "省道", "县道")) if (span := _numbered(norm, at)) is not None]
    if "高速" in norm:
        spans += [span for m in _HIGHWAY.finditer(norm) if (span := _highway(norm, m, edges)) is not None]
    for at in offsets(norm, "号"):
        if norm[at - 1 : at].isdigit() and (span := _street(norm, at, tokens, edges)) is not None:
            spans.append(span)
    rows: list[Mention] = []
    for start, end in sorted(spans):
        if not any(taken[start:end]):
            rows.append(Mention(start, end, text[start:end], "place", text[start:end]))
            taken[start:end] = b"\x01" * (end - start)
    return rows


def _numbered(norm: str, at: int) -> tuple[int, int] | None:
    low = max(0, at - _BEFORE_NUMBER)
    while low < at and (norm[low] not in "GSX" or not norm[low + 1].isdigit()) and not norm[low:at].isdigit():
        low += 1
    m = _NUMBERED.match(norm, low)
    return m.span() if m else None


def _highway(norm: str, m: re.Match[str], edges: Edges) -> tuple[int, int] | None:
    """A highway named by one letter for each of its ends, with its number before them: G30云沂高速."""
    start = m.start() - 2
    letters = norm[max(0, start) : m.start()]
    code = _CODE.search(norm, max(0, start - 5), max(0, start))
    if start < 0 or not letters.isalpha() or letters.isascii() or letters[0] in _NO_END or is_common_word(letters):
        return None
    if code is None and edges.before(m.start(), max(0, start - 1)) != start:
        return None
    return (code.start() if code else start), m.end()


def _street(norm: str, at: int, tokens: Tokens, edges: Edges) -> tuple[int, int] | None:
    """A street before the number of a house, with the chain of places before it: 云江市白果路|12号."""
    m = _STREET.search(norm, max(0, at - _LONGEST_STREET), at)
    if m is None or norm[m.start() - 1] in _NO_STREET:
        return None
    edge = edges.before(m.start(), max(0, at - _LONGEST_STREET))
    j = bisect_left(tokens.starts, m.start()) - 1
    start, placed = edge, False
    while j >= 0 and tokens.starts[j] >= edge:
        if tokens.kinds[j] & PLACE:
            start, placed = tokens.starts[j], True
            while tokens.chained(j):
                j -= 1
                start = tokens.starts[j]
            break
        j -= 1
    own = norm[start : m.start()]
    if len(own) < 2 or not own.isalpha() or own.isascii():
        return None
    return (start, m.end()) if placed or (len(own) <= 3 and not is_common_word(own)) else None
