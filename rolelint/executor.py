"""Who does work that falls into independent chunks: this process, others on this machine, or a cluster."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from rolelint.errors import UserError

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")

_DASK = "dask://"


class Executor(Protocol):
    """Works off chunks. `workers` is how many at once; a chunk holds from `least` to `most` pieces of work."""

    workers: int
    least: int
    most: int

    def map(self, function: Callable[[Chunk], Result], chunks: Sequence[Chunk]) -> Iterator[Result | None]:
        """Yield the result of each chunk, in their order; None for one that was lost with the worker that had it."""
        ...


@dataclass(frozen=True, slots=True)
class Means:
    """What a run has to gather files with: whether it keeps anything, whose help, and who is told what went wrong."""

    keeps: bool = False
    executor: Executor | None = None
    tell: Callable[[str], None] = lambda _: None


ALONE = Means()


class Pool:
    """Processes on this machine."""

    least, most = 8, 250

    def __init__(self, workers: int) -> None:
        """Use so many processes."""
        self.workers = workers

    def map(self, function: Callable[[Chunk], Result], chunks: Sequence[Chunk]) -> Iterator[Result | None]:
        """Yield the result of each chunk, in their order; None for those that were lost when a process died."""
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        pool = ProcessPoolExecutor(self.workers, initializer=_prepare)
        try:
            for future in [pool.submit(function, chunk) for chunk in chunks]:
                try:
                    yield future.result()
                except BrokenProcessPool:
                    yield None
        finally:
            pool.shutdown(cancel_futures=True)


def _prepare() -> None:
    """Leave an interrupt to the parent, and end with it, however it ends."""
    import signal
    from multiprocessing import connection, parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def end() -> None:
        if parent:
            connection.wait([parent.sentinel])
            os._exit(1)

    Thread(target=end, daemon=True).start()


class Dask:
    """The workers of a Dask cluster (https://distributed.dask.org), which see the same files under the same paths."""

    least, most = 500, 5000

    def __init__(self, address: str) -> None:
        """Connect to a scheduler; a `UserError` where that fails."""
        try:
            from distributed import Client
        except ImportError:
            raise UserError("--executor: Dask is not installed", "pip install 'rolelint[dask]'") from None
        try:
            self._client: Any = Client(f"tcp://{address}", timeout="10s", set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise UserError(
                f"--executor: no Dask scheduler answers at '{address}'", f"start one, or correct the address ({error})"
            ) from None
        self.workers = max(len(self._client.scheduler_info()["workers"]), 1)

    def map(self, function: Callable[[Chunk], Result], chunks: Sequence[Chunk]) -> Iterator[Result | None]:
        """Yield the result of each chunk, in their order; None for those that were lost again and again."""
        from distributed.scheduler import KilledWorker

        futures = self._client.map(function, chunks, pure=False, retries=2)
        try:
            for future in futures:
                try:
                    yield future.result()
                except KilledWorker:
                    yield None
        finally:
            self._client.close()


def local(jobs: str) -> Executor | None:
    """Return who works for `--jobs`: None for one, a pool for more, as many as there are processors for `auto`."""
    if jobs != "auto" and not (jobs.isascii() and jobs.isdigit() and int(jobs)):
        raise UserError(f"--jobs: '{jobs}' is no number of processes", "write a number such as 4, or auto")
    workers = _processors() if jobs == "auto" else int(jobs)
    return Pool(workers) if workers > 1 else None


def remote(address: str) -> Executor:
    """Return who works for `--executor`, such as `dask://localhost:8786`."""
    host, _, port = address.removeprefix(_DASK).rpartition(":")
    if not (address.startswith(_DASK) and host and port.isdigit()):
        raise UserError(f"--executor: '{address}' is no address of a cluster", f"write {_DASK}HOST:PORT")
    return Dask(address.removeprefix(_DASK))


def _processors() -> int:
    """Return how many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1
