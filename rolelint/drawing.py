"""What to draw: the shape that fits the size and the question, and the part of the graph that it shows.

No drawing of lines between single roles is legible from about a hundred roles on, in any engine. So a whole
organisation is drawn role by role while it is small, then as a map of its groups, then as bundled lines, and beyond
that as one box per group.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum

from rolelint.coverage import Coverage
from rolelint.diagnostic import Diagnostic
from rolelint.errors import UserError
from rolelint.frozen import frozen
from rolelint.graph import Edge, Graph, Member, Sort
from rolelint.sentences import counted, listed
from rolelint.source import Source
from rolelint.views import Direction, Group, condensed, groups
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


@frozen
class Asked:
    """How somebody wants a graph drawn: None is for us to choose. `focus` are keys of members."""

    shape: Shape | None = None
    group_by: str | None = None
    focus: tuple[str, ...] = ()
    depth: int = 1
    direction: Direction = Direction.BOTH
    with_findings: bool = False


@frozen
class Drawing:
    """A graph as it is to be drawn: already narrowed and condensed as its shape demands.

    `title` names it, `description` says in a sentence what can be seen, for who cannot see it. `ladders` are those of
    the project, `findings` what was found in files that are no role's, and `sources` the texts that findings are about,
    for a form that has room for them.
    """

    graph: Graph
    shape: Shape
    title: str
    description: str
    group_by: str | None = None
    focus: tuple[str, ...] = ()
    with_findings: bool = False
    ladders: tuple[Coverage, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def frames(self) -> tuple[Group, ...]:
        """The members by what frames them: their groups where every role is drawn; one without a label is no frame."""
        if self.shape is not Shape.FAMILY:
            return (Group("", self.graph.members),)
        parts = groups(self.graph, self.group_by)
        return tuple(replace(part, label="") if part.is_outside else part for part in parts)

    def ends(self, edge: Edge) -> tuple[str, str]:
        """Return the keys that a line leads from and to; one that goes both ways leads away from the role in focus."""
        ends = edge.source, edge.target
        return ends[::-1] if edge.is_mutual and ends[1] in self.focus and ends[0] not in self.focus else ends

    def is_middle(self, member: Member) -> bool:
        """Tell whether a member is one that the others are drawn around."""
        return self.shape is Shape.FOCUS and member.key in self.focus


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
    return f"Who works with {listed([graph.by_key[key].label for key in focus])}"


def _description(graph: Graph) -> str:
    """Say what a drawing shows: `8 roles and 2 names outside, 20 connections, 6 of them one-sided.`."""
    sorts = Counter(member.sort for member in graph.members)
    inside = sum(member.size for member in graph.members if member.sort is Sort.BUNDLE)
    told = [
        (sorts[Sort.BUNDLE], "group", f" of {counted(inside, 'role')}"),
        (len(graph.roles), "role", ""),
        (sorts[Sort.GROUP], "group", " addressed as one"),
        (sorts[Sort.EXTERNAL], "name", " outside"),
        (sorts[Sort.AMBIGUOUS], "ambiguous name", ""),
        (sorts[Sort.UNKNOWN], "unknown name", ""),
    ]
    who = [f"{counted(number, noun)}{more}" for number, noun, more in told if number]
    one_sided = sum(edge.is_one_sided for edge in graph.edges)
    of_these = f", {'which is' if len(graph.edges) == 1 else f'{one_sided} of them'} one-sided" if one_sided else ""
    connections = counted(len(graph.edges), "connection") if graph.edges else "no connections"
    return f"{listed(who) or 'Nobody'}, {connections}{of_these}."
