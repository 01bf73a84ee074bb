"""What the readers of HTML, DOCX and PDF share: white space and the rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SPACE = re.compile("[ \t\n\r\f\v\xa0\u200b\ufeff]+")
# Characters that are written without spaces between them: Chinese ones and their punctuation.
WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2014\u2026]")
_WRAP = re.compile(f"(?<={WIDE.pattern})[ \t\r]*\n[ \t\r\n]*(?={WIDE.pattern})")


def tidy(text: str) -> str:
    """Collapse white space as a browser does.

    Args:
        text: text of one paragraph or cell.

    Returns:
        The text on one line, without spaces at its ends; ideographic spaces stay.
    """
    return _SPACE.sub(" ", text).strip(" ")


def unwrap(text: str) -> str:
    """Take out the line breaks of a source between two wide characters: Chinese is written without spaces."""
    return _WRAP.sub("", text) if "\n" in text else text


def rows_to_lines(rows: Iterable[Sequence[tuple[str, int]]]) -> list[str]:
    """Write a table as text.

    Args:
        rows: the cells of each row: text and the number of columns that it spans.

    Returns:
        One line a row, cells joined by tabs, so that a cell stands in the same column in every line; no empty rows.
    """
    lines = []
    for row in rows:
        cells: list[str] = []
        for text, span in row:
            cells.append(text.replace("\t", " "))
            cells.extend([""] * (span - 1))
        if any(cells):
            lines.append("\t".join(cells).rstrip("\t"))
    return lines
