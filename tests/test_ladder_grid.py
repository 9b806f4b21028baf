"""A ladder as data: levels, themes, and competencies that name one of each."""

import pytest
from ladder_forms import cells, dimensions, levels, problems, read
from marks import marked

FORM = "ladder-grid"
GRID = """name: Gardeners
owner: the park
levels:
  - {id: 1, name: Mate, seniority: Junior, blurb: begins}
  - {id: master-1, name: Master}
themes:
  - {id: care, name: Care, summary: of plants}
  - Order
competencies:
  - {id: c1, level: 1, theme: care, summary: Waters, examples: [noon], link: x}
  - {level: Master 1, theme: order, text: Sweeps}
  - {level: Mate, theme: Care, description: Digs}
"""


def test_the_lists_are_read() -> None:
    ladder = read(GRID, FORM, "grid.yml")
    assert (ladder.label, levels(ladder), dimensions(ladder)) == ("Gardeners", ["Mate", "Master"], ["Care", "Order"])
    assert cells(ladder) == [("Mate", "Care", "Waters"), ("Master", "Order", "Sweeps"), ("Mate", "Care", "Digs")]
    first = ladder.criteria[0]
    assert (first.id, first.examples, first.node.value["x-link"]) == ("c1", ("noon",), "x")
    assert (ladder.levels[0].seniority, ladder.order) == ("Junior", "the list 'levels'")
    assert problems(GRID, FORM, "grid.yml") == []


def test_what_else_is_said_is_kept() -> None:
    data = read(GRID, FORM, "grid.yml").data
    assert data["levels"][0] == {"name": "Mate", "seniority": "Junior", "x-id": 1, "x-blurb": "begins"}
    assert data["dimensions"][0] == {"name": "Care", "id": "care", "x-summary": "of plants"}
    assert data["owner"] == "the park"


def test_a_grid_may_stand_in_front_matter() -> None:
    ladder = read(f"---\n{GRID}---\nWords below.\n", FORM)
    assert (len(ladder.criteria), ladder.data["x-introduction"]) == (3, "Words below.")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_change_nothing(end: str) -> None:
    assert read(GRID.replace("\n", end), FORM, "g.yml") == read(GRID, FORM, "g.yml")


def test_everything_is_placed() -> None:
    text, (level, theme, used, criterion) = marked(
        "name: G\r\nlevels:\r\n  - name: «Mate»\r\nthemes:\r\n  - name: «Care»\r\n"
        "competencies:\r\n  - level: mate\r\n    theme: «care»\r\n    summary: «Waters»\r\n"
    )
    ladder = read(text, FORM, "g.yml")
    assert [ladder.levels[0].node["name"].at.span, ladder.dimensions[0].node["name"].at.span] == [level, theme]
    assert [ladder.cells[0].at.span, ladder.criteria[0].node["text"].at.span] == [used, criterion]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("  - {level: mat, theme: care, text: x}\n", [("RL109", "mat")]),
        ("  - {level: mate, theme: card, text: x}\n", [("RL109", "card")]),
        ("  - {theme: care, text: x}\n", [("RL101", "{theme: care, text: x}")]),
        ("  - {level: mate, text: x}\n", [("RL101", "{level: mate, text: x}")]),
        ("  - {level: mate, theme: care}\n", [("RL008", "{level: mate, theme: care}")]),
        ("  - 7\n", [("RL008", "7")]),
    ],
)
def test_what_does_not_fit_is_shown(more: str, found: list[tuple[str, str]]) -> None:
    assert problems(GRID + more, FORM, "grid.yml") == found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("  - Order\n", "  - Order\n  - {}\n", ("RL008", "{}")),
        ("  - Order\n", "  - Order\n  - order\n", ("RL308", "order")),
        ("themes:\n  - {id: care, name: Care, summary: of plants}\n  - Order\n", "themes: x\n", ("RL103", "x")),
    ],
)
def test_lists_of_another_shape_are_shown(old: str, new: str, found: tuple[str, str]) -> None:
    assert problems(GRID.replace(old, new), FORM, "grid.yml")[0] == found


def test_an_id_of_two_levels_is_shown_and_both_stay() -> None:
    text = """name: G
levels:
  - {id: a, name: Mate}
  - {id: a, name: Master}
themes:
  - Care
competencies:
  - {level: Master, theme: Care, summary: Plans}
  - {level: a, theme: [Care], summary: Waters}
"""
    assert problems(text, FORM, "grid.yml") == [("RL405", "a"), ("RL103", "[Care]")]
    assert levels(read(text, FORM, "grid.yml")) == ["Mate", "Master"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("levels: {l1: {name: Mate}}\nthemes: {t1: {name: Care}}\n", "Mate"),
        ("levels: {l1: Mate}\nthemes: {t1: Care}\n", "Mate"),
        ("levels: {l1: }\nthemes: {t1: Care}\n", "l1"),
    ],
)
def test_lists_may_be_mappings_by_id(text: str, name: str) -> None:
    ladder = read(f"name: G\n{text}competencies:\n  - {{level: l1, theme: t1, text: Digs}}\n", FORM, "grid.yml")
    assert cells(ladder) == [(name, "Care", "Digs")]


def test_a_slip_is_read_as_what_it_resembles() -> None:
    text = "name: G\nlevels: [Apprentice]\nthemes: [Gardening]\ncompetencies:\n"
    text += "  - {level: Aprentice, theme: Gardning, text: Prunes}\n"
    assert cells(read(text, FORM, "grid.yml")) == [("Apprentice", "Gardening", "Prunes")]
    assert problems(text, FORM, "grid.yml") == [("RL109", "Aprentice"), ("RL109", "Gardning")]


def test_a_competency_without_a_known_level_is_kept() -> None:
    more = "  - {level: elsewhere, theme: care, text: Prunes}\n  - {theme: care, text: Asks}\n"
    assert [one["text"] for one in read(GRID + more, FORM, "grid.yml").data["x-unplaced"]] == ["Prunes", "Asks"]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("  - {level: mate, theme: [care, order], text: x}\n", [("RL103", "[care, order]")]),
        ("  - {level: mate, theme: care, text: [x, y]}\n", [("RL103", "[x, y]")]),
    ],
)
def test_a_list_where_one_thing_belongs_is_shown(more: str, found: list[tuple[str, str]]) -> None:
    assert problems(GRID + more, FORM, "grid.yml") == found


@pytest.mark.parametrize("written", ["noon", "[noon]"])
def test_an_example_may_stand_alone(written: str) -> None:
    more = f"  - {{level: mate, theme: care, text: x, examples: {written}}}\n"
    assert read(GRID + more, FORM, "grid.yml").criteria[-1].examples == ("noon",)


def test_examples_of_another_shape_are_kept() -> None:
    more = "  - {level: mate, theme: care, text: x, examples: [noon, {a: b}]}\n"
    assert read(GRID + more, FORM, "grid.yml").criteria[-1].node.value["x-examples"] == ["noon", {"a": "b"}]
