"""What the words of an order mean in a project: names become members of its graph, filters are words in use there.

A word that means nothing is a `UserError` with the nearest one that does.
"""

from collections.abc import Iterable
from dataclasses import replace

from rolelint.catalog import Catalog
from rolelint.drawing import Asked, Shape
from rolelint.errors import UserError
from rolelint.graph import Graph, Member
from rolelint.identity import Identity
from rolelint.interactions import frequency_key
from rolelint.names import fold, fold_plural
from rolelint.order import Order
from rolelint.similarity import nearest
from rolelint.views import Direction, Filter, begins

_MOST_NAMES = 12


def understood(order: Order, graph: Graph, catalog: Catalog) -> tuple[Graph, Asked]:
    """Return the part of a project's graph that an order is about, and how it is to be drawn."""
    kept = filtered(order, graph, catalog)
    focus = dict.fromkeys(key for name in order.focus for key in members(name, graph, catalog))
    for key in focus:
        demand_kept(key, kept, graph)
    asked = Asked(
        shape=shape(order),
        group_by=order.group_by,
        focus=tuple(focus),
        depth=order.depth or 1,
        direction=Direction(order.direction or Direction.BOTH),
        with_findings=order.with_findings,
    )
    return public(kept) if order.public else kept, asked


def shape(order: Order) -> Shape | None:
    """Return the shape that an order names; None leaves the choice to the drawing."""
    return Shape(order.shape) if order.shape else None


def filtered(order: Order, graph: Graph, catalog: Catalog) -> Graph:
    """Return what the filters of an order keep of a graph. Nobody is a `UserError`."""
    _demand_known(order, graph, catalog)
    kept = Filter(order.families, order.seniorities, order.frequencies, order.verbs).apply(graph)
    if not kept.members:
        raise UserError("nothing is left to draw: no role passes all of these filters", "leave one of them out")
    return kept


def public(graph: Graph) -> Graph:
    """Return a graph that does not tell what its files are called, and where they lie."""
    members = tuple(replace(member, path=None, folder=None) for member in graph.members)
    return replace(graph, members=members, is_public=True)


def members(name: str, graph: Graph, catalog: Catalog) -> tuple[str, ...]:
    """Return the keys of who is meant by a name: a role, the roles of a family, or somebody outside."""
    meaning = catalog.resolve(name)
    linked = catalog.resolve_link(name, "")
    roles = meaning.roles or ((linked,) if linked else ())
    if roles:
        keys = {member.path: member.key for member in graph.roles}
        return tuple(keys[role.path] for role in roles)
    if meaning.ambiguous:
        raise _ambiguous(name, meaning.ambiguous)
    others = [member for member in graph.members if member.path is None]
    outside = next((member for member in others if fold_plural(member.label) == fold_plural(name)), None)
    if outside:
        return (outside.key,)
    raise _unknown("role", name, (*_labels(graph.roles), *_labels(others)))


def role(name: str, graph: Graph, catalog: Catalog) -> Member:
    """Return the one role that is meant by a name."""
    found = [graph.by_key[key] for key in members(name, graph, catalog)]
    if len(found) > 1:
        raise UserError(f"'{name}' means {len(found)} roles: {_some(_labels(found))}", "name one of them")
    if found[0] not in graph.roles:
        raise UserError(f"'{name}' is no role here", "name a role")
    return found[0]


def demand_kept(key: str, kept: Graph, graph: Graph) -> None:
    """Demand that a member is still there when the filters have been applied."""
    if key not in kept.by_key:
        raise UserError(f"'{graph.by_key[key].label}' is left out by the filters", "leave one of them out")


def _labels(members: Iterable[Member]) -> list[str]:
    return [member.label for member in members]


def _ambiguous(name: str, candidates: Iterable[Identity]) -> UserError:
    roles = ", ".join(f"'{candidate.label}' in {candidate.path}" for candidate in candidates)
    return UserError(f"'{name}' can mean several roles: {roles}", "name the one you mean by its file")


def _unknown(what: str, word: str, known: Iterable[str]) -> UserError:
    names = list(dict.fromkeys(known))
    near = nearest(word, names, shortest=3)
    advice = f"; did you mean '{near}'?" if near else ""
    return UserError(
        f"no {what} here is called '{word}'{advice}",
        f"known: {_some(names)}" if names else f"no role here has a {what}",
    )


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return f"{', '.join(names[:_MOST_NAMES])}{more}"


def _demand_known(order: Order, graph: Graph, catalog: Catalog) -> None:
    """Demand that every word of a filter is in use, or on a scale of the project."""
    families = [member.family for member in graph.roles if member.family]
    seniorities = [member.seniority for member in graph.roles if member.seniority]
    exchanges = [exchange for edge in graph.edges for exchange in edge.exchanges]
    frequencies = [exchange.frequency for exchange in exchanges if exchange.frequency]
    vocabulary = catalog.vocabulary
    for what, words, known in (
        ("family", order.families, sorted(families, key=fold)),
        ("seniority", order.seniorities, (*vocabulary.seniority, *seniorities)),
        ("frequency", order.frequencies, (*vocabulary.frequency, *frequencies)),
    ):
        folded = {frequency_key(word) for word in known}
        for word in words:
            if frequency_key(word) not in folded:
                raise _unknown(what, word, known)
    verbs = (*(name.removesuffix(" *") for name in vocabulary.verbs), *(exchange.label for exchange in exchanges))
    for word in order.verbs:
        if not any(begins(verb, word) for verb in verbs):
            raise _unknown("verb", word, verbs)
