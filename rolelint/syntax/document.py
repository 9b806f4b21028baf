"""A file as structure: front matter, lines, sections and list items, each with its place in the text.

Nothing here knows what a role is. Every line of the file is in `Document.lines` exactly once, with what Markdown takes
it for, so that whoever reads the sections can tell which lines were not read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple

from rolelint.frozen import frozen
from rolelint.source import Source, Span
from rolelint.syntax.node import Node
from rolelint.syntax.yaml import Problem


class LineKind(StrEnum):
    """What Markdown takes a line for."""

    BLANK = "blank"
    FRONT = "front"
    HEADING = "heading"
    ITEM = "item"
    TEXT = "text"
    TABLE = "table"
    CODE = "code"
    QUOTE = "quote"
    HTML = "html"
    RULE = "rule"
    DEFINITION = "definition"
    COMMENT = "comment"


class Line(NamedTuple):
    """One line: its kind, how many list items it lies in, its list marker, and its text without marker and blanks."""

    kind: LineKind
    depth: int
    marker: str
    content: Span


class Item(NamedTuple):
    """A list item: the place of its marker, the lines of its own text, and the items nested in it.

    `lines` are indices into `Document.lines`: the head first, then every further line of text, whatever blank lines
    lie between. `others` are its lines that are no text: code, tables, quotes, HTML, thematic breaks.
    """

    line: int
    marker: Span
    lines: tuple[int, ...]
    items: tuple["Item", ...]
    others: tuple[int, ...]

    def walk(self) -> Iterator["Item"]:
        """Yield this item and all items below it, in order."""
        yield self
        for item in self.items:
            yield from item.walk()

    @property
    def rows(self) -> Iterator[int]:
        """All lines of this item and of all items below it."""
        for part in self.walk():
            yield part.line
            yield from part.lines
            yield from part.others


class Section(NamedTuple):
    """A heading with the lines up to the next heading of any level; the text before the first one has level 0.

    `heading` is the whole heading line, `title` the place of its words. `first` and `last` bound the body's lines,
    half-open. `items` are the outermost list items.
    """

    level: int
    title: str
    title_at: Span
    heading: Span
    first: int
    last: int
    items: tuple[Item, ...]


@frozen
class Comment:
    """An HTML comment, or a YAML one in the front matter, that speaks to rolelint.

    `text` is what follows `rolelint:`. `line` is the first of its lines; `alone` says that nothing else stands there.
    """

    at: Span
    text: str
    line: int
    alone: bool


@frozen
class Body:
    """What follows the front matter: a line per source line from its first on, its sections, and what was noticed."""

    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    definitions: Mapping[str, str] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    unclosed: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()


@frozen
class Document:
    """A parsed file. `front` is None where there is no front matter or it could not be read.

    `front_span` is the text between the lines of `---`. `data_only` marks a YAML or JSON file, whose whole text is
    `front`. `definitions` maps the folded labels of link reference definitions to their targets. `unclosed` are the
    comments and code fences without an end, each as far as it was taken to go. `problems` are findings with their rule
    codes. `is_wrapped` says that lines of text that follow each other are one paragraph; in pages saved as plain text
    each line may be one. `part_at` is where the part of the file begins that this is; None where it is the whole file.
    """

    source: Source
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    front: Node | None = None
    front_span: Span | None = None
    data_only: bool = False
    sections: tuple[Section, ...] = ()
    definitions: Mapping[str, str] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    unclosed: tuple[Span, ...] = ()
    is_wrapped: bool = True
    part_at: Span | None = None

    def text(self, line: int) -> str:
        """Return the content of a line, given its index."""
        span = self.lines[line].content
        return self.source.text[span.start : span.end]
