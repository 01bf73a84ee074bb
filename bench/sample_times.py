"""Print random times in context, and random dates-like strings outside every time, to be judged by hand.

    python bench/sample_times.py FOLDER [--found 100] [--missed 100] [--documents 200] [--seed 1]

FOLDER holds *.txt; a name that begins with YYYY-MM-DD gives the reference date. The share of wrong rows among the first
list is what precision lacks; the share of real times among the second is what recall lacks.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
from pathlib import Path

import wenbiao

SUSPECT = re.compile(
    r"[0-9０-９一二三四五六七八九十〇○两几数半]+ ?[多余个]{0,2}(?:年|月|日|天|周|时|点|分钟|小时|季度|世纪)"
    r"|[今去明昨前后当同次每近本上下这]个?[年月日天周晚]"
    r"|年[初底末终]|春节|国庆|以来|时[期候]|凌晨|上午|下午|最近|过去|将来|未来|此后|随后|(?:19|20)[0-9]{2}"
)


def reference_of(name: str) -> dt.date | None:
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", name)
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--found", type=int, default=100)
    parser.add_argument("--missed", type=int, default=100)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="a pattern that the printed text must match")
    args = parser.parse_args()
    draw = random.Random(args.seed)
    paths = sorted(args.folder.glob("*.txt"))
    found, missed, total = [], [], 0
    for path in draw.sample(paths, min(args.documents, len(paths))):
        text = path.read_bytes().decode("utf-8", "replace")
        result = wenbiao.extract(text, reference_date=reference_of(path.name))
        total += len(result.times)

        def shown(start: int, end: int, text: str = text) -> str:
            context = f"{text[max(0, start - 22) : start]}【{text[start:end]}】{text[end : end + 16]}"
            return context.replace("\n", "/")

        covered = bytearray(len(text))
        for t in result.times:
            covered[t.start : t.end] = b"\1" * (t.end - t.start)
            columns = f"{t.edtf} {t.precision} {t.modifier or ''} {t.duration or ''} {t.anchor}"
            found.append((t.text, f"{path.name[:10]} {shown(t.start, t.end)} | {columns}"))
        missed += [
            (m.group(), f"{path.name[:10]} {shown(*m.span())}")
            for m in SUSPECT.finditer(text)
            if not any(covered[m.start() : m.end()])
        ]
    if args.only:
        found = [x for x in found if re.search(args.only, x[0])]
        missed = [x for x in missed if re.search(args.only, x[0])]
    print(f"# {len(paths)} documents in the folder, {total} times found in the sample, {len(missed)} suspects outside")
    for title, lines, n in (("found", found, args.found), ("outside", missed, args.missed)):
        print(f"## {title}")
        for _, line in draw.sample(lines, min(n, len(lines))):
            print(line)


if __name__ == "__main__":
    main()
