"""A ladder's page saved as plain text: a line per level and per dimension, bullets, `Example:` lines, page furniture.

Markdown sees only paragraphs in it, so it is read line by line: a short line of its own that names a level opens one, a
short line above bullets is a dimension, and so is its name elsewhere; what follows a bullet goes on with it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolelint.dialect import Dialect
from rolelint.levels import is_level
from rolelint.names import fold
from rolelint.passage import Passage, joined
from rolelint.rungs import CriterionText, LadderReading, Rungs, read_example
from rolelint.syntax.document import Document, LineKind
from rolelint.syntax.node import Node

_BULLET = re.compile(r"(?:[•◦▪‣·●○]|[-*+](?=\s))\s*")
_SUCH_AS = re.compile(r"(?:such as|like|including|for (?:example|instance)|e\.g\.)\b", re.IGNORECASE)
_MOST_WORDS = 6


def read(document: Document) -> LadderReading:
    """Read the lines of a page."""
    return _Page(document).run()


@dataclass
class _Place:
    """Where in the page the reader is."""

    level: Node | None = None
    dimension: Node | None = None
    criterion: CriterionText | None = None


class _Page:
    """Reads one page; what it finds gathers in `rungs`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.rungs = Rungs(document)
        self.lines = list(self._lines())
        self.place = _Place()
        self.above: list[Passage] = []
        self.dimensions = frozenset(
            fold(line.words)
            for index, line in enumerate(self.lines)
            if _is_title(line) and not _is_label(line) and self._is_above_bullets(index)
        )

    def run(self) -> LadderReading:
        for index, line in enumerate(self.lines):
            bullet = _BULLET.match(line.raw)
            if bullet:
                self._bullet(line.after(bullet.end()))
            elif self.place.criterion and read_example(line) is not None:
                self._go_on(line)
            elif _names_level(line):
                self._open(line)
            elif self.place.level is None:
                self.above.append(line)
            elif fold(line.words) in self.dimensions and not _is_label(line):
                self._close()
                self.place.dimension = line.node()
                self.rungs.cell(self.place.level, self.place.dimension)
            elif self.place.dimension and not self.place.criterion and not self._is_above_bullets(index):
                self.place.criterion = (line, [], {})
            else:
                self._go_on(line)
        self._close()
        self._name()
        return self.rungs.reading(self.document.front, "the order of the lines that name a level")

    def _lines(self) -> Iterator[Passage]:
        """Yield the lines that say something, front matter left out."""
        for index, line in enumerate(self.document.lines):
            if line.kind is LineKind.FRONT:
                continue
            self.rungs.understood.add(index)
            span = self.document.source.content(index)
            if span.start < span.end:
                yield Passage(self.document.source, span.start, span.end)

    def _is_above_bullets(self, index: int) -> bool:
        """Whether a line is none of the bullets, but the next one is."""
        following = self.lines[index + 1 : index + 2]
        is_bullet = [_BULLET.match(line.raw) is not None for line in (self.lines[index], *following)]
        return is_bullet == [False, True]

    def _open(self, line: Passage) -> None:
        self._close()
        self.place = _Place(line.node())
        self.rungs.opens(line.node())

    def _bullet(self, text: Passage) -> None:
        example = read_example(text)
        if self.place.criterion and example:
            self.place.criterion[1].append(example)
            return
        self._close()
        if self.place.level is None:
            self.above.append(text)
        else:
            self.place.criterion = (text, [], {})

    def _go_on(self, line: Passage) -> None:
        """Read a line below a bullet: an example of it, or more of it; without a bullet it is about the level."""
        if self.place.criterion is None:
            if self.place.level is not None:
                self.rungs.summary(self.place.level, line.node())
            return
        _, examples, more = self.place.criterion
        example = read_example(line)
        if example is not None or _SUCH_AS.match(line.raw):
            examples.append(line if example is None else example)
        else:
            more["x-details"] = joined(more["x-details"], line.node()) if "x-details" in more else line.node()

    def _close(self) -> None:
        """Note the criterion that has been read to its end."""
        if self.place.criterion and self.place.level is not None:
            text, examples, more = self.place.criterion
            self.rungs.criterion(self.place.level, self.place.dimension, text, examples, more)
        self.place.criterion = None

    def _name(self) -> None:
        """Take the last line above all levels for the ladder's name; what stands before it is kept."""
        if not self.above:
            return
        front = self.document.front
        titles = [line for line in self.above if _is_title(line)] or self.above
        title = None if front and "name" in front else titles[-1]
        if title:
            self.rungs.more["name"] = title.node()
        for line in (line for line in self.above if line is not title):
            more = self.rungs.more
            more["x-introduction"] = (
                joined(more["x-introduction"], line.node()) if "x-introduction" in more else line.node()
            )


def _names_level(line: Passage) -> bool:
    return _is_title(line) and is_level(line.words)


def _is_label(line: Passage) -> bool:
    """Whether a line says by itself what follows: a level, or an example."""
    return _names_level(line) or read_example(line) is not None or _SUCH_AS.match(line.raw) is not None


def _is_title(line: Passage) -> bool:
    """Whether a line may be a heading: short, not going on from the line above, and no sentence."""
    is_short = len(line.raw.split()) <= _MOST_WORDS
    return is_short and not line.raw[0].islower() and not line.raw.endswith((".", ",", ";", "!", "?"))


DIALECT = Dialect(
    name="ladder-text",
    markers=(
        r"^[ \t]*(?:level|stage|grade|stufe|niveau)[ \t]+\d{1,2}[ \t]*:?[ \t]*$",
        r"^[ \t]*[•◦▪‣●][ \t]*\S",
    ),
    reader=read,
)
