"""Career ladders as plain values: levels, dimensions, and what each level expects in each dimension.

As in roles, `node` and places take no part in comparison. A ladder holds what its file says; what it inherits from the
ladder that it `extends` is joined when all files are known.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

from rolelint import building, fields
from rolelint.cumulative import TakenOver, taken_over
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.levels import number, referred
from rolelint.model import Capability
from rolelint.names import fold, fold_title, normalised
from rolelint.origin import Origin, locatable
from rolelint.rungs import Cell, LadderReading
from rolelint.source import Location, Source
from rolelint.spots import Spots, spots
from rolelint.syntax.node import Node
from rolelint.tracks import by_codes, code, is_concerned

T = TypeVar("T")
# The names of a level and of a dimension; without the latter the level as a whole is meant.
_Names = tuple[str, str | None]


@locatable
@frozen
class Criterion:
    """What somebody at a level does. `lead` is the emphasised word that it begins with: `**Adopts**: …`.

    `level` and `dimension` are the names that the ladder knows them by; without a dimension it holds for the level as
    a whole.
    """

    text: str
    level: str
    node: Node = field(compare=False, repr=False)
    dimension: str | None = None
    examples: tuple[str, ...] = ()
    id: str | None = None
    lead: str | None = None
    origin: Origin | None = field(compare=False, repr=False, default=None)

    @property
    def key(self) -> str:
        """The criterion's stable name: its id, else a digest of its level, dimension and words."""
        if self.id:
            return self.id
        from hashlib import blake2s  # it takes longer to import than most ladders take to read

        words = "\n".join(map(normalised, (self.level, self.dimension or "", self.text)))
        return blake2s(words.encode(), digest_size=6).hexdigest()


@locatable
@frozen
class Level:
    """A step of a ladder. `node` is where it is introduced; `number` is the one in its name, if there is one.

    `is_cumulative` tells that it takes over all that a lower level expects, `is_inherited` that it is one of the ladder
    that this one extends: then `node` is where it does so. `takes_over` holds the number or name of the lower level by
    dimension (None is the level as a whole), None where it is the one below: `Ladder.base` finds it. `track` names the
    row of levels that it belongs to, where a ladder has several; None is all of them.
    """

    name: str
    node: Node = field(compare=False, repr=False)
    number: int | None = None
    seniority: str | None = None
    summary: str | None = None
    capabilities: tuple[Capability, ...] = ()
    is_cumulative: bool = False
    is_inherited: bool = False
    takes_over: tuple[tuple[str | None, int | str | None], ...] = ()
    track: str | None = None
    origin: Origin | None = field(compare=False, repr=False, default=None)


@locatable
@frozen
class Dimension:
    """A side of the work. `first` is the name of the level that it begins at, None where it holds for all levels.

    `is_inherited` tells that it is one of the ladder that this one extends.
    """

    name: str
    node: Node = field(compare=False, repr=False)
    first: str | None = None
    id: str | None = None
    is_inherited: bool = False
    origin: Origin | None = field(compare=False, repr=False, default=None)


