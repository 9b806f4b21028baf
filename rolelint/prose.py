"""Prose as it was meant: a paragraph is one line however it was wrapped, one blank line parts it from the next.

What speaks to rolelint is not in it.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from rolelint.passage import Passage
from rolelint.syntax.document import Document, LineKind
from rolelint.syntax.node import Node

_UNSEEN = frozenset({LineKind.BLANK, LineKind.COMMENT})
_OPENS = frozenset({LineKind.TEXT, LineKind.ITEM})
# Of these every line counts, empty ones too.
_VERBATIM = frozenset({LineKind.CODE, LineKind.HTML})


def filled(document: Document, lines: Sequence[int]) -> list[int]:
    """Return the lines that say something to a reader."""
    return [line for line in lines if document.lines[line].kind not in _UNSEEN]


def prose(document: Document, lines: Sequence[int]) -> Node | None:
    """Return the Markdown text of some lines that follow each other, or None where they are empty."""
    rows = filled(document, lines)
    if not rows:
        return None
    ends = {comment.line: comment.at.start for comment in document.comments}
    text = _written(document, rows[0], ends).lstrip()
    for above, line in pairwise(rows):
        between = "\n" * _blanks(document, above, line)
        text += f"{between}{_joint(document, line)}{_written(document, line, ends)}"
    spans = [document.lines[line].content for line in (rows[0], rows[-1])]
    return Node(text, Passage(document.source, spans[0].start, spans[1].end).at)


def _written(document: Document, line: int, ends: Mapping[int, int]) -> str:
    """Return a line without what an editor may strip, and without indentation where it goes on with the last one."""
    span, own = document.source.line_spans[line], document.lines[line]
    before = document.source.text[span.start : own.content.start]
    # In front of a text on the line of its heading stand the heading's words.
    start = own.content.start if own.kind is LineKind.TEXT and before.strip() else span.start
    written = document.source.text[start : ends.get(line, span.end)].rstrip()
    if written.endswith("\\") and line + 1 < len(document.lines) and _goes_on(document, line + 1):
        # A hard break is gone with the end of the line that it broke, unless the backslash was itself escaped.
        marks = len(written) - len(written.rstrip("\\"))
        written = written[: -(marks % 2) or None].rstrip()
    return written.lstrip() if _goes_on(document, line) else written


def _blanks(document: Document, above: int, below: int) -> int:
    """Return how many blank lines count between two lines that say something."""
    blanks = sum(document.lines[row].kind is LineKind.BLANK for row in range(above + 1, below))
    is_verbatim = {document.lines[above].kind, document.lines[below].kind} <= _VERBATIM
    return blanks if is_verbatim else min(blanks, 1)


def _goes_on(document: Document, line: int) -> bool:
    if not document.is_wrapped:
        return False
    above = (
        document.lines[row].kind for row in range(line - 1, -1, -1) if document.lines[row].kind is not LineKind.COMMENT
    )
    return document.lines[line].kind is LineKind.TEXT and next(above, None) in _OPENS


def _joint(document: Document, line: int) -> str:
    if _goes_on(document, line):
        return " "
    kinds = {document.lines[line - 1].kind, document.lines[line].kind}
    is_paragraph = not document.is_wrapped and LineKind.TEXT in kinds and LineKind.BLANK not in kinds
    return "\n\n" if is_paragraph else "\n"
