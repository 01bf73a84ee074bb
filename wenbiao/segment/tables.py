"""Tables in plain text: rows with tabs or bars, and tables that came out with one cell a line."""

from __future__ import annotations

import re

from wenbiao.segment.lines import Line, open_ended
from wenbiao.segment.numbering import ANNEX

_NUMERIC = re.compile(r"[\d.,%/+\-—–~（）() ]+|[—–-]+")
# Cells are no longer than this, the lines of prose that end a table no shorter than that (characters).
_CELL = 12
_PROSE = 120
# A table of one cell a line has so many lines, and so many of them are numbers or come again.
_ROWS = 8
_SHARE = 0.3


def mark_rows(lines: list[Line], kinds: list[str]) -> None:
    """Mark the rows of tables: cells joined by tabs, or between bars as in Markdown.

    Args:
        lines: the lines of a page.
        kinds: their kinds so far; rows that stand together become one block, ``table`` and ``table+``.
    """
    columns = [_columns(line) for line in lines]
    for i, n in enumerate(columns):
        if n < 2:
            continue
        follows = i > 0 and kinds[i - 1] in ("table", "table+")
        if n > 2 or follows or (i + 1 < len(lines) and columns[i + 1] > 1):
            kinds[i] = "table+" if follows else "table"


def _columns(line: Line) -> int:
    text = line.text
    if "\t" in text:
        return text.count("\t", line.marker.end if line.marker is not None else 0) + 1
    return text.count("|") if text[0] == "|" and text[-1] == "|" else 0


def mark_cells(lines: list[Line], kinds: list[str]) -> None:
    """Mark tables whose cells stand one a line: a header of short cells, then cells that are numbers or come again.

    Args:
        lines: the lines of a page.
        kinds: their kinds so far, empty where undecided; lines of a table become ``table`` and ``table+``.
    """
    i, n = 0, len(lines)
    while i + _ROWS <= n:
        if len(lines[i + 2].text) > _CELL:
            i += 3
            continue
        before = lines[i - 1].marker if i else None
        titled = before is not None and before.style == ANNEX
        if titled or not all(_is_cell(lines[k], kinds[k]) for k in (i, i + 1, i + 2)):
            i += 1
            continue
        end = _table_end(lines, kinds, i)
        if end - i >= _ROWS and _tabular(lines[i:end]):
            kinds[i] = "table"
            kinds[i + 1 : end] = ["table+"] * (end - i - 1)
        i = end


def _is_cell(line: Line, kind: str) -> bool:
    return not kind and line.marker is None and len(line.text) <= _CELL and open_ended(line.text)


def _table_end(lines: list[Line], kinds: list[str], i: int) -> int:
    """The line after the last cell: a table goes on while short cells come at least every fourth line.

    A long line belongs to it only if a cell that came before comes again behind it.
    """
    seen = {line.text for line in lines[i : i + 3]}
    last = i + 2
    j = last + 1
    long = False
    while j < len(lines) and j - last <= 5:
        text = lines[j].text
        if kinds[j] not in ("", "publisher", "separator") or text.startswith(("注：", "附件", "注:")):
            break
        if text in seen or (not long and len(text) <= _CELL and open_ended(text)):
            last = j
            long = False
        elif len(text) > _PROSE:
            long = True
        seen.add(text)
        j += 1
    return last + 1


def _tabular(lines: list[Line]) -> bool:
    seen: set[str] = set()
    hits = 0
    for line in lines:
        text = line.text
        hits += text in seen or _NUMERIC.fullmatch(text) is not None
        seen.add(text)
    return hits >= _SHARE * len(lines)
