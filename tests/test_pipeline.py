"""The path of a text through the finders: offsets, ids, links, determinism, hostile text."""

import copy
import dataclasses
import datetime as dt
import gc
import pickle
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wenbiao

RAW = Path(__file__).parents[1] / "raw"
SAMPLES = {
    p.stem: p.read_text(encoding="utf-8")
    for p in sorted(RAW.rglob("*.txt"))
    if p.stem[0] == "2" and "gb18030" not in p.stem and "损坏" not in p.stem
}
TABLES = ("sections", "sentences", "times", "figures", "events", "quotes", "mentions")
IDS = {
    "sections": "section_id", "sentences": "sentence_id", "times": "time_id", "figures": "figure_id",
    "events": "event_id", "quotes": "quote_id", "mentions": "mention_id",
}  # fmt: skip
PIECES = [
    "2020年6月", "截至", "，", "。", "；", "“", "”", "《", "》", "3100余起", "同比增长", "5.3%", "十几", "亿元",
    "习近平", "在北京", "召开", "会议", "说：", "\n", "一、", "（一）", "第三条", "1—5月份", "\t", " ", "　", "……",
    "、", "分别", "由", "提高到", "近", "以上", "来源：", "A", "１２３", "國務院", "\U00020000", "\x00", "‍",
]  # fmt: skip


def assert_consistent(text: str, found: wenbiao.Extraction) -> None:
    for table in TABLES:
        rows = getattr(found, table)
        assert [text[r.start : r.end] for r in rows] == [r.text for r in rows], table
        assert [r.start for r in rows] == sorted(r.start for r in rows), table
        ids = [getattr(r, IDS[table]) for r in rows]
        assert len(set(ids)) == len(ids), table
        assert all(r.doc_id == found.doc_id for r in rows), table
    sections = {s.section_id for s in found.sections}
    sentences = {s.sentence_id: s for s in found.sentences}
    times = {t.time_id for t in found.times}
    events = {e.event_id for e in found.events}
    assert all(s.section_id in sections for s in found.sentences)
    assert all(s.parent_id is None or s.parent_id in sections for s in found.sections)
    for row in [*found.times, *found.figures, *found.events, *found.quotes, *found.mentions]:
        assert sentences[row.sentence_id].start <= row.start
    for row in [*found.figures, *found.events]:
        assert row.time_id is None or row.time_id in times
    assert all(f.event_id is None or f.event_id in events for f in found.figures)
    assert all(e.canonical_event_id in events for e in found.events)
    assert all(a.end <= b.start for a, b in pairwise(found.sections))
    inside = "".join(s.text for s in found.sections)
    assert [c for c in text if not c.isspace()] == [c for c in inside if not c.isspace()]


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_consistent(name: str) -> None:
    assert_consistent(SAMPLES[name], wenbiao.extract(SAMPLES[name], reference_date=dt.date(2026, 1, 20)))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_text_gives_the_same_records(name: str) -> None:
    first, second = (wenbiao.extract(SAMPLES[name]) for _ in range(2))
    assert dataclasses.asdict(first) == dataclasses.asdict(second)


def test_texts_together_give_what_each_gives() -> None:
    texts, day, known = [*SAMPLES.values()], dt.date(2026, 1, 20), wenbiao.Metadata(title="题")
    days = [day if i % 2 else None for i in range(len(texts))]
    ids = [str(i) if i % 3 else None for i in range(len(texts))]
    told = [known if i % 5 else None for i in range(len(texts))]
    together = wenbiao.extract_many(texts, days, ids, told)
    assert together == [wenbiao.extract(*each) for each in zip(texts, days, ids, told, strict=True)]
    assert wenbiao.extract_many(texts[:2]) == [wenbiao.extract(text) for text in texts[:2]]
    assert wenbiao.extract_many([]) == []
    with pytest.raises(ValueError, match="shorter"):
        wenbiao.extract_many(texts, ids[:1])


