"""A text at a glance, before it is parsed: its headings with what stands right below them, its tables, its lines.

It is what recognition looks at. It need not be exact: the parser reads the file again, and reports what is damaged.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import PurePosixPath

from rolelint.frozen import frozen
from rolelint.passage import COMMENT, plain
from rolelint.patterns import lazy

FENCED = lazy(r"^[ \t]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
FRONT = lazy(r"\s*+---[ \t]*$.*?(?:^---[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*?)[ \t]*#*$")
_UNDERLINE = lazy(r" {0,3}(?:=+|-{2,})[ \t]*")
_ITEM = lazy(r"[ \t]*(?:[-*+•◦▪‣●○·]|\d{1,3}[.)])[ \t]+(?=\S)")
_DELIMITER = lazy(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_HTML_TABLE = lazy(r"<table\b.*?(?:</table>|\Z)", re.DOTALL | re.IGNORECASE)
_HTML_ROW = lazy(r"<tr\b[^>]*>(.*?)(?:</tr>|(?=<tr\b)|\Z)", re.DOTALL | re.IGNORECASE)
_HTML_CELL = lazy(r"<t[hd]\b[^>]*>(.*?)(?:</t[hd]>|(?=<t[hd]\b)|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = lazy(r"<[^<>]{0,999}>")
_DATA_SUFFIXES = frozenset({"yaml", "yml", "json"})


@frozen
class Part:
    """A heading, and the list items and other lines right below it; depth 0 is what stands above all headings."""

    depth: int
    title: str
    items: tuple[str, ...]
    lines: tuple[str, ...]


@frozen
class Grid:
    """The cells of a table by row, the head first, as words; `above` is the heading that it stands below."""

    above: str
    rows: tuple[tuple[str, ...], ...]


@frozen
class Glance:
    """A file as recognition sees it: its text without code fences, and the front matter in it."""

    path: str
    prose: str
    front: str

    @classmethod
    def of(cls, path: str, text: str) -> "Glance":
        """Look at a text; lines end in LF, as patterns of lines want it."""
        prose = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        if "```" in prose or "~~~" in prose:
            prose = FENCED.sub("", prose)
        return cls(path, prose, _front(prose))

    @cached_property
    def stem(self) -> str:
        """The name of the file, without its suffix, in small letters."""
        return self._file[0].casefold()

    @cached_property
    def _file(self) -> tuple[str, str]:
        """The name of the file without its suffix, and the suffix without its dot."""
        name = self.path.rpartition("/")[2]
        stem, _, suffix = name.rpartition(".")
        return (stem, suffix) if stem and suffix else (name, "")

    @property
    def name(self) -> str:
        """The name of the file as words: `level 2` for `level-2.md`."""
        return _words(self.stem)

    @property
    def folders(self) -> str:
        """The folders that the file lies in, as words."""
        return _words(str(PurePosixPath(self.path).parent))

    @cached_property
    def data(self) -> str:
        """What is written as data: a whole YAML or JSON file, else the front matter."""
        return self.prose if self._file[1].casefold() in _DATA_SUFFIXES else self.front

    @cached_property
    def body(self) -> tuple[str, ...]:
        """The lines behind the front matter, without comments; none in a file of data."""
        if self.data is self.prose:
            return ()
        return tuple(COMMENT.sub("", self.prose[len(self.front) :]).split("\n"))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The headings in their order, ahead of them what stands above all of them."""
        return tuple(_parts(self.body))

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The tables in Markdown and HTML."""
        return (*_grids(self.body), *_html_grids("\n".join(self.body)))


def _front(prose: str) -> str:
    """Return the front matter of a text."""
    if prose.startswith("---\n"):
        # In nearly all files the pattern would find this, which takes long to pass over the keys.
        end = prose.find("\n---", 3)
        if end >= 0 and prose.startswith("\n", end + 4):
            return prose[: end + 4]
    front = FRONT.match(prose)
    return front[0] if front else ""


def _words(name: str) -> str:
    return re.sub(r"[-_./\\]+", " ", name).strip()


def _parts(lines: tuple[str, ...]) -> Iterator[Part]:
    depth, title = 0, ""
    items: list[str] = []
    others: list[str] = []
    for line, following in pairwise((*lines, "")):
        heading = _HEADING.match(line)
        is_underlined = not heading and _is_title(line) and _UNDERLINE.fullmatch(following) is not None
        if heading or is_underlined:
            yield Part(depth, title, tuple(items), tuple(others))
            depth = len(heading[1]) if heading else 1 if "=" in following else 2
            title, items, others = plain(heading[2] if heading else line), [], []
        elif item := _ITEM.match(line):
            items.append(line[item.end() :])
        elif line.strip() and not _UNDERLINE.fullmatch(line):
            others.append(line.strip())
    yield Part(depth, title, tuple(items), tuple(others))


def _is_title(line: str) -> bool:
    return bool(line.strip()) and "|" not in line and not _ITEM.match(line) and not _UNDERLINE.fullmatch(line)


def _grids(lines: tuple[str, ...]) -> Iterator[Grid]:
    above = ""
    rows: list[tuple[str, ...]] = []
    for line, following in pairwise((*lines, "")):
        heading = _HEADING.match(line)
        if heading:
            above = plain(heading[2])
        is_head = not rows and "|" in line and "|" in following and _DELIMITER.fullmatch(following) is not None
        if is_head or (rows and "|" in line):
            if not _DELIMITER.fullmatch(line):
                rows.append(tuple(plain(cell) for cell in line.strip().strip("|").split("|")))
        elif rows:
            yield Grid(above, tuple(rows))
            rows = []
    if rows:
        yield Grid(above, tuple(rows))


def _html_grids(text: str) -> Iterator[Grid]:
    if "<table" not in text.casefold():
        return
    for table in _HTML_TABLE.finditer(text):
        rows = (_HTML_CELL.findall(row) for row in _HTML_ROW.findall(table[0]))
        filled = tuple(tuple(plain(_TAG.sub(" ", cell)) for cell in row) for row in rows if row)
        if filled:
            yield Grid("", filled)
