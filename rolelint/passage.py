r"""A stretch of a text that is being taken apart, and what its Markdown means as plain words.

Values are plain: emphasis, code marks, links and backslash escapes are dropped from them, while their places keep covering
what is written. `\<200 ms` and `<200 ms` are the same metric; so are `**API**` and `__API__`.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rolelint.source import Location, Source
from rolelint.syntax.node import Node

LINK = re.compile(r"\[(?P<text>(?:\\.|[^\]\\])*)\](?:\((?P<target><[^>]*>|[^)\s]*)[^)]*\)|\[(?P<label>[^\]]*)\])")
_BOLD = re.compile(r"(?P<mark>\*\*\*|\*\*|__|\*|_)(?=\S)(?P<text>.+?)(?<=\S)(?P=mark)(?![\w*])")
_EMPHASIS = re.compile(r"(?<![\\\w*])(\*{1,3})(?=[^\s*])(.+?)(?<=[^\s\\])\1(?![*])|(?<![\\\w])(_{1,3})(?=[^\s_])(.+?)(?<=[^\s\\])\3(?!\w)")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return the words of a Markdown text as a reader sees them, runs of blanks as one."""
    if "`" in text:
        text = _CODE.sub(r"\2", text)
    if "[" in text:
        text = LINK.sub(lambda match: match["text"], text)
    if "*" in text or "_" in text:
        text = _without_emphasis(text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text).removesuffix("\\")
    return _SPACES.sub(" ", text).strip()


def _without_emphasis(text: str) -> str:
    for _ in range(3):
        text, changes = _EMPHASIS.subn(lambda match: match[2] or match[4], text)
        if not changes:
            break
    return text


@dataclass(frozen=True, slots=True)
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
    def at(self) -> Location:
        """The place of the passage."""
        return self.source.at(self.start, self.end)

    def __bool__(self) -> bool:
        return self.start < self.end

    def strip(self, characters: str | None = None) -> "Passage":
        """Leave out blanks, or the given characters, at both ends."""
        raw = self.raw
        start = self.start + len(raw) - len(raw.lstrip(characters))
        return Passage(self.source, min(start, self.end), max(self.start + len(raw.rstrip(characters)), min(start, self.end)))

    def part(self, start: int, end: int) -> "Passage":
        """Return a part, its bounds counted from this passage's start."""
        return Passage(self.source, self.start + start, self.start + end)

    def after(self, start: int) -> "Passage":
        """Return what follows, counted from this passage's start."""
        return Passage(self.source, self.start + start, self.end)

    def group(self, match: "re.Match[str]", name: str | int) -> "Passage":
        """Return the part that a group of a match on `raw` covers."""
        return self.part(*match.span(name))

    def node(self, value: Any = None) -> Node:
        """Return a scalar node of the words, or of a value given, at this place."""
        return Node(self.words if value is None else value, self.at)

    def lead(self) -> "tuple[Passage, Passage] | None":
        """Split off emphasised words that the passage begins with; returns them without their marks, and the rest."""
        match = _BOLD.match(self.raw)
        return (self.group(match, "text"), self.after(match.end())) if match else None

    def split(self, separator: str = ",") -> "Iterator[Passage]":
        """Yield the stripped, non-empty parts between separators that stand outside brackets and code."""
        depth, begin, raw = 0, 0, self.raw
        in_code = False
        for index, character in enumerate(raw):
            if character == "`":
                in_code = not in_code
            elif character in "([{":
                depth += 1
            elif character in ")]}":
                depth = max(depth - 1, 0)
            elif character == separator and not depth and not in_code:
                yield from _filled(self.part(begin, index).strip())
                begin = index + 1
        yield from _filled(self.part(begin, len(raw)).strip())


def _filled(passage: Passage) -> "Iterator[Passage]":
    if passage:
        yield passage


def tuck(at: Location, children: dict[str, Node]) -> Node:
    """Return a mapping node of the given parts."""
    return Node({key: node.value for key, node in children.items()}, at, None, children)


def row(at: Location, children: list[Node]) -> Node:
    """Return a list node of the given parts."""
    return Node([node.value for node in children], at, None, tuple(children))
