"""What the roles say about working with each other: who addresses whom, and which lines tell of the same thing.

Two statements of a pair *correspond* where they are the two sides of one exchange: `Provides dataset` here, `Receives
dataset` there.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property, partial
from itertools import chain

from rolelint.catalog import Catalog
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.inventory import inventory
from rolelint.model import Interaction, Role
from rolelint.names import fold, fold_plural
from rolelint.references import Reference, place_of, references
from rolelint.source import Location
from rolelint.statements import Kind, Statement, kind_of, takes_object
from rolelint.vocabulary import Flow, Phrase, Vocabulary

_MIRRORED = frozenset({(Flow.OUT, Flow.IN), (Flow.IN, Flow.OUT), (Flow.BOTH, Flow.BOTH)})
# A fit that is more than a flow that mirrors the other and the same frequency: below, two lines only do not contradict.
_FIRM = 3
_Rate = Callable[[Statement, Statement], int]
# Path and section of a role that speaks, then those of the one that it speaks of.
_Ends = tuple[str, str | None, str, str | None]
# A name's rank among those that a line lists, how it is written, what it is that of, and who is meant.
_Name = tuple[int | None, str, Kind, tuple[Identity, ...]]
# Makes a named tuple without a call of Python code.
_new = tuple.__new__


@frozen
class Match:
    """One exchange of a pair as each side tells it; one of them may be silent.

    `is_loose` tells that only their directions join the two lines, not what they say.
    """

    mine: Statement | None
    theirs: Statement | None
    is_loose: bool = False

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The sides that speak."""
        return tuple(side for side in (self.mine, self.theirs) if side)

    @property
    def is_certain(self) -> bool:
        """Whether both sides speak, and what they say joins them: by the vocabulary, or as they use the same words."""
        if not (self.mine and self.theirs):
            return False
        return not self.is_loose or fold(self.mine.interaction.kind) == fold(self.theirs.interaction.kind)

    @property
    def is_one(self) -> bool:
        """Whether both sides tell of one thing that happens: who gives and who takes it, or who leads whom.

        Of two lines that both give, such as `Escalates to` and the `Supports` that answers it, each is one of its own.
        """
        if not (self.mine and self.theirs and self.is_certain):
            return False
        is_led = self.mine.reporting is not None and self.mine.reporting == self.theirs.reporting
        return is_led or (self.mine.flow, self.theirs.flow) in _MIRRORED


