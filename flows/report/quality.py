"""The facts of the quality report: what a release holds, what was refused, what looks wrong, what the lexicons lack.

Everything is measured on the release's own files, column by column; only the texts of a sample are read.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.report.thresholds import Threshold, Thresholds
from flows.report.viewer import SPANS, anchor, counted
from flows.report.words import load_words
from flows.show import TABLES as EXTRACTED
from schemas import DATA_TABLES

_NUMBER = re.compile(r"[0-9０-９][0-9０-９.,．，]*")
_RECORD_OF = {table: record for record, (table, _, _) in SPANS.items()}
_SAME_FIGURE = ("indicator", "subject", "start_date", "end_date", "unit", "measure", "comparison", "status", "place")
# Columns of `issues` that the report shows of a refused row, and of a refused file.
_ROW_COLUMNS = (
    "issue_id", "table", "row_id", "column", "check", "message", "value", "sentence", "source_uri", "doc_id",
)  # fmt: skip
_FILE_COLUMNS = ("issue_id", "level", "source_uri", "check", "message")


def measure(release: Path, previous: Path | None, thresholds: Thresholds) -> dict[str, Any]:
    """Measure a release.

    Args:
        release: its folder, with all tables but ``checks``; the last row of ``runs`` is its own.
        previous: the folder of the release before.
        thresholds: what passes.

    Returns:
        The content of ``quality.json``.
    """
    runs = pq.read_table(release / "runs.parquet").to_pylist()
    run = runs[-1]
    issues = pq.read_table(release / "issues.parquet").to_pylist()
    documents = read_documents(release)
    figures = pq.read_table(
        release / "figures.parquet",
        columns=["kind", "unit_text", "value", "bound", *_SAME_FIGURE],
        read_dictionary=["kind", "unit_text", "bound", *(c for c in _SAME_FIGURE if not c.endswith("_date"))],
    ).unify_dictionaries()  # each row group has dictionaries of its own, and grouping wants one
    versions = {name: run[name] for name in ("run_id", "code_version", "rules_version", "schema_version")}
    facts: dict[str, Any] = {
        "release": {"id": run["release_id"], "started_at": run["started_at"].isoformat(timespec="seconds")} | versions,
        "changes": {k: run[f"documents_{k}"] for k in ("seen", "new", "changed", "unchanged", "removed", "failed")},
        "tables": _tables(run, runs[:-1], issues),
        "newest_document": _iso(pc.max(documents.column("published_date")).as_py()),
        "nulls": {name: null_rates(release / f"{name}.parquet") for name in DATA_TABLES},
        "refused": _refused(issues, previous, thresholds),
        "lost": _lost(documents, previous),
        "duplicates": _duplicates(documents, thresholds),
        "without_facts": _without_facts(documents, thresholds),
        "conflicts": _conflicts(release, figures, thresholds),
        "unknown_units": _unknown_units(figures, thresholds),
        "unread_numbers": unread_numbers(release, thresholds),
        "charts": _charts(figures, runs),
    }  # fmt: skip
    facts["checks"] = [*_release_checks(facts, run, runs[:-1], thresholds), *_declared_checks(run, issues)]
    for check in facts["checks"]:
        if check["of_release"]:
            check["description"] = load_words("en")(f"check_{check['check']}", table=check["table"])
    _add_trends(facts["checks"], previous)
    slices = [c for c in facts["checks"] if c["check"] == "slices_back"]
    facts["traceable"] = 1 - sum(c["n_failed"] for c in slices) / max(1, sum(c["n_checked"] for c in slices))
    facts["verdict"] = _verdict(facts["checks"])
    return facts


def read_documents(release: Path) -> pa.Table:
    """The table ``documents`` without its texts."""
    path = release / "documents.parquet"
    return pq.read_table(path, columns=[n for n in pq.read_schema(path).names if n != "text"])


def null_rates(path: Path) -> dict[str, float]:
    """Share of nulls of each column that may be null, from the file's own statistics."""
    file = pq.ParquetFile(path)
    rows = file.metadata.num_rows
    nullable = {f.name for f in file.schema_arrow if f.nullable}
    nulls: Counter[str] = Counter()
    for i in range(file.metadata.num_row_groups):
        group = file.metadata.row_group(i)
        for j in range(group.num_columns):
            column = group.column(j)
            if column.path_in_schema in nullable and column.statistics is not None:
                nulls[column.path_in_schema] += column.statistics.null_count or 0
    return {
        f.name: round(nulls[f.name] / rows, 4)
        for f in file.schema_arrow
        if rows and f.nullable and not pa.types.is_list(f.type)
    }


