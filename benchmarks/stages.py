"""Where the time of a check goes: each stage, and the rules that take most.

    python benchmarks/stages.py FOLDER [--runs 3] [--top 10]

Prints processor time, the least of several runs, as microseconds a file. One process, no cache. Only what is told apart
in `probes.py` is listed; watching costs about a microsecond at each change of stage.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

from probes import REST, by_stage, check, of_rules


class Clock:
    """Sums up the processor time between changes of stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stack = [REST]
        self._since = time.process_time()

    def enter(self, stage: str) -> None:
        """Begin a stage inside another one, whose time stands still."""
        self._add()
        self._stack.append(stage)

    def leave(self) -> None:
        """End the latest stage."""
        self._add()
        self._stack.pop()

    def _add(self) -> None:
        now = time.process_time()
        stage = self._stack[-1]
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._since
        self._since = time.process_time()


def measure(folder: Path) -> tuple[int, dict[str, float]]:
    """Return the number of files, and the seconds of each stage and rule."""
    clock = Clock()
    clock.enter(REST)
    files = check(folder, clock.enter, clock.leave)
    clock.leave()
    return files, clock.seconds


def main() -> None:
    """Print the stages of one project."""
    parser = argparse.ArgumentParser(description="Tell where the time of a check goes.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--top", type=int, default=10, help="how many rules to list")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        os.environ["ROLELINT_CACHE_DIR"] = cache
        runs = [measure(asked.folder.absolute()) for _ in range(asked.runs)]
    files = runs[0][0]
    least = {name: min(seconds.get(name, 0.0) for _, seconds in runs) for name in runs[0][1]}
    total = sum(least.values())
    print(f"{files} files, {total / files * 1e6:.0f} µs a file, least of {asked.runs} runs\n")
    for stage, seconds in by_stage(least).items():
        print(f"{stage:20}{seconds / files * 1e6:10.1f} µs a file {seconds / total:6.1%}")
    print(f"\nthe {asked.top} rules that take most")
    for rule, seconds in [*of_rules(least)][: asked.top]:
        print(f"{rule:44}{seconds / files * 1e6:10.1f} µs a file")


if __name__ == "__main__":
    main()
