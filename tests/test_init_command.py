"""`rolelint init` as people type it: what it writes, what it leaves alone, and what it says."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from rolelint import adoption, beginning
from rolelint.adoption import Part
from rolelint.errors import UserError
from rolelint.project import Project
from rolelint.request import Request
from rolelint.rule import load_rules
from rolelint.runs import Asked, check
from rolelint.settings import load
from rolelint.toml import loads

BAKER = """\
---
id: ba-01
slug: baker
name: Baker
default_seniority: Senior
---

# Mission

Fresh bread before the town wakes.

# Responsibilities

- **Bake the bread** (primary)
  - *Success metric*: 120 loaves on the shelf by 6:30 every day

# Artifacts

- **Rye loaf** (type: bread)
- **Morning list** (type: documentaton)

# Interactions

- **Sings to** → Driver (daily)
- **Waves at** → Driver (at dawn)
- **Receives flour** ← Flour mill (weekly)
"""
DRIVER = """\
---
id: dr-01
slug: driver
name: Driver
default_seniority: Junoir
---

# Mission

Every order at its door.

# Responsibilities

- **Deliver the orders** (primary)
  - *Success metric*: 95 % of orders delivered by 8:00

# Artifacts

- **Crumb map** (type: bread)

# Interactions

- **Sings to** → Baker (daily)
- **Waves at** ← Baker (at dawn)
- **Reports to** → Bakker (weekly)
"""
FILES = {
    "roles/baker.md": BAKER,
    "roles/driver.md": DRIVER,
    "roles/README.md": "# Roles\n\n- [Baker](baker.md)\n- [Driver](driver.md)\n",
    "roles/role-template.md": BAKER.replace("Baker", "[Role name]"),
    "notes.md": "# Notes\n\nBuy yeast.\n",
}
LEARNED = """\
# Written by `rolelint init`. All of it may be changed.

edition = "2026"
roles = ["roles/*.md"]
exclude = ["roles/role-template.md"]  # to copy from

[expects]
metrics = "responsibility"  # 2 of 2 roles
primary = true  # 2 of 2 roles
proficiency = false  # 0 of 2 roles
interactions = "both-sides"  # as in most pairs
sections = ["Mission", "Responsibilities", "Artifacts", "Interactions"]  # at least half of 2 roles

[vocabulary]
seniority = ["Junior", "Mid", "Senior", "Staff", "Principal"]
frequency = ["at dawn"]
artifact-types = ["bread"]

[vocabulary.verbs]
"Sings to" = { flow = "out" }
# Waves at: its arrows do not say which way work goes; out, in or both?
# "Waves at" = { flow = "out" }

