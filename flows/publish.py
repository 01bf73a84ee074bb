"""Rows into a release: tables, descriptors, manifest, report; then the one step that makes it current."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.datapackage import describe_release
from flows.job import Job
from flows.merge import ParquetTable, PartStream, ReleaseStream, Stream, every_row, in_set, merge
from flows.originals import find_originals, read_signatures, write_signatures
from flows.plan import BASE, Settlement
from flows.report import link_pages, write_report
from flows.sources import Part
from flows.store import Store
from flows.versions import code_version, rules_version
from schemas import DATA_TABLES, TABLES, Table
from schemas.dictionary import dictionary_rows
from schemas.table import SCHEMA_VERSION

# Tables that are written at once; each holds a row group or two in memory.
_MOST_WRITERS = 2


@dataclass(slots=True)
class Release:
    """What a run published.

    Attributes:
        id: the release's id.
        path: its folder.
        rows: number of rows by table.
        issues: number of issues by check.
        refused: number of refused rows by table.
        held: whether its quality breaks an error threshold, so that the release before stays current.
    """

    id: str
    path: Path
    rows: dict[str, int]
    issues: dict[str, int]
    refused: dict[str, int]
    held: bool


class CountsError(RuntimeError):
    """Rows extracted, published and refused do not add up: rows would be lost."""


def publish(job: Job, settled: Settlement, parts: Sequence[Part]) -> Release:
    """Write a release and make it current, unless its quality forbids.

    Args:
        job: what the run had to do, and where.
        settled: which rows make the release.
        parts: all finished parts.

    Returns:
        The release.

    Raises:
        CountsError: rows extracted are not rows published and rows refused.
    """
    run_id = _run_id(settled, job.settings.version)
    release_id = _release_id(job.store, job.started_at, run_id)
    base = job.store.releases / job.plan.base if job.plan.base else None
    current = job.store.current()
    with job.store.draft(release_id) as draft:
        rows = _write_tables(job, settled, parts, base, draft, run_id)
        refused = reconcile(draft, rows)
        by_check = Counter(pq.read_table(draft / "issues.parquet", columns=["check"]).column(0).to_pylist())
        run = _describe_run(job, settled, release_id, run_id, rows, by_check)
        rows["runs"] = _write_runs(job.store, draft, run)
        rows["dictionary"] = _write(TABLES["dictionary"], dictionary_rows(TABLES.values()), draft)
        if job.pages:
            _link_pages(draft, settled, base, job.parts_folder)
        facts = write_report(
            draft,
            previous=job.store.releases / current if current else None,
            thresholds=job.settings.thresholds,
            language=job.settings.language,
        )
        rows["checks"] = len(facts["checks"])
        held = facts["verdict"]["state"] == "error"
        _describe_release(job, settled, draft, run, rows, held)
        path = job.store.publish(draft, current=not held)
    job.store.prune(job.settings.keep)
    return Release(release_id, path, rows, dict(by_check), refused, held)


def _write_tables(
    job: Job, settled: Settlement, parts: Sequence[Part], base: Path | None, draft: Path, run_id: str
) -> dict[str, int]:
    """Write the data tables and the issues; number of rows by table."""
    originals = _sign(draft, settled, base, job.parts_folder)

    def write(name: str) -> int:
        table = TABLES[name]
        streams = _streams(table, settled, base, parts, job.parts_folder)
        return merge(table, streams, draft / f"{name}.parquet", _change(name, settled, run_id, originals))

    names = (*DATA_TABLES, "issues")
    with ThreadPoolExecutor(min(job.settings.processes, _MOST_WRITERS)) as pool:
        return dict(zip(names, pool.map(write, names), strict=True))


def _describe_run(
    job: Job, settled: Settlement, release_id: str, run_id: str, rows: Mapping[str, int], by_check: Mapping[str, int]
) -> dict[str, Any]:
    """The run's own row of ``runs``."""
    changes = {f"documents_{name}": n for name, n in asdict(job.plan.changes).items()}
    return {
        "release_id": release_id, "run_id": run_id, "started_at": job.started_at,
        "finished_at": dt.datetime.now(dt.UTC), "status": "warnings" if rows["issues"] else "clean",
        "code_version": code_version(), "rules_version": rules_version(), "schema_version": SCHEMA_VERSION,
        "documents_failed": sum(len(entry.failed) for entry in settled.files.values()),
        "issues_per_check": [{"check": check, "n": n} for check, n in sorted(by_check.items())],
    } | changes | {f"n_{name}": n for name, n in rows.items()}  # fmt: skip


