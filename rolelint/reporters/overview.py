"""The first screen: errors in full, everything else as one line per rule with its count and one example.

A run with few findings shows all of them in full, and what a rule sums up as one; of a rule with many errors the first
ones stand for the others.
"""

from collections.abc import Iterator, Sequence

from rolelint.diagnostic import Diagnostic, Severity
from rolelint.frame import drawn, pad, page, shorten, source_at, width
from rolelint.report import Report
from rolelint.summary import closing, owner, owners

_FEW = 10
_MANY_ERRORS = 5
_ERRORS_SHOWN = 3
_EXAMPLE_CELLS = 30
_COUNT_CELLS = 5
_HEADINGS = {Severity.WARNING: "worth a look", Severity.INFO: "good to know"}

_Group = list[Diagnostic]  # the findings of one rule that weigh the same
_Row = tuple[str, str, str, str, str, str]  # count, what was found, code, how many roles, example, its place


def render(report: Report) -> str:
    """Return errors first, then warnings and notes by rule, then what was read and the totals."""
    if len(report.told) <= _FEW:
        ordered = sorted(report.told, key=lambda diagnostic: -diagnostic.severity)
        advice = "; one by one: --output-format full" if report.summaries else ""
        return page([*(drawn(diagnostic, report.sources) for diagnostic in ordered), closing(report, advice)])
    groups = _groups(report.diagnostics)
    advice = f"; one by one: --output-format full; one rule: --select {_first_to_see(groups).code}"
    return page([*_errors(groups, report), _summaries(groups, report), closing(report, advice)])


def _groups(diagnostics: Sequence[Diagnostic]) -> list[_Group]:
    """Return the findings by rule and severity: errors by code, then warnings and notes, the most frequent first."""
    found: dict[tuple[Severity, str], _Group] = {}
    for diagnostic in diagnostics:
        found.setdefault((diagnostic.severity, diagnostic.code), []).append(diagnostic)
    return sorted(found.values(), key=_order)


def _order(group: _Group) -> tuple[int, int, str]:
    first = group[0]
    return -first.severity, 0 if first.severity is Severity.ERROR else -len(group), first.code


def _first_to_see(groups: Sequence[_Group]) -> Diagnostic:
    return next((group[0] for group in groups if group[0].severity is not Severity.ERROR), groups[0][0])


def _errors(groups: Sequence[_Group], report: Report) -> Iterator[list[str]]:
    for group in groups:
        if group[0].severity is not Severity.ERROR:
            continue
        shown = group if len(group) <= _MANY_ERRORS else group[:_ERRORS_SHOWN]
        yield from (drawn(diagnostic, report.sources) for diagnostic in shown)
        if rest := len(group) - len(shown):
            yield [f"… and {rest} more {group[0].code} {group[0].name}"]


def _summaries(groups: Sequence[_Group], report: Report) -> list[str]:
    """Return the warnings and the notes, each under its heading, with their columns on the same cells."""
    summarized = [group for group in groups if group[0].severity is not Severity.ERROR]
    lines = list(zip(summarized, _aligned([_row(group, report) for group in summarized]), strict=True))
    block: list[str] = []
    for severity, heading in _HEADINGS.items():
        rows = [line for group, line in lines if group[0].severity is severity]
        block += [heading, *rows] if rows else []
    return block


def _row(group: _Group, report: Report) -> _Row:
    first = group[0]
    many = report.rules[first.code].many if len(group) > 1 else first.name.replace("-", " ")
    line, _ = source_at(first.finding.at, report.sources).position(first.finding.at.start)
    where = f"{owner(first)[1]}:{line}"
    return str(len(group)), many, first.code, owners(group), _example(first, report), where


def _aligned(rows: Sequence[_Row]) -> Iterator[str]:
    cells = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for count, many, code, roles, example, where in rows:
        yield (
            f"{count:>{_COUNT_CELLS}}  {pad(many, cells[1])}   {pad(code, cells[2])}  "
            f"{roles:>{cells[3]}}  {pad(example, cells[4])}  {where}"
        )


def _example(diagnostic: Diagnostic, report: Report) -> str:
    """Return the text at the finding's place in quotation marks; where that says nothing, the words of the message."""
    at = diagnostic.finding.at
    source = source_at(at, report.sources)
    text = source.text[at.start : at.end].strip()
    if any(map(str.isalnum, text)):
        return f"'{shorten(text, _EXAMPLE_CELLS)}'"
    return shorten(diagnostic.finding.message, _EXAMPLE_CELLS + 2)