@frozen
class Relations:
    """All statements of a project, in the order of roles and lines.

    `superiors` are the roles that a role's front matter says it reports to, each with the name as written. What names
    the role that says it is no statement; `to_itself` are these lines.
    """

    vocabulary: Vocabulary
    roles: Mapping[Identity, Role]
    statements: tuple[Statement, ...]
    superiors: Mapping[Identity, tuple[tuple[str, Identity], ...]]
    to_itself: tuple[tuple[Role, Interaction], ...] = ()
    _fits: dict[tuple[str, Flow, str, Flow], int] = field(default_factory=dict, compare=False, repr=False)

    def said(self, speaker: Identity, about: Identity) -> tuple[Statement, ...]:
        """Return what one role says about another one by name."""
        return self._said.get((speaker.path, speaker.section, about.path, about.section), ())

    def mentions(self, speaker: Identity, other: Identity) -> bool:
        """Tell whether a role speaks of another one: by name, by its family, as one of all, or as its superior."""
        if self.said(speaker, other):
            return True
        groups = self._groups.get(speaker, ())
        if groups and speaker != other and any(other in members for members in groups):
            return True
        return any(superior == other for _, superior in self.superiors.get(speaker, ()))

    def addresses(self, statement: Statement, other: Identity) -> bool:
        """Tell whether a line is addressed to another role, be it as one of a group."""
        if statement.kind is not Kind.GROUP:
            return other in statement.meant
        return other != statement.role.identity and other in self._members[id(statement.meant)]

    def of(self, kind: Kind) -> Sequence[Statement]:
        """Return the statements that are addressed to somebody of a kind."""
        return self._by_kind.get(kind, ())

    @cached_property
    def pairs(self) -> tuple[tuple[Identity, Identity], ...]:
        """The pairs of roles of which at least one names the other, each once, in the order of the first line."""
        return tuple(ends_of(mine) for mine, _ in self._pairs)

    @property
    def one_sided(self) -> Iterator[tuple[Identity, Identity]]:
        """Who names whom without being named by them, in the order of the first line."""
        return ((mine[0].role.identity, mine[0].meant[0]) for mine, theirs in self._pairs if not theirs)

    @property
    def mutual(self) -> Iterator[tuple[tuple[Statement, ...], tuple[Statement, ...]]]:
        """What the roles of a pair say about each other, where both do: those first that have the first line."""
        return (both for both in self._pairs if both[1])

    def matches(self, one: Identity, other: Identity) -> tuple[Match, ...]:
        """Join what the two sides of a pair say: lines that correspond, then those that stand alone."""
        return tuple(_matched(self.said(one, other), self.said(other, one), self._fit))

    def _fit(self, one: Statement, other: Statement) -> int:
        """Rate two lines by their verbs, each pair of them once, and by the same frequency."""
        verbs = one.interaction.kind, one.flow, other.interaction.kind, other.flow
        if verbs not in self._fits:
            self._fits[verbs] = _fit(one, other, self.vocabulary)
        fit = self._fits[verbs]
        return fit + (one.often == other.often) if fit else 0

    @cached_property
    def is_answered(self) -> bool:
        """Whether at least half of the roles that name others are named in return by one of them."""
        speakers: set[Identity] = set()
        heard: set[Identity] = set()
        for lines, answers in self._pairs:
            speaker, other = lines[0].role.identity, lines[0].meant[0]
            speakers.add(speaker)
            if answers:
                speakers.add(other)
                heard.update((speaker, other))
            elif speaker not in heard and self.mentions(other, speaker):
                heard.add(speaker)
        return bool(heard) and 2 * len(heard) >= len(speakers)

    @cached_property
    def _pairs(self) -> Sequence[tuple[tuple[Statement, ...], tuple[Statement, ...]]]:
        """What the roles of each pair say, those first that have the first line; the others may say nothing."""
        said, found, seen = self._said, [], set[_Ends]()
        for ends, lines in said.items():
            if ends not in seen:
                path, section, other_path, other_section = ends
                turned = other_path, other_section, path, section
                answers = said.get(turned, ())
                if answers:
                    seen.add(turned)
                found.append((lines, answers))
        return found

    @cached_property
    def _by_kind(self) -> Mapping[Kind, Sequence[Statement]]:
        found: dict[Kind, list[Statement]] = {}
        for statement in self.statements:
            found.setdefault(statement.kind, []).append(statement)
        return found

    @cached_property
    def _said(self) -> Mapping[_Ends, tuple[Statement, ...]]:
        """What each role says about each other one, by their places, which are compared faster than identities."""
        said: dict[_Ends, tuple[Statement, ...]] = {}
        for statement in self.of(Kind.ROLE):
            mine, about = statement.role.identity, statement.meant[0]
            ends = mine.path, mine.section, about.path, about.section
            said[ends] = (*said[ends], statement) if ends in said else (statement,)
        return said

    @cached_property
    def _groups(self) -> Mapping[Identity, tuple[frozenset[Identity], ...]]:
        """The groups that each role speaks of; who are in one are the same object wherever it is named."""
        groups: dict[Identity, dict[int, frozenset[Identity]]] = {}
        for statement in self.of(Kind.GROUP):
            group = id(statement.meant)
            groups.setdefault(statement.role.identity, {})[group] = self._members[group]
        return {speaker: tuple(members.values()) for speaker, members in groups.items()}

    @cached_property
    def _members(self) -> Mapping[int, frozenset[Identity]]:
        """Who are in each group, by the object that the statements share."""
        groups = {id(one.meant): one.meant for one in self.of(Kind.GROUP)}
        return {group: frozenset(members) for group, members in groups.items()}

    @property
    def connected(self) -> set[Identity]:
        """The roles that a line leads to or from."""
        # Most are met several times, as the same object, and the number of that is compared faster.
        met = {id(statement.role): statement.role.identity for statement in self.statements}
        met |= {id(statement.meant[0]): statement.meant[0] for statement in self.of(Kind.ROLE)}
        return set(met.values()).union(*self._members.values())


def ends_of(lines: Sequence[Statement]) -> tuple[Identity, Identity]:
    """Return the pair of roles of which one says some lines about the other, in an order that is the same for both."""
    one, other = lines[0].role.identity, lines[0].meant[0]
    return (one, other) if one.place <= other.place else (other, one)


