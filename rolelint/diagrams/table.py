"""The graph in words, for people at a terminal and for screen readers.

One paragraph per member: whom it gives to, takes from and works with, what, and how often. An exchange stands with both
of its sides, with each in its own words where it wrote some.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from rolelint.captions import called, found_captions, in_line, member_caption, named, terms, told
from rolelint.drawing import Drawing, Shape
from rolelint.frame import page, width
from rolelint.graph import Edge, Exchange, Member
from rolelint.table import aligned

SHAPES: tuple[Shape, ...] = ()

_width = lru_cache(4096)(width)  # a name stands in a row of each of its neighbours


def render(drawing: Drawing) -> str:
    """Return title and description, a paragraph per member with its exchanges, and who has none of its own."""
    graph = drawing.graph
    names = {member.key: named(member) for member in graph.members}
    busy = [member for member in graph.members if graph.touching[member.key]]
    alone = [member for member in graph.members if not graph.touching[member.key]]
    paragraphs = [_paragraph(member, drawing, names) for member in busy]
    addressed = [member for member in alone if member.key in graph.groups_of]
    idle = [member for member in alone if member.key not in graph.groups_of]
    head = [drawing.title, drawing.description]
    return page([head, *paragraphs, list(_addressed(addressed, drawing)), list(_alone(idle, drawing))])


def _paragraph(member: Member, drawing: Drawing, names: Mapping[str, str]) -> list[str]:
    rows = [
        _row(exchange, edge, member.key, drawing, names)
        for edge in drawing.graph.touching[member.key]
        for exchange in edge.exchanges
    ]
    return [_heading(member, drawing), *(f"  {line}" for line in aligned(rows, measure=_width))]


def _heading(member: Member, drawing: Drawing) -> str:
    about = ", ".join(in_line(words) for words in (member.family, member.seniority) if words)
    return f"{member_caption(member, drawing)} ({about})" if about else member_caption(member, drawing)


def _row(
    exchange: Exchange, edge: Edge, key: str, drawing: Drawing, names: Mapping[str, str]
) -> tuple[str, str, str, str, str]:
    """Return what an exchange is to one of its two members: which way, whom, what, how often, and what was found."""
    way = "with" if exchange.is_mutual else "to" if exchange.giver == key else "from"
    other = names[exchange.taker if exchange.giver == key else exchange.giver]
    found = "; ".join(found_captions(edge, drawing.graph)) if drawing.with_findings else ""
    return way, other, told(exchange, key), terms(exchange, key), found


def _addressed(members: list[Member], drawing: Drawing) -> Iterator[str]:
    if members:
        yield "Addressed only as one of a group"
        for member in members:
            groups = ", ".join(called(group) for group in drawing.graph.groups_of[member.key])
            yield f"  {_heading(member, drawing)}: {groups}"


def _alone(members: list[Member], drawing: Drawing) -> Iterator[str]:
    if members:
        yield "Without any exchange"
        yield from (f"  {_heading(member, drawing)}" for member in members)
