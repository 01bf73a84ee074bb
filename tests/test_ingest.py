"""Runs end to end without Prefect: what is published and refused, and that the bytes follow from the input alone."""

from __future__ import annotations

import dataclasses
import errno
import gzip
import hashlib
import io
import json
import os
import random
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows import batch, ingest
from flows.check import check_release
from flows.ingest import Settings, make_batches, open_job
from flows.merge import ParquetTable
from flows.sources import Source, list_sources
from flows.store import Store, StoreError
from schemas import DATA_TABLES, TABLES
from tests.conftest import ARTICLES, Publish, table_bytes, write_files

ROOT = Path(__file__).parents[1]


def faults(release: Path) -> list[str]:
    return [f.message for f in check_release(release) if f.level == "error"]


def column(release: Path, table: str, name: str) -> list:
    return pq.read_table(release / f"{table}.parquet", columns=[name])[name].to_pylist()


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
    real = batch.extract

    def note(text: str, **options: object) -> object:
        seen.append(text[:6])
        return real(text, **options)

    monkeypatch.setattr(batch, "extract", note)
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
    monkeypatch.setattr(ingest, "parts_version", lambda: "another")
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

    monkeypatch.setattr(ingest, "make_batches", shuffled)
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


# --- bad input


def zip_of(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


BAD = {
    "bad/empty.txt": b"",
    "bad/binary.txt": bytes(range(256)) * 40,
    "bad/undecodable.txt": "收购秋粮十二万吨".encode()
    + b"\xff\xfe\xfd\x81\xff" * 20
    + "同比增长".encode("gb18030")
    + b"\x00\xff",
    "bad/broken.zip": b"PK\x03\x04 and then nothing",
    "bad/broken.docx": b"PK\x03\x04 no document",
}


def test_bad_files_become_issues_and_the_rest_is_published(publish: Publish, raw: Path) -> None:
    write_files(raw, BAD)
    release = publish()
    issues = pq.read_table(release / "issues.parquet").to_pylist()
    assert {i["source_uri"].split("!")[0] for i in issues if i["stage"] == "read"} == set(BAD)
    assert all(i["message"] and i["check"] for i in issues)
    assert len(column(release, "documents", "doc_id")) == len(ARTICLES)
    assert faults(release) == []


def test_issues_stay_in_later_releases(publish: Publish, raw: Path) -> None:
    write_files(raw, {"bad/empty.txt": b""})
    first = publish()
    write_files(raw, {"c/new.txt": "新增公交线路12条。\n"})
    second = publish()
    assert column(second, "issues", "issue_id") == column(first, "issues", "issue_id") != []
    assert set(column(second, "issues", "run_id")) == {column(second, "runs", "run_id")[-1]}
    (raw / "bad/empty.txt").unlink()
    assert column(publish(), "issues", "issue_id") == []


def test_archive_members_are_documents(publish: Publish, raw: Path) -> None:
    write_files(
        raw, {"pack.zip": zip_of({"one.txt": "收购稻谷5万吨。\n", "two.txt": "收购玉米7万吨。\n", "empty.txt": ""})}
    )
    release = publish()
    uris = [u for u in column(release, "documents", "source_uri") if u.startswith("pack.zip")]
    assert len(uris) == 2
    assert [u for u in column(release, "issues", "source_uri") if u.startswith("pack.zip")] != []
    assert faults(release) == []
    assert publish() == release


def test_member_that_equals_a_file(publish: Publish, raw: Path) -> None:
    write_files(raw, {"pack.zip": zip_of({"one.txt": ARTICLES["a/road.txt"]})})
    release = publish()
    rows = {d["source_uri"]: d["other_uris"] for d in pq.read_table(release / "documents.parquet").to_pylist()}
    assert [u.split("!")[0] for u in rows["a/road.txt"]] == ["pack.zip"]
    (raw / "a/road.txt").unlink()
    release = publish()
    assert any(u.startswith("pack.zip") for u in column(release, "documents", "source_uri"))
    assert faults(release) == []


def test_reprint_points_to_its_original(publish: Publish, raw: Path) -> None:
    body = ARTICLES["a/harvest.txt"] + ARTICLES["a/road.txt"] + ARTICLES["b/school.txt"]
    write_files(raw, {"c/original.txt": "2022年5月1日 " + body, "d/reprint.txt": "2022年5月9日 " + body})
    release = publish()
    ids = dict(zip(column(release, "documents", "source_uri"), column(release, "documents", "doc_id"), strict=True))
    twins = dict(
        zip(column(release, "documents", "source_uri"), column(release, "documents", "duplicate_of"), strict=True)
    )
    assert twins["d/reprint.txt"] == ids["c/original.txt"]
    assert twins["c/original.txt"] is None
    (raw / "c/original.txt").unlink()
    release = publish()
    assert ids["c/original.txt"] not in column(release, "documents", "duplicate_of")
    assert faults(release) == []


def test_tar_and_json_lines(publish: Publish, raw: Path) -> None:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="w") as packed, tarfile.open(fileobj=packed, mode="w") as archive:
        data = "收购稻谷5万吨。\n".encode()
        info = tarfile.TarInfo("one.txt")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    lines = "".join(
        json.dumps({"text": f"第{i}批物资运抵，共{i + 3}00件。"}, ensure_ascii=False) + "\n" for i in range(3)
    )
    write_files(raw, {"pack.tar.gz": out.getvalue(), "records.jsonl": lines})
    release = publish()
    uris = column(release, "documents", "source_uri")
    assert sum(u.startswith("records.jsonl") for u in uris) == 3
    assert sum(u.startswith("pack.tar.gz") for u in uris) == 1


