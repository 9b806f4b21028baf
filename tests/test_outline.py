"""Ladders whose headings are the levels, with a heading per dimension: the canonical form, and those near it."""

import pytest
from ladder_forms import analysed, cells, dimensions, levels, problems, read
from marks import marked

from rolelint.decoding import decode
from rolelint.diagnostic import Safety
from rolelint.source import Span

LADDER = """---
kind: ladder
slug: gardeners
name: Gardeners
---

# Level 1
## Care
- Waters the beds
  *Example*: before noon
- Digs
  - Example: with a spade
  - slowly

## Order
- Sweeps **all** paths

# Level 2
Somebody who plans.

- Is there early

## Care
Plans what is
watered.

*Example*: the lilies

And why.
"""


def test_levels_dimensions_criteria_and_examples_are_read() -> None:
    ladder = read(LADDER)
    assert (levels(ladder), dimensions(ladder)) == (["Level 1", "Level 2"], ["Care", "Order"])
    assert cells(ladder) == [
        ("Level 1", "Care", "Waters the beds"),
        ("Level 1", "Care", "Digs"),
        ("Level 1", "Order", "Sweeps all paths"),
        ("Level 2", None, "Is there early"),
        ("Level 2", "Care", "Plans what is watered."),
        ("Level 2", "Care", "And why."),
    ]
    assert [one.examples for one in ladder.criteria] == [
        ("before noon",),
        ("with a spade", "slowly"),
        (),
        (),
        ("the lilies",),
        (),
    ]
    assert (ladder.levels[1].summary, ladder.order) == ("Somebody who plans.", "the order of the headings")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_change_nothing(end: str) -> None:
    assert read(LADDER.replace("\n", end)) == read(LADDER)


def test_a_missing_final_line_end_changes_nothing() -> None:
    assert read(LADDER.rstrip("\n")) == read(LADDER)


def test_everything_is_placed() -> None:
    text, (level, dimension, criterion, example) = marked(
        "---\nkind: ladder\nname: G\n---\n# «Level 1»\r\n## «Care»\r\n- «Waters **the** beds»\r\n"
        "  *Example*: «noon»\r\n"
    )
    ladder = read(text)
    found = ladder.criteria[0].node
    assert [ladder.levels[0].node.at.span, ladder.dimensions[0].node.at.span, ladder.cells[0].at.span] == [
        level,
        dimension,
        dimension,
    ]
    assert [found["text"].at.span, found["examples"][0].at.span] == [criterion, example]


@pytest.mark.parametrize(
    "written",
    [
        "- Waters\n  *Example*: noon",
        "- Waters  \n  **Example:** noon",
        "- Waters\n  Example: noon",
        "- Waters<br>Example: noon",
        "- Waters\n  - *Example*: noon",
        "- Waters\n\n  E.g.: noon",
        "- Waters *Example*: noon",
        "- Waters\n- Example: noon",
        "* Waters\n  For example: noon",
        "Waters\n\nExample: noon",
    ],
)
def test_examples_read_the_same_however_they_are_written(written: str) -> None:
    ladder = read(f"# Level 1\n## Care\n{written}\n\n# Level 2\n## Care\n- Plans\n")
    assert [(one.text, one.examples) for one in ladder.criteria] == [("Waters", ("noon",)), ("Plans", ())]


def test_declared_levels_and_dimensions_come_first_and_in_their_order() -> None:
    ladder = read(
        "---\nkind: ladder\nname: G\nlevels: [Mate, {name: Master, seniority: Senior}]\n"
        "dimensions: [Order, {name: Care, from: Master, id: care}]\n---\n"
        "# Master\n## Care\n- Plans\n\n# Mate\n## Care\n- Waters\n"
    )
    assert (levels(ladder), dimensions(ladder)) == (["Mate", "Master"], ["Order", "Care"])
    assert (ladder.order, ladder.dimensions[1].first) == ("the list 'levels'", "Master")
    assert ladder.source.text[ladder.levels[0].node["name"].at.start :].startswith("Mate\n## Care")


