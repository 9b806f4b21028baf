"""Circles in a graph: which nodes lead back to themselves, and a shortest way around.

Groups of nodes that lead to each other are found as Tarjan does it (1972), without recursion, in time proportional to
the edges. Everything follows the order of the mapping, so the same graph gives the same circles.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)

# How many edges are followed in one group before the shortest circle so far is taken.
_MOST_STEPS = 200_000
_MOST_NAMES = 5


def cycles(edges: Mapping[T, Collection[T]]) -> Iterator[tuple[T, ...]]:
    """Yield a shortest circle of each group of nodes that lead to each other; a node may lead to itself.

    A circle begins with the node that comes first in the mapping, and does not repeat it at its end; circles come in
    the order of these nodes. Of a group with very many edges it is the shortest one met within a fixed number of steps.
    """
    found = [group for group in _Groups(edges).found() if len(group) > 1 or group[0] in edges.get(group[0], ())]
    if not found:
        return
    order = {node: place for place, node in enumerate(dict.fromkeys(chain(edges, *edges.values())))}
    circles = (_shortest(sorted(group, key=order.__getitem__), edges) for group in found)
    begun = (_begun_at(min(circle, key=order.__getitem__), circle) for circle in circles)
    yield from sorted(begun, key=lambda circle: order[circle[0]])


def _begun_at(node: T, circle: tuple[T, ...]) -> tuple[T, ...]:
    place = circle.index(node)
    return circle[place:] + circle[:place]


class _Groups(Generic[T]):
    """Finds the strongly connected components of a graph.

    `entered` numbers the nodes as they are met, `lowest` is the lowest number that each is known to lead back to,
    `open` holds those whose component is not complete.
    """

    def __init__(self, edges: Mapping[T, Collection[T]]) -> None:
        self.edges = edges
        self.entered: dict[T, int] = {}
        self.lowest: dict[T, int] = {}
        self.open: dict[T, None] = {}
        self.way: list[tuple[T, Iterator[T]]] = []

    def found(self) -> Iterator[list[T]]:
        """Yield the components, but for nodes that lead nowhere."""
        for root, ends in self.edges.items():
            if ends and root not in self.entered:
                self.enter(root)
            while self.way:
                node, others = self.way[-1]
                other = next((other for other in others if self.is_new(node, other)), None)
                if other is not None:
                    self.enter(other)
                else:
                    yield from self.leave()

    def enter(self, node: T) -> None:
        self.entered[node] = self.lowest[node] = len(self.entered)
        self.open[node] = None
        self.way.append((node, iter(self.edges.get(node, ()))))

    def is_new(self, node: T, other: T) -> bool:
        if other in self.open:
            self.lowest[node] = min(self.lowest[node], self.entered[other])
        return other not in self.entered and bool(self.edges.get(other))

    def leave(self) -> Iterator[list[T]]:
        node, _ = self.way.pop()
        if self.way:
            above = self.way[-1][0]
            self.lowest[above] = min(self.lowest[above], self.lowest[node])
        if self.lowest[node] == self.entered[node]:
            group = [self.open.popitem()[0]]
            while group[-1] != node:
                group.append(self.open.popitem()[0])
            yield group


def _shortest(group: list[T], edges: Mapping[T, Collection[T]]) -> tuple[T, ...]:
    own = next((node for node in group if node in edges.get(node, ())), None)
    if own is not None:
        return (own,)
    members = frozenset(group)
    inside = {node: [other for other in edges[node] if other in members] for node in group}
    best: tuple[T, ...] = ()
    steps = 0
    for start in group:
        circle, followed = _around(start, inside, len(best))
        best = circle or best
        steps += followed
        if len(best) == 2 or steps > _MOST_STEPS:
            break
    return best


def _around(start: T, inside: Mapping[T, list[T]], most: int) -> tuple[tuple[T, ...], int]:
    """Return a shortest circle through a node, and how many edges were followed.

    The circle is empty if there is none shorter than `most`; 0 allows any length.
    """
    before: dict[T, T] = {}
    row = [start]
    steps = length = 0
    while row and (not most or length + 1 < most):
        length += 1
        further: list[T] = []
        for node in row:
            for other in inside[node]:
                steps += 1
                if other == start:
                    return _way_back(node, start, before), steps
                if other not in before:
                    before[other] = node
                    further.append(other)
        row = further
    return (), steps


def _way_back(node: T, start: T, before: Mapping[T, T]) -> tuple[T, ...]:
    way = [node]
    while way[-1] != start:
        way.append(before[way[-1]])
    return tuple(reversed(way))


def by_way_of(names: Sequence[str]) -> str:
    """Return how a circle is told in words: ` by way of Miller and Farmer`; nothing for a node that leads to itself."""
    shown = [*names[:_MOST_NAMES], *([f"{len(names) - _MOST_NAMES} more"] if len(names) > _MOST_NAMES else [])]
    if not shown:
        return ""
    return f" by way of {', '.join(shown[:-1])} and {shown[-1]}" if shown[1:] else f" by way of {shown[0]}"
