"""The way to a place through nodes that were walked once is that of a search through all of them."""

from collections.abc import Iterator, Mapping

from hypothesis import given
from hypothesis import strategies as st

from rolelint.landmarks import Landmarks
from rolelint.source import Location, Span
from rolelint.syntax.node import Node

Way = list[tuple[str | None, Node]]

paths = st.sampled_from(["a.md", "a.md", "b.md"])
places = st.builds(
    lambda path, start, length: Location(path, Span(start, start + length)), paths, st.integers(0, 6), st.integers(0, 6)
)
keys = st.sampled_from(["levels", "name", "role", "text"])
nodes = st.recursive(
    st.builds(Node, st.sampled_from(["word", 1, None]), places),
    lambda parts: st.one_of(
        st.builds(lambda at, parts: Node([], at, None, tuple(parts)), places, st.lists(parts, max_size=3)),
        st.builds(lambda at, parts: Node({}, at, None, parts), places, st.dictionaries(keys, parts, max_size=3)),
    ),
    max_leaves=12,
)


@given(nodes, places)
def test_the_way_leads_to_the_smallest_node_that_holds_a_place(root: Node, at: Location) -> None:
    without = frozenset({"levels"})
    holding = [way for way in ways(root, [], without) if holds(way[-1][1].at, at)]
    shortest = min(holding, key=lambda way: (length(way[-1][1].at), -len(way)), default=[])
    found = Landmarks(root, [at, *others(at)], without).way(at)
    assert [(key, id(node)) for key, node in found] == [(key, id(node)) for key, node in shortest]


@given(nodes, places)
def test_a_scalar_is_the_first_one_at_its_place(root: Node, at: Location) -> None:
    first = next((node for node in scalars(root) if node.at == at), None)
    assert Landmarks(root, [at, *others(at)]).scalar(at) is first


def ways(node: Node, above: Way, without: frozenset[str]) -> Iterator[Way]:
    children = node.children
    parts = children.items() if isinstance(children, Mapping) else [(None, child) for child in children]
    for key, child in parts:
        if key not in without:
            way = [*above, (key, child)]
            yield way
            yield from ways(child, way, without)


def scalars(node: Node) -> Iterator[Node]:
    if not isinstance(node.value, dict | list):
        yield node
    for part in node.parts:
        yield from scalars(part)


def others(at: Location) -> list[Location]:
    return [Location(at.path, Span(start, start + 2)) for start in range(6)]


def holds(outer: Location, inner: Location) -> bool:
    return outer.path == inner.path and outer.start <= inner.start and inner.end <= outer.end


def length(at: Location) -> int:
    return at.end - at.start
