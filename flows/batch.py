"""One batch of files into one part on disk: read, extract, validate, write. Runs in a worker process."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from flows.catalog import Harvest
from flows.originals import sign, write_signatures
from flows.report.viewer import write_pages
from flows.sources import UNREADABLE, FileEntry, Part, Source
from flows.store import draft_folder
from flows.versions import rules_version
from schemas import DATA_TABLES, TABLES, Table
from schemas.table import sort_columns, sorted_order
from schemas.validate import issue_row, refuse_broken_rows
from wenbiao import extract
from wenbiao.read import MAX_BYTES, ReadFailure, read_bytes

PART_TABLES: dict[str, Table] = DATA_TABLES | {"issues": TABLES["issues"]}


def extract_batch(sources: Sequence[Source], parts: Path, text_field: str | None = None, *, pages: bool = True) -> Part:
    """Read and extract some files, and write their rows as one part.

    A part appears under ``parts`` complete or not at all: it is written beside and renamed.

    Args:
        sources: the files, in the order of their uris.
        parts: folder of finished parts.
        text_field: column of the texts in JSON Lines and CSV files.
        pages: whether to write the documents' pages too.

    Returns:
        The part's account; in its folder are the rows, ``<table>.arrow``, and the pages, ``documents/<doc_id>.html``.
    """
    started = time.process_time()
    harvest = Harvest.empty()
    files: dict[str, FileEntry] = {}
    issues: list[dict[str, Any]] = []
    seen: set[str] = set()
    seconds = dict.fromkeys(("read", "extract", "validate", "write"), 0.0)
    n_chars = 0
    for source in sources:
        data, failure = _read(source)
        if failure is None:
            entry = FileEntry(hashlib.sha256(data).hexdigest())
        else:
            entry = FileEntry(failure.check if failure.check in {"vanished", UNREADABLE} else source.sha256)
        files[source.uri] = entry
        found = read_bytes(data, source.uri, text_field=text_field) if failure is None else iter([failure])
        for document in found:
            now = time.process_time()
            seconds["read"] += now - started
            started = now
            if isinstance(document, ReadFailure):
                entry.failed.append(document.source_uri)
                issues.append(_read_issue(document))
                continue
            doc_id = document.doc_id
            if doc_id not in seen:
                try:
                    extraction = extract(document.text, doc_id=doc_id, known=document.metadata)
                except MemoryError:
                    raise
                except Exception as error:  # one document must not cost the others theirs
                    entry.failed.append(document.source_uri)
                    issues.append(_crash_issue(document.source_uri, doc_id, error))
                    continue
                seen.add(doc_id)
                n_chars += len(document.text)
                harvest.add(document, extraction, rules_version())
                if document.warning:
                    issues.append(_warning_issue(document.source_uri, doc_id, document.warning))
            entry.documents.append([doc_id, document.source_uri])
            now = time.process_time()
            seconds["extract"] += now - started
            started = now
    seconds["read"] += time.process_time() - started
    started = time.process_time()
    rows = harvest.tables()
    origin = {d["doc_id"]: d["source_uri"] for d in harvest.documents}
    sound, refused = refuse_broken_rows(DATA_TABLES, rows, origin)
    sound["issues"] = pa.concat_tables([refused, TABLES["issues"].from_rows(issues)])
    seconds["validate"] = time.process_time() - started
    started = time.process_time()
    part = Part(_part_name(files), files, {name: t.num_rows for name, t in rows.items()}, n_chars, seconds)
    folder = parts / part.name
    with draft_folder(parts / f".{part.name}.{os.getpid()}") as draft:
        for name, table in PART_TABLES.items():
            write_sorted(table, sound[name], draft / f"{name}.arrow")
        write_signatures(sign(sound["documents"]), draft)
        if pages:
            write_pages(draft / "documents", sound)
        seconds["write"] = time.process_time() - started
        part.save(draft)
        if folder.exists():
            shutil.rmtree(draft)
        else:
            draft.rename(folder)
    return part


def write_sorted(table: Table, rows: pa.Table, path: Path) -> None:
    """Write rows in their table's order as an Arrow file that can be mapped into memory."""
    rows = rows.take(sorted_order(sort_columns(table, rows))).combine_chunks()
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, rows.schema) as writer:
        writer.write_table(rows)


def _part_name(files: dict[str, FileEntry]) -> str:
    identity = json.dumps([[uri, entry.sha256] for uri, entry in sorted(files.items())])
    return hashlib.sha256(identity.encode()).hexdigest()[:16]


def _read(source: Source) -> tuple[bytes, ReadFailure | None]:
    """A file's bytes, or why there are none; a file too large is not taken into memory."""
    path = Path(source.path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = MAX_BYTES // 2**20
            return b"", ReadFailure(
                source.uri, "oversized", f"it has {size:,} bytes, more than the {limit} MB allowed; split it"
            )
        return path.read_bytes(), None
    except FileNotFoundError as error:
        if source.sha256 == UNREADABLE:
            return b"", ReadFailure(source.uri, UNREADABLE, f"it cannot be read: {error.strerror}")
        return b"", ReadFailure(source.uri, "vanished", "it was there when the folder was listed and is gone now")
    except OSError as error:
        return b"", ReadFailure(source.uri, UNREADABLE, f"it cannot be read: {error.strerror}")


def _read_issue(failure: ReadFailure) -> dict[str, Any]:
    return issue_row(
        level="error", stage="read", source_uri=failure.source_uri, check=failure.check, message=failure.message
    )


def _warning_issue(source_uri: str, doc_id: str, message: str) -> dict[str, Any]:
    return issue_row(
        level="warning", stage="read", source_uri=source_uri, doc_id=doc_id, check="read_warning", message=message
    )


def _crash_issue(source_uri: str, doc_id: str, error: Exception) -> dict[str, Any]:
    where = error.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    place = f" in {where.tb_frame.f_code.co_qualname}" if where is not None else ""
    return issue_row(
        level="error",
        stage="extract",
        source_uri=source_uri,
        doc_id=doc_id,
        check="crashed",
        message=f"extraction failed{place}: {type(error).__name__}: {error}",
    )
