"""One entry for every format: what the bytes are is decided by content first, then by the name's ending."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from wenbiao.read.decode import DecodeError, decode
from wenbiao.read.document import Document, ReadFailure
from wenbiao.records import Metadata

# A text of 64 MB is twenty times the longest law; what is larger is a dump that wants splitting.
MAX_BYTES = 64 * 2**20

_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,20})""", re.IGNORECASE)


def iter_sources(raw: Path) -> list[Path]:
    """List the files to read.

    Args:
        raw: a file, or a folder that is walked; hidden files and folders (a leading dot) are skipped.

    Returns:
        The files in the order of their POSIX paths, the same on every machine.

    Raises:
        FileNotFoundError: there is no such file or folder.
    """
    if not raw.exists():
        raise FileNotFoundError(raw)
    if not raw.is_dir():
        return [raw]
    found = []
    for folder, folders, names in os.walk(raw):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(folder, name) for name in names if not name.startswith("."))
    return sorted(found, key=lambda path: path.relative_to(raw).as_posix())


def source_uri(path: Path, raw: Path) -> str:
    """How a file is named in the tables: its POSIX path under ``raw``, or its name where ``raw`` is the file itself."""
    return path.name if path == raw else path.relative_to(raw).as_posix()


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
    if len(data) > max_bytes:
        yield _oversized(source_uri, len(data), max_bytes)
        return
    yield from _read_text(data, source_uri)


def _oversized(source_uri: str, size: int, max_bytes: int) -> ReadFailure:
    limit = f"{max_bytes / 2**20:.0f} MB" if max_bytes >= 2**20 else f"{max_bytes} bytes"
    return ReadFailure(source_uri, "oversized", f"it has {size:,} bytes, more than the {limit} allowed; split it")


def _read_text(data: bytes, uri: str) -> Iterator[Document | ReadFailure]:
    head = data[:4096]
    declared = None
    if b"<" in head:
        match = _DECLARED.search(head)
        declared = match[1].decode("ascii") if match else None
    try:
        decoded = decode(data, declared)
    except DecodeError as error:
        yield ReadFailure(uri, error.check, str(error))
        return
    document = Document(
        source_uri=uri,
        file_name=PurePosixPath(uri).name,
        raw_sha256=hashlib.sha256(data).hexdigest(),
        n_bytes=len(data),
        media_type="text/plain",
        encoding=decoded.encoding,
        text=decoded.text,
        metadata=Metadata(),
        warning=decoded.damage,
    )
    if "<" in decoded.text[:4096] and _HTML.search(decoded.text[:4096].encode("utf-8", "ignore")):
        from wenbiao.read.html import read_html

        page = read_html(decoded.text)
        if not page.text.strip():
            yield ReadFailure(uri, "no_text", "the page holds no text (is it filled in by a script?)")
            return
        document.text = page.text
        document.media_type = "text/html"
        document.metadata = page.metadata
    yield document
