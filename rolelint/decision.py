"""Does data fit a schema? A yes or a no, decided without an engine, so that most runs never import one.

It says what jsonschema says about the keywords in `KEYWORDS`, in draft 2020-12, but that an empty value counts as an
absent one. A schema that it does not understand fits nothing: whoever explains the no finds out that all is well. So a
wrong no costs time, and a wrong yes there is none.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from typing import Any

Test = Callable[[Any], bool]

_NOTES = frozenset({"$schema", "$id", "$comment", "$defs", "title", "description", "examples", "default"})
_OF_NUMBERS = frozenset({"minimum", "maximum"})
_OF_MAPPINGS = frozenset({"properties", "patternProperties", "additionalProperties", "required"})
KEYWORDS = frozenset({"type", "enum", "anyOf", "pattern", "items"}) | _NOTES | _OF_NUMBERS | _OF_MAPPINGS


def decider(schema: Any) -> Test:
    """Return what tells whether a value fits a schema whose references are resolved."""
    if schema is True:
        return _always
    if not isinstance(schema, dict) or not schema.keys() <= KEYWORDS:
        return _never
    return _all(_tests(schema))


def is_empty(value: object) -> bool:
    """Tell whether a value counts as absent: nothing at all, or a text without a visible character."""
    return value is None or (isinstance(value, str) and not value.strip())


def _always(_: Any) -> bool:
    return True


def _never(_: Any) -> bool:
    return False


def _all(tests: Iterable[Test]) -> Test:
    every: Test = _always
    return reduce(_both, tests, every)


def _both(first: Test, second: Test) -> Test:
    return second if first is _always else lambda value: first(value) and second(value)


def _either(first: Test, second: Test) -> Test:
    return lambda value: first(value) or second(value)


def _tests(schema: Mapping[str, Any]) -> Iterator[Test]:
    of_type = dict(_tests_of_types(schema))
    only = schema.get("type", "")
    if only and (not isinstance(only, str) or only not in of_type):
        yield _of_types(only)
    if "enum" in schema:
        yield _of_words(schema["enum"])
    if "anyOf" in schema:
        yield _of_branches(schema["anyOf"])
    # What no other type may be is tested at once; else a keyword lets values of other types pass.
    yield from (test if name == only else _where(_TYPES[name], test) for name, test in of_type.items())


def _tests_of_types(schema: Mapping[str, Any]) -> Iterator[tuple[str, Test]]:
    """Yield types that have keywords here, with a test that only values of them pass."""
    if "pattern" in schema:
        yield "string", _of_pattern(schema["pattern"])
    if "items" in schema:
        yield "array", _of_items(schema["items"])
    if _OF_NUMBERS & schema.keys():
        yield "number", _of_range(schema.get("minimum", float("-inf")), schema.get("maximum", float("inf")))
    if _OF_MAPPINGS & schema.keys():
        yield "object", _of_mapping(schema)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_whole(value: Any) -> bool:
    return _is_number(value) and (isinstance(value, int) or value.is_integer())


_TYPES: Mapping[str, Test] = {
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": _is_number,
    "integer": _is_whole,
}


def _where(is_meant: Test, test: Test) -> Test:
    return lambda value: not is_meant(value) or test(value)


def _of_types(named: str | list[str]) -> Test:
    names = [named] if isinstance(named, str) else named
    return reduce(_either, (_TYPES.get(name, _never) for name in names))


def _of_words(words: list[Any]) -> Test:
    """Return a test for one of some texts, or nothing; of other values Python takes some for equal that are not."""
    texts = frozenset(word for word in words if isinstance(word, str))
    has_null = None in words
    if len(texts) + has_null < len(words):
        return _never
    return lambda value: value in texts if isinstance(value, str) else value is None and has_null


def _of_branches(schemas: list[Any]) -> Test:
    return reduce(_either, map(decider, schemas))


def _of_pattern(pattern: str) -> Test:
    search = re.compile(pattern).search
    return lambda value: isinstance(value, str) and search(value) is not None


def _of_range(least: float, most: float) -> Test:
    return lambda value: _is_number(value) and not (value < least or value > most)


def _of_items(schema: Any) -> Test:
    fits = decider(schema)

    return lambda value: isinstance(value, list) and all(map(fits, value))


def _of_mapping(schema: Mapping[str, Any]) -> Test:
    """Return a test for mappings: the required keys are filled, each known one fits, and no other one is unknown."""
    known = {key: decider(part) for key, part in schema.get("properties", {}).items()}
    required: tuple[str, ...] = tuple(schema.get("required", ()))
    own = [(re.compile(pattern), decider(part)) for pattern, part in schema.get("patternProperties", {}).items()]
    if any(pattern.search(key) for pattern, _ in own for key in known):
        return _never
    further = schema.get("additionalProperties", True)
    fits_further = _never if further is False else decider(further)

    def fits_unknown(key: str, value: Any) -> bool:
        tests = [test for pattern, test in own if pattern.search(key)] or [fits_further]
        return all(test(value) for test in tests)

    def fits(value: Any) -> bool:
        if not isinstance(value, dict):
            return False
        for key in required:
            if is_empty(value.get(key)):
                return False
        for key, part in value.items():
            test = known.get(key)
            # Most values are right, and only of one that is not it matters whether it is empty.
            if not (fits_unknown(key, part) if test is None else test(part) or is_empty(part)):
                return False
        return True

    return fits
