"""Draw figures and digit strings outside of figures from a folder of texts, for judging by hand.

    python bench/sample_figures.py FOLDER [--seed 1] [--n 200] [--outside-times]

Each line of the first part is a figure in its context with what was read of it; each line of the second a digit
string that lies in no figure (``T`` marks those in a time expression). The shares of wrong lines are one minus the
precision, and the share of missed figures.
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path

import wenbiao

DIGITS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?|[一二三四五六七八九十百千万亿两〇]{2,}")


def context(text: str, start: int, end: int, width: int = 18) -> str:
    """A span between brackets with the characters around it, on one line."""
    around = f"{text[max(0, start - width) : start]}【{text[start:end]}】{text[end : end + width]}"
    return around.replace("\n", "⏎").replace("\r", "")


def main() -> None:
    """Print the samples."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--n", type=int, default=200)
    parser.add_argument("--outside-times", action="store_true", help="leave out digit strings in time expressions")
    args = parser.parse_args()
    draw = random.Random(args.seed)
    paths = sorted(args.folder.glob("*.txt"))
    draw.shuffle(paths)
    figures: list[str] = []
    outside: list[str] = []
    for path in paths:
        if len(figures) > 5 * args.n and len(outside) > 5 * args.n:
            break
        text = path.read_text(encoding="utf-8", errors="replace")
        found = wenbiao.extract(text)
        spans = [(f.start, f.end) for f in found.figures]
        times = [(t.start, t.end) for t in found.times]
        for f in found.figures:
            value = f.value if f.value is not None else f"{f.value_min}..{f.value_max}"
            figures.append(f"{context(text, f.start, f.end)} | {value} {f.unit} {f.kind} {f.bound} {f.modifier or ''}")
        for match in DIGITS.finditer(text):
            if any(s < match.end() and match.start() < e for s, e in spans):
                continue
            in_time = any(s < match.end() and match.start() < e for s, e in times)
            if not (in_time and args.outside_times):
                outside.append(f"{'T' if in_time else ' '} {context(text, *match.span())}")
    print("# figures")
    print("\n".join(draw.sample(figures, min(args.n, len(figures)))))
    print("# digit strings outside of figures")
    print("\n".join(draw.sample(outside, min(args.n, len(outside)))))


if __name__ == "__main__":
    main()
