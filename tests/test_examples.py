"""The examples say what they show, and show it."""

import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from rolelint.report import Report
from rolelint.runs import Asked, check

EXAMPLES = Path(__file__).parent.parent / "examples"
ROW = re.compile(r"^\| `([^`]+)` \| ([A-Z0-9, ]+) \|", re.MULTILINE)
# RL406 and RL421 speak at the second of two files; the README lists them at both.
ONE_OF_TWO = {"RL406", "RL421"}
# What is found must not depend on the day.
DAYS = (date(1970, 1, 1), date(2100, 12, 31))


def report_on(name: str, today: date) -> Report:
    report = check(Asked((EXAMPLES / name,), today=today))
    assert report is not None
    return report


@pytest.mark.parametrize("today", DAYS)
def test_the_company_is_clean(today: date) -> None:
    assert report_on("company", today).diagnostics == ()


@pytest.mark.parametrize("today", DAYS)
def test_the_tour_finds_in_each_file_what_its_readme_lists(today: date) -> None:
    found = defaultdict(set)
    for diagnostic in report_on("broken", today).diagnostics:
        found[diagnostic.finding.at.path.removeprefix("roles/")].add(diagnostic.code)
    listed = {
        path: set(codes.split(", ")) for path, codes in ROW.findall((EXAMPLES / "broken/README.md").read_text("utf-8"))
    }
    assert {path: codes - ONE_OF_TWO for path, codes in found.items()} == {
        path: codes - ONE_OF_TWO for path, codes in listed.items() if codes - ONE_OF_TWO or path in found
    }


def test_the_tour_finds_each_thing_on_the_island_once() -> None:
    found = report_on("broken", DAYS[0]).diagnostics
    codes = [diagnostic.code for diagnostic in found if diagnostic.finding.at.path.startswith("island/")]
    assert sorted(codes) == sorted(set(codes)) != []
