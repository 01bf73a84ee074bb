"""What a run has to do: which files are new, which rows can be taken over, which rows make the release."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.sources import FileEntry, Part, Source, read_entries

# Name of the stream of rows that are taken over from the current release.
BASE = "base"


@dataclass(frozen=True, slots=True)
class Changes:
    """The files against the release before."""

    seen: int
    new: int
    changed: int
    unchanged: int
    removed: int

    @property
    def any(self) -> bool:
        """Whether the input differs at all."""
        return bool(self.new or self.changed or self.removed)


@dataclass(slots=True)
class Plan:
    """What a run has to do.

    Attributes:
        sources: all files, by uri.
        changes: how they differ from the current release.
        base: id of the release whose rows can be taken over, None where there is none of these versions.
        base_files: what became of its files.
        parts: finished parts of a run that was cut off.
        todo: the files to read.
        up_to_date: whether the current release is what this run would publish.
    """

    sources: dict[str, Source]
    changes: Changes
    base: str | None
    base_files: dict[str, FileEntry]
    parts: list[Part]
    todo: list[Source]
    up_to_date: bool


@dataclass(slots=True)
class Settlement:
    """Which rows make the release.

    Attributes:
        files: what became of every file of the run.
        keep: ``doc_id`` of the documents that each stream (``BASE`` or a part's name) gives.
        failed: ``source_uri`` of what gave no document, by the stream that holds its issue.
        other_uris: further places of a document's bytes, where there are any.
    """

    files: dict[str, FileEntry]
    keep: dict[str, set[str]] = field(default_factory=dict)
    failed: dict[str, set[str]] = field(default_factory=dict)
    other_uris: dict[str, list[str]] = field(default_factory=dict)


def make_plan(
    sources: Sequence[Source], current: str | None, manifest: Mapping[str, Any] | None, version: str, parts: list[Part]
) -> Plan:
    """Compare the files with the current release.

    Args:
        sources: the files.
        current: id of the current release.
        manifest: its manifest.
        version: version of all that decides a row; rows of another one are not taken over.
        parts: finished parts of this version.

    Returns:
        What to do.
    """
    before = read_entries(manifest["files"]) if manifest else {}
    by_uri = {source.uri: source for source in sources}
    unchanged = sum(uri in before and before[uri].sha256 == s.sha256 for uri, s in by_uri.items())
    new = sum(uri not in before for uri in by_uri)
    changes = Changes(
        seen=len(by_uri),
        new=new,
        changed=len(by_uri) - new - unchanged,
        unchanged=unchanged,
        removed=sum(uri not in by_uri for uri in before),
    )
    same_version = manifest is not None and manifest["parts_version"] == version
    base_files = before if same_version else {}
    plan = Plan(
        by_uri, changes, current if same_version else None, base_files, parts, [], same_version and not changes.any
    )
    if not plan.up_to_date:
        plan.todo = _unread(plan)
    return plan


def settle(plan: Plan, new_parts: Iterable[Part]) -> Settlement:
    """Decide which rows make the release, now that every file has been read.

    Bytes that several files share are one document, and the first of them in path order gives its rows.
    """
    parts = [*plan.parts, *new_parts]
    where = _known_files(plan, parts)
    # A file that grew between listing and reading is what was read; one that vanished stays as a failure.
    for part in parts:
        for uri, entry in part.files.items():
            if uri not in where and uri in plan.sources:
                where[uri] = (part.name, entry)
    missing = plan.sources.keys() - where.keys()
    if missing:
        raise RuntimeError(f"{len(missing)} files were neither read nor refused, {min(missing)} among them")
    files = {uri: where[uri][1] for uri in sorted(where)}
    rows = _rows(plan, parts)
    out = Settlement(files)
    for doc_id, uris in _places(files).items():
        out.keep.setdefault(rows[doc_id, uris[0]], set()).add(doc_id)
        if len(uris) > 1:
            out.other_uris[doc_id] = uris[1:]
    for uri in files:
        stream, entry = where[uri]
        if entry.failed:
            out.failed.setdefault(stream, set()).update(entry.failed)
    return out


def _unread(plan: Plan) -> list[Source]:
    """The files whose rows no release and no finished part has."""
    where = _known_files(plan, plan.parts)
    rows = _rows(plan, plan.parts)
    entries = {uri: entry for uri, (_, entry) in where.items()}
    home = {source_uri: uri for uri, entry in entries.items() for _, source_uri in entry.documents}
    lacking = {home[uris[0]] for doc_id, uris in _places(entries).items() if (doc_id, uris[0]) not in rows}
    unknown = plan.sources.keys() - where.keys()
    return [plan.sources[uri] for uri in sorted(lacking | unknown)]


def _known_files(plan: Plan, parts: Sequence[Part]) -> dict[str, tuple[str, FileEntry]]:
    """Files whose present bytes have been read before: the stream, and what became of them."""
    where: dict[str, tuple[str, FileEntry]] = {}
    streams = [(BASE, plan.base_files), *((part.name, part.files) for part in parts)]
    for name, files in streams:
        for uri, entry in files.items():
            source = plan.sources.get(uri)
            if source is not None and source.sha256 == entry.sha256:
                where[uri] = (name, entry)
    return where


def _rows(plan: Plan, parts: Sequence[Part]) -> dict[tuple[str, str], str]:
    """The stream that holds the rows of a document as read from a place."""
    rows: dict[tuple[str, str], str] = {}
    for doc_id, uris in _places(plan.base_files).items():
        rows[doc_id, uris[0]] = BASE
    for part in parts:
        for doc_id, uris in _places(part.files).items():
            rows.setdefault((doc_id, uris[0]), part.name)
    return rows


def _places(files: Mapping[str, FileEntry]) -> dict[str, list[str]]:
    """The places of each document: files in path order, and what is inside of one in its own order."""
    places: dict[str, list[str]] = {}
    for uri in sorted(files):
        for doc_id, source_uri in files[uri].documents:
            places.setdefault(doc_id, []).append(source_uri)
    return places