@locatable
@frozen
class Ladder:
    """One ladder. `levels` go from low to high, `dimensions` in reading order.

    `order` says what the order of the levels rests on. `declared_levels` is how many levels the file says it has.
    `inherited` are the criteria that come from the ladder it extends. `declared_dimensions` and `listed_levels` are the
    folded names of those that its front matter lists, the levels with the places of their entries.
    """

    identity: Identity
    form: str
    data: Mapping[str, Any]
    levels: tuple[Level, ...]
    dimensions: tuple[Dimension, ...]
    criteria: tuple[Criterion, ...]
    source: Source = field(compare=False, repr=False)
    node: Node = field(compare=False, repr=False)
    cells: tuple[Cell, ...] = field(compare=False, repr=False, default_factory=tuple)
    order: str = field(compare=False, default="")
    declared_levels: int | None = None
    status: str | None = None
    language: str | None = None
    family: str | None = None
    roles: tuple[str, ...] = ()
    extends: str | None = None
    reviewed: str | None = None
    inherited: tuple[Criterion, ...] = field(compare=False, default=())
    declared_dimensions: frozenset[str] = field(compare=False, default=frozenset())
    listed_levels: Mapping[str, Location] = field(compare=False, default_factory=dict)
    origin: Origin | None = field(compare=False, repr=False, default=None)

    @property
    def path(self) -> str:
        """The path of the ladder's file."""
        return self.identity.path

    @property
    def label(self) -> str:
        """The name to call the ladder by in a message."""
        return self.identity.label

    @property
    def at(self) -> Location:
        """The place of the ladder as a whole: where it says its name, else the first line of its file."""
        return self.node["name"].at if "name" in self.node else self.node.at

    @cached_property
    def tracks(self) -> tuple[tuple[Level, ...], ...]:
        """The rows that the levels make: one for each track, with the levels of no track; else all levels."""
        names = dict.fromkeys(level.track for level in self.levels if level.track)
        rows = (tuple(level for level in self.levels if level.track in {None, name}) for name in names)
        return tuple(rows) or (self.levels,)

    def next_levels(self, level: Level) -> tuple[Level, ...]:
        """Return what comes next above a level: one, at the end of a track none, where tracks part one for each."""
        pairs = (pair for row in self.tracks for pair in pairwise(row))
        return tuple(dict.fromkeys(high for low, high in pairs if low.name == level.name))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each level by its name, counted from 0; of levels by one name, that of the first."""
        return {level.name: place for place, level in reversed(list(enumerate(self.levels)))}

    def once(self, make: "Callable[[Ladder], T]") -> T:
        """Return what `make` makes of this ladder: made once, however many rules ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @cached_property
    def _made(self) -> dict[Any, Any]:
        return {}

    def level(self, reference: str) -> Level | None:
        """Return the level that a name or number means.

        A number is the one in the names of the levels if each has its own, else the place counted from 1.
        """
        found = self._levels.get(fold_title(reference)) or self._coded.get(code(reference) or "")
        wanted = None if found else referred(reference)
        return found if wanted is None else self._numbered(self.levels).get(wanted)

    @cached_property
    def _levels(self) -> Mapping[str, Level]:
        return {fold_title(level.name): level for level in reversed(self.levels)}

    @cached_property
    def _coded(self) -> Mapping[str, Level]:
        """The levels by the codes in their names, where several tracks count on their own."""
        codes = [code(level.name) for level in self.levels] if len(self.tracks) > 1 else []
        return {one: level for one, level in zip(codes, self.levels, strict=False) if one and codes.count(one) == 1}

    def _numbered(self, levels: tuple[Level, ...]) -> Mapping[int, Level]:
        """Return levels by their numbers, else by their places; a number that tracks share is nobody's."""
        numbers = [level.number for level in levels if level.number is not None]
        is_own = len(set(numbers)) == len(levels)
        if len(self.tracks) > 1 and not is_own:
            return {level.number: level for level in levels if level.number and numbers.count(level.number) == 1}
        return dict(zip(numbers if is_own else range(1, len(levels) + 1), levels, strict=True))

    def of_seniority(self, seniority: str) -> tuple[Level, ...]:
        """Return the levels of a seniority: those that say so, else those that are called so."""
        folded = fold(seniority)
        return self._by_seniority.get(folded) or tuple(filter(None, [self._levels.get(fold_title(seniority))]))

    @cached_property
    def _by_seniority(self) -> Mapping[str, tuple[Level, ...]]:
        found: dict[str, list[Level]] = defaultdict(list)
        for level in self.levels:
            if level.seniority:
                found[fold(level.seniority)].append(level)
        return {word: tuple(levels) for word, levels in found.items()}

    def expected(self, level: Level, dimension: Dimension) -> bool:
        """Tell whether a level is expected to speak of a dimension: from the level on that the dimension begins at.

        What only levels of some tracks speak of is expected in these.
        """
        first = self.level(dimension.first) if dimension.first else None
        if first is not None and self.places[level.name] < self.places[first.name]:
            return False
        return len(self.tracks) == 1 or is_concerned(level.track, {one.track for one in self.levels_of(dimension)})

    def filled(self, level: Level, dimension: Dimension) -> bool:
        """Tell whether a level says something about a dimension: itself, by inheritance, or by what is below it."""
        return dimension.name in self._covered[level.name]

    @cached_property
    def _said(self) -> Mapping[str, frozenset[str | None]]:
        """What each level speaks of itself or by inheritance; None is the level as a whole."""
        found: dict[str, set[str | None]] = defaultdict(set)
        for criterion in (*self.criteria, *self.inherited):
            found[criterion.level].add(criterion.dimension)
        return {level: frozenset(dimensions) for level, dimensions in found.items()}

    @cached_property
    def _covered(self) -> Mapping[str, frozenset[str | None]]:
        """What each level speaks of, with what a cumulative one takes over from below."""
        found: dict[str, frozenset[str | None]] = {}
        for level in self.levels:
            whole = self.base(level)
            taken = set(found[whole.name]) if whole else set[str | None]()
            for dimension, _ in level.takes_over:
                base = self.base(level, dimension)
                taken |= found[base.name] & {dimension} if base else frozenset()
            found.setdefault(level.name, self._said.get(level.name, frozenset()) | taken)
        return found

    def base(self, level: Level, dimension: str | None = None) -> Level | None:
        """Return the lower level whose criteria a level takes over, as a whole or in a dimension; None for none."""
        bases = dict(level.takes_over)
        if dimension not in bases and not level.is_cumulative:
            return None
        base = bases.get(dimension, bases.get(None))
        numbered, below = self._rows[level.track]
        named = numbered.get(base) if isinstance(base, int) else self._levels.get(fold_title(base or ""))
        if named is not None:
            return named if self.places[named.name] < self.places[level.name] else None
        return below.get(level.name)

    @cached_property
    def _rows(self) -> Mapping[str | None, tuple[Mapping[int, Level], Mapping[str, Level]]]:
        """The levels of each track by their numbers, and what stands below each level there."""
        rows = {None: self.levels, **{max(level.track or "" for level in row) or None: row for row in self.tracks}}
        below = {track: {high.name: low for low, high in reversed([*pairwise(row)])} for track, row in rows.items()}
        return {track: (self._numbered(row), below[track]) for track, row in rows.items()}

    def levels_of(self, dimension: Dimension) -> tuple[Level, ...]:
        """Return the levels that say something about a dimension, from low to high."""
        return self._levels_of.get(dimension.name, ())

    @cached_property
    def _levels_of(self) -> Mapping[str | None, tuple[Level, ...]]:
        found: dict[str | None, list[Level]] = defaultdict(list)
        for level in self.levels:
            for dimension in self._covered[level.name]:
                found[dimension].append(level)
        return {dimension: tuple(levels) for dimension, levels in found.items()}

    @cached_property
    def by_name(self) -> Mapping[str, Dimension]:
        """The dimensions by name; of several by one name, the first."""
        return {dimension.name: dimension for dimension in reversed(self.dimensions)}

    @cached_property
    def first_cells(self) -> Mapping[str, Cell]:
        """Where each dimension stands first, by its name."""
        return {cell.dimension: cell for cell in reversed(self.cells)}

    def is_empty(self, level: Level) -> bool:
        """Tell whether nothing at all is said about what a level expects."""
        return not (level.name in self._said or level.is_cumulative or level.capabilities)

    def whereabouts(self, at: Location) -> _Names | None:
        """Return the names of the level and dimension that a place belongs to, None where it belongs to no level.

        It is in a criterion, at the heading of either, or below one in the same file.
        """
        return self._criteria_at.around(at) or self._headings_at.above(at)

    @cached_property
    def _criteria_at(self) -> Spots[_Names]:
        return spots((one.node.at, (one.level, one.dimension)) for one in self.criteria)

    @cached_property
    def _headings_at(self) -> Spots[_Names]:
        found: list[tuple[Location, _Names]] = [(cell.at, (cell.level, cell.dimension)) for cell in self.cells]
        return spots([*found, *((level.node.at, (level.name, None)) for level in self.levels)])

    def is_declared(self, dimension: Dimension) -> bool:
        """Tell whether the front matter lists a dimension."""
        return fold(dimension.name) in self.declared_dimensions

    def holes(self) -> Iterator[tuple[Level, Dimension]]:
        """Yield the cells that are expected and empty, by level."""
        for level in self.levels:
            for dimension in self.dimensions:
                if self.expected(level, dimension) and not self.filled(level, dimension):
                    yield level, dimension


