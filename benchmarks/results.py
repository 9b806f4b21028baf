"""What was measured, as a page: the machine, the goals, the figures."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from cases import Bench
from goals import GOALS, Measured, number
from measure import Sample, Spread

_HEAD = """\
# Speed, as measured

Written by `make bench`; [README.md](README.md) says how. Times are of whole processes, ratios of runs in one round:
median [least–greatest]. Trust ratios; times of another machine or hour differ. The ratios of the goals are by the clock
on the wall, where nothing else is said; "by CPU" is the same by processor time, which a busy machine disturbs less.

"""
_GOALS = ("", "goal", "files", "must", "stretch", "measured", "by CPU", "met")
_FIGURES = ("case", "runs", "wall ms", "CPU ms", "largest process MiB")


def render(bench: Bench, measured: Sequence[Measured], begun: datetime) -> str:
    """Return the page."""
    order = list(GOALS)
    rows = [one.row() for one in sorted(measured, key=lambda one: (order.index(one.goal), one.files or 0))]
    goals = f"## Goals\n\n{_table(_GOALS, rows)}\nIn parentheses: at another size than the goal is stated for.\n"
    note = "A process cannot seem smaller than the one that started it, which has some 20 MiB.\n"
    figures = note + "".join(
        f"\n### {title[0].upper()}{title[1:]}\n\n{_group(runs)}" for title, runs in bench.samples.items()
    )
    return f"{_HEAD}{_machine(bench, begun)}\n{goals}\n## Figures\n\n{figures}{_memory(bench)}"


def _memory(bench: Bench) -> str:
    rows = [(files, name, number(most)) for files, held in bench.memory.items() for name, most in held.items()]
    if not rows:
        return ""
    words = "A process with all its descendants, shared pages counted once."
    return f"\n### Memory\n\n{words}\n\n{_table(('files', 'case', 'peak MiB'), rows)}"


def _group(runs: dict[str, list[Sample]]) -> str:
    rows = [
        (
            name,
            str(len(samples)),
            _spread([sample.wall * 1000 for sample in samples]),
            _spread([sample.cpu * 1000 for sample in samples]),
            number(max(sample.memory for sample in samples)),
        )
        for name, samples in runs.items()
    ]
    return _table(_FIGURES, rows)


def _spread(values: Sequence[float]) -> str:
    found = Spread.of(values)
    return f"{number(found.middle)} [{number(found.least)}–{number(found.most)}]"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _machine(bench: Bench, begun: datetime) -> str:
    peers = ", ".join(f"{name} {version}" for name, version in bench.tools.peers.items())
    facts = {
        "Date": f"{begun:%Y-%m-%d %H:%M} UTC",
        "rolelint": f"revision {bench.tools.revision}, installed from its wheel",
        "Machine": f"{os.cpu_count()} cores, {_processor()}, {platform.system()} {platform.release()}",
        "Load in the 15 minutes before this was written": f"{os.getloadavg()[2]:.1f}",
        "Python": platform.python_version(),
        "Beside": peers or "no other linter",
    }
    return "".join(f"- {name}: {value}\n" for name, value in facts.items())


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
