"""The report as one page: what ``quality.json`` holds, for people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flows.report.charts import Chart, bars, columns
from flows.report.rendering import environment
from flows.report.words import Words


def write_page(folder: Path, quality: dict[str, Any], words: Words, with_pages: set[str]) -> None:
    """Write ``index.html``.

    Args:
        folder: the report's folder.
        quality: the facts (see ``flows.report.quality.measure``).
        words: the language.
        with_pages: documents that have pages to link to.
    """
    declared = [c for c in quality["checks"] if not c["of_release"]]
    page = environment(words).get_template("report.html").render(
        q=quality,
        documents=next(t["rows"] for t in quality["tables"] if t["name"] == "documents"),
        declared=sorted(declared, key=lambda c: (-c["n_failed"], c["check_id"])),
        charts=_charts(quality["charts"], words),
        pages=with_pages,
    )  # fmt: skip
    (folder / "index.html").write_text(page, encoding="utf-8")


def _charts(points: dict[str, list[tuple[str, int]]], words: Words) -> list[Chart]:
    drawn = (
        ("months", columns, "month", "figures_count"),
        ("kinds", bars, "kind", "figures_count"),
        ("indicators", bars, "indicator", "figures_count"),
        ("refusals", columns, "run", "issues_count"),
    )
    return [
        draw(words[f"chart_{name}"], words[f"chart_{name}_about"], (words[axis], words[measured]), points[name])
        for name, draw, axis, measured in drawn
    ]


def summarise(quality: dict[str, Any], words: Words) -> str:
    """The report in a few lines of Markdown, for Prefect's artifact and for logs."""
    rows = "\n".join(f"| {t['name']} | {t['rows']:,} | {t['refused']:,} |" for t in quality["tables"])
    verdict = words(f"verdict_{quality['verdict']['state']}", **quality["verdict"])
    head = f"| {words['table']} | {words['rows']} | {words['refused_column']} |"
    return f"**{verdict}**\n\n{words('changes', **quality['changes'])}\n\n{head}\n|---|---:|---:|\n{rows}\n"
