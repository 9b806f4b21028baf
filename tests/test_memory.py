import json
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from rolelint import memory
from rolelint.analysis import Analysis
from rolelint.intake import Intake
from rolelint.project import Project
from rolelint.reporters import full
from rolelint.reporters import json as json_report
from rolelint.request import Request
from rolelint.source import Source

FOLDERS = ("examples/company", "examples/broken", "tests/golden")


@dataclass
class Anew:
    """The file read once more; None where nobody should."""

    found: Analysis | None

    def source(self) -> Source:
        return self.analysis().source

    def analysis(self) -> Analysis:
        assert self.found
        return self.found


def taken(folder: Path) -> list[tuple[str, Analysis | None, str]]:
    intake = Intake.open(folder, {})
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.md"))]
    return [(name, *intake.read(name)) for name in names]


def same(mine: Any, theirs: Any) -> bool:
    """Whether all that can be asked of two values is the same, down to the last place."""
    if is_dataclass(theirs) and not isinstance(theirs, type):
        asked = [one.name for one in fields(theirs) if one.name != "origin"]
        return type(mine) is type(theirs) and all(same(getattr(mine, one), getattr(theirs, one)) for one in asked)
    if isinstance(theirs, tuple | list):
        return type(mine) is type(theirs) and len(mine) == len(theirs) and all(map(same, mine, theirs))
    return bool(mine == theirs)


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_kept_of_a_file_tells_all_that_the_file_does(root: Path, folder: str) -> None:
    kept = 0
    for name, analysis, reason in taken(root / folder):
        text = memory.written(analysis, reason)
        if text is None:
            continue
        kept += 1
        again, words = memory.read(text, name, Anew(analysis))
        assert words == reason
        assert same(again, analysis)
        assert again == analysis
    assert kept


def test_no_file_is_analysed_again_for_plain_values(root: Path) -> None:
    for name, analysis, reason in taken(root / "examples/company"):
        text = memory.written(analysis, reason)
        again, _ = memory.read(text, name, Anew(None)) if text else (None, "")
        for role in again.roles if again else ():
            assert role.path == name
            assert all(metric.text and metric.rank >= 0 for metric in role.metrics)
            assert all(one.name for one in role.capabilities)
            assert all(one.name for one in role.artifacts)
            assert all(one.kind for one in role.interactions)


def test_a_value_that_was_kept_has_no_attribute_that_its_counterpart_has_not(root: Path) -> None:
    name, analysis, reason = next(one for one in taken(root / "examples/company") if one[1] and one[1].roles)
    text = memory.written(analysis, reason)
    assert text
    assert analysis
    again, _ = memory.read(text, name, Anew(analysis))
    assert again
    with pytest.raises(AttributeError):
        again.roles[0].wisdom  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("text", ["", "[", "[]", "[1,2]", "{}", "0", json.dumps(["role", [], [], [], [], None])])
def test_what_is_no_such_text_is_an_error(text: str) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        memory.read(text, "a.md", Anew(None))


def of_company(root: Path, _: pytest.FixtureRequest) -> list[Path]:
    return [root / folder for folder in FOLDERS]


def of_others(_: Path, request: pytest.FixtureRequest) -> list[Path]:
    shared: Path = request.getfixturevalue("shared")
    return [path for path in (*sorted((shared / "corpora").iterdir()), shared / "seeds") if path.is_dir()]


@pytest.mark.parametrize("folders", [of_company, of_others])
def test_a_report_on_what_is_kept_is_that_on_the_files(
    folders: Callable[[Path, pytest.FixtureRequest], list[Path]], root: Path, request: pytest.FixtureRequest
) -> None:
    for folder in folders(root, request):
        project = Project.open(folder, {"preset": "published"})
        project.load(Request(folder))
        texts = {name: memory.written(analysis, "") for name, analysis in project.analyses.items()}
        known = {
            name: memory.read(texts[name] or "", analysis.source.path, Anew(analysis))[0] or analysis
            for name, analysis in project.analyses.items()
            if texts[name]
        }
        fresh, again = project.report(), replace(project, analyses=project.analyses | known).report()
        assert full.render(again) == full.render(fresh)
        assert json_report.render(again) == json_report.render(fresh)
        assert {name: memory.written(analysis, "") for name, analysis in known.items()} == {
            name: text for name, text in texts.items() if text
        }
