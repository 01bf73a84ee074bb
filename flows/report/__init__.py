"""The data-quality report and the source viewer of a release: static pages that open offline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from flows.merge import ParquetTable
from flows.report.page import summarise, write_page
from flows.report.quality import measure, read_documents
from flows.report.thresholds import ThresholdsError, load_thresholds
from flows.report.viewer import link_pages, write_list, write_pages
from flows.report.words import LANGUAGES, Words, load_words
from schemas import TABLES

__all__ = [
    "LANGUAGES",
    "ThresholdsError",
    "link_pages",
    "load_thresholds",
    "load_words",
    "measure",
    "rewrite_report",
    "summarise",
    "write_pages",
    "write_report",
]


def write_report(
    release: Path, *, previous: Path | None = None, thresholds: Path | None = None, language: str = "en"
) -> dict[str, Any]:
    """Measure a release, and write ``checks.parquet``, ``quality.json`` and ``report/`` into it.

    The pages of the documents are not written here but with their batch (see ``write_pages``); the report links to
    those that stand in ``report/documents``.

    Args:
        release: its folder, with all tables but ``checks`` and ``dictionary``; the last row of ``runs`` is its own.
        previous: the folder of the release before.
        thresholds: file of the user's thresholds; None for the defaults.
        language: ``en`` or ``zh``.

    Returns:
        The content of ``quality.json``; ``verdict.state`` is ``error`` where a check of level error failed.

    Raises:
        ThresholdsError: the file of thresholds is wrong.
        ValueError: no such language.
    """
    words = load_words(language)
    quality = measure(release, previous, load_thresholds(thresholds))
    table = TABLES["checks"]
    rows = sorted(
        ({name: check[name] for name in table.names} for check in quality["checks"]), key=lambda c: c["check_id"]
    )
    with ParquetTable(table, release / "checks.parquet") as file:
        file.write(table.from_rows(rows))
    (release / "quality.json").write_text(json.dumps(quality, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    _write_pages(release, quality, words)
    return quality


def rewrite_report(release: Path, *, thresholds: Path | None = None, language: str = "en") -> None:
    """Write the pages of a published release again, in another language or under other thresholds.

    Its tables and ``quality.json`` stay as they were published. Arguments and exceptions as for ``write_report``.
    """
    words = load_words(language)
    _write_pages(release, measure(release, _release_before(release), load_thresholds(thresholds)), words)


def _write_pages(release: Path, quality: dict[str, Any], words: Words) -> None:
    folder = release / "report"
    folder.mkdir(exist_ok=True)
    pages = {path.stem for path in (folder / "documents").glob("*.html")}
    write_list(folder, read_documents(release), words, pages)
    write_page(folder, quality, words, pages)


def _release_before(release: Path) -> Path | None:
    """The release that stood before a release was published, if it is still there."""
    ids = pq.read_table(release / "runs.parquet", columns=["release_id"]).column(0).to_pylist()
    before = release.parent / ids[-2] if len(ids) > 1 else None
    return before if before is not None and before.exists() else None
