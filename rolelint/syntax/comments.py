"""Comments that speak to rolelint: `<!-- rolelint: … -->` in Markdown, `# rolelint: …` in YAML.

One that stands at the end of a line, or on a line of its own, is found by the text of that line alone. What it asks for
is not read here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from rolelint.source import Source, Span
from rolelint.syntax.document import Comment
from rolelint.syntax.node import Node

_MARK = "rolelint:"
_HTML = re.compile(r"<!--[ \t]*rolelint:(?P<text>.*)-->")
_YAML = re.compile(r"(?<!\S)#[ \t]*rolelint:(?P<text>.*)")


def are_in(source: Source) -> bool:
    """Tell whether a source may hold such a comment: cheap, and almost always no."""
    return _MARK in source.text


def in_markdown(source: Source, rows: Iterable[int]) -> Iterator[Comment]:
    """Yield the HTML comments at the ends of some lines, given by their 0-based numbers."""
    for row in rows:
        end = source.content(row).end
        # The last one that opens on the line: searching forward for each of many openings would take forever.
        start = source.text.rfind("<!--", source.line_spans[row].start, end)
        match = _HTML.fullmatch(source.text, start, end) if start >= 0 else None
        if match:
            yield _comment(source, row, match)


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
    return Comment(Span(*match.span()), match["text"].strip(), row, alone)


def _scalars(node: Node) -> Iterator[Node]:
    """Yield the values that hold no others, in the order of the text."""
    if not node.children:
        yield node
    for child in node.parts:
        yield from _scalars(child)
