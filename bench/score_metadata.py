#!/usr/bin/env python3
"""Score the metadata that extraction gives against the gold beside a corpus' files.

    python bench/score_metadata.py CORPUS [--html] [--errors N] [--json]

CORPUS is a folder with policy/, news_html/, laws/ and news_gold.jsonl, as the corpus of this project's issues has it.
CORPUS is a folder with policy/, news_html/, laws/ and news_gold.jsonl, as the corpus of the issues has it.
which is the day that the text of a policy document states; with --html, the pages of policy/ and news_html/ are read
instead, and it is the day of publication.
"""

from __future__ import annotations

import argparse
import collections
import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import wenbiao
from wenbiao.read import Document, read_bytes
from wenbiao.records import Metadata


def read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def text_metadata(path: Path) -> Metadata:
    return wenbiao.extract(read(path)).metadata


def page_metadata(path: Path) -> Metadata:
    for document in read_bytes(path.read_bytes(), path.name):
        if isinstance(document, Document):
            return wenbiao.extract(document.text, known=document.metadata).metadata
    return Metadata()


def day(written: str | None) -> dt.date | None:
    found = re.match(r"(\d{4})[年/-](\d{1,2})[月/-](\d{1,2})", written or "")
    return dt.date(*map(int, found.groups())) if found else None


def squeeze(text: str | None) -> str:
    return re.sub(r"\s+", "", text or "")


def pairs(folder: Path, html: bool) -> Iterator[tuple[str, dict[str, Any], Metadata]]:
    """Yield name, gold and what was found for the documents of a folder."""
    for path in sorted(folder.glob("*.gold.json")):
        stem = path.name.removesuffix(".gold.json")
        if html:
            pages = [p for ending in ("html", "shtml") if (p := folder / f"{stem}.{ending}").exists()]
            if pages:
                yield stem, json.loads(read(path)), page_metadata(pages[0])
        else:
            yield stem, json.loads(read(path)), text_metadata(folder / f"{stem}.txt")


def rows(corpus: Path, html: bool) -> Iterator[tuple[str, str, Any, Any]]:
    """Yield name of the measure, document, what the gold says, what was found."""
    for name, gold, found in pairs(corpus / "policy", html):
        meta = gold["meta"]
        yield "policy title", name, squeeze(gold["title"]), squeeze(found.title)
        yield "policy issuer", name, meta.get("issuer"), found.issuing_body
        yield "policy number", name, meta.get("doc_number"), found.document_number
        yield "policy date", name, day(meta.get("published" if html else "written")), found.published_date
        yield "policy doc_type", name, "policy_document", found.doc_type
    for name, gold, found in pairs(corpus / "news_html", html):
        meta = gold["meta"]
        yield "news_html title", name, squeeze(gold["title"]), squeeze(found.title)
        yield "news_html source", name, meta.get("source"), found.publisher
        yield "news_html published", name, day(meta.get("published")), found.published_date
        yield "news_html editor", name, meta.get("editor"), found.editor
        yield "news_html doc_type", name, "news", found.doc_type
    if html:
        return
    for name, gold, found in pairs(corpus / "laws", html):
        yield "law title", name, squeeze(gold["title"]), squeeze(found.title)
        if len(gold["articles"]) >= 3:
            yield "law doc_type", name, "law", found.doc_type
    for line in read(corpus / "news_gold.jsonl").splitlines()[::40]:
        gold = json.loads(line)
        found = text_metadata(corpus / gold["file"])
        yield "news title", gold["file"], squeeze(gold["title"]), squeeze(found.title)
        yield "news doc_type", gold["file"], "news", found.doc_type


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("corpus", type=Path)
    args.add_argument("--html", action="store_true", help="read the pages instead of the texts")
    args.add_argument("--errors", type=int, default=0)
    args.add_argument("--json", action="store_true")
    a = args.parse_args()
    hits: collections.Counter[str] = collections.Counter()
    n: collections.Counter[str] = collections.Counter()
    shown = 0
    for name, document, gold, found in rows(a.corpus, a.html):
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
