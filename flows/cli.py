"""The command ``wenbiao``. Heavy imports stand in the commands that need them: help and ``extract`` are quick."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from flows.show import FORMATS
from flows.show import TABLES as SHOWN
from flows.versions import code_version, is_compiled

_PATH = click.Path(path_type=Path)
_CURATED = click.option(
    "--curated", type=_PATH, default=Path("curated"), show_default=True, help="Folder that tables are published to."
)
_WORKERS = click.option("--workers", type=click.IntRange(1), help="Processes that extract. [default: one per core]")
_KEEP = click.option("--keep", type=click.IntRange(1), default=10, show_default=True, help="Releases to keep.")
_TEXT_FIELD = click.option(
    "--text-field", help="Column of the texts in JSON Lines and CSV files. [default: recognised]"
)
_THRESHOLDS = click.option(
    "--thresholds", type=_PATH, help="TOML file of quality thresholds. [default: the built-in ones]"
)
_LANG = click.option(
    "--lang", type=click.Choice(["en", "zh"]), default="en", show_default=True, help="Language of the report."
)


class _Group(click.Group):
    """Commands in the order in which a newcomer meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


class _StopError(click.ClickException):
    """A fault that the user settles: one line, exit status 2."""

    exit_code = 2


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(f"{code_version()}{', compiled core' if is_compiled() else ''}", prog_name="wenbiao")
def main() -> None:
    r"""文表: Chinese policy and news text into tables of sections, times, figures, events, quotes and mentions.

    \b
    Try one text:      echo '2020年6月，全国粮食产量达6.5亿吨。' | wenbiao extract -
    Publish a folder:  wenbiao run raw/ --curated curated/
    Read a table:      pandas.read_parquet("curated/latest/figures.parquet")
    """


@main.command()
@click.argument("file", metavar="FILE|-", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--table", type=click.Choice(SHOWN), default="figures", show_default=True, help="Table to show.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True,
    help="table shows the chief columns; csv and jsonl have all.",
)  # fmt: skip
@click.option(
    "--reference-date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day that 今天 means. [default: what the text states]",
)
def extract(file: Path, table: str, form: str, reference_date: dt.datetime | None) -> None:
    r"""Extract one text and show a table of it; nothing is stored.

    FILE is a text, HTML, DOCX or PDF file, or an archive of them; - reads standard input.

    \b
    wenbiao extract article.txt
    wenbiao extract article.txt --table events --format jsonl
    echo '今天上午，全市召开动员大会。' | wenbiao extract - --table times --reference-date 2024-05-01
    """
    import wenbiao
    from flows.show import write_rows
    from wenbiao.read import ReadFailure, read_bytes

    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise _StopError(f"cannot read {file}: {error.strerror}") from None
    day = reference_date.date() if reference_date else None
    found = []
    for document in read_bytes(data, "standard input" if str(file) == "-" else file.name):
        if isinstance(document, ReadFailure):
            click.echo(f"{document.source_uri}: {document.message}", err=True)
            continue
        if document.warning:
            click.echo(f"{document.source_uri}: {document.warning}", err=True)
        found.append(wenbiao.extract(document.text, reference_date=day, known=document.metadata))
    if not found:
        sys.exit(1)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    with _quiet_pipe():
        write_rows(found, table, form, sys.stdout, width)
    if form == "table":
        counts = [f"{sum(len(getattr(e, name)) for e in found)} {name}" for name in SHOWN if name != table]
        click.echo(f"Also found: {', '.join(counts)} (--table NAME).", err=True)


@main.command()
@click.argument("raw", type=_PATH, default=Path("raw"))
@_CURATED
@_WORKERS
@_KEEP
@_TEXT_FIELD
@click.option(
    "--wait", type=float, default=0, help="Seconds to wait for another run on the same folder. [default: stop]"
)
@_THRESHOLDS
@_LANG
def run(
    raw: Path, curated: Path, workers: int | None, keep: int, text_field: str | None, wait: float,
    thresholds: Path | None, lang: str,
) -> None:  # fmt: skip
    """Turn the documents in RAW (a folder or a file, by default raw/) into published tables.

    Only what is new, changed or gone since the last run costs time. The tables appear all at once, as
    CURATED/latest/TABLE.parquet; whoever reads meanwhile keeps reading the release before.

    Exit status: 0 published or nothing new (refused rows and files are a warning), 1 failed, 2 RAW or CURATED unusable.
    """
    started = time.monotonic()
    click.echo(f"wenbiao {code_version()}: reading {raw} ...")
    from flows.ingest import open_job
    from flows.job import Settings

    if thresholds is not None:
        _check_thresholds(thresholds)
    settings = Settings(raw, curated, workers or 0, keep, text_field, wait, thresholds, lang)
    with _clear_faults(curated), open_job(settings) as job:
        changes = job.plan.changes
        click.echo(
            f"{changes.seen:,} files: {changes.new:,} new, {changes.changed:,} changed, "
            f"{changes.unchanged:,} unchanged, {changes.removed:,} removed."
        )
        if job.plan.up_to_date:
            click.echo(f"Nothing has changed; release {job.plan.base} stands in {curated}/latest.")
            return
        result = _run_with_prefect(job)
    _summarise(result, curated, changes.seen, time.monotonic() - started)
    if result["held"]:
        sys.exit(1)