def test_what_a_list_or_a_level_has_twice_is_shown_and_read_once() -> None:
    text = (
        "---\nkind: ladder\nname: G\nlevels: [Level 1, «level 1»]\ndimensions: [Care, {name: «care»}]\n---\n"
        "# Level 1\n## Care\n- a\n## «Care»\n- b\n\n# «Level 1»\n## Care\n- c\n"
    )
    plain, places = marked(text)
    found = analysed(plain).problems
    assert [Span(finding.at.start, finding.at.end) for _, finding in sorted(found, key=lambda one: one[1].at)] == places
    assert sorted(code for code, _ in found) == ["RL205", "RL308", "RL503", "RL503"]
    ladder = read(plain)
    assert (levels(ladder), dimensions(ladder), len(ladder.criteria)) == (["Level 1"], ["Care"], 3)


def test_a_heading_beside_levels_is_none_unless_it_is_called_or_filled_like_one() -> None:
    beside = (
        "# Junior Gardener\n## Care\n- a\n\n# Gardener\n## Care\n- b\n\n# Chief\n## Care\n- c\n\n# About us\nWords.\n"
    )
    ladder = read(beside)
    assert levels(ladder) == ["Junior Gardener", "Gardener", "Chief"]
    assert ladder.data["x-about-us"] == "Words."


@pytest.mark.parametrize("heading", ["### Level 2", "# Level 2"])
def test_a_level_of_another_depth_is_a_level_and_a_slip(heading: str) -> None:
    text = f"# Gardeners\n\n## Level 1\n### Care\n- a\n\n{heading}\n### Care\n- b\n\n## Level 3\n### Care\n- c\n"
    assert levels(read(text)) == ["Level 1", "Level 2", "Level 3"]
    assert problems(text) == [("RL513", "Level 2")]


@pytest.mark.parametrize("heading", ["5 whys", "OWASP top 10", "Goal 1", "Ready for Level 2", "Level 2 preview"])
def test_a_dimension_with_a_number_is_no_level(heading: str) -> None:
    text = f"# Level 1\n## {heading}\n- a\n\n# Level 2\n## {heading}\n- b\n"
    assert (levels(read(text)), dimensions(read(text)), problems(text)) == (["Level 1", "Level 2"], [heading], [])


def test_a_title_above_the_levels_is_the_name() -> None:
    text = "# The gardeners\n\nHow to read it.\n\n## Level 1\n### Care\n- a\n\n## Level 2\n### Care\n- b\n"
    assert (read(text).label, read(text).data["x-introduction"]) == ("The gardeners", "How to read it.")


def test_a_ladder_without_any_name_goes_by_its_file() -> None:
    text = "# Level 1\n## Care\n- a\n"
    assert (read(text, path="ladders/gardeners.md").label, problems(text)) == ("gardeners", [])


def test_a_second_heading_of_a_level_goes_on_with_it() -> None:
    text = "# Level 1\n## Care\n- a\n\n# Level 2\n- b\n\n# Level 1\n## Order\n- c\n"
    assert problems(text) == [("RL503", "Level 1")]
    assert cells(read(text))[2] == ("Level 1", "Order", "c")


def test_headings_below_levels_that_stand_below_dimensions() -> None:
    text = "# Care\nOf plants.\n## Level 2\n- b\n## Level 1\n- a\n\n# Order\n## Level 1\n- c\n## Level 1\n- d\n"
    ladder = read(text)
    assert (levels(ladder), dimensions(ladder), ladder.order) == (
        ["Level 1", "Level 2"],
        ["Care", "Order"],
        "the numbers of the levels",
    )
    assert cells(ladder) == [
        ("Level 2", "Care", "b"),
        ("Level 1", "Care", "a"),
        ("Level 1", "Order", "c"),
        ("Level 1", "Order", "d"),
    ]
    assert ladder.data["dimensions"][0]["x-summary"] == "Of plants."
    assert [cell.at.start for cell in ladder.cells] == [
        text.index("Level 2"),
        text.index("Level 1"),
        text.index("Level 1\n- c"),
    ]
    assert problems(text) == [("RL503", "Level 1")]


def test_of_two_ladders_in_one_file_the_first_is_read() -> None:
    text = (
        "# Park\n## Level 1\n### Care\n- a\n## Level 2\n### Care\n- b\n"
        "# Greenhouse\n## Level 1\n### Care\n- c\n# Notes\n- d\n"
    )
    ladder = read(text)
    assert problems(text) == [("RL008", "Greenhouse")]
    assert cells(ladder) == [("Level 1", "Care", "a"), ("Level 2", "Care", "b")]
    assert ladder.data["x-greenhouse"] == "## Level 1\n\n### Care\n- c"


