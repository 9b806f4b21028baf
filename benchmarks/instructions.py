"""How many instructions of the processor a role file costs, counted by valgrind where it is installed.

    python benchmarks/instructions.py [--odd 0] [--option=--no-cache ...]

Two generated projects are checked under callgrind; their difference is what files cost, without the start. It sees what
counts of calls cannot see, such as the work inside a regular expression, and is steady to about a thousandth, but takes
some fifty times as long as a check does.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import generate

FEW, MORE = 4, 12
_COLLECTED = re.compile(r"Collected *: *(\d+)")


def instructions(folder: Path, options: list[str]) -> int:
    """Return the instructions of one check."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", sys.executable]
    done = subprocess.run(
        [*command, "-m", "rolelint", "check", *options, "."],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": "0", "ROLELINT_CACHE_DIR": str(folder / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    found = _COLLECTED.search(done.stderr)
    if found is None:
        sys.exit(f"valgrind told no count:\n{done.stderr}")
    return int(found[1])


def main() -> None:
    """Print the instructions of a file and of the start."""
    parser = argparse.ArgumentParser(description="Count the instructions that a role file costs.")
    parser.add_argument("--odd", type=float, default=0.0, help="share of odd files")
    parser.add_argument("--option", action="append", default=[], help="an option of check to measure with")
    asked = parser.parse_args()
    if shutil.which("valgrind") is None:
        sys.exit("there is no valgrind here; on Debian: apt install valgrind")
    with tempfile.TemporaryDirectory() as place:
        counted = []
        for size in (FEW, MORE):
            folder = Path(place, str(size))
            generate.write(folder, size, generate.Share(odd=asked.odd))
            counted.append(instructions(folder, asked.option))
    each = (counted[1] - counted[0]) / (MORE - FEW)
    print(f"{each / 1e6:.2f} million instructions a file, {(counted[0] - FEW * each) / 1e6:.0f} million for the start")


if __name__ == "__main__":
    main()
