"""A run is told again only where it would say the same: whatever can change what it says makes a new one."""

import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from shell import Shell
from staff import lay, project

from rolelint import bundle, cache, disk, gathering, replay
from rolelint.errors import ChangedError
from rolelint.filenames import BASELINE
from rolelint.intake import Intake
from rolelint.report import Report
from rolelint.reporters import full
from rolelint.store import Entry

HOUR = 3600 * 10**9
Change = Callable[[Path], None]
TEXTS = {
    **project(4),
    "rolelint.toml": 'extend = "house/standard.toml"\nroles = ["roles/**/*.md"]\nexclude = ["house/**"]\n',
    "house/standard.toml": 'preset = "published"\nignore = ["RL607"]\n[expects]\nmetrics = "responsibility"\n',
    "docs/guide.md": "# Guide\n\n![shape](shape.png) [a](../roles/rope-keeper-1.md) [b](#guide)\n",
}
ROPES, BUOYS = "roles/rope-keeper-1.md", "roles/buoy-keeper-1.md"
on_posix = pytest.mark.skipif(os.name == "nt", reason="links, pipes and permissions of another kind")
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLELINT_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "SOURCE_DATE_EPOCH", "TERM"):
        monkeypatch.delenv(name, raising=False)


def set_clock(monkeypatch: pytest.MonkeyPatch, now: Callable[[], int]) -> None:
    """Let what is kept be judged by another clock, in nanoseconds."""
    for module in ("disk", "replay"):
        monkeypatch.setattr(f"rolelint.{module}.time", SimpleNamespace(time_ns=now))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run an hour after all files were written, so that their times are trusted."""
    set_clock(monkeypatch, lambda: time.time_ns() + HOUR)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "work" / "harbour", TEXTS)


@pytest.fixture
def shell(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(monkeypatch, folder)


def judge(shell: Shell, change: Callable[[], None], *words: str) -> None:
    """Demand that a run can be told again, that a change makes it say something else, and that this is said then."""
    first = shell.run(*words)
    assert shell.again(*words) == first
    change()
    fresh = shell.run("--no-cache", *words)
    assert fresh != first
    assert shell.run(*words) == fresh
    assert shell.run(*words) == fresh


def edit(path: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        text = (folder / path).read_bytes()
        assert old.encode() in text
        (folder / path).write_bytes(text.replace(old.encode(), new.encode()))

    return change


def edit_unseen(folder: Path) -> None:
    """Edit a file so that its size and its time of change stay."""
    status = (folder / BUOYS).stat()
    edit(BUOYS, "people are happy", "95% of x per day")(folder)
    os.utime(folder / BUOYS, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (folder / BUOYS).stat().st_size == status.st_size


def add(path: str, text: str) -> Change:
    def change(folder: Path) -> None:
        lay(folder, {path: text})

    return change


def remove(path: str) -> Change:
    def change(folder: Path) -> None:
        (folder / path).unlink()

    return change


def move(path: str, target: str) -> Change:
    def change(folder: Path) -> None:
        (folder / target).parent.mkdir(exist_ok=True)
        (folder / path).rename(folder / target)

    return change


def into_folder(folder: Path) -> None:
    (folder / BUOYS).unlink()
    (folder / BUOYS).mkdir()


def into_pipe(folder: Path) -> None:
    (folder / BUOYS).unlink()
    os.mkfifo(folder / BUOYS)


def into_link(folder: Path) -> None:
    (folder / BUOYS).unlink()
    (folder / BUOYS).symlink_to(folder / ROPES)


def folder_into_link(folder: Path) -> None:
    (folder / "roles").rename(folder / ".roles")
    (folder / "roles").symlink_to(folder / ".roles")


def oversize(folder: Path) -> None:
    with (folder / BUOYS).open("ab") as file:
        file.write(b"\n" * 1_100_000)


def replace(folder: Path) -> None:
    """Put another file in the place of one, as editors do."""
    other = folder / "roles" / ".other"
    other.write_bytes((folder / BUOYS).read_bytes().replace(b"people are happy", b"95% of x per day"))
    other.replace(folder / BUOYS)


CHANGES: dict[str, Change] = {
    "an edit": edit(BUOYS, "people are happy", "at least 95% of questions answered per month"),
    "an edit that keeps size and time": edit_unseen,
    "a file put in its place": replace,
    "a name that others refer to": edit(BUOYS, "uoy", "rick"),
    "broken front matter": edit(BUOYS, "id: r-0001", "id: [r-0001"),
    "a file more": add("roles/lamps.md", TEXTS[BUOYS].replace("Buoy", "Lamp").replace("buoy", "lamp")),
    "a folder more": add("roles/more/lamps.md", TEXTS[BUOYS].replace("Buoy", "Lamp").replace("buoy", "lamp")),
    "a file less": remove(BUOYS),
    "a file by another name": move(BUOYS, "roles/buoys.md"),
    "a file elsewhere": move(BUOYS, "roles/more/buoy-keeper-1.md"),
    "a folder in its place": into_folder,
    "a pipe in its place": into_pipe,
    "a link in its place": into_link,
    "a linked folder in place of a folder": folder_into_link,
    "a file too large": oversize,
    "no text": edit(BUOYS, "questions", "\0"),
    "the configuration": edit("rolelint.toml", "exclude", 'select = ["RL6"]\nexclude'),
    "what it extends": edit("house/standard.toml", "RL607", "RL601"),
    "no configuration": remove("rolelint.toml"),
    "a configuration in a folder": add("roles/rolelint.toml", 'preset = "linked"\n'),
    "a configuration in a folder's pyproject.toml": add("roles/pyproject.toml", "[tool.rolelint]\n"),
    "two configurations": add("pyproject.toml", "[tool.rolelint]\n"),
    "a baseline": add(BASELINE, "{}"),
    "an index": edit("README.md", "- [roles/crane-keeper-1.md](roles/crane-keeper-1.md)\n", ""),
    "a link in an index": edit("README.md", "(roles/crane-keeper-1.md)", "(roles/cranes-keeper.md)"),
    "a linked file that is gone": remove("docs/guide.md"),
    "a linked file elsewhere": move("docs/guide.md", "docs/guides.md"),
    "no ladder": remove("ladders/docks.md"),
    "another ladder": edit("ladders/docks.md", "slug: docks", "slug: docks\nsludge: 1"),
    "an environment of Python": add("roles/pyvenv.cfg", ""),
}


@on_posix
@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_on_the_disk_makes_a_new_run(change: Change, folder: Path, shell: Shell) -> None:
    judge(shell, lambda: change(folder), "--output-format", "full", "--allow-empty")


def test_a_configuration_above_makes_a_new_run(folder: Path, shell: Shell) -> None:
    (folder / "rolelint.toml").unlink()
    judge(shell, lambda: add("rolelint.toml", 'select = ["RL0"]\n')(folder.parent))


def test_a_pyproject_that_gets_our_table_makes_a_new_run(folder: Path, shell: Shell) -> None:
    (folder / "rolelint.toml").unlink()
    (folder / "pyproject.toml").write_text("[tool.other]\nrules = 1\n", encoding="utf-8")
    judge(shell, lambda: edit("pyproject.toml", "other", 'rolelint]\nselect = ["RL0"]\n[tool.other')(folder))


def test_a_repository_makes_a_new_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one, the name of the folder says what may be in it: jobs."""
    text = "# Baker\n\n## About the job\n\nBread.\n\n## Responsibilities\n\n- Bake\n\n## Requirements\n\n- Flour\n"
    shell = Shell(monkeypatch, lay(tmp_path / "jobs", {"baker.md": text}))
    judge(shell, (tmp_path / "jobs" / ".git").mkdir, "--allow-empty")


