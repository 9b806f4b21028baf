"""All roles of a project at once, and what a reference among them means.

Resolution is an index, not a search: every name that a role goes by is folded once (`names.fold`) and looked up. A
reference that names nobody is compared with those names that can be near it (`neighbours`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from posixpath import dirname, join, normpath
from typing import Any, TypeVar

from rolelint.expects import Expects
from rolelint.frozen import frozen
from rolelint.hypertext import Hypertext
from rolelint.identity import GENERIC_STEMS, Identity
from rolelint.ladder import Ladder
from rolelint.ladders import Ladders
from rolelint.model import Role
from rolelint.names import fold, fold_plural
from rolelint.neighbours import Neighbours
from rolelint.patterns import lazy
from rolelint.similarity import nearest
from rolelint.source import Location, Source
from rolelint.tree import Tree
from rolelint.vocabulary import Vocabulary

T = TypeVar("T")
Owner = TypeVar("Owner", Role, Ladder)

EVERYONE = frozenset({"all roles", "all other roles", "every role", "everyone", "everybody", "all teams", "whole team"})
_COMPOUND = lazy(r", (?:and )?| and | & | / ")
_MOST_WORDS = 8
_LONGEST_LIST = 1_000


@frozen
class Resolution:
    """What a reference means: the roles it names, or that it names somebody outside.

    `ambiguous` holds the candidates where one name belongs to several roles. `is_group` tells that the name is that of
    a family or of everyone. Nothing set: the reference names nobody.
    """

    roles: tuple[Identity, ...] = ()
    ambiguous: tuple[Identity, ...] = ()
    is_external: bool = False
    is_group: bool = False

    def __bool__(self) -> bool:
        return bool(self.roles or self.ambiguous or self.is_external)


_NOBODY = Resolution()
_Index = dict[str, Resolution]
_Parts = tuple[tuple[str, Resolution], ...]


@frozen
class Catalog:
    """The roles and ladders of a project, the identities of its broken files, and what the project has declared.

    `untracked` are roles that lie on the disk but not in version control, in runs where only the latter counts.
    `configuration` is the text of the file that declares it, None without one.
    `headings` are the canonical headings by field, in order; `needed` are the fields that a form demands, by its name,
    `demanded` those that the project has declared.
    `today` is None where nothing may depend on the day. `tree` is every file of the project. `hypertexts` are the files
    of roles and ladders, `indexes` those that tell what lies in a folder.
    """

    roles: tuple[Role, ...] = ()
    stubs: tuple[Identity, ...] = ()
    ladders: Ladders = field(default_factory=Ladders)
    untracked: tuple[Identity, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    expects: Expects = field(default_factory=Expects)
    externals: Mapping[str, str] = field(default_factory=dict)
    configuration: Source | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    needed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    demanded: tuple[str, ...] = ()
    today: date | None = None
    tree: Tree = field(default_factory=Tree)
    hypertexts: tuple[Hypertext, ...] = ()
    indexes: tuple[Hypertext, ...] = ()

    @cached_property
    def identities(self) -> tuple[Identity, ...]:
        """Who can be referred to: every role and every broken file."""
        return (*(role.identity for role in self.roles), *self.stubs)

    def expected_sections(self, role: Role) -> tuple[str, ...]:
        """Return the fields that a role should have a section for: those of its form, then those of the house.

        Of a form that is not ours only what the house has declared is demanded, not what it seems to be used to.
        """
        usual = (self.expects.sections or ()) if role.is_canonical else self.demanded
        return tuple(dict.fromkeys((*self.needed.get(role.form, ()), *usual)))

    def resolve(self, reference: str) -> Resolution:
        """Resolve a name; a text that is no name as a whole is read as several if each of them resolves."""
        parts = self.parts(reference)
        if len(parts) == 1:
            return parts[0][1]
        meanings = [meaning for _, meaning in parts]
        if not all(meanings):
            return _NOBODY
        return Resolution(
            tuple(dict.fromkeys(role for meaning in meanings for role in meaning.roles)),
            tuple(dict.fromkeys(role for meaning in meanings for role in meaning.ambiguous)),
            is_external=any(meaning.is_external for meaning in meanings),
            is_group=True,
        )

    def parts(self, reference: str) -> _Parts:
        """Split a reference into the names it lists, each with what it means.

        It is one name if it means somebody as a whole, or if none of its parts does.
        """
        if reference not in self._parts:
            self._parts[reference] = self._split(reference)
        return self._parts[reference]

    def _split(self, reference: str) -> _Parts:
        whole = self._meaning(reference)
        if whole or len(reference) > _LONGEST_LIST:
            return ((reference, whole),)
        parts = tuple((name, self._meaning(name)) for name in _COMPOUND.split(reference) if name)
        return parts if any(meaning for _, meaning in parts) else ((reference, whole),)

    def resolve_link(self, link: str, path: str) -> Identity | None:
        """Resolve the target of a Markdown link in the file at `path`: the file of a role, or its folder.

        Where a file holds several roles, what follows `#` must be the heading of one of them.
        """
        if not link:
            return None
        target, _, fragment = link.partition("#")
        target = target.partition("?")[0]
        if "%" in target:
            from urllib.parse import unquote  # slow to import, and links with escapes are rare

            target = unquote(target)
        goal = normpath(join(dirname(path), target)).lstrip("/") if target else path
        roles = self._files.get(goal, ())
        if len(roles) == 1:
            return roles[0] if target else None
        return next((role for role in roles if fragment and _letters(role.section) == _letters(fragment)), None)

    def nearest(self, reference: str) -> str | None:
        """Return the name that a reference seems to be a slip of: a role's, or an external's."""
        return nearest(reference, self.neighbours.of(reference))

    def beginning(self, reference: str) -> str | None:
        """Return the name that a reference begins with where a remark seems to follow it: `QA Engineer every week`."""
        words = reference.split()[: _MOST_WORDS + 1]
        for count in range(len(words) - 1, 0, -1):
            name = " ".join(words[:count]).rstrip(" ,;:–—-")
            if not words[count][:1].isupper() and self._meaning(name):
                return name
        return None

    def beside(self, reference: str) -> Identity | None:
        """Return the role that a reference would name if version control knew its file."""
        found = self._beside.get(fold_plural(reference), _NOBODY)
        return next(iter((*found.roles, *found.ambiguous)), None)

    def place_of(self, identity: Identity) -> Location | None:
        """Return where a role says its name, for a note that points to it; None for a broken file."""
        role = self._roles.get(identity)
        return role.name_at if role else None

    def once(self, make: "Callable[[Catalog], T]") -> T:
        """Return what `make` makes of this catalog: made once, however many rules ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @cached_property
    def _parts(self) -> dict[str, _Parts]:
        """What was asked so far: roles name each other in several lines, and several rules ask for each."""
        return {}

    @cached_property
    def _made(self) -> dict[Any, Any]:
        return {}

    def _meaning(self, name: str) -> Resolution:
        folded = fold(name)
        found = self._index.get(folded) or self._plurals.get(fold_plural(name))
        if found:
            return found
        return Resolution(roles=self.identities, is_group=True) if folded in EVERYONE else _NOBODY

    @cached_property
    def _index(self) -> _Index:
        return self._indexed(fold)

    @cached_property
    def _plurals(self) -> _Index:
        return self._indexed(fold_plural)

    def _indexed(self, key: Callable[[str], str]) -> _Index:
        """Map every name to what it means: roles come before externals, and these before families."""
        families: dict[str, list[Identity]] = {}
        for role in self.roles:
            if role.family:
                families.setdefault(key(role.family), []).append(role.identity)
        groups = {name: Resolution(tuple(members), is_group=True) for name, members in families.items()}
        outside = {key(name): Resolution(is_external=True) for name in self.externals}
        return {**groups, **outside, **_index(self.identities, key)}

    @cached_property
    def _beside(self) -> _Index:
        return _index(self.untracked, fold_plural)

    @cached_property
    def _roles(self) -> dict[Identity, Role]:
        return {role.identity: role for role in self.roles}

    @cached_property
    def _files(self) -> dict[str, list[Identity]]:
        files: dict[str, list[Identity]] = {}
        for role in self.identities:
            for path in _paths(role.path):
                roles = files.setdefault(path, [])
                if not roles or roles[0].path == role.path:
                    roles.append(role)
        return files

    @cached_property
    def neighbours(self) -> Neighbours:
        """The names that a reference may be a slip of: those of roles, then those of externals."""
        return Neighbours((*self._names, *self.externals))

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """Every name as written, the ones that people say first: they are the better advice."""
        names = (name for role in self.identities for name in (role.label, *(n for rank in role.ranks for n in rank)))
        return tuple(dict.fromkeys(names))


