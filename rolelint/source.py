"""A text and the places in it: half-open ranges of characters in a named text.

Offsets are the only coordinates inside rolelint: 0-based, counted in characters (code points) of `Source.text`, after
a byte order mark if the file has one. Lines and columns are made from them at the very end, for people.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import field
from functools import cached_property
from typing import NamedTuple

from rolelint.frozen import frozen
from rolelint.origin import Origin, locatable
from rolelint.patterns import lazy

_LINE_BREAK = lazy(r"\r\n|\r|\n")
# Makes a named tuple without a call of Python code.
_new = tuple.__new__


class Position(NamedTuple):
    """A place as people count: line and column, both 1-based, columns in code points."""

    line: int
    column: int


class Span(NamedTuple):
    """Characters from `start` up to, but not including, `end`."""

    start: int
    end: int


class Location(NamedTuple):
    """A span in the text of one file. Paths are POSIX, as reports print them."""

    path: str
    span: Span

    @property
    def start(self) -> int:
        """The first character's offset."""
        return self.span.start

    @property
    def end(self) -> int:
        """The offset just after the last character."""
        return self.span.end


@frozen
class Edit:
    """Replace the characters at a place by a text."""

    at: Location
    text: str


@locatable
@frozen
class Source:
    """The text of one file as it was read: line endings kept, byte order mark left out."""

    path: str
    text: str
    origin: Origin | None = field(compare=False, repr=False, default=None)

    @classmethod
    def kept(cls, path: str, origin: Origin) -> "Source":
        """Return the source at a path; its text comes from its origin, when somebody asks."""
        made = object.__new__(cls)
        # The text is not there, so that it is looked for.
        made.__dict__.update(path=path, origin=origin)
        return made

    @cached_property
    def line_spans(self) -> tuple[Span, ...]:
        """One span per line, without its line break (LF, CRLF or CR). A final line break ends the last line."""
        spans = []
        start = 0
        if "\r" in self.text:
            for match in _LINE_BREAK.finditer(self.text):
                spans.append(Span(start, match.start()))
                start = match.end()
        else:
            for line in self.text.split("\n")[:-1]:
                end = start + len(line)
                spans.append(_new(Span, (start, end)))
                start = end + 1
        if start < len(self.text) or not spans:
            spans.append(Span(start, len(self.text)))
        return tuple(spans)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [span.start for span in self.line_spans]

    def line_at(self, offset: int) -> int:
        """Return the 0-based index into `line_spans` of the line that holds this offset."""
        return max(bisect_right(self._line_starts, offset) - 1, 0)

    def trimmed(self, span: Span) -> Span:
        """Return a range without the blanks (of any script) around it; an empty one at its end if it holds no more."""
        start, end = span
        text = self.text[start:end]
        if text == text.strip():
            return span
        behind = end - len(text.lstrip())
        return Span(behind, max(behind, start + len(text.rstrip())))

    def content(self, line: int) -> Span:
        """Return a line without the blanks around it, given its 0-based index."""
        return self.trimmed(self.line_spans[line])

    def first_line(self, span: Span) -> Span:
        """Return the part of a range on its first line; without trailing blanks where the range goes on below."""
        end = self.line_spans[self.line_at(span.start)].end
        if span.end <= end:
            return span
        return Span(span.start, span.start + len(self.text[span.start : end].rstrip()))

    def position(self, offset: int) -> Position:
        """Return the 1-based line and column of a 0-based character offset."""
        line = self.line_at(offset)
        return Position(line + 1, offset - self._line_starts[line] + 1)

    def at(self, start: int, end: int) -> Location:
        """Return the place of a range of this text."""
        return _new(Location, (self.path, _new(Span, (start, end))))


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Apply the edits of one file to its text; of two that overlap, the one that starts later is dropped."""
    pieces = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.at):
        if edit.at.start < done:
            continue
        pieces += [text[done : edit.at.start], edit.text]
        done = edit.at.end
    pieces.append(text[done:])
    return "".join(pieces)
