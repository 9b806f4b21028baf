"""An entry to data: title and flags, proficiency, type, arrow and target, each at its place.

Every reader joins what the head says with what stands below it, and never drops a word: what fits no part becomes a
detail, notes or a key that begins with `x-`.
"""

from collections.abc import Callable
from dataclasses import replace

from rolelint import heads, plainheads
from rolelint.entry import Entry, read_label
from rolelint.heads import nodes
from rolelint.passage import Passage, list_node, mapping_node
from rolelint.plainheads import Head, HeadReader
from rolelint.source import Location, Span
from rolelint.syntax.node import Node

ItemReader = Callable[[Entry], Node]


def responsibility(entry: Entry) -> Node:
    """Read `**Title** (primary, 40 %)` with success metrics and details below."""
    parts, details = _plain(plainheads.responsibility, entry.head) or heads.responsibility(entry)
    if "success_metrics" in entry.labelled:
        metrics = [mapping_node(text.at, {"text": text}) for text in nodes(entry.labelled["success_metrics"])]
        at = metrics[0].at if metrics else entry.first["success_metrics"].at
        parts["success_metrics"] = list_node(at, metrics)
    return mapping_node(entry.at, parts | listed("details", [*details, *_details(entry)]))


def metric(entry: Entry) -> Node:
    """Read a metric of the role as a whole: one line of text, with or without the label of a metric."""
    labelled = read_label(entry.head)
    text = labelled[1] if labelled and labelled[0] == "success_metrics" else entry.head
    further = [*entry.details, *(passage for passages in entry.labelled.values() for passage in passages)]
    if not text and further:
        text, *further = further
    return mapping_node(text.at if text else entry.at, {"text": text.node(), **listed("x-details", nodes(further))})


def capability(entry: Entry) -> Node:
    """Read `**Name** — Advanced (details)`."""
    parts, details = _plain(plainheads.capability, entry.head) or heads.capability(entry)
    return mapping_node(entry.at, {**parts, **listed("details", [*details, *_details(entry)]), **_metrics(entry)})


def artifact(entry: Entry) -> Node:
    """Read `**Name** (type: documentation)`."""
    parts, details = _plain(plainheads.artifact, entry.head) or heads.artifact(entry)
    return mapping_node(entry.at, {**parts, **listed("x-details", [*details, *_details(entry)]), **_metrics(entry)})


def property_values(entry: Entry) -> tuple[Node, Node]:
    """Read `**Name**: one, two`; returns the name and its values."""
    parts, values = _plain(plainheads.pair, entry.head) or heads.pair(entry)
    values += nodes(entry.details)
    for passages in entry.labelled.values():
        values += nodes(passages)
    at = parts["values"].at if "values" in parts else entry.at
    return parts["name"], replace(list_node(at, values), key_at=parts["name"].at)


def interaction(entry: Entry) -> Node:
    """Read `**Provides API** → Frontend Engineer (daily)` with notes below."""
    parts, remarks = _plain(plainheads.interaction, entry.head) or heads.interaction(entry)
    notes = [*remarks, *nodes(entry.labelled.get("notes", ())), *nodes(entry.details)]
    if notes:
        parts["notes"] = Node("; ".join([note.value for note in notes]), _around(notes))
    return mapping_node(entry.at, {**parts, **_metrics(entry)})


def _plain(read: HeadReader, head: Passage) -> Head | None:
    return read(head.source, head.start, head.end)


def _details(entry: Entry) -> list[Node]:
    """Return what stands below a head without a label, and notes."""
    notes = entry.labelled.get("notes", ())
    return nodes([*entry.details, *notes]) if notes or entry.details else []


def _metrics(entry: Entry) -> dict[str, Node]:
    """Keep success metrics where the form has no place for them."""
    metrics = entry.labelled.get("success_metrics", ())
    return listed("x-success-metrics", nodes(metrics)) if metrics else {}


def listed(name: str, found: list[Node]) -> dict[str, Node]:
    """Return the list of the nodes that say something under a name, nothing where none does."""
    filled = [node for node in found if node.value] if found else []
    return {name: list_node(_around(filled), filled)} if filled else {}


def _around(found: list[Node]) -> Location:
    """Return the place from where the first of some nodes begins to where the last one ends."""
    if len(found) == 1:
        return found[0].at
    span = Span(min(node.at.start for node in found), max(node.at.end for node in found))
    return Location(found[0].at.path, span)
