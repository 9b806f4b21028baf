import multiprocessing
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from rolelint.errors import UserError
from rolelint.executor import UnavailableError
from rolelint.pool import Pool
from rolelint.staffing import local, remote

# Tests may run beside threads of pytest-xdist; no lock of theirs matters here.
pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="processes are forked and killed here"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]
METHODS = ["fork", "spawn", "forkserver"]


def double(number: int) -> int:
    return 2 * number


def slow_at_first(number: int) -> int:
    time.sleep(0.1 if number == 0 else 0)
    return number


def deadly(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fatal(number: int) -> int:
    os._exit(number + 1)


def faulty(number: int) -> int:
    return 60 // (number - 2)


def unsendable(number: int) -> object:
    return (lambda: number) if number == 1 else double


def large(number: int) -> str:
    return f"{number}" * 3_000_000


def pool(workers: int = 2, method: str = "fork") -> Pool:
    return Pool(workers, method=method)


@pytest.mark.parametrize("method", METHODS)
def test_results_come_in_the_order_of_the_chunks(method: str) -> None:
    assert list(pool(2, method).map(double, range(9))) == [2 * number for number in range(9)]


def test_a_result_that_is_late_holds_its_place() -> None:
    assert list(pool(3).map(slow_at_first, range(7))) == list(range(7))


def test_a_result_may_be_larger_than_any_pipe() -> None:
    assert [len(text or "") for text in pool().map(large, range(5))] == [3_000_000] * 5


def test_no_process_is_started_without_a_chunk_for_it() -> None:
    assert list(pool(50).map(double, [4])) == [8]
    assert list(pool().map(double, [])) == []


@pytest.mark.parametrize(("workers", "method"), [(1, "fork"), (2, "fork"), (3, "fork"), (2, "spawn")])
def test_a_process_that_dies_loses_its_chunk_and_no_other(workers: int, method: str) -> None:
    done = list(pool(workers, method).map(deadly, range(9)))
    left = 3 if workers == 1 else 9
    assert done == [None if number == 3 or number > left else number for number in range(9)]


def test_where_all_processes_die_all_is_lost_and_nothing_hangs() -> None:
    assert list(pool(3).map(fatal, range(6))) == [None] * 6


def test_a_chunk_that_fails_is_lost_and_its_process_goes_on() -> None:
    assert list(pool(1).map(faulty, range(5))) == [-30, -60, None, 60, 30]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_result_that_cannot_be_sent_is_lost(method: str) -> None:
    assert list(pool(1, method).map(unsendable, range(2))) == [double, None]


def test_no_process_is_left_when_somebody_stops_halfway() -> None:
    results = pool(3).map(slow_at_first, range(40))
    assert next(results) == 0
    assert len(multiprocessing.active_children()) == 3
    results.close()
    assert multiprocessing.active_children() == []


def no_fork() -> int:
    raise BlockingIOError


def test_where_no_process_can_be_started_nobody_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", no_fork)
    with pytest.raises(UnavailableError):
        list(pool().map(double, range(9)))


def test_where_only_some_can_be_started_these_work(monkeypatch: pytest.MonkeyPatch) -> None:
    fork, started = os.fork, []

    def once() -> int:
        started.append(1)
        return fork() if len(started) == 1 else no_fork()

    monkeypatch.setattr(os, "fork", once)
    assert list(pool(4).map(double, range(9))) == [2 * number for number in range(9)]


def test_where_python_has_no_processes_nobody_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "multiprocessing.connection", None)
    with pytest.raises(UnavailableError):
        list(pool().map(double, range(9)))


def test_a_process_that_may_have_no_children_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(multiprocessing.current_process()), "daemon", True)
    with pytest.raises(UnavailableError):
        list(pool().map(double, range(9)))


@pytest.mark.parametrize(("count", "portion"), [(0, 0), (15, 0), (16, 8), (1000, 15), (10_000, 100)])
def test_chunks_are_neither_tiny_nor_large(count: int, portion: int) -> None:
    assert pool(2).portion(count) == portion


def test_few_files_are_not_worth_any_process_unless_somebody_asks_for_them() -> None:
    automatic, asked = local("auto"), local("2")
    assert automatic is None or automatic.portion(30) == 0
    assert asked
    assert asked.portion(30) == 8