# Nobody here goes by these names. Who is no role is named here, and is known from then on; a role that is
# missing, or a slip, is mended in the files.
# 'Bakker' may mean 'Baker' (1 role: driver)
# [externals]
# "Flour mill" = "who they are"  # 1 role: baker
"""


def rolelint(*arguments: str, folder: Path) -> tuple[int, str, str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    done = subprocess.run(
        [sys.executable, "-m", "rolelint", *arguments], cwd=folder, capture_output=True, env=environment, check=False
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def put(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def contents(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    put(tmp_path, FILES)
    return tmp_path


def test_a_folder_is_adopted_as_it_is_and_check_is_content(bakery: Path) -> None:
    code, out, err = rolelint("init", folder=bakery)
    assert (code, err) == (0, "")
    after = contents(bakery)
    assert {name: text.decode() for name, text in after.items() if name in FILES} == FILES
    assert set(after) - set(FILES) == {"rolelint.toml", ".rolelint-baseline.json"}
    assert after["rolelint.toml"].decode() == LEARNED
    assert "wrote rolelint.toml\nwrote .rolelint-baseline.json\n" in out
    assert rolelint("check", folder=bakery)[0] == 0
    put(bakery, {"roles/driver.md": DRIVER.replace("→ Baker (daily)", "→ Barista (daily)")})
    code, out, _ = rolelint("check", folder=bakery)
    assert (code, "no role here is called 'Barista'" in out) == (1, True)


def test_it_says_what_it_learned_and_what_is_worth_the_time_of_a_person(bakery: Path) -> None:
    _, out, _ = rolelint("init", folder=bakery)
    learned = out.partition("learned from the files\n")[2].partition("\n\n")[0].splitlines()
    assert learned[0] == "  2 role files: roles/*.md"
    assert learned[-2:] == ["  to decide: who 'Flour mill' is", "  to decide: whom 'Bakker' means"]
    best = [line.split()[1] for line in out.partition("most worth your time")[2].splitlines() if ": RL" in line]
    assert best == ["RL401", "RL401", "RL104", "RL305", "RL306"]
    assert "for .pre-commit-config.yaml\n  repos:\n" in out
    assert "for .github/workflows/rolelint.yml\n  name: rolelint\n" in out


def test_an_uncommented_name_is_known_from_then_on(bakery: Path) -> None:
    rolelint("init", folder=bakery)
    text = (bakery / "rolelint.toml").read_text("utf-8")
    tail = text.index("# [externals]")
    (bakery / "rolelint.toml").write_text(text[:tail] + text[tail:].replace("# [", "[").replace('# "', '"'), "utf-8")
    config = load(bakery / "rolelint.toml", load_rules())
    assert config.externals == {"Flour mill": "who they are"}


def test_a_folder_without_roles_gets_two_files_to_begin_with(tmp_path: Path) -> None:
    put(tmp_path, {"notes.md": "# Notes\n"})
    code, out, err = rolelint("init", folder=tmp_path)
    assert (code, err) == (0, "")
    made = set(contents(tmp_path)) - {"notes.md"}
    assert made == {"rolelint.toml", "ladders/engineering.md", "roles/backend-engineer.md"}
    assert "there was no role here" in out
    code, out, _ = rolelint("check", "--fail-on", "info", folder=tmp_path)
    assert (code, "read 1 role (form: role), 1 ladder (form: ladder)" in out) == (0, True)


@pytest.mark.parametrize(
    ("files", "arguments", "message"),
    [
        ({"rolelint.toml": ""}, (), "there is a configuration already: 'rolelint.toml'"),
        ({".rolelint.toml": ""}, (), "there is a configuration already: '.rolelint.toml'"),
        ({"pyproject.toml": "[tool.rolelint]\n"}, (), "there is a configuration already: 'pyproject.toml'"),
        ({"rolelint.toml": ""}, ("roles",), "this folder belongs to a project already"),
        ({"rolelint.toml": ""}, ("roles", "--write"), "this folder belongs to a project already"),
        ({".rolelint-baseline.json": "{}"}, (), "there is a baseline without a configuration"),
        ({}, ("notes.md",), "'notes.md' is a file"),
        ({}, ("nowhere",), "'nowhere' does not exist"),
        ({".github": "a file"}, ("--write",), "cannot be made"),
        ({".pre-commit-config.yaml": "repos:\n  - repo: local\n"}, ("--write",), "it is read-only"),
    ],
)
def test_what_is_in_the_way_is_told_and_nothing_is_written(
    bakery: Path, files: dict[str, str], arguments: tuple[str, ...], message: str
) -> None:
    put(bakery, files)
    for path in bakery.glob(".pre-commit-config.yaml"):
        path.chmod(0o444)
    before = contents(bakery)
    code, out, err = rolelint("init", *arguments, folder=bakery)
    assert (code, out) == (2, "")
    assert message in err
    assert contents(bakery) == before
    assert not (bakery / ".github").is_dir()


def test_a_file_where_an_example_would_lie_stays(tmp_path: Path) -> None:
    put(tmp_path, {"roles/backend-engineer.md": "Not written yet.\n"})
    code, _, err = rolelint("init", folder=tmp_path)
    assert (code, "is there already, so nothing was written" in err) == (2, True)
    assert list(contents(tmp_path)) == ["roles/backend-engineer.md"]


def test_projects_inside_are_left_to_themselves(bakery: Path) -> None:
    put(bakery, {"island/rolelint.toml": "", "island/baker.md": BAKER})
    code, out, _ = rolelint("init", folder=bakery)
    assert (code, "projects of their own, left as they are: island\n" in out) == (0, True)
    assert "island" not in (bakery / "rolelint.toml").read_text("utf-8")
    shutil.rmtree(bakery / "roles")
    (bakery / "rolelint.toml").unlink()
    (bakery / ".rolelint-baseline.json").unlink()
    code, _, err = rolelint("init", folder=bakery)
    assert (code, "all roles here lie in projects of their own: 'island'" in err) == (2, True)


def test_write_adds_the_hook_and_the_workflow_at_the_top_of_the_repository(bakery: Path) -> None:
    subprocess.run(["git", "init", "--quiet", str(bakery)], check=True)
    hooks = "# ours\nrepos:\n- repo: local # own\n  hooks:\n  - id: a\n    # behind a\n# before ci\nci: {}\n"
    put(bakery, {".pre-commit-config.yaml": hooks})
    code, out, _ = rolelint("init", "roles", "--write", folder=bakery)
    assert (code, "added rolelint to .pre-commit-config.yaml\nwrote .github/workflows/rolelint.yml\n" in out) == (
        0,
        True,
    )
    text = (bakery / ".pre-commit-config.yaml").read_text("utf-8")
    start, _, rest = text.partition("- repo: local\n  hooks:\n    - id: rolelint\n")
    assert (start, rest[rest.index("# before") :]) == (hooks[: hooks.index("# before")], "# before ci\nci: {}\n")
    workflow = (bakery / ".github/workflows/rolelint.yml").read_text("utf-8")
    assert workflow.endswith('      - run: rolelint check\n        working-directory: "roles"\n')
    assert "for .pre-commit" not in out


def test_write_never_touches_what_is_there(bakery: Path) -> None:
    there = {".pre-commit-config.yaml": "repos: []\n", ".github/workflows/rolelint.yml": "name: ours\n"}
    put(bakery, there)
    code, out, _ = rolelint("init", "--write", folder=bakery)
    assert code == 0
    assert {name: text.decode() for name, text in contents(bakery).items() if name in there} == there
    assert "left .pre-commit-config.yaml as it is: nothing can be added to it safely\n" in out
    assert "left .github/workflows/rolelint.yml as it is: nothing can be added to it safely\n" in out
    assert "for .pre-commit-config.yaml\n" in out


def test_in_a_project_write_adds_what_is_missing_and_nothing_else(bakery: Path) -> None:
    rolelint("init", folder=bakery)
    before = contents(bakery)
    code, out, _ = rolelint("init", "--write", folder=bakery)
    assert (code, out.startswith("wrote .pre-commit-config.yaml\nwrote .github/workflows/rolelint.yml\n")) == (0, True)
    assert {name: text for name, text in contents(bakery).items() if name in before} == before
    again = rolelint("init", "--write", folder=bakery)
    assert again[1].splitlines() == [
        f"left {name} as it is: it names rolelint already"
        for name in (".pre-commit-config.yaml", ".github/workflows/rolelint.yml")
    ]


def test_a_part_that_would_change_what_is_read_or_found_is_left_out(
    bakery: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = adoption.parts
    bad = (Part("", ('ladders = ["notes.md"]',)), Part("", ('rolez = "x"',)), Part("", ('roles = ["new/*.md"]',)))
    monkeypatch.setattr(adoption, "parts", lambda *given: (*usual(*given)[:3], *bad, *usual(*given)[3:]))
    assert beginning.begin(bakery, None).texts["rolelint.toml"] == LEARNED


@pytest.mark.parametrize(
    "name", ["end", "constructor", 'a"b', "x\u202ey", "Ab" * 100, "مدير المنتج", "🚀 Lead", "a\\b"]
)
def test_names_of_any_kind_leave_a_configuration_that_reads(tmp_path: Path, name: str) -> None:
    folded = name.replace('"', '\\"') if name != "a\\b" else "a b"
    put(tmp_path, {f"roles/{name}.md": BAKER.replace("Flour mill", folded), "roles/driver.md": DRIVER})
    begun = beginning.begin(tmp_path, None)
    beginning.write(begun)
    commented = begun.texts["rolelint.toml"].partition("# [externals]\n")[2]
    assert loads("".join(f"{line[2:]}\n" for line in commented.splitlines()), "x")
    report = check(Asked((tmp_path,)))
    assert report is not None
    assert not report.failed


def test_a_write_that_fails_takes_back_what_was_written(bakery: Path) -> None:
    begun = beginning.begin(bakery, None)
    before = contents(bakery)
    late = beginning.Addition("x", bakery / "notes.md" / "x", "", after="x")
    with pytest.raises(UserError):
        beginning.write(begun, [late])
    assert contents(bakery) == before


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        *(f"corpora/agency-agents/{name}" for name in ("engineering", "product", "support", "testing")),
        *(f"corpora/{name}" for name in ("agency-agents", "agent-role-atlas", "engineering-progression")),
        *(f"corpora/{name}" for name in ("engineeringladders", "octoacme", "performance-profiles", "processkit")),
        *("corpora/progression-framework", "seeds"),
    ],
)
def test_real_folders_are_adopted_unchanged(shared: Path, tmp_path: Path, name: str) -> None:
    adopt(shared / name, tmp_path / "folder")


@pytest.mark.parametrize("name", ["company", "broken"])
def test_the_examples_are_adopted_unchanged(root: Path, tmp_path: Path, name: str) -> None:
    adopt(root / "examples" / name, tmp_path / "folder")


def adopt(folder: Path, copy: Path) -> None:
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("rolelint.toml"))
    before = contents(copy)
    first = Project.open(copy, {})
    first.load(Request(copy))
    beginning.write(beginning.begin(copy, None))
    after = contents(copy)
    assert {name: text for name, text in after.items() if name in before} == before
    report = check(Asked((copy,)))
    assert report is not None
    assert not report.failed
    assert (report.roles, report.ladders) == (first.report().roles, first.report().ladders)
