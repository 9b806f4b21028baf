"""A ladder's page saved as plain text."""

from collections import Counter
from pathlib import Path

import pytest
from ladder_forms import analysed, cells, dimensions, levels, problems, read
from marks import marked

FORM = "ladder-text"
PAGE = """Skip to content
On this page

Head Gardener

Level 1

Care

  • Waters the beds
  • Knows the tools

Example: spade, rake

  • Asks whoever knows

such as the gardener next door
at any time

Order

  • Sweeps
    Level 2

Everything in Level 1, plus:

Order

Care

  • Plans the watering"""


def test_the_page_is_read() -> None:
    ladder = read(PAGE, FORM, "page.txt")
    assert (ladder.label, levels(ladder), dimensions(ladder)) == (
        "Head Gardener",
        ["Level 1", "Level 2"],
        ["Care", "Order"],
    )
    assert cells(ladder) == [
        ("Level 1", "Care", "Waters the beds"),
        ("Level 1", "Care", "Knows the tools"),
        ("Level 1", "Care", "Asks whoever knows"),
        ("Level 1", "Order", "Sweeps"),
        ("Level 2", "Care", "Plans the watering"),
    ]
    assert [one.examples for one in ladder.criteria[1:3]] == [("spade, rake",), ("such as the gardener next door",)]
    assert ladder.criteria[2].node.value["x-details"] == "at any time"
    assert (ladder.levels[1].is_cumulative, ladder.data["x-introduction"]) == (True, "Skip to content\n\nOn this page")
    assert problems(PAGE, FORM, "page.txt") == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_change_nothing(end: str) -> None:
    assert read(PAGE.replace("\n", end), FORM, "page.txt") == read(PAGE, FORM, "page.txt")


def test_everything_is_placed() -> None:
    text, spans = marked("«Level 1»\r\n\r\n  «Care»\r\n  • «Waters»\r\nExample: «noon»\r\nLevel 2\r\nCare\r\n• Plans")
    ladder = read(text, FORM, "page.txt")
    found = ladder.criteria[0].node
    assert [
        ladder.levels[0].node.at.span,
        ladder.cells[0].at.span,
        found["text"].at.span,
        found["examples"][0].at.span,
    ] == spans


def test_a_name_without_bullets_is_a_dimension_where_it_is_one_elsewhere() -> None:
    ladder = read(
        "Level 1\nCare\n• Waters\nOrder\n• Sweeps\nLevel 2\nCare\nOrder\nKeeps the shed clean.\n", FORM, "p.txt"
    )
    assert [(cell.level, cell.dimension) for cell in ladder.cells] == [
        ("Level 1", "Care"),
        ("Level 1", "Order"),
        ("Level 2", "Care"),
        ("Level 2", "Order"),
    ]
    assert cells(ladder)[2:] == [("Level 2", "Order", "Keeps the shed clean.")]
    assert [(level.name, hole.name) for level, hole in ladder.holes()] == [("Level 2", "Care")]


@pytest.mark.parametrize("bullet", ["•", "◦", "▪", "-", "*", "●"])
def test_bullets_of_all_kinds(bullet: str) -> None:
    page = PAGE.replace("•", bullet)
    assert cells(read(page, FORM, "page.txt")) == cells(read(PAGE, FORM, "page.txt"))


def test_the_hashes_of_a_heading_are_no_part_of_a_name() -> None:
    ladder = read("# Gardeners\n\n1. **Helper**\n   - Waters\n   - Digs\n2. **Gardener**\n   - Plans\n", FORM)
    assert (ladder.label, len(ladder.levels), len(ladder.criteria)) == ("Gardeners", 2, 3)


def test_what_goes_on_in_lower_case_is_no_dimension() -> None:
    ladder = read("Level 1\nCare\n• Waters the beds\nall day\n• Digs\nLevel 2\nCare\n• Plans\n", FORM, "p.txt")
    assert dimensions(ladder) == ["Care"]


def test_a_colon_a_subtitle_wrapped_lines_and_lists_of_examples_are_read() -> None:
    text = (
        "Gardeners\n\nLevel 1:\nJunior Gardener\n\nCare:\n• Waters\n   And knows why\nand when\n  ◦ never at noon\n"
        "• Digs\n\nExamples:\n• with a spade\n   or a fork\n• by hand\n"
        "\nOrder\n\nEverything in Level 1, plus:\n• Sweeps\n"
        "Level 2:\nCare\n• Plans\n"
    )
    ladder = read(text, FORM, "p.txt")
    assert (levels(ladder), dimensions(ladder), problems(text, FORM, "p.txt")) == (
        ["Level 1", "Level 2"],
        ["Care", "Order"],
        [],
    )
    assert cells(ladder) == [
        ("Level 1", "Care", "Waters And knows why and when"),
        ("Level 1", "Care", "Digs"),
        ("Level 1", "Order", "Sweeps"),
        ("Level 2", "Care", "Plans"),
    ]
    assert (ladder.levels[0].summary, ladder.levels[0].is_cumulative) == ("Junior Gardener", False)
    assert ladder.criteria[0].node.value["x-details"] == "never at noon"
    assert ladder.criteria[1].examples == ("with a spade or a fork", "by hand")


def test_a_seniority_further_down_is_a_level_beside_numbers() -> None:
    ladder = read("Level 1\nCare\n• Waters\nSenior Gardener\nCare\n• Plans\n", FORM, "p.txt")
    assert levels(ladder) == ["Level 1", "Senior Gardener"]


def test_a_page_that_ends_early_is_read() -> None:
    for length in range(len(PAGE)):
        assert analysed(PAGE[:length], FORM, "page.txt").ladder is not None


def test_a_real_page_is_read_to_the_last_bullet(shared: Path) -> None:
    page = next((shared / "seeds").glob("002_*.txt")).read_text(encoding="utf-8")
    ladder = read(page, FORM, "page.txt")
    found = Counter((criterion.level, criterion.dimension) for criterion in ladder.criteria)
    counts = [[found[level.name, name] for name in dimensions(ladder)] for level in ladder.levels]
    assert dimensions(ladder) == [
        *("Mastery", "Impact", "Influence", "Communication", "Leadership"),
        "Communication & Feedback",
    ]
    assert counts == [
        [8, 1, 1, 4, 0, 0],
        [8, 6, 1, 5, 0, 0],
        [8, 3, 4, 4, 2, 0],
        [7, 5, 5, 4, 6, 0],
        [7, 6, 3, 1, 6, 0],
        [3, 2, 2, 0, 2, 1],
    ]
    assert sum(map(sum, counts)) == page.count("•")
    assert [len(one.examples) for one in ladder.criteria if one.examples] == [1, 1, 1]
