"""Findings as code forges show them: beside one line of a file that is named from the top of its repository.

A forge shows a finding in a change only where all of its lines are part of the change, so it lies on its first one.
"""

from collections import Counter
from collections.abc import Iterator
from posixpath import normpath

from rolelint.diagnostic import Diagnostic
from rolelint.fingerprint import fingerprint
from rolelint.frame import place, source_at, visible
from rolelint.frozen import frozen
from rolelint.report import Report
from rolelint.source import Position


@frozen
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


def known_before(report: Report) -> tuple[Diagnostic, ...]:
    """Return the findings that a gate or a baseline knows, which are not among those of the report."""
    return (*(report.gate.known if report.gate else ()), *(silence.diagnostic for silence in report.known))


def annotations(report: Report, *, with_known: bool = False) -> Iterator[Annotation]:
    """Yield an annotation for every finding, in the order of the report; those that are known go before.

    A finding that is like a known one has another mark, also where that one is not shown.
    """
    known = known_before(report)
    seen: Counter[str] = Counter() if with_known else Counter(map(fingerprint, known))
    for diagnostic in (*(known if with_known else ()), *report.diagnostics):
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
