"""Rows of cells as comma-separated values, for spreadsheets: quoted as RFC 4180 has it.

A cell that a spreadsheet would take for a formula begins with `'`, and what would move, hide or reorder text is written
as an escape.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from rolelint.frame import visible

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a head and rows, each on a line."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(map(_safe, row) for row in rows)
    return text.getvalue()


def _safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs: text that begins like a formula is marked as text."""
    shown = visible(cell)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULAS) else shown
