"""One entry for every format: what the bytes are is decided by content first, then by the name's ending."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from wenbiao.read.byline import parse_date
from wenbiao.read.decode import decode
from wenbiao.read.document import Document, ReadError, ReadFailure
from wenbiao.records import Metadata

if TYPE_CHECKING:
    from wenbiao.read.containers import Member
    from wenbiao.read.records_text import Record

# A text of 64 MB is twenty times the longest law; what is larger is a dump that wants splitting.
MAX_BYTES = 64 * 2**20
# Archives within archives are followed this deep.
MAX_DEPTH = 3

_DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_NOT_WORD = re.compile(r"\W+")
_XML = re.compile(r"\s*<\?xml\s|\s*<(?:rss|feed|rdf:RDF)[\s>]")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,20})""", re.IGNORECASE)
# Kinds of file that are told by their first bytes and are not read: what to do instead.
_OTHER_KINDS = (
    (b"{\\rtf", "unsupported", "a rich text file (RTF); save it as .docx or .txt"),
    (b"Rar!", "unsupported", "a RAR archive; unpack it, or pack it as .zip"),
    (b"7z\xbc\xaf", "unsupported", "a 7z archive; unpack it, or pack it as .zip"),
    (b"BZh", "unsupported", "compressed with bzip2; unpack it"),
    (b"\xfd7zXZ", "unsupported", "compressed with xz; unpack it"),
    (b"\x89PNG", "binary", "a picture; recognise its text (OCR) first"),
    (b"\xff\xd8\xff", "binary", "a picture; recognise its text (OCR) first"),
    (b"GIF8", "binary", "a picture; recognise its text (OCR) first"),
    (b"PAR1", "unsupported", "a Parquet table; write its texts as .jsonl"),
    (b"SQLite format 3", "unsupported", "an SQLite database; write its texts as .jsonl"),
)


