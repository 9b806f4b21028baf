"""Ladders whose dimensions have no headings: labels, emphasised list items, and tables below the headings of levels."""

import pytest
from ladder_forms import cells, dimensions, levels, problems, read

SAME = [
    ("Level 1", "Craft", "Writes code."),
    ("Level 1", "Impact", "Ends tasks."),
    ("Level 2", "Craft", "Ships features."),
]
LABELS = "# Level 1\n**Craft:** Writes code.\n**Impact**: Ends\ntasks.\n\n# Level 2\n\n__Craft:__ Ships features.\n"
ITEMS = """# Level 1
- **Craft**
  - Writes code.
- **Impact:**
  - Ends tasks.

# Level 2
- **Craft**
  - Ships features.
"""
TABLES = """# Level 1

| Area | Expectation |
|---|---|
| Craft | Writes code. |
| Impact | Ends tasks. |

# Level 2

| Area | Expectation |
|---|---|
| Craft | Ships features. |
"""


@pytest.mark.parametrize("text", [LABELS, ITEMS, TABLES])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_dimensions_without_headings_are_read(text: str, end: str) -> None:
    ladder = read(text.replace("\n", end))
    assert (cells(ladder), problems(text)) == (SAME, [])
    assert [(level.name, hole.name) for level, hole in ladder.holes()] == [("Level 2", "Impact")]


def test_cells_of_tables_hold_several_criteria_and_more_columns_are_kept() -> None:
    text = TABLES.replace("Expectation |\n|---", "Expectation | Why |\n|---|---").replace(
        "Writes code. |", "Writes code.<br>• Asks. | it helps |"
    )
    ladder = read(text)
    assert cells(ladder)[:2] == [("Level 1", "Craft", "Writes code."), ("Level 1", "Craft", "Asks.")]
    assert ladder.criteria[0].node.value["x-why"] == "it helps"


def test_rows_that_tell_of_the_level_are_no_dimensions() -> None:
    ladder = read(TABLES.replace("| Impact | Ends tasks. |", "| Years | two |"))
    assert (dimensions(ladder), ladder.levels[0].node.value["x-years"]) == (["Craft"], "two")


@pytest.mark.parametrize(
    "text",
    [
        "# Level 1\n**Note:** Since May.\n\n# Level 2\n**Note:** Since June.\n",
        "# Level 1\n**Title:** Gardener\n\n# Level 2\n**Title:** Senior Gardener\n",
        "# Level 1\n**Craft:** Words.\n\n# Level 2\nOther words.\n",
        TABLES.replace("Area", "Question"),
    ],
)
def test_what_is_no_dimension_is_kept_as_words_about_the_level(text: str) -> None:
    ladder = read(text)
    assert (levels(ladder), dimensions(ladder), cells(ladder)) == (["Level 1", "Level 2"], [], [])
    assert all(level.summary for level in ladder.levels)


def test_emphasised_criteria_with_details_are_no_dimensions() -> None:
    text = "# Level 1\n- **Writes**\n  - code\n- **Asks**\n  - others\n\n# Level 2\n- **Ships**\n  - features\n"
    assert cells(read(text)) == [("Level 1", None, "Writes"), ("Level 1", None, "Asks"), ("Level 2", None, "Ships")]
