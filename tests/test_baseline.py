"""Findings that are known already: by what they are known again, and by what they are new."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
from terminal import put

from rolelint.baseline import Entry, parse, rendered, written
from rolelint.errors import UserError
from rolelint.filenames import BASELINE as FILE
from rolelint.fingerprint import fingerprint
from rolelint.formatting import run
from rolelint.report import Report
from rolelint.runs import Asked, check
from rolelint.schema import load
from rolelint.source import Edit, Source, apply_edits

GARDENER = """\
---
id: gardener
slug: gardener
name: "Gardener"
default_seniority: Mid
---

# Mission

Keep the orchard alive.

# Responsibilities

- **Prune the trees** (primary)
  *Success metric*: happy trees
  *Success metric*: at least 90 trees pruned per winter
- **Water the beds**
  *Success metric*: greatly improved beds
  *Success metric*: as green as it can be, and _always_ a joy
- **Sweep the paths**

# Interactions

- → **Beekeeper** — Provides blossoms to (weekly)
"""
BEEKEEPER = """\
---
id: beekeeper
slug: beekeeper
name: Beekeeper
default_seniority: Guru
---

# Mission

Keep the bees.

# Responsibilities

- **Count the bees**
  *Success metric*: better counts
"""
ROLES = {"rolelint.toml": "", "roles/gardener.md": GARDENER, "roles/beekeeper.md": BEEKEEPER}


def looked(folder: Path, *paths: str, **asked: object) -> Report:
    found = check(Asked(tuple(folder / path for path in paths) or (folder,), **asked))  # type: ignore[arg-type]
    assert found
    return found


def kept(folder: Path) -> Path:
    """Write the baseline of a folder."""
    (folder / FILE).unlink(missing_ok=True)
    (folder / FILE).write_text(written(looked(folder)), encoding="utf-8")
    return folder


@pytest.fixture
def orchard(tmp_path: Path) -> Path:
    folder = kept(put(tmp_path / "orchard", ROLES))
    assert len(looked(folder).known) > 7
    return folder


def new(report: Report) -> list[str]:
    return [f"{one.code} {one.entity}" for one in report.diagnostics]


def edited(folder: Path, name: str, *replacements: tuple[str, str]) -> Report:
    text = (folder / name).read_text(encoding="utf-8")
    for before, after in replacements:
        assert before in text, before
        text = text.replace(before, after)
    (folder / name).write_bytes(text.encode())
    return looked(folder)


FIRST, SECOND, THIRD = re.findall(r"- \*\*[^>]*?(?=- \*\*|\n\n#)", GARDENER[GARDENER.index("- **Prune") :])[:3]


def test_what_is_in_the_baseline_is_neither_listed_nor_fails(orchard: Path) -> None:
    report = looked(orchard)
    assert not report.diagnostics
    assert not report.failed
    assert not report.stale


@pytest.mark.parametrize(
    "replacements",
    [
        [("# Mission\n", "# Mission\n\nAnother line of prose above.\n")],
        [("Keep the orchard alive.", "Keep the orchard\nalive.")],
        [(FIRST, f"{SECOND}{FIRST}"), (f"{FIRST}{SECOND}", FIRST)],
        [("\n", "\r\n")],
        [("---\nid", "\ufeff---\nid")],
        [('name: "Gardener"', "name: 'Gardener'")],
        [("greatly improved beds", "greatly\n  improved   beds")],
        [("_always_", "*always*")],
        [("- **", "* **")],
        [("id: gardener\nslug: gardener\n", "slug: gardener\nid: gardener\n")],
        [("- **Prune", "- **Feed the hens**\n  *Success metric*: at least 9 eggs per day\n- **Prune")],
    ],
)
def test_what_says_the_same_elsewhere_or_otherwise_is_not_new(
    orchard: Path, replacements: list[tuple[str, str]]
) -> None:
    report = edited(orchard, "roles/gardener.md", *replacements)
    assert new(report) == []
    assert not report.stale


@pytest.mark.parametrize(
    ("replacements", "expected"),
    [
        (
            [("# Interactions", "- **Feed the hens**\n  *Success metric*: happy hens\n\n# Interactions")],
            ["RL601 role:gardener/responsibilities/feed-the-hens/success_metrics/happy-hens/text"],
        ),
        (
            [("happy trees\n", "happy trees\n  *Success metric*: happy trees\n")],
            ["RL601 role:gardener/responsibilities/prune-the-trees/success_metrics/happy-trees/text"],
        ),
        ([("# Mission\n\nKeep the orchard alive.\n", "")], ["RL201 role:gardener"]),
    ],
)
def test_another_finding_is_new(orchard: Path, replacements: list[tuple[str, str]], expected: list[str]) -> None:
    put(orchard, {"rolelint.toml": '[expects]\nsections = ["Mission", "Responsibilities"]\n'})
    kept(orchard)
    found = new(edited(orchard, "roles/gardener.md", *replacements))
    assert [one for one in found if one in expected] == expected


def test_of_two_sections_that_are_missing_at_one_place_each_is_known_by_its_name(orchard: Path) -> None:
    expects = '[expects]\nsections = ["Mission", "Artifacts"]\n'
    put(orchard, {"rolelint.toml": expects})
    kept(orchard)
    swapped = GARDENER.replace("# Mission\n\nKeep the orchard alive.", "# Artifacts\n\n- **Plan** (document)")
    put(orchard, {"roles/gardener.md": swapped})
    report = looked(orchard)
    assert "RL201 role:gardener" in new(report)
    assert len(report.stale) == 1


def test_a_finding_that_is_mended_while_another_one_comes_hides_nothing(orchard: Path) -> None:
    report = edited(orchard, "roles/gardener.md", ("happy trees", "merry bees"))
    assert "RL601 role:gardener/responsibilities/prune-the-trees/success_metrics/merry-bees/text" in new(report)
    assert len(report.stale) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("roles/gardener.md", "roles/orchard/gardener.md"),
        ("roles/gardener.md", "gardener.md"),
    ],
)
def test_a_file_that_is_moved_has_no_new_findings(orchard: Path, before: str, after: str) -> None:
    (orchard / after).parent.mkdir(exist_ok=True)
    (orchard / before).rename(orchard / after)
    report = looked(orchard)
    assert new(report) == []
    assert not report.stale


def test_a_role_without_a_slug_is_known_again_when_its_file_is_renamed(tmp_path: Path) -> None:
    text = GARDENER.replace("id: gardener\nslug: gardener\n", "")
    folder = kept(put(tmp_path, {"roles/tree-hand.md": text, "roles/beekeeper.md": BEEKEEPER}))
    (folder / "roles/tree-hand.md").rename(folder / "roles/tree-keeper.md")
    report = looked(folder)
    assert new(report) == []
    assert not report.stale
    assert {one.diagnostic.entity.partition("/")[0] for one in report.known} == {"role:tree-keeper", "role:beekeeper"}


def test_two_roles_that_are_renamed_at_once_go_by_what_they_have_in_common(tmp_path: Path) -> None:
    one, other = (
        text.replace(f"id: {name}\nslug: {name}\n", "")
        for name, text in zip(("gardener", "beekeeper"), (GARDENER, BEEKEEPER), strict=True)
    )
    folder = kept(put(tmp_path, {"a.md": one, "b.md": other}))
    (folder / "a.md").rename(folder / "z.md")
    (folder / "b.md").rename(folder / "a.md")
    report = looked(folder)
    assert {one.entity.partition("/")[0] for one in report.diagnostics} <= {"role:a", "role:z", f"file:{FILE}"}


def test_a_copy_of_a_role_is_not_taken_for_the_role(orchard: Path) -> None:
    put(orchard, {"roles/copy.md": GARDENER.replace("gardener", "copy")})
    assert any("role:copy" in one for one in new(looked(orchard)))


def test_a_file_that_cannot_be_read_is_known_by_its_text_and_moved_with_it(tmp_path: Path) -> None:
    broken = BEEKEEPER.replace("name: Beekeeper", "name: Bee: keeper")
    folder = kept(put(tmp_path, {"roles/gardener.md": GARDENER, "roles/beekeeper.md": broken}))
    put(folder, {"roles/beekeeper.md": f"\n{broken}"})
    assert new(looked(folder)) == []
    (folder / "roles/beekeeper.md").rename(folder / "roles/bees.md")
    assert new(looked(folder)) == []


def test_entries_of_a_role_that_cannot_be_read_wait_for_it(orchard: Path) -> None:
    put(orchard, {"roles/beekeeper.md": BEEKEEPER.replace("name: Beekeeper", "name: Bee: keeper")})
    assert not looked(orchard).stale


def test_entries_are_stale_only_where_all_of_the_project_is_reported_and_the_rule_ran(orchard: Path) -> None:
    edited(orchard, "roles/gardener.md", ("happy trees", "at least 9 apples per tree and year"))
    assert [one.code for one in looked(orchard).diagnostics] == ["RL904"]
    assert not looked(orchard, "roles").diagnostics
    assert not looked(orchard, settings={"ignore": ["RL601"]}).diagnostics


def test_the_baseline_of_a_project_inside_the_run_names_no_folder_above_it(tmp_path: Path) -> None:
    for name in ("a", "b"):
        files = {"rolelint.toml": "", "x.md": GARDENER, "y.md": GARDENER.replace("name: ", "name: : ")}
        kept(put(tmp_path / name, files))
    assert (tmp_path / "a" / FILE).read_bytes() == (tmp_path / "b" / FILE).read_bytes()
    assert new(looked(tmp_path)) == []
    assert new(looked(tmp_path, "a", "b")) == []


def test_a_baseline_makes_warnings_fail_unless_somebody_says_otherwise(orchard: Path) -> None:
    report = edited(orchard, "roles/gardener.md", ("happy trees", "merry bees"))
    assert report.failed
    assert not looked(orchard, settings={"fail-on": "error"}).failed


def test_branches_that_add_and_mend_different_things_merge(orchard: Path, tmp_path: Path) -> None:
    base = (orchard / FILE).read_text(encoding="utf-8")
    versions = {"base": base}
    for name, (file, before, after) in {
        "ours": ("roles/gardener.md", "happy trees", "merry bees"),
        "theirs": ("roles/beekeeper.md", "Guru", "Mid"),
    }.items():
        folder = put(tmp_path / name, ROLES)
        edited(folder, file, (before, after))
        versions[name] = (kept(folder) / FILE).read_text(encoding="utf-8")
        put(orchard, {file: (folder / file).read_text(encoding="utf-8")})
    put(tmp_path / "merge", versions)
    merged = ["git", "merge-file", "ours", "base", "theirs"]
    subprocess.run(merged, cwd=tmp_path / "merge", check=True, capture_output=True)
    put(orchard, {FILE: (tmp_path / "merge" / "ours").read_text(encoding="utf-8")})
    assert looked(orchard).diagnostics == ()


def test_what_is_written_is_sorted_valid_and_read_back(root: Path) -> None:
    entries = [
        Entry("role:b", "RL302", "ff", "b.md"),
        Entry("role:a", "RL601", "", 'ro\u202eles/😀\x1b[0m".md', "agreed"),
        Entry("role:a", "RL601", "", 'ro\u202eles/😀\x1b[0m".md', "agreed"),
        Entry("role:a", "RL302", "00"),
    ]
    text = rendered(entries)
    assert parse(Source(FILE, text)).entries == tuple(sorted(entries))
    assert rendered(reversed(entries)) == text
    assert text.isprintable() or set(filter(lambda letter: not letter.isprintable(), text)) == {"\n"}
    jsonschema.validate(json.loads(text), load("baseline"))
    assert (root / "schemas" / "baseline.schema.json").is_file()


@pytest.mark.parametrize("number", [0, 1, 2, 5])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_any_entry_can_be_taken_out_and_the_rest_is_as_it_was(number: int, newline: str) -> None:
    entries = [Entry(f"role:{index}", "RL302", "00") for index in range(number)]
    source = Source(FILE, rendered(entries).replace("\n", newline))
    found = parse(source)
    for index, removal in enumerate(found.removals):
        after = apply_edits(source.text, [Edit(removal, "")])
        assert after == rendered(entries[:index] + entries[index + 1 :]).replace("\n", newline)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", f"{FILE}:1: this is no JSON"),
        ('{\n"version": 1,\n}', f"{FILE}:3: this is no JSON"),
        ("[]", f"{FILE}:1: a baseline is an object with 'version' and 'findings'"),
        ('{"findings": []}', f"{FILE}:1: 'version' is missing"),
        ('{"version": 1}', f"{FILE}:1: 'findings' is missing"),
        ('{"version": 2, "findings": []}', f"{FILE}:1: 'version' is 2, and this rolelint knows 1"),
        ('{"version": true, "findings": []}', f"{FILE}:1: 'version' is true, and this rolelint knows 1"),
        ('{"version": 1, "findings": {}}', f"{FILE}:1: 'findings' is a list"),
        ('{"version": 1,\n"extra": 1, "findings": []}', f"{FILE}:2: unknown key 'extra'"),
        ('{"version": 1, "findings": [\n1]}', f"{FILE}:2: a finding is an object with 'rule', 'entity' and 'value'"),
        ('{"version": 1, "findings": [\n{"rule": "RL302", "value": ""}]}', f"{FILE}:2: 'entity' is missing"),
        ('{"version": 1, "findings": [{"rule": 1, "entity": "", "value": ""}]}', f"{FILE}:1: 'rule' is a text"),
        (
            '{"version": 1, "findings": [{"rule": "", "entity": "", "value": "", "count": 2}]}',
            f"{FILE}:1: unknown key 'count'; known: rule, entity, value, path, reason",
        ),
        (
            '{"version": 1, "findings": [\n<<<<<<< ours\n=======\n>>>>>>> theirs\n]}',
            f"{FILE}:2: this baseline holds a conflict of two branches",
        ),
        ("[" * 100_000, f"{FILE}:1: the values in it are too deep or too long"),
        ('{"version": ' + "9" * 5000 + "}", f"{FILE}:1: the values in it are too deep or too long"),
    ],
)
def test_what_is_no_baseline_is_said_with_its_line(text: str, message: str) -> None:
    with pytest.raises(UserError) as caught:
        parse(Source(FILE, text))
    assert caught.value.message == message
    assert caught.value.hint


def test_a_fingerprint_is_stable_and_tells_findings_apart(orchard: Path) -> None:
    (orchard / FILE).unlink()
    before = [fingerprint(one) for one in looked(orchard).diagnostics]
    assert all(re.fullmatch("[0-9a-f]{32}", one) for one in before)
    report = edited(orchard, "roles/gardener.md", ("# Mission\n", "# Mission\n\nMore.\n"), ("\n", "\r\n"))
    assert sorted(before) == sorted(fingerprint(one) for one in report.diagnostics)
    assert len(set(before)) == len(before)


@pytest.mark.parametrize("name", ["octoacme", "engineeringladders", "performance-profiles"])
def test_real_files_are_known_after_they_are_formatted(shared: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    shutil.copytree(shared / "corpora" / name, folder, ignore=shutil.ignore_patterns(".git"))
    kept(folder)
    run((folder,), None).write()
    assert new(looked(folder)) == []
