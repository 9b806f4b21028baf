"""What a finding is about, as a path of names that no reformatting changes.

`role:backend-engineer/interactions/qa-engineer`, `ladder:backend/level-3/mastery`, or `file:` and a path.
"""

from collections.abc import Iterable, Iterator

from rolelint.ladder import Ladder
from rolelint.ladders import PART
from rolelint.landmarks import Landmarks
from rolelint.model import Role
from rolelint.names import slug
from rolelint.source import Location
from rolelint.syntax.node import Node

_LISTS = frozenset({"levels", "criteria"})


def entity(at: Location, owner: Role | Ladder | None, marks: Landmarks | None = None) -> str:
    """Name what a place belongs to; `owner` is the role or ladder of its file, None where there is none.

    `marks` are the landmarks on the owner's ways to places of that file, where somebody has them already.
    """
    if owner is None:
        return f"file:{at.path}"
    steps = _steps(at, marks or landmarks(owner, (at,)))
    return "/".join([whole(owner), *(_in_ladder(at, owner, steps) if isinstance(owner, Ladder) else steps)])


def whole(owner: Role | Ladder) -> str:
    """Name a role or ladder as a whole, which is what the names of its parts begin with."""
    return f"{'ladder' if isinstance(owner, Ladder) else 'role'}:{slug(owner.identity.key)}"


def landmarks(owner: Role | Ladder, places: Iterable[Location]) -> Landmarks:
    """Return what places of an owner in one of its files are named by."""
    return Landmarks(owner.node, places, _LISTS if isinstance(owner, Ladder) else frozenset())


def paths(ladder: Ladder) -> frozenset[str]:
    """Return the paths of all files that a ladder was read from; a level may be a file of its own."""
    if ladder.form != PART:
        return frozenset({ladder.path})
    places = (level.node.at for level in ladder.levels)
    return frozenset({ladder.path, *(at.path for at in places), *(one.node.at.path for one in ladder.criteria)})


def _in_ladder(at: Location, ladder: Ladder, steps: Iterator[str]) -> Iterator[str]:
    """Yield the level and dimension of a place, as far as it has them; in the front matter the keys that lead to it."""
    names = ladder.whereabouts(at)
    if names is None:
        yield from steps
        return
    yield from (slug(name) for name in names if name)


def _steps(at: Location, marks: Landmarks) -> Iterator[str]:
    """Yield the keys and titles that lead to the smallest node that a place lies in, the innermost of several."""
    for key, inner in marks.way(at):
        yield _title(inner) if key is None else slug(key) if " " in key else key


def _title(node: Node) -> str:
    names = [node[name].value for name in ("title", "name", "role", "text") if name in node]
    return slug(str(names[0] if names else node.value))
