"""Findings as code forges show them: beside one line of a file that is named from the top of its repository.

A forge shows a finding in a change only where all of its lines are part of the change, so it lies on its first one.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import normpath

from rolelint.diagnostic import Diagnostic
from rolelint.fingerprint import fingerprint
from rolelint.frame import place, source_at, visible
from rolelint.report import Report
from rolelint.source import Position


@dataclass(frozen=True, slots=True)
class Annotation:
    """A finding, the path of its file, and where it begins and ends on one line.

    `mark` names the finding across runs and belongs to no other one of its run. `lines` are the message and what else
    there is to say, safe to print.
    """

    diagnostic: Diagnostic
    path: str
    start: Position
    end: Position
    mark: str
    lines: tuple[str, ...]

    @property
    def title(self) -> str:
        """The rule's code and name."""
        return f"{self.diagnostic.code} {self.diagnostic.name}"


def annotations(report: Report) -> Iterator[Annotation]:
    """Yield an annotation for every finding, in the order of the report."""
    seen: Counter[str] = Counter()
    for diagnostic in report.diagnostics:
        at = diagnostic.finding.at
        source = source_at(at, report.sources)
        span = source.first_line(at.span)
        mark = fingerprint(diagnostic)
        seen[mark] += 1
        yield Annotation(
            diagnostic,
            in_repository(at.path, report),
            source.position(span.start),
            source.position(span.end),
            mark if seen[mark] == 1 else f"{mark}:{seen[mark]}",
            tuple(map(visible, _said(diagnostic, report))),
        )


def in_repository(path: str, report: Report) -> str:
    """Return a path of a report as it leads from the top of the repository."""
    return normpath(f"{report.above}{path}")


def _said(diagnostic: Diagnostic, report: Report) -> Iterator[str]:
    finding = diagnostic.finding
    yield finding.message
    yield from (
        f"see {in_repository(place(note.at, report.sources), report)}: {note.message}" for note in finding.notes
    )
    if finding.hint:
        yield finding.hint
    if finding.fix:
        yield f"fix ({finding.fix.safety}): {finding.fix.title}"
