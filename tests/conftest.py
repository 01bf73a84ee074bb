"""What several test modules share: small documents, folders of them, and one Prefect server for the session."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

# Texts of our own; each has figures, times and a quotation, so that every table gets rows.
ARTICLES = {
    "a/harvest.txt": (
        "云江市秋粮收购进度过半\n"
        "2021年10月8日，云江市粮食局召开调度会。截至9月底，全市共收购秋粮12.6万吨，同比增长8.3%。\n"
        "局长王立群指出：“各县要把仓容腾出来，不让一户农民排长队。”\n"
    ),
    "a/road.txt": (
        "清河大桥建成通车\n2022年3月1日，清河大桥正式通车，全长2.4公里，总投资7.5亿元，比计划提前20天完工。\n"
        "沿线3个乡镇的4万多名群众出行时间缩短一半。\n"
    ),
    "b/school.txt": (
        "山区小学有了新食堂\n今年春季学期，石桥镇投入260万元改建6所小学食堂，受益学生1830人。\n"
        "校长陈秀芳说：“孩子们中午终于能吃上热饭了。”\n"
    ),
    "b/notice.md": (
        "# 关于做好防汛值守的通知\n\n一、加强值守。6月1日起实行24小时值班。\n\n二、备足物资。储备编织袋5万条。\n"
    ),
}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder of the small documents."""
    folder = tmp_path / "raw"
    write_files(folder, ARTICLES)
    return folder


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    """A folder to publish to, not made yet."""
    return tmp_path / "curated"


def write_files(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def faults(release: Path) -> list[str]:
    from flows.check import check_release

    return [f.message for f in check_release(release) if f.level == "error"]


def column(release: Path, table: str, name: str) -> list:
    return pq.read_table(release / f"{table}.parquet", columns=[name])[name].to_pylist()


def table_bytes(release: Path) -> dict[str, bytes]:
    """The files of the tables that follow from the input alone; ``runs`` and ``checks`` look at clock and history."""
    return {p.name: p.read_bytes() for p in release.glob("*.parquet") if p.stem not in {"runs", "checks"}}


@pytest.fixture
def forbid(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Take the right to read a file or a folder away, also from root, whom no mode stops."""
    real_open, real_scandir = os.open, os.scandir

    def act(forbidden: Path) -> None:
        def refuse(path: str | Path) -> None:
            if str(path) == str(forbidden):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

        def guarded_open(path: str | Path, *args: Any, **options: Any) -> int:
            refuse(path)
            return real_open(path, *args, **options)

        def guarded_scandir(path: str | Path = ".") -> Any:
            refuse(path)
            return real_scandir(path)

        monkeypatch.setattr(os, "open", guarded_open)
        monkeypatch.setattr(os, "scandir", guarded_scandir)

    return act


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One Prefect server and database for all tests of a process."""
    os.environ |= {"DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false", "PREFECT_LOGGING_LEVEL": "ERROR"}
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
    from prefect.testing.utilities import prefect_test_harness

    # Each synchronous flow run would wait up to a second for its heartbeat thread.
    with (
        prefect_test_harness(server_startup_timeout=120),
        temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}),
    ):
        yield


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the small documents, which tests only read."""
    from flows.ingest import run
    from flows.job import Settings

    folder = tmp_path_factory.mktemp("published")
    write_files(folder / "raw", ARTICLES)
    release = run(Settings(folder / "raw", folder / "curated"))
    assert release is not None
    return release.path


Publish = Callable[..., Path]


@pytest.fixture
def publish(raw: Path, curated: Path) -> Publish:
    """Run without Prefect and return the current release."""
    from flows.ingest import run
    from flows.job import Settings

    def act(**options: object) -> Path:
        run(Settings(raw, curated, **options))
        return (curated / "latest").resolve()

    return act
