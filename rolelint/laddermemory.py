"""What is kept of ladders: all that rules compare of them, without places and without the data as they were written.

As roles that were kept, they have their files analysed anew when somebody asks for more. Of its parts a ladder is kept
in columns.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, repeat
from operator import attrgetter
from typing import Any

from rolelint.analysis import Analysis
from rolelint.identity import Identity
from rolelint.ladder import Criterion, Dimension, Ladder, Level
from rolelint.model import Capability
from rolelint.origin import Mould, Way, parts, shared
from rolelint.rungs import Cell
from rolelint.source import Location, Source

Data = Sequence[Any]
# What is kept of a ladder, its text and identity, and what analyses its file anew.
Kept = tuple[Data, Source, Identity, Callable[[], Analysis]]

_PLAIN = ("form", "order", "declared_levels", "status", "language", "family", "extends", "reviewed")
_PARTS = ("levels", "dimensions", "criteria", "cells")
_OF_LEVELS = ("name", "seniority", "track", "summary", "number", "is_cumulative", "is_inherited", "takes_over")
_LADDER = Mould(
    Ladder,
    ("origin", "source", "identity", *_PLAIN, "roles", "declared_dimensions", "listed_levels", *_PARTS, "inherited"),
)
_LEVEL = Mould(Level, ("origin", *_OF_LEVELS, "capabilities"))
_DIMENSION = Mould(Dimension, ("origin", "name", "first", "id", "is_inherited"))
_CRITERION = Mould(Criterion, ("origin", "level", "dimension", "lead", "text", "id", "examples"))
_CELL = Mould(Cell, ("origin", "level", "dimension"))
_CAPABILITY = Mould(Capability, ("origin", "name", "proficiency", "importance", "details"))

_plain = attrgetter(*_PLAIN)


class _Origin:
    """Finds what a ladder that was kept, or one of its parts, was made without: in its counterpart."""

    __slots__ = ("_analysis", "_counterparts", "ladder")

    def __init__(self, analysis: Callable[[], Analysis]) -> None:
        self.ladder: Ladder | None = None
        self._analysis = analysis
        self._counterparts: dict[int, Any] = {}

    def __call__(self, value: Any, name: str) -> Any:
        ladder = self._analysis().ladder
        if isinstance(value, Ladder):
            return getattr(ladder, name)
        if self.ladder and ladder and not self._counterparts:
            pairs = zip(_all_parts(self.ladder), _all_parts(ladder), strict=True)
            self._counterparts = {id(mine): theirs for mine, theirs in pairs}
        return getattr(self._counterparts[id(value)], name)


def written(ladder: Ladder) -> Data:
    """Return what is kept of a ladder."""
    *of_levels, capabilities = _LEVEL.columns(ladder.levels)
    return (
        _plain(ladder),
        ladder.roles,
        sorted(ladder.declared_dimensions),
        [(name, at.start, at.end) for name, at in ladder.listed_levels.items()],
        (*of_levels, [*map(_CAPABILITY.columns, capabilities)]),
        _DIMENSION.columns(ladder.dimensions),
        _CRITERION.columns(ladder.criteria),
        _CELL.columns(ladder.cells),
    )


def read(kept: Sequence[Kept]) -> list[Ladder]:
    """Return ladders as they were kept, all made at a stroke."""
    if not kept:
        return []
    rows, sources, identities, analyses = zip(*kept, strict=True)
    plain, roles, declared, listed, levels, dimensions, criteria, cells = zip(*rows, strict=True)
    origins = [*map(_Origin, analyses)]
    ladders = _LADDER.many(
        len(rows),
        origins,
        sources,
        identities,
        *zip(*plain, strict=True),
        map(tuple, roles),
        map(frozenset, declared),
        map(_places, listed, sources),
        _levels(levels, origins),
        parts(_DIMENSION, origins, dimensions, shared, shared, iter, iter),
        parts(_CRITERION, origins, criteria, shared, shared, iter, iter, iter, _tuples),
        parts(_CELL, origins, cells, shared, shared),
        repeat(()),
    )
    for origin, ladder in zip(origins, ladders, strict=True):
        origin.ladder = ladder
    return ladders


def _levels(rows: Sequence[Data], origins: Sequence[_Origin]) -> list[tuple[Level, ...]]:
    """Return the levels of ladders, with their capabilities, which are kept as those of roles are."""
    spread = [origin for origin, columns in zip(origins, rows, strict=True) for _ in columns[0]]

    def capabilities(columns: Iterable[Data]) -> Iterable[Any]:
        return parts(_CAPABILITY, spread, [*columns], *repeat(shared, 3), _tuples) if spread else ()

    ways: tuple[Way, ...] = (*repeat(shared, 3), *repeat(iter, 4), _pairs, capabilities)
    return parts(_LEVEL, origins, rows, *ways)


def _places(rows: Data, source: Source) -> dict[str, Location]:
    return {name: source.at(start, end) for name, start, end in rows}


def _tuples(lists: Iterable[Data]) -> Iterator[tuple[Any, ...]]:
    return map(tuple, lists)


def _pairs(lists: Iterable[Data]) -> Iterator[tuple[tuple[Any, ...], ...]]:
    return (tuple(map(tuple, some)) for some in lists)


def _all_parts(ladder: Ladder) -> Iterator[Any]:
    yield from chain(ladder.levels, ladder.dimensions, ladder.criteria, ladder.cells)
    yield from chain.from_iterable(level.capabilities for level in ladder.levels)
