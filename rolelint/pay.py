"""What a section about pay says plainly: a list or table with the pay of each level.

The section itself is kept as it is written; this is what it says as data.
"""

import re
from collections.abc import Iterator, Sequence

from rolelint.cells import says_something, tables
from rolelint.entry import read_entry
from rolelint.passage import Passage, joined, mapping_node
from rolelint.patterns import lazy
from rolelint.source import Location, Span
from rolelint.syntax.document import Document, Item, LineKind, Section
from rolelint.syntax.node import Node

_LEVEL = lazy(r"(?P<level>[^:–—]{1,60}?)[ \t]*(?::|[–—]| -)[ \t]+(?=\S)")
_AMOUNT = lazy(
    r"[$€£¥]|\d{2,3}(?:[.,' \u00a0\u202f]\d{3})+|\d{4,}|\d[ \t]?k\b|\b(?:USD|EUR|GBP|CHF|SEK|INR)\b", re.IGNORECASE
)
_LEAST = 2


def bands(document: Document, sections: Sequence[Section]) -> dict[str, Node]:
    """Return the pay of each level under `x-pay-bands`, nothing where none is told for at least two."""
    found = [node for section in sections for node in (*_listed(document, section), *_tabled(document, section))]
    whole: Node | None = None
    for node in found:
        whole = joined(whole, node) if whole else node
    return {"x-pay-bands": whole} if whole else {}


def _listed(document: Document, section: Section) -> Iterator[Node]:
    """Yield the mapping of each list whose items all are a level and its pay."""
    for run in _lists(document, section):
        heads = [read_entry(document, item).head for item in run]
        matches = [_LEVEL.match(head.raw) for head in heads]
        found = [(head, match) for head, match in zip(heads, matches, strict=True) if match]
        if len(found) == len(heads) >= _LEAST and all(_AMOUNT.search(head.raw, match.end()) for head, match in found):
            parts = {head.group(match, "level").words: head.after(match.end()).node() for head, match in found}
            yield mapping_node(heads[0].to(heads[-1]).at, parts)


def _lists(document: Document, section: Section) -> Iterator[list[Item]]:
    """Yield the items that follow each other without a text between them."""
    run: list[Item] = []
    end = section.first
    for item in section.items:
        if any(document.lines[row].kind is not LineKind.BLANK for row in range(end, item.line)):
            yield run
            run = []
        run.append(item)
        end = max(item.rows) + 1
    yield run


def _tabled(document: Document, section: Section) -> Iterator[Node]:
    """Yield the mapping of each table whose first column names something, and whose other cells are amounts."""
    for table in tables(document, section):
        rows = [cells for _, cells in table.body if says_something(cells[0])]
        amounts = [cell for cells in rows for cell in cells[1:] if says_something(cell)]
        if len(rows) >= _LEAST and amounts and all(_AMOUNT.search(cell.raw) for cell in amounts):
            at = Location(rows[0][0].at.path, Span(rows[0][0].start, rows[-1][-1].end))
            yield mapping_node(at, {cells[0].words: _row(table.head, cells) for cells in rows})


def _row(head: Sequence[Passage], cells: Sequence[Passage]) -> Node:
    """Return the amount of a level, or those by place or kind where the table has several columns."""
    columns = [(name.words, cell) for name, cell in zip(head[1:], cells[1:], strict=False) if says_something(cell)]
    if len(head) == _LEAST and columns:
        return columns[0][1].node()
    return mapping_node(cells[0].to(cells[-1]).at, {name: cell.node() for name, cell in columns})
