"""`rolelint baseline` and what `check` makes of the file, as people type it."""

import json
import shutil
from pathlib import Path

import pytest
from terminal import printed, put, typed

from rolelint.filenames import BASELINE as FILE

ROLE = """\
---
id: gardener
slug: gardener
name: Gardener
default_seniority: Mid
---

# Responsibilities

- **Prune the trees** (primary)
  *Success metric*: happy trees
- **Water the beds**
  *Success metric*: greatly improved beds
"""
TOML = 'select = ["RL6"]\n'


@pytest.fixture
def orchard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = put(tmp_path / "orchard", {"rolelint.toml": TOML, "roles/gardener.md": ROLE})
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    return folder


def last(text: str, lines: int = 1) -> list[str]:
    return text.splitlines()[-lines:]


def change(folder: Path, *replacements: tuple[str, str], name: str = "roles/gardener.md") -> None:
    text = (folder / name).read_text(encoding="utf-8")
    for before, after in replacements:
        assert before in text, before
        text = text.replace(before, after)
    put(folder, {name: text})


def entries(folder: Path, name: str = FILE) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((folder / name).read_text(encoding="utf-8"))["findings"]
    return found


def test_what_create_writes_check_no_longer_tells(orchard: Path) -> None:
    assert typed("check")[0] == 0
    assert printed("baseline", "create") == f"wrote {FILE}: 2 findings\n"
    assert last(printed("check"), 2) == ["2 findings are in the baseline", "nothing new to repair"]
    change(orchard, ("happy trees", "merry bees"))
    code, text = typed("check")
    assert code == 1
    assert "'merry bees'" in text
    assert typed("check", "--fail-on", "error")[0] == 0


def test_create_overwrites_nothing(orchard: Path) -> None:
    put(orchard, {FILE: "mine"})
    expected = f"'{FILE}' is there already = bring it up to date with 'rolelint baseline update'"
    assert typed("baseline", "create") == (2, expected)
    assert (orchard / FILE).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["update", "prune"])
def test_without_a_baseline_there_is_nothing_to_bring_up_to_date(orchard: Path, name: str) -> None:
    assert orchard.is_dir()
    assert typed("baseline", name) == (2, f"there is no baseline '{FILE}' = make it with 'rolelint baseline create'")


def test_update_adds_and_removes_and_keeps_reasons(orchard: Path) -> None:
    printed("baseline", "create")
    change(orchard, ('"path": "roles/gardener.md"}', '"path": "roles/gardener.md", "reason": "agreed"}'), name=FILE)
    change(orchard, ("happy trees", "merry bees"))
    assert printed("baseline", "update") == f"{FILE}: 2 findings, 1 added, 1 removed\n"
    assert {one["entity"].rpartition("/")[0].rpartition("/")[2]: one.get("reason") for one in entries(orchard)} == {
        "greatly-improved-beds": "agreed",
        "merry-bees": None,
    }
    assert printed("baseline", "update") == f"{FILE}: 2 findings, as it was\n"


def test_update_keeps_entries_of_rules_that_do_not_run(orchard: Path) -> None:
    printed("baseline", "create")
    before = entries(orchard)
    put(orchard, {"rolelint.toml": 'select = ["RL3"]\n'})
    printed("baseline", "update")
    assert [one for one in entries(orchard) if one["rule"].startswith("RL6")] == before


def test_prune_takes_out_what_is_stale_and_adds_nothing(orchard: Path) -> None:
    printed("baseline", "create")
    change(orchard, ("happy trees", "merry bees"))
    assert printed("baseline", "prune") == f"{FILE}: 1 finding, 1 removed\n"
    assert typed("check")[0] == 1
    assert printed("baseline", "prune") == f"{FILE}: 1 finding, as it was\n"


