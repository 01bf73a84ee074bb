"""Bodies whose names hold marks: 白果（集团）有限公司, “青禾车队”, “青禾”志愿服务队; sessions of parliaments."""

from __future__ import annotations

import re
from functools import cache

from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.gazetteer import load_gazetteer
from wenbiao.lexicon import alternation, groups_of
from wenbiao.records import Mention

_CLOSING = {"）": "（", ")": "("}
_LONGEST_BEHIND = 10
_LONGEST_INSIDE = 6
_LONGEST_BEFORE = 16
_SHORTEST_AGAIN = 3
_SESSION = re.compile("(?:第[一二三四五六七八九十百]{1,4}届|(?<![第新上下每])[一二三四五六七八九十]{1,3}届)$")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """A quoted body, a quoted name before the word for a body, and what stands in brackets beside places."""
    groups = groups_of("organisations")
    teams = alternation(groups["teams in quotation marks"])
    return (
        re.compile(f"“([\u4e00-\u9fff]{{2,9}}(?:{teams}))”(?!荣誉|称号)"),
        re.compile(
            f"“[^“”，。、；！？\n]{{2,20}}”(?:(?![的和与等及之等为])[\u4e00-\u9fff]){{0,4}}?(?:{teams})(?![长员的]?[员长友])"
        ),
        frozenset(groups["what stands in brackets in a company's name"]),
    )


def bracketed_start(norm: str, first: int, edges: Edges) -> int | None:
    """Start of a company's name that ends with the word at ``first`` and has brackets inside, None where it has none.

    Args:
        norm: the normalised text.
        first: where the ending of the name begins: 有限公司.
        edges: where names may begin.

    Returns:
        Where the name begins, its part before the brackets included.
    """
    low = max(0, first - _LONGEST_BEHIND)
    closing = max(norm.rfind("）", low, first), norm.rfind(")", low, first))
    if closing < 0 or not (closing + 1 == first or norm[closing + 1 : first].isalpha()):
        return None
    opening = norm.rfind(_CLOSING[norm[closing]], max(0, closing - _LONGEST_INSIDE - 1), closing)
    if opening <= 0:
        return None
    inside = norm[opening + 1 : closing]
    entry = load_gazetteer().entries.get(inside)
    if (entry is None or entry.place is None) and inside not in _patterns()[2]:
        return None
    if closing + 1 < first and edges.before(first, closing + 1) != closing + 1:
        return None
    start = edges.before(opening, max(0, opening - _LONGEST_BEFORE))
    return start if opening - start >= 2 else None


def session_before(norm: str, start: int) -> int:
    """Where the name of a parliament begins with the session before it: 十二届全国人大常委会."""
    if norm[start - 1 : start] != "届":
        return start
    m = _SESSION.search(norm, max(0, start - 6), start)
    return m.start() if m else start


def find_quoted_bodies(text: str, norm: str, taken: bytearray) -> list[Mention]:
    """Teams, groups and the like with a name in quotation marks.

    Args:
        text: the document's text.
        norm: the same text, normalised.
        taken: one byte a character; the rows found are marked in it.

    Returns:
        Mentions of kind ``organisation`` in text order; marks belong to the span where the name goes on behind them.
    """
    rows: list[Mention] = []
    if "“" not in norm:
        return rows
    inside, before, _ = _patterns()
    teams = list(inside.finditer(norm))
    spans = [m.span(1) for m in teams] + [m.span() for m in before.finditer(norm)]
    for name in {m.group(1) for m in teams}:
        at = norm.find(name) if len(name) > _SHORTEST_AGAIN else -1
        while at >= 0:
            spans.append((at, at + len(name)))  # and without marks
            at = norm.find(name, at + len(name))
    for start, end in sorted(spans):
        if not any(taken[start:end]):
            name = text[start:end]
            rows.append(Mention(start, end, name, "organisation", name))
            taken[start:end] = b"\x01" * (end - start)
    return rows