def test_emphasised_words_above_lists_are_dimensions_where_they_come_again() -> None:
    text = "# Level 1\n\n**Care**\n\n- a\n\n__Order:__\n- b\n\n# Level 2\nWords.\n\n**Care**\n- c\n"
    ladder = read(text)
    assert cells(ladder) == [("Level 1", "Care", "a"), ("Level 1", "Order", "b"), ("Level 2", "Care", "c")]
    assert (ladder.levels[1].summary, [cell.at.start for cell in ladder.cells]) == (
        "Words.",
        [text.index("Care"), text.index("Order"), text.rindex("Care")],
    )


def test_other_emphasised_words_above_lists_are_groups() -> None:
    text = "# Level 1\n**New here**\n\n- a\n\n# Level 2\n## Care\n**Trees**\n- b\n\n**Examples**\n- noon\n"
    ladder = read(text)
    assert cells(ladder) == [("Level 1", None, "a"), ("Level 2", "Care", "b")]
    assert [one.node.value.get("x-group") for one in ladder.criteria] == ["New here", "Trees"]
    assert ladder.criteria[1].examples == ("noon",)


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("## Care\n- c", (["Level 1", "Level 2", "Master"], [])),
        ("## Renown\n- c", (["Level 1", "Level 2"], [("RL008", "Master")])),
        ("- c", (["Level 1", "Level 2"], [("RL008", "Master")])),
        ("- [c](d.md)", (["Level 1", "Level 2"], [])),
        ("Words.", (["Level 1", "Level 2"], [])),
    ],
)
def test_a_heading_behind_the_levels_is_one_by_its_dimensions_or_shown(
    below: str, found: tuple[list[str], list[tuple[str, str]]]
) -> None:
    text = f"# Level 1\n## Care\n- a\n\n# Level 2\n## Care\n- b\n\n# Master\n{below}\n"
    assert (levels(read(text)), problems(text)) == found


@pytest.mark.parametrize("first", ["", "## Tracks\n\n"])
def test_a_heading_above_some_of_the_levels_is_none_and_no_finding(first: str) -> None:
    tracks = "## Builders\n### B1\n#### Care\n- a\n\n## Leads\nWho lead.\n\n### M1\n#### Care\n- b\n"
    text = f"# Gardeners\n\n{first}{tracks}"
    assert (levels(read(text)), problems(text)) == (["B1", "M1"], [])


@pytest.mark.parametrize(("heading", "marked_"), [("APM", ["APM"]), ("Dimensions", []), ("How to read the terms", [])])
def test_a_heading_with_the_labels_of_levels_is_one_or_shown(heading: str, marked_: list[str]) -> None:
    cell = "**Plan:** Makes one.\n\n**Care:** Waters.\n"
    text = "\n".join(f"# {title}\n\n{cell}" for title in (heading, "PM", "Senior PM", "Group PM"))
    assert levels(read(text)) == ["PM", "Senior PM", "Group PM"]
    assert problems(text) == [("RL008", words) for words in marked_]


def test_what_is_written_about_a_ladder_is_kept_and_no_finding() -> None:
    text = "# How it works\n- x\n\n# Level 1\n## Care\n- a\n\n# Level 2\n## Care\n- b\n\n# Glossary\n## Beds\n- c\n"
    ladder = read(text)
    assert (problems(text), levels(ladder)) == ([], ["Level 1", "Level 2"])
    assert (ladder.data["x-how-it-works"], ladder.data["x-glossary"]) == ("- x", "## Beds\n- c")


def test_a_title_beside_a_name_is_kept() -> None:
    ladder = read("---\nkind: ladder\nname: G\n---\n# The gardeners\n## Level 1\n- a\n## Level 2\n- b\n")
    assert (ladder.label, ladder.data["x-title"]) == ("G", "The gardeners")


@pytest.mark.parametrize(
    ("front", "heading", "right"),
    [
        ("", "Levl 3", "Level 3"),
        ("", "Levl 3: Master", "Level 3: Master"),
        ("levels: [Mate, Master]", "Mastr", "Master"),
    ],
)
def test_a_slip_in_the_name_of_a_level_is_read_right_and_said(front: str, heading: str, right: str) -> None:
    others = "# Mate\n## Care\n- a\n" if front else "# Level 1\n## Care\n- a\n\n# Level 2\n## Care\n- b\n"
    text = f"---\nkind: ladder\nname: G\n{front}\n---\n{others}\n# {heading}\n## Care\n- c\n"
    ((code, finding),) = analysed(text).problems
    assert (code, levels(read(text))[-1]) == ("RL202", right)
    assert f"did you mean '{right}'" in finding.message
    assert finding.fix is not None
    assert (finding.fix.safety, finding.fix.edits[0].text) == (Safety.UNSAFE, right)


