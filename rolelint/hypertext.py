"""A file as hypertext: where its links point, what in it can be pointed at, and which of its lines are lists.

Links count where a reader could follow them: not in code, comments and the front matter, but for a navigation there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from posixpath import basename, splitext

from rolelint.anchors import Anchors
from rolelint.frozen import frozen
from rolelint.origin import Origin, locatable
from rolelint.passage import unescaped
from rolelint.patterns import lazy
from rolelint.source import Location, Source, Span
from rolelint.syntax.document import Document, LineKind
from rolelint.syntax.node import Node

_TITLE = r"(?:\s+(?:\"[^\"]{0,999}+\"|'[^']{0,999}+'|\([^()]{0,999}+\)))?"
_TARGET = rf"\([ \t]*(?P<target><[^<>\n]{{0,999}}+>|(?:[^()<\s]|\([^()\s]{{0,99}}+\)){{0,999}}+){_TITLE}[ \t]*\)"
_TOKEN = lazy(
    r"\\."
    r"|(?<!`)(?P<marks>`+)(?!`).+?(?<!`)(?P=marks)(?!`)"
    r"|<!--.*?(?:-->|\Z)"
    r"|(?P<tag><[A-Za-z][^<>]{0,1999}+>)"
    rf"|(?P<open>\[)|\](?P<link>{_TARGET})?",
    re.DOTALL,
)
_ATTRIBUTE = lazy(
    r"(?<![\w-])(?P<key>href|src|id|name)[ \t]*=[ \t]*(?P<quote>[\"']?)(?P<value>[^\"'<>\s]*+)(?P=quote)", re.IGNORECASE
)
_DEFINITION = lazy(r"[ ]{0,3}\[[^\]\[]+\]:[ \t]*(?P<target><[^<>\n]*>|\S+)")
_INNER_HEADING = lazy(r"#{1,6}[ \t]+(?P<words>\S.*?)(?:[ \t]+#+)?[ \t]*$")
_HTML_HEADING = lazy(r"<h([1-6])\b[^<>]*>(?P<words>(?:(?!</?h[1-6]).)*)</h\1>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE_LIST = lazy(r"\{:[ \t]*(?:[^{}#]*[ \t])?#(?P<id>[^\s{}#]+)[^{}]*\}")
_ESCAPE = lazy(r"\\([!-/:-@\[-`{-~])")
_OF_OTHER_FILES = re.compile(r"\{%-?[ \t]*include\w*[ \t]+\S+\.(?:md|markdown)\b")
_LIQUID = ("{{", "{%")
# Tuples, since a kind is compared faster than hashed.
_NO_PROSE = (LineKind.BLANK, LineKind.CODE, LineKind.FRONT, LineKind.COMMENT, LineKind.DEFINITION)
_LISTING = (LineKind.ITEM, LineKind.HEADING, LineKind.TABLE, LineKind.HTML)
_MAY_HOLD_A_HEADING = (LineKind.TEXT, LineKind.ITEM, LineKind.QUOTE)
_INDEXES = frozenset({"readme", "index", "_index", "summary"})
_NAVIGATION = frozenset({"permalink", "href", "url", "link", "anchor"})


@frozen
class Link:
    """A link. `target` is where it points, its escapes undone, and `at` the place where that is written.

    `is_listed` tells that it stands in a list, a table or a heading, and not in running text.
    """

    target: str
    at: Location
    is_listed: bool = False


@locatable
@frozen
class Hypertext:
    """The links of a file, those of a navigation in its front matter, its anchors, and the places of its list lines.

    `address` is where the file says that it will stand on a site.
    """

    source: Source
    links: tuple[Link, ...]
    navigation: tuple[Link, ...]
    anchors: Anchors
    rows: tuple[Span, ...]
    address: str | None = None
    origin: Origin | None = field(compare=False, repr=False, default=None)

    @property
    def path(self) -> str:
        """The path of the file."""
        return self.source.path


def is_index(path: str) -> bool:
    """Tell whether a file is called as those are that tell what lies in their folder."""
    stem, suffix = splitext(basename(path).casefold())
    return stem in _INDEXES and suffix in {".md", ".markdown"}


def read(document: Document) -> Hypertext:
    """Read a document as hypertext."""
    front = document.front
    address = front["permalink"].value if front is not None and "permalink" in front else None
    found = _found(document)
    links = [*(link for link in found if isinstance(link, Link)), *_definitions(document)]
    end = _end_of_certainty(document)
    return Hypertext(
        document.source,
        tuple(sorted((link for link in links if link.at.start < end), key=lambda link: link.at)),
        tuple(_navigation(document.source, front)) if front is not None else (),
        _anchors(document, [name for name in found if isinstance(name, str)]),
        tuple(line.content for line in document.lines if line.kind in _LISTING or line.depth),
        address if isinstance(address, str) else None,
    )


def _found(document: Document) -> list[Link | str]:
    """Return the links in the text, and as plain texts the anchors that its tags set."""
    text = document.source.text
    if "](" not in text and "<" not in text:
        return []
    return [token for block in _blocks(document) for token in _tokens(document.source, block)]


def _end_of_certainty(document: Document) -> int:
    """Return where a code fence or comment stands that does not end as meant: what follows may be an example."""
    slips = (finding.at.start for code, finding in document.problems if code == "RL010")
    return min(slips, default=len(document.source.text) + 1)


@frozen
class _Block:
    """A stretch of text that no link and no code span reaches beyond."""

    at: Span
    is_listing: bool


def _blocks(document: Document) -> Iterator[_Block]:
    """Yield the blocks of a document: what a list item, a cell row, a heading or a paragraph holds."""
    start, end, last = 0, 0, LineKind.BLANK
    is_listing, hidden = False, 0
    for line in document.lines:
        goes_on = line.kind is last or (last is LineKind.ITEM and line.kind is LineKind.TEXT)
        if line.kind in _NO_PROSE or line.kind in {LineKind.ITEM, LineKind.TABLE} or not goes_on:
            if start < end:
                yield _Block(Span(start, end), is_listing)
            start, is_listing = line.content.start, line.kind in _LISTING or line.depth > 0
        if line.kind is LineKind.HTML:
            hidden = _end_of_comment(document.source.text, line.content, hidden)
            start = max(start, hidden)
        last = LineKind.ITEM if goes_on and last is LineKind.ITEM else line.kind
        end = start if line.kind in _NO_PROSE else line.content.end
    if start < end:
        yield _Block(Span(start, end), is_listing)


def _end_of_comment(text: str, line: Span, hidden: int) -> int:
    """Return where the comment ends that a line of HTML lies in or begins with; empty lines do not end it."""
    begin = max(line.start, min(hidden, line.end))
    while text.startswith("<!--", begin):
        end = text.find("-->", begin)
        hidden = end + 3 if end >= 0 else len(text)
        begin = hidden
    return hidden


def _tokens(source: Source, block: _Block) -> Iterator[Link | str]:
    """Yield the links of a block, and as plain texts the anchors that its tags set."""
    if (
        source.text.find("](", block.at.start, block.at.end) < 0
        and source.text.find("<", block.at.start, block.at.end) < 0
    ):
        return
    opened = 0
    for match in _TOKEN.finditer(source.text, block.at.start, block.at.end):
        if match["tag"]:
            yield from _of_tag(source, block, Span(*match.span("tag")))
        elif match["open"]:
            opened += 1
        elif match[0].startswith("]") and opened:
            opened -= 1
            if match["link"]:
                yield _link(source, Span(*match.span("target")), is_listed=block.is_listing)


def _of_tag(source: Source, block: _Block, tag: Span) -> Iterator[Link | str]:
    for match in _ATTRIBUTE.finditer(source.text, tag.start, tag.end):
        if match["key"].lower() in {"id", "name"}:
            yield unescaped(match["value"])
        else:
            yield Link(unescaped(match["value"]), source.at(*match.span("value")), block.is_listing)


def _link(source: Source, at: Span, *, is_listed: bool = False) -> Link:
    written = source.text[at.start : at.end]
    if written.startswith("<"):
        at = Span(at.start + 1, at.end - 1)
    target = _ESCAPE.sub(r"\1", source.text[at.start : at.end])
    return Link(unescaped(target), source.at(at.start, at.end), is_listed)


def _definitions(document: Document) -> Iterator[Link]:
    """Yield where link definitions point; a footnote points nowhere."""
    if "]:" not in document.source.text:
        return
    for line in document.lines:
        if line.kind is LineKind.DEFINITION:
            match = _DEFINITION.match(document.source.text, line.content.start, line.content.end)
            if match and not match[0].lstrip().startswith("[^"):
                yield _link(document.source, Span(*match.span("target")), is_listed=line.depth > 0)


def _navigation(source: Source, node: Node, *, in_list: bool = False) -> Iterator[Link]:
    """Yield the anchors that lists in a front matter point to; the page's own address goes before `permalink: /#…`."""
    children = node.children
    if not isinstance(children, Mapping):
        for child in children:
            yield from _navigation(source, child, in_list=True)
        return
    for key, child in children.items():
        value = child.value
        # What is kept under a key of its own led somewhere in the file that it comes from.
        if key.startswith("x-"):
            continue
        if not isinstance(value, str):
            yield from _navigation(source, child, in_list=in_list)
        elif in_list and key in _NAVIGATION and value.startswith(("#", "/#") if key == "permalink" else "#"):
            anchor = value[value.index("#") :]
            start = source.text.find(anchor, child.at.start, child.at.end)
            at = source.at(start, start + len(anchor)) if start >= 0 else child.at
            yield Link(anchor, at)


