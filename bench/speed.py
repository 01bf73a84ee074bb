"""Speed of extraction on one core: python bench/speed.py FOLDER [--sample N] [--profile].

Reads N texts (*.txt, UTF-8) of a folder, extracts all tables from each, four times over, and prints characters per
second of processor time, best of the four: one text after the other (extract), and together (extract_many, as a run
does). With --profile, the fifty functions that take most time.
"""

import argparse
import cProfile
import datetime as dt
import pstats
import random
import re
import time
from pathlib import Path

import wenbiao


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=400)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    paths = sorted(options.folder.rglob("*.txt"))
    paths = random.Random(1).sample(paths, min(options.sample, len(paths)))
    texts = []
    for path in paths:
        day = re.match(r"\d{4}-\d\d-\d\d", path.name)
        texts.append((path.read_text(encoding="utf-8"), dt.date.fromisoformat(day.group()) if day else None))
    n_chars = sum(len(text) for text, _ in texts)

    def extract_all() -> float:
        started = time.process_time()
        for text, day in texts:
            wenbiao.extract(text, reference_date=day)
        return time.process_time() - started

    def extract_together() -> float:
        started = time.process_time()
        wenbiao.extract_many(*zip(*texts, strict=True))
        return time.process_time() - started

    print(f"{len(texts)} texts, {n_chars:,} characters")
    for how, extract in (("one by one", extract_all), ("together", extract_together)):
        best = min(extract() for _ in range(4))
        print(f"{how}: {n_chars / best:,.0f} characters/s, {1e6 * best / n_chars:.2f} µs each")
    if options.profile:
        with cProfile.Profile() as profile:
            extract_all()
        pstats.Stats(profile).sort_stats("tottime").print_stats(50)


if __name__ == "__main__":
    main()
