"""Places with a meaning, each found by bisection: what a place of a file lies in, or stands below."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from rolelint.frozen import frozen
from rolelint.source import Location

T = TypeVar("T")


@frozen
class Spots(Generic[T]):
    """What places mean, by the paths of their files, in the order in which they begin. No two overlap."""

    by_path: Mapping[str, Sequence[tuple[Location, T]]]

    def around(self, at: Location) -> T | None:
        """Return the meaning of the place that a place lies in."""
        return next((meaning for known, meaning in self._last(at) if at.end <= known.end), None)

    def above(self, at: Location) -> T | None:
        """Return the meaning of the last place that begins where a place begins, or ahead of it in the same file."""
        return next((meaning for _, meaning in self._last(at)), None)

    def _last(self, at: Location) -> Sequence[tuple[Location, T]]:
        found = self.by_path.get(at.path, ())
        end = bisect_right(found, at.start, key=lambda spot: spot[0].start)
        return found[max(end - 1, 0) : end]


def spots(meanings: Iterable[tuple[Location, T]]) -> Spots[T]:
    """Make places that can be looked up; of those that begin at one point the first counts."""
    first: dict[str, dict[int, tuple[Location, T]]] = {}
    for at, meaning in meanings:
        first.setdefault(at.path, {}).setdefault(at.start, (at, meaning))
    return Spots({path: [found[start] for start in sorted(found)] for path, found in first.items()})
