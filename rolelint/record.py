"""A role or a ladder as data in the shape of its schema, with only as much private data as is asked for.

Private are `owner` and every key that begins with `x-`. An entry that is only a text becomes a mapping, so that a list
has one shape. What the schema does not allow is left out, and told.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import count
from typing import Any

from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.ladder import Criterion, Dimension, Ladder, Level
from rolelint.ladders import PART
from rolelint.model import Role
from rolelint.schema import load, validate
from rolelint.source import Location, Span
from rolelint.syntax.node import Node

OWNER = "owner"
# What an export in JSON says about itself; nobody's data.
MARK = "x-rolelint"
_OWN = "x-"
_FREE = "properties"
_NAMED = {
    "responsibilities": "title",
    "success_metrics": "text",
    "capabilities": "name",
    "artifacts": "name",
    "levels": "name",
    "dimensions": "name",
}
_PARTS = frozenset({"levels", "dimensions", "criteria"})
# What the file of a single level says about itself, and not about its ladder.
_OF_A_LEVEL = frozenset({"id", "slug", "name"})
_UNNAMED = "unnamed"

Data = dict[str, Any]


@frozen
class Record:
    """Data that fits its schema; `left_out` says what of the file does not."""

    data: Data
    left_out: tuple[str, ...] = ()


def of_role(role: Role, included: Collection[str] = ()) -> Record:
    """Return a role as data, with the private keys that are asked for."""
    return _fitting(_chosen(role.data, included), "role", role.identity)


def of_ladder(ladder: Ladder, included: Collection[str] = ()) -> Record:
    """Return a ladder as data: what it says itself, under the names that it goes by as a whole."""
    unfit = {*_PARTS, *(_OF_A_LEVEL if ladder.form == PART else ())}
    data = {
        "kind": "ladder",
        **{key: value for key, value in ladder.data.items() if key not in unfit},
        "dimensions": [_named(dimension) for dimension in ladder.dimensions],
        "levels": [_level(level) for level in ladder.levels],
        "criteria": [_criterion(criterion) for criterion in ladder.criteria],
    }
    return _fitting(_chosen(data, included), "ladder", ladder.identity)


def private_keys(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keys of one's own in data, wherever they stand; what lies below such a key belongs to it."""
    for key, value in data.items():
        if key.startswith(_OWN) and key != MARK:
            yield key
        elif key != _FREE:
            for entry in value if isinstance(value, list) else [value]:
                yield from private_keys(entry) if isinstance(entry, dict) else ()


def _named(part: Level | Dimension) -> Data:
    return {**(part.node.value if isinstance(part.node.value, dict) else {}), "name": part.name}


def _level(level: Level) -> Data:
    return {**_named(level), "seniority": level.seniority}


def _criterion(criterion: Criterion) -> Data:
    return {**criterion.node.value, "level": criterion.level, "dimension": criterion.dimension}


def _chosen(data: Mapping[str, Any], included: Collection[str]) -> Data:
    """Return data without what is empty, and without what is private and not asked for."""
    found = {key: _value(key, value, included) for key, value in data.items() if value is not None}
    private = {key for key in found if key.startswith(_OWN) or key == OWNER} - set(included)
    return {key: value for key, value in found.items() if key not in private}


def _value(key: str, value: Any, included: Collection[str]) -> Any:
    if key.startswith(_OWN) or not isinstance(value, list):
        return value
    named = _NAMED.get(key)
    entries = ({named: entry} if named and isinstance(entry, str) else entry for entry in value)
    return [_below(entry, included) if isinstance(entry, dict) else entry for entry in entries]


def _below(entry: Mapping[str, Any], included: Collection[str]) -> Data:
    """Return an entry of a list; an owner is somebody of a whole file, so that word has no privacy here."""
    kept = {key: value for key, value in entry.items() if not key.startswith(_OWN) or key in included}
    return {key: _value(key, value, included) for key, value in kept.items() if value is not None}


def _fitting(data: Data, name: str, identity: Identity) -> Record:
    """Leave out, as often as it takes, what the schema has something to say about."""
    schema = load(name)
    label = identity.label if identity.label.strip() else _UNNAMED
    left_out: list[str] = []
    while True:
        data.setdefault("name", label)
        node = _located(data, count())
        wrong = {finding.at.start: finding.message for _, finding in validate(node, schema)}
        if not wrong:
            order = {key: place for place, key in enumerate(schema["properties"])}
            ordered = sorted(data, key=lambda key: order.get(key, len(order)))
            return Record({key: data[key] for key in ordered}, tuple(left_out))
        left_out += wrong.values()
        data = _without(node, wrong)


def _located(value: Any, numbers: "count[int]", key_at: Location | None = None) -> Node:
    """Return data with a place of its own for every value and key, so that a finding tells which one it means."""
    at = _place(numbers)
    match value:
        case dict():
            parts = {key: _located(entry, numbers, _place(numbers)) for key, entry in value.items()}
            return Node(value, at, key_at, parts)
        case list():
            return Node(value, at, key_at, tuple(_located(entry, numbers) for entry in value))
        case _:
            return Node(value, at, key_at)


def _place(numbers: "count[int]") -> Location:
    number = next(numbers)
    return Location("", Span(number, number))


def _without(node: Node, wrong: Collection[int]) -> Any:
    children = node.children
    if isinstance(children, Mapping):
        return {key: _without(child, wrong) for key, child in children.items() if not _is_wrong(child, wrong)}
    if isinstance(node.value, list):
        return [_without(child, wrong) for child in children if not _is_wrong(child, wrong)]
    return node.value


def _is_wrong(node: Node, wrong: Collection[int]) -> bool:
    return node.at.start in wrong or (node.key_at is not None and node.key_at.start in wrong)
