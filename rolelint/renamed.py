"""Dimensions of a ladder that go by another name at some levels: `Communication & Feedback` for `Communication`."""

from collections.abc import Iterator

from rolelint.ladder import Dimension, Ladder
from rolelint.names import fold
from rolelint.rungs import Cell
from rolelint.similarity import nearest


def renamed(ladder: Ladder) -> tuple[tuple[Cell, Dimension], ...]:
    """Return the cells whose dimension seems to be another one by a new name, with that other one.

    It is one where it stands at fewer levels than the other (at as many, but behind it), never beside it, and has the
    other's words or is a slip of them. Dimensions that the front matter declares are what they say.
    """
    return tuple(_renamed(ladder))


def _renamed(ladder: Ladder) -> Iterator[tuple[Cell, Dimension]]:
    cells: dict[str, list[Cell]] = {}
    for cell in ladder.cells:
        cells.setdefault(cell.dimension, []).append(cell)
    levels = {name: {cell.level for cell in of} for name, of in cells.items()}
    for place, dimension in enumerate(ladder.dimensions):
        if dimension.name not in cells or ladder.is_declared(dimension):
            continue
        own = levels[dimension.name]
        for index, other in enumerate(ladder.dimensions):
            theirs = levels.get(other.name, set())
            is_ahead = (len(theirs), place) > (len(own), index)
            if is_ahead and theirs and not own & theirs and _is_alike(dimension.name, other.name):
                yield from ((cell, other) for cell in cells[dimension.name])
                break


def _is_alike(name: str, other: str) -> bool:
    words, others = set(fold(name).split()), set(fold(other).split())
    return words < others or others < words or nearest(name, (other,)) is not None
