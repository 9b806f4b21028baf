"""The nodes of a role or ladder as places to find one's way by: walked once, however many findings ask.

A node may lie outside of the one that it belongs to: the metric of a responsibility stands below its title. So nothing
can be left out on the way down.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rolelint.source import Location
from rolelint.syntax.node import Node


class _Step(NamedTuple):
    key: str | None
    node: Node
    before: "_Step | None"


class Landmarks:
    """The nodes below one, in the order in which they are held, as far as they lie in one file.

    Nodes below the keys `without` lead to no place.
    """

    def __init__(self, root: Node, path: str, without: frozenset[str] = frozenset()) -> None:
        self._path = path
        self._without = without
        # Start and end come first, to be compared without a look at the step.
        self._steps: list[tuple[int, int, int, _Step]] = []
        self._scalars: dict[tuple[int, int], Node] = {}
        if not isinstance(root.value, dict | list):
            self._note(root)
        self._walk(root, None, 1, leads=True)

    def way(self, at: Location) -> list[tuple[str | None, Node]]:
        """Return the nodes that lead to the smallest one that holds a place, the innermost of several.

        Each comes with its key in the node before it; without one in a list.
        """
        start, end = at.span.start, at.span.end
        found: _Step | None = None
        length = depth = 0
        for first, last, level, step in self._steps:
            if first <= start and end <= last and (found is None or (last - first, -level) < (length, -depth)):
                found, length, depth = step, last - first, level
        way = []
        while found:
            way.append((found.key, found.node))
            found = found.before
        return way[::-1]

    def scalar(self, at: Location) -> Node | None:
        """Return the first node at exactly a place that holds no others, if there is one."""
        return self._scalars.get((at.span.start, at.span.end))

    def _walk(self, node: Node, before: _Step | None, depth: int, *, leads: bool) -> None:
        children = node.children
        parts: Iterable[tuple[str | None, Node]] = (
            children.items() if isinstance(children, Mapping) else ((None, child) for child in children)
        )
        for key, child in parts:
            is_led = leads and key not in self._without
            step = _Step(key, child, before) if is_led else None
            at = child.at
            if step and at.path == self._path:
                self._steps.append((at.span.start, at.span.end, depth, step))
            if not isinstance(child.value, dict | list):
                self._note(child)
            if child.children:
                self._walk(child, step, depth + 1, leads=is_led)

    def _note(self, node: Node) -> None:
        if node.at.path == self._path:
            self._scalars.setdefault((node.at.span.start, node.at.span.end), node)
