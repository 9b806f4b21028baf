"""Circles are found once each, the shortest one of a group, in the order of the graph."""

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint.cycles import cycles

GRAPHS = st.dictionaries(st.integers(0, 8), st.lists(st.integers(0, 8), max_size=4), max_size=9)


def found(text: str) -> list[str]:
    """Read `ab bc` as edges from a to b and from b to c."""
    edges: dict[str, list[str]] = {}
    for edge in text.split():
        edges.setdefault(edge[0], []).append(edge[1])
    return ["".join(circle) for circle in cycles(edges)]


@pytest.mark.parametrize(
    ("edges", "circles"),
    [
        ("", []),
        ("ab bc ac", []),
        ("aa", ["a"]),
        ("ab ba", ["ab"]),
        ("ab bc ca", ["abc"]),
        ("xa ab bc ca cy", ["abc"]),
        ("ab bc cd da cb", ["bc"]),
        ("ab bc cd da bd", ["abd"]),
        ("ab ba bc cb", ["ab"]),
        ("cd dc ab ba", ["cd", "ab"]),
        ("ba ab", ["ba"]),
        ("ab ba bb", ["b"]),
    ],
)
def test_each_group_gives_one_circle_a_shortest_one(edges: str, circles: list[str]) -> None:
    assert found(edges) == circles


@given(GRAPHS)
def test_circles_are_those_that_another_library_finds(edges: dict[int, list[int]]) -> None:
    graph: nx.DiGraph[int] = nx.DiGraph((node, other) for node, others in edges.items() for other in others)
    groups = [
        group
        for group in nx.strongly_connected_components(graph)
        if len(group) > 1 or graph.has_edge(*(*group, *group))
    ]
    circles = list(cycles(edges))
    assert sorted(sorted(group) for group in groups) == sorted(
        sorted(next(group for group in groups if circle[0] in group)) for circle in circles
    )
    for circle in circles:
        assert all(graph.has_edge(*step) for step in pairwise((*circle, circle[0])))
        (group,) = [group for group in groups if circle[0] in group]
        assert len(circle) == min(map(len, nx.simple_cycles(graph.subgraph(group))))


def test_one_long_way_around_is_no_trouble() -> None:
    ring = {number: [(number + 1) % 10_000] for number in range(10_000)}
    assert list(cycles(ring)) == [tuple(range(10_000))]


def test_a_long_chain_has_no_circle() -> None:
    assert list(cycles({number: [number + 1] for number in range(50_000)})) == []


def test_a_crowd_in_which_everyone_leads_to_everyone_gives_one_small_circle() -> None:
    crowd = {number: [other for other in range(300) if other != number] for number in range(300)}
    assert list(cycles(crowd)) == [(0, 1)]
