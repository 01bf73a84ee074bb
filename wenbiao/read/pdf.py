"""PDF: the text layer, laid out again as paragraphs and table rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from wenbiao.read.decode import is_garbled
from wenbiao.read.document import ReadError
from wenbiao.read.pdf_grid import Grid, find_grids
from wenbiao.read.table_text import WIDE, rows_to_lines, tidy
from wenbiao.records import Metadata

_PAGE_NUMBER = re.compile(
    r"[\s·—–―－\-]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／共]\s*(?:共\s*)?\d{1,4}\s*页?)?[\s·—–―－\-]*"
)
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile("[。！？：；][”’）】]?$")


@dataclass(slots=True)
class _Line:
    """A line as it is set: its cells (text, left, right), the height of its characters and its place; or a table."""

    cells: list[tuple[str, float, float]]
    size: float
    bottom: float
    page: int
    grid: Grid | None = None

    @property
    def text(self) -> str:
        return "\t".join(text for text, _, _ in self.cells)

    @property
    def left(self) -> float:
        return self.cells[0][1]

    @property
    def right(self) -> float:
        return self.cells[-1][2]


def read_pdf(data: bytes) -> tuple[str, Metadata]:
    """Read a PDF's text layer.

    Args:
        data: the file's bytes.

    Returns:
        The text, one line a paragraph: lines that only the page's width broke are joined, page numbers and running
        heads are left out; a row of a table is a line with its cells joined by tabs. And the metadata of its
        information dictionary.

    Raises:
        ReadError: it wants a password, is damaged, has fonts that do not say what they show, or pictures of text only.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError("encrypted", "it wants a password; save it without one") from error
        raise ReadError("damaged", f"it is damaged ({error})") from error
    try:
        pages = [_page_lines(document, number) for number in range(len(document))]
        title = tidy(document.get_metadata_value("Title")) or None
    except Exception as error:  # places that are no numbers, and what else a broken file may hold
        raise ReadError("damaged", f"it is damaged ({type(error).__name__}: {error})") from error
    finally:
        document.close()
    if not any(pages):
        raise ReadError("no_text", "it holds no text layer (pictures of pages?); recognise its text (OCR) first")
    _drop_running_lines(pages)
    text = "\n".join(_paragraphs([line for page in pages for line in page]))
    if is_garbled(text):
        raise ReadError("undecodable", "its fonts do not say what characters they show; recognise its text (OCR) first")
    return text, Metadata(title=title)


class _Typesetter:
    """Puts the characters of a page together again, in the order of its text: lines, their cells, and ruled tables."""

    def __init__(self, page: int, grids: list[Grid]) -> None:
        self.lines: list[_Line] = []
        self._page = page
        self._grids = grids
        # characters, left, right
        self._cells: list[tuple[list[str], float, float]] = []
        self._bottom = self._top = self._size = 0.0
        self._gap = False
        self._cell: tuple[int, int, int] | None = None

    def space(self, character: str, is_of_the_text: bool) -> None:
        """Take white space: what the text holds stays, a gap that the page shows stands between Latin words only."""
        self._gap = True
        if is_of_the_text and self._cells:
            self._cells[-1][0].append(character)

    def put(self, character: str, box: tuple[float, float, float, float]) -> None:
        """Take a character.

        Args:
            character: one character, no white space.
            box: its left, bottom, right and top.
        """
        left, low, right, high = box
        x, y = (left + right) / 2, (low + high) / 2
        grid = next((i for i, g in enumerate(self._grids) if g.holds(x, y)), None)
        if grid is not None:
            self._put_in_grid(grid, character, x, y, low, high)
        else:
            self._put_in_line(character, left, low, right, high)
        self._gap = False

    def _put_in_grid(self, number: int, character: str, x: float, y: float, low: float, high: float) -> None:
        grid = self._grids[number]
        if not grid.cells:
            self.close()
            self.lines.append(_Line([], 0.0, grid.ys[0], self._page, grid))
        row, column = grid.cell_at(x, y)
        characters = grid.cells.setdefault((row, column), [])
        wraps = min(self._top, high) - max(self._bottom, low) < 0.4 * (high - low)
        if characters and (self._gap or wraps or self._cell != (number, row, column)):
            characters.append(_joint(characters[-1], character))
        characters.append(character)
        self._cell = (number, row, column)
        self._bottom, self._top = low, high

    def _put_in_line(self, character: str, left: float, low: float, right: float, high: float) -> None:
        height = high - low
        overlap = min(self._top, high) - max(self._bottom, low)
        self._cell = None
        if not self._cells or overlap <= 0.4 * min(height, self._top - self._bottom) or (
            left < self._cells[-1][2] - 3 * height
        ):  # fmt: skip
            self.close()
            self._bottom, self._top, self._size = low, high, height
            self._cells.append(([character], left, right))
            return
        self._bottom, self._top = min(self._bottom, low), max(self._top, high)
        self._size = max(self._size, height)
        characters, first, last = self._cells[-1]
        if left - last > 1.2 * self._size:
            self._cells.append(([character], left, right))
            return
        if self._gap:
            characters.append(_joint(characters[-1], character))
        characters.append(character)
        self._cells[-1] = (characters, first, max(last, right))

    def close(self) -> None:
        """End the line."""
        cells = [(tidy("".join(characters)), left, right) for characters, left, right in self._cells]
        cells = [cell for cell in cells if cell[0]]
        if cells:
            self.lines.append(_Line(cells, self._size, self._bottom, self._page))
        self._cells.clear()


