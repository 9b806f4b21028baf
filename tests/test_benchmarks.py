from pathlib import Path

import counts
import generate
import oddities
import probes
import pytest
from goals import GOALS
from measure import Spread

from rolelint.diagnostic import Severity
from rolelint.intake import Intake
from rolelint.project import Project
from rolelint.report import Report
from rolelint.request import Request


def report(folder: Path) -> Report:
    project = Project.open(folder, {})
    project.load(Request(folder))
    return project.report()


def codes(folder: Path) -> set[str]:
    return {diagnostic.code for diagnostic in report(folder).diagnostics}


def test_a_project_is_the_same_each_time() -> None:
    share = generate.Share(0.3, 0.3, 0.3)
    assert list(generate.project(40, share)) == list(generate.project(40, share))


def test_no_two_roles_of_a_large_project_share_a_path() -> None:
    paths = [path for path, _ in generate.project(5_000)]
    assert len(set(paths)) == len(paths)


def test_a_clean_project_has_no_finding(tmp_path: Path) -> None:
    generate.write(tmp_path, 40)
    found = report(tmp_path)
    assert (found.roles, found.ladders, found.diagnostics) == (40, 1, ())


def test_odd_files_are_valid(tmp_path: Path) -> None:
    generate.write(tmp_path, 40, generate.Share(odd=1))
    assert codes(tmp_path) == set()


@pytest.mark.parametrize("change", oddities.ODDITIES)
def test_every_oddity_changes_the_text(change: oddities.Oddity) -> None:
    texts = [text for path, text in generate.project(5) if path.startswith("roles/")]
    assert [text for text in texts if change(text) == text] == []


def test_faulty_files_have_errors_and_warnings(tmp_path: Path) -> None:
    generate.write(tmp_path, 40, generate.Share(faulty=1))
    assert {one.severity for one in report(tmp_path).diagnostics} >= {Severity.ERROR, Severity.WARNING}


def test_files_in_other_forms_are_recognised(tmp_path: Path) -> None:
    generate.write(tmp_path, 30, generate.Share(dialects=1))
    found = report(tmp_path)
    assert set(found.forms) == {"agent", "job-description", "performance-profile"}
    assert sum(found.forms.values()) == 30


def test_a_watched_check_tells_every_stage_and_leaves_no_probe(tmp_path: Path) -> None:
    # What is plain skips some stages.
    generate.write(tmp_path, 5, generate.Share(odd=1))
    before = Intake.recognise
    entered: list[str] = []
    left: list[None] = []
    assert probes.check(tmp_path, entered.append, lambda: left.append(None)) == 6
    assert set(probes.by_stage(dict.fromkeys(entered, 1.0))) - {name.partition(":")[0] for name in entered} == {"rest"}
    assert len(entered) == len(left)
    assert Intake.recognise is before


def test_the_guard_names_what_rose_by_more_than_it_tolerates() -> None:
    before = {"calls": {"parse": 10_000, "join": 10, "read": 10_000}, "modules": {"--version": 5}}
    now = {"calls": {"parse": 11_001, "join": 30, "read": 10_999}, "modules": {"--version": 7}}
    assert counts.risen(before, now) == [
        "calls of 'parse': 10,000 before, 11,001 now",
        "modules of '--version': 5 before, 7 now",
    ]


def test_a_goal_tells_which_of_its_limits_a_number_keeps() -> None:
    assert [GOALS["1"].verdict(number) for number in (1, 4, 4.1)] == ["stretch", "yes", "no"]
    assert [GOALS["2a"].verdict(number) for number in (35, 10, 9.9)] == ["stretch", "yes", "no"]


def test_a_spread_is_the_median_between_the_extremes() -> None:
    assert Spread.of([3, 1, 2, 9]) == Spread(2.5, 1, 9)
