"""What is kept of an analysis, as text: the values at once, some only when somebody asks, and so their places.

An analysis is mostly places, and hardly any of them is ever looked at. So what is kept are the plain values; whoever
asks for the place of one has the file analysed anew. Values that hardly any rule asks of other files, such as the words
of metrics, lie in a text of their own, which is read when somebody asks for any of them. Findings are kept whole.
A ladder is kept as well, unless it is but a part of one.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields
from functools import lru_cache
from itertools import chain, repeat
from operator import attrgetter
from sys import intern
from typing import Any, Protocol

from rolelint import laddermemory
from rolelint.analysis import Analysis
from rolelint.diagnostic import Finding, Fix, Note, Safety, Severity
from rolelint.hypertext import Hypertext, Link
from rolelint.identity import Identity
from rolelint.ladder import Ladder
from rolelint.ladders import PART
from rolelint.model import Artifact, Capability, Interaction, Metric, Responsibility, Role, counterpart
from rolelint.origin import Mould, parted, parts, shared
from rolelint.source import Edit, Location, Source, Span
from rolelint.subject import Subject
from rolelint.suppress import Suppression

# Two texts: what is read at once, and what is read later, by role.
Kept = tuple[str, str]
Data = Sequence[Any]
_PLAIN = ("is_canonical", "default_seniority", "family", "ladder", "level", "status", "replaced_by", "mission")
_LISTS = ("responsibilities", "capabilities", "artifacts", "interactions")
_NAMES = ("id", "slug", "name", "aliases", "title", "section")
_ANALYSIS = Mould(Analysis, [one.name for one in fields(Analysis)])
_IDENTITY = Mould(Identity, ("path", *_NAMES))
_ROLE = Mould(
    Role,
    ("origin", "identity", "source", "form", *_PLAIN, "reports_to", "filled", "headed", "labels", *_LISTS),
    ("reviewed", "language", "short_description", "properties", "success_metrics"),
)
_METRIC = Mould(Metric, ("origin", "text", "label"))
_DUTY = Mould(Responsibility, ("origin", "title", "primary"), ("share", "details", "success_metrics"))
_CAPABILITY = Mould(Capability, ("origin", "name", "proficiency"), ("importance", "details"))
_ARTIFACT = Mould(Artifact, ("origin", "name", "type"))
_INTERACTION = Mould(Interaction, ("origin", "kind", "role", "arrow", "frequency", "link"), ("notes",))
_HYPERTEXT = Mould(Hypertext, ("origin", "source", "links", "navigation", "address"))
_LATER = {
    Role: _ROLE.later,
    Responsibility: _DUTY.later,
    Capability: _CAPABILITY.later,
    Interaction: _INTERACTION.later,
}
# Hardly any name of a field holds it.
_BETWEEN = "\n"
# So many headings and so many verdicts are found in files of one project, and again in hundreds of others.
_SHARED = 4096

# One letter for each verdict on a metric; a blank ends those of a responsibility.
_LETTERS = {None: "-", "measurable": "m", "partial": "p", "vague": "v"}
_VERDICTS = {letter: verdict for verdict, letter in _LETTERS.items()}

_plain = attrgetter(*_PLAIN)
_names = attrgetter(*_NAMES)
# What is encoded here holds itself nowhere, so that nobody need look for circles.
_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


class Anew(Protocol):
    """The file that something is kept of: what is kept for later, and what is found when it is read once more."""

    path: str

    def later(self) -> Data:
        """Return what is kept of its roles for later, of each as it was written."""
        ...

    def source(self) -> Source:
        """Return its text."""
        ...

    def analysis(self) -> Analysis:
        """Return its analysis."""
        ...


def written(analysis: Analysis | None, reason: str) -> Kept | None:
    """Return what is kept of an analysis, or of the reason why a file has none; None where nothing can be kept."""
    if analysis is None:
        return _encode([reason]), "[]"
    if any(_BETWEEN in name for role in analysis.roles for name in role.filled):
        return None
    if analysis.ladder and analysis.ladder.form == PART:
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
        _of_ladders(analysis),
    )
    return _encode(data), _encode([*map(_later, analysis.roles)])


def read(rows: Sequence[Data], files: Sequence[Anew]) -> list[tuple[Analysis | None, str]]:
    """Return the analyses of files as they were kept, each with no words, or None and the reason why a file has none.

    `rows` are the first texts, decoded; `files` are asked for the rest and the places, when somebody does. What are no
    such rows is a `ValueError` or another error. Many files are read at a stroke: their values are made in columns.
    """
    kept = [(row, file) for row, file in zip(rows, files, strict=True) if len(row) > 1]
    found = iter(_analyses([row for row, _ in kept], [file for _, file in kept]) if kept else ())
    return [(next(found), "") if len(row) > 1 else (None, row[0]) for row in rows]


def _analyses(rows: Sequence[Data], files: Sequence[Anew]) -> list[Analysis]:
    forms, names, roles, problems, suppressions, links, subjects, ladders = zip(*rows, strict=True)
    paths = [file.path for file in files]
    sources = [Source.kept(file.path, _OfSource(file)) for file in files]
    identities = _identities(paths, names)
    return _ANALYSIS.many(
        len(rows),
        sources,
        map(intern, forms),
        identities,
        _roles_of_files(roles, sources, identities, files),
        [
            tuple((code, _finding_again(rest, path)) for code, *rest in some)
            for some, path in zip(problems, paths, strict=True)
        ],
        [tuple(_suppression_again(one, path) for one in some) for some, path in zip(suppressions, paths, strict=True)],
        _ladders(ladders, sources, identities, files),
        [row is not None for row in ladders],
        _hypertexts(links, sources, files),
        [tuple(Subject(*subject) for subject in some) for some in subjects],
    )


def _of_ladders(analysis: Analysis) -> Data | None:
    """Return what is kept of the ladder in a file of ladders: nothing where it could not be read to its end."""
    if not analysis.is_of_ladders:
        return None
    return laddermemory.written(analysis.ladder) if analysis.ladder else ()


def _ladders(
    rows: Sequence[Data | None], sources: Sequence[Source], identities: Sequence[Identity], files: Sequence[Anew]
) -> Iterator[Ladder | None]:
    every = zip(rows, sources, identities, files, strict=True)
    kept = [(row, source, identity, file.analysis) for row, source, identity, file in every if row]
    found = iter(laddermemory.read(kept))
    return (next(found) if row else None for row in rows)


def _identities(paths: Sequence[str], names: Sequence[Data]) -> list[Identity]:
    keys, slugs, called, aliases, *rest = zip(*names, strict=True)
    return _IDENTITY.many(len(paths), paths, keys, slugs, shared(called), map(tuple, aliases), *rest)


class _OfSource:
    """Has a file read for its text."""

    __slots__ = ("anew",)

    def __init__(self, anew: Anew) -> None:
        self.anew = anew

    def __call__(self, _: Source, name: str) -> Any:
        return getattr(self.anew.source(), name)


class _OfLinks(_OfSource):
    """Has a file analysed for what is not kept of it as hypertext."""

    __slots__ = ()

    def __call__(self, _: Any, name: str) -> Any:
        return getattr(self.anew.analysis().links, name)


class _Origin:
    """Finds what a role that was kept, or one of its parts, was made without: kept for later, or in its counterpart.

    The counterpart of a part is found by its place among all of them.
    """

    __slots__ = ("anew", "is_whole", "place", "role")

    def __init__(self, anew: Anew, place: int) -> None:
        self.anew = anew
        self.place = place
        self.role: Role | None = None
        self.is_whole = False

    def __call__(self, value: Any, name: str) -> Any:
        if self.role and not self.is_whole and name in _LATER.get(type(value), ()):
            self.is_whole = True
            # Where it is damaged, the counterpart has what is missing.
            with suppress(ValueError, TypeError, LookupError, AttributeError, RecursionError):
                _complete(self.role, self.anew.later()[self.place])
            return getattr(value, name)
        return getattr(self._counterpart(value), name)

    def _counterpart(self, value: Any) -> Any:
        role = self.anew.analysis().roles[self.place]
        return counterpart(value, self.role, role) if self.role else role


def _role(role: Role, of_file: Identity) -> Data:
    """Return what is kept of a role. Of its parts these are columns, which take less time and room than rows."""
    return (
        None if role.identity == of_file else _names(role.identity),
        role.form,
        *_plain(role),
        role.reports_to,
        _BETWEEN.join(sorted(role.filled)),
        _BETWEEN.join(role.headed),
        " ".join(["".join(map(_LETTERS.__getitem__, some)) for some in role.labels]),
        _DUTY.columns(role.responsibilities),
        _CAPABILITY.columns(role.capabilities),
        _ARTIFACT.columns(role.artifacts),
        _INTERACTION.columns(role.interactions),
    )


def _roles_of_files(
    rows: Sequence[Sequence[Data]], sources: Sequence[Source], identities: Sequence[Identity], files: Sequence[Anew]
) -> list[tuple[Role, ...]]:
    """Return the roles of files, of which each has so many."""
    origins = [_Origin(file, place) for file, some in zip(files, rows, strict=True) for place in range(len(some))]
    if not origins:
        return [()] * len(rows)
    every = [*zip(sources, identities, rows, strict=True)]
    of_roles = [source for source, _, some in every for _ in some]
    who = [_identities([source.path], [row[0]])[0] if row[0] else of for source, of, some in every for row in some]
    made = _roles([*chain.from_iterable(rows)], of_roles, who, origins)
    for origin, role in zip(origins, made, strict=True):
        origin.role = role
    return parted(made, rows)


def _roles(
    rows: Sequence[Data], sources: Sequence[Source], identities: Sequence[Identity], origins: Sequence[_Origin]
) -> list[Role]:
    _, forms, *plain, missions, above, filled, headed, letters, duties, has, makes, works = zip(*rows, strict=True)
    return _ROLE.many(
        len(rows),
        origins,
        identities,
        sources,
        map(intern, forms),
        plain[0],
        *map(shared, plain[1:]),
        missions,
        map(tuple, above),
        map(_field_set, filled),
        map(_fields, headed),
        map(_labels, letters),
        parts(_DUTY, origins, duties, iter, iter),
        parts(_CAPABILITY, origins, has, *repeat(shared, 2)),
        parts(_ARTIFACT, origins, makes, *repeat(shared, 2)),
        parts(_INTERACTION, origins, works, *repeat(shared, 5)),
    )


@lru_cache(_SHARED)
def _fields(text: str) -> tuple[str, ...]:
    return tuple(map(intern, text.split(_BETWEEN))) if text else ()


@lru_cache(_SHARED)
def _field_set(text: str) -> frozenset[str]:
    return frozenset(_fields(text))


@lru_cache(_SHARED)
def _labels(letters: str) -> tuple[tuple[str | None, ...], ...]:
    return tuple(tuple(map(_VERDICTS.__getitem__, some)) for some in letters.split(" "))


def _later(role: Role) -> Data:
    """Return what is kept of a role for later, in columns too."""
    return (
        *chain.from_iterable(_ROLE.later_columns([role])[:-1]),
        [metric.text for metric in role.metrics],
        _DUTY.later_columns(role.responsibilities)[:-1],
        _CAPABILITY.later_columns(role.capabilities),
        _INTERACTION.later_columns(role.interactions),
    )


def _complete(role: Role, data: Data) -> None:
    """Give a role, and its parts, what was kept for later."""
    *plain, properties, metrics, (shares, details), (importances, of_capabilities), interactions = data
    measured = _METRIC.many(len(metrics), repeat(role.origin), metrics, chain.from_iterable(role.labels))
    *of_duties, of_role = parted(measured, role.labels)
    values = {key: tuple(texts) for key, texts in properties.items()}
    _ROLE.complete([role], [[one] for one in (*plain, values, of_role)])
    _DUTY.complete(role.responsibilities, (shares, map(tuple, details), of_duties))
    _CAPABILITY.complete(role.capabilities, (shared(importances), map(tuple, of_capabilities)))
    _INTERACTION.complete(role.interactions, interactions)


def _at(at: Location, path: str) -> Data:
    return [at.start, at.end] if at.path == path else [at.start, at.end, at.path]


def _at_again(data: Data, path: str) -> Location:
    return Location(data[2] if len(data) > 2 else path, Span(data[0], data[1]))


def _finding(finding: Finding, path: str) -> Data:
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


def _finding_again(data: Data, path: str) -> Finding:
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


def _suppression(one: Suppression) -> Data:
    scope = [one.scope.start, one.scope.end]
    return [[one.at.start, one.at.end], [one.remove.start, one.remove.end], scope, one.rules, one.reason, one.written]


def _suppression_again(data: Data, path: str) -> Suppression:
    at, remove, scope, rules, reason, comment = data
    return Suppression(_at_again(at, path), _at_again(remove, path), Span(*scope), tuple(rules), reason, comment)


def _hypertext(text: Hypertext | None) -> Data | None:
    return [_links(text.links), _links(text.navigation), text.address] if text else None


def _hypertexts(rows: Sequence[Data | None], sources: Sequence[Source], files: Sequence[Anew]) -> list[Any]:
    links, walks, addresses = zip(*(row or ((), (), None) for row in rows), strict=True)
    found = _HYPERTEXT.many(
        len(rows),
        map(_OfLinks, files),
        sources,
        [_links_again(some, source.path) for some, source in zip(links, sources, strict=True)],
        [_links_again(some, source.path) for some, source in zip(walks, sources, strict=True)],
        addresses,
    )
    return [row and one for row, one in zip(rows, found, strict=True)]


def _links(links: Iterable[Link]) -> Data:
    return [[link.target, link.at.start, link.at.end, link.is_listed] for link in links]


def _links_again(data: Data, path: str) -> tuple[Link, ...]:
    return tuple(Link(target, Location(path, Span(start, end)), is_listed) for target, start, end, is_listed in data)
