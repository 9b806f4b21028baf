"""Lines of plain text as rows: how far each is indented, its bullet, its words, and which of them are one item.

Programs export lists in many ways: with signs of symbol fonts, with the letter o, with bullets that all stand at the
left margin. Lines that an editor broke for want of room go on; those that end early were broken by hand.
"""

from collections.abc import Sequence
from itertools import pairwise

from rolelint.frozen import frozen
from rolelint.patterns import lazy
from rolelint.source import Source, Span
from rolelint.syntax.document import Item

_BULLET = lazy(
    r"(?P<sign>[•◦▪‣·●○■□►▸➢➤✓✔∙⁃⁌\uf0b7\uf0a7\uf0d8§–—])(?=\s|[^\W\d_])\s*"
    r"|(?P<mark>[-*+])(?=\s)\s*"
    r"|(?P<letter>o)(?:\t\s*|[^\S\t]{2,}|\s(?=[^\W\d_a-zß-ÿ]))"
    r"|(?P<number>\d{1,2}[.)])\s+"
)
_HASHES = lazy(r"#{1,6}\s+(?=\S)")
# Bullets that stand below others where the indentation was lost.
_RANKS = {**dict.fromkeys("o◦○–—-⁃", 1), **dict.fromkeys("▪■□§‣\uf0a7", 2)}
_TAB = 4


@frozen
class Row:
    """A line that says something: its index, indentation, bullet, and words; `hashes` counts those of a heading.

    `end` is the column behind its last character, with tabs as four blanks.
    """

    index: int
    indent: int
    marker: Span | None
    sign: str
    content: Span
    text: str
    hashes: int
    end: int

    @property
    def is_numbered(self) -> bool:
        """Whether a number stands where others have a bullet."""
        return self.sign[:1].isdigit()

    @property
    def depth(self) -> tuple[int, int]:
        """How deep an item with this bullet lies: by its indentation, then by the sign."""
        return self.indent, _RANKS.get(self.sign, 0)


def read_row(source: Source, index: int) -> Row:
    """Take a line of a text apart."""
    span = source.line_spans[index]
    raw = source.text[span.start : span.end]
    text = raw.strip()
    start = span.start + len(raw) - len(raw.lstrip())
    end = start + len(text)
    indent = len(raw[: start - span.start].expandtabs(_TAB))
    width = len(raw.rstrip().expandtabs(_TAB))
    hashes, bullet = _HASHES.match(text), _BULLET.match(text)
    if hashes:
        content = Span(start + hashes.end(), end)
        return Row(index, indent, None, "", content, text[hashes.end() :], hashes[0].count("#"), width)
    if bullet and bullet.end() < len(text):
        sign = bullet[bullet.lastgroup or 0]
        content = Span(start + bullet.end(), end)
        return Row(index, indent, Span(start, start + len(sign)), sign, content, text[bullet.end() :], 0, width)
    return Row(index, indent, None, "", Span(start, end), text, 0, width)


def had_room(above: Row, row: Row, width: int) -> bool:
    """Tell whether the first word of a row would have had its place in the line above it."""
    return above.end + 1 + len(row.text.split()[0]) <= width


def is_wrapped(rows: Sequence[Row], width: int) -> bool:
    """Tell whether lines of text that follow each other were broken for want of room; if none do, they may be."""
    pairs = [
        (above, row)
        for above, row in pairwise(rows)
        if row.index == above.index + 1 and not row.marker and not above.marker
    ]
    tight = sum(not had_room(above, row, width) for above, row in pairs)
    return 2 * tight >= len(pairs)


def items(rows: Sequence[Row], width: int, *, are_wrapped: bool) -> tuple[Item, ...]:
    """Return the items among some rows; each takes the lines that go on with it, and the items that lie deeper."""
    groups: list[tuple[Row, list[int]]] = []
    above: Row | None = None
    for row in rows:
        if row.marker:
            groups.append((row, [row.index]))
        elif above and groups and _goes_on(groups[-1][0], above, row, width, are_wrapped=are_wrapped):
            groups[-1][1].append(row.index)
        else:
            above = None
            continue
        above = row
    return _nested(groups)


def _goes_on(head: Row, above: Row, row: Row, width: int, *, are_wrapped: bool) -> bool:
    if row.index != above.index + 1:
        return False
    return row.indent > head.indent or row.text[0].islower() or (are_wrapped and not had_room(above, row, width))


def _nested(groups: Sequence[tuple[Row, list[int]]]) -> tuple[Item, ...]:
    found: list[Item] = []
    index = 0
    while index < len(groups):
        row, lines = groups[index]
        end = index + 1
        while end < len(groups) and groups[end][0].depth > row.depth:
            end += 1
        marker = row.marker or Span(row.content.start, row.content.start)
        found.append(Item(row.index, marker, tuple(lines), _nested(groups[index + 1 : end]), ()))
        index = end
    return tuple(found)
