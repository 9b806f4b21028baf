"""Comments that speak to rolelint: `<!-- rolelint: … -->` in Markdown, `# rolelint: …` in YAML; and unclosed ones.

One that speaks to rolelint is found by the text alone, whatever Markdown takes its lines for. What it asks for is not
read here.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator

from rolelint.patterns import lazy
from rolelint.source import Source, Span
from rolelint.syntax.document import Comment
from rolelint.syntax.node import Node

_MARK = "rolelint:"
_HTML = lazy(r"<!--\s*rolelint:(?P<text>.*)-->", re.DOTALL)
_YAML = lazy(r"(?<!\S)#[ \t]*rolelint:(?P<text>.*)")
_EMPTY_LINE = lazy(r"(?>\r\n|\r|\n)[ \t]*+(?>\r\n|\r|\n)")
# What no line in the middle of a sentence begins with: a comment that nothing closes was not meant to cover it.
_STARTS_ANEW = lazy(r"\s*(?:\Z|[#*+_>|`~<-]|\d+[.)]\s)")


def are_in(source: Source) -> bool:
    """Tell whether a source may hold such a comment: cheap, and almost always no."""
    return _MARK in source.text


def in_markdown(source: Source, rows: Container[int]) -> tuple[list[Comment], list[Span]]:
    """Return the HTML comments that speak to rolelint, and those that nothing closes, as far as they seem to go.

    `rows` are the 0-based lines on which comments may begin.
    """
    openings, closings = _places(source, "<!--"), _places(source, "-->")
    speaking: list[Comment] = []
    unclosed: list[Span] = []
    done = 0
    for start in openings:
        row = source.line_at(start)
        if start < done or row not in rows:
            continue
        end = _end(source, start, openings, closings)
        if end:
            done = end
            match = _HTML.fullmatch(source.text, start, end)
            if match and end == source.content(source.line_at(end)).end:
                speaking.append(_comment(source, row, match))
        elif not _is_literal(source, row, start):
            unclosed.append(_unclosed(source, row, start))
            done = unclosed[-1].end
    return speaking, unclosed


def _places(source: Source, mark: str) -> list[int]:
    return [match.start() for match in re.finditer(mark, source.text)]


def _end(source: Source, start: int, openings: list[int], closings: list[int]) -> int:
    """Return where a comment ends, or 0 where nothing closes it before the next one begins on another line.

    Behind other words on its line, a comment ends with their paragraph.
    """
    line = source.content(source.line_at(start))
    closing = bisect_left(closings, start + len("<!"))
    following = bisect_left(openings, line.end)
    if closing == len(closings) or (following < len(openings) and openings[following] < closings[closing]):
        return 0
    is_broken = line.start < start and _EMPTY_LINE.search(source.text, start, closings[closing])
    return 0 if is_broken else closings[closing] + len("-->")


def _is_literal(source: Source, row: int, start: int) -> bool:
    """Tell whether an opening mark only speaks about comments: in a code span, or behind a backslash."""
    before = source.text[source.line_spans[row].start : start]
    return before.endswith("\\") or before.count("`") % 2 == 1


def _unclosed(source: Source, row: int, start: int) -> Span:
    """Return the range that a comment without an end seems to cover: its line, and those that go on with it."""
    if source.content(row).start == start:
        following = range(row + 1, len(source.line_spans))
        row = next((below - 1 for below in following if _is_new(source, below)), len(source.line_spans) - 1)
    return Span(start, source.content(row).end)


def _is_new(source: Source, row: int) -> bool:
    line = source.line_spans[row]
    words = source.text[line.start : line.end]
    return bool(_STARTS_ANEW.match(words)) or "<!--" in words


def in_yaml(source: Source, rows: Iterable[int], data: Node | None) -> Iterator[Comment]:
    """Yield the YAML comments on some lines: those outside every value that was read."""
    if not are_in(source):
        return
    values = [] if data is None else [node.at.span for node in _scalars(data)]
    starts = [value.start for value in values]
    for row in rows:
        match = _YAML.search(source.text, source.line_spans[row].start, source.content(row).end)
        before = bisect_right(starts, match.start()) - 1 if match else -1
        if match and (before < 0 or values[before].end <= match.start()):
            yield _comment(source, row, match)


def _comment(source: Source, row: int, match: re.Match[str]) -> Comment:
    alone = source.content(row).start == match.start()
    return Comment(Span(*match.span()), " ".join(match["text"].split()), row, alone)


def _scalars(node: Node) -> Iterator[Node]:
    """Yield the values that hold no others, in the order of the text."""
    if not node.children:
        yield node
    for child in node.parts:
        yield from _scalars(child)
