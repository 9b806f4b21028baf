"""The ladders of a project, joined: levels that are files of their own, and what one takes over from another."""

import itertools
from dataclasses import replace

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


@pytest.mark.parametrize(
    "words", ["## Care\nSame as Level 1.\n", "Everything in Level 1, plus:\n\n## Order\n- Sweeps\n"]
)
def test_what_a_level_above_takes_over_is_no_hole_below(words: str) -> None:
    above = read(f"---\nslug: all\n---\n# Level 1\n## Care\n- Waters\n# Level 2\n{words}", path="all.md")
    own = "---\nslug: own\nextends: all\n---\n# Level 1\n## care\n- Digs\n# Level 2\n## Pace\n- Runs\n"
    ladder = join([above, read(own, path="own.md")]).find("own")
    assert ladder is not None
    assert ladder.filled(ladder.levels[1], ladder.dimensions[0])


def test_what_is_above_the_one_above_is_inherited_too() -> None:
    found = join(
        [ladder("a", "", ABOVE), ladder("b", "extends: a\n", ABOVE), ladder("c", "extends: b\n", "# Level 1\n- x\n")]
    ).all[2]
    assert [one.text for one in found.inherited] == ["Waters", "Plans", "Sweeps"] * 2


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


def test_levels_are_numbered_by_their_files_where_their_headings_have_no_number() -> None:
    found = joined(part("level-10", "Master"), part("level-2", "Mate"))
    assert (levels(found), [level.number for level in found.levels]) == (["Mate", "Master"], [2, 10])


def test_file_names_are_ordered_by_the_numbers_in_them() -> None:
    assert levels(joined(part("10-master", "Master"), part("9-mate", "Mate"))) == ["Mate", "Master"]


def test_weights_may_be_written_as_text() -> None:
    found = joined(part("a", "Master", "weight: '20'"), part("b", "Mate", "weight: '3'"))
    assert (levels(found), found.order) == (["Mate", "Master"], "the weights of the files")


def test_parts_of_which_only_one_has_a_weight_are_one_ladder() -> None:
    found = joined(part("l1", "Level 1", "weight: 1"), part("l2", "Level 2"))
    assert (levels(found), found.order) == (["Level 1", "Level 2"], "the numbers in the headings")


def test_what_a_ladder_adds_holds_two_steps_further() -> None:
    middle = ladder("b", "extends: a\ndimensions: [Soil]\n", "")
    lowest = ladder("c", "extends: b\ndimensions: [Trees]\n", "")
    found = join([lowest, middle, ladder("a", "", ABOVE)]).all[0]
    assert levels(found) == ["Level 1", "Level 2"]
    assert [(one.name, one.is_inherited) for one in found.dimensions] == [
        ("Trees", False),
        ("Soil", True),
        ("Care", True),
        ("Order", True),
    ]
    assert [one.text for one in found.inherited] == ["Waters", "Plans", "Sweeps"]


def test_inherited_levels_stand_where_the_ladder_extends_another_one() -> None:
    found = join([ladder("a", "", ABOVE), ladder("b", "extends: a\ndimensions: [Soil]\n", "")]).all[1]
    assert {level.node["name"].at for level in found.levels} == {found.node["extends"].at}


@pytest.mark.parametrize(
    ("front", "body", "names"),
    [
        ("", "# Level 2\n- x\n", ["Level 1", "Level 2", "Level 3"]),
        ("levels: 2\n", "# Level 2\n- x\n", ["Level 1", "Level 2"]),
        ("levels: [Level 2]\n", "# Level 2\n- x\n", ["Level 2"]),
        ("", "# Level 2\n- x\n# Level 4\n- y\n", ["Level 1", "Level 2", "Level 3", "Level 4"]),
        ("", "# Level 3\n- x\n# Level 2\n- y\n", ["Level 1", "Level 3", "Level 2"]),
        ("", "# Chief\n- x\n", ["Level 1", "Level 2", "Level 3", "Chief"]),
    ],
)
def test_a_ladder_has_the_levels_above_unless_it_says_which(front: str, body: str, names: list[str]) -> None:
    above = ladder("all", "", "# Level 1\n- a\n# Level 2\n- b\n# Level 3\n- c\n")
    assert sorted(levels(join([above, ladder("park", f"extends: all\n{front}", body)]).all[1])) == sorted(names)


@pytest.mark.parametrize(
    "written",
    [
        *("all", "ALL", "all.md", "./all.md", "../ladders/all.md", "/ladders/all", "/site/ladders/all/"),
        *("'[All](all.md)'", "'[everybody](<./all.md#top>)'", "'[all](https://example.com/x)'"),
    ],
)
def test_a_ladder_is_extended_by_name_path_or_link(written: str) -> None:
    above = read(f"---\nkind: ladder\n---\n{ABOVE}", path="ladders/all.md")
    below = read(f"---\nkind: ladder\nextends: {written}\n---\n", path="ladders/park.md")
    found = join([above, below])
    assert found.above(found.all[1]) is found.all[0]
    assert found.knows_above(found.all[1])
    assert len(found.all[1].inherited) == 3


@pytest.mark.parametrize("written", ["nobody", "./nobody.md", "'[nobody](nobody.md)'", "https://example.com/all"])
def test_what_no_ladder_is_called_is_extended_by_none(written: str) -> None:
    found = join([ladder("all", "", ABOVE), ladder("park", f"extends: {written}\n", "")])
    assert (found.above(found.all[1]), found.knows_above(found.all[1])) == (None, False)


def test_a_ladder_that_cannot_be_read_may_be_extended_by_its_path() -> None:
    found = join([ladder("park", "extends: ./all.md\n", "")], [Identity("all.md", None, "x", "y")])
    assert found.knows_above(found.all[0])


def test_circles_begin_with_their_first_file() -> None:
    parents = {"a": "c", "b": "a", "c": "b", "d": "d", "e": "a", "f": "nobody"}
    found = join([ladder(name, f"extends: {parent}\n", ABOVE) for name, parent in parents.items()])
    assert [[one.path for one in circle] for circle in found.circles] == [["a.md", "c.md", "b.md"], ["d.md"]]
    assert [len(one.inherited) for one in found.all] == [0, 0, 0, 0, 3, 0]


def test_a_long_chain_of_ladders_is_no_matter() -> None:
    link = ladder("n", "extends: n0\n", "")
    chain = (
        replace(link, identity=Identity(f"n{place}.md", None, f"n{place}", None), extends=f"n{place - 1}")
        for place in range(1, 1500)
    )
    assert len(join([ladder("n0", "", ABOVE), *chain]).all[-1].inherited) == 3
