"""The path of a text through the finders: segment, numerals, times, quantities, mentions, quotes, figures, events."""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
from collections.abc import Sequence
from typing import Any

from wenbiao.finders.events import find_events
from wenbiao.finders.figures import date_by_events, find_figures
from wenbiao.finders.mentions import find_mentions
from wenbiao.finders.quotes import find_quotes
from wenbiao.finders.scope import TimeScope
from wenbiao.finders.times import find_times
from wenbiao.metadata import find_latest_date, find_metadata
from wenbiao.numerals import find_page_numerals
from wenbiao.outlook import find_outlooks
from wenbiao.page import Page
from wenbiao.quantities import find_quantities
from wenbiao.records import Event, Extraction, Metadata
from wenbiao.segment import find_sections, find_sentences

# So many characters go through the finders side by side: enough to gain by it, few to hold in memory.
_TOGETHER = 40_000


def extract(
    text: str, reference_date: dt.date | None = None, doc_id: str | None = None, known: Metadata | None = None
) -> Extraction:
    """Extract every table's records from one text.

    Args:
        text: the document's text; nothing in it is changed, all offsets refer to it.
        reference_date: the day that 今天 and 今年 count from; without it, the publication date that the text itself
            states is used, and where there is none, relative times have null dates.
        doc_id: the document's id; by default the first 16 hex digits of the SHA-256 of the text in UTF-8.
        known: what the page, the container or the file name says of the document; it stands before what the text says,
            but for a date out of the file name, which stands behind.

    Returns:
        The records of all tables, in text order.
    """
    (found,) = _read([_open(text, reference_date, doc_id)], [known])
    return found


def extract_many(
    texts: Sequence[str],
    reference_dates: Sequence[dt.date | None] | None = None,
    doc_ids: Sequence[str | None] | None = None,
    known: Sequence[Metadata | None] | None = None,
) -> list[Extraction]:
    """Extract every table's records from each of some texts, in less time than from one after the other.

    Every finder reads many texts before the next one begins, and so finds its words in the processor's cache: with a
    hundred short texts a fifth of the time is saved. Meanwhile, as in :func:`extract`,
    Python's collector of rings rests.

    Args:
        texts: the documents' texts.
        reference_dates: for each text, the day that 今天 and 今年 count from.
        doc_ids: for each, its id.
        known: for each, what the page, the container or the file name says of it.

    Returns:
        What :func:`extract` returns, for each text.

    Raises:
        ValueError: not as many of the one as of the other.
    """
    nothing = [None] * len(texts)
    given = list(zip(texts, reference_dates or nothing, doc_ids or nothing, known or nothing, strict=True))
    found: list[Extraction] = []
    pages: list[Page] = []
    told_of: list[Metadata | None] = []
    n_chars = 0
    for text, day, doc_id, told in given:
        pages.append(_open(text, day, doc_id))
        told_of.append(told)
        n_chars += len(text)
        if n_chars >= _TOGETHER:
            found += _read(pages, told_of)
            pages, told_of, n_chars = [], [], 0
    return found + _read(pages, told_of)


def _open(text: str, reference_date: dt.date | None, doc_id: str | None) -> Page:
    if doc_id is None:
        doc_id = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Page(text, doc_id, reference_date)


def _read(pages: list[Page], known: Sequence[Metadata | None]) -> list[Extraction]:
    """Lead pages through the finders side by side, and look for no rings of references meanwhile.

    Python does so after every 700 new objects, which takes a tenth of the time; pages leave none.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _through_finders(pages, known)
    finally:
        if collecting:
            gc.enable()


def _through_finders(pages: list[Page], known: Sequence[Metadata | None]) -> list[Extraction]:
    """What pages give, each finder's rows in place before the next one begins."""
    for page in pages:
        page.set_sections(find_sections(page))
    for page in pages:
        page.set_sentences(find_sentences(page))
    for page, told in zip(pages, known, strict=True):
        page.metadata = find_metadata(page)
        if told is not None:
            _complete(page.metadata, told)
        if page.reference_date is None:
            page.reference_date = page.metadata.published_date
        page.outlooks = find_outlooks(page)
    for page in pages:
        page.numerals = find_page_numerals(page)
    for page, times in zip(pages, find_times(pages), strict=True):
        page.times = times
        _stamp(page, page.times, "time_id", "t")
        page.metadata.latest_date = find_latest_date(page)
    for page in pages:
        page.quantities = find_quantities(page)
    for page, mentions in zip(pages, find_mentions(pages), strict=True):
        page.mentions = mentions
        _stamp(page, page.mentions, "mention_id", "m")
    for page in pages:
        page.quotes = find_quotes(page)
        _stamp(page, page.quotes, "quote_id", "q")
    for page in pages:
        page.scope = TimeScope(page)
    for page, figures in zip(pages, find_figures(pages), strict=True):
        page.figures = figures
        _stamp(page, page.figures, "figure_id", "f")
    return [_with_events(page, events) for page, events in zip(pages, find_events(pages), strict=True)]


def _with_events(page: Page, events: list[Event]) -> Extraction:
    """What a page whose other tables are known gives, events included."""
    page.events = events
    date_by_events(page, events)
    del page.scope  # it holds the page: out of the ring, a page that is done leaves the memory at once
    return Extraction(
        doc_id=page.doc_id, text=page.text, reference_date=page.reference_date, metadata=page.metadata,
        sections=page.sections, sentences=page.sentences, times=page.times, figures=page.figures, events=page.events,
        quotes=page.quotes, mentions=page.mentions,
    )  # fmt: skip


def _complete(found: Metadata, known: Metadata) -> None:
    """Put what is known from outside into the metadata that the text gave."""
    for name in ("title", "publisher", "author", "editor", "document_number", "issuing_body"):
        value = getattr(known, name)
        if value is not None:
            setattr(found, name, value)
    if known.published_date is not None and (
        found.published_date is None or known.published_date_source != "file_name"
    ):
        found.published_date = known.published_date
        found.published_date_source = known.published_date_source or "metadata"


def _stamp(page: Page, rows: list[Any], id_column: str, letter: str) -> None:
    """Give rows, in text order, their keys; a row's id is built from document, table and span."""
    doc_id = page.doc_id
    prefix = f"{doc_id}-{letter}-"
    with_section = bool(rows) and hasattr(rows[0], "section_id")
    sentences, following, next_start = page.sentences, 0, 0
    sentence_id = section_id = ""
    for row in rows:
        start = row.start
        while start >= next_start or not following:
            sentence = sentences[following]
            sentence_id, section_id = sentence.sentence_id, sentence.section_id
            following += 1
            next_start = sentences[following].start if following < len(sentences) else len(page.text) + 1
        row.doc_id = doc_id
        row.sentence_id = sentence_id
        if with_section:
            row.section_id = section_id
        setattr(row, id_column, f"{prefix}{start}-{row.end}")
