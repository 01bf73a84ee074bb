"""Charts as static SVG: same bytes on every machine, coloured by the page's style sheet, readable without script.

Widths are in the chart's own units; the page scales the drawing. Labels are never measured, since fonts differ between
machines: a column of fixed width holds them, and longer ones are cut with an ellipsis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH = 480
LABEL = 168
ROW = 22
HEIGHT = 160
LEFT = 44
MOST_LABEL = 13


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing and what it is drawn from (a table behind each chart serves those who do not see it)."""

    title: str
    description: str
    columns: tuple[str, str]
    points: list[tuple[str, int]]
    svg: Markup


def bars(title: str, description: str, columns: tuple[str, str], points: Sequence[tuple[str, int]]) -> Chart:
    """Horizontal bars, one per point, in the order given."""
    longest = max((n for _, n in points), default=0) or 1
    room = WIDTH - LABEL - 64
    parts = []
    for i, (label, n) in enumerate(points):
        y = i * ROW
        width = max(1, round(room * n / longest)) if n else 0
        shown = label if len(label) <= MOST_LABEL else label[: MOST_LABEL - 1] + "…"
        parts.append(
            f'<text x="{LABEL - 8}" y="{y + 15}" text-anchor="end">{escape(shown)}</text>'
            f'<rect class="bar" x="{LABEL}" y="{y + 3}" width="{width}" height="{ROW - 7}"/>'
            f'<text class="soft" x="{LABEL + width + 6}" y="{y + 15}">{n:,}</text>'
        )
    return _chart(title, description, columns, points, "".join(parts), max(ROW, len(points) * ROW))


def columns(title: str, description: str, names: tuple[str, str], points: Sequence[tuple[str, int]]) -> Chart:
    """Vertical columns over an ordered axis (months, runs), first and last named."""
    highest = max((n for _, n in points), default=0) or 1
    step = (WIDTH - LEFT - 8) / max(1, len(points))
    base = HEIGHT - 24
    parts = [f'<line class="axis" x1="{LEFT}" y1="{base}" x2="{WIDTH - 8}" y2="{base}"/>']
    parts.append(f'<text class="soft" x="{LEFT - 6}" y="16" text-anchor="end">{highest:,}</text>')
    parts.append(f'<text class="soft" x="{LEFT - 6}" y="{base}" text-anchor="end">0</text>')
    for i, (_, n) in enumerate(points):
        height = round((base - 10) * n / highest, 1)
        x, width = LEFT + (i + 0.1) * step, max(0.5, 0.8 * step)
        parts.append(f'<rect class="bar" x="{x:.1f}" y="{base - height:.1f}" width="{width:.1f}" height="{height}"/>')
    if points:
        parts.append(f'<text class="soft" x="{LEFT}" y="{HEIGHT - 6}">{escape(points[0][0])}</text>')
    if len(points) > 1:
        parts.append(
            f'<text class="soft" x="{WIDTH - 8}" y="{HEIGHT - 6}" text-anchor="end">{escape(points[-1][0])}</text>'
        )
    return _chart(title, description, names, points, "".join(parts), HEIGHT)


def _chart(
    title: str, description: str, names: tuple[str, str], points: Sequence[tuple[str, int]], drawing: str, height: int
) -> Chart:
    svg = Markup(
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{drawing}</svg>"
    )
    return Chart(title, description, names, list(points), svg)
