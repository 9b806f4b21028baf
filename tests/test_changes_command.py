"""`rolelint changes` as people type it: revisions, forms, exit codes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from terminal import printed, put, typed
from test_git import commit, run

from rolelint.changes import KINDS, Weight
from rolelint.schema import load

BAKER = """\
---
id: bak-01
slug: baker
name: Baker
default_seniority: Mid
---

# Mission

Bread in the morning.

# Responsibilities

- **Bake the bread**
  - *Success metric*: at least 98% of orders on time per month

# Capabilities

- **Sourdough** — Advanced
"""
SELLER = """\
---
id: sel-01
slug: seller
name: Seller
default_seniority: Mid
---

# Interactions

- **Receives bread** ← Baker (daily)
"""
LOOSER = BAKER.replace("98%", "90%").replace("in the morning", "at dawn")
RENAMED = LOOSER.replace("Baker", "Master | *Baker*\u202e").replace("slug: baker", "slug: master")
RENAMED = RENAMED.replace("name: Master | *Baker*\u202e", 'name: "Master | *Baker*\u202e"')


pytestmark = pytest.mark.usefixtures("own_git")


@pytest.fixture
def bakery(own_git: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository on a branch `change`, which loosened a metric in one commit and renamed a role in the next."""
    folder = put(tmp_path / "bakery", {"roles/baker.md": BAKER, "roles/seller.md": SELLER, "rolelint.toml": ""})
    run(folder, "init", "-q", "-b", "main")
    commit(folder)
    run(folder, "switch", "-q", "-c", "change")
    put(folder, {"roles/baker.md": LOOSER})
    commit(folder)
    put(folder, {"roles/baker.md": RENAMED})
    commit(folder)
    monkeypatch.chdir(folder)
    return folder


def first(*arguments: str) -> tuple[int, str]:
    code, text = typed("changes", *arguments)
    return code, text.partition("\n")[0]


@pytest.mark.usefixtures("bakery")
@pytest.mark.parametrize(
    ("arguments", "code", "total"),
    [
        (("main",), 1, "from main to the work tree: 1 breaking, 2 notable, 1 editorial"),
        (("main", "--exit-zero"), 0, "from main to the work tree: 1 breaking, 2 notable, 1 editorial"),
        (("main", "HEAD"), 1, "from main to HEAD: 1 breaking, 2 notable, 1 editorial"),
        (("main", "HEAD~1"), 0, "from main to HEAD~1: 0 breaking, 1 notable, 1 editorial"),
        (("main", "main"), 0, "from main to main: 0 breaking, 0 notable, 0 editorial"),
        (("change", "main"), 0, "from change to main: 0 breaking, 0 notable, 0 editorial"),
        (("HEAD",), 0, "from HEAD to the work tree: 0 breaking, 0 notable, 0 editorial"),
        (("main", "--project", "roles"), 1, "from main to the work tree: 1 breaking, 2 notable, 1 editorial"),
    ],
)
def test_revisions_and_exit_codes(arguments: tuple[str, ...], code: int, total: str) -> None:
    assert first(*arguments) == (code, total)


@pytest.mark.usefixtures("bakery")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("mian",), "there is no revision 'mian' in this clone = did you mean 'main'?"),
        (("main", "nowhere"), "there is no revision 'nowhere' in this clone"),
        (("--project", "nowhere", "main"), ""),
        ((), "nothing says what to compare with"),
    ],
)
def test_what_cannot_be_compared_exits_with_two(arguments: tuple[str, ...], words: str) -> None:
    code, text = typed("changes", *arguments)
    assert code == 2
    assert words in text


def test_outside_of_a_repository_nothing_can_be_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(put(tmp_path / "loose", {"baker.md": BAKER}))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert typed("changes", "main")[0] == 2


