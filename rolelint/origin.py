"""Values that were kept without their places, and find these out when somebody asks.

Reading a file anew gives the same values with all their places. So what is kept of a file leaves out what few ask for,
and each value knows its origin: a function that returns what was left out, by its name.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain, islice, repeat
from operator import attrgetter
from sys import intern
from types import MemberDescriptorType
from typing import Any, Generic, TypeVar

Kind = TypeVar("Kind")
# Given a value that was kept and the name of an attribute. All parts of one whole have the same origin.
Origin = Callable[[Any, str], Any]
# What the values of one column are made of.
Way = Callable[[Iterable[Any]], Iterable[Any]]

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
    found = value.origin(value, name)
    object.__setattr__(value, name, found)
    return found


class Mould(Generic[Kind]):
    """Some attributes of a class: taken from its values, and made many values again that have no others.

    Where the class is locatable, `origin` is one of them; whatever else is asked of such a value comes from there.
    Attributes that come `later` are taken apart from the others, and given to values that are there.
    """

    __slots__ = ("_getters", "_kind", "_setters", "later")

    def __init__(self, kind: type[Kind], names: Sequence[str], later: Sequence[str] = ()) -> None:
        """Keep the attributes of these names."""
        self._kind = kind
        self._getters = [attrgetter(name) for name in names if name != "origin"]
        self._setters = [_setter(kind, name) for name in names]
        self.later = {name: (attrgetter(name), _setter(kind, name)) for name in later}

    def columns(self, values: Sequence[Kind]) -> list[list[Any]]:
        """Return of each attribute a column, with those of one value after the other, without the origin."""
        return [[*map(get, values)] for get in self._getters]

    def many(self, count: int, *columns: Iterable[Any]) -> list[Kind]:
        """Return so many values, made of a column for each name."""
        made = [*map(_new, repeat(self._kind, count))]
        for fill, column in zip(self._setters, columns, strict=True):
            _exhaust(map(fill, made, column))
        return made

    def later_columns(self, values: Sequence[Kind]) -> list[list[Any]]:
        """Return columns of the attributes that come later."""
        return [[*map(get, values)] for get, _ in self.later.values()]

    def complete(self, values: Sequence[Kind], columns: Sequence[Iterable[Any]]) -> None:
        """Give values the attributes that come later, by such columns."""
        for (_, fill), column in zip(self.later.values(), columns, strict=True):
            _exhaust(map(fill, values, column))


def parts(mould: Mould[Kind], origins: Sequence[Origin], rows: Sequence[Any], *ways: Way) -> list[tuple[Kind, ...]]:
    """Return the parts of one kind that wholes of these origins have, given the columns of each, all made at once.

    Each column is made in its own way: `iter` takes it as it is.
    """
    first = [columns[0] for columns in rows]
    spread = [origin for origin, some in zip(origins, first, strict=True) for _ in some]
    columns = (way(chain.from_iterable(column)) for way, column in zip(ways, zip(*rows, strict=True), strict=True))
    return parted(mould.many(len(spread), spread, *columns), first)


def parted(values: Iterable[Kind], lengths: Iterable[Sequence[Any]]) -> list[tuple[Kind, ...]]:
    """Return values in parts that are as long as these."""
    left = iter(values)
    return [tuple(islice(left, len(part))) for part in lengths]


def shared(words: Iterable[str | None]) -> list[str | None]:
    """Return words that other values say too, each of them the same object as theirs."""
    return [word and intern(word) for word in words]


def _setter(kind: type, name: str) -> Callable[[Any, Any], None]:
    """Return what fills an attribute of a frozen value: by its slot, where it has one."""
    slot = vars(kind).get(name)
    if isinstance(slot, MemberDescriptorType):
        return slot.__set__
    return partial(_fill, name)


def _fill(name: str, value: Any, held: Any) -> None:
    object.__setattr__(value, name, held)
