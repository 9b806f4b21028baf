r"""A stretch of a text that is being taken apart, and what its Markdown means as plain words.

Values are plain: emphasis, code marks, links, comments and backslash escapes are dropped from them, while their places
keep covering what is written. `\<200 ms` and `<200 ms` are the same metric; so are `**API**` and `__API__`.

All patterns here take time in proportion to the text: repetitions are possessive or bounded.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rolelint.frozen import frozen
from rolelint.patterns import lazy
from rolelint.source import Location, Source, Span
from rolelint.syntax.node import Node

_LINK = (
    r"!?\[(?P<text>(?:\\.|[^\[\]\\])*+)\]"
    r"(?:\([ \t]*(?P<target><[^<>\n]{0,999}+>|(?:[^()<\s]|\([^()\s]{0,99}+\)){0,999}+)"
    r"(?:\s+(?P<title>\"[^\"]{0,999}+\"|'[^']{0,999}+'))?[ \t]*\)"
    r"|\[(?P<label>[^\[\]]{0,999}+)\])"
)
LINK = re.compile(_LINK, re.DOTALL)
# Before Python 3.11.5 a possessive repetition of a group with a lookahead misses matches, so this one is none.
COMMENT = re.compile(r"<!--(?P<comment>(?:(?!<!--|-->).){0,9999})-->", re.DOTALL)
BREAK = re.compile(r"<[bB][rR][ \t]*/?>")
CODE = r"(?<![\\`])(?P<fence>`+)(?!`)(?P<code>.+?)(?<!`)(?P=fence)(?!`)"
_OPAQUE = rf"{COMMENT.pattern}|{CODE}|{_LINK}"
_TOKEN = re.compile(
    rf"{_OPAQUE}|\\(?P<escaped>[!-/:-@\[-`{{-~]|(?=\s*\n|\Z))"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)|(?P<marks>\*+|_+)"
    rf"|(?P<break>{BREAK.pattern})",
    re.DOTALL,
)
_STRUCTURE = lazy(rf"(?P<opaque>{_OPAQUE}|\\[()\[\]{{}}*_`,])|(?P<bracket>[()\[\]{{}}])", re.DOTALL)
# Without one of these characters nothing above can match.
_MARKUP = re.compile(r"[\\`*_&<\[]")
_SHAPED = lazy(r"[\\`<(){}\[\]]")
_OPENING_MARKS = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])")
# Underscores and a single star also stand inside words, where they emphasise nothing.
_CLOSING_MARKS = {
    mark: re.compile(rf"(?<![\s{before}]){re.escape(mark)}(?![{mark[0]}{after}])")
    for mark, before, after in (
        *(("*", "*", r"\w"), ("**", "", ""), ("***", "", "")),
        *(("_", "_", r"\w"), ("__", "", r"\w"), ("___", "", r"\w")),
    )
}
_FILLER = "\ufffc"
_CLOSES = {")": "(", "]": "[", "}": "{"}


def plain(text: str) -> str:
    """Return the words of a Markdown text as a reader sees them, runs of blanks as one."""
    if not _MARKUP.search(text):
        return " ".join(text.split())
    pieces: list[str] = []
    open_marks: dict[str, list[int]] = {"*": [], "_": []}
    done = 0
    for match in _TOKEN.finditer(text):
        pieces += [text[done : match.start()], _seen(match)]
        done = match.end()
        if match["marks"]:
            _pair_marks(pieces, open_marks, text[max(match.start() - 1, 0) : match.start()], text[done : done + 1])
    pieces.append(text[done:])
    return " ".join("".join(pieces).split())


def unescaped(text: str) -> str:
    """Return a text with what its entities, such as `&amp;`, stand for."""
    if "&" not in text:
        return text
    from html import unescape  # it brings two thousand names along, and few files have any

    return unescape(text)


def _seen(token: "re.Match[str]") -> str:
    """Return what a reader sees of a token; a comment is not seen."""
    match token.lastgroup:
        case "code" | "escaped" | "marks":
            return token[token.lastgroup]
        case "entity":
            return unescaped(token["entity"])
        case "comment":
            return ""
        case "break":
            return " "
        case _:
            return plain(token["text"])


def _pair_marks(pieces: list[str], open_marks: dict[str, list[int]], before: str, after: str) -> None:
    """Take the marks that end `pieces` off, together with the open ones before them that they close."""
    last = len(pieces) - 1
    mark = pieces[last][0]
    opening = open_marks[mark]
    in_word = before.isalnum() and after.isalnum() and (mark == "_" or len(pieces[last]) == 1)
    closes = bool(before.strip()) and not in_word and not (mark == "_" and after.isalnum())
    while closes and pieces[last] and opening:
        count = min(len(pieces[last]), len(pieces[opening[-1]]))
        pieces[last] = pieces[last][count:]
        pieces[opening[-1]] = pieces[opening[-1]][count:]
        if not pieces[opening[-1]]:
            opening.pop()
    opens = bool(after.strip()) and not in_word and not (mark == "_" and before.isalnum())
    if opens and pieces[last]:
        opening.append(last)


@frozen
class Passage:
    """The characters `start` to `end` of a source."""

    source: Source
    start: int
    end: int

    @property
    def raw(self) -> str:
        """What is written."""
        return self.source.text[self.start : self.end]

    @property
    def words(self) -> str:
        """What a reader sees."""
        return plain(self.raw)

    @property
    def outline(self) -> str:
        """What is written, with the inside of brackets, code, links and comments blotted out, character for character.

        A pattern that matches it matches what belongs to the passage itself, at the same place.
        """
        raw = self.raw
        if not _SHAPED.search(raw):
            return raw
        characters = list(raw)
        opened: list[tuple[str, int]] = []
        for match in _STRUCTURE.finditer(raw):
            if match["opaque"]:
                _blot(characters, *match.span())
            elif match[0] not in _CLOSES:
                opened.append((match[0], match.start()))
            elif opened and opened[-1][0] == _CLOSES[match[0]]:
                _blot(characters, opened.pop()[1] + 1, match.start())
        return "".join(characters)

    @property
    def at(self) -> Location:
        """The place of the passage."""
        return self.source.at(self.start, self.end)

    def __bool__(self) -> bool:
        return self.start < self.end

    def strip(self, characters: str | None = None) -> "Passage":
        """Leave out blanks, or the given characters, at both ends."""
        raw = self.raw
        if len(raw.strip(characters)) == len(raw):
            return self
        start = min(self.start + len(raw) - len(raw.lstrip(characters)), self.end)
        return Passage(self.source, start, max(self.start + len(raw.rstrip(characters)), start))

    def part(self, start: int, end: int) -> "Passage":
        """Return a part, its bounds counted from this passage's start."""
        return Passage(self.source, self.start + start, self.start + end)

    def after(self, start: int) -> "Passage":
        """Return what follows, counted from this passage's start."""
        return Passage(self.source, self.start + start, self.end)

    def to(self, other: "Passage") -> "Passage":
        """Return the passage from the start of this one to the end of another."""
        return Passage(self.source, self.start, other.end)

    def group(self, match: "re.Match[str]", name: str | int) -> "Passage":
        """Return the part that a group of a match on `raw` or `outline` covers."""
        return self.part(*match.span(name))

    def node(self, value: Any = None) -> Node:
        """Return a scalar node of the words, or of a value given, at this place."""
        return Node(self.words if value is None else value, self.at)

    def lead(self) -> "tuple[Passage, Passage] | None":
        """Split off emphasised words that the passage begins with; returns them without their marks, and the rest."""
        opening = _OPENING_MARKS.match(self.raw)
        if not opening:
            return None
        mark = opening[0]
        match = _CLOSING_MARKS[mark].search(self.outline, len(mark) + 1)
        return (self.part(len(mark), match.start()), self.after(match.end())) if match else None

    def split(self, separator: str = ",") -> list["Passage"]:
        """Return the stripped, non-empty parts between separators that stand outside brackets, links and code."""
        if separator not in self.raw:
            whole = self.strip()
            return [whole] if whole else []
        begin, parts = 0, []
        for part in self.outline.split(separator):
            parts.append(self.part(begin, begin + len(part)).strip())
            begin += len(part) + 1
        return [part for part in parts if part]


def _blot(characters: list[str], start: int, end: int) -> None:
    characters[start:end] = _FILLER * (end - start)


def mapping_node(at: Location, children: dict[str, Node]) -> Node:
    """Return a mapping node of the given parts."""
    return Node({key: node.value for key, node in children.items()}, at, None, children)


def list_node(at: Location, children: list[Node]) -> Node:
    """Return a list node of the given parts."""
    return Node([node.value for node in children], at, None, tuple(children))


def joined(first: Node, second: Node) -> Node:
    """Return one node of what two places say about one thing: mappings and lists together, texts as paragraphs."""
    at = Location(first.at.path, Span(first.at.start, max(first.at.end, second.at.end)))
    if isinstance(first.children, Mapping) and isinstance(second.children, Mapping):
        again = {key: joined(first[key], node) if key in first else node for key, node in second.children.items()}
        return mapping_node(at, {**first.children, **again})
    if isinstance(first.value, list) and isinstance(second.value, list):
        return replace(list_node(at, [*_parts(first), *_parts(second)]), key_at=first.key_at)
    return Node(f"{first.value}\n\n{second.value}", at)


def _parts(node: Node) -> Sequence[Node]:
    return () if isinstance(node.children, Mapping) else node.children
