"""The records that extraction returns: one class per table, one attribute per column of the data dictionary.

Offsets are 0-based, end-exclusive Unicode code points of the document's text, and ``text[start:end] == record.text``
holds for every record that has them. A column that the text does not settle is ``None``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


@dataclass(slots=True)
class Metadata:
    """What a document says of itself (columns of ``documents`` that are read off its text)."""

    title: str | None = None
    published_date: dt.date | None = None
    published_date_source: str | None = None
    latest_date: dt.date | None = None
    publisher: str | None = None
    author: str | None = None
    editor: str | None = None
    document_number: str | None = None
    issuing_body: str | None = None
    doc_type: str = "other"
    script: str = "Hans"


@dataclass(slots=True)
class Section:
    """A block of the outline: every character that is not white space lies in exactly one."""

    start: int
    end: int
    text: str
    kind: str
    level: int = 0
    ordinal: int = 0
    number: str | None = None
    heading: str | None = None
    path: str = ""
    section_id: str = ""
    doc_id: str = ""
    parent_id: str | None = None

    @property
    def is_head(self) -> bool:
        """Whether it is a title or a heading."""
        return self.kind in ("title", "heading")


@dataclass(slots=True)
class Sentence:
    """A sentence inside one block."""

    start: int
    end: int
    text: str
    ordinal: int = 0
    sentence_id: str = ""
    section_id: str = ""
    doc_id: str = ""


@dataclass(slots=True)
class Time:
    """A time expression; ``edtf`` is ISO 8601-2, ``start_date`` and ``end_date`` bound the same interval."""

    start: int
    end: int
    text: str
    precision: str
    edtf: str | None = None
    start_date: dt.date | None = None
    end_date: dt.date | None = None
    modifier: str | None = None
    anchor: str = "none"
    duration: str | None = None
    time_id: str = ""
    sentence_id: str = ""
    doc_id: str = ""


@dataclass(slots=True)
class Figure:
    """A number that the text states of something."""

    start: int
    end: int
    text: str
    kind: str
    bound: str = "eq"
    value: float | None = None
    value_min: float | None = None
    value_max: float | None = None
    stated_value: float | None = None
    unit_mult: int = 0
    modifier: str | None = None
    unit_text: str | None = None
    unit: str | None = None
    value_si: float | None = None
    unit_si: str | None = None
    indicator: str | None = None
    subject: str | None = None
    measure: str = "level"
    direction: str | None = None
    comparison: str | None = None
    status: str = "actual"
    time_id: str | None = None
    edtf: str | None = None
    start_date: dt.date | None = None
    end_date: dt.date | None = None
    time_role: str | None = None
    time_source: str = "none"
    place: str | None = None
    place_code: str | None = None
    event_id: str | None = None
    figure_id: str = ""
    sentence_id: str = ""
    section_id: str = ""
    doc_id: str = ""


@dataclass(slots=True)
class Event:
    """A specific happening that the text reports."""

    start: int
    end: int
    text: str
    trigger: str
    trigger_start: int
    trigger_end: int
    event_type: str
    plover: str | None = None
    name: str | None = None
    actors: list[str] = field(default_factory=list)
    place: str | None = None
    place_code: str | None = None
    time_id: str | None = None
    edtf: str | None = None
    start_date: dt.date | None = None
    end_date: dt.date | None = None
    precision: str | None = None
    time_source: str = "none"
    realis: str = "actual"
    fact_key: str | None = None
    event_id: str = ""
    canonical_event_id: str = ""
    sentence_id: str = ""
    section_id: str = ""
    doc_id: str = ""


@dataclass(slots=True)
class Quote:
    """Direct speech; the span lies inside the quotation marks."""

    start: int
    end: int
    text: str
    kind: str = "full"
    attribution: str = "none"
    speaker: str | None = None
    cue: str | None = None
    quote_id: str = ""
    sentence_id: str = ""
    doc_id: str = ""


@dataclass(slots=True)
class Mention:
    """A named thing: organisation, person, place, law, policy, work, plan, campaign, formulation."""

    start: int
    end: int
    text: str
    kind: str
    canonical: str | None = None
    code: str | None = None
    role: str | None = None
    state: str | None = None
    items: list[str] = field(default_factory=list)
    mention_id: str = ""
    sentence_id: str = ""
    doc_id: str = ""


@dataclass(slots=True)
class Extraction:
    """Everything found in one text."""

    doc_id: str
    text: str
    reference_date: dt.date | None
    metadata: Metadata
    sections: list[Section]
    sentences: list[Sentence]
    times: list[Time]
    figures: list[Figure]
    events: list[Event]
    quotes: list[Quote]
    mentions: list[Mention]
