"""All that changed between two revisions of a project, and what the rules have to say about it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from rolelint import ladderchanges, rolechanges
from rolelint.changes import Change, Side, Teller, sorted_by_weight
from rolelint.diagnostic import Finding
from rolelint.ladder import Ladder
from rolelint.lineage import Lineage
from rolelint.model import Role
from rolelint.names import slug
from rolelint.rule import Rule
from rolelint.source import Location, Span


def differences(lineage: Lineage) -> tuple[Change, ...]:
    """Return all that changed in meaning, what weighs most first."""
    found = chain(rolechanges.changes(lineage), ladderchanges.changes(lineage), _of_files(lineage))
    return sorted_by_weight(found)


def findings(changes: Iterable[Change], rules: Mapping[str, Rule]) -> Iterator[tuple[str, Finding]]:
    """Yield what the given rules say about changes, each finding with the code of its rule.

    A finding stands in the later revision wherever this has its file, else in the earlier one.
    """
    known = tuple(changes)
    for code, rule in rules.items():
        if rule.check_changes:
            yield from ((code, finding) for finding in rule.check_changes(known))


def _of_files(lineage: Lineage) -> Iterator[Change]:
    """Yield that a role or ladder cannot be compared, as its file cannot be read in one of the revisions."""
    for one, identity in lineage.unreadable:
        kind, tell = _kind(one), _teller(one, lineage, Location(identity.path, Span(0, 0)))
        message = f"'{one.label}' cannot be read any more, so nobody can tell what changed in it"
        affected = lineage.affected(one) if isinstance(one, Role) else ()
        yield tell(f"{kind}-unreadable", message, (Side(_name_at(one), one.label), None), "", affected)
    for one in lineage.readable:
        tell = _teller(one, lineage, _name_at(one))
        message = f"'{one.label}' can be read now, so nobody can tell what changed in it"
        yield tell(f"{_kind(one)}-readable", message, (None, Side(_name_at(one), one.label)))


def _teller(one: Role | Ladder, lineage: Lineage, at: Location) -> Teller:
    return Teller(lineage.called(one), f"{_kind(one)}:{slug(one.identity.key)}", lambda _: at)


def _kind(one: Role | Ladder) -> str:
    return "ladder" if isinstance(one, Ladder) else "role"


def _name_at(one: Role | Ladder) -> Location:
    return one.at if isinstance(one, Ladder) else one.name_at