def test_so_many_texts_that_they_are_read_in_parts_give_one_extraction_each() -> None:
    text = next(iter(SAMPLES.values()))[:400]
    texts = [f"{text}\n第{i}号。" for i in range(45_000 // len(text))]
    found = wenbiao.extract_many(texts)
    assert [extraction.text for extraction in found] == texts
    assert found[-1] == wenbiao.extract(texts[-1])


def test_texts_leave_no_rings_and_the_collector_as_it_was() -> None:
    texts = [*SAMPLES.values()]
    wenbiao.extract_many(texts)  # loads the lexicons
    assert gc.isenabled()
    gc.disable()
    try:
        gc.collect()
        wenbiao.extract_many(texts)
        assert gc.collect() == 0
        assert not gc.isenabled()
    finally:
        gc.enable()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from([None, dt.date(2020, 2, 29)]))
def test_any_mixture_of_pieces_is_consistent(text: str, reference_date: dt.date | None) -> None:
    assert_consistent(text, wenbiao.extract(text, reference_date=reference_date))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_consistent(text: str) -> None:
    assert_consistent(text, wenbiao.extract(text))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u3000", "。", "“", "1", "一", "年", "%"])
def test_the_smallest_texts(text: str) -> None:
    assert_consistent(text, wenbiao.extract(text))


@pytest.mark.parametrize(
    "piece",
    [
        "1", "一", "年", "“", "《", "、", "亿", "(", "—", "第", "1年", "1%", "一、", "国家", "，", "\n", " ", "1,",
        "省", "会议", "a", "零百", "“‘",
    ],
)  # fmt: skip
def test_hostile_repetition_ends(piece: str) -> None:
    """Fifty thousand characters of one piece: a pattern that backtracks quadratically would not end in a test run."""
    text = piece * (50_000 // len(piece))
    assert wenbiao.extract(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "2024年7月29日起，市公安局部署开展为期9999年的专项行动。",
        "历时万1.1点两年",
        "2024年\udc00产量5万吨，张三说：“好\ud900。”",
        "2024年5月1日起，为期0个月。",
    ],
)
def test_numbers_beyond_the_calendar_and_halves_of_characters(text: str) -> None:
    assert_consistent(text, wenbiao.extract(text))


def test_records_can_be_pickled_and_copied() -> None:
    """A pool of processes returns them."""
    found = wenbiao.extract(SAMPLES["2020-12-28_网络强国建设综述"])
    assert pickle.loads(pickle.dumps(found)) == copy.deepcopy(found) == copy.copy(found) == found


def test_doc_id_is_the_hash_of_the_text() -> None:
    assert wenbiao.extract("粮食产量6.5亿吨。").doc_id == wenbiao.extract("粮食产量6.5亿吨。").doc_id
    assert wenbiao.extract("粮食产量6.5亿吨。").doc_id != wenbiao.extract("粮食产量6.6亿吨。").doc_id
    assert wenbiao.extract("无", doc_id="0" * 16).doc_id == "0" * 16


def test_ids_hold_document_and_span() -> None:
    figure = wenbiao.extract("粮食产量6.5亿吨。", doc_id="00ff00ff00ff00ff").figures[0]
    assert figure.figure_id == "00ff00ff00ff00ff-f-4-9"


def test_a_stated_publication_date_serves_as_reference() -> None:
    """Without a reference date from the caller, the text's own publication date counts."""
    with_date = wenbiao.extract("今年产量5万吨。", reference_date=dt.date(2024, 3, 1)).figures[0]
    without = wenbiao.extract("今年产量5万吨。").figures[0]
    assert (with_date.start_date, without.start_date) == (dt.date(2024, 1, 1), None)


def test_the_core_imports_no_heavy_package() -> None:
    heavy = {"pandas", "prefect", "pyarrow", "pandera", "numpy"}
    code = f"import sys, wenbiao; wenbiao.extract('产量5万吨。'); print(sorted({heavy} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=RAW.parent)
    assert out.stdout.strip() == "[]"
