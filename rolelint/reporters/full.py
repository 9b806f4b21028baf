"""Every finding by path, each with its source line, second places, hint and fix."""

from rolelint.frame import drawn, page
from rolelint.report import Report
from rolelint.summary import closing


def render(report: Report) -> str:
    """Return every finding in full, then what was read and the totals."""
    return page([*(drawn(diagnostic, report.sources) for diagnostic in report.diagnostics), closing(report)])
