"""`[[allow]]`: findings that may stay, why, and until when."""

from datetime import date
from pathlib import Path

import pytest
from terminal import put

from rolelint.errors import UserError
from rolelint.report import Report
from rolelint.runs import Asked, check

ROLE = """\
---
id: gardener
slug: gardener
name: Gardener
default_seniority: Mid
---

# Responsibilities

- **Rake**
- **Prune the trees** (primary)
  *Success metric*: happy trees
"""
OTHER = ROLE.replace("gardener", "beekeeper").replace("Gardener", "Beekeeper")
TODAY = date(2026, 4, 1)


def looked(folder: Path, allow: str, today: date | None = None) -> Report:
    config = f'select = ["RL302", "RL601", "RL905"]\n[expects]\nmetrics = "responsibility"\n[[allow]]\n{allow}\n'
    put(folder, {"rolelint.toml": config, "roles/a.md": ROLE, "roles/b.md": OTHER})
    report = check(Asked((folder,), today=today))
    assert report
    return report


@pytest.mark.parametrize(
    ("allow", "left"),
    [
        ('rules = ["RL601"]\nreason = "x"', ["RL302 roles/a.md", "RL302 roles/b.md"]),
        ('rules = ["responsibility-without-metric", "RL6"]\nreason = "x"', []),
        (
            'rules = ["RL302"]\nreason = "x"\npaths = ["roles/a.md"]',
            ["RL601 roles/a.md", "RL302 roles/b.md", "RL601 roles/b.md"],
        ),
        (
            'rules = ["RL"]\nreason = "x"\nentities = ["role:gardener"]',
            ["RL302 roles/b.md", "RL601 roles/b.md"],
        ),
        (
            'rules = ["RL"]\nreason = "x"\nentities = ["role:garden"]',
            ["RL302 roles/a.md", "RL601 roles/a.md", "RL302 roles/b.md", "RL601 roles/b.md"],
        ),
        (
            'rules = ["RL"]\nreason = "x"\nentities = ["role:gardener/responsibilities/rake"]\npaths = ["roles"]',
            ["RL601 roles/a.md", "RL302 roles/b.md", "RL601 roles/b.md"],
        ),
    ],
)
def test_what_is_allowed_is_not_listed(tmp_path: Path, allow: str, left: list[str]) -> None:
    report = looked(tmp_path, allow)
    assert [f"{one.code} {one.finding.at.path}" for one in report.diagnostics] == left
    assert len(report.allowed) == 4 - len(left)
    assert {one.reason for one in report.allowed} <= {"x"}


@pytest.mark.parametrize(
    ("expires", "today", "is_over"),
    [
        ("2026-03-31", TODAY, True),
        ('"2026-03"', TODAY, True),
        ("2026-04-01", TODAY, False),
        ("2026-03-31", None, False),
    ],
)
def test_an_allowance_that_has_ended_is_told_and_breaks_nothing(
    tmp_path: Path, expires: str, today: date | None, *, is_over: bool
) -> None:
    report = looked(tmp_path, f'rules = ["RL302", "RL601"]\nreason = "agreed"\nexpires = {expires}', today)
    told = [(one.finding.message, one.finding.at.path) for one in report.diagnostics]
    message = "the allowance of RL302, RL601 ended on 2026-03-31: agreed"
    assert told == ([(message, "rolelint.toml")] if is_over else [])
    assert len(report.allowed) == 4


def test_an_allowance_stands_where_it_is_written(tmp_path: Path) -> None:
    second = 'rules = ["RL302"]\nreason = "x"\n\n[[allow]]\nrules = ["RL601"]\nreason = "y"\nexpires = 2026-01-01'
    (found,) = looked(tmp_path, second, TODAY).diagnostics
    text = (tmp_path / "rolelint.toml").read_text(encoding="utf-8")
    assert text[: found.finding.at.start].count("\n") == 7


def test_an_allowance_of_another_file_is_told_at_extend(tmp_path: Path) -> None:
    put(tmp_path, {"base.toml": '[[allow]]\nrules = ["RL302", "RL601"]\nreason = "x"\nexpires = 2026-01-01\n'})
    put(tmp_path, {"rolelint.toml": '\nextend = "base.toml"\nexpects.metrics = "responsibility"\n', "a.md": ROLE})
    report = check(Asked((tmp_path,), today=TODAY, settings={"select": ["RL302", "RL905"]}))
    assert report
    (found,) = report.diagnostics
    assert report.sources["rolelint.toml"].text[found.finding.at.start : found.finding.at.end] == 'extend = "base.toml"'


def test_a_file_that_cannot_be_read_cannot_be_allowed(tmp_path: Path) -> None:
    put(tmp_path, {"roles/c.md": ROLE.replace("name: Gardener", "name: a: b")})
    report = looked(tmp_path, 'rules = ["RL"]\nreason = "x"')
    assert [one.code for one in report.diagnostics] == ["RL003"]


@pytest.mark.parametrize(
    ("allow", "message"),
    [
        ('rules = ["RL601"]', "rolelint.toml:4: an item of 'allow' has no 'reason'"),
        ('rules = ["RL601"]\nreason = " "', "rolelint.toml:6: 'allow.reason' is empty"),
        ('reason = "x"', "rolelint.toml:4: an item of 'allow' has no 'rules'"),
        ('rules = ["RL601"]\nreason = "x"\nexpires = "soon"', "is a day, such as 2026-03-31"),
        ('rules = ["RL601"]\nreason = "x"\nexpires = 2026-03-31T00:00:00', "is a day, such as 2026-03-31"),
        ('rules = ["RL001"]\nreason = "x"', "RL001"),
        ('rules = ["RL601"]\nreason = "x"\nuntil = 2026-03-31', "unknown key 'until'"),
    ],
)
def test_a_fault_in_an_allowance_ends_the_run(tmp_path: Path, allow: str, message: str) -> None:
    with pytest.raises(UserError) as caught:
        looked(tmp_path, allow)
    assert message in caught.value.message
