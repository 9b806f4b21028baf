"""What holds for every text: nothing raises, places are inside, clauses are in order, long text takes linear time."""

import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint.metric.grammar import examine, parse
from rolelint.metric.line import read_line
from rolelint.metric.normal import normalize
from rolelint.metric.quantities import read_amounts
from rolelint.metric.split import split
from rolelint.metric.suggest import suggest
from rolelint.metric.tables import default_tables

PIECES = st.sampled_from(
    [
        *"0123456789.,;:%$€£<>≤≥±~–-+/()[]*`_&|•#\"' \n",
        *(
            "per ",
            "week ",
            "no ",
            "all ",
            "within ",
            "days ",
            "from ",
            "to ",
            "and ",
            "95% ",
            "of ",
            "vs ",
            "last year ",
        ),
        *("by Q3 ", "zero ", "ISO 27001 ", "<b>", "&lt;", "[x](y)", "٣", "½", "１", "\u00a0", "\U0001f600", "once a "),
    ]
)
# What a clause means may hang on its neighbours: dates, brackets, enumerations, qualifiers, ends of sentences.
NEIGHBOURS = st.sampled_from(
    [
        "p95 latency under 200 ms",
        "99.9% uptime per month",
        "error rate below 1%",
        "fewer than 3 incidents per quarter",
        "under 5 days",
        "4.5/5 for clarity",
        "good teamwork",
        "warm",
        "unit",
        "integration and e2e tests pass",
        "including weekends",
        "with no rework",
        "or 3 hours at night",
        "has a complete",
        "by Dec 5",
        "2026 budget met",
        "launch in Peru",
        "Chile or Bolivia",
        "~3. Foo ships",
        "zero outages. No rework",
        "at least 5 (draft",
        "10 final) reviews",
        "- 5 visits per week",
        "target: 80% coverage",
        "per 1",
        "000 orders",
    ]
)
# A statistic at the front is found without another look at the amounts, but where more marks stand behind it.
STATISTICS = st.sampled_from(["p95", "median", "Average", "95th percentile", "total", "on average", "p99.9 a"])
ENDS = st.sampled_from(["", " X", " [target]", " measured in Grafana", " median", " per X weeks", " __ days"])
SERIES = st.lists(NEIGHBOURS, min_size=1, max_size=5)
# What the numbers of a clause mean may hang on how they compare, on how they are written, and on names that hold them.
FRAMES = (
    "at least {} visits per week",
    "{}% of orders answered within {} hours",
    "{} of {} orders shipped",
    "{} out of {} teams report",
    "rated {} stars",
    "rating of {} out of {}",
    "satisfaction {} out of {} in the survey",
    "{} to {} days per ticket",
    "of the {} shops at least {} report",
    "gives {}% in class",
    "uptime > {} %",
    "{} of fifty orders",
    "area {} visits per week",
    "top {} under {}",
    "review every {} days",
    "{} % growth vs {} last year",
    "on a {}-point scale above {}",
    "{} {} orders",
    "{} m savings",
    "by {} June {} visits done",
    "no order older than {} days",
    "all orders within {} hours",
    "uptime {} %",
    "{} in {} customers renew",
    "{} outages over {} days",
    "satisfaction score {} with at least {} of {}",
    "≥{}% of orders within <{}h",
    "-{}% cost vs last year",
    "latency ≤{}ms for {}k users",
    "errors +{} of {}",
    "~{} visits or ±{}%",
    "cost <${} per order",
    "{}  visits per week",
    "score {}/ {} in the survey",
    "{} : the {} mentors",
    "{} stars of our {}",
    "{} out of all {} shops",
    "p95 latency under {} s",
    "review every {} weeks",
    "on a {} point scale above {}",
)
NUMERALS = (
    "3",
    "1",
    "5",
    "2",
    "99",
    "70",
    "12",
    "51",
    "40",
    "250",
    "100",
    "20",
    "10",
    "4.1",
    "5.5",
    "0.5",
    "8.25",
    "99.95",
    "2026",
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join))


@given(TEXTS)
def test_a_clause_never_raises_and_its_places_lie_inside(text: str) -> None:
    metric = parse(text)
    assert all(
        0 <= start <= end <= len(text)
        for start, end in [*metric.spans.values(), *metric.vague_words, *metric.identifiers]
    )


@given(TEXTS)
def test_a_label_is_one_of_three_and_only_a_measurable_clause_misses_nothing(text: str) -> None:
    metric = parse(text)
    assert (metric.label == "measurable") == (not metric.missing)


@given(TEXTS)
def test_clauses_stand_in_order_inside_the_line(text: str) -> None:
    places = [at for clause in split(text) for at in (clause.start, clause.end)]
    assert places == sorted(places)
    assert all(0 <= at <= len(text) for at in places)


@given(TEXTS)
def test_a_line_never_raises(text: str) -> None:
    for clause, metric in read_line(text):
        suggest(clause.text, metric)


@given(SERIES, st.sampled_from([", ", ",", "; ", " and "]))
def test_clauses_that_were_read_before_are_those_of_the_splitter(pieces: list[str], joint: str) -> None:
    line = joint.join(pieces)
    assert [clause for clause, _ in read_line(line)] == list(split(line))


@given(SERIES)
def test_clauses_that_were_read_before_say_what_they_said(pieces: list[str]) -> None:
    found = [metric for _, metric in read_line(", ".join(pieces))]
    again = [parse(clause.text) for clause in split(", ".join(pieces))]
    assert [metric.kind for metric in found] == [metric.kind for metric in again]


@given(STATISTICS, NEIGHBOURS, ENDS)
def test_what_the_splitter_has_read_already_says_the_same(front: str, piece: str, end: str) -> None:
    clause, tables = f"{front} {piece}{end}", default_tables()
    begun = read_amounts(normalize(clause).text, tables)
    assert examine(clause, tables, begun)[0] == examine(clause, tables)[0]


@pytest.mark.parametrize("frame", FRAMES)
def test_clauses_alike_but_for_their_numbers_say_what_each_says_alone(frame: str) -> None:
    for numerals in product(NUMERALS, repeat=frame.count("{}")):
        clause = frame.format(*numerals)
        assert [metric for _, metric in read_line(clause)] == [examine(clause, default_tables())[0]]


@pytest.mark.parametrize(
    ("clause", "unit"),
    [
        ("0 of 0 orders late", "%"),
        ("satisfaction above 4 on the 12,5-point scale", "/12,5"),
        ("satisfaction above 4 on the 1,000-point scale", "/1,000"),
    ],
)
def test_no_number_is_too_odd_to_be_part_of_a_scale(clause: str, unit: str) -> None:
    assert parse(clause).unit == unit


@given(TEXTS)
def test_plain_text_knows_where_each_character_came_from(text: str) -> None:
    normal = normalize(text)
    if normal.origins is not None:
        assert len(normal.origins) == len(normal.text)
        assert all(0 <= start < end <= len(text) for start, end in normal.origins)


@given(TEXTS)
def test_letters_and_digits_between_clauses_are_only_labels_and_joints(text: str) -> None:
    clauses = split(text)
    covered = sum(clause.end - clause.start for clause in clauses)
    assert covered <= len(text)


def test_ten_kilobytes_of_commas_take_linear_time() -> None:
    begin = time.perf_counter()
    split("9," * 5000)
    parse("9," * 5000)
    assert time.perf_counter() - begin < 1
