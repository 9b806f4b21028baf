"""Clauses with their labels, one row each; the rows are our own and follow the labelling guide."""

import json
from pathlib import Path
from typing import Any

import pytest

from rolelint.metric.grammar import parse
from rolelint.metric.line import read_line
from rolelint.metric.suggest import suggest
from rolelint.metric.tables import compile_tables

CASES = [json.loads(line) for line in (Path(__file__).parent / "metric" / "cases.jsonl").read_text("utf8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_clause_is_judged_as_a_careful_reader_judges_it(case: dict[str, Any]) -> None:
    metric = parse(case["text"])
    found = {name: getattr(metric, name) for name in case["parse"]}
    missing = list(metric.missing) if metric.label == "partial" else []
    assert (metric.label, missing, found) == (case["label"], case["missing"], case["parse"])


@pytest.mark.parametrize(
    ("clause", "field", "written"),
    [
        ("**p95** latency `< 250 ms`", "value", "250"),
        ("**p95** latency `< 250 ms`", "unit", "ms"),
        ("**p95** latency `< 250 ms`", "statistic", "p95"),
        ("latency &lt; 250 ms", "comparator", "&lt;"),
        ("fewer than 3 outages per quarter", "window", "per quarter"),
        ("cut spend 10% vs FY25", "baseline", "FY25"),
        ("portal launched by 1 March 2027", "deadline", "by 1 March 2027"),
        ("95% of calls answered within 20 s", "threshold", "20 s"),
        ("error rate < 1%, measured in Datadog", "source", "Datadog"),
        ("≥ ٩٥ % of parcels scanned", "value", "٩٥"),
    ],
)
def test_a_field_points_at_the_characters_it_was_read_from(clause: str, field: str, written: str) -> None:
    start, end = parse(clause).spans[field]
    assert clause[start:end] == written


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("attends every planning", "all"),
        ("collaborates with design", "activity"),
        ("goals are met", "tautology"),
        ("reduce incidents", "direction"),
        ("zero surprises", "rhetorical"),
        ("hunter mentality", "attitude"),
        ("weekly collaboration", "soft-cadence"),
        ("clean code", "fog"),
        ("backups automated", "boolean"),
        ("HTTP/3 supported", "identifier"),
        ("raise NPS by Q3", "direction"),
        ("several talks per year", "fuzzy"),
        ("uptime of X%", "placeholder"),
        ("answered within SLA", "reference"),
        ("https://example.org/dashboard/7", "link-only"),
        ("[the dashboard](https://example.org/d)", "link-only"),
    ],
)
def test_the_kind_of_a_clause_names_the_row_of_the_guide(clause: str, kind: str) -> None:
    assert parse(clause).kind == kind


@pytest.mark.parametrize(
    ("clause", "base"),
    [
        ("latency < 2 s", 2000.0),
        ("image < 3 MB", 3e6),
        ("MTTR ≤ 30 min", 1.8e6),
        ("uptime 99.9%", 99.9),
        ("lag < 500 ms", 500.0),
    ],
)
def test_a_value_is_also_given_in_base_units(clause: str, base: float) -> None:
    assert parse(clause).base_value == pytest.approx(base)


def test_a_bound_that_forbids_a_better_result_is_noticed() -> None:
    assert parse("<5% bounce rate improvement").against_direction


def test_a_bound_in_the_right_direction_is_not() -> None:
    assert not parse(">5% bounce rate improvement").against_direction


@pytest.mark.parametrize("clause", ["coverage ≥ 120%", "CSAT of 6/5", "uptime > 100%"])
def test_a_value_outside_its_scale_is_impossible(clause: str) -> None:
    assert parse(clause).impossible


def test_two_targets_in_one_clause_are_a_compound() -> None:
    assert parse("error rate < 1% and < 3 outages a month").compound


def test_vague_words_are_pointed_at() -> None:
    clause = "3 meaningful interviews per month"
    assert [clause[start:end] for start, end in parse(clause).vague_words] == ["meaningful"]


def test_numbers_that_are_names_are_pointed_at() -> None:
    clause = "TLS 1.3 enforced"
    assert [clause[start:end] for start, end in parse(clause).identifiers] == ["1.3"]


def test_an_indicator_of_the_project_gives_its_direction() -> None:
    tables = compile_tables(extra_indicators={"dwell score": "lower"})
    assert parse("dwell score 40 %", tables).comparator == "<="


def test_a_unit_of_the_project_is_understood() -> None:
    assert parse("lag < 3 blinks", compile_tables(extra_units={"blink": "s"})).unit == "s"


def test_a_vague_word_of_the_project_does_not_count() -> None:
    assert parse("zippy deploys", compile_tables(extra_vague=["zippy"])).vague_words == ((0, 5),)


def test_an_identifier_of_the_project_is_no_target() -> None:
    assert parse("works with Falcon 9", compile_tables(extra_identifiers=["falcon"])).value is None


@pytest.mark.parametrize(
    ("clause", "wording"),
    [
        ("comprehensive error handling", "unhandled exceptions ≤ ___ per ___"),
        ("automated backups", "automated backups for ≥ ___ % of ___ by ___"),
        ("fewer than 5 failed imports", "fewer than 5 failed imports per ___"),
        ("20% improvement in build time", "20% improvement in build time, from ___ by ___"),
        ("CSAT above 4.3", "CSAT above 4.3 ___ (unit or scale)"),
        ("uptime 99.9%", None),
    ],
)
def test_a_suggestion_keeps_the_subject_and_leaves_a_blank(clause: str, wording: str | None) -> None:
    assert suggest(clause, parse(clause)) == wording


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_suggestion_proposes_no_number_of_its_own(case: dict[str, Any]) -> None:
    wording = suggest(case["text"], parse(case["text"])) or ""
    own = {word for word in wording.replace("p95", "").split() if word.strip("/").isdigit() and "/" not in word}
    assert all(word in case["text"] for word in own)


def test_a_clause_takes_subject_and_window_from_its_neighbour() -> None:
    assert [metric.label for _, metric in read_line("first draft < 2 days (short), < 5 days (long)")] == [
        "measurable"
    ] * 2
