"""The run: list, plan, extract in batches (job.py), publish. Plain functions; ``flow.py`` puts Prefect around them."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from flows.job import Job, Settings
from flows.plan import make_plan
from flows.sources import BrokenPartError, Part, list_sources
from flows.store import Store

if TYPE_CHECKING:
    from flows.publish import Release


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
