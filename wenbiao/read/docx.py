"""Word documents: paragraphs, lists and tables in the order in which they stand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from wenbiao.read.docx_numbering import Numbering
from wenbiao.read.table_text import rows_to_lines, tidy
from wenbiao.records import Metadata

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset({_W + "del", _W + "moveFrom", _W + "instrText", _W + "pPr", _W + "rPr", _W + "sectPr", _FALLBACK})
_BREAKS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}


class DocxError(ValueError):
    """The file is no document that can be read.

    Attributes:
        check: ``damaged`` or ``oversized``.
    """

    def __init__(self, check: str, message: str) -> None:
        super().__init__(message)
        self.check = check


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
        DocxError: it is damaged, or larger than allowed.
    """
    import docx
    from docx.oxml import parse_xml

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist() if info.filename.endswith((".xml", ".rels")))
        if size > max_bytes:
            raise DocxError("oversized", f"its parts unpack to {size:,} bytes, more than the {max_bytes:,} allowed")
        document = docx.Document(io.BytesIO(data))
        lines = list(_block_lines(document.element.body, Numbering(document)))
        for part in document.part.package.iter_parts():
            if str(part.partname) in ("/word/footnotes.xml", "/word/endnotes.xml"):
                for note in parse_xml(part.blob):
                    if note.get(_W + "type") is None:
                        lines.extend(_block_lines(note, None))
        properties = document.core_properties
        title = tidy(properties.title or "") or None
        return "\n".join(lines), Metadata(title=title)
    except DocxError:
        raise
    except Exception as error:  # python-docx and lxml raise whatever a broken file leads them to
        raise DocxError("damaged", f"it is damaged ({type(error).__name__}: {error})") from error


def _block_lines(parent, numbering: Numbering | None) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """The lines of a body, a content control, a note or a cell."""
    for element in parent:
        tag = element.tag
        if tag == _W + "p":
            number = numbering.next_number(element) if numbering else ""
            texts = [""]
            boxes: list[str] = []
            _collect(element, texts, boxes, numbering)
            lines = "".join(texts).split("\n")
            lines[0] = number + lines[0] if lines[0].strip() else lines[0]
            yield from (line.rstrip() for line in lines if line.strip())
            yield from boxes
        elif tag == _W + "tbl":
            yield from rows_to_lines(_rows(element, numbering))
        elif tag not in _SKIPPED and isinstance(tag, str):
            yield from _block_lines(element, numbering)


def _collect(element, texts: list[str], boxes: list[str], numbering: Numbering | None) -> None:  # type: ignore[no-untyped-def]
    """Gather a paragraph's text, and apart from it the lines of text boxes that are anchored in it."""
    for child in element:
        tag = child.tag
        if tag == _W + "t":
            texts.append(child.text or "")
        elif tag in _BREAKS:
            texts.append(_BREAKS[tag])
        elif tag == _W + "txbxContent":
            boxes.extend(_block_lines(child, numbering))
        elif tag not in _SKIPPED:
            _collect(child, texts, boxes, numbering)


def _rows(table, numbering: Numbering | None) -> Iterator[list[tuple[str, int]]]:  # type: ignore[no-untyped-def]
    for row in table.iter(_W + "tr"):
        if row.getparent() is not table and next(row.iterancestors(_W + "tbl")) is not table:
            continue
        cells = []
        for cell in row.iter(_W + "tc"):
            if next(cell.iterancestors(_W + "tr")) is not row:
                continue
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            width = span.get(_W + "val") if span is not None else "1"
            text = " ".join(tidy(line) for line in _block_lines(cell, numbering))
            cells.append((text, min(int(width), 100) if width and width.isdecimal() else 1))
        yield cells
