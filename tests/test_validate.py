"""Sound rows and issues: nothing is lost, and what refers to a refused row is refused with it."""

from __future__ import annotations

import json

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wenbiao
from flows.catalog import RECORDS, Harvest, check_columns
from schemas import DATA_TABLES, TABLES
from schemas.table import ColumnsError
from schemas.validate import issue_row, refuse_broken_rows
from wenbiao.read import Document
from wenbiao.records import Figure

TEXT = (
    "一、秋粮收购\n2021年9月底，全市收购秋粮12.6万吨，同比增长8.3%。局长王立群指出：“要把仓容腾出来。”\n"
    "2021年10月8日，清河大桥建成通车。\n"
)


@pytest.fixture(scope="module")
def rows() -> dict[str, pa.Table]:
    document = Document("a.txt", "a.txt", "0123456789abcdef" + "0" * 48, 9, "text/plain", "utf-8", TEXT)
    harvest = Harvest.empty()
    harvest.add(document, wenbiao.extract(TEXT, doc_id=document.doc_id), "1")
    return harvest.tables()


def change(rows: dict[str, pa.Table], table: str, i: int, column: str, value: object) -> dict[str, pa.Table]:
    values = rows[table][column].to_pylist()
    values[i] = value
    schema = rows[table].schema
    place = schema.get_field_index(column)
    changed = rows[table].set_column(place, schema.field(place), pa.array(values, schema.field(place).type))
    return rows | {table: changed}


def refuse(rows: dict[str, pa.Table]) -> tuple[dict[str, pa.Table], list[dict]]:
    sound, issues = refuse_broken_rows(DATA_TABLES, rows, {"0123456789abcdef": "a.txt"})
    for name in DATA_TABLES:
        refused = [i["row_id"] for i in issues.to_pylist() if i["table"] == name]
        assert sound[name].num_rows + len(refused) == rows[name].num_rows, name
        assert not set(refused) & set(sound[name][DATA_TABLES[name].key].to_pylist())
    return sound, issues.to_pylist()


def test_sound_rows_stay_as_they_are(rows: dict[str, pa.Table]) -> None:
    sound, issues = refuse(rows)
    assert issues == []
    assert all(sound[name].equals(rows[name]) for name in rows)
    assert rows["figures"].num_rows >= 2


def test_issue_tells_check_value_sentence_and_row(rows: dict[str, pa.Table]) -> None:
    _, (issue,) = refuse(change(rows, "figures", 0, "kind", "weight"))
    assert (issue["table"], issue["column"], issue["check"], issue["value"]) == ("figures", "kind", "isin", "weight")
    assert (issue["stage"], issue["level"], issue["source_uri"]) == ("validate", "error", "a.txt")
    assert issue["row_id"] == rows["figures"]["figure_id"][0].as_py()
    assert "12.6万吨" in issue["sentence"]
    assert json.loads(issue["row"])["text"] == "12.6万吨"
    assert "weight" in issue["message"]


def test_row_that_breaks_two_checks_is_one_issue(rows: dict[str, pa.Table]) -> None:
    broken = change(change(rows, "figures", 0, "kind", "weight"), "figures", 0, "measure", "rate")
    assert len(refuse(broken)[1]) == 1


def test_rows_of_a_refused_sentence_are_refused(rows: dict[str, pa.Table]) -> None:
    figure = rows["figures"].to_pylist()[0]
    i = rows["sentences"]["sentence_id"].to_pylist().index(figure["sentence_id"])
    sound, issues = refuse(change(rows, "sentences", i, "ordinal", -1))
    assert {x["check"] for x in issues} == {"greater_than_or_equal_to", "reference"}
    assert figure["sentence_id"] not in sound["figures"]["sentence_id"].to_pylist()
    refused = next(x for x in issues if x["row_id"] == figure["figure_id"])
    assert (refused["column"], refused["value"]) == ("sentence_id", figure["sentence_id"])


def test_figure_of_a_refused_time_is_refused(rows: dict[str, pa.Table]) -> None:
    dated = next(f for f in rows["figures"].to_pylist() if f["time_id"])
    i = rows["times"]["time_id"].to_pylist().index(dated["time_id"])
    _, issues = refuse(change(rows, "times", i, "precision", "week"))
    assert ("figures", "reference", "time_id") in {(x["table"], x["check"], x["column"]) for x in issues}


def test_children_of_a_refused_heading_are_refused(rows: dict[str, pa.Table]) -> None:
    heading = rows["sections"].to_pylist()[0]
    child = change(rows, "sections", 1, "parent_id", heading["section_id"])
    sound, issues = refuse(change(child, "sections", 0, "kind", "chapter"))
    assert rows["sections"]["section_id"][1].as_py() in {x["row_id"] for x in issues}
    assert heading["section_id"] not in sound["sections"]["parent_id"].to_pylist()


def test_refused_document_takes_all_its_rows(rows: dict[str, pa.Table]) -> None:
    sound, issues = refuse(change(rows, "documents", 0, "script", "Latn"))
    assert all(t.num_rows == 0 for t in sound.values())
    assert len(issues) == sum(t.num_rows for t in rows.values())
    assert all(x["source_uri"] == "a.txt" for x in issues)


@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_any_damage_is_accounted_for(rows: dict[str, pa.Table], data: st.DataObject) -> None:
    damaged = rows
    for _ in range(data.draw(st.integers(1, 4))):
        name = data.draw(st.sampled_from([n for n in DATA_TABLES if rows[n].num_rows]))
        column = data.draw(
            st.sampled_from([c for c in DATA_TABLES[name].columns if c.nullable is False and c.name != "doc_id"])
        )
        i = data.draw(st.integers(0, rows[name].num_rows - 1))
        damaged = change(damaged, name, i, column.name, None)
    sound, _ = refuse(damaged)
    again, issues = refuse(sound)
    assert issues == []
    assert all(again[n].equals(sound[n]) for n in sound)


def test_issue_ids_are_stable_and_distinct() -> None:
    facts = {"stage": "read", "source_uri": "a.txt", "check": "empty", "level": "error", "message": "it is empty"}
    assert issue_row(**facts)["issue_id"] == issue_row(**facts | {"message": "nothing in it"})["issue_id"]
    assert issue_row(**facts)["issue_id"] != issue_row(**facts | {"check": "binary"})["issue_id"]
    assert issue_row(**facts).keys() == set(TABLES["issues"].names)


@pytest.mark.parametrize("name", RECORDS)
def test_records_have_the_columns_of_their_table(name: str) -> None:
    check_columns(DATA_TABLES[name], RECORDS[name])


def test_record_with_other_columns_is_refused() -> None:
    with pytest.raises(ColumnsError, match="events"):
        check_columns(DATA_TABLES["events"], Figure)
