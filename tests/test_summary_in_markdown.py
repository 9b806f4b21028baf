"""The summary of a job: grouped by role, in words, of a size that is shown, and nothing in it is obeyed."""

import re
from collections.abc import Callable
from dataclasses import replace

import alarms
import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from rolelint.changes import Change, Link, Side
from rolelint.diagnostic import Diagnostic, Finding, Severity
from rolelint.report import Gate, Report
from rolelint.reporters import markdown
from rolelint.source import Location, Span

AT = Location("roles/bees.md", Span(0, 1))
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
COMMENT = 65_536


def side(giver: str, taker: str, words: str, *, is_mutual: bool = False) -> Side:
    return Side(AT, words, Link(giver, taker, words, is_mutual))


def told(kind: str, message: str, before: Side | None = None, after: Side | None = None, *affected: str) -> Change:
    return Change(kind, "Beekeeper @ads", "role:bees", message, AT, before, after, affected)


CHANGES = (
    told("role-removed", "'Honey Seller' is gone", Side(AT, "Honey Seller"), None, "Gardener", "@everyone"),
    told(
        "frequency-changed",
        "'Gives <b>honey</b>' with 'Cook': 'daily' → 'weekly'",
        side("Beekeeper", "Cook", "Gives <b>honey</b> (daily)"),
        side("Beekeeper", "Cook", "Gives <b>honey</b> (weekly)"),
    ),
    told("interaction-added", "interaction added: 'Talks' with 'Cook'", None, side("Cook", "Beekeeper | co", "Talks")),
    told("mission-changed", "mission changed", Side(AT, "a"), Side(AT, "b")),
)
GATE = Gate(
    "origin/main`",
    known=tuple(alarms.report().diagnostics[:3]),
    fixed=(alarms.unmeasured(),),
    away=("the preset is 'basic' instead of 'linked'", "names of nobody here: '@team', '#12'"),
    changes=CHANGES,
)


def crowd(count: int, words: str = "who?") -> Report:
    found = tuple(
        Diagnostic("RL302", "x", Severity.WARNING, Finding(f"{words} {number}", AT), f"role:r{number % 7}")
        for number in range(count)
    )
    return replace(alarms.report(), diagnostics=found)


def of_wires(count: int) -> Report:
    changes = [
        told("interaction-added", "new", None, side(f"R{number}", f"R{number + 1}", "Gives")) for number in range(count)
    ]
    return Report(gate=Gate("main", changes=tuple(changes)))


def headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


@pytest.mark.parametrize(
    ("name", "report"),
    [
        ("alarms", replace(alarms.report(), above="docs/team a/", names={"role:bees": "Bee_keeper @ads"})),
        ("clean", Report(roles=3, forms={"role": 3})),
        ("gate", replace(alarms.report(), gate=GATE)),
    ],
)
def test_it_reads_as_it_did(name: str, report: Report, golden: Callable[[str, str], None]) -> None:
    golden(f"reporters/{name}.markdown.md", markdown.render(report).encode("utf-8", "backslashreplace").decode())


def test_the_sections_come_in_the_order_of_what_to_do() -> None:
    text = markdown.render(replace(alarms.report(), gate=GATE))
    assert [line for line in headings(text) if line.startswith("## ")] == [
        "## Please mend",
        "## Please look",
        "## What this change means",
        "## This change asks rolelint to look away",
        "## It is right as it is?",
        "## What was checked",
    ]


def test_the_counts_come_first() -> None:
    assert "\n\n**5 new, 1 fixed, 3 already there**\n\n" in markdown.render(replace(alarms.report(), gate=GATE))
    assert "\n\n**2 errors, 1 warning, 2 notes**\n\n" in markdown.render(alarms.report())


@pytest.mark.parametrize(("severity", "words"), [(Severity.ERROR, "passes"), (Severity.INFO, "does not pass yet")])
def test_it_says_whether_the_check_passes(severity: Severity, words: str) -> None:
    assert f"The check {words}.\n" in markdown.render(replace(crowd(1), fail_on=severity))


