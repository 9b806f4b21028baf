"""Where the levels of a ladder leave their order, what is said about it, and at which words."""

import pytest
from ladder_forms import read

from rolelint.ladders import join
from rolelint.missteps import missteps
from rolelint.vocabulary import SENIORITY


def said(text: str) -> list[tuple[str, str, str]]:
    """Return each misstep as its message, the words that it stands at, and the remark about the other place."""
    (ladder,) = join([read(text)]).all
    return [(one.message, text[one.at.start : one.at.end], one.remark) for one in missteps(ladder, SENIORITY)]


def headings(*names: str, front: str = "") -> str:
    text = "\n".join(f"# {name}\n## Care\n- does what a {name} does\n" for name in names)
    return f"---\nkind: ladder\nname: G\n{front}\n---\n{text}" if front else text


@pytest.mark.parametrize(
    "names",
    [
        ("Level 1", "Level 2", "Level 3"),
        ("Level 3", "Level 2", "Level 1"),
        ("Level 4", "Level 5"),
        ("Level 10", "Level 20", "Level 30"),
        ("Level 1", "Level 3", "Level 5"),
        ("Junior Baker", "Senior Baker", "Principal Baker"),
        ("Principal Baker", "Senior Baker", "Junior Baker"),
        ("Senior Baker", "Junior Shift Lead"),
        ("Senior Baker 1", "Senior Baker 3 (Bread)", "Senior Baker 3 (Cake)"),
        ("Level 2", "Level 2.5", "Level 3"),
    ],
)
def test_levels_in_their_order_are_no_finding(names: tuple[str, ...]) -> None:
    assert said(headings(*names)) == []


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Level 1", "Level 3", "Level 2"), ("Level 2 comes behind Level 3", "Level 2", "Level 3 is here")),
        (("Level 3", "Level 1", "Level 2"), ("Level 3 comes ahead of Level 1", "Level 3", "Level 1 is here")),
        (
            ("Level 1", "Level 4"),
            ("there is no level 2 and 3 between Level 1 and Level 4", "Level 4", "Level 1 is here"),
        ),
        (
            ("Level 1", "Level 9"),
            ("there is no level 2 to 8 between Level 1 and Level 9", "Level 9", "Level 1 is here"),
        ),
        (("Level 3", "Level 1"), ("there is no level 2 between Level 1 and Level 3", "Level 3", "Level 1 is here")),
        (
            ("Level 10", "Level 20", "Level 40"),
            ("there is no level 30 between Level 20 and Level 40", "Level 40", "Level 20 is here"),
        ),
        (("Junior", "Staff", "Senior"), ("Senior comes behind Staff", "Senior", "Staff is here")),
        (
            ("Senior Baker", "Junior Baker", "Mid Baker"),
            ("Senior Baker comes ahead of Junior Baker", "Senior Baker", "Junior Baker is here"),
        ),
    ],
)
def test_one_slip_is_one_finding_at_the_level_that_is_wrong(
    names: tuple[str, ...], found: tuple[str, str, str]
) -> None:
    assert said(headings(*names)) == [found]


def test_where_levels_are_listed_the_place_is_that_of_the_entry() -> None:
    text = headings("Level 1", "Level 2", "Level 3", front="levels: [Level 2, {name: Level 1}, Level 3, Level 5]")
    found = [(one.message, one.at.start) for ladder in join([read(text)]).all for one in missteps(ladder, SENIORITY)]
    assert found == [
        ("there is no level 4 between Level 3 and Level 5", text.index("Level 5")),
        ("Level 1 comes behind Level 2", text.index("Level 1")),
    ]


def test_levels_that_a_list_lacks_are_not_out_of_order() -> None:
    assert said(headings("Level 1", "Level 3", "Level 2", front="levels: [Level 2, Level 3]")) == []


def test_levels_that_stand_for_less_than_those_below_are_told_at_the_word() -> None:
    text = headings(
        "A",
        "B",
        "C",
        front="levels: [{name: A, seniority: Mid}, {name: B, seniority: Junior}, {name: C, seniority: Staff}]",
    )
    assert said(text) == [("B stands for 'Junior', and A below it for 'Mid'", "Junior", "A stands for 'Mid'")]


def test_a_number_of_levels_without_end_takes_no_time() -> None:
    assert said(headings("Level 1", "Level 4", front="levels: 999999999999")) == []


def test_levels_of_the_ladder_above_keep_their_order_there() -> None:
    above = headings("Level 1", "Level 3", "Level 2", front="slug: all")
    below = headings("Level 2", front="slug: some\nextends: all\nlevels: 3")
    ladders = join([read(above, path="all.md"), read(below, path="some.md")]).all
    assert [[one.message for one in missteps(ladder, SENIORITY)] for ladder in ladders] == [
        ["Level 2 comes behind Level 3"],
        [],
    ]
