"""Every query of docs/reading.md and README.md runs as it stands and shows something, in the readers that they name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from flows.ingest import run
from flows.job import Settings

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/reading.md").read_text(encoding="utf-8")
HEADING = re.compile(r"^#+ (.+)$", re.M)
CODE = re.compile(r"^( *)```(python|sql)\n(.*?)^ *```", re.M | re.S)


def blocks(page: str) -> Iterator[tuple[str, str, str]]:
    """Heading, language and code of each block."""
    for m in CODE.finditer(page):
        yield HEADING.findall(page[: m.start()])[-1], m[2], re.sub(r"^  ", "", m[3], flags=re.M) if m[1] else m[3]


BLOCKS = [*blocks(PAGE), *blocks((ROOT / "README.md").read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples of ``raw/`` published to ``curated``."""
    folder = tmp_path_factory.mktemp("samples")
    assert run(Settings(ROOT / "raw", folder / "curated")) is not None
    return folder


def rows(result: object) -> int:
    return result.height if hasattr(result, "height") else len(result)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "language", "code"), BLOCKS, ids=[f"{i}: {name}" for i, (name, *_) in enumerate(BLOCKS)]
)
def test_query_runs_and_shows_something(
    samples: Path,
    name: str,
    language: str,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(samples)
    if language == "sql":
        assert duckdb.sql(code).fetchall()
        return
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    scope: dict[str, object] = {}
    exec(compile(tree, name, "exec"), scope)
    if last is None:
        assert capsys.readouterr().out
    else:
        assert rows(eval(compile(ast.Expression(last.value), name, "eval"), scope)) > 0


def test_page_shows_ten_queries_and_every_reader() -> None:
    assert len(BLOCKS) >= 10
    assert all(word in PAGE for word in ("import pandas", "import polars", "import duckdb", "```r\n"))
