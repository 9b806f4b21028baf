"""Prose as it was meant: a paragraph is one line however it was wrapped, and what speaks to rolelint is not in it."""

from collections.abc import Mapping, Sequence

from rolelint.passage import Passage
from rolelint.syntax.document import Document, LineKind
from rolelint.syntax.node import Node

_UNSEEN = frozenset({LineKind.BLANK, LineKind.COMMENT})
_OPENS = frozenset({LineKind.TEXT, LineKind.ITEM})


def filled(document: Document, lines: Sequence[int]) -> list[int]:
    """Return the lines that say something to a reader."""
    return [line for line in lines if document.lines[line].kind not in _UNSEEN]


def prose(document: Document, lines: Sequence[int]) -> Node | None:
    """Return the Markdown text of some lines that follow each other, or None where they are empty."""
    rows = filled(document, lines)
    if not rows:
        return None
    ends = {comment.line: comment.at.start for comment in document.comments}
    text = ""
    for line in range(rows[0], rows[-1] + 1):
        if document.lines[line].kind is not LineKind.COMMENT:
            written = _written(document, line, ends)
            text += _joint(document, line) + written if text else written.lstrip()
    spans = [document.lines[line].content for line in (rows[0], rows[-1])]
    return Node(text, Passage(document.source, spans[0].start, spans[1].end).at)


def _written(document: Document, line: int, ends: Mapping[int, int]) -> str:
    """Return a line without what an editor may strip, and without indentation where it goes on with the last one."""
    span = document.source.line_spans[line]
    written = document.source.text[span.start : ends.get(line, span.end)].rstrip()
    return written.lstrip() if _goes_on(document, line) else written


def _goes_on(document: Document, line: int) -> bool:
    above = (
        document.lines[row].kind for row in range(line - 1, -1, -1) if document.lines[row].kind is not LineKind.COMMENT
    )
    return document.lines[line].kind is LineKind.TEXT and next(above, None) in _OPENS


def _joint(document: Document, line: int) -> str:
    return " " if _goes_on(document, line) else "\n"
