"""Values that were kept without their places, and find these out when somebody asks.

Reading a file anew gives the same values with all their places. So what is kept of a file leaves out what few ask for,
and each value knows its origin: a function that returns its counterpart in the file as it is read anew.
"""

from collections.abc import Callable
from typing import Any, TypeVar

Kind = TypeVar("Kind")
Origin = Callable[[], Any] | None


def locatable(kind: type[Kind]) -> type[Kind]:
    """Let values of a class with an attribute `origin` get from there what they were kept without."""
    kind.__getattr__ = _attribute  # type: ignore[attr-defined]
    return kind


def _attribute(value: Any, name: str) -> Any:
    # Python asks this only for what is not there.
    if name == "origin" or name.startswith("__") or value.origin is None:
        raise AttributeError(f"'{type(value).__name__}' has no attribute '{name}'")
    found = getattr(value.origin(), name)
    object.__setattr__(value, name, found)
    return found


def kept(kind: type, origin: Origin, /, **values: Any) -> Any:
    """Return a value of a kind with these attributes and no others; it gets them from its origin when asked."""
    made: Any = object.__new__(kind)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    object.__setattr__(made, "origin", origin)
    return made