def test_half_characters_are_refused(publish: Publish, raw: Path) -> None:
    write_files(raw, {"records.jsonl": '{"text": "收购\\ud800五万吨。"}\n{"text": "收购稻谷5万吨。"}\n'})
    release = publish()
    assert any(u.startswith("records.jsonl") for u in column(release, "issues", "source_uri"))
    assert any(u.startswith("records.jsonl") for u in column(release, "documents", "source_uri"))


def test_crash_costs_one_document(publish: Publish, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = batch.extract

    def crash(text: str, **options: object) -> object:
        if "大桥" in text:
            raise KeyError("桥")
        return real(text, **options)

    monkeypatch.setattr(batch, "extract", crash)
    release = publish()
    (issue,) = pq.read_table(release / "issues.parquet").to_pylist()
    assert (issue["source_uri"], issue["stage"], issue["check"]) == ("a/road.txt", "extract", "crashed")
    assert "KeyError" in issue["message"]
    assert len(column(release, "documents", "doc_id")) == 3
    assert faults(release) == []
    write_files(raw, {"c/new.txt": "新增公交线路12条。\n"})
    assert column(publish(), "issues", "check") == ["crashed"]


def test_refused_rows_reconcile(publish: Publish, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = batch.extract

    def damage(text: str, **options: object) -> object:
        found = real(text, **options)
        for figure in found.figures[:1]:
            figure.kind = "weight"
        return found

    monkeypatch.setattr(batch, "extract", damage)
    (raw.parent / "lenient.toml").write_text("[checks.rows_refused]\nthreshold = 1.0\n")
    release = publish(thresholds=raw.parent / "lenient.toml")
    issues = pq.read_table(release / "issues.parquet").to_pylist()
    assert {(i["table"], i["column"], i["check"]) for i in issues} == {("figures", "kind", "isin")}
    assert all(i["sentence"] and i["row"] for i in issues)
    assert faults(release) == []
    found = sum(d["n_figures"] for d in pq.read_table(release / "documents.parquet").to_pylist())
    assert found == pq.read_metadata(release / "figures.parquet").num_rows + len(issues)


def test_vanished_file_is_an_issue_and_gone_next_time(raw: Path, curated: Path) -> None:
    settings = Settings(raw, curated)
    with open_job(settings) as job:
        (raw / "a/road.txt").unlink()
        parts = [batch.extract_batch(b, job.parts_folder) for b in job.batches()]
        release = ingest.finish(job, parts)
    assert column(release.path, "issues", "check") == ["vanished"]
    assert ingest.run(settings) is not None
    assert column(curated / "latest", "issues", "check") == []


def test_growing_file_is_what_was_read(raw: Path, curated: Path) -> None:
    settings = Settings(raw, curated)
    with open_job(settings) as job:
        with (raw / "a/road.txt").open("a", encoding="utf-8") as file:
            file.write("大桥养护费每年300万元。\n")
        release = ingest.finish(job, [batch.extract_batch(b, job.parts_folder) for b in job.batches()])
    assert faults(release.path) == []
    assert ingest.run(settings) is None


def test_unreadable_file_is_an_issue_once(publish: Publish, raw: Path) -> None:
    (raw / "pipe.txt").symlink_to(raw / "nowhere")
    release = publish()
    assert column(release, "issues", "check") == ["unreadable"]
    assert publish() == release


def test_oversized_file_is_not_read(publish: Publish, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MAX_BYTES", 400)
    write_files(raw, {"big.txt": "粮" * 300})
    release = publish()
    assert "oversized" in column(release, "issues", "check")


def test_empty_folder_gives_empty_tables(curated: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    release = ingest.run(Settings(tmp_path / "none", curated))
    assert release is not None
    assert faults(release.path) == []
    assert release.rows["documents"] == 0


def test_target_inside_the_raw_folder_is_not_read(raw: Path) -> None:
    settings = Settings(raw, raw / "curated")
    assert ingest.run(settings) is not None
    assert ingest.run(settings) is None


def test_single_file(raw: Path, curated: Path) -> None:
    ingest.run(Settings(raw / "a/road.txt", curated))
    assert column(curated / "latest", "documents", "source_uri") == ["road.txt"]


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


# --- killed runs

KILLED = """
import sys, time
from pathlib import Path
from flows import ingest
from flows.ingest import Settings
ingest.make_batches = lambda sources, workers: [[s] for s in sources]
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


# --- lists and batches


def test_hidden_files_are_skipped(raw: Path) -> None:
    write_files(raw, {".git/x.txt": "1", "a/.DS_Store": "2"})
    assert [s.uri for s in list_sources(raw)] == sorted(ARTICLES)


@pytest.mark.parametrize(("name", "uri"), [("秋收.txt".encode("gb18030"), "秋收.txt"), (b"a\xff.txt", "a\\xff.txt")])
def test_file_names_in_other_encodings(publish: Publish, raw: Path, name: bytes, uri: str) -> None:
    Path(os.fsdecode(os.fsencode(raw) + b"/" + name)).write_text("收购秋粮12.6万吨。")
    release = publish()
    assert uri in column(release, "documents", "source_uri")
    assert publish() == release


def test_files_are_listed_in_the_order_of_their_names(tmp_path: Path) -> None:
    write_files(tmp_path, dict.fromkeys(("b/2.txt", "b/1.txt", "a.txt", "b.txt"), "水"))
    assert [s.uri for s in list_sources(tmp_path)] == ["a.txt", "b.txt", "b/1.txt", "b/2.txt"]
    assert [s.uri for s in list_sources(tmp_path / "a.txt")] == ["a.txt"]


def test_raw_that_does_not_exist(tmp_path: Path, curated: Path) -> None:
    with pytest.raises(FileNotFoundError), open_job(Settings(tmp_path / "nowhere", curated)):
        pass
    assert not curated.exists()


@pytest.mark.parametrize(
    ("n", "size", "workers"), [(0, 1, 2), (1, 1, 2), (50, 1, 2), (5000, 1, 2), (30, 10**6, 4), (3, 10**8, 1)]
)
def test_batches_hold_every_file_once(n: int, size: int, workers: int) -> None:
    sources = [Source(f"{i:05}", "", "", size) for i in range(n)]
    batches = list(make_batches(sources, workers))
    assert [s for b in batches for s in b] == sources
    assert all(b for b in batches)
    assert all(len(b) == 1 or sum(s.n_bytes for s in b) <= 6 * 2**20 for b in batches)
    assert all(len(b) <= 1000 for b in batches)
