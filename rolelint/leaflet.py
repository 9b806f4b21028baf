"""A few sections in words: headings, sentences, tables and items, laid out for a terminal or as Markdown.

Nothing is cut, and no line for a terminal is wider than 100 cells.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from rolelint import literal
from rolelint.byline import BYLINE
from rolelint.frame import visible, width
from rolelint.frozen import frozen
from rolelint.table import aligned
from rolelint.table import markdown as markdown_table

WIDEST = 100
_WIDEST_NAME = 40
_MARGIN = "  "
_BRACKETS: Mapping[str, tuple[str, str]] = MappingProxyType({"gone": ("[-", "-]"), "added": ("{+", "+}")})
_TAGS: Mapping[str, tuple[str, str]] = MappingProxyType({"gone": ("<del>", "</del>"), "added": ("<ins>", "</ins>")})

# Words, and what becomes of them: `gone`, `added` or neither.
Piece = tuple[str, str]


@frozen
class Table:
    """Rows of cells, each with its name ahead. `short` are heads for columns whose names need too much room.

    `corner` says what the names of the rows are.
    """

    corner: str
    columns: tuple[str, ...]
    short: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class Item:
    """A line of a list: a sign that says what it is, the same as a word, and the text in pieces."""

    sign: str
    word: str
    pieces: tuple[Piece, ...]
    below: tuple[str, ...] = ()


@frozen
class Section:
    """A heading, sentences, a table, items, and notes below them. A title stands above the sections that follow it."""

    heading: str
    sentences: tuple[str, ...] = ()
    table: Table | None = None
    items: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()
    is_title: bool = False


def text(sections: Iterable[Section]) -> str:
    """Return sections for a terminal."""
    blocks = (block for section in sections for block in _blocks(section) if block)
    return "\n".join("".join(f"{line.rstrip()}\n" for line in block) for block in blocks)


def _blocks(section: Section) -> Iterator[list[str]]:
    heading = literal.lines(section.heading, WIDEST)
    rule = ["─" * max(map(width, heading))] if section.is_title else []
    is_short = not (section.sentences or section.table or section.items)
    below = section.notes if is_short else section.sentences
    yield [*heading, *rule, *(line for one in below for line in _hanging(one, _MARGIN))]
    if section.table:
        yield from _grids(section.table)
    yield [line for item in section.items for line in _item(item)]
    if not is_short:
        yield [line for note in section.notes for line in _hanging(note, _MARGIN)]


def _hanging(words: str, first: str, others: str = _MARGIN * 2) -> Iterator[str]:
    for place, line in enumerate(literal.lines(words, WIDEST - len(others))):
        yield f"{others if place else first}{line}"


def _item(item: Item) -> Iterator[str]:
    yield from _hanging(_joined(item.pieces, _BRACKETS, visible), f"{_MARGIN}{item.sign} ", f"{_MARGIN * 2}")
    for words in item.below:
        yield from _hanging(words, _MARGIN * 3, _MARGIN * 4)


def _joined(pieces: Iterable[Piece], marks: Mapping[str, tuple[str, str]], write: Callable[[str], str]) -> str:
    """Join pieces of a text, the blanks ahead of each outside of its marks."""
    return "".join(_marked(words, *marks.get(style, ("", "")), write) for words, style in pieces).strip()


def _marked(words: str, opening: str, closing: str, write: Callable[[str], str]) -> str:
    blank = " " if words[:1].isspace() else ""
    return f"{blank}{opening}{write(words.strip())}{closing}"


def _grids(table: Table) -> Iterator[list[str]]:
    """Yield a table as lines; as several tables with a key to their columns where one is too wide."""
    room = WIDEST - len(_MARGIN)
    names = [visible(name) for name in table.columns]
    rows = [[visible(cell) for cell in row] for row in table.rows]
    whole = [["", *names], *rows]
    if sum(cells + 2 for cells in _widths(whole)) - 2 <= room:
        yield _set(whole)
        return
    folded = [line for row in rows for line in _folded(row)]
    parts = [["", *table.short], *folded]
    for start, end in _ranges(_widths(parts), room):
        yield _set([row[0], *row[start:end]] for row in parts)
    key = zip(table.short, names, strict=True)
    yield [line for short, name in key for line in _hanging(f"{short} = {name}", _MARGIN)]


def _set(rows: Iterable[Sequence[str]]) -> list[str]:
    return [f"{_MARGIN}{line}" for line in aligned(rows, measure=width)]


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(width, column)) for column in zip(*rows, strict=True)]


def _folded(row: Sequence[str]) -> Iterator[list[str]]:
    """Yield a row whose name goes on below where it is long."""
    first, *others = literal.lines(row[0], _WIDEST_NAME)
    yield [first, *row[1:]]
    yield from ([f"  {line}", *[""] * (len(row) - 1)] for line in others)


def _ranges(widths: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Yield the columns that fit beside the names of the rows together, at least one each time."""
    start, used = 1, widths[0]
    for place in range(1, len(widths)):
        if used + 2 + widths[place] > room and place > start:
            yield start, place
            start, used = place, widths[0]
        used += 2 + widths[place]
    yield start, len(widths)


def markdown(sections: Iterable[Section]) -> str:
    """Return sections as Markdown, below the line by which a later run knows whose text this is."""
    blocks = ([BYLINE], *(block for section in sections for block in _markdown(section) if block))
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks)


def _markdown(section: Section) -> Iterator[list[str]]:
    yield [f"{'#' if section.is_title else '##'} {literal.markdown(section.heading)}"]
    yield from ([literal.markdown(sentence)] for sentence in section.sentences)
    if section.table:
        head = [literal.markdown(cell) for cell in (section.table.corner, *section.table.columns)]
        yield list(markdown_table(head, ([literal.markdown(cell) for cell in row] for row in section.table.rows)))
    yield [line for item in section.items for line in _markdown_item(item)]
    yield [f"- {literal.markdown(note)}" for note in section.notes]


def _markdown_item(item: Item) -> Iterator[str]:
    yield f"- {item.word}: {_joined(item.pieces, _TAGS, literal.markdown)}"
    yield from (f"  - {literal.markdown(words)}" for words in item.below)
