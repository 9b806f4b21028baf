"""A line about success falls into clauses, each at its place in the file."""

import pytest

from rolelint.building import build
from rolelint.clauses import Clause, Measure, data, is_sentence, read
from rolelint.metric.tables import compile_tables
from rolelint.model import Role, Writing
from rolelint.passage import plain
from rolelint.source import Source, Span
from rolelint.syntax import yaml
from rolelint.syntax.node import Node


def clauses(text: str, measure: Measure = Measure(), *, is_foreign: bool = False) -> tuple[Clause, ...]:
    source = Source("a.md", f"- *Metric*: {text}")
    return read(Node(plain(text), source.at(12, len(source.text))), source, measure, is_foreign=is_foreign)


def labels(text: str, *, is_foreign: bool = False) -> list[str | None]:
    return [clause.parse.label if clause.parse else None for clause in clauses(text, is_foreign=is_foreign)]


def role(text: str) -> tuple[Role, str]:
    node, _ = yaml.read(Source("a.yaml", text), Span(0, len(text)))
    assert node
    return build(node, Source("a.yaml", text), Writing("role")), text


def test_each_clause_stands_where_it_is_written() -> None:
    text = "\\<200 ms page load,  robust\n  processes; 99.9 % uptime"
    found = clauses(text)
    assert [(clause.text, text[clause.at.start - 12 : clause.at.end - 12]) for clause in found] == [
        ("<200 ms page load", "<200 ms page load"),
        ("robust processes", "robust\n  processes"),
        ("99.9 % uptime", "99.9 % uptime"),
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("robust processes, 3 sales per week", ["robust processes", "3 sales per week"]),
        ('"robust processes, 3 sales per week"', ["robust processes", "3 sales per week"]),
        (">-\n  robust processes,\n  3 sales per week", [">-\n  robust processes,\n  3 sales per week"] * 2),
    ],
)
def test_a_clause_of_a_value_stands_there_or_where_the_whole_value_does(value: str, shown: list[str]) -> None:
    read_role, text = role(f"success_metrics:\n- {value}")
    places = [metric.node.at for metric in read_role.metrics]
    assert [text[at.start : at.end].strip() for at in places] == shown


def test_a_text_without_clauses_is_one_that_is_not_judged() -> None:
    (clause,) = clauses("...")
    assert (clause.text, clause.parse) == ("...", None)


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("customers are happy, at least 90% of orders on time", ["measurable"]),
        ("customers are happy, orders reach them within SLA", ["partial"]),
        ("customers are happy, the shop is tidy", ["vague"]),
        ("uptime is at least 99%, latency is under 5 ms", ["measurable", "measurable"]),
        ("customers are happy; style: neat | uptime is 99%", ["vague", "vague", "measurable"]),
        ("cut image size from 900 MB to 250 MB, readable code", ["measurable", "vague"]),
        ("happy customers, at least 90% of orders on time", ["vague", "measurable"]),
        ("good work for all of the people in town, at least 90% of orders on time", ["measurable"]),
    ],
)
def test_a_sentence_is_judged_as_a_whole_unless_each_part_can_be(text: str, verdicts: list[str]) -> None:
    assert labels(text) == verdicts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two three four five six seven eight, x", False),
        ("one two three four five six seven eight nine, x", True),
        ("one two three four 5 6 7 8 five six seven eight, x", False),
        ("one two. Three four five six seven eight nine", False),
        ("all is well", True),
        ("this, which is well", True),
        ("island history, canned food", False),
    ],
)
def test_a_sentence_has_a_finite_verb_or_a_long_beginning(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_sentence(text) is expected


def test_a_sentence_is_shown_without_its_marks() -> None:
    (clause,) = clauses("**Coverage**: customers are happy, at least 5 deploys per week are **green**")
    assert clause.text == "Coverage: customers are happy, at least 5 deploys per week are green"


def test_the_places_of_a_part_do_not_count_in_the_whole() -> None:
    (clause,) = clauses("customers are delighted, 5 deploys, 99% uptime of Tier 1 shops")
    assert clause.parse
    assert (clause.parse.label, clause.parse.identifiers, clause.parse.spans) == ("measurable", (), {})


def test_in_another_language_only_what_signs_and_units_say_is_judged() -> None:
    text = "Latenz < 200 ms, umfassende Fehlerbehandlung, 95 Prozent der Briefe beantwortet"
    assert labels(text, is_foreign=True)[0] == "measurable"
    assert set(labels(text, is_foreign=True)[1:]) == {None}


@pytest.mark.parametrize(
    ("said", "project", "expected"),
    [("de", "en", True), ("en-GB", "de", False), (None, "de", True), (None, None, False)],
)
def test_a_file_says_its_language_before_the_project_does(
    said: str | None,
    project: str | None,
    expected: bool,  # noqa: FBT001
) -> None:
    assert Measure(language=project).is_foreign(said, "99 % uptime") is expected


def test_words_of_the_project_count() -> None:
    measure = Measure(compile_tables({"dwell time": "higher"}))
    assert [clause.parse and clause.parse.label for clause in clauses("dwell time 40 s", measure)] == ["measurable"]


def test_as_data_a_number_without_a_fraction_is_whole() -> None:
    (clause,) = clauses("p95 latency under 200 ms")
    assert data(clause.parse) == {
        "label": "measurable",
        "missing": [],
        "parse": {
            **dict.fromkeys(("value_high", "window", "baseline", "deadline", "threshold", "source")),
            "comparator": "<",
            "value": 200,
            "unit": "ms",
            "statistic": "p95",
            "subject": "latency",
            "implied": False,
        },
    }


def test_what_is_not_judged_has_no_data() -> None:
    assert data(None) == {}
