"""The exchanges as comma-separated values, for spreadsheets: one row each, quoted as RFC 4180 has it.

Whoever has no exchange is in no row. A cell that a spreadsheet would take for a formula begins with `'`, and what would
move, hide or reorder text is written as an escape.
"""

import csv
import io
from collections.abc import Iterator

from rolelint.captions import one_sided, places, speakers
from rolelint.drawing import Drawing, Shape
from rolelint.frame import visible
from rolelint.graph import Edge, Exchange, Member

SHAPES: tuple[Shape, ...] = ()

_HEAD = (
    *("from", "to", "mutual", "what", "verb", "frequency", "said by", "one-sided", "from family", "to family"),
    *("from sort", "to sort", "from key", "to key", "places", "lines", "as one of"),
)
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(drawing: Drawing) -> str:
    """Return a head and a row per exchange, from the giver to the taker; with findings a last column names them.

    `what` is in the giver's words; `lines` has what each side wrote. What is left out is an empty cell.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*_HEAD, "findings") if drawing.with_findings else _HEAD)
    writer.writerows(map(_safe, row) for row in _rows(drawing))
    return text.getvalue()


def _rows(drawing: Drawing) -> Iterator[list[str]]:
    for edge in drawing.graph.edges:
        for exchange in edge.exchanges:
            yield [*_row(exchange, edge, drawing), *([_found(edge)] if drawing.with_findings else [])]


def _row(exchange: Exchange, edge: Edge, drawing: Drawing) -> Iterator[str]:
    giver, taker = (drawing.graph.by_key[key] for key in (exchange.giver, exchange.taker))
    yield from (giver.label, taker.label, _yes(claim=exchange.is_mutual), exchange.told())
    yield from (exchange.verb or "", exchange.often(), "; ".join(speakers(exchange, drawing.graph)))
    yield from (_yes(claim=one_sided(edge, drawing)), *map(_family, (giver, taker)))
    yield from (giver.sort, taker.sort, giver.key, taker.key, "; ".join(places(exchange, drawing.graph)))
    yield "; ".join(f"{line.role.label}: {line.interaction.kind}" for line in exchange.statements)
    yield exchange.as_one_of or ""


def _family(member: Member) -> str:
    return member.family or ""


def _found(edge: Edge) -> str:
    """Return the codes of what was found in the lines of a pair."""
    return " ".join(dict.fromkeys(found.code for found in edge.findings))


def _yes(*, claim: bool | None) -> str:
    return "" if claim is None else "yes" if claim else "no"


def _safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs: text that begins like a formula is marked as text."""
    shown = visible(cell)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULAS) else shown
