"""Front matter in canonical text: the order of its keys, indentation, spaces, quotation marks; comments stay.

A comment above a key belongs to it. Where blank lines group the keys, each group keeps to itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from rolelint.manuscript import Manuscript
from rolelint.schema import load
from rolelint.source import Edit, Source, Span
from rolelint.syntax.node import Node

Group = tuple[Edit, ...]

_INDENT = 2
_WIDEST = 80
_BEFORE_COMMENT = re.compile(r"[ \t]+(?=#)")
_COLON = re.compile(r"[ \t]*:[ \t]+")
# Words that no reader of YAML, of whatever version, takes for anything but text; inside brackets commas part.
_PLAIN = re.compile(
    r"[^\W\d_](?:[^\x00-\x1f\x7f-\x9f:#,\[\]{}\ufeff\u2028\u2029\ufffe\uffff]|:(?=\S)|(?<=\S)#)*(?<![\s:])"
)
_SPECIAL_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def order(manuscript: Manuscript) -> Iterator[Group]:
    """Yield the edit that puts the keys into the order of the schema; those it does not know stay behind."""
    root, source = manuscript.document.front, manuscript.source
    if root is None or not _is_in_blocks(source, root) or not isinstance(root.children, Mapping):
        return
    ranks = {key: rank for rank, key in enumerate(load("role" if manuscript.role else "ladder")["properties"])}
    for run in _runs(source, root.children):
        ordered = sorted(run, key=lambda block: ranks.get(block[0], len(ranks)))
        if ordered != run:
            at = source.at(run[0][1].start, run[-1][1].end)
            newline = source.text[source.line_spans[source.line_at(at.start)].end :][:2]
            newline = "\r\n" if newline == "\r\n" else newline[:1]
            yield (Edit(at, newline.join(source.text[span.start : span.end] for _, span in ordered)),)


def _runs(source: Source, keys: Mapping[str, Node]) -> Iterator[list[tuple[str, Span]]]:
    """Yield keys with their lines, those together that nothing else stands between."""
    run: list[tuple[str, Span]] = []
    done = -1
    for key, node in keys.items():
        row = source.line_at(node.key_at.start) if node.key_at else done
        first = row
        while first - 1 > done and source.text.startswith("#", source.line_spans[first - 1].start):
            first -= 1
        if run and first != done + 1:
            yield run
            run = []
        done = max(row, source.line_at(max(node.at.end - 1, node.at.start)))
        run.append((key, Span(source.line_spans[first].start, source.line_spans[done].end)))
    if run:
        yield run


def indentation(manuscript: Manuscript) -> Iterator[Group]:
    """Yield the edits that indent lists below their key."""
    root, source = manuscript.document.front, manuscript.source
    shifts: dict[int, int] = {}
    for node in _inner(source, root) if root else ():
        if node.key_at and isinstance(node.value, list) and _is_in_blocks(source, node):
            first, last = source.line_at(node.at.start), source.line_at(node.at.end)
            if node.at.start - source.line_spans[first].start == _column(source, node.key_at.start):
                for row in range(first, last + 1):
                    shifts[row] = shifts.get(row, 0) + _INDENT
    yield tuple(
        Edit(source.at(span.start, span.start), " " * shift)
        for row, shift in shifts.items()
        if (span := source.line_spans[row]).start < span.end
    )


def values(manuscript: Manuscript) -> Iterator[Group]:
    """Yield the edits of values: the space before them, their quotation marks, what is in brackets."""
    root, source = manuscript.document.front, manuscript.source
    if root is None or not _is_in_blocks(source, root):
        return
    texts = set[int]()
    for node in _inner(source, root):
        first, last = source.line_at(node.at.start), source.line_at(node.at.end)
        texts |= set(range(first, last)) if not node.children else set()
        gap = Span(node.key_at.end, node.at.start) if node.key_at else None
        if gap and _COLON.fullmatch(source.text, gap.start, gap.end):
            yield (Edit(source.at(gap.start, gap.end), ": "),)
        yield from _before_comment(source, node)
        if first == last:
            written = source.text[node.at.start : node.at.end]
            wanted = _bracketed(source, node) if node.children else _requoted(written)
            if wanted is not None:
                yield (Edit(source.at(_begin(source, node, wanted), node.at.end), wanted),)
    for row in range(source.line_at(root.at.start), source.line_at(root.at.end) + 1):
        span, content = source.line_spans[row], source.content(row)
        if row not in texts and content.end < span.end:
            yield (Edit(source.at(content.end if content.start < content.end else span.start, span.end), ""),)


def _before_comment(source: Source, node: Node) -> Iterator[Group]:
    """Yield the edit that leaves one blank before a comment behind a value, or behind the key of what stands below."""
    is_below = bool(node.children) and _is_in_blocks(source, node)
    start = node.key_at.end + 1 if is_below and node.key_at else node.at.end
    gap = _BEFORE_COMMENT.match(source.text, start) if node.key_at or not is_below else None
    if gap:
        yield (Edit(source.at(start, gap.end()), " "),)


def _inner(source: Source, node: Node) -> Iterator[Node]:
    """Yield all that stands in blocks below a node; what is in brackets is one thing."""
    for part in node.parts:
        yield part
        if _is_in_blocks(source, part):
            yield from _inner(source, part)


def _is_in_blocks(source: Source, node: Node) -> bool:
    return source.text[node.at.start : node.at.start + 1] not in ("[", "{")


def _column(source: Source, offset: int) -> int:
    return offset - source.line_spans[source.line_at(offset)].start


def _requoted(written: str) -> str | None:
    """Return a quoted scalar without its quotation marks where nobody needs them, else in double ones."""
    quote, words = written[:1], written[1:-1]
    if quote not in ("'", '"') or "\\" in words or '"' in words or "'" in words:
        return None
    is_plain = _PLAIN.fullmatch(words) and words.casefold() not in _SPECIAL_WORDS
    return words if is_plain else f'"{words}"'


def _bracketed(source: Source, node: Node) -> str | None:
    """Return a list or mapping in brackets as it should be: in blocks, if it is or holds a mapping, or is too long."""
    if _is_in_blocks(source, node):
        return None
    line = source.line_spans[source.line_at(node.at.start)]
    if source.text[node.at.end : line.end].strip():
        return None
    is_mapping = isinstance(node.children, Mapping)
    written = [_written(source, part, is_mapping=is_mapping) for part in node.parts]
    if None in written:
        return None
    holds_mapping = any(isinstance(part.children, Mapping) and part.children for part in node.parts)
    if is_mapping or holds_mapping or line.end - line.start > _WIDEST:
        return _in_blocks(source, node, [text for text in written if text])
    return f"[{', '.join(text for text in written if text)}]"


def _written(source: Source, part: Node, *, is_mapping: bool) -> str | None:
    """Return how a part of brackets is written; None where that is not plain to see."""
    value = source.text[part.at.start : part.at.end]
    value = _requoted(value) or value
    if not is_mapping:
        return value or None
    return f"{source.text[part.key_at.start : part.key_at.end]}: {value}" if part.key_at and value else None


def _in_blocks(source: Source, node: Node, written: Sequence[str]) -> str:
    """Return parts on lines of their own: below their key, or the first one behind the dash of a list."""
    row = source.line_at(node.at.start)
    newline = (
        source.text[source.line_spans[row].end : source.line_spans[row + 1].start]
        if row + 1 < len(source.line_spans)
        else "\n"
    )
    bullet = "" if isinstance(node.children, Mapping) else "- "
    if node.key_at is None:
        indent = " " * _column(source, node.at.start)
        return f"{newline}{indent}".join(f"{bullet}{text}" for text in written)
    indent = " " * (_column(source, node.key_at.start) + _INDENT)
    return "".join(f"{newline}{indent}{bullet}{text}" for text in written)


def _begin(source: Source, node: Node, wanted: str) -> int:
    """Return where the edit of a value begins: with the blanks before it if it is to stand on the next line."""
    start = node.at.start
    while wanted[:1] in ("\n", "\r") and source.text[start - 1] in " \t":
        start -= 1
    return start
