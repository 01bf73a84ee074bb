#!/usr/bin/env python3
"""Score the readers: encodings re-encoded and compared, pages against their text, the whole corpus without a crash.

    python bench/score_readers.py [CORPUS] [--show]

CORPUS holds `encodings/`, `news/`, `news_html/`, `policy/` and `html/` (by default ../shared/corpus). ``--show`` prints
the article of every page in `html/`, to be read by hand.
"""

import argparse
import datetime as dt
import json
import re
import time
from collections import Counter
from pathlib import Path

from opencc import OpenCC

from flows.sources import list_sources
from wenbiao.read import Document, ReadError, decode, read_bytes
from wenbiao.read.html import read_html

SIMPLIFIED = ("utf-8", "utf-8-sig", "gb2312", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be")
TRADITIONAL = ("big5", "cp950", "big5hkscs", "gbk", "utf-8")

COLUMNS = {
    "publisher": "source", "editor": "editor", "document_number": "doc_number", "issuing_body": "issuer",
}  # fmt: skip


def squeeze(text: str) -> str:
    return "".join(text.split())


def outcome(data: bytes, text: str) -> str:
    try:
        decoded = decode(data)
    except ReadError:
        return "refused"
    return "right" if decoded.text == text else "wrong, warned" if decoded.damage else "WRONG"


def score_encodings(corpus: Path) -> None:
    print("\nencodings: texts of news/ re-encoded, whole and cut to n characters")
    to_traditional = OpenCC("s2t").convert
    files = sorted((corpus / "news").glob("*.txt"))[::16]
    texts = [path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n") for path in files]
    for codecs, convert in ((SIMPLIFIED, str), (TRADITIONAL, to_traditional)):
        for codec in codecs:
            row = []
            for length in (None, 100, 20, 8):
                counts: Counter[str] = Counter()
                for text in texts:
                    data = convert(text[:length]).encode(codec, "ignore")
                    counts[outcome(data, data.decode(codec).removeprefix("\ufeff"))] += 1
                row.append(f"{length or 'whole'}: " + ", ".join(f"{n} {what}" for what, n in counts.most_common()))
            script = "Hans" if convert is str else "Hant"
            print(f"  {codec:10} {script}  " + "; ".join(row))
    print("\nencodings/: files as found")
    for folder in sorted(path for path in (corpus / "encodings").iterdir() if path.is_dir()):
        counts = Counter()
        for path in sorted(folder.iterdir()):
            original = corpus / "news" / (path.name.split(".")[0] + ".txt")
            try:
                decoded = decode(path.read_bytes())
            except ReadError as error:
                counts[f"refused: {error}"] += 1
                continue
            right = folder.name != "reencoded" or decoded.text == original.read_bytes().decode("utf-8-sig")
            counts[decoded.encoding if right else "WRONG"] += 1
        print(f"  {folder.name}: {dict(counts)}")


def score_pages(corpus: Path) -> None:
    for folder in ("news_html", "policy"):
        counts: Counter[str] = Counter()
        seconds = 0.0
        for path in sorted((corpus / folder).iterdir()):
            if path.suffix not in (".html", ".shtml"):
                continue
            gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
            text = path.with_suffix(".txt").read_text(encoding="utf-8")
            bylines = {squeeze(text[s["start"] : s["end"]]) for s in gold["sections"] if s["kind"] == "byline"}
            source = path.read_text(encoding="utf-8")
            start = time.process_time()
            page = read_html(source)
            seconds += time.process_time() - start
            expected = {squeeze(line) for line in text.split("\n") if line.strip()} - bylines
            found = {squeeze(line) for line in page.lines}
            extra = {line for line in found - expected if not (bylines and line.startswith("来源"))}
            meta, metadata = gold["meta"], page.metadata
            published = dt.date(*map(int, re.findall(r"\d+", meta["published"])[:3]))
            counts["pages"] += 1
            counts["nothing lost"] += expected <= found
            counts["nothing added"] += not extra
            counts["title"] += squeeze(metadata.title or "") == squeeze(gold["title"])
            counts["date"] += metadata.published_date == published
            for column, key in COLUMNS.items():
                if key in meta:
                    counts[column] += getattr(metadata, column) == meta[key]
        print(f"\n{folder}: {dict(counts)}, {1000 * seconds / counts['pages']:.1f} ms a page")


def score_corpus(corpus: Path) -> None:
    counts: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    sources = list_sources(corpus)
    for source in sources:
        path = Path(source.path)
        data = path.read_bytes()
        start = time.process_time()
        results = list(read_bytes(data, source.uri))
        used = time.process_time() - start
        if not results:
            raise SystemExit(f"{path} gave neither document nor failure")
        for result in results:
            kind = result.media_type if isinstance(result, Document) else f"{result.check}: {result.message[:50]}"
            counts[kind] += 1
            if isinstance(result, Document):
                characters[path.suffix] += len(result.text)
        seconds[path.suffix] += used
    print(f"\nthe whole corpus: {len(sources)} files")
    for kind, n in counts.most_common():
        print(f"  {n:6} {kind}")
    for suffix, n in characters.items():
        print(f"  {suffix}: {1e9 * seconds[suffix] / n:.0f} ns a character of text")


def show(corpus: Path) -> None:
    for path in sorted((corpus / "html").iterdir()):
        page = read_html(path.read_text(encoding="utf-8"))
        print(f"\n== {path.name}: {page.metadata}")
        for line in page.lines:
            print(f"  | {line}" if len(line) < 100 else f"  | {line[:50]} … {line[-40:]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=Path(__file__).parents[2] / "shared/corpus")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if options.show:
        show(options.corpus)
        return
    score_encodings(options.corpus)
    score_pages(options.corpus)
    score_corpus(options.corpus)


if __name__ == "__main__":
    main()
