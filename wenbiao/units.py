"""Units and classifiers: what may follow a number, with its code and its base unit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import log10

from wenbiao.lexicon import load_lexicon

_DIGITS = frozenset("0123456789余多")
_ONE = (1,)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the lexicon ``units.yaml`` under one of its names.

    Attributes:
        name: as written.
        code: UCUM, ISO 4217, or the name itself for a classifier or counted noun.
        kind: the kind of figure it makes.
        base: code of the base unit of its dimension, None where it has none.
        factor, offset: value in the base unit = value * factor + offset.
        scale: value in ``code`` = stated number * scale (成: 10).
        takes: which numerals may stand before it: any, counting, large, arabic.
        span: how many characters of the name belong to a figure's span (日 of 日内).
        not_before, never_before, not_before_small: what may not follow: unless a digit stands before a count, always,
            and after a small Chinese numeral.
        latin: whether it ends in a letter that no other may follow (m, but not ml).
    """

    name: str
    code: str
    kind: str
    base: str | None
    factor: float
    offset: float
    scale: float
    takes: str
    span: int
    not_before: tuple[str, ...]
    never_before: tuple[str, ...]
    not_before_small: tuple[str, ...]
    latin: bool


@cache
def units() -> dict[str, Unit]:
    """All units by name."""
    out: dict[str, Unit] = {}
    for entry in load_lexicon("units"):
        base, factor, *offset = entry.get("base", [None, 1.0])
        for name in entry["names"]:
            out[name] = Unit(
                name=name, code=entry.get("unit", name), kind=entry["kind"], base=base, factor=float(factor),
                offset=float(offset[0]) if offset else 0.0, scale=float(entry.get("scale", 1)),
                takes=entry.get("takes", "any"), span=entry.get("span", len(name)),
                not_before=tuple(entry.get("not_before", ())),
                never_before=tuple(entry.get("never_before", ())),
                not_before_small=tuple(entry.get("not_before_small", ())),
                latin=name[-1].isascii() and name[-1].isalpha(),
            )  # fmt: skip
    return out


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """For each pair of characters that names begin with, the lengths that a name there may have, longest first."""
    out: dict[str, set[int]] = {}
    for name in units():
        if len(name) > 1:
            out.setdefault(name[:2], {1}).add(len(name))
    return {pair: tuple(sorted(lengths, reverse=True)) for pair, lengths in out.items()}


def exponent_of(scale: float) -> int:
    """The power of ten that a unit's scale is (成: 1, 角: -1, 世纪: 2); every scale of the lexicon is one."""
    return round(log10(scale)) if scale != 1 else 0


def match_unit(norm: str, at: int) -> Unit | None:
    """The longest unit whose name begins at an offset, and is not itself the beginning of another word."""
    known = units()
    for length in _lengths().get(norm[at : at + 2], _ONE):
        end = at + length
        unit = known.get(norm[at:end])
        if unit is None:
            continue
        held = unit.not_before and norm.startswith(unit.not_before, end)
        if held and (unit.kind != "count" or not at or norm[at - 1] not in _DIGITS):
            continue
        if unit.never_before and norm.startswith(unit.never_before, end):
            continue
        if unit.latin and norm[end : end + 1].isascii() and norm[end : end + 1].isalnum():
            continue
        return unit
    return None


@cache
def first_characters() -> frozenset[str]:
    """The characters that unit names begin with."""
    return frozenset(name[0] for name in units())


@cache
def beginnings_after_one() -> frozenset[str]:
    """What the names that 一 counts begin with: no classifiers, and two characters of those in 个 (个百分点)."""
    names = [u.name for u in units().values() if u.kind != "count"]
    return frozenset(name[:2] if name[0] == "个" else name[0] for name in names)
