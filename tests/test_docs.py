"""The pages for people: what they name exists, and what they show is what comes out."""

import datetime as dt
import re
from pathlib import Path

import pytest

import wenbiao
from flows.cli import main

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"```\w*\n(.*?)```|`([^`\n]+)`", re.S)
# Paths of this tree begin with one of its folders; what a run makes, and what a user names, is not here.
FOLDERS = ("wenbiao/", "schemas/", "flows/", "tests/", "bench/", "docs/", "requirements/", "lexicon/")
COMMAND = re.compile(r"^(?:.*[|] ?)?wenbiao ([a-z]+)(.*)$", re.M)
per_page = pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)


def code_of(page: Path) -> list[str]:
    return [block or span for block, span in CODE.findall(page.read_text(encoding="utf-8"))]


@per_page
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@per_page
def test_paths_exist(page: Path) -> None:
    paths = {word.strip(",") for code in code_of(page) for word in code.split() if word.startswith(FOLDERS)}
    patterns = [re.sub("<[a-z]+>", "*", path) for path in paths]
    assert [p for p in patterns if not (list(ROOT.glob(p)) or list((ROOT / "wenbiao").glob(p)))] == []


@per_page
def test_commands_and_their_options_exist(page: Path) -> None:
    wrong = []
    for name, arguments in (found for code in code_of(page) for found in COMMAND.findall(code)):
        command = main.commands.get(name)
        known = {option for parameter in command.params for option in parameter.opts} if command else set()
        wrong += [name] * (command is None)
        wrong += [f"{name} {option}" for option in re.findall(r"--[a-z-]+", arguments) if option not in known]
    assert wrong == []


def test_targets_of_make_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = {name for page in PAGES for code in code_of(page) for name in re.findall(r"^make ([a-z]+)", code, re.M)}
    assert {"run", "test"} <= named <= targets


def test_the_readme_shows_what_comes_out() -> None:
    text = re.search(r"^> (.+)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)[1].replace("**", "")
    users, growth = wenbiao.extract(text).figures
    assert (users.value, users.bound, users.unit, users.indicator) == (3_120_000, "gt", "人", "注册用户")
    assert (growth.value, growth.unit, growth.indicator) == (6.4, "%", "注册用户")
    assert (growth.measure, growth.direction, growth.comparison) == ("growth", "up", "比上年末")
    assert {(f.subject, f.start_date, f.end_date) for f in (users, growth)} == {
        ("云江市“一网通办”平台", dt.date(2025, 11, 1), dt.date(2025, 11, 30))
    }
