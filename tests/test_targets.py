"""Whether a metric asks for more or less than before."""

import pytest

from rolelint.metric.grammar import parse
from rolelint.targets import shift

BACK = {"loosened": "tightened", "tightened": "loosened", "changed": "changed", None: None}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("at least 98% of orders on time per month", "at least 90% of orders on time per month", "loosened"),
        ("at least 90% of orders on time", "more than 90% of orders on time", "tightened"),
        ("p95 latency under 200 ms per week", "p95 latency under 300 ms per week", "loosened"),
        ("p95 latency under 200 ms per week", "p95 latency at most 200 ms per week", "loosened"),
        ("p95 latency under 2 s per week", "p95 latency under 2000 ms per week", None),
        ("invoices paid within 8 working days", "invoices paid within 12 working days", "loosened"),
        ("zero lost orders per quarter", "at most 1 lost order per quarter", "loosened"),
        ("100% of reports sent by their deadline each year", "at least 98% of reports sent each year", "loosened"),
        ("90% of requests answered within 2 days", "90% of requests answered within 3 days", "loosened"),
        ("at least 90% answered within 2 days", "at least 95% answered within 3 days", "changed"),
        ("at least 90% of orders on time per month", "at most 90% of orders on time per month", "changed"),
        ("at least 90% of orders on time per month", "at least 90% of orders on time per year", "changed"),
        ("at least 90 orders per month", "at least 90% of orders per month", "changed"),
        ("3 to 5 workshops per year", "4 to 5 workshops per year", "changed"),
        ("3 to 5 workshops per year", "3 to 5 workshops per year", None),
        ("p95 latency under 200 ms per week", "p99 latency under 200 ms per week", "changed"),
        ("reduce churn by 10% by 2026-06-30", "reduce churn by 5% by 2026-06-30", "loosened"),
        ("reduce churn by 10% by 2026-06-30", "reduce churn by 10% by 2026-09-30", "loosened"),
        ("reduce churn by 10% by 2026-06-30", "reduce churn by 10% by summer", "changed"),
        ("at least 90% of orders on time per month", "happy customers", "loosened"),
        ("happy customers", "comprehensive service", None),
    ],
)
def test_a_shift_and_its_way_back(before: str, after: str, expected: str | None) -> None:
    assert shift(parse(before), parse(after)) == expected
    assert shift(parse(after), parse(before)) == BACK[expected]


def test_what_nobody_judges_did_not_shift() -> None:
    assert shift(None, parse("at least 5 loaves per day")) is None
    assert shift(parse("at least 5 loaves per day"), None) is None


def test_a_lower_number_is_not_hidden_by_a_window_that_was_missing() -> None:
    assert shift(parse("at least 98% of orders"), parse("at least 50% of orders on time per month")) == "changed"
