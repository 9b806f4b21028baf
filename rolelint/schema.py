"""The shipped JSON Schemas, and what they say about located data, in sentences of ours.

Deciding comes before explaining: most data is right, and a yes needs no words, so `decision` says it. jsonschema is
imported here alone, and only when a no has to be explained. Our schemas keep to what draft 2020-12 and draft-07 share;
their `$ref`s point into `$defs`, never in a circle, with nothing but a description beside them; a minimum has a maximum
beside it.

An empty value (`owner:`) counts as an absent one: no defect for an optional key, a missing key for a required one.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rolelint.decision import Test, decider, is_empty
from rolelint.diagnostic import Finding, Fix
from rolelint.frozen import frozen
from rolelint.respelling import hyphenated, is_as_written, replacement, retyped
from rolelint.similarity import nearest
from rolelint.source import Location
from rolelint.syntax.node import Node
from rolelint.vocabulary import RENAMED_KEYS, Vocabulary

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

Schema = dict[str, Any]
Problem = tuple[str, Finding]

_LONGEST_QUOTE = 40
_SHORTEST_KEY = 3
_MOST_SLIPS = 100  # a mapping with more unknown keys holds other data, and looking for what they mean takes seconds
_FOLDERS = (Path(__file__).parent / "schemas", Path(__file__).parent.parent / "schemas")
_WANTED = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
}


@cache
def load(name: str) -> Schema:
    """Return a shipped schema by its name, such as `role` or `report`. It is shared: copy before changing it."""
    import json  # not needed by a run whose answers are all cached

    path = next(path for folder in _FOLDERS if (path := folder / f"{name}.schema.json").is_file())
    schema: Schema = json.loads(path.read_text(encoding="utf-8"))
    return schema


def draft_7(schema: Schema) -> Schema:
    """Return the draft-07 twin of a schema, which says the same in that draft's words."""
    twin: Schema = _in_draft_7(schema)
    twin["$schema"] = "http://json-schema.org/draft-07/schema#"
    twin["$id"] = schema["$id"].replace(".schema.json", ".draft-07.schema.json")
    return twin


def with_vocabulary(schema: Schema, vocabulary: Vocabulary) -> Schema:
    """Return the schema with a project's own words.

    The words of a declared scale become the only ones allowed; those of other scales and of open lists are examples.
    """
    scales = {"seniority": vocabulary.seniority, "proficiency": vocabulary.proficiency}
    lists = {"frequency": vocabulary.frequency, "artifact_type": vocabulary.artifact_types}
    filled = {name: {"examples": list(words)} for name, words in {**scales, **lists}.items()}
    filled |= {name: {"enum": list(scales[name])} for name in scales if name in vocabulary.declared}
    definitions = {name: {**definition, **filled.get(name, {})} for name, definition in schema["$defs"].items()}
    return {**schema, "$defs": definitions}


def validate(node: Node, schema: Schema, required: tuple[str, ...] = ()) -> Iterator[Problem]:
    """Yield a rule code and a finding for each defect of the data, in the order of their places.

    `required` are keys of the outermost mapping that must be there beyond those of the schema.
    """
    if not fits(node.value, schema, required):
        yield from sorted(explain(node, schema, required), key=lambda problem: (problem[1].at, problem[0]))


def fits(value: Any, schema: Schema, required: tuple[str, ...] = ()) -> bool:
    """Tell whether all is well, without saying why not."""
    return _decider(_Same(schema), required)(value)


def explain(node: Node, schema: Schema, required: tuple[str, ...] = ()) -> Iterator[Problem]:
    """Say what is wrong: per place one defect, a wrong type before all others."""
    defects: dict[tuple[str | int, ...], list[ValidationError]] = {}
    for error in _engine(_Same(schema), required).iter_errors(node.value):
        for defect in _defects(error):
            defects.setdefault(tuple(defect.absolute_path), []).append(defect)
    for path, errors in defects.items():
        spot = _Spot(path, reduce(Node.__getitem__, path, node))
        about_keys = [error for error in errors if error.validator in {"required", "additionalProperties"}]
        if about_keys:
            yield from _key_problems(spot.node, _schema_of(about_keys[0]))
        else:
            yield _value_problem(spot, min(errors, key=lambda error: error.validator != "type"))


@frozen
class _Spot:
    """A value that is wrong, and the keys and indexes that lead to it."""

    path: tuple[str | int, ...]
    node: Node

    @property
    def name(self) -> str:
        """What a message calls the value."""
        if not self.path:
            return "the data of this file"
        *before, last = self.path
        return f"item {last + 1} of {_Spot(tuple(before), self.node).name}" if isinstance(last, int) else f"'{last}'"


# Keys: missing, unknown, misspelt