@pytest.mark.parametrize("config", ['select = ["RL6", "RL904"]\n', 'select = ["RL6"]\nignore = ["RL904"]\n'])
def test_prune_needs_no_rule(orchard: Path, config: str) -> None:
    put(orchard, {"rolelint.toml": config})
    printed("baseline", "create")
    change(orchard, ("happy trees", "at least 9 apples per tree and year"))
    assert printed("baseline", "prune") == f"{FILE}: 1 finding, 1 removed\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_fix_prunes_too(orchard: Path, newline: str) -> None:
    put(orchard, {"rolelint.toml": 'select = ["RL6", "RL904"]\n'})
    printed("baseline", "create")
    change(orchard, ("\n", newline), name=FILE)
    change(orchard, ("happy trees", "at least 9 apples per tree and year"), ("greatly improved beds", "9 m2 of beds"))
    text = typed("check", "--output-format", "json")[1]
    stale = sum(one["code"] == "RL904" for one in json.loads(text)["diagnostics"])
    assert stale == 2
    assert typed("check")[0] == 1
    code, text = typed("check", "--diff")
    assert code == 1
    assert f"--- {FILE}" in text
    assert f"mended {stale}: {stale} x RL904 stale-baseline-entry" in printed("check", "--fix")
    assert not [one for one in entries(orchard) if "happy" in one["entity"]]
    assert (orchard / FILE).read_bytes().count(b"\r\n") == (orchard / FILE).read_bytes().count(b"\n") * (
        newline != "\n"
    )


def test_fix_of_a_part_leaves_the_baseline_alone(orchard: Path) -> None:
    put(orchard, {"rolelint.toml": 'select = ["RL6", "RL904"]\n'})
    printed("baseline", "create")
    before = (orchard / FILE).read_bytes()
    change(orchard, ("happy trees", "at least 9 apples per tree and year"))
    printed("check", "--fix", "roles")
    assert (orchard / FILE).read_bytes() == before


def test_another_file_can_be_the_baseline(orchard: Path) -> None:
    printed("baseline", "create", "--baseline", "kept/../known.json")
    assert not (orchard / FILE).exists()
    assert typed("check", "--fail-on", "warning")[0] == 1
    assert last(printed("check", "--baseline", "known.json"))[0] == "nothing new to repair"
    assert typed("check", "--baseline", "gone.json") == (
        2,
        "there is no baseline 'gone.json' = make it with 'rolelint baseline create'",
    )


def test_a_baseline_elsewhere_is_pruned_where_it_lies(orchard: Path) -> None:
    put(orchard, {"rolelint.toml": 'select = ["RL6", "RL904"]\n'})
    printed("baseline", "create", "--baseline", "../known.json")
    change(orchard, ("happy trees", "at least 9 apples per tree and year"))
    printed("check", "--fix", "--baseline", "../known.json")
    assert len(entries(orchard.parent, "known.json")) == 1


def test_the_project_of_a_folder_is_found(orchard: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(orchard.parent)
    assert printed("baseline", "create", "--project", "orchard/roles") == f"wrote orchard/{FILE}: 2 findings\n"
    assert last(printed("check", "orchard"))[0] == "nothing new to repair"
    assert typed("baseline", "create", "--project", "nowhere")[0] == 2


def test_a_baseline_that_cannot_be_read_ends_the_run(orchard: Path) -> None:
    put(orchard, {FILE: '{"version": 1,\n"findings": nothing}'})
    code, text = typed("check")
    assert (code, text.partition(" = ")[0]) == (2, f"{FILE}:2: this is no JSON")
    (orchard / FILE).write_bytes(b"\xff\xfe\x00")
    assert typed("check")[0] == 2


def test_the_report_as_data_counts_what_is_known_and_what_is_allowed(orchard: Path) -> None:
    printed("baseline", "create")
    allow = '[[allow]]\nrules = ["RL601"]\nreason = "later"\n'
    put(orchard, {"rolelint.toml": f"{TOML}{allow}"})
    summary = json.loads(typed("check", "--output-format", "json")[1])["summary"]
    assert (summary["allowed"], summary["known"], summary["warnings"]) == (1, 1, 0)


def test_real_projects_are_clean_right_after_a_baseline_was_made(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "octoacme"
    shutil.copytree(shared / "corpora" / "octoacme", folder, ignore=shutil.ignore_patterns(".git"))
    monkeypatch.chdir(folder)
    printed("baseline", "create")
    assert last(printed("check"))[0] == "nothing new to repair"
