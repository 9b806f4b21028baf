"""`rolelint new`: the file fits into its project, says what is left to fill in, and replaces nothing."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rolelint import formatting, newcomer, scaffold
from rolelint.analysis import Analysis
from rolelint.blueprint import fill, value
from rolelint.errors import UserError
from rolelint.identifiers import following
from rolelint.identity import Identity
from rolelint.newcomer import Newcomer
from rolelint.placement import layout
from rolelint.project import Project
from rolelint.report import Report
from rolelint.request import Request

BAKER = """\
---
id: {id}
slug: {slug}
name: {name}
default_seniority: {seniority}
---

# Mission

Bake what the town eats.

# Responsibilities

- **Do the work of the {slug}** (primary)
  - _Success metric_: at least 200 loaves per day

# Capabilities

- **Baking** — Expert
"""
LADDER = """\
---
kind: ladder
name: {name}
slug: {name}
dimensions:
  - Craft
  - name: Teaching
    from: L2
levels:
  - L1
  - L2
---

# L1

## Craft

- Bakes bread

# L2

## Craft

- Bakes cakes

## Teaching

- Trains apprentices
"""
TEMPLATE = """\
---
id: {{id}}
slug: [role-slug] # as the file is called
name: [Role Name]
default_seniority: Junior | Mid | Senior
---

# Mission

What {{ role name }} is for: [one sentence]

# Responsibilities

- **[Responsibility]**
"""


def rolelint(*arguments: str, folder: Path) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "rolelint", *arguments],
        cwd=folder,
        capture_output=True,
        env=dict(os.environ),
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


def baker(name: str = "Baker", slug: str = "baker", identifier: str = "bak-01", seniority: str = "Senior") -> str:
    return BAKER.format(id=identifier, slug=slug, name=name, seniority=seniority)


def loaded(folder: Path) -> Project:
    project = Project.open(folder, {})
    project.load(Request(folder))
    return project


def checked(folder: Path) -> Report:
    return loaded(folder).report()


def read_back(folder: Path, path: Path) -> Analysis:
    return loaded(folder).analyses[path.relative_to(folder).as_posix()]


@pytest.fixture
def bakery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder: a project with a baker and a shop lead."""
    monkeypatch.chdir(tmp_path)
    shop_lead = baker("Shop Lead", "shop-lead", "sl-01")
    return put(tmp_path, {"roles/baker.md": baker(), "roles/shop-lead.md": shop_lead})


def test_the_path_is_printed_and_every_placeholder_with_its_place(bakery: Path) -> None:
    code, out, err = rolelint("new", "role", "Night Baker", folder=bakery)
    assert (code, out) == (0, "roles/night-baker.md\n")
    assert [line.strip() for line in err.splitlines() if ".md:" in line] == [
        "roles/night-baker.md:11:1: TODO: why this role exists, in a sentence or two",
        "roles/night-baker.md:15:5: - **TODO: what the role answers for** (primary)",
        "roles/night-baker.md:16:23: - _Success metric_: TODO: how anybody can see that it is met",
        "roles/night-baker.md:20:5: - **TODO: what it takes** — TODO",
    ]
    report = checked(bakery)
    assert {one.code for one in report.diagnostics} == {"RL312"}
    lines = {report.sources[one.finding.at.path].position(one.finding.at.start).line for one in report.diagnostics}
    assert lines == {11, 15, 16, 20}
    assert rolelint("check", folder=bakery)[0] == 0


def test_what_is_there_stays(bakery: Path) -> None:
    put(bakery, {"roles/night-baker.md": "Notes about the night.\n"})
    code, out, err = rolelint("new", "role", "Night Baker", folder=bakery)
    assert (code, out) == (2, "")
    assert "'roles/night-baker.md' exists already" in err
    assert (bakery / "roles/night-baker.md").read_text() == "Notes about the night.\n"


