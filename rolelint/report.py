"""Everything that a reporter gets: what was found, in which texts, and what was read, left aside and not judged."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field

from rolelint.changes import Change
from rolelint.diagnostic import Diagnostic, Severity
from rolelint.frozen import frozen
from rolelint.rule import Rule
from rolelint.source import Location, Source

LABELS = ("measurable", "partial", "vague", "not_judged")


@frozen
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


@frozen
class Summary:
    """One finding that stands for many where not all of them are shown."""

    diagnostic: Diagnostic
    of: tuple[Diagnostic, ...]


@frozen
class Mend:
    """A finding whose fix was applied, with the text that its places lie in."""

    diagnostic: Diagnostic
    source: Source


@frozen
class Refusal:
    """A finding whose fix was not applied, with the text that its places lie in, and why."""

    diagnostic: Diagnostic
    source: Source
    why: str


@frozen
class Silence:
    """A finding that somebody asks to ignore, where that is written, and why."""

    diagnostic: Diagnostic
    at: Location
    reason: str


@frozen
class Gate:
    """What a change adds to the findings of the revision that it began with, and what it means.

    `base` is that revision as it was asked for. The findings of the report are those that the change adds; `known` were
    there already, `fixed` are there no more, with places in the earlier texts. `away` says what the change asks to look
    away from, `changes` what it changes in meaning.
    """

    base: str
    known: tuple[Diagnostic, ...] = ()
    fixed: tuple[Diagnostic, ...] = ()
    away: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


@frozen
class Report:
    """The result of one run.

    `diagnostics` are sorted by path, place and code. `sources` holds every text that a finding, note or fix is about.
    `rules` is the whole catalogue by code. `forms` counts the files read as roles by dialect name, `ladder_forms`
    those read as ladders; `left_aside` counts the others by reason ("template"). A ladder may lie in several files.
    `unread_ladders` counts the files of ladders that cannot be read to their end: they are in no other count.
    `shares` are those of the roles with metrics. What `summaries` are made of is among the diagnostics all the same.
    `not_judged` are sentences about what no rule could look at. `mended` and `refused` say what a repair did, or would
    do, before the rest was found. `checked` are the paths of the roles and ladders that were asked for, clean ones too.
    What `silences` are about, by comments, is among the diagnostics only where suppressions are not honoured. `allowed`
    are findings that the configuration allows, `known` those that have an entry in the baseline; neither are among the
    diagnostics. `stale` are the places of entries that have no finding any more. `above` leads from the top of the
    repository to where paths begin: "" or "docs/". `gate` is there
    where a change was judged. `names` are those of roles and ladders by the entity: `role:baker` is Baker.
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
    checked: tuple[str, ...] = ()
    silences: tuple[Silence, ...] = ()
    allowed: tuple[Silence, ...] = ()
    known: tuple[Silence, ...] = ()
    stale: tuple[Location, ...] = ()
    above: str = ""
    gate: Gate | None = None
    names: Mapping[str, str] = field(default_factory=dict)

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
        checked=tuple(path for report in reports for path in report.checked),
        silences=tuple(silence for report in reports for silence in report.silences),
        allowed=tuple(silence for report in reports for silence in report.allowed),
        known=tuple(silence for report in reports for silence in report.known),
        stale=tuple(at for report in reports for at in report.stale),
        above=first.above,
        gate=_merged([report.gate for report in reports if report.gate]),
        names={entity: name for report in reports for entity, name in report.names.items()},
    )


def _merged(gates: list[Gate]) -> Gate | None:
    if not gates:
        return None
    return Gate(
        gates[0].base,
        tuple(one for gate in gates for one in gate.known),
        tuple(one for gate in gates for one in gate.fixed),
        tuple(dict.fromkeys(line for gate in gates for line in gate.away)),
        tuple(change for gate in gates for change in gate.changes),
    )
