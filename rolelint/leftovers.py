"""What a file says that is in none of its roles: whole blocks, each by its lines and the heading it stands below."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rolelint.cells import tables
from rolelint.reading import Reading
from rolelint.syntax.document import Document, LineKind
from rolelint.syntax.node import Node

_SAYS_NOTHING = frozenset({LineKind.BLANK, LineKind.COMMENT, LineKind.RULE, LineKind.DEFINITION})
_FENCE = ("---", "...")


def leftovers(document: Document, readings: Sequence[Reading]) -> Iterator[str]:
    """Yield a sentence about each block of a file whose words none of the roles read from it keeps."""
    kept = {line for reading in readings for line in _kept(document, reading)}
    # Front matter is kept key by key; only a form that has no use for it leaves it out as a whole.
    front = {row for row, line in enumerate(document.lines) if line.kind is LineKind.FRONT}
    kept |= front if kept & front else set()
    rows = (row for row, line in enumerate(document.lines) if line.kind not in _SAYS_NOTHING)
    lost = [row for row in rows if row not in kept and document.text(row).strip() not in _FENCE]
    for title, block in groupby(lost, lambda row: _heading(document, row)):
        first, *others = block
        last = others[-1] if others else first
        lines = f"line {first + 1}" if last == first else f"lines {first + 1} to {last + 1}"
        yield f"in no role, so left in the file: {lines}, {title}"


def _kept(document: Document, reading: Reading) -> Iterator[int]:
    """Yield the lines that a reading has the words of, or speaks about."""
    yield from reading.understood
    places = [node.at for node in _leaves(reading.data)]
    places += [heading.at for heading in reading.headings]
    places += [at for _, finding in reading.problems for at in (finding.at, *(note.at for note in finding.notes))]
    places += [reading.title.at] if reading.title else []
    rows = {row for at in places for row in _rows(document, at.start, at.end)}
    yield from rows
    for section in document.sections:
        for table in tables(document, section):
            yield from (table.lines[:2] if rows.intersection(table.lines[2:]) else ())


def _leaves(node: Node) -> Iterator[Node]:
    if not node.parts:
        yield node
    for part in node.parts:
        yield from _leaves(part)


def _rows(document: Document, start: int, end: int) -> range:
    return range(document.source.line_at(start), document.source.line_at(end) + 1)


def _heading(document: Document, row: int) -> str:
    """Return the words for where a line stands: below the last heading that is not above it."""
    if document.lines[row].kind is LineKind.FRONT:
        return "the front matter"
    starts = (section for section in document.sections if section.level)
    above = [section for section in starts if document.source.line_at(section.heading.start) <= row]
    return f"below '{above[-1].title}'" if above else "above every heading"
