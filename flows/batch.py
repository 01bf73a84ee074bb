"""One batch of files into one part on disk: read, extract, validate, write. Runs in a worker process."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

from flows.catalog import Harvest
from flows.originals import sign, write_signatures
from flows.report.viewer import write_pages
from flows.sources import FileEntry, Part, Source, SourceError, read_source
from flows.store import draft_folder
from flows.versions import rules_version
from schemas import DATA_TABLES, TABLES, Table
from schemas.table import sort_columns, sorted_order
from schemas.validate import issue_row, refuse_broken_rows
from wenbiao import Extraction, extract_many
from wenbiao.read import MAX_BYTES, Document, ReadFailure, read_bytes

# So many characters are extracted together: enough to gain by it (wenbiao.extract_many), few to hold in memory.
_TOGETHER = 40_000

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
    batch = _Batch(text_field)
    for source in sources:
        batch.take(source)
    batch.extract()
    with batch.timed("validate"):
        rows = batch.harvest.tables()
        sound = _validate(rows, batch)
    part = Part(
        _part_name(batch.files), batch.files, {name: t.num_rows for name, t in rows.items()}, batch.n_chars,
        batch.seconds,
    )  # fmt: skip
    _write_part(part, sound, parts, batch, pages=pages)
    return part


class _Batch:
    """What the files of a batch give.

    Attributes:
        harvest: documents and records.
        files: what became of each file, by uri.
        issues: what could not be read or extracted.
        n_chars: length of the texts.
        seconds: processor time by stage.
    """

    def __init__(self, text_field: str | None) -> None:
        self._text_field = text_field
        self._seen: set[str] = set()
        # What has been read and not been extracted yet.
        self._read: list[tuple[FileEntry, Document]] = []
        self._n_read = 0
        self.harvest = Harvest.empty()
        self.files: dict[str, FileEntry] = {}
        self.issues: list[dict[str, Any]] = []
        self.n_chars = 0
        self.seconds = dict.fromkeys(("read", "extract", "validate", "write"), 0.0)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Count the processor time of a block for a stage."""
        started = time.process_time()
        try:
            yield
        finally:
            self.seconds[stage] += time.process_time() - started

    def take(self, source: Source) -> None:
        """Read a file, and extract what has been read once it is enough."""
        try:
            with self.timed("read"):
                data = read_source(source, MAX_BYTES)
        except SourceError as error:
            known = source.sha256 if error.check == "oversized" else error.check
            self.files[source.uri] = entry = FileEntry(known)
            self._refuse(entry, ReadFailure(source.uri, error.check, error.message))
            return
        self.files[source.uri] = entry = FileEntry(hashlib.sha256(data).hexdigest())
        documents = read_bytes(data, source.uri, text_field=self._text_field)
        while True:
            with self.timed("read"):
                document = next(documents, None)
            if document is None:
                return
            if isinstance(document, ReadFailure):
                self._refuse(entry, document)
            else:
                self._read.append((entry, document))
                self._n_read += len(document.text)
                if self._n_read >= _TOGETHER:
                    self.extract()

    def _refuse(self, entry: FileEntry, failure: ReadFailure) -> None:
        entry.failed.append(failure.source_uri)
        self.issues.append(_read_issue(failure))

    def extract(self) -> None:
        """Extract what has been read; what the batch has already is only noted as a further place."""
        with self.timed("extract"):
            new: dict[str, Document] = {}
            for _, document in self._read:
                if document.doc_id not in self._seen:
                    new.setdefault(document.doc_id, document)
            found = _extract_each(list(new.values()))
            for entry, document in self._read:
                self._keep(entry, document, found.get(document.doc_id))
        self._read, self._n_read = [], 0

    def _keep(self, entry: FileEntry, document: Document, found: Extraction | Exception | None) -> None:
        uri, doc_id = document.source_uri, document.doc_id
        if isinstance(found, Exception):
            entry.failed.append(uri)
            self.issues.append(_crash_issue(uri, doc_id, found))
            return
        if found is not None and doc_id not in self._seen:
            self._seen.add(doc_id)
            self.n_chars += len(document.text)
            self.harvest.add(document, found, rules_version())
            if document.warning:
                self.issues.append(_warning_issue(uri, doc_id, document.warning))
        entry.documents.append([doc_id, uri])


def _extract_each(documents: list[Document]) -> dict[str, Extraction | Exception]:
    """What each document gives, or why it gives nothing, by its id."""
    ids = [d.doc_id for d in documents]
    try:
        found = extract_many([d.text for d in documents], doc_ids=ids, known=[d.metadata for d in documents])
    except MemoryError:
        raise
    except Exception as error:
        if len(documents) == 1:
            return {ids[0]: error}
        # One document must not cost the others theirs.
        return {doc_id: kept for d in documents for doc_id, kept in _extract_each([d]).items()}
    return dict(zip(ids, found, strict=True))


def _validate(rows: dict[str, pa.Table], batch: _Batch) -> dict[str, pa.Table]:
    """The sound rows by table, and the issues of the batch."""
    origin = {d["doc_id"]: d["source_uri"] for d in batch.harvest.documents}
    sound, refused = refuse_broken_rows(DATA_TABLES, rows, origin)
    return sound | {"issues": pa.concat_tables([refused, TABLES["issues"].from_rows(batch.issues)])}


def _write_part(part: Part, rows: dict[str, pa.Table], parts: Path, batch: _Batch, *, pages: bool) -> None:
    folder = parts / part.name
    with draft_folder(parts / f".{part.name}.{os.getpid()}") as draft:
        with batch.timed("write"):
            for name, table in PART_TABLES.items():
                write_sorted(table, rows[name], draft / f"{name}.arrow")
            write_signatures(sign(rows["documents"]), draft)
            if pages:
                write_pages(draft / "documents", rows)
        part.save(draft)
        if folder.exists():
            shutil.rmtree(draft)
        else:
            draft.rename(folder)


def write_sorted(table: Table, rows: pa.Table, path: Path) -> None:
    """Write rows in their table's order as an Arrow file that can be mapped into memory."""
    rows = rows.take(sorted_order(sort_columns(table, rows))).combine_chunks()
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, rows.schema) as writer:
        writer.write_table(rows)


def _part_name(files: dict[str, FileEntry]) -> str:
    identity = json.dumps([[uri, entry.sha256] for uri, entry in sorted(files.items())])
    return hashlib.sha256(identity.encode()).hexdigest()[:16]


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
