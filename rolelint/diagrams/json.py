"""The graph as data, in the shape of schemas/graph.schema.json, which is versioned apart from the program."""

import json
import re
from typing import Any

from rolelint.captions import one_sided, place, places
from rolelint.diagnostic import Diagnostic
from rolelint.drawing import Drawing, Shape
from rolelint.frame import UNSAFE
from rolelint.graph import Edge, Exchange, Graph, Member
from rolelint.model import Role
from rolelint.version import VERSION

SHAPES: tuple[Shape, ...] = ()

_Object = dict[str, Any]

_FORMAT = 1


def render(drawing: Drawing) -> str:
    """Return one JSON object with every member and edge; what is left out is null.

    Characters that a terminal would obey or hide are escaped, which JSON reads as the same text.
    """
    graph = drawing.graph
    document = {
        "version": _FORMAT,
        "tool": {"name": "rolelint", "version": VERSION},
        "title": drawing.title,
        "description": drawing.description,
        "focus": list(drawing.focus),
        "members": [_member(member, with_findings=drawing.with_findings) for member in graph.members],
        "edges": [_edge(edge, drawing) for edge in graph.edges],
    }
    lines = json.dumps(document, ensure_ascii=False, indent=2).split("\n")
    return "".join(f"{line if line.isprintable() else UNSAFE.sub(_escape, line)}\n" for line in lines)


def _escape(character: re.Match[str]) -> str:
    return f"\\u{ord(character[0]):04x}"


def _member(member: Member, *, with_findings: bool) -> _Object:
    data: _Object = {
        "key": member.key,
        "label": member.label,
        "sort": member.sort.value,
        "family": member.family,
        "seniority": member.seniority,
        "folder": member.folder,
        "path": member.path,
        "size": member.size,
        "roles": list(member.roles),
    }
    if with_findings:
        data["findings"] = [_finding(found, member.role) for found in member.findings]
    return data


def _edge(edge: Edge, drawing: Drawing) -> _Object:
    data: _Object = {
        "source": edge.source,
        "target": edge.target,
        "mutual": edge.is_mutual,
        "one_sided": one_sided(edge, drawing),
        "exchanges": [_exchange(exchange, drawing.graph) for exchange in edge.exchanges],
    }
    if drawing.with_findings:
        statements = (statement for exchange in edge.exchanges for statement in exchange.statements)
        roles = {statement.role.path: statement.role for statement in statements}
        data["findings"] = [_finding(found, roles.get(found.finding.at.path)) for found in edge.findings]
    return data


def _exchange(exchange: Exchange, graph: Graph) -> _Object:
    return {
        "giver": exchange.giver,
        "taker": exchange.taker,
        "mutual": exchange.is_mutual,
        "label": exchange.label,
        "verb": exchange.verb,
        "frequency": exchange.frequency,
        "in_takers_words": exchange.is_takers,
        "as_one_of": exchange.as_one_of,
        "said_by": list(exchange.said_by),
        "lines": [
            {"by": key, "words": line.interaction.kind, "frequency": line.interaction.frequency}
            for key, line in zip(exchange.said_by, exchange.statements, strict=False)
        ],
        "places": None if graph.is_public else list(places(exchange, graph)),
    }


def _finding(found: Diagnostic, role: Role | None) -> _Object:
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity.word,
        "message": found.finding.message,
        "place": place(found.finding.at, role),
    }
