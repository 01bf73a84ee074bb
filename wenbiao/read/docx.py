"""Word documents: paragraphs, lists and tables in the order in which they stand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from wenbiao.read.document import ReadError
from wenbiao.read.docx_numbering import Numbering, W
from wenbiao.read.table_text import rows_to_lines, tidy
from wenbiao.records import Metadata

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset({W + "del", W + "moveFrom", W + "instrText", W + "pPr", W + "rPr", W + "sectPr", _FALLBACK})
_BREAKS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


def read_docx(data: bytes, max_bytes: int) -> tuple[str, Metadata]:
    """Read a Word document.

    Args:
        data: the file's bytes.
        max_bytes: the size that its parts may have when unpacked.

    Returns:
        The text, one line a paragraph, a line a table row with its cells joined by tabs, footnotes last; and the
        metadata of its properties. Inserted text of tracked changes is read, deleted text is not; the numbers of
        automatic lists are written out, since they are a text's outline.

    Raises:
        ReadError: it is damaged, or larger than allowed.
    """
    import docx
    from docx.oxml import parse_xml

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist() if info.filename.endswith((".xml", ".rels")))
        if size > max_bytes:
            raise ReadError("oversized", f"its parts unpack to {size:,} bytes, more than the {max_bytes:,} allowed")
        document = docx.Document(io.BytesIO(data))
        lines = list(_block_lines(document.element.body, Numbering(document)))
        for part in document.part.package.iter_parts():
            if str(part.partname) in ("/word/footnotes.xml", "/word/endnotes.xml"):
                for note in parse_xml(part.blob):
                    if note.get(W + "type") is None:
                        lines.extend(_block_lines(note, None))
        properties = document.core_properties
        title = tidy(properties.title or "") or None
        return "\n".join(lines), Metadata(title=title)
    except ReadError:
        raise
    except Exception as error:  # python-docx and lxml raise whatever a broken file leads them to
        raise ReadError("damaged", f"it is damaged ({type(error).__name__}: {error})") from error


def _block_lines(parent: Any, numbering: Numbering | None) -> Iterator[str]:
    """The lines of a body, a content control, a note or a cell."""
    for element in parent:
        tag = element.tag
        if tag == W + "p":
            number = numbering.next_number(element) if numbering else ""
            texts = [""]
            boxes: list[str] = []
            _collect(element, texts, boxes, numbering)
            lines = "".join(texts).split("\n")
            lines[0] = number + lines[0] if lines[0].strip() else lines[0]
            yield from (line.rstrip() for line in lines if line.strip())
            yield from boxes
        elif tag == W + "tbl":
            yield from rows_to_lines(_rows(element, numbering))
        elif tag not in _SKIPPED and isinstance(tag, str):
            yield from _block_lines(element, numbering)


def _collect(element: Any, texts: list[str], boxes: list[str], numbering: Numbering | None) -> None:
    """Gather a paragraph's text, and apart from it the lines of text boxes that are anchored in it."""
    for child in element:
        tag = child.tag
        if tag == W + "t":
            texts.append(child.text or "")
        elif tag in _BREAKS:
            texts.append(_BREAKS[tag])
        elif tag == W + "txbxContent":
            boxes.extend(_block_lines(child, numbering))
        elif tag not in _SKIPPED:
            _collect(child, texts, boxes, numbering)


def _rows(table: Any, numbering: Numbering | None) -> Iterator[list[tuple[str, int]]]:
    """The rows of a table, each cell with the columns that it spans; a table within a cell is part of the cell."""
    for row in table.iter(W + "tr"):
        if row.getparent() is not table and next(row.iterancestors(W + "tbl")) is not table:
            continue
        cells = []
        for cell in row.iter(W + "tc"):
            if next(cell.iterancestors(W + "tr")) is not row:
                continue
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            width = span.get(W + "val") if span is not None else "1"
            text = " ".join(tidy(line) for line in _block_lines(cell, numbering))
            cells.append((text, min(int(width), 100) if width and width.isdecimal() else 1))
        yield cells
