"""Table ``figures``."""

import pandas as pd
import pandera.pandas as pandera

from schemas.table import (
    EDTF_PATTERN,
    ORDERED_DATES,
    PLACE_CODE_PATTERN,
    Day,
    Number,
    Power,
    Reference,
    RowCheck,
    Table,
    Text,
    Whole,
    declare,
)

BOUNDS = ("eq", "gt", "ge", "lt", "le", "approx", "range")
KINDS = (
    "count", "money", "measure", "percent", "percentage_point", "multiple", "rank", "duration", "score", "other",
)  # fmt: skip
MEASURES = ("level", "change", "growth", "share")
DIRECTIONS = ("up", "down")
STATUSES = ("actual", "target", "forecast")
TIME_ROLES = ("as_of", "during", "since", "by")
TIME_SOURCES = ("explicit", "inherited", "event", "none")


class Figures(pandera.DataFrameModel):
    """One number that the text states of something: a count, an amount, a measure, a rate, a rank, a duration."""

    figure_id: Text = declare("`doc_id`, `f` and the span.")
    doc_id: Text = declare("The document.")
    section_id: Text = declare("The block that holds the figure.")
    sentence_id: Text = declare("The sentence that holds the figure.")
    start: Whole = declare("First character, 0-based.", unit="code points", minimum=0)
    end: Whole = declare("After the last character.", unit="code points", minimum=1)
    text: Text = declare(
        "Numeral, infix approximator and unit as written: `3100余起`, `4.5%至5%`; `documents.text[start:end]`."
    )
    value: Number = declare("The stated number, 万 and 亿 expanded.", null="a range is stated", unit="see `unit`")
    value_min: Number = declare(
        "Lower bound that the text gives.", null="none given; both bounds null for `approx`", unit="see `unit`"
    )
    value_max: Number = declare(
        "Upper bound that the text gives.", null="none given; both bounds null for `approx`", unit="see `unit`"
    )
    stated_value: Number = declare(
        "The number as printed, before 万 and 亿 (SDMX OBS_VALUE).", null="a range is stated"
    )
    unit_mult: Power = declare(
        "Power of ten of the printed number (SDMX UNIT_MULT): `value` = `stated_value` × 10^`unit_mult`."
    )
    bound: Text = declare("How `value` bounds the quantity.", values=BOUNDS)
    modifier: Text = declare("Words that set the bound, as written.", null="none")
    unit_text: Text = declare("Unit or classifier as written, without 万 and 亿.", null="none written")
    unit: Text = declare(
        "UCUM code of a physical unit or percent (`km`, `t`, `%`), ISO 4217 for money, the classifier itself for "
        "counts (人, 家), `pp` for percentage points, `x` for multiples.",
        null="no unit",
    )
    value_si: Number = declare(
        "`value` in the base unit of its dimension.", null="no physical unit, or a range", unit="see `unit_si`"
    )
    unit_si: Text = declare("Base unit of the dimension (`m2` for 亩 and 公顷, `kg` for 吨).", null="no physical unit")
    kind: Text = declare("What sort of quantity it is.", values=KINDS)
    indicator: Text = declare("Noun phrase that says what is counted or measured: 注册用户.", null="not found")
    subject: Text = declare("Whose figure it is: 国家政务服务平台.", null="not found")
    measure: Text = declare("A level, a change (新增…), a growth rate (增长…%), a share (占…%).", values=MEASURES)
    direction: Text = declare("Direction of a change; the value stays positive.", null="no change", values=DIRECTIONS)
    comparison: Text = declare("Base of a change as written: 同比, 环比, 比上年.", null="none written")
    status: Text = declare("Reported, aimed at, or expected.", values=STATUSES)
    time_id: Text = declare("The time expression that dates the figure.", null="no single expression does")
    edtf: Text = declare("When it holds, EDTF (ISO 8601-2).", null="not settled", pattern=EDTF_PATTERN)
    start_date: Day = declare("First day of the interval.", null="unknown or open")
    end_date: Day = declare("Last day of the interval.", null="unknown or open")
    time_role: Text = declare("How the time bears on the figure.", null="no time", values=TIME_ROLES)
    time_source: Text = declare(
        "Where the time comes from: the clause itself, an earlier one, the event, nowhere.", values=TIME_SOURCES
    )
    place: Text = declare("Where it holds, as written.", null="not stated")
    place_code: Text = declare(
        "GB/T 2260 code of `place`.", null="no place, or an ambiguous one", pattern=PLACE_CODE_PATTERN
    )
    event_id: Text = declare("The event that the figure belongs to.", null="none")

    class Config:
        """The columns are these and no others."""

        strict = True


def _bounds_fit(df: pd.DataFrame) -> pd.Series:
    least = df["value_min"].isna() | df["value"].isna() | (df["value_min"] <= df["value"])
    most = df["value_max"].isna() | df["value"].isna() | (df["value"] <= df["value_max"])
    ordered = df["value_min"].isna() | df["value_max"].isna() | (df["value_min"] <= df["value_max"])
    return least & most & ordered


def _bounds_given(df: pd.DataFrame) -> pd.Series:
    low, high = df["value_min"].notna(), df["value_max"].notna()
    bound = df["bound"]
    wants_low, wants_high = bound.isin(["eq", "gt", "ge", "range"]), bound.isin(["eq", "lt", "le", "range"])
    return ((low == wants_low) & (high == wants_high)) | ((bound == "range") & (low | high))


def _value_of_stated(df: pd.DataFrame) -> pd.Series:
    expanded = df["stated_value"].astype("float64") * 10.0 ** df["unit_mult"].astype("float64")
    value = df["value"].astype("float64")
    fits = (expanded - value).abs() <= 1e-9 * value.abs()
    return fits | df["value"].isna() | df["stated_value"].isna()


FIGURES = Table(
    name="figures",
    model=Figures,
    key="figure_id",
    sort=("year:start_date", "unit", "start_date", "doc_id", "start", "end"),
    references=(
        Reference("doc_id", "documents", "doc_id"),
        Reference("section_id", "sections", "section_id"),
        Reference("sentence_id", "sentences", "sentence_id"),
        Reference("time_id", "times", "time_id"),
        Reference("event_id", "events", "event_id"),
    ),
    spans=(("start", "end", "text"),),
    row_group=20_000,
    row_checks=(
        ORDERED_DATES,
        RowCheck("bounds_fit", "value_min ≤ value ≤ value_max", _bounds_fit),
        RowCheck("bounds_given", "the bounds that `bound` promises are given, and no others", _bounds_given),
        RowCheck("value_of_stated", "value = stated_value × 10^unit_mult", _value_of_stated),
    ),
)
