"""A ladder as Markdown tables: levels as columns and dimensions as rows, or the other way round.

What stands in a cell is one criterion per line break; a heading above a table without named rows is its dimension. A
position beside others is a level as well, and so is what stands between them, unless it announces notes or the like.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rolelint import careers, shapes
from rolelint.cells import cells_of, is_delimiter, runs, texts
from rolelint.diagnostic import Finding, Note
from rolelint.dialect import Dialect
from rolelint.frozen import frozen
from rolelint.names import fold, slug
from rolelint.passage import Passage, joined
from rolelint.patterns import lazy
from rolelint.prose import prose
from rolelint.rungs import LadderReading, Rungs, read_example
from rolelint.syntax.document import Document, LineKind, Section
from rolelint.syntax.node import Node

_HTML = lazy(r"[ \t]*<table\b", re.IGNORECASE)


def read(document: Document) -> LadderReading:
    """Read the tables of a document that have levels; the order of the levels is that of the columns or rows."""
    rungs = Rungs(document)
    titles = [section.title_at for section in document.sections if section.level == 1]
    reader = _Reader(rungs, repeated=_repeated(document))
    for section in document.sections:
        if section.level:
            reader.above = Passage(document.source, section.title_at.start, section.title_at.end).node()
            is_title = section.level == 1 and len(titles) == 1
            reader.topic = None if is_title or shapes.names_level(section.title) else reader.above
        reader.read(section)
    front = document.front
    if front:
        rungs.keep(front, frozenset())
    if "name" not in rungs.more and titles:
        rungs.more["name"] = Passage(document.source, titles[0].start, titles[0].end).node()
    return rungs.reading(None, "the order of the tables' columns or rows")


@frozen
class _Table:
    """A table's cells by row, the head first, without the line of dashes."""

    rows: tuple[tuple[Passage, ...], ...]

    @property
    def columns(self) -> Mapping[int, Passage]:
        """The columns that are levels, each with the cell that names it; one without a head goes on with its left."""
        head = self.rows[0]
        levels = _levels(head)
        found = {}
        for index in range(len(head)):
            if index in levels:
                found[index] = head[index]
            elif not head[index] and index - 1 in found:
                found[index] = found[index - 1]
        return found

    @property
    def levels_as_rows(self) -> frozenset[int]:
        """The rows that are levels."""
        first = [row[0] if row and any(row[1:]) else self.rows[0][-1].part(0, 0) for row in self.rows[1:]]
        return frozenset(index + 1 for index in _levels(first)) if len(self.rows[0]) > 1 else frozenset()

    def says_something(self, cells: Iterable[Passage]) -> bool:
        """Whether any of some cells holds words, not only numbers or marks."""
        return any(shapes.is_wordy(cell.words) for cell in cells if cell)


def _levels(names: Sequence[Passage]) -> frozenset[int]:
    """Return which of the heads of columns or rows are levels; none where fewer than two are called like one."""
    sure = [index for index, name in enumerate(names) if shapes.names_level(name.words)]
    if len(sure) < 2:
        return frozenset()
    are_positions = any(careers.is_position(names[index].words) for index in sure)
    between = {
        index
        for index, name in enumerate(names)
        if index
        and name
        and not careers.is_aside(name.words)
        and (are_positions + careers.is_position(name.words) + (sure[0] < index < sure[-1])) > 1
    }
    return frozenset({*sure, *between})


