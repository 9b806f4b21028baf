"""Where roles name each other in prose: `hand over to the Cellar Master`, `see [Cook](cook.md)`, `@head-waiter`.

A mention says that two roles know of each other, and nothing of what happens between them. So only a name that is
surely one of this project's roles counts, and nobody is blamed for any other word.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rolelint.catalog import Catalog
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.interactions import relations
from rolelint.model import Role
from rolelint.passage import LINK
from rolelint.source import Location

_FENCED = re.compile(r"^[ \t]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_WORD = re.compile(r"[^\W_]+")
_SEVERAL_WORDS = re.compile(r"[ \-]")
# What goes on with a name makes another one of it: a path, a longer slug, a title of more words.
_GOES_ON = re.compile(r"s?+(?:[\w/-]|\.\w| [A-Z])")
_WENT_BEFORE = re.compile(r"(?:[\w/.-]|(?<![.!?:*_`\[(|] )\b[A-Z][\w-]* )\Z")
_OPENS, _CLOSES = frozenset("*`_[@"), frozenset("*`_]")
_LONGEST_WORD = 40

_Names = Mapping[str, Sequence[tuple[str, Identity]]]


@frozen
class Mention:
    """A role that speaks of another one, and where it does so first."""

    role: Identity
    other: Identity
    at: Location


def mentions(catalog: Catalog) -> tuple[Mention, ...]:
    """Return whom the texts of roles in free forms name, each once; ask by `catalog.once(mentions)`.

    Whom a role works with by its own lists is left out, and so is the role itself.
    """
    known, names = catalog.once(relations), _names(catalog)
    found: dict[tuple[Identity, Identity], Mention] = {}
    for role, end in _with_ends(catalog.roles):
        for other, at in sorted(_named(role, end, names, catalog), key=lambda pair: pair[1]):
            one = role.identity
            if other != one and not known.mentions(one, other):
                found.setdefault((one, other), Mention(one, other, at))
    return tuple(found.values())


def _names(catalog: Catalog) -> _Names:
    """Return the names that each belong to one role only, the longest first, by their first words."""
    names: dict[str, list[tuple[str, Identity]]] = defaultdict(list)
    for role in catalog.roles:
        one = role.identity
        for name in dict.fromkeys(filter(None, (one.name, one.slug, *one.aliases, one.stem))):
            word = _WORD.match(name)
            if word and catalog.resolve(name).roles == (one,):
                names[word[0]].append((name, one))
    return {word: sorted(own, key=lambda pair: -len(pair[0])) for word, own in names.items()}


def _with_ends(roles: Sequence[Role]) -> Iterator[tuple[Role, int]]:
    """Yield each role in a free form with the end of its text: that of its file, or where the next role begins."""
    for role, following in pairwise((*roles, None)):
        if role is not None and not role.is_canonical:
            is_next = following is not None and following.path == role.path
            yield role, following.at.start if following and is_next else len(role.source.text)


def _named(role: Role, end: int, names: _Names, catalog: Catalog) -> Iterator[tuple[Identity, Location]]:
    """Yield the roles that a role's text names, with the places; what stands in code fences is an example."""
    text = _FENCED.sub(lambda fence: "\n" * len(fence[0]), role.source.text[:end])
    for word in _WORD.finditer(text, role.at.start):
        name = next((pair for pair in names.get(word[0], ()) if _is_whole(text, word.start(), pair[0])), None)
        if name:
            yield name[1], role.source.at(word.start(), word.start() + len(name[0]))
    for link in LINK.finditer(text, role.at.start):
        linked = catalog.resolve_link(link["target"] or "", role.path)
        if linked:
            yield linked, role.source.at(link.start(), link.end())


def _is_whole(text: str, start: int, name: str) -> bool:
    """Tell whether a name stands at a place as such; a single word is one only between marks, or behind `@`."""
    if not text.startswith(name, start):
        return False
    end = start + len(name)
    if _SEVERAL_WORDS.search(name):
        before = text[max(start - _LONGEST_WORD, 0) : start]
        return not _GOES_ON.match(text, end) and not _WENT_BEFORE.search(before)
    before, after = text[start - 1 : start], text[end : end + 1]
    return before in _OPENS and (after in _CLOSES if before != "@" else not _GOES_ON.match(text, end))