@pytest.mark.usefixtures("later")
def test_an_edited_baseline_makes_a_new_run(folder: Path, shell: Shell) -> None:
    subprocess.run(
        [sys.executable, "-m", "rolelint", "baseline", "create"], cwd=folder, check=True, capture_output=True
    )
    judge(shell, lambda: edit(BASELINE, "RL601", "RL602")(folder))


def test_another_baseline_that_somebody_named_makes_a_new_run(folder: Path, shell: Shell) -> None:
    known = folder.parent / "known.json"
    command = [sys.executable, "-m", "rolelint", "baseline", "create", "--baseline", str(known)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    judge(shell, lambda: edit("known.json", "RL601", "RL602")(folder.parent), "--baseline", str(known))


@on_posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="the superuser may read everything")
@pytest.mark.parametrize("content", [TEXTS[BUOYS], ""])
def test_a_file_that_may_not_be_read_makes_a_new_run(content: str, folder: Path, shell: Shell) -> None:
    (folder / BUOYS).write_text(content, encoding="utf-8")
    judge(shell, lambda: (folder / BUOYS).chmod(0))


@pytest.mark.parametrize("make", [into_folder, into_pipe])
@on_posix
def test_an_empty_file_is_something_else_than_what_has_no_content(make: Change, folder: Path, shell: Shell) -> None:
    (folder / BUOYS).write_bytes(b"")
    judge(shell, lambda: make(folder))


