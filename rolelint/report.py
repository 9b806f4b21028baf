"""Everything that a reporter gets: what was found, in which texts, and what was read, left aside and not judged."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rolelint.diagnostic import Diagnostic, Severity
from rolelint.rule import Rule
from rolelint.source import Source

LABELS = ("measurable", "partial", "vague", "not_judged")


@dataclass(frozen=True, slots=True)
class Share:
    """How many success metrics of a role, by its key, or of all roles bear which label; some are not judged."""

    role: str = ""
    measurable: int = 0
    partial: int = 0
    vague: int = 0
    not_judged: int = 0

    @property
    def judged(self) -> int:
        """The number of metrics that were judged."""
        return self.measurable + self.partial + self.vague


@dataclass(frozen=True, slots=True)
class Summary:
    """One finding that stands for many where not all of them are shown."""

    diagnostic: Diagnostic
    of: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Mend:
    """A finding whose fix was applied, with the text that its places lie in."""

    diagnostic: Diagnostic
    source: Source


@dataclass(frozen=True, slots=True)
class Refusal:
    """A finding whose fix was not applied, with the text that its places lie in, and why."""

    diagnostic: Diagnostic
    source: Source
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one run.

    `diagnostics` are sorted by path, place and code. `sources` holds every text that a finding, note or fix is about.
    `rules` is the whole catalogue by code. `forms` counts the files read as roles by dialect name, `ladder_forms`
    those read as ladders; `left_aside` counts the others by reason ("template"). A ladder may lie in several files.
    `unread_ladders` counts the files of ladders that cannot be read to their end: they are in no other count.
    `shares` are those of the roles with metrics. What `summaries` are made of is among the diagnostics all the same.
    `not_judged` are sentences about what no rule could look at. `mended` and `refused` say what a repair did, or would
    do, before the rest was found.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    roles: int = 0
    ladders: int = 0
    unread_ladders: int = 0
    forms: Mapping[str, int] = field(default_factory=dict)
    ladder_forms: Mapping[str, int] = field(default_factory=dict)
    left_aside: Mapping[str, int] = field(default_factory=dict)
    suppressed: int = 0
    shares: tuple[Share, ...] = ()
    not_judged: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    summaries: tuple[Summary, ...] = ()
    mended: tuple[Mend, ...] = ()
    refused: tuple[Refusal, ...] = ()

    @property
    def told(self) -> tuple[Diagnostic, ...]:
        """The findings for a first screen: a summary stands where the first of those is that it is made of."""
        return tuple(self._told())

    def _told(self) -> Iterator[Diagnostic]:
        instead = {diagnostic: summary for summary in self.summaries for diagnostic in summary.of}
        for diagnostic in self.diagnostics:
            summary = instead.get(diagnostic)
            if summary is None:
                yield diagnostic
            elif diagnostic == summary.of[0]:
                yield summary.diagnostic

    def count(self, severity: Severity) -> int:
        """Return the number of findings of this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    @property
    def files(self) -> int:
        """The number of files that were read as roles or ladders."""
        return sum(self.forms.values()) + sum(self.ladder_forms.values()) + self.unread_ladders

    @property
    def share(self) -> Share:
        """The success metrics of all roles together."""
        counts = (sum(getattr(share, label) for share in self.shares) for label in LABELS)
        return Share("", *counts)

    @property
    def failed(self) -> bool:
        """Whether a finding weighs at least `fail_on`."""
        return any(diagnostic.severity >= self.fail_on for diagnostic in self.diagnostics)


def merge(reports: tuple[Report, ...]) -> Report:
    """Join the reports of several projects whose paths do not clash. Catalogue and threshold come from the first."""
    if len(reports) == 1:
        return reports[0]
    first = reports[0]
    forms: Counter[str] = Counter()
    ladder_forms: Counter[str] = Counter()
    left_aside: Counter[str] = Counter()
    sources: dict[str, Source] = {}
    for report in reports:
        forms.update(report.forms)
        ladder_forms.update(report.ladder_forms)
        left_aside.update(report.left_aside)
        sources.update(report.sources)
    return Report(
        diagnostics=tuple(diagnostic for report in reports for diagnostic in report.diagnostics),
        sources=sources,
        rules=first.rules,
        roles=sum(report.roles for report in reports),
        ladders=sum(report.ladders for report in reports),
        unread_ladders=sum(report.unread_ladders for report in reports),
        forms=forms,
        ladder_forms=ladder_forms,
        left_aside=left_aside,
        suppressed=sum(report.suppressed for report in reports),
        shares=tuple(share for report in reports for share in report.shares),
        not_judged=tuple(dict.fromkeys(line for report in reports for line in report.not_judged)),
        fail_on=first.fail_on,
        summaries=tuple(summary for report in reports for summary in report.summaries),
        mended=tuple(mend for report in reports for mend in report.mended),
        refused=tuple(refusal for report in reports for refusal in report.refused),
    )
