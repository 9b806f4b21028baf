"""What roles say alike: texts that are equal but for their form, in roles that are not one job.

Never by a measure of similarity: among pairs that only look alike, the wrong ones rank first. Everything is an index,
so that no role is compared with every other one.
"""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import TypeVar

from rolelint import sieve
from rolelint.catalog import Catalog
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.model import Artifact, Role
from rolelint.names import fold, fold_plural, singular
from rolelint.patterns import lazy
from rolelint.placeholder import is_waiting
from rolelint.vocabulary import SENIORITY

Thing = TypeVar("Thing")

_WORD = re.compile(r"[\w+#]+")  # signs belong to a name: C, C++ and C# are three
_LETTERS = re.compile(r"[^\W\d_]+")
_ACRONYMS = re.compile(r"\b([A-Z]{2,})s\b")  # no word ends in `is` for being several
_JOINT = re.compile(r"\s*&\s*")
_UNSEEN = {**dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff")), **dict.fromkeys(map(ord, "\u2010\u2011"), "-")}
_LONGEST_ACRONYM = 5
_UNSAID = frozenset({"a", "an", "the", "and"})
_LEVEL = lazy(r"[ivx]{1,4}|jr|sr|\w*\d\w*")
_FEW_ROLES = 2
_ENOUGH = 3
_PLENTY = 5
_CROWD = 20

_Text = tuple[Hashable, ...]


@frozen
class Copy:
    """A role whose content is that of another one. `texts` counts those they share, if all that the copy says is."""

    role: Role
    original: Role
    texts: int = 0


# The same titles and names are compared by several rules; the bound keeps a long run from growing.
@lru_cache(maxsize=32_768)
def words_of(text: str) -> tuple[str, ...]:
    """Return what texts are compared by: their words without case, marks, articles and `and`."""
    return tuple(word for word in _WORD.findall(fold(text)) if word not in _UNSAID)


@lru_cache(maxsize=32_768)
def spelling_key(name: str) -> str:
    """Return what the spellings of a name share: it without case, hyphens, blanks, plurals, and `&` read as `and`."""
    plain = _JOINT.sub(" and ", _ACRONYMS.sub(r"\1", name))
    return "".join(singular(word) for word in fold(plain).split())


@lru_cache(maxsize=32_768)
def spelling(name: str) -> str:
    """Return how a name is spelled, whatever the style: a word may begin with a capital, and a name be all capitals."""
    plain = " ".join(unicodedata.normalize("NFC", name.translate(_UNSEEN)).split())
    if plain.isupper() and len(plain) > _LONGEST_ACRONYM:
        return plain.casefold()
    return _LETTERS.sub(lambda word: word[0] if word[0][1:] != word[0][1:].lower() else word[0].lower(), plain)


def artifacts(catalog: Catalog, role: Role) -> Iterator[tuple[Hashable, Artifact]]:
    """Yield the artifacts that can be one thing, each behind what it is compared by: its name and type.

    A mere `Report` is none, nor are `Status reports`, of which each role has its own.
    """
    key_of = catalog.once(_key_of_artifact)
    for artifact in role.artifacts:
        key = key_of(artifact.name)
        if key is not None:
            yield (key, fold_plural(artifact.type or "")), artifact


def _key_of_artifact(catalog: Catalog) -> Callable[[str], str | None]:
    """Return what tells by which key the name of an artifact is compared, None if it is that of no one thing."""
    kinds = frozenset(map(fold_plural, catalog.vocabulary.artifact_types))

    @lru_cache(maxsize=32_768)
    def key(name: str) -> str | None:
        words = words_of(name)
        own = [word for word in words if singular(word) not in kinds]
        is_one = bool(words) and words[-1] == singular(words[-1])
        return spelling_key(name) if own and len(own) > 1 - is_one and not is_waiting(name) else None

    return key


def living(catalog: Catalog) -> tuple[Role, ...]:
    """Return the roles that are in use; a role and the one that replaces it may well say the same."""
    return tuple(role for role in catalog.roles if role.status != "deprecated" and not role.replaced_by)


def repeated(catalog: Catalog) -> frozenset[str]:
    """Return the missions and responsibilities of roles in use that may be said twice; ask by `catalog.once`."""
    return sieve.repeated(text for role in living(catalog) for text in _told(role))


def _told(role: Role) -> Iterator[str]:
    if role.mission:
        yield role.mission
    for duty in role.responsibilities:
        yield duty.title


def shared(
    catalog: Catalog, things: Callable[[Role], Iterable[tuple[Hashable, Thing]]]
) -> Iterator[tuple[tuple[Role, Thing], tuple[Role, Thing]]]:
    """Yield what a role names that an unrelated one named before: that one with its thing, the role with its own.

    `things` gives what a role names, each behind what it is compared by. What half of the roles name, and more than
    two, is a custom of the house. Copied roles are a finding by themselves.
    """
    roles = living(catalog)
    groups: dict[Hashable, list[tuple[Role, Thing]]] = {}
    for role in roles:
        for key, thing in things(role):
            group = groups.get(key)
            if group is None:
                groups[key] = [(role, thing)]
            elif group[-1][0] is not role:
                group.append((role, thing))
    for group in groups.values():
        if len(group) > 1 and (len(group) <= _FEW_ROLES or 2 * len(group) < len(roles)):
            yield from _strangers(group, catalog.once(_kinship))


def _strangers(
    group: list[tuple[Role, Thing]], kinship: Callable[[Role, Role], bool]
) -> Iterator[tuple[tuple[Role, Thing], tuple[Role, Thing]]]:
    """Compare each with one of every kind that came before, which is enough to find a stranger."""
    seen: dict[Hashable, tuple[Role, Thing]] = {}
    for role, thing in group:
        kind = fold(role.family or "") or role.identity.place
        if len(seen) > 1 or kind not in seen:
            first = next((before for before in seen.values() if not kinship(before[0], role)), None)
            if first:
                yield first, (role, thing)
            seen.setdefault(kind, (role, thing))


def _kinship(catalog: Catalog) -> Callable[[Role, Role], bool]:
    """Return what tells whether two roles are of one family, one job at several levels, or copies."""
    job = catalog.once(_job)
    origins = {copy.role.identity: copy.original for copy in catalog.once(copies)}

    def are_kin(one: Role, other: Role) -> bool:
        if one.family and fold(one.family) == fold(other.family or ""):
            return True
        mine, theirs = (origins.get(role.identity, role) for role in (one, other))
        return mine.identity == theirs.identity or job(one) == job(other)

    return are_kin


def _job(catalog: Catalog) -> Callable[[Role], Hashable]:
    """Return what tells the words of a role's name that say no level; the role itself where there are no others."""
    levels = frozenset(fold(word) for word in (*SENIORITY, *catalog.vocabulary.seniority))

    def job(role: Role) -> Hashable:
        words = (word for word in words_of(role.label) if word not in levels and not _LEVEL.fullmatch(word))
        return tuple(words) or role.identity

    return job


@frozen
class _Said:
    """What a role says: its mission and responsibilities, and all of its texts, which are read only if asked for."""

    role: Role
    core: frozenset[_Text]

    @cached_property
    def texts(self) -> frozenset[_Text]:
        return self.core.union(_rest(self.role))


def copies(catalog: Catalog) -> tuple[Copy, ...]:
    """Return the roles that are copies of others; ask by `catalog.once(copies)`.

    A copy has mission and responsibilities of a role before it, or no text of its own beside those of another role. Of
    one job at several levels all texts must be the same.
    """
    several = catalog.once(repeated)
    possible = (role for role in living(catalog) if sum(text in several for text in _told(role)) >= _ENOUGH)
    said = tuple(_Said(role, frozenset(_core(role))) for role in possible)
    job = catalog.once(_job)
    found = dict[Identity, Copy]()
    for copy, original in (*_of_one_core(said), *_without_own(said)):
        one, other = copy.role.identity, original.role.identity
        is_met = one in found or (other in found and found[other].original is copy.role)
        if not is_met and (job(copy.role) != job(original.role) or copy.texts == original.texts):
            found[one] = Copy(copy.role, original.role, len(copy.texts) if copy.core != original.core else 0)
    return tuple(found.values())


def _of_one_core(said: Iterable[_Said]) -> Iterator[tuple[_Said, _Said]]:
    first: dict[Hashable, _Said] = {}
    for one in said:
        original = first.setdefault(one.core, one)
        if original is not one and len(one.core) >= _ENOUGH:
            yield one, original


def _without_own(said: Sequence[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """Yield the roles whose texts all stand in another role too, which has more, behind the first such one."""
    possible = _possible(said)
    for one in said:
        if len(one.core) >= _ENOUGH:
            near = (other for other in possible(one) if other is not one and one.core <= other.core)
            original = next((other for other in near if one.texts < other.texts), None)
            if original and len(one.texts) >= _PLENTY:
                yield one, original


def _possible(said: Sequence[_Said]) -> Callable[[_Said], Sequence[_Said]]:
    """Return what finds the roles that may hold all that one says: its rarest text leads there.

    Mission and responsibilities are enough to tell most roles apart; where they are those of many, the rest is read
    too, and of roles that say the same only the first one counts.
    """
    by_core = _by_text((one, one.core) for one in said)

    @cache
    def by_any() -> Mapping[_Text, Sequence[_Said]]:
        distinct = {one.texts: one for one in reversed(said)}
        return _by_text((one, one.texts) for one in said if distinct[one.texts] is one)

    def possible(one: _Said) -> Sequence[_Said]:
        few = min((by_core[text] for text in one.core), key=len)
        return few if len(few) <= _CROWD else min((by_any()[text] for text in one.texts), key=len)

    return possible


def _by_text(said: Iterable[tuple[_Said, frozenset[_Text]]]) -> Mapping[_Text, Sequence[_Said]]:
    having: dict[_Text, list[_Said]] = {}
    for one, texts in said:
        for text in texts:
            having.setdefault(text, []).append(one)
    return having


def _core(role: Role) -> Iterator[_Text]:
    yield from _read(("mission", role.mission), *(("duty", duty.title) for duty in role.responsibilities))


def _rest(role: Role) -> Iterator[_Text]:
    yield from _read(
        ("summary", role.short_description),
        *(("metric", metric.text) for metric in role.metrics),
        *(("capability", f"{one.name} {one.proficiency}") for one in role.capabilities),
        *(("artifact", one.name) for one in role.artifacts),
        *(("interaction", f"{one.kind} {one.role}") for one in role.interactions),
    )


def _read(*texts: tuple[str, str | None]) -> Iterator[_Text]:
    """Yield the texts with what they are, made comparable; what waits to be filled in says nothing."""
    for what, text in texts:
        words = words_of(text or "")
        if words and not is_waiting(text or ""):
            yield (what, *words)
