"""A ladder's page saved as plain text: a line per level and per dimension, bullets, `Example:` lines, page furniture.

Markdown sees only paragraphs in it, so it is read line by line: a short line of its own that names a level opens one, a
short line above bullets is a dimension, and so is its name elsewhere; what follows a bullet goes on with it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolelint import shapes
from rolelint.cumulative import taken_over
from rolelint.dialect import Dialect
from rolelint.frozen import frozen
from rolelint.levels import is_level, number
from rolelint.names import fold_title
from rolelint.passage import Passage, joined
from rolelint.patterns import lazy
from rolelint.rungs import CriterionText, LadderReading, Rungs, read_example
from rolelint.syntax.document import Document, LineKind
from rolelint.syntax.node import Node

_BULLET = lazy(r"(?:[•◦▪‣·●○]|[-*+](?=\s))\s*")
_HASHES = lazy(r"#{1,6}\s+(?=\S)")
_SUCH_AS = lazy(r"(?:such as|like|including|for (?:example|instance)|e\.g\.)\b", re.IGNORECASE)
_MOST_WORDS = 6


def read(document: Document) -> LadderReading:
    """Read the lines of a page."""
    return _Page(document).run()


@dataclass
class _Place:
    """Where in the page the reader is. `indent` is that of the criterion's bullet."""

    level: Node | None = None
    dimension: Node | None = None
    criterion: CriterionText | None = None
    indent: int = 0
    is_below_examples: bool = False


@frozen
class _Line:
    """A line that says something; `bullet` is what stands behind its bullet. `goes_on` tells that it is wrapped."""

    words: Passage
    bullet: Passage | None
    indent: int
    goes_on: bool


class _Page:
    """Reads one page; what it finds gathers in `rungs`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.rungs = Rungs(document)
        self.lines = list(self._lines())
        self.names = tuple(line.words.words.strip(": ") for line in self.lines if _names_level(line.words))
        self.place = _Place()
        self.above: list[Passage] = []
        self.dimensions = frozenset(
            fold_title(line.words.words)
            for index, line in enumerate(self.lines)
            if self._is_above_bullets(index) and not line.goes_on and _is_title(line.words)
            if not _is_label(line.words)
        )

    def run(self) -> LadderReading:
        for index, line in enumerate(self.lines):
            if line.bullet is not None:
                self._bullet(line, line.bullet)
                continue
            if line.goes_on and self.place.criterion:
                self._wrap(line.words)
                continue
            self.place.is_below_examples = False
            self._read(line.words, is_above_bullets=self._is_above_bullets(index))
        self._close()
        self._name()
        return self.rungs.reading(self.document.front, "the order of the lines that name a level")

    def _lines(self) -> Iterator[_Line]:
        """Yield the lines that say something, front matter left out."""
        source = self.document.source
        above: _Line | None = None
        last = -1
        for index, line in enumerate(self.document.lines):
            if line.kind is LineKind.FRONT:
                continue
            self.rungs.understood.add(index)
            span = source.content(index)
            if span.start == span.end:
                continue
            indent = span.start - source.line_spans[index].start
            words = Passage(source, span.start, span.end)
            hashes = _HASHES.match(words.raw)
            words = words.after(hashes.end()) if hashes else words
            match = _BULLET.match(words.raw)
            is_next = above is not None and last == index - 1 and (above.bullet is not None or above.goes_on)
            goes_on = is_next and above is not None and not match and _goes_on(words, is_deeper=indent > above.indent)
            bullet = words.after(match.end()) if match else None
            above, last = _Line(words, bullet, above.indent if goes_on and above else indent, goes_on), index
            yield above

    def _is_above_bullets(self, index: int) -> bool:
        """Whether a line is none of the bullets, but the next one is, or the one below words that take over a level."""
        line, *below = self.lines[index : index + 3]
        if below and below[0].bullet is None and taken_over(below[0].words.words, self.names):
            below = below[1:]
        return line.bullet is None and bool(below) and below[0].bullet is not None

    def _read(self, line: Passage, *, is_above_bullets: bool) -> None:
        """Read a line that is no bullet and does not go on with the one above."""
        place = self.place
        if place.criterion and read_example(line) is not None:
            self._go_on(line)
        elif _names_level(line) and not self._is_subtitle(line):
            self._open(line.strip(": "))
        elif place.level is None:
            self.above.append(line)
        elif fold_title(line.words) in self.dimensions and not _is_label(line):
            self._close()
            place.dimension = line.strip(": ").node()
            self.rungs.cell(place.level, place.dimension)
        elif place.dimension and not place.criterion and (not is_above_bullets or taken_over(line.words, self.names)):
            place.criterion = (line, [], {})
        else:
            self._go_on(line)

    def _is_subtitle(self, line: Passage) -> bool:
        """Whether a line right below a numbered level is another name of it."""
        place = self.place
        is_fresh = place.level is not None and place.dimension is None and place.criterion is None
        return is_fresh and number(str(getattr(place.level, "value", ""))) is not None and number(line.words) is None

    def _open(self, line: Passage) -> None:
        self._close()
        self.place = _Place(line.node())
        self.rungs.opens(line.node())

    def _bullet(self, line: _Line, text: Passage) -> None:
        place = self.place
        example = text if place.is_below_examples else read_example(text)
        if place.criterion and example:
            place.criterion[1].append(example)
            return
        if place.criterion and line.indent > place.indent + 1:
            self._detail(text)
            return
        self._close()
        if place.level is None:
            self.above.append(text)
        else:
            place.criterion, place.indent = (text, [], {}), line.indent

    def _wrap(self, line: Passage) -> None:
        """Go on with the bullet above, or with its example where that stands last."""
        if self.place.criterion:
            text, examples, more = self.place.criterion
            if more:
                self._detail(line)
            elif examples:
                examples[-1] = examples[-1].to(line)
            else:
                self.place.criterion = (text.to(line), examples, more)

    def _go_on(self, line: Passage) -> None:
        """Read a line below a bullet: an example of it, or more of it; without a bullet it is about the level."""
        if self.place.criterion is None:
            if self.place.level is not None:
                self.rungs.summary(self.place.level, line.node())
            return
        example = read_example(line)
        self.place.is_below_examples = example is not None and not example
        if example or (example is None and _SUCH_AS.match(line.raw)):
            self.place.criterion[1].append(example or line)
        elif example is None:
            self._detail(line)

    def _detail(self, line: Passage) -> None:
        if self.place.criterion:
            more = self.place.criterion[2]
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


def _goes_on(line: Passage, *, is_deeper: bool) -> bool:
    """Whether a line right below a bullet goes on with it: it is indented, or begins in lower case."""
    return (is_deeper or line.raw[0].islower()) and not _is_label(line)


def _names_level(line: Passage) -> bool:
    return _is_title(line) and is_level(line.words)


def _is_label(line: Passage) -> bool:
    """Whether a line says by itself what follows: a level, or an example."""
    return _names_level(line) or read_example(line) is not None or _SUCH_AS.match(line.raw) is not None


def _is_title(line: Passage) -> bool:
    """Whether a line may be a heading: short, not going on from the line above, and no sentence."""
    is_short = len(line.raw.split()) <= _MOST_WORDS and taken_over(line.words) is None
    return is_short and not line.raw[0].islower() and not line.raw.endswith((".", ",", ";", "!", "?"))


DIALECT = Dialect(name="ladder-text", reader=read, shape=shapes.lines)
