"""A release checked again: damage of every kind is found, a sound one of many row groups or an older version passes."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.check import check_release
from schemas import TABLES
from tests.conftest import Publish, faults


def test_release_of_an_older_minor_version_opens(publish: Publish) -> None:
    release = publish()
    path = release / "quotes.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["cue"]), path)
    manifest = json.loads((release / "manifest.json").read_text())
    manifest["schema_version"] = "0.9"
    manifest["tables"]["quotes"]["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (release / "manifest.json").write_text(json.dumps(manifest))
    findings = [(f.level, f.table, f.message) for f in check_release(release)]
    assert findings[0][0] == "note" and "schema version 0.9" in findings[0][2]
    assert findings[1:] == [("note", "quotes", "column cue is missing")]


DAMAGE = {
    "a missing file": "the file is missing",
    "no Parquet": "the file cannot be read",
    "a lost row": "rows were extracted",
    "a doubled row": "repeat the key",
    "another type": "declared as",
    "other characters": "slices_back",
    "a lost sentence": "break reference",
}


def damage(release: Path, how: str) -> None:
    match how:
        case "a missing file":
            (release / "times.parquet").unlink()
        case "no Parquet":
            (release / "times.parquet").write_bytes(b"nothing")
        case "a lost row":
            rewrite(release, "figures", lambda t: t.slice(1))
        case "a doubled row":
            rewrite(release, "mentions", lambda t: pa.concat_tables([t, t.slice(0, 1)]))
        case "another type":
            rewrite(release, "quotes", lambda t: t.set_column(3, "start", t["start"].cast("float")))
        case "other characters":
            field = pq.read_schema(release / "times.parquet").field("text")
            rewrite(release, "times", lambda t: t.set_column(5, field, pa.array(["月"] * t.num_rows)))
        case "a lost sentence":
            rewrite(release, "sentences", lambda t: t.slice(1))


def rewrite(release: Path, table: str, change: object) -> None:
    path = release / f"{table}.parquet"
    pq.write_table(change(pq.read_table(path)), path)  # type: ignore[operator]


@pytest.mark.parametrize("name", DAMAGE)
def test_check_finds_damage(publish: Publish, name: str) -> None:
    release = publish()
    damage(release, name)
    assert any(DAMAGE[name] in message for message in faults(release)), faults(release)


def test_tables_of_many_row_groups(publish: Publish, published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import flows.publish

    small = {name: dataclasses.replace(table, row_group=2) for name, table in TABLES.items()}
    monkeypatch.setattr(flows.publish, "TABLES", small)
    release = publish()
    assert pq.ParquetFile(release / "figures.parquet").num_row_groups > 1
    assert faults(release) == []
    assert pq.read_table(release / "figures.parquet").equals(pq.read_table(published / "figures.parquet"))
