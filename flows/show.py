"""Records of one text for a person or a pipe: a table, CSV or JSON Lines. No Arrow, no Prefect."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import fields
from typing import IO, Any

from wenbiao.records import Extraction

TABLES = ("sections", "sentences", "times", "figures", "events", "quotes", "mentions")
FORMATS = ("table", "csv", "jsonl")

# What a person looks at first; CSV and JSON Lines have every column.
_SHOWN = {
    "sections": ("kind", "level", "number", "start", "end", "text"),
    "sentences": ("start", "end", "text"),
    "times": ("text", "edtf", "start_date", "end_date", "precision", "modifier"),
    "figures": ("text", "value", "bound", "unit", "indicator", "subject", "measure", "edtf", "place"),
    "events": ("trigger", "event_type", "actors", "place", "edtf", "realis", "text"),
    "quotes": ("speaker", "cue", "text"),
    "mentions": ("text", "kind", "canonical", "role", "code"),
}
_WIDEST = 48


def write_rows(extractions: Sequence[Extraction], table: str, form: str, out: IO[str], width: int | None) -> None:
    """Write one table's records.

    Args:
        extractions: what was found, one per document.
        table: one of ``TABLES``.
        form: one of ``FORMATS``.
        out: where to.
        width: columns of the terminal; None where there is none and nothing is cut.
    """
    rows = [row for extraction in extractions for row in getattr(extraction, table)]
    if form == "table":
        _write_table(rows, _SHOWN[table], out, width)
        return
    names = _names(extractions, table)
    if form == "csv":
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(names)
        for row in rows:
            writer.writerow(["; ".join(v) if isinstance(v, list) else v for v in _values(row, names)])
        return
    for row in rows:
        out.write(
            json.dumps(dict(zip(names, _values(row, names), strict=True)), ensure_ascii=False, default=_plain) + "\n"
        )


def _names(extractions: Sequence[Extraction], table: str) -> list[str]:
    """All columns of a table: its key, the keys of what holds the row, then the others as they are declared."""
    for extraction in extractions:
        for row in getattr(extraction, table):
            names = [f.name for f in fields(row)]
            keys = [n for n in (f"{table[:-1]}_id", "doc_id", "section_id", "sentence_id") if n in names]
            return keys + [n for n in names if n not in keys]
    return []


def _values(row: Any, names: Sequence[str]) -> list[Any]:
    return [getattr(row, name) for name in names]


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _write_table(rows: Sequence[Any], names: Sequence[str], out: IO[str], width: int | None) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in names:
        right = name in {"start", "end", "value", "level"}
        grid.add_column(name, justify="right" if right else "left", no_wrap=name != "text", overflow="ellipsis")
    for row in rows:
        grid.add_row(*(_cell(value) for value in _values(row, names)))
    Console(file=out, width=width or 10_000, markup=False, highlight=False, emoji=False).print(grid)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.10g}" if abs(value) < 1e15 else f"{value:g}"
    text = "、".join(value) if isinstance(value, list) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