@dataclass
class _Reader:
    """Reads the tables of one document; what it finds gathers in `rungs`.

    `above` is the last heading, `topic` too if it may be a dimension. `repeated` are the heads of columns that stand
    below several headings. `level` is the heading of a level that the reader is below. `met` are the dimensions of the
    tables read so far, with the levels that they have.
    """

    rungs: Rungs
    repeated: frozenset[str] = frozenset()
    above: Node | None = None
    topic: Node | None = None
    level: Section | None = None
    met: dict[str, tuple[Node, frozenset[str]]] = field(default_factory=dict)

    def read(self, section: Section) -> None:
        document = self.rungs.document
        if section.level and (self.level is None or section.level <= self.level.level):
            self.level = section if shapes.names_level(section.title) else None
        rest = list(range(section.first, section.last))
        for lines in _runs(document, section):
            table = _Table(tuple(cells_of(document, line) for line in lines if not is_delimiter(document, line)))
            columns, levels = table.columns, table.levels_as_rows
            cells = [cell for row in table.rows[1:] for index, cell in enumerate(row) if index in columns]
            if columns and table.says_something(cells):
                self._columns(table, columns)
            elif levels and table.says_something(cell for index in levels for cell in table.rows[index][1:]):
                self._rows(table, levels)
            else:
                continue
            self.rungs.understood.update(lines)
            rest = [line for line in rest if line not in lines]
        self._keep_rest(section, rest)

    def _keep_rest(self, section: Section, rest: list[int]) -> None:
        """Keep what is no table of levels as prose, and say where it is a table that cannot be read."""
        rungs = self.rungs
        for line in rest:
            if _HTML.match(rungs.document.text(line)):
                span = rungs.document.lines[line].content
                finding = Finding(
                    "this table is written in HTML, and not read",
                    rungs.document.source.at(span.start, span.end),
                    hint="write it as a Markdown table",
                )
                rungs.complain("RL008", finding)
        for text in filter(None, (prose(rungs.document, run) for run in runs(rest))):
            key = f"x-{slug(section.title)}" if section.level > 1 else "x-introduction"
            rungs.more[key] = joined(rungs.more[key], text) if key in rungs.more else text
        rungs.understood.update(rest)
        self._say_listed(section)

    def _say_listed(self, section: Section) -> None:
        """Say which list items stand below the heading of a level, where only the tables are read."""
        if self.level is not None and section.items:
            first = self.rungs.document.lines[section.items[0].line].content
            count = sum(1 for item in section.items for _ in item.walk())
            what = "this list item is" if count == 1 else f"these {count} list items are"
            message = f"{what} below the heading '{self.level.title}', and no criteria: the tables are the ladder"
            hint = "write them into the table, or the tables as headings"
            self.rungs.complain(
                "RL008", Finding(message, self.rungs.document.source.at(first.start, first.end), hint=hint)
            )

    def _columns(self, table: _Table, columns: Mapping[int, Passage]) -> None:
        """Read a table whose head names the levels; what stands in the first column names the dimension of its row.

        A row without a name goes on with the one above it.
        """
        rungs, head = self.rungs, table.rows[0]
        levels = {index: cell.node() for index, cell in columns.items()}
        names = frozenset(fold(str(level.value)) for level in levels.values())
        if 0 not in levels:
            _keep_corner(rungs, head[0])
        self._say_strange(head, columns)
        for level in levels.values():
            rungs.level(level)
        dimension = self.above
        repeated: list[Node] = []
        met = dict(self.met)
        for row in table.rows[1:]:
            is_named = bool(row and row[0]) and 0 not in levels
            if is_named:
                dimension = row[0].node()
                rungs.dimension(dimension)
                known = self.met.get(fold(row[0].words))
                repeated += [dimension] if known and known[1] & names else []
                met.setdefault(fold(row[0].words), (dimension, names))
            is_repeated = dimension is not None and dimension in repeated
            more = {"x-group": self.above} if is_repeated and self.above else {}
            for index, cell in enumerate(row):
                if index in levels:
                    _read_cell(rungs, levels[index], dimension, cell, more)
                elif index or not is_named:
                    _keep(rungs, head, index, cell)
        self._say_repeated(repeated)
        self.met = met

    def _say_strange(self, head: tuple[Passage, ...], columns: Mapping[int, Passage]) -> None:
        """Say which columns beside levels that are positions might be levels as well."""
        are_positions = any(careers.is_position(cell.words) for cell in columns.values())
        for index, cell in enumerate(head):
            is_near = are_positions or min(columns) < index < max(columns)
            if index and cell and is_near and index not in columns and not careers.is_aside(cell.words):
                message = f"the column '{cell.words}' names no level, and is kept beside the ladder"
                self.rungs.complain("RL008", Finding(message, cell.at))

    def _say_repeated(self, repeated: list[Node]) -> None:
        """Say once per table that an earlier one speaks of the same dimensions at the same levels."""
        if repeated:
            first = repeated[0]
            others = f" and {len(repeated) - 1} more" if len(repeated) > 1 else ""
            note = Note("it is here already", self.met[fold(str(first.value))][0].at)
            message = f"two tables describe '{first.value}'{others} at the same levels; they are read as one"
            hint = "if they are two ladders, give each one a file of its own"
            self.rungs.complain("RL308", Finding(message, first.at, (note,), hint=hint))

    def _is_mere(self, column: Node) -> bool:
        """Whether the head of a column says no more than that something is expected, and names no dimension."""
        words = str(column.value)
        return fold(words) in self.repeated or careers.says_expected(words)

    def _rows(self, table: _Table, levels: frozenset[int]) -> None:
        """Read a table whose first column names the levels; its head names the dimensions."""
        rungs, head = self.rungs, table.rows[0]
        about = frozenset(index for index, cell in enumerate(head) if index and careers.describes_level(cell.words))
        dimensions = {index: cell.node() for index, cell in enumerate(head) if index and cell and index not in about}
        for index, column in list(dimensions.items()):
            if len(dimensions) == 1 and self.topic is not None and self._is_mere(column):
                dimensions[index] = self.topic
                rungs.describe(self.topic, {"x-column": column})
        _keep_corner(rungs, head[0])
        level: Node | None = None
        seen = set[str]()
        for number, row in enumerate(table.rows[1:], 1):
            name = row[0] if row else None
            if name and number in levels:
                level = name.node()
                (rungs.opens if fold(name.words) in seen else rungs.level)(level)
                seen.add(fold(name.words))
            elif name or level is None:
                rungs.complain("RL008", Finding("this row of the table names no level", row[0].to(row[-1]).at))
                continue
            for index, cell in enumerate(row[1:], 1):
                if index in about and cell:
                    rungs.describe(level, {f"x-{slug(head[index].words)}": cell.node()})
                elif index in about:
                    continue
                elif index < len(head):
                    _read_cell(rungs, level, dimensions.get(index), cell)
                else:
                    _keep(rungs, head, index, cell)


