#!/usr/bin/env python3
"""Kill runs at random moments while readers poll: no torn read, no lost row, the bytes of an undisturbed run.

    python bench/kill_test.py [--kills 200] [--readers pandas,duckdb,polars]

Each round changes the raw folder a little, starts a run (without Prefect: what is tested is the store) and kills it
with SIGKILL after a random time; one in four is let through. The readers open `latest/<table>.parquet` again and again,
20 ms apart, by plain path or in the folder that the link names (`-resolved`), and check that each table is whole and
that tables of one release fit together: as many figures and sentences as the documents say, no key twice. At the end
the tables are compared, byte by byte, with a run into an empty folder.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

RUN = """
import sys
from pathlib import Path
from flows import ingest
from flows.job import Settings
ingest._LEAST_FILES = 5
ingest.run(Settings(Path(sys.argv[1]), Path(sys.argv[2]), workers=4, keep=3, wait=5))
"""
# A reader sees a release through its documents: the counts that they promise must be the rows that the table has.
READ = """
import json, sys, time
from pathlib import Path
engine, link, resolve = sys.argv[1], Path(sys.argv[2]), sys.argv[3] == "resolved"
if engine == "pandas":
    import pandas
    read = lambda table, columns: pandas.read_parquet(latest / f"{table}.parquet", columns=columns).to_dict("list")
elif engine == "polars":
    import polars
    def read(table, columns):
        return polars.read_parquet(latest / f"{table}.parquet", columns=columns).to_dict(as_series=False)
else:
    import duckdb
    def read(table, columns):
        query = f"select {', '.join(columns)} from '{latest}/{table}.parquet'"
        rows = duckdb.sql(query).fetchall()
        return {c: [row[i] for row in rows] for i, c in enumerate(columns)}
while True:
    time.sleep(0.02)
    before = link.resolve()
    latest = before if resolve else link
    try:
        documents = read("documents", ["doc_id", "n_figures", "n_sentences"])
        figures = read("figures", ["doc_id", "figure_id"])
        sentences = read("sentences", ["doc_id", "sentence_id"])
    except Exception as error:
        print(json.dumps({"failed": str(error)[:200], "faults": [], "release": before.name}), flush=True)
        continue
    # Tables are read one after the other, so the link may have moved on in between; each table alone is never torn.
    same = resolve or link.resolve() == before
    faults = []
    if len(set(figures["figure_id"])) != len(figures["figure_id"]):
        faults.append("doubled figures")
    if len(set(documents["doc_id"])) != len(documents["doc_id"]):
        faults.append("doubled documents")
    if same and len(figures["figure_id"]) != sum(documents["n_figures"]):
        faults.append("figures lost")
    if same and len(sentences["sentence_id"]) != sum(documents["n_sentences"]):
        faults.append("sentences lost")
    if same and not set(figures["doc_id"]) <= set(documents["doc_id"]):
        faults.append("tables of two releases")
    print(json.dumps({"failed": None, "faults": faults, "release": before.name}), flush=True)
