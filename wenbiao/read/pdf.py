"""PDF: the text layer, laid out again as paragraphs and table rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from wenbiao.read.table_text import tidy
from wenbiao.records import Metadata

_PAGE_NUMBER = re.compile(
    r"[\s·—–―－\-]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／共]\s*(?:共\s*)?\d{1,4}\s*页?)?[\s·—–―－\-]*"
)
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2014\u2026]")
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile("[。！？：；][”’）】]?$")


class PdfError(ValueError):
    """The file gives no text.

    Attributes:
        check: ``encrypted``, ``damaged`` or ``no_text``.
    """

    def __init__(self, check: str, message: str) -> None:
        super().__init__(message)
        self.check = check


@dataclass(slots=True)
class _Line:
    """A line as it is set: its cells (text, left, right), the height of its characters and its place."""

    cells: list[tuple[str, float, float]]
    size: float
    bottom: float
    page: int

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
        PdfError: it wants a password, is damaged, or holds pictures of text only.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise PdfError("encrypted", "it wants a password; save it without one") from error
        raise PdfError("damaged", f"it is damaged ({error})") from error
    try:
        pages = [_page_lines(document, number) for number in range(len(document))]
        title = tidy(document.get_metadata_value("Title")) or None
    except pdfium.PdfiumError as error:
        raise PdfError("damaged", f"it is damaged ({error})") from error
    finally:
        document.close()
    if not any(pages):
        raise PdfError("no_text", "it holds no text layer (pictures of pages?); recognise its text (OCR) first")
    _drop_running_lines(pages)
    return "\n".join(_paragraphs([line for page in pages for line in page])), Metadata(title=title)


def _page_lines(document, number: int) -> list[_Line]:  # type: ignore[no-untyped-def]
    """The lines of a page in the order of its text."""
    import pypdfium2.raw as raw

    page = document[number]
    text_page = page.get_textpage()
    lines: list[_Line] = []
    cells: list[list] = []  # [characters, left, right]
    bottom = top = size = 0.0
    gap_is_open = False

    def close() -> None:
        texts = [(tidy("".join(chars)), left, right) for chars, left, right in cells]
        texts = [cell for cell in texts if cell[0]]
        if texts:
            lines.append(_Line(texts, size, bottom, number))
        cells.clear()

    for i in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, i)
        character = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if not character or character in "\r\n":
            continue
        if character in "\x02\xad":
            character = "-"
        if character.isspace():
            # pdfium makes a space out of any gap; between Chinese characters it is none of the text's
            gap_is_open = gap_is_open or character != "\u3000"
            if raw.FPDFText_IsGenerated(text_page, i) != 1 and cells:
                cells[-1][0].append(character)
            continue
        left, low, right, high = text_page.get_charbox(i, loose=True)
        height = high - low
        same_line = cells and min(top, high) - max(bottom, low) > 0.4 * min(height, top - bottom)
        if not same_line or left < cells[-1][2] - 3 * height:
            close()
            cells.append([[character], left, right])
            bottom, top, size = low, high, height
        elif left - cells[-1][2] > 1.2 * max(size, height):
            cells.append([[character], left, right])
            size = max(size, height)
        else:
            if gap_is_open and not _WIDE.match(character) and not _WIDE.match(cells[-1][0][-1]):
                cells[-1][0].append(" ")
            cells[-1][0].append(character)
            cells[-1][2] = max(cells[-1][2], right)
            bottom, top, size = min(bottom, low), max(top, high), max(size, height)
        gap_is_open = False
    close()
    text_page.close()
    page.close()
    return lines


def _drop_running_lines(pages: list[list[_Line]]) -> None:
    """Take out page numbers, and heads and feet: what stands apart from the body at the same height of most pages."""
    gaps = [a.bottom - b.bottom for lines in pages for a, b in pairwise(lines) if a.bottom > b.bottom]
    apart = 1.5 * median(gaps) if gaps else 0.0

    def place(line: _Line) -> tuple[str, int]:
        return _DIGITS.sub("#", line.text), round(line.bottom)

    for edge, inner in ((0, 1), (-1, -2)):
        for _ in range(2):
            places = Counter(place(lines[edge]) for lines in pages if lines)
            for lines in pages:
                if len(lines) < 2:
                    continue
                line = lines[edge]
                repeated = len(pages) > 2 and places[place(line)] * 2 > len(pages)
                if (repeated and abs(line.bottom - lines[inner].bottom) > apart) or _PAGE_NUMBER.fullmatch(line.text):
                    del lines[edge]


def _paragraphs(lines: list[_Line]) -> Iterator[str]:
    """Join the lines that only the width of the page broke."""
    if not lines:
        return
    sizes = Counter(round(line.size) for line in lines for _ in line.text)
    body_size = sizes.most_common(1)[0][0]
    body = [line for line in lines if round(line.size) == body_size and len(line.cells) == 1] or lines
    lefts = Counter(round(line.left) for line in body)
    margin = min(left for left, count in lefts.items() if count * 20 >= len(body))
    right = sorted(line.right for line in body)[int(0.9 * (len(body) - 1))]
    text = ""
    previous: _Line | None = None
    for line in lines:
        goes_on = (
            previous is not None
            and len(previous.cells) == 1
            and len(line.cells) == 1
            and abs(previous.size - line.size) < 0.15 * line.size
            # the line before is full, this one is not indented
            and previous.right > right - 1.6 * line.size
            and line.left < margin + 0.8 * line.size
            and not _is_short_end(previous, right)
        )
        if goes_on and previous is not None:
            joint = "" if _WIDE.match(previous.text[-1]) or _WIDE.match(line.text[0]) else " "
            text += joint + line.text
        else:
            if text:
                yield text
            text = line.text
        previous = line
    if text:
        yield text


def _is_short_end(line: _Line, right: float) -> bool:
    """Whether a sentence ends just before the margin."""
    return _SENTENCE_END.search(line.text) is not None and line.right < right - 0.9 * line.size
