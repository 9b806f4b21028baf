"""Processes on this machine that work off chunks, each at the end of a pipe.

They share no lock and no queue with anybody, so that none of them can hold up the others: one that dies loses the chunk
that it was about, and nothing else. All of them end with whoever started them, however that ends.
"""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from rolelint.executor import UnavailableError, attempt

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")
_Function = Callable[[Any], Any]

# Chunks are small, so that nobody is still busy long after the others; not so small that the pipe takes the time.
_LEAST, _MOST = 8, 100


class Pool:
    """So many processes at once, used for so many pieces of work at least."""

    is_near = True

    def __init__(self, workers: int, worth: int = 2 * _LEAST, method: str | None = None) -> None:
        """Use so many processes, for so many pieces of work at least, started in some way or the best one."""
        self.workers = workers
        self._worth = worth
        self._method = method

    def portion(self, count: int) -> int:
        """Return how many of so many pieces of work make a chunk; 0 where it is not worth the while to share them."""
        return 0 if count < self._worth else min(max(count // (self.workers * 32), _LEAST), _MOST)

    def map(self, function: Callable[[Chunk], Result], chunks: Sequence[Chunk]) -> Generator[Result | None, None, None]:
        """Yield the result of each chunk, in their order; None for one that was lost with the process that had it."""
        waiting = deque(range(len(chunks)))
        results: dict[int, Result | None] = {}
        with self._crew(function, chunks) as crew:
            for worker in crew:
                worker.send(waiting)
            for place in range(len(chunks)):
                while place not in results:
                    results |= _news(crew, waiting) if crew else {place: None}
                yield results.pop(place)

    @contextmanager
    def _crew(self, function: _Function, chunks: Sequence[Any]) -> Iterator[list["_Worker"]]:
        """Have the processes for as long as they are needed. None of them has anything that is worth an ending."""
        crew: list[_Worker] = []
        try:
            self._start(crew, function, chunks)
            yield crew[:]
        finally:
            for worker in crew:
                worker.end()

    def _start(self, crew: list["_Worker"], function: _Function, chunks: Sequence[Any]) -> None:
        """Start processes, as many as there is work for and the system allows."""
        try:
            context = _context(self._method)
            with _uninterrupted():
                for _ in range(min(self.workers, len(chunks))):
                    crew.append(_Worker(context, function, chunks))  # noqa: PERF401  those that did start are kept
        except (OSError, ImportError) as error:
            if not crew:
                raise UnavailableError from error


class _Worker:
    """A process, as the one that started it sees it. `has` are the places of the chunks that it was given."""

    def __init__(self, context: "BaseContext", function: _Function, chunks: Sequence[Any]) -> None:
        self.pipe: Connection
        self.pipe, end = context.Pipe()
        self.has: deque[int] = deque()
        self.process: BaseProcess = context.Process(target=_serve, args=(end, function, chunks), daemon=True)  # type: ignore[attr-defined]
        try:
            self.process.start()
        except BaseException:
            self.pipe.close()
            raise
        finally:
            # Held by the process alone, so that the pipe ends with it.
            end.close()

    def send(self, waiting: deque[int]) -> None:
        """Give it chunks to do, one more than it can do at once, so that it need not wait for the next."""
        while waiting and len(self.has) < 2:
            place = waiting.popleft()
            self.has.append(place)
            # Where it has died, that shows when somebody listens.
            with suppress(OSError):
                self.pipe.send(place)

    def end(self) -> None:
        """End it, whatever it is about."""
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()


def _news(crew: list[_Worker], waiting: deque[int]) -> dict[int, Any]:
    """Wait until some worker has a result or is dead, then have them go on; return the results, None for those lost."""
    from multiprocessing import connection

    ready = connection.wait([worker.pipe for worker in crew if worker.has])
    results = {}
    for worker in [worker for worker in crew if worker.pipe in ready]:
        place = worker.has.popleft()
        try:
            results[place] = worker.pipe.recv()
        except (EOFError, OSError):
            results[place] = None
            waiting.extendleft(reversed(worker.has))
            crew.remove(worker)
    for worker in crew:
        worker.send(waiting)
    return results


def _context(method: str | None) -> "BaseContext":
    import multiprocessing
    import threading

    if multiprocessing.current_process().daemon:
        raise UnavailableError
    # What is forked need not import and read again what is there already; but a thread may hold a lock in that moment.
    can_fork = sys.platform.startswith("linux") and threading.active_count() == 1
    method = method or ("fork" if can_fork else "spawn")
    if method == "spawn" and os.name == "posix":
        from multiprocessing import resource_tracker

        # It lets interrupts through when it begins, so it begins before we hold them up.
        resource_tracker.ensure_running()
    return multiprocessing.get_context(method)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold up interrupts, and have processes that begin now ignore them: one that is not ready would complain."""
    import threading

    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: "Connection", function: _Function, chunks: Sequence[Any]) -> None:
    """Do chunks by their places until nobody asks any more."""
    _prepare()
    with suppress(EOFError, OSError):
        while True:
            pipe.send(attempt(function, chunks[pipe.recv()]))


def _prepare() -> None:
    """Leave an interrupt to the parent, and end with it, however it ends."""
    import gc
    from multiprocessing import connection, parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What is there stays there: looking through it for garbage would only copy it.
    gc.freeze()
    parent = parent_process()

    def end() -> None:
        if parent:
            connection.wait([parent.sentinel])
            os._exit(1)

    Thread(target=end, daemon=True).start()
