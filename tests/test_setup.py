"""The copy of the sources that mypyc gets (setup.py) says the same as the sources; built modules never lie beside them.

That the compiled core gives the same rows is checked where there is one: ``make compiled`` runs bench/cores.py.
"""

from __future__ import annotations

import ast
import copy
import pickle
import runpy
import shutil
import subprocess
import sys
from dataclasses import MISSING, fields
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "wenbiao").rglob("*.py"))
HEAD = "from __future__ import annotations\n"
annotate = runpy.run_path(str(ROOT / "setup.py"))["annotate"]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("_REACH = 12", "_REACH: Final = 12"),
        ("单位 = 1; _数 = 2", "单位 = 1; _数 = 2"),
        ("_WORDS: dict[str, int] = {}", "_WORDS: Final[dict[str, int]] = {}"),
        ('_MARKS = "，。"  # 中文', '_MARKS: Final = "，。"  # 中文'),
        ("_A, _B = 1, 2", "_A, _B = 1, 2"),
        ("_A = 1\n_A = 2", "_A = 1\n_A = 2"),
        ("_A = 1\nfor _A in (1, 2): pass", "_A = 1\nfor _A in (1, 2): pass"),
        ("_A: int", "_A: int"),
        ("reach = 12", "reach = 12"),
        ("class C:\n    _A = 1", "class C:\n    _A = 1"),
        ("def f() -> int:\n    _A = 1\n    return _A", "def f() -> int:\n    _A = 1\n    return _A"),
    ],
)
def test_constants_are_final(source: str, wanted: str) -> None:
    assert annotate(f"\n{HEAD}{source}\n").split("\n", 2)[2] == f"{wanted}\n"


def test_a_dataclass_gets_its_init_on_the_empty_line_below_its_fields() -> None:
    source = (
        f"\n{HEAD}@dataclass(frozen=True, slots=True)\nclass Row:\n    a: int\n    b: str = '年'\n"
        "    c: list[int] = field(default_factory=list)\n    d: int = field(init=False)\n\n"
        "    def __post_init__(self) -> None: self.d = self.a\n"
    )
    lines = annotate(source).split("\n")
    assert lines[2] == "@dataclass(init=False, unsafe_hash=True)"
    assert lines[8] == (
        "    def __init__(self, a: int, b: str = '年', c: list[int] | None = None) -> None: "
        "self.a = a; self.b = b; self.c = list() if c is None else c; self.__post_init__()"
    )


def test_a_dataclass_gets_its_reduce_below_its_end() -> None:
    source = f"\n{HEAD}@dataclass(slots=True)\nclass Row:\n    a: int\n    b: int = field(init=False)\n\n\nX = 1\n"
    assert annotate(source).split("\n")[7] == "    def __reduce__(self) -> tuple[object, ...]: return Row, (self.a, )"


def test_a_dataclass_without_room_for_its_init_is_refused() -> None:
    with pytest.raises(ValueError, match="no empty line after the last field of Row"):
        annotate("@dataclass(slots=True)\nclass Row:\n    a: int\n    def f(self) -> int: return self.a\n")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_statement_stays_on_its_line(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    old, new = ast.parse(source).body, ast.parse(annotate(source)).body
    new = [s for s in new if not (isinstance(s, ast.ImportFrom) and s.module == "typing" and s.col_offset)]
    assert [(s.lineno, s.end_lineno) for s in new if not isinstance(s, ast.ClassDef)] == [
        (s.lineno, s.end_lineno) for s in old if not isinstance(s, ast.ClassDef)
    ]


@pytest.mark.parametrize("name", ["records", "quantities/record"])
def test_written_out_records_are_the_records(name: str) -> None:
    """Each class takes the same arguments and makes an equal row; a list that is not given is one of its own."""
    source = (ROOT / "wenbiao" / f"{name}.py").read_text(encoding="utf-8")
    plain, written = _module("plain", source), _module("written", annotate(source))
    rows = [c for c in vars(plain).values() if isinstance(c, type) and c.__module__ == plain.__name__]
    assert rows
    for cls in rows:
        twin = getattr(written, cls.__name__)
        given = {f.name: f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING}
        one, other = twin(**given), twin(*given)
        assert repr(one) == repr(cls(**given)) == repr(other)
        assert copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one
        for field in fields(cls):
            if field.default_factory is not MISSING:
                assert getattr(one, field.name) is not getattr(other, field.name)


def _module(name: str, source: str) -> ModuleType:
    module = sys.modules[name] = ModuleType(name)
    exec(compile(source, name, "exec"), module.__dict__)
    return module


def test_nothing_compiled_lies_beside_the_sources() -> None:
    """Python would take it before the source, however old it is."""
    files = [p for folder in ("wenbiao", "schemas", "flows") for p in (ROOT / folder).rglob("*")]
    assert [p for p in files if p.suffix in {".so", ".pyd"}] == []


def test_every_source_translates_to_c(tmp_path: Path) -> None:
    """mypyc does not take all that Python takes; the C is not compiled here."""
    shutil.copytree(ROOT / "wenbiao", tmp_path / "wenbiao", ignore=shutil.ignore_patterns("__pycache__"))
    translate = f"import runpy; assert runpy.run_path({str(ROOT / 'setup.py')!r}, run_name='x')['compiled_modules']()"
    done = subprocess.run([sys.executable, "-c", translate], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
