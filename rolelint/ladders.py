"""The ladders of a project, joined: levels that are files of their own, and what one ladder takes from another.

A ladder that `extends` another one inherits its criteria, level by level, and its dimensions behind its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from posixpath import dirname
from typing import TypeVar

from rolelint.identity import Identity
from rolelint.ladder import Criterion, Dimension, Ladder, Level
from rolelint.names import fold
from rolelint.rungs import Cell

T = TypeVar("T", Criterion, Cell)

PART = "ladder-level"
_AHEAD = (("x-weight", "the weights of the files"), ("x-order", "the order that the files say"))


@dataclass(frozen=True)
class Ladders:
    """All ladders of a project. `broken` are the identities of files that could not be read to their end."""

    all: tuple[Ladder, ...] = ()
    broken: tuple[Identity, ...] = ()

    def find(self, reference: str) -> Ladder | None:
        """Return the ladder that a name means: by slug, id, name, heading or file."""
        return self._index.get(fold(reference))

    def knows(self, reference: str) -> bool:
        """Tell whether a name means a ladder, be it one that could not be read."""
        return fold(reference) in self._index or fold(reference) in self._broken_names

    @property
    def names(self) -> tuple[str, ...]:
        """What the ladders are called, the names that people say first."""
        labels = (ladder.label for ladder in self.all)
        others = (name for ladder in self.all for rank in ladder.identity.ranks for name in rank)
        return tuple(dict.fromkeys((*labels, *others)))

    @cached_property
    def _index(self) -> Mapping[str, Ladder]:
        index: dict[str, Ladder] = {}
        for rank in range(len(Identity("", None, None, None).ranks)):
            for ladder in self.all:
                for name in ladder.identity.ranks[rank]:
                    index.setdefault(fold(name), ladder)
        return index

    @cached_property
    def _broken_names(self) -> frozenset[str]:
        return frozenset(fold(name) for identity in self.broken for rank in identity.ranks for name in rank)


def join(ladders: Iterable[Ladder], broken: Iterable[Identity] = ()) -> Ladders:
    """Join the ladders of a project."""
    whole = tuple(_whole(tuple(ladders)))
    known = Ladders(whole, tuple(broken))
    return replace(known, all=tuple(_with_inherited(ladder, known) for ladder in whole))


def _whole(ladders: tuple[Ladder, ...]) -> Iterator[Ladder]:
    """Yield the ladders, those in parts once, where their first part stands."""
    parts: dict[tuple[str, str], list[Ladder]] = {}
    for ladder in ladders:
        if ladder.form == PART:
            parts.setdefault(_place(ladder), []).append(ladder)
    for ladder in ladders:
        if ladder.form != PART:
            yield ladder
        elif parts[_place(ladder)][0] is ladder:
            yield _of_parts(parts[_place(ladder)])


def _place(part: Ladder) -> tuple[str, str]:
    """Return what the parts of one ladder have in common: the folder, and the ladder that they name."""
    return dirname(part.path), fold(str(part.data.get("x-ladder") or ""))


def _of_parts(parts: list[Ladder]) -> Ladder:
    ordered, order = _ordered(parts)
    first = ordered[0]
    folder = dirname(first.path).rpartition("/")[2]
    name = str(first.data.get("x-ladder") or folder or first.label)
    dimensions: dict[str, Dimension] = {}
    for part in ordered:
        for dimension in part.dimensions:
            dimensions.setdefault(fold(dimension.name), dimension)
    return replace(
        first,
        identity=Identity(first.path, None, folder or None, name),
        levels=tuple(level for part in ordered for level in part.levels),
        dimensions=tuple(dimensions.values()),
        criteria=tuple(_renamed(criterion, dimensions) for part in ordered for criterion in part.criteria),
        cells=tuple(_renamed(cell, dimensions) for part in ordered for cell in part.cells),
        order=order,
    )


def _renamed(part: T, dimensions: Mapping[str, Dimension]) -> T:
    """Return a criterion or cell under the name that its dimension goes by in the whole ladder."""
    known = dimensions.get(fold(part.dimension or ""))
    return replace(part, dimension=known.name) if known else part


def _ordered(parts: list[Ladder]) -> tuple[list[Ladder], str]:
    """Return the parts from low to high, and what that order rests on."""
    for key, words in _AHEAD:
        weights = [part.data.get(key) for part in parts]
        if all(isinstance(weight, int | float) for weight in weights):
            return sorted(parts, key=lambda part: float(part.data[key])), words
    chain = _chain(parts)
    if chain:
        return chain, "the files' links to the next one"
    numbers = [part.levels[0].number if part.levels else None for part in parts]
    if all(number is not None for number in numbers) and len(set(numbers)) == len(numbers):
        return sorted(parts, key=lambda part: part.levels[0].number or 0), "the numbers in the headings"
    return sorted(parts, key=lambda part: part.path), "the names of the files"


def _chain(parts: list[Ladder]) -> list[Ladder]:
    """Follow `next`, or `prev` backwards, through all parts; nothing where they make no single chain."""
    by_name = {fold(name): part for part in parts for rank in part.identity.ranks for name in rank}
    after: dict[str, Ladder] = {}
    for part in parts:
        following, before = (by_name.get(fold(_target(part.data.get(key)))) for key in ("x-next", "x-prev"))
        if following:
            after[part.path] = following
        if before:
            after[before.path] = part
    followers = {part.path for part in after.values()}
    chain = [part for part in parts if part.path not in followers][:1]
    while chain and chain[-1].path in after and len(chain) <= len(parts):
        chain.append(after[chain[-1].path])
    return chain if len(chain) == len(parts) > 1 else []


def _target(value: object) -> str:
    """Return the name in a link to a file: its stem."""
    return str(value or "").rstrip("/").rpartition("/")[2].partition(".")[0]


def _with_inherited(ladder: Ladder, known: Ladders) -> Ladder:
    """Add what the ladders above expect; one that extends itself, by whatever way, inherits nothing from itself."""
    above: list[Ladder] = []
    parent = known.find(ladder.extends) if ladder.extends else None
    while parent and parent is not ladder and parent not in above:
        above.append(parent)
        parent = known.find(parent.extends) if parent.extends else None
    if not above:
        return ladder
    levels = _levels(ladder, above[0])
    dimensions: dict[str, Dimension] = {}
    for dimension in (dimension for one in (ladder, *above) for dimension in one.dimensions):
        dimensions.setdefault(fold(dimension.name), dimension)
    joined = replace(ladder, levels=levels, dimensions=tuple(dimensions.values()))
    inherited = (
        replace(criterion, level=level.name, dimension=_known(criterion.dimension, dimensions))
        for one in above
        for criterion in one.criteria
        for level in [_same_level(joined, one, criterion.level)]
        if level
    )
    return replace(joined, inherited=tuple(inherited))


def _levels(ladder: Ladder, above: Ladder) -> tuple[Level, ...]:
    """Return the levels of a ladder: its own, and those of the ladder above that it declares and does not speak of."""
    if not ladder.levels:
        return above.levels
    own = tuple(_with_seniority(level, above) for level in ladder.levels)
    numbers = {level.number for level in own}
    others = (level for level in above.levels if level.number and level.number <= (ladder.declared_levels or 0))
    missing = [level for level in others if level.number not in numbers]
    return own if None in numbers else tuple(sorted((*own, *missing), key=lambda level: level.number or 0))


def _with_seniority(level: Level, above: Ladder) -> Level:
    theirs = above.level(level.name)
    return replace(level, seniority=theirs.seniority) if theirs and not level.seniority else level


def _same_level(ladder: Ladder, other: Ladder, name: str) -> Level | None:
    """Return the level of a ladder that one of another ladder stands for: by its name, else by its number."""
    theirs = other.level(name)
    same = next((level for level in ladder.levels if fold(level.name) == fold(name)), None)
    if same or theirs is None or theirs.number is None:
        return same
    return next((level for level in ladder.levels if level.number == theirs.number), None)


def _known(dimension: str | None, dimensions: Mapping[str, Dimension]) -> str | None:
    known = dimensions.get(fold(dimension or ""))
    return known.name if known else dimension