def _anchors(document: Document, written: Iterable[str]) -> Anchors:
    text = document.source.text
    attributes = [*_attributes(document)] if "{:" in text else []
    headings = [words.strip() for _, words in sorted(_headings(document))]
    is_open = _OF_OTHER_FILES.search(text) is not None or any(mark in words for words in headings for mark in _LIQUID)
    return Anchors(tuple(headings), (*written, *attributes), is_open)


def _attributes(document: Document) -> Iterator[str]:
    """Yield the ids that lists of attributes give."""
    text = document.source.text
    for line in document.lines:
        if line.kind not in _NO_PROSE:
            yield from (found["id"] for found in _ATTRIBUTE_LIST.finditer(text[line.content.start : line.content.end]))


def _headings(document: Document) -> Iterator[tuple[int, str]]:
    """Yield every heading as Markdown, behind its place: also those in lists, quotes and HTML."""
    text = document.source.text
    for section in document.sections:
        if section.level:
            yield section.heading.start, " ".join(text[section.title_at.start : section.title_at.end].splitlines())
    marks = sum([text.count("#", *section.heading) for section in document.sections if section.level])
    if text.count("#") == marks and "<" not in text:
        return
    for line in document.lines:
        if text.startswith("#", line.content.start) and line.kind in _MAY_HOLD_A_HEADING:
            match = _INNER_HEADING.match(text, line.content.start, line.content.end)
            if match:
                yield line.content.start, match["words"]
        elif line.kind is LineKind.HTML:
            for found in _HTML_HEADING.finditer(text, line.content.start, line.content.end):
                yield found.start(), " ".join(found["words"].split())
