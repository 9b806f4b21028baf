"""Which nodes hold a graph together, against networkx and against taking each node away."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint.articulation import articulation

Neighbours = dict[int, tuple[int, ...]]


@st.composite
def graphs(draw: st.DrawFn) -> Neighbours:
    size = draw(st.integers(0, 12))
    pairs = [(one, other) for one in range(size) for other in range(one)]
    edges = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=2 * size)) if pairs else []
    return {
        node: tuple(one + other - node for one, other in edges if node in (one, other))
        for node in draw(st.permutations(range(size)))
    }


def reached(neighbours: Neighbours, start: int, without: int) -> set[int]:
    seen, waiting = {start}, [start]
    while waiting:
        for other in neighbours[waiting.pop()]:
            if other != without and other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ("", {}),
        ("ab", {}),
        ("ab bc", {"b": 1}),
        ("ab bc ca", {}),
        ("ab bc ca cd", {"c": 1}),
        ("ab bc ca cd de ef fd", {"c": 2, "d": 2}),
        ("ma mb mc", {"m": 2}),
        ("ab bc xy yz yu", {"b": 1, "y": 2}),
    ],
)
def test_a_node_counts_those_that_its_loss_cuts_off(edges: str, expected: dict[str, int]) -> None:
    near: dict[str, list[str]] = {}
    for one, other in map(tuple, edges.split()):
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    assert articulation(near) == expected


@given(graphs())
def test_it_finds_what_networkx_finds(neighbours: Neighbours) -> None:
    oracle: nx.Graph[int] = nx.Graph((one, other) for one, near in neighbours.items() for other in near)
    assert set(articulation(neighbours)) == set(nx.articulation_points(oracle))


@given(graphs())
def test_those_cut_off_are_all_but_the_largest_part_that_is_left(neighbours: Neighbours) -> None:
    expected = {}
    for node, near in neighbours.items():
        parts = {frozenset(reached(neighbours, other, node)) for other in near}
        if len(parts) > 1:
            expected[node] = sum(map(len, parts)) - max(map(len, parts))
    assert articulation(neighbours) == expected


def test_a_chain_of_many_needs_no_recursion() -> None:
    last = 20_000
    chain = {node: tuple(other for other in (node - 1, node + 1) if 0 <= other <= last) for node in range(last + 1)}
    assert articulation(chain) == {node: min(node, last - node) for node in range(1, last)}
