"""What the Markdown parser is shown otherwise than it is written, so that one slip does not hide all that follows.

Comments that speak to rolelint are left out: they must never change how the rest is read. So are comments without an
end. A heading that Markdown does not take for one is shown as one, and a code fence without an end is closed above the
next heading; which words are a heading's only the caller knows.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from functools import cached_property

from rolelint.diagnostic import Finding, Fix, Note, Safety
from rolelint.frozen import frozen
from rolelint.patterns import lazy
from rolelint.source import Edit, Location, Source, Span
from rolelint.syntax.document import Comment
from rolelint.syntax.yaml import Problem

IsHeading = Callable[[str], bool]

_HEADING = lazy(r"(?P<indent>[ \t]*+)(?P<marks>#{1,6}+)(?P<gap>[ \t]*+)(?P<words>[^#\s].*)")
_FENCE = lazy(r"[ \t]*(?:`{3,}|~{3,})")
_WELL_FORMED = lazy(r" {0,3}#{1,6}[ \t]+(?P<words>\S.*)")


@frozen
class View:
    """Comments that are left out, and lines that are shown with another text, by their 0-based numbers."""

    source: Source
    comments: tuple[Comment, ...] = ()
    unclosed: tuple[Span, ...] = ()
    instead: Mapping[int, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @cached_property
    def hidden(self) -> frozenset[int]:
        """The lines that are left out as a whole."""
        rows = (range(row + (start != self.source.content(row).start), last + 1) for row, start, last in self._left_out)
        return frozenset(row for some in rows for row in some)

    @cached_property
    def ends(self) -> Mapping[int, int]:
        """Where the lines end that a comment stands behind."""
        return {row: start for row, start, _ in self._left_out if row not in self.hidden}

    @property
    def _left_out(self) -> Iterator[tuple[int, int, int]]:
        """Yield the first line, the beginning and the last line of each comment."""
        for span in (*(comment.at for comment in self.comments), *self.unclosed):
            yield self.source.line_at(span.start), span.start, self.source.line_at(max(span.end - 1, span.start))

    def end(self, row: int) -> int:
        """Return where a line ends, as it is shown."""
        return self.ends.get(row, self.source.line_spans[row].end)

    def line(self, row: int) -> str:
        """Return a line as it is shown."""
        return self.instead.get(row) or self.source.text[self.source.line_spans[row].start : self.end(row)]


def unclosed_comment(source: Source, span: Span) -> Problem:
    """Return the finding for a comment that nothing closes, or only the end of the next one."""
    closing = source.text.find("-->", span.end)
    following = source.text.find("<!--", span.start + 1, closing) if closing >= 0 else -1
    at = source.at(span.start, span.end)
    if following < 0:
        return "RL010", Finding("this comment is never closed", at, hint="write '-->' where it ends")
    note = Note("the next one begins here", source.at(following, following + len("<!--")))
    message = "this comment is not closed before the next one begins"
    return "RL010", Finding(message, at, (note,), hint="write '-->' where it ends")


def unclosed_fence(source: Source, rows: range) -> Problem:
    """Return the finding for a code fence that nothing closes, given the lines it takes with it."""
    first, last = source.content(rows[0]), source.content(rows[-1])
    at = source.at(first.start, first.end)
    below = source.trimmed(Span(first.end, last.end))
    notes = (Note("this is taken for code", source.at(below.start, below.end)),) if below.start < below.end else ()
    return "RL010", Finding("this code fence is never closed", at, notes, _closing(source, at, max(at.end, below.end)))


def _closing(source: Source, fence: Location, end: int) -> Fix | None:
    """Return the fix that closes a code fence here; where a code ends that nobody closed is a guess."""
    marks = _FENCE.match(source.text, source.line_spans[source.line_at(fence.start)].start, fence.end)
    edit = Edit(source.at(end, end), f"\n{marks[0]}") if marks else None
    return Fix("close it where the code seems to end", (edit,), Safety.UNSAFE) if edit else None


def lost_heading(view: View, row: int, is_heading: IsHeading) -> tuple[str, Problem] | None:
    """Return the right text of a line that is no heading to Markdown but was meant as one, and the finding."""
    source, line = view.source, view.source.line_spans[row]
    match = _HEADING.fullmatch(source.text, line.start, view.end(row))
    if not match or not is_heading(_words(match)):
        return None
    at = source.at(match.start("marks"), source.trimmed(Span(match.start("marks"), match.end())).end)
    marks, written = match["marks"], source.text[at.start : at.end]
    if match["gap"]:
        cause, title = "the blanks before it hide it", "remove the blanks before it"
        edit = Edit(source.at(match.start("indent"), match.end("indent")), "")
    else:
        cause, title = f"a blank is missing after '{marks}'", f"write a blank after '{marks}'"
        edit = Edit(source.at(match.start("indent"), match.start("words")), f"{marks} ")
    fix = Fix(title, (edit,), Safety.SAFE)
    right = f"{marks} {match['words']}"
    return right, ("RL202", Finding(f"'{written}' is no heading to Markdown: {cause}", at, fix=fix))


def next_heading(source: Source, rows: range, is_heading: IsHeading) -> int | None:
    """Return the first of some lines that reads like a heading of the form."""
    for row in rows:
        line = source.line_spans[row]
        match = _WELL_FORMED.fullmatch(source.text, line.start, line.end)
        if match and is_heading(_words(match)):
            return row
    return None


def _words(heading: re.Match[str]) -> str:
    return heading["words"].rstrip().rstrip("#").rstrip()
