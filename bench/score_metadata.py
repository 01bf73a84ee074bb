#!/usr/bin/env python3
"""Score the metadata that extraction reads off plain text against the gold beside a corpus' files.

    python bench/score_metadata.py CORPUS [--errors N] [--json]

CORPUS is a folder with policy/, news_html/, laws/ and news_gold.jsonl, as the corpus of this project's issues has it.
Exact match throughout; a null that the gold has too counts as right. `policy date` is the day of writing, which is the
day that the text of a policy document states.
"""

from __future__ import annotations

import argparse
import collections
import datetime as dt
import json
import re
from pathlib import Path

import wenbiao


def read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def day(written: str | None) -> dt.date | None:
    found = re.match(r"(\d{4})[年/-](\d{1,2})[月/-](\d{1,2})", written or "")
    return dt.date(*map(int, found.groups())) if found else None


def squeeze(text: str | None) -> str:
    return re.sub(r"\s+", "", text or "")


def rows(corpus: Path):
    """Yield name of the measure, document, what the gold says, what was found."""
    for path in sorted((corpus / "policy").glob("*.gold.json")):
        gold = json.loads(read(path))
        meta = gold["meta"]
        found = wenbiao.extract(read(path.with_name(path.name.replace(".gold.json", ".txt")))).metadata
        yield "policy title", path.name, squeeze(gold["title"]), squeeze(found.title)
        yield "policy issuer", path.name, meta.get("issuer"), found.issuing_body
        yield "policy number", path.name, meta.get("doc_number"), found.document_number
        yield "policy date", path.name, day(meta.get("written")), found.published_date
        yield "policy doc_type", path.name, "policy_document", found.doc_type
    for path in sorted((corpus / "news_html").glob("*.gold.json")):
        gold = json.loads(read(path))
        meta = gold["meta"]
        found = wenbiao.extract(read(path.with_name(path.name.replace(".gold.json", ".txt")))).metadata
        yield "news_html title", path.name, gold["title"], found.title
        yield "news_html source", path.name, meta.get("source"), found.publisher
        yield "news_html published", path.name, day(meta.get("published")), found.published_date
        yield "news_html editor", path.name, meta.get("editor"), found.editor
        yield "news_html doc_type", path.name, "news", found.doc_type
    for path in sorted((corpus / "laws").glob("*.gold.json")):
        gold = json.loads(read(path))
        found = wenbiao.extract(read(path.with_name(path.name.replace(".gold.json", ".txt")))).metadata
        yield "law title", path.name, squeeze(gold["title"]), squeeze(found.title)
        if len(gold["articles"]) >= 3:
            yield "law doc_type", path.name, "law", found.doc_type
    for line in read(corpus / "news_gold.jsonl").splitlines()[::40]:
        gold = json.loads(line)
        found = wenbiao.extract(read(corpus / gold["file"])).metadata
        yield "news title", gold["file"], squeeze(gold["title"]), squeeze(found.title)
        yield "news doc_type", gold["file"], "news", found.doc_type


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("corpus", type=Path)
    args.add_argument("--errors", type=int, default=0)
    args.add_argument("--json", action="store_true")
    a = args.parse_args()
    hits: collections.Counter[str] = collections.Counter()
    n: collections.Counter[str] = collections.Counter()
    shown = 0
    for name, document, gold, found in rows(a.corpus):
        n[name] += 1
        hits[name] += gold == found
        if gold != found and shown < a.errors:
            shown += 1
            print("#", name, document, "| gold:", gold, "| found:", found)
    result = {name: round(100 * hits[name] / n[name], 1) for name in n}
    if a.json:
        print(json.dumps(result, ensure_ascii=False))
    else:
        for name, value in result.items():
            print(f"{name:24s}{value:6.1f}  of {n[name]}")


if __name__ == "__main__":
    main()
