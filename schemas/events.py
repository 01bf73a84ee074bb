"""Table ``events``."""

import pandera.pandas as pandera

from schemas.figures import TIME_SOURCES
from schemas.table import (
    EDTF_PATTERN,
    ORDERED_DATES,
    PLACE_CODE_PATTERN,
    Day,
    Reference,
    RowCheck,
    Table,
    Text,
    Texts,
    Whole,
    declare,
)
from schemas.times import PRECISIONS

EVENT_TYPES = (
    "meeting", "talks", "visit", "speech", "instruction", "agreement", "publication", "policy_release", "legislation",
    "consultation", "launch", "completion", "campaign", "enforcement", "appointment", "award", "exhibition",
    "statistics_release", "milestone", "accident", "disaster", "relief", "exercise", "space_launch", "sports", "death",
    "other",
)  # fmt: skip
REALIS = ("actual", "planned", "demanded", "recurring", "mention")


class Events(pandera.DataFrameModel):
    """One mention of a specific happening that the text reports."""

    event_id: Text = declare("`doc_id`, `e` and the span (with its trigger's, where two events share a clause).")
    doc_id: Text = declare("The document.")
    section_id: Text = declare("The block that holds the event.")
    sentence_id: Text = declare("The sentence that holds the event.")
    start: Whole = declare("First character of the clause, 0-based.", unit="code points", minimum=0)
    end: Whole = declare("After the last character.", unit="code points", minimum=1)
    text: Text = declare("The clause; `documents.text[start:end]`.")
    trigger: Text = declare("Word that tells the event: 召开, 发布.")
    trigger_start: Whole = declare("First character of the trigger.", unit="code points", minimum=0)
    trigger_end: Whole = declare("After the trigger's last character.", unit="code points", minimum=1)
    event_type: Text = declare("What happened.", values=EVENT_TYPES)
    plover: Text = declare("PLOVER event code.", null="none fits")
    name: Text = declare("Proper name of the meeting, campaign, law, work or project, as written.", null="none")
    actors: Texts = declare("Who acted, as written; empty where the text does not say.")
    place: Text = declare("Where, as written.", null="not stated")
    place_code: Text = declare(
        "GB/T 2260 code of `place`.", null="no place, or an ambiguous one", pattern=PLACE_CODE_PATTERN
    )
    time_id: Text = declare("The time expression that dates the event.", null="no single expression does")
    edtf: Text = declare("When, EDTF (ISO 8601-2).", null="not settled", pattern=EDTF_PATTERN)
    start_date: Day = declare("First day.", null="unknown or open")
    end_date: Day = declare("Last day.", null="unknown or open")
    precision: Text = declare("How fine the time is.", null="no time", values=PRECISIONS)
    time_source: Text = declare(
        "Where the time comes from: the clause itself, an earlier one, another mention of the event, nowhere.",
        values=TIME_SOURCES,
    )
    realis: Text = declare("Happened, planned, demanded, recurring, or only named.", values=REALIS)
    fact_key: Text = declare(
        "Key that events of different documents share where they tell one fact.", null="too little is known to tie it"
    )
    canonical_event_id: Text = declare("`event_id` that the mentions of one event in the document share.")

    class Config:
        """The columns are these and no others."""

        strict = True


EVENTS = Table(
    name="events",
    model=Events,
    key="event_id",
    sort=("start_date", "doc_id", "start", "end"),
    references=(
        Reference("doc_id", "documents", "doc_id"),
        Reference("section_id", "sections", "section_id"),
        Reference("sentence_id", "sentences", "sentence_id"),
        Reference("time_id", "times", "time_id"),
        Reference("canonical_event_id", "events", "event_id"),
    ),
    spans=(("start", "end", "text"), ("trigger_start", "trigger_end", "trigger")),
    row_checks=(
        ORDERED_DATES,
        RowCheck(
            "trigger_inside",
            "the trigger lies inside the clause",
            lambda df: (df["trigger_start"] >= df["start"]) & (df["trigger_end"] <= df["end"]),
        ),
    ),
)
