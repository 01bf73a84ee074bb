"""Prefect around the run: one task a batch, threads feeding a pool of processes; no logic lives here."""

from __future__ import annotations

import gc
import json
import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.cache_policies import NO_CACHE
from prefect.futures import as_completed
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.task_runners import ThreadPoolTaskRunner

from flows.ingest import finish, open_job
from flows.job import Job, Settings
from flows.server import die_with_parent
from flows.sources import Part, Source

FLOW_NAME = "wenbiao"


class QualityError(RuntimeError):
    """A release breaks an error threshold: it is written, but the one before stays current."""


@contextmanager
def worker_pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that extract; they import what they need once, beside whatever goes on here, and end with the run."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["flows.batch"])
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_start_worker) as pool:
        # The first call waits until the imports are done; in a thread, it waits beside what is imported here.
        warm = threading.Thread(target=pool.submit, args=(int,))
        warm.start()
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
        finally:
            warm.join()


def _start_worker() -> None:
    """Ctrl-C reaches every process of a terminal: the run's own decides, and workers finish their batch."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with_parent()
    # What a document leaves goes with its last reference: to look for rings after every 700 new objects, as Python
    # does, takes a tenth of the time of extraction.
    gc.freeze()
    gc.set_threshold(20_000)


def extract_files(batch: str, parts: str, text_field: str | None, pages: bool) -> str:
    """Extract the files that a batch file names; runs in a worker process.

    Returns:
        Name of the part.
    """
    from flows.batch import extract_batch

    sources = [Source(**source) for source in json.loads(Path(batch).read_text(encoding="utf-8"))]
    return extract_batch(sources, Path(parts), text_field, pages=pages).name


def carry_out(job: Job, pool: ProcessPoolExecutor, progress: Callable[[Part], None] | None = None) -> dict[str, Any]:
    """Extract and publish a planned job, as tasks of the flow that calls.

    Returns:
        The release's id, rows by table, issues by check.
    """
    folder = job.parts_folder
    todo = folder / ".todo"
    todo.mkdir(parents=True, exist_ok=True)
    pages = job.pages

    # The tasks' arguments, used or not, are what Prefect's pages show of a run.
    @task(
        name="extract batch", task_run_name="extract-{number}", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=1,
        retry_condition_fn=lambda _task, _run, state: isinstance(state.data, OSError),
    )  # fmt: skip
    def extract_one(number: int, batch: str) -> str:
        return pool.submit(extract_files, batch, str(folder), job.settings.text_field, pages).result()

    @task(name="publish", cache_policy=NO_CACHE)
    def publish_all(n_parts: int) -> dict[str, Any]:
        release = finish(job, parts)
        return {"release": release.id} | {k: getattr(release, k) for k in ("rows", "issues", "refused", "held")}

    batches = job.batches()
    done: Any = create_progress_artifact(0.0, key="wenbiao-progress", description="Batches extracted")
    futures = []
    for number, batch in enumerate(batches):
        path = todo / f"{number:05}.json"
        path.write_text(json.dumps([asdict(source) for source in batch]), encoding="utf-8")
        futures.append(extract_one.submit(number, str(path)))
    parts: list[Part] = []
    for future in as_completed(futures):
        parts.append(Part.load(folder / future.result()))
        update_progress_artifact(done, 100 * len(parts) / len(batches))
        if progress is not None:
            progress(parts[-1])
    result = publish_all(len(parts))
    _show_quality(job.store.releases / result["release"], job.settings.language)
    return result


def _show_quality(release: Path, language: str) -> None:
    """Put the release's quality on Prefect's pages: a summary, and the checks that did not pass."""
    from flows.report import load_words, summarise

    quality = json.loads((release / "quality.json").read_text(encoding="utf-8"))
    report = (release / "report" / "index.html").resolve().as_uri()
    create_markdown_artifact(
        f"{summarise(quality, load_words(language))}\n[{report}]({report})\n", key="wenbiao-summary"
    )
    columns = ("check_id", "level", "state", "n_checked", "n_failed", "value", "threshold")
    broken = [{name: check[name] for name in columns} for check in quality["checks"] if check["state"] != "passed"]
    create_table_artifact(broken, key="wenbiao-checks", description="Checks that did not pass")


@flow(name=FLOW_NAME, log_prints=True)
def ingest(
    raw: str, curated: str, workers: int = 0, keep: int = 10, text_field: str | None = None,
    thresholds: str | None = None, language: str = "en",
) -> dict[str, Any] | None:  # fmt: skip
    """Turn raw documents into a release of curated tables.

    Args:
        raw: file or folder to read.
        curated: folder to publish to.
        workers: number of processes that extract; 0 is one per core.
        keep: number of releases that stay.
        text_field: column of the texts in JSON Lines and CSV files; None recognises it.
        thresholds: file of quality thresholds; None takes the defaults.
        language: language of the report, ``en`` or ``zh``.

    Returns:
        The release's id, rows by table, issues by check; None where nothing was new.
    """
    limits = Path(thresholds) if thresholds else None
    settings = Settings(Path(raw), Path(curated), workers, keep, text_field, thresholds=limits, language=language)
    with open_job(settings) as job:
        if job.plan.up_to_date:
            print(f"Nothing new in {raw}: release {job.plan.base} stands.")
            return None
        with worker_pool(settings.processes) as pool:
            result = carry_out(job, pool)
    refused = sum(result["issues"].values())
    print(f"Release {result['release']}: {result['rows']['documents']} documents, {refused} rows or files refused.")
    if result["held"]:
        raise QualityError(f"release {result['release']} is held back: its quality is below an error threshold")
    return result


def parameters_of(settings: Settings) -> dict[str, Any]:
    """The settings as the flow takes them, for a run that starts in another folder."""
    return {
        "raw": str(settings.raw.resolve()), "curated": str(settings.curated.resolve()), "workers": settings.workers,
        "keep": settings.keep, "text_field": settings.text_field,
        "thresholds": str(settings.thresholds.resolve()) if settings.thresholds else None,
        "language": settings.language,
    }  # fmt: skip


def run_job(job: Job, pool: ProcessPoolExecutor, progress: Callable[[Part], None] | None = None) -> dict[str, Any]:
    """Carry out a job that has been planned already, as a run of the flow."""
    settings = job.settings
    # A thread waits for its batch; twice as many as processes keep a batch waiting at the pool's door.
    threads: Any = ThreadPoolTaskRunner(max_workers=2 * settings.processes)

    @flow(name=FLOW_NAME, task_runner=threads, validate_parameters=False)
    def planned(raw: str, curated: str, workers: int, keep: int, text_field: str | None) -> dict[str, Any]:
        return carry_out(job, pool, progress)

    # A synchronous flow run waits for its heartbeat thread at the end, for up to a second.
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        return planned(str(settings.raw), str(settings.curated), settings.processes, settings.keep, settings.text_field)
