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
    """The file read once more; None where nobody should. `kept` is what is kept for later."""

    path: str
    kept: str
    found: Analysis | None

    def later(self) -> Any:
        return json.loads(self.kept)

    def source(self) -> Source:
        return self.analysis().source

    def analysis(self) -> Analysis:
        assert self.found
        return self.found


def taken(folder: Path) -> list[tuple[str, Analysis | None, str]]:
    intake = Intake.open(folder, {})
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.md"))]
    return [(name, *intake.read(name)) for name in names]


def again_from(texts: memory.Kept, path: str, found: Analysis | None) -> tuple[Analysis | None, str]:
    (read,) = memory.read([json.loads(texts[0])], [Anew(path, texts[1], found)])
    return read


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
        again, words = again_from(text, name, analysis)
        assert words == reason
        assert same(again, analysis)
        assert again == analysis
    assert kept


def test_no_file_is_analysed_again_for_plain_values(root: Path) -> None:
    for name, analysis, reason in taken(root / "examples/company"):
        text = memory.written(analysis, reason)
        again, _ = again_from(text, name, None) if text else (None, "")
        for role in again.roles if again else ():
            assert role.path == name
            assert all(metric.text and metric.rank >= 0 for metric in role.metrics)
            assert all(one.name for one in role.capabilities)
            assert all(one.name for one in role.artifacts)
            assert all(one.kind for one in role.interactions)


def test_no_file_is_analysed_again_for_what_is_compared_of_a_ladder(root: Path) -> None:
    met = 0
    for name, analysis, reason in taken(root / "examples/company"):
        ladder = analysis.ladder if analysis else None
        text = memory.written(analysis, reason) if ladder else None
        again = again_from(text, name, None)[0] if text else None
        if not ladder or not again:
            continue
        met += 1
        assert again.ladder
        assert again.is_of_ladders
        assert again.ladder.identity == ladder.identity
        for lists in ("levels", "dimensions", "criteria", "cells"):
            assert getattr(again.ladder, lists) == getattr(ladder, lists)
        assert again.ladder.listed_levels == ladder.listed_levels
        assert [*again.ladder.holes()] == [*ladder.holes()]
        with pytest.raises(AssertionError):
            again.ladder.levels[0].node  # noqa: B018
    assert met


LADDER = """---
kind: ladder
name: Gardeners
slug: gardeners
levels:
  - {name: Level 1, seniority: Junior, capabilities: [{name: Pruning, proficiency: Novice, details: [roses]}, Digging]}
  - {name: Level 2, seniority: Senior}
dimensions: [{name: Care, id: care, from: Level 1}, Order]
---
# Level 1
## Care
- **Waters**: the beds
  - Example: the roses

# Level 2
Everything in Level 1, plus:

## Order
- Cleans the tools
"""


CLEAN = """---
kind: ladder
id: g-01
slug: gardeners
name: Gardeners
dimensions:
  - Care
  - Order
levels:
  - name: Level 1
    seniority: Junior
    capabilities:
      - name: Pruning
        proficiency: Novice
  - name: Level 2
    seniority: Senior
    capabilities:
      - name: Pruning
        proficiency: Expert
---

# Level 1

## Care
- Waters the beds before noon
- Removes weeds from the paths

## Order
- Cleans the tools every evening
- Sweeps the yard on Fridays

# Level 2

## Care
- Plans the watering of all beds
- Chooses the plants for spring

## Order
- Decides which tools are bought
- Arranges the shed for the winter
"""