def relations(catalog: Catalog) -> Relations:
    """Return the statements of a project; ask by `catalog.once(relations)`."""
    roles = {role.identity: role for role in catalog.roles}
    statements, to_itself = _statements(catalog)
    return Relations(catalog.vocabulary, roles, statements, _superiors(catalog), to_itself)


def _superiors(catalog: Catalog) -> dict[Identity, tuple[tuple[str, Identity], ...]]:
    superiors: dict[Identity, list[tuple[str, Identity]]] = {}
    for reference in catalog.once(references):
        superior = reference.superior
        if superior and superior != reference.role.identity:
            superiors.setdefault(reference.role.identity, []).append((reference.name, superior))
    return {role: tuple(others) for role, others in superiors.items()}


def reports(catalog: Catalog) -> Iterator[tuple[Identity, Identity, Reference | Statement]]:
    """Yield who reports to whom, and what says so: first the front matters, then the lines of either side.

    What a deprecated role says does not count.
    """
    for reference in catalog.once(references):
        if reference.superior and reference.role.status != "deprecated":
            yield reference.role.identity, reference.superior, reference
    for statement in _saying(catalog, lambda phrase: phrase.is_report or phrase.is_lead):
        reporting = statement.reporting
        if reporting:
            yield *reporting, statement


def dependencies(catalog: Catalog) -> Iterator[Statement]:
    """Yield the lines by which one role depends on another; what a deprecated role says does not count."""
    return _saying(catalog, lambda phrase: phrase.is_dependency)


def _saying(catalog: Catalog, is_meant: Callable[[Phrase], bool]) -> Iterator[Statement]:
    """Yield what roles in use say about single other ones in some phrases, of which each is asked once."""
    phrases = {kind: catalog.vocabulary.phrase(kind) for kind, _ in catalog.once(inventory).kinds}
    meant = {kind for kind, phrase in phrases.items() if phrase and is_meant(phrase)}
    for statement in catalog.once(relations).of(Kind.ROLE) if meant else ():
        if statement.interaction.kind in meant and statement.role.status != "deprecated":
            yield statement


def successor(catalog: Catalog, role: Role) -> Identity | None:
    """Return the role that replaces a deprecated one in the end; None where none is named, or not for certain."""
    roles = catalog.once(relations).roles
    seen = {role.identity}
    heir = role
    while heir.status == "deprecated":
        meaning = catalog.resolve(heir.replaced_by or "")
        if len(meaning.roles) != 1 or meaning.is_group or meaning.roles[0] in seen:
            return None
        if meaning.roles[0] not in roles:
            return meaning.roles[0]
        heir = roles[meaning.roles[0]]
        seen.add(heir.identity)
    return heir.identity


def unresolved(catalog: Catalog) -> Mapping[Identity, tuple[str, ...]]:
    """Return the names by which each role means nobody, or nobody for certain; ask by `catalog.once(unresolved)`."""
    found: dict[Identity, list[str]] = {}
    known = catalog.once(relations)
    for statement in chain(known.of(Kind.UNKNOWN), known.of(Kind.AMBIGUOUS)):
        found.setdefault(statement.role.identity, []).append(statement.name)
    for reference in catalog.once(references):
        if not (reference.meaning.roles or reference.meaning.is_external):
            found.setdefault(reference.role.identity, []).append(reference.name)
    return {role: tuple(names) for role, names in found.items()}


def _statements(catalog: Catalog) -> tuple[tuple[Statement, ...], tuple[tuple[Role, Interaction], ...]]:
    """Return a statement per name that a line lists, and the lines that name the role itself, which is none."""
    found: list[Statement] = []
    to_itself: list[tuple[Role, Interaction]] = []
    where, phrase_of, names_of = partial(_place, catalog), catalog.vocabulary.phrase, _names(catalog)
    for role in catalog.roles:
        itself = role.identity
        for line in role.interactions:
            for rank, name, kind, meant in names_of(role, line):
                if _is(meant, itself):
                    to_itself.append((role, line))
                else:
                    found.append(_new(Statement, (role, line, name, kind, meant, phrase_of(line.kind), where, rank)))
    return tuple(found), tuple(to_itself)


