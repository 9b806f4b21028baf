"""Career ladders as plain values: levels, dimensions, and what each level expects in each dimension.

As in roles, `node` and places take no part in comparison. A ladder holds what its file says; what it inherits from the
ladder that it `extends` is joined when all files are known.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2s
from typing import Any

from rolelint import fields
from rolelint.identity import Identity
from rolelint.levels import number, referred
from rolelint.model import Capability, read_capability
from rolelint.names import fold
from rolelint.rungs import Cell, LadderReading
from rolelint.source import Location, Source
from rolelint.syntax.node import Node

_BELOW = r"(?:previous|preceding|prior|lower|above|below|(?:one|levels?) (?:below|above))\b"
_THINGS = (
    r"(?:of|the|that|is|was|are|expected|listed|criteria|expectations?|requirements?|skills|responsibilities|points"
    r"|behaviou?rs|competenc(?:ies|es))"
)
_NUMBERED = r"levels? (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b|[a-z]{1,2}\d{1,2}\b"
_CUMULATIVE = re.compile(
    rf"\b(?:everything|all)(?: {_THINGS}){{0,4}}(?: (?:in|of|from|at|for|on|by))?(?: (?:the|an?))?"
    rf" (?:{_BELOW}|{_NUMBERED})"
    r"|\b(?:in addition to|on top of|builds? (?:up)?on|includes? (?:everything|all))\b"
    rf"[^.:;]{{0,40}}\b(?:levels?\b|{_BELOW})",
    re.IGNORECASE,
)
_PUNCTUATION = re.compile(r"[^\w\s]+")


@dataclass(frozen=True, slots=True)
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

    @property
    def key(self) -> str:
        """The criterion's stable name: its id, else a digest of its level, dimension and words."""
        if self.id:
            return self.id
        words = "\n".join(map(normalised, (self.level, self.dimension or "", self.text)))
        return blake2s(words.encode(), digest_size=6).hexdigest()


@dataclass(frozen=True, slots=True)
class Level:
    """A step of a ladder. `node` is where it is introduced; `number` is the one in its name, if there is one.

    `is_cumulative` tells that it takes over all that the level below expects.
    """

    name: str
    node: Node = field(compare=False, repr=False)
    number: int | None = None
    seniority: str | None = None
    summary: str | None = None
    capabilities: tuple[Capability, ...] = ()
    is_cumulative: bool = False


@dataclass(frozen=True, slots=True)
class Dimension:
    """A side of the work. `first` is the name of the level that it begins at, None where it holds for all levels."""

    name: str
    node: Node = field(compare=False, repr=False)
    first: str | None = None
    id: str | None = None


@dataclass(frozen=True)
class Ladder:
    """One ladder. `levels` go from low to high, `dimensions` in reading order.

    `order` says what the order of the levels rests on. `declared_levels` is how many levels the file says it has.
    `inherited` are the criteria that come from the ladder it extends. `declared_dimensions` and `listed_levels` are the
    folded names of those that its front matter lists.
    """

    identity: Identity
    form: str
    data: Mapping[str, Any]
    levels: tuple[Level, ...]
    dimensions: tuple[Dimension, ...]
    criteria: tuple[Criterion, ...]
    source: Source = field(compare=False, repr=False)
    node: Node = field(compare=False, repr=False)
    cells: tuple[Cell, ...] = field(compare=False, repr=False, default=())
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
    listed_levels: frozenset[str] = field(compare=False, default=frozenset())

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
    def by_cell(self) -> Mapping[tuple[str, str | None], tuple[Criterion, ...]]:
        """The ladder's own criteria by names of level and dimension."""
        cells: dict[tuple[str, str | None], list[Criterion]] = {}
        for criterion in self.criteria:
            cells.setdefault((criterion.level, criterion.dimension), []).append(criterion)
        return {cell: tuple(criteria) for cell, criteria in cells.items()}

    @cached_property
    def _inherited_cells(self) -> frozenset[tuple[str, str | None]]:
        return frozenset((criterion.level, criterion.dimension) for criterion in self.inherited)

    def level(self, reference: str) -> Level | None:
        """Return the level that a name or number means.

        A number is the one in the names of the levels if each has its own, else the place counted from 1.
        """
        found = self._levels.get(fold(reference))
        wanted = referred(reference)
        if found or wanted is None:
            return found
        numbers = [level.number for level in self.levels]
        if None not in numbers and len(set(numbers)) == len(numbers):
            return next((level for level in self.levels if level.number == wanted), None)
        return self.levels[wanted - 1] if 1 <= wanted <= len(self.levels) else None

    @cached_property
    def _levels(self) -> Mapping[str, Level]:
        return {fold(level.name): level for level in reversed(self.levels)}

    def expected(self, level: Level, dimension: Dimension) -> bool:
        """Tell whether a level is expected to speak of a dimension: from the level on that the dimension begins at."""
        first = self.level(dimension.first) if dimension.first else None
        return first is None or self.levels.index(level) >= self.levels.index(first)

    def filled(self, level: Level, dimension: Dimension) -> bool:
        """Tell whether a level says something about a dimension: itself, by inheritance, or by what is below it."""
        cell = (level.name, dimension.name)
        if cell in self.by_cell or cell in self._inherited_cells:
            return True
        below = self.levels.index(level) - 1
        return level.is_cumulative and below >= 0 and self.filled(self.levels[below], dimension)

    def is_empty(self, level: Level) -> bool:
        """Tell whether nothing at all is said about what a level expects."""
        own = any(criterion.level == level.name for criterion in (*self.criteria, *self.inherited))
        return not (own or level.is_cumulative or level.capabilities)

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
    criteria = tuple(_criterion(part) for part in fields.entries(node, "criteria", "text"))
    growing = frozenset(one.level for one in criteria if one.dimension is None and is_cumulative(one.text))
    return Ladder(
        identity=Identity(source.path, fields.text(node, "id"), fields.text(node, "slug"), fields.text(node, "name")),
        form=form,
        data=node.value,
        levels=tuple(_level(part, growing) for part in fields.entries(node, "levels", "name")),
        dimensions=tuple(_dimension(part) for part in fields.entries(node, "dimensions", "name")),
        criteria=criteria,
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


def _level(node: Node, growing: frozenset[str]) -> Level:
    name = fields.title(node, "name")
    summary = fields.text(node, "x-summary")
    return Level(
        name=name,
        node=node,
        number=number(name),
        seniority=fields.text(node, "seniority"),
        summary=summary,
        capabilities=tuple(read_capability(part) for part in fields.entries(node, "capabilities", "name")),
        is_cumulative=name in growing or bool(summary and is_cumulative(summary)),
    )


def _dimension(node: Node) -> Dimension:
    return Dimension(fields.title(node, "name"), node, fields.text(node, "from"), fields.text(node, "id"))


def _criterion(node: Node) -> Criterion:
    names = (
        fields.text(node, "dimension"),
        fields.texts(node, "examples"),
        fields.text(node, "id"),
        fields.text(node, "x-lead"),
    )
    return Criterion(fields.title(node, "text"), fields.text(node, "level") or "", node, *names)


def is_cumulative(words: str) -> bool:
    """Tell whether words take over what the level below expects: `Everything in Level 2, plus`."""
    return _CUMULATIVE.search(words) is not None


def normalised(text: str) -> str:
    """Return what criteria are compared by: no case, no punctuation, blanks as one."""
    return " ".join(_PUNCTUATION.sub(" ", fold(text)).split())
