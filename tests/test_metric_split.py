"""Lines and the clauses that they fall into."""

import json
from pathlib import Path
from typing import Any

import pytest

from rolelint.metric.split import split

LINES = [json.loads(line) for line in (Path(__file__).parent / "metric" / "lines.jsonl").read_text("utf8").splitlines()]


@pytest.mark.parametrize("row", LINES, ids=lambda row: row["line"])
def test_a_line_falls_into_its_checks(row: dict[str, Any]) -> None:
    assert [clause.text for clause in split(row["line"])] == row["clauses"]


def test_a_clause_says_where_it_stands_in_the_line() -> None:
    line = "- *Success metric*: **< 2 s** load time, `logs` kept 30 days"
    assert [line[clause.start : clause.end] for clause in split(line)] == ["< 2 s** load time", "logs` kept 30 days"]
