"""What a ladder knows of itself: levels by name and number, holes, what is filled, keys of criteria."""

import pytest
from ladder_forms import read

from rolelint.cumulative import is_cumulative
from rolelint.names import normalised
from rolelint.renamed import renamed

THREE = """---
kind: ladder
slug: gardeners
name: Gardeners
dimensions:
  - Care
  - {name: Teaching, from: Level 2, id: teach}
levels:
  - {name: Level 1, seniority: Junior}
  - {name: Level 2, seniority: Mid, capabilities: [{name: Pruning, proficiency: Advanced}]}
  - Level 3
---

# Level 1
## Care
- Waters the beds

# Level 2
## Care
- Plans the watering

# Level 3
Everything in Level 2, plus:

## Order
- Cleans the tools
"""


@pytest.mark.parametrize(
    ("reference", "name"),
    [("Level 2", "Level 2"), ("level-2", "Level 2"), ("2", "Level 2"), ("L2", "Level 2"), ("4", None), ("Mid 2", None)],
)
def test_a_level_goes_by_its_name_or_number(reference: str, name: str | None) -> None:
    level = read(THREE).level(reference)
    assert (level.name if level else None) == name


def test_a_number_means_the_place_where_levels_have_no_numbers_of_their_own() -> None:
    ladder = read("# Junior Gardener\n- a\n\n# Gardener\n- b\n\n# Senior Gardener 1\n- c\n")
    assert [level.name for level in map(ladder.level, ("1", "2", "3")) if level] == [
        "Junior Gardener",
        "Gardener",
        "Senior Gardener 1",
    ]


def test_a_ladder_may_begin_at_another_number() -> None:
    ladder = read("# Level 0\n- a\n\n# Level 1\n- b\n")
    assert [getattr(ladder.level(reference), "name", None) for reference in ("0", "1", "2")] == [
        "Level 0",
        "Level 1",
        None,
    ]


def test_holes_are_cells_that_are_expected_and_empty() -> None:
    ladder = read(THREE)
    assert [(level.name, dimension.name) for level, dimension in ladder.holes()] == [
        ("Level 1", "Order"),
        ("Level 2", "Teaching"),
        ("Level 2", "Order"),
        ("Level 3", "Teaching"),
    ]


def test_a_cumulative_level_is_filled_by_the_one_below() -> None:
    ladder = read(THREE)
    care, third = ladder.dimensions[0], ladder.levels[2]
    assert third.is_cumulative
    assert ladder.filled(third, care)


def test_a_bullet_about_the_whole_level_may_take_over_the_one_below() -> None:
    ladder = read("# Level 1\n- Waters the beds\n\n# Level 2\n- Everything in Level 1, plus more\n")
    assert [level.is_cumulative for level in ladder.levels] == [False, True]


def test_a_level_takes_over_the_one_that_it_names() -> None:
    ladder = read(
        "# Level 1\n## Care\n- a\n\n# Level 2\n## Order\n- b\n\n"
        "# Level 3\nEverything in Level 1, plus:\n## Teaching\n- c\n"
    )
    assert ladder.base(ladder.levels[2]) is ladder.levels[0]
    assert [hole.name for level, hole in ladder.holes() if level.number == 3] == ["Order"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("# Mate\n## Care\n- a\n\n# Master\n{}\n## Order\n- b\n\n# Boss\n## Care\n- c\n## Order\n- d\n", "ladder"),
        (
            "Junior Mate\nCare\n• Aa\nSenior Mate\n{}\nOrder\n• Bb\nPrincipal Mate\nCare\n• Cc\nOrder\n• Dd\n",
            "ladder-text",
        ),
    ],
)
def test_a_level_takes_over_one_by_its_own_name(text: str, form: str) -> None:
    base = text.partition("\n")[0].strip("# ")
    ladder = read(text.format(f"Everything in {base}, plus:"), form)
    assert ladder.base(ladder.levels[1]) is ladder.levels[0]
    assert [(level.name, hole.name) for level, hole in ladder.holes()] == [(base, "Order")]


