"""Tables of Markdown as rows of cells, each cell at its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rolelint.passage import BREAK, Passage
from rolelint.syntax.document import Document, LineKind, Section

_DELIMITER = re.compile(r"\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?")
_EMPTY = re.compile(r"(?:[-–—.…]*|n/?a|tbd)", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-*+•◦▪‣]|\d{1,2}[.)])[ \t]+")
_SILENT = re.compile(r"(?:[-–—.…/]*|tbd|n\.?/?a\.?|none|nil|nothing|not applicable)", re.IGNORECASE)
# What parts the lines of a cell; Markdown has no lists there, so people write them in HTML.
_PART = re.compile(rf"{BREAK.pattern}|</?(?:[uo]l|li|p)[ \t]*>", re.IGNORECASE)

Cells = tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its lines, the cells of its head, and those of every further row with the row's line."""

    lines: tuple[int, ...]
    head: Cells
    body: tuple[tuple[int, Cells], ...]


def tables(document: Document, section: Section) -> Iterator[Table]:
    """Yield the tables of a section that have a head and something below it."""
    rows = [line for line in range(section.first, section.last) if document.lines[line].kind is LineKind.TABLE]
    for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        first, *others = (line for _, line in run)
        if len(others) > 1 and _DELIMITER.fullmatch(document.text(others[0]).strip()):
            body = tuple((line, _cells(document, line)) for line in others[1:])
            yield Table((first, *others), _cells(document, first), body)


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


def _cells(document: Document, line: int) -> Cells:
    span = document.lines[line].content
    row = Passage(document.source, span.start, span.end).strip()
    row = row.after(1) if row.raw.startswith("|") else row
    outline = row.outline
    ends = [index for index, character in enumerate(outline) if character == "|" and outline[index - 1 : index] != "\\"]
    if not outline.endswith("|"):
        ends.append(len(outline))
    starts = [0, *(end + 1 for end in ends[:-1])]
    return tuple(row.part(start, end).strip() for start, end in zip(starts, ends, strict=True))
