"""Measure rolelint beside other linters and write benchmarks/RESULTS.md.

    python benchmarks/bench.py [--files 1000 10000] [--large] [--rounds 5] [--seconds 120] [--only CASE ...]

An installed wheel is measured, as whole processes, each case in turn with what it is compared with. Programs, projects
and caches lie in the folder that BENCH_DIR names, else in the user's cache folder, and are used again the next time.
"""

import argparse
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import cases
from goals import Measured
from results import render
from tools import install

HERE = Path(__file__).parent
LARGE = 100_000
CASES = ("start", "sizes", "peers", "odd", "processes", "growth", "edit")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description="Measure rolelint beside other linters.")
    parser.add_argument("--files", type=int, nargs="+", default=[1_000, 10_000], help="sizes of projects")
    parser.add_argument("--large", action="store_true", help=f"measure {LARGE:,} files, too, once")
    parser.add_argument("--rounds", type=int, default=5, help="how often each case runs")
    parser.add_argument("--seconds", type=float, default=120, help="a group of cases stops after so long, and 2 rounds")
    parser.add_argument("--only", nargs="+", choices=CASES, default=CASES, help="measure only these cases")
    parser.add_argument("--output", type=Path, default=HERE / "RESULTS.md")
    asked = parser.parse_args()
    place = Path(os.environ.get("BENCH_DIR") or Path.home() / ".cache" / "rolelint-bench").absolute()
    begun = datetime.now(UTC)
    bench = cases.Bench(install(place / "tools"), place / "work", asked.rounds, asked.seconds)
    only = [*asked.only, *(("large",) if asked.large else ())]
    measured: list[Measured] = []
    for one in _measured(bench, sorted(asked.files), only):
        print("  ".join(one.row()), flush=True)
        measured.append(one)
        # Who stops a long run keeps what it has measured.
        asked.output.write_text(render(bench, measured, begun), encoding="utf-8")
    print(f"written: {asked.output}")


def _measured(bench: cases.Bench, sizes: list[int], only: list[str]) -> Iterator[Measured]:
    made: dict[str, Callable[[], Iterable[Measured]]] = {
        "start": lambda: cases.start(bench),
        "sizes": lambda: chain.from_iterable(cases.of_size(bench, size) for size in sizes),
        "peers": lambda: cases.slow_peers(bench, sizes[0]),
        "odd": lambda: cases.odd_files(bench, sizes[0]),
        "processes": lambda: cases.processes(bench, sizes[-1]),
        "growth": lambda: cases.growth(bench, 1_000, 10_000) if 10_000 in sizes else (),
        "edit": lambda: cases.edit(bench, sizes[-1]),
        "large": lambda: cases.large(bench, 10_000, LARGE),
    }
    for name in only:
        yield from made[name]()


if __name__ == "__main__":
    main()
