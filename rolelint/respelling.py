"""A single value of front matter, written so that it counts."""

import re
from collections.abc import Collection

from rolelint.diagnostic import Fix, Safety
from rolelint.patterns import lazy
from rolelint.source import Edit, Location
from rolelint.syntax.node import Node

_TRUTH = {"yes": "true", "no": "false", "on": "true", "off": "false"}
# What means something else in a list between brackets. A comma parts the values there, as whoever wrote it meant.
_NOT_IN_LISTS = lazy(r"[\[\]{}#:\"'\r\n]|^[-?!&*|>%@`]|^,|,$|,\s*,")


def is_as_written(node: Node) -> bool:
    """Tell whether the text behind a value can only be the value itself: 1.10, 0x1F and quoted words are not."""
    # From seven digits on, a hexadecimal number can be as long as its decimal value.
    huge = isinstance(node.value, int) and abs(node.value) >= 1_000_000
    return not huge and len(str(node.value)) == node.at.end - node.at.start


def replacement(title: str, at: Location, old: str, new: str, safety: Safety = Safety.SAFE) -> Fix | None:
    """Return a fix that puts a new word where an old one stands, bare or in quotes; None if it is written otherwise."""
    text = {0: new, 2: f'"{new}"'}.get(at.end - at.start - len(old))
    return Fix(title, (Edit(at, text),), safety) if text else None


def retyped(node: Node, wanted: Collection[str], *, lists_texts: bool) -> Fix | None:
    """Return the fix for a value of another type than those wanted, named as JSON Schema does.

    A number becomes text, a yes or no that YAML reads as text becomes true or false, and where lists of texts are
    wanted, a value alone becomes one.
    """
    if isinstance(node.value, bool) or not is_as_written(node):
        return None
    match node.value:
        case int() as value if "string" in wanted:
            return Fix("quote the number", (Edit(node.at, f'"{value}"'),), Safety.SAFE)
        case str() as value if "boolean" in wanted and value.casefold() in _TRUTH:
            word = _TRUTH[value.casefold()]
            return Fix(f"write {word}", (Edit(node.at, word),), Safety.SAFE)
        case int() as value if lists_texts:
            return _in_brackets(node, f'"{value}"')
        case str() as value if lists_texts and not _NOT_IN_LISTS.search(value):
            return _in_brackets(node, value)
        case _:
            return None


def _in_brackets(node: Node, text: str) -> Fix:
    return Fix("make it a list", (Edit(node.at, f"[{text}]"),), Safety.UNSAFE)


def hyphenated(node: Node, wrong: Collection[str]) -> Fix | None:
    """Return the fix that puts hyphens where an identifier holds characters that it may not hold."""
    parts = re.split(f"[{re.escape(''.join(wrong))}]+", node.value)
    right = "-".join(part for part in parts if part)
    return replacement(f"write '{right}'", node.at, node.value, right, Safety.UNSAFE) if right else None
