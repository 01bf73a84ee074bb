"""Which records fill which table: the one place where extraction and schemas meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

import pyarrow as pa

from schemas import DATA_TABLES, Table
from schemas.table import ColumnsError
from wenbiao.read import Document
from wenbiao.records import Event, Extraction, Figure, Mention, Metadata, Quote, Section, Sentence, Time

# A new table is a schema module, a finder, and a line here.
RECORDS: dict[str, type] = {
    "sections": Section,
    "sentences": Sentence,
    "times": Time,
    "events": Event,
    "figures": Figure,
    "quotes": Quote,
    "mentions": Mention,
}


def check_columns(table: Table, record: type) -> None:
    """Assert that a record has exactly its table's columns.

    Raises:
        ColumnsError: an attribute has no column, or a column no attribute.
    """
    names = {f.name for f in fields(record)}
    if names != set(table.names):
        raise ColumnsError(table.name, names, table.names)


@dataclass(slots=True)
class Harvest:
    """What a batch of documents gave: the documents' own columns, and the records of every table."""

    documents: list[dict[str, Any]]
    records: dict[str, list[Any]]

    @classmethod
    def empty(cls) -> Harvest:
        """A harvest without documents."""
        return cls([], {name: [] for name in RECORDS})

    def add(self, document: Document, extraction: Extraction, rules_version: str) -> None:
        """Take in one document and what was found in it."""
        counts = {}
        for name in RECORDS:
            found = getattr(extraction, name)
            counts[f"n_{name}"] = len(found)
            self.records[name] += found
        said = {f.name: getattr(extraction.metadata, f.name) for f in fields(Metadata)}
        self.documents.append(
            {
                "doc_id": document.doc_id, "source_uri": document.source_uri, "other_uris": [],
                "file_name": document.file_name, "sha256": document.raw_sha256, "n_bytes": document.n_bytes,
                "n_chars": len(document.text), "media_type": document.media_type, "encoding": document.encoding,
                "text": document.text, "rules_version": rules_version, "duplicate_of": None,
            }
            | said
            | counts
        )  # fmt: skip

    def tables(self) -> dict[str, pa.Table]:
        """The harvest as Arrow tables, in the declared columns and types."""
        out = {"documents": DATA_TABLES["documents"].from_rows(self.documents)}
        for name in RECORDS:
            out[name] = records_to_arrow(DATA_TABLES[name], self.records[name])
        return {name: out[name] for name in DATA_TABLES}


def records_to_arrow(table: Table, records: Sequence[Any]) -> pa.Table:
    """Turn records into an Arrow table, column by column.

    Args:
        table: the declaration; its columns are the records' attributes (see ``check_columns``).
        records: records of one type.
    """
    columns: Mapping[str, Sequence[Any]] = {name: list(map(attrgetter(name), records)) for name in table.names}
    return table.from_columns(columns)


for _name, _record in RECORDS.items():
    check_columns(DATA_TABLES[_name], _record)
