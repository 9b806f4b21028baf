"""How alike two names are, and which one a slip was meant to be."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint.similarity import distance, nearest, nearest_phrase

words = st.text(alphabet="abcd", max_size=8)


@pytest.mark.parametrize(
    ("left", "right", "slips"),
    [
        ("auditor", "auditor", 0),
        ("auditor", "auditors", 1),
        ("auditor", "auditr", 1),
        ("auditor", "auditer", 1),
        ("auditor", "audiotr", 1),
        ("auditor", "aduitr", 2),
        ("", "abc", 3),
        ("abc", "", 3),
        ("ca", "abc", 3),
    ],
)
def test_a_distance_counts_insertions_deletions_substitutions_and_swaps(left: str, right: str, slips: int) -> None:
    assert distance(left, right) == slips


@cache
def slips(left: str, right: str) -> int:
    """Count as the definition says it: what the last letters cost, and what is left."""
    if not (left and right):
        return len(left or right)
    ways = [
        slips(left[:-1], right) + 1,
        slips(left, right[:-1]) + 1,
        slips(left[:-1], right[:-1]) + (left[-1] != right[-1]),
    ]
    if len(left) > 1 and left[-2:] == right[-1] + right[:-1][-1:]:
        ways.append(slips(left[:-2], right[:-2]) + 1)
    return min(ways)


@given(words, words)
def test_a_distance_is_what_its_definition_says(left: str, right: str) -> None:
    assert distance(left, right) == slips(left, right)


@given(words, words)
def test_a_distance_is_the_same_both_ways(left: str, right: str) -> None:
    assert distance(left, right) == distance(right, left)


@given(words, words, st.integers(0, 4))
def test_a_bounded_distance_is_the_distance_up_to_its_bound(left: str, right: str, most: int) -> None:
    assert distance(left, right, most) == min(distance(left, right), most + 1)


@pytest.mark.parametrize(
    ("word", "candidate"),
    [
        ("Auditr", "Auditor"),
        ("AUDITR", "Auditor"),
        ("Auditer", "Auditor"),
        ("Acountat", "Accountant"),
    ],
)
def test_a_slip_names_what_was_meant(word: str, candidate: str) -> None:
    assert nearest(word, ["Payroll Manager", candidate]) == candidate


@pytest.mark.parametrize(
    ("word", "candidate"),
    [
        ("QA", "QC"),
        ("Cook", "Book"),
        ("Cooks", "Cook"),
        ("Level 2", "Level 3"),
        ("Level 2", "Level 22"),
        ("Audtr", "Auditor"),
        ("Acontat", "Accountant"),
        ("x" * 201, "x" * 200),
    ],
)
def test_what_is_short_far_off_overlong_or_differs_in_a_digit_has_no_near_name(word: str, candidate: str) -> None:
    assert nearest(word, [candidate]) is None


def test_a_nearer_candidate_wins_over_an_earlier_one() -> None:
    assert nearest("Acountant", ["Acountunt X", "Acountamd", "Accountant"]) == "Accountant"


def test_of_two_that_are_equally_near_the_first_wins() -> None:
    assert nearest("Auditor", ["Auditors", "Audito"]) == "Auditors"


def test_shorter_words_have_near_names_where_the_caller_allows_it() -> None:
    assert nearest("fll", ["full"], shortest=3) == "full"


@pytest.mark.parametrize(
    ("phrase", "near"),
    [
        ("keep-the-oven-clean-and-warm", "keep-the-oven-clean-and-hot"),
        ("keep-oven-clean-and-hot", "keep-the-oven-clean-and-hot"),
        ("objective-1-bake-the-bread-daily", "objective-1-bake-bread-daily"),
        ("objective-3-bake-the-bread-daily", None),
        ("sweep-the-yard-and-go-home", None),
        ("bread", None),
    ],
)
def test_phrases_are_near_where_most_of_their_words_are_the_same(phrase: str, near: str | None) -> None:
    candidates = ["objective-1-bake-bread-daily", "keep-the-oven-clean-and-hot", "objective-2-bake-bread-daily", "rye"]
    assert nearest_phrase(phrase, candidates, "-") == near
