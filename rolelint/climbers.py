"""Who climbs which ladder, and where on it: the roles of a project beside its ladders.

A role names its ladder; else the ladders that name the role are its own, else those of its family. It stands at the
level that it names, else at those of its seniority. All of it is looked up in indexes, and nothing is searched for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from rolelint.catalog import Catalog
from rolelint.frozen import frozen
from rolelint.identity import Place
from rolelint.ladder import Ladder, Level
from rolelint.model import Role
from rolelint.names import fold
from rolelint.similarity import nearest
from rolelint.source import Location

K = TypeVar("K")


@frozen
class Climb:
    """A role on a ladder. `levels` are those where it may stand, from low to high; none where nothing says so."""

    role: Role
    ladder: Ladder
    levels: tuple[Level, ...]


@frozen
class Climbers:
    """All climbs of a project, in the order of the roles."""

    all: tuple[Climb, ...]

    def on(self, ladder: Ladder) -> tuple[Climb, ...]:
        """Return who climbs a ladder."""
        return self._by_ladder.get(ladder.path, ())

    def of(self, role: Role) -> tuple[Climb, ...]:
        """Return what a role climbs."""
        return self._by_role.get(role.identity.place, ())

    @cached_property
    def _by_ladder(self) -> Mapping[str, tuple[Climb, ...]]:
        return _grouped((climb.ladder.path, climb) for climb in self.all)

    @cached_property
    def _by_role(self) -> Mapping[Place, tuple[Climb, ...]]:
        return _grouped((climb.role.identity.place, climb) for climb in self.all)


@frozen
class Stray:
    """A name between roles and ladders that leads nowhere: what there is none of, and the name that it may mean."""

    name: str
    at: Location
    lack: str
    near: str | None


def climbers(catalog: Catalog) -> Climbers:
    """Return who climbs which ladder; use it through `Catalog.once`."""
    named: dict[Place, list[Ladder]] = defaultdict(list)
    families: dict[str, list[Ladder]] = defaultdict(list)
    for ladder in catalog.ladders.all:
        for identity in dict.fromkeys(one for name in ladder.roles for one in catalog.resolve(name).roles):
            named[identity.place].append(ladder)
        if ladder.family:
            families[fold(ladder.family)].append(ladder)
    found: list[Climb] = []
    for role in catalog.roles:
        if role.ladder:
            own = catalog.ladders.find(role.ladder)
            ladders = [own] if own else []
        else:
            ladders = named[role.identity.place] or families[fold(role.family or "")]
        found += (Climb(role, ladder, _levels(role, ladder)) for ladder in ladders)
    return Climbers(tuple(found))


def stray_names(catalog: Catalog) -> Iterator[Stray]:
    """Yield the names of ladders, levels and roles that roles and ladders give each other, and that nobody has."""
    for role in catalog.roles:
        if role.ladder and not catalog.ladders.knows(role.ladder):
            yield _stray_ladder(catalog, role.ladder, role.node["ladder"].at)
        climbs = catalog.once(climbers).of(role)
        if role.level and climbs and not any(climb.levels for climb in climbs):
            yield _stray_level(climbs[0].ladder, role.level, role.node["level"].at)
    for ladder in catalog.ladders.all:
        yield from _strays_of(catalog, ladder)


def _strays_of(catalog: Catalog, ladder: Ladder) -> Iterator[Stray]:
    if ladder.extends and not catalog.ladders.knows_above(ladder):
        yield _stray_ladder(catalog, ladder.extends, ladder.node["extends"].at)
    for node in (ladder.node["roles"], *ladder.node["roles"].parts) if ladder.roles else ():
        meaning = catalog.resolve(node.value) if isinstance(node.value, str) and node.value else None
        if meaning is not None and not meaning and not meaning.is_group:
            yield Stray(node.value, node.at, "no role here is called", catalog.nearest(node.value))
    for dimension in ladder.dimensions:
        if dimension.first and not dimension.is_inherited and not ladder.level(dimension.first):
            yield _stray_level(ladder, dimension.first, dimension.node["from"].at)


def _stray_ladder(catalog: Catalog, name: str, at: Location) -> Stray:
    return Stray(name, at, "no ladder here is called", catalog.ladders.nearest(name))


def _stray_level(ladder: Ladder, name: str, at: Location) -> Stray:
    near = nearest(name, (level.name for level in ladder.levels))
    return Stray(name, at, f"the ladder '{ladder.label}' has no level", near)


def _levels(role: Role, ladder: Ladder) -> tuple[Level, ...]:
    if role.level:
        level = ladder.level(role.level)
        return (level,) if level else ()
    return ladder.of_seniority(role.default_seniority) if role.default_seniority else ()


def _grouped(pairs: Iterable[tuple[K, Climb]]) -> Mapping[K, tuple[Climb, ...]]:
    groups: dict[K, list[Climb]] = defaultdict(list)
    for key, climb in pairs:
        groups[key].append(climb)
    return {key: tuple(climbs) for key, climbs in groups.items()}