def build(reading: LadderReading, source: Source, form: str) -> Ladder:
    """Build a ladder from what a reader of its form found."""
    node = reading.data
    said = [_criterion(part) for part in fields.entries(node, "criteria", "text")]
    levels = tuple(fields.entries(node, "levels", "name"))
    names = tuple(fields.title(part, "name") for part in levels)
    growing = [(one, taken) for one in said for taken in [taken_over(one.text, names)] if taken]
    # What only takes over expects nothing itself.
    empty = frozenset(id(one) for one, taken in growing if taken.is_all and not one.examples)
    by_level: dict[str, list[tuple[Criterion, TakenOver]]] = defaultdict(list)
    for one, taken in growing:
        by_level[one.level].append((one, taken))
    return Ladder(
        identity=Identity(source.path, fields.text(node, "id"), fields.text(node, "slug"), fields.text(node, "name")),
        form=form,
        data=node.value,
        levels=tracked(tuple(_level(part, by_level, names) for part in levels)),
        dimensions=tuple(_dimension(part) for part in fields.entries(node, "dimensions", "name")),
        criteria=tuple(one for one in said if id(one) not in empty),
        source=source,
        node=node,
        cells=reading.cells,
        order=reading.order,
        declared_levels=reading.declared_levels,
        declared_dimensions=reading.declared_dimensions,
        listed_levels=reading.listed_levels,
        status=fields.text(node, "status"),
        language=fields.text(node, "lang"),
        family=fields.text(node, "family"),
        roles=fields.texts(node, "roles"),
        extends=fields.text(node, "extends"),
        reviewed=fields.text(node, "reviewed"),
    )


