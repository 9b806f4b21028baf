"""Parts of a graph: what is left of it under filters, around some roles, on the way between two, or in groups."""

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from rolelint.frozen import frozen
from rolelint.graph import Edge, Exchange, Graph, Member, Sort
from rolelint.names import fold, free, slug, squash
from rolelint.statements import Statement

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


@frozen
class Group:
    """Members that belong together, and what they have in common; `label` is empty where roles have nothing.

    `is_outside` tells that they are no roles of this project.
    """

    label: str
    members: tuple[Member, ...]
    is_outside: bool = False


@frozen
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

        Where exchanges are chosen, so does a role: somebody who takes part in none of them, be it as one of a group, is
        left out.
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
        involved = {end for edge in left.edges for end in (edge.source, edge.target)} | left.groups_of.keys()
        return replace(left, members=tuple(member for member in left.members if member.key in involved))

    def _passes(self, exchange: Exchange) -> bool:
        frequencies = {squash(word) for word in self.frequencies}
        words = (*exchange.words, exchange.verb or "")
        return (not frequencies or not frequencies.isdisjoint(map(squash, exchange.frequencies))) and (
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


def reaching(graph: Graph, key: str) -> tuple[Edge, ...]:
    """Return the edges of a member. What a group it belongs to gives or takes is its own here, one edge per neighbour.

    So `Informs → everyone` leads from who writes it to each role, beside what the two say of each other.
    """
    edges = {_other(edge, key): edge for edge in graph.touching[key]}
    for group in graph.groups_of.get(key, ()):
        for edge in graph.touching[group.key]:
            speaker = _other(edge, group.key)
            if speaker != key:
                own = edges[speaker].exchanges if speaker in edges else ()
                ends = {speaker: speaker, group.key: key}
                passed = (
                    replace(exchange, giver=ends[exchange.giver], taker=ends[exchange.taker], as_one_of=group.label)
                    for exchange in edge.exchanges
                )
                before = edges.get(speaker, edge)
                edges[speaker] = Edge.of(
                    (*own, *passed),
                    is_one_sided=before.is_one_sided,
                    findings=tuple(dict.fromkeys((*before.findings, *edge.findings))),
                )
    return tuple(edges.values())


def _other(edge: Edge, key: str) -> str:
    return edge.target if edge.source == key else edge.source


def focus(graph: Graph, keys: Iterable[str], depth: int = 1, direction: Direction = Direction.BOTH) -> Graph:
    """Return what is at most `depth` steps away from these members; an edge between two neighbours is left out.

    A role in focus is reached by what is addressed to its groups as well.
    """
    near = dict.fromkeys(keys, 0)
    waiting = deque(near)
    met: dict[frozenset[str], Edge] = {}
    while waiting:
        key = waiting.popleft()
        if near[key] == depth:
            continue
        for edge in graph.touching[key] if near[key] else reaching(graph, key):
            if not leads(edge, key, direction):
                continue
            other = _other(edge, key)
            met.setdefault(frozenset((key, other)), edge)
            if other not in near:
                near[other] = near[key] + 1
                waiting.append(other)
    members = tuple(member for member in graph.members if member.key in near)
    known = [frozenset((edge.source, edge.target)) for edge in graph.edges]
    edges = (met.pop(pair) for pair in known if pair in met)
    return replace(graph, members=members, edges=(*edges, *met.values()))


def leads(edge: Edge, key: str, direction: Direction) -> bool:
    """Tell whether an edge of the member `key` takes work out of it or brings it in, as asked."""
    if edge.is_mutual or direction is Direction.BOTH:
        return True
    return (edge.source == key) == (direction is Direction.OUT)


def path(graph: Graph, start: str, goal: str, direction: Direction = Direction.BOTH) -> tuple[str, ...]:
    """Return the keys on a shortest way between two members, both included; empty where there is none.

    What is addressed to a group leads to each of its roles. Of several equally short ways the one whose keys come first
    is taken.
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


def _next(graph: Graph, key: str, direction: Direction) -> Iterator[str]:
    for edge in reaching(graph, key):
        if leads(edge, key, direction):
            other = _other(edge, key)
            yield other
            for member in graph.by_key[other].roles if graph.by_key[other].sort is Sort.GROUP else ():
                if member in graph.by_key and member != key:
                    yield member


def between(graph: Graph, one: str, other: str) -> Edge:
    """Return all that goes on between two neighbours on a way, what one of them says to a group of the other too."""
    found = (
        *(edge for edge in reaching(graph, one) if _other(edge, one) == other),
        *(edge for edge in reaching(graph, other) if _other(edge, other) == one),
    )
    return Edge.of(
        tuple(dict.fromkeys(exchange for edge in found for exchange in edge.exchanges)),
        is_one_sided=any(edge.is_one_sided for edge in found),
        findings=tuple(dict.fromkeys(finding for edge in found for finding in edge.findings)),
    )


def told_apart(graph: Graph) -> Graph:
    """Return a graph in which members of one sort that share a label bear their path behind it, or their key.

    What they say bears the same names.
    """
    numbers = Counter(map(_likeness, graph.members))
    paths = Counter(member.path for member in graph.members)
    labels = {
        member.key: f"{member.label} ({member.path if member.path and paths[member.path] == 1 else member.key})"
        for member in graph.members
        if numbers[_likeness(member)] > 1
    }
    if not labels:
        return graph
    members = (replace(member, label=labels.get(member.key, member.label)) for member in graph.members)
    edges = (_renamed(edge, labels) for edge in graph.edges)
    return replace(graph, members=tuple(members), edges=tuple(edges))


def _renamed(edge: Edge, labels: Mapping[str, str]) -> Edge:
    if not any(key in labels for exchange in edge.exchanges for key in exchange.said_by):
        return edge
    return replace(edge, exchanges=tuple(_signed(exchange, labels) for exchange in edge.exchanges))


def _signed(exchange: Exchange, labels: Mapping[str, str]) -> Exchange:
    lines = zip(exchange.said_by, exchange.statements, strict=False)
    return replace(exchange, statements=tuple(_spoken(line, labels.get(key, line.role.label)) for key, line in lines))


def _spoken(line: Statement, label: str) -> Statement:
    """Return a line whose role goes by this label."""
    return replace(line, role=replace(line.role, identity=replace(line.role.identity, name=label)))


def _likeness(member: Member) -> tuple[str, Sort]:
    return member.label, Sort.ROLE if member.sort is Sort.BROKEN else member.sort


def groups(graph: Graph, by: str | None = None) -> tuple[Group, ...]:
    """Part the members by family, seniority or folder; None takes the first of these that tells roles apart.

    They are sorted by label, roles without one come behind them, and last of all whoever is no role: groups that lines
    are addressed to, and who is outside or not known.
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
    addressed = tuple(member for member in graph.members if member.sort is Sort.GROUP)
    beside = {member.key for member in (*graph.roles, *addressed)}
    outside = tuple(member for member in graph.members if member.key not in beside)
    others = [("Groups", addressed), ("Outside", outside)]
    return (*named, *rest, *(Group(label, members, is_outside=True) for label, members in others if members))


def grouping(graph: Graph) -> str:
    """Return what groups the roles best: family, else folder, where it tells at least two groups apart."""
    for by in ("family", "folder"):
        labels = {fold(GROUPINGS[by](member) or "") for member in graph.roles}
        if len(labels) > 1:
            return by
    return "family"


def condensed(graph: Graph, by: str | None = None) -> Graph:
    """Return a graph with one member per group, and one edge per pair of groups that holds all their exchanges.

    What goes on inside a group is left out. A family that lines are addressed to is the same box as its roles.
    """
    bundles: dict[str, str] = {}
    members: list[Member] = []
    families: dict[str, str] = {}
    for group in groups(graph, by):
        if group.is_outside:
            bundles |= {member.key: _bundle(member, families) for member in group.members}
            members += (member for member in group.members if bundles[member.key] == member.key)
            continue
        key = free(f"group-{slug(group.label or 'others')}", {member.key for member in (*graph.members, *members)})
        members.append(Member(key, group.label or "Others", Sort.BUNDLE, size=len(group.members)))
        bundles |= {member.key: key for member in group.members}
        if (by or grouping(graph)) == "family":
            families[fold(group.label)] = key
    pairs: dict[tuple[str, str], list[Edge]] = {}
    for edge in graph.edges:
        ends = bundles[edge.source], bundles[edge.target]
        if ends[0] != ends[1]:
            pairs.setdefault((min(ends), max(ends)), []).append(edge)
    edges = tuple(_joined(pairs[pair], bundles) for pair in sorted(pairs))
    return replace(graph, members=tuple(members), edges=edges)


def _bundle(member: Member, families: Mapping[str, str]) -> str:
    return families.get(fold(member.label), member.key) if member.sort is Sort.GROUP else member.key


def _joined(edges: list[Edge], bundles: Mapping[str, str]) -> Edge:
    exchanges = tuple(
        replace(exchange, giver=bundles[exchange.giver], taker=bundles[exchange.taker])
        for edge in edges
        for exchange in edge.exchanges
    )
    return Edge.of(exchanges, findings=tuple(dict.fromkeys(found for edge in edges for found in edge.findings)))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))
