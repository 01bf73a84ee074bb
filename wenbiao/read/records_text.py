"""Files of records, JSON Lines and CSV: each record's text is a document."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wenbiao.read.byline import parse_date
from wenbiao.read.table_text import tidy
from wenbiao.records import Metadata

# Columns by what they are called, most telling first; compared in lower case without spaces, `_` and `-`.
_TEXT = (
    "fulltext", "text", "content", "body", "article", "articlebody", "maintext", "正文", "全文", "内容", "文本",
    "报道内容", "新闻内容", "正文内容", "文章内容", "document",
)  # fmt: skip
_TITLE = ("title", "headline", "标题", "新闻标题", "文章标题", "题名", "name")
_DATE = (
    "publisheddate", "publishdate", "pubdate", "publishtime", "publishedat", "date", "time", "datetime", "发布日期",
    "发布时间", "日期", "时间", "发表时间", "公布日期",
)  # fmt: skip
_PUBLISHER = ("publisher", "source", "media", "来源", "媒体", "报纸", "发布机构", "新闻来源")
_AUTHOR = ("author", "作者", "记者", "byline")
_SURROGATE = re.compile("[\ud800-\udfff]")
_HANZI = re.compile("[\u4e00-\u9fff]")
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
        text_field: the key of the texts; by default it is recognised by its name, or by holding the most Chinese.

    Yields:
        A record for each line that is not empty; a line that is no JSON object bears a problem. Where no field is
        recognised, one record bears the problem of the file.
    """
    records: list[Record] = []
    rows: list[dict[str, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        row: dict[str, str] = {}
        problem = None
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            problem = ("damaged", f"the line is no JSON ({error})")
        else:
            value = {"text": value} if isinstance(value, str) else value
            if isinstance(value, dict):
                row = {str(k): str(v) for k, v in value.items() if isinstance(v, str | int | float)}
            else:
                problem = ("unsupported", "the line is JSON, but no object with fields")
        records.append(Record(number, line, "", Metadata(), problem))
        rows.append(row)
    yield from _fill(records, rows, text_field)


def read_csv(text: str, text_field: str | None) -> Iterator[Record]:
    """Read comma-, tab- or semicolon-separated values with a header line (RFC 4180).

    Args:
        text: the decoded file.
        text_field: the column of the texts; by default it is recognised by its name, or by holding the most Chinese.

    Yields:
        A record for each row that is not empty, as `read_json_lines`.
    """
    delimiter = max(",\t;", key=text.split("\n", 1)[0].count)
    limit = csv.field_size_limit(max(len(text), 131072))
    table: list[tuple[list[str], int]] = []
    broken = None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        table.extend((row, reader.line_num) for row in reader)
    except csv.Error as error:
        broken = Record(len(table), "", "", Metadata(), ("damaged", f"the row is no CSV ({error})"))
    finally:
        csv.field_size_limit(limit)
    header = [tidy(name) for name in table[0][0]] if table else []
    lines = text.split("\n")
    records: list[Record] = []
    rows: list[dict[str, str]] = []
    for number, ((row, end), (_, start)) in enumerate(zip(table[1:], table, strict=False), 1):
        if any(cell.strip() for cell in row):
            records.append(Record(number, "\n".join(lines[start:end]), "", Metadata()))
            rows.append(dict(zip(header, row, strict=False)))
    yield from _fill(records, rows, text_field)
    if broken is not None:
        yield broken


def _fill(records: list[Record], rows: list[dict[str, str]], text_field: str | None) -> Iterator[Record]:
    """Give records their texts and metadata."""
    field = text_field or _text_field(rows)
    if field is None and any(rows):
        names = ", ".join(next(filter(None, rows)))
        problem = ("no_text", f"none of its fields is a text; name it by the option text_field. Its fields: {names}")
        yield Record(0, "", "", Metadata(), problem)
        return
    for record, row in zip(records, rows, strict=True):
        if record.problem is None:
            text = row.get(field or "", "").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
            if _SURROGATE.search(text):
                record.problem = ("damaged", f"its field {field!r} holds halves of characters (lone surrogates)")
            elif text.strip():
                record.text = text
                record.metadata = _metadata(row, field)
            elif field not in row:
                record.problem = ("no_text", f"it has no field {field!r}; its fields: {', '.join(row) or 'none'}")
            else:
                record.problem = ("empty", f"its field {field!r} is empty")
        yield record


def _key(name: str) -> str:
    return name.lower().replace(" ", "").replace("_", "").replace("-", "")


def _find(names: Iterable[str], wanted: tuple[str, ...]) -> str | None:
    by_key = {_key(name): name for name in names}
    return next((by_key[key] for key in wanted if key in by_key), None)


def _text_field(rows: list[dict[str, str]]) -> str | None:
    """The field that holds the texts: by its name, or the one with the most Chinese, 20 characters a record or more."""
    head = [row for row in rows[:200] if row]
    named = _find(dict.fromkeys(name for row in head for name in row), _TEXT)
    if named is not None:
        return named
    hanzi = Counter({name: len(_HANZI.findall(cell)) for row in head[:1] for name, cell in row.items()})
    for row in head[1:]:
        hanzi.update({name: len(_HANZI.findall(cell)) for name, cell in row.items()})
    best = max(hanzi, key=lambda name: hanzi[name], default=None)
    return best if best is not None and hanzi[best] >= 20 * len(head) else None


def _metadata(row: dict[str, str], field: str | None) -> Metadata:
    def value(wanted: tuple[str, ...]) -> str | None:
        name = _find(row, wanted)
        text = tidy(row[name]) if name is not None and name != field else ""
        return text if text and "://" not in text else None

    metadata = Metadata(
        title=value(_TITLE), publisher=value(_PUBLISHER), author=value(_AUTHOR), editor=value(_EDITOR),
        published_date=parse_date(value(_DATE) or ""),
    )  # fmt: skip
    if metadata.published_date:
        metadata.published_date_source = "metadata"
    return metadata
