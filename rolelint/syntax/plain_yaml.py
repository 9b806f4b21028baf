"""YAML in its plain form, line by line: keys, each with a word, a text or a list of these or of short mappings.

Answers for a text that holds nothing else, exactly as `events` does, and with None for any other. A key that is written
twice is left to `events` too, since that is a finding.
"""

import re
from collections.abc import Iterator

from rolelint.source import Location, Source, Span
from rolelint.syntax.node import Node
from rolelint.syntax.scalars import resolve

# What YAML refuses or takes for the end of a line, and tabs.
_STRANGE = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|\r(?!\n)")
_KEY = re.compile(r"(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,99}):(?: +|\Z)")
_DASH = re.compile(r" *- +")
_IN_BRACKETS = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./+&-]*(?: +[A-Za-z0-9_./+&-]+)*")
_PAIR = re.compile(rf" *(?P<key>[A-Za-z_][A-Za-z0-9_-]{{0,99}}): +(?P<words>{_IN_BRACKETS.pattern}) *")
# Besides letters and digits.
_BEGINNINGS = frozenset("_(/.$+~<;^")


class _NotPlainError(Exception):
    """The text holds something else."""


def read(source: Source, span: Span) -> Node | None:
    """Read the YAML in a range of a source as a located mapping; None where it is not plain."""
    text = source.text[span.start : span.end]
    if _STRANGE.search(text):
        return None
    try:
        return _mapping(source, span, list(_lines(text, span.start)))
    except _NotPlainError:
        return None


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold more than blanks and a comment, each behind the offset where it starts."""
    for line in text.split("\n"):
        words = line.rstrip(" \r")
        if words and not words.lstrip(" ").startswith("#"):
            yield start, words
        start += len(line) + 1


def _mapping(source: Source, span: Span, lines: list[tuple[int, str]]) -> Node:
    nodes: dict[str, Node] = {}
    index = 0
    while index < len(lines):
        start, words = lines[index]
        index += 1
        match = _KEY.match(words)
        if not match or match["key"] in nodes:
            raise _NotPlainError
        colon = start + match.end("key")
        key_at = source.at(start, colon)
        if match.end() < len(words):
            nodes[match["key"]] = _value(source, start + match.end(), words[match.end() :], key_at)
            continue
        below = index
        while below < len(lines) and _DASH.match(lines[below][1]):
            below += 1
        nodes[match["key"]] = (
            _sequence(source, lines[index:below], key_at)
            if below > index
            else Node(None, source.at(colon + 1, colon + 1), key_at)
        )
        index = below
    start = lines[0][0] if lines else span.start
    end = next(reversed(nodes.values())).at.end if nodes else span.start
    return Node({key: node.value for key, node in nodes.items()}, source.at(start, end), None, nodes)


def _sequence(source: Source, lines: list[tuple[int, str]], key_at: Location) -> Node:
    """Read a list whose items are indented alike."""
    column = lines[0][1].index("-")
    items = []
    for start, words in lines:
        dash = _DASH.match(words)
        if not dash or words.index("-") != column:
            raise _NotPlainError
        items.append(_item(source, start + dash.end(), words[dash.end() :]))
    at = source.at(lines[0][0] + column, items[-1].at.end)
    return Node([item.value for item in items], at, key_at, tuple(items))


def _item(source: Source, start: int, words: str) -> Node:
    """Read an item of a list: a scalar, or a mapping in braces."""
    if not words.startswith("{"):
        return _scalar(source, start, words, None)
    at = source.at(start, start + len(words))
    nodes: dict[str, Node] = {}
    start += 1
    for part in words[1:-1].split(","):
        pair = _PAIR.fullmatch(part)
        if not pair or pair["key"] in nodes:
            raise _NotPlainError
        key_at = source.at(start + pair.start("key"), start + pair.end("key"))
        nodes[pair["key"]] = _scalar(source, start + pair.start("words"), pair["words"], key_at)
        start += len(part) + 1
    if not words.endswith("}"):
        raise _NotPlainError
    return Node({key: node.value for key, node in nodes.items()}, at, None, nodes)


def _value(source: Source, start: int, words: str, key_at: Location) -> Node:
    if not words.startswith("["):
        return _scalar(source, start, words, key_at)
    if not words.endswith("]"):
        raise _NotPlainError
    items = tuple(_in_brackets(source, start + 1, words[1:-1]))
    return Node([item.value for item in items], source.at(start, start + len(words)), key_at, items)


def _in_brackets(source: Source, start: int, words: str) -> Iterator[Node]:
    for part in words.split(",") if words.strip(" ") else ():
        item = part.strip(" ")
        if not _IN_BRACKETS.fullmatch(item):
            raise _NotPlainError
        yield _scalar(source, start + len(part) - len(part.lstrip(" ")), item, None)
        start += len(part) + 1


def _scalar(source: Source, start: int, words: str, key_at: Location | None) -> Node:
    at = source.at(start, start + len(words))
    first = words[0]
    if first in "\"'":
        quoted = words[1:-1]
        if len(words) == 1 or words[-1] != first or first in quoted or "\\" in quoted:
            raise _NotPlainError
        return Node(quoted, at, key_at)
    is_plain = first.isalnum() or first in _BEGINNINGS
    if not is_plain or ": " in words or " #" in words or words[-1] == ":" or words[-1].isspace():
        raise _NotPlainError
    return Node(resolve(words), at, key_at)
