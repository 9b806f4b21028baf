"""One line per finding, for editors, search and counting; no finding, no line."""

from rolelint.frame import headline, page
from rolelint.report import Report


def render(report: Report) -> str:
    """Return `path:line:column: CODE name: message` for every finding, by path."""
    return page([[headline(diagnostic, report.sources) for diagnostic in report.diagnostics]])
