"""Releases beside each other: what each changed, and the rows that differ between two."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from schemas import DATA_TABLES


@dataclass(frozen=True, slots=True)
class Difference:
    """How a table differs between two releases.

    Attributes:
        table: its name.
        added: keys that only the later release has.
        removed: keys that only the earlier one has.
        changed: for keys of both, the columns whose values differ.
    """

    table: str
    added: list[str]
    removed: list[str]
    changed: dict[str, list[str]]

    @property
    def any(self) -> bool:
        """Whether the table differs at all."""
        return bool(self.added or self.removed or self.changed)


def compare_releases(earlier: Path, later: Path) -> list[Difference]:
    """Compare the data tables of two releases by their keys.

    ``rules_version`` is left out: it differs in every document once a rule has changed.
    """
    return [_compare(name, earlier / f"{name}.parquet", later / f"{name}.parquet") for name in DATA_TABLES]


def _compare(name: str, earlier: Path, later: Path) -> Difference:
    key = DATA_TABLES[name].key
    before, after = (pq.read_table(path, columns=[key]).column(0).combine_chunks() for path in (earlier, later))
    added = after.filter(pc.invert(pc.is_in(after, value_set=before)))
    removed = before.filter(pc.invert(pc.is_in(before, value_set=after)))
    return Difference(name, sorted(added.to_pylist()), sorted(removed.to_pylist()), _changed(name, earlier, later))


def _changed(name: str, earlier: Path, later: Path) -> dict[str, list[str]]:
    key = DATA_TABLES[name].key
    left, right = pq.ParquetFile(earlier), pq.ParquetFile(later)
    shared = [n for n in left.schema_arrow.names if n in right.schema_arrow.names and n not in {key, "rules_version"}]
    old_keys, new_keys = (file.read([key]).column(0).combine_chunks() for file in (left, right))
    place = pc.index_in(new_keys, value_set=old_keys)
    both = pc.is_valid(place)
    keys = new_keys.filter(both)
    changed: dict[str, list[str]] = {}
    for column in shared:
        old = left.read([column]).column(0).take(place.filter(both))
        new = right.read([column]).column(0).filter(both)
        if pa.types.is_list(old.type):
            differs = pa.array([a != b for a, b in zip(old.to_pylist(), new.to_pylist(), strict=True)], pa.bool_())
        else:
            one_null = pc.xor(pc.is_null(old), pc.is_null(new))
            differs = pc.or_(pc.fill_null(pc.not_equal(old, new), False), one_null)
        for row_key in keys.filter(differs).to_pylist():
            changed.setdefault(row_key, []).append(column)
    return dict(sorted(changed.items()))


def describe_row(release: Path, table: str, key: str) -> str:
    """A row in a line: its key and its text."""
    row = _row(release, table, key)
    return f"{key} {_short(row['text'])}"


def describe_change(earlier: Path, later: Path, table: str, key: str, columns: list[str]) -> str:
    """A changed row in a line: its key and each changed column before and after."""
    before, after = _row(earlier, table, key), _row(later, table, key)
    return f"{key} " + ", ".join(f"{c}: {_short(before[c])} → {_short(after[c])}" for c in columns)


def _row(release: Path, table: str, key: str) -> dict[str, Any]:
    rows = pq.read_table(release / f"{table}.parquet", filters=[(DATA_TABLES[table].key, "=", key)])
    return rows.to_pylist()[0]


def _short(value: Any, most: int = 40) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= most else text[: most - 1] + "…"
