"""The command line: what a person sees, exit statuses, and what is not imported."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows import versions
from flows.cli import main
from flows.server import has_server
from flows.store import Store, StoreError
from tests.conftest import ARTICLES, Publish, write_files

ROOT = Path(__file__).parents[1]
COMMANDS = ("extract", "run", "check", "report", "releases", "rollback", "diff", "dictionary", "serve")


def call(*words: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words], input=stdin)


def test_help_teaches() -> None:
    out = call("--help").output
    assert [line.split()[0] for line in out.split("Commands:")[1].strip().splitlines()] == list(COMMANDS)
    assert "wenbiao extract -" in out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    out = call(command, "-h")
    assert out.exit_code == 0
    assert len(out.output.splitlines()) > 5


@pytest.mark.parametrize(("file", "compiled"), [("pipeline.py", False), ("pipeline.cpython-311.so", True)])
def test_version_says_which_core_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, compiled: bool
) -> None:
    write_files(tmp_path, {f"wenbiao/{file}": ""})
    monkeypatch.setattr(versions, "_ROOT", tmp_path)
    assert versions.is_compiled() is compiled
    assert "compiled" not in call("--version").output  # the tests read the sources


# --- extract


def test_extract_shows_a_table_and_counts() -> None:
    out = call("extract", "-", stdin="2020年6月，全市粮食产量达6.5亿吨。")
    assert out.exit_code == 0
    assert "6.5亿吨" in out.stdout
    assert "650,000,000" in out.stdout
    assert "Also found" in out.stderr


def test_extract_jsonl_has_every_column() -> None:
    out = call("extract", "-", "--format", "jsonl", stdin="2020年6月，全市粮食产量达6.5亿吨。")
    (row,) = [json.loads(line) for line in out.stdout.splitlines()]
    from schemas import TABLES

    assert set(row) == set(TABLES["figures"].names)
    assert (row["value"], row["unit"], row["start_date"]) == (6.5e8, "t", "2020-06-01")


def test_extract_csv_is_csv() -> None:
    out = call("extract", "-", "--table", "sentences", "--format", "csv", stdin="第一句，有逗号。第二句“引号”。")
    rows = list(csv.DictReader(io.StringIO(out.stdout)))
    assert [r["text"] for r in rows] == ["第一句，有逗号。", "第二句“引号”。"]


@pytest.mark.parametrize("table", ["sections", "sentences", "times", "figures", "events", "quotes", "mentions"])
@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_extract_every_table_in_every_form(table: str, form: str, raw: Path) -> None:
    out = call("extract", raw / "a/harvest.txt", "--table", table, "--format", form)
    assert out.exit_code == 0
    assert out.stdout.strip()


def test_extract_counts_from_the_reference_date() -> None:
    options = ("--table", "times", "--format", "jsonl", "--reference-date", "2024-05-01")
    out = call("extract", "-", *options, stdin="今天上午开会。")
    assert json.loads(out.stdout.splitlines()[0])["start_date"] == "2024-05-01"


def test_extract_text_without_rows() -> None:
    for form in ("table", "csv", "jsonl"):
        assert call("extract", "-", "--format", form, stdin="无").exit_code == 0


def test_extract_reads_what_readers_read(tmp_path: Path) -> None:
    page = "<html><body><h1>秋收</h1><p>全市收购秋粮12.6万吨，农户增收3.2亿元，群众普遍反映良好。</p></body></html>"
    write_files(tmp_path, {"a.html": page, "b.txt": "收购秋粮12.6万吨。".encode("gb18030")})
    for name in ("a.html", "b.txt"):
        assert "12.6万吨" in call("extract", tmp_path / name).stdout


@pytest.mark.parametrize(("content", "status"), [(b"", 1), (bytes(range(256)) * 9, 1)])
def test_extract_of_what_cannot_be_read(tmp_path: Path, content: bytes, status: int) -> None:
    write_files(tmp_path, {"x.txt": content})
    out = call("extract", tmp_path / "x.txt")
    assert out.exit_code == status
    assert out.stderr.startswith("x.txt: ")


def test_extract_missing_file() -> None:
    out = call("extract", "nowhere.txt")
    assert (out.exit_code, out.stderr) == (2, "Error: cannot read nowhere.txt: No such file or directory\n")


def test_extract_imports_nothing_heavy() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from flows.cli import main\n"
        "out = CliRunner().invoke(main, ['extract', '-'], input='收购秋粮12.6万吨。')\n"
        "assert out.exit_code == 0, out.output\n"
        "heavy = {'pandas', 'pyarrow', 'pandera', 'prefect', 'numpy'} & set(sys.modules); assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_closed_pipe_ends_in_silence(tmp_path: Path) -> None:
    write_files(tmp_path, {"x.txt": "收购秋粮12.6万吨。\n" * 5000})
    command = f"{sys.executable} -m flows.cli extract {tmp_path}/x.txt --format jsonl | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["unit"] == "t"


# --- run


def test_missing_raw_is_one_line_and_status_2(tmp_path: Path) -> None:
    out = call("run", tmp_path / "nowhere", "--curated", tmp_path / "out")
    assert out.exit_code == 2
    assert out.stderr.splitlines() == [f"Error: there is no {tmp_path}/nowhere"]
    assert not (tmp_path / "out").exists()


def test_unwritable_target_is_one_line_and_status_2(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    out = call("run", raw, "--curated", tmp_path / "file/below")
    assert out.exit_code == 2
    assert len(out.stderr.splitlines()) == 1
    assert "cannot write to" in out.stderr


def test_busy_target_is_one_line_and_status_2(raw: Path, curated: Path) -> None:
    store = Store(curated)
    store.prepare()
    with store.lock():
        out = call("run", raw, "--curated", curated)
    assert out.exit_code == 2
    assert "is being written by process" in out.stderr


def test_thresholds_that_cannot_be_read(raw: Path, curated: Path, tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_text("[checks.rows_refusd]\nthreshold = 1\n")
    out = call("run", raw, "--curated", curated, "--thresholds", tmp_path / "t.toml")
    assert out.exit_code == 2
    assert "rows_refusd" in out.stderr
    assert not curated.exists()


def test_nothing_new_needs_no_prefect(
    publish: Publish, raw: Path, curated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = publish()
    monkeypatch.setitem(sys.modules, "flows.flow", None)
    out = call("run", raw, "--curated", curated)
    assert out.exit_code == 0
    assert f"Nothing has changed; release {release.name} stands" in out.output
    assert "4 files: 0 new, 0 changed, 4 unchanged, 0 removed." in out.output


# --- check, releases, rollback, diff, report, dictionary


def test_check_of_a_sound_release(published: Path) -> None:
    for folder in (published, published.parents[1]):
        out = call("check", folder)
        assert (out.exit_code, out.output) == (0, f"{published.name}: no faults\n")


def test_check_finds_an_altered_file(publish: Publish, curated: Path) -> None:
    path = publish() / "quotes.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    out = call("check", curated)
    assert out.exit_code == 1
    assert "error: quotes: the file is not the one that was published" in out.output


@pytest.mark.parametrize("words", [("check",), ("report",)])
def test_folder_that_is_not_there(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert call(*words, tmp_path / "none").exit_code == 2
    out = call(*words, tmp_path)
    assert (out.exit_code, out.stderr) == (2, f"Error: {tmp_path} has no release yet\n")


def test_releases_rollback_and_diff(publish: Publish, raw: Path, curated: Path) -> None:
    first = publish()
    write_files(raw, {"c/new.txt": "新增公交线路12条。\n", "a/road.txt": ARTICLES["a/road.txt"].replace("7.5", "7.6")})
    (raw / "b/school.txt").unlink()
    second = publish()
    out = call("releases", "--curated", curated).output
    assert [line.split()[-8 if line.startswith("*") else 0] is not None for line in out.splitlines()]
    assert f"* {second.name}" in out
    assert f"  {first.name}" in out
    assert "+1 ~1 -1" in out
    out = call("diff", first.name, "--curated", curated)
    assert out.exit_code == 0
    assert "documents: 2 added, 2 removed" in out.output
    assert "新增公交线路" in out.output
    assert call("rollback", first.name, "--curated", curated).exit_code == 0
    assert Store(curated).current() == first.name
    out = call("rollback", "2099", "--curated", curated)
    assert out.exit_code == 2
    assert call("diff", second.name, second.name, "--curated", curated).output == "No row differs.\n"


def test_diff_shows_changed_values(publish: Publish, raw: Path, curated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import batch, job

    first = publish()
    real = batch.extract_many

    def other_rule(texts: list[str], **options: object) -> object:
        found = real(texts, **options)
        for figure in (f for extraction in found for f in extraction.figures):
            figure.indicator = "收购量"
        return found

    monkeypatch.setattr(batch, "extract_many", other_rule)
    monkeypatch.setattr(job, "parts_version", lambda: "another")
    publish()
    out = call("diff", first.name, "--curated", curated).output
    assert "figures: 0 added, 0 removed" in out
    assert "→ 收购量" in out


def test_releases_of_an_empty_folder(tmp_path: Path) -> None:
    assert "no release yet" in call("releases", "--curated", tmp_path).output


def test_report_is_written_again(publish: Publish, curated: Path) -> None:
    page = publish() / "report/index.html"
    page.unlink()
    (curated / "strict.toml").write_text("[checks.age]\nthreshold = 1\n")
    out = call("report", curated, "--lang", "zh", "--thresholds", curated / "strict.toml")
    assert out.exit_code == 0
    assert "质量报告" in page.read_text(encoding="utf-8")
    assert call("check", curated).exit_code == 0


def test_dictionary_is_the_page_in_docs() -> None:
    assert call("dictionary").output == (ROOT / "docs/data-dictionary.md").read_text(encoding="utf-8")


# --- serve


def test_serve_refuses_a_wrong_folder_at_once(tmp_path: Path) -> None:
    assert call("serve", tmp_path / "none").exit_code == 2


@pytest.mark.parametrize(("profile", "environment", "expected"), [
    ("", {}, False),
    ('active = "work"\n[profiles.work]\nPREFECT_API_URL = "http://127.0.0.1:4200/api"\n', {}, True),
    ('active = "home"\n[profiles.home]\n[profiles.work]\nPREFECT_API_URL = "http://127.0.0.1:4200/api"\n', {}, False),
    ('active = "home"\n[profiles.work]\nPREFECT_API_URL = "x"\n', {"PREFECT_PROFILE": "work"}, True),
    ("no toml", {}, False),
    ("", {"PREFECT_API_URL": "http://127.0.0.1:4200/api"}, True),
])  # fmt: skip
def test_the_users_server_is_respected(
    profile: str, environment: dict, expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PREFECT_API_URL", "PREFECT_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    (tmp_path / "profiles.toml").write_text(profile)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert has_server() == expected


@pytest.mark.parametrize(
    ("content", "said"),
    [('{"files": ', "is damaged"), ("{}", "lacks changes, files"), (None, "manifest.json is missing")],
)
def test_manifest_that_cannot_be_read_is_told(publish: Publish, curated: Path, content: str | None, said: str) -> None:
    manifest = publish() / "manifest.json"
    manifest.unlink()
    if content is not None:
        manifest.write_text(content)
    with pytest.raises(StoreError, match=said):
        publish()
    for words in (("check", curated), ("releases", "--curated", curated)):
        out = call(*words)
        assert (out.exit_code, said in out.stderr) == (2, True)


def test_latest_that_was_copied_as_a_folder(publish: Publish, curated: Path) -> None:
    release = publish()
    (curated / "latest").unlink()
    shutil.copytree(release, curated / "latest")
    with pytest.raises(StoreError, match="is no link"):
        publish()
    shutil.rmtree(curated / "latest")
    assert call("rollback", release.name, "--curated", curated).exit_code == 0
    assert publish() == release
