"""The order of the words of a scale: what a project tells of it, and what it leaves to a person."""

import pytest

from rolelint.scales import Order, ordered
from rolelint.source import Source
from rolelint.words import Use

USUAL = ("Junior", "Mid", "Senior")


def used(*words: str) -> list[Use]:
    source = Source("a.md", " ".join(words))
    return [Use(word, lambda: (source.at(0, 1), None), "baker") for word in words]


@pytest.mark.parametrize(
    ("words", "ladders", "expected"),
    [
        ((), (), None),
        (("TODO",), (), None),
        (("senior", "Senior"), (), Order(USUAL)),
        (("Senoir",), (), None),
        (("Senior", "Senoir"), (), Order(USUAL)),
        (("GS-14", "GS-13", "GS-9"), (), Order(("GS-9", "GS-13", "GS-14"))),
        (("Master", "Apprentice"), (), Order((), ("Master", "Apprentice"))),
        (("Master", "Apprentice"), (("Apprentice", "Master"),), Order(("Apprentice", "Master"))),
        (("Mid", "Lead"), (("Mid", "Lead", "Senior"),), Order(("Junior", "Mid", "Lead", "Senior"))),
        (("Trainee", "Junior"), (("Trainee", "Junior"),), Order(("Trainee", *USUAL))),
        (("Chief", "Senior"), (("Senior", "Chief"),), Order((*USUAL, "Chief"))),
        (("Mid", "Lead"), (), Order(USUAL, ("Lead",))),
        (("Mid", "Lead"), (("Lead", "Mid"), ("Mid", "Lead")), Order(USUAL, ("Lead",))),
        (("Junior", "Senior"), (("Senior", "Junior"),), Order(USUAL)),
        (("Journeyman", "Journeyman", "Journyman"), (), Order((), ("Journeyman",))),
        (("Ranger 2", "Ranger 1", "Junior"), (), Order(USUAL, ("Ranger 2", "Ranger 1"))),
    ],
)
def test_a_scale_is_in_the_order_that_a_project_tells(
    words: tuple[str, ...], ladders: tuple[tuple[str, ...], ...], expected: Order | None
) -> None:
    assert ordered(used(*words), USUAL, ladders) == expected
