"""docs/reading.md: every query there runs as it stands and returns rows, in the three readers that it shows."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import duckdb
import pytest

from flows.ingest import Settings, run

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/reading.md").read_text(encoding="utf-8")
HEADING = re.compile(r"^#+ (.+)$", re.M)
BLOCKS = [
    (f"{i}: {heading}", language, re.sub(r"^  ", "", code, flags=re.M) if indent else code)
    for i, (heading, language, code, indent) in enumerate(
        (HEADING.findall(PAGE[: m.start()])[-1], m[2], m[3], m[1])
        for m in re.finditer(r"^( *)```(python|sql)\n(.*?)^ *```", PAGE, re.M | re.S)
    )
]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples of ``raw/`` published to ``curated``."""
    folder = tmp_path_factory.mktemp("samples")
    assert run(Settings(ROOT / "raw", folder / "curated")) is not None
    return folder


def rows(result: object) -> int:
    return result.height if hasattr(result, "height") else len(result)  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "language", "code"), BLOCKS, ids=[name for name, *_ in BLOCKS])
def test_query_runs_and_returns_rows(
    samples: Path, name: str, language: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(samples)
    if language == "sql":
        result = duckdb.sql(code).fetchall()
    else:
        tree = ast.parse(code)
        last = tree.body.pop()
        assert isinstance(last, ast.Expr), "a block ends with what it shows"
        scope: dict[str, object] = {}
        exec(compile(tree, name, "exec"), scope)
        result = eval(compile(ast.Expression(last.value), name, "eval"), scope)
    assert rows(result) > 0


def test_page_shows_ten_queries_and_every_reader() -> None:
    assert len(BLOCKS) >= 10
    assert all(word in PAGE for word in ("import pandas", "import polars", "import duckdb", "```r\n"))
