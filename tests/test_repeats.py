"""Criteria of one ladder that say the same."""

import random

import pytest
from ladder_forms import read

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding
from rolelint.ladders import join
from rolelint.repeats import MOST_COMPARED, across_levels, near_levels, within_level
from rolelint.rule import Rule
from rolelint.rules import ladder_hole, repeated_criterion


def levels(*bodies: str) -> str:
    return "\n".join(f"# Level {place}\n## Care\n{body}\n" for place, body in enumerate(bodies, 1))


def across(text: str) -> list[list[str]]:
    return [[one.level for one in group] for group in across_levels(read(text))]


def test_the_same_words_at_several_levels_are_one_group() -> None:
    text = levels("- Waters the beds", "- plans it all", "- **waters** the beds.", "- Waters: the beds")
    assert across(text.replace("- **waters**", "- waters")) == [["Level 1", "Level 3", "Level 4"]]


@pytest.mark.parametrize(
    "words", ["Alone", "the team", "**Owns**: owns the beds", "Everything in the level below", "—"]
)
def test_grades_rungs_and_phrases_repeat_nothing(words: str) -> None:
    assert across(levels(f"- {words}", f"- {words}")) == []


def test_a_script_without_blanks_can_repeat_itself() -> None:
    assert across(levels("- 庭の花に毎日水をやります", "- 庭の花に毎日水をやります")) == [["Level 1", "Level 2"]]


def test_examples_that_differ_make_the_difference() -> None:
    text = levels("- Waters the beds\n  - Example: {}", "- Waters the beds\n  - Example: {}")
    assert across(text.format("noon", "night")) == []
    assert across(text.format("noon", "Noon")) == [["Level 1", "Level 2"]]
    assert across(levels("- Waters the beds", "- Waters the beds\n  - Example: noon")) == [["Level 1", "Level 2"]]


def within(text: str, form: str = "ladder", path: str = "l.md") -> list[tuple[str | None, str | None]]:
    return [(first.dimension, again.dimension) for first, again in within_level(read(text, form, path))]


def test_a_level_may_have_a_criterion_twice() -> None:
    text = "# Level 1\n## Care\n- Waters the beds\n- Alone\n- alone!\n## Order\n- Waters the beds\n- Alone\n"
    assert within(text) == [("Care", "Care"), ("Care", "Order")]


def test_in_a_grid_each_cell_stands_for_itself() -> None:
    grid = "name: G\nlevels: [One]\nthemes: [A, B]\ncompetencies:\n"
    line = "  - {{level: One, theme: {}, text: Waters the beds}}\n"
    assert within(grid + line.format("A") + line.format("B"), "ladder-grid", "g.yml") == []
    assert within(grid + line.format("A") * 2, "ladder-grid", "g.yml") == [("A", "A")]


def near(text: str, least: float) -> list[tuple[str, str]]:
    return [(lower.text, higher.text) for lower, higher in near_levels(read(text), least)]


def test_near_are_those_that_share_enough_words() -> None:
    text = levels("- a b c d e f g h", "- a b c d e f g x", "- h g f e d c b a")
    assert near(text, 0.7) == [("a b c d e f g h", "a b c d e f g x"), ("a b c d e f g h", "h g f e d c b a")]
    assert near(text, 0.8) == [("a b c d e f g h", "h g f e d c b a")]


def test_the_same_words_in_the_same_order_are_not_near_but_equal() -> None:
    assert near(levels("- Waters the beds", "- Waters the beds."), 0.5) == []


@pytest.mark.parametrize("least", [0.3, 0.5, 0.7, 0.75, 0.9, 1.0])
def test_the_index_finds_what_comparing_all_finds(least: float) -> None:
    dice = random.Random(7)  # noqa: S311
    bodies = [
        "\n".join("- " + " ".join(dice.choices("abcdefghijkl", k=dice.randint(3, 9))) for _ in range(12))
        for _ in range(4)
    ]
    ladder = read(levels(*bodies))
    found = {higher.text for _, higher in near_levels(ladder, least)}
    pairs = [(one, other) for one in ladder.criteria for other in ladder.criteria if one.level < other.level]
    expected = {
        other.text for one, other in pairs if one.text != other.text and likeness(one.text, other.text) >= least
    }
    assert found == expected


def test_what_stands_at_several_levels_is_near_once() -> None:
    text = levels("- a b c d e f g h", "- a b c d e f g x\n- a b c d e f g x", "- a b c d e f g x")
    assert near(text, 0.7) == [("a b c d e f g h", "a b c d e f g x")]


def test_among_many_that_share_words_the_nearest_has_a_rare_one() -> None:
    many = "\n".join(f"- a b c d e n{place}" for place in range(2 * MOST_COMPARED))
    last = f"n{2 * MOST_COMPARED - 1}"
    assert near(levels(many, f"- a b c d {last} x\n- a b c d e x"), 0.5) == [
        (f"a b c d e {last}", f"a b c d {last} x"),
        ("a b c d e n0", "a b c d e x"),
    ]


@pytest.mark.parametrize(
    ("examples", "expected"),
    [
        (["", "one", "two"], [["Level 1", "Level 2", "Level 3"]]),
        (["one", "two", ""], [["Level 1", "Level 3"]]),
        (["one", "two", "two", "one", ""], [["Level 1", "Level 4", "Level 5"], ["Level 2", "Level 3"]]),
    ],
)
def test_what_has_no_examples_agrees_with_the_first(examples: list[str], expected: list[list[str]]) -> None:
    bodies = [f"- Waters the beds\n{f'  - Example: {words}' if words else ''}" for words in examples]
    assert across(levels(*bodies)) == expected


@pytest.mark.parametrize(
    ("examples", "expected"),
    [
        (["", "one", "two"], [("A", "B"), ("A", "C")]),
        (["one", "", "two"], [("A", "B"), ("B", "C")]),
        (["one", "two", "", "two"], [("A", "C"), ("B", "D")]),
    ],
)
def test_at_one_level_a_criterion_is_that_of_the_first_that_agrees(
    examples: list[str], expected: list[tuple[str, str]]
) -> None:
    below = [f"  - Example: {words}\n" if words else "" for words in examples]
    cells = "".join(f"## Side {'ABCD'[place]}\n- Waters the beds\n{lines}" for place, lines in enumerate(below))
    found = within(f"# Level 1\n{cells}")
    assert found == [(f"Side {first}", f"Side {again}") for first, again in expected]


def findings(rule: Rule, text: str) -> list[Finding]:
    assert rule.check_catalog
    return list(rule.check_catalog(Catalog(ladders=join([read(text)]))))


def test_a_text_at_many_levels_is_one_finding_with_few_notes() -> None:
    (found,) = findings(repeated_criterion.RULE, levels(*["- Waters the beds"] * 9))
    assert [note.message for note in found.notes] == [
        "at Level 1",
        "at Level 3",
        "at Level 4",
        "at Level 5",
        "at Level 6, and at 3 levels more",
    ]


def test_a_hole_names_a_few_of_many_levels() -> None:
    text = "\n".join(
        f"# Level {place}\n## Care\n- a\n{'## Order' if place % 2 else ''}\n- b\n" for place in range(1, 17)
    )
    assert {one.message.partition(", which ")[2] for one in findings(ladder_hole.RULE, text)} == {
        "Level 1, Level 3, Level 5, Level 7, Level 9 and 3 more describe"
    }


def likeness(one: str, other: str) -> float:
    words, others = set(one.split()), set(other.split())
    return len(words & others) / len(words | others)
