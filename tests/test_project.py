"""A project is a folder with its configuration: what only the two together can show."""

from pathlib import Path

import pytest

from rolelint import runs
from rolelint.errors import UserError
from rolelint.report import Report

ROLE = "---\nid: be-01\nslug: backend\nname: Backend Engineer\ndefault_seniority: Senior\n---\n\n# Mission\nSearch.\n"


def report(folder: Path, **files: str) -> Report:
    """Write files, `__` for a slash and the last `_` for a dot in their names, and check the folder."""
    for name, text in files.items():
        path = folder / ".".join(name.replace("__", "/").rsplit("_", 1))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    checked = runs.check(runs.Asked((folder,)))
    assert checked is not None
    return checked


def found(checked: Report, code: str) -> list[tuple[str, str]]:
    """Return the path and the words of each finding of a rule."""
    places = [diagnostic.finding.at for diagnostic in checked.diagnostics if diagnostic.code == code]
    return [(at.path, checked.sources[at.path].text[at.start : at.end]) for at in places]


@pytest.mark.parametrize(("pattern", "named"), [("roles/*.md", []), ("roles/README.md", ["roles/README.md"])])
def test_a_pattern_for_a_folder_does_not_mean_the_file_that_tells_of_it(
    tmp_path: Path, pattern: str, named: list[str]
) -> None:
    files = {"roles__README_md": "# Our roles\n", "roles__backend_md": ROLE}
    checked = report(tmp_path, rolelint_toml=f'roles = ["{pattern}"]\n', **files)
    assert [path for path, _ in found(checked, "RL007")] == named


def test_a_file_that_the_configuration_calls_a_role_and_that_is_none_is_named(tmp_path: Path) -> None:
    checked = report(
        tmp_path,
        rolelint_toml='roles = ["roles/*.md"]\n',
        roles__backend_md=ROLE,
        roles__notes_md="Some ideas\nand more\n",
    )
    assert found(checked, "RL007") == [("roles/notes.md", "Some ideas")]


def test_a_file_that_is_no_role_is_nobodys_business_where_no_pattern_covers_it(tmp_path: Path) -> None:
    checked = report(
        tmp_path, rolelint_toml='roles = ["roles/*.md"]\n', roles__backend_md=ROLE, notes_md="Some ideas\nand more\n"
    )
    assert found(checked, "RL007") == []


def test_a_file_that_is_left_out_is_no_unknown_form(tmp_path: Path) -> None:
    settings = 'roles = ["roles/*.md"]\nexclude = ["roles/notes.md"]\n'
    checked = report(tmp_path, rolelint_toml=settings, roles__backend_md=ROLE, roles__notes_md="Some ideas\n")
    assert found(checked, "RL007") == []


def test_an_empty_file_among_the_roles_is_shown_at_its_beginning(tmp_path: Path) -> None:
    checked = report(tmp_path, rolelint_toml='roles = ["roles/*.md"]\n', roles__backend_md=ROLE, roles__notes_md="")
    assert found(checked, "RL007") == [("roles/notes.md", "")]


def test_a_pattern_that_matches_no_file_is_shown_in_the_configuration(tmp_path: Path) -> None:
    checked = report(tmp_path, rolelint_toml='roles = ["roles/*.md", "archive/*.md"]\n', roles__backend_md=ROLE)
    assert found(checked, "RL906") == [("rolelint.toml", "archive/*.md")]


def test_a_pattern_for_ladders_is_judged_like_one_for_roles(tmp_path: Path) -> None:
    settings = 'roles = ["roles/*.md"]\nladders = ["ladders/*.md"]\n'
    checked = report(tmp_path, rolelint_toml=settings, roles__backend_md=ROLE)
    assert found(checked, "RL906") == [("rolelint.toml", "ladders/*.md")]


def test_patterns_that_all_match_something_are_silent(tmp_path: Path) -> None:
    checked = report(tmp_path, rolelint_toml='roles = ["roles/*.md", "roles/**"]\n', roles__backend_md=ROLE)
    assert found(checked, "RL906") == []


def test_a_configuration_whose_patterns_all_match_nothing_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no file matches 'team/\*\.md', 'ladders/\*\.md'"):
        report(tmp_path, rolelint_toml='roles = ["team/*.md"]\nladders = ["ladders/*.md"]\n', roles__backend_md=ROLE)


def test_an_external_that_nobody_uses_is_shown_in_the_configuration(tmp_path: Path) -> None:
    settings = '[project]\nname = "Board"\n\n[tool.rolelint.externals]\nBoard = ""\n'
    assert found(report(tmp_path, pyproject_toml=settings, backend_md=ROLE), "RL412") == [("pyproject.toml", "Board")]


def test_an_external_in_a_list_of_a_shared_file_is_shown_there(tmp_path: Path) -> None:
    settings = '[tool.rolelint]\nexternals = [\n  "Guild",\n  "Board",\n]\n'
    role = f"{ROLE}\n# Interactions\n- **Informs** → Guild\n"
    assert found(report(tmp_path, pyproject_toml=settings, backend_md=role), "RL412") == [("pyproject.toml", "Board")]


def test_an_external_that_an_extended_file_declares_may_be_used_elsewhere(tmp_path: Path) -> None:
    checked = report(
        tmp_path,
        rolelint_toml='extend = "base.toml"\n[externals]\nGuild = ""\n',
        base_toml='[externals]\nBoard = ""\n',
        backend_md=ROLE,
    )
    assert found(checked, "RL412") == [("rolelint.toml", "Guild")]


def test_an_external_is_no_finding_of_a_run_about_some_files(tmp_path: Path) -> None:
    report(tmp_path, rolelint_toml='[externals]\nBoard = ""\n', backend_md=ROLE)
    checked = runs.check(runs.Asked((tmp_path / "backend.md",)))
    assert checked is not None
    assert found(checked, "RL412") == []


def test_a_thin_level_beside_others_is_one_of_their_ladder(tmp_path: Path) -> None:
    level = "# L{} – Engineer\n\n## Scope\n- Delivers features\n\n## Collaboration\n- Reviews code\n"
    thin = "# L{} – Engineer\n\n## Scope\n- Delivers projects\n"
    checked = report(
        tmp_path,
        levels__l1_md=level.format(1),
        levels__l2_md=level.format(2),
        levels__l3_md=thin.format(3),
        levels__zone_md=thin.replace("L{}", "Zone 3"),
        games__l3_md=thin.format(3),
    )
    assert found(checked, "RL501") == [("levels/l3.md", "L3 – Engineer")]
    assert sorted(checked.sources) == ["levels/l1.md", "levels/l2.md", "levels/l3.md"]


POSTING = "# Baker\n\n## About the role\nWords.\n\n## What you'll do\n- Bakes\n\n## Requirements\n- Rye\n"


@pytest.mark.parametrize(
    ("folder", "extra", "count"),
    [
        ("jobs", {}, 1),
        ("notes", {}, 0),
        ("jobs", {".git__x_txt": ""}, 0),
    ],
)
def test_a_folder_that_is_given_says_by_its_name_what_lies_in_it(
    tmp_path: Path, folder: str, extra: dict[str, str], count: int
) -> None:
    assert len(report(tmp_path / folder, baker_md=POSTING, **extra).sources) == count
