"""Sections of plain items, read without gathering the lines of each item first.

Answers for a section of a canonical form that holds nothing but blank lines and items whose heads are plain, each on
one line; below a responsibility may stand its success metrics, below an interaction a note, labelled and a bullet each.
Any other section is left to the readers of all items, which would find the same in this one.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rolelint import items, plainheads
from rolelint.dialect import SectionForm
from rolelint.entry import LABELS
from rolelint.items import ItemReader, listed
from rolelint.passage import list_node, mapping_node, plain
from rolelint.plainheads import Head, HeadReader
from rolelint.source import Location, Span
from rolelint.syntax.document import Document, Item, LineKind, Section
from rolelint.syntax.node import Node

# What each reader of items reads in a plain head, the part that names the item, and what such a head always has. Pairs
# have no reader.
_HEADS: Mapping[ItemReader | None, tuple[HeadReader, str, frozenset[str]]] = {
    items.responsibility: (plainheads.responsibility, "title", frozenset({"title"})),
    items.capability: (plainheads.capability, "name", frozenset({"name"})),
    items.artifact: (plainheads.artifact, "name", frozenset({"name"})),
    items.interaction: (plainheads.interaction, "kind", frozenset({"kind", "role"})),
    None: (plainheads.pair, "name", frozenset({"name", "values"})),
}
# The labels below these heads.
_LABELS: Mapping[ItemReader | None, tuple[str, ...]] = {
    items.responsibility: ("*Success metric*: ", "*Success metrics*: "),
    items.interaction: ("*Notes*: ", "*Note*: "),
}
_BLANK = LineKind.BLANK
# Makes a named tuple without a call of Python code.
_new = tuple.__new__


class Plain(NamedTuple):
    """What a section holds, located, and the lines that it was read from. No link or comment is in them."""

    data: Node
    rows: list[int]


class _NotPlainError(Exception):
    """The section holds something else."""


def read(document: Document, section: Section, form: SectionForm) -> Plain | None:
    """Read the items of a section whose form has no other one in the document; None if they are not plain."""
    known = None if form.is_headed else _HEADS.get(form.item)
    if known is None or not section.items or not known[2].issuperset(form.needs):
        return None
    rows = [row for item in section.items for row in (item.line, *[below.line for below in item.items])]
    blanks = [line for line in document.lines[section.first : section.last] if line[0] is _BLANK]
    if len(rows) + len(blanks) != section.last - section.first:
        return None
    try:
        heads = _heads(document, section.items, known[0], known[1])
        return Plain(_items(document, section.items, heads, form.item) if form.item else _pairs(section, heads), rows)
    except _NotPlainError:
        return None


def _heads(document: Document, found: Iterable[Item], read_head: HeadReader, named: str) -> list[tuple[Location, Head]]:
    """Return the places of the heads of items, and what these say."""
    source, lines, path = document.source, document.lines, document.source.path
    heads = []
    for row, _, rows, _, others in found:
        span = lines[row].content
        head = read_head(source, *span)
        # A word that is a label may be one, and then speaks of the item above.
        if head is None or others or len(rows) != 1 or rows[0] != row or head[0][named].value.casefold() in LABELS:
            raise _NotPlainError
        heads.append((_new(Location, (path, span)), head))
    return heads


def _items(
    document: Document, found: Iterable[Item], heads: Iterable[tuple[Location, Head]], reader: ItemReader
) -> Node:
    labels = _LABELS.get(reader, ())
    nodes = []
    for item, (at, (parts, details)) in zip(found, heads, strict=True):
        if item.items:
            below = [_labelled(document, nested, labels) for nested in item.items]
            if reader is items.responsibility:
                metrics = [mapping_node(text.at, {"text": text}) for text in below]
                parts["success_metrics"] = list_node(below[0].at, metrics)
            elif len(below) == 1:
                parts["notes"] = below[0]
            else:
                raise _NotPlainError
        if details:
            parts.update(listed("details", details))
        nodes.append(mapping_node(at, parts))
    return list_node(_around(nodes[0].at, nodes[-1].at), nodes)


def _labelled(document: Document, item: Item, labels: tuple[str, ...]) -> Node:
    """Read what stands behind the label of a nested item."""
    source = document.source
    start, end = document.lines[item.line].content
    written = source.text[start:end]
    is_one_line = item.lines == (item.line,) and not item.items and not item.others
    if not is_one_line or not written.startswith(labels):
        raise _NotPlainError
    # These part a line, or say more than words, which is kept beside them.
    if "<" in written or "[" in written or "\\" in written:
        raise _NotPlainError
    words = written[written.index(": ") + 1 :].lstrip()
    return Node(plain(words), _new(Location, (source.path, _new(Span, (end - len(words), end)))))


def _pairs(section: Section, heads: list[tuple[Location, Head]]) -> Node:
    """Join names and values, each name with its own."""
    found: dict[str, Node] = {}
    for _, (parts, values) in heads:
        name, given = parts["name"], list_node(parts["values"].at, values)
        found[name.value] = Node(given.value, given.at, name.at, given.children)
    if len(found) < len(heads) or any(item.items for item in section.items):
        raise _NotPlainError
    return mapping_node(_around(heads[0][0], heads[-1][0]), found)


def _around(first: Location, last: Location) -> Location:
    return _new(Location, (first.path, _new(Span, (first.span.start, last.span.end))))
