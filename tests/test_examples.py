"""The examples say what they show, and show it."""

import re
from collections import defaultdict
from pathlib import Path

from rolelint.report import Report
from rolelint.runs import Asked, check

EXAMPLES = Path(__file__).parent.parent / "examples"
ROW = re.compile(r"^\| `([^`]+)` \| ([A-Z0-9, ]+) \|", re.MULTILINE)
# RL406 and RL421 speak at the second of two files; the README lists them at both.
ONE_OF_TWO = {"RL406", "RL421"}


def report_on(name: str) -> Report:
    report = check(Asked((EXAMPLES / name,)))
    assert report is not None
    return report


def test_the_company_is_clean() -> None:
    assert report_on("company").diagnostics == ()


def test_the_tour_finds_in_each_file_what_its_readme_lists() -> None:
    found = defaultdict(set)
    for diagnostic in report_on("broken").diagnostics:
        found[diagnostic.finding.at.path.removeprefix("roles/")].add(diagnostic.code)
    listed = {
        path: set(codes.split(", ")) for path, codes in ROW.findall((EXAMPLES / "broken/README.md").read_text("utf-8"))
    }
    assert {path: codes - ONE_OF_TWO for path, codes in found.items()} == {
        path: codes - ONE_OF_TWO for path, codes in listed.items() if codes - ONE_OF_TWO or path in found
    }