def _names(catalog: Catalog) -> Callable[[Role, Interaction], Sequence[_Name]]:
    """Return what tells the names that a line lists; each text is read once, however many lines have it."""
    read: dict[str, Sequence[_Name]] = {}

    def names(role: Role, line: Interaction) -> Sequence[_Name]:
        linked = catalog.resolve_link(line.link, role.path) if line.link else None
        if linked:
            return ((None, line.role or linked.label, Kind.ROLE, (linked,)),)
        written = line.role or ""
        if written not in read:
            parts = catalog.parts(written) if written else ()
            read[written] = [(rank, name, kind_of(one), one.roles) for rank, (name, one) in enumerate(parts)]
        return read[written]

    return names


def _is(meant: tuple[Identity, ...], role: Identity) -> bool:
    """Whether a role and nobody else is meant."""
    # Paths are compared faster than identities, and nearly all differ.
    return len(meant) == 1 and meant[0].path == role.path and meant[0] == role


def _place(catalog: Catalog, said: Statement) -> Location:
    """Return where a line names somebody: the whole of a link, else a name of those that it lists."""
    at = said.interaction.node["role"].at
    return at if said.rank is None else place_of(catalog, said.role, said.interaction.role or "", at, said.rank)


def _matched(mine: Sequence[Statement], theirs: Sequence[Statement], rate: _Rate) -> Iterator[Match]:
    """Match the lines of two sides, those that fit best first; of equals the earlier ones."""
    fits = [
        (-fit, place, other_place)
        for place, statement in enumerate(mine)
        for other_place, other in enumerate(theirs)
        if (fit := rate(statement, other))
    ]
    partners: dict[int, tuple[int, bool]] = {}
    taken: set[int] = set()
    for fit, place, other_place in sorted(fits):
        if place not in partners and other_place not in taken:
            partners[place] = other_place, -fit < _FIRM
            taken.add(other_place)
    left = [place for place in range(len(mine)) if place not in partners]
    free = [place for place in range(len(theirs)) if place not in taken]
    if len(left) == len(free) == 1 and _is_alike(mine[left[0]], theirs[free[0]]):
        partners[left[0]] = free.pop(), True
    for place, statement in enumerate(mine):
        if place in partners:
            other_place, is_loose = partners[place]
            yield Match(statement, theirs[other_place], is_loose)
    yield from (Match(statement, None) for place, statement in enumerate(mine) if place not in partners)
    yield from (Match(None, theirs[place]) for place in free)


def _is_alike(one: Statement, other: Statement) -> bool:
    """Whether two lines agree in all but what is exchanged."""
    return (one.flow, other.flow) in _MIRRORED and one.often == other.often


def _fit(one: Statement, other: Statement, vocabulary: Vocabulary) -> int:
    """Rate how well the verbs of two lines fit as the sides of one exchange: 0 not at all, more for the same words."""
    are_inverse = _is_inverse(one, other, vocabulary) or _is_inverse(other, one, vocabulary)
    objects, others = _objects(one, vocabulary), _objects(other, vocabulary)
    is_same = not objects.isdisjoint(others)
    if not are_inverse and ((one.flow, other.flow) not in _MIRRORED or (objects and others and not is_same)):
        return 0
    return 1 + 4 * is_same + 2 * are_inverse


def _is_inverse(one: Statement, other: Statement, vocabulary: Vocabulary) -> bool:
    """Whether the other line is what the vocabulary expects the other side to write."""
    return other.phrase is not None and any(
        name == other.phrase.name and (not things or other.object in things)
        for name, things in _answers(one, vocabulary)
    )


def _answers(statement: Statement, vocabulary: Vocabulary) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the verbs that the other side may use, each with what it may call the thing; none where any will do."""
    for inverse in statement.inverses:
        is_open = takes_object(inverse)
        answer = vocabulary.phrase(inverse.removesuffix(" *"))
        thing = statement.object if is_open else fold_plural(answer.object if answer else "")
        if answer:
            yield answer.name, () if not thing else (thing, "") if is_open else (thing,)


def _objects(statement: Statement, vocabulary: Vocabulary) -> frozenset[str]:
    """Return what a line may call the thing exchanged: by its own words, or by those of the other side."""
    answers = (vocabulary.phrase(inverse) for inverse in statement.inverses if not takes_object(inverse))
    implied = (fold_plural(answer.object) for answer in answers if answer)
    return frozenset(filter(None, (statement.object, *implied)))
