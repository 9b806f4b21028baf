"""Sections of plain items, read without gathering the lines of each item first.

Answers for a section of a canonical form that holds nothing but blank lines and items whose heads are plain, each on
one line; below a responsibility may stand its success metrics, below an interaction a note, labelled and a bullet each.
Any other section is left to the readers of all items, which would find the same in this one.
"""

from collections.abc import Iterable, Iterator, Mapping
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

# What each reader of items reads in a plain head, and what such a head always has. Pairs have no reader.
_HEADS: Mapping[ItemReader | None, tuple[HeadReader, frozenset[str]]] = {
    items.responsibility: (plainheads.responsibility, frozenset({"title"})),
    items.capability: (plainheads.capability, frozenset({"name"})),
    items.artifact: (plainheads.artifact, frozenset({"name"})),
    items.interaction: (plainheads.interaction, frozenset({"kind", "role"})),
    None: (plainheads.pair, frozenset({"name", "values"})),
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
    """What a section holds, located, and the lines that it was read from."""

    data: Node
    rows: list[int]


class _NotPlainError(Exception):
    """The section holds something else."""


def read(document: Document, section: Section, form: SectionForm) -> Plain | None:
    """Read the items of a section whose form has no other one in the document; None if they are not plain."""
    known = None if form.is_headed else _HEADS.get(form.item)
    if known is None or not section.items or not known[1].issuperset(form.needs):
        return None
    rows = [row for item in section.items for row in (item.line, *(below.line for below in item.items))]
    blanks = [line for line in document.lines[section.first : section.last] if line.kind is _BLANK]
    if len(rows) + len(blanks) != section.last - section.first:
        return None
    try:
        heads = _heads(document, section.items, known[0])
        return Plain(_items(document, heads, form.item) if form.item else _pairs(heads), rows)
    except _NotPlainError:
        return None


def _heads(document: Document, found: Iterable[Item], read_head: HeadReader) -> Iterator[tuple[Item, Location, Head]]:
    """Yield items with the places of their heads, and what these say."""
    source, lines = document.source, document.lines
    for item in found:
        span = lines[item.line].content
        head = read_head(source, span.start, span.end)
        # A word that is a label may be one, and then speaks of the item above.
        if head is None or not _is_one_line(item) or next(iter(head[0].values())).value.casefold() in LABELS:
            raise _NotPlainError
        yield item, _new(Location, (source.path, span)), head


def _is_one_line(item: Item) -> bool:
    return item.lines == (item.line,) and not item.others


def _items(document: Document, heads: Iterable[tuple[Item, Location, Head]], reader: ItemReader) -> Node:
    labels = _LABELS.get(reader, ())
    nodes = []
    for item, at, (parts, details) in heads:
        below = [_labelled(document, nested, labels) for nested in item.items]
        if below and reader is items.responsibility:
            parts["success_metrics"] = list_node(below[0].at, [mapping_node(text.at, {"text": text}) for text in below])
        elif below:
            if len(below) > 1:
                raise _NotPlainError
            parts["notes"] = below[0]
        nodes.append(mapping_node(at, {**parts, **listed("details", details)} if details else parts))
    return list_node(_around(nodes), nodes)


def _labelled(document: Document, item: Item, labels: tuple[str, ...]) -> Node:
    """Read what stands behind the label of a nested item."""
    source = document.source
    start, end = document.lines[item.line].content
    written = source.text[start:end]
    if not written.startswith(labels) or not _is_one_line(item) or item.items:
        raise _NotPlainError
    # These part a line, or say more than words, which is kept beside them.
    if "<" in written or "[" in written or "\\" in written:
        raise _NotPlainError
    words = written[written.index(": ") + 1 :].lstrip()
    return Node(plain(words), _new(Location, (source.path, _new(Span, (end - len(words), end)))))


def _pairs(heads: Iterable[tuple[Item, Location, Head]]) -> Node:
    """Join names and values, each name with its own."""
    found: dict[str, Node] = {}
    places = []
    for item, at, (parts, values) in heads:
        name, given = parts["name"], list_node(parts["values"].at, values)
        if item.items or name.value in found:
            raise _NotPlainError
        found[name.value] = Node(given.value, given.at, name.at, given.children)
        places.append(at)
    return mapping_node(_new(Location, (places[0].path, _new(Span, (places[0].start, places[-1].end)))), found)


def _around(nodes: list[Node]) -> Location:
    return _new(Location, (nodes[0].at.path, _new(Span, (nodes[0].at.start, nodes[-1].at.end))))
