"""What a located mapping says under a key, where it is well typed; the schema reports the rest."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeGuard, cast

from rolelint.similarity import nearest
from rolelint.syntax.node import Node
from rolelint.vocabulary import RENAMED_KEYS


def entries(node: Node, key: str, named: str) -> Iterator[Node]:
    """Yield the list items under a key that are texts, or mappings with the text that names them, under `named`."""
    part = _under(node, key)
    if part is None or _is_mapping(part.children):
        return
    for child in cast("Sequence[Node]", part.children):
        if is_named(child, named):
            yield child


def is_named(node: Node, named: str) -> bool:
    """Tell whether a node is a text, or a mapping with the text that names it, under `named`."""
    children = node.children
    if not _is_mapping(children):
        return isinstance(node.value, str)
    name = children.get(named) or children.get("")
    return name is not None and isinstance(name.value, str)


def nodes(node: Node, key: str) -> tuple[Node, ...]:
    """Return the parts of a list under a key; none where no list stands there."""
    part = _under(node, key)
    return tuple(part.parts) if part is not None and isinstance(part.value, list) else ()


def title(node: Node, named: str) -> str:
    """Return the text that names an entry: the entry itself, or what stands under `named`."""
    return str(node.value if isinstance(node.value, str) else (_under(node, named) or node).value)


def text(node: Node, key: str) -> str | None:
    """Return a text that is not empty."""
    part = _under(node, key)
    value = None if part is None else part.value
    return value if isinstance(value, str) and value else None


def texts(node: Node, key: str) -> tuple[str, ...]:
    """Return the texts of a list, or the one that stands there alone; empty ones are left out."""
    part = _under(node, key)
    if part is None:
        return ()
    value = part.value
    values = value if isinstance(value, list) else [value]
    return tuple(entry for entry in values if isinstance(entry, str) and entry)


def _under(node: Node, key: str) -> Node | None:
    children = node.children
    # As `_is_mapping` tells, without a call for nearly all.
    return children.get(key) if type(children) is dict or _is_mapping(children) else None


def _is_mapping(children: Mapping[str, Node] | Sequence[Node]) -> TypeGuard[Mapping[str, Node]]:
    # The abstract class takes ten times as long to tell, and nearly all are one of these.
    kind = type(children)
    return kind is dict or (kind is not tuple and isinstance(children, Mapping))


def is_faulty(node: Node, name: str) -> bool:
    """Tell whether a mapping has a key in some way that does not read: misspelt, renamed or with a wrong value.

    The schema speaks of that; a rule that misses the key would only say it again. For keys whose value did not read.
    """
    keys = node.children if isinstance(node.children, Mapping) else ()
    return (
        bool(node[name].value)
        if name in keys
        else any(RENAMED_KEYS.get(key) == name or nearest(name, (key,)) for key in keys)
    )