def printable(name: str) -> str:
    """A file's name as valid Unicode: one whose bytes are no UTF-8 comes from Windows as a rule, in GB18030."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raw = name.encode("utf-8", "surrogateescape")
        try:
            return raw.decode("gb18030")
        except UnicodeDecodeError:
            return raw.decode("utf-8", "backslashreplace")
    return name


def read_bytes(
    data: bytes, source_uri: str, *, text_field: str | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Document | ReadFailure]:
    """Read one file, which may hold many documents.

    Args:
        data: the file's bytes.
        source_uri: the file's name, whose ending helps where the content does not tell.
        text_field: the column that holds the texts in JSON Lines and CSV; by default it is recognised.
        max_bytes: what is larger, a member of an archive included, becomes a failure.

    Yields:
        Documents, and failures with reasons; bad input never raises.
    """
    return _Reader(text_field, max_bytes).read(data, source_uri, 0)


class _Reader:
    """Reads one file; the readers of formats are imported when one of their kind comes, since they load slowly."""

    def __init__(self, text_field: str | None, max_bytes: int) -> None:
        self.text_field = text_field
        self.max_bytes = max_bytes

    def read(self, data: bytes, uri: str, depth: int) -> Iterator[Document | ReadFailure]:
        """Read a file, or a member that lies ``depth`` archives deep."""
        try:
            yield from self._read(data, uri, depth)
        except ReadError as error:
            yield ReadFailure(uri, error.check, str(error))

    def _read(self, data: bytes, uri: str, depth: int) -> Iterator[Document | ReadFailure]:
        if len(data) > self.max_bytes:
            size = f"{self.max_bytes:,} bytes"
            yield ReadFailure(uri, "oversized", f"it has {len(data):,} bytes, more than the {size} allowed; split it")
        elif data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            yield from self._read_pk(data, uri, depth)
        elif data.startswith(b"\x1f\x8b") or data[257:262] == b"ustar":
            yield from self._read_compressed(data, uri, depth)
        elif data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
            if "EncryptedPackage".encode("utf-16-le") in data:
                yield ReadFailure(uri, "encrypted", "it wants a password; save it without one")
            else:
                yield ReadFailure(uri, "unsupported", "a file of Word, Excel or WPS before 2007; save it as .docx")
        elif b"%PDF-" in data[:1024] and not data[:1024].lstrip().startswith(b"<"):
            yield from self._read_pdf(data, uri)
        else:
            for start, check, message in _OTHER_KINDS:
                if data.startswith(start):
                    yield ReadFailure(uri, check, message)
                    return
            yield from self._read_text(data, uri)

    def _read_pk(self, data: bytes, uri: str, depth: int) -> Iterator[Document | ReadFailure]:
        """A zip archive, or a document that is one inside."""
        if b"word/document.xml" in data:
            from wenbiao.read.docx import read_docx

            text, metadata = read_docx(data, self.max_bytes)
            yield from self._document(data, uri, _DOCX_TYPE, None, text, _sober(metadata, text))
        elif b"xl/workbook.xml" in data:
            yield ReadFailure(uri, "unsupported", "an Excel workbook; save its sheet as .csv")
        elif b"ppt/presentation.xml" in data or data[30:46] == b"mimetypeapplicat":
            yield ReadFailure(uri, "unsupported", "a presentation or OpenDocument file; save it as .docx or .pdf")
        else:
            from wenbiao.read.containers import read_zip

            yield from self._read_members(read_zip(data, self.max_bytes), uri, depth)

    def _read_compressed(self, data: bytes, uri: str, depth: int) -> Iterator[Document | ReadFailure]:
        from wenbiao.read.containers import is_tar, read_gzip, read_tar

        if is_tar(data):
            yield from self._read_members(read_tar(data, self.max_bytes), uri, depth)
            return
        content = read_gzip(data, self.max_bytes)
        inner = PurePosixPath(uri).name.removesuffix(".gz") or "content"
        yield from self._descend(content, f"{uri}!/{inner}", depth)

    def _read_members(self, members: Iterable[Member], uri: str, depth: int) -> Iterator[Document | ReadFailure]:
        count = 0
        for member in members:
            count += 1
            name = f"{uri}!/{printable(member.name)}" if member.name else uri
            if member.problem is not None:
                yield ReadFailure(name, *member.problem)
            elif member.data is not None:
                yield from self._descend(member.data, name, depth)
        if not count:
            yield ReadFailure(uri, "empty", "the archive holds no files")

    def _descend(self, data: bytes, uri: str, depth: int) -> Iterator[Document | ReadFailure]:
        if depth >= MAX_DEPTH:
            yield ReadFailure(uri, "unsupported", f"it lies more than {MAX_DEPTH} archives deep; unpack them")
        else:
            yield from self.read(data, uri, depth + 1)

    def _read_pdf(self, data: bytes, uri: str) -> Iterator[Document | ReadFailure]:
        from wenbiao.read.pdf import read_pdf

        text, metadata = read_pdf(data)
        yield from self._document(data, uri, "application/pdf", None, text, _sober(metadata, text))

    def _read_text(self, data: bytes, uri: str) -> Iterator[Document | ReadFailure]:
        declared = _DECLARED.search(data, 0, 4096) if b"<" in data[:4096] else None
        decoded = decode(data, declared[1].decode("ascii") if declared else None)
        text, encoding = decoded.text, decoded.encoding
        ending = PurePosixPath(uri).suffix.lower()
        head = text[:4096]
        if "<" in head and (_HTML.search(head) or (ending in (".html", ".shtml", ".htm") and "</" in text)):
            from wenbiao.read.html import read_html

            page = read_html(text)
            yield from self._document(data, uri, "text/html", encoding, page.text, page.metadata, decoded.damage)
        elif "<" in head and _XML.match(head):
            from wenbiao.read.xml import read_xml

            yield from self._document(data, uri, "application/xml", encoding, read_xml(text), Metadata())
        elif ending in (".jsonl", ".ndjson") or (ending != ".json" and _is_json_lines(text)):
            from wenbiao.read.records_text import read_json_lines

            yield from self._records(read_json_lines(text, self.text_field), uri, "application/jsonl", encoding)
        elif ending in (".csv", ".tsv"):
            from wenbiao.read.records_text import read_csv

            yield from self._records(read_csv(text, self.text_field), uri, "text/csv", encoding)
        elif ending == ".json" or (head.lstrip()[:1] in ("{", "[") and head.lstrip()[1:2] in ('"', "{", "\n")):
            yield ReadFailure(uri, "unsupported", "JSON, but not one record a line; write it as .jsonl")
        else:
            media_type = "text/markdown" if ending in (".md", ".markdown") else "text/plain"
            yield from self._document(data, uri, media_type, encoding, text, Metadata(), decoded.damage)

    def _records(
        self, records: Iterable[Record], uri: str, media_type: str, encoding: str
    ) -> Iterator[Document | ReadFailure]:
        count = 0
        for record in records:
            count += 1
            name = f"{uri}#{record.number}" if record.number else uri
            if record.problem is not None:
                yield ReadFailure(name, *record.problem)
            else:
                raw = record.raw.encode("utf-8")
                yield from self._document(raw, name, media_type, encoding, record.text, record.metadata)
        if not count:
            yield ReadFailure(uri, "empty", "the file holds no records")

    def _document(
        self, data: bytes, uri: str, media_type: str, encoding: str | None, text: str, metadata: Metadata,
        warning: str | None = None,
    ) -> Iterator[Document | ReadFailure]:  # fmt: skip
        if not text.strip():
            reason = "its text is empty (a page that a script fills in, or a form?)"
            yield ReadFailure(uri, "no_text", reason)
            return
        name = PurePosixPath(uri).name
        if metadata.published_date is None:
            metadata.published_date = parse_date(name)
            if metadata.published_date is not None:
                metadata.published_date_source = "file_name"
        digest = hashlib.sha256(data).hexdigest()
        yield Document(uri, name, digest, len(data), media_type, encoding, text, metadata, warning)


def _sober(metadata: Metadata, text: str) -> Metadata:
    """Drop a title in the properties that the document does not bear: programs leave those of templates and drafts."""
    if metadata.title and _NOT_WORD.sub("", metadata.title) not in _NOT_WORD.sub("", text[:1000]):
        metadata.title = None
    return metadata


def _is_json_lines(text: str) -> bool:
    """Whether every one of the first lines is a JSON object."""
    if text[:1] != "{":
        return False
    lines = [line for line in text[:65536].split("\n")[:-1] if line.strip()][:3] or [text.strip()]
    return all(line.startswith('{"') and line.rstrip().endswith("}") for line in lines)