@pytest.mark.parametrize("heading", ["🚜 Care", "Care:", ":tractor: Care", "**Care**", "care"])
def test_what_decorates_a_heading_makes_no_other_name(heading: str) -> None:
    ladder = read(f"# Level 1\n## Care\n- a\n\n# 🚀 Level 2:\n## {heading}\n- b\n")
    assert cells(ladder) == [("Level 1", "Care", "a"), ("🚀 Level 2:", "Care", "b")]
    assert list(ladder.holes()) == []


@pytest.mark.parametrize(
    "listed", ["[L1, L2]", "['1', {name: '2'}]", "[🚀 level 1, Level-2]", "[{name: L1}, {name: L2}]"]
)
def test_listed_levels_and_headings_agree_by_number(listed: str) -> None:
    text = f"---\nkind: ladder\nname: G\nlevels: {listed}\n---\n# Level 2\n- b\n\n# Level 1\n- a\n"
    ladder = read(text)
    assert (levels(ladder), sorted(ladder.listed_levels)) == (["Level 1", "Level 2"], ["level 1", "level 2"])
    assert problems(text) == []


def test_numbers_in_longer_names_do_not_make_them_one() -> None:
    text = "---\nkind: ladder\nname: G\nlevels: [Park 1]\n---\n# Greenhouse 1\n- a\n"
    assert levels(read(text)) == ["Park 1", "Greenhouse 1"]


def test_a_listed_dimension_in_other_case_is_the_one_in_the_headings() -> None:
    ladder = read("---\nkind: ladder\nname: G\ndimensions: [care]\n---\n# Level 1\n## Care\n- a\n")
    assert (dimensions(ladder), list(ladder.holes())) == (["Care"], [])


@pytest.mark.parametrize("nothing", ["N/A", "-", "—", "None", "*tbd*", "n.a.", "TODO", "…"])
@pytest.mark.parametrize("bullet", ["- {}", "{}"])
def test_what_stands_for_nothing_leaves_its_cell_empty(nothing: str, bullet: str) -> None:
    ladder = read(
        f"# Level 1\n## Care\n- a\n## Order\n- b\n\n# Level 2\n## Care\n- c\n## Order\n\n{bullet.format(nothing)}\n"
    )
    assert [(level.name, hole.name) for level, hole in ladder.holes()] == [("Level 2", "Order")]
    assert "x-placeholders" in ladder.data or nothing == "-"


def test_what_stands_for_nothing_beside_others_is_a_criterion() -> None:
    assert len(read("# Level 1\n## Care\n- a\n- None\n").criteria) == 2


@pytest.mark.parametrize(
    "written",
    [
        "- Waters\n\nExamples:\n\n- noon\n- dusk",
        "- Waters\n  Examples:\n  - noon\n  - dusk",
        "- Waters\n- Examples:\n  - noon\n  - dusk",
        "- Waters\n- Example: noon\n- for example, dusk",
        "- Waters\n  - e.g. noon\n  - for instance, dusk",
    ],
)
def test_several_examples_read_the_same_however_they_are_written(written: str) -> None:
    ladder = read(f"# Level 1\n## Care\n{written}\n\n# Level 2\n## Care\n- Plans\n")
    assert [(one.text, one.examples) for one in ladder.criteria] == [("Waters", ("noon", "dusk")), ("Plans", ())]


def test_a_paragraph_beside_a_list_is_a_remark() -> None:
    ladder = read("# Level 1\n## Care\n- a\n\nThat is much.\n\n# Level 2\n## Care\n- b\n")
    assert (len(ladder.criteria), ladder.data["x-remarks"]) == (2, ["That is much."])


def test_headings_below_a_dimension_are_groups() -> None:
    ladder = read("# Level 1\n## Care\n- a\n### Of trees\n- b\n\n# Level 2\n## Care\n- c\n")
    assert [one.node.value.get("x-group") for one in ladder.criteria] == [None, "Of trees", None]


