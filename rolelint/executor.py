"""Who does work that falls into independent chunks: this process, others on this machine, or a cluster.

Whoever it is, the results are the same, in the same order. What is lost, for whatever reason, comes back as None and is
done by the one who asked: where a chunk fails by a bug, that one meets the bug itself.
"""

from collections.abc import Callable, Generator, Sequence
from typing import Protocol, TypeVar

from rolelint.frozen import frozen

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")


class UnavailableError(Exception):
    """There is nobody who could work: whoever asked does it all."""


class Executor(Protocol):
    """Works off chunks of work. `is_near` tells that its workers look at the very same disk as this process."""

    is_near: bool

    def portion(self, count: int) -> int:
        """Return how many of so many pieces of work make a chunk; 0 where it is not worth the while to share them."""
        ...

    def map(self, function: Callable[[Chunk], Result], chunks: Sequence[Chunk]) -> Generator[Result | None, None, None]:
        """Yield the result of each chunk, in their order; None for one that was lost with the worker that had it.

        Raises `UnavailableError` before the first one where nobody can work.
        """
        ...


@frozen
class Means:
    """What a run has to gather files with: whether it keeps anything, whose help, and who is told what went wrong."""

    keeps: bool = False
    executor: Executor | None = None
    tell: Callable[[str], None] = lambda _: None


ALONE = Means()


def attempt(function: Callable[[Chunk], Result], chunk: Chunk) -> Result | None:
    """Return what a function makes of a chunk; None where it fails, which it will do again where somebody can tell."""
    try:
        return function(chunk)
    except Exception:  # noqa: BLE001  whatever it is, it is for the one who asked to meet
        return None