def _level(node: Node, growing: Mapping[str, Sequence[tuple[Criterion, TakenOver]]], names: tuple[str, ...]) -> Level:
    name = fields.title(node, "name")
    summary = fields.text(node, "x-summary")
    whole = taken_over(summary, names) if summary else None
    takes: dict[str | None, int | str | None] = {None: whole.level} if whole else {}
    takes |= {one.dimension: taken.level for one, taken in growing.get(name, ())}
    own = (number(name), name)
    takes_over = tuple((dimension, other) for dimension, other in takes.items() if other is None or other not in own)
    return Level(
        name=name,
        node=node,
        number=number(name),
        seniority=fields.text(node, "seniority"),
        summary=summary,
        capabilities=tuple(building.read_capability(part) for part in fields.entries(node, "capabilities", "name")),
        is_cumulative=None in dict(takes_over),
        takes_over=takes_over,
        track=fields.text(node, "track"),
    )


def tracked(levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """Return levels with the tracks that their names tell, where nothing else does."""
    if any(level.track for level in levels):
        return levels
    tracks = by_codes([level.name for level in levels])
    return tuple(replace(level, track=track) for level, track in zip(levels, tracks, strict=True))


def _dimension(node: Node) -> Dimension:
    return Dimension(fields.title(node, "name"), node, fields.text(node, "from"), fields.text(node, "id"))


def _criterion(node: Node) -> Criterion:
    level, dimension, key, lead = (fields.text(node, name) for name in ("level", "dimension", "id", "x-lead"))
    examples = fields.texts(node, "examples")
    return Criterion(fields.title(node, "text"), level or "", node, dimension, examples, key, lead)
