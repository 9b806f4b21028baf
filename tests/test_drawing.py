"""What to draw: the shape that fits, and the words that go with it."""

import pytest

from rolelint.drawing import Asked, Shape, draw
from rolelint.errors import UserError
from rolelint.graph import Edge, Exchange, Graph, Member, Sort
from rolelint.order import DIRECTIONS, GROUPINGS, SHAPES
from rolelint.views import GROUPINGS as GROUPS
from rolelint.views import Direction

TEXTS = (Shape.OVERVIEW, Shape.FAMILY, Shape.FOCUS)
PICTURES = tuple(Shape)
OUTSIDE = Member("board", "Board", Sort.EXTERNAL)


def company(roles: int, families: int = 3, outside: int = 0) -> Graph:
    """Return a ring of roles in so many families, without any where there are none."""
    members = [
        Member(f"r{n}", f"Role {n}", Sort.ROLE, f"F{n % families}" if families else None, path=f"r{n}.md")
        for n in range(roles)
    ]
    others = [Member(f"x{n}", f"Other {n}", Sort.EXTERNAL) for n in range(outside)]
    ends = [(members[n].key, members[(n + 1) % roles].key) for n in range(roles if roles > 2 else roles - 1)]
    return Graph((*members, *others), tuple(edge(*pair) for pair in ends))


def edge(giver: str, taker: str, *, is_one_sided: bool = False) -> Edge:
    exchange = Exchange(giver, taker, is_mutual=False, label="Informs", said_by=(giver,))
    return Edge(giver, taker, is_mutual=False, exchanges=(exchange,), is_one_sided=is_one_sided)


@pytest.mark.parametrize(
    ("roles", "families", "shapes", "shape"),
    [
        (15, 3, TEXTS, Shape.FAMILY),
        (16, 3, TEXTS, Shape.OVERVIEW),
        (16, 0, TEXTS, Shape.FAMILY),
        (16, 1, TEXTS, Shape.FAMILY),
        (12, 3, PICTURES, Shape.FAMILY),
        (13, 3, PICTURES, Shape.BLOCKS),
        (60, 3, PICTURES, Shape.BLOCKS),
        (61, 3, PICTURES, Shape.BUNDLE),
        (300, 3, PICTURES, Shape.BUNDLE),
        (301, 3, PICTURES, Shape.OVERVIEW),
        (301, 0, PICTURES, Shape.BUNDLE),
        (500, 3, (Shape.MATRIX,), Shape.MATRIX),
        (500, 3, (Shape.BLOCKS,), Shape.BLOCKS),
        (500, 3, (), Shape.FAMILY),
    ],
)
def test_the_shape_goes_by_the_number_of_roles(
    roles: int, families: int, shapes: tuple[Shape, ...], shape: Shape
) -> None:
    assert draw(company(roles, families), Asked(), shapes).shape is shape


def test_a_shape_that_is_asked_for_is_taken_at_any_size() -> None:
    assert draw(company(400), Asked(shape=Shape.FAMILY), TEXTS).shape is Shape.FAMILY


def test_a_focus_has_its_own_shape() -> None:
    drawing = draw(company(40), Asked(focus=("r3",)), TEXTS)
    assert (drawing.shape, drawing.focus) == (Shape.FOCUS, ("r3",))
    assert [member.key for member in drawing.graph.members] == ["r2", "r3", "r4"]


def test_a_focus_goes_as_deep_and_as_far_as_asked() -> None:
    asked = Asked(focus=("r3",), depth=2, direction=Direction.OUT)
    assert [member.key for member in draw(company(40), asked, TEXTS).graph.members] == ["r3", "r4", "r5"]


def test_an_overview_of_a_focus_shows_groups_alone() -> None:
    drawing = draw(company(40), Asked(shape=Shape.OVERVIEW, focus=("r3",)), TEXTS)
    assert ({member.sort for member in drawing.graph.members}, drawing.focus) == ({Sort.BUNDLE}, ())


def test_data_can_be_condensed_and_has_no_other_shape() -> None:
    assert len(draw(company(40), Asked(shape=Shape.OVERVIEW), ()).graph.members) == 3
    with pytest.raises(UserError, match="no shape 'matrix'"):
        draw(company(40), Asked(shape=Shape.MATRIX), ())


@pytest.mark.parametrize(
    ("asked", "message"),
    [(Asked(shape=Shape.BUNDLE), "this form has no shape 'bundle'"), (Asked(shape=Shape.FOCUS), "needs a role")],
)
def test_what_cannot_be_drawn_is_refused(asked: Asked, message: str) -> None:
    with pytest.raises(UserError, match=message):
        draw(company(3), asked, TEXTS)


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (Asked(), "Who works with whom"),
        (Asked(focus=("r1",)), "Who works with Role 1"),
        (Asked(focus=("r1", "r2")), "Who works with Role 1 and Role 2"),
        (Asked(focus=("r1", "r2", "r3")), "Who works with Role 1, Role 2 and Role 3"),
    ],
)
def test_a_title_names_who_is_in_the_middle(asked: Asked, title: str) -> None:
    assert draw(company(5), asked, TEXTS).title == title


@pytest.mark.parametrize(
    ("graph", "description"),
    [
        (company(8, outside=2), "8 roles and 2 names outside, 8 connections."),
        (company(2), "2 roles, 1 connection."),
        (company(1), "1 role, no connections."),
        (company(20, outside=1), "3 groups of 20 roles and 1 name outside, 3 connections."),
        (Graph((), ()), "Nobody, no connections."),
        (
            Graph(company(3).members, (edge("r0", "r1", is_one_sided=True), edge("r1", "r2"))),
            "3 roles, 2 connections, 1 of them one-sided.",
        ),
        (
            Graph((*company(2).members, OUTSIDE), (edge("r0", "r1", is_one_sided=True),)),
            "2 roles and 1 name outside, 1 connection, which is one-sided.",
        ),
    ],
)
def test_a_description_counts_what_can_be_seen(graph: Graph, description: str) -> None:
    assert draw(graph, Asked(), TEXTS).description == description


def test_an_order_can_name_every_shape_direction_and_grouping() -> None:
    assert (tuple(Shape), tuple(Direction), tuple(GROUPS)) == (SHAPES, DIRECTIONS, GROUPINGS)