def _describe_release(
    job: Job, settled: Settlement, draft: Path, run: Mapping[str, Any], rows: Mapping[str, int], held: bool
) -> None:
    """Write the manifest and the data package's descriptor, and give the files the release's time."""
    tables = {}
    for name in sorted(rows):
        path = draft / f"{name}.parquet"
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        tables[name] = {"rows": rows[name], "bytes": path.stat().st_size, "sha256": digest}
    manifest = {
        **{k: run[k] for k in ("release_id", "run_id", "code_version", "rules_version", "schema_version")},
        "started_at": job.started_at.isoformat(), "parts_version": job.settings.version, "held": held,
        "changes": asdict(job.plan.changes), "tables": tables,
        "files": {uri: entry.to_json() for uri, entry in settled.files.items()},
    }  # fmt: skip
    _write_manifest(draft / "manifest.json", manifest)
    _write_json(draft / "datapackage.json", describe_release(manifest))
    # Readers that keep blocks of a file (DuckDB) tell another one at the same path by its time.
    second = _second(run["release_id"]).timestamp()
    for path in draft.iterdir():
        os.utime(path, (second, second))


def _link_pages(draft: Path, settled: Settlement, before: Path | None, parts_folder: Path) -> None:
    """Let the pages of the kept documents stand in the release: new ones from their parts, the others from before."""
    target = draft / "report" / "documents"
    target.mkdir(parents=True)
    for stream, doc_ids in settled.keep.items():
        source = before / "report" / "documents" if stream == BASE and before else parts_folder / stream / "documents"
        link_pages(source, target, doc_ids)


def _release_id(store: Store, started_at: dt.datetime, run_id: str) -> str:
    """The run's second and a part of its ``run_id``; ids sort by time, even if the clock was set back."""
    second = started_at
    last = max(store.ids(), default="")
    while f"{second:%Y%m%dT%H%M%SZ}" <= last[:16]:
        second = max(second, _second(last)) + dt.timedelta(seconds=1)
    return f"{second:%Y%m%dT%H%M%SZ}-{run_id[:6]}"


