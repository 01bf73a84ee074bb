"""Which documents of a release reprint others: signatures are kept with the rows, and only they are compared."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from wenbiao.reprints import match_signatures, signature

# Not a table for readers: the file is hidden in its release.
FILE = ".signatures"
_SCHEMA = pa.schema(
    [("doc_id", pa.string()), ("published_date", pa.date32()), ("source_uri", pa.string()), ("signature", pa.binary())]
)


def sign(documents: pa.Table) -> pa.Table:
    """The signatures of some rows of ``documents``."""
    signatures = [signature(text) for text in documents.column("text").to_pylist()]
    columns = [documents.column(name).combine_chunks() for name in _SCHEMA.names[:3]]
    return pa.table([*columns, pa.array(signatures, pa.binary())], schema=_SCHEMA)


def write_signatures(signed: pa.Table, folder: Path) -> None:
    """Store signatures in the folder of a part or a release."""
    pq.write_table(signed, folder / FILE, compression="zstd", use_dictionary=False)


def read_signatures(folders: Sequence[tuple[Path, AbstractSet[str]]]) -> pa.Table:
    """Signatures of the documents that make a release, originals first: by date of publication, then by path.

    Args:
        folders: folders of parts and of a release, each with the ``doc_id`` of the documents that it gives.
    """
    signed = [_SCHEMA.empty_table()]
    for folder, doc_ids in folders:
        rows = pq.read_table(folder / FILE)
        signed.append(rows.filter(pc.is_in(rows.column("doc_id"), value_set=pa.array(sorted(doc_ids), pa.string()))))
    keys = [(name, "ascending", "at_end") for name in ("published_date", "source_uri", "doc_id")]
    return pa.concat_tables(signed).sort_by(keys)


def find_originals(signed: pa.Table) -> dict[str, str]:
    """The ``doc_id`` of the original of each document that is a reprint."""
    return match_signatures(zip(signed["doc_id"].to_pylist(), signed["signature"].to_pylist(), strict=True))