def _repeated(document: Document) -> frozenset[str]:
    """Return the heads of columns, folded, that stand below several headings."""
    below = {
        (fold(cell.words), section.title_at)
        for section in document.sections
        for lines in _runs(document, section)
        for cell in cells_of(document, lines[0])[1:]
    }
    counts = Counter(head for head, _ in below)
    return frozenset(head for head, count in counts.items() if count > 1)


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


def _read_cell(
    rungs: Rungs, level: Node, dimension: Node | None, cell: Passage, more: Mapping[str, Node] | None = None
) -> None:
    place = Node(level.value, cell.at if cell else level.at)
    if dimension is not None:
        rungs.dimension(dimension)
    found: list[tuple[Passage, list[Passage]]] = []
    for text in texts(cell):
        example = read_example(text)
        if example and found:
            found[-1][1].append(example)
        else:
            found.append((text, []))
    for text, examples in found:
        if dimension is not None:
            rungs.cell(place, dimension, cell.at)
        rungs.criterion(place, dimension, text, examples, more)


def _runs(document: Document, section: Section) -> Iterator[list[int]]:
    """Yield the lines of each table of a section."""
    rows = [line for line in range(section.first, section.last) if document.lines[line].kind is LineKind.TABLE]
    yield from runs(rows)


DIALECT = Dialect(name="ladder-table", reader=read, shape=shapes.tables)
