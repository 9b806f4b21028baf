"""Verbs are found by their exact name, else by the longest beginning that fits."""

import pytest

from rolelint.vocabulary import VERBS, Flow, Verb, Vocabulary

OUT, IN, BOTH = Verb(Flow.OUT), Verb(Flow.IN), Verb(Flow.BOTH)
OWN = Vocabulary(verbs={"Gives *": OUT, "Gives way *": IN, "Gives way": BOTH, "Sings to": OUT})


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("Gives", OUT),
        ("gives  BREAD", OUT),
        ("Gives way", BOTH),
        ("Gives way to bread", IN),
        ("Gives wayward advice", OUT),
        ("Sings to", OUT),
        ("Sings to all", None),
        ("Giveth", None),
        ("", None),
    ],
)
def test_the_exact_verb_comes_first_and_then_the_longest_beginning(words: str, verb: Verb | None) -> None:
    assert OWN.verb(words) is verb


@pytest.mark.parametrize("name", VERBS)
def test_every_usual_verb_is_known_by_its_own_words(name: str) -> None:
    assert Vocabulary().verb(name.removesuffix(" *").upper()) is VERBS[name]


@pytest.mark.parametrize("inverse", sorted({inverse for verb in VERBS.values() for inverse in verb.inverse}))
def test_every_inverse_of_a_usual_verb_is_a_usual_verb(inverse: str) -> None:
    assert Vocabulary().verb(inverse.removesuffix(" *")) is not None
