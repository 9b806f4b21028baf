"""A plain value together with the place it was read from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rolelint.source import Location


# Not frozen, since these are made by the hundred for each file, and a frozen one takes three times as long to make.
@dataclass(slots=True)
class Node:
    """A located value: a scalar, or a list or dictionary whose parts are located too. Nobody writes to one.

    `value` is plain data all the way down (str, int, float, bool, None, list, dict with str keys). `children` mirrors
    it: a mapping of nodes for a dictionary, a sequence of nodes for a list, empty for a scalar. `at` is the place of
    the value, `key_at` that of the key in front of it.
    """

    value: Any
    at: Location
    key_at: Location | None = None
    children: "Mapping[str, Node] | Sequence[Node]" = ()

    def __getitem__(self, key: str | int) -> "Node":
        """Return the child, or this node itself where there is none, so that a missing key has a place too."""
        children = self.children
        if isinstance(children, Mapping):
            return children.get(key, self) if isinstance(key, str) else self
        return children[key] if isinstance(key, int) and 0 <= key < len(children) else self

    @property
    def parts(self) -> "Iterable[Node]":
        """The nodes of a list or mapping, in order; none of a scalar."""
        return self.children.values() if isinstance(self.children, Mapping) else self.children

    def __contains__(self, key: str) -> bool:
        """Tell whether a mapping node has this key."""
        return isinstance(self.children, Mapping) and key in self.children
