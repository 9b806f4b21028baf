"""Lines of clauses that stand between commas, each read by itself: what most lines of a large project are.

A fast path with a contract: `read_series` answers for such a line what splitter and parser would, else None. A clause
is read by itself where nothing around it could make it mean something else, and remembered by its words and its shape.
"""

import re
from typing import Final, NamedTuple

from rolelint.metric.grammar import Metric, examine
from rolelint.metric.memory import Memory
from rolelint.metric.numerals import Pattern, alike, pattern_of, shape
from rolelint.metric.phrase import Outset, outset
from rolelint.metric.split import Clause, is_one_piece
from rolelint.metric.tables import Tables

_COMMA: Final = ", "
# Brackets and quotes reach beyond a clause, a year may belong to the day before the comma, and whether a point ends
# a sentence depends on what stands before it.
_STEADY: Final = re.compile(r"(?!(?:19|20)\d\d\b)(?!.*[.!?]\s)[^()\[\]{}“”\",]*(?:[^\W_]|\d%)")
# Nobody writes longer ones, and of the longest the grammar reads a part only.
_LONGEST: Final = 400


class _Known(NamedTuple):
    words: str
    metric: Metric
    outset: Outset


_KNOWN: Memory[tuple[str, Tables], _Known] = Memory(8192)
_PATTERNS: Memory[tuple[tuple[str | int, ...], Tables], tuple[Pattern, Outset]] = Memory(8192)


def read_series(line: str, tables: Tables) -> tuple[list[Clause], list[Metric]] | None:
    """Return the clauses of a line and what they say, None where one of them may belong to its neighbour."""
    clauses: list[Clause] = []
    metrics: list[Metric] = []
    start = 0
    is_settled = True
    for written in line.split(_COMMA):
        known = _KNOWN.get((written, tables)) or _read(written, tables, is_first=not start)
        if known is None or not is_settled:
            return None
        words, metric, (settled, attaches) = known
        if start and attaches:
            return None
        end = start + len(written)
        clauses.append(Clause(words, start, end))
        metrics.append(metric)
        start, is_settled = end + len(_COMMA), settled
    return clauses, metrics


def _read(written: str, tables: Tables, *, is_first: bool) -> _Known | None:
    """Read a new clause, None where it does not stand by itself."""
    found = shape(written, tables)
    if found and (known := _PATTERNS.get((found[0], tables))):
        said, begins = known
        return _KNOWN.keep((written, tables), _Known(_words(written), alike(said, found[1]), begins))
    if len(written) > _LONGEST or not _STEADY.fullmatch(written) or not is_one_piece(written):
        return None
    begins, begun = outset(written, tables)
    if begins.attaches and not is_first:
        return None
    metric, reading = examine(written, tables, begun)
    if found and (pattern := pattern_of(found, metric, reading)):
        _PATTERNS.keep((found[0], tables), (pattern, begins))
    return _KNOWN.keep((written, tables), _Known(_words(written), metric, begins))


def _words(written: str) -> str:
    """Return the words of a clause that stands by itself: no other blanks are in it, and none around it."""
    return " ".join(written.split()) if "  " in written else written
