"""What a level adds to another one, and what stands between a role and its next level."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ladder_forms import read

from rolelint.identity import Identity
from rolelint.ladder import Ladder
from rolelint.model import Capability, Role
from rolelint.source import Location, Source, Span
from rolelint.steps import MOST_COMPARED, Change, Comparison, compare, next_step, pieces
from rolelint.syntax.node import Node

NODE = Node(None, Location("ladder.md", Span(0, 0)))
FRONT = """\
---
kind: ladder
levels:
  - {name: Level 1, capabilities: [{name: Joinery, proficiency: Novice}, {name: Paint, proficiency: Novice}]}
  - {name: Level 2, capabilities: [{name: joinery, proficiency: Expert}, {name: Glue}, {name: Rope, proficiency: Odd}]}
---
"""


def two(lower: str, upper: str) -> Comparison:
    """Compare two levels that say these lines about one dimension."""
    cells = ("\n".join(f"- {line}" for line in text.split("; ") if line) for text in (lower, upper))
    first, second = cells
    ladder = read(f"# Level 1\n## Craft\n{first}\n# Level 2\n## Craft\n{second}\n")
    return compare(ladder, *ladder.levels)


def told(comparison: Comparison) -> list[str]:
    """Show each pair as its change and its words, those that go in square brackets, those that come in braces."""
    marks = {Change.GONE: "[{}]", Change.ADDED: "{{{}}}"}
    shown = [
        (pair.change, "".join(marks.get(piece.change, "{}").format(piece.text) for piece in pair.pieces))
        for side in comparison.sides
        for pair in side.pairs
    ]
    return [f"{change} {words}" for change, words in shown]


@pytest.mark.parametrize(
    ("lower", "upper", "changes"),
    [
        ("Bakes", "Bakes", ["kept Bakes"]),
        ("Bakes bread.", "bakes bread", ["kept bakes bread"]),
        ("Bakes", "", ["gone [Bakes]"]),
        ("", "Bakes", ["added {Bakes}"]),
        ("Solves problems", "Solves hard problems", ["changed Solves{ hard} problems"]),
        ("✓", "✗", ["added {✗}", "gone [✓]"]),
        ("Bakes; Bakes", "Bakes", ["kept Bakes", "gone [Bakes]"]),
        ("Bakes one loaf", "Bakes many loaf", ["changed Bakes[ one]{ many} loaf"]),
        (
            "Sweeps the floor at night",
            "Bakes many loaves",
            ["added {Bakes many loaves}", "gone [Sweeps the floor at night]"],
        ),
    ],
)
def test_criteria_are_kept_changed_added_or_gone(lower: str, upper: str, changes: list[str]) -> None:
    assert told(two(lower, upper)) == changes


def test_the_best_pair_comes_first() -> None:
    found = two("Bakes good bread; Bakes bread", "Bakes bread daily; Bakes bread")
    assert told(found) == ["changed Bakes[ good] bread{ daily}", "kept Bakes bread"]


def test_of_equally_good_pairs_that_which_stands_first_is_taken() -> None:
    assert told(two("Bakes rye bread; Bakes oat bread", "Bakes corn bread")) == [
        "changed Bakes[ rye]{ corn} bread",
        "gone [Bakes oat bread]",
    ]


def test_half_of_the_words_make_a_pair_and_less_do_not() -> None:
    assert told(two("p q r s", "p q x y"))[0].startswith("changed")
    assert told(two("p q r s t", "p q x y z"))[0].startswith("added")


def test_a_bold_lead_that_no_other_has_makes_a_pair() -> None:
    found = two("**Owns**: one module", "**Owns**: systems and their people")
    assert [pair.change for pair in found.sides[0].pairs] == [Change.CHANGED]


def test_a_bold_lead_that_others_share_makes_none() -> None:
    found = two("**Owns**: one module; **Owns**: a desk", "**Owns**: systems and their people")
    assert [pair.change for pair in found.sides[0].pairs] == [Change.ADDED, Change.GONE, Change.GONE]


def test_many_criteria_that_share_words_are_paired_with_those_of_their_rare_words_or_place() -> None:
    lower = "; ".join(f"Bakes a good loaf at oven number n{place}" for place in range(2 * MOST_COMPARED))
    upper = lower.replace("good", "big").split("; ")
    found = told(two(lower, "; ".join(reversed(upper))))
    assert found[0] == f"changed Bakes a[ good]{{ big}} loaf at oven number n{2 * MOST_COMPARED - 1}"
    plain = two(
        "; ".join(f"Bakes good loaves n{place}" for place in range(2 * MOST_COMPARED)),
        "; ".join(f"Bakes good loaves m{place}" for place in range(2 * MOST_COMPARED)),
    )
    assert plain.count(Change.CHANGED) == 2 * MOST_COMPARED


def test_of_texts_that_are_long_the_changes_are_one() -> None:
    words = [f"w{place}" for place in range(300)]
    found = list(pieces(" ".join(words), " ".join(["w0", "x", *words[2:200], "y", *words[201:]])))
    assert [(piece.change, len(piece.text.split())) for piece in found] == [
        (Change.KEPT, 1),
        (Change.GONE, 200),
        (Change.ADDED, 200),
        (Change.KEPT, 99),
    ]


def test_where_words_are_not_parted_by_blanks_characters_are_compared() -> None:
    assert [(piece.text, piece.change) for piece in pieces("写代码", "写好代码")] == [
        ("写", Change.KEPT),
        ("好", Change.ADDED),
        ("代码", Change.KEPT),
    ]


def test_what_a_cumulative_level_takes_over_is_kept() -> None:
    ladder = read("# Level 1\n## Craft\n- Bakes\n# Level 2\nEverything in Level 1, plus:\n## Craft\n- Brews\n")
    assert told(compare(ladder, *ladder.levels)) == ["kept Bakes", "added {Brews}"]


def test_a_dimension_with_a_longer_name_is_the_same() -> None:
    cell = "## Talking\n- Listens\n"
    ladder = read(f"# Level 1\n{cell}# Level 2\n{cell}# Level 3\n## Talking & Tea\n- Listens\n")
    found = compare(ladder, ladder.levels[1], ladder.levels[2])
    assert [(side.dimension, side.count(Change.KEPT)) for side in found.sides] == [("Talking", 1)]


def test_capabilities_shift() -> None:
    ladder = read(f"{FRONT}# Level 1\n## Craft\n- Bakes\n# Level 2\n## Craft\n- Brews\n")
    assert [(shift.name, shift.change) for shift in compare(ladder, *ladder.levels).shifts] == [
        ("joinery", Change.CHANGED),
        ("Glue", Change.ADDED),
        ("Rope", Change.ADDED),
        ("Paint", Change.GONE),
    ]


def climber(**capabilities: str | None) -> Role:
    has = tuple(Capability(name, NODE, proficiency) for name, proficiency in capabilities.items())
    return Role(Identity("ada.md", None, None, "Ada"), "role", {}, Source("ada.md", ""), NODE, capabilities=has)


@pytest.mark.parametrize(
    ("has", "verdicts"),
    [
        ({}, [False, False, False]),
        ({"Joinery": "Advanced", "Glue": None, "Rope": "Expert"}, [False, True, None]),
        ({"JOINERY": "expert", "glue": "Novice", "Rope": "odd"}, [True, True, True]),
        ({"Joinery": None, "Rope": None}, [None, False, None]),
        ({"Joinery": "Legendary"}, [None, False, False]),
    ],
)
def test_a_need_is_met_by_at_least_the_proficiency_that_is_wanted(
    has: dict[str, str | None], verdicts: list[bool | None]
) -> None:
    ladder = read(f"{FRONT}# Level 1\n## Craft\n- Bakes\n# Level 2\n## Craft\n- Brews\n")
    step = next_step(climber(**has), ladder, ladder.levels[0])
    assert [need.is_met for need in step.needs] == verdicts
    assert step.comparison == compare(ladder, *ladder.levels)


def test_above_the_highest_level_there_is_nothing() -> None:
    ladder = read("# Level 1\n## Craft\n- Bakes\n# Level 2\n## Craft\n- Brews\n")
    step = next_step(climber(), ladder, ladder.levels[1])
    assert (step.comparison, step.needs) == (None, ())


LINES = st.lists(st.text(st.sampled_from("ab c,写."), min_size=1).filter(lambda line: line.strip(" ,.")), max_size=6)


@given(LINES, LINES)
def test_every_criterion_is_in_one_pair(lower: list[str], upper: list[str]) -> None:
    ladder = listed(lower, upper)
    (side,) = compare(ladder, *ladder.levels).sides or [None]
    pairs = side.pairs if side else ()
    assert sorted(pair.before.text for pair in pairs if pair.before) == sorted(lower)
    assert [pair.after.text for pair in pairs if pair.after] == upper


@given(LINES, LINES)
def test_pieces_hold_both_texts(lower: list[str], upper: list[str]) -> None:
    for before, after in zip(lower, upper, strict=False):
        found = list(pieces(before, after))
        new = "".join(piece.text for piece in found if piece.change is not Change.GONE)
        assert new == after.rstrip()


def listed(lower: list[str], upper: list[str]) -> Ladder:
    """Make a ladder of two levels with these criteria in one dimension."""
    names = [("Level 1", text) for text in lower] + [("Level 2", text) for text in upper]
    rows = "".join(f"  - {{level: {level}, dimension: Craft, text: {text!r}}}\n" for level, text in names)
    front = f"---\nkind: ladder\nlevels: [Level 1, Level 2]\n{f'criteria:{chr(10)}{rows}' if rows else ''}---\n"
    return read(f"{front}\n# Level 1\n\n# Level 2\n")
