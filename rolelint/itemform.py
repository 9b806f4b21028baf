"""List items in canonical form: names in bold, a dash before a proficiency, arrows as one sign, `(type: …)`.

Each item is one group of edits, so that a line which would then say something else stays as it is.
"""

import re
from collections.abc import Iterator, Mapping

from rolelint.manuscript import Manuscript, last_row
from rolelint.source import Edit, Source, Span
from rolelint.syntax.document import Document, LineKind
from rolelint.syntax.node import Node

Group = tuple[Edit, ...]

_ARROWS = {"to": "→", "from": "←", "both": "↔"}
# The part of an item that its name is, by field.
_NAMES = {"responsibilities": "title", "capabilities": "name", "artifacts": "name", "interactions": "kind"}
_BEFORE = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?P<marks>[*_]{0,3})")
_NO_PLAIN_NAME = re.compile(r"[*_|\r\n]|<!--|`.*\Z(?<!`)")
_DASH = r"(?:\\?[—–―]|\\?-{1,2}|−)"
_BRACKETS = r"(?:[ \t]?\([^()\r\n]*\))*"
_BLANKS = re.compile(r"[ \t]*")
_TYPE = r"(?:[*_]{0,3}type[*_]{0,3}[ \t]*:[*_]{0,3}[ \t]*)?"
_CODE = r"(?<![\\`])(?P<fence>`+)(?!`)(?:.+?)(?<!`)(?P=fence)(?!`)"
_TAG = r"<!--.*?-->|</?[A-Za-z][^<>\n]*>|<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>|<[^@\s<>]+@[^@\s<>]+>|<[!?][^<>]*>"
_OPAQUE = re.compile(rf"{_CODE}|{_TAG}|\]\([^()\s]*(?:\s[^()]*)?\)|\\.")
_FILLER = "\ufffc"
_STRONG = re.compile(r"(?<![\w*_])__(?=[^\s_*])[^*_]*(?<=[^\s*_])__(?![\w*_])")
_EMPHASIS = re.compile(r"(?<![\w*_])\*(?=[^\s*_])[^*_]*(?<=[^\s*_])\*(?![\w*_])")
_BLANKS_AGAIN = re.compile(r"(?<=[ \t])[ \t]+(?=\S)")
_LESS = re.compile(r"<(?! |\Z)")


def parts(manuscript: Manuscript) -> Iterator[Group]:
    """Yield the edits that bring the parts of a role's items to their canonical form, item by item."""
    if manuscript.role is None:
        return
    source, data = manuscript.source, manuscript.data
    body = {row for items in manuscript.items for item in items for row in range(item.line, last_row(item) + 1)}
    for field, key in _NAMES.items():
        for node in data[field].parts if field in data else ():
            if key in node and source.line_at(node[key].at.start) in body:
                yield _effective(source, _of_item(source, node, node[key].at.span))
    properties = data["properties"].children if "properties" in data else ()
    for node in properties.values() if isinstance(properties, Mapping) else ():
        if node.key_at and source.line_at(node.key_at.start) in body:
            yield _effective(source, _of_property(source, node, node.key_at.span))


def _effective(source: Source, edits: Iterator[Edit]) -> Group:
    """Leave out what changes nothing."""
    return tuple(edit for edit in edits if source.text[edit.at.start : edit.at.end] != edit.text)


def _of_item(source: Source, node: Node, name: Span) -> Iterator[Edit]:
    marks = _marks(source, name)
    if "arrow" in node:
        yield from _with_arrow(source, node, name, marks)
    elif marks is not None:
        value, text = _behind(source, node, name, re.escape(marks))
        if text:
            yield Edit(source.at(name.start - len(marks), name.start), "**")
            yield Edit(source.at(name.end, value), text)
        else:
            yield from _bold(source, name, marks)


