"""Markdown text to lines, sections and items, by markdown-it-py's block rules.

The parser knows line ranges only; columns come from searching a line's content in the line itself. Comments that speak to
rolelint are taken out of the text before it is parsed: they must never change how the rest is read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from rolelint.diagnostic import Finding, Note
from rolelint.source import Source, Span
from rolelint.syntax.document import Comment, Item, Line, LineKind, Section
from rolelint.syntax.yaml import Problem

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_DEPTH = 50
# A list costs two levels of the parser's own nesting. It drops silently what lies deeper than its limit: ours is lower.
_PARSER_DEPTH = 2 * MAX_DEPTH + 10

_COMMENT = re.compile(r"<!--[ \t]*rolelint:[ \t]*(.*?)[ \t]*-->[ \t]*$")
_DEFINITION = re.compile(r"[ ]{0,3}\[(?P<label>[^\]\[]+)\]:[ \t]*(?P<target>\S+)")
_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})(?P<info>.*)$")


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


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a document: a `Line` per source line from `first` on, its sections and what was noticed on the way."""

    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    definitions: dict[str, str]
    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]


def read(source: Source, first: int) -> Body:
    """Read the Markdown of a source from its 0-based line `first` to its end."""
    comments = ()
    if "rolelint:" in source.text:
        code = _Builder(source, first, ()).run().lines
        comments = tuple(_comments(source, first, code))
    return _Builder(source, first, comments).run()


def _comments(source: Source, first: int, lines: Sequence[Line]) -> Iterator[Comment]:
    for index in range(first, len(source.line_spans)):
        if lines[index - first].kind is LineKind.CODE:
            continue
        span = source.line_spans[index]
        match = _COMMENT.search(source.text[span.start : span.end])
        if match:
            start, end = span.start + match.start(), span.start + match.start() + len(match[0].rstrip())
            yield Comment(Span(start, end), match[1], index, not source.text[span.start : start].strip())


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _PARSER_DEPTH}).enable("table")
    # Inline content is read by the dialects; a link definition must stay a visible line.
    parser.core.ruler.disable("inline")
    parser.block.ruler.disable("reference")
    return parser


