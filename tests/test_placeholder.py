"""Text that waits to be filled in: every kind of it passes the quick look that most texts do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint import placeholder
from rolelint.source import Span

CODE = "\n\n`[`"


@pytest.mark.parametrize(
    "text",
    [
        *("TBD", "tba", "Tbc.", "TODO", "(todo)", "FIXME", "fixme", "fıxme", "XXX", "xxxx", "??", "_???_"),
        *("to be done", "To be decided", "TO BE CONFIRMED", "TODO: ask", "(FIXME: ask)", "TBD: ask", "XXX: ask"),
        *("[name]", "[Role Name]", "<role name>", "{{role}}", "at least ____", "at least __ days", r"\_\_ days"),
        *("lorem ipsum", "Lorem Ipsum dolor", "Lorem ipſum"),
    ],
)
def test_every_kind_of_placeholder_is_found(text: str) -> None:
    assert placeholder.is_waiting(text)


pieces = st.sampled_from(
    (
        *("TBD:", "tba", "TODO", "todo:", "FIXME:", "XXX:", "?", "to be done", "[name]", "[Role Name]", "<role name>"),
        *("{{role}}", "{", "____", "__", "\\_\\_", "lorem ipsum", " ", ": ", "(", ")", "- ", "\n", "word", "*", "`"),
    )
)


@given(st.lists(pieces, max_size=6).map("".join))
def test_what_follows_in_code_changes_nothing_about_a_text(text: str) -> None:
    start = f"word {text} word"
    assert [*placeholder.find(start)] == [*placeholder.find(start + CODE)] or "`" in text


def test_the_places_of_placeholders_are_found() -> None:
    assert [*placeholder.find("Ask [name] about ____.")] == [Span(4, 10), Span(17, 21)]
