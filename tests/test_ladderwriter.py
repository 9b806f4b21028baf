"""Ladders of all forms, written in the canonical one: nothing gets lost, and the same is found in them."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rolelint import outline
from rolelint.conversion import convert
from rolelint.filenames import SUFFIXES
from rolelint.ladder import Ladder, build
from rolelint.ladderwriter import write
from rolelint.project import Project
from rolelint.request import Request
from rolelint.source import Source
from rolelint.syntax.parse import FATAL, parse

RICH = """\
---
kind: ladder
name: Backend
x-levels: 3
levels:
  - name: Level 1
    seniority: Junior
    capabilities: [{name: SQL, proficiency: Novice}]
dimensions: [Mastery, {name: Impact, from: Level 2}]
criteria:
  - {level: Level 1, dimension: Mastery, text: "Two\\nlines", id: m-1}
---

Why we have it.

# Level 1

All of it is *about* craft.

## Mastery

- **Adopts**: what others `made`
  - *Example*: a library
  - *Example*: e.g. a [tool](x.md)
- 1. is no number
- For example: nothing

### By hand

- Writes <b>notes</b>
  - on paper

# Level 2

- Holds for the level

## Mastery

## Impact

- _Success metric_: is no label here
"""


def read(text: str) -> Ladder:
    source = Source("ladder.md", text)
    return build(outline.read(parse(source)), source, "ladder")


def cells(ladder: Ladder) -> Counter[tuple[str, str | None, str, tuple[str, ...]]]:
    return Counter(
        (one.level, one.dimension, one.text.strip(), tuple(example.strip() for example in one.examples))
        for one in ladder.criteria
    )


def test_a_rich_ladder_comes_back_whole() -> None:
    before = read(RICH)
    written = write(outline.read(parse(before.source)), {})
    after = read(written.text)
    assert (after.levels, after.dimensions, cells(after)) == (before.levels, before.dimensions, cells(before))
    assert set(after.cells) == set(before.cells)
    assert after.declared_levels == before.declared_levels == 3
    assert {key: after.data[key] for key in after.data if key.startswith("x-")} == {
        "x-levels": 3,
        "x-introduction": "Why we have it.",
    }


def test_a_cell_that_a_list_has_no_words_for_goes_to_the_front_matter() -> None:
    written = write(outline.read(parse(Source("ladder.md", RICH))), {})
    front, _, body = written.text.partition("\n---\n")
    assert written.kept == ("criteria",)
    assert ("id: m-1" in front, "- Holds for the level" in body) == (True, True)


@pytest.mark.parametrize(
    "nasty",
    ["🚀 end", "[x", "# no", "a\\b", "*x", "- y", "مدير", "`", "<b>", "&amp;", "x: y", "W" * 200, "1) a", "| a |"],
)
def test_nasty_words_come_back(nasty: str) -> None:
    entry = f"{{level: 'L {nasty}', dimension: 'D {nasty}', text: '{nasty}', examples: ['{nasty}']}}"
    text = f"---\nkind: ladder\ncriteria:\n  - {entry}\n---\n"
    before = read(text)
    after = read(write(outline.read(parse(Source("ladder.md", text))), {}).text)
    assert (after.levels, after.dimensions, cells(after)) == (before.levels, before.dimensions, cells(before))


def ladder_files(shared: Path) -> Iterator[Path]:
    """Yield every file that a ladder can be read from, those of corpora and the saved page."""
    yield from (shared / "seeds").glob("002_*")
    for folder in sorted(path for path in (shared / "corpora").iterdir() if path.is_dir()):
        project = Project.open(folder, {})
        for path in sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file()):
            source = Source(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))
            dialect = project.recognise(source.path, source.text, is_named=False).dialect
            is_ladder = dialect and dialect.is_of_ladders
            if is_ladder and not any(code in FATAL for code, _ in parse(source).problems):
                yield path


def judged(folder: Path, name: str) -> tuple[Ladder, Counter[tuple[str, str]]]:
    """Return the ladder of a file, and what the rules about ladders find in it."""
    project = Project.open(folder, {})
    project.load(Request(folder, (name,)))
    found = project.analyses[name].ladder
    assert found, name
    diagnostics = project.report((name,)).diagnostics
    return found, Counter((one.code, one.finding.message) for one in diagnostics if one.code.startswith("RL5"))


@pytest.mark.slow
def test_real_ladders_say_the_same_in_the_canonical_form_and_the_same_is_found_in_them(
    shared: Path, tmp_path: Path
) -> None:
    paths = list(ladder_files(shared))
    for number, path in enumerate(paths):
        old, new = tmp_path / f"{number}" / "old", tmp_path / f"{number}" / "new"
        old.mkdir(parents=True)
        new.mkdir()
        shutil.copy(path, old)
        (one,) = convert([old / path.name])
        (new / f"{path.stem}.md").write_text(one.text, encoding="utf-8")
        before, findings = judged(old, path.name)
        after, again = judged(new, f"{path.stem}.md")
        assert [(one.name, one.seniority, one.summary) for one in after.levels] == [
            (one.name, one.seniority, one.summary) for one in before.levels
        ], path
        assert after.dimensions == before.dimensions, path
        assert cells(after) == cells(before), path
        assert again == findings, path
        assert convert([new / f"{path.stem}.md"])[0].text == one.text, path
    assert len(paths) > 20


def test_a_ladder_page_is_converted_as_people_would_write_it(
    tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    page = tmp_path / "baking.txt"
    page.write_text(
        "Baking\n\nLevel 1\n\nCraft\n\n• Bakes bread by the recipe\n  Example: rye, spelt\n• Cleans the oven\n\n"
        "Care\n\n• Greets everybody\n\nLevel 2\n\nCraft\n\n• Bakes without a recipe\n\nCare\n\n• Calms the queue\n"
    )
    (one,) = convert([page])
    golden("format/converted-ladder.md", one.text)
