"""Sorted streams of rows into one sorted Parquet file, a row group at a time.

The streams are the parts of this run and the current release. Only the columns that order the rows are held in memory
as a whole; the file depends on the rows alone, not on how they were spread over streams.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from schemas import Table
from schemas.table import sort_columns, sorted_order

# Level 1 writes half as fast again as 3 for a fifth more bytes.
_COMPRESSION, _LEVEL = "zstd", 1
# Statistics of long texts prune nothing and swell the footer.
_LONG = frozenset({"text", "row", "sentence"})


class Stream(Protocol):
    """Rows in their table's order."""

    def keys(self) -> pa.Table:
        """The columns that order the rows (see ``sort_columns``)."""

    def read(self, n: int) -> pa.Table:
        """The next ``n`` rows."""


class PartStream:
    """Rows of a part, mapped from disk."""

    def __init__(self, table: Table, path: Path, wanted: Callable[[pa.Table], pa.Array | None]) -> None:
        with pa.memory_map(str(path)) as source:
            rows = pa.ipc.open_file(source).read_all()
        mask = wanted(rows)
        self._rows = rows if mask is None else rows.filter(mask)
        self._table = table
        self._next = 0

    def keys(self) -> pa.Table:
        """The columns that order the rows."""
        return sort_columns(self._table, self._rows)

    def read(self, n: int) -> pa.Table:
        """The next ``n`` rows."""
        self._next += n
        return self._rows.slice(self._next - n, n)


class ReleaseStream:
    """Rows of a published table, read a row group at a time."""

    def __init__(self, table: Table, path: Path, wanted: Callable[[pa.Table], pa.Array | None]) -> None:
        self._table = table
        self._wanted = wanted
        self._file = pq.ParquetFile(path)
        self._group = 0
        self._buffer = table.empty()

    def keys(self) -> pa.Table:
        """The columns that order the rows."""
        names = dict.fromkeys(name.rpartition(":")[2] for name in self._table.sort)
        rows = self._file.read(
            [*names, *(n for n in ("doc_id", "source_uri") if n in self._table.names and n not in names)]
        )
        mask = self._wanted(rows)
        return sort_columns(self._table, rows if mask is None else rows.filter(mask))

    def read(self, n: int) -> pa.Table:
        """The next ``n`` rows."""
        while self._buffer.num_rows < n:
            rows = self._file.read_row_group(self._group)
            self._group += 1
            mask = self._wanted(rows)
            rows = rows if mask is None else rows.filter(mask)
            self._buffer = pa.concat_tables([self._buffer, self._table.conform(rows)])
        out = self._buffer.slice(0, n)
        self._buffer = self._buffer.slice(n)
        return out


def in_set(column: str, values: AbstractSet[str]) -> Callable[[pa.Table], pa.Array | None]:
    """A row filter: the column's value is one of some values."""
    value_set = pa.array(sorted(values), pa.string())
    return lambda rows: pc.is_in(rows.column(column), value_set=value_set)


def every_row(_: pa.Table) -> None:
    """A row filter that lets every row pass."""


def merge(
    table: Table, streams: Sequence[Stream], path: Path, change: Callable[[pa.Table], pa.Table] | None = None
) -> int:
    """Write the rows of all streams as the table's file.

    Args:
        table: the declaration; it settles order and row groups.
        streams: sorted rows; no document stands in two of them.
        path: the file to write.
        change: alters the rows of one row group; it must not change their order.

    Returns:
        Number of rows.
    """
    keys = [stream.keys() for stream in streams]
    sizes = np.array([k.num_rows for k in keys], dtype=np.int64)
    ends = np.cumsum(sizes)
    n = int(sizes.sum())
    order = np.empty(0, np.int64)
    if n:
        joined = pa.concat_tables(keys)
        order = sorted_order(joined).to_numpy()
        del joined
    del keys
    with ParquetTable(table, path) as file:
        for start in range(0, n, table.row_group):
            rank = order[start : start + table.row_group].astype(np.int64)
            stream_of = np.searchsorted(ends, rank, side="right")
            counts = np.bincount(stream_of, minlength=len(streams))
            pieces = [stream.read(int(n)) for stream, n in zip(streams, counts, strict=True) if n]
            # Streams are sorted and the sort is stable: within a stream, rows come in the order in which they stand.
            by_stream = np.argsort(stream_of, kind="stable")
            position = np.empty(len(rank), np.int64)
            position[by_stream] = np.arange(len(rank))
            rows = pa.concat_tables(pieces).combine_chunks().take(pa.array(position))
            file.write(change(rows) if change is not None else rows)
    return n


class ParquetTable:
    """Writer of a published table: explicit schema, zstd, one row group a call, statistics that readers prune by."""

    def __init__(self, table: Table, path: Path) -> None:
        measured = [name for name in table.names if name not in _LONG]
        # What hardly repeats gains nothing from a dictionary.
        repeated = [c.name for c in table.columns if c.name not in _LONG | {table.key} and pa.types.is_string(c.type)]
        self._writer = pq.ParquetWriter(
            path,
            table.arrow_schema,
            compression=_COMPRESSION,
            compression_level=_LEVEL,
            use_dictionary=repeated,
            write_statistics=measured,
            write_page_index=True,
        )
        self._schema = table.arrow_schema

    def write(self, rows: pa.Table) -> None:
        """Write one row group."""
        # One chunk a column: the encoder's pages would follow the chunks, and the bytes with them.
        rows = rows.cast(self._schema).combine_chunks()
        self._writer.write_table(rows, row_group_size=max(1, rows.num_rows))

    def __enter__(self) -> ParquetTable:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.close()
