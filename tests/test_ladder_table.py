"""Ladders as tables: levels as columns, or as rows."""

import pytest
from ladder_forms import cells, dimensions, levels, problems, read
from marks import marked

FORM = "ladder-table"
COLUMNS = """# Gardeners

Words.

| Dimension | Level 1 | **Level 2** | Notes |
|---|---|:-:|---|
| Care | Waters<br>• Digs<br>Example: noon | <ul><li>Plans</li><li>Draws</li></ul> | hm |
| | Asks | - | |
| Order | n/a | `a\\|b` | |
"""
ROWS = """# Gardeners

## Both

| Level | Care | Order |
|---|---|---|
| Level 1 | Waters | |
| | Digs | Sweeps |
| Level 2 | Plans | Counts |

## More

| Level | Talks |
|---|---|
| Level 1 | Listens |
| Level 2 | Tells |
"""


def test_levels_as_columns() -> None:
    ladder = read(COLUMNS, FORM)
    assert (ladder.label, levels(ladder), dimensions(ladder)) == (
        "Gardeners",
        ["Level 1", "Level 2"],
        ["Care", "Order"],
    )
    assert cells(ladder) == [
        ("Level 1", "Care", "Waters"),
        ("Level 1", "Care", "Digs"),
        ("Level 2", "Care", "Plans"),
        ("Level 2", "Care", "Draws"),
        ("Level 1", "Care", "Asks"),
        ("Level 1", "Order", "n/a"),
        ("Level 2", "Order", "a\\|b"),
    ]
    assert ladder.criteria[1].examples == ("noon",)
    assert (ladder.data["x-notes"], ladder.data["x-introduction"]) == ("hm", "Words.")
    assert problems(COLUMNS, FORM) == []


def test_levels_as_rows_in_several_tables() -> None:
    ladder = read(ROWS, FORM)
    assert (levels(ladder), dimensions(ladder)) == (["Level 1", "Level 2"], ["Care", "Order", "Talks"])
    assert cells(ladder) == [
        ("Level 1", "Care", "Waters"),
        ("Level 1", "Care", "Digs"),
        ("Level 1", "Order", "Sweeps"),
        ("Level 2", "Care", "Plans"),
        ("Level 2", "Order", "Counts"),
        ("Level 1", "Talks", "Listens"),
        ("Level 2", "Talks", "Tells"),
    ]
    assert problems(ROWS, FORM) == []


def test_a_heading_is_the_dimension_of_a_table_without_one() -> None:
    ladder = read("# G\n\n## Care\n\n| Level 1 | Level 2 |\n|---|---|\n| Waters | Plans |\n", FORM)
    assert cells(ladder) == [("Level 1", "Care", "Waters"), ("Level 2", "Care", "Plans")]


@pytest.mark.parametrize("text", [COLUMNS, ROWS])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_change_nothing(text: str, end: str) -> None:
    assert read(text.replace("\n", end), FORM) == read(text, FORM)


def test_everything_is_placed() -> None:
    text, (level, dimension, first, second) = marked(
        "# G\r\n\r\n| | «Level 1» | Level 2 |\r\n|---|---|---|\r\n| «Care» | «Waters»<br>- «Digs» | Plans |\r\n"
    )
    ladder = read(text, FORM)
    assert [ladder.levels[0].node.at.span, ladder.dimensions[0].node.at.span] == [level, dimension]
    assert [one.node["text"].at.span for one in ladder.criteria[:2]] == [first, second]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("| Level 2 | Plans | Counts |", "| Others | Plans | Counts |\n| Level 2 | a | b |", "Others | Plans | Counts"),
        ("| Level 2 | Plans | Counts |", "| Level 2 | Plans | Counts | too many |", "too many"),
    ],
)
def test_what_fits_into_no_cell_is_shown(old: str, new: str, found: str) -> None:
    assert problems(ROWS.replace(old, new), FORM) == [("RL008", found)]


def test_a_level_that_a_table_names_twice_is_shown() -> None:
    assert problems(ROWS.replace("| Level 2 | Plans", "| Level 1 | Plans"), FORM) == [("RL503", "Level 1")]
