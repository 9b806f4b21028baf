"""Items as briefings of agents and personas have them: what somebody is good at, delivers and hands over."""

import re
from collections.abc import Mapping

from rolelint import heads, items, postings
from rolelint.entry import Entry
from rolelint.passage import Passage, list_node, mapping_node
from rolelint.patterns import lazy
from rolelint.syntax.node import Node

_WORKS_WITH = "Works with"
_TO = lazy(r"\s(?:to|→|->)\s+(?=\S)", re.IGNORECASE)
_REMARK = lazy(r"\A(?:\\?[—–―:]|[-−](?=\s))\s*")


def strength(entry: Entry) -> Node:
    """Read `**Computer vision**: object detection, OCR`: what follows the name tells more of it, and grades nothing."""
    name, rest = _name_and_rest(entry)
    dash = _REMARK.match(rest.raw)
    remark = rest.after(dash.end()).strip() if dash else rest
    return _with_details(entry, "name", name.strip(": "), "details", [remark, *_below(entry)])


def deliverable(entry: Entry) -> Node:
    """Read `**Runbook** — how to get back up`, or a heading above an example of what is delivered."""
    if not _is_heading(entry):
        return items.artifact(entry)
    return _with_details(entry, "name", entry.head, "x-details", _below(entry))


def contact(entry: Entry) -> Node:
    """Read `**Product Managers:** what for`; where no heading says how the two work together, they just do."""
    node = postings.contact(entry)
    return mapping_node(
        node.at, {"kind": Node(_WORKS_WITH, node.at), **(node.children if isinstance(node.children, Mapping) else {})}
    )


def handover(entry: Entry) -> Node:
    """Read `Test plans to Project Managers`: what is handed over, and behind the last `to` whom it goes to."""
    outline = entry.head.outline
    arrow = next(reversed(list(_TO.finditer(outline))), None)
    name = entry.head.part(0, arrow.start()).strip() if arrow else entry.head
    taker = entry.head.after(arrow.start()).strip() if arrow else entry.head.after(len(outline))
    return _with_details(entry, "name", name, "x-details", [taker, *_below(entry)])


def _name_and_rest(entry: Entry) -> tuple[Passage, Passage]:
    """Split the head of an item; a heading is a name as a whole."""
    return (
        (entry.head, entry.head.after(len(entry.head.raw))) if _is_heading(entry) else heads.name_and_rest(entry.head)
    )


def _is_heading(entry: Entry) -> bool:
    return entry.item.marker.start == entry.item.marker.end


def _below(entry: Entry) -> list[Passage]:
    return [*entry.details, *(passage for passages in entry.labelled.values() for passage in passages)]


def _with_details(entry: Entry, key: str, name: Passage, rest: str, further: list[Passage]) -> Node:
    told = [passage for passage in further if passage.words]
    details = {rest: list_node(told[0].to(told[-1]).at, [passage.node() for passage in told])} if told else {}
    return mapping_node(entry.at, {key: name.node(), **details})
