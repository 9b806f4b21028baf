"""Which way a ladder is written, by the numbers and the seniorities of its levels."""

import pytest
from ladder_forms import levels, read

from rolelint.altitude import in_order
from rolelint.ladder import Ladder
from rolelint.ladders import join
from rolelint.missteps import missteps
from rolelint.rungs import MET
from rolelint.vocabulary import SENIORITY

NUMBERS = "the numbers of the levels, which are written from high to low"
SENIORITIES = "the seniorities of the levels, which are written from high to low"
HEADINGS = "the order of the headings"
LISTED = "the list 'levels'"


def joined(text: str, form: str = "ladder", scale: tuple[str, ...] = SENIORITY) -> Ladder:
    (ladder,) = join([read(text, form)], scale=scale).all
    return ladder


def headings(*names: str) -> str:
    return "\n".join(f"# {name}\n## Care\n- does what a {name} does\n" for name in names)


def listing(*entries: str) -> str:
    return f"---\nkind: ladder\nname: G\nlevels: [{', '.join(entries)}]\n---\n"


@pytest.mark.parametrize(
    ("text", "names", "order"),
    [
        (headings("Level 3", "Level 2", "Level 1"), ["Level 1", "Level 2", "Level 3"], NUMBERS),
        (headings("Level III", "Level II"), ["Level II", "Level III"], NUMBERS),
        (listing("Level 2", "Level 1") + headings("Level 1", "Level 2"), ["Level 1", "Level 2"], NUMBERS),
        (headings("Principal", "Senior", "Junior"), ["Junior", "Senior", "Principal"], SENIORITIES),
        (headings("Senior Baker", "Baker", "Junior Baker"), ["Junior Baker", "Baker", "Senior Baker"], SENIORITIES),
        (headings("Senior Baker", "Mid-level Baker"), ["Mid-level Baker", "Senior Baker"], SENIORITIES),
        (listing("{name: A, seniority: Staff}", "{name: B, seniority: Mid}"), ["B", "A"], SENIORITIES),
        (
            headings("Grade 7 - Senior Baker", "Grade 6 - Lead Baker"),
            ["Grade 7 - Senior Baker", "Grade 6 - Lead Baker"],
            HEADINGS,
        ),
        (
            headings("Grade 7 - Lead Baker", "Grade 6 - Senior Baker"),
            ["Grade 6 - Senior Baker", "Grade 7 - Lead Baker"],
            NUMBERS,
        ),
        (headings("Grade 7 - Senior Baker", "Grade 6 - Cook"), ["Grade 6 - Cook", "Grade 7 - Senior Baker"], NUMBERS),
        (headings("Level 1", "Level 3", "Level 2"), ["Level 1", "Level 3", "Level 2"], HEADINGS),
        (headings("Senior Baker", "Junior Shift Lead"), ["Senior Baker", "Junior Shift Lead"], HEADINGS),
        (headings("Senior Staff Baker", "Senior Baker"), ["Senior Staff Baker", "Senior Baker"], HEADINGS),
        (
            headings("Senior", "Boss", "Owner", "King", "Junior"),
            ["Senior", "Boss", "Owner", "King", "Junior"],
            HEADINGS,
        ),
        (
            listing("{name: L1, seniority: Senior}", "{name: L2, seniority: Junior}"),
            ["L1", "L2"],
            LISTED,
        ),
    ],
)
def test_a_ladder_that_is_written_downwards_is_turned_around(text: str, names: list[str], order: str) -> None:
    ladder = joined(text)
    assert (levels(ladder), ladder.order) == (names, order)


def test_the_scale_is_that_of_the_project() -> None:
    text = headings("Meister Baker", "Geselle Baker")
    assert levels(joined(text)) == ["Meister Baker", "Geselle Baker"]
    assert levels(joined(text, scale=("Geselle", "Meister"))) == ["Geselle Baker", "Meister Baker"]
    assert levels(joined(text, scale=())) == ["Meister Baker", "Geselle Baker"]


def test_levels_of_no_written_order_are_put_into_that_of_their_seniorities() -> None:
    entry = "  - name: {}\n    content:\n      - level: {}\n        criteria: [a b c]\n      - level: {}\n"
    text = (
        "---\ntopics:\n" + entry.format("Care", "Junior", "Senior") + entry.format("Order", "Mid", "Senior") + "---\n"
    )
    assert levels(joined(text, "ladder-topics")) == ["Junior", "Mid", "Senior"]
    unknown = joined(text.replace("Mid", "Middling"), "ladder-topics")
    assert (levels(unknown), unknown.order) == (["Junior", "Senior", "Middling"], MET)


@pytest.mark.parametrize(
    ("heights", "kept"),
    [
        ((), ()),
        ((7,), (0,)),
        ((1, 2, 2, 3), (0, 1, 2, 3)),
        ((1, 3, 2, 5), (0, 1, 3)),
        ((3, 1, 2), (1, 2)),
        ((2, 1), (0,)),
        ((5, 1, 2, 3, 4), (1, 2, 3, 4)),
        ((1, 9, 2, 8, 3, 7, 4), (0, 2, 4, 5)),
    ],
)
def test_the_longest_row_that_rises_is_kept(heights: tuple[int, ...], kept: tuple[int, ...]) -> None:
    found = in_order(heights)
    assert [heights[place] for place in found] == sorted(heights[place] for place in found)
    assert (len(found), found) == (len(kept), kept)


def test_grades_that_count_downwards_are_in_order() -> None:
    ladder = joined(headings("Grade 8 - Junior Baker", "Grade 7 - Senior Baker", "Grade 5 - Lead Baker"))
    assert [step.message for step in missteps(ladder, SENIORITY)] == []
