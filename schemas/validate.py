"""Rows against their declarations: checks of a table, spans against the text, references between tables.

Broken rows are reported one by one; a broken check, a missing column or a wrong type raises, since then nothing is
known of any row.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pandera.errors import SchemaErrors

from schemas.issues import ISSUES
from schemas.table import Table

# What a failed check says, by its name; checks that are not listed speak through their name.
MESSAGES = {
    "isin": "{column} is {value!r}, which is not one of its values",
    "str_matches": "{column} is {value!r}, which is not written as it should be",
    "greater_than_or_equal_to": "{column} is {value}, which is too small",
    "not_nullable": "{column} is null",
    "slices_back": "{column} is not what the document's text has at its offsets",
    "reference": "{column} is {value!r}, which no published row has",
}


class BrokenCheckError(RuntimeError):
    """A check could not be carried out, or the table has not the declared columns and types."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A row that broke a check.

    Attributes:
        row: position of the row in its table.
        check: name of the check.
        column: column that broke it, None where the check concerns the whole row.
        value: the offending value.
    """

    row: int
    check: str
    column: str | None
    value: Any

    @property
    def message(self) -> str:
        """The fault in words."""
        words = MESSAGES.get(self.check)
        if words is None:
            return f"the row breaks the check {self.check.replace('_', ' ')}"
        return words.format(column=self.column, value=self.value)


def failed_checks(table: Table, rows: pa.Table) -> list[Failure]:
    """Check a table's columns and rows by its pandera schema.

    Args:
        table: the declaration.
        rows: rows in the declared columns.

    Returns:
        One failure per broken row and check.

    Raises:
        BrokenCheckError: a column is missing or of another type, or a check crashed.
    """
    if not rows.schema.equals(table.arrow_schema):
        differing = [f.name for f in table.arrow_schema if f.name not in rows.schema.names or rows.field(f.name) != f]
        extra = sorted(set(rows.schema.names) - set(table.names))
        raise BrokenCheckError(f"table {table.name}: columns differ from the declaration: {differing + extra}")
    frame = rows.to_pandas(types_mapper=pd.ArrowDtype)
    try:
        table.schema.validate(frame, lazy=True)
    except SchemaErrors as error:
        cases = error.failure_cases
    else:
        return []
    without_row = cases[cases["index"].isna()]
    if len(without_row):
        case = without_row.iloc[0]
        raise BrokenCheckError(f"table {table.name}: check {case['check']} failed as a whole: {case['failure_case']}")
    out: dict[tuple[int, str, str | None], Failure] = {}
    for context, column, check, value, index in zip(
        cases["schema_context"], cases["column"], cases["check"], cases["failure_case"], cases["index"], strict=True
    ):
        of_column = context == "Column"
        name = str(check).partition("(")[0]
        failure = Failure(int(index), name, column if of_column else None, value if of_column else None)
        out[failure.row, name, failure.column] = failure
    return list(out.values())


def failed_slices(table: Table, rows: pa.Table, texts: Mapping[str, str]) -> list[Failure]:
    """Check that the spans of a table cut its texts out of the documents.

    Args:
        table: the declaration.
        rows: rows in the declared columns.
        texts: text by ``doc_id``; a row of another document fails.

    Returns:
        One failure per span that does not slice back.
    """
    out: list[Failure] = []
    if not table.spans or not rows.num_rows:
        return out
    doc_ids = rows.column("doc_id").to_pylist()
    for start, end, text in table.spans:
        spans = (rows.column(name).to_pylist() for name in (start, end, text))
        for i, (doc_id, s, e, t) in enumerate(zip(doc_ids, *spans, strict=True)):
            if t is not None and (texts.get(doc_id) or "")[s:e] != t:
                out.append(Failure(i, "slices_back", text, t))
    return out


def failed_references(table: Table, rows: pa.Table, keys: Mapping[str, pa.Array]) -> list[Failure]:
    """Check a table's foreign keys.

    Args:
        table: the declaration.
        rows: rows in the declared columns.
        keys: the keys that stand, by table; references to a table that is not given are not checked.

    Returns:
        One failure per reference that leads nowhere.
    """
    out = []
    for reference in table.references:
        if reference.table not in keys:
            continue
        values = rows.column(reference.column)
        stands = pc.or_(pc.is_null(values), pc.is_in(values, value_set=keys[reference.table]))
        if pc.all(stands, min_count=0).as_py():
            continue
        fallen = pc.indices_nonzero(pc.invert(stands)).to_pylist()
        out += [Failure(i, "reference", reference.column, values[i].as_py()) for i in fallen]
    return out


def refuse_broken_rows(
    tables: Mapping[str, Table], rows: Mapping[str, pa.Table], sources: Mapping[str, str]
) -> tuple[dict[str, pa.Table], pa.Table]:
    """Part the rows of a set of tables into sound ones and issues.

    A row that refers to a refused row is refused as well. A reference to a document is checked against the documents
    of the set, so the set holds whole documents; ``duplicate_of`` is settled later and is left out.

    Args:
        tables: declarations in the order of their references.
        rows: rows by table, in the declared columns.
        sources: ``source_uri`` by ``doc_id``.

    Returns:
        The sound rows by table, and the issues: one per refused row, which names the first check that it broke.

    Raises:
        BrokenCheckError: a table's structure is broken, or a check crashed.
    """
    texts = dict(zip(rows["documents"]["doc_id"].to_pylist(), rows["documents"]["text"].to_pylist(), strict=True))
    sentences: dict[str, str] | None = None
    keys: dict[str, pa.Array] = {}
    sound: dict[str, pa.Table] = {}
    issues: list[dict[str, Any]] = []
    for name, table in tables.items():
        found = rows[name]
        failures = (
            failed_checks(table, found) + failed_slices(table, found, texts) + failed_references(table, found, keys)
        )
        first: dict[int, Failure] = {}
        for failure in failures:
            first.setdefault(failure.row, failure)
        while True:
            good = _without(found, first)
            keys[name] = good.column(table.key).combine_chunks()
            refers_to_itself = any(r.table == name and r.column != "duplicate_of" for r in table.references)
            orphans = failed_references(table, found, {name: keys[name]}) if refers_to_itself else []
            new = {f.row: f for f in orphans if f.row not in first and f.column != "duplicate_of"}
            if not new:
                break
            first |= new
        sound[name] = good
        if first and sentences is None:
            sentences = dict(
                zip(rows["sentences"]["sentence_id"].to_pylist(), rows["sentences"]["text"].to_pylist(), strict=True)
            )
        issues += [_issue(table, found, failure, sources, sentences or {}) for _, failure in sorted(first.items())]
    return sound, ISSUES.from_rows(issues)


def issue_row(**facts: Any) -> dict[str, Any]:
    """A row of ``issues``; what is not given is null, and its id follows from what is wrong where."""
    row: dict[str, Any] = dict.fromkeys(ISSUES.names) | facts
    identity = [row[k] for k in ("stage", "source_uri", "doc_id", "table", "row_id", "column", "check", "row")]
    row["issue_id"] = hashlib.sha256(json.dumps(identity, ensure_ascii=False).encode()).hexdigest()[:16]
    row["run_id"] = row["run_id"] or ""
    return row


def _message(table: Table, failure: Failure) -> str:
    """The fault in words; a check of whole rows says what it demands."""
    if failure.check in MESSAGES:
        return failure.message
    demand = next(check.description for check in table.checks if check.name == failure.check)
    return f"the row does not hold to: {demand}"


def _without(rows: pa.Table, refused: Mapping[int, Any]) -> pa.Table:
    if not refused:
        return rows
    return rows.take(pa.array([i for i in range(rows.num_rows) if i not in refused], pa.int64()))


def _issue(
    table: Table, rows: pa.Table, failure: Failure, sources: Mapping[str, str], sentences: Mapping[str, str]
) -> dict[str, Any]:
    (row,) = rows.slice(failure.row, 1).to_pylist()
    doc_id = row["doc_id"]
    return issue_row(
        level="error",
        stage="validate",
        source_uri=sources.get(doc_id, ""),
        doc_id=doc_id,
        table=table.name,
        row_id=row[table.key],
        column=failure.column,
        check=failure.check,
        message=_message(table, failure),
        value=None if failure.value is None or failure.value is pd.NA else str(failure.value),
        sentence=row.get("text") if table.name == "sections" else sentences.get(row.get("sentence_id") or ""),
        row=json.dumps(row, ensure_ascii=False, default=str),
    )
