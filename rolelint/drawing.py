"""What to draw: the shape that fits the size and the question, and the part of the graph that it shows.

No drawing of lines between single roles is legible from about a hundred roles on, in any engine. So a whole
organisation is drawn role by role while it is small, then as a map of its groups, then as bundled lines, and beyond
that as one box per group.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rolelint.coverage import Coverage
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

    `title` names it, `description` says in a sentence what can be seen, for who cannot see it. `ladders` are those of
    the project, for a form that has room for them.
    """

    graph: Graph
    shape: Shape
    title: str
    description: str
    group_by: str | None = None
    focus: tuple[str, ...] = ()
    with_findings: bool = False
    ladders: tuple[Coverage, ...] = ()


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
    focus = tuple(key for key in asked.focus if key in shown.by_key)
    return Drawing(shown, shape, title, _description(shown), asked.group_by, focus, asked.with_findings)


def _fitting(graph: Graph, by: str | None, shapes: Sequence[Shape]) -> Shape:
    """Return the shape for a graph of this size; without groups there is nothing to condense."""
    if not shapes:
        return Shape.FAMILY
    limits = [(most, shape) for most, shape in (_PICTURES if Shape.BLOCKS in shapes else _TEXTS) if shape in shapes]
    fitting = next((shape for most, shape in limits if len(graph.roles) <= most), None)
    if fitting:
        return fitting
    has_groups = sum(not group.is_outside for group in groups(graph, by)) > 1
    if has_groups and Shape.OVERVIEW in shapes:
        return Shape.OVERVIEW
    return limits[-1][1] if limits else shapes[0]


def _title(graph: Graph, focus: tuple[str, ...]) -> str:
    if not focus:
        return "Who works with whom"
    return f"Who works with {_listed([graph.by_key[key].label for key in focus])}"


def _description(graph: Graph) -> str:
    """Say what a drawing shows: `8 roles and 2 names outside, 20 connections, 6 of them one-sided.`."""
    sorts = Counter(member.sort for member in graph.members)
    inside = _counted(sum(member.size for member in graph.members if member.sort is Sort.BUNDLE), "role")
    who = [
        _counted(sorts[Sort.BUNDLE], "group", f" of {inside}"),
        _counted(len(graph.roles), "role"),
        _counted(sorts[Sort.GROUP], "group", " addressed as one"),
        _counted(sorts[Sort.EXTERNAL], "name", " outside"),
        _counted(sorts[Sort.AMBIGUOUS], "ambiguous name"),
        _counted(sorts[Sort.UNKNOWN], "unknown name"),
    ]
    one_sided = sum(edge.is_one_sided for edge in graph.edges)
    of_these = f", {'which is' if len(graph.edges) == 1 else f'{one_sided} of them'} one-sided" if one_sided else ""
    return f"{_listed([words for words in who if words]) or 'Nobody'}, {_connections(graph)}{of_these}."


def _connections(graph: Graph) -> str:
    return _counted(len(graph.edges), "connection") or "no connections"


def _counted(count: int, noun: str, more: str = "") -> str:
    return f"{count} {noun if count == 1 else f'{noun}s'}{more}" if count else ""


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
