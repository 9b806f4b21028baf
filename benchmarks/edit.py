"""What an editor waits for: one role of a loaded project changes, and the project is reported about.

    python benchmarks/edit.py FOLDER [--edits 30] [--seconds 60]

It is measured inside one process, by the public object: `Project.retold` reads the changed text, `report` judges the
project with it. Prints milliseconds per edit as JSON. Run it with the Python whose rolelint is to be measured.
"""

import argparse
import json
import time
from pathlib import Path

from rolelint.project import Project
from rolelint.request import Request

_MISSION = "# Mission\n"


def edits(folder: Path, most: int, seconds: float) -> list[float]:
    """Return how many milliseconds each edit took; at least three are made, however long they take."""
    project = Project.open(folder, {})
    project.load(Request(folder))
    project.report()
    paths = [path for path, one in sorted(project.analyses.items()) if _MISSION in one.source.text]
    begun, taken = time.perf_counter(), list[float]()
    for number in range(most):
        path = paths[number * 7919 % len(paths)]
        text = project.analyses[path].source.text.replace(_MISSION, f"{_MISSION}Edit {number}: ", 1)
        start = time.perf_counter()
        project = project.retold({path: text})
        project.report()
        taken.append((time.perf_counter() - start) * 1000)
        if number > 1 and time.perf_counter() - begun > seconds:
            break
    return taken


def main() -> None:
    """Print what the edits took."""
    parser = argparse.ArgumentParser(description="Measure edits of a loaded project.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--edits", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=60)
    asked = parser.parse_args()
    print(json.dumps(edits(asked.folder, asked.edits, asked.seconds)))


if __name__ == "__main__":
    main()
