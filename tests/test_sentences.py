"""Parts of sentences."""

import pytest

from rolelint.sentences import counted, listed


@pytest.mark.parametrize(("number", "words"), [(0, "0 roles"), (1, "1 role"), (2, "2 roles")])
def test_a_noun_agrees_with_its_number(number: int, words: str) -> None:
    assert counted(number, "role") == words


@pytest.mark.parametrize(
    ("words", "row"), [("", ""), ("Ada", "Ada"), ("Ada Bea", "Ada and Bea"), ("Ada Bea Cai", "Ada, Bea and Cai")]
)
def test_the_last_of_a_row_stands_behind_and(words: str, row: str) -> None:
    assert listed(words.split()) == row
