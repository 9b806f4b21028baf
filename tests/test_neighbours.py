"""Near names looked up by their pieces are those that a comparison with every name finds."""

from hypothesis import example, given
from hypothesis import strategies as st

from rolelint.neighbours import Neighbours
from rolelint.similarity import nearest

# Few letters, so that names come near each other; a capital, a digit and a letter that folds to two.
names = st.text(alphabet="aabbc1Bß ", min_size=3, max_size=12)


@given(names, st.lists(names, max_size=60))
@example("abcdefgh", [*("x" * number + "yzzzzzz" for number in range(9)), "bacdefhg", *["q1234567"] * 9])
@example("Backend Enginere", [f"Backend Engineer{letter}" for letter in "abcdefghijklm"])
def test_the_nearest_name_is_among_the_neighbours(word: str, known: list[str]) -> None:
    # Every name several times over, so that rows are long enough to be cut.
    many = [f"{name}{end}" for end in ("", "a", "b", "ab") for name in known]
    assert nearest(word, Neighbours(many).of(word)) == nearest(word, many)


@given(st.text(alphabet="abcdef", min_size=5, max_size=14), st.data())
def test_a_swap_over_the_border_of_two_pieces_is_found(word: str, data: st.DataObject) -> None:
    letters = list(word)
    for _ in range(2 if len(word) >= 8 else 1):
        place = data.draw(st.integers(0, len(word) - 2))
        letters[place : place + 2] = letters[place + 1], letters[place]
    crowd = [f"{word[:place]}ghijk{word[place + 5 :]}" for place in range(len(word) - 4)] * 3
    many = [*crowd, word]
    slip = "".join(letters)
    assert nearest(slip, Neighbours(many).of(slip)) == nearest(slip, many)


def test_names_that_share_no_piece_are_no_neighbours() -> None:
    known = [f"{letter * 5} engineers" for letter in "abcdefghijkl"]
    assert Neighbours([*known, "completely else"]).of("completely elsa") == ["completely else"]
