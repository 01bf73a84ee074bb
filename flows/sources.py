"""The files of a run and what became of them. Light (no Arrow): a run with nothing new ends at once."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
from dataclasses import dataclass, field, fields
from io import FileIO
from pathlib import Path
from typing import Any

from wenbiao.read import printable

_SMALL = 2**24
# Stand for the hash of what cannot be read, and of what was gone when it was to be read.
UNREADABLE = "unreadable"
VANISHED = "vanished"
_ACCOUNT = "part.json"


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


class BrokenPartError(Exception):
    """A part of which something is missing."""


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
        """Write the account into the part's folder, last of all: it holds the sizes of the files beside it."""
        facts = {f.name: getattr(self, f.name) for f in fields(self)}
        facts["files"] = {uri: entry.to_json() for uri, entry in self.files.items()}
        facts["sizes"] = {path.name: path.stat().st_size for path in folder.iterdir() if path.is_file()}
        (folder / _ACCOUNT).write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Part:
        """Read a part's account.

        Raises:
            BrokenPartError: the part is not whole; a power failure can cut off files that were written last.
        """
        try:
            facts = json.loads((folder / _ACCOUNT).read_text(encoding="utf-8"))
            sizes = facts.pop("sizes")
            whole = all((folder / name).stat().st_size == size for name, size in sizes.items())
        except (OSError, ValueError, KeyError) as error:
            raise BrokenPartError(f"{folder}: {error}") from error
        if not whole:
            raise BrokenPartError(f"{folder}: a file is cut off")
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
        The files in the order of their uris, the same on every machine; a folder that cannot be listed is among them.

    Raises:
        FileNotFoundError: ``raw`` does not exist.
        OSError: ``raw`` is a folder that cannot be listed.
    """
    paths = _walk(raw)
    if leave_out is not None and raw.is_dir() and leave_out.resolve().is_relative_to(raw.resolve()):
        outside = leave_out.resolve()
        paths = [p for p in paths if not Path(p).resolve().is_relative_to(outside)]
    # A hundred thousand files: plain strings and one open a file, since pathlib would take longer than the hashing.
    folder = len(f"{raw}/".replace("//", "/"))
    sources: dict[str, Source] = {}
    # A name in another encoding can come out as one that another file has; the one that is written so keeps it.
    for path in sorted(paths, key=lambda path: (printable(path) != path, path)):
        name = uri = printable(path[folder:] if raw.is_dir() else raw.name)
        more = 1
        while uri in sources:
            more += 1
            uri = f"{name}~{more}"
        sources[uri] = Source(uri, path, *_hash(path))
    return [sources[uri] for uri in sorted(sources)]


class SourceError(Exception):
    """A file that gives no bytes.

    Attributes:
        check: ``vanished``, ``unreadable`` or ``oversized``.
        message: a reason that a person can act on.
    """

    def __init__(self, check: str, message: str) -> None:
        super().__init__(message)
        self.check = check
        self.message = message


def read_source(source: Source, most: int) -> bytes:
    """The bytes of a file.

    Args:
        source: the file.
        most: bytes that a file may have; a larger one is not taken into memory.

    Raises:
        SourceError: it is too large, cannot be read, or is gone.
    """
    try:
        with _open_file(source.path) as file:
            size = os.fstat(file.fileno()).st_size
            if size > most:
                limit = most // 2**20
                raise SourceError("oversized", f"it has {size:,} bytes, more than the {limit} MB allowed; split it")
            return file.readall()
    except FileNotFoundError:
        if source.sha256 == UNREADABLE:
            raise SourceError(UNREADABLE, "it is a link to a file that is not there; mend or remove it") from None
        raise SourceError(VANISHED, "it was there when the folder was listed and is gone now") from None
    except OSError as error:
        raise SourceError(UNREADABLE, _reason(error)) from None


def _reason(error: OSError) -> str:
    """Why a file cannot be read, and what to do."""
    if isinstance(error, PermissionError):
        return "the user who runs wenbiao may not read it; give the right to (chmod +r, for a folder +rx)"
    if isinstance(error, IsADirectoryError):
        return "it is a link to a folder that holds it; remove it"
    return {
        errno.ELOOP: "it is a link that leads to itself; remove it",
        errno.ENXIO: "it is a pipe, a socket or a device, and no file; remove it",
    }.get(error.errno or 0, f"it cannot be read: {error.strerror}")


def _walk(raw: Path) -> list[str]:
    """The files below a folder, or the file itself; hidden files and folders (a leading dot) are passed over.

    A link to a folder is followed unless what it leads to is listed already, so a ring of links comes to an end.
    """
    if not raw.exists():
        raise FileNotFoundError(raw)
    root = os.fspath(raw)
    if not raw.is_dir():
        return [root]
    found: list[str] = []
    listed = [os.path.realpath(root)]

    def note(error: OSError) -> None:
        if error.filename == root:
            raise error
        found.append(error.filename)

    def enters(path: str) -> bool:
        if not Path(path).is_symlink():
            return True
        target = os.path.realpath(path)
        if any(_lies_in(target, folder) for folder in listed):
            return False
        if any(_lies_in(folder, target) for folder in listed):
            found.append(path)
            return False
        listed.append(target)
        return True

    for folder, folders, names in os.walk(root, onerror=note, followlinks=True):
        folders[:] = [n for n in sorted(folders) if not n.startswith(".") and enters(os.path.join(folder, n))]  # noqa: PTH118
        found.extend(os.path.join(folder, n) for n in names if not n.startswith("."))  # noqa: PTH118
    return found


def _lies_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _open_file(path: str) -> FileIO:
    """Open a file; a pipe or a socket is not opened, since that would wait for its writer.

    Raises:
        OSError: there is none, it cannot be read, or it is no file.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return FileIO(descriptor, "rb")
    os.close(descriptor)
    raise OSError(errno.EISDIR if stat.S_ISDIR(mode) else errno.ENXIO, "no file", path)


def _hash(path: str) -> tuple[str, int]:
    """SHA-256 and size of a file."""
    try:
        with _open_file(path) as file:
            size = os.fstat(file.fileno()).st_size
            digest = hashlib.sha256(file.readall()) if size < _SMALL else hashlib.file_digest(file, "sha256")
            return digest.hexdigest(), size
    except OSError:
        return UNREADABLE, 0
