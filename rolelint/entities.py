"""What a finding is about, as a path of names that no reformatting changes.

`role:backend-engineer/interactions/qa-engineer`, `ladder:backend/level-3/mastery`, or `file:` and a path.
"""

from collections.abc import Iterable, Iterator, Mapping

from rolelint.ladder import Ladder
from rolelint.model import Role
from rolelint.names import slug
from rolelint.source import Location
from rolelint.syntax.node import Node

_LISTS = frozenset({"levels", "criteria"})


def entity(at: Location, owner: Role | Ladder | None) -> str:
    """Name what a place belongs to; `owner` is the role or ladder of its file, None where there is none."""
    if owner is None:
        return f"file:{at.path}"
    if isinstance(owner, Ladder):
        return "/".join([f"ladder:{slug(owner.identity.key)}", *_in_ladder(at, owner)])
    return "/".join([f"role:{slug(owner.identity.key)}", *_steps(at, owner.node)])


def paths(ladder: Ladder) -> frozenset[str]:
    """Return the paths of all files that a ladder was read from; a level may be a file of its own."""
    places = (level.node.at for level in ladder.levels)
    return frozenset({ladder.path, *(at.path for at in places), *(one.node.at.path for one in ladder.criteria)})


def _in_ladder(at: Location, ladder: Ladder) -> Iterator[str]:
    """Yield the level and dimension of a place, as far as it has them; in the front matter the keys that lead to it."""
    names = ladder.whereabouts(at)
    if names is None:
        yield from _steps(at, ladder.node, _LISTS)
        return
    yield from (slug(name) for name in names if name)


def _steps(at: Location, node: Node, without: frozenset[str] = frozenset()) -> Iterator[str]:
    while True:
        found = next((pair for pair in _children(node) if pair[0] not in without and _holds(pair[1].at, at)), None)
        if found is None:
            return
        key, node = found
        yield _title(node) if key is None else slug(key) if " " in key else key


def _children(node: Node) -> Iterable[tuple[str | None, Node]]:
    """Return what a node consists of, under its keys; without keys that of a list."""
    if isinstance(node.children, Mapping):
        return node.children.items()
    return ((None, child) for child in node.children)


def _title(node: Node) -> str:
    names = [node[name].value for name in ("title", "name", "role", "text") if name in node]
    return slug(str(names[0] if names else node.value))


def _holds(outer: Location, inner: Location) -> bool:
    return outer.path == inner.path and outer.start <= inner.start and inner.end <= outer.end
