"""Which roles climb which ladder, and where they stand on it."""

import pytest
from ladder_forms import read

from rolelint.analysis import Plan, analyze
from rolelint.catalog import Catalog
from rolelint.climbers import climbers, stray_names
from rolelint.dialects.role import DIALECT
from rolelint.ladders import join
from rolelint.model import Role
from rolelint.source import Source

LEVELS = (
    "levels: [{name: Level 1, seniority: Junior}, {name: Level 2, seniority: Mid}, {name: Level 3, seniority: Mid}]\n"
)


def role(slug: str, more: str = "", seniority: str = "Mid") -> Role:
    text = f"---\nid: {slug}\nslug: {slug}\nname: {slug.title()}\ndefault_seniority: {seniority}\n{more}---\n"
    found = analyze(Source(f"roles/{slug}.md", text), DIALECT, Plan()).roles[0]
    assert found is not None
    return found


def catalog(*roles: Role, **ladders: str) -> Catalog:
    texts = {name: f"---\nkind: ladder\nslug: {name}\nname: {name}\n{front}---\n" for name, front in ladders.items()}
    return Catalog(roles, ladders=join(read(text, path=f"ladders/{name}.md") for name, text in texts.items()))


def found(catalog: Catalog) -> list[tuple[str, str, list[str]]]:
    climbs = catalog.once(climbers).all
    return [(one.role.label, one.ladder.label, [level.name for level in one.levels]) for one in climbs]


def test_a_role_names_its_ladder_and_its_level() -> None:
    assert found(catalog(role("a", "ladder: park\nlevel: 3\n"), park=LEVELS)) == [("A", "park", ["Level 3"])]
    assert found(catalog(role("a", "ladder: Park\nlevel: Level 1\n"), park=LEVELS)) == [("A", "park", ["Level 1"])]


def test_without_a_level_it_stands_at_those_of_its_seniority() -> None:
    assert found(catalog(role("a", "ladder: park\n"), park=LEVELS)) == [("A", "park", ["Level 2", "Level 3"])]


def test_a_level_may_be_called_as_a_seniority() -> None:
    assert found(catalog(role("a", "ladder: park\n"), park="levels: [Junior, Mid]\n")) == [("A", "park", ["Mid"])]


def test_a_ladder_names_its_roles_or_their_family() -> None:
    members = (role("a"), role("b", "family: Gardens\n"), role("c", "family: Gardens\nladder: glass\n"), role("d"))
    both = catalog(*members, park=f"roles: a\n{LEVELS}", glass="family: gardens\nlevels: [Mid]\n")
    assert found(both) == [("A", "park", ["Level 2", "Level 3"]), ("B", "glass", ["Mid"]), ("C", "glass", ["Mid"])]


def test_a_ladder_that_names_a_role_comes_before_that_of_its_family() -> None:
    one = role("b", "family: Gardens\n")
    assert found(catalog(one, park="roles: [b]\n", glass="family: Gardens\n")) == [("B", "park", [])]


def test_climbs_are_found_by_role_and_by_ladder() -> None:
    members = (role("a", "ladder: park\n"), role("b", "ladder: park\n"), role("c"))
    project = catalog(*members, park=LEVELS, glass="")
    all_climbs = climbers(project)
    assert [climb.role.label for climb in all_climbs.on(project.ladders.all[0])] == ["A", "B"]
    assert [len(all_climbs.of(one)) for one in members] == [1, 1, 0]
    assert all_climbs.on(project.ladders.all[1]) == ()


@pytest.mark.parametrize(
    ("front", "of_role", "expected"),
    [
        ("", "ladder: nowhere\n", [("nowhere", None)]),
        ("", "ladder: parkk\n", []),
        ("", "ladder: gardn\n", [("gardn", "garden")]),
        (LEVELS, "ladder: garden\nlevel: 7\n", [("7", None)]),
        (LEVELS, "ladder: garden\nlevel: 2\n", []),
        ("extends: gardenn\n", "", [("gardenn", "garden")]),
        ("roles: [a, nobody]\n", "", [("nobody", None)]),
        ("roles: nobody\n", "", [("nobody", None)]),
        (f"{LEVELS}dimensions: [{{name: Care, from: Level 9}}]\n", "", [("Level 9", None)]),
        (f"{LEVELS}dimensions: [{{name: Care, from: L2}}]\n", "", []),
    ],
)
def test_names_that_lead_nowhere(front: str, of_role: str, expected: list[tuple[str, str | None]]) -> None:
    project = catalog(role("a", of_role), garden=front, parkk="")
    assert [(stray.name, stray.near) for stray in stray_names(project)] == expected
