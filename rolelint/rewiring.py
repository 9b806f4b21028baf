"""Who works with whom before and after a change: only the lines that it touches, as a table or as a diagram."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rolelint import literal
from rolelint.changes import Change, Link
from rolelint.drawing import Drawing, Shape
from rolelint.flowchart import flowchart
from rolelint.frozen import frozen
from rolelint.graph import Edge, Exchange, Graph, Member, Sort
from rolelint.sentences import counted
from rolelint.table import markdown

_TITLE = "What changes between roles"
_HEAD = ("Between", "Before", "Now")
# Of more rows nobody makes a picture, of a larger drawing nobody an order.
_MOST_ROWS = 10
_LONGEST_DRAWING = 7_000

_Ends = tuple[str, str, bool]  # who gives, who takes, and whether both do


@frozen
class Wire:
    """What two roles say about one direction of their work, in the words of both: before a change, and after it."""

    giver: str
    taker: str
    is_mutual: bool
    before: tuple[str, ...]
    after: tuple[str, ...]


def wires(changes: Iterable[Change]) -> tuple[Wire, ...]:
    """Return what changes between roles, in the order in which the changes tell of it."""
    found: dict[_Ends, tuple[dict[str, None], dict[str, None]]] = {}
    for change in changes:
        links = [side.link if side else None for side in (change.before, change.after)]
        if links[0] == links[1]:
            continue
        for place, link in enumerate(links):
            if link:
                found.setdefault(_ends(link), ({}, {}))[place][link.words] = None
    return tuple(Wire(*ends, tuple(before), tuple(after)) for ends, (before, after) in found.items() if before != after)


def _ends(link: Link) -> _Ends:
    if link.is_mutual and link.taker < link.giver:
        return link.taker, link.giver, True
    return link.giver, link.taker, link.is_mutual


def shown(changed: Sequence[Wire]) -> list[str]:
    """Return the lines of a table in Markdown, a row for each wire; of many wires those of a diagram."""
    if len(changed) > _MOST_ROWS:
        drawn = flowchart(_drawing(changed))
        if len(drawn) <= _LONGEST_DRAWING:
            return ["```mermaid", *drawn.splitlines(), "```"]
    return list(markdown(_HEAD, map(_row, changed)))


def _row(wire: Wire) -> tuple[str, ...]:
    ends = (literal.quoted(name) for name in (wire.giver, wire.taker))
    return f" {'↔' if wire.is_mutual else '→'} ".join(ends), _words(wire.before), _words(wire.after)


def _words(said: Iterable[str]) -> str:
    return literal.quoted("; ".join(said)) or "nothing"


def _drawing(changed: Iterable[Wire]) -> Drawing:
    exchanges = [exchange for wire in changed for exchange in _exchanges(wire)]
    exchanges.sort(key=_pair)
    edges = tuple(Edge.of(tuple(own)) for _, own in groupby(exchanges, key=_pair))
    names = sorted({name for edge in edges for name in (edge.source, edge.target)})
    members = tuple(Member(name, name, Sort.ROLE) for name in names)
    who = f"{counted(len(members), 'role')}, {counted(len(edges), 'changed connection')}."
    return Drawing(Graph(members, edges), Shape.FAMILY, _TITLE, who)


def _pair(exchange: Exchange) -> tuple[str, str]:
    first, second = sorted((exchange.giver, exchange.taker))
    return first, second


def _exchanges(wire: Wire) -> Iterator[Exchange]:
    told: Mapping[str, Iterable[str]] = {"before": wire.before, "now": wire.after}
    if not wire.before:
        told = {"new": wire.after}
    elif not wire.after:
        told = {"gone": wire.before}
    for when, words in told.items():
        yield Exchange(wire.giver, wire.taker, wire.is_mutual, f"{when}: {'; '.join(words)}", ())
