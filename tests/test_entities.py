"""What a finding in a ladder is about, and how much it weighs."""

from pathlib import Path

import pytest
from ladder_forms import read

from rolelint.entities import entity, paths
from rolelint.ladders import join
from rolelint.report import Report
from rolelint.runs import Asked, check
from rolelint.source import Source

LADDER = """\
---
kind: ladder
slug: yard
name: Yard
owner: Ada
levels:
  - {name: Level 1, seniority: Junior}
  - Level 2
---

# Level 1

## Craft
- Saws
Loose words

# Level 2

Much is expected.

## Craft & Care
- Saws straight
  - *Example*: planks
"""


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Saws straight", "ladder:yard/level-2/craft-care"),
        ("planks", "ladder:yard/level-2/craft-care"),
        ("Craft & Care", "ladder:yard/level-2/craft-care"),
        ("Loose", "ladder:yard/level-1/craft"),
        ("Level 1\n", "ladder:yard/level-1"),
        ("Much", "ladder:yard/level-2"),
        ("Ada", "ladder:yard/owner"),
        ("---", "ladder:yard"),
    ],
)
def test_a_place_in_a_ladder_is_named_by_level_and_dimension(words: str, name: str) -> None:
    start = LADDER.index(words)
    at = Source("ladder.md", LADDER).at(start, start + len(words.rstrip()))
    assert entity(at, read(LADDER)) == name


def test_a_ladder_in_parts_is_named_in_each_of_its_files() -> None:
    texts = {f"ladders/yard/{number}.md": f"# Level {number}\n## Craft\n- Saws {number}\n" for number in (1, 2)}
    (whole,) = join(read(text, "ladder-level", path) for path, text in texts.items()).all
    assert paths(whole) == frozenset(texts)
    for number, (path, text) in enumerate(texts.items(), 1):
        start = text.index("Saws")
        assert entity(Source(path, text).at(start, start + 4), whole) == f"ladder:yard/level-{number}/craft"


def test_a_file_of_nobody_is_named_by_its_path() -> None:
    assert entity(Source("a.md", "x").at(0, 1), None) == "file:a.md"


def checked(folder: Path, more: str = "") -> Report:
    text = (
        f"---\nkind: ladder\nname: Yard\n{more}---\n\n# Level 1\n\n# Level 2\n\n# Level 4\n## Craft\n- Saws\n- Saws\n"
    )
    (folder / "yard.md").write_text(text, encoding="utf-8")
    report = check(Asked((folder,), {"select": ["RL1", "RL5"]}))
    assert report is not None
    return report


def told(report: Report) -> set[tuple[str, str, str]]:
    return {(one.code, one.severity.word, one.entity) for one in report.diagnostics if one.code in {"RL503", "RL511"}}


def test_findings_in_a_ladder_name_it(tmp_path: Path) -> None:
    assert told(checked(tmp_path)) == {
        ("RL503", "warning", "ladder:yard/level-4"),
        ("RL511", "warning", "ladder:yard/level-4/craft"),
    }


def test_of_a_draft_findings_are_notes(tmp_path: Path) -> None:
    assert {severity for _, severity, _ in told(checked(tmp_path, "status: draft\n"))} == {"info"}


def test_of_a_deprecated_ladder_only_its_keys_are_judged(tmp_path: Path) -> None:
    report = checked(tmp_path, "status: deprecated\nownr: Ada\n")
    assert {one.code for one in report.diagnostics} == {"RL102"}


def test_a_ladder_in_several_files_is_one(tmp_path: Path) -> None:
    folder = tmp_path / "ladders" / "yard"
    folder.mkdir(parents=True)
    for number in (1, 2, 3):
        text = (
            f"---\nladder: yard\nweight: {number}\n---\n\n# Level {number}\n\n## Craft\n\n- Saws {number}\n- Planes\n"
        )
        (folder / f"level-{number}.md").write_text(text, encoding="utf-8")
    report = check(Asked((tmp_path,)))
    assert report is not None
    assert (report.ladders, report.files, dict(report.ladder_forms)) == (1, 3, {"ladder-level": 3})
