"""The release store: one current release, swapped in one step; locked, pruned, cleaned."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.store import Store, StoreError


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "curated")
    store.prepare()
    return store


def release(store: Store, release_id: str, *, current: bool = True) -> Path:
    with store.draft(release_id) as draft:
        (draft / "manifest.json").write_text(json.dumps({"id": release_id}))
        return store.publish(draft, current=current)


def test_no_release_yet(store: Store) -> None:
    assert (store.current(), store.ids()) == (None, [])
    with pytest.raises(StoreError, match="no release yet"):
        store.path("latest")


def test_publish_makes_a_release_current(store: Store) -> None:
    path = release(store, "20260101T000000Z-aaaaaa")
    assert store.current() == path.name
    assert store.latest.resolve() == path.resolve()
    assert json.loads((store.latest / "manifest.json").read_text())["id"] == path.name


def test_link_is_relative_so_that_the_folder_can_move(store: Store, tmp_path: Path) -> None:
    release(store, "20260101T000000Z-aaaaaa")
    store.root.rename(tmp_path / "moved")
    assert (tmp_path / "moved" / "latest" / "manifest.json").exists()


def test_draft_is_no_release(store: Store) -> None:
    with store.draft("20260101T000000Z-aaaaaa"):
        assert store.ids() == []


def test_fault_takes_the_draft_away(store: Store) -> None:
    with pytest.raises(OSError, match="full"), store.draft("1") as draft:
        (draft / "half").touch()
        raise OSError("full")
    assert list(store.releases.iterdir()) == []


def test_release_held_back_is_not_current(store: Store) -> None:
    release(store, "20260101T000000Z-aaaaaa")
    release(store, "20260102T000000Z-bbbbbb", current=False)
    assert store.current() == "20260101T000000Z-aaaaaa"
    assert len(store.ids()) == 2


def test_rollback_points_to_an_earlier_release(store: Store) -> None:
    first = release(store, "20260101T000000Z-aaaaaa")
    release(store, "20260102T000000Z-bbbbbb")
    store.point_to(first.name)
    assert store.current() == first.name


@pytest.mark.parametrize("name", ["20260101T000000Z-aaaaaa", "20260101", "aaaaaa"])
def test_release_by_part_of_its_id(store: Store, name: str) -> None:
    wanted = release(store, "20260101T000000Z-aaaaaa")
    release(store, "20260102T000000Z-bbbbbb")
    assert store.path(name) == wanted


@pytest.mark.parametrize(
    ("name", "says"), [("2026", "more than one"), ("2027", "no release 2027"), ("../..", "no release")]
)
def test_release_that_is_not_there(store: Store, name: str, says: str) -> None:
    release(store, "20260101T000000Z-aaaaaa")
    release(store, "20260102T000000Z-bbbbbb")
    with pytest.raises(StoreError, match=says):
        store.path(name)


@pytest.mark.parametrize(("keep", "left"), [(1, ["4"]), (2, ["3", "4"]), (9, ["1", "2", "3", "4"])])
def test_prune_keeps_the_newest(store: Store, keep: int, left: list[str]) -> None:
    for name in "1234":
        release(store, name)
    store.prune(keep)
    assert store.ids() == left


def test_prune_keeps_the_current_one(store: Store) -> None:
    for name in "1234":
        release(store, name)
    store.point_to("1")
    assert store.prune(1) == ["2", "3"]
    assert store.ids() == ["1", "4"]


def test_clean_removes_debris_and_nothing_else(store: Store) -> None:
    kept = release(store, "1")
    (store.releases / ".2").mkdir()
    (store.releases / ".gone-0").mkdir()
    (store.root / ".latest").symlink_to("releases/2")
    for name in ("v1/done", "v1/.half", "v0/old"):
        (store.parts / name).mkdir(parents=True)
    store.clean("v1")
    assert sorted(p.name for p in store.releases.iterdir()) == ["1"]
    assert sorted(p.relative_to(store.parts).as_posix() for p in store.parts.rglob("*")) == ["v1", "v1/done"]
    assert store.current() == kept.name
    store.clean(None)
    assert not store.parts.exists()


def test_second_writer_is_told_who_writes(store: Store) -> None:
    with (
        store.lock(),
        pytest.raises(StoreError, match=f"process {os.getpid()} .*nothing was done"),
        Store(store.root).lock(),
    ):
        pass


def test_lock_is_free_again(store: Store) -> None:
    with store.lock():
        pass
    with store.lock():
        pass


def _hold(root: Path, ready: multiprocessing.synchronize.Event) -> None:
    with Store(root).lock():
        ready.set()
        time.sleep(60)


def test_lock_of_a_killed_process_is_free(store: Store) -> None:
    context = multiprocessing.get_context("fork")
    ready = context.Event()
    holder = context.Process(target=_hold, args=(store.root, ready))
    holder.start()
    assert ready.wait(10)
    with pytest.raises(StoreError), store.lock():
        pass
    os.kill(holder.pid, signal.SIGKILL)
    holder.join()
    with store.lock(wait=5):
        pass


def test_waiting_for_the_lock(store: Store) -> None:
    context = multiprocessing.get_context("fork")
    ready = context.Event()
    holder = context.Process(target=_hold, args=(store.root, ready))
    holder.start()
    assert ready.wait(10)
    killer = subprocess.Popen([sys.executable, "-c", f"import os, time; time.sleep(0.5); os.kill({holder.pid}, 9)"])
    with store.lock(wait=10):
        assert killer.wait() == 0
    holder.join()


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_target_that_is_no_folder(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot write to"):
        Store(tmp_path / place).prepare()


def test_read_only_target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(StoreError, match="Read-only file system"):
        Store(tmp_path / "curated").prepare()
