#!/usr/bin/env python3
"""Print random quotes of a folder of texts with their surroundings, to be judged by hand.

python bench/sample_quotes.py DIR [--number 100] [--seed 1] [--rejected]
"""

import argparse
import random
from pathlib import Path

import wenbiao
from wenbiao.finders.quotes import quoted_spans
from wenbiao.page import Page


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("folder", type=Path)
    args.add_argument("--number", type=int, default=100)
    args.add_argument("--documents", type=int, default=600)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument(
        "--rejected", action="store_true", help="quoted stretches of ten and more characters that are no quotes"
    )
    options = args.parse_args()
    choose = random.Random(options.seed)
    paths = sorted(options.folder.glob("*.txt"))
    rows = []
    for path in choose.sample(paths, min(options.documents, len(paths))):
        text = path.read_text(encoding="utf-8")
        found = wenbiao.extract(text)
        taken = {(q.start, q.end) for q in found.quotes}
        if options.rejected:
            page = Page(text, found.doc_id)
            page.set_sections(found.sections)
            rows += [
                (path.stem, s, e, None, text) for s, e in quoted_spans(page) if e - s >= 10 and (s, e) not in taken
            ]
        else:
            rows += [(path.stem, q.start, q.end, q, text) for q in found.quotes]
    print(len(rows), "in", min(options.documents, len(paths)), "documents")
    for stem, start, end, quote, text in choose.sample(rows, min(options.number, len(rows))):
        head, tail = text[max(0, start - 45) : start].replace("\n", "/"), text[end : end + 35].replace("\n", "/")
        judged = f"{quote.kind} {quote.attribution} {quote.speaker} [{quote.cue}]" if quote else ""
        print(f"{stem}: {head}<<{text[start:end]}>>{tail}\n      {judged}")


if __name__ == "__main__":
    main()
