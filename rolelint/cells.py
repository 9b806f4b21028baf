"""Tables of Markdown as rows of cells, each cell at its place."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from rolelint.frozen import frozen
from rolelint.passage import BREAK, Passage
from rolelint.patterns import lazy
from rolelint.syntax.document import Document, LineKind, Section

_DELIMITER = lazy(r"\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?")
_EMPTY = lazy(r"(?:[-–—.…:]*|n/?a|tbd)", re.IGNORECASE)
_BULLET = lazy(r"(?:[-*+•◦▪‣]|\d{1,2}[.)])[ \t]+")
_SILENT = lazy(r"(?:[-–—.…/]*|tbd|n\.?/?a\.?|none|nil|nothing|not applicable)", re.IGNORECASE)
# What parts the lines of a cell; Markdown has no lists there, so people write them in HTML.
_PART = lazy(rf"{BREAK.pattern}|</?(?:[uo]l|li|p)[ \t]*>", re.IGNORECASE)

Cells = tuple[Passage, ...]


@frozen
class Table:
    """A table: its lines, the cells of its head, and those of every further row with the row's line."""

    lines: tuple[int, ...]
    head: Cells
    body: tuple[tuple[int, Cells], ...]


def tables(document: Document, section: Section) -> Iterator[Table]:
    """Yield the tables of a section that have a head and something below it."""
    rows = [line for line in range(section.first, section.last) if document.lines[line].kind is LineKind.TABLE]
    for first, *others in runs(rows):
        if len(others) > 1 and is_delimiter(document, others[0]):
            body = tuple((line, cells_of(document, line)) for line in others[1:])
            yield Table((first, *others), cells_of(document, first), body)


def runs(lines: Iterable[int]) -> Iterator[list[int]]:
    """Yield the lines that follow each other, run by run."""
    for _, run in groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0]):
        yield [line for _, line in run]


def is_delimiter(document: Document, line: int) -> bool:
    """Tell whether a line is the one of dashes below the head of a table."""
    return _DELIMITER.fullmatch(document.text(line).strip()) is not None


def says_something(cell: Passage) -> bool:
    """Tell whether there is anything in a cell but a dash."""
    return not _EMPTY.fullmatch(cell.words)


def texts(cell: Passage) -> Iterator[Passage]:
    """Yield what stands between the line breaks of a cell, without bullets; dashes alone say nothing."""
    bounds = [0, *(bound for match in _PART.finditer(cell.raw) for bound in match.span()), len(cell.raw)]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        text = cell.part(start, end).strip()
        bullet = _BULLET.match(text.raw)
        text = text.after(bullet.end()) if bullet else text
        if text and not _SILENT.fullmatch(text.words):
            yield text


def cells_of(document: Document, line: int) -> Cells:
    """Return the cells of a line of a table."""
    span = document.lines[line].content
    written = Passage(document.source, span.start, span.end).strip()
    written = written.after(1) if written.raw.startswith("|") else written
    outline = written.outline
    ends = [index for index, character in enumerate(outline) if character == "|" and outline[index - 1 : index] != "\\"]
    if not outline.endswith("|"):
        ends.append(len(outline))
    starts = [0, *(end + 1 for end in ends[:-1])]
    return tuple(written.part(start, end).strip() for start, end in zip(starts, ends, strict=True))
