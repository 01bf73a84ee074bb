"""The run: list, plan, extract in batches, publish. Plain functions; ``flow.py`` puts Prefect around them."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows.plan import Plan, make_plan
from flows.report.thresholds import load_thresholds
from flows.sources import BrokenPartError, Part, Source, list_sources
from flows.store import Store
from flows.versions import parts_version

if TYPE_CHECKING:
    from flows.publish import Release

# A batch is the unit of Prefect's bookkeeping (some 30 ms of its server's time each) and of what a killed run loses.
_BATCH_FILES = 1_000
_BATCH_BYTES = 6 * 2**20
_LEAST_FILES = 100


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked to do.

    Attributes:
        raw: file or folder to read.
        curated: folder to publish to.
        workers: number of processes that extract.
        keep: number of releases that stay.
        text_field: column of the texts in JSON Lines and CSV files; None recognises it.
        wait: seconds to wait for another run on the same target.
        thresholds: file of quality thresholds; None takes the defaults.
        language: language of the report, ``en`` or ``zh``.
    """

    raw: Path
    curated: Path
    workers: int = 0
    keep: int = 10
    text_field: str | None = None
    wait: float = 0.0
    thresholds: Path | None = None
    language: str = "en"

    @property
    def processes(self) -> int:
        """Number of processes, one per core unless told otherwise."""
        return self.workers or len(os.sched_getaffinity(0))

    @property
    def version(self) -> str:
        """Version of all that decides a row: code, rules, schemas and the options that reading obeys."""
        return hashlib.sha256(f"{parts_version()} {self.text_field}".encode()).hexdigest()[:12]


@dataclass(slots=True)
class Job:
    """A planned run, under the store's lock.

    Attributes:
        settings: what was asked.
        store: the target.
        plan: what has to be done.
        started_at: start of the run (UTC).
    """

    settings: Settings
    store: Store
    plan: Plan
    started_at: dt.datetime

    @property
    def pages(self) -> bool:
        """Whether every document gets a page: with too many of them, none does."""
        return len(self.plan.sources) <= load_thresholds(self.settings.thresholds).document_pages

    @property
    def parts_folder(self) -> Path:
        """Folder of the finished parts."""
        return self.store.parts / self.settings.version

    def batches(self) -> list[list[Source]]:
        """The files to read, in batches."""
        return list(make_batches(self.plan.todo, self.settings.processes))


@contextmanager
def open_job(settings: Settings) -> Iterator[Job]:
    """Take the lock, clean up after killed runs, list and hash the files, plan.

    Raises:
        StoreError: the target cannot be written, or another run holds it.
        FileNotFoundError: there is no such raw file or folder.
    """
    started_at = dt.datetime.now(dt.UTC)
    store = Store(settings.curated)
    if not settings.raw.exists():
        raise FileNotFoundError(settings.raw)
    store.prepare()
    with store.lock(settings.wait):
        store.clean(settings.version)
        sources = list_sources(settings.raw, leave_out=settings.curated)
        current = store.current()
        manifest = store.manifest(current) if current else None
        parts = _finished_parts(store.parts / settings.version)
        plan = make_plan(sources, current, manifest, settings.version, parts)
        yield Job(settings, store, plan, started_at)


def _finished_parts(folder: Path) -> list[Part]:
    """The parts that a run before has left; one that is not whole goes."""
    parts = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            parts.append(Part.load(path))
        except BrokenPartError:
            shutil.rmtree(path)
    return parts


def make_batches(sources: list[Source], workers: int) -> Iterator[list[Source]]:
    """Cut the files into batches, small enough that every worker has some."""
    files = max(_LEAST_FILES, min(_BATCH_FILES, -(-len(sources) // (3 * workers))))
    batch: list[Source] = []
    size = 0
    for source in sources:
        if batch and (len(batch) >= files or size + source.n_bytes > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(source)
        size += source.n_bytes
    if batch:
        yield batch


def finish(job: Job, new_parts: list[Part]) -> Release:
    """Publish what the parts hold, and drop the parts."""
    from flows.plan import settle
    from flows.publish import publish

    parts = sorted([*job.plan.parts, *new_parts], key=lambda part: part.name)
    settled = settle(job.plan, new_parts)
    release = publish(job, settled, parts)
    if not release.held:
        shutil.rmtree(job.store.parts, ignore_errors=True)
    return release


def run(settings: Settings, progress: Callable[[Part], None] | None = None) -> Release | None:
    """Run everything in this process, without Prefect.

    Returns:
        The release, None where the current one is up to date.
    """
    from flows.batch import extract_batch

    with open_job(settings) as job:
        if job.plan.up_to_date:
            return None
        parts = []
        for batch in job.batches():
            parts.append(extract_batch(batch, job.parts_folder, settings.text_field, pages=job.pages))
            if progress is not None:
                progress(parts[-1])
        return finish(job, parts)
