"""The source viewer: a page per document with its rows highlighted, and a list of documents with search.

A page holds data, not markup: text and rows as JSON, which ``assets/document.js`` lays out with the words of the
release's ``words.js``. So a page costs little to write, stays as it is while its document does, and no text is ever
read as markup.
"""

from __future__ import annotations

import html
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.report.rendering import ASSETS, POLICY, environment
from flows.report.words import Words

# Record -> (table, first and last column of the span that is highlighted); an event's clause would cover everything.
SPANS = {
    "figure": ("figures", "start", "end"),
    "time": ("times", "start", "end"),
    "event": ("events", "trigger_start", "trigger_end"),
    "quote": ("quotes", "start", "end"),
    "mention": ("mentions", "start", "end"),
}
# Keys and positions say nothing on a card; `text` stands in its heading.
_NOT_ON_CARDS = {
    "doc_id", "section_id", "sentence_id", "start", "end", "text", "trigger_start", "trigger_end", "figure_id",
    "time_id", "event_id", "quote_id", "mention_id",
}  # fmt: skip
_LISTED = 200
_SCRIPT_WORDS = (
    "pages", "report", "documents", "skip", "outline", "show", "cards", "choose", "documents_shown", *SPANS,
)  # fmt: skip
_SHELL = """<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="../report.css">
</head>
<body>
<noscript><p>This page needs JavaScript. 本页需要启用 JavaScript。</p></noscript>
<script type="application/json" id="data">{data}</script>
<script src="../words.js"></script>
<script src="../document.js"></script>
</body>
</html>
"""


def anchor(record: str, row_id: str) -> str:
    """The name of a row's place on its document's page: ``figure-567-574``."""
    return f"{record}-{row_id.split('-', 2)[2]}"


def write_pages(folder: Path, tables: Mapping[str, pa.Table]) -> int:
    """Write the pages of a batch's documents.

    Args:
        folder: where to; it is made.
        tables: the batch's data tables, whole documents.

    Returns:
        How many pages were written: one ``<doc_id>.html`` per document.
    """
    folder.mkdir()
    blocks = _by_document(tables["sections"], ["start", "kind", "level", "end"])
    rows = {}
    for record, (table, start, end) in SPANS.items():
        shown = [n for n in tables[table].column_names if n not in _NOT_ON_CARDS]
        rows[record] = (shown, _by_document(tables[table], [start, end, f"{record}_id", *shown]))
    documents = tables["documents"].select(["doc_id", "title", "source_uri", "text"])
    for doc_id, title, uri, text in zip(*(c.to_pylist() for c in documents.columns), strict=True):
        data = {
            "title": title or uri,
            "text": text,
            "blocks": [[kind, level, start, end] for start, kind, level, end in blocks.get(doc_id, ())],
            "tables": {
                record: {
                    "columns": shown,
                    "rows": [
                        [anchor(record, key), start, end, *cells] for start, end, key, *cells in found.get(doc_id, ())
                    ],
                }
                for record, (shown, found) in rows.items()
            },
        }
        page = _SHELL.format(policy=html.escape(POLICY), title=html.escape(data["title"]), data=embedded(data))
        (folder / f"{doc_id}.html").write_text(page, encoding="utf-8")
    return documents.num_rows


def link_pages(source: Path, target: Path, doc_ids: Iterable[str]) -> None:
    """Let documents' pages stand in a second folder too, without a second copy where the file system can.

    Args:
        source: folder that holds pages; a document without a page there is passed over.
        target: folder that gets them.
        doc_ids: the documents.
    """
    for doc_id in doc_ids:
        name = f"{doc_id}.html"
        try:
            os.link(source / name, target / name)
        except FileNotFoundError:
            continue
        except OSError:  # another file system, or one without hard links
            shutil.copyfile(source / name, target / name)


def write_list(folder: Path, documents: pa.Table, words: Words, with_pages: set[str]) -> None:
    """Write the list of documents and the files that all pages share.

    Args:
        folder: the report's folder.
        documents: the table ``documents`` without its texts.
        words: the language.
        with_pages: documents that have pages to link to.
    """
    for asset in ("report.css", "document.js", "documents.js"):
        shutil.copyfile(ASSETS / asset, folder / asset)
    labels = {"language": "zh-CN" if words.language == "zh" else "en"} | {k: words[k] for k in _SCRIPT_WORDS}
    (folder / "words.js").write_text(f'"use strict";\nconst WORDS = {embedded(labels)};\n', encoding="utf-8")
    counts = [c for c in documents.column_names if c.startswith("n_") and c[2:] in {t for t, _, _ in SPANS.values()}]
    columns = ["doc_id", "title", "published_date", "publisher", "source_uri", *counts]
    listed = [
        {
            "id": doc_id if doc_id in with_pages else None, "title": title or "", "date": str(day or ""),
            "publisher": publisher or "", "file": uri, "rows": n,
        }
        for doc_id, title, day, publisher, uri, *n in zip(*(documents[c].to_pylist() for c in columns), strict=True)
    ]  # fmt: skip
    page = environment(words).get_template("documents.html")
    content = page.render(data=embedded({"documents": listed, "most": _LISTED}), columns=[c[2:] for c in counts])
    (folder / "documents.html").write_text(content, encoding="utf-8")


def embedded(data: Any) -> str:
    """JSON that can stand inside a script element: no ``<`` ends it or opens another."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str).replace("<", "\\u003c")


def counted(column: pa.ChunkedArray) -> dict[str, int]:
    """How often each value occurs, the most frequent first, equal ones in order of the value."""
    pairs = ((str(entry["values"]), entry["counts"]) for entry in pc.value_counts(column).to_pylist())
    return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


def _by_document(table: pa.Table, columns: list[str]) -> dict[str, list[tuple[Any, ...]]]:
    """Rows of each document in text order; the first column is the place in the text."""
    out: dict[str, list[tuple[Any, ...]]] = {}
    for doc_id, *row in zip(
        table.column("doc_id").to_pylist(), *(_shown(table.column(c)) for c in columns), strict=True
    ):
        out.setdefault(doc_id, []).append(tuple(row))
    for rows in out.values():
        rows.sort(key=lambda row: row[0])
    return out


def _shown(column: pa.ChunkedArray) -> list[Any]:
    """A column's values as a card shows them: whole floats without .0, lists joined, empty lists null."""
    values = column.to_pylist()
    if pa.types.is_floating(column.type):
        return [None if v is None else int(v) if v == int(v) and abs(v) < 1e15 else v for v in values]
    if pa.types.is_list(column.type):
        return ["、".join(v) if v else None for v in values]
    return values