def _with_arrow(source: Source, node: Node, name: Span, marks: str | None) -> Iterator[Edit]:
    """Yield the edits of a verb and the arrow behind it; emphasis that covers both stays."""
    arrow = node["arrow"].at
    sign = f" {_ARROWS[node['arrow'].value]} "
    behind = _BLANKS.match(source.text, arrow.end)
    end = behind.end() if behind else arrow.end
    pattern = rf":?[ \t]*{re.escape(marks or '')}:?[ \t]*"
    if marks is not None and re.fullmatch(pattern, source.text[name.end : arrow.start]):
        yield Edit(source.at(name.start - len(marks), name.start), "**")
        yield Edit(source.at(name.end, end), f"**{sign}")
    else:
        before = source.text[name.end : arrow.start]
        yield Edit(source.at(arrow.start - len(before) + len(before.rstrip(" \t")), end), sign)


def _behind(source: Source, node: Node, name: Span, closing: str) -> tuple[int, str]:
    """Return where the value behind a name begins, and what should be in between; nothing where that is not plain."""
    key = next((key for key in ("proficiency", "type") if key in node), None)
    start = node[key].at.start if key else name.end
    between = source.text[name.end : start]
    if key == "proficiency":
        match = re.fullmatch(rf"(:?)[ \t]*{closing}(?P<brackets>{_BRACKETS})[ \t]*({_DASH}|:)?[ \t]*", between)
        if match and (match[1] or match[3]):
            return start, f"**{match['brackets']} — "
    if key == "type":
        pattern = rf":?[ \t]*{closing}:?[ \t]*(?:{_DASH})?[ \t]*\([ \t]*{_TYPE}"
        if re.fullmatch(pattern, between, re.IGNORECASE):
            return start, "** (type: "
    return start, ""


def _of_property(source: Source, values: Node, name: Span) -> Iterator[Edit]:
    marks = _marks(source, name)
    if marks is None:
        return
    first = next(iter(values.parts), None)
    between = source.text[name.end : first.at.start] if first else ""
    pattern = rf":?[ \t]*{re.escape(marks)}[ \t]*(?:{_DASH}|:)?[ \t]*"
    if first and re.fullmatch(pattern, between):
        yield Edit(source.at(name.start - len(marks), name.start), "**")
        yield Edit(source.at(name.end, first.at.start), "**: ")
    else:
        yield from _bold(source, name, marks)


def _marks(source: Source, name: Span) -> str | None:
    """Return the marks of emphasis before a name; None where it does not begin its line or cannot be put in bold."""
    start = source.line_spans[source.line_at(name.start)].start
    before = _BEFORE.fullmatch(source.text, start, name.start)
    words = source.text[name.start : name.end]
    if not before or not words or "\n" in words or "\r" in words:
        return None
    marks = before["marks"]
    return marks if marks or not _NO_PLAIN_NAME.search(words) else None


def _bold(source: Source, name: Span, marks: str) -> Iterator[Edit]:
    """Put a name in bold; a colon at its end stands behind the marks."""
    closing = re.compile(rf"(?P<inner>:?){re.escape(marks)}(?P<outer>:?)").match(source.text, name.end)
    if closing:
        yield Edit(source.at(name.start - len(marks), name.start), "**")
        yield Edit(source.at(name.end, closing.end()), f"**{':' if closing['inner'] or closing['outer'] else ''}")


def marks(manuscript: Manuscript) -> Iterator[Group]:
    """Yield the edits that write emphasis and what is no markup in items as other formatters leave it, item by item."""
    for items in manuscript.items:
        for item in items:
            rows = (row for part in item.walk() for row in dict.fromkeys((part.line, *part.lines)))
            yield tuple(edit for row in rows for edit in _of_line(manuscript.document, row))


def _of_line(document: Document, row: int) -> Iterator[Edit]:
    line = document.lines[row]
    if line.kind not in (LineKind.ITEM, LineKind.TEXT):
        return
    source, start = document.source, line.content.start
    written = source.text[start : line.content.end]
    seen = _OPAQUE.sub(lambda match: _FILLER * len(match[0]), written)
    for pattern, mark in ((_STRONG, "**"), (_EMPHASIS, "_")):
        for match in pattern.finditer(seen):
            for at in (match.start(), match.end() - len(mark if mark == "**" else "*")):
                yield Edit(source.at(start + at, start + at + (2 if mark == "**" else 1)), mark)
    for match in _BLANKS_AGAIN.finditer(seen):
        yield Edit(source.at(start + match.start(), start + match.end()), "")
    for match in _LESS.finditer(seen):
        yield Edit(source.at(start + match.start(), start + match.start()), "\\")