def _joint(before: str, after: str) -> str:
    """What stands between two characters that a gap or a line break parts: Chinese is written without spaces."""
    return "" if WIDE.match(before) or WIDE.match(after) else " "


def _page_lines(document: Any, number: int) -> list[_Line]:
    """The lines of a page in the order of its text."""
    import pypdfium2.raw as raw

    page = document[number]
    text_page = page.get_textpage()
    setter = _Typesetter(number, find_grids(page))
    for i in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, i)
        character = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\r"
        if character.isspace():
            if character not in "\r\n":
                setter.space(character, raw.FPDFText_IsGenerated(text_page, i) != 1)
        else:
            # 0x02 and the soft hyphen stand for a hyphen that is printed
            setter.put("-" if character in "\x02\xad" else character, text_page.get_charbox(i, loose=True))
    setter.close()
    text_page.close()
    page.close()
    return setter.lines


def _drop_running_lines(pages: list[list[_Line]]) -> None:
    """Take out page numbers, and heads and feet: what stands apart from the body at the same height of most pages."""
    gaps = [a.bottom - b.bottom for lines in pages for a, b in pairwise(lines) if a.bottom > b.bottom]
    apart = 1.5 * median(gaps) if gaps else 0.0

    def place(line: _Line) -> tuple[str, int]:
        return _DIGITS.sub("#", line.text), round(line.bottom)

    for edge, inner in ((0, 1), (-1, -2)):
        for _ in range(2):
            places = Counter(place(lines[edge]) for lines in pages if lines and lines[edge].grid is None)
            for lines in pages:
                if len(lines) < 2 or lines[edge].grid is not None:
                    continue
                line = lines[edge]
                repeated = len(pages) > 2 and places[place(line)] * 2 > len(pages)
                if (repeated and abs(line.bottom - lines[inner].bottom) > apart) or _PAGE_NUMBER.fullmatch(line.text):
                    del lines[edge]


def _paragraphs(lines: list[_Line]) -> Iterator[str]:
    """Join the lines that only the width of the page broke; set tables as rows."""
    body = _Measure.of([line for line in lines if line.grid is None])
    text = ""
    previous: _Line | None = None
    for line in lines:
        if previous is not None and previous.grid is None and body is not None and body.goes_on(previous, line):
            text += _joint(previous.text[-1], line.text[0]) + line.text
        else:
            if text:
                yield text
            text = line.text
        if line.grid is not None:
            yield from rows_to_lines([(tidy(cell), 1) for cell in row] for row in line.grid.rows())
        previous = line
    if text:
        yield text


@dataclass(slots=True)
class _Measure:
    """The margins between which a document's running text is set."""

    left: float
    right: float

    @classmethod
    def of(cls, lines: list[_Line]) -> _Measure | None:
        """Measure lines; None where there are none."""
        sizes = Counter({round(line.size): 0 for line in lines})
        for line in lines:
            sizes[round(line.size)] += len(line.text)
        if not sizes:
            return None
        size = max(sizes, key=lambda s: sizes[s])
        body = [line for line in lines if round(line.size) == size and len(line.cells) == 1] or lines
        lefts = Counter(round(line.left) for line in body)
        left = min((place for place, count in lefts.items() if count * 20 >= len(body)), default=min(lefts))
        return cls(left, sorted(line.right for line in body)[int(0.9 * (len(body) - 1))])

    def goes_on(self, before: _Line, after: _Line) -> bool:
        """Whether a line continues the paragraph of the one before: that one is full, this one is not indented."""
        if len(before.cells) != 1 or len(after.cells) != 1 or abs(before.size - after.size) >= 0.15 * after.size:
            return False
        full = before.right > self.right - 1.6 * before.size
        ends = _SENTENCE_END.search(before.text) is not None and before.right < self.right - 0.9 * before.size
        return full and not ends and after.left < self.left + 0.8 * after.size
