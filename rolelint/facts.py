"""What can be counted and measured about a graph, as values; `factsheet` puts them into words.

Everything is one walk over members and edges, so it is linear in their number, and nothing recurses.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum

from rolelint.articulation import articulation
from rolelint.cycles import cycles
from rolelint.frozen import frozen
from rolelint.graph import Edge, Exchange, Graph, Member, Sort
from rolelint.names import fold, squash
from rolelint.statements import Statement
from rolelint.vocabulary import HOURS

CONTRADICTING, WRONG_WAY = "RL403", "RL404"


@frozen
class Counts:
    """How much there is. `broken` of the roles could not be read; `groups` are families, or everyone, as a target.

    `broken` is None in a public graph. An `ambiguous` name is borne by several roles, an `unknown` one by nobody.
    """

    roles: int
    broken: int | None
    groups: int
    outside: int
    ambiguous: int
    unknown: int
    connections: int
    exchanges: int


@frozen
class Reach:
    """With how many other roles a role is connected: its degree centrality (Freeman 1978), not normalised."""

    role: Member
    roles: int


@frozen
class Hubs:
    """How the connections are spread over the roles that have any; `ranking` begins with the best connected one.

    A hub has more than `limit` connections: more than the upper fence of Tukey (1977), which is the third quartile and
    one and a half times the distance between first and third, and at least twice the median, `middle`.
    """

    ranking: tuple[Reach, ...]
    middle: float
    limit: float

    @property
    def hubs(self) -> tuple[Reach, ...]:
        """The roles that stand out."""
        return tuple(reach for reach in self.ranking if reach.roles > self.limit and reach.roles >= 2 * self.middle)


@frozen
class OneSided:
    """A pair of which one role speaks of the other, and hears nothing back."""

    speaker: Member
    silent: Member


@frozen
class Flaw:
    """What a rule found about a connection, and the line (1-based) where it did."""

    message: str
    path: str
    line: int


@frozen
class Families:
    """How many connections of roles lead from one family to another. `unplaced` lack the family of a role."""

    across: int
    within: int
    unplaced: int


@frozen
class Joint:
    """A role that holds others together. Without it, `cut_off` roles no longer reach the largest part of the rest."""

    role: Member
    cut_off: int


@frozen
class Estimate:
    """Hours a week that roles spend on each other, by the frequencies that they name: a guess, not a measurement.

    An exchange counts once in `hours`, whether one side wrote it down or both, and in `by_role` for each role in it.
    `counted` exchanges took part; `silent` name no frequency, and `foreign` are words without hours, with their number.
    """

    hours: float
    by_role: tuple[tuple[Member, float], ...]
    counted: int
    silent: int
    foreign: tuple[tuple[str, int], ...]
    table: tuple[tuple[str, float], ...]


@frozen
class Facts:
    """All that is known of a graph without drawing it.

    `contradicting` and `wrong_way` are None where no rule looked for them. In a public graph, which tells nothing of
    its files, they are None too, and so is `one_sided`.
    """

    counts: Counts
    ambiguous: tuple[Member, ...]
    unknown: tuple[Member, ...]
    isolated: tuple[Member, ...]
    hubs: Hubs
    one_sided: tuple[OneSided, ...] | None
    contradicting: tuple[Flaw, ...] | None
    wrong_way: tuple[Flaw, ...] | None
    dependency_cycles: tuple[tuple[Member, ...], ...]
    reporting_cycles: tuple[tuple[Member, ...], ...]
    families: Families
    joints: tuple[Joint, ...]
    estimate: Estimate | None = None
    is_public: bool = False


def facts(graph: Graph, *, estimate: bool = False, hours: Mapping[str, float] = HOURS) -> Facts:
    """Return the facts about a graph; hours a week, by frequency, are estimated only where asked for."""
    between = tuple(edge for edge in graph.edges if _is_role(graph, edge.source) and _is_role(graph, edge.target))
    neighbours = _neighbours(graph, between)
    return Facts(
        counts=_counts(graph),
        ambiguous=tuple(member for member in graph.members if member.sort is Sort.AMBIGUOUS),
        unknown=tuple(member for member in graph.members if member.sort is Sort.UNKNOWN),
        isolated=tuple(_isolated(graph)),
        hubs=_hubs(graph, neighbours),
        one_sided=None if graph.is_public else tuple(_one_sided(graph)),
        contradicting=_flaws(graph, CONTRADICTING),
        wrong_way=_flaws(graph, WRONG_WAY),
        dependency_cycles=tuple(_circles(graph, graph.needs)),
        reporting_cycles=tuple(_circles(graph, graph.superiors)),
        families=_families(graph, between),
        joints=tuple(_joints(graph, neighbours)),
        estimate=_estimate(graph, hours) if estimate else None,
        is_public=graph.is_public,
    )


def _is_role(graph: Graph, key: str) -> bool:
    return graph.by_key[key].sort in {Sort.ROLE, Sort.BROKEN}


def _neighbours(graph: Graph, between: Iterable[Edge]) -> dict[str, tuple[str, ...]]:
    near: dict[str, dict[str, None]] = {member.key: {} for member in graph.roles}
    for edge in between:
        near[edge.source][edge.target] = near[edge.target][edge.source] = None
    return {key: tuple(others) for key, others in near.items()}


def _counts(graph: Graph) -> Counts:
    sorts = Counter(member.sort for member in graph.members)
    return Counts(
        roles=len(graph.roles),
        broken=None if graph.is_public else sorts[Sort.BROKEN],
        groups=sorts[Sort.GROUP],
        outside=sorts[Sort.EXTERNAL],
        ambiguous=sorts[Sort.AMBIGUOUS],
        unknown=sorts[Sort.UNKNOWN],
        connections=len(graph.edges),
        exchanges=sum(len(edge.exchanges) for edge in graph.edges),
    )


def _isolated(graph: Graph) -> Iterator[Member]:
    """Yield the roles that name nobody and that nobody names, be it as one of a group; broken files may name others."""
    for member in graph.roles:
        if member.role and not graph.touching[member.key] and member.key not in graph.groups_of:
            yield member


def _hubs(graph: Graph, neighbours: Mapping[str, Sequence[str]]) -> Hubs:
    reaches = (Reach(member, len(neighbours[member.key])) for member in graph.roles if neighbours[member.key])
    ranking = tuple(sorted(reaches, key=lambda reach: (-reach.roles, fold(reach.role.label), reach.role.key)))
    counts = sorted(reach.roles for reach in ranking)
    first, middle, third = (_quantile(counts, share) for share in (0.25, 0.5, 0.75))
    return Hubs(ranking, middle, third + 1.5 * (third - first))


def _quantile(ordered: Sequence[int], share: float) -> float:
    """Return a quantile by linear interpolation (Hyndman and Fan 1996, their definition 7); 0 of nothing."""
    if not ordered:
        return 0
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _one_sided(graph: Graph) -> Iterator[OneSided]:
    for edge in graph.edges:
        speakers = {key for exchange in edge.exchanges if exchange.statements for key in exchange.said_by}
        if edge.is_one_sided and speakers:
            silent, speaker = sorted((edge.source, edge.target), key=speakers.__contains__)
            yield OneSided(graph.by_key[speaker], graph.by_key[silent])


def _statements(graph: Graph) -> Iterator[Statement]:
    for edge in graph.edges:
        for exchange in edge.exchanges:
            yield from exchange.statements


def _flaws(graph: Graph, code: str) -> tuple[Flaw, ...] | None:
    """Return what a rule found about connections; None where it did not look, or must not tell."""
    return None if graph.is_public or code not in graph.judged else tuple(_found(graph, code))


def _found(graph: Graph, code: str) -> Iterator[Flaw]:
    """Yield what a rule found about connections, each finding once, in the order of their places."""
    sources = {line.role.path: line.role.source for line in _statements(graph)}
    found = {diagnostic for edge in graph.edges for diagnostic in edge.findings if diagnostic.code == code}
    for diagnostic in sorted(found, key=lambda diagnostic: (diagnostic.finding.at, diagnostic.finding.message)):
        at = diagnostic.finding.at
        yield Flaw(diagnostic.finding.message, at.path, sources[at.path].position(at.start).line)


def _circles(graph: Graph, follows: Mapping[str, Sequence[str]]) -> Iterator[tuple[Member, ...]]:
    """Yield the circles of roles, each leading to the next; what a deprecated role says does not count."""
    steps = {member.key: follows.get(member.key, ()) for member in graph.roles}
    for circle in cycles(steps):
        yield tuple(graph.by_key[key] for key in circle)


def _families(graph: Graph, between: Iterable[Edge]) -> Families:
    ends = (tuple(fold(graph.by_key[key].family or "") for key in (edge.source, edge.target)) for edge in between)
    kinds = Counter("unplaced" if not all(pair) else "within" if pair[0] == pair[1] else "across" for pair in ends)
    return Families(kinds["across"], kinds["within"], kinds["unplaced"])


def _joints(graph: Graph, neighbours: Mapping[str, Sequence[str]]) -> list[Joint]:
    joints = [Joint(graph.by_key[key], cut_off) for key, cut_off in articulation(neighbours).items()]
    return sorted(joints, key=lambda joint: (-joint.cut_off, fold(joint.role.label), joint.role.key))


def _estimate(graph: Graph, hours: Mapping[str, float]) -> Estimate:
    known = {squash(word): value for word, value in hours.items()}
    exchanges = [exchange for edge in graph.edges for exchange in edge.exchanges]
    spoken = [(exchange, exchange.frequency) for exchange in exchanges if exchange.frequency]
    taken = [(exchange, known[key]) for exchange, word in spoken for key in [squash(word)] if key in known]
    foreign = Counter(word for _, word in spoken if squash(word) not in known)
    return Estimate(
        hours=_sum(value for _, value in taken),
        by_role=tuple(_by_role(graph, taken)),
        counted=len(taken),
        silent=len(exchanges) - len(spoken),
        foreign=tuple(sorted(foreign.items(), key=lambda item: (-item[1], item[0]))),
        table=tuple(hours.items()),
    )


def _by_role(graph: Graph, taken: Iterable[tuple[Exchange, float]]) -> list[tuple[Member, float]]:
    shares: dict[str, list[float]] = {}
    for exchange, value in taken:
        for key in (exchange.giver, exchange.taker):
            shares.setdefault(key, []).append(value)
    sums = [(member, _sum(shares[member.key])) for member in graph.roles if member.key in shares]
    return sorted(sums, key=lambda share: (-share[1], fold(share[0].label), share[0].key))


def _sum(values: Iterable[float]) -> float:
    return round(fsum(values), 2)