def _key_problems(node: Node, schema: Schema) -> Iterator[Problem]:
    known: Mapping[str, Any] = schema.get("properties", {})
    renamed = {RENAMED_KEYS[key]: key for key in node.value if key not in known and RENAMED_KEYS.get(key) in known}
    yield from (("RL108", _renamed_key(node, old, new)) for new, old in renamed.items())
    unknown = [key for key in _unknown_keys(node.value, schema) if key not in renamed.values()]
    missing = [key for key in schema.get("required", ()) if is_empty(node.value.get(key, renamed.get(key)))]
    slips = _slips(unknown, [key for key in missing if key not in node.value], shortest=2)
    written = {key: slip for slip, key in slips.items()}
    yield from (("RL101", _missing_key(node, key, written.get(key))) for key in missing)
    if schema.get("additionalProperties") is False:
        others = [key for key in unknown if key not in slips]
        near = _slips(others, [key for key in known if key not in node.value and key not in written])
        yield from (("RL102", _unknown_key(node, key, near.get(key))) for key in others)


def _unknown_keys(value: Iterable[str], schema: Schema) -> list[str]:
    own = [re.compile(pattern) for pattern in schema.get("patternProperties", {})]
    others = (key for key in value if key not in schema.get("properties", {}))
    return [key for key in others if not any(pattern.search(key) for pattern in own)]


def _slips(unknown: Collection[str], known: Collection[str], *, shortest: int = _SHORTEST_KEY) -> dict[str, str]:
    """Return unknown keys with the known key that each is a slip of; no key is meant by two."""
    slips: dict[str, str] = {}
    if len(unknown) > _MOST_SLIPS:
        return slips
    for key in unknown:
        near = _near(key, [name for name in known if name not in slips.values()], shortest=shortest)
        if near:
            slips[key] = near
    return slips


def _missing_key(node: Node, key: str, slip: str | None) -> Finding:
    if slip:
        message = f"key '{key}' is missing; '{slip}' looks like it"
        return Finding(message, _key_place(node, slip), fix=_rename(node, slip, key))
    if key in node.value:
        return Finding(f"'{key}' is empty", _key_place(node, key))
    return Finding(f"key '{key}' is missing", node.at, about=key)


def _unknown_key(node: Node, key: str, near: str | None) -> Finding:
    if near:
        message = f"unknown key '{key}'; did you mean '{near}'?"
        return Finding(message, _key_place(node, key), fix=_rename(node, key, near))
    return Finding(f"unknown key '{key}'", _key_place(node, key), hint=f"a key of your own starts with x-: 'x-{key}'")


def _renamed_key(node: Node, old: str, new: str) -> Finding:
    if new in node.value:
        return Finding(f"the key '{old}' does not count beside '{new}'", _key_place(node, old))
    return Finding(f"the key '{old}' is called '{new}' here", _key_place(node, old), fix=_rename(node, old, new))


def _key_place(node: Node, key: str) -> Location:
    return node[key].key_at or node[key].at


def _rename(node: Node, key: str, name: str) -> Fix | None:
    at = node[key].key_at
    return replacement(f"rename the key to '{name}'", at, key, name) if at else None


# Values: of a wrong type, or not among the allowed ones


def _value_problem(spot: _Spot, error: "ValidationError") -> Problem:
    if is_empty(spot.node.value):
        return "RL103", Finding(f"{spot.name} is empty", spot.node.at)
    schema = _schema_of(error)
    match error.validator:
        case "type" | "anyOf" | "oneOf":
            return "RL103", _wrong_type(spot, schema)
        case "enum":
            return "RL109", _not_allowed(spot, [str(value) for value in schema["enum"]])
        case "pattern" if spot.path[-1] in {"id", "slug"}:
            return "RL105", _malformed(spot, schema["pattern"])
        case "pattern" if examples := schema.get("examples"):
            return "RL109", _finding(spot, f"should look like '{examples[0]}', not {_quoted(spot.node.value)}")
        case "minimum" | "maximum":
            limits = f"between {schema['minimum']} and {schema['maximum']}"
            return "RL109", _finding(spot, f"should be {limits}, not {_kind(spot.node)}")
        case _:
            return "RL109", _finding(spot, "has a value that is not allowed here")


def _finding(spot: _Spot, claim: str, fix: Fix | None = None) -> Finding:
    return Finding(f"{spot.name} {claim}", spot.node.at, fix=fix)


def _wrong_type(spot: _Spot, schema: Schema) -> Finding:
    wanted = _types(schema)
    words = _either(phrase for name, phrase in _WANTED.items() if name in wanted)
    if not spot.path:
        words += " of keys and values"
    fix = retyped(spot.node, wanted, lists_texts=_lists_texts(schema))
    return _finding(spot, f"should be {words}, not {_kind(spot.node)}", fix)


def _kind(node: Node) -> str:
    match node.value:
        case bool() as value:
            return f"the yes-or-no value {str(value).lower()}"
        case int() | float() as value:
            return f"the number {value}" if is_as_written(node) else "a number"
        case str() as value:
            return "the text " + _quoted(value)
        case list():
            return "a list"
        case _:
            return "a mapping"


def _not_allowed(spot: _Spot, allowed: list[str]) -> Finding:
    value, at = spot.node.value, spot.node.at
    near = _near(value, allowed) if isinstance(value, str) else None
    if near:
        fix = replacement(f"write '{near}'", at, value, near)
        return Finding(f"{_quoted(value)} is no value of {spot.name}; did you mean '{near}'?", at, fix=fix)
    written = _quoted(value) if isinstance(value, str) else _kind(spot.node)
    return _finding(spot, f"should be {_either(map(_quoted, allowed))}, not {written}")


