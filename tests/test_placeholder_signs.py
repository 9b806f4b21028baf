"""What is decided before a text is searched agrees with what the search finds."""

from hypothesis import given
from hypothesis import strategies as st

from rolelint import placeholder

PIECES = st.sampled_from(
    (
        *("TODO:", "todo", "Tbd", "TBA", "tbc", "fıxme", "FIXME:", "FİXME", "xxx", "XXXX", "??", "?", "to be done"),
        *("To be confırmed", "lorem ipsum", "Lorem ipſum", "[Name]", "[x", "<role>", "<", "{{a}}", "{", "___", "_"),
        *("\\_\\_", "\\", " ", "\n", "(", ")", "- ", "a", "to be", "k"),
    )
)


@given(st.lists(PIECES, max_size=8).map("".join), st.text(max_size=3))
def test_no_placeholder_is_found_where_none_may_stand(text: str, beside: str) -> None:
    assert placeholder.may_stand_in(beside + text) or not placeholder.is_waiting(text)


def test_most_texts_are_known_to_hold_none() -> None:
    assert not placeholder.may_stand_in("Keep the API fast, at least 99 % of it – what for?")
