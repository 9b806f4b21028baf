"""What the roles say about working with each other: who addresses whom, and which lines tell of the same thing.

A *statement* is one line of a role, for one of those it is addressed to. Two statements of a pair *correspond* where
they are the two sides of one exchange: `Provides dataset` here, `Receives dataset` there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rolelint.catalog import Catalog, Resolution
from rolelint.identity import Identity
from rolelint.model import Interaction, Role
from rolelint.names import fold, fold_plural
from rolelint.vocabulary import Flow, Phrase, Vocabulary

_FLOWS = {"from": Flow.IN, "both": Flow.BOTH}
_MIRRORED = frozenset({(Flow.OUT, Flow.IN), (Flow.IN, Flow.OUT), (Flow.BOTH, Flow.BOTH)})


class Kind(StrEnum):
    """What a line is addressed to: a role by its name, a family or everyone, somebody outside, or nobody known."""

    ROLE = "role"
    GROUP = "group"
    EXTERNAL = "external"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one role says about working with another one, named as it is written.

    `others` is the role that is meant, the members of a group, or nobody of this project. `phrase` is None where the
    vocabulary does not know the verb.
    """

    role: Role
    interaction: Interaction
    name: str
    kind: Kind
    others: tuple[Identity, ...]
    phrase: Phrase | None

    @property
    def flow(self) -> Flow:
        """Which way work goes: what the verb says, else what the arrow shows."""
        return self.phrase.verb.flow if self.phrase else _FLOWS.get(self.interaction.arrow or "", Flow.OUT)

    @property
    def object(self) -> str:
        """What is given or received, made comparable; empty where the verb names nothing."""
        return fold_plural(self.phrase.object) if self.phrase else ""

    @property
    def often(self) -> str:
        """The frequency, made comparable; empty where there is none."""
        return frequency_key(self.interaction.frequency or "")

    @property
    def sentence(self) -> str:
        """The line as a sentence about its role: `QA Engineer reports to Product Manager (weekly)`."""
        verb = f"{self.interaction.kind[:1].lower()}{self.interaction.kind[1:]}"
        often = f" ({self.interaction.frequency})" if self.interaction.frequency else ""
        return f"'{self.role.label}' {verb} {self.name}{often}"


