"""The way between two roles, step by step: what each gives to the next, or takes from it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from rolelint import literal
from rolelint.frame import visible
from rolelint.frozen import frozen
from rolelint.graph import Edge, Graph, Member, Sort
from rolelint.sentences import counted
from rolelint.views import Direction, part, path
from rolelint.views import between as joined

_SIGNS = {"out": "→", "in": "←", "both": "↔"}


@frozen
class Way:
    """A shortest way between two roles: the keys of those on it, none where there is no way, and the graph of them."""

    start: Member
    goal: Member
    keys: tuple[str, ...]
    graph: Graph


def between(graph: Graph, start: str, goal: str, direction: Direction) -> Way:
    """Return the shortest way between two members, by key, over the roles of a graph.

    Whoever is no role passes nothing on, but what is addressed to a group reaches each of its roles. A direction
    follows the work, or goes against it.
    """
    groups = {member.key for member in graph.members if member.sort is Sort.GROUP}
    passing = part(graph, {member.key for member in graph.roles} | {start, goal} | groups)
    keys = path(passing, start, goal, direction)
    steps = (joined(passing, one, other) for one, other in pairwise(keys))
    members = tuple(member for member in graph.members if member.key in keys)
    return Way(graph.by_key[start], graph.by_key[goal], keys, replace(graph, members=members, edges=tuple(steps)))


def render(way: Way, form: str = "text") -> str:
    """Return a way as `text`, `markdown` or `json`."""
    data = _data(way)
    if form == "json":
        return literal.document(data)
    return "".join(f"{line}\n" for line in (_markdown if form == "markdown" else _text)(data))


def title(way: Way) -> str:
    """Return what a way is called above a drawing of it."""
    words = headline(way)
    return words[:1].upper() + words[1:]


def headline(way: Way) -> str:
    """Return how far it is, in words."""
    ends = f"from '{way.start.label}' to '{way.goal.label}'"
    return f"{ends} in {counted(len(way.keys) - 1, 'step')}" if way.keys else f"no way leads {ends}"


def _text(way: dict[str, Any]) -> Iterator[str]:
    yield visible(way["title"])
    for step in way["steps"]:
        yield f"\n{visible(_step(step))}"
        yield from (f"  {visible(_line(exchange))}" for exchange in step["exchanges"])


def _markdown(way: dict[str, Any]) -> Iterator[str]:
    yield f"**{literal.markdown(way['title'])}**"
    for number, step in enumerate(way["steps"], 1):
        yield f"\n{number}. {literal.markdown(_step(step))}\n"
        yield from (f"   - {literal.markdown(_line(exchange))}" for exchange in step["exchanges"])


def _step(step: dict[str, Any]) -> str:
    return f"{step['from']} {_SIGNS[step['direction']]} {step['to']}"


def _line(exchange: dict[str, Any]) -> str:
    """Say an exchange as its giver's file would, behind the giver's name: `Baker: Provides bread → Driver (daily)`.

    Where only the taker's words are known, it is said as the taker's file does.
    """
    sign = "↔" if exchange["mutual"] else "→"
    group = f"as one of {exchange['as_one_of']}" if exchange["as_one_of"] else ""
    terms = ", ".join(filter(None, (exchange["frequency"], group)))
    often = f" ({terms})" if terms else ""
    if exchange["in_takers_words"]:
        sign = "↔" if exchange["mutual"] else "←"
        return f"{exchange['taker']}: {exchange['what']} {sign} {exchange['giver']}{often}"
    return f"{exchange['giver']}: {exchange['what']} {sign} {exchange['taker']}{often}"


def _data(way: Way) -> dict[str, Any]:
    label = {member.key: member.label for member in way.graph.members}
    steps = [
        {
            "from": label[one],
            "to": label[other],
            "direction": _direction(edge, one),
            "exchanges": [
                {
                    "giver": label[exchange.giver],
                    "taker": label[exchange.taker],
                    "mutual": exchange.is_mutual,
                    "what": exchange.label,
                    "in_takers_words": exchange.is_takers,
                    "frequency": exchange.often() or None,
                    "as_one_of": exchange.as_one_of,
                }
                for exchange in edge.exchanges
            ],
        }
        for one, other in pairwise(way.keys)
        for edge in [_between(way.graph, one, other)]
    ]
    ends = {"from": way.start.label, "to": way.goal.label}
    return {"version": 1, "title": title(way), **ends, "found": bool(way.keys), "steps": steps}


def _between(graph: Graph, one: str, other: str) -> Edge:
    return next(edge for edge in graph.touching[one] if other in (edge.source, edge.target))


def _direction(edge: Edge, start: str) -> str:
    if edge.is_mutual:
        return "both"
    return "out" if edge.source == start else "in"
