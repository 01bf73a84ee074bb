"""What is refused, and why: bad files, members, records and rows become issues, and the rest is published."""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows import batch, ingest
from flows.ingest import open_job
from flows.job import Settings
from tests.conftest import ARTICLES, Publish, column, faults, write_files


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
    real = batch.extract_many

    def crash(texts: list[str], **options: object) -> object:
        if any("大桥" in text for text in texts):
            raise KeyError("桥")
        return real(texts, **options)

    monkeypatch.setattr(batch, "extract_many", crash)
    release = publish()
    (issue,) = pq.read_table(release / "issues.parquet").to_pylist()
    assert (issue["source_uri"], issue["stage"], issue["check"]) == ("a/road.txt", "extract", "crashed")
    assert "KeyError" in issue["message"]
    assert len(column(release, "documents", "doc_id")) == 3
    assert faults(release) == []
    write_files(raw, {"c/new.txt": "新增公交线路12条。\n"})
    assert column(publish(), "issues", "check") == ["crashed"]


def test_refused_rows_reconcile(publish: Publish, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = batch.extract_many

    def damage(texts: list[str], **options: object) -> object:
        found = real(texts, **options)
        for figure in (f for extraction in found for f in extraction.figures[:1]):
            figure.kind = "weight"
        return found

    monkeypatch.setattr(batch, "extract_many", damage)
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


def unreadable(release: Path) -> dict[str, str]:
    issues = pq.read_table(release / "issues.parquet").to_pylist()
    assert {i["check"] for i in issues} == {"unreadable"}
    return {i["source_uri"]: i["message"] for i in issues}


def test_what_is_no_file_is_an_issue_once(publish: Publish, raw: Path) -> None:
    (raw / "nowhere.txt").symlink_to(raw / "missing")
    (raw / "self.txt").symlink_to("self.txt")
    os.mkfifo(raw / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(raw / "socket.txt"))
        release = publish()
        assert publish() == release
    said = unreadable(release)
    assert "a link to a file that is not there" in said["nowhere.txt"]
    assert "leads to itself" in said["self.txt"]
    assert "pipe" in said["pipe.txt"]
    assert "socket" in said["socket.txt"]
    assert len(column(release, "documents", "doc_id")) == len(ARTICLES)


@pytest.mark.parametrize("name", ["a", "b/notice.md"])
def test_what_may_not_be_read_is_an_issue(publish: Publish, raw: Path, name: str, forbid: Callable) -> None:
    forbid(raw / name)
    release = publish()
    assert "give the right" in unreadable(release)[name]
    assert publish() == release
    assert faults(release) == []


def test_links_to_folders_are_followed_once(publish: Publish, raw: Path) -> None:
    outside = raw.parent / "outside"
    write_files(outside, {"far.txt": "收购玉米7万吨。\n", "deep/x.txt": "收购高粱8万吨。\n"})
    (raw / "linked").symlink_to(outside)
    (outside / "ring").symlink_to(outside)
    (outside / "back").symlink_to(raw / "a")
    (raw / "inner").symlink_to(raw / "b")
    (raw / "around").symlink_to(raw.parent)
    release = publish()
    uris = set(column(release, "documents", "source_uri"))
    assert uris == {*ARTICLES, "linked/far.txt", "linked/deep/x.txt"}
    assert "a link to a folder that holds it" in unreadable(release)["around"]


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
