"""Two revisions of a project: which role or ladder of the later one was which of the earlier one, and who named it."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from functools import cached_property, partial
from typing import TypeVar

from rolelint.catalog import Catalog
from rolelint.diagnostic import Note
from rolelint.frozen import frozen
from rolelint.identity import Identity, Place
from rolelint.interactions import relations
from rolelint.ladder import Ladder
from rolelint.model import Interaction, Role
from rolelint.names import fold
from rolelint.pairing import Key, Pairs, by, pair
from rolelint.references import references
from rolelint.source import Location
from rolelint.statements import Kind, Statement

Owner = TypeVar("Owner", Role, Ladder)


@frozen
class Lineage:
    """The roles and ladders of two revisions of a project, and which of them are the same.

    `unreadable` are those of the earlier one whose file cannot be read any more, each with what is known of it;
    `readable` those of the later one whose file could not be read. They are neither gone nor new.
    """

    before: Catalog
    after: Catalog
    roles: Pairs[Role]
    ladders: Pairs[Ladder]
    unreadable: tuple[tuple[Role | Ladder, Identity], ...] = ()
    readable: tuple[Role | Ladder, ...] = ()

    def affected(self, role: Role) -> tuple[str, ...]:
        """Return the names of the roles that referred to an earlier role by its name."""
        return self._readers.get(role.identity.place, ())

    @staticmethod
    def statements(revision: Catalog, role: Role) -> tuple[Statement, ...]:
        """Return what a role of a revision says about working with others; of a line that names nobody, it too."""
        return revision.once(_statements).get(role.identity.place, ())

    def later(self, identity: Identity) -> Place:
        """Return where the role is written down that an earlier one became; where it was, if it is gone."""
        return self._later.get(identity.place, identity.place)

    def called(self, one: Role | Ladder) -> str:
        """Return the name of a role or ladder; with its path where another one in its revision is called the same."""
        return f"{one.label} ({one.path})" if self._namesakes[type(one), one.label] > 1 else one.label

    def still_named(self, *names: str) -> tuple[Note, ...]:
        """Return where the later revision says a name, for a note; names are the same when folded."""
        found = (note for name in dict.fromkeys(map(fold, names)) for note in self._mentions.get(name, ()))
        return tuple(dict.fromkeys(found))

    @property
    def not_compared(self) -> tuple[str, ...]:
        """The paths of files that can be read in neither revision."""
        then, now = ({one.path for one in (*each.stubs, *each.ladders.broken)} for each in (self.before, self.after))
        return tuple(sorted(then & now))

    @cached_property
    def _namesakes(self) -> Counter[tuple[type, str]]:
        """How many roles or ladders of one revision go by the same name, in the one that has more of them."""
        counts: Counter[tuple[type, str]] = Counter()
        for each in (self.before, self.after):
            counts |= Counter(
                [(Role, role.label) for role in each.roles] + [(Ladder, one.label) for one in each.ladders.all]
            )
        return counts

    @cached_property
    def _later(self) -> Mapping[Place, Place]:
        return {old.identity.place: new.identity.place for old, new in self.roles.same}

    @cached_property
    def _readers(self) -> Mapping[Place, tuple[str, ...]]:
        lines = self.before.once(relations).statements
        spoken = [(line.role, other) for line in lines if line.kind is Kind.ROLE for other in line.others]
        named = [
            (reference.role, other)
            for reference in self.before.once(references)
            if not reference.meaning.is_group
            for other in reference.meaning.roles
        ]
        readers: dict[Place, dict[str, None]] = {}
        for role, other in (*spoken, *named):
            if role.identity.place != other.place:
                readers.setdefault(other.place, {})[role.label] = None
        return {place: tuple(names) for place, names in readers.items()}

    @cached_property
    def _mentions(self) -> Mapping[str, tuple[Note, ...]]:
        """Where the roles of the later revision name somebody, by the folded name, in the order of roles and lines."""
        found: dict[str, list[Note]] = {}
        lines = [(line.name, line.role, line.at) for line in self.after.once(relations).statements]
        lines += [(reference.name, reference.role, reference.at) for reference in self.after.once(references)]
        for name, role, at in lines:
            found.setdefault(fold(name), []).append(Note(f"'{role.label}' names it here", at))
        return {name: tuple(sorted(notes, key=lambda note: note.at)) for name, notes in found.items()}


def lineage(before: Catalog, after: Catalog) -> Lineage:
    """Find out what became of the roles and ladders of a project.

    They are known by id, slug and name, roles also by an alias that keeps their name; then by their file, then by what
    they say.
    """
    aliases = {fold(alias): role.identity.place for role in after.roles for alias in role.identity.aliases}
    roles = pair(
        before.roles,
        after.roles,
        *_names(lambda role: role.identity.place),
        (lambda role: aliases.get(fold(role.label)), lambda role: role.identity.place),
        by(lambda role: role.identity.place),
        words=lambda role: " ".join((role.mission or "", *(duty.title for duty in role.responsibilities))),
    )
    ladders = pair(
        before.ladders.all,
        after.ladders.all,
        *_names(lambda ladder: ladder.path),
        by(lambda ladder: ladder.path),
        words=lambda ladder: " ".join(criterion.text for criterion in ladder.criteria),
    )
    lost: list[tuple[Role | Ladder, Identity]] = [
        *_met(roles.gone, after.stubs),
        *_met(ladders.gone, after.ladders.broken),
    ]
    regained: list[tuple[Role | Ladder, Identity]] = [
        *_met(roles.come, before.stubs),
        *_met(ladders.come, before.ladders.broken),
    ]
    aside = {id(one) for one, _ in (*lost, *regained)}
    return Lineage(
        before,
        after,
        _without(roles, aside),
        _without(ladders, aside),
        tuple(lost),
        tuple(one for one, _ in regained),
    )


def _names(place: "Callable[[Owner], Place | str]") -> tuple[Key[Owner], ...]:
    """Return what a role or ladder is known by: all its names and its place, then ever less of that."""

    def names(one: Owner) -> tuple[str | None, str | None, str]:
        return one.identity.id, _folded(one.identity.slug), fold(one.label)

    return (
        by(lambda one: (names(one), place(one))),
        by(names),
        by(lambda one: one.identity.id),
        by(lambda one: _folded(one.identity.slug)),
        by(lambda one: fold(one.label)),
    )


def _met(left: tuple[Owner, ...], broken: tuple[Identity, ...]) -> tuple[tuple[Owner, Identity], ...]:
    """Return the roles or ladders that a file of the other revision holds which cannot be read, each with it."""
    paths = {identity.path: identity for identity in broken}
    names = {fold(name): one for one in broken for name in (one.id, one.slug, one.name) if name}
    keys = ((one, (one.identity.id, one.identity.slug, one.identity.name)) for one in left)
    met = ((one, paths.get(one.path) or _first(names, own)) for one, own in keys)
    return tuple((one, identity) for one, identity in met if identity)


def _first(names: Mapping[str, Identity], own: tuple[str | None, ...]) -> Identity | None:
    return next((names[fold(name)] for name in own if name and fold(name) in names), None)


def _without(pairs: Pairs[Owner], aside: Collection[int]) -> Pairs[Owner]:
    gone, come = (tuple(one for one in left if id(one) not in aside) for left in (pairs.gone, pairs.come))
    return Pairs(pairs.same, gone, come)


def _statements(catalog: Catalog) -> Mapping[Place, tuple[Statement, ...]]:
    found: dict[Place, list[Statement]] = {}
    spoken: set[int] = set()
    for statement in catalog.once(relations).statements:
        found.setdefault(statement.role.identity.place, []).append(statement)
        spoken.add(id(statement.interaction))
    for role in catalog.roles:
        lines = [line for line in role.interactions if id(line) not in spoken]
        found.setdefault(role.identity.place, []).extend(
            Statement(role, line, line.role or "", Kind.UNKNOWN, (), None, partial(_place_of, line)) for line in lines
        )
    return {place: tuple(lines) for place, lines in found.items()}


def _place_of(line: Interaction) -> Location:
    return line.node.at


def _folded(name: str | None) -> str | None:
    return fold(name) if name else None
