"""Whom a role works with, told from its own side: what it says about others, and what others say about it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from rolelint.catalog import Catalog
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.interactions import Match, relations
from rolelint.model import Role
from rolelint.names import fold, fold_plural, squash
from rolelint.references import Reference, references
from rolelint.statements import Kind, Statement
from rolelint.vocabulary import REPORTS_TO

T = TypeVar("T")


@frozen
class Line:
    """One thing that happens. `is_theirs` tells that only the other side says so, in its own words."""

    words: str
    frequency: str | None = None
    notes: str | None = None
    is_theirs: bool = False


@frozen
class Contact:
    """Somebody that a role works with, and what happens between the two."""

    name: str
    lines: tuple[Line, ...]


# A role, or the folded name of somebody else.
_Key = Identity | str


def contacts(catalog: Catalog, role: Role) -> tuple[Contact, ...]:
    """Return everybody that a role works with, those whom it meets most often first."""
    found: dict[_Key, tuple[str, list[Line]]] = {}
    for key, name, line in (*_own(catalog, role), *_superiors(catalog, role), *_of_others(catalog, role)):
        found.setdefault(key, (name, []))[1].append(line)
    ranks = {squash(word): rank for rank, word in enumerate(catalog.vocabulary.frequency)}

    def often(contact: Contact) -> int:
        return min(ranks.get(squash(line.frequency or ""), len(ranks)) for line in contact.lines)

    return tuple(sorted((Contact(name, tuple(dict.fromkeys(lines))) for name, lines in found.values()), key=often))


@frozen
class _Voices:
    """Who says what: the lines of each role, those that address it, and the names that it reports to."""

    of: Mapping[Identity, tuple[Statement, ...]]
    about: Mapping[Identity, tuple[Statement, ...]]
    superiors: Mapping[Identity, tuple[Reference, ...]]
    led: Mapping[Identity, tuple[Identity, ...]]


def _voices(catalog: Catalog) -> _Voices:
    known = catalog.once(relations)
    return _Voices(
        _grouped((line.role.identity, line) for line in known.statements),
        _grouped((other, line) for line in known.statements for other in line.others),
        _grouped((one.role.identity, one) for one in catalog.once(references) if one.key == "reports_to"),
        _grouped((superior, role) for role, others in known.superiors.items() for _, superior in others),
    )


def _grouped(pairs: Iterable[tuple[Identity, T]]) -> Mapping[Identity, tuple[T, ...]]:
    groups: dict[Identity, list[T]] = {}
    for identity, value in pairs:
        groups.setdefault(identity, []).append(value)
    return {identity: tuple(values) for identity, values in groups.items()}


def _own(catalog: Catalog, role: Role) -> Iterator[tuple[_Key, str, Line]]:
    """Yield what the role says, with what the other one adds to it, in the order of its lines."""
    done: set[Identity] = set()
    for statement in catalog.once(_voices).of.get(role.identity, ()):
        if statement.kind is not Kind.ROLE:
            yield fold_plural(statement.name), statement.name, _line(statement)
        elif statement.others[0] not in done:
            other = statement.others[0]
            done.add(other)
            for match in catalog.once(relations).matches(role.identity, other):
                yield from ((other, other.label, line) for line in _told(match))


def _told(match: Match) -> Iterator[Line]:
    if match.mine and match.theirs and match.is_certain:
        mine, theirs = _line(match.mine), _line(match.theirs)
        yield Line(mine.words, mine.frequency or theirs.frequency, mine.notes or theirs.notes)
        return
    if match.mine:
        yield _line(match.mine)
    if match.theirs:
        yield _line(match.theirs, is_theirs=True)


def _superiors(catalog: Catalog, role: Role) -> Iterator[tuple[_Key, str, Line]]:
    """Yield whom the front matter says that the role reports to, unless a line says so too."""
    voices = catalog.once(_voices)
    said = {
        key for line in voices.of.get(role.identity, ()) if line.is_report for key in (*line.others, fold(line.name))
    }
    for reference in voices.superiors.get(role.identity, ()):
        superior = reference.superior
        if superior:
            if superior != role.identity and superior not in said:
                yield superior, superior.label, Line(REPORTS_TO)
        elif fold(reference.name) not in said:
            yield fold_plural(reference.name), reference.name, Line(REPORTS_TO)


def _of_others(catalog: Catalog, role: Role) -> Iterator[tuple[_Key, str, Line]]:
    """Yield what only others say: about this role, about a group that it belongs to, or that they report to it."""
    known, voices = catalog.once(relations), catalog.once(_voices)
    for statement in voices.about.get(role.identity, ()):
        other = statement.role.identity
        if statement.kind is not Kind.ROLE or not known.said(role.identity, other):
            yield other, other.label, _line(statement, is_theirs=True)
    for other in voices.led.get(role.identity, ()):
        spoken = (*known.said(other, role.identity), *known.said(role.identity, other))
        if not any(line.is_report or line.is_lead for line in spoken):
            yield other, other.label, Line(REPORTS_TO, is_theirs=True)


def _line(statement: Statement, *, is_theirs: bool = False) -> Line:
    said = statement.interaction
    return Line(said.kind, said.frequency, said.notes, is_theirs)
