"""The files of a run and what became of them. Light (no Arrow): a run with nothing new ends at once."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from wenbiao.read import printable

_SMALL = 2**24
# Stands for the hash of what cannot be read.
UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read.

    Attributes:
        uri: how the tables name it.
        path: where it is.
        sha256: hash of its bytes; ``unreadable`` where they could not be read.
        n_bytes: its size.
    """

    uri: str
    path: str
    sha256: str
    n_bytes: int


@dataclass(slots=True)
class FileEntry:
    """What became of one file.

    Attributes:
        sha256: hash of the bytes that were read.
        documents: pairs of ``doc_id`` and ``source_uri``, one per document in it.
        failed: ``source_uri`` of what gave no document.
    """

    sha256: str
    documents: list[list[str]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """The entry as manifests and parts store it."""
        return {"sha256": self.sha256, "documents": self.documents, "failed": self.failed}


@dataclass(slots=True)
class Part:
    """A finished batch.

    Attributes:
        name: its folder's name, a hash over its files.
        files: what became of its files, by uri.
        extracted: rows found per table, refused ones included.
        n_chars: length of the texts.
        seconds: processor time spent per stage.
    """

    name: str
    files: dict[str, FileEntry]
    extracted: dict[str, int]
    n_chars: int
    seconds: dict[str, float]

    def save(self, folder: Path) -> None:
        """Write the account into the part's folder."""
        facts = {f.name: getattr(self, f.name) for f in fields(self)}
        facts["files"] = {uri: entry.to_json() for uri, entry in self.files.items()}
        (folder / "part.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Part:
        """Read a part's account."""
        facts = json.loads((folder / "part.json").read_text(encoding="utf-8"))
        return cls(**facts | {"files": read_entries(facts["files"])})


def read_entries(files: dict[str, Any]) -> dict[str, FileEntry]:
    """File entries out of their JSON form."""
    return {uri: FileEntry(**entry) for uri, entry in files.items()}


def list_sources(raw: Path, leave_out: Path | None = None) -> list[Source]:
    """Find and hash the files to read.

    Args:
        raw: a file, or a folder that is walked; hidden files and folders (a leading dot) are passed over.
        leave_out: a folder that is not read even if it lies in ``raw``.

    Returns:
        The files in the order of their uris, the same on every machine.

    Raises:
        FileNotFoundError: ``raw`` does not exist.
    """
    paths = _walk(raw)
    if leave_out is not None and raw.is_dir() and leave_out.resolve().is_relative_to(raw.resolve()):
        outside = leave_out.resolve()
        paths = [p for p in paths if not p.resolve().is_relative_to(outside)]
    # A hundred thousand files: plain strings and one open a file, since pathlib would take longer than the hashing.
    folder = 0 if raw == Path() else len(f"{raw}/".replace("//", "/"))
    sources = []
    for path in map(os.fspath, paths):
        sha256, size = _hash(path)
        sources.append(Source(printable(path[folder:] if raw.is_dir() else raw.name), path, sha256, size))
    return sorted(sources, key=lambda source: source.uri)


def _walk(raw: Path) -> list[Path]:
    """The files below a folder, or the file itself; hidden files and folders (a leading dot) are passed over."""
    if not raw.exists():
        raise FileNotFoundError(raw)
    if not raw.is_dir():
        return [raw]
    found: list[Path] = []
    for folder, folders, names in os.walk(raw):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(folder, name) for name in names if not name.startswith("."))
    return found


def _hash(path: str) -> tuple[str, int]:
    """SHA-256 and size of a file; a pipe or a socket is not opened, since that would wait for its writer."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return UNREADABLE, 0
            small = status.st_size < _SMALL
            digest = hashlib.sha256(file.readall()) if small else hashlib.file_digest(file, "sha256")
            return digest.hexdigest(), status.st_size
    except OSError:
        return UNREADABLE, 0
