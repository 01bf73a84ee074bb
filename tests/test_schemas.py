"""The declarations: complete, consistent, and every check refuses the row that it is there to refuse."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pyarrow as pa
import pytest

import schemas
from schemas import DATA_TABLES, TABLES, Table
from schemas.dictionary import dictionary_markdown, dictionary_rows
from schemas.table import ColumnsError, sort_columns, sorted_order
from schemas.validate import BrokenCheckError, failed_checks, failed_references, failed_slices

ROOT = Path(__file__).parents[1]

# The contract with analysts, column by column; further columns may stand behind or between.
CONTRACT = {
    "documents": (
        "doc_id source_uri other_uris file_name sha256 n_bytes n_chars media_type encoding title "
        "published_date published_date_source latest_date publisher author editor document_number "
        "issuing_body doc_type script text rules_version duplicate_of"
    ),
    "sections": "section_id doc_id parent_id ordinal level kind number heading path start end text",
    "sentences": "sentence_id doc_id section_id ordinal start end text",
    "times": ("time_id doc_id sentence_id start end text edtf start_date end_date precision modifier anchor duration"),
    "figures": (
        "figure_id doc_id section_id sentence_id start end text value value_min value_max stated_value "
        "unit_mult bound modifier unit_text unit value_si unit_si kind indicator subject measure direction "
        "comparison status time_id edtf start_date end_date time_role time_source place place_code event_id"
    ),
    "events": (
        "event_id doc_id section_id sentence_id start end text trigger trigger_start trigger_end event_type "
        "plover name actors place place_code time_id edtf start_date end_date precision time_source realis "
        "canonical_event_id"
    ),
    "quotes": "quote_id doc_id sentence_id start end text speaker cue attribution kind",
    "mentions": "mention_id doc_id sentence_id start end text kind canonical code role state items",
    "issues": ("issue_id run_id level stage source_uri doc_id table row_id column check message value sentence row"),
    "runs": (
        "run_id started_at finished_at status code_version rules_version documents_seen documents_new "
        "documents_changed documents_unchanged documents_removed documents_failed"
    ),
    "checks": "check_id table column check level n_checked n_failed value threshold state",
    "dictionary": "table column type description",
}
NULLABLE = {
    "figures": (
        "value value_min value_max stated_value modifier unit_text unit value_si unit_si indicator subject "
        "direction comparison time_id edtf start_date end_date time_role place place_code event_id"
    ),
    "times": "edtf start_date end_date modifier duration",
    "events": "plover name place place_code time_id edtf start_date end_date precision fact_key",
    "quotes": "speaker cue",
    "sections": "parent_id number heading",
    "sentences": "",
}

TEXT = "全年收粮6.5亿吨。"
DOC = "0123456789abcdef"
DAY = dt.date(2020, 12, 31)
ROWS = {
    "documents": {
        "doc_id": DOC,
        "source_uri": "a.txt",
        "other_uris": [],
        "file_name": "a.txt",
        "sha256": DOC + "0" * 48,
        "n_bytes": 30,
        "n_chars": len(TEXT),
        "media_type": "text/plain",
        "encoding": "utf-8",
        "title": None,
        "published_date": DAY,
        "published_date_source": "byline",
        "latest_date": None,
        "publisher": None,
        "author": None,
        "editor": None,
        "document_number": None,
        "issuing_body": None,
        "doc_type": "news",
        "script": "Hans",
        "text": TEXT,
        "rules_version": "1",
        "duplicate_of": None,
        "n_sections": 1,
        "n_sentences": 1,
        "n_times": 1,
        "n_events": 1,
        "n_figures": 1,
        "n_quotes": 0,
        "n_mentions": 0,
    },
    "sections": {
        "section_id": f"{DOC}-s-0-9",
        "doc_id": DOC,
        "parent_id": None,
        "ordinal": 0,
        "level": 0,
        "kind": "paragraph",
        "number": None,
        "heading": None,
        "path": "",
        "start": 0,
        "end": 10,
        "text": TEXT,
    },
    "sentences": {
        "sentence_id": "n",
        "doc_id": DOC,
        "section_id": "s",
        "ordinal": 0,
        "start": 0,
        "end": 10,
        "text": TEXT,
    },
    "times": {
        "time_id": "t",
        "doc_id": DOC,
        "sentence_id": "n",
        "start": 0,
        "end": 2,
        "text": "全年",
        "edtf": "2020",
        "start_date": dt.date(2020, 1, 1),
        "end_date": DAY,
        "precision": "year",
        "modifier": None,
        "anchor": "relative",
        "duration": None,
    },
    "figures": {
        "figure_id": "f",
        "doc_id": DOC,
        "section_id": "s",
        "sentence_id": "n",
        "start": 4,
        "end": 9,
        "text": "6.5亿吨",
        "value": 6.5e8,
        "value_min": 6.5e8,
        "value_max": 6.5e8,
        "stated_value": 6.5,
        "unit_mult": 8,
        "bound": "eq",
        "modifier": None,
        "unit_text": "吨",
        "unit": "t",
        "value_si": 6.5e11,
        "unit_si": "kg",
        "kind": "measure",
        "indicator": "粮",
        "subject": None,
        "measure": "level",
        "direction": None,
        "comparison": None,
        "status": "actual",
        "time_id": "t",
        "edtf": "2020",
        "start_date": dt.date(2020, 1, 1),
        "end_date": DAY,
        "time_role": "during",
        "time_source": "explicit",
        "place": None,
        "place_code": None,
        "event_id": None,
    },
    "events": {
        "event_id": "e",
        "doc_id": DOC,
        "section_id": "s",
        "sentence_id": "n",
        "start": 0,
        "end": 9,
        "text": TEXT[:9],
        "trigger": "收",
        "trigger_start": 2,
        "trigger_end": 3,
        "event_type": "other",
        "plover": None,
        "name": None,
        "actors": [],
        "place": None,
        "place_code": None,
        "time_id": "t",
        "edtf": "2020",
        "start_date": dt.date(2020, 1, 1),
        "end_date": DAY,
        "precision": "year",
        "time_source": "explicit",
        "realis": "actual",
        "fact_key": None,
        "canonical_event_id": "e",
    },
    "quotes": {
        "quote_id": "q",
        "doc_id": DOC,
        "sentence_id": "n",
        "start": 0,
        "end": 2,
        "text": "全年",
        "speaker": None,
        "cue": None,
        "attribution": "none",
        "kind": "full",
    },
    "mentions": {
        "mention_id": "m",
        "doc_id": DOC,
        "sentence_id": "n",
        "start": 3,
        "end": 4,
        "text": "粮",
        "kind": "work",
        "canonical": None,
        "code": None,
        "role": None,
        "state": None,
        "items": [],
    },
}

# table, what is changed in a sound row, the check that has to refuse it, the column named
BROKEN = [
    ("documents", {"doc_id": "XYZ"}, "str_matches", "doc_id"),
    ("documents", {"sha256": "f" * 64}, "doc_id_of_sha256", None),
    ("documents", {"n_chars": 3}, "n_chars_of_text", None),
    ("documents", {"published_date": None}, "date_has_source", None),
    ("documents", {"published_date_source": None}, "date_has_source", None),
    ("documents", {"published_date_source": "guess"}, "isin", "published_date_source"),
    ("documents", {"doc_type": "blog"}, "isin", "doc_type"),
    ("documents", {"script": "Latn"}, "isin", "script"),
    ("documents", {"n_bytes": -1}, "greater_than_or_equal_to", "n_bytes"),
    ("documents", {"text": None}, "not_nullable", "text"),
    ("documents", {"duplicate_of": "nobody"}, "str_matches", "duplicate_of"),
    ("sections", {"kind": "chapter"}, "isin", "kind"),
    ("sections", {"level": -1}, "greater_than_or_equal_to", "level"),
    ("sections", {"path": None}, "not_nullable", "path"),
    ("sections", {"end": 0, "text": ""}, "text_span", None),
    ("sentences", {"end": 9}, "text_span", None),
    ("sentences", {"section_id": None}, "not_nullable", "section_id"),
    ("times", {"edtf": "昨天"}, "str_matches", "edtf"),
    ("times", {"end_date": dt.date(2019, 1, 1)}, "dates_ordered", None),
    ("times", {"precision": "week"}, "isin", "precision"),
    ("times", {"anchor": "guess"}, "isin", "anchor"),
    ("times", {"duration": "3 months"}, "str_matches", "duration"),
    ("figures", {"bound": "about"}, "isin", "bound"),
    ("figures", {"kind": "number"}, "isin", "kind"),
    ("figures", {"measure": "rate"}, "isin", "measure"),
    ("figures", {"direction": "sideways"}, "isin", "direction"),
    ("figures", {"status": "hope"}, "isin", "status"),
    ("figures", {"time_role": "when"}, "isin", "time_role"),
    ("figures", {"place_code": "11"}, "str_matches", "place_code"),
    ("figures", {"value_min": 7e8}, "bounds_fit", None),
    ("figures", {"value_max": 1.0}, "bounds_fit", None),
    ("figures", {"value": None, "value_min": 2.0, "value_max": 1.0, "bound": "range"}, "bounds_fit", None),
    ("figures", {"value_max": None}, "bounds_given", None),
    ("figures", {"bound": "approx"}, "bounds_given", None),
    ("figures", {"bound": "gt"}, "bounds_given", None),
    ("figures", {"unit_mult": 4}, "value_of_stated", None),
    ("figures", {"end_date": dt.date(2019, 1, 1)}, "dates_ordered", None),
    ("figures", {"unit_mult": None}, "not_nullable", "unit_mult"),
    ("figures", {"start": -1, "end": 4}, "greater_than_or_equal_to", "start"),
    ("events", {"event_type": "party"}, "isin", "event_type"),
    ("events", {"realis": "maybe"}, "isin", "realis"),
    ("events", {"trigger_start": 9, "trigger_end": 10}, "trigger_inside", None),
    ("events", {"trigger": "收粮"}, "trigger_span", None),
    ("events", {"actors": None}, "not_nullable", "actors"),
    ("quotes", {"kind": "scare"}, "isin", "kind"),
    ("quotes", {"attribution": "somewhere"}, "isin", "attribution"),
    ("mentions", {"kind": "animal"}, "isin", "kind"),
    ("mentions", {"state": "dead"}, "isin", "state"),
    ("mentions", {"code": "北京"}, "str_matches", "code"),
]
# Sound variants that a check must let pass.
SOUND = [
    ("figures", {"value": None, "stated_value": None, "value_min": 4.5, "value_max": 5.0, "bound": "range"}),
    ("figures", {"bound": "gt", "value_max": None}),
    ("figures", {"bound": "le", "value_min": None}),
    ("figures", {"bound": "approx", "value_min": None, "value_max": None}),
    ("figures", {"value": 0.0, "stated_value": 0.0, "value_min": 0.0, "value_max": 0.0}),
    (
        "figures",
        {
            "value": 1e15 + 0.3,
            "stated_value": 1000.0000000000003,
            "unit_mult": 12,
            "value_min": 1e15 + 0.3,
            "value_max": 1e15 + 0.3,
        },
    ),
    ("times", {"start_date": None, "end_date": None, "edtf": None}),
    ("times", {"end_date": None, "edtf": "2020-08-16/"}),
    ("times", {"duration": "P3M"}),
    ("times", {"duration": "PT90M"}),
    ("times", {"edtf": "199X"}),
    ("times", {"edtf": "2020-04-20T15:00"}),
    ("documents", {"published_date": None, "published_date_source": None}),
]


def table_of(name: str, **changes: object) -> pa.Table:
    return DATA_TABLES[name].from_rows([ROWS[name] | changes])


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_declarations_are_complete(table: Table) -> None:
    assert table.description.endswith((".", "whole, with its count and threshold.")) or table.description
    assert table.key in table.names
    assert not {c.name: c for c in table.columns}[table.key].nullable
    for column in table.columns:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", column.name)
        assert column.description[0].isupper() or column.description[0] in "`0123456789", column.name
        assert column.description.endswith((".", ")")), column.name
        assert column.nullable == (column.null is not None)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_sort_and_references_name_what_exists(table: Table) -> None:
    assert {name.rpartition(":")[2] for name in table.sort} <= set(table.names)
    order = list(TABLES)
    for reference in table.references:
        assert reference.column in table.names
        assert TABLES[reference.table].key == reference.target
        assert order.index(reference.table) <= order.index(table.name)


@pytest.mark.parametrize("name", CONTRACT)
def test_contract_columns_stand_in_order(name: str) -> None:
    wanted = CONTRACT[name].split()
    assert [c for c in TABLES[name].names if c in wanted] == wanted


@pytest.mark.parametrize("name", NULLABLE)
def test_null_where_the_contract_allows_it(name: str) -> None:
    assert sorted(c.name for c in TABLES[name].columns if c.nullable) == sorted(NULLABLE[name].split())


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_empty_table_passes_its_checks(table: Table) -> None:
    assert failed_checks(table, table.empty()) == []


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_arrow_schema_carries_descriptions(table: Table) -> None:
    for column, field in zip(table.columns, table.arrow_schema, strict=True):
        assert field.metadata[b"description"].decode() == column.description
        assert field.nullable == column.nullable
    assert table.arrow_schema.metadata[b"table"].decode() == table.name


@pytest.mark.parametrize("name", ROWS)
def test_sound_rows_pass(name: str) -> None:
    assert failed_checks(DATA_TABLES[name], table_of(name)) == []
    assert failed_slices(DATA_TABLES[name], table_of(name), {DOC: TEXT}) == []


@pytest.mark.parametrize(("name", "changes"), SOUND)
def test_sound_variants_pass(name: str, changes: dict[str, object]) -> None:
    assert failed_checks(DATA_TABLES[name], table_of(name, **changes)) == []


@pytest.mark.parametrize(("name", "changes", "check", "column"), BROKEN)
def test_check_refuses(name: str, changes: dict[str, object], check: str, column: str | None) -> None:
    failures = failed_checks(DATA_TABLES[name], table_of(name, **changes))
    assert (check, column) in {(f.check, f.column) for f in failures}
    assert all(f.message for f in failures)
    assert {(f.column, f.check) for f in failures} <= set(DATA_TABLES[name].check_names())


def test_repeated_key_refuses_the_later_row() -> None:
    rows = pa.concat_tables([table_of("quotes"), table_of("quotes", kind="partial")])
    assert [(f.row, f.check) for f in failed_checks(DATA_TABLES["quotes"], rows)] == [(1, "key_unique")]


@pytest.mark.parametrize("span", [(1, 3), (0, 3), (20, 22)])
def test_span_that_does_not_slice_back(span: tuple[int, int]) -> None:
    rows = table_of("times", start=span[0], end=span[1])
    assert [f.check for f in failed_slices(DATA_TABLES["times"], rows, {DOC: TEXT})] == ["slices_back"]


def test_span_of_an_unknown_document() -> None:
    assert [f.check for f in failed_slices(DATA_TABLES["times"], table_of("times"), {})] == ["slices_back"]


def test_both_spans_of_an_event_are_checked() -> None:
    rows = table_of("events", trigger="粮")
    assert [f.column for f in failed_slices(DATA_TABLES["events"], rows, {DOC: TEXT})] == ["trigger"]


def test_reference_that_leads_nowhere() -> None:
    keys = {"times": pa.array(["other"])}
    failures = failed_references(DATA_TABLES["figures"], table_of("figures"), keys)
    assert [(f.check, f.column, f.value) for f in failures] == [("reference", "time_id", "t")]
    assert failed_references(DATA_TABLES["figures"], table_of("figures", time_id=None), keys) == []


def test_misspelt_column_is_refused_loudly() -> None:
    row = dict(ROWS["quotes"])
    row["speeker"] = row.pop("speaker")
    with pytest.raises(ColumnsError) as caught:
        DATA_TABLES["quotes"].from_rows([row])
    assert (caught.value.missing, caught.value.unknown) == (["speaker"], ["speeker"])


@pytest.mark.parametrize("change", ["drop", "type", "extra"])
def test_broken_structure_stops(change: str) -> None:
    rows = table_of("quotes")
    if change == "drop":
        rows = rows.drop_columns(["cue"])
    elif change == "type":
        rows = rows.set_column(3, "start", pa.array([0.0]))
    else:
        rows = rows.append_column("more", pa.array([1]))
    with pytest.raises(BrokenCheckError, match="quotes"):
        failed_checks(DATA_TABLES["quotes"], rows)


def test_crashing_check_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    import pandera.pandas as pandera

    def crash(df: object) -> object:
        raise ZeroDivisionError

    table = DATA_TABLES["quotes"]
    monkeypatch.setattr(table.schema, "checks", [pandera.Check(crash, name="crash")])
    with pytest.raises(BrokenCheckError, match="crash"):
        failed_checks(table, table_of("quotes"))


def test_all_null_column_keeps_its_type() -> None:
    assert table_of("quotes").schema.field("speaker").type == pa.string()


def test_sort_puts_nulls_last_and_keeps_ties() -> None:
    table = DATA_TABLES["times"]
    rows = table.from_rows(
        [
            ROWS["times"] | {"time_id": "a", "start_date": None},
            ROWS["times"] | {"time_id": "b"},
            ROWS["times"] | {"time_id": "c"},
            ROWS["times"] | {"time_id": "d", "start_date": dt.date(1999, 1, 1)},
        ]
    )
    order = sorted_order(sort_columns(table, rows))
    assert rows.take(order)["time_id"].to_pylist() == ["d", "b", "c", "a"]


def test_dictionary_lists_every_column() -> None:
    rows = dictionary_rows(TABLES.values()).to_pylist()
    assert len(rows) == sum(len(t.columns) for t in TABLES.values())
    assert all(r["description"] for r in rows)


def test_dictionary_page_is_up_to_date() -> None:
    page = ROOT / "docs" / "data-dictionary.md"
    assert page.read_text(encoding="utf-8") == dictionary_markdown(TABLES.values()), (
        "run: wenbiao dictionary > docs/data-dictionary.md"
    )


def test_the_schemas_under_test_are_these() -> None:
    assert Path(schemas.__file__).parent == ROOT / "schemas"
