"""How often each rule speaks: one line per rule and severity, the weightiest first, then the most frequent."""

from collections.abc import Sequence

from rolelint.diagnostic import Diagnostic
from rolelint.frame import page
from rolelint.report import Report
from rolelint.summary import closing, owners
from rolelint.table import aligned


def render(report: Report) -> str:
    """Return how many findings each rule has, in how many roles, then what was read and the totals."""
    groups: dict[tuple[int, str], list[Diagnostic]] = {}
    for diagnostic in report.diagnostics:
        groups.setdefault((diagnostic.severity, diagnostic.code), []).append(diagnostic)
    rows = [_row(group) for group in sorted(groups.values(), key=_order)]
    return page([list(aligned(rows, right=(0, 4))), closing(report)])


def _order(group: Sequence[Diagnostic]) -> tuple[int, int, str]:
    return -group[0].severity, -len(group), group[0].code


def _row(group: Sequence[Diagnostic]) -> tuple[str, ...]:
    first = group[0]
    return str(len(group)), first.code, first.name, first.severity.word, owners(group)