def _run_with_prefect(job: Any) -> dict[str, Any]:
    """Carry out a job under Prefect; what is slow to start, starts side by side."""
    from flows.server import embedded_server

    with embedded_server() as server:
        click.echo("Starting Prefect ..." if server.ours else "Using the Prefect server of your profile ...")
        from flows.flow import run_job, worker_pool

        with worker_pool(min(job.settings.processes, max(1, len(job.batches())))) as pool:
            import flows.publish  # noqa: F401  while the server starts
            from flows.progress import Progress

            server.wait()
            with Progress(len(job.plan.todo)) as progress:
                return run_job(job, pool, progress.advance)


def _summarise(result: dict[str, Any], curated: Path, files: int, seconds: float) -> None:
    rows, issues = result["rows"], result["issues"]
    where = curated / "releases" / result["release"] if result["held"] else curated / "latest"
    click.echo(
        f"\n{files:,} files read, {rows['documents']:,} documents, in {seconds:.1f} s: release {result['release']}"
    )
    for name in SHOWN:
        refused = result["refused"].get(name, 0)
        click.echo(f"  {name:<10}{rows[name]:>12,} rows" + (f", {refused:,} refused" if refused else ""))
    if issues:
        n = sum(issues.values())
        click.secho(f"Warning: {n:,} {'row or file was' if n == 1 else 'rows or files were'} refused:", fg="yellow")
        for check, count in sorted(issues.items(), key=lambda item: (-item[1], item[0])):
            click.echo(f"  {check:<24}{count:>8,}")
        click.echo(f"  each with its reason and sentence in {where}/issues.parquet")
    click.echo(f"Tables: {where}/<table>.parquet")
    click.echo(f"Report: {where}/report/index.html")
    if result["held"]:
        click.secho(
            "The quality is below an error threshold: the release is held back and the one before stays current. "
            f"Read the report; `wenbiao rollback {result['release']} --curated {curated}` publishes it all the same.",
            fg="red",
        )


@main.command()
@click.argument("folder", metavar="DIR", type=_PATH, default=Path("curated"))
def check(folder: Path) -> None:
    """Check the published tables in DIR again: schemas, spans, keys, references, counts, hashes.

    DIR is the folder that was published to, or one release in it. Exit status 0 if all is well, 1 if not.
    """
    with _clear_faults(folder):
        release = _release_folder(folder)
        from flows.check import check_release

        errors = 0
        for finding in check_release(release):
            errors += finding.level == "error"
            click.echo(f"{finding.level}: {finding.table + ': ' if finding.table else ''}{finding.message}")
    click.echo(f"{release.name}: {'no faults' if not errors else f'{errors} faults'}")
    sys.exit(1 if errors else 0)


@main.command()
@click.argument("folder", metavar="DIR", type=_PATH, default=Path("curated"))
@_THRESHOLDS
@_LANG
def report(folder: Path, thresholds: Path | None, lang: str) -> None:
    """Write the pages of the quality report of the current release in DIR again; its tables stay as they are."""
    with _clear_faults(folder):
        release = _release_folder(folder)
        if thresholds is not None:
            _check_thresholds(thresholds)
        from flows.report import rewrite_report

        rewrite_report(release, thresholds=thresholds, language=lang)
    click.echo(f"Report: {release}/report/index.html")


@main.command()
@_CURATED
def releases(curated: Path) -> None:
    """List the releases, oldest first, with what changed in each."""
    from flows.store import Store

    with _clear_faults(curated):
        store = Store(curated)
        current = store.current()
        if not store.ids():
            click.echo(f"{curated} has no release yet.")
        for release_id in store.ids():
            manifest = store.manifest(release_id)
            changes = manifest["changes"]
            n = {name: facts["rows"] for name, facts in manifest["tables"].items()}
            click.echo(
                f"{'*' if release_id == current else ' '} {release_id}  {n['documents']:>9,} documents"
                f"  +{changes['new']:,} ~{changes['changed']:,} -{changes['removed']:,}"
                f"  {n['figures']:>9,} figures  rules {manifest['rules_version']}"
                + ("  held back" if manifest["held"] else "")
            )
    click.echo("* is current; + new, ~ changed, - removed files.")


@main.command()
@click.argument("release_id", metavar="ID")
@_CURATED
def rollback(release_id: str, curated: Path) -> None:
    """Make release ID (or a unique beginning of it) the current one; no release is lost."""
    from flows.store import Store

    with _clear_faults(curated):
        store = Store(curated)
        path = store.path(release_id)
        with store.lock():
            store.point_to(path.name)
    click.echo(f"{curated}/latest is now {path.name}.")


