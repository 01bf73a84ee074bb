"""Finder of the table ``times``.

:mod:`.scan` finds where an expression can begin, the readers (:mod:`.date_points`, :mod:`.clocks`, :mod:`.lengths`,
:mod:`.periods`) say what is written there, :mod:`.expressions` joins it, :mod:`.resolve` says what it means in its
:mod:`.context`. :mod:`.bare` reads a text that is nothing but a time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wenbiao.finders.times.bare import LONGEST, read_bare
from wenbiao.finders.times.expressions import read_expression
from wenbiao.finders.times.resolve import Resolver
from wenbiao.finders.times.scan import candidates
from wenbiao.finders.times.written import Expression
from wenbiao.page import Page
from wenbiao.records import Time

__all__ = ["find_times"]

_TITLE = re.compile(r"《[^《》\n]{0,80}》")
_ANY_TITLE = re.compile(rf"{_TITLE.pattern}|〈[^〈〉\n]{{0,80}}〉")
_QUOTED = re.compile(r"“[^“”\n，。；！？,;!?]{1,24}”")


def find_times(pages: Sequence[Page]) -> list[list[Time]]:
    """Find the time expressions of some pages.

    Args:
        pages: pages with their sections, sentences and reference dates.

    Returns:
        For each, rows in text order, not overlapping; ``text == page.text[start:end]``. Nothing inside 《》 is a time,
        nor a year or a length inside a quoted name.
    """
    beginnings = [candidates(page.norm) for page in pages]
    return [_read(page, starts) for page, starts in zip(pages, beginnings, strict=True)]


def _read(page: Page, starts: list[int]) -> list[Time]:
    """The time expressions of a page, given where one may begin."""
    norm = page.norm
    # a pattern that begins with one character is searched for many times faster than one of two
    marks = _ANY_TITLE if "〈" in norm else _TITLE if "《" in norm else None
    titles = [m.span() for m in marks.finditer(norm)] if marks is not None else []
    resolver = Resolver(page)
    rows: list[Time] = []
    position = title = 0
    year = page.reference_date.year if page.reference_date is not None else None
    bare = read_bare(norm, year) if len(norm) <= LONGEST else None
    for start in starts if bare is None else [bare.start]:
        if start < position:
            continue
        while title < len(titles) and titles[title][1] <= start:
            title += 1
        if title < len(titles) and titles[title][0] <= start:
            continue
        e = bare or read_expression(norm, start)
        if e is None or _is_name(norm, e):
            continue
        position = e.end
        interval, precision, anchor = resolver.resolve(e)
        edtf, first, last = (interval.edtf, interval.start, interval.end) if interval else (None, None, None)
        span = e.start, e.end, page.text[e.start : e.end]
        rows.append(Time(*span, precision, edtf, first, last, e.modifier, anchor, e.first.duration))
    return rows


def _is_name(s: str, e: Expression) -> bool:
    """Whether the expression is part of a quoted name (“净网2020”, “15分钟生活圈”, “周末剧场”)."""
    kind = e.first.kind
    if kind in ("week", "clock", "holiday"):
        m = _QUOTED.match(s, e.start - 1) if s[e.start - 1 : e.start] == "“" else None
        return m is not None and e.end < m.end() - 1
    if kind not in ("date", "duration") or (kind == "date" and e.first.year is None):
        return False
    opening = s.rfind("“", max(0, e.start - 24), e.start)
    return opening >= 0 and s.find("”", opening, e.start) < 0 and _QUOTED.match(s, opening) is not None