@on_posix
@pytest.mark.usefixtures("later")
def test_a_link_that_leads_elsewhere_makes_a_new_run(folder: Path, shell: Shell) -> None:
    """The same files lie at its other end, but below a configuration."""
    (folder / "rolelint.toml").unlink()
    other = folder.parent / "other" / folder.name
    shutil.copytree(folder, other)
    lay(other.parent, {"rolelint.toml": 'select = ["RL0"]\n'})
    link = folder.parent / "link"
    link.symlink_to(folder)

    def retarget() -> None:
        link.unlink()
        link.symlink_to(other)

    judge(shell, retarget, str(link))


@on_posix
@pytest.mark.usefixtures("later")
def test_a_link_that_leads_somewhere_at_last_makes_a_new_run(folder: Path, shell: Shell) -> None:
    (folder / "roles" / "rolelint.toml").symlink_to(folder.parent / "later.toml")
    judge(shell, lambda: add("later.toml", 'select = ["RL0"]\n')(folder.parent))


@on_posix
@pytest.mark.usefixtures("later")
def test_a_linked_file_that_leads_elsewhere_makes_a_new_run(folder: Path, shell: Shell) -> None:
    lay(folder, {"store/a.md": TEXTS[BUOYS], "store/b.md": TEXTS[BUOYS].replace("happy", "merry")})
    edit("rolelint.toml", "house/**", 'house/**", "store/**')(folder)
    (folder / BUOYS).unlink()
    (folder / BUOYS).symlink_to(folder / "store" / "a.md")

    def retarget() -> None:
        (folder / BUOYS).unlink()
        (folder / BUOYS).symlink_to(folder / "store" / "b.md")

    judge(shell, retarget)


@on_posix
def test_two_dots_behind_a_link_lead_where_the_system_says(folder: Path, shell: Shell) -> None:
    far = lay(folder.parent / "far", {**TEXTS, "deep/x.txt": ""})
    for place in (folder, far):
        (place / "rolelint.toml").unlink()
    edit(BUOYS, "people are happy", "fine")(far)
    (folder / "link").symlink_to(folder.parent / "far" / "deep")
    judge(shell, lambda: edit(BUOYS, "fine", "good")(far), "link/..")
    assert "'good'" in shell.run("link/..")[1]


