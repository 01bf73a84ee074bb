"""The flow on a schedule: Prefect's ``serve`` with a server of our own, if the user has none."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


class ScheduleError(ValueError):
    """A schedule that cannot be read."""


def serve_forever(raw: Path, curated: Path, cron: str, workers: int, keep: int, say: Callable[[str], object]) -> None:
    """Publish ``raw`` to ``curated`` whenever the schedule says, until interrupted.

    Args:
        raw: file or folder to read.
        curated: folder to publish to.
        cron: minute, hour, day of the month, month, day of the week.
        workers: number of processes that extract; 0 is one per core.
        keep: number of releases that stay.
        say: tells the user what goes on.

    Raises:
        ScheduleError: ``cron`` cannot be read.
    """
    from flows.server import embedded_server

    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "INFO")
    with embedded_server(lasting=True) as server:
        say("Starting Prefect ...")
        from prefect.client.schemas.schedules import CronSchedule

        try:
            CronSchedule(cron=cron)
        except ValueError:
            raise ScheduleError(f"{cron!r} is no schedule; write five fields as in '0 6 * * *'") from None
        from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy

        from flows.flow import ingest

        server.wait()
        say(f"Waiting for the next run; Prefect shows them at {server.url.removesuffix('/api')}.")
        ingest.serve(
            name=curated.resolve().name,
            cron=cron,
            parameters={"raw": str(raw.resolve()), "curated": str(curated.resolve()), "workers": workers, "keep": keep},
            global_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
            print_starting_message=False,
        )
