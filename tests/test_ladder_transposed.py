"""Ladders with a heading per dimension, and below it a bullet per level."""

import pytest
from ladder_forms import cells, dimensions, levels, problems, read
from marks import marked

FORM = "ladder-transposed"
TEXT = """# Gardeners

Words.

## Care

Of plants.

- **Level 10** – Plans
- **Level 2**: Waters
  - Example: noon
  - and digs

In between.

- **Level 3**
  - Asks
  - Draws

## Order

- **Level 2:** Sweeps
"""


def test_levels_go_by_number() -> None:
    ladder = read(TEXT, FORM)
    assert (ladder.label, ladder.order) == ("Gardeners", "the numbers of the levels")
    assert (levels(ladder), dimensions(ladder)) == (["Level 2", "Level 3", "Level 10"], ["Care", "Order"])
    assert cells(ladder) == [
        ("Level 10", "Care", "Plans"),
        ("Level 2", "Care", "Waters"),
        ("Level 3", "Care", "Asks"),
        ("Level 3", "Care", "Draws"),
        ("Level 2", "Order", "Sweeps"),
    ]
    assert ladder.criteria[1].examples == ("noon", "and digs")
    assert (ladder.data["x-introduction"], ladder.data["x-care"]) == ("Words.", "Of plants.\n\nIn between.")
    assert problems(TEXT, FORM) == []


def test_levels_without_numbers_keep_the_order_of_their_bullets() -> None:
    ladder = read("# Care\n- **Junior**: Waters\n- **Senior**: Plans\n\n# Order\n- **Junior**: Sweeps\n", FORM)
    assert (levels(ladder), ladder.order) == (["Junior", "Senior"], "the order in which the levels are met")


def test_a_slip_in_the_name_of_a_level_is_read_right_and_said() -> None:
    text = "# Care\n- **Level 1**: a\n- **Level 2**: b\n- **Levl 3**: c\n\n# Order\n- **Level 3**: d\n"
    assert levels(read(text, FORM)) == ["Level 1", "Level 2", "Level 3"]
    assert problems(text, FORM) == [("RL202", "Levl 3")]


def test_a_bullet_beside_levels_that_names_none_is_shown() -> None:
    text = "# Care\n- **Level 1**: a\n- **Level 2**: b\n- plans\n\n# Links\n- [x](y)\n"
    assert problems(text, FORM) == [("RL008", "plans")]
    assert read(text, FORM).data["x-introduction"] == "- plans\n\n- [x](y)"


def test_bullets_below_a_level_may_have_examples_and_notes() -> None:
    ladder = read("# Care\n- **Level 1**\n  - Waters\n  - Example: noon\n  - *Notes*: daily\n- **Level 2**: b\n", FORM)
    assert (cells(ladder)[0], ladder.criteria[0].examples) == (("Level 1", "Care", "Waters"), ("noon",))
    assert ladder.criteria[0].node.value["x-notes"] == ["daily"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_change_nothing(end: str) -> None:
    assert read(TEXT.replace("\n", end), FORM) == read(TEXT, FORM)


def test_everything_is_placed() -> None:
    text, (dimension, level, criterion) = marked(
        "# G\r\n## «Care»\r\n- **«Level 1»**: «Waters»\r\n- **Level 2**: Plans\r\n"
    )
    ladder = read(text, FORM)
    assert [ladder.dimensions[0].node.at.span, ladder.levels[0].node.at.span] == [dimension, level]
    assert [ladder.cells[0].at.span, ladder.criteria[0].node["text"].at.span] == [level, criterion]


def test_bullets_above_all_headings_have_no_dimension() -> None:
    text = "- **Level 1**: Waters\n\n# Care\n- **Level 2**: Plans\n"
    assert cells(read(text, FORM)) == [("Level 1", None, "Waters"), ("Level 2", "Care", "Plans")]
