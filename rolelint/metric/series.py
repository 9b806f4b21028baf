"""Lines whose clauses were all read before, each between commas: what most lines of a large project are.

A fast path with a contract: `read_series` answers for such a line what splitter and parser would, else None. A clause
may be remembered where nothing around it could make it mean something else.
"""

import re
from typing import Final, NamedTuple

from rolelint.metric.grammar import Metric
from rolelint.metric.memory import Memory
from rolelint.metric.split import Clause, Part
from rolelint.metric.tables import Tables

_COMMA: Final = ", "
# Brackets and quotes reach beyond a clause, a year may belong to the day before the comma, and whether a point ends
# a sentence depends on what stands before it.
_STEADY: Final = re.compile(r"(?!(?:19|20)\d\d\b)(?!.*[.!?]\s)[^()\[\]{}“”\",]*(?:[^\W_]|\d%)")


class _Known(NamedTuple):
    words: str
    metric: Metric
    settled: bool
    attaches: bool


_KNOWN: Memory[tuple[str, Tables], _Known] = Memory(8192)


def remember(part: Part, metric: Metric, tables: Tables) -> None:
    """Remember a clause that stands between commas as a whole."""
    if part.outset is not None and _STEADY.fullmatch(part.written):
        _KNOWN.keep((part.written, tables), _Known(part.clause.text, metric, *part.outset))


def read_series(line: str, tables: Tables) -> tuple[list[Clause], list[Metric]] | None:
    """Return the clauses of a line and what they say, None where one of them is new, or belongs to its neighbour."""
    clauses: list[Clause] = []
    metrics: list[Metric] = []
    start = 0
    is_settled = True
    for written in line.split(_COMMA):
        known = _KNOWN.get((written, tables))
        if known is None or not is_settled or (start and known.attaches):
            return None
        end = start + len(written)
        clauses.append(Clause(known.words, start, end))
        metrics.append(known.metric)
        start, is_settled = end + len(_COMMA), known.settled
    return clauses, metrics
