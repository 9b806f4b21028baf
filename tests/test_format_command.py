"""`rolelint format` as people type it: what it prints, what it writes, and how it exits."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rolelint import format as formatter
from rolelint.formatting import run

TIDY = "---\nid: a\nslug: a\nname: A\ndefault_seniority: Mid\n---\n\n# Mission\n\nBake.\n"
MESSY = TIDY.replace("# Mission\n\n", "# Mission\n")
BROKEN = TIDY.replace("name: A", "name: A: B")
AGENT = """\
---
name: Helper
description: Helps.
---

## 🎯 Your Core Mission

- Help

## Your Success Metrics

- 9 of 10
"""


def rolelint(*arguments: str, folder: Path, given: bytes = b"") -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "rolelint", *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        env=dict(os.environ),
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    """Return a project with a file of each sort: messy, tidy, broken, of another form, and no role at all."""
    data = '{"slug": "d", "name": "D", "default_seniority": "Mid", "artifacts": []}'
    (tmp_path / "roles").mkdir()
    for name, text in {"a.md": MESSY, "b.md": TIDY, "c.md": BROKEN, "d.json": data}.items():
        (tmp_path / "roles" / name).write_bytes(text.encode())
    (tmp_path / "agents").mkdir()
    (tmp_path / "agents" / "helper.md").write_bytes(AGENT.encode())
    (tmp_path / "README.md").write_bytes(b"# Bakery\nWe bake.\n")
    return tmp_path


def test_messy_files_are_written_and_all_others_are_counted(bakery: Path) -> None:
    before = {path: path.read_bytes() for path in bakery.rglob("*.*")}
    code, out, err = rolelint("format", folder=bakery)
    assert (code, err) == (0, "")
    told, counts = out.splitlines()
    assert told == "formatted roles/a.md"
    assert counts.split(", ") == [
        "1 file formatted",
        "1 already in canonical text",
        "1 left alone: in JSON",
        "1 left alone: in another form (agent)",
        "1 left alone: with something in it that does not read (RL0)",
    ]
    changed = {path.name: path.read_bytes() for path in before if path.read_bytes() != before[path]}
    assert changed == {"a.md": TIDY.encode()}
    assert rolelint("format", folder=bakery)[1].startswith("0 files formatted, 2 already")


def test_check_lists_what_would_change_and_writes_nothing(bakery: Path) -> None:
    code, out, _ = rolelint("format", "--check", folder=bakery)
    assert (code, out.splitlines()[0]) == (1, "would format roles/a.md")
    assert (bakery / "roles/a.md").read_bytes() == MESSY.encode()
    assert rolelint("format", "roles/b.md", "--check", folder=bakery)[0] == 0


def test_diff_shows_what_would_change_and_writes_nothing(bakery: Path) -> None:
    code, out, err = rolelint("format", "--diff", folder=bakery)
    assert code == 1
    assert out.splitlines() == [
        *("--- roles/a.md", "+++ roles/a.md", "@@ -6,4 +6,5 @@", " ---", " ", " # Mission", "+", " Bake."),
    ]
    assert err.startswith("1 file to format, 1 already")
    assert (bakery / "roles/a.md").read_bytes() == MESSY.encode()


def test_standard_input_is_printed_formatted_with_its_byte_order_mark(bakery: Path) -> None:
    given = b"\xef\xbb\xbf" + MESSY.replace("\n", "\r\n").encode()
    done = rolelint("format", "--stdin-filename", "roles/e.md", folder=bakery, given=given)
    assert done[:2] == (0, "\ufeff" + TIDY.replace("\n", "\r\n"))
    assert rolelint("format", "--stdin-filename", "roles/e.md", "--check", folder=bakery, given=given)[0] == 1
    broken = rolelint("format", "--stdin-filename", "roles/e.md", folder=bakery, given=BROKEN.encode())
    assert broken[:2] == (0, BROKEN)


def test_a_byte_order_mark_and_the_mode_of_a_file_are_kept(bakery: Path) -> None:
    path = bakery / "roles/a.md"
    path.write_bytes(b"\xef\xbb\xbf" + MESSY.encode())
    path.chmod(0o640)
    assert rolelint("format", "roles/a.md", folder=bakery)[0] == 0
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"\xef\xbb\xbf" + TIDY.encode(), 0o640)


def test_naming_a_file_makes_it_no_role(bakery: Path) -> None:
    code, out, _ = rolelint("format", "README.md", folder=bakery)
    assert (code, out) == (0, "0 files formatted, 0 already in canonical text\n")


@pytest.mark.parametrize("arguments", [("nowhere",), ("--stdin-filename", "a.md", "roles")])
def test_wrong_use_is_told(bakery: Path, arguments: tuple[str, ...]) -> None:
    assert rolelint("format", *arguments, folder=bakery)[0] == 2


def test_a_file_for_which_there_is_no_proof_stays_and_the_bug_is_kept_for_the_end(
    bakery: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formatter, "ROUNDS", 0)
    found = run([bakery])
    assert (found.rewrites, set(found.failed)) == ((), {"roles/a.md", "roles/b.md"})
