"""Words that take over what another level expects."""

import pytest

from rolelint.cumulative import TakenOver, taken_over


@pytest.mark.parametrize(
    ("words", "number", "is_all"),
    [
        ("Everything in Level 2, plus:", 2, True),
        ("All criteria from level one", 1, True),
        ("In addition to the previous level", None, True),
        ("All of the above", None, True),
        ("Does everything a Level 2 gardener does", 2, False),
        ("All Level 1 criteria, plus:", 1, True),
        ("All Level 2 expectations and:", 2, True),
        ("Everything that is expected at L2", 2, True),
        ("Meets all expectations of L3", 3, True),
        ("Same as Level 1, plus:", 1, True),
        ("As Level 4, but more.", 4, True),
        ("L5 +", 5, True),
        ("Level 2 plus:", 2, True),
        ("All of Level 1, plus a bed of one's own", 1, False),
        ("Whoever leads. Everything in Level 2, plus:", 2, False),
        ("Not only everything in Level 2, but all beds", 2, False),
    ],
)
def test_words_that_take_over_a_level(words: str, number: int | None, *, is_all: bool) -> None:
    assert taken_over(words) == TakenOver(number, is_all)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Waters all beds in the garden",
        "Talks with people at every level",
        "Unlike Level 2, not everything in level 2 applies.",
        "Doesn't do everything in Level 2",
        "Some of everything in Level 2",
        "Builds on the foundations of a low level language.",
        "In addition to your work you reach the level of independence.",
        "Handles all L2 tickets",
        "All of the lower priority bugs",
        "Checks everything before release",
        "As a Level 3 gardener you lead",
        "L3+ experience required",
    ],
)
def test_words_that_take_over_nothing(words: str) -> None:
    assert taken_over(words) is None


NAMES = ("Junior Engineer", "L2 - Senior Engineer (Bedding)", "Lead", "Staff", "Senior")


@pytest.mark.parametrize(
    ("words", "level", "is_all"),
    [
        ("Everything in Junior Engineer, plus:", "Junior Engineer", True),
        ("*Everything in **junior engineer**, plus:*", None, False),
        ("Includes everything at Junior Engineer plus", "Junior Engineer", True),
        ("All of Junior Engineer and:", "Junior Engineer", True),
        ("Meets all expectations of a Junior Engineer, and:", "Junior Engineer", True),
        ("All Junior Engineer expectations", "Junior Engineer", True),
        ("In addition to the junior engineer:", "Junior Engineer", True),
        ("Same as Lead, and:", "Lead", True),
        ("Lead, plus:", "Lead", True),
        ("Does everything a Lead is expected to do", "Lead", False),
        ("Everything in Senior Engineer", "L2 - Senior Engineer (Bedding)", True),
        ("Everything in Senior, plus:", "Senior", True),
        ("Everything in L2, plus:", 2, True),
    ],
)
def test_words_that_take_over_a_level_by_its_own_name(words: str, level: int | str | None, *, is_all: bool) -> None:
    assert taken_over(words, NAMES) == (TakenOver(level, is_all) if level else None)


@pytest.mark.parametrize(
    "words",
    [
        "Speaks to all staff, and to visitors",
        "As a Lead, you plan the beds",
        "In addition to lead work",
        "In addition to Lead generation",
        "Mentors all Junior Engineers",
        "Not everything in Lead",
        "Everything in Leadership",
    ],
)
def test_words_that_only_speak_of_a_level_by_its_name(words: str) -> None:
    assert taken_over(words, NAMES) is None


def test_a_name_that_two_levels_may_mean_is_the_one_that_is_called_so() -> None:
    names = ("L1 - Engineer", "L2 - Engineer")
    assert taken_over("Everything in Engineer, plus:", names) is None
    assert taken_over("Everything in Engineer, plus:", (*names, "Engineer")) == TakenOver("Engineer", is_all=True)