def _tables(run: dict[str, Any], earlier: list[dict[str, Any]], issues: list[dict[str, Any]]) -> list[dict[str, Any]]:
    refused = Counter(i["table"] for i in issues if i["table"])
    before = earlier[-1] if earlier else None
    return [
        {"name": name, "rows": run[f"n_{name}"], "refused": refused[name], "before": before and before[f"n_{name}"]}
        for name in DATA_TABLES
    ]


def _refused(issues: list[dict[str, Any]], previous: Path | None, thresholds: Thresholds) -> dict[str, Any]:
    """Refused rows and files; what the release before had refused too is known."""
    known = set()
    if previous is not None and (previous / "issues.parquet").exists():
        known = set(pq.read_table(previous / "issues.parquet", columns=["issue_id"]).column(0).to_pylist())
    rows = [_refused_row(i, i["issue_id"] not in known) for i in issues if i["table"]]
    files = [{k: i[k] for k in _FILE_COLUMNS} | {"new": i["issue_id"] not in known} for i in issues if not i["table"]]
    rows.sort(key=lambda r: not r["new"])
    files.sort(key=lambda r: not r["new"])
    return {
        "n_rows": len(rows), "n_files": len(files), "n_new": sum(r["new"] for r in [*rows, *files]),
        "rows": rows[: thresholds.refused_rows], "files": files[: thresholds.refused_rows],
    }  # fmt: skip


def _refused_row(issue: dict[str, Any], new: bool) -> dict[str, Any]:
    out = {name: issue[name] for name in _ROW_COLUMNS}
    span = json.loads(issue["row"]).get("text") or ""
    at = (issue["sentence"] or "").find(span) if span else -1
    out["anchor"] = anchor(_RECORD_OF[issue["table"]], issue["row_id"]) if issue["table"] in _RECORD_OF else None
    out["highlight"] = [at, at + len(span)] if at >= 0 else None
    return out | {"new": new}


def _lost(documents: pa.Table, previous: Path | None) -> dict[str, int]:
    """Documents of the release before, and how many are gone: neither their bytes nor their places stand any more."""
    if previous is None:
        return {"had": 0, "lost": 0}
    before = pq.read_table(previous / "documents.parquet", columns=["doc_id", "source_uri"])
    places = pa.chunked_array([*documents.column("source_uri").chunks, pc.list_flatten(documents.column("other_uris"))])
    stands = pc.or_(
        pc.is_in(before.column("doc_id"), value_set=documents.column("doc_id")),
        pc.is_in(before.column("source_uri"), value_set=places),
    )
    return {"had": before.num_rows, "lost": before.num_rows - (pc.sum(stands).as_py() or 0)}


def _duplicates(documents: pa.Table, thresholds: Thresholds) -> dict[str, Any]:
    same_bytes = pc.sum(pc.list_value_length(documents.column("other_uris"))).as_py() or 0
    reprints = documents.filter(pc.is_valid(documents.column("duplicate_of")))
    listed = reprints.select(["doc_id", "title", "source_uri", "duplicate_of"]).slice(0, thresholds.listed)
    return {"same_bytes": same_bytes, "reprints": reprints.num_rows, "listed": listed.to_pylist()}


def _without_facts(documents: pa.Table, thresholds: Thresholds) -> dict[str, Any]:
    none = pc.equal(pc.add(documents.column("n_figures"), documents.column("n_events")), 0)
    found = documents.filter(none)
    listed = found.select(["doc_id", "title", "source_uri"]).slice(0, thresholds.listed)
    return {"n": found.num_rows, "listed": listed.to_pylist()}


def _conflicts(release: Path, figures: pa.Table, thresholds: Thresholds) -> dict[str, Any]:
    """Groups of figures that agree in all that identifies them and differ in value."""
    known = pc.and_(pc.is_valid(figures.column("indicator")), pc.is_valid(figures.column("subject")))
    known = pc.and_(pc.and_(known, pc.is_valid(figures.column("start_date"))), pc.is_valid(figures.column("value")))
    exact = figures.filter(pc.and_(known, pc.equal(figures.column("bound").cast(pa.string()), "eq")))
    groups = exact.group_by(list(_SAME_FIGURE)).aggregate([("value", "distinct")])
    groups = groups.filter(pc.greater(pc.list_value_length(groups.column("value_distinct")), 1))
    order = ("indicator", "subject", "start_date", "end_date")
    ranked = sorted(groups.to_pylist(), key=lambda g: [str(g[c]) for c in (*order, *_SAME_FIGURE)])
    listed = []
    rows = pq.read_table(release / "figures.parquet", columns=["figure_id", "doc_id", "text", "value", *_SAME_FIGURE])
    for group in ranked[: thresholds.listed]:
        places = _where(rows, group)
        listed.append(
            {k: _iso(group[k]) for k in ("indicator", "subject", "start_date", "end_date", "unit")}
            | {"figures": places}
        )
    return {"n": groups.num_rows, "listed": listed}


