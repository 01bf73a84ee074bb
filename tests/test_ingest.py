"""Runs end to end without Prefect: what is published and refused, and that the bytes follow from the input alone."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from flows import batch, ingest, job
from flows.ingest import open_job
from flows.job import Settings
from flows.merge import ParquetTable
from flows.sources import Source
from flows.store import Store, StoreError
from schemas import DATA_TABLES, TABLES
from tests.conftest import ARTICLES, Publish, column, faults, table_bytes, write_files

ROOT = Path(__file__).parents[1]


# --- what is published


def test_every_table_has_rows_and_no_fault(published: Path) -> None:
    for name in DATA_TABLES:
        assert pq.read_metadata(published / f"{name}.parquet").num_rows > 0, name
    assert sorted(p.stem for p in published.glob("*.parquet")) == sorted(TABLES)
    assert faults(published) == []
    assert column(published, "documents", "source_uri") and set(column(published, "documents", "source_uri")) == set(
        ARTICLES
    )


def test_release_is_described(published: Path) -> None:
    package = json.loads((published / "datapackage.json").read_text())
    assert package["$schema"].endswith("2.0/datapackage.json")
    for resource in package["resources"]:
        path = published / resource["path"]
        assert resource["bytes"] == path.stat().st_size
        assert resource["rowCount"] == pq.read_metadata(path).num_rows
        names = [f["name"] for f in resource["schema"]["fields"]]
        assert names == pq.read_schema(path).names
        for key in resource["schema"].get("foreignKeys", []):
            assert set(key["fields"]) <= set(names)
    assert {r["name"] for r in package["resources"]} == set(TABLES)


def test_manifest_names_versions_and_sources(published: Path) -> None:
    manifest = json.loads((published / "manifest.json").read_text())
    assert all(manifest[k] for k in ("code_version", "rules_version", "schema_version", "parts_version", "run_id"))
    assert set(manifest["files"]) == set(ARTICLES)
    assert all(len(entry["sha256"]) == 64 for entry in manifest["files"].values())


def test_descriptions_stand_in_the_files(published: Path) -> None:
    for name, table in TABLES.items():
        schema = pq.read_schema(published / f"{name}.parquet")
        assert schema.field(table.key).metadata[b"description"], name
        assert b"pandas" not in (schema.metadata or {})


@pytest.mark.parametrize("name", TABLES)
def test_every_reader_reads_every_table_alike(published: Path, name: str) -> None:
    path = str(published / f"{name}.parquet")
    n = pq.read_metadata(path).num_rows
    assert len(pd.read_parquet(path)) == n
    assert pl.read_parquet(path).height == n
    assert duckdb.sql(f"select count(*) from '{path}'").fetchall() == [(n,)]
    types = {row[0]: row[1] for row in duckdb.sql(f"describe select * from '{path}'").fetchall()}
    for c in TABLES[name].columns:
        if str(c.type) == "date32[day]":
            assert types[c.name] == "DATE"
        if str(c.type) == "list<item: string>":
            assert types[c.name] == "VARCHAR[]"


def test_run_row_counts(published: Path) -> None:
    (run,) = pq.read_table(published / "runs.parquet").to_pylist()
    assert (run["documents_seen"], run["documents_new"], run["documents_failed"]) == (4, 4, 0)
    for name in DATA_TABLES:
        assert run[f"n_{name}"] == pq.read_metadata(published / f"{name}.parquet").num_rows
    assert run["finished_at"] >= run["started_at"]


def test_extracted_rows_are_counted_per_document(published: Path) -> None:
    counts = pq.read_table(published / "documents.parquet").to_pylist()
    assert sum(d["n_figures"] for d in counts) == pq.read_metadata(published / "figures.parquet").num_rows


# --- only what has changed


def test_second_run_changes_nothing(publish: Publish, curated: Path) -> None:
    first = publish()
    before = {p: p.stat().st_mtime_ns for p in first.rglob("*")}
    assert publish() == first
    assert Store(curated).ids() == [first.name]
    assert {p: p.stat().st_mtime_ns for p in first.rglob("*")} == before


def test_touched_file_is_unchanged(publish: Publish, raw: Path) -> None:
    first = publish()
    os.utime(raw / "a/road.txt", (1, 1))
    assert publish() == first


def read_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes the files that are extracted from now on."""
    seen: list[str] = []
    real = batch.extract_many

    def note(texts: list[str], **options: object) -> object:
        seen.extend(text[:6] for text in texts)
        return real(texts, **options)

    monkeypatch.setattr(batch, "extract_many", note)
    return seen