@pytest.mark.parametrize("words", ["Everything in Master", "Everything in Boss, plus:"])
def test_a_level_takes_over_neither_itself_nor_a_higher_one_by_name(words: str) -> None:
    ladder = read(f"# Mate\n## Care\n- a\n\n# Master\n{words}\n## Order\n- b\n\n# Boss\n## Care\n- c\n")
    assert ladder.base(ladder.levels[1]) is None


@pytest.mark.parametrize("words", ["As Level 2, you water", "Everything in Level 3"])
def test_a_level_takes_over_neither_itself_nor_a_higher_one(words: str) -> None:
    ladder = read(f"# Level 1\n## Care\n- a\n\n# Level 2\n{words}\n## Order\n- b\n\n# Level 3\n## Care\n- c\n")
    assert ladder.base(ladder.levels[1]) is None
    assert [hole.name for level, hole in ladder.holes() if level.number == 2] == ["Care"]


@pytest.mark.parametrize(
    "mark", ["- Everything in Level 1, plus:", "Everything in Level 1, plus:", "- All of the above"]
)
def test_a_dimension_alone_may_take_over_that_of_another_level(mark: str) -> None:
    text = "# Level 1\n## Care\n- a\n## Order\n- b\n\n# Level 2\n## Care\n{}\n\n- c\n"
    ladder = read(text.format(mark))
    assert [one.text for one in ladder.criteria] == ["a", "b", "c"]
    assert ladder.base(ladder.levels[1], "Care") is ladder.levels[0]
    assert (ladder.base(ladder.levels[1]), ladder.levels[1].is_cumulative) == (None, False)
    assert [hole.name for _, hole in ladder.holes()] == ["Order"]


def test_a_dimension_that_takes_over_nothing_is_a_hole() -> None:
    ladder = read(
        "# Level 1\n## Care\n- a\n\n# Level 2\n## Order\n- Everything in Level 1\n\n"
        "# Level 3\n## Care\n- b\n## Order\n- c\n"
    )
    assert [(level.number, hole.name) for level, hole in ladder.holes()] == [(1, "Order"), (2, "Care"), (2, "Order")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Everything in Level 2, plus:", True),
        ("All criteria from level one", True),
        ("In addition to the previous level", True),
        ("Builds on everything in the level below", True),
        ("All of the above", True),
        ("Does everything a Level 2 gardener does", True),
        ("All Level 1 criteria, plus:", True),
        ("Everything that is expected at L2", True),
        ("Meets all the expectations of the previous level", True),
        ("Waters all beds in the garden", False),
        ("Talks with people at all levels", False),
        ("Works with people at every level", False),
        ("", False),
    ],
)
def test_words_that_take_over_the_level_below(words: str, expected: bool) -> None:  # noqa: FBT001
    assert is_cumulative(words) is expected


def test_a_level_is_empty_if_nothing_at_all_is_expected() -> None:
    ladder = read(THREE)
    assert [ladder.is_empty(level) for level in ladder.levels] == [False, False, False]
    assert [level.name for level in read("# Level 1\n- a\n\n# Level 2\nWords.\n").levels if level.summary] == [
        "Level 2"
    ]


def test_levels_know_seniority_and_capabilities() -> None:
    first, second, third = read(THREE).levels
    assert (first.seniority, second.seniority, third.seniority) == ("Junior", "Mid", None)
    assert [(one.name, one.proficiency) for one in second.capabilities] == [("Pruning", "Advanced")]
    assert read(THREE).dimensions[1].id == "teach"


