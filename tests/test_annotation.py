"""Findings as code forges show them: where they stand, how they are called, what they say."""

import subprocess
from dataclasses import replace
from pathlib import Path

import alarms
import pytest
from hypothesis import given

from rolelint.annotation import annotations, in_repository
from rolelint.report import Report
from rolelint.runs import Asked, check

ROLE = """---
id: baker
name: Baker
slug: baker
---

# Mission
Fresh bread.

# Interactions
- **Reports to** → Nobody Here
"""


@pytest.mark.parametrize(
    ("above", "path", "whole"),
    [("", "roles/a.md", "roles/a.md"), ("docs/", "roles/a.md", "docs/roles/a.md"), ("docs/", "../b/a.md", "b/a.md")],
)
def test_a_path_leads_from_the_top_of_the_repository(above: str, path: str, whole: str) -> None:
    assert in_repository(path, Report(above=above)) == whole


def test_a_finding_that_spans_lines_lies_on_the_first_one() -> None:
    first = next(annotations(alarms.report()))
    assert (first.start, first.end) == ((2, 3), (2, 18))


def test_every_place_in_another_file_is_named_from_the_top_too() -> None:
    first = next(annotations(replace(alarms.report(), above="docs/")))
    assert first.path == f"docs/{alarms.BEES}"
    assert first.lines[1] == r"see docs/roles/caf\udce9.md:2:1: kept, here"


def test_what_else_there_is_to_say_follows_the_message() -> None:
    first, second, *_ = annotations(alarms.report())
    assert first.lines[2:] == ("fix (unsafe): move 'quietly' there",)
    assert second.lines == ("no role here is called 'Gardner'", 'write [externals] "Gardner" = "x"')


@given(alarms.reports())
def test_no_two_findings_of_a_run_have_the_same_mark(report: Report) -> None:
    marks = [one.mark for one in annotations(report)]
    assert len({*marks}) == len(marks) == len(report.diagnostics)


@given(alarms.reports())
def test_a_finding_ends_on_the_line_that_it_begins_on(report: Report) -> None:
    assert all(one.start.line == one.end.line and one.start <= one.end for one in annotations(report))


def folders(top: Path) -> list[str]:
    """Lay two projects into folders of a folder, each with a role that names nobody; return their paths."""
    for name in ("docs/one", "docs/two"):
        folder = top / name / "roles"
        folder.mkdir(parents=True)
        (top / name / "rolelint.toml").write_text('roles = ["roles/*.md"]\n', encoding="utf-8")
        (folder / "baker.md").write_text(ROLE, encoding="utf-8")
    return ["docs/one/roles/baker.md", "docs/two/roles/baker.md"]


@pytest.mark.parametrize("is_repository", [True, False])
@pytest.mark.parametrize(
    ("asked", "shown"), [(["docs/one"], [0]), (["docs/one", "docs/two"], [0, 1]), (["docs/two/roles/baker.md"], [1])]
)
def test_a_project_inside_a_repository_is_named_from_its_top(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str], shown: list[int], *, is_repository: bool
) -> None:
    paths = folders(tmp_path)
    if is_repository:
        subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    monkeypatch.chdir(tmp_path)
    report = check(Asked(tuple(map(Path, asked)), {"select": ["RL401"]}))
    assert report
    assert [one.path for one in annotations(report)] == [paths[number] for number in shown]
    assert [in_repository(path, report) for path in report.checked] == [paths[number] for number in shown]


def test_a_repository_is_found_from_a_folder_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = folders(tmp_path)
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    monkeypatch.chdir(tmp_path / "docs" / "one" / "roles")
    report = check(Asked(settings={"select": ["RL401"]}))
    assert report
    assert [one.path for one in annotations(report)] == [first]


def test_a_project_beside_the_current_folder_keeps_its_own_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders(tmp_path)
    monkeypatch.chdir(tmp_path / "docs" / "two")
    report = check(Asked((tmp_path / "docs" / "one",), {"select": ["RL401"]}))
    assert report
    assert [one.path for one in annotations(report)] == ["roles/baker.md"]


def test_the_report_knows_which_files_were_checked_and_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders(tmp_path)
    (tmp_path / "docs/one/roles/cook.md").write_text(ROLE.replace("aker", "ooker"), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "docs" / "one")
    report, narrow = check(Asked()), check(Asked((Path("roles/cook.md"),)))
    assert report
    assert narrow
    assert (report.checked, narrow.checked) == (("roles/baker.md", "roles/cook.md"), ("roles/cook.md",))
