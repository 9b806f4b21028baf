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

# Nodes, each with its key in the one before; without one in a list.
_Way = tuple[tuple[str | None, Node], ...]


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
    """Yield the keys and titles that lead to the smallest node that a place lies in, the innermost of several.

    A node may lie outside of the one that it belongs to: the metric of a responsibility stands below its title.
    """
    holding = (way for way in _ways(node, (), without) if _holds(way[-1][1].at, at))
    found = min(holding, key=lambda way: (_length(way[-1][1].at), -len(way)), default=())
    for key, inner in found:
        yield _title(inner) if key is None else slug(key) if " " in key else key


def _ways(node: Node, above: _Way, without: frozenset[str]) -> Iterator[_Way]:
    """Yield the way to every node inside one, less those below some keys."""
    for key, inner in _children(node):
        if key not in without:
            way = (*above, (key, inner))
            yield way
            yield from _ways(inner, way, without)


def _children(node: Node) -> Iterable[tuple[str | None, Node]]:
    """Return what a node consists of, under its keys; without keys that of a list."""
    if isinstance(node.children, Mapping):
        return node.children.items()
    return ((None, child) for child in node.children)


def _length(at: Location) -> int:
    return at.end - at.start


def _title(node: Node) -> str:
    names = [node[name].value for name in ("title", "name", "role", "text") if name in node]
    return slug(str(names[0] if names else node.value))


def _holds(outer: Location, inner: Location) -> bool:
    return outer.path == inner.path and outer.start <= inner.start and inner.end <= outer.end
