"""Finder of the table ``times``: grammar (what is written), expressions (how points combine), resolve (what it means)."""

from __future__ import annotations

import re

from wenbiao.finders.times.expressions import candidates, prefix_start, read_expression
from wenbiao.finders.times.grammar import Expression
from wenbiao.finders.times.resolve import Resolver
from wenbiao.page import Page
from wenbiao.records import Time

__all__ = ["find_times"]

_TITLES = re.compile(r"《[^《》\n]{0,80}》|〈[^〈〉\n]{0,80}〉")
_QUOTED = re.compile(r"“[^“”\n，。；！？,;!?]{1,24}”")


def find_times(page: Page) -> list[Time]:
    """Find the time expressions of a page.

    Args:
        page: a page with its sections, sentences and reference date.

    Returns:
        Rows in text order, not overlapping; ``text == page.text[start:end]``. Nothing inside 《》 is a time, nor a year or
        a length inside a quoted name.
    """
    norm = page.norm
    titles = [m.span() for m in _TITLES.finditer(norm)]
    resolver = Resolver(page)
    rows: list[Time] = []
    position = title = 0
    for start in candidates(norm):
        if start < position:
            continue
        while title < len(titles) and titles[title][1] <= start:
            title += 1
        if title < len(titles) and titles[title][0] <= start:
            continue
        expression = read_expression(norm, start)
        if expression is None or _is_name(norm, expression):
            continue
        position = expression.end
        rows.append(_row(page, resolver, expression))
    return rows


def _row(page: Page, resolver: Resolver, e: Expression) -> Time:
    interval, precision, anchor = resolver.resolve(e)
    start, as_of = prefix_start(page.norm, e.start)
    modifier = as_of or e.modifier
    row = Time(start, e.end, page.text[start : e.end], precision, modifier=modifier, anchor=anchor, duration=e.first.duration)
    if interval is not None:
        row.edtf, row.start_date, row.end_date = interval.edtf, interval.start, interval.end
    return row


def _is_name(s: str, e: Expression) -> bool:
    """Whether the expression is part of a quoted name (“净网2020”, “15分钟生活圈”)."""
    if e.first.kind not in ("date", "duration") or (e.first.kind == "date" and e.first.year is None):
        return False
    opening = s.rfind("“", max(0, e.start - 24), e.start)
    if opening < 0 or "”" in s[opening : e.start]:
        return False
    return bool(_QUOTED.match(s, opening))
