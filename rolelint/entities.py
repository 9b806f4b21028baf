"""What a finding is about, as a path of names that no reformatting changes.

`role:backend-engineer/interactions/qa-engineer`, `ladder:backend/level-3/mastery`, or `file:` and a path.
"""

from collections.abc import Iterator, Mapping

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
    spot = _spot(at, ladder)
    if spot is None:
        yield from _steps(at, ladder.node, _LISTS)
        return
    yield from (slug(name) for name in spot if name)


def _spot(at: Location, ladder: Ladder) -> tuple[str, str | None] | None:
    """Return the names of the level and dimension that a place belongs to.

    It is in a criterion, at the heading of either, or below one in the same file.
    """
    for criterion in ladder.criteria:
        if _holds(criterion.node.at, at):
            return criterion.level, criterion.dimension
    marks: list[tuple[Location, tuple[str, str | None]]] = [
        (cell.at, (cell.level, cell.dimension)) for cell in ladder.cells
    ]
    marks += [(level.node.at, (level.name, None)) for level in ladder.levels]
    behind = [(mark.start, names) for mark, names in marks if mark.path == at.path and mark.start <= at.start]
    return max(behind, key=lambda pair: (pair[0], pair[1][1] or ""))[1] if behind else None


def _steps(at: Location, node: Node, without: frozenset[str] = frozenset()) -> Iterator[str]:
    while True:
        children = (pair for pair in _children(node) if pair[0] not in without)
        found = next(((key, child) for key, child in children if _holds(child.at, at)), None)
        if found is None:
            return
        key, node = found
        yield key


def _holds(outer: Location, inner: Location) -> bool:
    return outer.path == inner.path and outer.start <= inner.start and inner.end <= outer.end


def _children(node: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(node.children, Mapping):
        yield from ((slug(key) if " " in key else key, child) for key, child in node.children.items())
        return
    for child in node.children:
        names = [child[name].value for name in ("title", "name", "role", "text") if name in child]
        yield slug(str(names[0] if names else child.value)), child
