import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from functools import cached_property
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint.frozen import frozen


@frozen
class Plain:
    name: str
    count: int = 0
    words: tuple[str, ...] = ()
    known: dict[str, int] = field(default_factory=dict, compare=False)
    place: str = field(compare=False, repr=False, default="here")


@dataclass(frozen=True, slots=True)
class Usual:
    name: str
    count: int = 0
    words: tuple[str, ...] = ()
    known: dict[str, int] = field(default_factory=dict, compare=False)
    place: str = field(compare=False, repr=False, default="here")


@frozen
class Remembering:
    name: str
    place: str = field(compare=False, default="here")

    @cached_property
    def letters(self) -> list[str]:
        return list(self.name)


@frozen
class Peculiar:
    """Goes by its first letter."""

    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Peculiar) and self.name[:1] == other.name[:1]

    def __hash__(self) -> int:
        return hash(self.name[:1])

    def __repr__(self) -> str:
        return self.name


@frozen
class Empty:
    pass


GIVEN = st.fixed_dictionaries(
    {"name": st.sampled_from("ab")},
    optional={
        "count": st.integers(0, 1),
        "words": st.lists(st.sampled_from("ab"), max_size=1).map(tuple),
        "known": st.dictionaries(st.sampled_from("ab"), st.integers(0, 1), max_size=1),
        "place": st.sampled_from(["here", "there"]),
    },
)


@given(GIVEN, GIVEN)
def test_a_frozen_value_is_what_the_usual_dataclass_would_be(one: dict[str, Any], two: dict[str, Any]) -> None:
    mine, theirs = Plain(**one), Usual(**one)
    assert [getattr(mine, part.name) for part in fields(Plain)] == [getattr(theirs, p.name) for p in fields(Usual)]
    assert repr(mine) == repr(theirs).replace("Usual", "Plain")
    assert hash(mine) == hash(theirs)
    assert (mine == Plain(**two)) == (theirs == Usual(**two))
    assert repr(replace(mine, count=7)) == repr(replace(theirs, count=7)).replace("Usual", "Plain")


def test_what_is_made_for_a_field_is_made_for_each_value() -> None:
    assert Plain("a").known is not Plain("a").known


def test_values_of_other_classes_are_not_equal() -> None:
    theirs: object = Usual("a")
    assert Plain("a") != theirs
    assert Empty() == Empty()


def test_what_a_class_says_itself_stays() -> None:
    assert {Peculiar("anna"), Peculiar("axel")} == {Peculiar("a")}
    assert repr(Peculiar("anna")) == "anna"


@pytest.mark.parametrize("value", [Plain("a"), Remembering("a")])
@pytest.mark.parametrize(
    "change", [lambda value: setattr(value, "name", "b"), lambda value: delattr(value, "name")], ids=["set", "delete"]
)
def test_a_frozen_value_refuses_changes(value: object, change: Callable[[object], None]) -> None:
    with pytest.raises(FrozenInstanceError):
        change(value)


def test_a_value_has_slots_unless_it_remembers() -> None:
    value = Remembering("ab")
    assert value.letters is value.letters
    assert not hasattr(Plain("a"), "__dict__")


def sent(value: object) -> object:
    return pickle.loads(pickle.dumps(value))  # noqa: S301  it comes from here


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, sent])
@pytest.mark.parametrize("value", [Plain("a", 2, ("b",), {"c": 3}, "there"), Remembering("a", "there")])
def test_a_value_may_be_copied_and_sent(value: Any, again: Callable[[Any], Any]) -> None:
    copied = again(value)
    assert copied == value
    assert copied.place == "there"


def test_wrong_arguments_are_refused_as_usual() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        Plain()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'colour'"):
        Plain("a", colour="red")  # type: ignore[call-arg]


@pytest.mark.parametrize("kind", [Plain, Remembering])
def test_a_class_without_a_docstring_is_documented_by_its_name(kind: type) -> None:
    assert kind.__doc__ == kind.__name__


def test_values_can_be_taken_apart_by_patterns() -> None:
    match Plain("a", 2):
        case Plain(name, count):
            assert (name, count) == ("a", 2)
