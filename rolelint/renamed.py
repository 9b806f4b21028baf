"""Dimensions of a ladder that go by another name at some levels: `Communication & Feedback` for `Communication`."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from rolelint.ladder import Dimension, Ladder
from rolelint.names import fold
from rolelint.rungs import Cell
from rolelint.similarity import nearest

_MOST_COMPARED = 100


def renamed(ladder: Ladder) -> tuple[tuple[Cell, Dimension], ...]:
    """Return the cells whose dimension seems to be another one by a new name, with that other one.

    It is one where it stands at fewer levels than the other (at as many, but behind it), never beside it, and has the
    other's words or is a slip of them; slips only of the 100 dimensions that stand at most levels. Of several it is the
    one at most levels, and none of them if two are; nor are two that stand side by side both the same one. The other
    one is never itself another by a new name, and dimensions that the front matter declares are what they say.
    """
    return ladder.once(_renamed)


def _renamed(ladder: Ladder) -> tuple[tuple[Cell, Dimension], ...]:
    cells: dict[str, list[Cell]] = defaultdict(list)
    for cell in ladder.cells:
        cells[cell.dimension].append(cell)
    levels = {name: frozenset(cell.level for cell in of) for name, of in cells.items()}
    known = _without_rivals(_known(ladder, levels), levels)
    names = (dimension.name for dimension in ladder.dimensions if dimension.name in known)
    return tuple((cell, known[name]) for name in names for cell in cells[name])


def _known(ladder: Ladder, levels: Mapping[str, frozenset[str]]) -> dict[str, Dimension]:
    """Return what new names seem to mean, seen from those that stand at most levels to those that stand at least."""
    standing = [dimension for dimension in ladder.dimensions if dimension.name in levels]
    names = _Names(levels, Counter(word for dimension in standing for word in _words(dimension)))
    known: dict[str, Dimension] = {}
    for dimension in sorted(standing, key=lambda dimension: -len(levels[dimension.name])):
        others = () if ladder.is_declared(dimension) else names.like(dimension)
        most = max((len(levels[other.name]) for other in others), default=0)
        widest = [other for other in others if len(levels[other.name]) == most]
        if len(widest) == 1:
            known[dimension.name] = widest[0]
        else:
            names.add(dimension)
    return known


def _without_rivals(known: Mapping[str, Dimension], levels: Mapping[str, frozenset[str]]) -> Mapping[str, Dimension]:
    """Leave out new names of one dimension that stand side by side."""
    counts = Counter((other.name, level) for name, other in known.items() for level in levels[name])
    return {
        name: other for name, other in known.items() if all(counts[other.name, level] == 1 for level in levels[name])
    }


@dataclass
class _Names:
    """The names of dimensions, found by what they have in common; `counts` tells how many have a word."""

    levels: Mapping[str, frozenset[str]]
    counts: Mapping[str, int]
    all: list[Dimension] = field(default_factory=list)
    by_word: dict[str, list[Dimension]] = field(default_factory=lambda: defaultdict(list))
    by_rarest: dict[str, list[Dimension]] = field(default_factory=lambda: defaultdict(list))

    def add(self, dimension: Dimension) -> None:
        """Take in a dimension."""
        words = _words(dimension)
        self.all.append(dimension)
        for word in words:
            self.by_word[word].append(dimension)
        for word in self._rarest(words):
            self.by_rarest[word].append(dimension)

    def like(self, dimension: Dimension) -> Collection[Dimension]:
        """Return those at other levels that have a dimension's words and more, or some of them only, or are a slip."""
        words, levels = _words(dimension), self.levels[dimension.name]
        wider = (other for word in self._rarest(words) for other in self.by_word.get(word, ()) if words < _words(other))
        narrower = (other for word in words for other in self.by_rarest.get(word, ()) if _words(other) < words)
        apart = (other for other in self.all[:_MOST_COMPARED] if levels.isdisjoint(self.levels[other.name]))
        slips = (other for other in apart if nearest(dimension.name, (other.name,)))
        alike = {other.name: other for other in chain(wider, narrower, slips)}
        return [other for name, other in alike.items() if levels.isdisjoint(self.levels[name])]

    def _rarest(self, words: frozenset[str]) -> Iterator[str]:
        if words:
            yield min(words, key=lambda word: (self.counts[word], word))


def _words(dimension: Dimension) -> frozenset[str]:
    return frozenset(fold(dimension.name).split())
