"""The scorecard: every figure of the metric grammar on labelled data, printed, or as numbers for the suite.

`python tests/scorecard.py` prints the development figures; `GOLD=FILE` in the environment names another file of
clauses, or of lines when its rows have `line`.
"""

import contextlib
import importlib.util
import io
import json
import os
import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rolelint.metric.grammar import Metric, parse
from rolelint.metric.line import read_line

METRICS = Path(__file__).parents[2] / "shared" / "metrics"
FIELDS = (
    "comparator",
    "value",
    "value_high",
    "unit",
    "statistic",
    "window",
    "baseline",
    "deadline",
    "threshold",
    "source",
    "subject",
)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]


def as_row(metric: Metric) -> dict[str, Any]:
    found = {name: getattr(metric, name) for name in FIELDS}
    return {"label": metric.label, "missing": list(metric.missing), "parse": found}


def predicted(row: dict[str, Any]) -> dict[str, Any]:
    if "line" in row:
        read = read_line(row["line"])
        return {"id": row["id"], "clauses": [c.text for c, _ in read], "labels": [m.label for _, m in read]}
    return {"id": row["id"], **as_row(parse(row["text"]))}


def score(gold: Path) -> str:
    """Return what the shared scorer prints."""
    spec = importlib.util.spec_from_file_location("score", METRICS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    data = rows(gold)
    judge = scorer.lines if data and "line" in data[0] else scorer.clauses
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        judge({row["id"]: row for row in data}, {row["id"]: predicted(row) for row in data})
    return out.getvalue()


def figures(report: str) -> dict[str, float]:
    """Return the numbers of a report by name: `all macroF1`, `value exact`, `splitter line exact` …"""
    found: dict[str, float] = {}
    for line in report.splitlines():
        name = line.split()[0]
        for key, value in re.findall(r"([A-Za-z][\w-]*)=\s*([\d.]+)", line):
            found[f"{name} {key}"] = float(value)
        for value in re.findall(r"= ([\d.]+)", line)[:1]:
            found[f"{name} exact"] = float(value)
        if name == "missing":
            found["missing exact"] = float(line.split("exact set ")[1].split()[0])
    return found


def timing(texts: Iterable[str]) -> str:
    clauses = list(texts)
    spent = []
    for _ in range(5):
        for text in clauses:
            begin = time.perf_counter_ns()
            parse(text)
            spent.append((time.perf_counter_ns() - begin) / 1000)
    spent.sort()
    middle, slowest = spent[len(spent) // 2], spent[int(len(spent) * 0.99)]
    return f"time per clause, nothing remembered: median {middle:.1f} µs, 99th percentile {slowest:.1f} µs"


def main() -> None:
    named = os.environ.get("GOLD")
    for gold in [Path(named)] if named else [METRICS / "dev.jsonl", METRICS / "lines_dev.jsonl"]:
        sys.stdout.write(f"{gold.name}\n{score(gold)}")
        texts = [row["text"] for row in rows(gold) if "text" in row]
        if texts:
            sys.stdout.write(timing(texts) + "\n")


if __name__ == "__main__":
    main()
