"""Print a random sample of events with their sentences, for a precision count by hand.

python bench/sample_events.py DIR [--events 100] [--documents 300] [--seed 1]
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
from pathlib import Path

import wenbiao


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, default=100)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--type")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    paths = sorted(args.folder.glob("*.txt"))
    rows = []
    characters = 0
    for path in rng.sample(paths, min(args.documents, len(paths))):
        text = path.read_text(encoding="utf-8")
        characters += len(text)
        day = re.match(r"[12]\d{3}-\d\d-\d\d", path.name)
        result = wenbiao.extract(text, reference_date=dt.date.fromisoformat(day.group()) if day else None)
        sentences = {s.sentence_id: s for s in result.sentences}
        rows += [(path.name, e, sentences[e.sentence_id]) for e in result.events]
    if args.type:
        rows = [r for r in rows if r[1].event_type == args.type]
    print(f"{len(rows)} events, {1000 * len(rows) / characters:.1f} per 1000 characters")
    for i, (name, e, sentence) in enumerate(rng.sample(rows, min(args.events, len(rows))), 1):
        s = sentence.text
        a, b = e.trigger_start - sentence.start, e.trigger_end - sentence.start
        left, right = max(0, min(e.start - sentence.start, a) - 40), max(e.end - sentence.start, b) + 30
        print(
            f"{i:3d} {name[:22]} | {s[left:a]}【{s[a:b]}】{s[b:right]}".replace("\n", "/")
            + f"\n      {e.event_type} {e.realis} {e.name or ''} actors={'|'.join(e.actors)} place={e.place or ''} "
            f"{e.edtf or ''} ({e.time_source})"
        )


if __name__ == "__main__":
    main()
