"""Parts of a graph: what is left of it under filters, around some roles, on the way between two, or in groups."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from rolelint.graph import Edge, Exchange, Graph, Member, Sort
from rolelint.interactions import frequency_key
from rolelint.names import fold, slug

GROUPINGS: Mapping[str, Callable[[Member], str | None]] = {
    "family": lambda member: member.family,
    "seniority": lambda member: member.seniority,
    "folder": lambda member: member.folder,
}


class Direction(StrEnum):
    """Which edges to follow from a role: those that bring work in, those that take it out, or all."""

    IN = "in"
    OUT = "out"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Group:
    """Members that belong together, and what they have in common; `label` is empty where roles have nothing.

    `is_outside` tells that they are no roles of this project.
    """

    label: str
    members: tuple[Member, ...]
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep: roles by family and seniority, exchanges by frequency and verb; nothing said keeps all.

    Words compare as names do. A verb is kept by its name in the vocabulary (`Provides *`), or by the words that it
    begins with, on either side of an exchange.
    """

    families: tuple[str, ...] = ()
    seniorities: tuple[str, ...] = ()
    frequencies: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()

    def apply(self, graph: Graph) -> Graph:
        """Return what passes; whoever is no role stays while an edge leads there.

        Where exchanges are chosen, so does a role: somebody who takes part in none of them is left out.
        """
        families, seniorities = _folded(self.families), _folded(self.seniorities)
        kept = {
            member.key
            for member in graph.members
            if member.sort not in {Sort.ROLE, Sort.BROKEN}
            or (
                (not families or fold(member.family or "") in families)
                and (not seniorities or fold(member.seniority or "") in seniorities)
            )
        }
        left = part(graph, kept, self._passes)
        if not (self.frequencies or self.verbs):
            return left
        ends = {end for edge in left.edges for end in (edge.source, edge.target)}
        return replace(left, members=tuple(member for member in left.members if member.key in ends))

    def _passes(self, exchange: Exchange) -> bool:
        frequencies = {frequency_key(word) for word in self.frequencies}
        words = {exchange.label, exchange.verb or "", *(line.interaction.kind for line in exchange.statements)}
        return (not frequencies or frequency_key(exchange.frequency or "") in frequencies) and (
            not self.verbs or any(begins(word, verb) for word in words for verb in self.verbs)
        )


def begins(words: str, verb: str) -> bool:
    """Tell whether some words begin with those of a verb, written with or without its ` *`."""
    return f"{fold(words)} ".startswith(f"{fold(verb.removesuffix('*'))} ")


def part(graph: Graph, keys: Collection[str], passes: Callable[[Exchange], bool] = lambda _: True) -> Graph:
    """Return the graph of these members and of the exchanges that pass; nobody but a role stays without an edge."""
    edges = tuple(
        replace(edge, exchanges=exchanges)
        for edge in graph.edges
        if edge.source in keys and edge.target in keys
        for exchanges in [tuple(filter(passes, edge.exchanges))]
        if exchanges
    )
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    roles = {member.key for member in graph.roles}
    members = tuple(
        member for member in graph.members if member.key in keys and (member.key in roles or member.key in ends)
    )
    return replace(graph, members=members, edges=edges)


def focus(graph: Graph, keys: Iterable[str], depth: int = 1, direction: Direction = Direction.BOTH) -> Graph:
    """Return what is at most `depth` steps away from these members; an edge between two neighbours is left out."""
    near = dict.fromkeys(keys, 0)
    waiting = deque(near)
    ends: set[tuple[str, str]] = set()
    while waiting:
        key = waiting.popleft()
        if near[key] == depth:
            continue
        for edge in graph.touching[key]:
            if not leads(edge, key, direction):
                continue
            ends.add((edge.source, edge.target))
            other = edge.target if edge.source == key else edge.source
            if other not in near:
                near[other] = near[key] + 1
                waiting.append(other)
    members = tuple(member for member in graph.members if member.key in near)
    return replace(
        graph, members=members, edges=tuple(edge for edge in graph.edges if (edge.source, edge.target) in ends)
    )


