"""Progress of a run: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from flows.sources import Part

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_LINE_SECONDS = 5.0


class Progress:
    """Shows how many files have been extracted."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._printed = time.monotonic()
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        if sys.stdout.isatty():
            from rich import progress

            bar = progress.Progress(
                progress.TextColumn("{task.description}"), progress.BarColumn(), progress.MofNCompleteColumn(),
                progress.TimeRemainingColumn(),
            )  # fmt: skip
            bar.start()
            bar.add_task("Extracting", total=self._total)
            self._bar = bar
        else:
            click.echo(f"Extracting {self._total:,} files ...")
        return self

    def advance(self, part: Part) -> None:
        """Take note of a finished batch."""
        self._done += len(part.files)
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._done)
        elif time.monotonic() - self._printed > _LINE_SECONDS or self._done == self._total:
            self._printed = time.monotonic()
            click.echo(f"{self._done:,} of {self._total:,} files extracted")
        if self._done == self._total:
            if self._bar is not None:
                self._bar.stop()
                self._bar = None
            click.echo("Publishing ...")

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
