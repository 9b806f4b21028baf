"""Words of a form's own scales as those of the project: `GS-14` is `Senior`, and stays beside it as it is written."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rolelint.names import squash
from rolelint.passage import joined, list_node, mapping_node
from rolelint.syntax.node import Node

# Where the words of a scale stand: in the role itself, or in the items of a list.
_PLACES: Mapping[str, tuple[str, str]] = {
    "seniority": ("", "default_seniority"),
    "proficiency": ("capabilities", "proficiency"),
}
SCALES = tuple(_PLACES)


def translated(data: Node, scales: Iterable[tuple[str, str, str]]) -> Node:
    """Return the data of a role with the project's words; `scales` are triples of scale, written word and its meaning.

    What was written is kept under `x-` and the scale's name.
    """
    meanings: dict[str, dict[str, str]] = {}
    for scale, written, meaning in scales:
        meanings.setdefault(scale, {})[squash(written)] = meaning
    for scale, words in meanings.items():
        data = _in_role(data, scale, words)
    return data


def _in_role(data: Node, scale: str, words: Mapping[str, str]) -> Node:
    items, key = _PLACES[scale]
    if not items:
        return _in_mapping(data, key, scale, words)
    if not isinstance(data.children, Mapping) or items not in data or not isinstance(data[items].value, list):
        return data
    parts = [_in_mapping(part, key, scale, words) for part in data[items].parts]
    again = replace(list_node(data[items].at, parts), key_at=data[items].key_at)
    return replace(mapping_node(data.at, {**data.children, items: again}), key_at=data.key_at)


def _in_mapping(node: Node, key: str, scale: str, words: Mapping[str, str]) -> Node:
    if not isinstance(node.children, Mapping) or key not in node or not isinstance(node[key].value, str):
        return node
    written = node[key]
    meaning = words.get(squash(written.value))
    if meaning is None or meaning == written.value:
        return node
    own = f"x-{scale}"
    kept = joined(node[own], Node(written.value, written.at)) if own in node else Node(written.value, written.at)
    children = {**node.children, key: replace(written, value=meaning), own: kept}
    return replace(mapping_node(node.at, children), key_at=node.key_at)