class _Builder:
    """Folds one token stream into lines, sections and items."""

    def __init__(self, source: Source, first: int, comments: Sequence[Comment]) -> None:
        self.source = source
        self.first = first
        self.comments = comments
        self.rows, self.texts = _prepared(source, first, comments)
        self.lines: dict[int, Line] = {}
        self.marker_ends: dict[int, int] = {}
        self.open_items: list[_OpenItem] = []
        self.quotes = 0
        self.tables = 0
        self.open_heading: Token | None = None
        self.headings: list[Section] = []
        self.items: list[Item] = []
        self.definitions: dict[str, str] = {}
        self.problems: list[Problem] = []

    def run(self) -> Body:
        for token in _parser().parse("\n".join(self.texts)):
            if token.level >= 2 * MAX_DEPTH:
                message = f"lists are nested deeper than {MAX_DEPTH} levels"
                at = self._content(self._row(token, 0) if token.map else self.first)
                self.problems.append(("RL001", Finding(message, self.source.at(at.start, at.end))))
                break
            self._take(token)
        alone = {comment.line for comment in self.comments if comment.alone}
        lines = tuple(
            self.lines.get(row) or self._untaken(row, row in alone)
            for row in range(self.first, len(self.source.line_spans))
        )
        return Body(lines, self._sections(), self.definitions, tuple(self.comments), tuple(self.problems))

    def _untaken(self, row: int, is_comment: bool) -> Line:
        content = self._content(row)
        is_blank = content.start == content.end
        kind = LineKind.COMMENT if is_comment else LineKind.BLANK if is_blank else LineKind.TEXT
        return Line(kind, 0, "", content)

    def _take(self, token: "Token") -> None:
        match token.type:
            case "list_item_open":
                self._open_item(token)
            case "list_item_close":
                self._close_item()
            case "blockquote_open":
                self.quotes += 1
            case "blockquote_close":
                self.quotes -= 1
            case "table_open":
                self.tables += 1
                self._mark(token, LineKind.TABLE)
            case "table_close":
                self.tables -= 1
            case "heading_open" if token.level == 0:
                self.open_heading = token
            case "inline" if self.open_heading:
                self._heading(self.open_heading, token)
                self.open_heading = None
            case "inline" if not self.tables:
                self._text(token)
            case "fence":
                self._mark(token, LineKind.CODE)
                self._check_fence(token)
            case "code_block":
                self._mark(token, LineKind.CODE)
            case "html_block":
                self._mark(token, LineKind.HTML)
            case "hr":
                self._mark(token, LineKind.RULE)
            case _:
                pass

    def _open_item(self, token: "Token") -> None:
        row = self._row(token, 0)
        marker = token.info + token.markup
        line = self.source.line_spans[row]
        start = self.source.text.find(marker, self.marker_ends.get(row, line.start), line.end)
        end = start + len(marker)
        self.marker_ends[row] = end
        self.open_items.append(_OpenItem(row, Span(start, end)))
        self.lines[row] = Line(LineKind.ITEM, len(self.open_items), marker, Span(end, end))

    def _close_item(self) -> None:
        item = self.open_items.pop().closed()
        siblings = self.open_items[-1].items if self.open_items else self.items
        siblings.append(item)

    def _text(self, token: "Token") -> None:
        """Take the lines of a paragraph; each is searched in its own source line."""
        for offset, text in enumerate(token.content.split("\n")):
            row = self._row(token, offset)
            content = self._find(row, text)
            known = self.lines.get(row)
            if known and known.kind is LineKind.ITEM:
                self.lines[row] = Line(LineKind.ITEM, known.depth, known.marker, content)
            else:
                self.lines[row] = Line(self._text_kind(row), len(self.open_items), "", content)
            if self.open_items:
                is_quote = self.lines[row].kind is LineKind.QUOTE
                (self.open_items[-1].others if is_quote else self.open_items[-1].lines).append(row)

    def _text_kind(self, row: int) -> LineKind:
        if self.quotes:
            return LineKind.QUOTE
        line = self.source.line_spans[row]
        definition = None if self.open_items else _DEFINITION.match(self.source.text, line.start, line.end)
        if definition:
            self.definitions.setdefault(definition["label"].casefold(), definition["target"])
            return LineKind.DEFINITION
        return LineKind.TEXT

    def _heading(self, opening: "Token", inline: "Token") -> None:
        texts = inline.content.split("\n")
        found = [self._find(self._row(inline, offset), text) for offset, text in enumerate(texts)]
        rows = self._rows(opening)
        level = int(opening.tag[1])
        for row in rows:
            self.lines[row] = Line(LineKind.HEADING, 0, "#" * level, self._content(row))
        heading = Span(self._content(rows[0]).start, self._content(rows[-1]).end)
        title = " ".join(inline.content.split())
        self.headings.append(Section(level, title, Span(found[0].start, found[-1].end), heading, rows[-1] + 1, 0, ()))

    def _check_fence(self, token: "Token") -> None:
        """Notice a fence that an inner one closes, and one that nothing closes."""
        rows = self._rows(token)
        opening = self._content(rows[0])
        at = self.source.at(opening.start, opening.end)
        fences = {row: self._fence(row, token.markup) for row in rows[1:]}
        inner = next((row for row, info in fences.items() if info), None)
        if len(rows) == 1 or fences[rows[-1]] != "":
            self.problems.append(("RL010", Finding("this code fence is never closed", at)))
        elif inner is not None:
            place = self._content(inner)
            note = Note("the fence that opens here closes the outer one", self.source.at(place.start, place.end))
            message = f"the code fence '{token.markup}' ends early; open the outer one with more marks than the inner one"
            self.problems.append(("RL010", Finding(message, at, (note,))))

    def _fence(self, row: int, markup: str) -> str | None:
        """Return what follows the marks of a fence at least as long as `markup`, None where the line is no such fence."""
        line = self.source.line_spans[row]
        match = _FENCE.match(self.source.text, line.start, line.end)
        return match["info"].strip() if match and match["fence"].startswith(markup) else None

    def _mark(self, token: "Token", kind: LineKind) -> None:
        for row in self._rows(token):
            content = self._content(row)
            known = self.lines.get(row)
            if known or (kind is not LineKind.CODE and content.start == content.end):
                continue
            self.lines[row] = Line(kind, len(self.open_items), "", content)
            if self.open_items:
                self.open_items[-1].others.append(row)

    def _rows(self, token: "Token") -> list[int]:
        assert token.map is not None
        return self.rows[token.map[0] : token.map[1]]

    def _row(self, token: "Token", offset: int) -> int:
        assert token.map is not None
        return self.rows[min(token.map[0] + offset, len(self.rows) - 1)]

    def _content(self, row: int) -> Span:
        """Return a line's text without the blanks around it."""
        line = self.source.line_spans[row]
        text = self.source.text[line.start : line.end]
        start = line.start + len(text) - len(text.lstrip())
        return Span(min(start, line.end), max(line.start + len(text.rstrip()), min(start, line.end)))

    def _find(self, row: int, text: str) -> Span:
        """Find the content of a line in the line itself, from the right: only blanks and marks of its end follow it."""
        line = self.source.line_spans[row]
        content = text.strip()
        start = self.source.text.rfind(content, line.start, line.end) if content else line.end
        return Span(start, start + len(content)) if start >= 0 else self._content(row)

    def _sections(self) -> tuple[Section, ...]:
        """Give each heading its lines and items, and put the text before the first one into a section of level 0."""
        end = len(self.source.line_spans)
        start = self.source.line_spans[self.first].start if self.first < end else len(self.source.text)
        opening = Section(0, "", Span(start, start), Span(start, start), self.first, 0, ())
        headings = [opening, *self.headings]
        lasts = [*(self.source.line_at(heading.heading.start) for heading in self.headings), end]
        return tuple(
            replace(heading, last=last, items=tuple(item for item in self.items if heading.first <= item.line < last))
            for heading, last in zip(headings, lasts, strict=True)
        )


def _prepared(source: Source, first: int, comments: Sequence[Comment]) -> tuple[list[int], list[str]]:
    """Return the rows to parse and their texts: a comment on a line of its own vanishes, a trailing one becomes blanks."""
    hidden = {comment.line: comment for comment in comments}
    rows, texts = [], []
    for row in range(first, len(source.line_spans)):
        span = source.line_spans[row]
        if row not in hidden:
            rows.append(row)
            texts.append(source.text[span.start : span.end])
        elif not hidden[row].alone:
            rows.append(row)
            texts.append(source.text[span.start : hidden[row].at.start])
    return rows, texts