def test_a_file_that_comes_to_be_there_in_the_meantime_stays(bakery: Path) -> None:
    found = newcomer.role("Night Baker")
    put(bakery, {"roles/night-baker.md": "mine"})
    with pytest.raises(UserError, match="exists already"):
        found.write()
    assert sorted(path.name for path in (bakery / "roles").iterdir()) == ["baker.md", "night-baker.md", "shop-lead.md"]
    assert (bakery / "roles/night-baker.md").read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("the baker", "'Baker' (roles/baker.md) is a role that goes by the name 'the baker'"),
        ("SL-01", "'Shop Lead' (roles/shop-lead.md)"),
        ("", "'' is no name"),
        ("🚀", "'🚀' is no name"),
        ("---", "'---' is no name"),
        ("a\x1b[31m", "U+001B"),
        ("a\u202eb", "U+202E"),
        ("x" * 201, "201 characters"),
        ("[Role Name]", "still waits to be filled in"),
        ("TBD", "still waits to be filled in"),
        ("all roles", "means every role"),
    ],
)
def test_names_that_will_not_do_are_refused(bakery: Path, name: str, told: str) -> None:
    with pytest.raises(UserError) as refusal:
        newcomer.role(name)
    assert told in refusal.value.message
    assert refusal.value.hint
    assert bakery.is_dir()


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Con", "roles/con-role.md"),
        ("Profile", "roles/profile-role.md"),
        ("Email Template", "roles/email-template-role.md"),
        ("Security", "roles/security.md"),
        ("C++ Baker", "roles/c-baker.md"),
        ("Bäcker", "roles/bäcker.md"),
        ("パン職人", "roles/パン職人.md"),
    ],
)
def test_names_that_mean_something_to_others_get_a_longer_file_name(bakery: Path, name: str, path: str) -> None:
    found = newcomer.role(name)
    found.write()
    assert found.path.relative_to(bakery).as_posix() == path
    assert read_back(bakery, found.path).identity.name == name
    assert {one.code for one in checked(bakery).diagnostics} == {"RL312"}


def test_a_slug_that_another_role_has_gets_a_number(bakery: Path) -> None:
    newcomer.role("C++ Baker").write()
    assert newcomer.role("C# Baker").path.name == "c-baker-2.md"
    assert bakery.is_dir()


def test_the_seniority_is_a_word_of_the_project(bakery: Path) -> None:
    assert "default_seniority: Senior\n" in newcomer.role("Night Baker").text
    assert "default_seniority: Junior\n" in newcomer.role("Night Baker", seniority="junior").text
    code, _, err = rolelint("new", "role", "Night Baker", "--seniority", "Juniro", folder=bakery)
    assert code == 2
    assert "no seniority here is called 'Juniro'; did you mean 'Junior'?" in err
    put(bakery, {"rolelint.toml": '[vocabulary]\nseniority = ["Apprentice", "Master"]\n'})
    assert "default_seniority: Master\n" in newcomer.role("Night Baker").text
    with pytest.raises(UserError, match="'junior'"):
        newcomer.role("Night Baker", seniority="junior")


def test_what_the_house_demands_is_there(bakery: Path) -> None:
    demands = """
        [expects]
        metrics = "role"
        primary = false
        proficiency = false
        interactions = "listed"
        sections = ["Properties", "Artifacts"]
    """
    put(bakery, {"rolelint.toml": demands})
    text = newcomer.role("Night Baker").text
    headings = [line for line in text.splitlines() if line.startswith("# ")]
    wanted = ("Mission", "Properties", "Responsibilities", "Success Metrics", "Artifacts", "Interactions")
    assert headings == [f"# {name}" for name in wanted]
    assert "primary" not in text
    assert "\n  - _Success" not in text


def test_a_first_role_and_a_first_ladder_have_all_the_usual_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    newcomer.role("Baker").write()
    newcomer.ladder("Baking").write()
    assert {path.as_posix() for path in tmp_path.rglob("*.md")} == {
        (tmp_path / name).as_posix() for name in ("roles/baker.md", "ladders/baking.md")
    }
    report = checked(tmp_path)
    assert (report.roles, report.ladders) == (1, 1)
    assert {one.code for one in report.diagnostics} == {"RL312"}
    assert "Success metric" in (tmp_path / "roles/baker.md").read_text()


def test_a_ladder_has_the_levels_and_dimensions_of_the_one_there_is(bakery: Path) -> None:
    put(bakery, {"ladders/baking.md": LADDER.format(name="Baking")})
    code, out, err = rolelint("new", "ladder", "Sales", folder=bakery)
    assert (code, out) == (0, "ladders/sales.md\n")
    assert "'Baking' (ladders/baking.md)" in err
    ladder = read_back(bakery, bakery / "ladders/sales.md").ladder
    assert ladder is not None
    assert [level.name for level in ladder.levels] == ["L1", "L2"]
    assert [(one.level, one.dimension) for one in ladder.criteria] == [
        ("L1", "Craft"),
        ("L2", "Craft"),
        ("L2", "Teaching"),
    ]
    assert "id" not in ladder.data
    assert {one.code for one in checked(bakery).diagnostics} == {"RL312"}


def test_a_ladder_among_others_that_extend_one_extends_it_too(bakery: Path) -> None:
    base = LADDER.format(name="Base")
    sales = (
        LADDER.format(name="Sales").replace("kind: ladder", "kind: ladder\nextends: Base").replace("Craft", "Selling")
    )
    put(bakery, {"ladders/base.md": base, "ladders/sales.md": sales.replace("Teaching", "Advice")})
    text = newcomer.ladder("Baking").text
    assert "extends: Base\n" in text
    assert "## Selling" in text
    assert "## Craft" not in text


