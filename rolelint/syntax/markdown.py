"""Markdown text to lines, sections and items, by markdown-it-py's block rules.

The parser tells which lines a block covers, and nothing about columns: these follow from the source itself, since only
blanks, list markers and the marks of quotes can stand before a line's words. What the parser is shown is a view of the
text, in which comments and slips cannot hide what follows them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from rolelint.diagnostic import Finding, Note
from rolelint.source import Source, Span
from rolelint.syntax import comments, plain_markdown
from rolelint.syntax.document import Body, Item, Line, LineKind, Section
from rolelint.syntax.view import IsHeading, View, lost_heading, next_heading, unclosed_comment, unclosed_fence
from rolelint.syntax.yaml import Problem

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_DEPTH = 50
# A list costs two levels of the parser's own nesting. It drops without a word what lies deeper: our limit is lower.
_PARSER_DEPTH = 2 * MAX_DEPTH + 10

# What was hidden by one slip may hold the next. A text of hundreds must not take forever.
_MOST_VIEWS = 10

_DEFINITION = re.compile(r"[ ]{0,3}\[(?P<label>[^\]\[]+)\]:[ \t]*(?P<target>\S+)")
_FENCE = re.compile(r"[ \t>]*(?P<marks>`{3,}|~{3,})(?P<info>.*)")
_MARKDOWN = re.compile(r"\s*(?:md|markdown)\b", re.IGNORECASE)
_QUOTE_MARKS = re.compile(r"[ \t>]*")


def read(source: Source, first: int, is_heading: IsHeading) -> Body:
    """Read the Markdown of a source from its 0-based line `first` to its end.

    `is_heading` tells whether words are those of a heading that such a file has.
    """
    rows = range(first, len(source.line_spans))
    builder = _Builder(source, rows, View(source))
    body = builder.run()
    for _ in range(_MOST_VIEWS):
        view = _next_view(builder, is_heading)
        if view == builder.view:
            break
        builder = _Builder(source, rows, view)
        body = builder.run()
    return body


def read_part(source: Source, rows: range, is_heading: IsHeading) -> Body | None:
    """Read some 0-based lines as the whole body would be read; None where only the whole tells what they are.

    They begin with the body or with a heading, and end with it or above a line that is a heading unless they hide it.
    """
    is_last = rows.stop == len(source.line_spans)
    builder = _Builder(source, rows if is_last else range(rows.start, rows.stop + 1), View(source))
    body = builder.run()
    if body.problems or _next_view(builder, is_heading) != builder.view:
        return None
    sections = body.sections
    if not is_last:
        if sections[-1].heading.start != source.line_spans[rows.stop].start:
            return None
        sections = sections[:-1]
    if plain_markdown.is_heading(source, rows.start):
        # The empty section above the first heading is that of the whole body.
        sections = sections[1:]
    return replace(body, lines=body.lines[: len(rows)], sections=sections)


def _next_view(builder: "_Builder", is_heading: IsHeading) -> View:
    """Return the view with what shows in the last one, up to the first fence that something without an end may hide.

    A comment that ends a list may open a fence around the one below it, so leaving out the first reveals the second.
    """
    source, view = builder.source, builder.view
    for fence in builder.fences if builder.is_fence_loose else ():
        heading = next_heading(source, fence[1:], is_heading)
        if heading:
            return _with_fence_closed(view, fence[0], heading)
    rows = {row for row in builder.covered if row not in builder.fenced}
    speaking, unclosed = comments.in_markdown(source, rows | view.hidden) if "<!--" in source.text else ([], [])
    known = frozenset(view.unclosed)
    new = [span for span in unclosed if span not in known and builder.kind(span.start) is not LineKind.CODE]
    horizon = _next_fence(source.text, new[0].end) if new else len(source.text)
    new = [span for span in new if span.start < horizon]
    view = replace(
        view,
        comments=tuple(comment for comment in speaking if comment.at.start < horizon),
        unclosed=(*view.unclosed, *new),
        problems=(*view.problems, *(unclosed_comment(source, span) for span in new)),
    )
    seen = [row for row in sorted(rows) if source.line_spans[row].start < horizon]
    return _with_headings(builder, view, seen, is_heading)


def _next_fence(text: str, start: int) -> int:
    return min((at for at in (text.find(marks, start) for marks in ("```", "~~~")) if at >= 0), default=len(text))


def _with_headings(builder: "_Builder", view: View, rows: Iterable[int], is_heading: IsHeading) -> View:
    """Show the lines as headings that were meant as such."""
    instead, problems = dict(view.instead), list(view.problems)
    for row in rows:
        is_text = row in builder.lines and builder.lines[row].kind in (LineKind.TEXT, LineKind.CODE)
        found = lost_heading(view, row, is_heading) if is_text and row not in instead else None
        if found:
            instead[row] = found[0]
            problems.append(found[1])
    return replace(view, instead=instead, problems=tuple(problems))


def _with_fence_closed(view: View, row: int, heading: int) -> View:
    """Close a fence without an end in the last line above a heading, mostly an empty one: it is code either way."""
    opening = _FENCE.match(view.line(row))
    if opening and row < heading - 1:
        return replace(view, instead={**view.instead, heading - 1: opening["marks"]})
    problem = unclosed_fence(view.source, range(row, heading))
    return replace(view, unclosed=(*view.unclosed, view.source.content(row)), problems=(*view.problems, problem))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _PARSER_DEPTH}).enable("table")
    # Inline content is read by the dialects; a link definition must stay a visible line.
    parser.core.ruler.disable("inline")
    parser.block.ruler.disable("reference")
    return parser


@dataclass
class _OpenItem:
    """A list item whose end has not been seen yet."""

    line: int
    marker: Span
    lines: list[int] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    others: list[int] = field(default_factory=list)

    def closed(self) -> Item:
        return Item(self.line, self.marker, tuple(self.lines), tuple(self.items), tuple(self.others))


@dataclass
class _OpenSection:
    """A heading whose section has not ended yet."""

    level: int
    title_at: Span
    heading: Span
    first: int
    items: list[Item] = field(default_factory=list)

    def closed(self, source: Source, last: int) -> Section:
        title = " ".join(source.text[self.title_at.start : self.title_at.end].split())
        return Section(self.level, title, self.title_at, self.heading, self.first, last, tuple(self.items))


class _Builder:
    """Folds one stream of blocks into lines, sections and items."""

    def __init__(self, source: Source, covered: range, view: View) -> None:
        first = covered.start
        self.source = source
        self.covered = covered
        self.view = view
        self.rows = [row for row in covered if row not in view.hidden]
        self.lines: dict[int, Line] = {}
        self.open_items: list[_OpenItem] = []
        self.quotes = 0
        self.fenced: set[int] = set()
        self.fences: list[range] = []
        self.is_fence_loose = False
        self.unclosed: list[Span] = []
        start = source.line_spans[first].start if first < len(source.line_spans) else len(source.text)
        self.section = _OpenSection(0, Span(start, start), Span(start, start), first)
        self.sections: list[Section] = []
        self.definitions: dict[str, str] = {}
        self.problems: list[Problem] = []

    def run(self) -> Body:
        for token in _parser().parse("\n".join(self.view.line(row) for row in self.rows)):
            take = _TAKERS.get(token.type)
            if take:
                take(self, token)
            if len(self.open_items) + self.quotes > MAX_DEPTH:
                self._refuse_depth(token)
                break
        self._end_section(self.covered.stop)
        lines = tuple(self.lines.get(row) or self._bare_line(row) for row in self.covered)
        return Body(
            lines,
            tuple(self.sections),
            self.definitions,
            self.view.comments,
            (*self.view.unclosed, *self.unclosed),
            (*self.view.problems, *self.problems),
        )

    def kind(self, offset: int) -> LineKind | None:
        """Return what the line at an offset was taken for, if a block covers it."""
        line = self.lines.get(self.source.line_at(offset))
        return line.kind if line else None

    def open_item(self, token: "Token") -> None:
        row = self._rows(token)[0]
        marker = token.info + token.markup
        # Only blanks, marks of quotes and markers that were taken already stand before it.
        start = self.source.text.index(marker, self._unread(row), self.view.end(row))
        end = start + len(marker)
        self.open_items.append(_OpenItem(row, Span(start, end)))
        self.lines[row] = Line(
            LineKind.ITEM, len(self.open_items), marker, self.source.trimmed(Span(end, self.view.end(row)))
        )

    def close_item(self, _: "Token") -> None:
        item = self.open_items.pop().closed()
        (self.open_items[-1] if self.open_items else self.section).items.append(item)

    def open_quote(self, _: "Token") -> None:
        self.quotes += 1

    def close_quote(self, _: "Token") -> None:
        self.quotes -= 1

    def paragraph(self, token: "Token") -> None:
        for row in self._without_definitions(self._rows(token)):
            self._put(row, LineKind.TEXT)

    def _without_definitions(self, rows: list[int]) -> list[int]:
        """Take the link definitions that a paragraph begins with, and return the lines below them."""
        for index, row in enumerate(rows):
            definition = None if self.open_items or self.quotes else _DEFINITION.match(self.view.line(row))
            if not definition:
                return rows[index:]
            self.definitions.setdefault(definition["label"].casefold(), definition["target"].strip("<>"))
            self._put(row, LineKind.DEFINITION)
        return []

    def heading(self, token: "Token") -> None:
        rows = self._rows(token)
        is_underlined = token.markup in ("=", "-")
        if not token.level and is_underlined:
            rows = [*self._without_definitions(rows[:-1]), rows[-1]]
        if token.level or (is_underlined and len(rows) == 1):
            for row in rows:
                self._put(row, LineKind.RULE if is_underlined and row == rows[-1] else LineKind.TEXT)
            return
        words = [self._words(row) for row in rows]
        title = Span(words[0].start, words[-2].end) if is_underlined else self._without_hashes(words[0])
        self._end_section(rows[0])
        self.section = _OpenSection(int(token.tag[1]), title, Span(words[0].start, words[-1].end), rows[-1] + 1)
        for row, content in zip(rows, words, strict=True):
            self.lines[row] = Line(LineKind.HEADING, 0, "#" * self.section.level, content)

    def fence(self, token: "Token") -> None:
        rows = self._rows(token)
        covered = range(rows[0], rows[-1] + 1)
        infos = {row: _fence_info(self.source, row, token.markup) for row in rows[1:]}
        is_open = not infos or infos[rows[-1]] != ""
        if is_open:
            self.problems.append(unclosed_fence(self.source, covered))
            self.unclosed.append(Span(self._words(rows[0]).start, self.source.line_spans[rows[-1]].end))
        else:
            self.problems += _early_end(self.source, self._words(rows[0]), infos, token.markup)
        # A fence in a list item ends with it; one of Markdown may show headings.
        if not token.level and rows[-1] not in self.view.instead:
            self.is_fence_loose |= is_open or any(infos.values())
            self.fences += [covered] if is_open or not _MARKDOWN.match(token.info) else []
        self._put_all(rows, LineKind.CODE)
        self.fenced.update(rows)

    def code(self, token: "Token") -> None:
        self._put_all(self._rows(token), LineKind.CODE)

    def html(self, token: "Token") -> None:
        self._put_all(self._rows(token), LineKind.HTML)

    def rule(self, token: "Token") -> None:
        self._put_all(self._rows(token), LineKind.RULE)

    def table(self, token: "Token") -> None:
        self._put_all(self._rows(token), LineKind.TABLE)

    def _put_all(self, rows: Iterable[int], kind: LineKind) -> None:
        for row in rows:
            self._put(row, kind)

    def _put(self, row: int, kind: LineKind) -> None:
        """Take a line for what it is, and give it to the innermost open item."""
        kind = LineKind.QUOTE if self.quotes and kind is LineKind.TEXT else kind
        content = self._words(row)
        if content.start == content.end and kind is not LineKind.CODE:
            return
        # The line of a list marker stays one, whatever stands behind the marker.
        self.lines.setdefault(row, Line(kind, len(self.open_items), "", content))
        if self.open_items:
            item = self.open_items[-1]
            (item.lines if kind is LineKind.TEXT else item.others).append(row)

    def _end_section(self, last: int) -> None:
        self.sections.append(self.section.closed(self.source, last))

    def _bare_line(self, row: int) -> Line:
        """Describe a line that no block covers: an empty one, or a comment that was hidden from the parser."""
        content = self.source.content(row)
        is_blank = content.start == content.end
        return Line(
            LineKind.COMMENT if row in self.view.hidden else LineKind.BLANK if is_blank else LineKind.TEXT,
            0,
            "",
            content,
        )

    def _refuse_depth(self, token: "Token") -> None:
        at = self.source.content(self._rows(token)[0])
        message = f"lists and quotes are nested deeper than {MAX_DEPTH} levels"
        self.problems.append(("RL001", Finding(message, self.source.at(at.start, at.end))))

    def _rows(self, token: "Token") -> list[int]:
        first, last = token.map or (0, 0)
        return self.rows[first:last]

    def _unread(self, row: int) -> int:
        """Return where a line's text begins behind the list markers found so far."""
        return self.lines[row].content.start if row in self.lines else self.source.line_spans[row].start

    def _words(self, row: int) -> Span:
        """Return what a line holds beside list markers, marks of quotes and blanks."""
        start, end = self._unread(row), self.view.end(row)
        marks = _QUOTE_MARKS.match(self.source.text, start, end) if self.quotes else None
        return self.source.trimmed(Span(marks.end() if marks else start, end))

    def _without_hashes(self, heading: Span) -> Span:
        """Return the words of a heading line without the marks before it, and those that may close it."""
        text = self.source.text[heading.start : heading.end]
        words = text.rstrip("#")
        closed = words if words.endswith((" ", "\t")) else text
        marks = len(closed) - len(closed.lstrip("#"))
        return self.source.trimmed(Span(heading.start + marks, heading.start + len(closed)))


