"""A ladder as Markdown tables: levels as columns and dimensions as rows, or the other way round.

What stands in a cell is one criterion per line break; a heading above a table without named rows is its dimension.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rolelint.diagnostic import Finding
from rolelint.dialect import Dialect
from rolelint.levels import is_level
from rolelint.names import fold, slug
from rolelint.passage import BREAK, Passage, joined
from rolelint.prose import prose
from rolelint.rungs import LadderReading, Rungs, read_example
from rolelint.syntax.document import Document, LineKind, Section
from rolelint.syntax.node import Node

_DELIMITER = re.compile(r"[\s|:-]+")
_BULLET = re.compile(r"(?:[-*+•◦▪‣]|\d{1,2}[.)])[ \t]+")
_EMPTY = re.compile(r"(?:[-–—.…]*|tbd)", re.IGNORECASE)
# What parts the lines of a cell; Markdown has no lists there, so people write them in HTML.
_PART = re.compile(rf"{BREAK.pattern}|</?(?:[uo]l|li|p)[ \t]*>", re.IGNORECASE)
_NAME = r"[ \t*]*(?:(?:level|lvl|stage|grade|l|ic)[ \t]*\d{1,2}|junior|mid|senior|staff|principal)\b[^|\n]{0,40}\|"
_LINE = r"\|(?:[ \t]*:?-+:?[ \t]*\|){2,}[ \t]*\n"
# Two levels side by side in the head of a table, or below each other in its first column.
_COLUMNS = rf"^[ \t]*\|(?:[^|\n]*\|)??{_NAME}{_NAME}[^\n]*\n[ \t]*{_LINE}"
_ROWS = rf"^[ \t]*{_LINE}[ \t]*\|{_NAME}[^\n]*\n[ \t]*\|{_NAME}"


def read(document: Document) -> LadderReading:
    """Read the tables of a document that have levels; the order of the levels is that of the columns or rows."""
    rungs = Rungs(document)
    above: Node | None = None
    for section in document.sections:
        if section.level:
            above = Passage(document.source, section.title_at.start, section.title_at.end).node()
        _read_section(rungs, section, above)
    front = document.front
    if front:
        rungs.keep(front, frozenset())
    titles = [section.title_at for section in document.sections if section.level == 1]
    if "name" not in rungs.more and titles:
        rungs.more["name"] = Passage(document.source, titles[0].start, titles[0].end).node()
    return rungs.reading(None, "the order of the tables' columns or rows")


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's cells by row, the head first, without the line of dashes."""

    rows: tuple[tuple[Passage, ...], ...]

    @property
    def has_levels_as_columns(self) -> bool:
        return sum(_names_level(cell) for cell in self.rows[0]) > 1

    @property
    def has_levels_as_rows(self) -> bool:
        return len(self.rows[0]) > 1 and sum(_names_level(row[0]) for row in self.rows[1:] if row) > 1


def _read_section(rungs: Rungs, section: Section, above: Node | None) -> None:
    document = rungs.document
    rest = list(range(section.first, section.last))
    for lines in _runs(document, section):
        table = _Table(tuple(_cells(document, line) for line in lines if not _is_delimiter(document, line)))
        if table.has_levels_as_columns:
            _read_columns(rungs, table, above)
        elif table.has_levels_as_rows:
            _read_rows(rungs, table)
        else:
            continue
        rungs.understood.update(lines)
        rest = [line for line in rest if line not in lines]
    for text in filter(None, (prose(document, run) for run in _following(rest))):
        key = f"x-{slug(section.title)}" if section.level > 1 else "x-introduction"
        rungs.more[key] = joined(rungs.more[key], text) if key in rungs.more else text
    rungs.understood.update(rest)


def _read_columns(rungs: Rungs, table: _Table, above: Node | None) -> None:
    """Read a table whose head names the levels; what stands in the first column names the dimension of its row.

    A row without a name goes on with the one above it.
    """
    head = table.rows[0]
    levels = {index: cell.node() for index, cell in enumerate(head) if _names_level(cell)}
    if 0 not in levels:
        _keep_corner(rungs, head[0])
    for level in levels.values():
        rungs.level(level)
    dimension = above
    for row in table.rows[1:]:
        is_named = bool(row and row[0]) and 0 not in levels
        if is_named:
            dimension = row[0].node()
            rungs.dimension(dimension)
        for index, cell in enumerate(row):
            if index in levels:
                _read_cell(rungs, levels[index], dimension, cell)
            elif index or not is_named:
                _keep(rungs, head, index, cell)


