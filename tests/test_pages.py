"""Every rule's page runs: its bad examples are found exactly where they are marked, its good ones are not."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rolelint.examples import Example, read, repaired, run
from rolelint.rule import Rule, load_rules

CATALOGUE = load_rules()
HARD_CASES = Path(__file__).parent / "rules"
# Only a whole project with its configuration can show these; tests/test_project.py does.
OF_THE_PROJECT = frozenset({"RL007", "RL904", "RL905", "RL906"})


def pages() -> Iterator[tuple[Rule, str]]:
    for rule in CATALOGUE.values():
        yield rule, rule.page or ""
        hard = HARD_CASES / f"{rule.name}.md"
        if hard.is_file():
            yield rule, hard.read_text(encoding="utf-8")


def examples(*verdicts: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{number}")
        for rule, page in pages()
        for number, example in enumerate(read(page))
        if example.verdict in verdicts
    ]


def shown(example: Example, path: str, start: int, end: int) -> str:
    return f"{path}: {example.texts[path][start:end]!r} at {start}"


@pytest.mark.parametrize(("rule", "example"), examples("bad", "good"))
def test_a_rule_speaks_exactly_where_its_page_marks(rule: Rule, example: Example) -> None:
    found = [diagnostic.finding.at for diagnostic in run(rule, example, CATALOGUE)]
    assert [shown(example, at.path, at.start, at.end) for at in found] == [
        shown(example, at.path, at.start, at.end) for at in sorted(example.marks)
    ]


@pytest.mark.parametrize(("rule", "example"), [case for case in examples("bad") if case.values[1].fixed])  # type: ignore[attr-defined]
def test_the_fixes_of_a_bad_example_make_the_fixed_one(rule: Rule, example: Example) -> None:
    texts = repaired(example, run(rule, example, CATALOGUE))
    assert {path: texts[path] for path in example.fixed} == example.fixed


@pytest.mark.parametrize(
    "rule", [pytest.param(CATALOGUE[code], id=code) for code in CATALOGUE if code not in OF_THE_PROJECT]
)
def test_every_page_has_a_bad_and_a_good_example(rule: Rule) -> None:
    assert {example.verdict for example in read(rule.page or "")} == {"bad", "good"}


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=CATALOGUE)
def test_every_page_says_why_how_to_repair_and_when_to_ignore(rule: Rule) -> None:
    prose = re.sub(r"^```.*?^```$", "", rule.page or "", flags=re.MULTILINE | re.DOTALL)
    titles = [line for line in prose.splitlines() if line.startswith("## ")]
    assert titles == ["## Why", "## Repair", "## When it is right to ignore this"]
