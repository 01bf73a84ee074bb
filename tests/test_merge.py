"""Streams into one file: sorted, complete, and the same bytes however the rows were spread."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.batch import write_sorted
from flows.merge import PartStream, ReleaseStream, every_row, in_set, merge
from schemas import DATA_TABLES, Table

# Row groups of three: a few rows make several.
SMALL = dataclasses.replace(DATA_TABLES["times"], row_group=3)


def times(*rows: tuple[str, int, int | None]) -> pa.Table:
    """Rows of ``times``: document, start, year."""
    return SMALL.from_rows(
        [
            {
                "time_id": f"{doc}-{start}",
                "doc_id": doc,
                "sentence_id": "n",
                "start": start,
                "end": start + 1,
                "text": "年",
                "edtf": None if year is None else f"{year:04}",
                "start_date": None if year is None else dt.date(year, 1, 1),
                "end_date": None,
                "precision": "year",
                "modifier": None,
                "anchor": "explicit",
                "duration": None,
            }
            for doc, start, year in rows
        ]
    )


def merged(folder: Path, parts: list[pa.Table], table: Table = SMALL, **options: object) -> Path:
    streams = []
    for i, part in enumerate(parts):
        write_sorted(table, part, folder / f"{i}.arrow")
        streams.append(PartStream(table, folder / f"{i}.arrow", every_row))
    merge(table, streams, folder / "out.parquet", **options)
    return folder / "out.parquet"


def test_rows_are_sorted_with_nulls_last(tmp_path: Path) -> None:
    path = merged(
        tmp_path, [times(("b", 1, 2020), ("b", 0, None)), times(("a", 5, 2021), ("a", 2, 2020), ("a", 1, None))]
    )
    ids = pq.read_table(path)["time_id"].to_pylist()
    assert ids == ["a-2", "b-1", "a-5", "a-1", "b-0"]
    assert [pq.ParquetFile(path).metadata.row_group(i).num_rows for i in range(2)] == [3, 2]


def test_no_rows_and_no_streams(tmp_path: Path) -> None:
    path = merged(tmp_path, [])
    assert pq.read_table(path).num_rows == 0
    assert pq.read_schema(path).equals(SMALL.arrow_schema, check_metadata=False)


def test_change_sees_each_row_once(tmp_path: Path) -> None:
    seen: list[str] = []

    def change(rows: pa.Table) -> pa.Table:
        seen.extend(rows["time_id"].to_pylist())
        i = rows.schema.get_field_index("modifier")
        return rows.set_column(i, rows.schema.field(i), pa.array(["起"] * rows.num_rows))

    path = merged(tmp_path, [times(*[("a", i, 2020) for i in range(7)])], change=change)
    assert seen == [f"a-{i}" for i in range(7)]
    assert set(pq.read_table(path)["modifier"].to_pylist()) == {"起"}


@pytest.mark.parametrize("kept", [{"a"}, {"b", "c"}, set(), {"a", "b", "c"}])
def test_release_stream_gives_the_wanted_documents(tmp_path: Path, kept: set[str]) -> None:
    rows = times(*[(doc, i, 2000 + i) for i in range(5) for doc in "abc"])
    before = merged(tmp_path, [rows]).rename(tmp_path / "before.parquet")
    merge(SMALL, [ReleaseStream(SMALL, before, in_set("doc_id", kept))], tmp_path / "out.parquet")
    found = pq.read_table(tmp_path / "out.parquet")
    assert sorted(found["time_id"].to_pylist()) == sorted(f"{doc}-{i}" for doc in kept for i in range(5))
    assert found["start_date"].to_pylist() == sorted(found["start_date"].to_pylist())


def test_release_of_an_older_version_lacks_a_column(tmp_path: Path) -> None:
    before = merged(tmp_path, [times(("a", 0, 2020))])
    pq.write_table(pq.read_table(before).drop_columns(["duration"]), tmp_path / "older.parquet")
    merge(SMALL, [ReleaseStream(SMALL, tmp_path / "older.parquet", every_row)], tmp_path / "new.parquet")
    assert pq.read_table(tmp_path / "new.parquet")["duration"].to_pylist() == [None]


ROWS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.integers(0, 30), st.one_of(st.none(), st.integers(1990, 2030))),
    unique_by=lambda row: row[:2],
    max_size=25,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, spread=st.randoms(use_true_random=False))
def test_bytes_do_not_depend_on_the_spread(tmp_path: Path, rows: list, spread: object) -> None:
    whole = merged(tmp_path, [times(*rows)]).read_bytes()
    homes = {doc: spread.randrange(3) for doc in "abcdef"}  # type: ignore[attr-defined]
    shuffled = list(rows)
    spread.shuffle(shuffled)  # type: ignore[attr-defined]
    parts = [times(*[row for row in shuffled if homes[row[0]] == i]) for i in range(3)]
    before = merged(tmp_path, [parts[0]]).rename(tmp_path / "before.parquet")
    write_sorted(SMALL, parts[1], tmp_path / "1.arrow")
    write_sorted(SMALL, parts[2], tmp_path / "2.arrow")
    streams = [
        PartStream(SMALL, tmp_path / "2.arrow", every_row),
        ReleaseStream(SMALL, before, every_row),
        PartStream(SMALL, tmp_path / "1.arrow", every_row),
    ]
    assert merge(SMALL, streams, tmp_path / "out.parquet") == len(rows)
    assert (tmp_path / "out.parquet").read_bytes() == whole


def test_statistics_prune_by_date(tmp_path: Path) -> None:
    metadata = pq.ParquetFile(merged(tmp_path, [times(*[("a", i, 2000 + i) for i in range(9)])])).metadata
    column = SMALL.names.index("start_date")
    bounds = [metadata.row_group(i).column(column).statistics for i in range(3)]
    assert [b.max.year < c.min.year for b, c in itertools.pairwise(bounds)] == [True, True]
    assert not metadata.row_group(0).column(SMALL.names.index("text")).is_stats_set
