"""Frozen values: dataclasses whose methods are written when they are first called.

The dataclasses of the standard library write and compile their methods as soon as a class is defined, which takes most
of a millisecond for a frozen one. A run defines more than a hundred such classes and calls few of their methods.
Here the library says what a class consists of, so that `field`, `fields` and `replace` are its own, and the methods,
which do the same as the library's, follow one by one.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cached_property
from types import MemberDescriptorType
from typing import Any, NoReturn, TypeVar, dataclass_transform

Kind = TypeVar("Kind")
Method = Callable[..., Any]
# Text of a method, and what the names in it mean.
Draft = tuple[str, dict[str, Any]]

_set = object.__setattr__


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[Kind]) -> type[Kind]:
    """Make a class a frozen dataclass with slots; what it says itself about comparison, hash and looks stays.

    Values that remember what they work out, by cached properties, have no slots but room for these. A frozen class does
    not inherit.
    """
    # Of a class without a docstring the library asks for the signature, which takes longer than all the rest.
    kind.__doc__ = kind.__doc__ or kind.__name__
    remembers = any(isinstance(one, cached_property) for one in vars(kind).values())
    made = dataclass(init=False, repr=False, eq=False, slots=not remembers)(kind)
    methods: dict[str, Method] = {"__setattr__": _refuse, "__delattr__": _refuse}
    if not remembers:
        methods |= {"__getstate__": _state, "__setstate__": _with_state}
    methods |= {name: _unwritten(made, name) for name in _DRAFTS if not vars(made).get(name)}
    for name, method in methods.items():
        setattr(made, name, method)
    return made


def _unwritten(kind: type, name: str) -> Method:
    """Return a method that is written, and takes the place of this one, when it is first called."""

    def method(*arguments: Any, **named: Any) -> Any:
        text, meanings = _DRAFTS[name](kind)
        exec(text, meanings)  # noqa: S102  the text consists of names in our own classes
        written: Method = meanings[name]
        setattr(kind, name, written)
        return written(*arguments, **named)

    return method


def _drafted_init(kind: type) -> Draft:
    parameters, lines = ["self"], ["pass"]
    meanings: dict[str, Any] = {"_set": _set, "_MISSING": MISSING}
    for part in _parts(kind):
        name, given = part.name, part.name
        if part.default is not MISSING:
            meanings[f"_default_{name}"] = part.default
            parameters.append(f"{name}=_default_{name}")
        elif part.default_factory is not MISSING:
            meanings[f"_make_{name}"] = part.default_factory
            parameters.append(f"{name}=_MISSING")
            given = f"_make_{name}() if {name} is _MISSING else {name}"
        else:
            parameters.append(name)
        slot = vars(kind).get(name)
        if isinstance(slot, MemberDescriptorType):
            # A slot is filled faster by its own setter than by name.
            meanings[f"_set_{name}"] = slot.__set__
            lines.append(f"_set_{name}(self, {given})")
        else:
            lines.append(f"_set(self, '{name}', {given})")
    return _draft("__init__", parameters, lines), meanings


def _drafted_repr(kind: type) -> Draft:
    shown = ", ".join(f"{part.name}={{self.{part.name}!r}}" for part in _parts(kind) if part.repr)
    return _draft("__repr__", ["self"], [f'return f"{kind.__qualname__}({shown})"']), {}


def _drafted_eq(kind: type) -> Draft:
    lines = [
        "if other.__class__ is not self.__class__: return NotImplemented",
        f"return {_compared(kind, 'self')} == {_compared(kind, 'other')}",
    ]
    return _draft("__eq__", ["self", "other"], lines), {}


def _drafted_hash(kind: type) -> Draft:
    return _draft("__hash__", ["self"], [f"return hash({_compared(kind, 'self')})"]), {}


def _draft(name: str, parameters: list[str], lines: list[str]) -> str:
    return f"def {name}({', '.join(parameters)}):\n" + "\n".join(f" {line}" for line in lines)


def _compared(kind: type, value: str) -> str:
    """Return the text of a tuple of all that is compared of a value."""
    return "(" + "".join(f"{value}.{part.name}, " for part in _parts(kind) if part.compare) + ")"


def _parts(kind: Any) -> tuple[Field[Any], ...]:
    return fields(kind)


_DRAFTS: Mapping[str, Callable[[type], Draft]] = {
    "__init__": _drafted_init,
    "__repr__": _drafted_repr,
    "__eq__": _drafted_eq,
    "__hash__": _drafted_hash,
}


def _refuse(_: Any, name: str, *__: Any) -> NoReturn:
    raise FrozenInstanceError(f"'{name}' of a frozen value stays as it is")


def _state(value: Any) -> list[Any]:
    """Return what a value with slots consists of, for copies and for other processes."""
    return [getattr(value, part.name) for part in _parts(value)]


def _with_state(value: Any, state: list[Any]) -> None:
    for part, held in zip(_parts(value), state, strict=True):
        _set(value, part.name, held)