def test_a_ladder_that_was_kept_tells_all_that_its_file_does(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(LADDER, "utf-8")
    (tmp_path / "b.md").write_text(LADDER.replace("Care", "Love"), "utf-8")
    found = taken(tmp_path)
    texts = [memory.written(analysis, reason) for _, analysis, reason in found]
    kept = [(name, text, one) for (name, one, _), text in zip(found, texts, strict=True) if text]
    read = memory.read(
        [json.loads(text[0]) for _, text, _ in kept], [Anew(name, text[1], one) for name, text, one in kept]
    )
    assert [
        analysis.ladder.levels[0].capabilities[0].details for _, analysis, _ in found if analysis and analysis.ladder
    ]
    assert same([analysis for analysis, _ in read], [analysis for _, analysis, _ in found])
    assert len(read) == 2


@pytest.mark.parametrize(("text", "ladders"), [(LADDER, 1), ("---\nkind: ladder\nname: [\n---\n", 0)])
def test_a_file_of_ladders_is_kept_even_where_it_cannot_be_read_to_its_end(
    text: str, ladders: int, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(text, "utf-8")
    ((name, analysis, reason),) = taken(tmp_path)
    texts = memory.written(analysis, reason)
    assert texts
    again, _ = again_from(texts, name, analysis)
    assert again
    assert same(again, analysis)
    assert (again.is_of_ladders, again.ladder is not None) == (True, bool(ladders))


@dataclass
class Unasked(Anew):
    """A file whose text may be read, and nobody should analyse it."""

    def source(self) -> Source:
        assert self.found
        return self.found.source

    def analysis(self) -> Analysis:
        raise AssertionError(self.path)


def test_where_nothing_is_to_be_said_of_a_ladder_nobody_asks_for_its_places(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(CLEAN, "utf-8")
    project = Project.open(tmp_path, {})
    project.load(Request(tmp_path))
    ((name, analysis),) = project.analyses.items()
    texts = memory.written(analysis, "")
    assert texts
    ((again, _),) = memory.read([json.loads(texts[0])], [Unasked(name, texts[1], analysis)])
    assert again
    report = replace(project, analyses={name: again}).report()
    assert report.ladders == 1
    assert not report.diagnostics


def test_a_value_that_was_kept_has_no_attribute_that_its_counterpart_has_not(root: Path) -> None:
    name, analysis, reason = next(one for one in taken(root / "examples/company") if one[1] and one[1].roles)
    text = memory.written(analysis, reason)
    assert text
    assert analysis
    again, _ = again_from(text, name, analysis)
    assert again
    with pytest.raises(AttributeError):
        again.roles[0].wisdom  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("text", ["", "[", "[]", "[1,2]", "{}", "0", json.dumps(["role", [], [], [], [], None])])
def test_what_is_no_such_text_is_an_error(text: str) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        again_from((text, "[]"), "a.md", None)


@pytest.mark.parametrize("kept", ["", "[", "[]", "[[]]", "{}"])
def test_where_that_for_later_is_damaged_the_file_tells(kept: str, root: Path) -> None:
    for name, analysis, reason in taken(root / "examples/company"):
        texts = memory.written(analysis, reason)
        if texts is not None and analysis is not None and analysis.roles:
            again, _ = again_from((texts[0], kept), name, analysis)
            assert again
            assert [metric.text for metric in again.roles[0].metrics] == [
                metric.text for metric in analysis.roles[0].metrics
            ]


def test_many_files_are_read_at_a_stroke_as_one_by_one(root: Path) -> None:
    every = [one for folder in FOLDERS for one in taken(root / folder)]
    kept = [(name, texts, found) for name, found, why in every if (texts := memory.written(found, why))]
    rows = [json.loads(texts[0]) for _, texts, _ in kept]
    read = memory.read(rows, [Anew(name, texts[1], found) for name, texts, found in kept])
    assert same(read, [again_from(texts, name, found) for name, texts, found in kept])
    assert memory.read([], []) == []


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
            name: again_from(text, analysis.source.path, analysis)[0] or analysis
            for name, analysis in project.analyses.items()
            if (text := texts[name])
        }
        fresh, again = project.report(), replace(project, analyses=project.analyses | known).report()
        assert full.render(again) == full.render(fresh)
        assert json_report.render(again) == json_report.render(fresh)
        assert {name: memory.written(analysis, "") for name, analysis in known.items()} == {
            name: text for name, text in texts.items() if text
        }
