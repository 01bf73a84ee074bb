"""The build: pure Python, or with WENBIAO_COMPILE=1 the extraction core compiled by mypyc (docs/operations.md).

The sources stay as they are; what Python does not need to be told stands in a copy of them, which the compiler gets:
names in capitals are constants; what a dataclass's ``__init__`` does (mypyc leaves the one that the decorator writes
interpreted); how a record is pickled and copied. Every line keeps its number, so that tracebacks fit the sources.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

# Readers wait for libraries in C; reprints are looked for once a run, lexicons are read once.
_LEFT_OUT = ("wenbiao/read/", "wenbiao/reprints.py", "wenbiao/lexicon/__init__.py")
_TREE = Path("build/core")
# An ELF library lets any other one put its own functions in place of those in it: told that none will, the compiler
# calls them directly and inlines the small ones (6 % faster).
_ELF = sys.platform == "linux"
_COMPILE = ["-fno-semantic-interposition", "-fno-plt"] if _ELF else []
_LINK = ["-Wl,-Bsymbolic", "-Wl,-z,now"] if _ELF else []
_CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")


def annotate(source: str) -> str:
    """The text of a module with its constants declared Final and its dataclasses' ``__init__`` written out."""
    tree = ast.parse(source)
    lines = [line.encode() for line in source.split("\n")]
    # Line, column and length in bytes of what is replaced, and what stands there then; from the end to the start.
    edits: list[tuple[int, int, int, str]] = []
    bound = [t.id for s in tree.body for t in ast.walk(s) if isinstance(t, ast.Name) and isinstance(t.ctx, ast.Store)]
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name) as target]) if _is_constant(name, bound):
                edits.append((target.end_lineno, target.end_col_offset, 0, ": Final"))
            case ast.AnnAssign(target=ast.Name(id=name), annotation=a, value=ast.expr()) if _is_constant(name, bound):
                edits.append((a.lineno, a.col_offset, 0, "Final["))
                edits.append((a.end_lineno, a.end_col_offset, 0, "]"))
            case ast.ClassDef(decorator_list=[ast.Call(func=ast.Name(id="dataclass")) as decorator]):
                fields = [f for f in statement.body if isinstance(f, ast.AnnAssign)]
                options = {k.arg for k in decorator.keywords}
                edits.append((
                    decorator.lineno, decorator.col_offset, decorator.end_col_offset - decorator.col_offset,
                    f"dataclass(init=False, unsafe_hash={'frozen' in options})",
                ))  # fmt: skip
                below, end = fields[-1].end_lineno + 1, statement.end_lineno + 1
                if lines[below - 1]:
                    raise ValueError(f"no empty line after the last field of {statement.name}")
                edits.append((below, 0, 0, _init_of(statement, fields)))
                edits.append((end + (end == below), 0, 0, _reduce_of(statement, fields)))
    for line, column, length, text in sorted(edits, reverse=True):
        lines += [b""] * (line - len(lines))  # a class at the end of its file
        old = lines[line - 1]
        lines[line - 1] = old[:column] + text.encode() + old[column + length :]
    future = "from __future__ import annotations"
    return b"\n".join(lines).decode().replace(f"\n{future}\n", f"\n{future}; from typing import Final\n", 1)


def _is_constant(name: str, bound: list[str]) -> bool:
    return _CONSTANT.fullmatch(name) is not None and bound.count(name) == 1


def _init_of(cls: ast.ClassDef, fields: list[ast.AnnAssign]) -> str:
    """The ``__init__`` of a dataclass, on one line."""
    parameters, body = ["self"], []
    for field in filter(_is_given, fields):
        name, kind = ast.unparse(field.target), ast.unparse(field.annotation)
        match field.value:
            case None:
                parameters.append(f"{name}: {kind}")
                body.append(f"self.{name} = {name}")
            case ast.Call(func=ast.Name(id="field"), keywords=[ast.keyword(arg="default_factory", value=factory)]):
                parameters.append(f"{name}: {kind} | None = None")
                body.append(f"self.{name} = {ast.unparse(factory)}() if {name} is None else {name}")
            case value:
                parameters.append(f"{name}: {kind} = {ast.unparse(value)}")
                body.append(f"self.{name} = {name}")
    if any(isinstance(f, ast.FunctionDef) and f.name == "__post_init__" for f in cls.body):
        body.append("self.__post_init__()")
    return f"    def __init__({', '.join(parameters)}) -> None: {'; '.join(body)}"


def _reduce_of(cls: ast.ClassDef, fields: list[ast.AnnAssign]) -> str:
    """A ``__reduce__``, on one line: a native class cannot be made without its arguments."""
    values = "".join(f"self.{ast.unparse(field.target)}, " for field in filter(_is_given, fields))
    return f"    def __reduce__(self) -> tuple[object, ...]: return {cls.name}, ({values})"


def _is_given(field: ast.AnnAssign) -> bool:
    """Whether a field is an argument, not ``field(init=False)``, which ``__post_init__`` sets."""
    match field.value:
        case ast.Call(func=ast.Name(id="field"), keywords=[ast.keyword(arg="init")]):
            return False
    return True


def compiled_modules() -> list[Extension]:
    """Write the copy of the sources and translate it to C."""
    from mypyc.build import mypycify

    root = Path.cwd()
    shutil.rmtree(_TREE, ignore_errors=True)
    paths = []
    for path in sorted(Path("wenbiao").rglob("*.py")):
        copy = _TREE / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        if path.as_posix().startswith(_LEFT_OUT):
            shutil.copy(path, copy)
        else:
            copy.write_text(annotate(path.read_text(encoding="utf-8")), encoding="utf-8")
            paths.append(path.as_posix())
    os.chdir(_TREE)
    try:
        # Tracebacks name wenbiao/page.py, not a path below build/.
        modules = mypycify(
            ["--config-file=", "--ignore-missing-imports", *paths], opt_level="3", debug_level="0", multi_file=True,
            target_dir="c",
        )  # fmt: skip
    finally:
        os.chdir(root)
    for module in modules:
        module.sources = [str(_TREE / s) for s in module.sources]
        module.depends = [str(_TREE / d) for d in module.depends]
        module.include_dirs = [str(_TREE / d) for d in module.include_dirs]  # an absolute one stays itself
        module.extra_compile_args = [*module.extra_compile_args, "-w", *_COMPILE]
        module.extra_link_args = [*module.extra_link_args, *_LINK]
    return modules


class ParallelBuild(build_ext):
    """Builds extensions, and compiles the files of one, side by side; setuptools takes them one after the other."""

    def finalize_options(self) -> None:
        """Use every core."""
        super().finalize_options()
        self.parallel = os.cpu_count()

    def build_extension(self, ext: Extension) -> None:
        """Compile the objects, then let setuptools link them."""
        arguments = {
            "output_dir": self.build_temp, "include_dirs": ext.include_dirs, "extra_postargs": ext.extra_compile_args,
            "depends": ext.depends,
        }  # fmt: skip
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(lambda source: self.compiler.compile([source], **arguments), ext.sources))
        ext.extra_objects = self.compiler.object_filenames(ext.sources, output_dir=self.build_temp)
        ext.sources = []
        super().build_extension(ext)


if __name__ == "__main__":
    # pip runs this file for the metadata too.
    if os.environ.get("WENBIAO_COMPILE") == "1" and "bdist_wheel" in sys.argv:
        setup(ext_modules=compiled_modules(), cmdclass={"build_ext": ParallelBuild})
    else:
        setup()
