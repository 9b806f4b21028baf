"""`rolelint convert`: forms to the canonical one, where they go, and what is told about them."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from rolelint.analysis import Plan, analyze
from rolelint.conversion import convert
from rolelint.errors import UserError
from rolelint.names import slug
from rolelint.project import Project
from rolelint.reading import read
from rolelint.source import Source
from rolelint.syntax.parse import parse
from rolelint.writer import write

ROLE = """\
---
id: ba-01
slug: baker
name: Baker
default_seniority: Junior
---

# Mission

Bread.

# Responsibilities

- **Bake** (primary)
"""
POSTING = """\
# Job Description: Baker

## Overview

Bread that is worth getting up for.

## Responsibilities

- Bake the bread (60%)
  - with rye

## Requirements

- Strong arms

## Preferred Qualifications

- A driving licence

## What We Offer

Bread.
"""
# What only people can mend: keys that a form has no words for, and text that was damaged before.
OF_CONTENT = {"RL009", "RL101"}
TWO = "# Job Description: {name}\n\n## Responsibilities\n\n- Bake\n\n## Requirements\n\n- Arms\n"


def rolelint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "rolelint", *arguments],
        cwd=folder,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.fixture
def jobs(tmp_path: Path) -> Path:
    """A folder with two postings."""
    folder = tmp_path / "jobs"
    folder.mkdir()
    (folder / "baker.md").write_text(POSTING, encoding="utf-8")
    (folder / "miller.md").write_text(TWO.format(name="Miller"), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "data",
    [
        ROLE.encode(),
        ROLE.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + ROLE.encode(),
        ROLE.rstrip("\n").encode(),
        ROLE.replace("Bread", "  Brötchen  — 🥐 \\\n").encode(),
    ],
    ids=["as it is", "CRLF", "BOM", "no last line end", "anything"],
)
def test_a_file_in_canonical_form_gives_its_bytes_back(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "baker.md").write_bytes(data)
    assert rolelint(tmp_path, "convert", "baker.md").stdout == data
    rolelint(tmp_path, "convert", "baker.md", "-o", "other.md")
    assert (tmp_path / "other.md").read_bytes() == data


def test_another_form_is_printed_and_told_about(jobs: Path) -> None:
    done = rolelint(jobs, "convert", "baker.md")
    assert done.stdout.decode() == (
        "---\nid: baker\nslug: baker\nname: Baker\n"
        'x-offer: Bread.\nx-title: "Job Description: Baker"\n---\n\n'
        "# Short Description\n\nBread that is worth getting up for.\n\n"
        "# Responsibilities\n\n- **Bake the bread** (60 %)\n  - with rye\n\n"
        "# Capabilities\n\n## Requirements\n\n- **Strong arms**\n\n"
        "## Preferred Qualifications\n\n- **A driving licence** (preferred)\n"
    )
    assert done.stderr.decode().splitlines() == [
        "baker.md",
        "  Short Description: from 'Overview'",
        "  Responsibilities (1): from 'Responsibilities'",
        "  Capabilities (2): from 'Requirements', 'Preferred Qualifications'",
        "  kept in the front matter, since the form has no field for it: x-offer, x-title",
        "  missing: default_seniority, Mission",
    ]


def test_what_is_missing_stays_missing_unless_stubs_are_asked_for(jobs: Path) -> None:
    (plain,), (filled,) = convert([jobs / "baker.md"]), convert([jobs / "baker.md"], stubs=True)
    assert "TODO" not in plain.text
    assert "default_seniority: TODO" in filled.text
    assert "# Mission\n\nTODO\n" in filled.text
    assert "- **Bake the bread** (60 %)\n  - _Success metric_: TODO\n" in filled.text


def test_stubs_find_a_responsibility_where_there_is_none(tmp_path: Path) -> None:
    text = "# Job Description: Baker\n\n## Requirements\n\n- Arms\n\n## Preferred Qualifications\n\n- Legs\n"
    (tmp_path / "baker.md").write_text(text, encoding="utf-8")
    (one,) = convert([tmp_path / "baker.md"], stubs=True)
    assert "# Responsibilities\n\n- **TODO**\n  - _Success metric_: TODO\n" in one.text


def test_several_roles_go_to_a_folder_by_their_slugs(jobs: Path) -> None:
    done = rolelint(jobs, "convert", "baker.md", "miller.md", "-o", "roles")
    assert done.returncode == 0
    assert sorted(path.name for path in (jobs / "roles").iterdir()) == ["baker.md", "miller.md"]


def test_what_a_file_says_around_its_roles_is_told_with_its_lines(tmp_path: Path) -> None:
    roles = "".join(f"## {name}\n\n### Responsibilities\n\n- Bake\n\n" for name in ("Baker", "Miller"))
    text = (
        f"---\nteam: night\n---\n# Roles\n\n{roles}## Who decides\n\n| What | Baker |\n|---|---|\n| Rye | A |\n\nAsk.\n"
    )
    (tmp_path / "roles.md").write_text(text, encoding="utf-8")
    baker, miller = convert([tmp_path / "roles.md"])
    assert [words for words in (*baker.told, *miller.told) if words.startswith("in no role")] == [
        "in no role, so left in the file: line 2, the front matter",
        "in no role, so left in the file: line 4, below 'Roles'",
        "in no role, so left in the file: lines 18 to 24, below 'Who decides'",
    ]


def test_what_every_line_of_a_table_or_a_page_goes_into_is_not_told_as_left_out(tmp_path: Path) -> None:
    rows = "| Baker | Bakes; Sells |\n| Miller | Mills |\n"
    (tmp_path / "team.md").write_text(
        f"# Our roles\n\n| Role | Responsibilities |\n|---|---|\n{rows}", encoding="utf-8"
    )
    (tmp_path / "baker.md").write_text(f"---\nteam: {{at: night}}\n---\n{POSTING}", encoding="utf-8")
    told = [words for one in convert([tmp_path / "team.md", tmp_path / "baker.md"]) for words in one.told]
    left = [words for words in told if words.startswith("in no role")]
    assert left == ["in no role, so left in the file: line 1, below 'Our roles'"]


def test_several_roles_do_not_fit_into_one_text(jobs: Path) -> None:
    done = rolelint(jobs, "convert", "baker.md", "miller.md")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"these are 2 roles" in done.stderr
    done = rolelint(jobs, "convert", "baker.md", "miller.md", "-o", "all.md")
    assert b"'all.md' is one file" in done.stderr


def test_two_roles_of_one_slug_are_told_before_anything_is_written(jobs: Path) -> None:
    (jobs / "again.md").write_text(POSTING, encoding="utf-8")
    done = rolelint(jobs, "convert", "baker.md", "again.md", "-o", "roles", "--force")
    assert done.returncode == 2
    assert b"two of these roles would become" in done.stderr
    assert not (jobs / "roles").exists()


def test_a_file_is_replaced_only_by_force(jobs: Path) -> None:
    (jobs / "out.md").write_text("mine", encoding="utf-8")
    assert rolelint(jobs, "convert", "baker.md", "-o", "out.md").returncode == 2
    assert (jobs / "out.md").read_text(encoding="utf-8") == "mine"
    assert rolelint(jobs, "convert", "baker.md", "-o", "out.md", "--force").returncode == 0
    assert (jobs / "out.md").read_text(encoding="utf-8").startswith("---\n")


def test_one_file_in_the_way_keeps_all_from_being_written(jobs: Path) -> None:
    (jobs / "roles").mkdir()
    (jobs / "roles" / "miller.md").write_text("mine", encoding="utf-8")
    assert rolelint(jobs, "convert", "baker.md", "miller.md", "-o", "roles").returncode == 2
    assert [path.name for path in (jobs / "roles").iterdir()] == ["miller.md"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"# Notes\n\nNothing.\n", "no role"),
        (b"---\nname: Baker\n# Mission\n", "is no role"),
        (b"---\nslug: [a\ndefault_seniority: Mid\n---\n# Mission\n", "cannot be read"),
        (b"\xff\xfe\x00", "cannot read"),
    ],
)
def test_what_is_no_role_is_refused_by_name(text: bytes, says: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(text)
    with pytest.raises(UserError, match=r"a\.md") as caught:
        convert([tmp_path / "a.md"])
    assert says in caught.value.message


def test_a_folder_is_refused_with_the_way_out(jobs: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        convert([jobs])


def corpora(shared: Path) -> list[tuple[Project, str]]:
    """Every role file of the real projects beside the checkout, with its project."""
    found = []
    for folder in sorted(path for path in (shared / "corpora").iterdir() if path.is_dir()):
        project = Project.open(folder, {})
        names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
        found += [(project, name) for name in names if (folder / name).is_file()]
    return found


@pytest.mark.slow
def test_every_real_role_comes_back_equal_and_only_content_is_missing(shared: Path) -> None:
    codes: Counter[str] = Counter()
    count = 0
    for project, name in corpora(shared):
        text = (project.root / name).read_text(encoding="utf-8")
        dialect = project.recognise(name, text, is_named=False).dialect
        if dialect is None or dialect.is_of_ladders or dialect.is_canonical:
            continue
        document = parse(Source(name, text))
        for reading in read(document, dialect, project.headings):
            key = slug(str(reading.data.value["name"]))
            data = {"id": key, "slug": key, **reading.data.value}
            analysis = analyze(Source("role.md", write(data, project.canonical()).text), project.canonical(), Plan())
            codes.update(code for code, _ in analysis.problems if code < "RL3")
            (role,) = analysis.roles
            assert role.node.value.keys() == data.keys()
            count += 1
    assert count
    assert set(codes) <= OF_CONTENT
