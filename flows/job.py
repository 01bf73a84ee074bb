"""A run as it is asked for and as it is planned: settings, the work to do, and its batches."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.plan import Plan
from flows.report.thresholds import load_thresholds
from flows.sources import Source
from flows.store import Store
from flows.versions import parts_version

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
