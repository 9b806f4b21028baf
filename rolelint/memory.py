"""What is kept of an analysis, as text: the values at once, their places when somebody asks.

An analysis is mostly places, and hardly any of them is ever looked at. So what is kept are the plain values; whoever
asks for the place of one has the file analysed anew. Findings are kept whole. Ladders are not kept: they are few, and
most of them is places.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from operator import attrgetter
from typing import Any, Protocol

from rolelint.analysis import Analysis
from rolelint.diagnostic import Finding, Fix, Note, Safety, Severity
from rolelint.hypertext import Hypertext, Link
from rolelint.identity import Identity
from rolelint.model import Artifact, Capability, Interaction, Metric, Responsibility, Role
from rolelint.origin import Mould
from rolelint.source import Edit, Location, Source, Span
from rolelint.subject import Subject
from rolelint.suppress import Suppression

Kept = Sequence[Any]
_PLAIN = (
    "form",
    "is_canonical",
    "default_seniority",
    "family",
    "ladder",
    "level",
    "status",
    "replaced_by",
    "reviewed",
    "language",
    "mission",
    "short_description",
)
_LISTS = ("responsibilities", "success_metrics", "capabilities", "artifacts", "interactions")
_ROLE = Mould(Role, *_PLAIN, "identity", "source", "reports_to", "properties", "filled", "headed", *_LISTS)
_METRIC = Mould(Metric, "text", "label")
_DUTY = Mould(Responsibility, "title", "primary", "share", "details", "success_metrics")
_CAPABILITY = Mould(Capability, "name", "proficiency", "importance", "details")
_ARTIFACT = Mould(Artifact, "name", "type")
_INTERACTION = Mould(Interaction, "kind", "role", "arrow", "frequency", "notes", "link")
_HYPERTEXT = Mould(Hypertext, "source", "links", "navigation", "address")

# One letter for each verdict on a metric.
_LETTERS = {None: "-", "measurable": "m", "partial": "p", "vague": "v"}
_VERDICTS = {letter: verdict for verdict, letter in _LETTERS.items()}

_plain = attrgetter(*_PLAIN)
_names = attrgetter("id", "slug", "name", "aliases", "title", "section")
# What is encoded here holds itself nowhere, so that nobody need look for circles.
_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


class Anew(Protocol):
    """The file that something is kept of, as it is read once more: as a text, or with all that is found in it."""

    def source(self) -> Source:
        """Return its text."""
        ...

    def analysis(self) -> Analysis:
        """Return its analysis."""
        ...


def written(analysis: Analysis | None, reason: str) -> str | None:
    """Return what is kept of an analysis, or of the reason why a file has none; None where nothing can be kept."""
    if analysis is None:
        return _encode([reason])
    if analysis.is_of_ladders:
        return None
    path = analysis.source.path
    data = (
        analysis.form,
        _names(analysis.identity),
        [_role(role, analysis.identity) for role in analysis.roles],
        [(code, *_finding(finding, path)) for code, finding in analysis.problems],
        [_suppression(one) for one in analysis.suppressions],
        _hypertext(analysis.links),
        analysis.subjects,
    )
    return _encode(data)


def read(text: str, path: str, anew: Anew) -> tuple[Analysis | None, str]:
    """Return an analysis of the file at a path as it was kept, or None and the reason why it has none.

    `anew` is asked for the places, when somebody does. What is no such text is a `ValueError` or another error.
    """
    data = json.loads(text)
    if len(data) == 1:
        return None, data[0]
    form, names, roles, problems, suppressions, links, subjects = data
    source = Source.kept(path, lambda _: anew.source())
    identity = _identity(path, names)
    analysis = Analysis(
        source,
        form,
        identity,
        tuple(_role_again(role, source, identity, _Origin(anew, place)) for place, role in enumerate(roles)),
        tuple((code, _finding_again(rest, path)) for code, *rest in problems),
        tuple(_suppression_again(one, path) for one in suppressions),
        links=_hypertext_again(links, source, anew),
        subjects=tuple(Subject(*subject) for subject in subjects),
    )
    return analysis, ""


def _identity(path: str, data: Kept) -> Identity:
    key, slug, name, aliases, title, section = data
    return Identity(path, key, slug, name, tuple(aliases), title, section)


class _Origin:
    """Finds the counterpart of a role that was kept, or of one of its parts: by its place among all of them."""

    __slots__ = ("anew", "place", "role")

    def __init__(self, anew: Anew, place: int) -> None:
        self.anew = anew
        self.place = place
        self.role: Role | None = None

    def __call__(self, value: Any) -> Any:
        role = self.anew.analysis().roles[self.place]
        if value is self.role or self.role is None:
            return role
        pairs = zip(_parts(self.role), _parts(role), strict=True)
        return next(theirs for mine, theirs in pairs if mine is value)


def _parts(role: Role) -> Iterator[Any]:
    return chain(role.responsibilities, role.metrics, role.capabilities, role.artifacts, role.interactions)


def _role(role: Role, of_file: Identity) -> Kept:
    """Return what is kept of a role. Of its parts these are columns, which take less time and room than rows."""
    duties = role.responsibilities
    title, primary, share, details, of_duties = _DUTY.columns(duties) or [[], [], [], [], []]
    metrics = role.metrics
    return (
        None if role.identity == of_file else _names(role.identity),
        _plain(role),
        role.reports_to,
        role.properties,
        (title, primary, share, details, [*map(len, of_duties)]),
        [metric.text for metric in metrics],
        "".join([_LETTERS[metric.label] for metric in metrics]),
        _CAPABILITY.columns(role.capabilities),
        _ARTIFACT.columns(role.artifacts),
        _INTERACTION.columns(role.interactions),
        sorted(role.filled),
        role.headed,
    )


def _role_again(data: Kept, source: Source, of_file: Identity, origin: _Origin) -> Role:
    names, plain, reports_to, properties, duties, metrics, verdicts, *lists, filled, headed = data
    capabilities, artifacts, interactions = lists
    measured = _METRIC.many(origin, (metrics, map(_VERDICTS.__getitem__, verdicts)))
    stops = [*accumulate(duties[-1], initial=0)]
    of_duties = [measured[start:stop] for start, stop in pairwise(stops)]
    role = origin.role = _ROLE.one(
        origin,
        *plain,
        _identity(source.path, names) if names else of_file,
        source,
        tuple(reports_to),
        {key: tuple(values) for key, values in properties.items()},
        frozenset(filled),
        tuple(headed),
        _DUTY.many(origin, (*duties[:3], [*map(tuple, duties[3])], of_duties)),
        measured[stops[-1] :],
        _CAPABILITY.many(origin, (*capabilities[:3], [*map(tuple, capabilities[3])]) if capabilities else ()),
        _ARTIFACT.many(origin, artifacts),
        _INTERACTION.many(origin, interactions),
    )
    return role


def _at(at: Location, path: str) -> Kept:
    return [at.start, at.end] if at.path == path else [at.start, at.end, at.path]


def _at_again(data: Kept, path: str) -> Location:
    return Location(data[2] if len(data) > 2 else path, Span(data[0], data[1]))


def _finding(finding: Finding, path: str) -> Kept:
    fix = finding.fix
    return [
        finding.message,
        _at(finding.at, path),
        [[note.message, _at(note.at, path)] for note in finding.notes],
        fix and [fix.title, [[_at(edit.at, path), edit.text] for edit in fix.edits], fix.safety.value],
        finding.hint,
        finding.severity and finding.severity.value,
        finding.about,
    ]


def _finding_again(data: Kept, path: str) -> Finding:
    message, at, notes, fix, hint, severity, about = data
    return Finding(
        message,
        _at_again(at, path),
        tuple(Note(words, _at_again(place, path)) for words, place in notes),
        fix and Fix(fix[0], tuple(Edit(_at_again(place, path), words) for place, words in fix[1]), Safety(fix[2])),
        hint,
        severity and Severity(severity),
        about,
    )


def _suppression(one: Suppression) -> Kept:
    scope = [one.scope.start, one.scope.end]
    return [[one.at.start, one.at.end], [one.remove.start, one.remove.end], scope, one.rules, one.reason, one.written]


def _suppression_again(data: Kept, path: str) -> Suppression:
    at, remove, scope, rules, reason, comment = data
    return Suppression(_at_again(at, path), _at_again(remove, path), Span(*scope), tuple(rules), reason, comment)


def _hypertext(text: Hypertext | None) -> Kept | None:
    return [_links(text.links), _links(text.navigation), text.address] if text else None


def _hypertext_again(data: Kept | None, source: Source, anew: Anew) -> Hypertext | None:
    if data is None:
        return None
    *both, address = data
    links, navigation = (_links_again(one, source.path) for one in both)
    return _HYPERTEXT.one(lambda _: anew.analysis().links, source, links, navigation, address)


def _links(links: Iterable[Link]) -> Kept:
    return [[link.target, link.at.start, link.at.end, link.is_listed] for link in links]


def _links_again(data: Kept, path: str) -> tuple[Link, ...]:
    return tuple(Link(target, Location(path, Span(start, end)), is_listed) for target, start, end, is_listed in data)
