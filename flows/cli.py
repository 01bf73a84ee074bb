"""The command ``wenbiao``."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import click

from flows.versions import code_version

_STAND = click.Path(path_type=Path)


class _Group(click.Group):
    """Commands in the order in which a newcomer meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(code_version(), prog_name="wenbiao")
def main() -> None:
    """文表: Chinese policy and news text into tables of sections, times, figures, events, quotes and mentions.

    \b
    Try one text:        echo '2020年6月，全国粮食产量达6.5亿吨。' | wenbiao extract -
    Publish a folder:    wenbiao run raw/ --curated curated/
    Read a table:        python -c "import pandas; print(pandas.read_parquet('curated/latest/figures.parquet'))"
    """


@main.command()
@click.argument("raw", type=_STAND, default=Path("raw"))
@click.option("--curated", type=_STAND, default=Path("curated"), show_default=True, help="Folder to publish to.")
@click.option("--workers", type=click.IntRange(1), help="Processes that extract. [default: one per core]")
@click.option("--keep", type=click.IntRange(1), default=10, show_default=True, help="Releases to keep.")
@click.option("--text-field", help="Column of the texts in JSON Lines and CSV files. [default: recognised]")
@click.option(
    "--wait", type=float, default=0, help="Seconds to wait for another run on the same folder. [default: stop]"
)
def run(raw: Path, curated: Path, workers: int | None, keep: int, text_field: str | None, wait: float) -> None:
    """Turn the documents in RAW (a folder or a file, by default raw/) into published tables.

    Only what is new, changed or gone since the last run costs time. The tables appear all at once as
    CURATED/latest/<table>.parquet; whoever reads meanwhile keeps reading the release before.
    """
    started = time.monotonic()
    click.echo(f"wenbiao {code_version()}: reading {raw} ...")
    from flows.ingest import Settings, open_job
    from flows.store import StoreError

    settings = Settings(raw, curated, workers or 0, keep, text_field, wait)
    try:
        with open_job(settings) as job:
            changes = job.plan.changes
            click.echo(
                f"{changes.seen:,} files: {changes.new:,} new, {changes.changed:,} changed, {changes.unchanged:,} unchanged, "
                f"{changes.removed:,} removed."
            )
            if job.plan.up_to_date:
                click.echo(f"Nothing has changed: release {job.plan.base} stands ({curated}/latest).")
                return
            result = _run_with_prefect(job)
    except FileNotFoundError as error:
        raise _Stop(f"there is no file or folder {error.args[0]}") from None
    except StoreError as error:
        raise _Stop(str(error)) from None
    except OSError as error:
        raise _Stop(f"{error.strerror or error}: {error.filename or curated}; the release before stands") from None
    except KeyboardInterrupt:
        click.echo("Stopped. What was extracted is kept; run again to go on.", err=True)
        sys.exit(130)
    _summarise(result, curated, time.monotonic() - started)


class _Stop(click.ClickException):
    """A fault that the user settles: one line, exit status 2."""

    exit_code = 2


def _run_with_prefect(job: Any) -> dict[str, Any]:
    from flows.server import embedded_server

    n = len(job.plan.todo)
    with embedded_server() as server:
        click.echo("Starting Prefect ...")
        from flows.flow import run_job, worker_pool
        from flows.progress import Progress

        with worker_pool(min(job.settings.processes, max(1, len(job.batches())))) as pool:
            server.wait()
            with Progress(n) as progress:
                return run_job(job, pool, progress.advance)


def _summarise(result: dict[str, Any], curated: Path, seconds: float) -> None:
    rows, issues = result["rows"], result["issues"]
    click.echo(f"\nRelease {result['release']} in {seconds:.1f} s")
    for name, n in rows.items():
        refused = result["refused"].get(name)
        click.echo(f"  {name:<12}{n:>10,} rows" + (f"   {refused:,} refused" if refused else ""))
    if issues:
        click.secho(
            f"\nWarning: {sum(issues.values()):,} rows or files were refused; see {curated}/latest/issues.parquet",
            fg="yellow",
        )
        for check, n in sorted(issues.items(), key=lambda item: -item[1]):
            click.echo(f"  {n:>8,}  {check}")
    click.echo(f"\nTables: {curated}/latest/<table>.parquet")


if __name__ == "__main__":
    main()
