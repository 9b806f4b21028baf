"""All roles of a project at once, and what a reference among them means.

Resolution is an index, not a search: every name that a role goes by is folded once (`names.fold`) and looked up.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from posixpath import dirname, join, normpath

from rolelint.expects import Expects
from rolelint.model import Identity, Role
from rolelint.names import fold, singular
from rolelint.similarity import nearest
from rolelint.source import Location
from rolelint.vocabulary import Vocabulary

_COMPOUND = re.compile(r", (?:and )?| and | & | / ")
EVERYONE = frozenset({"all roles", "all other roles", "every role", "everyone", "everybody", "all teams", "whole team"})


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a reference means: the roles it names, or that it names somebody outside.

    `ambiguous` holds the candidates where one name belongs to several roles. Nothing set: the reference names nobody.
    """

    roles: tuple[Identity, ...] = ()
    ambiguous: tuple[Identity, ...] = ()
    is_external: bool = False

    def __bool__(self) -> bool:
        return bool(self.roles or self.ambiguous or self.is_external)


@dataclass(frozen=True)
class Catalog:
    """The roles of a project, the identities of its broken files, and what the project has declared.

    `untracked` are roles that lie on the disk but not in version control, in runs where only the latter counts.
    """

    roles: tuple[Role, ...] = ()
    stubs: tuple[Identity, ...] = ()
    untracked: tuple[Identity, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    expects: Expects = field(default_factory=Expects)
    externals: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def identities(self) -> tuple[Identity, ...]:
        """Who can be referred to: every role and every broken file."""
        return (*(role.identity for role in self.roles), *self.stubs)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name that a reference may use as written, for finding the nearest one."""
        return tuple(dict.fromkeys(name for role in self.identities for rank in _known_by(role) for name in rank))

    @cached_property
    def _index(self) -> tuple[dict[str, tuple[Identity, ...]], ...]:
        """One dictionary per rank of names, from folded name to who goes by it."""
        return tuple(_index(self.identities, rank) for rank in range(_RANKS))

    @cached_property
    def _families(self) -> dict[str, tuple[Identity, ...]]:
        members: dict[str, list[Identity]] = {}
        for role in self.roles:
            if role.family:
                members.setdefault(fold(role.family), []).append(role.identity)
        return {family: tuple(roles) for family, roles in members.items()}

    @cached_property
    def _outside(self) -> frozenset[str]:
        folded = {fold(name) for name in self.externals}
        return frozenset(folded | {singular(name) for name in folded})

    def resolve(self, reference: str) -> Resolution:
        """Resolve a name; a text that is no name as a whole is read as several if each of them resolves."""
        whole = self._resolve_name(reference)
        parts = _COMPOUND.split(reference)
        if whole or len(parts) < 2:
            return whole
        resolved = [self._resolve_name(part) for part in parts]
        if not all(resolved):
            return Resolution()
        return Resolution(
            tuple(dict.fromkeys(role for part in resolved for role in part.roles)),
            tuple(dict.fromkeys(role for part in resolved for role in part.ambiguous)),
            is_external=any(part.is_external for part in resolved),
        )

    def resolve_link(self, link: str, path: str) -> Identity | None:
        """Resolve the target of a Markdown link in the file at `path`: the file of a role, or its folder."""
        target = normpath(join(dirname(path), link.partition("#")[0]))
        return next((role for role in self.identities if target in (role.path, dirname(role.path))), None)

    def nearest(self, reference: str) -> str | None:
        """Return the name that a reference seems to be a slip of: a role's, or an external's."""
        return nearest(reference, (*self.names, *self.externals))

    def _resolve_name(self, name: str) -> Resolution:
        folded = fold(name)
        for words in dict.fromkeys((folded, singular(folded))):
            for rank in self._index:
                found = rank.get(words)
                if found:
                    return Resolution(roles=found) if len(found) == 1 else Resolution(ambiguous=found)
            if words in self._outside:
                return Resolution(is_external=True)
            if words in self._families:
                return Resolution(roles=self._families[words])
        return Resolution(roles=self.identities) if folded in EVERYONE else Resolution()


_RANKS = 5


def _known_by(role: Identity) -> tuple[tuple[str, ...], ...]:
    """The names of a role by rank: slug, id, name, aliases, and where it has no name or slug, its heading and its file."""
    written = [(value,) if value else () for value in (role.slug, role.id, role.name)]
    fallback = tuple(name for name in (role.title, role.stem) if name) if not (role.name and role.slug) else ()
    return (*written, role.aliases, fallback)


def _index(identities: Iterable[Identity], rank: int) -> dict[str, tuple[Identity, ...]]:
    index: dict[str, tuple[Identity, ...]] = {}
    for role in identities:
        for name in dict.fromkeys(_folds(_known_by(role)[rank])):
            index[name] = (*index.get(name, ()), role)
    return index


def _folds(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        folded = fold(name)
        yield folded
        yield singular(folded)


def place_of(identity: Identity, roles: Iterable[Role]) -> Location | None:
    """Return where a role says its name, for a note that points to it; None for a broken file."""
    role = next((role for role in roles if role.identity is identity), None)
    if role is None:
        return None
    return role.node["name"].at
