"""The workers of a Dask cluster (https://distributed.dask.org), which see the same files under the same paths."""

import logging
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from threading import Lock
from typing import Any, TypeVar

from rolelint.edition import Edition, difference, edition
from rolelint.errors import UserError
from rolelint.executor import attempt

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")

_PATIENCE_SECONDS = 10
_LEAST, _MOST = 500, 5000
# Whatever the size of a cluster, it gets so many chunks if they are not too small for that, and more if too large.
_CHUNKS = 64
# A worker may have several threads; what is looked at shows only while one of them looks.
_LOCK = Lock()


class _DesertedError(Exception):
    """There is no worker any more."""


class Dask:
    """A cluster by the address of its scheduler, connected as long as there is work."""

    is_near = False

    def __init__(self, address: str) -> None:
        """Use the cluster at HOST:PORT."""
        self._address = address

    def portion(self, count: int) -> int:
        """Return how many of so many pieces of work make a chunk."""
        return min(max(count // _CHUNKS, _LEAST), _MOST)

    def map(self, function: Callable[[Chunk], Result], chunks: Sequence[Chunk]) -> Generator[Result | None, None, None]:
        """Yield the result of each chunk, in their order; None for one that no worker survived.

        Raises a `UserError` where nobody answers, and where others are installed there than here.
        """
        with self._client() as client:
            task = partial(_perform, edition(), function)
            futures = deque(client.map(task, chunks, pure=False))
            try:
                while futures:
                    yield self._result(client, futures.popleft())
            except _DesertedError:
                yield from [None] * (len(futures) + 1)
            finally:
                client.cancel(list(futures))

    @contextmanager
    def _client(self) -> Iterator[Any]:
        try:
            from distributed import Client
        except ImportError:
            raise UserError("--executor: Dask is not installed", "pip install 'rolelint[dask]'") from None
        for name in ("distributed", "distributed.client", "distributed.scheduler"):
            # What matters of it we say ourselves.
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        try:
            client: Any = Client(f"tcp://{self._address}", timeout=_PATIENCE_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError):
            message = f"--executor: no Dask scheduler answers at '{self._address}'"
            raise UserError(message, "start one with 'dask scheduler', or correct the address") from None
        try:
            self._demand_workers(client)
            yield client
        finally:
            client.close()

    def _demand_workers(self, client: Any) -> None:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE_SECONDS)
        except TimeoutError:
            message = f"--executor: nobody works for the Dask scheduler at '{self._address}'"
            raise UserError(message, f"start workers with 'dask worker tcp://{self._address}'") from None

    def _result(self, client: Any, future: Any) -> Any:
        """Wait for a result as long as there is anybody who may bring it."""
        import asyncio
        from concurrent.futures import CancelledError

        from distributed.scheduler import KilledWorker

        while True:
            try:
                return future.result(timeout=_PATIENCE_SECONDS)
            except TimeoutError:
                if not _workers(client):
                    raise _DesertedError from None
            except (KilledWorker, CancelledError, asyncio.CancelledError, OSError):
                return None
            except UserError:
                raise
            except Exception as error:
                raise UserError(
                    f"--executor: the cluster at '{self._address}' cannot run rolelint: {type(error).__name__}",
                    "install the same version of rolelint where its scheduler and its workers run",
                ) from error


def _workers(client: Any) -> int:
    try:
        return len(client.nthreads())
    except (OSError, TimeoutError):
        return 0


def _perform(expected: Edition, function: Callable[[Any], Any], chunk: Any) -> Any:
    """Do a chunk on a worker, if what is installed there is what the client has."""
    found = difference(edition(), expected)
    if found:
        raise UserError(f"--executor: a worker of the cluster has {found}", "install the same versions there and here")
    with _LOCK:
        return attempt(function, chunk)