def leads(edge: Edge, key: str, direction: Direction) -> bool:
    """Tell whether an edge of the member `key` takes work out of it or brings it in, as asked."""
    if edge.is_mutual or direction is Direction.BOTH:
        return True
    return (edge.source == key) == (direction is Direction.OUT)


def path(graph: Graph, start: str, goal: str, direction: Direction = Direction.BOTH) -> tuple[str, ...]:
    """Return the keys on a shortest way between two members, both included; empty where there is none.

    Of several equally short ways the one whose keys come first is taken.
    """
    before: dict[str, str] = {start: start}
    waiting = deque([start])
    while waiting and goal not in before:
        key = waiting.popleft()
        for other in sorted(_next(graph, key, direction)):
            if other not in before:
                before[other] = key
                waiting.append(other)
    if goal not in before:
        return ()
    steps = [goal]
    while steps[-1] != start:
        steps.append(before[steps[-1]])
    return tuple(reversed(steps))


def _next(graph: Graph, key: str, direction: Direction) -> set[str]:
    return {
        edge.target if edge.source == key else edge.source
        for edge in graph.touching[key]
        if leads(edge, key, direction)
    }


def groups(graph: Graph, by: str | None = None) -> tuple[Group, ...]:
    """Part the members by family, seniority or folder; None takes the first of these that tells roles apart.

    Groups are sorted by label, roles without one come behind them, and last of all whoever is no role.
    """
    of = GROUPINGS[by or grouping(graph)]
    gathered: dict[str, list[Member]] = {}
    labels: dict[str, str] = {}
    for member in graph.roles:
        label = of(member) or ""
        labels.setdefault(fold(label), label)
        gathered.setdefault(fold(label), []).append(member)
    named = [Group(labels[key], tuple(gathered[key])) for key in sorted(gathered) if key]
    rest = [Group("", tuple(gathered[""]))] if "" in gathered else []
    roles = {member.key for member in graph.roles}
    outside = tuple(member for member in graph.members if member.key not in roles)
    return (*named, *rest, *([Group("Outside", outside, is_outside=True)] if outside else []))


def grouping(graph: Graph) -> str:
    """Return what groups the roles best: family, else folder, where it tells at least two groups apart."""
    for by in ("family", "folder"):
        labels = {fold(GROUPINGS[by](member) or "") for member in graph.roles}
        if len(labels) > 1:
            return by
    return "family"


def condensed(graph: Graph, by: str | None = None) -> Graph:
    """Return a graph with one member per group, and one edge per pair of groups that holds all their exchanges.

    What goes on inside a group is left out.
    """
    bundles: dict[str, str] = {}
    members: list[Member] = []
    for group in groups(graph, by):
        if group.is_outside:
            members += group.members
            bundles |= {member.key: member.key for member in group.members}
            continue
        key = _free(f"group-{slug(group.label or 'others')}", {member.key for member in (*graph.members, *members)})
        members.append(Member(key, group.label or "Others", Sort.BUNDLE, size=len(group.members)))
        bundles |= {member.key: key for member in group.members}
    pairs: dict[tuple[str, str], list[Edge]] = {}
    for edge in graph.edges:
        ends = bundles[edge.source], bundles[edge.target]
        if ends[0] != ends[1]:
            pairs.setdefault((min(ends), max(ends)), []).append(edge)
    edges = tuple(_joined(pair, pairs[pair], bundles) for pair in sorted(pairs))
    return replace(graph, members=tuple(members), edges=edges)


def _joined(pair: tuple[str, str], edges: list[Edge], bundles: Mapping[str, str]) -> Edge:
    exchanges = tuple(
        replace(exchange, giver=bundles[exchange.giver], taker=bundles[exchange.taker])
        for edge in edges
        for exchange in edge.exchanges
    )
    ways = {(exchange.giver, exchange.taker) for exchange in exchanges if not exchange.is_mutual}
    is_mutual = len(ways) != 1 or any(exchange.is_mutual for exchange in exchanges)
    source, target = pair if is_mutual else next(iter(ways))
    findings = tuple(dict.fromkeys(found for edge in edges for found in edge.findings))
    return Edge(source, target, is_mutual, exchanges, findings=findings)


def _free(key: str, taken: Collection[str]) -> str:
    number = 2
    free = key
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))
