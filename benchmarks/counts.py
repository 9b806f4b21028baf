"""A guard on the work of a check, in counts instead of seconds: the same on every machine, however busy it is.

    python benchmarks/counts.py            compare with counts.json, exit with 1 where something rose by more than 10 %
    python benchmarks/counts.py --accept   write counts.json anew

It counts the calls of functions, written in Python or not, that each stage makes for a generated project, and the
modules that some commands import.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from types import FrameType
from typing import Any

HERE = Path(__file__).parent
FILE = HERE / "counts.json"
FILES, WARMING, CLEAN = 60, 20, 30
# A rise is reported beyond this share, and beyond so many calls: a stage of a few calls may double unseen.
TOLERANCE = 0.10
FEW = 500
Counts = dict[str, dict[str, int]]
_COUNT_MODULES = """\
import sys
before = set(sys.modules)
sys.argv[0] = "rolelint"
from rolelint.__main__ import main
try:
    main()
except SystemExit:
    pass
print(len(sys.modules.keys() - before), file=sys.stderr)
"""


class Tally:
    """Counts the calls of functions by stage."""

    def __init__(self, outermost: str) -> None:
        self.calls: Counter[str] = Counter()
        self._stack = [outermost]

    def enter(self, stage: str) -> None:
        """Begin a stage inside another one."""
        self._stack.append(stage)

    def leave(self) -> None:
        """End the latest stage."""
        self._stack.pop()

    def note(self, frame: FrameType, event: str, argument: Any) -> None:  # noqa: ARG002 - what sys.setprofile calls
        """Count a call."""
        if event in {"call", "c_call"}:
            self.calls[self._stack[-1]] += 1


def calls(folder: Path, warming: Path) -> dict[str, int]:
    """Return how many calls each stage of a check makes.

    Another project was checked before, so that what is made once, such as patterns, does not hide what files cost.
    """
    from probes import REST, by_stage, check

    check(warming, lambda _: None, lambda: None)
    tally = Tally(REST)
    sys.setprofile(tally.note)
    try:
        check(folder, tally.enter, tally.leave)
    finally:
        sys.setprofile(None)
    return {stage: int(number) for stage, number in by_stage(tally.calls).items()}


def modules(folder: Path) -> dict[str, int]:
    """Return how many modules some commands import, each in a process of its own."""
    return {
        " ".join(arguments): _modules(folder, arguments) for arguments in (["--version"], ["--help"], ["check", "."])
    }


def _modules(folder: Path, arguments: list[str]) -> int:
    done = subprocess.run(
        [sys.executable, "-c", _COUNT_MODULES, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return int(done.stderr)


def risen(before: Counts, now: Counts) -> list[str]:
    """Return in words what rose by more than is tolerated."""
    found = []
    for kind, numbers in now.items():
        for name, number in numbers.items():
            known = before[kind].get(name, 0)
            least = FEW if kind == "calls" else 1
            if number > known * (1 + TOLERANCE) and number - known > least:
                found.append(f"{kind} of '{name}': {known:,} before, {number:,} now")
    return found


def main() -> None:
    """Compare or accept."""
    parser = argparse.ArgumentParser(description="Guard the work of a check by counts.")
    parser.add_argument("--accept", action="store_true", help="write counts.json anew")
    asked = parser.parse_args()
    if os.environ.get("PYTHONHASHSEED") != "0":
        # The order of sets decides how many comparisons are made.
        again = {**os.environ, "PYTHONHASHSEED": "0"}
        sys.exit(subprocess.run([sys.executable, *sys.argv], env=again, check=False).returncode)
    now = _counted()
    if asked.accept:
        FILE.write_text(json.dumps({"made with": _surroundings(), **now}, indent=2) + "\n", encoding="utf-8")
        return
    before = json.loads(FILE.read_text(encoding="utf-8"))
    made, here = before.pop("made with"), _surroundings()
    if made["python"] != here["python"]:
        # Another interpreter makes other calls for the same code.
        print(f"not compared: {FILE.name} was made with Python {made['python']}, this is {here['python']}")
        return
    found = risen(before, now)
    for line in found:
        print(line)
    if found:
        other = "".join(f" ({name} is {here[name]}, was {made[name]})" for name in made if here[name] != made[name])
        sys.exit(f"that is more work than before{other}; if it is meant, accept it with 'make counts'")
    fell = "; some fell by as much, keep that with 'make counts'" if risen(now, before) else ""
    print(f"counts of {FILES} files: none rose by more than {TOLERANCE:.0%}{fell}")


def _surroundings() -> dict[str, str]:
    """Return the versions that the counts depend on: those of Python and of the parsers, which are counted along."""
    python = ".".join(map(str, sys.version_info[:2]))
    return {"python": python, **{name: version(name) for name in ("jsonschema", "markdown-it-py", "ruamel.yaml")}}


def _counted() -> Counts:
    import generate

    with tempfile.TemporaryDirectory() as place:
        os.environ["ROLELINT_CACHE_DIR"] = f"{place}/cache"
        mixed, warming, clean = (Path(place, name) for name in ("mixed", "warming", "clean"))
        share = generate.Share(odd=0.1, faulty=0.1, dialects=0.1)
        generate.write(mixed, FILES, share)
        generate.write(warming, WARMING, share, seed=2)
        generate.write(clean, CLEAN)
        return {"calls": calls(mixed, warming), "modules": modules(clean)}


if __name__ == "__main__":
    main()
