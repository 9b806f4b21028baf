"""Names and values from items: `**Languages**: Python, Go`.

In the canonical form each item is such a pair, and commas part the values. Where the form is free, only an item that
is written as one counts, and a sentence is one value whatever commas it has.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rolelint.diagnostic import Finding, Note
from rolelint.entry import Entry
from rolelint.items import property_values
from rolelint.passage import Passage, joined, list_node, mapping_node
from rolelint.patterns import lazy
from rolelint.syntax.node import Node
from rolelint.syntax.yaml import Problem

_WRITTEN = lazy(
    r"(?P<marks>\*\*|__)(?:(?!(?P=marks)).){1,60}?(?::(?P=marks)|(?P=marks)[ \t]*(?::|\\?[—–]|[-−](?=\s)))"
    r"|[^\W\d_][\w&/'’-]*(?: [\w&/'’-]+){0,2}:(?=\s|\Z)"
)
_END_OF_SENTENCE = lazy(r"[.!?][\"”’)]?\Z")
_MOST_WORDS_OF_VALUE = 4


@dataclass
class Pairs:
    """Values by name, the names below each further heading, and what is wrong with some."""

    values: dict[str, Node] = field(default_factory=dict)
    groups: list[Node] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read(entries: Iterable[tuple[Entry, Node | None]], *, is_free: bool) -> Pairs:
    """Read items, each with the heading that names its group; a name that comes again adds its values."""
    found = Pairs()
    for entry, group in entries:
        name, values = _pair(entry, is_free=is_free)
        key = name.value
        if not key and not values.value:
            continue
        if key in found.values:
            above = found.values[key]
            note = Note("named first here", above.key_at or above.at)
            found.problems.append(("RL308", Finding(f"the property '{key}' is named twice", name.at, (note,))))
            values = joined(above, values)
        found.values[key] = values
        if group:
            found.groups.append(mapping_node(group.at, {group.value: list_node(name.at, [name])}))
    return found


def is_pair(entry: Entry) -> bool:
    """Tell whether an item is written as a name with values."""
    match = _WRITTEN.match(entry.head.raw)
    return match is not None and (bool(entry.head.after(match.end()).strip()) or len(list(entry.passages)) > 1)


def _pair(entry: Entry, *, is_free: bool) -> tuple[Node, Node]:
    """Return the name that an item gives, and its values."""
    name, values = property_values(entry)
    parts = tuple(values.parts)
    inline = [part for part in parts if part.at.end <= entry.head.end]
    if not is_free or len(inline) < 2:
        return name, values
    whole = Passage(entry.head.source, inline[0].at.start, inline[-1].at.end)
    if not _END_OF_SENTENCE.search(whole.raw) and _are_short(inline):
        return name, values
    node = list_node(values.at, [whole.node(), *parts[len(inline) :]])
    return name, Node(node.value, node.at, values.key_at, node.children)


def _are_short(values: Iterable[Node]) -> bool:
    words = [str(value.value).split() for value in values]
    return all(len(parts) <= _MOST_WORDS_OF_VALUE and parts[:1] not in (["and"], ["or"]) for parts in words)