def test_the_key_of_a_criterion_is_its_id_else_made_of_its_words() -> None:
    text = "# Level 1\n## Care\n- Waters the beds\n"
    again = "# level  1\n\n## care\n- waters **the** beds.\n"
    other = "# Level 1\n## Care\n- Waters the lawn\n"
    keys = [read(one).criteria[0].key for one in (text, again, other)]
    assert keys[0] == keys[1]
    assert keys[0] != keys[2]
    front = (
        "---\nkind: ladder\nname: G\ncriteria:\n  - {id: care-1, level: Level 1, dimension: Care, text: Waters}\n---\n"
    )
    assert read(front).criteria[0].key == "care-1"


def test_equal_ladders_are_equal_wherever_they_stand() -> None:
    assert read(THREE) == read(THREE.replace("# Level 1\n", "\n\n# Level 1\n"))


def test_text_is_compared_without_case_punctuation_and_blanks() -> None:
    assert normalised("  Waters, the\u00a0BEDS! ") == normalised("waters the beds")


def named(text: str) -> list[tuple[str, str, str]]:
    return [(cell.level, cell.dimension, known.name) for cell, known in renamed(read(text))]


def levels(*names: str) -> str:
    return "\n".join(f"# Level {place}\n## {name}\n- does {place}\n" for place, name in enumerate(names, 1))


def test_a_dimension_at_fewer_levels_with_the_words_of_another_is_renamed() -> None:
    assert named(levels("Talks", "Talks", "Talks & Listens")) == [("Level 3", "Talks & Listens", "Talks")]
    assert named(levels("Comunication", "Communication", "Communication")) == [
        ("Level 1", "Comunication", "Communication")
    ]


def test_of_two_names_at_as_many_levels_the_later_one_is_renamed() -> None:
    assert named(levels("Talks", "Talks & Listens")) == [("Level 2", "Talks & Listens", "Talks")]


def test_dimensions_side_by_side_or_declared_are_two() -> None:
    assert named("# Level 1\n## Care\n- a\n## Care for all\n- b\n\n# Level 2\n## Care\n- c\n") == []
    front = "---\nkind: ladder\nname: G\ndimensions: [Talks, Talks & Listens]\n---\n"
    assert named(front + levels("Talks", "Talks", "Talks & Listens")) == []


def test_what_shares_its_words_with_two_is_the_one_at_most_levels_or_neither() -> None:
    assert named(levels("People Care", "Garden Care", "Care")) == []
    assert named(levels("Garden Care", "Garden Care", "People Care", "Care")) == [("Level 4", "Care", "Garden Care")]


def test_a_name_is_not_renamed_along_a_chain_to_what_stands_beside_it() -> None:
    text = "# Level 1\n## Care\n- a\n\n# Level 2\n## Care of beds\n- b\n\n# Level 3\n## Beds\n- c\n## Care\n- d\n"
    assert named(text) == [("Level 2", "Care of beds", "Care")]


def test_of_two_names_side_by_side_neither_is_a_third_one() -> None:
    assert named(levels("Care", "Care", "Care of beds\n- a\n## Care of lawns")) == []


@pytest.mark.parametrize("name", ["Beds", "Bed care", "Garden bed care and lawn care", "Bed cares"])
def test_words_find_a_renamed_dimension_among_many(name: str) -> None:
    many = "".join(f"## Side {chr(97 + place // 26)}{chr(97 + place % 26)}\n- a\n" for place in range(300))
    found = named(f"# Level 1\n## Bed care\n- a\n{many}\n# Level 2\n{many}## {name}\n- b\n")
    assert found == ([("Level 2", name, "Bed care")] if len(name.split()) > 2 else [])


def test_many_levels_may_each_take_over_the_one_below() -> None:
    front = "---\nkind: ladder\nname: G\ncriteria: [{level: Level 1, dimension: Care, text: Waters}]\nlevels:\n"
    rows = "".join(
        f"  - {{name: Level {place}, x-summary: Everything of the level below}}\n" for place in range(1, 1500)
    )
    ladder = read(f"{front}{rows}---\n")
    assert list(ladder.holes()) == []
