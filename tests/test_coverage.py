"""How much of a ladder is filled in, and what roles, seniorities and capabilities cover of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint.climbers import Climb
from rolelint.coverage import Coverage, Mark, Row, coverage, unified
from rolelint.identity import Identity
from rolelint.ladder import Criterion, Dimension, Ladder, Level
from rolelint.model import Capability, Role
from rolelint.rungs import Cell
from rolelint.source import Location, Source, Span
from rolelint.syntax.node import Node

SOURCE = Source("ladder.md", "")
NODE = Node(None, Location("ladder.md", Span(0, 0)))
NAMES = ("Level 1", "Level 2", "Level 3")


def level(name: str, seniority: str | None = None, *, is_cumulative: bool = False, **capabilities: str | None) -> Level:
    wanted = tuple(Capability(word, NODE, proficiency) for word, proficiency in capabilities.items())
    return Level(name, NODE, seniority=seniority, capabilities=wanted, is_cumulative=is_cumulative)


def criteria(*cells: tuple[str, str | None]) -> tuple[Criterion, ...]:
    return tuple(Criterion(f"Does {place}", name, NODE, dimension) for place, (name, dimension) in enumerate(cells))


def ladder(levels: tuple[Level, ...], dimensions: tuple[Dimension, ...], *cells: tuple[str, str | None]) -> Ladder:
    return Ladder(
        Identity("ladder.md", None, "care", "Care"), "ladder", {}, levels, dimensions, criteria(*cells), SOURCE, NODE
    )


def plain(*cells: tuple[str, str | None], dimensions: tuple[str, ...] = ("Craft",)) -> Ladder:
    return ladder(tuple(map(level, NAMES)), tuple(Dimension(name, NODE) for name in dimensions), *cells)


def role(name: str, family: str | None = None) -> Role:
    return Role(Identity(f"{name}.md", None, None, name), "role", {}, SOURCE, NODE, family=family)


def marks(found: Coverage) -> list[tuple[str | None, list[tuple[Mark, int]]]]:
    return [(row.dimension, [(square.mark, square.count) for square in row.squares]) for row in found.rows]


def test_a_cell_counts_its_criteria() -> None:
    found = coverage(plain(("Level 1", "Craft"), ("Level 1", "Craft"), ("Level 3", "Craft")))
    assert marks(found) == [("Craft", [(Mark.OWN, 2), (Mark.HOLE, 0), (Mark.OWN, 1)])]
    assert (found.filled, found.expected, found.percent) == (2, 3, 66.6)


def test_below_the_level_that_a_dimension_begins_at_nothing_is_expected() -> None:
    found = coverage(ladder(tuple(map(level, NAMES)), (Dimension("Craft", NODE, "Level 2"),), ("Level 3", "Craft")))
    assert marks(found) == [("Craft", [(Mark.UNEXPECTED, 0), (Mark.HOLE, 0), (Mark.OWN, 1)])]
    assert (found.filled, found.expected) == (1, 2)


def test_what_is_said_where_nothing_is_expected_is_shown_and_not_counted() -> None:
    found = coverage(ladder(tuple(map(level, NAMES)), (Dimension("Craft", NODE, "Level 2"),), ("Level 1", "Craft")))
    assert marks(found)[0][1][0] == (Mark.OWN, 1)
    assert (found.filled, found.expected) == (0, 2)


def test_inherited_criteria_fill_a_cell() -> None:
    one = replace(plain(("Level 1", "Craft")), inherited=criteria(("Level 1", "Craft"), ("Level 2", "Craft")))
    first, second, _ = coverage(one).rows[0].squares
    assert ((first.mark, first.own, first.inherited), (second.mark, second.count)) == (
        (Mark.OWN, 1, 1),
        (Mark.INHERITED, 1),
    )


def test_a_cumulative_level_takes_over_all_that_is_below_it() -> None:
    levels = (level("Level 1"), level("Level 2", is_cumulative=True), level("Level 3", is_cumulative=True))
    found = coverage(ladder(levels, (Dimension("Craft", NODE),), ("Level 1", "Craft"), ("Level 2", "Craft")))
    assert marks(found) == [("Craft", [(Mark.OWN, 1), (Mark.OWN, 1), (Mark.CUMULATIVE, 2)])]
    assert found.percent == 100


def test_without_dimensions_every_level_is_expected_to_say_something() -> None:
    found = coverage(plain(("Level 1", None), ("Level 3", None), dimensions=()))
    assert marks(found) == [(None, [(Mark.OWN, 1), (Mark.HOLE, 0), (Mark.OWN, 1)])]


def test_what_holds_for_a_level_as_a_whole_is_expected_nowhere_beside_dimensions() -> None:
    found = coverage(plain(*((name, "Craft") for name in NAMES), ("Level 2", None)))
    assert marks(found)[1] == (None, [(Mark.UNEXPECTED, 0), (Mark.OWN, 1), (Mark.UNEXPECTED, 0)])
    assert (found.filled, found.expected) == (3, 3)


def test_a_dimension_that_only_a_criterion_names_has_a_row() -> None:
    assert [row.dimension for row in coverage(plain(("Level 1", "Tea"))).rows] == ["Craft", "Tea"]


def test_two_names_of_a_dimension_are_one_row() -> None:
    cells = (("Level 1", "Talking"), ("Level 2", "Talking"), ("Level 3", "Talking & Tea"))
    one = replace(
        plain(*cells, dimensions=("Talking", "Talking & Tea")),
        cells=tuple(Cell(name, dimension, NODE.at) for name, dimension in cells),
    )
    found = coverage(one)
    assert found.rows == (Row("Talking", found.squares, (("Level 3", "Talking & Tea"),)),)
    assert (found.percent, [criterion.dimension for criterion in unified(one)[0].criteria]) == (100, ["Talking"] * 3)


def test_where_nothing_is_expected_nothing_is_reached() -> None:
    found = coverage(ladder((), (Dimension("Craft", NODE),)))
    assert (found.percent, found.reaches(0)) == (None, False)


@pytest.mark.parametrize(("least", "reached"), [(0, True), (66.6, True), (66.7, False), (100, False)])
def test_a_percentage_is_compared_exactly(least: float, *, reached: bool) -> None:
    assert coverage(plain(("Level 1", "Craft"), ("Level 2", "Craft"))).reaches(least) is reached


def test_the_percentage_is_cut_so_that_100_means_no_hole() -> None:
    levels = tuple(level(f"Level {number}") for number in range(2000))
    full = [(one.name, "Craft") for one in levels[1:]]
    assert coverage(ladder(levels, (Dimension("Craft", NODE),), *full)).percent == 99.9


def test_roles_stand_at_levels_and_families_cover_them() -> None:
    one = plain()
    first, second, third = one.levels
    climbs = (
        Climb(role("Ada", "Yard"), one, (first,)),
        Climb(role("Bo"), one, ()),
        Climb(role("Cy", "yard"), one, (second, third)),
    )
    found = coverage(one, climbs)
    assert [[one.label for one in found.roles_at(level)] for level in one.levels] == [["Ada"], ["Cy"], ["Cy"]]
    assert [one.label for one in found.unplaced] == ["Bo"]
    assert [(family.name, family.levels) for family in found.families] == [("Yard", NAMES), (None, ())]


def test_seniorities_name_their_levels_those_of_the_scale_first() -> None:
    one = ladder((level("A", "Chief"), level("B", "mid"), level("C", "Mid")), ())
    assert coverage(one, (), ("Junior", "Mid")).seniorities == {"Junior": (), "Mid": ("B", "C"), "Chief": ("A",)}


def test_a_capability_is_expected_where_a_level_names_it_or_takes_it_over() -> None:
    levels = (level("A", joinery="Novice"), level("B", is_cumulative=True, paint=None), level("C", paint="Expert"))
    found = coverage(ladder(levels, ()))
    words = [
        (demand.name, [one and (one.proficiency or "named") for one in demand.by_level], demand.is_everywhere)
        for demand in found.demands
    ]
    assert words == [("joinery", ["Novice", "Novice", None], False), ("paint", [None, "named", "Expert"], False)]


@st.composite
def ladders(draw: st.DrawFn) -> Ladder:
    """Make ladders of any shape; names of levels and dimensions may repeat, and criteria may name none of them."""
    names = draw(st.lists(st.sampled_from(["Level 1", "Level 2", "Level 3", "Level 7"]), max_size=5))
    levels = tuple(level(name, is_cumulative=draw(st.booleans())) for name in names)
    words = st.sampled_from(["Craft", "Talking", "Talking & Tea", "Tea"])
    firsts = st.sampled_from([None, "Level 2", "Level 9"])
    dimensions = tuple(Dimension(name, NODE, draw(firsts)) for name in draw(st.lists(words, unique=True, max_size=4)))
    cell = st.tuples(st.sampled_from(NAMES), st.none() | words)
    known = ladder(levels, dimensions, *draw(st.lists(cell, max_size=12)))
    cells = tuple(Cell(one.level, one.dimension, NODE.at) for one in known.criteria if one.dimension)
    return replace(known, cells=cells, inherited=criteria(*draw(st.lists(cell, max_size=6))))


@given(ladders())
def test_what_is_filled_and_what_is_a_hole_add_up_to_what_is_expected(one: Ladder) -> None:
    found = coverage(one)
    assert found.filled + len(found.holes) == found.expected <= len(found.squares)
    assert all(len(row.squares) == len(one.levels) for row in found.rows)


@given(ladders())
def test_every_criterion_of_a_level_is_counted(one: Ladder) -> None:
    found = coverage(one)
    for place, name in enumerate(level.name for level in one.levels):
        column = [row.squares[place] for row in found.rows]
        assert sum(square.own for square in column) == sum(known.level == name for known in one.criteria)
        assert sum(square.inherited for square in column) == sum(known.level == name for known in one.inherited)


@given(ladders())
def test_a_mark_says_what_is_counted(one: Ladder) -> None:
    for square in coverage(one).squares:
        is_empty = square.mark in {Mark.HOLE, Mark.UNEXPECTED}
        assert (square.count == 0) is is_empty
        assert is_empty is (square.own + square.inherited + square.taken_over == 0)
        assert square.mark is not (Mark.UNEXPECTED if square.is_expected else Mark.HOLE)


@given(ladders())
def test_the_holes_are_those_of_the_ladder(one: Ladder) -> None:
    names = [level.name for level in one.levels]
    whole, _ = unified(one)
    if len(set(names)) == len(names) and whole.dimensions:
        counted = {(square.level, square.dimension) for square in coverage(one).holes}
        assert counted == {(level.name, dimension.name) for level, dimension in whole.holes()}
