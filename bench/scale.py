#!/usr/bin/env python3
"""Time and memory of full runs as a corpus grows, through the command with Prefect as a user runs it.

    python bench/scale.py [CORPUS] [--sizes 10000,100000]

The corpus is repeated, each copy with a line of its own at the end, so that no two documents have the same bytes. Memory is
the greatest proportional share (PSS) of any process of the run.
"""

from __future__ import annotations

import argparse
import itertools
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


def memory(pid: int) -> tuple[int, str]:
    """Proportional and resident memory of a process, in KB, and what it is."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        name = Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return 0, ""
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), name


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("corpus", type=Path, nargs="?", default=ROOT.parent / "shared/corpus/news")
    args.add_argument("--sizes", default="10000,100000")
    a = args.parse_args()
    for n in map(int, a.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            raw, curated = Path(folder, "raw"), Path(folder, "curated")
            chars = grow(a.corpus, raw, n)
            started = time.perf_counter()
            process = subprocess.Popen(
                [sys.executable, "-m", "flows.cli", "run", str(raw), "--curated", str(curated)],
                cwd=ROOT, stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
            peak: dict[int, tuple[int, str]] = {}

            def watch(process: subprocess.Popen = process, peak: dict = peak) -> None:
                while process.poll() is None:
                    for pid in family(process.pid):
                        peak[pid] = max(peak.get(pid, (0, "")), memory(pid))
                    time.sleep(0.5)

            watcher = threading.Thread(target=watch)
            watcher.start()
            lines: list[tuple[float, str]] = []
            for line in process.stdout:
                lines.append((time.perf_counter() - started, line.rstrip()))
            watcher.join()
            whole = time.perf_counter() - started
            begun = next((t for t, line in lines if line.startswith("Extracting")), 0.0)
            published = next((t for t, line in lines if line.startswith("Publishing")), whole)
            most, what = max(peak.values())
            print(
                f"{n:>7,} documents, {chars / 1e6:.1f} M characters: {whole:.1f} s in all (start {begun:.1f}, extraction "
                f"{published - begun:.1f}, publishing {whole - published:.1f}); {1000 * (whole - begun) / n:.2f} ms a document; "
                f"greatest process {most / 1024:,.0f} MB ({what[-60:].strip()})",
                flush=True,
            )
            if process.returncode:
                sys.exit("\n".join(line for _, line in lines))


if __name__ == "__main__":
    main()
