"""The messages of issues in Chinese: every message that the code can write has its entry."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from flows.report.messages import translate
from schemas import DATA_TABLES
from schemas.validate import MESSAGES

ROOT = Path(__file__).parents[1]
CHECKS = {
    "binary", "damaged", "empty", "encrypted", "mixed", "no_text", "oversized", "undecodable", "unsafe_path",
    "unsupported",
}  # fmt: skip
# Functions that write a message or a part of one.
WRITERS = {"_reason", "_where", "_cut"}
SOURCES = [*sorted((ROOT / "wenbiao/read").glob("*.py")), ROOT / "flows/sources.py"]


def filled(node: ast.AST) -> str | None:
    """A message as it could be: each gap of an f-string holds a number, or the first of two words."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(filled(part) or "7" for part in node.values)
    if isinstance(node, ast.FormattedValue) and isinstance(node.value, ast.IfExp):
        return filled(node.value.body)
    return None


def held(node: ast.AST) -> Iterator[ast.AST]:
    """The strings in a function, those of f-strings as a whole."""
    for child in ast.iter_child_nodes(node):
        if filled(child) is None:
            yield from held(child)
        else:
            yield child


def written(tree: ast.Module) -> Iterator[str]:
    """The messages in a module: what follows the name of a check, is called message or reason, or a writer holds."""
    for node in ast.walk(tree):
        found: list[ast.AST] = []
        if isinstance(node, ast.Call | ast.Tuple):
            parts = node.args if isinstance(node, ast.Call) else node.elts
            for check, message in pairwise(parts):
                is_check = isinstance(check, ast.Constant) and check.value in CHECKS
                if is_check or (isinstance(check, ast.Name) and check.id in {"UNREADABLE", "VANISHED"}):
                    found.append(message)
        if isinstance(node, ast.keyword) and node.arg == "message":
            found.append(node.value)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "reason":
            found.append(node.value)
        if isinstance(node, ast.FunctionDef) and node.name in WRITERS:
            body = ast.Module(node.body[ast.get_docstring(node) is not None :], [])
            found.extend(string for string in held(body) if " " in (filled(string) or ""))
        yield from filter(None, map(filled, found))


def all_messages() -> list[str]:
    read = {message for path in SOURCES for message in written(ast.parse(path.read_text(encoding="utf-8")))}
    checks = {message.format(column="kind", value="7") for message in MESSAGES.values()}
    demands = {
        f"the row does not hold to: {check.description}"
        for table in DATA_TABLES.values()
        for check in table.checks
        if check.name not in MESSAGES
    }
    crashes = {"extraction failed in Page.cut: KeyError: 7", "extraction failed: KeyError: 7"}
    return sorted(read | checks | demands | crashes)


def test_messages_are_found() -> None:
    found = all_messages()
    assert len(found) > 60
    assert {"it wants a password; unpack it first", "its field 7 is empty", "it cannot be read: 7"} <= set(found)


@pytest.mark.parametrize("message", all_messages())
def test_every_message_has_its_chinese(message: str) -> None:
    assert translate(message, "en") == message
    chinese = translate(message, "zh")
    assert chinese != message
    assert "{" not in chinese
    assert re.search("[\u4e00-\u9fff]", chinese)


def test_parts_of_a_message_are_translated_too() -> None:
    said = "it is UTF-8, but 2 of its lines are not, the first being line 9: bytes are missing or changed"
    assert translate(said, "zh") == "是 UTF-8，但有 2 行不是，首先是第 9 行：字节缺失或被改动"
    assert translate("kind is '{}', which is not one of its values", "zh") == "kind 为 '{}'，不在允许的取值之内"
    assert translate("what nobody wrote", "zh") == "what nobody wrote"
