"""What to draw: the shape that fits the size and the question, and the part of the graph that it shows.

No drawing of lines between single roles is legible from about a hundred roles on, in any engine. So a whole
organisation is drawn role by role while it is small, then as a map of its groups, then as bundled lines, and beyond
that as one box per group.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rolelint.errors import UserError
from rolelint.graph import Graph, Sort
from rolelint.views import Direction, condensed, groups
from rolelint.views import focus as around


class Shape(StrEnum):
    """How a graph is laid out.

    overview: one box per group. family: every role, framed by group, with labelled lines. focus: one role in the
    middle, who gives to it on the left, who takes from it on the right. blocks: a map of groups with cards in them.
    bundle: a circle of roles with bundled lines. matrix: a row and a column per role.
    """

    OVERVIEW = "overview"
    FAMILY = "family"
    FOCUS = "focus"
    BLOCKS = "blocks"
    BUNDLE = "bundle"
    MATRIX = "matrix"


@dataclass(frozen=True, slots=True)
class Asked:
    """How somebody wants a graph drawn: None is for us to choose. `focus` are keys of members."""

    shape: Shape | None = None
    group_by: str | None = None
    focus: tuple[str, ...] = ()
    depth: int = 1
    direction: Direction = Direction.BOTH
    with_findings: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A graph as it is to be drawn: already narrowed and condensed as its shape demands.

    `title` names it, `description` says in a sentence what can be seen, for who cannot see it.
    """

    graph: Graph
    shape: Shape
    title: str
    description: str
    group_by: str | None = None
    focus: tuple[str, ...] = ()
    with_findings: bool = False


# The most roles that a shape is chosen for, where a form can be drawn as pictures, and where it is text.
_PICTURES = ((12, Shape.FAMILY), (60, Shape.BLOCKS), (300, Shape.BUNDLE))
_TEXTS = ((15, Shape.FAMILY),)


def draw(graph: Graph, asked: Asked, shapes: Sequence[Shape]) -> Drawing:
    """Choose a shape out of those that a form has, and narrow the graph to what it shows.

    A form without shapes holds data: it shows everything, or what is asked for. Raises a `UserError` for a shape that
    the form has not.
    """
    if asked.shape and asked.shape not in shapes and not (asked.shape is Shape.OVERVIEW and not shapes):
        known = ", ".join(shapes) or "overview, or none: it holds data, not a picture"
        raise UserError(f"this form has no shape '{asked.shape}'", f"it has: {known}")
    if asked.shape is Shape.FOCUS and not asked.focus:
        raise UserError("the shape 'focus' needs a role to look at", "name it: --focus ROLE")
    shown = around(graph, asked.focus, asked.depth, asked.direction) if asked.focus else graph
    shape = asked.shape or (Shape.FOCUS if asked.focus else _fitting(shown, asked.group_by, shapes))
    if shape is Shape.OVERVIEW:
        shown = condensed(shown, asked.group_by)
    title = _title(graph, asked.focus)
    return Drawing(shown, shape, title, _description(shown), asked.group_by, asked.focus, asked.with_findings)


def _fitting(graph: Graph, by: str | None, shapes: Sequence[Shape]) -> Shape:
    """Return the shape for a graph of this size; without groups there is nothing to condense."""
    if not shapes:
        return Shape.FAMILY
    limits = [(most, shape) for most, shape in (_PICTURES if Shape.BLOCKS in shapes else _TEXTS) if shape in shapes]
    fitting = next((shape for most, shape in limits if len(graph.roles) <= most), Shape.OVERVIEW)
    has_groups = sum(not group.is_outside for group in groups(graph, by)) > 1
    return fitting if has_groups or fitting is not Shape.OVERVIEW else limits[-1][1]


def _title(graph: Graph, focus: tuple[str, ...]) -> str:
    if not focus:
        return "Who works with whom"
    return f"Who works with {_listed([graph.by_key[key].label for key in focus])}"


def _description(graph: Graph) -> str:
    """Say what a drawing shows: how many members and lines, and of these how many nobody answers."""
    bundles = sum(member.sort is Sort.BUNDLE for member in graph.members)
    counts = [(bundles, "group", "groups"), (len(graph.roles), "role", "roles")]
    outside = len(graph.members) - bundles - len(graph.roles)
    counts += [(outside, "name outside", "names outside"), (len(graph.edges), "connection", "connections")]
    counts.append((sum(edge.is_one_sided for edge in graph.edges), "of them one-sided", "of them one-sided"))
    return f"{_listed([f'{count} {one if count == 1 else many}' for count, one, many in counts if count])}."


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