"""


def sample_text(i: int, version: int) -> str:
    """A small document of its own, with figures that differ by number and version."""
    return (
        f"第{i}号粮库收购通报\n2021年{i % 12 + 1}月{i % 28 + 1}日，第{i}号粮库发布通报。\n"
        f"截至当日，累计收购秋粮{i + version}.{i % 10}万吨，同比增长{i % 17 + 1}.{version % 10}%，"
        f"涉及农户{100 + i}户。\n"
        f"库主任周文海说：“今年要再收{version + 3}万吨。”\n"
    )


def change(raw: Path, rng: random.Random, step: int) -> None:
    for _ in range(rng.randint(1, 6)):
        i = rng.randrange(120)
        path = raw / f"{i % 7}" / f"{i:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and rng.random() < 0.3:
            path.unlink()
        else:
            path.write_text(sample_text(i, step), encoding="utf-8")


def start_readers(names: list[str], latest: Path, folder: Path) -> dict[str, tuple[subprocess.Popen[bytes], Path]]:
    """Start a process per reader, which writes what it sees into its log."""
    readers = {}
    for name in names:
        log = folder / f"{name}.log"
        engine, _, how = name.partition("-")
        command = [sys.executable, "-c", READ, engine, str(latest), how]
        readers[name] = subprocess.Popen(command, stdout=log.open("w"), stderr=subprocess.STDOUT), log
    return readers


def disturb(command: list[str], raw: Path, rng: random.Random, kills: int, whole: float) -> int:
    """Run again and again over changing files and kill most runs at some moment.

    Some runs are let through, so that there are new releases to read, and to know how long a run takes now.
    """
    killed = finished = step = 0
    while killed < kills:
        step += 1
        change(raw, rng, step)
        deadline = None if rng.random() < 0.25 else rng.uniform(0.05, 1.1) * whole
        begun = time.monotonic()
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
        try:
            process.wait(deadline)
            finished += 1
            whole = time.monotonic() - begun
            assert process.returncode == 0, process.stderr.read().decode()
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
        process.stderr.close()
        if step % 20 == 0:
            print(f"{step} rounds: {killed} killed, {finished} finished", flush=True)
    return killed


def judge_reader(name: str, log: Path) -> bool:
    """Print what a reader saw, and tell whether it is as promised."""
    lines = [line for line in log.read_text().splitlines() if line.startswith("{") and line.endswith("}")]
    reads = [json.loads(line) for line in lines]
    releases = len({r["release"] for r in reads})
    torn = sum(bool(r["faults"]) for r in reads)
    failed = [r["failed"] for r in reads if r["failed"]]
    print(f"{name}: {len(reads)} reads of {releases} releases, {torn} torn, {len(failed)} failed {failed[:1]}")
    # By plain path a reader's two opens can meet two releases (docs/operations.md); it fails loudly then.
    return bool(reads) and not torn and not (failed and name.endswith("resolved"))


def judge_release(command: list[str], curated: Path, other: Path, killed: int) -> bool:
    """Compare with a run that nobody disturbed, and look for debris."""
    subprocess.run([*command[:-1], str(other)], cwd=ROOT, check=True)
    tables = [p.name for p in (other / "latest").glob("*.parquet") if p.stem not in {"runs", "checks"}]
    same = all((curated / "latest" / t).read_bytes() == (other / "latest" / t).read_bytes() for t in tables)
    left = sorted(p.name for p in curated.iterdir() if p.name not in {"latest", "releases", ".lock"})
    left += [p.name for p in (curated / "releases").iterdir() if p.name.startswith(".")]
    equal = "equal" if same else "DIFFER from"
    print(f"{killed} runs killed; {len(tables)} tables {equal} an undisturbed run's; debris: {left or 'none'}")
    return same and not left


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--kills", type=int, default=200)
    args.add_argument("--readers", default="pandas,duckdb,polars,pandas-resolved,duckdb-resolved")
    args.add_argument("--seed", type=int, default=1)
    a = args.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        raw, curated = Path(folder, "raw"), Path(folder, "curated")
        for i in range(120):
            path = raw / f"{i % 7}" / f"{i:03}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(sample_text(i, 0), encoding="utf-8")
        command = [sys.executable, "-c", RUN, str(raw), str(curated)]
        started = time.monotonic()
        subprocess.run(command, cwd=ROOT, check=True)
        readers = start_readers(a.readers.split(","), curated / "latest", Path(folder))
        killed = disturb(command, raw, random.Random(a.seed), a.kills, time.monotonic() - started)
        subprocess.run(command, cwd=ROOT, check=True)
        time.sleep(1)
        for process, _ in readers.values():
            process.kill()
            process.wait()
        sound = [judge_reader(name, log) for name, (_, log) in readers.items()]
        sound.append(judge_release(command, curated, Path(folder, "other"), killed))
    if not all(sound):
        sys.exit(1)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(ROOT))
    main()
