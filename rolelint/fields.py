"""What a located mapping says under a key, where it is well typed; the schema reports the rest."""

from collections.abc import Iterator, Mapping

from rolelint.similarity import nearest
from rolelint.syntax.node import Node
from rolelint.vocabulary import RENAMED_KEYS


def entries(node: Node, key: str, named: str) -> Iterator[Node]:
    """Yield the list items under a key that are texts, or mappings with the text that names them, under `named`."""
    part = node[key]
    if key not in node or isinstance(part.children, Mapping):
        return
    for child in part.children:
        if isinstance(child.value, str) or isinstance(child["" if named not in child else named].value, str):
            yield child


def nodes(node: Node, key: str) -> tuple[Node, ...]:
    """Return the parts of a list under a key; none where no list stands there."""
    part = node[key]
    return tuple(part.parts) if key in node and isinstance(part.value, list) else ()


def title(node: Node, named: str) -> str:
    """Return the text that names an entry: the entry itself, or what stands under `named`."""
    return str(node.value if isinstance(node.value, str) else node[named].value)


def text(node: Node, key: str) -> str | None:
    """Return a text that is not empty."""
    value = node[key].value if key in node else None
    return value if isinstance(value, str) and value else None


def texts(node: Node, key: str) -> tuple[str, ...]:
    """Return the texts of a list, or the one that stands there alone; empty ones are left out."""
    value = node[key].value if key in node else None
    values = value if isinstance(value, list) else [value]
    return tuple(entry for entry in values if isinstance(entry, str) and entry)


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
