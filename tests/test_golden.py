"""Documents of our own, annotated by hand: accuracy floors that only rise (tests/floors.json)."""

import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

import wenbiao

HERE = Path(__file__).parent
ROOT = HERE.parent
GOLDEN = sorted((HERE / "golden").glob("*.yaml"))
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
CHECKED = (
    "bound", "unit", "kind", "measure", "direction", "status", "comparison", "indicator", "subject", "event_type",
    "place", "actors", "speaker",
)  # fmt: skip


def span_of(text: str, at: str) -> tuple[int, int]:
    """The span that a context with one pair of square brackets marks; the context must occur once."""
    before, inside, after = re.fullmatch(r"(.*?)\[(.*)\](.*)", at, re.S).groups()
    context = before + inside + after
    assert text.count(context) == 1, f"{at!r} occurs {text.count(context)} times"
    start = text.index(context) + len(before)
    return start, start + len(inside)


def date_range(row: object) -> str:
    return "/".join(d.isoformat() if d else "" for d in (row.start_date, row.end_date))


def same(column: str, wanted: object, found: object) -> bool:
    if column in ("indicator", "subject"):  # noun phrases may be cut a little longer or shorter
        common = sum((Counter(wanted or "") & Counter(found or "")).values())
        return 2 * common >= 0.8 * (len(wanted or "") + len(found or "")) if wanted else not found
    return wanted == found


def _span(name: str, row: object, wanted: dict[tuple[int, int], dict]) -> tuple[int, int]:
    """A row's span; an event stands for the annotated trigger that its own touches, as triggers may be cut longer."""
    if name != "events":
        return row.start, row.end
    start, end = row.trigger_start, row.trigger_end
    return next(((s, e) for s, e in wanted if s < end and start < e), (start, end))


class Tally(Counter):
    """Counts of gold, found and matching rows, and of right columns, over all documents."""

    def f1(self, name: str) -> float:
        return 200 * self[f"{name} hit"] / max(1, self[f"{name} gold"] + self[f"{name} found"])

    def table(self, name: str, text: str, gold: list[dict], found: list, key: str, misses: list) -> None:
        wanted = {span_of(text, g[key]): g for g in gold}
        got = {_span(name, f, wanted): f for f in found}
        optional = {span for span, g in wanted.items() if g.get("optional")}
        self[f"{name} gold"] += len(wanted.keys() - optional)
        self[f"{name} found"] += len(got.keys() - optional)
        self[f"{name} hit"] += len(wanted.keys() & got.keys() - optional)
        misses += [(name, "spurious", text[s:e], text[max(0, s - 12) : e + 8]) for s, e in got.keys() - wanted.keys()]
        misses += [(name, "missed", wanted[x][key]) for x in wanted.keys() - got.keys() - optional]
        for span in wanted.keys() & got.keys():
            self.columns(name, wanted[span], got[span], key, misses)

    def columns(self, name: str, want: dict, have: object, key: str, misses: list) -> None:
        checks = {c: same(c, want[c], getattr(have, c)) for c in CHECKED if want.get(c, "any") != "any"}
        if str(want.get("dates", "any")) != "any":
            checks["dates"] = want["dates"] == date_range(have)
        if name == "figures" and want.get("value", 0) != "any":
            ends = {k: want[k] for k in ("value", "value_min", "value_max") if k in want}
            checks["value"] = all(getattr(have, k) == pytest.approx(v) for k, v in ends.items())
            checks.setdefault("bound", have.bound == "eq")
        for column, right in checks.items():
            self[f"{name} {column} of"] += 1
            self[f"{name} {column} right"] += right
            if not right:
                found = date_range(have) if column == "dates" else getattr(have, column)
                misses.append((name, column, want[key], "wanted", want.get(column), "found", found))
        if name == "figures" and not want.get("optional"):
            self["figures all right hit"] += all(checks.get(c, True) for c in ("value", "bound", "unit", "dates"))


def measure() -> tuple[dict[str, float], list]:
    t, misses = Tally(), []
    for path in GOLDEN:
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        text = (ROOT / gold["file"]).read_bytes().decode(gold.get("encoding", "utf-8"))
        found = wenbiao.extract(text, reference_date=gold["reference_date"])
        for table, key in (("figures", "at"), ("times", "at"), ("quotes", "at"), ("events", "trigger")):
            if table in gold:
                t.table(table, text, gold[table], getattr(found, table), key, misses)
        if "sections" in gold:
            kinds = [s.kind for s in found.sections]
            same_length = len(kinds) == len(gold["sections"])
            t["blocks of"] += len(kinds)
            t["blocks right"] += same_length * sum(a == b for a, b in zip(gold["sections"], kinds, strict=same_length))
            if kinds != gold["sections"]:
                misses.append((path.stem, "sections", "wanted", gold["sections"], "found", kinds))
    rates = {f"{name} span F1": t.f1(name) for name in ("figures", "times", "quotes", "events")}
    rates["figures all right F1"] = 200 * t["figures all right hit"] / max(1, t["figures gold"] + t["figures found"])
    rates |= {k[: -len(" of")]: 100 * t[k[: -len("of")] + "right"] / t[k] for k in sorted(t) if k.endswith(" of")}
    return {k: round(v, 1) for k, v in rates.items()}, misses


@pytest.fixture(scope="module")
def rates() -> dict[str, float]:
    return measure()[0]


@pytest.mark.parametrize("name", FLOORS)
def test_accuracy_does_not_fall(rates: dict[str, float], name: str) -> None:
    assert rates[name] >= FLOORS[name]


def test_every_rate_has_a_floor(rates: dict[str, float]) -> None:
    assert rates.keys() == FLOORS.keys()


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: p.stem)
def test_gold_dates_are_dates(path: Path) -> None:
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    for row in [r for table in ("figures", "times", "events") for r in gold.get(table, [])]:
        if str(row["dates"]) != "any":
            for side in row["dates"].split("/"):
                assert not side or dt.date.fromisoformat(side)


if __name__ == "__main__":
    found_rates, found_misses = measure()
    for miss in found_misses:
        print("#", *miss)
    print(json.dumps(found_rates, indent=2, ensure_ascii=False))
