"""Markdown in its plain form, line by line: headings of `#`, lists of items and paragraphs.

Answers for a section that holds nothing else, exactly as `markdown` does, and with None for any other: what may be
code, a table, a quote, HTML, a thematic break, an underlined heading, a link definition or a slip is left to it.
"""

import re
from dataclasses import dataclass

from rolelint.source import Source, Span
from rolelint.syntax.document import Item, Line, LineKind, Section

# Far below what the parser takes.
_MAX_DEPTH = 20
# With one blank more, words are code.
_MAX_INDENT = 3
_MAX_GAP = 4

_HEADING = re.compile(r"#{1,6} +[^\s#]")
_MARKER = re.compile(r"(?P<marker>[-+*]|(?P<number>[0-9]{1,9})[.)])(?P<gap> +)")
# What may begin another block than a paragraph, or make one of the paragraph above it.
_ODD = re.compile(r"[>#\s]|<[A-Za-z/!?]|```|~~~|\[[^\]\[]+\]:|(?:[-+*]|[0-9]{1,9}[.)])(?:\s|\Z)|[-=|:*_\s]+\Z")


class _NotPlainError(Exception):
    """The section holds something else."""


@dataclass(slots=True)
class _OpenItem:
    """A list item whose end has not been seen yet; its words stand from `column` on, 0-based."""

    line: int
    marker: Span
    column: int
    lines: list[int]
    items: list[Item]


def is_heading(source: Source, row: int) -> bool:
    """Tell whether a 0-based line ends all that is open above it, code fences, HTML and comments aside."""
    line = source.line_spans[row]
    return _HEADING.match(source.text, line.start, line.end) is not None


def read(source: Source, rows: range) -> tuple[list[Line], Section] | None:
    """Read the lines of a section, from its heading on or from the first line of the body; None if they are not plain.

    No other line of them may be a heading of the kind that `is_heading` tells.
    """
    scanner = _Scanner(source)
    try:
        return scanner.lines, scanner.read(rows)
    except _NotPlainError:
        return None


class _Scanner:
    """Folds the lines of one section into items."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines: list[Line] = []
        self.items: list[Item] = []
        self.open_items: list[_OpenItem] = []
        self.is_in_paragraph = False

    def read(self, rows: range) -> Section:
        source, first, last = self.source, rows.start, rows.stop
        start = source.line_spans[first].start if first < len(source.line_spans) else len(source.text)
        level, title, title_at, heading = 0, "", Span(start, start), Span(start, start)
        if rows and is_heading(source, first):
            level, title_at, heading = self._heading(first)
            title = " ".join(source.text[title_at.start : title_at.end].split())
            first += 1
        for row in range(first, last):
            self._line(row)
        self._close(0)
        return Section(level, title, title_at, heading, first, last, tuple(self.items))

    def _heading(self, row: int) -> tuple[int, Span, Span]:
        content = self.source.content(row)
        words = self.source.text[content.start : content.end]
        if words.endswith("#"):
            raise _NotPlainError
        title = words.lstrip("#")
        level = len(words) - len(title)
        self.lines.append(Line(LineKind.HEADING, 0, "#" * level, content))
        return level, Span(content.end - len(title.lstrip()), content.end), content

    def _line(self, row: int) -> None:
        span = self.source.line_spans[row]
        words = self.source.text[span.start : span.end]
        content = words.strip()
        if not content:
            if words.strip(" \t"):
                raise _NotPlainError
            self.is_in_paragraph = False
            self.lines.append(Line(LineKind.BLANK, 0, "", Span(span.end, span.end)))
            return
        indent = words.index(content)
        if indent and not words.startswith(" " * indent):
            raise _NotPlainError
        start = span.start + indent
        marker = None if content[0].isalpha() else _MARKER.match(content)
        if marker:
            self._item(row, indent, start, content, marker)
        else:
            self._text(row, indent, start, content)

    def _item(self, row: int, indent: int, start: int, content: str, marker: re.Match[str]) -> None:
        """Open an item; one that is no `1.` cannot interrupt a paragraph that it does not lie outside of."""
        depth = len(self.open_items)
        self._leave(indent)
        mark, number, gap = marker.groups()
        is_inside = self.is_in_paragraph and depth == len(self.open_items)
        if is_inside and number and number != "1":
            raise _NotPlainError
        words = content[marker.end() :]
        if len(gap) > _MAX_GAP or len(self.open_items) == _MAX_DEPTH or _is_odd(words):
            raise _NotPlainError
        behind = start + len(mark)
        marker_at = Span(start, behind)
        self.open_items.append(_OpenItem(row, marker_at, indent + marker.end(), [row], []))
        words_at = Span(start + marker.end(), start + len(content))
        self.lines.append(Line(LineKind.ITEM, len(self.open_items), mark, words_at))
        self.is_in_paragraph = True

    def _text(self, row: int, indent: int, start: int, content: str) -> None:
        """Go on with the paragraph above, however far a line is indented, or begin one."""
        if _is_odd(content):
            raise _NotPlainError
        if not self.is_in_paragraph:
            self._leave(indent)
            self.is_in_paragraph = True
        if self.open_items:
            self.open_items[-1].lines.append(row)
        self.lines.append(Line(LineKind.TEXT, len(self.open_items), "", Span(start, start + len(content))))

    def _leave(self, indent: int) -> None:
        """Close the items that a line with this indentation lies outside of."""
        depth = len(self.open_items)
        while depth and indent < self.open_items[depth - 1].column:
            depth -= 1
        if indent > _MAX_INDENT + (self.open_items[depth - 1].column if depth else 0):
            raise _NotPlainError
        self._close(depth)

    def _close(self, depth: int) -> None:
        while len(self.open_items) > depth:
            item = self.open_items.pop()
            closed = Item(item.line, item.marker, tuple(item.lines), tuple(item.items), ())
            (self.open_items[-1].items if self.open_items else self.items).append(closed)


def _is_odd(words: str) -> bool:
    return not words[0].isalpha() and _ODD.match(words) is not None
