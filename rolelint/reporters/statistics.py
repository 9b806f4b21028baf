"""How often each rule speaks, and how many metrics of each role can be measured.

One line per rule and severity, the weightiest first, then the most frequent; then one line per role.
"""

from collections.abc import Sequence

from rolelint.diagnostic import Diagnostic
from rolelint.frame import page
from rolelint.report import LABELS, Report, Share
from rolelint.summary import closing, owners
from rolelint.table import aligned


def render(report: Report) -> str:
    """Return how many findings each rule has, in how many roles, then what was read and the totals."""
    groups: dict[tuple[int, str], list[Diagnostic]] = {}
    for diagnostic in report.diagnostics:
        groups.setdefault((diagnostic.severity, diagnostic.code), []).append(diagnostic)
    rows = [_row(group) for group in sorted(groups.values(), key=_order)]
    return page([list(aligned(rows, right=(0, 4))), _shares(report), closing(report)])


def _shares(report: Report) -> list[str]:
    """Return the labels of the metrics, role by role and of all together."""
    if not report.shares:
        return []
    rows = [_counts(share, share.role) for share in report.shares]
    heading = (*(label.replace("_", " ") for label in LABELS), "of the success metrics of")
    return list(aligned([heading, *rows, _counts(report.share, "all roles")], right=(0, 1, 2, 3)))


def _counts(share: Share, role: str) -> tuple[str, ...]:
    return (*(str(getattr(share, label)) for label in LABELS), role)


def _order(group: Sequence[Diagnostic]) -> tuple[int, int, str]:
    return -group[0].severity, -len(group), group[0].code


def _row(group: Sequence[Diagnostic]) -> tuple[str, ...]:
    first = group[0]
    return str(len(group)), first.code, first.name, first.severity.word, owners(group)
