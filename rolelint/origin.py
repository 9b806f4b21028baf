"""Values that were kept without their places, and find these out when somebody asks.

Reading a file anew gives the same values with all their places. So what is kept of a file leaves out what few ask for,
and each value knows its origin: a function that returns its counterpart in the file as it is read anew.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from operator import attrgetter
from typing import Any, Generic, TypeVar

Kind = TypeVar("Kind")
# Given a value that was kept. All parts of one whole have the same origin.
Origin = Callable[[Any], Any]

_new = object.__new__
# Takes everything out of an iterator and drops it, without a step of Python for each.
_exhaust = deque[Any](maxlen=0).extend


def locatable(kind: type[Kind]) -> type[Kind]:
    """Let values of a class with an attribute `origin` get from there what they were kept without."""
    kind.__getattr__ = _attribute  # type: ignore[attr-defined]
    return kind


def _attribute(value: Any, name: str) -> Any:
    # Python asks this only for what is not there.
    if name == "origin" or name.startswith("__") or value.origin is None:
        raise AttributeError(f"'{type(value).__name__}' has no attribute '{name}'")
    found = getattr(value.origin(value), name)
    object.__setattr__(value, name, found)
    return found


class Mould(Generic[Kind]):
    """Some attributes of a class: taken from its values, and made values again that have no others.

    The class is locatable; whatever else is asked of such a value comes from its origin.
    """

    __slots__ = ("_getters", "_kind", "_setters", "attributes")

    def __init__(self, kind: type[Kind], *names: str) -> None:
        """Keep the attributes of these names, at least two."""
        self._kind = kind
        self._getters = [attrgetter(name) for name in names]
        # A frozen value has no other way in than that of its slots.
        self._setters = [vars(kind)[name].__set__ for name in (*names, "origin")]
        self.attributes: Callable[[Kind], tuple[Any, ...]] = attrgetter(*names)

    def one(self, origin: Origin, *attributes: Any) -> Kind:
        """Return a value with these attributes, in the order of the names."""
        made = _new(self._kind)
        for fill, attribute in zip(self._setters, (*attributes, origin), strict=True):
            fill(made, attribute)
        return made

    def columns(self, values: Sequence[Kind]) -> list[list[Any]]:
        """Return of each attribute a column, with those of one value after the other; none for no values."""
        return [[*map(get, values)] for get in self._getters] if values else []

    def many(self, origin: Origin, columns: Sequence[Any]) -> tuple[Kind, ...]:
        """Return the values that such columns were taken from."""
        if not columns:
            return ()
        made = tuple(map(_new, repeat(self._kind, len(columns[0]))))
        filled: Iterable[Iterable[Any]] = (*columns, repeat(origin, len(made)))
        for fill, column in zip(self._setters, filled, strict=True):
            _exhaust(map(fill, made, column))
        return made
