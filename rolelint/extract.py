"""What is exported: some roles and ladders of a project, and which of their private keys may leave with them."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

from rolelint import record
from rolelint.catalog import Catalog
from rolelint.climbers import climbers
from rolelint.coverage import capabilities, unified
from rolelint.frozen import frozen
from rolelint.ladder import Criterion, Ladder, Level
from rolelint.model import Capability, Role
from rolelint.names import fold
from rolelint.record import Record
from rolelint.steps import held


class Room(StrEnum):
    """Which private keys a form has room for: none, those of a role as a whole, or all wherever they stand."""

    NONE = "none"
    ROLE = "role"
    ALL = "all"


@frozen
class Rung:
    """Where a role stands on a ladder, and what is expected there: criteria by dimension, and further capabilities.

    None as a dimension is what holds for the level as a whole.
    """

    ladder: Ladder
    level: Level
    criteria: dict[str | None, list[Criterion]]
    capabilities: tuple[Capability, ...]


@frozen
class Extract:
    """Roles and ladders of a project. `is_single` tells that one of them was asked for by name, `table` which list."""

    catalog: Catalog
    roles: tuple[Role, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    included: frozenset[str] = frozenset()
    is_single: bool = False
    table: str | None = None

    @cached_property
    def role_records(self) -> tuple[tuple[Role, Record], ...]:
        """The roles, each with its data."""
        return tuple((role, record.of_role(role, self.included)) for role in self.roles)

    @cached_property
    def ladder_records(self) -> tuple[tuple[Ladder, Record], ...]:
        """The ladders, each with its data."""
        return tuple((ladder, record.of_ladder(ladder, self.included)) for ladder in self.ladders)

    def rungs(self, role: Role) -> Iterator[Rung]:
        """Yield where a role stands; a ladder on which nothing says for certain where it stands is left out."""
        named = {(fold(one.name), fold(one.proficiency or "")) for one in role.capabilities}
        for climb in self.catalog.once(climbers).of(role):
            if len(climb.levels) == 1:
                (level,) = climb.levels
                wanted = capabilities(climb.ladder)[climb.ladder.levels.index(level)].values()
                further = (one for one in wanted if (fold(one.name), fold(one.proficiency or "")) not in named)
                yield Rung(climb.ladder, level, held(unified(climb.ladder)[0], level), tuple(further))
