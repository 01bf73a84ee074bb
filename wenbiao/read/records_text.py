"""Files of records, JSON Lines and CSV: each record's text is a document."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass

from wenbiao.read.byline import parse_date
from wenbiao.read.table_text import tidy
from wenbiao.records import Metadata

# Columns by what they are called, most telling first; compared in lower case without spaces, `_` and `-`.
_TEXT = (
    "fulltext", "text", "content", "body", "article", "articlebody", "maintext", "正文", "全文", "内容", "文本", "报道内容",
    "新闻内容", "正文内容", "文章内容", "raw", "document", "news",
)  # fmt: skip
_TITLE = ("title", "headline", "标题", "新闻标题", "文章标题", "题名", "name")
_DATE = (
    "publisheddate", "publishdate", "pubdate", "publishtime", "publishedat", "date", "time", "datetime", "发布日期",
    "发布时间", "日期", "时间", "发表时间", "公布日期",
)  # fmt: skip
_PUBLISHER = ("publisher", "source", "media", "来源", "媒体", "报纸", "发布机构", "新闻来源")
_AUTHOR = ("author", "作者", "记者", "byline")
_EDITOR = ("editor", "编辑", "责任编辑", "责编")


@dataclass(slots=True)
class Record:
    """One record: its number from 1 (the line, for JSON Lines), its raw text, its document text, or why it has none."""

    number: int
    raw: str
    text: str
    metadata: Metadata
    problem: tuple[str, str] | None = None


def read_json_lines(text: str, text_field: str | None) -> Iterator[Record]:
    """Read JSON Lines.

    Args:
        text: the decoded file.
        text_field: the key of the texts; by default it is recognised by name, or by being the longest string.

    Yields:
        A record for each line that is not empty; a line that is no JSON object bears a problem.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Record(number, line, "", Metadata(), ("damaged", f"the line is no JSON ({error})"))
            continue
        if isinstance(row, str):
            row = {"text": row}
        if not isinstance(row, dict):
            yield Record(number, line, "", Metadata(), ("unsupported", "the line is JSON, but no object with fields"))
            continue
        values = {str(k): v for k, v in row.items() if isinstance(v, str | int | float) and not isinstance(v, bool)}
        strings = {k: str(v) for k, v in values.items()}
        field = text_field or _text_field(strings)
        yield _record(number, line, strings, field)


def read_csv(text: str, text_field: str | None) -> Iterator[Record]:
    """Read comma- or tab-separated values with a header line (RFC 4180).

    Args:
        text: the decoded file.
        text_field: the column of the texts; by default it is recognised by name, or by being the longest.

    Yields:
        A record for each row.
    """
    header_line = text.split("\n", 1)[0]
    delimiter = max(",\t;", key=header_line.count)
    limit = csv.field_size_limit(max(len(text), 131072))
    try:
        lines = text.splitlines(keepends=True) if "\x0b" not in text else text.split("\n")
        del lines
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows: list[tuple[list[str], int]] = []
        try:
            rows.extend((row, reader.line_num) for row in reader)
        except csv.Error as error:
            yield Record(len(rows) + 1, "", "", Metadata(), ("damaged", f"the row is no CSV ({error})"))
    finally:
        csv.field_size_limit(limit)
    if not rows:
        return
    header = [tidy(name) for name in rows[0][0]]
    lengths = dict.fromkeys(header, 0)
    for row, _ in rows[1:200]:
        for name, cell in zip(header, row, strict=False):
            lengths[name] += len(cell)
    named = _text_field({name: "x" * 100 for name in header if _key(name) in _TEXT})
    field = text_field or named or max(lengths, key=lambda k: lengths[k])
    physical = text.split("\n")
    for number, ((row, end), (_, start)) in enumerate(zip(rows[1:], rows, strict=False), 1):
        if not any(cell.strip() for cell in row):
            continue
        yield _record(number, "\n".join(physical[start:end]), dict(zip(header, row, strict=False)), field)


def _key(name: str) -> str:
    return name.lower().replace(" ", "").replace("_", "").replace("-", "")


def _find(row: dict[str, str], names: tuple[str, ...]) -> str | None:
    by_key = {_key(name): name for name in row}
    found = next((by_key[name] for name in names if name in by_key), None)
    return found


def _text_field(row: dict[str, str]) -> str | None:
    """The field that holds a record's text."""
    named = _find(row, _TEXT)
    if named is not None:
        return named
    longest = max(row, key=lambda k: len(row[k]), default=None)
    return longest if longest is not None and len(row[longest]) >= 20 else None


def _record(number: int, raw: str, row: dict[str, str], field: str | None) -> Record:
    names = ", ".join(row) or "none"
    if field is None or field not in row:
        what = f"no field {field!r}" if field else "no field that is a text"
        return Record(number, raw, "", Metadata(), ("no_text", f"it has {what}; its fields: {names}"))
    text = row[field].removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Record(number, raw, "", Metadata(), ("empty", f"its field {field!r} is empty"))

    def value(candidates: tuple[str, ...]) -> str | None:
        name = _find(row, candidates)
        return tidy(row[name]) or None if name is not None and name != field else None

    metadata = Metadata(title=value(_TITLE), publisher=value(_PUBLISHER), author=value(_AUTHOR), editor=value(_EDITOR))
    metadata.published_date = parse_date(value(_DATE) or "")
    if metadata.published_date:
        metadata.published_date_source = "metadata"
    return Record(number, raw, text, metadata)
