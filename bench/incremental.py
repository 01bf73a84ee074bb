#!/usr/bin/env python3
"""What a change costs: ten articles added to a release of a corpus, and a run with nothing new.

    python bench/incremental.py [CORPUS] [--add 10]

Measures the run beyond start-up: imports, Prefect and the pool of processes are there already, as in a served flow.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.kill_test import sample_text  # noqa: E402
from flows import batch  # noqa: E402
from flows.ingest import run  # noqa: E402
from flows.job import Settings  # noqa: E402


def timed(settings: Settings) -> tuple[float, float, bool]:
    """Wall and processor seconds of a run in this process, and whether it published."""
    wall, cpu = time.perf_counter(), time.process_time()
    release = run(settings)
    return time.perf_counter() - wall, time.process_time() - cpu, release is not None


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("corpus", type=Path, nargs="?", default=ROOT.parent / "shared/corpus/news")
    args.add_argument("--add", type=int, default=10)
    args.add_argument("--times", type=int, default=3)
    a = args.parse_args()
    assert batch  # what a run imports is loaded before the clock starts
    with tempfile.TemporaryDirectory() as folder:
        raw, curated = Path(folder, "raw"), Path(folder, "curated")
        shutil.copytree(a.corpus, raw)
        settings = Settings(raw, curated)
        full = timed(settings)
        print(f"full run:        {full[0]:6.2f} s wall, {full[1]:6.2f} s processor")
        for i in range(a.times):
            for j in range(a.add):
                (raw / f"added-{i}-{j}.txt").write_text(sample_text(j, i), encoding="utf-8")
            added = timed(settings)
            share = 100 * added[1] / full[1]
            print(f"{a.add} files added:  {added[0]:6.2f} s wall, {added[1]:6.2f} s processor: {share:.1f} % of it")
        nothing = timed(settings)
        print(f"nothing new:     {nothing[0]:6.2f} s wall, {nothing[1]:6.2f} s processor, published: {nothing[2]}")


if __name__ == "__main__":
    main()
