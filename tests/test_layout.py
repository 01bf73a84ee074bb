"""The tree is what the docs say, and imports run one way."""

import subprocess
import sys
from pathlib import Path

import pytest

import flows
import schemas
import wenbiao

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("package", [flows, schemas, wenbiao], ids=lambda p: p.__name__)
def test_packages_come_from_this_tree(package: object) -> None:
    """A folder of the same name in the tests or in site-packages would shadow ours."""
    assert Path(package.__file__).parent.parent == ROOT


@pytest.mark.parametrize(
    "entry", ["flows", "schemas", "raw", "curated", "tests", "pyproject.toml", "wenbiao", "docs", "bench"]
)
def test_top_level(entry: str) -> None:
    assert (ROOT / entry).exists()


def test_imports_run_one_way() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    out = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert out.returncode == 0, out.stdout


@pytest.mark.parametrize(
    "path",
    sorted(p for d in ("wenbiao", "schemas", "flows") for p in (ROOT / d).rglob("*.py")),
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_modules_say_what_they_are_for(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith(('"""', "#!"))


def test_no_module_named_utils() -> None:
    assert [p for d in ("wenbiao", "schemas", "flows") for p in (ROOT / d).rglob("*util*.py")] == []