def test_an_introduction_of_a_list_is_no_criterion() -> None:
    ladder = read("# Level 1\n## Care\nWhoever is here:\n- Waters\n\n# Level 2\n## Care\n- Plans\n")
    assert cells(ladder)[0] == ("Level 1", "Care", "Waters")
    assert ladder.data["x-introductions"] == ["Whoever is here:"]


def test_what_is_no_criterion_is_shown() -> None:
    assert problems("# Level 1\n## Care\n- a\n\n| t | u |\n|---|---|\n| 1 | 2 |\n") == [("RL008", "| t | u |")]
    assert problems("# Level 1\n## Care\n- a\n-\n") == [("RL301", "-")]


def test_keys_of_other_programs_are_kept() -> None:
    ladder = read("---\npath: /g\ntitle: Gardeners\nlevels:\n---\n# Level 1\n- a\n\n# Level 2\n- b\n")
    assert (ladder.label, ladder.data["x-path"], ladder.declared_levels) == ("Gardeners", "/g", None)
    assert problems("---\npath: /g\ntitle: Gardeners\n---\n# Level 1\n- a\n") == []


def test_a_number_of_levels_is_declared() -> None:
    ladder = read("---\nkind: ladder\nname: G\nlevels: 2\n---\n# Level 1\n- a\n")
    assert (ladder.declared_levels, levels(ladder)) == (2, ["Level 1"])


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("levels: many", ("RL103", "many")),
        ("dimensions: {Care: 1}", ("RL103", "{Care: 1}")),
        ("criteria: none", ("RL103", "none")),
        ("levels: [1, Level 2]", ("RL103", "1")),
        ("nmae: G", ("RL102", "nmae")),
    ],
)
def test_front_matter_of_another_shape_is_shown(front: str, found: tuple[str, str]) -> None:
    text = f"---\nkind: ladder\nname: G\n{front}\n---\n# Level 1\n## Care\n- a\n"
    assert problems(text) == [found]
    assert cells(read(text)) == [("Level 1", "Care", "a")]


def test_front_matter_that_is_a_list_is_shown() -> None:
    assert problems("---\n- a\n- b\n---\n# Level 1\n## Care\n- a\n")[0][0] == "RL103"


def test_criteria_may_stand_in_the_front_matter() -> None:
    text = (
        "---\nkind: ladder\nname: G\ncriteria:\n  - {id: c1, level: Level 1, dimension: Care, text: Waters}\n---\n"
        "# Level 2\n## Care\n- Plans\n"
    )
    assert cells(read(text)) == [("Level 1", "Care", "Waters"), ("Level 2", "Care", "Plans")]


def test_bullets_with_an_emphasised_verb_below_levels_have_a_lead_and_no_dimension() -> None:
    text = (
        "# Gardener\n\n| Level | Position |\n|---|---|\n| 1 | [G1 - Gardener 1](#g1) |\n\n"
        "## G1 - Gardener 1\n\n<img src=a>\n\n* **Waters**: waters the beds\n\n"
        "## G2 - Gardener 2\n\n* **Plans**: plans the beds\n\n# Other pages\n\n* [x](y.md)\n"
    )
    ladder = read(text, "ladder-headings")
    assert (ladder.label, levels(ladder)) == ("Gardener", ["G1 - Gardener 1", "G2 - Gardener 2"])
    assert [(one.level, one.dimension, one.lead) for one in ladder.criteria] == [
        ("G1 - Gardener 1", None, "Waters"),
        ("G2 - Gardener 2", None, "Plans"),
    ]
    assert "x-other-pages" in ladder.data


def test_a_level_in_a_file_of_its_own() -> None:
    front = "---\ntitle: Step two\nweight: 20\nnext: level-3\n---\n"
    text = "# Level 2\nMore.\n## Care\n- Plans\n## Level of noise\n- Low\n"
    ladder = read(front + text, "ladder-level", "garden/level-2.md")
    assert (ladder.label, levels(ladder), dimensions(ladder)) == ("Step two", ["Level 2"], ["Care", "Level of noise"])
    assert (ladder.data["x-weight"], ladder.data["x-next"]) == (20, "level-3")
    assert analysed("# Level 2\n## Care\n- Plans\n", "ladder-level").problems == ()


