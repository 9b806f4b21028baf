"""The organisation as one graph: who is in it, and who gives what to whom.

Edges are normalised to the flow of work: `Receives dataset ← Data Engineer` and `Provides dataset → Data Analyst` are
one exchange, from the engineer to the analyst. A pair of members has one edge, however many lines speak of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from rolelint.catalog import Catalog
from rolelint.diagnostic import Diagnostic
from rolelint.identity import GENERIC_STEMS, Identity
from rolelint.interactions import Kind, Match, Relations, Statement, relations
from rolelint.model import Role
from rolelint.names import fold, slug
from rolelint.vocabulary import REPORTS_TO, Arrow, Flow

_REPORTING = frozenset({REPORTS_TO})


class Sort(StrEnum):
    """What a member is: a role, a file that cannot be read, a group, somebody outside, or a name that nobody bears.

    A *bundle* stands for several roles where a whole organisation is drawn in few boxes.
    """

    ROLE = "role"
    BROKEN = "broken"
    GROUP = "group"
    EXTERNAL = "external"
    UNKNOWN = "unknown"
    BUNDLE = "bundle"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the graph. `key` is unique; `role` is None for all but roles that could be read.

    `size` counts the roles that it stands for. `findings` are those in the role's file.
    """

    key: str
    label: str
    sort: Sort
    family: str | None = None
    seniority: str | None = None
    folder: str | None = None
    path: str | None = None
    size: int = 1
    role: Role | None = field(default=None, compare=False, repr=False)
    findings: tuple[Diagnostic, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One thing that goes from `giver` to `taker`, both by key, or both ways.

    `label` says it in the giver's words, also where only the taker wrote it down. `said_by` are the keys of those who
    did. `verb` is the name of the verb in the vocabulary, None for an unknown one. Without `statements` the front
    matter says it (`reports_to`).
    """

    giver: str
    taker: str
    is_mutual: bool
    label: str
    said_by: tuple[str, ...]
    verb: str | None = None
    frequency: str | None = None
    statements: tuple[Statement, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Edge:
    """All exchanges of a pair. It points from `source` to `target`, both keys; `is_mutual` if work goes both ways.

    `is_one_sided` tells that one of two roles never mentions the other. `findings` are those about the pair's lines.
    """

    source: str
    target: str
    is_mutual: bool
    exchanges: tuple[Exchange, ...]
    is_one_sided: bool = False
    findings: tuple[Diagnostic, ...] = field(default=(), compare=False, repr=False)

    @property
    def labels(self) -> tuple[str, ...]:
        """What is exchanged, each with its frequency: `Provides API (daily)`."""
        return tuple(
            dict.fromkeys(
                f"{exchange.label} ({exchange.frequency})" if exchange.frequency else exchange.label
                for exchange in self.exchanges
            )
        )


@dataclass(frozen=True)
class Graph:
    """Members, roles first, each sort by label; edges by their ends. `frequencies` are the project's, often to rare.

    `is_public` tells that whoever sees it must not learn what its files are called.
    """

    members: tuple[Member, ...]
    edges: tuple[Edge, ...]
    frequencies: tuple[str, ...] = ()
    is_public: bool = False

    @cached_property
    def by_key(self) -> Mapping[str, Member]:
        """The members by key."""
        return {member.key: member for member in self.members}

    @cached_property
    def roles(self) -> tuple[Member, ...]:
        """The members that are roles of this project, those of broken files too."""
        return tuple(member for member in self.members if member.sort in {Sort.ROLE, Sort.BROKEN})

    @cached_property
    def touching(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges of each member, by its key."""
        edges: dict[str, list[Edge]] = {member.key: [] for member in self.members}
        for edge in self.edges:
            edges[edge.source].append(edge)
            edges[edge.target].append(edge)
        return {key: tuple(own) for key, own in edges.items()}


def build(catalog: Catalog, diagnostics: Iterable[Diagnostic] = ()) -> Graph:
    """Build the graph of a project. `diagnostics` are shown with the members and edges that they are about."""
    return _Builder(catalog, diagnostics).graph()


class _Builder:
    """Gathers members and edges; keys are given out once."""

    def __init__(self, catalog: Catalog, diagnostics: Iterable[Diagnostic]) -> None:
        self.catalog = catalog
        self.relations: Relations = catalog.once(relations)
        self.found: dict[str, list[Diagnostic]] = {}
        for diagnostic in diagnostics:
            self.found.setdefault(diagnostic.finding.at.path, []).append(diagnostic)
        self.taken: set[str] = set()
        self.keys: dict[Identity, str] = {}
        self.others: dict[tuple[Sort, str], Member] = {}

    def graph(self) -> Graph:
        identities = sorted(self.catalog.identities, key=lambda identity: (fold(identity.label), identity.path))
        roles = [self.member(identity) for identity in identities]
        edges = sorted((*self.between_roles(), *self.to_others()), key=lambda edge: (edge.source, edge.target))
        others = sorted(self.others.values(), key=lambda member: (list(Sort).index(member.sort), fold(member.label)))
        return Graph((*roles, *others), tuple(edges), self.catalog.vocabulary.frequency)

    def member(self, identity: Identity) -> Member:
        role = self.relations.roles.get(identity)
        self.keys[identity] = self.key(identity.key)
        return Member(
            key=self.keys[identity],
            label=identity.label,
            sort=Sort.ROLE if role else Sort.BROKEN,
            family=role.family if role else None,
            seniority=role.default_seniority if role else None,
            folder=_folder(identity.path),
            path=identity.path,
            role=role,
            findings=tuple(self.found.get(identity.path, ())),
        )

    def key(self, name: str) -> str:
        """Give out a key that nobody has yet."""
        wanted = key = slug(name)
        number = 2
        while key in self.taken:
            key, number = f"{wanted}-{number}", number + 1
        self.taken.add(key)
        return key

    def between_roles(self) -> Iterator[Edge]:
        reporting = self.reporting()
        for one, other in self.relations.pairs:
            told = (self.exchange(match, one, other) for match in self.relations.matches(one, other))
            exchanges = (*told, *reporting.pop(frozenset((one, other)), ()))
            is_one_sided = not (self.relations.mentions(one, other) and self.relations.mentions(other, one))
            yield self.edge(exchanges, is_one_sided=is_one_sided and {one, other} <= self.relations.roles.keys())
        yield from (self.edge(tuple(exchanges)) for exchanges in reporting.values())

    def reporting(self) -> dict[frozenset[Identity], list[Exchange]]:
        """Return what only the front matter says about who reports to whom, by pair."""
        pairs: dict[frozenset[Identity], list[Exchange]] = {}
        for role, superiors in self.relations.superiors.items():
            for superior in dict.fromkeys(superior for _, superior in superiors):
                lines = (*self.relations.said(role, superior), *self.relations.said(superior, role))
                if not any(
                    line.phrase and _REPORTING & {line.phrase.name, *line.phrase.verb.inverse} for line in lines
                ):
                    ends = self.keys[role], self.keys[superior]
                    exchange = Exchange(*ends, is_mutual=False, label=REPORTS_TO, verb=REPORTS_TO, said_by=ends[:1])
                    pairs.setdefault(frozenset((role, superior)), []).append(exchange)
        return pairs

    def exchange(self, match: Match, one: Identity, other: Identity) -> Exchange:
        lead = min(match.statements, key=_lead)
        speaker, listener = self.keys[lead.role.identity], self.keys[other if lead.role.identity == one else one]
        said_by = tuple(self.keys[statement.role.identity] for statement in match.statements)
        return self.told(lead, match.statements, (speaker, listener), said_by)

    def to_others(self) -> Iterator[Edge]:
        """Yield the edges to whoever is no single role."""
        pairs: dict[tuple[str, str], list[Exchange]] = {}
        for statement in self.relations.statements:
            if statement.kind is not Kind.ROLE:
                ends = self.keys[statement.role.identity], self.other(statement).key
                pairs.setdefault(ends, []).append(self.told(statement, (statement,), ends, ends[:1]))
        yield from (self.edge(tuple(exchanges)) for exchanges in pairs.values())

    def other(self, statement: Statement) -> Member:
        sort = Sort(statement.kind.value)
        known = (sort, fold(statement.name))
        if known not in self.others:
            size = len(statement.others) if sort is Sort.GROUP else 1
            self.others[known] = Member(self.key(statement.name), statement.name, sort, size=size)
        return self.others[known]

    def told(
        self, lead: Statement, statements: tuple[Statement, ...], ends: tuple[str, str], said_by: tuple[str, ...]
    ) -> Exchange:
        """Tell an exchange in the words of `lead`, which `ends[0]` wrote about `ends[1]`."""
        vocabulary, phrase, label = self.catalog.vocabulary, lead.phrase, lead.interaction.kind
        giver, taker = ends if lead.flow is not Flow.IN else ends[::-1]
        if lead.flow is Flow.IN and phrase:
            label = vocabulary.inverse(phrase) or label
            phrase = vocabulary.phrase(label)
        often = (statement.interaction.frequency for statement in (lead, *statements))
        return Exchange(
            giver,
            taker,
            is_mutual=lead.flow is Flow.BOTH,
            label=label,
            said_by=said_by,
            verb=phrase.name if phrase else None,
            frequency=next((frequency for frequency in often if frequency), None),
            statements=statements,
        )

    def edge(self, exchanges: tuple[Exchange, ...], *, is_one_sided: bool = False) -> Edge:
        ways = {(exchange.giver, exchange.taker) for exchange in exchanges if not exchange.is_mutual}
        is_mutual = len(ways) != 1 or any(exchange.is_mutual for exchange in exchanges)
        first = exchanges[0]
        ends = sorted((first.giver, first.taker)) if is_mutual else (first.giver, first.taker)
        lines = {id(line): line for exchange in exchanges for line in exchange.statements}.values()
        findings = dict.fromkeys(found for line in lines for found in self.about(line))
        return Edge(ends[0], ends[1], is_mutual, exchanges, is_one_sided, tuple(findings))

    def about(self, statement: Statement) -> Iterator[Diagnostic]:
        """Yield the findings that stand in a line."""
        at = statement.interaction.node.at
        for found in self.found.get(at.path, ()):
            if at.start <= found.finding.at.start and found.finding.at.end <= at.end:
                yield found


def _lead(statement: Statement) -> tuple[bool, bool, bool]:
    """Rank whose words tell an exchange: the giver's, and of two givers the one whose arrow follows the work."""
    follows = statement.phrase is not None and statement.phrase.verb.arrow is Arrow.FLOW
    return statement.flow is Flow.IN, statement.flow is Flow.BOTH, not follows


def _folder(path: str) -> str:
    """Return the folder that a role's file lies in; one that only holds this role is not counted."""
    folder, _, file = path.rpartition("/")
    return folder.rpartition("/")[0] if file.partition(".")[0].casefold() in GENERIC_STEMS else folder
