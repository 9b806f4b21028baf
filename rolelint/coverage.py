"""How much of a ladder is filled in: its cells counted, and what roles, seniorities and capabilities cover of it.

A cell is where a level and a dimension meet. A dimension that goes by another name at some levels is one dimension
here. What is said about a level as a whole is counted in a row of its own, which nobody expects to be filled; in a
ladder without dimensions it is the only row, and expected at every level.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cached_property

from rolelint.catalog import Catalog
from rolelint.climbers import Climb, climbers
from rolelint.frozen import frozen
from rolelint.ladder import Criterion, Dimension, Ladder, Level
from rolelint.model import Capability, Role
from rolelint.names import fold
from rolelint.renamed import renamed
from rolelint.vocabulary import SENIORITY

# How many criteria there are at a level in a dimension, by their names.
_Counts = Mapping[tuple[str, str | None], int]


class Mark(StrEnum):
    """What is in a cell: its own criteria, else inherited ones, else those of the level below; or why it is empty."""

    OWN = "own"
    INHERITED = "inherited"
    CUMULATIVE = "cumulative"
    HOLE = "hole"
    UNEXPECTED = "not expected"


@frozen
class Square:
    """Where a level and a dimension meet.

    `own` and `inherited` count criteria, `taken_over` those of the levels below that a cumulative level goes on with.
    """

    level: str
    dimension: str | None
    mark: Mark
    is_expected: bool
    own: int = 0
    inherited: int = 0
    taken_over: int = 0

    @property
    def count(self) -> int:
        """How many criteria the mark stands for."""
        counts = {Mark.OWN: self.own, Mark.INHERITED: self.inherited, Mark.CUMULATIVE: self.taken_over}
        return counts.get(self.mark, 0)


@frozen
class Row:
    """A dimension at all levels; None is what holds for a level as a whole.

    `other_names` are those that it goes by at some levels: the level and the name there.
    """

    dimension: str | None
    squares: tuple[Square, ...]
    other_names: tuple[tuple[str, str], ...] = ()


@frozen
class Family:
    """The roles of a family on a ladder, and the names of the levels that they stand at; None is no family."""

    name: str | None
    roles: tuple[Role, ...]
    levels: tuple[str, ...]


@frozen
class Demand:
    """A capability, and what each level expects of it; None where a level does not name it."""

    name: str
    by_level: tuple[Capability | None, ...]

    @property
    def is_everywhere(self) -> bool:
        """Whether every level names it."""
        return None not in self.by_level


@frozen
class Coverage:
    """What is filled in of a ladder. `climbs` are the roles on it; `scale` holds the seniorities of the project."""

    ladder: Ladder
    rows: tuple[Row, ...]
    climbs: tuple[Climb, ...] = ()
    scale: tuple[str, ...] = SENIORITY

    @cached_property
    def squares(self) -> tuple[Square, ...]:
        """All cells, row by row."""
        return tuple(square for row in self.rows for square in row.squares)

    @property
    def expected(self) -> int:
        """How many cells should be filled."""
        return sum(square.is_expected for square in self.squares)

    @property
    def filled(self) -> int:
        """How many of these cells are filled."""
        return sum(square.is_expected and square.mark is not Mark.HOLE for square in self.squares)

    @property
    def holes(self) -> tuple[Square, ...]:
        """The cells that should be filled and are empty."""
        return tuple(square for square in self.squares if square.mark is Mark.HOLE)

    @property
    def percent(self) -> float | None:
        """The share of the expected cells that are filled, cut to one decimal; None where nothing is expected.

        It is cut and not rounded, so that 100 means that there is no hole.
        """
        return self.filled * 1000 // self.expected / 10 if self.expected else None

    def reaches(self, percent: float) -> bool:
        """Tell whether at least so many per cent are filled. Where nothing is expected, nothing is reached."""
        return self.expected > 0 and self.filled * 100 >= percent * self.expected

    def roles_at(self, level: Level) -> tuple[Role, ...]:
        """Return the roles that stand at a level."""
        return tuple(climb.role for climb in self.climbs if level in climb.levels)

    @property
    def unplaced(self) -> tuple[Role, ...]:
        """The roles on this ladder of which nothing says where they stand."""
        return tuple(climb.role for climb in self.climbs if not climb.levels)

    @property
    def families(self) -> tuple[Family, ...]:
        """The families on this ladder in the order of their roles, each with the levels that it covers."""
        groups: dict[str, list[Climb]] = defaultdict(list)
        for climb in self.climbs:
            groups[fold(climb.role.family or "")].append(climb)
        return tuple(self._family(climbs) for climbs in groups.values())

    def _family(self, climbs: Sequence[Climb]) -> Family:
        names = {level.name for climb in climbs for level in climb.levels}
        levels = tuple(level.name for level in self.ladder.levels if level.name in names)
        return Family(climbs[0].role.family or None, tuple(climb.role for climb in climbs), levels)

    @property
    def seniorities(self) -> Mapping[str, tuple[str, ...]]:
        """The seniorities of the scale and those that only levels name, each with the names of its levels."""
        found: dict[str, tuple[str, list[str]]] = {fold(word): (word, []) for word in self.scale}
        for level in self.ladder.levels:
            if level.seniority:
                found.setdefault(fold(level.seniority), (level.seniority, []))[1].append(level.name)
        return {word: tuple(levels) for word, levels in found.values()}

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        """The capabilities that any level expects, in the order in which they are named."""
        by_level = capabilities(self.ladder)
        names = {key: known.name for level in reversed(by_level) for key, known in level.items()}
        ordered = dict.fromkeys(key for level in by_level for key in level)
        return tuple(Demand(names[key], tuple(level.get(key) for level in by_level)) for key in ordered)


def coverages(catalog: Catalog, ladders: Iterable[Ladder]) -> tuple[Coverage, ...]:
    """Count the cells of some ladders of a project, with the roles that climb them."""
    known = catalog.once(climbers)
    return tuple(coverage(ladder, known.on(ladder), catalog.vocabulary.seniority) for ladder in ladders)


def coverage(ladder: Ladder, climbs: Iterable[Climb] = (), scale: tuple[str, ...] = SENIORITY) -> Coverage:
    """Count the cells of a ladder that the given roles climb, in a project with this scale of seniorities."""
    whole, names = unified(ladder)
    own = Counter((criterion.level, criterion.dimension) for criterion in whole.criteria)
    inherited = Counter((criterion.level, criterion.dimension) for criterion in whole.inherited)
    rows = (
        Row(
            name, tuple(_squares(whole, name, whole.by_name.get(name or ""), own, inherited)), names.get(name or "", ())
        )
        for name in _names(whole)
    )
    return Coverage(ladder, tuple(rows), tuple(climbs), scale)


def _names(ladder: Ladder) -> tuple[str | None, ...]:
    """Return the names of the rows: the dimensions, and None where something holds for a level as a whole."""
    used = (criterion.dimension for criterion in (*ladder.criteria, *ladder.inherited))
    named = dict.fromkeys((*(dimension.name for dimension in ladder.dimensions), *used))
    has_whole = not named or None in named
    return (*(name for name in named if name is not None), *([None] if has_whole else []))


def unified(ladder: Ladder) -> tuple[Ladder, Mapping[str, tuple[tuple[str, str], ...]]]:
    """Return a ladder in which every dimension goes by one name, and by that name its others, each with its level."""
    found = renamed(ladder)
    aliens = {cell.dimension: known.name for cell, known in found}
    others: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for cell, known in found:
        others[known.name].append((cell.level, cell.dimension))
    return (
        replace(
            ladder,
            dimensions=tuple(dimension for dimension in ladder.dimensions if dimension.name not in aliens),
            criteria=tuple(_under(criterion, aliens) for criterion in ladder.criteria),
            inherited=tuple(_under(criterion, aliens) for criterion in ladder.inherited),
        ),
        {name: tuple(pairs) for name, pairs in others.items()},
    )


def _under(criterion: Criterion, aliens: Mapping[str, str]) -> Criterion:
    name = aliens.get(criterion.dimension or "")
    return replace(criterion, dimension=name) if name else criterion


def _squares(
    ladder: Ladder, name: str | None, dimension: Dimension | None, own: _Counts, inherited: _Counts
) -> Iterator[Square]:
    sums: dict[str, int] = {}
    for level in ladder.levels:
        cell = (level.name, name)
        base = ladder.base(level, name)
        counts = (own.get(cell, 0), inherited.get(cell, 0), sums.get(base.name, 0) if base else 0)
        is_expected = ladder.expected(level, dimension) if dimension else not ladder.dimensions
        yield Square(level.name, name, _mark(counts, is_expected=is_expected), is_expected, *counts)
        sums.setdefault(level.name, sum(counts))


def _mark(counts: tuple[int, int, int], *, is_expected: bool) -> Mark:
    marks = (mark for mark, count in zip(Mark, counts, strict=False) if count)
    return next(marks, Mark.HOLE if is_expected else Mark.UNEXPECTED)


def capabilities(ladder: Ladder) -> tuple[Mapping[str, Capability], ...]:
    """Return what each level expects by folded names of capabilities, with what it takes over from below."""
    by_level: list[Mapping[str, Capability]] = []
    for level in ladder.levels:
        base = ladder.base(level)
        below = by_level[ladder.places[base.name]] if base else {}
        by_level.append({**below, **{fold(capability.name): capability for capability in level.capabilities}})
    return tuple(by_level)
