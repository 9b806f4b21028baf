"""`check --fix` as people run it: what is written, what is printed, and what happens when it is disturbed."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from rolelint import files
from rolelint.errors import UserError
from rolelint.report import Report
from rolelint.rewrites import Rewrite
from rolelint.runs import Outcome
from rolelint.schema import load

RIGHT = """---
id: {slug}-01
slug: {slug}
name: Baker {slug}
default_seniority: Mid
---

# Mission
Bread every morning.

# Capabilities
- **Baking** — Advanced
"""
WRONG = RIGHT.replace("# Capabilities", "# Capabilites")
CHECK = (sys.executable, "-m", "rolelint", "check")


def run(folder: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*CHECK, *arguments], cwd=folder, input=stdin, capture_output=True, check=False)


def make(folder: Path, *slugs: str, text: str = WRONG) -> list[Path]:
    (folder / "rolelint.toml").write_text('preset = "basic"\n', encoding="utf-8")
    paths = [folder / f"{slug}.md" for slug in slugs]
    for path in paths:
        path.write_bytes(text.format(slug=path.stem).encode())
    return paths


def test_a_fix_is_written_and_told_after_what_is_left(tmp_path: Path) -> None:
    (path,) = make(tmp_path, "rye")
    done = run(tmp_path, "--fix")
    assert (done.returncode, path.read_text("utf-8")) == (0, RIGHT.format(slug="rye"))
    assert done.stdout.decode().splitlines()[-1] == "mended 1: 1 x RL202 unknown-section"


def test_without_the_option_nothing_is_written_but_told_what_could_be(tmp_path: Path) -> None:
    (path,) = make(tmp_path, "rye")
    done = run(tmp_path)
    assert (path.read_text("utf-8"), b"; 1 can be mended with --fix" in done.stdout) == (WRONG.format(slug="rye"), True)


def test_the_full_report_names_the_place_of_each_repair(tmp_path: Path) -> None:
    make(tmp_path, "rye")
    lines = run(tmp_path, "--fix", "--output-format", "full").stdout.decode().splitlines()
    assert lines[-1] == "rye.md:11:3: mended RL202 unknown-section: write 'Capabilities'"


def test_the_json_report_holds_each_repair(tmp_path: Path) -> None:
    make(tmp_path, "rye")
    document = json.loads(run(tmp_path, "--fix", "--output-format", "json").stdout)
    jsonschema.validate(document, load("report"))
    assert [(one["code"], one["start"]["line"], one["safety"]) for one in document["mended"]] == [("RL202", 11, "safe")]


def test_mode_byte_order_mark_and_line_ends_stay(tmp_path: Path) -> None:
    (path,) = make(tmp_path, "rye", text="\ufeff" + WRONG.replace("\n", "\r\n"))
    path.chmod(0o640)
    run(tmp_path, "--fix")
    right = "\ufeff" + RIGHT.format(slug="rye").replace("\n", "\r\n")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (right.encode(), 0o640)


def test_an_added_line_ends_like_the_others(tmp_path: Path) -> None:
    (path,) = make(tmp_path, "rye", text=RIGHT.replace("Mid\n---\n", "Mid\n").replace("\n", "\r\n"))
    run(tmp_path, "--fix")
    assert path.read_bytes() == RIGHT.format(slug="rye").replace("\n", "\r\n").encode()


def test_a_diff_writes_nothing_and_exits_with_1(tmp_path: Path) -> None:
    (path,) = make(tmp_path, "rye")
    done = run(tmp_path, "--diff")
    assert (done.returncode, path.read_text("utf-8")) == (1, WRONG.format(slug="rye"))
    assert done.stdout.decode().splitlines()[-3:-1] == ["-# Capabilites", "+# Capabilities"]
    assert done.stderr.decode() == "would mend 1: 1 x RL202 unknown-section\n"


def test_a_diff_of_nothing_is_empty(tmp_path: Path) -> None:
    make(tmp_path, "rye", text=RIGHT)
    done = run(tmp_path, "--diff")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_diff_shows_no_character_that_a_terminal_obeys() -> None:
    change = Rewrite(Path("a.md"), "a.md", "x\x1b[31m\n", "y\x1b[31m")
    lines = ["--- a.md", "+++ a.md", "@@ -1 +1 @@", r"-x\x1b[31m", r"+y\x1b[31m", r"\ No newline at end of file"]
    assert change.difference().splitlines() == lines


def test_fix_only_reports_only_what_it_did_and_exits_with_0(tmp_path: Path) -> None:
    make(tmp_path, "rye", text=WRONG.replace("Mid", "7"))
    done = run(tmp_path, "--fix-only")
    assert (done.returncode, b"RL103" in run(tmp_path).stdout or b"RL104" in run(tmp_path).stdout) == (0, True)
    assert done.stdout.decode().splitlines()[0].startswith("mended ")


def test_unsafe_fixes_alone_are_a_mistake(tmp_path: Path) -> None:
    make(tmp_path, "rye")
    done = run(tmp_path, "--unsafe-fixes")
    assert (done.returncode, b"--fix" in done.stderr) == (2, True)


def test_a_guess_is_made_only_on_request(tmp_path: Path) -> None:
    line = "\n# Interactions\n- **Informs** → Baker oatt (weekly)\n"
    make(tmp_path, "oats", "wheat", text=RIGHT + line.replace("oatt", "{slug}x"))
    (tmp_path / "rolelint.toml").unlink()
    before = (tmp_path / "wheat.md").read_text("utf-8")
    (tmp_path / "oats.md").write_text(RIGHT.format(slug="oats") + line.replace("oatt", "wheatx"), "utf-8")
    (tmp_path / "wheat.md").write_text(RIGHT.format(slug="wheat"), "utf-8")
    run(tmp_path, "--fix", "--select", "RL401")
    assert "Baker wheatx" in (tmp_path / "oats.md").read_text("utf-8")
    run(tmp_path, "--fix", "--unsafe-fixes", "--select", "RL401")
    assert "Baker wheat (" in (tmp_path / "oats.md").read_text("utf-8")
    assert before


@pytest.mark.parametrize(
    ("arguments", "text", "settings"),
    [
        (("other.md",), WRONG, ""),
        (("--select", "RL3"), WRONG, ""),
        (("--ignore", "RL202"), WRONG, ""),
        ((), WRONG.replace("Capabilites", "Capabilites <!-- rolelint: ignore RL202: ours -->"), ""),
        (("--no-suppressions",), WRONG.replace("Capabilites", "Capabilites <!-- rolelint: ignore RL202: ours -->"), ""),
        ((), WRONG, '[[overrides]]\npaths = ["rye.md"]\nignore = ["RL202"]\n'),
    ],
)
def test_what_nobody_asked_for_is_left_alone(
    arguments: tuple[str, ...], text: str, settings: str, tmp_path: Path
) -> None:
    path, _ = make(tmp_path, "rye", "other", text=text)
    with (tmp_path / "rolelint.toml").open("a", encoding="utf-8") as file:
        file.write(settings)
    run(tmp_path, "--fix", *arguments)
    assert path.read_text("utf-8") == text.format(slug="rye")


def test_standard_input_goes_mended_to_standard_output_and_the_report_beside_it(tmp_path: Path) -> None:
    (path,) = make(tmp_path, "rye", text=RIGHT)
    draft = b"\xef\xbb\xbf" + WRONG.format(slug="rye").encode()
    done = run(tmp_path, "--fix", "--stdin-filename", "rye.md", stdin=draft)
    assert done.stdout == b"\xef\xbb\xbf" + path.read_bytes()
    assert b"mended 1: 1 x RL202 unknown-section" in done.stderr


@pytest.mark.parametrize("draft", [b"# Notes\n", b"\xff\xfe\x00", b""])
def test_standard_input_that_is_no_role_comes_back_as_it_was(draft: bytes, tmp_path: Path) -> None:
    make(tmp_path, "rye", text=RIGHT)
    assert run(tmp_path, "--fix", "--stdin-filename", "notes.md", stdin=draft).stdout == draft


def test_a_file_that_has_changed_since_is_left_alone_and_said(tmp_path: Path) -> None:
    one, other = make(tmp_path, "rye", "oats")
    before = one.read_text("utf-8")
    changes = tuple(Rewrite(path, path.name, before, "new") for path in (one, other))
    with pytest.raises(UserError, match=r"nothing was written: .*oats\.md"):
        Outcome(Report(), changes).write()
    assert one.read_text("utf-8") == before


def test_a_file_that_somebody_else_has_mended_the_same_way_is_no_trouble(tmp_path: Path) -> None:
    (path,) = make(tmp_path, "rye")
    Outcome(Report(), (Rewrite(path, "rye.md", "old", path.read_text("utf-8")),)).write()


def test_a_file_that_is_read_only_is_left_alone(tmp_path: Path) -> None:
    (path,) = make(tmp_path, "rye")
    path.chmod(0o444)
    done = run(tmp_path, "--fix")
    assert (done.returncode, b"read-only" in done.stderr) == (2, True)
    assert path.read_text("utf-8") == WRONG.format(slug="rye")


def strays(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]


def test_what_a_killed_run_left_behind_is_removed_next_time(tmp_path: Path) -> None:
    (tmp_path / ".rolelint-0123.tmp").write_text("half", encoding="utf-8")
    files.write(tmp_path / "a.md", "whole")
    assert strays(tmp_path) == []


def test_what_another_run_is_writing_is_not_removed(tmp_path: Path) -> None:
    (tmp_path / ".rolelint-0123.tmp").write_text("half", encoding="utf-8")
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_SH)
    files.write(tmp_path / "a.md", "whole")
    os.close(handle)
    assert strays(tmp_path) == [".rolelint-0123.tmp"]


def whole(paths: list[Path]) -> bool:
    """Whether each file is the old or the new one."""
    return all(
        path.read_text("utf-8") in (WRONG.format(slug=path.stem), RIGHT.format(slug=path.stem)) for path in paths
    )


def test_a_run_that_is_killed_leaves_each_file_whole_and_the_next_one_goes_on(tmp_path: Path) -> None:
    paths = make(tmp_path, *(f"baker{number}" for number in range(150)))
    process = subprocess.Popen([*CHECK, "--fix-only"], cwd=tmp_path, stdout=subprocess.DEVNULL)
    while process.poll() is None and paths[0].read_text("utf-8") == WRONG.format(slug="baker0"):
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert whole(paths)
    assert run(tmp_path, "--fix-only").returncode == 0
    assert [path.read_text("utf-8") for path in paths] == [RIGHT.format(slug=path.stem) for path in paths]
    assert strays(tmp_path) == []


def test_two_runs_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    paths = make(tmp_path, *(f"baker{number}" for number in range(60)))
    processes = [
        subprocess.Popen([*CHECK, "--fix-only"], cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    results = [(process.communicate()[1], process.returncode) for process in processes]
    assert [code for _, code in results] == [0, 0], results
    assert [path.read_text("utf-8") for path in paths] == [RIGHT.format(slug=path.stem) for path in paths]
    assert strays(tmp_path) == []
