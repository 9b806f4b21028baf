"""What is kept of an analysis, as text: the values at once, their places when somebody asks.

An analysis is mostly places, and hardly any of them is ever looked at. So what is kept are the plain values; whoever
asks for the place of one has the file analysed anew. Findings are kept whole. Ladders are not kept: they are few, and
most of them is places.
"""

import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from rolelint.analysis import Analysis
from rolelint.diagnostic import Finding, Fix, Note, Safety, Severity
from rolelint.hypertext import Hypertext, Link
from rolelint.identity import Identity
from rolelint.model import Artifact, Capability, Interaction, Metric, Responsibility, Role
from rolelint.origin import Origin, kept
from rolelint.source import Edit, Location, Source, Span
from rolelint.suppress import Suppression

Kept = list[Any]
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


def written(analysis: Analysis | None, reason: str) -> str | None:
    """Return what is kept of an analysis, or of the reason why a file has none; None where nothing can be kept."""
    if analysis is None:
        return json.dumps([reason], separators=(",", ":"))
    if analysis.is_of_ladders:
        return None
    path = analysis.source.path
    data = [
        analysis.form,
        _names(analysis.identity),
        [_role(role) for role in analysis.roles],
        [[code, *_finding(finding, path)] for code, finding in analysis.problems],
        [_suppression(one) for one in analysis.suppressions],
        _hypertext(analysis.links),
    ]
    return json.dumps(data, separators=(",", ":"))


def read(text: str, path: str, anew: Callable[[], Analysis]) -> tuple[Analysis | None, str]:
    """Return an analysis of the file at a path as it was kept, or None and the reason why it has none.

    `anew` analyses the file once more, for the places. What is no such text is a `ValueError` or another error.
    """
    data = json.loads(text)
    if len(data) == 1:
        return None, data[0]
    form, identity, roles, problems, suppressions, links = data
    source = kept(Source, lambda: anew().source, path=path)
    analysis = Analysis(
        source,
        form,
        Identity(path, *_identity(identity)),
        tuple(_role_again(role, place, source, anew) for place, role in enumerate(roles)),
        tuple((code, _finding_again(rest, path)) for code, *rest in problems),
        tuple(_suppression_again(one, path) for one in suppressions),
        links=_hypertext_again(links, path, anew),
    )
    return analysis, ""


def _names(identity: Identity) -> Kept:
    return [identity.id, identity.slug, identity.name, identity.aliases, identity.title, identity.section]


def _identity(data: Kept) -> Kept:
    return [*data[:3], tuple(data[3]), *data[4:]]


def _role(role: Role) -> Kept:
    return [
        _names(role.identity),
        [getattr(role, name) for name in _PLAIN],
        role.reports_to,
        role.properties,
        [
            [duty.title, duty.primary, duty.share, duty.details, _metrics(duty.success_metrics)]
            for duty in role.responsibilities
        ],
        _metrics(role.success_metrics),
        [[one.name, one.proficiency, one.importance, one.details] for one in role.capabilities],
        [[one.name, one.type] for one in role.artifacts],
        [[one.kind, one.role, one.arrow, one.frequency, one.notes, one.link] for one in role.interactions],
        sorted(role.filled),
        role.headed,
    ]


def _role_again(data: Kept, place: int, source: Source, anew: Callable[[], Analysis]) -> Role:
    identity, plain, reports_to, properties, duties, metrics, capabilities, artifacts, interactions, filled, headed = (
        data
    )

    def role() -> Role:
        return anew().roles[place]

    def item(field: str, index: int) -> Any:
        return getattr(role(), field)[index]

    def duty_metric(index: int, inner: int) -> Metric:
        return role().responsibilities[index].success_metrics[inner]

    return kept(  # type: ignore[no-any-return]
        Role,
        role,
        identity=Identity(source.path, *_identity(identity)),
        source=source,
        **dict(zip(_PLAIN, plain, strict=True)),
        reports_to=tuple(reports_to),
        properties={key: tuple(values) for key, values in properties.items()},
        responsibilities=tuple(
            kept(
                Responsibility,
                partial(item, "responsibilities", index),
                title=title,
                primary=primary,
                share=share,
                details=tuple(details),
                success_metrics=_metrics_again(lines, partial(duty_metric, index)),
            )
            for index, (title, primary, share, details, lines) in enumerate(duties)
        ),
        success_metrics=_metrics_again(metrics, partial(item, "success_metrics")),
        capabilities=tuple(
            kept(
                Capability,
                partial(item, "capabilities", index),
                name=name,
                proficiency=proficiency,
                importance=importance,
                details=tuple(details),
            )
            for index, (name, proficiency, importance, details) in enumerate(capabilities)
        ),
        artifacts=tuple(
            kept(Artifact, partial(item, "artifacts", index), name=name, type=sort)
            for index, (name, sort) in enumerate(artifacts)
        ),
        interactions=tuple(
            kept(
                Interaction,
                partial(item, "interactions", index),
                kind=kind,
                role=other,
                arrow=arrow,
                frequency=frequency,
                notes=notes,
                link=link,
            )
            for index, (kind, other, arrow, frequency, notes, link) in enumerate(interactions)
        ),
        filled=frozenset(filled),
        headed=tuple(headed),
    )


def _metrics(metrics: Iterable[Metric]) -> Kept:
    return [[metric.text, metric.label] for metric in metrics]


def _metrics_again(data: Kept, at: Callable[[int], Metric]) -> tuple[Metric, ...]:
    return tuple(kept(Metric, partial(at, index), text=text, label=label) for index, (text, label) in enumerate(data))


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


def _hypertext_again(data: Kept | None, path: str, anew: Callable[[], Analysis]) -> Hypertext | None:
    if data is None:
        return None
    links, navigation, address = data
    origin: Origin = lambda: anew().links  # noqa: E731
    return kept(  # type: ignore[no-any-return]
        Hypertext,
        origin,
        source=kept(Source, lambda: anew().source, path=path),
        links=_links_again(links, path),
        navigation=_links_again(navigation, path),
        address=address,
    )


def _links(links: Iterable[Link]) -> Kept:
    return [[link.target, *_at(link.at, ""), link.is_listed] for link in links]


def _links_again(data: Kept, path: str) -> tuple[Link, ...]:
    return tuple(Link(target, Location(path, Span(start, end)), is_listed) for target, start, end, _, is_listed in data)
