"""The organisation as one graph: who is in it, and who gives what to whom.

Edges are normalised to the flow of work: `Receives dataset ← Data Engineer` and `Provides dataset → Data Analyst` are
one exchange, from the engineer to the analyst. A pair of members has one edge, however many lines speak of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum
from functools import cached_property

from rolelint.catalog import Catalog, Resolution
from rolelint.diagnostic import Diagnostic
from rolelint.frozen import frozen
from rolelint.identity import Identity, Place
from rolelint.interactions import Match, Relations, dependencies, relations, reports
from rolelint.mentions import mentions
from rolelint.model import Role
from rolelint.names import fold, fold_plural, free, slug, squash
from rolelint.owners import owners
from rolelint.reciprocal import silences
from rolelint.references import references
from rolelint.statements import Kind, Statement, kind_of
from rolelint.vocabulary import REPORTS_TO, Arrow, Flow


class Sort(StrEnum):
    """What a member is: a role, a file that cannot be read, a group, or somebody outside.

    An *ambiguous* name is borne by several roles, an *unknown* one by nobody. A *bundle* stands for several roles where
    a whole organisation is drawn in few boxes.
    """

    ROLE = "role"
    BROKEN = "broken"
    GROUP = "group"
    EXTERNAL = "external"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    BUNDLE = "bundle"


# What is said of roles that only name each other in their prose.
MENTIONS = "Mentions"


@frozen
class Member:
    """Somebody in the graph. `key` is unique; `role` is None for all but roles that could be read.

    `identity` is that of a role whose file is there, be it broken.
    `roles` are the keys of those whom a group holds, or whom an ambiguous name may mean. `size` counts the roles that
    it stands for. `findings` are those in the role's file, or in its part of it.
    """

    key: str
    label: str
    sort: Sort
    family: str | None = None
    seniority: str | None = None
    folder: str | None = None
    path: str | None = None
    size: int = 1
    roles: tuple[str, ...] = ()
    identity: Identity | None = field(default=None, compare=False, repr=False)
    role: Role | None = field(default=None, compare=False, repr=False)
    findings: tuple[Diagnostic, ...] = field(default=(), compare=False, repr=False)


@frozen
class Exchange:
    """One thing that goes from `giver` to `taker`, both by key, or both ways.

    `label` says it in the giver's words, also where only the taker wrote it down; `is_takers` tells that it is the
    taker's words, as nobody knows how the giver would say it. `said_by` are the keys of those who did. `verb` is the
    name of the verb in the vocabulary, None for an unknown one. `frequency` is that of whose words the label is, or of
    the other side. `as_one_of` is the label of the group that is addressed, where it reaches one of its roles. Without
    `statements` the front matter says it (`reports_to`).
    """

    giver: str
    taker: str
    is_mutual: bool
    label: str
    said_by: tuple[str, ...]
    verb: str | None = None
    frequency: str | None = None
    is_takers: bool = False
    as_one_of: str | None = None
    statements: tuple[Statement, ...] = field(default=(), compare=False, repr=False)

    @property
    def words(self) -> tuple[str, ...]:
        """All words for it: the label, and what each side wrote."""
        return tuple(dict.fromkeys((self.label, *(line.interaction.kind for line in self.statements))))

    @property
    def frequencies(self) -> tuple[str, ...]:
        """How often it happens, as each side has it; what both say stands once."""
        words = (self.frequency, *(line.interaction.frequency for line in self.statements))
        found: dict[str, str] = {}
        for word in filter(None, words):
            found.setdefault(squash(word), word)
        return tuple(found.values())

    def often(self, key: str = "") -> str:
        """Return how often it happens; where its sides differ, who says what else: `daily; Driver says weekly`.

        First comes what the member `key` says, else what stands with the label.
        """
        line = self.line_of(key)
        first = (line.interaction.frequency if line else None) or self.frequency or ""
        others = (
            f"{line.role.label} says {line.interaction.frequency}"
            for line in self.statements
            if line.interaction.frequency != first and line.often not in {"", squash(first)}
        )
        return "; ".join(filter(None, (first, *others)))

    def told(self, key: str = "") -> str:
        """Return it in words: those of the member `key` where it wrote some, else the label.

        Where this is the taker's, its name says so: `Driver: Gets parcels`.
        """
        line = self.line_of(key)
        if line:
            return line.interaction.kind
        return f"{self.statements[0].role.label}: {self.label}" if self.is_takers and self.statements else self.label

    def line_of(self, key: str) -> Statement | None:
        """Return what a member wrote about it."""
        lines = zip(self.said_by, self.statements, strict=False)
        return next((line for by, line in lines if by == key), None) if key in self.said_by else None


@frozen
class Edge:
    """All exchanges of a pair. It points from `source` to `target`, both keys; `is_mutual` if work goes both ways.

    `is_one_sided` tells that one of two roles lists interactions and never mentions the other. `findings` are those
    about the pair's lines.
    """

    source: str
    target: str
    is_mutual: bool
    exchanges: tuple[Exchange, ...]
    is_one_sided: bool = False
    findings: tuple[Diagnostic, ...] = field(default=(), compare=False, repr=False)

    @classmethod
    def of(
        cls, exchanges: tuple[Exchange, ...], *, is_one_sided: bool = False, findings: tuple[Diagnostic, ...] = ()
    ) -> "Edge":
        """Return the edge of all exchanges of a pair; there must be one."""
        ways = {(exchange.giver, exchange.taker) for exchange in exchanges if not exchange.is_mutual}
        is_mutual = len(ways) != 1 or any(exchange.is_mutual for exchange in exchanges)
        first = exchanges[0]
        ends = sorted((first.giver, first.taker)) if is_mutual else (first.giver, first.taker)
        return cls(ends[0], ends[1], is_mutual, exchanges, is_one_sided, findings)


@frozen
class Graph:
    """Members, roles first, each sort by label; edges by their ends. `frequencies` are the project's, often to rare.

    `is_public` tells that whoever sees it must not learn what its files are called. `superiors` and `needs` are whom
    each role reports to and depends on, by key. `judged` are the codes of the rules whose findings it bears.
    """

    members: tuple[Member, ...]
    edges: tuple[Edge, ...]
    frequencies: tuple[str, ...] = ()
    is_public: bool = False
    superiors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    judged: frozenset[str] = frozenset()

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

    @cached_property
    def groups_of(self) -> Mapping[str, tuple[Member, ...]]:
        """The groups that each role is addressed with, by its key; none for a role that is in none."""
        groups: dict[str, list[Member]] = {}
        for member in self.members:
            for key in member.roles if member.sort is Sort.GROUP else ():
                if any(key not in (edge.source, edge.target) for edge in self.touching[member.key]):
                    groups.setdefault(key, []).append(member)
        return {key: tuple(own) for key, own in groups.items()}


def build(catalog: Catalog, diagnostics: Iterable[Diagnostic] = (), judged: frozenset[str] = frozenset()) -> Graph:
    """Build the graph of a project. `diagnostics` are shown with the members and edges that they are about.

    `judged` are the codes of the rules that found them, or found nothing.
    """
    return replace(_Builder(catalog, diagnostics).graph(), judged=judged)


class _Builder:
    """Gathers members and edges; keys are given out once."""

    def __init__(self, catalog: Catalog, diagnostics: Iterable[Diagnostic]) -> None:
        self.catalog = catalog
        self.relations: Relations = catalog.once(relations)
        of = catalog.once(owners).of
        self.found: dict[Place, list[Diagnostic]] = {}
        for diagnostic in diagnostics:
            owner = of(diagnostic.finding.at)
            place = owner.identity.place if isinstance(owner, Role) else (diagnostic.finding.at.path, None)
            self.found.setdefault(place, []).append(diagnostic)
        self.taken: set[str] = set()
        self.keys: dict[Identity, str] = {}
        self.others: dict[tuple[Sort, object], Member] = {}
        self.externals = {fold_plural(name): name for name in reversed([*catalog.externals])}
        self.externals |= {fold(name): name for name in reversed([*catalog.externals])}

    def graph(self) -> Graph:
        identities = sorted(self.catalog.identities, key=lambda one: (fold(one.label), one.path, one.section or ""))
        roles = [self.member(identity) for identity in identities]
        edges = sorted((*self.between_roles(), *self.to_others()), key=lambda edge: (edge.source, edge.target))
        others = sorted(self.others.values(), key=lambda member: (list(Sort).index(member.sort), fold(member.label)))
        return Graph(
            (*roles, *others),
            tuple(edges),
            self.catalog.vocabulary.frequency,
            superiors=self.by_role((role, superior) for role, superior, _ in reports(self.catalog)),
            needs=self.by_role((line.role.identity, line.others[0]) for line in dependencies(self.catalog)),
        )

    def by_role(self, pairs: Iterable[tuple[Identity, Identity]]) -> dict[str, tuple[str, ...]]:
        """Return who stands second, by who stands first, as keys."""
        found: dict[str, dict[str, None]] = {}
        for one, other in pairs:
            found.setdefault(self.keys[one], {})[self.keys[other]] = None
        return {key: tuple(others) for key, others in found.items()}

    def member(self, identity: Identity) -> Member:
        role = self.relations.roles.get(identity)
        self.keys[identity] = self.key(identity.key)
        return Member(
            key=self.keys[identity],
            label=identity.label,
            sort=Sort.ROLE if role else Sort.BROKEN,
            family=role.family if role else None,
            seniority=role.default_seniority if role else None,
            folder=identity.folder,
            path=identity.path,
            identity=identity,
            role=role,
            findings=tuple(self.found.get(identity.place, ())),
        )

    def key(self, name: str) -> str:
        """Give out a key that nobody has yet."""
        key = free(slug(name), self.taken)
        self.taken.add(key)
        return key

    def between_roles(self) -> Iterator[Edge]:
        beside = self.reporting()
        for mention in self.catalog.once(mentions):
            said = _told(self.keys[mention.role], self.keys[mention.other], MENTIONS)
            beside.setdefault(frozenset((mention.role, mention.other)), []).append(said)
        one_sided = {
            frozenset((silence.speaker.identity, silence.silent.identity)) for silence in self.catalog.once(silences)
        }
        for pair in self.relations.pairs:
            ends = frozenset(pair)
            told = (exchange for match in self.relations.matches(*pair) for exchange in self.exchanges(match))
            yield self.edge((*told, *beside.pop(ends, ())), is_one_sided=ends in one_sided)
        yield from (self.edge(tuple(exchanges)) for exchanges in beside.values())

    def reporting(self) -> dict[frozenset[Identity], list[Exchange]]:
        """Return what only the front matter says about who reports to whom, by pair."""
        said = {statement.reporting for statement in self.relations.statements}
        pairs: dict[frozenset[Identity], list[Exchange]] = {}
        for role, superiors in self.relations.superiors.items():
            for superior in dict.fromkeys(superior for _, superior in superiors):
                if (role, superior) not in said:
                    exchange = _told(self.keys[role], self.keys[superior], REPORTS_TO, REPORTS_TO)
                    pairs.setdefault(frozenset((role, superior)), []).append(exchange)
        return pairs

    def exchanges(self, match: Match) -> Iterator[Exchange]:
        """Yield what two sides tell: one exchange where it is surely the same, else one for each of them."""
        sides = match.statements
        for statements in [sides] if match.is_one else [(side,) for side in sides]:
            lead = min(statements, key=_lead)
            said_by = tuple(self.keys[line.role.identity] for line in statements)
            yield self.told(lead, statements, (self.keys[lead.role.identity], self.keys[lead.others[0]]), said_by)

    def to_others(self) -> Iterator[Edge]:
        """Yield the edges to whoever is no single role."""
        pairs: dict[tuple[str, str], list[Exchange]] = {}
        for statement in self.relations.statements:
            if statement.kind is not Kind.ROLE:
                other = self.other(statement.name, self.catalog.resolve(statement.name))
                ends = self.keys[statement.role.identity], other.key
                pairs.setdefault(ends, []).append(self.told(statement, (statement,), ends, ends[:1]))
        for reference in self.catalog.once(references):
            if reference.key == "reports_to" and not reference.superior:
                ends = self.keys[reference.role.identity], self.other(reference.name, reference.meaning).key
                known = pairs.setdefault(ends, [])
                if not any(exchange.verb == REPORTS_TO for exchange in known):
                    known.append(_told(*ends, REPORTS_TO, REPORTS_TO))
        yield from (self.edge(tuple(exchanges)) for exchanges in pairs.values())

    def other(self, name: str, meaning: Resolution) -> Member:
        """Return the member for a name that is not a role's: one for all names that mean the same."""
        sort = Sort(kind_of(meaning).value)
        label = self.label(name, meaning)
        known = (sort, meaning.roles or meaning.ambiguous or fold(label))
        if known not in self.others:
            roles = tuple(self.keys[role] for role in meaning.roles or meaning.ambiguous)
            size = len(roles) if sort is Sort.GROUP else 1
            self.others[known] = Member(self.key(label), label, sort, size=size, roles=roles)
        return self.others[known]

    def label(self, name: str, meaning: Resolution) -> str:
        """Return what an external is declared as, and what a family is called in its roles; else the name."""
        if meaning.is_external:
            return self.externals.get(fold(name)) or self.externals.get(fold_plural(name)) or name
        members = (self.relations.roles.get(role) for role in meaning.roles)
        families = (role.family for role in members if role and role.family)
        return next((family for family in families if fold_plural(family) == fold_plural(name)), name)

    def told(
        self, lead: Statement, statements: tuple[Statement, ...], ends: tuple[str, str], said_by: tuple[str, ...]
    ) -> Exchange:
        """Tell an exchange in the words of `lead`, which `ends[0]` wrote about `ends[1]`."""
        vocabulary, phrase, label, flow = self.catalog.vocabulary, lead.phrase, lead.interaction.kind, lead.flow
        giver, taker = ends if flow is not Flow.IN else ends[::-1]
        answer = vocabulary.inverse(phrase) if flow is Flow.IN and phrase else None
        if answer:
            label, phrase = answer, vocabulary.phrase(answer)
        often = (statement.interaction.frequency for statement in (lead, *statements))
        return Exchange(
            giver,
            taker,
            is_mutual=flow is Flow.BOTH,
            label=label,
            said_by=said_by,
            verb=phrase.name if phrase else None,
            frequency=next((frequency for frequency in often if frequency), None),
            is_takers=flow is Flow.IN and not answer,
            statements=statements,
        )

    def edge(self, exchanges: tuple[Exchange, ...], *, is_one_sided: bool = False) -> Edge:
        lines = {id(line): line for exchange in exchanges for line in exchange.statements}.values()
        findings = dict.fromkeys(found for line in lines for found in self.about(line))
        return Edge.of(exchanges, is_one_sided=is_one_sided, findings=tuple(findings))

    def about(self, statement: Statement) -> Iterator[Diagnostic]:
        """Yield the findings that stand in a line."""
        at = statement.interaction.node.at
        for found in self.found.get(statement.role.identity.place, ()):
            if at.start <= found.finding.at.start and found.finding.at.end <= at.end:
                yield found


def _told(role: str, other: str, label: str, verb: str | None = None) -> Exchange:
    """Return what a role says of another one elsewhere than in its interactions."""
    return Exchange(role, other, is_mutual=False, label=label, verb=verb, said_by=(role,))


def _lead(statement: Statement) -> tuple[bool, bool, bool]:
    """Rank whose words tell an exchange: the giver's, and of two givers the one whose arrow follows the work."""
    follows = statement.phrase is not None and statement.phrase.verb.arrow is Arrow.FLOW
    flow = statement.flow
    return flow is Flow.IN, flow is Flow.BOTH, not follows
