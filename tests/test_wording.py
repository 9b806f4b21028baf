"""What is said about a metric: one finding, in words that quote it and blame nobody."""

import re

import pytest

from rolelint import wording
from rolelint.metric.grammar import parse
from rolelint.rule import load_rules

RULES = {rule.name: rule for rule in load_rules().values()}
SMELLS = {
    "comprehensive error handling": "vague-metric",
    "passion for data": "vague-metric",
    "weekly collaboration": "vague-metric",
    "attends retros": "activity-metric",
    "goals are met": "tautological-metric",
    "reduce incidents": "direction-only-metric",
    "100% commitment": "rhetorical-metric",
    "tickets answered within SLA": "metric-without-number",
    "latency under 200": "metric-without-unit",
    "team size 8": "metric-without-comparator",
    "20% faster builds": "metric-without-baseline",
    "5 deploys": "metric-without-window",
    "< 200 ms": "metric-without-subject",
    "automated backups": "boolean-metric",
    "ISO 27001 compliance": "number-not-a-target",
    "[our board](https://example.org)": "link-only-metric",
    "<5% bounce rate improvement": "bound-against-direction",
    "99.9% uptime": None,
}


@pytest.mark.parametrize(("text", "name"), SMELLS.items())
def test_one_rule_speaks_about_a_metric(text: str, name: str | None) -> None:
    assert wording.smell(parse(text)) == name


def test_a_rule_exists_for_every_smell() -> None:
    assert {name for name in SMELLS.values() if name} == {
        rule.name for rule in RULES.values() if rule.family == 6 and rule.preset != "published"
    }


@pytest.mark.parametrize("text", [text for text, name in SMELLS.items() if name])
def test_a_message_quotes_the_metric_and_judges_nobody(text: str) -> None:
    said = wording.message(text, parse(text), text)
    assert f"'{text}'" in said
    assert not re.search(r"\b(?:you|your|author|bad|poor|wrong)\b|\.$", said)


@pytest.mark.parametrize("text", SMELLS)
def test_no_number_is_ever_proposed(text: str) -> None:
    advice = wording.hint(text, parse(text)) or ""
    assert set(re.findall(r"\d+", advice)) <= {*re.findall(r"\d+", text), "10", "5", "95"}


def test_all_missing_parts_are_named() -> None:
    text = "20% faster builds"
    assert wording.message(text, parse(text), text) == (
        "'20% faster builds' cannot be checked yet: "
        "it lacks a baseline (compared with what?) and a window (per month? by when?)"
    )


def test_a_long_metric_is_quoted_in_part() -> None:
    assert wording.quoted("x" * 90) == f"'{'x' * 80}…'"


def test_who_tries_a_wording_sees_its_parts() -> None:
    assert wording.tried("99.9% uptime", parse("99.9% uptime"), "99.9% uptime") == [
        "99.9% uptime",
        "  measurable: comparator >= (implied), value 99.9, unit %, subject uptime",
    ]


def test_who_tries_a_vague_wording_sees_why_and_what_else() -> None:
    text = "comprehensive error handling"
    assert wording.tried(text, parse(text), text) == [
        text,
        "  vague: no part of a metric is in it",
        "  nobody can tell when 'comprehensive error handling' is reached: no number, date or yes-or-no state",
        "  for example: unhandled exceptions ≤ ___ per ___",
    ]


def test_who_tries_another_language_is_told() -> None:
    assert wording.tried("schnelle Antwort", None, "schnelle Antwort")[1] == (
        "  not judged: it is in another language than English"
    )