def _second(release_id: str) -> dt.datetime:
    return dt.datetime.strptime(release_id[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)


def _run_id(settled: Settlement, version: str) -> str:
    """A hash over inputs and versions."""
    files = [[uri, entry.sha256] for uri, entry in settled.files.items()]
    return hashlib.sha256(json.dumps([version, SCHEMA_VERSION, files]).encode()).hexdigest()[:16]


def _sign(draft: Path, settled: Settlement, before: Path | None, parts_folder: Path) -> dict[str, str]:
    """Gather the signatures of the release's documents; the originals of those that are reprints."""
    folders = [
        (before if stream == BASE and before is not None else parts_folder / stream, doc_ids)
        for stream, doc_ids in sorted(settled.keep.items())
    ]
    signed = read_signatures(folders)
    write_signatures(signed, draft)
    return find_originals(signed)


def _streams(
    table: Table, settled: Settlement, before: Path | None, parts: Sequence[Part], parts_folder: Path
) -> list[Stream]:
    streams: list[Stream] = []
    if before is not None and BASE in settled.keep.keys() | settled.failed.keys():
        streams.append(ReleaseStream(table, before / f"{table.name}.parquet", _wanted(table, settled, BASE, None)))
    for part in parts:
        if part.name in settled.keep or part.name in settled.failed:
            wanted = _wanted(table, settled, part.name, part)
            streams.append(PartStream(table, parts_folder / part.name / f"{table.name}.arrow", wanted))
    return streams


def _wanted(table: Table, settled: Settlement, stream: str, part: Part | None) -> Callable[[pa.Table], pa.Array | None]:
    """Filter of the rows that a stream gives: those of the documents that are kept."""
    keep = settled.keep.get(stream, set())
    failed = settled.failed.get(stream, set())
    if part is not None:
        held = {doc_id for entry in part.files.values() for doc_id, _ in entry.documents}
        all_failed = {uri for entry in part.files.values() for uri in entry.failed}
        if held <= keep and all_failed <= failed:
            return every_row
    of_documents = in_set("doc_id", keep)
    if table.name != "issues":
        return of_documents
    # A crash names the document, but the document is not kept: it goes by its place, as other failures do.
    of_places = in_set("source_uri", failed)
    return lambda rows: pc.or_(of_documents(rows), of_places(rows))


def _change(
    name: str, settled: Settlement, run_id: str, originals: Mapping[str, str]
) -> Callable[[pa.Table], pa.Table] | None:
    if name == "issues":
        return lambda rows: _with(rows, "run_id", pa.array([run_id] * rows.num_rows, pa.string()))
    if name == "documents":
        return lambda rows: _with_twins(rows, settled.other_uris, originals)
    return None


def _with_twins(rows: pa.Table, other_uris: Mapping[str, list[str]], originals: Mapping[str, str]) -> pa.Table:
    """Documents with what only the release as a whole knows: equal files, and reprints."""
    doc_ids = rows.column("doc_id").to_pylist()
    uris = pa.array([other_uris.get(doc_id, []) for doc_id in doc_ids], pa.list_(pa.string()))
    twins = pa.array([originals.get(doc_id) for doc_id in doc_ids], pa.string())
    return _with(_with(rows, "other_uris", uris), "duplicate_of", twins)


def _with(rows: pa.Table, column: str, values: pa.Array) -> pa.Table:
    i = rows.schema.get_field_index(column)
    return rows.set_column(i, rows.schema.field(i), values)


def reconcile(release: Path, rows: Mapping[str, int]) -> dict[str, int]:
    """Assert that for every table, rows extracted = rows published + rows refused.

    Args:
        release: its folder, with ``documents`` and ``issues``.
        rows: rows published, by table.

    Returns:
        Rows refused, by table.

    Raises:
        CountsError: the counts of a table do not add up.
    """
    issues = pq.read_table(release / "issues.parquet", columns=["table", "row"])
    tables = issues.column("table").to_pylist()
    refused = Counter(name for name in tables if name is not None)
    names = [name for name in rows if name in DATA_TABLES and name != "documents"]
    counted = pq.read_table(release / "documents.parquet", columns=[f"n_{name}" for name in names])
    # A refused document takes its rows with it; their number stands in its own row.
    lost = [
        json.loads(row)
        for name, row in zip(tables, issues.column("row").to_pylist(), strict=True)
        if name == "documents"
    ]
    for name in names:
        extracted = (pc.sum(counted.column(f"n_{name}")).as_py() or 0) + sum(row[f"n_{name}"] for row in lost)
        if extracted != rows[name] + refused[name]:
            raise CountsError(
                f"table {name}: {extracted} rows were extracted, {rows[name]} are published, {refused[name]} refused"
            )
    return dict(refused)


def _write_runs(store: Store, draft: Path, run: dict[str, Any]) -> int:
    """Write the table of runs: those of the current release, and this one."""
    table = TABLES["runs"]
    rows = table.from_rows([run])
    current = store.current()
    if current is not None:
        earlier = pq.read_table(store.releases / current / "runs.parquet")
        rows = pa.concat_tables([table.conform(earlier), rows])
    return _write(table, rows, draft)


def _write(table: Table, rows: pa.Table, folder: Path) -> int:
    with ParquetTable(table, folder / f"{table.name}.parquet") as file:
        file.write(rows)
    return rows.num_rows


def _write_manifest(path: Path, manifest: Mapping[str, Any]) -> None:
    """Write a manifest with a line to each file, which a person can read and compare, at the speed of the C encoder."""
    head = json.dumps({k: v for k, v in manifest.items() if k != "files"}, ensure_ascii=False, indent=1)
    files = ",\n".join(
        f"  {json.dumps(uri, ensure_ascii=False)}: {json.dumps(entry, ensure_ascii=False)}"
        for uri, entry in manifest["files"].items()
    )
    path.write_text(f'{head[:-2]},\n "files": {{\n{files}\n }}\n}}\n', encoding="utf-8")


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