def test_the_work_tree_is_compared_as_it_lies_there(bakery: Path) -> None:
    put(bakery, {"roles/seller.md": SELLER.replace("daily", "weekly")})
    assert first("HEAD") == (0, "from HEAD to the work tree: 0 breaking, 1 notable, 0 editorial")
    (bakery / "roles" / "seller.md").unlink()
    assert first("HEAD") == (1, "from HEAD to the work tree: 1 breaking, 0 notable, 0 editorial")


def test_what_happened_in_the_base_since_is_not_told(bakery: Path) -> None:
    run(bakery, "switch", "-q", "main")
    put(bakery, {"roles/seller.md": SELLER.replace("Mid", "Senior")})
    commit(bakery)
    assert first("main", "change") == (1, "from main to change: 1 breaking, 2 notable, 1 editorial")


def test_the_branch_that_a_service_names_is_the_base(bakery: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(bakery, "update-ref", "refs/remotes/origin/main", "main")
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    assert first() == (1, "from origin/main to the work tree: 1 breaking, 2 notable, 1 editorial")


def test_a_project_below_the_top_is_compared_alone(bakery: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(bakery, {"shop/rolelint.toml": "", "shop/a.md": SELLER.replace("sel-01", "sel-02")})
    commit(bakery)
    monkeypatch.chdir(bakery / "shop")
    assert first("HEAD~1", "HEAD") == (0, "from HEAD~1 to HEAD: 0 breaking, 1 notable, 0 editorial")
    assert first("HEAD~1") == (0, "from HEAD~1 to the work tree: 0 breaking, 1 notable, 0 editorial")


def test_a_file_that_can_be_read_in_neither_revision_is_named(bakery: Path) -> None:
    put(bakery, {"roles/odd.md": BAKER.replace("name: Baker", "name: [Baker")})
    commit(bakery)
    text = printed("changes", "HEAD")
    assert text.splitlines()[-2:] == ["not compared, since nobody can read them:", "  - roles/odd.md"]
    assert json.loads(printed("changes", "HEAD", "--output-format", "json"))["not_compared"] == ["roles/odd.md"]
    assert "- `roles/odd.md`" in printed("changes", "HEAD", "--output-format", "markdown")


def test_levels_in_files_of_their_own_have_places(bakery: Path) -> None:
    for level in (1, 2):
        put(bakery, {f"ladders/craft/level-{level}.md": f"# Level {level}\n\n## Craft\n\n- Shapes loaf {level}\n"})
    commit(bakery)
    put(bakery, {"ladders/craft/level-2.md": "# Level 2\n\n## Craft\n\n- Shapes loaf 3\n"})
    (found,) = json.loads(printed("changes", "HEAD", "--output-format", "json"))["changes"]
    assert (found["kind"], found["after"]["path"]) == ("criterion-reworded", "ladders/craft/level-2.md")


@pytest.mark.usefixtures("bakery")
@pytest.mark.parametrize(("form", "suffix"), [("text", "txt"), ("markdown", "md"), ("json", "json")])
def test_each_form(form: str, suffix: str, golden: Callable[[str, str], None]) -> None:
    golden(f"changes/bakery.{suffix}", printed("changes", "main", "--exit-zero", "--output-format", form))


@pytest.mark.usefixtures("bakery")
def test_the_json_fits_its_schema_and_counts_what_it_holds() -> None:
    data = json.loads(printed("changes", "main", "--exit-zero", "--output-format", "json"))
    Draft202012Validator(load("changes")).validate(data)
    weights = [change["weight"] for change in data["changes"]]
    assert data["counts"] == {weight.word: weights.count(weight.word) for weight in Weight}


def test_the_schema_lists_every_kind() -> None:
    kinds = load("changes")["$defs"]["change"]["properties"]["kind"]["enum"]
    assert sorted(kinds) == sorted(KINDS)


def test_a_file_takes_what_would_be_printed(bakery: Path) -> None:
    said = printed("changes", "main", "--exit-zero")
    code, text = typed("changes", "main", "-o", str(bakery / "changes.txt"))
    assert (code, text) == (1, "")
    assert (bakery / "changes.txt").read_text(encoding="utf-8") == said
