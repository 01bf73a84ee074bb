"""The files of a run: which are listed, under which names, and in which batches."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.ingest import open_job
from flows.job import Settings
from flows.sources import list_sources
from tests.conftest import ARTICLES, Publish, column, write_files


def test_hidden_files_are_skipped(raw: Path) -> None:
    write_files(raw, {".git/x.txt": "1", "a/.DS_Store": "2"})
    assert [s.uri for s in list_sources(raw)] == sorted(ARTICLES)


@pytest.mark.parametrize(("name", "uri"), [("秋收.txt".encode("gb18030"), "秋收.txt"), (b"a\xff.txt", "a\\xff.txt")])
def test_file_names_in_other_encodings(publish: Publish, raw: Path, name: bytes, uri: str) -> None:
    Path(os.fsdecode(os.fsencode(raw) + b"/" + name)).write_text("收购秋粮12.6万吨。")
    release = publish()
    assert uri in column(release, "documents", "source_uri")
    assert publish() == release


def test_names_that_come_out_alike_stay_two(raw: Path) -> None:
    for name in ("秋收.txt".encode(), "秋收.txt".encode("gb18030")):
        Path(os.fsdecode(os.fsencode(raw) + b"/" + name)).write_bytes(name)
    sources = {s.uri: s for s in list_sources(raw) if s.uri not in ARTICLES}
    assert {uri: Path(s.path).read_bytes().decode("gb18030", "replace") for uri, s in sources.items()} == {
        "秋收.txt": "秋收.txt".encode().decode("gb18030", "replace"),
        "秋收.txt~2": "秋收.txt",
    }


def test_files_are_listed_in_the_order_of_their_names(tmp_path: Path) -> None:
    write_files(tmp_path, dict.fromkeys(("b/2.txt", "b/1.txt", "a.txt", "b.txt"), "水"))
    assert [s.uri for s in list_sources(tmp_path)] == ["a.txt", "b.txt", "b/1.txt", "b/2.txt"]
    assert [s.uri for s in list_sources(tmp_path / "a.txt")] == ["a.txt"]


@pytest.mark.parametrize("raw", [".", "./", "../here", "./x/..", "../here/../here/"])
def test_names_begin_below_the_folder_however_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raw: str
) -> None:
    write_files(tmp_path / "here", {"a.txt": "水", "x/b.txt": "火"})
    monkeypatch.chdir(tmp_path / "here")
    assert [s.uri for s in list_sources(Path(raw))] == ["a.txt", "x/b.txt"]


def test_raw_that_does_not_exist(tmp_path: Path, curated: Path) -> None:
    with pytest.raises(FileNotFoundError), open_job(Settings(tmp_path / "nowhere", curated)):
        pass
    assert not curated.exists()
