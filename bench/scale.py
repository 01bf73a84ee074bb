#!/usr/bin/env python3
"""Time and memory of full runs as a corpus grows, through the command with Prefect as a user runs it.

    python bench/scale.py [CORPUS] [--sizes 10000,100000]

The corpus is repeated, each copy with a line of its own at the end, so that no two documents have the same bytes.
Memory is the greatest proportional share (PSS) of any process of the run; processor time is that of all its processes.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def grow(corpus: Path, raw: Path, n: int) -> int:
    """Write n documents; returns their characters."""
    files = sorted(corpus.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    chars = 0
    for i, (path, text) in zip(range(n), itertools.cycle(zip(files, texts, strict=True)), strict=False):
        copy = i // len(files)
        folder = raw / f"{copy:03}"
        folder.mkdir(parents=True, exist_ok=True)
        changed = f"{text.rstrip()}\n编号{copy}之{i}。\n"
        chars += len(changed)
        (folder / path.name).write_text(changed, encoding="utf-8")
    return chars


def family(pid: int) -> list[int]:
    """A process and its descendants."""
    found = [pid]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += [int(child) for child in children.read_text().split()]
            except OSError:
                continue
    return found


def memory(pid: int) -> float:
    """Proportional set size of a process in MB."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024


def processor(pid: int) -> float:
    """Processor seconds of a process."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(raw: Path, curated: Path) -> tuple[dict[str, float], float, float]:
    """Run the command; seconds at which its stages began, greatest memory of a process, processor seconds of all."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "flows.cli", "run", str(raw), "--curated", str(curated)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    most: dict[int, float] = {}
    spent: dict[int, float] = {}

    def watch() -> None:
        while process.poll() is None:
            for pid in family(process.pid):
                most[pid] = max(most.get(pid, 0.0), memory(pid))
                spent[pid] = max(spent.get(pid, 0.0), processor(pid))
            time.sleep(0.3)

    watcher = threading.Thread(target=watch)
    watcher.start()
    stages = {line.split()[0]: time.perf_counter() - begun for line in process.stdout if line.strip()}
    watcher.join()
    if process.returncode:
        sys.exit(f"the run failed with status {process.returncode}")
    stages["end"] = time.perf_counter() - begun
    return stages, max(most.values()), sum(spent.values())


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("corpus", type=Path, nargs="?", default=ROOT.parent / "shared/corpus/news")
    args.add_argument("--sizes", default="10000,100000")
    a = args.parse_args()
    for n in map(int, a.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            raw = Path(folder, "raw")
            chars = grow(a.corpus, raw, n)
            stages, most, spent = measure(raw, Path(folder, "curated"))
            begun, published, end = stages["Extracting"], stages["Publishing"], stages["end"]
            print(
                f"{n:>7,} documents, {chars / 1e6:.1f} M characters: {end:.1f} s (start {begun:.1f}, extraction "
                f"{published - begun:.1f}, publishing {end - published:.1f}), {spent:.1f} s of processor time, "
                f"{1000 * (end - begun) / n:.2f} ms and {1000 * spent / n:.2f} ms of processor a document; "
                f"greatest process {most:,.0f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