def test_a_clean_change_asks_for_nothing() -> None:
    text = markdown.render(Report(roles=1, gate=Gate("main")))
    assert headings(text) == ["# Roles and ladders", "## What was checked"]


@given(alarms.reports())
def test_every_finding_is_there_once_beside_its_place(report: Report) -> None:
    text = markdown.render(report)
    codes = re.findall(r", (RL\d+)\)$", text, re.MULTILINE)
    assert sorted(codes) == sorted(one.code for one in report.diagnostics)


@given(alarms.reports())
def test_nothing_in_a_file_is_markup(report: Report) -> None:
    tokens = READER.parse(markdown.render(report))
    inside = [child.type for token in tokens for child in token.children or ()]
    assert {token.type for token in tokens if token.type.startswith("html")} == set()
    allowed = {"text", "code_inline", "strong_open", "strong_close", "softbreak"}
    assert set(inside) <= allowed


@pytest.mark.parametrize("words", ["@everyone", "#12", "!12", "https://x.example", "www.x.example", "a@b.example"])
def test_nothing_in_a_file_is_a_mention_or_a_link(words: str) -> None:
    gate = Gate(words, away=(words,), changes=(told("role-added", words, None, side(words, words, words), words),))
    report = replace(crowd(1, words), gate=gate, names={"role:r0": words})
    shown = "".join(
        child.content
        for token in READER.parse(markdown.render(report))
        for child in token.children or ()
        if child.type == "text"
    )
    assert shown.count(words.replace("\\", "")) == 0
    assert shown.replace("\u200b", "").count(words) >= 7


@pytest.mark.parametrize(("edges", "is_drawn"), [(1, False), (10, False), (11, True), (40, True), (400, False)])
def test_few_changed_lines_are_a_table_and_more_a_diagram(edges: int, *, is_drawn: bool) -> None:
    text = markdown.render(of_wires(edges))
    assert ("```mermaid" in text) is is_drawn
    assert ("| Between | Before | Now |" in text) is not is_drawn


def test_a_line_that_says_the_same_before_and_after_is_no_change_between_roles() -> None:
    same = told("notes-changed", "notes", side("A", "B", "Gives"), side("A", "B", "Gives"))
    assert "Who works with whom" not in markdown.render(Report(gate=Gate("main", changes=(same,))))


def test_both_sides_of_one_exchange_stand_in_one_row() -> None:
    changes = (
        told("interaction-added", "x", None, side("A", "B", "Gives")),
        told("interaction-added", "y", None, side("A", "B", "Gets")),
        told("interaction-removed", "z", side("B", "A", "Talks", is_mutual=True), None),
        told("interaction-removed", "z", side("A", "B", "Chats", is_mutual=True), None),
    )
    rows = [line for line in markdown.render(Report(gate=Gate("main", changes=changes))).splitlines() if "|" in line]
    assert rows[2:] == ["| A → B | nothing | Gives; Gets |", "| A ↔ B | Talks; Chats | nothing |"]


@pytest.mark.parametrize("count", [300, 3000, 30_000])
def test_what_has_no_room_is_counted(count: int) -> None:
    text = markdown.render(replace(crowd(count), gate=GATE))
    shown = len(re.findall(r", RL302\)$", text, re.MULTILINE))
    left = re.search(r"^… and (\d+) findings more; the reports in JSON and SARIF have all of them$", text, re.MULTILINE)
    assert len(text) < COMMENT
    assert len(text.encode()) < 900_000
    assert shown + (int(left[1]) if left else 0) == count
    assert (count == 300) is (left is None)
    assert "asks rolelint to look away" in text


def test_everything_at_once_fits_into_a_comment() -> None:
    long = "@a" * 500
    away = tuple(f"{long} {number}" for number in range(500))
    changes = tuple(told("role-added", f"{long} {number}") for number in range(500)) + of_wires(900).gate.changes  # type: ignore[union-attr]
    report = replace(crowd(500, long), gate=Gate(long, away=away, changes=changes), not_judged=away)
    text = markdown.render(report)
    assert len(text) < COMMENT
    assert len([line for line in headings(text) if line.startswith("## ")]) == 5
    assert text.count("… and ") == 5