@dataclass(frozen=True, slots=True)
class Match:
    """One exchange of a pair as each side tells it; one of them may be silent.

    `is_loose` tells that the two lines name different things, and are taken for one only because nothing else is left.
    """

    mine: Statement | None
    theirs: Statement | None
    is_loose: bool = False

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The sides that speak."""
        return tuple(side for side in (self.mine, self.theirs) if side)


@dataclass(frozen=True)
class Relations:
    """All statements of a project, in the order of roles and lines.

    `superiors` are the roles that a role's front matter says it reports to, each with the name as written.
    """

    vocabulary: Vocabulary
    roles: Mapping[Identity, Role]
    statements: tuple[Statement, ...]
    superiors: Mapping[Identity, tuple[tuple[str, Identity], ...]]

    def said(self, speaker: Identity, about: Identity) -> tuple[Statement, ...]:
        """Return what one role says about another one by name."""
        return self._said.get((speaker, about), ())

    def mentions(self, speaker: Identity, other: Identity) -> bool:
        """Tell whether a role speaks of another one, be it by its family or as one of all."""
        return (speaker, other) in self._said or other in self._groups.get(speaker, ())

    @cached_property
    def pairs(self) -> tuple[tuple[Identity, Identity], ...]:
        """The pairs of roles of which at least one names the other, each once, in the order of the first line."""
        return tuple(
            dict.fromkeys((one, other) if one.path <= other.path else (other, one) for one, other in self._said)
        )

    def matches(self, one: Identity, other: Identity) -> tuple[Match, ...]:
        """Join what the two sides of a pair say: lines that correspond, then those that stand alone."""
        return tuple(_matched(self.said(one, other), self.said(other, one), self.vocabulary))

    @cached_property
    def is_answered(self) -> bool:
        """Whether at least half of the roles that name others are named in return by one of them."""
        speakers = dict.fromkeys(speaker for speaker, _ in self._said)
        heard = {speaker for speaker, other in self._said if self.mentions(other, speaker)}
        return bool(heard) and 2 * len(heard) >= len(speakers)

    @cached_property
    def _said(self) -> Mapping[tuple[Identity, Identity], tuple[Statement, ...]]:
        said: dict[tuple[Identity, Identity], list[Statement]] = {}
        for statement in self.statements:
            if statement.kind is Kind.ROLE:
                said.setdefault((statement.role.identity, statement.others[0]), []).append(statement)
        return {pair: tuple(lines) for pair, lines in said.items()}

    @cached_property
    def _groups(self) -> Mapping[Identity, frozenset[Identity]]:
        groups: dict[Identity, set[Identity]] = {}
        for statement in self.statements:
            if statement.kind is Kind.GROUP:
                groups.setdefault(statement.role.identity, set()).update(statement.others)
        return {speaker: frozenset(others) for speaker, others in groups.items()}


def relations(catalog: Catalog) -> Relations:
    """Return the statements of a project; ask by `catalog.once(relations)`."""
    statements = (
        statement
        for role in catalog.roles
        for interaction in role.interactions
        for statement in _statements(catalog, role, interaction)
    )
    roles = {role.identity: role for role in catalog.roles}
    superiors = {role.identity: tuple(_superiors(catalog, role)) for role in catalog.roles if role.reports_to}
    return Relations(catalog.vocabulary, roles, tuple(statements), superiors)


def _superiors(catalog: Catalog, role: Role) -> Iterator[tuple[str, Identity]]:
    for reference in role.reports_to:
        for name, meaning in catalog.parts(reference):
            if len(meaning.roles) == 1 and not meaning.is_group and meaning.roles[0] != role.identity:
                yield name, meaning.roles[0]


def frequency_key(words: str) -> str:
    """Return what frequencies are compared by: `On demand` is `on-demand`."""
    return fold(words).replace(" ", "")


def _statements(catalog: Catalog, role: Role, interaction: Interaction) -> Iterator[Statement]:
    """Yield a statement per name that a line lists; what names the role itself is none."""
    phrase = catalog.vocabulary.phrase(interaction.kind)
    linked = catalog.resolve_link(interaction.link, role.path) if interaction.link else None
    if linked:
        meanings: Iterable[tuple[str, Resolution]] = ((interaction.role or linked.label, Resolution((linked,))),)
    else:
        meanings = catalog.parts(interaction.role) if interaction.role else ()
    for name, meaning in meanings:
        others = tuple(other for other in meaning.roles if other != role.identity)
        if others or not meaning.roles:
            yield Statement(role, interaction, name, _kind(meaning), others, phrase)


def _kind(meaning: Resolution) -> Kind:
    if meaning.is_group:
        return Kind.GROUP
    if meaning.roles:
        return Kind.ROLE
    return Kind.EXTERNAL if meaning.is_external else Kind.UNKNOWN


def _matched(mine: Iterable[Statement], theirs: Iterable[Statement], vocabulary: Vocabulary) -> Iterator[Match]:
    """Match each line with the best one of the other side that is still free."""
    free = list(theirs)
    left = []
    for statement in mine:
        fits = [(_fit(statement, other, vocabulary), -place) for place, other in enumerate(free)]
        best = max((fit for fit in fits if fit[0]), default=None)
        if best:
            yield Match(statement, free.pop(-best[1]))
        else:
            left.append(statement)
    loose = len(left) == len(free) == 1 and (left[0].flow, free[0].flow) in _MIRRORED and left[0].often == free[0].often
    if loose:
        yield Match(left[0], free[0], is_loose=True)
        return
    yield from (Match(statement, None) for statement in left)
    yield from (Match(None, statement) for statement in free)


def _fit(one: Statement, other: Statement, vocabulary: Vocabulary) -> int:
    """Rate how well two lines are the sides of one exchange: 0 not at all, more for the same words and frequency."""
    are_inverse = _is_inverse(one, other, vocabulary) or _is_inverse(other, one, vocabulary)
    if not are_inverse and (one.flow, other.flow) not in _MIRRORED:
        return 0
    if one.object and other.object and one.object != other.object:
        return 0
    is_same = bool(one.object) and one.object == other.object
    return 1 + 4 * is_same + 2 * are_inverse + (one.often == other.often)


def _is_inverse(one: Statement, other: Statement, vocabulary: Vocabulary) -> bool:
    if one.phrase is None or other.phrase is None:
        return False
    names = (vocabulary.phrase(inverse.removesuffix(" *")) for inverse in one.phrase.verb.inverse)
    return any(phrase and phrase.name == other.phrase.name for phrase in names)
