"""`rolelint rename`: what it changes and leaves, what it proves before it writes, and how it exits."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from rolelint import baseline
from rolelint.errors import UserError
from rolelint.filenames import BASELINE
from rolelint.identity import Identity
from rolelint.project import Project
from rolelint.renaming import Asked, Renaming, renaming
from rolelint.request import Request

COOK = """\
---
id: k-7
slug: cook
name: "Sous Chef"
aliases: [Second]
default_seniority: Mid
---

# Sous Chef (kitchen)

# Mission
The Sous Chef feeds everybody.

# Interactions
- **Reports to** → Head Chef (weekly)
"""
HEAD = """\
---
id: head-chef
slug: head-chef
name: Head Chef # never late
default_seniority: Senior
---

# Head Chef

# Mission
Plan the menu, see [the cook](../sous-chef/profile.md#mission).

# Interactions
- **Manages** → the Sous Chefs (weekly)
- **Mentors** → [Sous Chef](../sous-chef/profile.md#sous-chef-kitchen)
  - *Notes*: what a sous chef has to know
- **Pairs with** ↔ Waiter and Sous Chef (daily)
- **Advises** → sous-chef (daily)
- **Helps** → Second (daily)
"""
WAITER = """\
---
id: waiter
slug: waiter
name: Waiter
default_seniority: Mid
reports_to: [Head Chef, 'Sous Chef']
owner: sous chef
replaced_by: sous-chef
---

# Mission
Serve.
"""
LADDER = """\
---
kind: ladder
slug: kitchen
name: Kitchen
roles: [sous-chef, "Waiter"]
owner: Sous Chef
dimensions: [Craft, {name: "Service", from: Level 2}]
levels:
  - Level 1
  - {name: Level 2, seniority: Mid}
  - Level 3
---

# Level 1
## Craft
- Cuts
## 1.2 Care
- Cleans

# Level 2
Everything in Level 1, plus:
## Craft
- Cooks
## Service
- Serves

# Level 3
## Craft
- All of level two
- Plans Level 2 work
"""
CHILD = (
    "---\nkind: ladder\nslug: pastry\nname: Pastry\nextends: kitchen\n---\n\n# Level 2\n\n## Craft\n\n- Bakes cakes\n"
)
CONFIG = """\
# The Sous Chef wrote this.
roles = ["roles/*/profile.md"]
ladders = ['ladders/*.md']

[[overrides]]
paths = ["roles/sous-chef/**", 'roles/waiter/**'] # for now
ignore = ["RL3"]

[[diagrams]]
file = "roles/sous-chef/map.svg"
focus = ['Sous Chef', "Waiter"]
"""
README = "# Kitchen\n\nThe [Sous Chef](roles/sous-chef/) and [more](./roles/sous-chef/profile.md?x#mission).\n"


def rolelint(*arguments: str, folder: Path) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "rolelint", *arguments],
        cwd=folder,
        capture_output=True,
        env=dict(os.environ),
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def project(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def findings(folder: Path) -> Counter[str]:
    one = Project.open(folder, {})
    one.load(Request(folder))
    return Counter(diagnostic.code for diagnostic in one.report().diagnostics)


def identities(folder: Path) -> tuple[Identity, ...]:
    one = Project.open(folder, {})
    one.load(Request(folder))
    return one.catalog.identities


def renamed(folder: Path, kind: str, old: str, new: str, **more: str | bool) -> Renaming:
    found = renaming(Asked(kind, old, new, folder, **more))  # type: ignore[arg-type]
    found.write()
    return found


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    return project(
        tmp_path / "kitchen",
        {
            "rolelint.toml": CONFIG,
            "README.md": README,
            "roles/sous-chef/profile.md": COOK.replace("slug: cook", "slug: sous-chef"),
            "roles/sous-chef/map.svg": "<svg/>",
            "roles/head-chef/profile.md": HEAD,
            "roles/waiter/profile.md": WAITER,
            "ladders/kitchen.md": LADDER,
            "ladders/pastry.md": CHILD,
        },
    )


@pytest.fixture
def company(root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(root / "examples/company", tmp_path / "company"))


def test_every_reference_to_a_role_follows_in_its_own_manner(kitchen: Path) -> None:
    before = findings(kitchen)
    found = renamed(kitchen, "role", "Sous Chef", "Line Cook")
    after = {name: data.decode() for name, data in contents(kitchen).items()}
    assert after["roles/line-cook/profile.md"] == COOK.replace("slug: cook", "slug: line-cook").replace(
        'name: "Sous Chef"', 'name: "Line Cook"'
    ).replace("# Sous Chef (", "# Line Cook (")
    expected = HEAD.replace("../sous-chef/profile.md#sous-chef-kitchen", "../line-cook/profile.md#line-cook-kitchen")
    expected = expected.replace("../sous-chef/", "../line-cook/").replace("the Sous Chefs", "the Line Cooks")
    expected = expected.replace("[Sous Chef]", "[Line Cook]").replace("and Sous Chef", "and Line Cook")
    assert after["roles/head-chef/profile.md"] == expected.replace("→ sous-chef", "→ line-cook")
    assert after["roles/waiter/profile.md"] == WAITER.replace("'Sous Chef'", "'Line Cook'").replace(
        "sous chef", "line cook"
    ).replace("sous-chef", "line-cook")
    assert after["ladders/kitchen.md"] == LADDER.replace("sous-chef", "line-cook").replace("Sous Chef", "Line Cook")
    assert after["rolelint.toml"] == CONFIG.replace("sous-chef", "line-cook").replace("'Sous Chef'", "'Line Cook'")
    assert after["README.md"] == README.replace("roles/sous-chef/", "roles/line-cook/")
    assert "roles/line-cook/map.svg" in after
    assert not (kitchen / "roles/sous-chef").exists()
    assert findings(kitchen) == before
    assert [":".join(map(str, place)) for place in found.mentions] == [
        "README.md:3:6",
        "rolelint.toml:1:7",
        "roles/head-chef/profile.md:16:21",
        "roles/line-cook/profile.md:12:5",
    ]
    assert found.remarks[0] == "the id 'k-7' is not made of the name, and stays"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_back_and_forth_gives_the_same_bytes(kitchen: Path, ending: str) -> None:
    for path in kitchen.rglob("*.md"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_text().replace("\n", ending).encode())
    before = contents(kitchen)
    renamed(kitchen, "role", "sous-chef", "Line Cook")
    assert contents(kitchen) != before
    renamed(kitchen, "role", "line-cook", "Sous Chef")
    assert contents(kitchen) == before


@pytest.mark.parametrize("name", ["Seed Curator", "Bookkeeper", "Managing Director", "Field Grower"])
def test_a_role_of_a_company_goes_there_and_back(company: Path, name: str) -> None:
    before, found = contents(company), findings(company)
    renamed(company, "role", name, "Odd Hand")
    assert findings(company) == found
    renamed(company, "role", "Odd Hand", name)
    assert contents(company) == before


@pytest.mark.parametrize(
    "name",
    [
        "R&D Lead",
        "Keeper's Mate",
        "end",
        "constructor",
        "No",
        "مدير المنتج",
        "数据平台工程师",
        "🚀 Rocket Lead",
        "W" * 200,
        "W" * 300,
        "C++ Engineer",
        "UI/UX Designer",
        'The "Big" Cook',
        "Back<end> & `API` Engineer",
        "under_score",
        "100% Cook",
        "# Cook",
        "- Cook",
        "Cook: daily",
        "Cook #1",
        "[Cook]",
        "*Cook*",
        "Cook, Waiter",
        "A | B",
        "Cook → Waiter",
        "..",
        "Sous Chefs",
        "sous chef",
    ],
)
def test_odd_names_go_there_and_back_or_are_refused(kitchen: Path, name: str) -> None:
    before, found, known = contents(kitchen), findings(kitchen), identities(kitchen)
    try:
        renamed(kitchen, "role", "Sous Chef", name)
    except UserError:
        assert contents(kitchen) == before
        return
    assert findings(kitchen) == found
    assert name in {one.name for one in identities(kitchen)}
    renamed(kitchen, "role", name, "Sous Chef")
    assert (identities(kitchen), findings(kitchen)) == (known, found)


def test_a_baseline_keeps_knowing_what_it_knows(kitchen: Path) -> None:
    one = Project.open(kitchen, {})
    one.load(Request(kitchen))
    (kitchen / BASELINE).write_text(baseline.written(one.report()))
    renamed(kitchen, "role", "Sous Chef", "Line Cook")
    again = Project.open(kitchen, {})
    again.load(Request(kitchen))
    assert (kitchen / BASELINE).read_text() == baseline.written(again.report())


def test_a_level_is_renamed_where_it_is_declared_used_taken_over_and_inherited(kitchen: Path) -> None:
    (kitchen / "roles/waiter/profile.md").write_text(
        WAITER.replace("owner: sous chef", "ladder: kitchen\nlevel: Level 2")
    )
    renamed(kitchen, "level", "Level 1", "Starter")
    renamed(kitchen, "level", "level 2", "Journeyman")
    text = (kitchen / "ladders/kitchen.md").read_text()
    assert text == LADDER.replace("Level 1", "Starter").replace("  - {name: Level 2", "  - {name: Journeyman").replace(
        "from: Level 2", "from: Journeyman"
    ).replace("# Level 2\n", "# Journeyman\n").replace("All of level two", "All of Journeyman")
    assert "# Journeyman\n" in (kitchen / "ladders/pastry.md").read_text()
    assert "level: Journeyman\n" in (kitchen / "roles/waiter/profile.md").read_text()


def test_a_dimension_is_renamed_below_every_level_and_keeps_its_number(kitchen: Path) -> None:
    renamed(kitchen, "dimension", "Craft", "Handwork", ladder="pastry")
    renamed(kitchen, "dimension", "Care", "Tidiness")
    text = (
        LADDER.replace("[Craft,", "[Handwork,").replace("## Craft", "## Handwork").replace("1.2 Care", "1.2 Tidiness")
    )
    assert (kitchen / "ladders/kitchen.md").read_text() == text
    assert (kitchen / "ladders/pastry.md").read_text() == CHILD.replace("## Craft", "## Handwork")


def test_the_heads_of_tables_are_renamed(tmp_path: Path) -> None:
    text = (
        "# Yard\n\n| Area | Level 1 | Level 2 |\n|---|---|---|\n| Craft | Cuts wood | Builds boats |\n"
        "| Care | Cleans tools | Cleans all |\n"
    )
    project(tmp_path, {"ladders/yard.md": text, "rolelint.toml": 'ladders = ["ladders/*.md"]\n'})
    renamed(tmp_path, "level", "Level 2", "Level 2: Master")
    renamed(tmp_path, "dimension", "Craft", "Handwork")
    expected = text.replace("Level 2", "Level 2: Master").replace("Craft", "Handwork")
    assert (tmp_path / "ladders/yard.md").read_text() == expected


def test_a_capability_is_renamed_however_it_is_spelled(tmp_path: Path) -> None:
    role = "---\nid: {0}\nslug: {0}\nname: {0}\ndefault_seniority: Mid\n---\n# Capabilities\n- **{1}** — Expert\n"
    project(tmp_path, {"a.md": role.format("a", "Data analysis"), "b.md": role.format("b", "data-analysis")})
    renamed(tmp_path, "capability", "Data Analysis", "Statistics")
    assert set(contents(tmp_path).values()) == {role.format(name, "Statistics").encode() for name in ("a", "b")}


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("name: Old Hand", "name: New Hand\naliases: [Old Hand]"),
        ("name: Old Hand # who else", "name: New Hand # who else\naliases: [Old Hand]"),
        ("name: Old Hand\naliases: [OH]", "name: New Hand\naliases: [OH, Old Hand]"),
        ("name: Old Hand\naliases:\n  - OH # short", "name: New Hand\naliases:\n  - OH # short\n  - Old Hand"),
        ("name: Old Hand\naliases: OH", "name: New Hand\naliases: [OH, Old Hand]"),
        ("name: Old Hand\naliases: []", "name: New Hand\naliases: [Old Hand]"),
    ],
)
def test_the_old_name_is_kept_as_an_alias(tmp_path: Path, front: str, expected: str) -> None:
    role = "---\nid: x\nslug: old-hand\n{}\ndefault_seniority: Mid\n---\n# Mission\nHelp.\n"
    project(tmp_path, {"old-hand.md": role.format(front)})
    renamed(tmp_path, "role", "Old Hand", "New Hand", keeps_alias=True)
    text = role.format(expected).replace("old-hand", "new-hand")
    assert contents(tmp_path) == {"new-hand.md": text.encode()}


def test_a_role_in_json_is_renamed_with_an_alias(tmp_path: Path) -> None:
    text = '{"slug": "old-hand", "name": "Old Hand", "default_seniority": "Mid", "artifacts": []}'
    project(tmp_path, {"Old_Hand.json": text})
    renamed(tmp_path, "role", "Old Hand", 'The "New" Hand', keeps_alias=True)
    ((name, data),) = contents(tmp_path).items()
    assert name == "new-hand.json"
    assert data.decode() == text.replace('"old-hand"', '"new-hand"').replace(
        '"name": "Old Hand"', '"name": "The \\"New\\" Hand", "aliases": ["Old Hand"]'
    )


def test_an_id_that_holds_the_slug_as_others_do_follows(tmp_path: Path) -> None:
    role = "---\nid: role-{0}-01\nslug: {0}\nname: {1}\ndefault_seniority: Mid\n---\n# Mission\nHelp.\n"
    project(tmp_path, {"old-hand.md": role.format("old-hand", "Old Hand"), "cook.md": role.format("cook", "Cook")})
    renamed(tmp_path, "role", "role-old-hand-01", "New Hand")
    assert (tmp_path / "new-hand.md").read_text() == role.format("new-hand", "New Hand")


def test_a_name_that_is_only_a_slug_is_renamed_with_the_file_that_goes_by_the_id(tmp_path: Path) -> None:
    text = (
        "---\nkind: Role\nmetadata:\n  id: ROLE-night-cook\nspec:\n  name: night-cook\n"
        "  description: Cooks at night.\n  responsibilities:\n  - Cook\n---\n"
    )
    project(tmp_path, {"roles/ROLE-night-cook.md": text, "roles/ROLE-waiter.md": text.replace("night-cook", "waiter")})
    renamed(tmp_path, "role", "night-cook", "Line Cook")
    assert contents(tmp_path)["roles/ROLE-line-cook.md"].decode() == text.replace("night-cook", "line-cook")


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (("role", "Head Chaf", "X1"), "no role here is called 'Head Chaf'; did you mean 'Head Chef'?", "known: "),
        (("role", "Head Chef", "Waiter"), "'Waiter' is taken: 'Waiter' in roles/waiter/profile.md goes by it", ""),
        (("role", "Head Chef", "second"), "'second' is taken: 'Sous Chef' in roles/sous-chef/profile.md", ""),
        (("role", "Head Chef", "Head Chef"), "'Head Chef' is already called so", ""),
        (("role", "Head Chef", "kitchen-boss"), "'kitchen-boss' is a slug and no name", "write the name"),
        (("role", "Head Chef", "Boss, daily: cook"), "'Head Chef' was not renamed: ", "nothing was written"),
        (("role", "Head Chef", "A\nB"), "'A\nB' is no name", ""),
        (("role", "Head Chef", "\u202eX"), "is no name", ""),
        (("level", "Level 9", "X"), "no level here is called 'Level 9'", "known: Level 1, Level 2, Level 3"),
        (("level", "Level 1", "Level 3"), "'Level 3' is taken: the ladder 'Kitchen' has it", ""),
        (("dimension", "Craff", "X"), "no dimension here is called 'Craff'; did you mean 'Craft'?", "known: "),
        (("dimension", "Craft", "care"), "'care' is taken: the ladder 'Kitchen' has it", ""),
        (("capability", "Juggling", "X"), "no capability here is called 'Juggling'", "there is no capability at all"),
    ],
)
def test_what_cannot_be_renamed_is_refused_and_nothing_is_written(
    kitchen: Path, arguments: tuple[str, str, str], message: str, hint: str
) -> None:
    before = contents(kitchen)
    with pytest.raises(UserError) as refusal:
        renamed(kitchen, *arguments)
    assert message in refusal.value.message
    assert hint in refusal.value.hint
    assert contents(kitchen) == before


def test_a_name_of_several_roles_lists_them(tmp_path: Path) -> None:
    role = "---\nid: {0}\nslug: {0}\nname: Cook\ndefault_seniority: Mid\n---\n# Mission\nHelp.\n"
    project(tmp_path, {"a.md": role.format("a"), "b.md": role.format("b")})
    with pytest.raises(UserError, match=r"'Cook' can mean several roles: 'Cook' in a\.md, 'Cook' in b\.md"):
        renaming(Asked("role", "Cook", "Baker", tmp_path))
    assert renaming(Asked("role", "a.md", "Baker", tmp_path)).rewrites[0].name == "a.md"


def test_a_role_with_text_right_below_its_heading_is_renamed(tmp_path: Path) -> None:
    text = (
        "# Team roles\n\n## Night Cook\nCooks.\n### Responsibilities\n- Soup\n### Key Interactions\n"
        "- **Waiter:** plans\n\n## Waiter\nServes.\n### Responsibilities\n- Tables\n### Key Interactions\n"
        "- **Night Cook:** plans\n"
    )
    project(tmp_path, {"team.md": text})
    renamed(tmp_path, "role", "Night Cook", "Line Cook")
    assert (tmp_path / "team.md").read_text(encoding="utf-8") == text.replace("Night Cook", "Line Cook")


def test_a_file_that_is_there_already_stays(kitchen: Path) -> None:
    (kitchen / "roles/line-cook").mkdir()
    before = contents(kitchen)
    with pytest.raises(UserError, match="is there already"):
        renamed(kitchen, "role", "Sous Chef", "Line Cook")
    assert contents(kitchen) == before


def test_a_read_only_file_keeps_all_others_as_they_are(kitchen: Path) -> None:
    (kitchen / "roles/waiter/profile.md").chmod(0o444)
    before = contents(kitchen)
    with pytest.raises(UserError, match="read-only"):
        renamed(kitchen, "role", "Sous Chef", "Line Cook")
    assert contents(kitchen) == before


def test_roles_of_one_file_are_renamed_with_the_links_to_their_headings(tmp_path: Path) -> None:
    text = "# Team\n\n" + "".join(
        f"## {name}\n\n### Mission\n\nHelp.\n\n### Responsibilities\n\n- Work\n\n" for name in ("Night Cook", "Waiter")
    )
    page = "See [the cook](team.md#night-cook) and [the waiter](team.md#waiter).\n"
    project(tmp_path, {"team.md": text, "README.md": page})
    one = Project.open(tmp_path, {})
    one.load(Request(tmp_path))
    assert len(one.catalog.roles) == 2
    renamed(tmp_path, "role", "Night Cook", "Line Cook")
    assert contents(tmp_path) == {
        "team.md": text.replace("Night Cook", "Line Cook").encode(),
        "README.md": page.replace("night-cook", "line-cook").encode(),
    }


def test_diff_shows_and_writes_nothing(kitchen: Path) -> None:
    before = contents(kitchen)
    code, out, err = rolelint("rename", "role", "Sous Chef", "Line Cook", "--diff", folder=kitchen)
    assert code == 1
    assert {"-- **Advises** → sous-chef (daily)", "+- **Advises** → line-cook (daily)"} <= set(out.splitlines())
    assert "would move roles/sous-chef to roles/line-cook\n" in err
    assert "mentioned in prose, left alone: README.md:3:6\n" in err
    assert contents(kitchen) == before


def test_the_command_says_what_it_did(kitchen: Path) -> None:
    code, out, err = rolelint("rename", "role", "Sous Chef", "Line Cook", folder=kitchen)
    assert (code, err) == (0, "")
    assert "changed roles/waiter/profile.md\n" in out
    assert "moved roles/sous-chef to roles/line-cook\n" in out
    assert "left as it is: diagrams that show the old name: rolelint graph --write\n" in out
    assert out.endswith("6 files changed\n")


def test_an_unknown_name_ends_with_2(kitchen: Path) -> None:
    code, _, err = rolelint("rename", "role", "Sous Chaf", "X1", folder=kitchen)
    assert code == 2
    assert "did you mean 'Sous Chef'?" in err


def test_roles_of_a_real_project_keep_all_findings(shared: Path, tmp_path: Path) -> None:
    atlas = Path(shutil.copytree(shared / "corpora/agent-role-atlas", tmp_path / "atlas"))
    for path in atlas.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    before, found = contents(atlas), findings(atlas)
    renamed(atlas, "role", "QA Engineer", "Test Lead")
    assert findings(atlas) == found
    assert any(name.endswith("test-lead/profile.md") for name in contents(atlas))
    renamed(atlas, "role", "Test Lead", "QA Engineer")
    assert contents(atlas) == before