def test_a_change_within_the_tick_of_a_coarse_clock_makes_a_new_run(
    folder: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file system that tells only even seconds shows no difference between two changes within one of them."""
    tick = time.time_ns() // (2 * 10**9) * 2 * 10**9
    known = os.stat

    def coarse(path: str) -> object:
        found = known(path)
        times = {"st_mtime_ns": tick, "st_ctime_ns": tick}
        return SimpleNamespace(st_mode=found.st_mode, st_size=found.st_size, st_ino=0, **times)

    monkeypatch.setattr("rolelint.disk.os", SimpleNamespace(**{**vars(os), "stat": coarse}))
    set_clock(monkeypatch, lambda: tick + 19 * 10**8)
    judge(shell, lambda: edit_unseen(folder))


@pytest.mark.parametrize("before", [-30 * 24 * HOUR, -HOUR, 0, HOUR, 30 * 24 * HOUR])
@pytest.mark.parametrize("after", [-30 * 24 * HOUR, 0, 30 * 24 * HOUR])
def test_a_clock_that_jumps_hides_no_change(
    before: int, after: int, folder: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    set_clock(monkeypatch, lambda: time.time_ns() + before)
    first = shell.run()
    set_clock(monkeypatch, lambda: time.time_ns() + after)
    assert shell.again() == first
    edit_unseen(folder)
    fresh = shell.run("--no-cache")
    assert fresh != first
    assert shell.run() == fresh


@pytest.mark.parametrize("time", [-(2**62), -1, 0, 2**62, 2**63 - 1])
def test_a_file_from_an_impossible_time_is_no_trouble(time: int, folder: Path, shell: Shell) -> None:
    try:
        os.utime(folder / BUOYS, ns=(time, time))
    except OSError:
        pytest.skip("this disk knows no such time")
    judge(shell, lambda: edit(BUOYS, "people are happy", "fine")(folder))


def test_numbers_that_fit_into_nothing_are_no_trouble(
    folder: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = os.stat

    def stat(path: str) -> object:
        found = known(path)
        names = ("st_mode", "st_size", "st_mtime_ns", "st_ctime_ns")
        return SimpleNamespace(**{name: getattr(found, name) for name in names}, st_ino=found.st_ino + 2**63)

    monkeypatch.setattr("rolelint.disk.os", SimpleNamespace(**{**vars(os), "stat": stat}))
    judge(shell, lambda: edit(BUOYS, "people are happy", "fine")(folder))


@pytest.mark.usefixtures("later")
def test_a_restored_copy_with_other_times_is_told_again(folder: Path, shell: Shell) -> None:
    first = shell.run("--output-format", "full")
    copy = folder.parent / "copy"
    shutil.copytree(folder, copy, copy_function=shutil.copy)
    for path in sorted(folder.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    for path in copy.iterdir():
        path.rename(folder / path.name)
    assert shell.again("--output-format", "full") == first
    judge(shell, lambda: edit_unseen(folder), "--output-format", "full")


@pytest.mark.usefixtures("later")
def test_what_is_no_concern_of_a_run_makes_no_new_one(folder: Path, shell: Shell) -> None:
    first = shell.run()
    os.utime(folder, (1, 1))
    (folder / "docs" / "shape.png").write_text("another picture", encoding="utf-8")
    os.utime(folder / BUOYS)
    assert shell.again() == first


@pytest.fixture
def repository(folder: Path, own_git: None) -> Path:
    (folder / "rolelint.toml").unlink()
    lay(folder, {".gitignore": "private/\n", "private/lamps.md": TEXTS[BUOYS].replace("Buoy", "Lamp")})
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "begin")
    return folder


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def nested(folder: Path) -> None:
    lay(folder / "nested", {"lamps.md": TEXTS[BUOYS].replace("Buoy", "Lamp")})
    git(folder / "nested", "init", "-q")


def forget(folder: Path) -> None:
    git(folder, "rm", "-q", "--cached", BUOYS)
    lay(folder, {".git/info/exclude": f"{BUOYS}\n"})


def ignore(folder: Path) -> None:
    git(folder, "rm", "-q", "--cached", BUOYS)
    lay(folder, {".gitignore": "roles/b*\n"})


def insist(folder: Path) -> None:
    git(folder, "add", "-f", "private/lamps.md")


def ignore_globally(folder: Path) -> None:
    lay(folder.parent, {"ignored": "*.md\n"})
    git(folder, "config", "core.excludesFile", str(folder.parent / "ignored"))
    git(folder, "rm", "-q", "--cached", BUOYS)


def no_repository(folder: Path) -> None:
    shutil.rmtree(folder / ".git")


OF_GIT: dict[str, Change] = {
    "a pattern less": add(".gitignore", ""),
    "a pattern more": ignore,
    "an ignored file that is added": insist,
    "a file that is forgotten": forget,
    "a pattern in the settings of git": ignore_globally,
    "a repository inside": nested,
    "a file that nobody has added": add("roles/lamps.md", TEXTS[BUOYS].replace("Buoy", "Lamp")),
    "a file that is gone": remove(BUOYS),
    "no repository": no_repository,
    "a link in place of a folder": folder_into_link,
}


@needs_git
@on_posix
@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("change", OF_GIT.values(), ids=OF_GIT.keys())
def test_what_git_says_makes_a_new_run(change: Change, repository: Path, shell: Shell) -> None:
    judge(shell, lambda: change(repository), "--output-format", "full")


@needs_git
@pytest.mark.usefixtures("later")
def test_a_file_that_comes_back_makes_a_new_run(repository: Path, shell: Shell) -> None:
    (repository / BUOYS).unlink()
    judge(shell, lambda: git(repository, "checkout", "--", BUOYS))


@needs_git
@on_posix
@pytest.mark.usefixtures("later")
def test_a_folder_that_was_a_link_makes_a_new_run(repository: Path, shell: Shell) -> None:
    lay(repository, {".gitignore": "/roles\n/.roles\n"})
    judge(shell, lambda: folder_into_link(repository))


@needs_git
@pytest.mark.usefixtures("later")
def test_git_that_is_there_at_last_makes_a_new_run(
    repository: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without git all files count, those too that it would ignore."""
    known = subprocess.run, subprocess.Popen

    def none(*_: object, **__: object) -> None:
        raise FileNotFoundError

    with monkeypatch.context() as patch:
        patch.setattr(subprocess, "run", none)
        patch.setattr(subprocess, "Popen", none)
        first = shell.run()
        assert shell.again() == first
    assert (subprocess.run, subprocess.Popen) == known
    fresh = shell.run("--no-cache")
    assert fresh != first
    assert shell.run() == fresh
    assert repository.exists()


@pytest.mark.parametrize(
    ("variable", "value"),
    [("FORCE_COLOR", "1"), ("SOURCE_DATE_EPOCH", "4000000000"), ("ROLELINT_ANYTHING", "1"), ("GIT_DIR", "/nowhere")],
)
def test_another_environment_makes_a_new_run(
    variable: str, value: str, folder: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(BUOYS, "family: Water", "reviewed: 2026-01-01")(folder)
    shell.run()
    monkeypatch.setenv(variable, value)
    assert shell.again() is None
    assert shell.run() == shell.run("--no-cache")


@pytest.mark.parametrize("variable", ["NO_COLOR", "TERM"])
def test_a_terminal_without_colours_makes_a_new_run(
    variable: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = Shell(monkeypatch, folder, is_terminal=True)
    first = shell.run()
    assert "\x1b[" in first[1]
    assert shell.again() == first
    monkeypatch.setenv(variable, "dumb")
    plain = shell.run()
    assert "\x1b[" not in plain[1]
    shell.is_terminal = False
    assert shell.again() is None


@pytest.mark.parametrize(
    "words", [("--output-format", "json"), ("--select", "RL6"), ("roles",), (ROPES,), ("--exit-zero",), ("--color",)]
)
def test_other_words_make_a_new_run(words: tuple[str, ...], shell: Shell) -> None:
    shell.run()
    assert shell.again(*words) is None
    first = shell.run(*words)
    assert first == shell.run("--no-cache", *words)
    assert shell.again(*words) == first


def test_another_folder_makes_a_new_run(folder: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.run(str(folder))
    monkeypatch.chdir(folder.parent)
    assert shell.again(str(folder)) is None
    assert shell.run(str(folder)) == shell.run("--no-cache", str(folder))


def test_another_day_makes_a_new_run(folder: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(BUOYS, "family: Water", "reviewed: 2026-01-01")(folder)
    edit("house/standard.toml", "[expects]", '[expects]\nreview-every = "12 months"')(folder)

    def on(day: int) -> None:
        now = day * 24 * HOUR + HOUR
        clock = SimpleNamespace(time_ns=lambda: now, time=lambda: now / 10**9)
        for module in ("disk", "replay", "today"):
            monkeypatch.setattr(f"rolelint.{module}.time", clock)

    on(20_500)
    judge(shell, lambda: on(21_500))


def test_a_run_that_midnight_falls_into_is_not_kept(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rolelint.disk.time", SimpleNamespace(time_ns=lambda: 20_500 * 24 * HOUR - 1))
    monkeypatch.setattr("rolelint.replay.time", SimpleNamespace(time_ns=lambda: 20_500 * 24 * HOUR + 1))
    shell.run()
    assert shell.again() is None


@pytest.mark.parametrize(
    "words",
    [
        ("--fix",),
        ("--fix-only",),
        ("--fix", "--unsafe-fixes"),
        ("--diff",),
        ("--no-cache",),
        ("--output-format", "json=report.json"),
        ("--output-format", "full", "--output-format", "json=report.json"),
        ("--output-format=json=report.json",),
    ],
)
def test_what_does_more_than_print_is_done_each_time(words: tuple[str, ...], folder: Path, shell: Shell) -> None:
    first = shell.run(*words)
    assert shell.again(*words) is None
    (folder / "report.json").unlink(missing_ok=True)
    assert shell.run(*words)[0] == first[0]
    assert (folder / "report.json").exists() == ("json=report.json" in words[-1])


@needs_git
@pytest.mark.parametrize("words", [("--hook",), ("--new-since", "HEAD"), ("--new-since=HEAD",)])
def test_what_is_asked_about_revisions_is_done_each_time(
    words: tuple[str, ...], repository: Path, shell: Shell
) -> None:
    shell.run(*words)
    assert shell.again(*words) is None
    assert repository.exists()


def test_what_comes_from_standard_input_is_read_each_time(
    folder: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    for metric in ("people are happy", "fine"):
        text = TEXTS[BUOYS].replace("people are happy", metric)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        told.append(shell.run("--stdin-filename", BUOYS))
    assert "people are happy" in told[0][1]
    assert "fine" in told[1][1]
    assert folder.exists()


@pytest.mark.parametrize("fail", [True, False])
def test_the_exit_code_is_told_again(fail: bool, folder: Path, shell: Shell) -> None:  # noqa: FBT001
    edit(ROPES, "reports_to: Rope Keeper 1\n", "reports_to: Nobody\n" if fail else "")(folder)
    first = shell.run("--fail-on", "error")
    assert first[0] == int(fail)
    assert shell.again("--fail-on", "error") == first


def test_wrong_use_is_told_by_whoever_knows_better(folder: Path, shell: Shell) -> None:
    add("rolelint.toml", "no = true\n")(folder)
    assert shell.run() == (2, "")
    assert shell.again() is None


def test_a_file_that_cannot_be_read_is_tried_each_time(folder: Path, shell: Shell) -> None:
    oversize(folder)
    first = shell.run()
    assert shell.again() is None
    assert shell.run() == first


@pytest.mark.parametrize("late", ["rolelint.runs.mend", "rolelint.reporters.overview.render"])
def test_where_a_file_has_changed_meanwhile_all_is_read_as_it_is(
    late: str, folder: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, _, name = late.rpartition(".")
    known = getattr(import_module(module), name)
    changes = iter([edit(BUOYS, "people are happy", "all are happy now")])

    def notice(*given: object) -> object:
        for change in changes:
            change(folder)
            raise ChangedError
        return known(*given)

    shell.run()
    edit(ROPES, "Keep ropes", "Hold ropes")(folder)
    monkeypatch.setattr(late, notice)
    said = shell.run()
    assert "all are happy now" in said[1]
    assert said == shell.run("--no-cache")
    assert shell.run() == said


def test_a_file_that_keeps_changing_is_told_as_it_was_read(
    folder: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = full.render

    def render(report: Report) -> str:
        (folder / BUOYS).write_text((folder / BUOYS).read_text(encoding="utf-8") + "\n", encoding="utf-8")
        return known(report)

    expected = shell.run("--output-format", "full", "--no-cache", "--jobs", "1")
    assert BUOYS in expected[1]
    monkeypatch.setattr("rolelint.gathering._HELD", 0)
    monkeypatch.setattr(full, "render", render)
    assert shell.run("--output-format", "full", "--no-cache", "--jobs", "1") == expected


def test_places_in_a_file_that_has_changed_are_not_told(folder: Path) -> None:
    intake = Intake.open(folder, {})
    nothing = bundle.Bundle.of([None])
    entry = Entry((disk.signature(str(folder / ROPES)), disk.digest((folder / ROPES).read_bytes())), False, nothing, 0)  # noqa: FBT003
    anew = gathering._Anew(intake, ROPES, entry)  # noqa: SLF001
    assert anew.analysis().roles
    assert anew.source().text == TEXTS[ROPES]
    for change in (edit(ROPES, "Keep", "Hold"), remove(ROPES)):
        other = gathering._Anew(intake, ROPES, entry)  # noqa: SLF001
        change(folder)
        for ask in (other.source, other.analysis):
            with pytest.raises(ChangedError):
                ask()


@pytest.mark.parametrize("bytes_in_it", [b"g\xf6\xf6d", b"g\0d"])
def test_a_file_that_is_no_text_is_kept_with_what_is_wrong_with_it(
    bytes_in_it: bytes, folder: Path, shell: Shell
) -> None:
    path = folder / BUOYS
    path.write_bytes(path.read_bytes().replace(b"good", bytes_in_it))
    shell.run("--output-format", "full")
    edit(ROPES, "Keep ropes", "Hold ropes")(folder)
    said = shell.run("--output-format", "full")
    assert f"{BUOYS}:11:" in said[1]
    assert said == shell.run("--no-cache", "--output-format", "full")


def test_what_was_seen_in_two_states_is_not_told_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Shell(monkeypatch, folder)
    trail = disk.keep()
    disk.content(folder / BUOYS)
    disk.is_file(folder / BUOYS)
    assert trail.is_whole
    edit(BUOYS, "happy", "merry")(folder)
    disk.content(folder / BUOYS)
    assert not trail.is_whole


def test_what_came_and_went_is_not_told_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Shell(monkeypatch, folder)
    trail = disk.keep()
    disk.exists(folder / "a")
    (folder / "a").mkdir()
    disk.exists(folder / "a")
    assert not trail.is_whole


def test_without_a_current_folder_nothing_is_told_again(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> str:
        raise FileNotFoundError

    with monkeypatch.context() as patch:
        patch.setattr(os, "getcwd", none)
        assert shell.again() is None


def program(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "rolelint", "check", *words],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_programs_say_the_same_byte_by_byte(folder: Path, shell: Shell) -> None:
    edit(BUOYS, "people are happy", "people 🙂 “are” \x1b[31m happy\u2028")(folder)
    for words in (("--output-format", "full", "--color"), ("--output-format", "json")):
        fresh = program(folder, "--no-cache", *words)
        assert [program(folder, *words).stdout for _ in range(3)] == [fresh.stdout] * 3


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
def test_a_stream_gets_the_same_in_its_own_encoding(encoding: str, folder: Path) -> None:
    edit(BUOYS, "people are happy", "people 🙂 “are” happy")(folder)
    fresh = program(folder, "--no-cache", PYTHONIOENCODING=encoding)
    runs = [program(folder, PYTHONIOENCODING=encoding) for _ in range(2)]
    assert [(run.stdout, run.stderr) for run in runs] == [(fresh.stdout, b"")] * 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_device_is_told_as_ever(folder: Path) -> None:
    words = [sys.executable, "-m", "rolelint", "check"]
    said = []
    program(folder)
    for more in ([], ["--no-cache"]):
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = subprocess.run([*words, *more], cwd=folder, stdout=full, stderr=subprocess.PIPE, check=False)
        said.append((done.returncode, done.stderr))
    assert said[0] == said[1]
    assert said[0][0] == 2


@on_posix
def test_a_reader_that_has_seen_enough_is_left_in_peace(folder: Path) -> None:
    program(folder)
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "rolelint", "check"]
    done = subprocess.run(command, cwd=folder, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_runs_at_once_say_the_same_and_leave_what_can_be_told(folder: Path, shell: Shell) -> None:
    fresh = shell.run("--no-cache")
    command = [sys.executable, "-m", "rolelint", "check"]
    runs = [subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE) for _ in range(4)]
    assert [(run.communicate()[0].decode(), run.returncode) for run in runs] == [(fresh[1], fresh[0])] * 4
    assert program(folder).stdout.decode() == fresh[1]


def test_processes_with_other_orders_of_sets_share_what_is_kept(folder: Path, tmp_path: Path) -> None:
    words = 'seniority = ["Junior", "Mid", "Senior"]\nproficiency = ["Competent", "Advanced"]\nfrequency = ["weekly"]\n'
    edit("house/standard.toml", "[expects]", f"[vocabulary]\n{words}[expects]")(folder)
    for seed in ("1", "2", "3", "4", "5"):
        program(folder, PYTHONHASHSEED=seed)
    assert len(list((tmp_path / "cache").glob("rolelint-files-*"))) == 1


FORM = """
from rolelint.dialect import Dialect, SectionForm
from rolelint.items import responsibility

DIALECT = Dialect(
    name="poster",
    markers=("^# .* wanted$", "^## what there is to do$"),
    titles=(r"(?P<name>.+) wanted$",),
    sections=(SectionForm("{field}", "What there is to do", responsibility, needs=("title",)),),
)
"""


def test_another_form_of_another_package_makes_a_new_run(tmp_path: Path) -> None:
    """What is changed in place leaves no trace in the folder that packages lie in."""
    site = lay(
        tmp_path / "site",
        {
            "posters.py": FORM.format(field="responsibilities"),
            "posters-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: posters\nVersion: 1.0\n",
            "posters-1.0.dist-info/entry_points.txt": "[rolelint.dialects]\nposter = posters\n",
        },
    )
    folder = lay(tmp_path / "bakery", {"baker.md": "# Baker wanted\n\n## What there is to do\n\n- Bake\n"})
    path = os.pathsep.join([str(site), *filter(None, [os.environ.get("PYTHONPATH")])])
    first = [program(folder, PYTHONPATH=path).stdout for _ in range(3)]
    (site / "posters.py").write_text(FORM.format(field="capabilities"), encoding="utf-8")
    fresh = program(folder, "--no-cache", PYTHONPATH=path).stdout
    assert first[0] != fresh
    assert program(folder, PYTHONPATH=path).stdout == fresh
    assert program(folder, PYTHONPATH=path).stdout == fresh


def kept(kind: str) -> str:
    (found,) = [name for _, name, _ in cache.contents() if name.startswith(f"rolelint-{kind}-")]
    return found


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "half": lambda data: data[: len(data) // 2],
    "one byte less": lambda data: data[:-1],
    "twice": lambda data: data * 2,
    "other bytes": lambda data: bytes(255 - byte for byte in data),
    "nothing but zeros": lambda data: bytes(len(data)),
    "nothing but ones": lambda data: b"\xff" * len(data),
    "brackets": lambda data: b"[" * max(len(data), 100_000),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
@pytest.mark.parametrize("kind", ["run", "files"])
def test_nonsense_in_what_is_kept_is_no_trouble(kind: str, spoil: Callable[[bytes], bytes], shell: Shell) -> None:
    fresh = shell.run()
    name = kept(kind)
    fields = cache.read(name)
    assert fields
    for place, data in enumerate(fields):
        # What a run has printed, and what was made of a file, may be anything.
        if (kind, place) in {("run", 1), ("run", 2)} or spoil(data) == data:
            continue
        cache.write(name, [*fields[:place], spoil(data), *fields[place + 1 :]])
        if kind == "files":
            cache.write(cache.name("run", b"x"), [])
            Path(os.environ["ROLELINT_CACHE_DIR"], kept_run()).unlink()
        assert shell.run() == fresh


def kept_run() -> str:
    return next(name for _, name, size in cache.contents() if name.startswith("rolelint-run-") and size > 100)


@needs_git
@on_posix
def test_a_hostile_cache_makes_git_run_nothing(repository: Path, shell: Shell) -> None:
    first = shell.run()
    name = kept("run")
    fields = cache.read(name)
    assert fields
    _, answers, ends = cache.unpack(fields[7])
    bait = repository / "bait"
    for words in (("-c", f"alias.x=!touch {bait}", "x"), ("-c", f"core.fsmonitor=touch {bait}", "status", "--", ".")):
        question = "\0".join((str(repository), *words)).encode()
        cache.write(name, [*fields[:7], cache.pack((cache.pack([question]), answers, ends))])
        assert shell.again() is None
        assert shell.run() == first
    assert not bait.exists()


def test_only_checks_are_told_again(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.run()
    assert replay.again(["rules"]) is None
    assert replay.again([]) is None
    monkeypatch.setattr(sys, "stdout", None)
    assert replay.again(["check"]) is None
