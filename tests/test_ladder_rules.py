"""What holds for every rule about ladders: drafts, deprecated ladders and comments are heeded as in roles."""

from pathlib import Path

import pytest
from terminal import put

from rolelint.diagnostic import Severity
from rolelint.project import Project
from rolelint.report import Report
from rolelint.request import Request

LADDER = """---
kind: ladder
slug: yard
name: Yard
extends: nobody
levels:
  - {name: Level 1, seniority: Junior, capabilities: [{name: Saw, proficiency: Expert}]}
  - {name: Level 2, seniority: Mid, capabilities: [{name: Saw, proficiency: Novice}]}
  - {name: Level 4, seniority: Senior}
  - {name: Level 5, seniority: Wizard}
---

# Level 1
## Craft
- Saws planks by the line
- Saws planks by the line
## Communication
- Says what is broken

# Level 2
## Craft
- Saws planks by the line
## Communication & Feedback
- Says what will break

## Level 4
### Craft
- Plans the sawing
### Communication
- Says who saws

# Level 5

# Level 6
## Craft
- Plans the year
"""
ROLE = "---\nid: {slug}\nslug: {slug}\nname: {slug}\ndefault_seniority: {word}\nladder: yard\n---\n# Mission\nWork.\n"
ROLES = {"a": "Junior", "b": "Mid", "c": "Principal"}
NAMES = ("Mate", "Master")
ABOUT_LADDERS = ("RL5", "RL423", "RL104")
EVERY = ("RL104", "RL423", "RL501", "RL502", "RL503", "RL505", "RL506", "RL508", "RL509", "RL510", "RL511", "RL513")


def reported(folder: Path, ladder: str) -> Report:
    put(folder, {"ladders/yard.md": ladder, "rolelint.toml": ""})
    put(folder, {f"roles/{slug}.md": ROLE.format(slug=slug, word=word) for slug, word in ROLES.items()})
    project = Project.open(folder, {})
    project.load(Request(folder))
    return project.report()


def found(folder: Path, ladder: str) -> dict[str, set[Severity]]:
    """Return the severities of the findings in the ladder by code."""
    severities: dict[str, set[Severity]] = {}
    for one in reported(folder, ladder).diagnostics:
        if one.finding.at.path == "ladders/yard.md":
            severities.setdefault(one.code, set()).add(one.severity)
    return severities


def test_the_ladder_breaks_every_rule_about_ladders_that_speaks_in_them(tmp_path: Path) -> None:
    assert {code for code in found(tmp_path, LADDER) if code.startswith(ABOUT_LADDERS)} == set(EVERY)


def test_of_a_draft_all_is_told_and_nothing_judged(tmp_path: Path) -> None:
    draft = found(tmp_path, LADDER.replace("slug: yard", "slug: yard\nstatus: draft"))
    assert set(EVERY) <= set(draft)
    assert set().union(*draft.values()) == {Severity.INFO}


def test_of_a_deprecated_ladder_only_its_form_counts(tmp_path: Path) -> None:
    assert set(found(tmp_path, LADDER.replace("slug: yard", "slug: yard\nstatus: deprecated"))) == {"RL104"}


@pytest.mark.parametrize("code", EVERY)
def test_a_comment_at_the_line_is_heeded(code: str, tmp_path: Path) -> None:
    report = reported(tmp_path, LADDER)
    rows = {
        LADDER.count("\n", 0, one.finding.at.start)
        for one in report.diagnostics
        if one.code == code and one.finding.at.path == "ladders/yard.md"
    }
    lines = LADDER.splitlines()
    for row in rows:
        mark = (
            "# rolelint: ignore {}: agreed" if row < lines.index("---", 1) else "<!-- rolelint: ignore {}: agreed -->"
        )
        lines[row] += f" {mark.format(code)}"
    before = {key for key in found(tmp_path, LADDER) if key != code}
    assert set(found(tmp_path, "\n".join([*lines, ""]))) == before


@pytest.mark.parametrize("code", EVERY)
def test_a_comment_for_the_whole_file_is_heeded(code: str, tmp_path: Path) -> None:
    text = LADDER.replace("# Level 1\n", f"<!-- rolelint: ignore-file {code}: agreed -->\n# Level 1\n", 1)
    assert set(found(tmp_path, text)) == {key for key in found(tmp_path, LADDER) if key != code}


def test_ladders_in_parts_go_by_their_folders_and_are_no_copies(tmp_path: Path) -> None:
    level = "---\nkind: level\nslug: one\n---\n# {}\n## Craft\n- does what a {} does\n"
    files = {
        f"{town}/levels/{number}.md": level.format(name, name) for town in "ab" for number, name in enumerate(NAMES)
    }
    put(tmp_path, {**files, "rolelint.toml": ""})
    project = Project.open(tmp_path, {})
    project.load(Request(tmp_path))
    assert len(project.catalog.ladders.all) == 2
    assert [one.code for one in project.report().diagnostics] == []


def test_words_of_a_declared_scale_are_judged_in_ladders_at_their_place(tmp_path: Path) -> None:
    put(tmp_path, {"yard.md": LADDER, "rolelint.toml": "[vocabulary]\nseniority = ['Junior', 'Mid', 'Senior']\n"})
    project = Project.open(tmp_path, {})
    project.load(Request(tmp_path))
    (one,) = [one for one in project.report().diagnostics if one.code == "RL104"]
    assert (LADDER[one.finding.at.start : one.finding.at.end], one.severity) == ("Wizard", Severity.ERROR)
