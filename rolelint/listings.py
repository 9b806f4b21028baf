"""Files that list the roles of a folder by links, and the roles that such a list leaves out."""

from collections.abc import Iterator
from posixpath import basename, dirname, relpath, splitext

from rolelint.catalog import Catalog
from rolelint.frozen import frozen
from rolelint.hypertext import Hypertext
from rolelint.identity import GENERIC_STEMS
from rolelint.model import Role
from rolelint.names import fold
from rolelint.patterns import lazy
from rolelint.source import Location

_LINKED = lazy(r"\[[^\[\]]*\]\([^()]*\)")
_SIGNS = lazy(r"[^\w\s&/+#.'-]+")
_LEAST = 2
_NOT_YET_OR_NO_MORE = frozenset({"draft", "deprecated"})


@frozen
class Listing:
    """A list of the roles of one folder: how many it names of how many, and those it does not.

    `at` is its last link to one of them.
    """

    index: Hypertext
    at: Location
    named: int
    of: int
    missing: tuple[Role, ...]


def omissions(catalog: Catalog) -> Iterator[tuple[Role, tuple[Listing, ...]]]:
    """Yield every role that lists leave out, with these lists."""
    found: dict[tuple[str, str | None], tuple[Role, list[Listing]]] = {}
    for listing in listings(catalog):
        for role in listing.missing:
            found.setdefault(role.identity.place, (role, []))[1].append(listing)
    yield from ((role, tuple(lists)) for role, lists in found.values())


def listings(catalog: Catalog) -> Iterator[Listing]:
    """Yield the lists of roles that name most of a folder's roles, and leave some out."""
    shelves: dict[str, list[Role]] = {}
    for role in catalog.roles if catalog.indexes else ():
        shelves.setdefault(_shelf(role.path), []).append(role)
    for index in catalog.indexes:
        linked = _linked(catalog, index)
        near = {_shelf(path) for path in linked}
        for roles in (roles for shelf, roles in shelves.items() if shelf in near):
            here = {role.path: linked[role.path] for role in roles if role.path in linked}
            if len(here) < _LEAST:
                continue
            rest = f" {_rest_of_rows(index)} "
            missing = [role for role in roles if role.path not in here and f" {fold(role.label)} " not in rest]
            due = tuple(role for role in missing if role.status not in _NOT_YET_OR_NO_MORE)
            named = len(roles) - len(missing)
            if due and 2 * named > len(roles):
                yield Listing(index, max(here.values()), named, named + len(due), due)


def path_to(role: Role, index: Hypertext) -> str:
    """Return the path that leads from an index to the file of a role."""
    return relpath(role.path, dirname(index.path) or ".")


def _shelf(path: str) -> str:
    """Return the folder in which each role has its file, or its own folder."""
    folder, stem = dirname(path), splitext(basename(path))[0]
    return dirname(folder) if stem.casefold() in GENERIC_STEMS else folder


def _linked(catalog: Catalog, index: Hypertext) -> dict[str, Location]:
    """Return the files of roles that an index links to in its lists, each with the last place where it does."""
    found: dict[str, Location] = {}
    for link in index.links:
        role = catalog.resolve_link(link.target, index.path) if link.is_listed else None
        if role:
            found[role.path] = link.at
    return found


def _rest_of_rows(index: Hypertext) -> str:
    """Return what the lines of lists say beside the words of their links, to be searched for names without links."""
    text = index.source.text
    rows = (_LINKED.sub(" ", text[row.start : row.end]) for row in index.rows)
    return " ".join(fold(_SIGNS.sub(" ", row)) for row in rows)
