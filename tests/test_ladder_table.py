"""Ladders as tables: levels as columns, or as rows."""

import pytest
from ladder_forms import DIALECTS, cells, dimensions, levels, problems, read
from marks import marked

from rolelint.recognition import recognise

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


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Area | Junior (L1) | Senior Gardener (L2) | Staff", ["Junior (L1)", "Senior Gardener (L2)", "Staff"]),
        ("Area | L1 - Junior | L2 - Senior", ["L1 - Junior", "L2 - Senior"]),
        ("Area | [Level 1](#a) | **Level 2**", ["Level 1", "Level 2"]),
        ("Area | Junior | Tree Surgeon | Senior | Director", ["Junior", "Tree Surgeon", "Senior", "Director"]),
        ("Area | Level 1 | Architect | Level 2", ["Level 1", "Architect", "Level 2"]),
        ("Area | Level 1 | | Level 2", ["Level 1", "Level 2"]),
        ("Area | Description | Level 1 | Examples | Level 2 | Notes", ["Level 1", "Level 2"]),
    ],
)
def test_columns_between_levels_and_positions_beside_them_are_levels(head: str, names: list[str]) -> None:
    cell = " | ".join(f"digs {index}" for index in range(head.count("|")))
    text = f"| {head} |\n{'|---' * (head.count('|') + 1)}|\n| Care | {cell} |\n"
    assert (levels(read(text, FORM)), problems(text, FORM)) == (names, [])


def test_a_column_without_a_head_goes_on_with_the_one_on_its_left() -> None:
    text = "| Area | Level 1 | | Level 2 |\n|---|---|---|---|\n| Care | Waters | Digs | Plans |\n"
    assert cells(read(text, FORM)) == [
        ("Level 1", "Care", "Waters"),
        ("Level 1", "Care", "Digs"),
        ("Level 2", "Care", "Plans"),
    ]


@pytest.mark.parametrize(
    ("head", "strange"),
    [("Area | Junior | Senior | Orchard", "Orchard"), ("Area | Level 1 | Orchard | Level 2", "Orchard")],
)
def test_a_column_that_may_be_a_level_is_shown(head: str, strange: str) -> None:
    text = f"| {head} |\n|---|---|---|---|\n| Care | digs | waters | plans |\n"
    assert problems(text, FORM) == [("RL008", strange)]
    assert "x-orchard" in read(text, FORM).data


def test_positions_beside_levels_as_rows_are_levels() -> None:
    text = (
        "| Who | Care |\n|---|---|\n| Junior Gardener | digs |\n| Head of Park | leads |\n| Senior Gardener | plans |\n"
    )
    assert levels(read(text, FORM)) == ["Junior Gardener", "Head of Park", "Senior Gardener"]


@pytest.mark.parametrize("nothing", ["-", "—", "…", "N/A", "n.a.", "none", "None", "TBD", "not applicable", "**n/a**"])
def test_a_cell_that_says_nothing_is_empty(nothing: str) -> None:
    text = f"| Area | Level 1 | Level 2 |\n|---|---|---|\n| Care | {nothing} | plans |\n"
    assert cells(read(text, FORM)) == [("Level 2", "Care", "plans")]


def test_a_table_of_figures_is_kept_and_holds_no_criteria() -> None:
    text = COLUMNS + "\n## Pay\n\n| Level | Pay |\n|---|---|\n| Level 1 | 100 |\n| Level 2 | 200 |\n"
    ladder = read(text, FORM)
    assert (dimensions(ladder), problems(text, FORM)) == (["Care", "Order"], [])
    assert "| Level 2 | 200 |" in ladder.data["x-pay"]


def test_two_tables_about_the_same_cells_are_shown() -> None:
    table = "| Area | Level 1 | Level 2 |\n|---|---|---|\n| Care | digs | plans |\n| Order | sweeps | counts |\n"
    text = f"# G\n\n## Park\n\n{table}\n## Glass\n\n{table}"
    assert problems(text, FORM) == [("RL308", "Care")]
    groups = [one.node.value.get("x-group") for one in read(text, FORM).criteria]
    assert groups == [None] * 4 + ["Glass"] * 4


def test_a_table_that_goes_on_with_further_levels_is_none_of_those() -> None:
    text = (
        "| Area | Level 1 | Level 2 |\n|---|---|---|\n| Care | digs | plans |\n\n"
        "| Area | Level 3 | Level 4 |\n|---|---|---|\n| Care | leads | draws |\n"
    )
    assert (len(read(text, FORM).criteria), problems(text, FORM)) == (4, [])


def test_a_table_in_html_is_shown() -> None:
    text = COLUMNS + "\n<table>\n<tr><td>Care</td></tr>\n</table>\n"
    assert problems(text, FORM) == [("RL008", "<table>")]


def test_columns_that_tell_of_a_level_are_no_dimensions() -> None:
    head = "# G\n\n| Level | Title | Care | Salary band |\n|---|---|---|---|\n"
    text = f"{head}| L1 | Gardener | Waters | A |\n| L2 | | Plans | B |\n"
    ladder = read(text, FORM)
    assert cells(ladder) == [("L1", "Care", "Waters"), ("L2", "Care", "Plans")]
    assert ladder.levels[0].node.value == {"name": "L1", "x-title": "Gardener", "x-salary-band": "A"}
    assert ladder.levels[1].node.value == {"name": "L2", "x-salary-band": "B"}


@pytest.mark.parametrize("column", ["Expectations", "Duties"])
def test_a_heading_is_the_dimension_of_a_column_that_is_none(column: str) -> None:
    table = f"| Level | {column} |\n|---|---|\n"
    text = (
        f"# G\n\n## Care\n{table}| L1 | Waters |\n| L2 | Plans |\n\n## Order\n{table}| L1 | Sweeps |\n| L2 | Counts |\n"
    )
    assert cells(read(text, FORM)) == [
        ("L1", "Care", "Waters"),
        ("L2", "Care", "Plans"),
        ("L1", "Order", "Sweeps"),
        ("L2", "Order", "Counts"),
    ]


def test_list_items_below_a_level_beside_its_table_are_shown() -> None:
    table = "| | L1 | L2 |\n|---|---|---|\n| Care | Waters | Plans |\n"
    text = f"# G\n\n{table}\n## L1\n### Order\n- Sweeps\n- Rakes\n\n## Notes\n- hm\n"
    assert problems(text, FORM) == [("RL008", "Sweeps")]


@pytest.mark.parametrize("heading", ["L1", "Level 1", "Junior Engineer"])
@pytest.mark.parametrize("body", ["### Craft\n- Writes code\n- Reviews code\n", "- **Writes** code\n"])
def test_a_table_that_lists_levels_with_headings_is_an_index(heading: str, body: str) -> None:
    other = {"L1": "L2", "Level 1": "Level 2", "Junior Engineer": "Senior Engineer"}[heading]
    text = (
        "# Engineering Ladder\n\n| Level | Title | Style | Reach |\n|---|---|---|---|\n"
        "| L1 | Junior Engineer | helped | a team |\n| L2 | Senior Engineer | alone | teams |\n\n"
        f"## {heading}\n{body}\n## {other}\n{body}"
    )
    verdict = recognise("ladder.md", text, tuple(DIALECTS.values()))
    assert verdict.dialect is not None
    ladder = read(text, verdict.dialect.name)
    assert levels(ladder) == [heading, other]
    assert len(cells(ladder)) == 2 * body.count("- ")
    assert "a team" in ladder.data["x-introduction"]
