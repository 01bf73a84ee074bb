"""The flow on a schedule: Prefect's runner with a server of our own, if the user has none."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flows.job import Settings


class ScheduleError(ValueError):
    """A schedule that cannot be read."""


def serve_forever(settings: Settings, cron: str, say: Callable[[str], object]) -> None:
    """Publish whenever the schedule says, until Ctrl-C or SIGTERM; a run that is going on then is finished first.

    Args:
        settings: what each run is asked to do.
        cron: minute, hour, day of the month, month, day of the week.
        say: tells the user what goes on.

    Raises:
        ScheduleError: ``cron`` cannot be read.
    """
    from flows.server import embedded_server

    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "INFO")
    signal.signal(signal.SIGTERM, _interrupt)
    with contextlib.suppress(KeyboardInterrupt), embedded_server(lasting=True) as server:
        say("Starting Prefect ...")
        from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
        from prefect.client.schemas.schedules import CronSchedule
        from prefect.runner import Runner

        from flows.flow import ingest, parameters_of

        class StoppableRunner(Runner):
            def handle_sigterm(self, *_: Any, **__: Any) -> None:
                """Prefect's own answer (3.8.8) leaves the run that is going on without a server."""
                _interrupt()

        try:
            CronSchedule(cron=cron)
        except ValueError:
            raise ScheduleError(f"{cron!r} is no schedule; write five fields as in '0 6 * * *'") from None
        server.wait()
        runner = StoppableRunner(name=settings.curated.resolve().name)
        runner.add_flow(
            ingest,
            name=runner.name,
            cron=cron,
            parameters=parameters_of(settings),
            concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        )

        async def wait_for_runs() -> None:
            # Said inside the loop: from here on a signal ends it in order.
            say(f"Waiting for the next run; Prefect shows them at {server.url.removesuffix('/api')}.")
            await runner.start()

        asyncio.run(wait_for_runs())
    say("Stopped.")


def _interrupt(*_: Any) -> None:
    """Answer a signal as Ctrl-C is answered."""
    signal.raise_signal(signal.SIGINT)
