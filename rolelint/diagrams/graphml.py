"""The graph as GraphML, for Gephi, yEd and other programs: a directed edge per exchange.

It is written by networkx, which `rolelint[graph]` brings along.
"""

from typing import TYPE_CHECKING, Any

from rolelint.captions import how_often, in_line, places, told
from rolelint.drawing import Drawing, Shape
from rolelint.errors import UserError
from rolelint.graph import Edge, Exchange, Member

if TYPE_CHECKING:
    from networkx import MultiDiGraph

SHAPES: tuple[Shape, ...] = ()

_WAY_OUT = "pip install 'rolelint[graph]'"
_Attributes = dict[str, Any]


def render(drawing: Drawing) -> str:
    """Return GraphML, which networkx reads back as an equal graph. Raises a `UserError` where networkx is missing."""
    try:
        from networkx import generate_graphml  # 167 ms, and an extra
    except ImportError as error:
        raise UserError("GraphML is written by networkx, which is not installed", _WAY_OUT) from error
    return "".join(f"{line}\n" for line in generate_graphml(graph_of(drawing)))


def graph_of(drawing: Drawing) -> "MultiDiGraph[str]":
    """Return the graph that is written: what a member or exchange has not is no attribute of it."""
    from networkx import MultiDiGraph

    graph: MultiDiGraph[str] = MultiDiGraph(title=in_line(drawing.title), description=in_line(drawing.description))
    for member in drawing.graph.members:
        graph.add_node(member.key, **_member(member, drawing))
    for edge in drawing.graph.edges:
        for exchange in edge.exchanges:
            graph.add_edge(exchange.giver, exchange.taker, **_exchange(exchange, edge, drawing))
    return graph


def _member(member: Member, drawing: Drawing) -> _Attributes:
    words = {
        "label": member.label,
        "sort": member.sort.value,
        "family": member.family,
        "seniority": member.seniority,
        "folder": member.folder,
        "path": member.path,
    }
    return {**_texts(words), "size": member.size, **_count(len(member.findings), drawing)}


def _exchange(exchange: Exchange, edge: Edge, drawing: Drawing) -> _Attributes:
    words = {
        "label": told(exchange),
        "verb": exchange.verb,
        "frequency": how_often(exchange),
        "lines": "; ".join(f"{line.role.label}: {line.interaction.kind}" for line in exchange.statements),
        "said_by": ", ".join(exchange.said_by),
        "places": ", ".join(places(exchange, drawing.graph)),
    }
    claims = {"mutual": exchange.is_mutual, "one_sided": edge.is_one_sided}
    return {**_texts(words), **claims, **_count(len(edge.findings), drawing)}


def _count(findings: int, drawing: Drawing) -> _Attributes:
    return {"findings": findings} if drawing.with_findings else {}


def _texts(words: dict[str, str | None]) -> _Attributes:
    plain = {name: in_line(text) for name, text in words.items() if text}
    return {name: text for name, text in plain.items() if text}
