"""The run under Prefect: the flow as it is served, and the command with its own embedded server."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.check import check_release
from flows.ingest import open_job
from flows.job import Settings
from tests.conftest import faults, table_bytes, write_files

ROOT = Path(__file__).parents[1]


@pytest.mark.usefixtures("prefect_server")
def test_flow_publishes_and_then_has_nothing_to_do(raw: Path, curated: Path, published: Path) -> None:
    from flows.flow import ingest

    result = ingest(str(raw), str(curated), workers=2)
    assert result is not None
    assert (curated / "latest").resolve().name == result["release"]
    assert result["rows"]["documents"] == 4
    assert table_bytes(curated / "latest") == table_bytes(published)
    assert ingest(str(raw), str(curated)) is None


@pytest.mark.usefixtures("prefect_server")
def test_runs_and_tasks_are_on_prefects_record(raw: Path, curated: Path) -> None:
    from prefect.client.orchestration import get_client

    from flows.flow import run_job, worker_pool

    write_files(raw, {"bad/empty.txt": b""})
    seen: list[int] = []
    with open_job(Settings(raw, curated, workers=1)) as job, worker_pool(1) as pool:
        result = run_job(job, pool, lambda part: seen.append(len(part.files)))
    assert seen == [5]
    assert sum(result["issues"].values()) == 1
    with get_client(sync_client=True) as client:
        (run,) = [r for r in client.read_flow_runs() if r.parameters["curated"] == str(curated)]
        artifacts = {a.key: a for a in client.read_artifacts() if a.flow_run_id == run.id}
    assert artifacts["wenbiao-progress"].data == 100
    assert "| figures |" in artifacts["wenbiao-summary"].data
    assert "report/index.html" in artifacts["wenbiao-summary"].data
    assert "files_refused" in artifacts["wenbiao-checks"].data
    assert run.state_name == "Completed"
    assert run.parameters["raw"] == str(raw)


@pytest.mark.usefixtures("prefect_server")
def test_fault_in_a_batch_fails_the_run_and_keeps_the_release(
    raw: Path, curated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import flow

    first = flow.ingest(str(raw), str(curated), workers=1)
    assert first is not None
    write_files(raw, {"c/new.txt": "新增公交线路12条。\n"})
    monkeypatch.setattr(flow, "extract_files", os.abort)
    with pytest.raises(Exception, match=r"abort|terminated|takes"):
        flow.ingest(str(raw), str(curated), workers=1)
    assert (curated / "latest").resolve().name == first["release"]
    monkeypatch.undo()
    assert flow.ingest(str(raw), str(curated), workers=1) is not None


@pytest.fixture(scope="module")
def own_prefect(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a user without a Prefect server; its database is made once, which takes most of the time."""
    home = str(tmp_path_factory.mktemp("prefect"))
    return {k: v for k, v in os.environ.items() if not k.startswith("PREFECT")} | {"PREFECT_HOME": home}


def processes_of(environment: dict[str, str]) -> list[str]:
    """Command lines of the processes that live in an environment (Linux)."""
    mark = f"PREFECT_HOME={environment['PREFECT_HOME']}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark in (process / "environ").read_bytes().split(b"\0"):
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode())
    return found


def test_command_with_its_own_server(raw: Path, curated: Path, published: Path, own_prefect: dict[str, str]) -> None:
    write_files(raw, {"bad/empty.txt": b""})
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "run", raw, "--curated", curated, "--workers", "2"],
        cwd=ROOT, env=own_prefect, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert re.match(r"wenbiao .*: reading ", lines[0])
    assert "5 files: 5 new" in lines[1]
    for said in (
        "Extracting 5 files",
        "Publishing",
        "5 files read, 4 documents",
        "1 row or file was refused",
        "Tables: ",
        "Report: ",
    ):
        assert said in done.stdout
    assert [f for f in check_release(curated / "latest") if f.level == "error"] == []
    assert (
        pq.read_metadata(curated / "latest/figures.parquet").num_rows
        == pq.read_metadata(published / "figures.parquet").num_rows
    )


@contextlib.contextmanager
def serving(environment: dict[str, str], raw: Path, curated: Path, cron: str) -> Iterator[subprocess.Popen[str]]:
    """``wenbiao serve`` until the block ends, at the latest."""
    command = [sys.executable, "-m", "flows.cli", "serve", raw, "--curated", curated, "--cron", cron, "--lang", "zh"]
    with subprocess.Popen(
        [*command, "--workers", "1"],
        cwd=ROOT, env=environment | {"PREFECT_RUNNER_POLL_FREQUENCY": "1"}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as served:  # fmt: skip
        try:
            yield served
        finally:
            served.kill()


def assert_ends_cleanly(served: subprocess.Popen[str], environment: dict[str, str]) -> None:
    said, _ = served.communicate(timeout=120)
    assert served.returncode == 0, said
    assert "Traceback" not in said
    assert said.splitlines()[-1] == "Stopped."
    assert processes_of(environment) == []


def test_schedule_publishes_until_interrupted(raw: Path, curated: Path, own_prefect: dict[str, str]) -> None:
    # A sixth field of the schedule counts seconds, which Prefect allows.
    with serving(own_prefect, raw, curated, "* * * * * */15") as served:
        deadline = time.monotonic() + 240
        while not (curated / "latest").exists() and served.poll() is None and time.monotonic() < deadline:
            time.sleep(0.1)
        served.send_signal(signal.SIGINT)
        assert_ends_cleanly(served, own_prefect)
    assert faults(curated / "latest") == []
    assert "质量报告" in (curated / "latest/report/index.html").read_text(encoding="utf-8")


def test_schedule_ends_on_sigterm(raw: Path, curated: Path, own_prefect: dict[str, str]) -> None:
    with serving(own_prefect, raw, curated, "0 6 * * *") as served:
        assert served.stdout is not None
        while "Waiting for the next run" not in served.stdout.readline() and served.poll() is None:
            pass
        served.terminate()
        assert_ends_cleanly(served, own_prefect)
