"""Archives: .zip, .tar, .tar.gz and .gz, member by member, never written to disk."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from wenbiao.read.document import ReadError

# An archive may unpack to this many times the size that one file may have, all members together.
TOTAL_FACTOR = 32


@dataclass(slots=True)
class Member:
    """A member of an archive: its name, and its bytes or the check and the reason why there are none."""

    name: str
    data: bytes | None
    problem: tuple[str, str] | None = None


def read_zip(data: bytes, max_bytes: int) -> Iterator[Member]:
    """Read a zip archive's members in path order.

    Args:
        data: the archive.
        max_bytes: what one member may unpack to; all together may have `TOTAL_FACTOR` times as much.

    Yields:
        The files; folders and hidden files (``__MACOSX``, a leading dot) are passed over.

    Raises:
        ReadError: it is damaged.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = sorted(((_zip_name(info), info) for info in archive.infolist()), key=lambda m: m[0])
    except Exception as error:  # zipfile raises whatever a broken archive leads it to
        raise ReadError("damaged", f"the archive is damaged ({error})") from error
    budget = max_bytes * TOTAL_FACTOR
    for name, info in members:
        if info.is_dir() or _is_hidden(name):
            continue
        problem = _name_problem(name)
        content = None
        if problem is None and info.flag_bits & 0x1:
            problem = ("encrypted", "it wants a password; unpack it first")
        if problem is None:
            try:
                with archive.open(info) as stream:
                    content, problem = _read_limited(stream, max_bytes, budget)
            except Exception as error:
                problem = ("damaged", f"it cannot be unpacked ({error})")
        budget -= len(content or b"")
        yield Member(name, content if problem is None else None, problem)


def read_tar(data: bytes, max_bytes: int) -> Iterator[Member]:
    """Read a tar archive's members, plain or compressed, in path order; as `read_zip`.

    Raises:
        ReadError: it is damaged.
    """
    budget = max_bytes * TOTAL_FACTOR
    found: list[Member] = []
    try:
        with tarfile.open(fileobj=io.BytesIO(_gunzip_all(data, budget)), mode="r:") as archive:
            for info in archive:
                name = info.name.removeprefix("./")
                if info.isdir() or _is_hidden(name):
                    continue
                problem = _name_problem(name)
                content = None
                if problem is None and not info.isreg():
                    problem = ("unsupported", "it is a link or a device, no file")
                if problem is None:
                    stream = archive.extractfile(info)
                    content, problem = _read_limited(stream, max_bytes, budget) if stream else (b"", None)
                found.append(Member(name, content if problem is None else None, problem))
    except Exception as error:  # so does tarfile
        if not found:
            raise ReadError("damaged", f"the archive is damaged ({error})") from error
        found.append(Member("", None, ("damaged", f"the archive breaks off ({error})")))
    yield from sorted(found, key=lambda member: member.name)


def read_gzip(data: bytes, max_bytes: int) -> bytes:
    """Unpack a single compressed file.

    Raises:
        ReadError: it is damaged or unpacks to more than allowed.
    """
    try:
        return _gunzip_all(data, max_bytes)
    except (EOFError, OSError, zlib.error) as error:
        raise ReadError("damaged", f"it cannot be unpacked ({error})") from error


def is_tar(data: bytes) -> bool:
    """Whether bytes, compressed or not, are a tar archive."""
    if data[:2] == b"\x1f\x8b":
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
                data = stream.read(512)
        except (EOFError, OSError, zlib.error):
            return False
    return data[257:262] == b"ustar"


def _gunzip_all(data: bytes, limit: int) -> bytes:
    if data[:2] != b"\x1f\x8b":
        return data
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise OSError(f"it unpacks to more than the {limit:,} bytes allowed")
    return content


def _zip_name(info: zipfile.ZipInfo) -> str:
    """A member's name; Chinese Windows writes names in GBK and says nothing, which zipfile reads as CP437."""
    if not info.flag_bits & 0x800:
        raw = info.filename.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                continue
    return info.filename


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith(".") and part not in (".", "..") for part in parts) or parts[0] == "__MACOSX"


def _name_problem(name: str) -> tuple[str, str] | None:
    path = name.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/") or path[1:2] == ":" or "\x00" in path:
        return "unsafe_path", "its name leads out of the archive"
    return None


def _read_limited(stream: IO[bytes], max_bytes: int, budget: int) -> tuple[bytes, tuple[str, str] | None]:
    """What a stream holds, or nothing and the problem where it is more than one member, or all of them, may have."""
    limit = min(max_bytes, budget)
    content = stream.read(limit + 1)
    if len(content) <= limit:
        return content, None
    if limit < max_bytes:
        return b"", ("oversized", "the archive unpacks to more than is allowed in all; split it")
    return b"", ("oversized", f"it unpacks to more than the {max_bytes:,} bytes allowed; split it")
