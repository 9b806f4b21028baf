"""Which nodes of a role or ladder lead to some places of a file: found in one walk, however many places are asked for.

A node may lie outside of the one that it belongs to: the metric of a responsibility stands below its title. So nothing
can be left out on the way down.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import repeat

from rolelint.source import Location
from rolelint.syntax.node import Node

# A dictionary is told at once, another mapping after a look at its class.
_MAPPINGS = (dict, Mapping)
_Way = tuple[tuple[str | None, Node], ...]
_Place = tuple[int, int]


class Landmarks:
    """The nodes below one that lead to places of one file; those below the keys `without` lead to none."""

    def __init__(self, root: Node, places: Iterable[Location], without: frozenset[str] = frozenset()) -> None:
        asked = tuple(places)
        self._path = asked[0].path if asked else ""
        self._places = sorted({(at.span.start, at.span.end) for at in asked})
        self._without = without
        self._ways: dict[_Place, _Way] = {}
        self._scalars: dict[_Place, Node] = {}
        self._above: list[tuple[str | None, Node]] = []
        self._note(root, leads=False)
        self._walk(root, leads=True)

    def way(self, at: Location) -> _Way:
        """Return the nodes that lead to the smallest one that holds a place, the innermost of several.

        Each comes with its key in the node before it; without one in a list.
        """
        return self._ways.get((at.span.start, at.span.end), ())

    def scalar(self, at: Location) -> Node | None:
        """Return the first node at exactly a place that holds no others, if there is one."""
        return self._scalars.get((at.span.start, at.span.end))

    def _walk(self, node: Node, *, leads: bool) -> None:
        children, above = node.children, self._above
        for key, child in children.items() if isinstance(children, _MAPPINGS) else zip(repeat(None), children):
            is_led = leads and key not in self._without
            above.append((key, child))
            self._note(child, leads=is_led)
            if child.children:
                self._walk(child, leads=is_led)
            above.pop()

    def _note(self, node: Node, *, leads: bool) -> None:
        """Keep a node for the places that it holds, if it lies closer around them than what was met before."""
        span = node.at.span
        start, end, places = span.start, span.end, self._places
        index = bisect_left(places, (start, start))
        while index < len(places) and places[index][0] <= end:
            place = places[index]
            index += 1
            if place[1] > end or node.at.path != self._path:
                continue
            if leads and self._is_closer(node, place):
                self._ways[place] = tuple(self._above)
            if place == (start, end) and not isinstance(node.value, dict | list):
                self._scalars.setdefault(place, node)

    def _is_closer(self, node: Node, place: _Place) -> bool:
        """Whether a node is smaller than the one that holds a place so far, or as small and further down."""
        known = self._ways.get(place)
        if not known:
            return True
        return (_length(node), -len(self._above)) < (_length(known[-1][1]), -len(known))


def _length(node: Node) -> int:
    return node.at.span.end - node.at.span.start
