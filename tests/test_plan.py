"""What a run has to do, and which rows make its release: files and their fates as plain data."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from flows.plan import BASE, Plan, make_plan, settle
from flows.sources import FileEntry, Part, Source


def sha(content: str) -> str:
    return (content * 64)[:64]


def doc(content: str) -> str:
    return sha(content)[:16]


def entry(uri: str, content: str) -> FileEntry:
    return FileEntry(sha(content), [[doc(content), uri]])


def plan_of(
    now: dict[str, str],
    before: dict[str, str | FileEntry] | None = None,
    parts: list[Part] | None = None,
    version: str = "1",
) -> Plan:
    """A plan for files (uri: content) after a release of other files."""
    sources = [Source(uri, f"/raw/{uri}", sha(content), len(content)) for uri, content in sorted(now.items())]
    manifest = None
    if before is not None:
        files = {uri: asdict(e if isinstance(e, FileEntry) else entry(uri, e)) for uri, e in before.items()}
        manifest = {"files": files, "parts_version": "1"}
    return make_plan(sources, None if before is None else "r1", manifest, version, parts or [])


def part_of(name: str, files: dict[str, FileEntry]) -> Part:
    return Part(name, files, {}, 0, {})


def read(plan: Plan, name: str = "p1") -> Part:
    """A part as a run without faults would make it."""
    return part_of(name, {s.uri: FileEntry(s.sha256, [[s.sha256[:16], s.uri]]) for s in plan.todo})


def todo(plan: Plan) -> list[str]:
    return [source.uri for source in plan.todo]


def counts(plan: Plan) -> tuple[int, int, int, int]:
    c = plan.changes
    return c.new, c.changed, c.unchanged, c.removed


def test_first_run_reads_everything() -> None:
    plan = plan_of({"a": "1", "b": "2"})
    assert (todo(plan), counts(plan), plan.up_to_date) == (["a", "b"], (2, 0, 0, 0), False)


def test_same_files_are_up_to_date() -> None:
    plan = plan_of({"a": "1", "b": "2"}, {"a": "1", "b": "2"})
    assert (todo(plan), counts(plan), plan.up_to_date) == ([], (0, 0, 2, 0), True)


def test_only_new_and_changed_files_are_read() -> None:
    plan = plan_of({"a": "1", "b": "3", "c": "4"}, {"a": "1", "b": "2", "z": "9"})
    assert (todo(plan), counts(plan), plan.up_to_date) == (["b", "c"], (1, 1, 1, 1), False)
    settled = settle(plan, [read(plan)])
    assert settled.keep == {BASE: {doc("1")}, "p1": {doc("3"), doc("4")}}
    assert list(settled.files) == ["a", "b", "c"]


def test_removal_alone_reads_nothing_but_is_a_change() -> None:
    plan = plan_of({"a": "1"}, {"a": "1", "b": "2"})
    assert (todo(plan), plan.up_to_date) == ([], False)
    assert settle(plan, []).keep == {BASE: {doc("1")}}


def test_other_version_reads_everything() -> None:
    plan = plan_of({"a": "1"}, {"a": "1"}, version="2")
    assert (todo(plan), counts(plan), plan.up_to_date, plan.base) == (["a"], (0, 0, 1, 0), False, None)


def test_same_bytes_in_two_places_are_one_document() -> None:
    plan = plan_of({"b": "1", "a": "1", "c": "1"})
    settled = settle(plan, [read(plan)])
    assert settled.keep == {"p1": {doc("1")}}
    assert settled.other_uris == {doc("1"): ["b", "c"]}


def test_second_place_takes_over_when_the_first_goes() -> None:
    plan = plan_of({"b": "1"}, {"a": "1", "b": "1"})
    assert todo(plan) == ["b"]
    settled = settle(plan, [read(plan)])
    assert (settled.keep, settled.other_uris) == ({"p1": {doc("1")}}, {})


def test_new_file_before_a_known_twin_gives_the_rows() -> None:
    plan = plan_of({"a": "1", "b": "1"}, {"b": "1"})
    assert todo(plan) == ["a"]
    settled = settle(plan, [read(plan)])
    assert (settled.keep, settled.other_uris) == ({"p1": {doc("1")}}, {doc("1"): ["b"]})


def test_new_file_after_a_known_twin_keeps_the_rows() -> None:
    plan = plan_of({"a": "1", "b": "1"}, {"a": "1"})
    settled = settle(plan, [read(plan)] if plan.todo else [])
    assert (settled.keep, settled.other_uris) == ({BASE: {doc("1")}}, {doc("1"): ["b"]})


def test_moved_file_is_read_again() -> None:
    plan = plan_of({"new/a": "1"}, {"old/a": "1"})
    assert (todo(plan), counts(plan)) == (["new/a"], (1, 0, 0, 1))


def test_finished_parts_of_a_killed_run_are_not_read_again() -> None:
    part = part_of("old", {"a": entry("a", "1")})
    plan = plan_of({"a": "1", "b": "2"}, parts=[part])
    assert todo(plan) == ["b"]
    assert settle(plan, [read(plan, "new")]).keep == {"old": {doc("1")}, "new": {doc("2")}}


def test_part_of_other_bytes_is_not_used() -> None:
    part = part_of("old", {"a": entry("a", "0")})
    plan = plan_of({"a": "1"}, parts=[part])
    assert todo(plan) == ["a"]
    assert settle(plan, [read(plan, "new")]).keep == {"new": {doc("1")}}


def test_archive_gives_many_documents() -> None:
    archive = FileEntry(sha("z"), [["d1", "x.zip!/1"], ["d2", "x.zip!/2"]], ["x.zip!/3"])
    plan = plan_of({"x.zip": "z", "y": "2"}, {"x.zip": archive})
    assert todo(plan) == ["y"]
    settled = settle(plan, [read(plan)])
    assert settled.keep == {BASE: {"d1", "d2"}, "p1": {doc("2")}}
    assert settled.failed == {BASE: {"x.zip!/3"}}


def test_member_that_equals_a_file_is_one_document() -> None:
    plan = plan_of({"a.zip": "z", "b": "1"})
    part = part_of("p1", {"a.zip": FileEntry(sha("z"), [[doc("1"), "a.zip!/m"]]), "b": entry("b", "1")})
    settled = settle(plan, [part])
    assert (settled.keep, settled.other_uris) == ({"p1": {doc("1")}}, {doc("1"): ["b"]})


def test_file_whose_twin_inside_an_archive_went_is_read() -> None:
    archive = FileEntry(sha("z"), [[doc("1"), "a.zip!/m"]])
    plan = plan_of({"b": "1"}, {"a.zip": archive, "b": "1"})
    assert todo(plan) == ["b"]


def test_refused_file_stays_refused_without_being_read() -> None:
    refused = FileEntry(sha("x"), [], ["bad"])
    plan = plan_of({"bad": "x", "c": "3"}, {"bad": refused})
    assert todo(plan) == ["c"]
    assert settle(plan, [read(plan)]).failed == {BASE: {"bad"}}


def test_file_that_grew_while_it_was_read_is_what_was_read() -> None:
    plan = plan_of({"a": "1"})
    settled = settle(plan, [part_of("p1", {"a": entry("a", "2")})])
    assert settled.files["a"].sha256 == sha("2")
    assert settled.keep == {"p1": {doc("2")}}


def test_file_without_fate_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="neither read nor refused"):
        settle(plan_of({"a": "1"}), [])
