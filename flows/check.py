"""A published release checked again from its files alone: schemas, rows, spans, keys, references, counts, hashes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.store import read_manifest
from schemas import DATA_TABLES, TABLES, Table
from schemas.table import SCHEMA_VERSION
from schemas.validate import BrokenCheckError, failed_checks, failed_references, failed_slices

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a release that is not as it should be.

    Attributes:
        level: ``error``, or ``note`` for what only differs by version.
        table: the table concerned.
        message: what is wrong.
    """

    level: str
    table: str | None
    message: str


def check_release(release: Path) -> Iterator[Finding]:
    """Check a release.

    Args:
        release: its folder.

    Yields:
        What is not as it should be; nothing where all is well.

    Raises:
        StoreError: the folder's manifest cannot be read.
    """
    manifest = read_manifest(release)
    if manifest["schema_version"] != SCHEMA_VERSION:
        yield Finding(
            "note", None, f"written under schema version {manifest['schema_version']}, this is {SCHEMA_VERSION}"
        )
    readable: dict[str, Table] = {}
    for name, table in TABLES.items():
        path = release / f"{name}.parquet"
        if not path.exists():
            level = "error" if name in manifest["tables"] else "note"
            yield Finding(level, name, "the file is missing")
            continue
        yield from _compare_hash(table, path, manifest)
        broken = list(_compare_schema(table, path))
        yield from broken
        if all(finding.level == "note" for finding in broken):
            readable[name] = table
    yield from _check_rows(release, {n: t for n, t in readable.items() if n in DATA_TABLES})
    for name in readable.keys() - DATA_TABLES.keys():
        for group in _groups(release, TABLES[name]):
            yield from _report(TABLES[name], group, failed_checks(TABLES[name], group))
    if {"documents", "issues"} <= readable.keys():
        yield from _check_counts(release, readable)


def _compare_hash(table: Table, path: Path, manifest: dict) -> Iterator[Finding]:
    """Compare a file with the manifest."""
    facts = manifest["tables"].get(table.name)
    if facts is None:
        yield Finding("error", table.name, "the manifest does not know the file")
    else:
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != facts["sha256"]:
                yield Finding("error", table.name, "the file is not the one that was published (its hash differs)")


def _compare_schema(table: Table, path: Path) -> Iterator[Finding]:
    """Compare a file's columns with the declaration."""
    try:
        schema = pq.read_schema(path)
    except (pa.ArrowException, OSError) as error:
        yield Finding("error", table.name, f"the file cannot be read: {error}")
        return
    # An older minor version may lack columns that can be null; any other difference breaks the contract.
    for column in table.columns:
        i = schema.get_field_index(column.name)
        if i < 0:
            yield Finding("note" if column.nullable else "error", table.name, f"column {column.name} is missing")
        elif schema.field(i).type != column.type:
            yield Finding(
                "error", table.name, f"column {column.name} is {schema.field(i).type}, declared as {column.type}"
            )
    for name in schema.names:
        if name not in table.names:
            yield Finding("note", table.name, f"column {name} is not declared")


def _check_rows(release: Path, tables: dict[str, Table]) -> Iterator[Finding]:
    """Check the rows of the data tables, spans and references included, a row group at a time."""
    if "documents" not in tables:
        return
    documents = pq.read_table(release / "documents.parquet", columns=["doc_id", "text"])
    texts = dict(zip(documents["doc_id"].to_pylist(), documents["text"].to_pylist(), strict=True))
    keys: dict[str, pa.Array] = {}
    for name, table in tables.items():
        column = pq.read_table(release / f"{name}.parquet", columns=[table.key]).column(0)
        keys[name] = column.combine_chunks()
        doubled = len(column) - pc.count_distinct(column).as_py()
        if doubled:
            yield Finding("error", name, f"{doubled} rows repeat the key of another row")
    for name, table in tables.items():
        for group in _groups(release, table):
            try:
                failures = failed_checks(table, group)
            except BrokenCheckError as error:
                yield Finding("error", name, str(error))
                break
            failures += failed_slices(table, group, texts) + failed_references(table, group, keys)
            yield from _report(table, group, failures)


def _groups(release: Path, table: Table) -> Iterator[pa.Table]:
    """The row groups of a table's file in the declared columns; those that an older version lacks are null."""
    file = pq.ParquetFile(release / f"{table.name}.parquet")
    for i in range(file.num_row_groups):
        yield table.conform(file.read_row_group(i))


def _report(table: Table, rows: pa.Table, failures: list) -> Iterator[Finding]:
    by_check = Counter((f.column, f.check) for f in failures)
    for (column, check), n in by_check.items():
        examples = [f.row for f in failures if (f.column, f.check) == (column, check)][:_EXAMPLES]
        shown = ", ".join(rows.column(table.key)[i].as_py() for i in examples)
        yield Finding(
            "error", table.name, f"{n} rows break {check}" + (f" of {column}" if column else "") + f": {shown}"
        )


def _check_counts(release: Path, tables: dict[str, Table]) -> Iterator[Finding]:
    """Check that rows extracted = rows published + rows refused."""
    from flows.publish import CountsError, reconcile

    rows = {name: pq.read_metadata(release / f"{name}.parquet").num_rows for name in tables if name in DATA_TABLES}
    try:
        reconcile(release, rows)
    except CountsError as error:
        yield Finding("error", None, str(error))
