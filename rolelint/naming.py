"""Names for new roles and ladders: which ones will do, and the slug that one gets."""

import re
import unicodedata

from rolelint import placeholder
from rolelint.catalog import EVERYONE
from rolelint.errors import UserError
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.names import fold, free
from rolelint.names import slug as slugged
from rolelint.schema import load

_LONGEST_NAME = 200
_MOST_BYTES = 200
# Marks that make a terminal show a name in another order than it is written.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNPRINTABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})


@frozen
class Sort:
    """Roles or ladders: what one is called, its usual folder, who there is already, and the patterns of their files."""

    word: str
    folder: str
    owners: tuple[Identity, ...]
    patterns: tuple[str, ...]
    is_of_ladders: bool


def named(name: str, sort: Sort) -> tuple[str, str]:
    """Return a name on one line, and a slug that nobody has."""
    plain = " ".join(unicodedata.normalize("NFC", name).split())
    _demand_name(plain, sort)
    taken = {fold(one).replace(" ", "-") for owner in sort.owners for rank in owner.ranks for one in rank}
    slug = free(_short(_sluggish(plain)), taken)
    if slug.startswith("-") or not any(map(str.isalnum, slug)):
        raise UserError(f"no file can be called after '{plain}'", "use letters or digits as well")
    return plain, slug


def _demand_name(name: str, sort: Sort) -> None:
    odd = next((c for c in name if unicodedata.category(c) in _UNPRINTABLE or c in _TURNING), None)
    if odd:
        raise UserError(f"the name holds a character that cannot be seen: U+{ord(odd):04X}", "leave it out")
    if not any(map(str.isalnum, name)):
        raise UserError(
            f"'{name}' is no name: it has neither letters nor digits", f"say what the {sort.word} is called"
        )
    if len(name) > _LONGEST_NAME:
        raise UserError(f"this name has {len(name)} characters", f"{_LONGEST_NAME} are the most: find a shorter one")
    if placeholder.is_waiting(name):
        raise UserError(f"'{name}' still waits to be filled in", f"say what the {sort.word} is called")
    if fold(name) in EVERYONE and not sort.is_of_ladders:
        raise UserError(f"'{name}' means every role, wherever a role names it", "choose another name")
    for owner in sort.owners:
        if fold(name) in {fold(one) for rank in owner.ranks for one in rank}:
            known = f"'{owner.label}' ({owner.path}) is a {sort.word} that goes by the name '{name}'"
            raise UserError(known, "choose a name that tells the two apart")


def _sluggish(name: str) -> str:
    """Return the slug of a name, without letters that identifiers may not hold."""
    pattern = re.compile(load("role")["$defs"]["identifier"]["pattern"])
    return slugged("".join(c if pattern.search(c) else " " for c in slugged(name)))


def _short(slug: str) -> str:
    """Return as many words of a slug as the name of a file has room for."""
    while len(slug.encode()) > _MOST_BYTES:
        slug = slug.rpartition("-")[0] or slug[: len(slug) // 2]
    return slug
