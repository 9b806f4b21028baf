"""A cluster on this machine: a scheduler and its workers, each a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from gathered import CONTENTS, project, told

from rolelint import cluster
from rolelint.cluster import Dask
from rolelint.edition import difference, edition
from rolelint.errors import UserError

pytest.importorskip("distributed", reason="Dask is not installed here")
pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
SOME = CONTENTS[::3]


class Cluster:
    """A scheduler with workers of one thread each; whatever is left of it ends with the test."""

    def __init__(self, folder: Path, workers: int) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self._folder = folder
        port = self.address.partition(":")[2]
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", port)
        self.workers = [self._start("worker", *self._worker(number)) for number in range(workers)]

    def _worker(self, number: int) -> list[str]:
        folder = self._folder / f"worker-{number}"
        words = ["--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", "--local-directory", str(folder)]
        return [f"tcp://{self.address}", *words]

    def _start(self, what: str, *words: str) -> "subprocess.Popen[bytes]":
        paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
        return subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{what}", "--no-dashboard", *words],
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": paths},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@contextmanager
def running(folder: Path, workers: int) -> Iterator[Cluster]:
    found = Cluster(folder, workers)
    with ExitStack() as stack:
        stack.callback(found.end)
        wait(lambda: listens(found.address))
        yield found


def listens(address: str) -> bool:
    host, port = address.split(":")
    with socket.socket() as client:
        return client.connect_ex((host, int(port))) == 0


def wait(until: Callable[[], bool]) -> None:
    for _ in range(600):
        if until():
            return
        time.sleep(0.1)
    raise AssertionError("it does not come")


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster of two workers that lives as long as these tests."""
    with running(tmp_path_factory.mktemp("cluster"), 2) as found:
        yield found


class Small(Dask):
    """A cluster that gets chunks of a few files, and may have an accident after the first of them."""

    def __init__(self, address: str, accident: Callable[[], None] = lambda: None) -> None:
        super().__init__(address)
        self.accident = accident

    def portion(self, _: int) -> int:
        return 4

    def map(self, function: Any, chunks: Sequence[Any]) -> Generator[Any, None, None]:
        for place, result in enumerate(super().map(function, chunks)):
            yield result
            if place == 0:
                self.accident()


def double(number: int) -> int:
    time.sleep(0.05)
    return 2 * number


def faulty(number: int) -> int:
    return 60 // (number - 2)


def test_a_cluster_changes_nothing(crowd: Cluster, tmp_path: Path) -> None:
    folder = project(tmp_path, SOME)
    assert told(folder, Small(crowd.address)) == told(folder, None)


def test_workers_know_each_run_by_itself(crowd: Cluster, tmp_path: Path) -> None:
    folder = project(tmp_path, CONTENTS[:9], 'preset = "published"\n')
    strict = told(folder, Small(crowd.address))
    project(folder, CONTENTS[:9], 'preset = "minimal"\nexclude = ["03.md"]\n')
    lenient = told(folder, Small(crowd.address))
    assert lenient == told(folder, None)
    assert lenient != strict


def test_results_come_in_the_order_of_the_chunks(crowd: Cluster) -> None:
    assert list(Dask(crowd.address).map(double, range(20))) == [2 * number for number in range(20)]


def test_a_chunk_that_fails_is_lost(crowd: Cluster) -> None:
    assert list(Dask(crowd.address).map(faulty, range(5))) == [-30, -60, None, 60, 30]


def test_a_worker_with_something_else_installed_is_refused(
    crowd: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tuple((name, "9.9" if name == "Python" else found) for name, found in edition())
    monkeypatch.setattr(cluster, "edition", lambda: other)
    with pytest.raises(UserError, match=r"a worker of the cluster has Python 3\.\d+, not 9\.9"):
        told(project(tmp_path, CONTENTS[:9]), Small(crowd.address))


def nowhere(number: int) -> int:
    return number


def test_a_cluster_that_cannot_run_what_is_asked_is_refused(crowd: Cluster) -> None:
    nowhere.__module__ = "rolelint.nowhere"
    sys.modules["rolelint.nowhere"] = sys.modules[__name__]
    try:
        with pytest.raises(UserError, match="cannot run rolelint"):
            list(Dask(crowd.address).map(nowhere, range(3)))
    finally:
        del sys.modules["rolelint.nowhere"]


def test_a_worker_that_is_killed_halfway_loses_nothing(tmp_path: Path) -> None:
    folder = project(tmp_path, SOME)
    with running(tmp_path, 2) as cluster:
        deadly = Small(cluster.address, lambda: cluster.workers[0].send_signal(signal.SIGKILL))
        found, heard = told(folder, deadly)
    assert found == told(folder, None)[0]
    assert heard == []


def test_where_all_workers_are_killed_their_files_are_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE_SECONDS", 2)
    with running(tmp_path, 1) as lonely:
        wait_for_worker(lonely)
        results = Dask(lonely.address).map(double, range(200))
        assert next(results) == 0
        lonely.workers[0].kill()
        done = list(results)
    assert done[-1] is None
    assert set(done) <= {None, *(2 * number for number in range(200))}


def test_where_the_scheduler_is_killed_the_files_are_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE_SECONDS", 2)
    with running(tmp_path, 1) as headless:
        wait_for_worker(headless)
        results = Dask(headless.address).map(double, range(200))
        assert next(results) == 0
        headless.scheduler.kill()
        assert list(results)[-1] is None


def wait_for_worker(found: Cluster) -> None:
    assert list(Dask(found.address).map(double, [1])) == [2]


def test_a_scheduler_without_workers_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(tmp_path, 0) as empty:
        monkeypatch.setattr(cluster, "_PATIENCE_SECONDS", 2)
        with pytest.raises(UserError, match="nobody works for the Dask scheduler"):
            told(project(tmp_path, CONTENTS[:9]), Small(empty.address))


def test_an_address_where_nobody_listens_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE_SECONDS", 1)
    with pytest.raises(UserError, match="no Dask scheduler answers"):
        told(project(tmp_path, CONTENTS[:9]), Small("127.0.0.1:1"))


def test_without_dask_one_hears_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UserError, match="Dask is not installed") as refused:
        told(project(tmp_path, CONTENTS[:9]), Small("127.0.0.1:1"))
    assert refused.value.hint == "pip install 'rolelint[dask]'"


@pytest.mark.parametrize(("count", "portion"), [(10, 500), (100_000, 1562), (1_000_000, 5000)])
def test_chunks_are_worth_the_way(count: int, portion: int) -> None:
    assert Dask("").portion(count) == portion


def test_installations_that_agree_have_no_difference() -> None:
    assert difference(edition(), edition()) is None
    assert difference((("Python", "3.11"),), (("Python", "3.14"),)) == "Python 3.11, not 3.14"
