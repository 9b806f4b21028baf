"""Which column a member stands in, so that work flows from left to right, and which band its group takes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from rolelint.frozen import frozen
from rolelint.graph import Edge, Graph

# What it costs, in whole numbers so that sums are exact: a column that an edge passes, an edge between two members of
# one column, an edge that runs against the flow, and each other member of the band in a column.
_STEP = 20
_BESIDE = 50
_AGAINST = 20
_CROWD = 7
_ROUNDS = 8
_MANY = 200


@frozen
class _Tie:
    """An edge as one of its ends sees it: `way` is 1 for out, -1 for in, 0 for both."""

    other: str
    way: int


def ranks(graph: Graph, bands: Mapping[str, int], count: int) -> dict[str, int]:
    """Return a column for each member, from 0 and at most `count` of them, so that most edges lead to the next one.

    Members of one band are spread over the columns, for a band is as high as its fullest column.
    """
    ties = {member.key: [_tie(edge, member.key) for edge in graph.touching[member.key]] for member in graph.members}
    order = sorted(ties, key=lambda key: -sum(tie.way for tie in ties[key]))
    rank = {key: place * count // len(order) for place, key in enumerate(order)}
    crowds = {band: [0] * count for band in bands.values()}
    for key in order:
        crowds[bands[key]][rank[key]] += 1
    prices = _prices(count)
    for _ in range(_ROUNDS if len(order) <= _MANY else 3):
        before = dict(rank)
        for key in order:
            crowd = crowds[bands[key]]
            crowd[rank[key]] -= 1
            crowded = [_CROWD * others for others in crowd]
            rank[key] = _cheapest(rank[key], [crowded, *[prices[rank[tie.other], tie.way] for tie in ties[key]]])
            crowd[rank[key]] += 1
        if rank == before:
            break
    used = {column: place for place, column in enumerate(sorted(set(rank.values())))}
    return {key: used[column] for key, column in rank.items()}


def _tie(edge: Edge, key: str) -> _Tie:
    is_source = edge.source == key
    way = 0 if edge.is_mutual else 1 if is_source else -1
    return _Tie(edge.target if is_source else edge.source, way)


def _prices(count: int) -> dict[tuple[int, int], tuple[int, ...]]:
    """Return what each column costs for an edge, by the column of its other end and its way."""
    return {
        (there, way): tuple(
            _BESIDE if there == column else _STEP * (abs(there - column) - 1) + _AGAINST * ((there - column) * way < 0)
            for column in range(count)
        )
        for there in range(count)
        for way in (-1, 0, 1)
    }


def _cheapest(own: int, rows: Sequence[Sequence[int]]) -> int:
    """Return the column that costs least in the sum of rows; of equal ones the own, then the leftmost."""
    totals = list(map(sum, zip(*rows, strict=True)))
    least = min(totals)
    return own if totals[own] == least else totals.index(least)


def bands(graph: Graph, homes: Mapping[str, int]) -> dict[int, int]:
    """Return the places of groups among bands below each other, so that those with much in common are close.

    `homes` are the groups of the members, by number.
    """
    count = max(homes.values(), default=-1) + 1
    weights = Counter(
        (min(pair), max(pair))
        for edge in graph.edges
        for pair in [(homes[edge.source], homes[edge.target])]
        if pair[0] != pair[1]
    )
    order = list(range(count))
    best = order
    for _ in range(12):
        place = {group: index for index, group in enumerate(order)}
        pull = {group: [0.0, 0.0] for group in order}
        for (one, other), weight in weights.items():
            for group, neighbour in ((one, other), (other, one)):
                pull[group][0] += weight * place[neighbour]
                pull[group][1] += weight
        order = sorted(
            order,
            key=lambda group: ((place[group] + pull[group][0]) / (1 + pull[group][1]), place[group]),
        )
        best = min(best, order, key=lambda candidate: _length(candidate, weights))
    best = _swapped(best, weights) if count <= 24 else best
    return {group: place for place, group in enumerate(best)}


def _swapped(order: list[int], weights: Mapping[tuple[int, int], int]) -> list[int]:
    """Swap neighbours as long as that shortens the way between groups."""
    for _ in range(len(order)):
        before = order
        for one, other in pairwise(range(len(order))):
            swapped = [*order]
            swapped[one], swapped[other] = order[other], order[one]
            order = min(order, swapped, key=lambda candidate: _length(candidate, weights))
        if order == before:
            break
    return order


def _length(order: Sequence[int], weights: Mapping[tuple[int, int], int]) -> int:
    place = {group: index for index, group in enumerate(order)}
    return sum(weight * abs(place[one] - place[other]) for (one, other), weight in weights.items())