@main.command()
@click.argument("earlier", metavar="A")
@click.argument("later", metavar="B", default="latest")
@_CURATED
@click.option(
    "--rows", type=click.IntRange(0), default=5, show_default=True, help="Rows to show of each kind and table."
)
def diff(earlier: str, later: str, curated: Path, rows: int) -> None:
    """Show the rows that release B (by default the current one) has added, removed or changed since release A."""
    from flows.store import Store

    with _clear_faults(curated):
        store = Store(curated)
        a, b = store.path(earlier), store.path(later)
        from flows.compare import compare_releases, describe_change, describe_row

        differences = compare_releases(a, b)
        for d in differences:
            if d.any:
                click.echo(f"{d.table}: {len(d.added):,} added, {len(d.removed):,} removed, {len(d.changed):,} changed")
                for key in d.added[:rows]:
                    click.echo(f"  + {describe_row(b, d.table, key)}")
                for key in d.removed[:rows]:
                    click.echo(f"  - {describe_row(a, d.table, key)}")
                for key in list(d.changed)[:rows]:
                    click.echo(f"  ~ {describe_change(a, b, d.table, key, d.changed[key])}")
        if not any(d.any for d in differences):
            click.echo("No row differs.")


@main.command()
def dictionary() -> None:
    """Print the data dictionary: every table and column, what it means, what a null means."""
    from schemas import TABLES
    from schemas.dictionary import dictionary_markdown

    with _quiet_pipe():
        sys.stdout.write(dictionary_markdown(TABLES.values()))


@main.command()
@click.argument("raw", type=_PATH, default=Path("raw"))
@_CURATED
@click.option("--cron", default="0 6 * * *", show_default=True, help="When to run: minute hour day month weekday.")
@_WORKERS
@_KEEP
@_TEXT_FIELD
@_THRESHOLDS
@_LANG
def serve(
    raw: Path, curated: Path, cron: str, workers: int | None, keep: int, text_field: str | None,
    thresholds: Path | None, lang: str,
) -> None:  # fmt: skip
    r"""Run on a schedule until stopped: RAW is published to CURATED whenever the time comes.

    Starts Prefect's server by itself where your Prefect profile names none. A run that is due while another one is
    still going on drops out.

    \b
    wenbiao serve raw/ --curated curated/ --cron "0 6 * * *"     every day at six
    wenbiao serve raw/ --curated curated/ --cron "*/15 * * * *"  every quarter of an hour
    """
    click.echo(f"wenbiao {code_version()}: {raw} to {curated} on the schedule {cron!r}; stop with Ctrl-C.")
    from flows.job import Settings
    from flows.serve import ScheduleError, serve_forever

    if thresholds is not None:
        _check_thresholds(thresholds)
    settings = Settings(raw, curated, workers or 0, keep, text_field, thresholds=thresholds, language=lang)
    with _clear_faults(curated):
        if not raw.exists():
            raise FileNotFoundError(raw)
        try:
            serve_forever(settings, cron, click.echo)
        except ScheduleError as error:
            raise _StopError(str(error)) from None


def _check_thresholds(path: Path) -> None:
    from flows.report.thresholds import ThresholdsError, load_thresholds

    try:
        load_thresholds(path)
    except ThresholdsError as error:
        raise _StopError(str(error)) from None


@contextmanager
def _clear_faults(target: Path) -> Iterator[None]:
    """Turn what a user can settle into one line and exit status 2."""
    from concurrent.futures.process import BrokenProcessPool

    from flows.server import ServerError
    from flows.store import StoreError

    try:
        yield
    except StoreError as error:
        raise _StopError(str(error)) from None
    except ServerError as error:
        raise click.ClickException(str(error)) from None
    except BrokenProcessPool:
        raise click.ClickException(
            "a worker process was ended from outside (out of memory?). What was extracted is kept and the release "
            "before stands; run again to go on, with fewer --workers if memory is short."
        ) from None
    except RuntimeError as error:
        if "Failed to reach API" not in str(error):
            raise
        raise click.ClickException(f"{error} Start that server, or take it out of your Prefect profile.") from None
    except FileNotFoundError as error:
        raise _StopError(f"there is no {error.filename or error.args[0]}") from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise _StopError(f"{error.filename or target}: {reason}; what was published before stands") from None
    except KeyboardInterrupt:
        click.echo("\nStopped. What was extracted is kept; run again to go on.", err=True)
        sys.exit(130)


@contextmanager
def _quiet_pipe() -> Iterator[None]:
    """End in silence where the reader of a pipe has seen enough."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


def _release_folder(folder: Path) -> Path:
    """The release that a folder stands for: itself, or the current one of a store."""
    from flows.store import Store

    if not folder.exists():
        raise FileNotFoundError(folder)
    if (folder / "manifest.json").exists():
        return folder.resolve()
    return Store(folder).path("latest")


if __name__ == "__main__":
    main()
