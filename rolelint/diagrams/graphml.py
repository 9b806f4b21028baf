"""The graph as GraphML, for Gephi, yEd and other programs: a directed edge per exchange.

What a member or an exchange has not is no datum of it, and only data that occur are declared.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from rolelint.captions import how_often, in_line, one_sided, places, told
from rolelint.drawing import Drawing, Shape
from rolelint.graph import Edge, Exchange, Member

SHAPES: tuple[Shape, ...] = ()

Data = Mapping[str, str | int | bool]

_TYPES: Mapping[type, str] = MappingProxyType({str: "string", int: "int", bool: "boolean"})


def render(drawing: Drawing) -> str:
    """Return GraphML, which networkx reads back as an equal graph."""
    return "".join(f"{line}\n" for line in _document(drawing))


def member_data(member: Member, drawing: Drawing) -> Data:
    """Return what is written about a member."""
    words = {
        "label": member.label,
        "sort": member.sort.value,
        "family": member.family,
        "seniority": member.seniority,
        "folder": member.folder,
        "path": member.path,
    }
    return {**_texts(words), "size": member.size, **_count(len(member.findings), drawing)}


def exchange_data(exchange: Exchange, edge: Edge, drawing: Drawing) -> Data:
    """Return what is written about an exchange of a pair."""
    words = {
        "label": told(exchange),
        "verb": exchange.verb,
        "frequency": how_often(exchange),
        "as_one_of": exchange.as_one_of,
        "lines": "; ".join(f"{line.role.label}: {line.interaction.kind}" for line in exchange.statements),
        "said_by": ", ".join(exchange.said_by),
        "places": ", ".join(places(exchange, drawing.graph)),
    }
    claims = {"mutual": exchange.is_mutual, "one_sided": one_sided(edge, drawing)}
    known = {name: claim for name, claim in claims.items() if claim is not None}
    return {**_texts(words), **known, **_count(len(edge.findings), drawing)}


def _count(findings: int, drawing: Drawing) -> dict[str, int]:
    return {"findings": findings} if drawing.with_findings else {}


def _texts(words: Mapping[str, str | None]) -> dict[str, str]:
    plain = {name: in_line(text) for name, text in words.items() if text}
    return {name: text for name, text in plain.items() if text}


def _document(drawing: Drawing) -> Iterator[str]:
    about = {"title": in_line(drawing.title), "description": in_line(drawing.description)}
    nodes = [(member.key, member_data(member, drawing)) for member in drawing.graph.members]
    edges = [
        (exchange.giver, exchange.taker, exchange_data(exchange, edge, drawing))
        for edge in drawing.graph.edges
        for exchange in edge.exchanges
    ]
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    yield from _keys("graph", [about])
    yield from _keys("node", (data for _, data in nodes))
    yield from _keys("edge", (data for _, _, data in edges))
    yield '  <graph edgedefault="directed">'
    yield from _data("graph", about)
    for key, data in nodes:
        yield f"    <node id={quoteattr(key)}>"
        yield from _data("node", data)
        yield "    </node>"
    for source, target, data in edges:
        yield f"    <edge source={quoteattr(source)} target={quoteattr(target)}>"
        yield from _data("edge", data)
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _keys(owner: str, data: Iterable[Data]) -> Iterator[str]:
    """Declare what the graph, its nodes or its edges have, in the order in which it occurs."""
    types = {name: type(value) for one in data for name, value in one.items()}
    for name, kind in types.items():
        yield f'  <key id="{owner}-{name}" for="{owner}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>'


def _data(owner: str, data: Data) -> Iterator[str]:
    for name, value in data.items():
        text = str(value).lower() if isinstance(value, bool) else escape(str(value))
        yield f'      <data key="{owner}-{name}">{text}</data>'