def test_one_job_needs_no_help() -> None:
    assert local("1") is None


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "", "1.5", "²"])
def test_what_is_no_number_of_processes_is_refused(jobs: str) -> None:
    with pytest.raises(UserError, match="--jobs"):
        local(jobs)


@pytest.mark.parametrize("address", ["localhost:8786", "dask://", "dask://localhost", "dask://:8786", "dask://a:b"])
def test_what_is_no_address_of_a_cluster_is_refused(address: str) -> None:
    with pytest.raises(UserError, match="--executor"):
        remote(address)


# A run that takes a while, in processes that leave a note of themselves.
DRIVER = """
import os, time
from pathlib import Path
from rolelint import pool
from rolelint.intake import Intake

notes, method = Path(os.environ["NOTES"]), os.environ["METHOD"]
context, read, parent = pool._context, Intake.read, os.getpid()
pool._context = lambda _: context(method)

def slow(self, name, *args, **more):
    if os.getpid() != parent or __name__ != "__main__":
        (notes / str(os.getpid())).touch()
        time.sleep(0.05)
    return read(self, name, *args, **more)

Intake.read = slow
if __name__ == "__main__":
    from rolelint.__main__ import main
    main()
"""
ROLE = """---
id: lk-{0}
slug: keeper-{0}
name: Keeper {0}
---

# Mission

Nobody runs aground near tower {0}.

# Responsibilities

- **Keep lamp {0} lit** (primary)
  - *Success metric*: fewer than {0} dark hours per year
"""
FILES = 48


@pytest.fixture
def lamps(tmp_path: Path) -> Path:
    folder = tmp_path / "lamps"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"keeper-{number}.md").write_text(ROLE.format(number), encoding="utf-8")
    (folder / "rolelint.toml").touch()
    return folder


class Run:
    """A run of the driver in a group of processes of its own, of which two work."""

    def __init__(self, folder: Path, method: str) -> None:
        self.notes = folder.parent / "notes"
        self.notes.mkdir()
        driver = folder.parent / "driver.py"
        driver.write_text(DRIVER, encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, str(driver), "check", "--jobs", "2", "--no-cache", "."],
            cwd=folder,
            env={**os.environ, "NOTES": str(self.notes), "METHOD": method},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def workers(self) -> list[int]:
        """Wait until both are at work, and return their numbers."""
        for _ in range(600):
            found = sorted(int(note.name) for note in self.notes.iterdir())
            if len(found) == 2:
                return found
            assert self.process.poll() is None, self.process.communicate()
            time.sleep(0.05)
        raise AssertionError("nobody works")

    def ended(self) -> tuple[int, str, str]:
        output, errors = self.process.communicate(timeout=60)
        return self.process.returncode, output, errors


def are_gone(numbers: list[int]) -> bool:
    """Wait until there are no such processes any more."""
    left = set(numbers)
    for _ in range(200):
        for number in tuple(left):
            with suppress(FileNotFoundError, ProcessLookupError):
                if Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z":
                    os.kill(number, 0)
                    continue
            left.discard(number)
        if not left:
            return True
        time.sleep(0.05)
    return False


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc here")


@needs_proc
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_an_interrupt_leaves_nothing_behind(lamps: Path, method: str) -> None:
    before = sorted(lamps.rglob("*"))
    run = Run(lamps, method)
    workers = run.workers()
    os.killpg(run.process.pid, signal.SIGINT)
    code, output, errors = run.ended()
    assert (code, output, errors.strip()) == (130, "", "interrupted")
    assert are_gone(workers)
    assert sorted(lamps.rglob("*")) == before


@needs_proc
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_end_with_the_one_that_started_them(lamps: Path, method: str) -> None:
    run = Run(lamps, method)
    workers = run.workers()
    run.process.kill()
    assert are_gone(workers)
    assert run.ended() == (-signal.SIGKILL, "", "")


def test_a_worker_that_is_killed_changes_no_output(lamps: Path) -> None:
    undisturbed = subprocess.run(
        [sys.executable, "-m", "rolelint", "check", "--jobs", "1", "--no-cache", "."],
        cwd=lamps,
        capture_output=True,
        text=True,
        check=False,
    )
    run = Run(lamps, "fork")
    os.kill(run.workers()[0], signal.SIGKILL)
    code, output, errors = run.ended()
    assert (code, output) == (undisturbed.returncode, undisturbed.stdout)
    assert errors == "rolelint: a worker was lost; its 8 files were read here instead\n"
