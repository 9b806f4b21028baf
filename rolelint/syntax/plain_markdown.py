"""Markdown in its plain form, line by line: headings of `#`, lists of items and paragraphs.

Answers for a section that holds nothing else, exactly as `markdown` does, and with None for any other: what may be
code, a table, a quote, HTML, a thematic break, an underlined heading, a link definition or a slip is left to it.
"""

import re

from rolelint.patterns import lazy
from rolelint.source import Source, Span
from rolelint.syntax.document import Item, Line, LineKind, Section

# Far below what the parser takes.
_MAX_DEPTH = 20
# With one blank more, words are code.
_MAX_INDENT = 3
_TOO_WIDE = " " * 5

_HEADING = re.compile(r"(?P<marks>#{1,6})(?P<gap> +)[^\s#]")
_BULLETS = "-+*"
_NUMBER = lazy(r"[0-9]{1,9}[.)](?= )(?! {5})")
# What may begin another block than a paragraph, or make one of the paragraph above it.
_ODD = lazy(r"[>#\s]|<[A-Za-z/!?]|```|~~~|\[[^\]\[]+\]:|(?:[-+*]|[0-9]{1,9}[.)])(?:\s|\Z)|[-=|:*_\s]+\Z")


# Looking up the members of an enumeration takes time.
_BLANK, _ITEM, _TEXT = LineKind.BLANK, LineKind.ITEM, LineKind.TEXT
# Makes a named tuple without a call of Python code.
_new = tuple.__new__


class _NotPlainError(Exception):
    """The section holds something else."""


# A list item whose end has not been seen yet: its line, the place of its marker, where its words stand from the line's
# beginning, the lines of its text and the items in it.
_OpenItem = tuple[int, Span, int, list[int], list[Item]]


def is_heading(source: Source, row: int) -> bool:
    """Tell whether a 0-based line ends all that is open above it, code fences, HTML and comments aside."""
    line = source.line_spans[row]
    return _HEADING.match(source.text, line.start, line.end) is not None


def read(source: Source, rows: range) -> tuple[list[Line], Section] | None:
    """Read the lines of a section, from its heading on or from the first line of the body; None if they are not plain.

    No other line of them may be a heading of the kind that `is_heading` tells.
    """
    text, first = source.text, rows.start
    start, end = source.line_spans[first] if first < len(source.line_spans) else (len(text), len(text))
    heading = _HEADING.match(text, start, end) if rows else None
    try:
        if not heading:
            lines, items = _bullets(source, rows) or _fold(source, rows)
            return lines, Section(0, "", Span(start, start), Span(start, start), first, rows.stop, items)
        words = text[start:end].rstrip()
        if words.endswith("#"):
            return None
        content, title_at = Span(start, start + len(words)), Span(heading.end("gap"), start + len(words))
        title = " ".join(text[title_at.start : title_at.end].split())
        below = range(first + 1, rows.stop)
        lines, items = _bullets(source, below) or _fold(source, below)
    except _NotPlainError:
        return None
    marks = heading["marks"]
    section = Section(len(marks), title, title_at, content, first + 1, rows.stop, items)
    return [Line(LineKind.HEADING, 0, marks, content), *lines], section


def _bullets(source: Source, rows: range) -> tuple[list[Line], tuple[Item, ...]] | None:
    """Fold lines as `_fold` does, where each is blank, `- word` or, below one of these, `  - word`; None for others."""
    text, spans = source.text, source.line_spans
    lines: list[Line] = []
    # The row and marker of each outermost item, and what lies in it.
    found: list[tuple[int, Span, list[Item]]] = []
    for row in rows:
        span = spans[row]
        start, end = span
        if start == end:
            lines.append(_new(Line, (_BLANK, 0, "", span)))
            continue
        if text.startswith("- ", start, end):
            depth, begin = 1, start + 2
            found.append((row, _new(Span, (start, start + 1)), []))
        elif found and text.startswith("  - ", start, end):
            depth, begin = 2, start + 4
            found[-1][2].append(_new(Item, (row, _new(Span, (start + 2, start + 3)), (row,), (), ())))
        else:
            return None
        if not text[begin : begin + 4].lstrip("*")[:1].isalpha() or text[end - 1].isspace():
            return None
        lines.append(_new(Line, (_ITEM, depth, "-", _new(Span, (begin, end)))))
    return lines, tuple([_new(Item, (row, marker, (row,), tuple(inner), ())) for row, marker, inner in found])


def _fold(source: Source, rows: range) -> tuple[list[Line], tuple[Item, ...]]:
    """Fold the lines below a heading into items. Most of what a plain file costs to parse is spent in this loop."""
    text, spans = source.text, source.line_spans
    lines: list[Line] = []
    outermost: list[Item] = []
    open_items: list[_OpenItem] = []
    is_in_paragraph = False
    for row in rows:
        start, end = spans[row]
        words = text[start:end]
        content = words.strip()
        if not content:
            if words.strip(" \t"):
                raise _NotPlainError
            is_in_paragraph = False
            lines.append(_new(Line, (_BLANK, 0, "", _new(Span, (end, end)))))
            continue
        indent = 0 if words[0] == content[0] else words.index(content)
        if indent and not words.startswith(" " * indent):
            raise _NotPlainError
        marker = _marker(content)
        behind = content[len(marker) :].lstrip(" ") if marker else content
        # Most words begin with a letter, emphasised or not, and so begin nothing else.
        if not behind.lstrip("*")[:1].isalpha() and _ODD.match(behind):
            raise _NotPlainError
        # A paragraph goes on however far a line of it is indented.
        if marker or not is_in_paragraph:
            _leave(open_items, outermost, indent, marker if is_in_paragraph else "")
        is_in_paragraph = True
        start += indent
        words_at = _new(Span, (start + len(content) - len(behind), start + len(content)))
        if marker:
            column = indent + len(content) - len(behind)
            open_items.append((row, _new(Span, (start, start + len(marker))), column, [row], []))
            lines.append(_new(Line, (_ITEM, len(open_items), marker, words_at)))
        else:
            if open_items:
                open_items[-1][3].append(row)
            lines.append(_new(Line, (_TEXT, len(open_items), "", words_at)))
    _close(open_items, outermost, 0)
    return lines, tuple(outermost)


def _marker(content: str) -> str:
    """Return the marker that a line without its indentation begins with; an empty text where there is none."""
    if content[0] in _BULLETS:
        return content[0] if content[1:2] == " " and content[1:6] != _TOO_WIDE else ""
    number = _NUMBER.match(content) if content[0].isdigit() else None
    return number[0] if number else ""


def _leave(open_items: list[_OpenItem], outermost: list[Item], indent: int, interrupting: str) -> None:
    """Close the items that a line with this indentation lies outside of.

    `interrupting` is its marker if it stands below a paragraph. One that lies beside it may be no number but 1.
    """
    depth = len(open_items)
    while depth and indent < open_items[depth - 1][2]:
        depth -= 1
    if depth < len(open_items):
        _close(open_items, outermost, depth)
    elif depth == _MAX_DEPTH or (interrupting and interrupting[:-1] not in ("", "1")):
        raise _NotPlainError
    if indent > _MAX_INDENT and indent > _MAX_INDENT + (open_items[-1][2] if depth else 0):
        raise _NotPlainError


def _close(open_items: list[_OpenItem], outermost: list[Item], depth: int) -> None:
    while len(open_items) > depth:
        line, marker, _, lines, items = open_items.pop()
        closed = _new(Item, (line, marker, tuple(lines), tuple(items), ()))
        (open_items[-1][4] if open_items else outermost).append(closed)
