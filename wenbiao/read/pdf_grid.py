"""Ruled tables on a page of a PDF: the grid that the rules draw, and the cells that characters fall into."""

from __future__ import annotations

from bisect import bisect_right
from ctypes import c_float
from dataclasses import dataclass, field
from typing import Any

# Rules nearer than this, in points, are one; borders are often drawn as two.
_NEAR = 3.0
# More path segments than this on a page are a drawing.
_MOST_SEGMENTS = 20_000


@dataclass(slots=True)
class Rule:
    """A straight line: its place across its direction, and where it starts and ends along it."""

    place: float
    start: float
    end: float


@dataclass(slots=True)
class Grid:
    """A ruled table.

    Attributes:
        xs, ys: the places of its vertical rules from left to right, of its horizontal rules from bottom to top.
        cells: characters of the cells by row (from the bottom) and column.
    """

    xs: list[float]
    ys: list[float]
    horizontal: list[Rule]
    vertical: list[Rule]
    cells: dict[tuple[int, int], list[str]] = field(default_factory=dict)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the table."""
        return self.xs[0] < x < self.xs[-1] and self.ys[0] < y < self.ys[-1]

    def cell_at(self, x: float, y: float) -> tuple[int, int]:
        """The cell that a point lies in; of merged cells, the one at the top left."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right(self.ys, y) - 1
        while column and not _is_ruled(self.vertical, self.xs[column], _middle(self.ys, row)):
            column -= 1
        while row + 2 < len(self.ys) and not _is_ruled(self.horizontal, self.ys[row + 1], _middle(self.xs, column)):
            row += 1
        return row, column

    def rows(self) -> list[list[str]]:
        """The texts of the cells, row by row from the top; rows without text are left out."""
        width = len(self.xs) - 1
        rows = [
            ["".join(self.cells.get((row, c), ())) for c in range(width)] for row in range(len(self.ys) - 2, -1, -1)
        ]
        return [row for row in rows if any(map(str.strip, row))]


def find_grids(page: Any) -> list[Grid]:
    """Find the ruled tables of a page: rules that cross, three or more in either direction.

    Args:
        page: a page of pypdfium2.

    Returns:
        The tables; frames around a single column of text are none.
    """
    horizontal, vertical = _rules(page)
    group = {id(rule): i for i, rule in enumerate(horizontal)}
    for upright in vertical:
        crossed = [h for h in horizontal if _cross(h, upright)]
        if not crossed:
            continue
        target = group[id(crossed[0])]
        merged = {group[id(h)] for h in crossed}
        for h in horizontal:
            if group[id(h)] in merged:
                group[id(h)] = target
    grids = []
    for number in sorted(set(group.values())):
        lying = [h for h in horizontal if group[id(h)] == number]
        standing = [v for v in vertical if any(_cross(h, v) for h in lying)]
        xs, ys = _places(standing), _places(lying)
        if len(xs) > 2 and len(ys) > 2:
            grids.append(Grid(xs, ys, lying, standing))
    return grids


def _rules(page: Any) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical straight lines of a page, each run of touching ones made one."""
    import pypdfium2.raw as raw

    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    budget = _MOST_SEGMENTS
    for path in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=1):
        count = raw.FPDFPath_CountSegments(path.raw)
        budget -= count
        if budget < 0:
            return [], []
        matrix = path.get_matrix()
        x, y = c_float(), c_float()
        first = last = None
        for i in range(count):
            segment = raw.FPDFPath_GetPathSegment(path.raw, i)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = matrix.on_point(x.value, y.value)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_LINETO and last is not None:
                _add(horizontal, vertical, last, point)
            elif kind == raw.FPDF_SEGMENT_MOVETO:
                first = point
            if raw.FPDFPathSegment_GetClose(segment) and first is not None:
                _add(horizontal, vertical, point, first)
            last = point
    return _joined(horizontal), _joined(vertical)


def _add(horizontal: list[Rule], vertical: list[Rule], a: tuple[float, float], b: tuple[float, float]) -> None:
    if abs(a[1] - b[1]) < 1 and abs(a[0] - b[0]) > 4:
        horizontal.append(Rule(a[1], min(a[0], b[0]), max(a[0], b[0])))
    elif abs(a[0] - b[0]) < 1 and abs(a[1] - b[1]) > 4:
        vertical.append(Rule(a[0], min(a[1], b[1]), max(a[1], b[1])))


def _joined(rules: list[Rule]) -> list[Rule]:
    rules.sort(key=lambda rule: (round(rule.place / _NEAR), rule.start))
    joined: list[Rule] = []
    for rule in rules:
        last = joined[-1] if joined else None
        if last is not None and abs(last.place - rule.place) < _NEAR and rule.start < last.end + _NEAR:
            last.end = max(last.end, rule.end)
        else:
            joined.append(rule)
    return joined


def _cross(horizontal: Rule, vertical: Rule) -> bool:
    return (
        horizontal.start - _NEAR < vertical.place < horizontal.end + _NEAR
        and vertical.start - _NEAR < horizontal.place < vertical.end + _NEAR
    )


def _places(rules: list[Rule]) -> list[float]:
    places: list[float] = []
    for place in sorted(rule.place for rule in rules):
        if not places or place - places[-1] > 2 * _NEAR:
            places.append(place)
    return places


def _middle(places: list[float], i: int) -> float:
    return (places[i] + places[i + 1]) / 2


def _is_ruled(rules: list[Rule], place: float, at: float) -> bool:
    return any(abs(rule.place - place) < 2 * _NEAR and rule.start - _NEAR < at < rule.end + _NEAR for rule in rules)
