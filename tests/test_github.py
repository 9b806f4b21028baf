"""Workflow commands: read back as GitHub reads them, the weightiest first, no more than GitHub keeps."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import alarms
import pytest
from hypothesis import given

from rolelint.annotation import annotations
from rolelint.diagnostic import Diagnostic, Severity
from rolelint.report import Report
from rolelint.reporters import github

COMMAND = re.compile(r"::(?P<command>error|warning|notice) (?P<properties>[^\r\n]*?)::(?P<message>[^\r\n]*)")
WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

Command = tuple[str, dict[str, str], str]


def read(text: str) -> list[Command]:
    """Read commands as the runner does: a line each, properties at commas, then the escapes."""
    return [command(line) for line in text.split("\n")[:-1]]


def command(line: str) -> Command:
    match = COMMAND.fullmatch(line)
    assert match, line
    pairs = (one.split("=", 1) for one in match["properties"].split(","))
    return match["command"], {name: plain(value) for name, value in pairs}, plain(match["message"])


def plain(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def crowd(errors: int, warnings: int, notes: int) -> Report:
    """Return a report with so many findings of each weight, mixed."""
    weights = {Severity.INFO: notes, Severity.ERROR: errors, Severity.WARNING: warnings}
    found = [
        Diagnostic("RL610", "without-subject", severity, alarms.unmeasured().finding, f"role:{number}")
        for number in range(max(weights.values()))
        for severity, count in weights.items()
        if number < count
    ]
    return replace(alarms.report(), diagnostics=tuple(found))


def test_it_reads_as_it_did(golden: Callable[[str, str], None]) -> None:
    text = github.render(replace(alarms.report(), above="docs/team a/"))
    golden("reporters/alarms.github.txt", text.encode("utf-8", "backslashreplace").decode())


@given(alarms.reports())
def test_what_github_reads_is_what_was_found(report: Report) -> None:
    report = replace(report, diagnostics=report.diagnostics[:9])
    expected = sorted(annotations(report), key=lambda one: -one.diagnostic.severity)
    assert read(github.render(report)) == [
        (
            WORDS[one.diagnostic.severity],
            {
                "file": one.path,
                "line": str(one.start.line),
                "col": str(one.start.column),
                "endColumn": str(one.end.column),
                "title": one.title,
            },
            "\n".join(one.lines),
        )
        for one in expected
    ]


def test_nothing_in_a_file_is_a_command() -> None:
    text = github.render(alarms.report())
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in text.splitlines())


def test_errors_come_first() -> None:
    kinds = [kind for kind, _, _ in read(github.render(crowd(2, 3, 1)))]
    assert kinds == ["error"] * 2 + ["warning"] * 3 + ["notice"]


@pytest.mark.parametrize(
    ("numbers", "shown", "rest"),
    [
        ((10, 10, 10), (10, 10, 10), ""),
        ((11, 1, 0), (10, 1, 1), "1 more in the summary: 1 error"),
        ((12, 11, 9), (10, 10, 10), "3 more in the summary: 2 errors, 1 warning"),
        ((0, 0, 11), (0, 0, 10), "2 more in the summary: 2 notes"),
        ((0, 30, 10), (0, 10, 10), "21 more in the summary: 20 warnings, 1 note"),
    ],
)
def test_the_last_notice_counts_what_github_would_drop(
    numbers: tuple[int, int, int], shown: tuple[int, int, int], rest: str
) -> None:
    commands = read(github.render(crowd(*numbers)))
    kinds = Counter(kind for kind, _, _ in commands)
    assert (kinds["error"], kinds["warning"], kinds["notice"]) == shown
    assert [message for _, properties, message in commands if "file" not in properties] == (
        [f"{rest}; --output-format markdown writes it"] if rest else []
    )


def test_a_clean_run_says_nothing() -> None:
    assert github.render(Report()) == ""
