"""Table ``times``."""

import pandera.pandas as pandera

from schemas.table import DURATION_PATTERN, EDTF_PATTERN, ORDERED_DATES, Day, Reference, Table, Text, Whole, declare

PRECISIONS = (
    "day", "month", "quarter", "half_year", "year", "decade", "century", "relative", "recurring", "duration",
)  # fmt: skip
ANCHORS = ("explicit", "elided", "relative", "none")


class Times(pandera.DataFrameModel):
    """One time expression: a date, a period, a clock time, a duration, a vague now."""

    time_id: Text = declare("`doc_id`, `t` and the span.")
    doc_id: Text = declare("The document.")
    sentence_id: Text = declare("The sentence that holds the expression.")
    start: Whole = declare("First character, 0-based.", unit="code points", minimum=0)
    end: Whole = declare("After the last character.", unit="code points", minimum=1)
    text: Text = declare("`documents.text[start:end]`.")
    edtf: Text = declare(
        "The time in EDTF (ISO 8601-2): `2018-04-20/2018-04-21`, `2020-06`, `2020-08-16/` (open end), `2020-40` "
        "(half), `2020-33` (quarter).",
        null="neither the text nor the reference date settles it",
        pattern=EDTF_PATTERN,
    )
    start_date: Day = declare("First day of the interval.", null="unknown or open")
    end_date: Day = declare("Last day of the interval.", null="unknown or open; never filled with the day of the run")
    precision: Text = declare("How fine the expression is.", values=PRECISIONS)
    modifier: Text = declare("Word that moves or bounds it: 截至 起 以来 前 后 初 底.", null="none")
    anchor: Text = declare(
        "How the date was settled: written in full (explicit), completed from the context (elided), counted from "
        "the reference date (relative), not (none).",
        values=ANCHORS,
    )
    duration: Text = declare(
        "Length, ISO 8601: `P3M`.", null="the expression states no length", pattern=DURATION_PATTERN
    )

    class Config:
        """The columns are these and no others."""

        strict = True


TIMES = Table(
    name="times",
    model=Times,
    key="time_id",
    sort=("start_date", "doc_id", "start", "end"),
    references=(Reference("doc_id", "documents", "doc_id"), Reference("sentence_id", "sentences", "sentence_id")),
    spans=(("start", "end", "text"),),
    row_checks=(ORDERED_DATES,),
)