def repeated(owners: Iterable[Owner], name: Callable[[Identity], str | None]) -> Iterator[tuple[Owner, Owner]]:
    """Yield every role or ladder whose name of some kind came before, behind the first one that has it."""
    first: dict[str, Owner] = {}
    for owner in owners:
        written = name(owner.identity)
        before = first.setdefault(fold(written), owner) if written else owner
        if before is not owner:
            yield before, owner


def _index(identities: Iterable[Identity], key: Callable[[str], str]) -> _Index:
    """Map every name, made comparable by `key`, to who goes by it; where a name has two ranks, the first counts."""
    index: _Index = {}
    by_rank: dict[int, dict[str, list[Identity]]] = {}
    for role in identities:
        for rank, names in enumerate(role.ranks):
            if names:
                of_rank = by_rank.setdefault(rank, {})
                for name in dict.fromkeys(map(key, names)):
                    of_rank.setdefault(name, []).append(role)
    for rank in sorted(by_rank):
        for name, roles in by_rank[rank].items():
            if name not in index:
                index[name] = Resolution((roles[0],)) if len(roles) == 1 else Resolution(ambiguous=tuple(roles))
    return index


def _letters(heading: str | None) -> str:
    """Return what a heading and its anchor share, whoever made the anchor."""
    return "".join(filter(str.isalnum, (heading or "").casefold()))


def _paths(path: str) -> Iterator[str]:
    """Yield what a link may call a role's file: with or without its suffix, or the folder that is named for it."""
    yield path
    bare = path.rpartition(".")[0]
    yield bare
    if bare.rpartition("/")[2].casefold() in GENERIC_STEMS:
        yield dirname(path)