_TAKERS: Mapping[str, Callable[[_Builder, "Token"], None]] = {
    "list_item_open": _Builder.open_item,
    "list_item_close": _Builder.close_item,
    "blockquote_open": _Builder.open_quote,
    "blockquote_close": _Builder.close_quote,
    "paragraph_open": _Builder.paragraph,
    "heading_open": _Builder.heading,
    "fence": _Builder.fence,
    "code_block": _Builder.code,
    "html_block": _Builder.html,
    "hr": _Builder.rule,
    "table_open": _Builder.table,
}


def _early_end(source: Source, opening: Span, infos: Mapping[int, str | None], markup: str) -> Iterator[Problem]:
    """Notice a code fence that an inner one closes, given what follows the marks of the fences below its first line."""
    inner = next((source.content(row) for row, info in infos.items() if info), None)
    if inner:
        at = source.at(opening.start, opening.end)
        note = Note("the fence that opens here closes the outer one", source.at(inner.start, inner.end))
        message = f"the code fence '{markup}' ends early; open the outer one with more marks than the inner one"
        yield "RL010", Finding(message, at, (note,))


def _fence_info(source: Source, row: int, markup: str) -> str | None:
    """Return what follows the marks of a fence at least as long as `markup`; None where the line is no such fence."""
    line = source.line_spans[row]
    match = _FENCE.match(source.text, line.start, line.end)
    return match["info"].strip() if match and match["marks"].startswith(markup) else None
