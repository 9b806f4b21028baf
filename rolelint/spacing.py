"""Blank lines, bullets, indentation and the ends of lines.

One blank line stands between blocks: headings, lists that are read as such, and chunks of prose, whose lines stay as
they are. A list is loose, with a blank line between its items, where its author wrote one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rolelint.manuscript import Manuscript, last_row
from rolelint.source import Edit, Span
from rolelint.syntax.document import Item, LineKind

Group = tuple[Edit, ...]

_BREAK = re.compile(r" {2,}\Z")
_WORDS = frozenset({LineKind.ITEM, LineKind.TEXT, LineKind.QUOTE})
_VERBATIM = frozenset({LineKind.CODE, LineKind.HTML})
_TAB = 4


def edits(manuscript: Manuscript) -> Iterator[Group]:
    """Yield the edits to the space around and in the lines of a body."""
    if not manuscript.document.data_only:
        yield from _Body(manuscript).run()


class _Body:
    """The lines of a body, which blocks they make, and how far they are to move."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.document = manuscript.document
        self.source = manuscript.source
        self.lines = self.document.lines
        self.first = self.document.sections[0].first if self.document.sections else len(self.lines)
        self.lists = [group for items in manuscript.items for group in self._lists(items)]
        self.listed = {row: index for index, items in enumerate(self.lists) for row in self._rows(items)}
        self.headings = dict(self._headings())
        self.followers = {item.line for items in self.lists for item in self._followers(items)}

    def run(self) -> Iterator[Group]:
        for items in self.lists:
            yield tuple(self._of_list(items, 0))
        for row in range(self.first, len(self.lines)):
            edit = self._end_of_line(row)
            if edit:
                yield (edit,)
        yield from self._gaps()

    def _headings(self) -> Iterator[tuple[int, int]]:
        """Yield the lines of each heading, of which some have two, with its first one."""
        for section in self.document.sections:
            first = self.source.line_at(section.heading.start)
            yield from ((row, first) for row in range(first, section.first) if section.level)

    def _lists(self, items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
        """Part the items of a section where anything but blank lines stands between them."""
        begin = 0
        for index, (item, following) in enumerate(pairwise(items), 1):
            between = range(self._end(item), following.line)
            if any(self.lines[row].kind is not LineKind.BLANK for row in between):
                yield tuple(items[begin:index])
                begin = index
        if items:
            yield tuple(items[begin:])

    def _end(self, item: Item) -> int:
        """Return the line behind an item and the comments that lie in it by their indentation."""
        end = last_row(item) + 1
        for row in range(end, len(self.lines)):
            kind = self.lines[row].kind
            if kind is LineKind.COMMENT and self._column(row) > self._marker_column(item):
                end = row + 1
            elif kind is not LineKind.BLANK:
                break
        return end

    def _rows(self, items: Sequence[Item]) -> range:
        return range(items[0].line, self._end(items[-1]))

    def _followers(self, items: Sequence[Item]) -> Iterator[Item]:
        """Yield the items that stand below another one of their list, or of a list in it."""
        yield from items[1:]
        for item in items:
            for group in self._lists(item.items):
                yield from self._followers(group)

    def _column(self, row: int) -> int:
        """Return how far a line is indented."""
        return self._width(self.source.line_spans[row].start, self.lines[row].content.start)

    def _marker_column(self, item: Item) -> int:
        return self._width(self.source.line_spans[item.line].start, item.marker.start)

    def _width(self, start: int, end: int) -> int:
        return len(self.source.text[start:end].expandtabs(_TAB))

    def _of_list(self, items: Sequence[Item], indent: int) -> Iterator[Edit]:
        """Yield the edits of a list whose bullets are to stand at an indentation."""
        if any(part.line == item.line for item in items for part in item.items):
            return
        is_loose = self._is_loose(items)
        number = self.source.text[items[0].marker.start : items[0].marker.end - 1]
        for item, following in zip(items, (*items[1:], None), strict=True):
            bullet = f"{number}." if number.isdigit() and _is_numbered(self.source.text, item) else "-"
            inner = indent + len(bullet) + 1
            yield from self._head(item, indent, bullet)
            last = following.line if following else self._end(item)
            yield from self._below(item, last, inner)
            if following and all(self.lines[row].kind is LineKind.BLANK for row in range(self._end(item), last)):
                yield self._gap(self._end(item) - 1, last, 2 if is_loose else 1)

    def _head(self, item: Item, indent: int, bullet: str) -> Iterator[Edit]:
        start, content = self.source.line_spans[item.line].start, self.lines[item.line].content
        yield Edit(self.source.at(start, item.marker.start), " " * indent)
        if content.start < content.end:
            yield Edit(self.source.at(item.marker.start, content.start), f"{bullet} ")

    def _below(self, item: Item, end: int, indent: int) -> Iterator[Edit]:
        """Yield the edits of what stands below the head of an item."""
        nested = {row for part in item.items for row in range(part.line, self._end(part))}
        shift = indent - self._width(self.source.line_spans[item.line].start, self.lines[item.line].content.start)
        for row in range(item.line + 1, min(end, self._end(item))):
            line = self.lines[row]
            if row in nested or line.content.start == line.content.end:
                continue
            start = self.source.line_spans[row].start
            column = max(self._column(row) + shift, indent) if line.kind in _VERBATIM else indent
            yield Edit(self.source.at(start, line.content.start), " " * column)
        for group in self._lists(item.items):
            yield from self._of_list(group, indent)

    def _is_loose(self, items: Sequence[Item]) -> bool:
        """Whether blank lines stand between items of one kind of bullet, or between the parts of one of them."""
        return any(self._is_parted(item) for item in items) or any(
            following.line > self._end(item)
            and self.source.text[following.marker.end - 1] == self.source.text[item.marker.end - 1]
            for item, following in pairwise(items)
        )

    def _is_parted(self, item: Item) -> bool:
        own = sorted({item.line, *item.lines, *item.others, *(part.line for part in item.items)})
        return any(
            self.lines[below - 1].kind is LineKind.BLANK
            for above, below in pairwise(own)
            if below > above + 1 and self.lines[below].kind not in _VERBATIM
        )

    def _end_of_line(self, row: int) -> Edit | None:
        """Return the edit that takes blanks off the end of a line; where they break it, a backslash shows that."""
        span, line = self.source.line_spans[row], self.lines[row]
        written = self.source.text[span.start : span.end]
        end = span.start + len(written.rstrip(" \t"))
        if end == span.end or line.kind in _VERBATIM:
            return None
        is_broken = (
            _BREAK.search(written) is not None
            and line.kind in _WORDS
            and line.content.start < line.content.end
            and row + 1 < len(self.lines)
            and self.lines[row + 1].kind in (LineKind.TEXT, LineKind.QUOTE)
        )
        if is_broken and self.source.text[end - 1] == "\\":
            return None
        return Edit(self.source.at(end, span.end), "\\" if is_broken else "")

    def _gaps(self) -> Iterator[Group]:
        """Yield the edits to the blank lines between blocks, above the first one, and behind the last one."""
        filled = [row for row in range(self.first, len(self.lines)) if self.lines[row].kind is not LineKind.BLANK]
        if not filled:
            return
        start = self.source.line_spans[self.first].start
        lead = Span(start, self.source.line_spans[filled[0]].start)
        yield (Edit(self.source.at(lead.start, lead.end), self._newline if self.first else ""),)
        for above, below in pairwise(filled):
            if self._is_gap(above, below):
                yield (self._gap(above, below, 2),)
        end = self.source.line_spans[filled[-1]].end
        yield (Edit(self.source.at(end, len(self.source.text)), self._newline),)

    def _is_gap(self, above: int, below: int) -> bool:
        """Whether two lines that only blank ones part, if any, belong to two blocks."""
        one, other = self.listed.get(above), self.listed.get(below)
        if one != other:
            return True
        kinds = {self.lines[above].kind, self.lines[below].kind}
        is_within = kinds <= _VERBATIM
        if one is not None:
            return below > above + 2 and not is_within and below not in self.followers
        has_heading = LineKind.HEADING in kinds and self.headings.get(above, -1) != self.headings.get(below, -2)
        return has_heading or (below > above + 1 and not is_within)

    def _gap(self, above: int, below: int, breaks: int) -> Edit:
        start, end = self.source.line_spans[above].end, self.source.line_spans[below].start
        return Edit(self.source.at(start, end), self._newline * breaks)

    @property
    def _newline(self) -> str:
        """Return what ends most lines."""
        text = self.source.text
        ends = {"\r\n": text.count("\r\n"), "\n": text.count("\n") - text.count("\r\n")}
        ends["\r"] = text.count("\r") - ends["\r\n"]
        return max(ends, key=lambda end: ends[end]) if any(ends.values()) else "\n"


def _is_numbered(text: str, item: Item) -> bool:
    return text[item.marker.start].isdigit()
