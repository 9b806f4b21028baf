"""The sieve never parts what is compared as equal, and lets few others through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint import sieve
from rolelint.likeness import spelling_key, words_of

_WORDS = ("the", "A", "an", "And", "&", "policies", "policy", "APIs", "API", "Boxes", "box", "Straße", "Ⅳ", "ﬁx", "C++")
_JOINTS = (" ", "-", "_", ", ", "\u00a0", "\u200b", ".", "/", "")


@given(*[st.lists(st.sampled_from((*_WORDS, *_JOINTS))).map("".join)] * 2)
def test_what_is_equal_has_one_key(one: str, other: str) -> None:
    are_equal = words_of(one) == words_of(other) or spelling_key(one) == spelling_key(other)
    assert not are_equal or sieve.key(one) == sieve.key(other)


@given(st.text())
def test_what_comparing_leaves_out_changes_no_key(text: str) -> None:
    forms = (text.casefold(), f"The {text}", " ".join(words_of(text)), spelling_key(text))
    assert {sieve.key(form) for form in forms} == {sieve.key(text)}


@pytest.mark.parametrize(
    ("texts", "passed"),
    [
        (["Keep the API fast", "Keep it safe"], []),
        (["Keep the API fast", "keep: an api, fast!", "Keep it safe"], ["Keep the API fast", "keep: an api, fast!"]),
        (["Own it", "Own it"], ["Own it"]),
        (["Straße", "STRASSE"], ["STRASSE", "Straße"]),
    ],
)
def test_only_what_may_be_said_twice_passes(texts: list[str], passed: list[str]) -> None:
    assert sorted(sieve.repeated(texts)) == passed
