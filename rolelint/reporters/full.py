"""Every finding by path, each with its source line, second places, hint and fix; then every repair that was made."""

from rolelint.frame import drawn, page, place
from rolelint.report import Mend, Report
from rolelint.summary import closing


def render(report: Report) -> str:
    """Return every finding in full, then what was read and the totals, then what was mended and where it stood."""
    findings = (drawn(diagnostic, report.sources) for diagnostic in report.diagnostics)
    return page([*findings, closing(report), [_mended(mend) for mend in report.mended]])


def _mended(mend: Mend) -> str:
    one = mend.diagnostic
    where = place(one.finding.at, {mend.source.path: mend.source})
    return f"{where}: mended {one.code} {one.name}: {one.finding.fix.title if one.finding.fix else one.finding.message}"
