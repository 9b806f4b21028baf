"""Front matter of other forms: fields under other keys, keys inside others, plain texts where we have items."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import reduce

from rolelint.identity import Identity
from rolelint.names import fold, spoken
from rolelint.passage import joined, list_node, mapping_node
from rolelint.patterns import lazy
from rolelint.source import Source
from rolelint.syntax.node import Node

# What names an item of a list; a plain text in such a list is an item that says no more than that.
_NAMED_BY: Mapping[str, str] = {
    "responsibilities": "title",
    "success_metrics": "text",
    "capabilities": "name",
    "artifacts": "name",
}
_OWN = "x-"
_SLUG = lazy(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_Path = tuple[str, ...]


def fields(front: Node, keys: Iterable[tuple[str, str]]) -> dict[str, Node]:
    """Return the fields that the front matter of a form gives, by name, each with its place.

    `keys` are pairs of a key, dotted where it lies in others, and a field; the first key that says something counts.
    What is left keeps its name behind `x-`.
    """
    found: dict[str, Node] = {}
    taken: set[_Path] = set()
    for key, name in keys:
        path = tuple(key.split("."))
        node = _at(front, path)
        if node is not None and name not in found and (value := _as_field(node, name)):
            found[name] = value
            taken.add(path)
    for key, node in (front.children if isinstance(front.children, Mapping) else {}).items():
        rest = _without(node, (key,), taken)
        if rest is not None:
            own = key if key.startswith(_OWN) else f"{_OWN}{key}"
            found[own] = joined(found[own], rest) if own in found else rest
    return found


def stated(source: Source, patterns: Iterable[tuple[str, str, str]]) -> dict[str, Node]:
    """Return the fields that a text states in passing: of several patterns for one field the first that is there."""
    found: dict[str, Node] = {}
    for name, pattern, value in patterns:
        match = re.search(pattern, source.text, re.MULTILINE | re.IGNORECASE) if name not in found else None
        if match:
            found[name] = Node(match.expand(value), source.at(*match.span(1)))
    return found


def names(source: Source, found: Mapping[str, Node], title: Node | None, patterns: Iterable[str]) -> dict[str, Node]:
    """Return the name of a role: as its data or its title has it, else as its file is called.

    The group `name` of the first pattern that it matches is the name. What else was said there is kept as `x-title`. A
    name in lower case with hyphens is a slug; people say it as the title does, if that has the same words.
    """
    patterns = tuple(patterns)
    written = found.get("name") or title
    if written is None:
        return {"name": Node(spoken(Identity(source.path, None, None, None).stem), source.at(0, 0))}
    name = _name(source, written, patterns)
    given = {"name": name}
    if "slug" not in found and _SLUG.fullmatch(name.value):
        called = _name(source, title, patterns) if title else name
        is_same = called is not name and fold(called.value) == fold(name.value)
        given = {"slug": name, "name": called if is_same else replace(name, value=spoken(name.value))}
    said = (node for node in (found.get("x-title"), written, title) if node)
    more = {node.value: node for node in said if node.value not in {part.value for part in given.values()}}
    return {**given, **({"x-title": reduce(joined, more.values())} if more else {})}


def _name(source: Source, written: Node, patterns: Iterable[str]) -> Node:
    match = next(filter(None, (re.match(pattern, written.value) for pattern in patterns)), None)
    words = match["name"].strip() if match else written.value
    start = source.text.find(words, written.at.start, written.at.end) if match else -1
    return Node(words, source.at(start, start + len(words)) if start >= 0 else written.at, written.key_at)


def _at(node: Node, path: _Path) -> Node | None:
    for key in path:
        if key not in node:
            return None
        node = node[key]
    return node


def _as_field(node: Node, name: str) -> Node | None:
    """Return a value as its field has it; None where it says nothing, or cannot be that field."""
    if name not in _NAMED_BY:
        is_text = isinstance(node.value, str) and node.value.strip()
        return node if is_text or (node.value and isinstance(node.value, list)) else None
    if not node.value or not isinstance(node.value, list):
        return None
    items = [
        mapping_node(part.at, {_NAMED_BY[name]: part}) if isinstance(part.value, str) else part for part in node.parts
    ]
    return replace(list_node(node.at, items), key_at=node.key_at)


def _without(node: Node, path: _Path, taken: set[_Path]) -> Node | None:
    """Return what is left of a value when what was taken from it is left out, None where nothing is."""
    if path in taken:
        return None
    if not isinstance(node.children, Mapping) or not any(other[: len(path)] == path for other in taken):
        return node
    rest = {key: _without(child, (*path, key), taken) for key, child in node.children.items()}
    kept = {key: child for key, child in rest.items() if child is not None}
    return replace(mapping_node(node.at, kept), key_at=node.key_at) if kept else None
