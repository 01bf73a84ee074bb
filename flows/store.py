"""The release store: where releases are, which is current, and how one appears, goes back or goes away.

A release is a folder that never changes. ``latest`` is a symbolic link to one of them and is swapped in one step, so
that a reader sees all tables of one run or all of another.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flows.quiet import await_quiet

# What every manifest holds, as far as runs, lists and checks rest on it.
_MANIFEST = {"changes", "files", "held", "parts_version", "release_id", "rules_version", "schema_version", "tables"}
_WAY_OUT = "publish to another folder, or move this release away and roll back to one that is sound"


class StoreError(Exception):
    """Something about the target that a person must settle; the message is one line that says what."""


class Store:
    """The folder that releases are published to.

    Attributes:
        root: the folder.
        releases: folder of the releases.
        latest: the link to the current release.
        parts: folder of the finished parts of an unfinished run.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.releases = root / "releases"
        self.latest = root / "latest"
        self.parts = root / ".parts"

    def prepare(self) -> None:
        """Make the folder.

        Raises:
            StoreError: the folder cannot be made or written to.
        """
        try:
            self.releases.mkdir(parents=True, exist_ok=True)
            probe = self.root / f".probe-{os.getpid()}"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise StoreError(f"cannot write to {self.root}: {error.strerror}") from error

    @contextlib.contextmanager
    def lock(self, wait: float = 0) -> Iterator[None]:
        """Hold the store for writing; the kernel lets go of it when the process ends, however it ends.

        Args:
            wait: seconds to wait for another run to finish.

        Raises:
            StoreError: another run holds the store.
        """
        with (self.root / ".lock").open("a+", encoding="utf-8") as file:
            deadline = time.monotonic() + wait
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() >= deadline:
                        file.seek(0)
                        holder = file.read().strip() or "another process"
                        raise StoreError(f"{self.root} is being written by {holder}; nothing was done") from None
                    time.sleep(0.1)
            file.seek(0)
            file.truncate()
            file.write(f"process {os.getpid()} since {time.strftime('%Y-%m-%d %H:%M:%S')}")
            file.flush()
            yield

    def current(self) -> str | None:
        """Id of the current release, None before the first.

        Raises:
            StoreError: ``latest`` is no link.
        """
        try:
            return self.latest.readlink().name
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(
                f"{self.latest} is no link (was the folder copied without its links?); "
                "remove it, then `wenbiao rollback ID` sets it"
            ) from error

    def ids(self) -> list[str]:
        """Ids of the releases, oldest first."""
        if not self.releases.is_dir():
            return []
        return sorted(p.name for p in self.releases.iterdir() if not p.name.startswith(".") and p.is_dir())

    def path(self, release_id: str) -> Path:
        """A release's folder; ``latest`` and a unique beginning of an id stand for the id.

        Raises:
            StoreError: there is no such release, or there are several.
        """
        if release_id == "latest":
            current = self.current()
            if current is None:
                raise StoreError(f"{self.root} has no release yet")
            return self.releases / current
        found = [i for i in self.ids() if i.startswith(release_id) or i.endswith(f"-{release_id}")]
        if len(found) != 1:
            known = ", ".join(self.ids()[-3:]) or "none"
            raise StoreError(
                f"{'no' if not found else 'more than one'} release {release_id} in {self.root} (last ones: {known})"
            )
        return self.releases / found[0]

    def manifest(self, release_id: str) -> dict[str, Any]:
        """A release's manifest (see ``read_manifest``)."""
        return read_manifest(self.releases / release_id)

    def draft(self, release_id: str) -> contextlib.AbstractContextManager[Path]:
        """An empty folder to write a release in, hidden until ``publish``; see ``draft_folder``."""
        return draft_folder(self.releases / f".{release_id}")

    def publish(self, draft: Path, *, current: bool = True) -> Path:
        """Make a finished draft a release, and the current one, in one step that a crash cannot halve.

        Args:
            draft: the folder, see ``draft``.
            current: whether readers shall see it; a release that is held back can be made current by ``point_to``.

        Returns:
            The release's folder.
        """
        _sync_all(draft)
        release = self.releases / draft.name.removeprefix(".")
        draft.rename(release)
        _sync(self.releases)
        if current:
            self.point_to(release.name)
        return release

    def point_to(self, release_id: str) -> None:
        """Make a release the current one, if possible between two reads of the one before."""
        link = self.root / ".latest"
        link.unlink(missing_ok=True)
        link.symlink_to(Path("releases") / release_id)
        current = self.current()
        if current is not None:
            await_quiet(self.releases / current)
        link.replace(self.latest)
        _sync(self.root)

    def prune(self, keep: int) -> list[str]:
        """Remove all but the newest ``keep`` releases; the current one stays.

        Returns:
            Ids of the removed releases.
        """
        current = self.current()
        gone = [i for i in self.ids()[: -max(keep, 1)] if i != current]
        for release_id in gone:
            doomed = self.releases / f".gone-{release_id}"
            (self.releases / release_id).rename(doomed)
            shutil.rmtree(doomed, ignore_errors=True)
        return gone

    def clean(self, parts_version: str | None) -> None:
        """Remove what killed runs left: drafts, half-written parts, parts of other versions.

        Args:
            parts_version: version whose finished parts stay; None removes all.
        """
        for folder in self.releases.glob(".*"):
            shutil.rmtree(folder, ignore_errors=True)
        (self.root / ".latest").unlink(missing_ok=True)
        for probe in self.root.glob(".probe-*"):
            probe.unlink(missing_ok=True)
        if parts_version is None:
            shutil.rmtree(self.parts, ignore_errors=True)
        elif self.parts.is_dir():
            for version in self.parts.iterdir():
                if version.name != parts_version:
                    shutil.rmtree(version, ignore_errors=True)
            for draft in (self.parts / parts_version).glob(".*"):
                shutil.rmtree(draft, ignore_errors=True)


def read_manifest(release: Path) -> dict[str, Any]:
    """The manifest of the release in a folder.

    Raises:
        StoreError: it is missing, damaged, or not one that this version understands.
    """
    path = release / "manifest.json"
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise StoreError(f"{release} holds no release: manifest.json is missing; {_WAY_OUT}") from None
    except ValueError as error:
        raise StoreError(f"{path} is damaged ({error}); {_WAY_OUT}") from None
    missing = _MANIFEST - manifest.keys() if isinstance(manifest, dict) else _MANIFEST
    if missing:
        raise StoreError(f"{path} is of another version: it lacks {', '.join(sorted(missing))}; {_WAY_OUT}")
    return manifest


@contextlib.contextmanager
def draft_folder(folder: Path) -> Iterator[Path]:
    """An empty folder to write in; a fault on the way (a full disk) takes it away again."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _sync_all(folder: Path) -> None:
    """Have all files below a folder on the disk: one call for the file system, since a report has thousands of them."""
    if sys.platform == "linux":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            ctypes.CDLL(None).syncfs(descriptor)
        finally:
            os.close(descriptor)
    else:
        os.sync()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
