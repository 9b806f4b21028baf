"""The ladders of a project, joined: levels that are files of their own, and what one takes over from another."""

import itertools

import pytest
from ladder_forms import levels, read

from rolelint.identity import Identity
from rolelint.ladder import Ladder
from rolelint.ladders import join


def part(name: str, heading: str, front: str = "", body: str = "## Care\n- Waters\n") -> Ladder:
    text = f"---\n{front}\n---\n# {heading}\n{body}" if front else f"# {heading}\n{body}"
    return read(text, "ladder-level", f"ladders/garden/{name}.md")


def joined(*parts: Ladder) -> Ladder:
    ladder, *others = join(parts).all
    assert others == []
    return ladder


def test_parts_are_ordered_by_weight() -> None:
    ladder = joined(
        part("a", "Head gardener", "weight: 30"), part("b", "Apprentice", "weight: 10"), part("c", "Mate", "weight: 20")
    )
    assert (levels(ladder), ladder.order) == (["Apprentice", "Mate", "Head gardener"], "the weights of the files")


@pytest.mark.parametrize(
    "links",
    [
        ("next: /ladders/garden/b/", "next: c.md", "x-a: 1"),
        ("x-a: 1", "prev: a", "prev: b"),
        ("next: b", "x-a: 1", "prev: b"),
    ],
)
def test_parts_are_ordered_by_their_links(links: tuple[str, str, str]) -> None:
    parts = [
        part(name, title, link)
        for name, title, link in zip("abc", ("Apprentice", "Mate", "Master"), links, strict=True)
    ]
    for mixed in itertools.permutations(parts):
        assert levels(joined(*mixed)) == ["Apprentice", "Mate", "Master"]


def test_links_in_a_circle_are_no_order() -> None:
    ladder = joined(part("b", "Mate", "next: a"), part("a", "Apprentice", "next: b"))
    assert (levels(ladder), ladder.order) == (["Apprentice", "Mate"], "the names of the files")


def test_parts_are_ordered_by_the_numbers_in_their_headings() -> None:
    ladder = joined(part("x", "Level 10"), part("y", "Level 9"))
    assert (levels(ladder), ladder.order) == (["Level 9", "Level 10"], "the numbers in the headings")


def test_parts_are_ordered_by_file_name_where_nothing_else_says() -> None:
    ladder = joined(part("2-mate", "Mate"), part("1-apprentice", "Apprentice"))
    assert (levels(ladder), ladder.order) == (["Apprentice", "Mate"], "the names of the files")


def test_a_ladder_in_parts_is_called_as_its_folder() -> None:
    ladder = joined(part("one", "Level 1"), part("two", "Level 2"))
    assert (ladder.label, ladder.path) == ("garden", "ladders/garden/one.md")
    assert join([part("one", "Level 1"), part("two", "Level 2")]).find("garden") is not None


def test_one_folder_may_hold_parts_of_several_ladders() -> None:
    found = join([part("a", "Level 1", "x-ladder: Park"), part("b", "Level 1", "x-ladder: Glass")]).all
    assert [ladder.label for ladder in found] == ["Park", "Glass"]


def test_a_dimension_has_one_name_in_all_parts() -> None:
    ladder = joined(part("a", "Level 1"), part("b", "Level 2", body="## care\n- Plans\n"))
    assert [dimension.name for dimension in ladder.dimensions] == ["Care"]
    assert {one.dimension for one in ladder.criteria} | {cell.dimension for cell in ladder.cells} == {"Care"}
    assert list(ladder.holes()) == []


def ladder(slug: str, front: str, body: str) -> Ladder:
    return read(f"---\nkind: ladder\nslug: {slug}\nname: {slug}\n{front}---\n{body}", path=f"{slug}.md")


ABOVE = "# Level 1\n## Care\n- Waters\n\n# Level 2\n## Care\n- Plans\n## Order\n- Sweeps\n"


def test_a_ladder_inherits_criteria_level_by_level() -> None:
    above = ladder("all", "", ABOVE)
    below = ladder("park", "extends: all\n", "# L1\n## Paths\n- Rakes\n\n# L2\n## Paths\n- Lays\n")
    found = join([below, above]).all[0]
    assert [(one.level, one.dimension, one.text) for one in found.inherited] == [
        ("L1", "Care", "Waters"),
        ("L2", "Care", "Plans"),
        ("L2", "Order", "Sweeps"),
    ]
    assert [dimension.name for dimension in found.dimensions] == ["Paths", "Care", "Order"]
    assert [(level.name, hole.name) for level, hole in found.holes()] == [("L1", "Order")]


def test_a_ladder_without_levels_has_those_of_the_one_above() -> None:
    found = join([ladder("all", "", ABOVE), ladder("park", "extends: all\n", "")]).all[1]
    assert levels(found) == ["Level 1", "Level 2"]


def test_levels_that_are_declared_and_not_written_come_from_above() -> None:
    below = ladder("park", "extends: all\nlevels: 2\n", "# Level 2\n## Paths\n- Lays\n")
    assert levels(join([ladder("all", "", ABOVE), below]).all[1]) == ["Level 1", "Level 2"]


def test_a_level_without_seniority_has_that_of_the_level_above() -> None:
    above = ladder("all", "levels: [{name: Level 1, seniority: Junior}]\n", "# Level 1\n- a\n")
    found = join([above, ladder("park", "extends: all\n", "# Level 1\n- b\n")]).all[1]
    assert [level.seniority for level in found.levels] == ["Junior"]


def test_what_is_above_the_one_above_is_inherited_too() -> None:
    found = join(
        [ladder("a", "", ABOVE), ladder("b", "extends: a\n", ABOVE), ladder("c", "extends: b\n", "# Level 1\n- x\n")]
    ).all[2]
    assert [one.text for one in found.inherited] == ["Waters", "Waters"]


@pytest.mark.parametrize("parents", [("a", "b"), ("b", "a"), ("b", "nobody")])
def test_a_circle_of_ladders_ends(parents: tuple[str, str]) -> None:
    first = ladder("a", f"extends: {parents[0]}\n", ABOVE)
    second = ladder("b", f"extends: {parents[1]}\n", "# Level 1\n- b\n")
    found = join([first, second]).all
    assert all(one.text != "Waters" for one in found[0].inherited)


def test_a_ladder_goes_by_slug_id_name_or_file_and_a_broken_one_is_known() -> None:
    found = join([ladder("park", "id: l-1\n", ABOVE)], [Identity("broken.md", None, "glass", None)])
    assert all(found.find(name) for name in ("park", "L-1", "Park"))
    assert (found.knows("glass"), found.find("glass"), found.knows("pond")) == (True, None, False)
