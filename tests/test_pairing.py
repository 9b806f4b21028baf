"""Which thing of one revision is which of another."""

import pytest

from rolelint.pairing import by, is_respelled, pair


def letter(text: str) -> str | None:
    return text[0] if text[0] != "-" else None


def test_what_has_the_same_key_is_the_same_in_the_order_of_the_later_revision() -> None:
    found = pair(["a1", "b1", "c1"], ["c2", "a2", "d2"], by(letter))
    assert found.same == (("c1", "c2"), ("a1", "a2"))
    assert (found.gone, found.come) == (("b1",), ("d2",))


def test_an_earlier_key_goes_before_a_later_one() -> None:
    found = pair(["ax", "ay"], ["ay", "az"], by(str), by(letter))
    assert found.same == (("ay", "ay"), ("ax", "az"))


def test_nothing_to_be_known_by_is_no_key() -> None:
    assert pair(["-1"], ["-1"], by(letter)).same == ()


def test_of_things_that_are_equal_each_is_paired_once() -> None:
    found = pair(["a", "a", "a"], ["a", "a"], by(str))
    assert (len(found.same), found.gone, found.come) == (2, ("a",), ())


def test_what_is_left_is_paired_by_the_words_that_it_shares_the_most_alike_first() -> None:
    before = ["keep the oven clean", "bake the bread"]
    after = ["bake the white bread", "keep the oven and the tools clean", "sell it"]
    found = pair(before, after, words=str)
    assert found.same == ((before[1], after[0]), (before[0], after[1]))
    assert found.come == ("sell it",)


@pytest.mark.parametrize(("before", "after"), [("one two", "two three four"), ("", ""), ("?", "!")])
def test_less_than_half_of_the_words_pairs_nothing(before: str, after: str) -> None:
    assert pair([before], [after], words=str).same == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Bake the bread", "bake bread."),
        ("Recieves bread", "Receives bread"),
        ("Manage stalls", "Manage stall"),
        ("Plan, bake", "plan bake"),
    ],
)
def test_case_articles_punctuation_and_slips_respell_a_text(before: str, after: str) -> None:
    assert is_respelled(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Bake now", "Bake not"),
        ("Up to 500 EUR", "Up to 5000 EUR"),
        ("1,5 days", "15 days"),
        ("1-2 days", "12 days"),
        ("< 5%", "> 5%"),
        ("5 €", "5 $"),
        ("Approves orders", "Improves orders"),
        ("Bake bread", "Bake bread daily"),
        ("Level2x works", "Level3x works"),
        ("-5 degrees", "5 degrees"),
    ],
)
def test_other_words_numbers_and_signs_do_not(before: str, after: str) -> None:
    assert not is_respelled(before, after)