def _where(rows: pa.Table, group: dict[str, Any]) -> list[dict[str, Any]]:
    match = (pc.field("indicator") == group["indicator"]) & (pc.field("subject") == group["subject"])
    same = [r for r in rows.filter(match).to_pylist() if all(r[k] == group[k] for k in _SAME_FIGURE)]
    first: dict[float, dict[str, Any]] = {}
    for r in sorted(same, key=lambda r: r["figure_id"]):
        first.setdefault(
            r["value"], {"text": r["text"], "doc_id": r["doc_id"], "anchor": anchor("figure", r["figure_id"])}
        )
    return list(first.values())


def _unknown_units(figures: pa.Table, thresholds: Thresholds) -> dict[str, Any]:
    unknown = figures.filter(pc.and_(pc.is_null(figures.column("unit")), pc.is_valid(figures.column("unit_text"))))
    ranked = counted(unknown.column("unit_text").cast(pa.string()))
    return {
        "n": unknown.num_rows,
        "listed": [{"unit": u, "n": n} for u, n in list(ranked.items())[: thresholds.listed]],
    }


def unread_numbers(release: Path, thresholds: Thresholds) -> dict[str, Any]:
    """Numbers in digits that no figure and no time holds, ranked by what follows them.

    Only a sample of documents is read, those with the least ``doc_id``: a hash, so the sample is fair and stays so.
    """
    ids = sorted(pq.read_table(release / "documents.parquet", columns=["doc_id"]).column(0).to_pylist())[
        : thresholds.sampled_documents
    ]
    if not ids:
        return {"documents": 0, "numbers": 0, "unread": 0, "listed": []}
    of_sample = [("doc_id", "<=", ids[-1])]
    held: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for name in ("figures", "times", "mentions"):
        rows = pq.read_table(release / f"{name}.parquet", columns=["doc_id", "start", "end"], filters=of_sample)
        for doc_id, start, end in zip(*(c.to_pylist() for c in rows.columns), strict=True):
            held[doc_id].append((start, end))
    texts = pq.read_table(release / "documents.parquet", columns=["doc_id", "text"], filters=of_sample)
    after: Counter[str] = Counter()
    examples: dict[str, tuple[str, str]] = {}
    numbers = 0
    for doc_id, text in zip(*(c.to_pylist() for c in texts.columns), strict=True):
        taken = {i for start, end in held[doc_id] for i in range(start, end)}
        for m in _NUMBER.finditer(text):
            numbers += 1
            if m.start() not in taken:
                tail = text[m.end() : m.end() + 2].split("\n")[0]
                after[tail] += 1
                examples.setdefault(tail, (doc_id, text[max(0, m.start() - 12) : m.end() + 12].replace("\n", " ")))
    ranked = sorted(after.items(), key=lambda pair: (-pair[1], pair[0]))[: thresholds.listed]
    listed = [{"after": tail, "n": n, "doc_id": examples[tail][0], "example": examples[tail][1]} for tail, n in ranked]
    return {"documents": len(ids), "numbers": numbers, "unread": sum(after.values()), "listed": listed}


def _charts(figures: pa.Table, runs: list[dict[str, Any]]) -> dict[str, list[tuple[str, int]]]:
    days = figures.column("start_date").drop_null()
    months = counted(pc.strftime(days.cast(pa.timestamp("s")), "%Y-%m")) if len(days) else {}
    return {
        "months": _timeline(months),
        "kinds": list(counted(figures.column("kind").cast(pa.string())).items()),
        "indicators": list(counted(figures.column("indicator").cast(pa.string()).drop_null()).items())[:12],
        "refusals": [(f"{r['started_at']:%Y-%m-%d %H:%M}", r["n_issues"]) for r in runs[-40:]],
    }


def _timeline(months: dict[str, int], most: int = 60) -> list[tuple[str, int]]:
    """Months in order, empty ones included; years where there are too many months."""
    if not months:
        return []
    first, last = min(months), max(months)
    (y, m), (last_y, last_m) = (tuple(map(int, x.split("-"))) for x in (first, last))
    if (last_y - y) * 12 + last_m - m >= most:
        years: Counter[str] = Counter()
        for month, n in months.items():
            years[month[:4]] += n
        latest = range(max(y, last_y - most + 1), last_y + 1)
        return [(str(year), years[f"{year:04d}"]) for year in latest]
    span = range(y * 12 + m - 1, last_y * 12 + last_m)
    return [(label, months.get(label, 0)) for label in (f"{i // 12:04d}-{i % 12 + 1:02d}" for i in span)]