def test_a_ladder_without_a_model_has_the_grades_of_the_project(bakery: Path) -> None:
    put(bakery, {"rolelint.toml": '[vocabulary]\nseniority = ["Apprentice", "Senior"]\n'})
    newcomer.ladder("Baking").write()
    ladder = read_back(bakery, bakery / "ladders/baking.md").ladder
    assert ladder is not None
    assert [(one.name, one.seniority) for one in ladder.levels] == [("Apprentice", "Apprentice"), ("Senior", "Senior")]
    with pytest.raises(UserError, match="goes by the name 'baking'"):
        newcomer.ladder("baking")


def test_the_template_of_a_project_is_filled_in(bakery: Path) -> None:
    put(bakery, {"roles/_template.md": TEMPLATE})
    found = newcomer.role("Night Baker")
    assert found.text.startswith(
        "---\nid: nb-01\nslug: night-baker # as the file is called\nname: Night Baker\ndefault_seniority: Senior\n---\n"
    )
    assert "What Night Baker is for: [one sentence]" in found.text
    assert "made from 'roles/_template.md'" in found.told
    assert newcomer.ladder("Baking").text.count("TODO") > 1


def test_of_several_templates_the_one_that_is_named_is_taken(bakery: Path) -> None:
    put(bakery, {"a-template.md": TEMPLATE, "b-template.md": TEMPLATE.replace("Mission", "Mission\n\nB")})
    found = newcomer.role("Night Baker")
    assert "status: draft" in found.text
    assert any("there are 2 templates" in told for told in found.told)
    assert "\nB\n" in newcomer.role("Night Baker", template=Path("b-template.md")).text


def test_a_template_that_does_not_exist_is_said_to_be_missing(bakery: Path) -> None:
    with pytest.raises(UserError, match=r"^'c-template\.md' does not exist$") as refusal:
        newcomer.role("Night Baker", template=Path("c-template.md"))
    assert refusal.value.hint


def test_a_template_that_gives_no_role_is_told_and_left_aside(bakery: Path) -> None:
    put(bakery, {"roles/_template.md": TEMPLATE.replace("default_seniority: Junior", "other: [")})
    found = newcomer.role("Night Baker")
    assert "TODO" in found.text
    assert any(told.startswith("made from no template: 'roles/_template.md'") for told in found.told)


@pytest.mark.parametrize("content", [None, "Nothing of the sort.\n", LADDER.format(name="x")])
def test_a_template_that_gives_no_role_is_refused(bakery: Path, content: str | None) -> None:
    put(bakery, {"x-template.md": content} if content else {})
    with pytest.raises(UserError, match="x-template"):
        newcomer.role("Night Baker", template=Path("x-template.md"))


def test_a_template_keeps_its_own_words() -> None:
    text = (
        '---\r\nname: "{{name}}"\r\nowner: me # us\r\n---\r\n# [Role Name]: {{title}}\r\n- **[name]** <role name>\r\n'
    )
    filled = fill(text, {"slug": "x", "name": "A *B*: C"}, is_whole=True)
    assert filled == (
        "---\nslug: x\nname: 'A *B*: C'\nowner: me # us\n---\n# A \\*B\\*: C: A \\*B\\*: C\n- **[name]** <role name>\n"
    )
    assert fill("# [Role]\n", {"name": "A"}, is_whole=False) == "# A\n"
    assert value(text, "owner") == "me"
    assert value(text, "id") is None


@pytest.mark.parametrize(
    ("paths", "patterns", "path"),
    [
        ([], [], "roles/x.md"),
        (["people/a.md", "people/b.md", "c.md"], [], "people/x.md"),
        (["roles/a/profile.md", "roles/b/profile.md", "roles/c.md"], [], "roles/x/profile.md"),
        (["roles/a/a.md", "roles/b/b.md"], [], "roles/x/x.md"),
        (["roles/a/text.md", "roles/b/text.md"], [], "roles/x/text.md"),
        (["roles/sales/a.md", "roles/tech/b.md"], [], "roles/x.md"),
        (["a.role.md", "b.role.md"], [], "x.role.md"),
        (["a.json"], [], "roles/x.md"),
        ([], ["jobs/*/profile.md"], "jobs/x/profile.md"),
        ([], ["jobs/**/*.md"], "jobs/x.md"),
        ([], ["jobs/"], "jobs/x.md"),
        ([], ["jobs/one.md", "teams/*/jobs/?.md", "work/*.markdown"], "work/x.markdown"),
        (["old/a.md"], ["jobs/*.md"], "jobs/x.md"),
        (["jobs/a.md"], ["jobs/*.md"], "jobs/x.md"),
    ],
)
def test_a_file_lies_as_the_others_do(paths: list[str], patterns: list[str], path: str) -> None:
    assert layout(paths, patterns, "roles").path("x") == path


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ([], "nb-01"),
        ([("vk-01", "Vault Keeper"), ("sc-01", "Seed Curator")], "nb-01"),
        ([("VK1", "Vault Keeper"), ("NB1", "New Buyer")], "NB2"),
        ([("R-007", "Vault Keeper"), ("R-012", "Seed Curator")], "R-013"),
        ([("vault-keeper", "Vault Keeper"), ("seed-curator", "Seed Curator")], "night-baker"),
        ([("a7f", "Vault Keeper"), ("q9z", "Seed Curator")], "night-baker"),
    ],
)
def test_an_id_is_made_as_the_others_are(ids: list[tuple[str, str]], expected: str) -> None:
    owners = [Identity(f"{number}.md", one, None, name) for number, (one, name) in enumerate(ids)]
    assert following("night-baker", owners, [one for one, _ in ids]) == expected


