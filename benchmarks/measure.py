"""Whole processes measured side by side: wall time, processor time and memory, and ratios of what ran in one round."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Sample:
    """One run of a process, with those it waited for: seconds, and the MiB of the largest process among them."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True)
class Command:
    """A process to measure. `prepare` runs before it, outside the measured time."""

    arguments: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    prepare: Callable[[], object] = bool
    exits: frozenset[int] = frozenset({0, 1})


@dataclass(frozen=True)
class Spread:
    """The median of several numbers, with the least and the greatest."""

    middle: float
    least: float
    most: float

    @classmethod
    def of(cls, numbers: Sequence[float]) -> "Spread":
        """Sum up at least one number."""
        return cls(median(numbers), min(numbers), max(numbers))


Rounds = dict[str, list[Sample]]


class UnexpectedExitError(Exception):
    """A measured process ended in a way that makes its time meaningless."""


def _started(command: Command) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command.arguments,
        cwd=command.folder,
        env=command.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def run(command: Command) -> Sample:
    """Run a process to its end, without its output."""
    command.prepare()
    start = time.perf_counter()
    with _started(command) as process:
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.exits:
        raise UnexpectedExitError(f"{' '.join(command.arguments)} ended with {process.returncode}")
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def rounds(commands: Mapping[str, Command], count: int, seconds: float) -> Rounds:
    """Run all commands in turn, so many times; after two rounds stop when the time is used up."""
    begun = time.perf_counter()
    samples: Rounds = {name: [] for name in commands}
    for number in range(count):
        if number > 1 and time.perf_counter() - begun > seconds:
            break
        for name, command in commands.items():
            samples[name].append(run(command))
    return samples


def ratio(
    samples: Rounds, one: str, other: str, value: Callable[[Sample], float] = lambda sample: sample.wall
) -> Spread:
    """Return how many times as much the one took as the other, round by round."""
    return Spread.of([value(a) / value(b) for a, b in zip(samples[one], samples[other], strict=True)])


def peak(command: Command) -> float:
    """Return the MiB that a process and its descendants held together at most; memory they share counts once.

    It asks the kernel a hundred times a second, which costs the process time: never measure both in one run. Where the
    kernel does not tell, it is the largest single process.
    """
    command.prepare()
    most = 0.0
    with _started(command) as process:
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                process.returncode = os.waitstatus_to_exitcode(status)
                return most or usage.ru_maxrss / 1024
            most = max(most, sum(map(_held, _family(process.pid))))
            time.sleep(0.01)


def _family(pid: int) -> list[int]:
    """Return a process and its descendants, as far as the kernel tells."""
    found = [pid]
    for one in found:
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            with suppress(OSError):
                found += map(int, children.read_text().split())
    return found


def _held(pid: int) -> float:
    """Return the MiB of a process, with its part of what is shared."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    sizes = (line.split()[1] for line in text.splitlines() if line.startswith("Pss:"))
    return int(next(sizes, "0")) / 1024