def _release_checks(
    facts: dict[str, Any], run: dict[str, Any], earlier: list[dict[str, Any]], thresholds: Thresholds
) -> list[dict[str, Any]]:
    """Checks of the release as a whole: counts, or measured values, against thresholds."""
    documents, n_figures = run["n_documents"], run["n_figures"]
    rows = sum(t["rows"] + t["refused"] for t in facts["tables"])
    files = documents + facts["duplicates"]["same_bytes"] + run["documents_failed"]
    nulls = facts["nulls"]["figures"]
    shares = {
        "rows_refused": (rows, facts["refused"]["n_rows"]),
        "files_refused": (files, run["documents_failed"]),
        "documents_lost": (facts["lost"]["had"], facts["lost"]["lost"]),
        "documents_without_facts": (documents, facts["without_facts"]["n"]),
        "reprints": (documents, facts["duplicates"]["reprints"]),
        "figures_without_date": (n_figures, round(nulls.get("start_date", 0) * n_figures)),
        "figures_without_indicator": (n_figures, round(nulls.get("indicator", 0) * n_figures)),
        "figures_of_unknown_unit": (n_figures, facts["unknown_units"]["n"]),
    }
    out = []
    for name, (checked, failed) in shares.items():
        limit = thresholds.checks[name]
        out.append(_check(name, None, None, limit, checked, failed, None, failed > limit.threshold * checked))

    def add_measured(name: str, table: str, column: str | None, checked: int, failed: int, value: float) -> None:
        limit = thresholds.checks[name]
        out.append(_check(name, table, column, limit, checked, failed, value, value > limit.threshold))

    conflicts = facts["conflicts"]["n"]
    per_thousand = 1000 * conflicts / n_figures if n_figures else 0.0
    add_measured("conflicts", "figures", None, n_figures, conflicts, round(per_thousand, 3))
    if facts["newest_document"]:
        days = (run["started_at"].date() - dt.date.fromisoformat(facts["newest_document"])).days
        add_measured("age", "documents", "published_date", documents, 0, float(days))
    # The size of a table per document should not jump from run to run.
    for name in EXTRACTED:
        past = [r[f"n_{name}"] / r["n_documents"] for r in earlier if r["n_documents"]]
        distance = mads(run[f"n_{name}"] / documents, past) if documents else None
        if distance is not None:
            add_measured("volume", name, None, len(past), 0, round(distance, 2))
    return out


def mads(value: float, past: Iterable[float], least: int = 3) -> float | None:
    """Distance of a value from the median of earlier ones, in median absolute deviations.

    A deviation counts as at least 1 % of the median: else runs that agree to the row would make any change a breach.

    Returns:
        The distance; None with fewer than ``least`` earlier values.
    """
    values = list(past)
    if len(values) < least:
        return None
    median = statistics.median(values)
    deviation = max(statistics.median(abs(v - median) for v in values), 0.01 * abs(median), 1e-9)
    return abs(value - median) / deviation


def _declared_checks(run: dict[str, Any], issues: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Checks that the tables declare; a broken one refuses its row, so it warns."""
    broken = Counter((i["table"], i["column"], i["check"]) for i in issues if i["table"])
    refused = Counter(i["table"] for i in issues if i["table"])
    out = []
    for name, table in DATA_TABLES.items():
        checked = run[f"n_{name}"] + refused[name]
        for check in table.checks:
            failed = broken[name, check.column, check.name]
            row = _check(check.name, name, check.column, Threshold("warning", 0.0), checked, failed, None, failed > 0)
            out.append(row | {"of_release": False, "description": check.description})
    return out


def _check(
    check: str, table: str | None, column: str | None, limit: Threshold, checked: int, failed: int, value: float | None,
    breach: bool,
) -> dict[str, Any]:  # fmt: skip
    """A check of the release; its words are those of the report."""
    state = {"error": "failed", "warning": "warned", "info": "passed"}[limit.level] if breach else "passed"
    return {
        "check_id": ".".join(p for p in (table or "release", column, check) if p), "of_release": True,
        "table": table, "column": column, "check": check, "level": limit.level, "n_checked": checked,
        "n_failed": failed, "value": value, "threshold": limit.threshold, "state": state,
    }  # fmt: skip


def _add_trends(checks: list[dict[str, Any]], previous: Path | None) -> None:
    """Give each check of the release its values in the runs before, oldest first."""
    past = {}
    if previous is not None and (previous / "quality.json").exists():
        earlier = json.loads((previous / "quality.json").read_text(encoding="utf-8"))
        past = {
            c["check_id"]: [*c["trend"], c["n_failed"] if c["value"] is None else c["value"]] for c in earlier["checks"]
        }
    for check in checks:
        check["trend"] = past.get(check["check_id"], [])[-5:]


def _verdict(checks: list[dict[str, Any]]) -> dict[str, Any]:
    states = Counter(c["state"] for c in checks)
    state = "error" if states["failed"] else "warning" if states["warned"] else "ok"
    return {"state": state, "checks": len(checks), "warned": states["warned"], "failed": states["failed"]}


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
