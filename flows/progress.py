"""Progress of a run: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time

import click

from flows.sources import Part

_LINE_SECONDS = 5.0


class Progress:
    """Shows how many files have been extracted."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._printed = time.monotonic()
        self._bar = None

    def __enter__(self) -> Progress:
        if click.get_text_stream("stdout").isatty():
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            self._bar = Bar(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar.start()
            self._bar.add_task("Extracting", total=self._total)
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