def test_the_folder_says_where_the_file_goes(bakery: Path) -> None:
    code, out, _ = rolelint("new", "role", "Night Baker", "--folder", "roles/night", folder=bakery)
    assert (code, out) == (0, "roles/night/night-baker.md\n")
    code, out, _ = rolelint(
        "new", "role", "Day Baker", "--folder", str(bakery / "roles"), folder=bakery / "roles" / "night"
    )
    assert (code, out) == (0, f"{(bakery / 'roles/day-baker.md').as_posix()}\n")


@pytest.mark.parametrize("folder", [".hidden", "old", "roles/baker.md"])
def test_a_folder_that_nobody_reads_is_refused(bakery: Path, folder: str) -> None:
    put(bakery, {"rolelint.toml": 'exclude = ["old"]\n'})
    code, out, err = rolelint("new", "role", "Night Baker", "--folder", folder, folder=bakery)
    assert (code, out) == (2, "")
    assert "bug" not in err


def test_the_examples_are_clean_and_in_canonical_text(tmp_path: Path) -> None:
    put(tmp_path, scaffold.examples())
    project = Project.open(tmp_path, {"preset": "published"})
    project.load(Request(tmp_path))
    report = project.report()
    assert (report.roles, report.ladders, report.diagnostics) == (1, 1, ())
    assert report.shares[0].measurable == 3
    assert formatting.run([tmp_path]).settled == 2


NASTY = (
    *(
        '"',
        "'",
        "Q&A: `lead` #1",
        "null",
        "yes",
        "010",
        "1e3",
        "{x}",
        "[x](y)",
        "<b>x</b>",
        "- x",
        "# x",
        "> x",
        "| x |",
    ),
    *(
        "*x*",
        "\\x",
        "end",
        "constructor",
        "a: b",
        "x --- y",
        "عامل خباز",
        "प्रबंधक",
        "x" * 200,
        "パ" * 200,
        "①",
        "ａ／ｂ",
    ),
    *(
        "a\tb\nc",
        "../x",
        "/etc/passwd",
        "C:\\x",
        "kind: ladder",
        "index",
        "_index",
        "role",
        "ladder",
        "Template",
        "a\u200bb",
    ),
    *(
        "Everyone",
        "Level 1",
        "👩‍🔧 Mechanic",
        "e\u0301",
        "x" * 50 + " " + "y" * 140,
        "%s",
        "~",
        "a → b",
        "&amp;",
        "=x",
        "I. X",
    ),
)


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_name_is_refused_or_kept(name: str) -> None:
    demand_refused_or_kept(name, is_ladder=False)
    demand_refused_or_kept(name, is_ladder=True)


@given(st.text(max_size=40), st.booleans())
@example("\ud800", False)  # noqa: FBT003
@settings(max_examples=25)
def test_any_name_is_refused_or_kept(name: str, is_ladder: bool) -> None:  # noqa: FBT001
    demand_refused_or_kept(name, is_ladder=is_ladder)


def demand_refused_or_kept(name: str, *, is_ladder: bool) -> None:
    """Demand that a name is refused, or that its file says it, lacks only what it asks for, and needs no formatting."""
    there = {"roles/baker.md": baker(), "ladders/baking.md": LADDER.format(name="Baking")}
    with tempfile.TemporaryDirectory() as created:
        folder = put(Path(created).resolve(), there)
        found = made(name, folder, is_ladder=is_ladder)
        if found is None:
            return
        found.write()
        project = loaded(folder)
        read = project.analyses[found.path.relative_to(folder).as_posix()]
        said = read.ladder.label if read.ladder else read.identity.name
        assert said == " ".join(normalize("NFC", name).split())
        assert {one.code for one in project.report().diagnostics} <= {"RL312"}
        assert formatting.run([found.path]).settled == 1


def made(name: str, folder: Path, *, is_ladder: bool) -> Newcomer | None:
    try:
        if is_ladder:
            return newcomer.ladder(name, folder=folder / "ladders")
        return newcomer.role(name, folder=folder / "roles")
    except UserError:
        return None