@pytest.mark.parametrize(
    "words", ["end", "constructor", '"', "<b>", "🌱 x", "שלום", "a" * 200, "[x](y", "`", "***", "\x01", "| |", "\\"]
)
def test_nasty_words_are_words(words: str) -> None:
    ladder = read(f"# Level 1\n## {words}\n- {words}\n\n# Level 2\n## Care\n- b\n")
    assert levels(ladder) == ["Level 1", "Level 2"]


def test_a_byte_order_mark_moves_nothing() -> None:
    assert decode(b"\xef\xbb\xbf" + LADDER.encode()) == LADDER


def test_emphasised_words_with_a_number_are_no_levels_below_one() -> None:
    ladder = read("# Level 1\n## Care\n**P1**\n\n- a\n\n**P2**\n\n- b\n")
    assert (levels(ladder), [one.node.value["x-group"] for one in ladder.criteria]) == (["Level 1"], ["P1", "P2"])


def test_emphasised_words_may_be_levels_below_dimensions() -> None:
    ladder = read("# Care\n**Level 1**\n\n- a\n\n**Level 2**\n\n- b\n\n# Order\n**Level 1**\n\n- c\n")
    assert cells(ladder) == [("Level 1", "Care", "a"), ("Level 2", "Care", "b"), ("Level 1", "Order", "c")]


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("1.1 Craft", "2.1 Craft", "Craft"),
        ("1. Craft", "2) **Craft**:", "Craft"),
        ("Craft:", "Craft", "Craft"),
        ("Scope / Impact", "Scope/Impact", "Scope / Impact"),
        ("Care & order", "Care and Order", "Care & order"),
    ],
)
def test_a_dimension_goes_by_its_words(first: str, second: str, name: str) -> None:
    text = f"# Level 1\n## {first}\n- digs\n# Level 2\n## {second}\n- plans\n"
    ladder = read(text)
    assert dimensions(ladder) == [name]
    assert {one.dimension for one in ladder.criteria} == {name}
    assert not [*ladder.holes()]
    (at,) = (dimension.node["name"].at for dimension in ladder.dimensions)
    assert text[at.start : at.end] == name


def test_a_dimension_above_levels_goes_by_its_words() -> None:
    text = "# a) Craft\n## Level 1\n- digs\n## Level 2\n- plans\n# b) Soil:\n## Level 1\n- asks\n## Level 2\n- knows\n"
    assert dimensions(read(text)) == ["Craft", "Soil"]


def test_what_the_front_matter_says_of_a_dimension_is_about_that_of_the_body() -> None:
    front = (
        "---\nkind: ladder\ndimensions: [Care and order]\n"
        "criteria: [{level: level 2, dimension: Care and order, text: plans}]\n---\n"
    )
    ladder = read(f"{front}# Level 1\n## 1. Care & order\n- digs\n# Level 2\n## Soil\n- asks\n")
    assert dimensions(ladder) == ["Care & order", "Soil"]
    assert [(level.name, hole.name) for level, hole in ladder.holes()] == [("Level 1", "Soil")]


def test_what_is_said_about_a_ladder_is_no_level_of_it() -> None:
    text = "# Career ladder\n## How to use it\nRead it.\n## Product Manager\n### Care\n- a\n## Chief\n### Care\n- b\n"
    assert levels(read(text)) == ["Product Manager", "Chief"]


COUNTED = """\
# Growth

## Mobile

### 1: Works within established apps

#### Example behaviors
- Delivers features

### 2: Develops **new** apps

## Web

### 1: Works within established pages

#### Example tasks
- Built a button

### 2: Develops new pages
"""


def test_levels_that_each_dimension_counts_anew_go_by_number_and_say_what_they_expect() -> None:
    ladder = read(COUNTED)
    assert (levels(ladder), dimensions(ladder)) == (["1", "2"], ["Mobile", "Web"])
    assert cells(ladder) == [
        ("1", "Mobile", "Works within established apps"),
        ("1", "Mobile", "Delivers features"),
        ("2", "Mobile", "Develops new apps"),
        ("1", "Web", "Works within established pages"),
        ("1", "Web", "Built a button"),
        ("2", "Web", "Develops new pages"),
    ]
    assert problems(COUNTED) == []


def test_levels_that_are_counted_anew_and_hold_dimensions_are_of_two_ladders() -> None:
    text = COUNTED.replace("Example behaviors", "Craft").replace("Example tasks", "Craft")
    ladder = read(text)
    assert levels(ladder) == ["1: Works within established apps", "2: Develops new apps"]
    assert problems(text) == [("RL008", "Web")]
