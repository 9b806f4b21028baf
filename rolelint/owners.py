"""Whose a place is: the role or ladder of its file, or of the part of it where a file holds several roles."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rolelint.catalog import Catalog
from rolelint.entities import paths
from rolelint.frozen import frozen
from rolelint.ladder import Ladder
from rolelint.model import Role
from rolelint.source import Location


@frozen
class Owners:
    """The ladders by the paths of their files, and the roles of each file in the order in which they stand there."""

    ladders: Mapping[str, Ladder]
    roles: Mapping[str, Sequence[Role]]

    def of(self, at: Location) -> Role | Ladder | None:
        """Return whose a place is; what stands above the first of several roles is nobody's."""
        roles = self.roles.get(at.path, ())
        if len(roles) < 2:
            return roles[0] if roles else self.ladders.get(at.path)
        index = bisect_right(roles, at.start, key=lambda role: role.at.start)
        return roles[index - 1] if index else None


def owners(catalog: Catalog) -> Owners:
    """Return whose each place of the project's files is; ask by `catalog.once(owners)`."""
    roles: dict[str, list[Role]] = defaultdict(list)
    for role in catalog.roles:
        roles[role.path].append(role)
    return Owners({path: one for one in catalog.ladders.all for path in paths(one)}, roles)


def told_apart(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Return the roles of one file, those with the same heading numbered, so that each has a place of its own."""
    counts = Counter[str | None]()
    found = []
    for role in roles:
        section = role.identity.section
        counts[section] += 1
        if section is not None and counts[section] > 1:
            identity = replace(role.identity, section=f"{section} {counts[section]}")
            found.append(replace(role, identity=identity))
        else:
            found.append(role)
    return tuple(found)
