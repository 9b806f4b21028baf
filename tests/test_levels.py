"""What names of levels look like."""

import pytest

from rolelint.levels import corrected, is_level, number, referred, shared_words, stem


@pytest.mark.parametrize(
    ("name", "expected", "shared"),
    [
        ("Level 3", 3, "level #"),
        ("level-3", 3, "level #"),
        ("L3", 3, "l#"),
        ("D3 - Developer 3", 3, "d#"),
        ("3. Senior", 3, "#"),
        ("2 – Mid", 2, "#"),
        ("Level 3: Senior", 3, "level #"),
        ("Gardener III", 3, "gardener #"),
        ("Level IV – Lead", 4, "level #"),
        ("Senior Gardener 2 (Park)", 2, "senior gardener # (park)"),
        ("Stufe 12", 12, "stufe #"),
        ("Level 0", 0, "level #"),
        ("レベル1", 1, "レベル#"),
        ("レベル 12：上級", 12, "レベル #：上級"),
        ("级别3", 3, "级别#"),
        ("🚀 Level 3:", 3, "level #"),
        ("Junior Gardener (L1)", 1, "junior gardener (l#)"),
        ("Gardener (IC2)", 2, "gardener (ic#)"),
    ],
)
def test_names_of_levels_have_a_number_and_share_a_stem(name: str, expected: int, shared: str) -> None:
    assert (is_level(name), number(name), stem(name)) == (True, expected, shared)


@pytest.mark.parametrize("name", ["Senior", "Staff Gardener", "mid", "Principal"])
def test_a_seniority_is_a_level_without_a_number(name: str) -> None:
    assert (is_level(name), number(name)) == (True, None)


@pytest.mark.parametrize(
    "name",
    [
        "Care",
        "1:1s",
        "5 whys",
        "Example: x",
        "ISO 27001",
        "Level up",
        "10x thinking",
        "About Level 3 people",
        "Delay (p95)",
        "",
    ],
)
def test_other_headings_are_no_levels(name: str) -> None:
    assert not is_level(name)


def test_a_fraction_is_no_number() -> None:
    assert number("Level 1.5") is None


@pytest.mark.parametrize(
    ("reference", "expected"),
    [("3", 3), ("L3", 3), ("level 3", 3), ("Level-3", 3), ("Senior 3", None), ("", None), ("Level 3 (Park)", None)],
)
def test_a_reference_by_number_says_nothing_else(reference: str, expected: int | None) -> None:
    assert referred(reference) == expected


@pytest.mark.parametrize(
    ("name", "beside", "right"),
    [
        ("Levl 3", ["Level 1", "Level 2"], "Level 3"),
        ("levle 3 - Master", ["Level 1", "level 2"], "Level 3 - Master"),
        ("Level 3", ["Level 1", "Level 2"], None),
        ("Levl 3", ["Level 1", "Stage 2"], None),
        ("EM 3", ["TM 1", "TM 2"], None),
        ("Master", ["Level 1", "Level 2"], None),
    ],
)
def test_a_slip_of_the_word_that_two_others_share(name: str, beside: list[str], right: str | None) -> None:
    assert corrected(name, shared_words([*beside, name])) == right
