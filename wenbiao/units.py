"""Units and classifiers: what may follow a number, with its code and its base unit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from wenbiao.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the lexicon under one of its names.

    Attributes:
        name: as written.
        code: UCUM, ISO 4217, or the name itself for a classifier or counted noun.
        kind: the kind of figure it makes.
        base: code of the base unit of its dimension, None where it has none.
        factor, offset: value in the base unit = value * factor + offset.
        scale: value in ``code`` = stated number * scale (成: 10).
        vague: whether 一 before it is no number (一个).
    """

    name: str
    code: str
    kind: str
    base: str | None
    factor: float
    offset: float
    scale: float
    vague: bool


@cache
def units() -> dict[str, Unit]:
    """All units by name."""
    out: dict[str, Unit] = {}
    for entry in load_lexicon("units"):
        base, factor, *offset = entry.get("base", [None, 1.0])
        for name in entry["names"]:
            out[name] = Unit(
                name, entry.get("unit", name), entry["kind"], base, float(factor), float(offset[0]) if offset else 0.0,
                float(entry.get("scale", 1)), entry.get("vague", False),
            )  # fmt: skip
    return out


@cache
def _longest() -> dict[str, int]:
    """For each first character, the length of the longest name."""
    out: dict[str, int] = {}
    for name in units():
        out[name[0]] = max(out.get(name[0], 0), len(name))
    return out


def match_unit(norm: str, at: int) -> Unit | None:
    """The longest unit name that begins at an offset."""
    longest = _longest().get(norm[at : at + 1])
    if longest is None:
        return None
    names = units()
    for length in range(longest, 0, -1):
        found = names.get(norm[at : at + length])
        if found is not None and len(found.name) == length:
            return found
    return None
