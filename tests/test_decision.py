"""What is decided without an engine is what jsonschema says."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from test_schema import FULL_LADDER, FULL_ROLE, located

from rolelint.decision import KEYWORDS, decider
from rolelint.schema import explain, fits, load

EMPTY = (None, "", " ", "\n", "\u00a0", "\u200b")
VALUES = st.one_of(
    st.sampled_from((*EMPTY, True, False, 0, 1, 1.0, 1.5, -1, 100, 100.5, 10**30, float("inf"), float("nan"))),
    st.sampled_from(("x", "a b", "role", "ladder", "draft", "to", "2026-05", "2026-13-01", "en", "en_US", "é", "a/b")),
    st.sampled_from(([], {}, [None], [""], ["x", 7], [[]], {"text": "x"}, {"name": ""}, {"x-y": None}, {"level": 1})),
    st.text(max_size=4),
)
KEYS = st.sampled_from(
    ("name", "id", "text", "title", "kind", "role", "level", "share", "x-own", "X-own", "notes", "", "primary")
)


@st.composite
def mutated(draw: st.DrawFn, value: Any) -> Any:
    """Return data with some part of it replaced, left out, doubled or put where it does not belong."""
    if isinstance(value, dict) and value and draw(st.integers(0, 4)):
        key = draw(st.sampled_from(sorted(value)))
        return {**value, key: draw(mutated(value[key]))}
    if isinstance(value, list) and value and draw(st.integers(0, 4)):
        index = draw(st.integers(0, len(value) - 1))
        return [*value[:index], draw(mutated(value[index])), *value[index + 1 :]]
    if isinstance(value, dict) and draw(st.booleans()):
        gone = draw(st.sampled_from(sorted(value))) if value else ""
        return {**{key: part for key, part in value.items() if key != gone}, draw(KEYS): draw(VALUES)}
    return draw(VALUES)


@pytest.mark.parametrize(("name", "full"), [("role", FULL_ROLE), ("ladder", FULL_LADDER)])
@given(data=st.data())
def test_a_decision_is_what_the_engine_says(name: str, full: dict[str, Any], data: st.DataObject) -> None:
    required = data.draw(st.sampled_from(((), ("id", "slug"), ("mission",))))
    value: Any = data.draw(mutated(full))
    for _ in range(data.draw(st.integers(0, 2))):
        value = data.draw(mutated(value))
    problems = explain(located(value)[1], load(name), required)
    assert fits(value, load(name), required) is not any(True for _ in problems)


def parts(schema: Any) -> list[dict[str, Any]]:
    """Return a schema, and all that lie in it."""
    below = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values(), *schema.get("anyOf", ())]
    below += [schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict)]
    return [schema, *(part for inner in below for part in parts(inner))]


@pytest.mark.parametrize("name", ["role", "ladder"])
def test_the_schemas_of_roles_and_ladders_keep_to_what_can_be_decided(name: str) -> None:
    assert {key for part in parts(load(name)) for key in part} <= KEYWORDS | {"$ref"}


UNDERSTOOD: list[tuple[dict[str, Any], list[Any]]] = [
    ({"type": ["string", "integer"], "minimum": 1}, ["a", 0, 1, True, 2.0, 2.5, None]),
    ({"pattern": "^a"}, ["a", "b", 1, None]),
    ({"items": {"type": "null"}}, [[], [None], [1], "a"]),
    ({"properties": {"a": {"type": "string"}}}, [{}, {"a": 1}, {"a": "b"}, {"b": 1}, [], 1]),
    ({"type": "object", "additionalProperties": {"type": "number"}}, [{}, {"a": 1}, {"a": "1"}, {"a": True}]),
    ({"type": "object", "patternProperties": {"^x": {"type": "number"}}}, [{"x": "1"}, {"x": 1}, {"y": "1"}]),
    ({"type": "object", "enum": ["a"]}, ["a", {}]),
    ({"enum": ["a", None]}, ["a", "b", None, 0, False]),
    ({"anyOf": [{"type": "array"}, {"enum": ["a"]}]}, [[], "a", "b"]),
]


@pytest.mark.parametrize(("schema", "values"), UNDERSTOOD, ids=[str(schema) for schema, _ in UNDERSTOOD])
def test_a_keyword_means_what_it_means_to_the_engine(schema: dict[str, Any], values: list[Any]) -> None:
    decide, engine = decider(schema), Draft202012Validator(schema)
    assert [decide(value) for value in values] == [engine.is_valid(value) for value in values]


@pytest.mark.parametrize(
    "schema",
    [
        False,
        {"const": 1},
        {"$ref": "#/$defs/a"},
        {"enum": [1]},
        {"type": "any"},
        {"type": "object", "properties": {"x-a": True}, "patternProperties": {"^x-": True}},
    ],
)
def test_what_is_not_understood_fits_nothing(schema: Any) -> None:
    values: tuple[Any, ...] = (1, True, None, "a", [], {}, {"x-a": 1})
    assert not any(map(decider(schema), values))
