"""Which nodes hold a graph together: without one of them, others no longer reach each other.

The method is that of Hopcroft and Tarjan (1973, "Efficient algorithms for graph manipulation"), without recursion, in
time proportional to the edges.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def articulation(neighbours: Mapping[T, Collection[T]]) -> dict[T, int]:
    """Return the nodes of an undirected graph that hold it together, and how many others the loss of each cuts off.

    Cut off is whoever is not in the largest part that is left of what was connected. Each edge is given from both of
    its ends, once; a node may have none.
    """
    parents = _walked(neighbours)
    sizes, pieces = _pieces(neighbours, parents)
    found: dict[T, int] = {}
    for node, own in pieces.items():
        others = sizes[node] - 1
        parts = [part for part in (*own, others - sum(own)) if part]
        if len(parts) > 1:
            found[node] = others - max(parts)
    return found


def _pieces(
    neighbours: Mapping[T, Collection[T]], parents: Mapping[T, T | None]
) -> tuple[dict[T, int], dict[T, list[int]]]:
    """Return how many nodes the part of each has, and how many lie in each piece that only it joins to the rest above.

    A piece is a child with all below it, if no edge leads from there past the node.
    """
    number = {node: place for place, node in enumerate(parents)}
    low, below = dict(number), dict.fromkeys(parents, 1)
    pieces: dict[T, list[int]] = {node: [] for node in parents}
    # Children come behind their parents, so backwards each is complete before its parent asks for it.
    for node in reversed(list(parents)):
        parent = parents[node]
        low[node] = min(low[node], *(number[other] for other in neighbours[node] if other != parent), number[node])
        if parent is not None:
            below[parent] += below[node]
            low[parent] = min(low[parent], low[node])
            if low[node] >= number[parent]:
                pieces[parent].append(below[node])
    sizes: dict[T, int] = {}
    for node, parent in parents.items():
        sizes[node] = below[node] if parent is None else sizes[parent]
    return sizes, pieces


def _walked(neighbours: Mapping[T, Collection[T]]) -> dict[T, T | None]:
    """Walk a graph depth first: return each node, in the order of arrival, with the one that it was reached from."""
    parents: dict[T, T | None] = {}
    for start in neighbours:
        if start in parents:
            continue
        parents[start] = None
        way: list[tuple[T, Iterator[T]]] = [(start, iter(neighbours[start]))]
        while way:
            node, others = way[-1]
            step = next((other for other in others if other not in parents), None)
            if step is None:
                way.pop()
            else:
                parents[step] = node
                way.append((step, iter(neighbours[step])))
    return parents