def _read_rows(rungs: Rungs, table: _Table) -> None:
    """Read a table whose first column names the levels; its head names the dimensions."""
    head = table.rows[0]
    dimensions = {index: cell.node() for index, cell in enumerate(head) if index and cell}
    _keep_corner(rungs, head[0])
    level: Node | None = None
    seen = set[str]()
    for row in table.rows[1:]:
        name = row[0] if row else None
        if name and _names_level(name):
            level = name.node()
            (rungs.opens if fold(name.words) in seen else rungs.level)(level)
            seen.add(fold(name.words))
        elif name or level is None:
            rungs.complain("RL008", Finding("this row of the table names no level", row[0].to(row[-1]).at))
            continue
        for index, cell in enumerate(row[1:], 1):
            if index < len(head):
                _read_cell(rungs, level, dimensions.get(index), cell)
            else:
                _keep(rungs, head, index, cell)


def _keep_corner(rungs: Rungs, cell: Passage) -> None:
    """Keep what a table calls its first column."""
    if cell:
        more = rungs.more
        more["x-corner"] = joined(more["x-corner"], cell.node()) if "x-corner" in more else cell.node()


def _keep(rungs: Rungs, head: tuple[Passage, ...], index: int, cell: Passage) -> None:
    """Keep a cell that is about no level: below the heading of its column, if there is one."""
    if not cell:
        return
    if index >= len(head):
        rungs.complain("RL008", Finding(f"the head of the table has no column for '{cell.words}'", cell.at))
        return
    key = f"x-{slug(head[index].words)}"
    rungs.more[key] = joined(rungs.more[key], cell.node()) if key in rungs.more else cell.node()


def _read_cell(rungs: Rungs, level: Node, dimension: Node | None, cell: Passage) -> None:
    place = Node(level.value, cell.at if cell else level.at)
    if dimension is not None:
        rungs.dimension(dimension)
    found: list[tuple[Passage, list[Passage]]] = []
    for text in _texts(cell):
        example = read_example(text)
        if example and found:
            found[-1][1].append(example)
        else:
            found.append((text, []))
    for text, examples in found:
        if dimension is not None:
            rungs.cell(place, dimension, cell.at)
        rungs.criterion(place, dimension, text, examples)


def _texts(cell: Passage) -> Iterator[Passage]:
    """Yield what stands between the line breaks of a cell, without bullets; dashes alone say nothing."""
    bounds = [0, *(bound for match in _PART.finditer(cell.raw) for bound in match.span()), len(cell.raw)]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        text = cell.part(start, end).strip()
        bullet = _BULLET.match(text.raw)
        text = text.after(bullet.end()) if bullet else text
        if text and not _EMPTY.fullmatch(text.raw):
            yield text


def _runs(document: Document, section: Section) -> Iterator[list[int]]:
    """Yield the lines of each table of a section."""
    rows = [line for line in range(section.first, section.last) if document.lines[line].kind is LineKind.TABLE]
    yield from _following(rows)


def _following(lines: list[int]) -> Iterator[list[int]]:
    for _, run in groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0]):
        yield [line for _, line in run]


def _cells(document: Document, line: int) -> tuple[Passage, ...]:
    span = document.lines[line].content
    row = Passage(document.source, span.start, span.end)
    row = row.after(1) if row.raw.startswith("|") else row
    outline = row.outline
    ends = [index for index, character in enumerate(outline) if character == "|" and outline[index - 1 : index] != "\\"]
    if not outline.endswith("|"):
        ends.append(len(outline))
    starts = [0, *(end + 1 for end in ends[:-1])]
    return tuple(row.part(start, end).strip() for start, end in zip(starts, ends, strict=True))


def _is_delimiter(document: Document, line: int) -> bool:
    return _DELIMITER.fullmatch(document.text(line)) is not None and "-" in document.text(line)


def _names_level(cell: Passage) -> bool:
    return is_level(cell.words) and not cell.words.isdigit()


DIALECT = Dialect(
    name="ladder-table",
    markers=(_COLUMNS, _ROWS),
    marks_needed=1,
    reader=read,
)
