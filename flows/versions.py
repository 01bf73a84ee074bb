"""Which code, rules and schemas made a release."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
# Packages whose version decides what text comes out of a file, or what is found in it.
_PACKAGES = (
    "ahocorasick-rs", "lunardate", "lxml", "opencc", "pypdfium2", "python-docx", "rensa", "rjieba", "selectolax",
)  # fmt: skip


@cache
def code_version() -> str:
    """Version of the installed package, ``0+unknown`` in a bare checkout."""
    try:
        return metadata.version("wenbiao")
    except metadata.PackageNotFoundError:
        return "0+unknown"


def is_compiled() -> bool:
    """Whether the extraction core that is installed has been compiled (``make compiled``)."""
    return any(path.suffix in {".so", ".pyd"} for path in (_ROOT / "wenbiao").glob("pipeline.*"))


@cache
def rules_version() -> str:
    """Version of the extraction rules: a hash over ``wenbiao``'s code and lexicons and the packages it rests on."""
    digest = hashlib.sha256(_digest("wenbiao").encode())
    for package in _PACKAGES:
        try:
            digest.update(f"{package} {metadata.version(package)}\n".encode())
        except metadata.PackageNotFoundError:
            digest.update(f"{package} -\n".encode())
    return digest.hexdigest()[:12]


@cache
def parts_version() -> str:
    """Version of all that decides an extracted row or a document's page: rules, schemas, and the step that joins them.

    Rows of another version are never reused.
    """
    here = "".join(
        hashlib.sha256((_ROOT / "flows" / name).read_bytes()).hexdigest()
        for name in ("batch.py", "catalog.py", "sources.py", "report/viewer.py")
    )
    return hashlib.sha256(f"{rules_version()} {_digest('schemas')} {here}".encode()).hexdigest()[:12]


def _digest(package: str) -> str:
    """Hash over the names and contents of a package's code and data files."""
    folder = _ROOT / package
    digest = hashlib.sha256()
    paths = [p for p in folder.rglob("*") if p.suffix in {".py", ".yaml", ".csv"} and "__pycache__" not in p.parts]
    for path in sorted(paths, key=lambda p: p.relative_to(folder).as_posix()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