def test_only_changed_files_are_extracted(publish: Publish, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish()
    seen = read_again(monkeypatch)
    write_files(raw, {"a/road.txt": "清河大桥限行。大桥通行3天后限行。\n", "c/new.txt": "新增公交线路12条。\n"})
    (raw / "b/school.txt").unlink()
    release = publish()
    assert sorted(seen) == ["新增公交线路", "清河大桥限行"]
    assert faults(release) == []
    run = pq.read_table(release / "runs.parquet").to_pylist()[-1]
    assert [run[f"documents_{k}"] for k in ("new", "changed", "unchanged", "removed")] == [1, 1, 2, 1]


def test_incremental_release_equals_a_full_one(publish: Publish, raw: Path, tmp_path: Path) -> None:
    publish()
    write_files(
        raw,
        {
            "a/road.txt": "清河大桥限行3天。\n",
            "c/new.txt": "新增公交线路12条。\n",
            "c/twin.txt": ARTICLES["a/harvest.txt"],
        },
    )
    (raw / "b/school.txt").unlink()
    step = publish()
    ingest.run(Settings(raw, tmp_path / "other"))
    assert table_bytes(step) == table_bytes(tmp_path / "other/latest")


def test_new_rules_extract_everything_again(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    publish()
    seen = read_again(monkeypatch)
    monkeypatch.setattr(job, "parts_version", lambda: "another")
    publish()
    assert len(seen) == len(ARTICLES)


def test_runs_table_keeps_the_history(publish: Publish, raw: Path) -> None:
    publish()
    write_files(raw, {"c/new.txt": "新增公交线路12条。\n"})
    release = publish()
    runs = pq.read_table(release / "runs.parquet").to_pylist()
    assert [r["documents_seen"] for r in runs] == [4, 5]
    assert runs[-1]["release_id"] == release.name


def test_run_id_follows_from_the_input(publish: Publish, raw: Path, tmp_path: Path) -> None:
    first = publish()
    ingest.run(Settings(raw, tmp_path / "other"))
    assert column(first, "runs", "run_id") == column(tmp_path / "other/latest", "runs", "run_id")


# --- the same bytes


@pytest.mark.parametrize("files", [1, 2, 3])
def test_bytes_do_not_depend_on_batches(
    published: Path, raw: Path, curated: Path, files: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shuffled(sources: list[Source], workers: int) -> list[list[Source]]:
        mixed = list(sources)
        random.Random(files).shuffle(mixed)
        return [sorted(mixed[i : i + files], key=lambda s: s.uri) for i in range(0, len(mixed), files)]

    monkeypatch.setattr(job, "make_batches", shuffled)
    ingest.run(Settings(raw, curated))
    assert table_bytes(curated / "latest") == table_bytes(published)


def test_same_bytes_twice_are_one_document(publish: Publish, raw: Path) -> None:
    write_files(raw, {"z/copy.txt": ARTICLES["a/road.txt"], "b/copy.txt": ARTICLES["a/road.txt"]})
    release = publish()
    rows = pq.read_table(release / "documents.parquet").to_pylist()
    assert [(d["source_uri"], d["other_uris"]) for d in rows if d["other_uris"]] == [
        ("a/road.txt", ["b/copy.txt", "z/copy.txt"])
    ]
    assert len(rows) == 4
    (raw / "a/road.txt").unlink()
    rows = pq.read_table(publish() / "documents.parquet").to_pylist()
    assert [(d["source_uri"], d["other_uris"]) for d in rows if d["other_uris"]] == [("b/copy.txt", ["z/copy.txt"])]


# --- faults of the target


@pytest.mark.parametrize("at", [0, 8])
def test_disk_full_leaves_the_release_before(
    publish: Publish, raw: Path, curated: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish()
    before = table_bytes(first)
    write_files(raw, {"c/new.txt": "新增公交线路12条。\n"})
    real, calls = ParquetTable.write, []

    def write(self: ParquetTable, rows: object) -> None:
        calls.append(1)
        if len(calls) > at:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(self, rows)

    with monkeypatch.context() as patch:
        patch.setattr(ParquetTable, "write", write)
        with pytest.raises(OSError, match="No space left"):
            publish()
    assert (curated / "latest").resolve() == first
    assert table_bytes(first) == before
    second = publish()
    assert second != first
    assert faults(second) == []
    assert sorted(p.name for p in curated.iterdir()) == [".lock", "latest", "releases"]


def test_second_run_at_once_stops(raw: Path, curated: Path) -> None:
    with (
        open_job(Settings(raw, curated)),
        pytest.raises(StoreError, match="is being written"),
        open_job(Settings(raw, curated)),
    ):
        pass


def test_error_threshold_holds_the_release_back(
    publish: Publish, raw: Path, curated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import flows.publish

    first = publish()
    write_files(raw, {"c/new.txt": "新增公交线路12条。\n"})
    real = flows.publish.write_report

    def strict(release: Path, **options: object) -> dict:
        facts = real(release, **options)
        return facts | {"verdict": facts["verdict"] | {"state": "error"}}

    with monkeypatch.context() as patch:
        patch.setattr(flows.publish, "write_report", strict)
        held = ingest.run(Settings(raw, curated))
    assert held is not None
    assert held.held
    assert (curated / "latest").resolve() == first
    assert held.id in Store(curated).ids()
    assert publish() not in {first, held.path.resolve()}


# --- killed runs

KILLED = """
import sys, time
from pathlib import Path
from flows import ingest, job
from flows.job import Settings
job.make_batches = lambda sources, workers: [[s] for s in sources]
print("go", flush=True)
ingest.run(Settings(Path(sys.argv[1]), Path(sys.argv[2])), progress=lambda part: print("part", flush=True))
print("done", flush=True)
"""


@pytest.mark.parametrize("after", ["go", "part part", "later"])
def test_killed_run_is_finished_by_the_next(
    published: Path, raw: Path, curated: Path, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, raw, curated], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    for _ in range(1 if after == "go" else 1 + after.count("part") if after != "later" else 5):
        process.stdout.readline()
    if after == "later":
        time.sleep(0.1)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    seen = read_again(monkeypatch)
    ingest.run(Settings(raw, curated))
    assert len(seen) <= len(ARTICLES) - min(after.count("part"), 4)
    assert table_bytes(curated / "latest") == table_bytes(published)
    assert sorted(p.name for p in curated.iterdir()) == [".lock", "latest", "releases"]
    assert [p.name for p in (curated / "releases").iterdir()] == [Store(curated).current()]


@pytest.mark.parametrize("name", ["part.json", "figures.arrow"])
def test_part_that_is_cut_off_is_made_again(raw: Path, curated: Path, published: Path, name: str) -> None:
    settings = Settings(raw, curated)
    with open_job(settings) as opened:
        part = batch.extract_batch(opened.batches()[0], opened.parts_folder)
        (opened.parts_folder / part.name / name).write_bytes(b"")
    ingest.run(settings)
    assert table_bytes(curated / "latest") == table_bytes(published)


def test_folder_that_has_lost_most_documents_is_held_back(raw: Path, curated: Path) -> None:
    first = ingest.run(Settings(raw, curated))
    (raw / "a").rename(raw / "moved")
    (raw / "b").rename(raw / "c")
    moved = ingest.run(Settings(raw, curated))
    assert first is not None
    assert moved is not None
    assert not moved.held
    assert moved.rows["documents"] == first.rows["documents"]
    (raw / "c").rename(raw / ".away")
    (raw / "moved/road.txt").unlink()
    emptied = ingest.run(Settings(raw, curated))
    assert emptied is not None
    assert emptied.held
    assert (curated / "latest").resolve().name == moved.id