def _malformed(spot: _Spot, pattern: str) -> Finding:
    # Every character is judged by itself, so the pattern also tells which ones are wrong.
    wrong = [character for character in spot.node.value if not re.search(pattern, character)]
    culprit = "a blank" if wrong[0].isspace() else f"'{wrong[0]}'"
    claim = f"may hold letters, digits, '-', '_' and '.', but {_quoted(spot.node.value)} holds {culprit}"
    return _finding(spot, claim, hyphenated(spot.node, wrong))


# Words


def _near(word: str, candidates: Collection[str], *, shortest: int = _SHORTEST_KEY) -> str | None:
    same = (candidate for candidate in candidates if candidate.casefold() == word.casefold())
    return next(same, None) or nearest(word, candidates, shortest=shortest)


def _either(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"'{line}'" if len(line) <= _LONGEST_QUOTE else f"'{line[:_LONGEST_QUOTE].rstrip()}…'"


# The engine


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A schema as the key of a cache: equal only to itself, and kept alive so that its identity stays its own."""

    schema: Schema

    def __hash__(self) -> int:
        return id(self.schema)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.schema is self.schema


@cache
def _decider(same: _Same, required: tuple[str, ...]) -> Test:
    return decider(_demanding(same, required))


@cache
def _engine(same: _Same, required: tuple[str, ...]) -> "Validator":
    from jsonschema import Draft202012Validator, validators  # costs 77 ms, and where all is well nobody asks

    extend: Any = validators.extend
    kind = extend(Draft202012Validator, {"properties": _properties, "required": _required})
    engine: Validator = kind(_demanding(same, required))
    return engine


def _demanding(same: _Same, required: tuple[str, ...]) -> Schema:
    """Return a schema, its references resolved, that demands further keys."""
    schema = _inlined(same.schema, same.schema.get("$defs", {}))
    return {**schema, "required": list(dict.fromkeys((*schema.get("required", ()), *required)))}


def _properties(validator: Any, properties: Schema, instance: object, _: Schema) -> Iterator["ValidationError"]:
    """Judge the values of known keys as JSON Schema does, but take an empty one for absent."""
    if isinstance(instance, dict):
        for key, schema in properties.items():
            if not is_empty(instance.get(key)):
                yield from validator.descend(instance[key], schema, path=key, schema_path=key)


def _required(_: Any, required: list[str], instance: object, __: Schema) -> Iterator["ValidationError"]:
    from jsonschema.exceptions import ValidationError

    if isinstance(instance, dict):
        yield from (ValidationError("missing") for key in required if is_empty(instance.get(key)))


def _defects(error: "ValidationError") -> Iterator["ValidationError"]:
    """Yield an error itself, or, for a choice, what keeps its best branch from fitting."""
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.relative_schema_path[0], []).append(inner)
    fitting = [inners for inners in branches.values() if not any(_is_other_type(inner) for inner in inners)]
    if not fitting:
        yield error
        return
    for inner in min(fitting, key=len):
        yield from _defects(inner)


def _is_other_type(error: "ValidationError") -> bool:
    return error.validator == "type" and not error.relative_path


def _schema_of(error: "ValidationError") -> Schema:
    schema: Schema = error.schema  # type: ignore[assignment]  # a schema that is only true or false has no keyword to fail
    return schema


def _types(schema: Schema) -> tuple[str, ...]:
    """Return the types that a schema allows, those of its branches included."""
    named = schema.get("type", ())
    own = (named,) if isinstance(named, str) else tuple(named)
    branches = (*schema.get("anyOf", ()), *schema.get("oneOf", ()))
    return tuple(dict.fromkeys((*own, *(name for branch in branches for name in _types(branch)))))


def _lists_texts(schema: Schema) -> bool:
    """Tell whether a schema allows a list of texts."""
    branches = (*schema.get("anyOf", ()), *schema.get("oneOf", ()))
    return "string" in _types(schema.get("items", {})) or any(map(_lists_texts, branches))


def _inlined(schema: Any, definitions: Schema) -> Any:
    """Return the schema with every reference replaced by what it refers to: following them halves the speed."""
    match schema:
        case {"$ref": str() as reference}:
            return _inlined(definitions[reference.removeprefix("#/$defs/")], definitions)
        case dict():
            return {key: _inlined(value, definitions) for key, value in schema.items() if key != "$defs"}
        case list():
            return [_inlined(value, definitions) for value in schema]
        case _:
            return schema


def _in_draft_7(schema: Any) -> Any:
    match schema:
        case {"$ref": str() as reference, **beside}:
            target = {"$ref": reference.replace("#/$defs/", "#/definitions/")}
            # Draft-07 ignores what stands beside a reference, so a description there needs the detour.
            return {"allOf": [target], **beside} if beside else target
        case dict():
            return {"definitions" if key == "$defs" else key: _in_draft_7(value) for key, value in schema.items()}
        case list():
            return [_in_draft_7(value) for value in schema]
        case _:
            return schema
