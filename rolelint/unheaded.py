"""Dimensions without a heading of their own, right below the heading of a level.

They are labels of paragraphs (`**Care:** Waters.`), emphasised list items above nested ones, or rows of a table.
A name is taken for a dimension where another level has it too, or where all that the level lists has that form.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from rolelint import careers, cells
from rolelint.entry import LABELS
from rolelint.frozen import frozen
from rolelint.names import fold_dimension, slug
from rolelint.passage import Passage
from rolelint.rungs import read_example
from rolelint.syntax.document import Document, Item, LineKind, Section
from rolelint.syntax.node import Node


@frozen
class Side:
    """A dimension at a level: its name, the list items or texts that are its criteria, and the lines that it takes up.

    `more` are further keys of these criteria. A side `is_about` the level if it tells its title, pay or the like.
    """

    name: Passage
    rows: frozenset[int]
    items: tuple[Item, ...] = ()
    texts: tuple[Passage, ...] = ()
    more: Mapping[str, Node] = field(default_factory=dict)
    is_about: bool = False


@frozen
class _Found:
    """What one level has in one of the forms; `is_all` tells that the level lists nothing else."""

    place: int
    sides: tuple[Side, ...]
    is_all: bool


def read_sides(document: Document, sections: Sequence[Section]) -> Mapping[int, tuple[Side, ...]]:
    """Return the dimensions without headings by the first line of the section of a level that they stand in."""
    sides: dict[int, tuple[Side, ...]] = {}
    for form in (_of_items, _of_labels, _of_tables):
        found = [one for section in sections for one in form(document, section)]
        counts = Counter(name for one in found for name in {_key(side) for side in one.sides})
        is_common = len(sections) == 1 or max(counts.values(), default=0) > 1
        for one in found:
            taken = (side for side in one.sides if counts[_key(side)] > 1 or (one.is_all and is_common))
            sides[one.place] = (*sides.get(one.place, ()), *taken)
    return sides


def names_of_sides(document: Document, section: Section) -> frozenset[str]:
    """Return the names, folded, that may be dimensions in a section by their form alone."""
    forms = (_of_items, _of_labels)
    return frozenset(_key(side) for form in forms for found in form(document, section) for side in found.sides)


def _key(side: Side) -> str:
    return fold_dimension(side.name.words)


def _of_items(document: Document, section: Section) -> Iterator[_Found]:
    sides = tuple(side for item in section.items for side in _of_item(document, item))
    yield _Found(section.first, sides, is_all=len(sides) == len(section.items))


def _of_item(document: Document, item: Item) -> Iterator[Side]:
    """Yield the dimension that a list item is: emphasised words alone, with items nested below them."""
    lead = _line(document, item.lines[0]).lead() if item.lines else None
    is_bare = lead is not None and not lead[1].strip(": ") and len(item.lines) == 1 and not item.others
    if lead and is_bare and item.items and _is_name(_line(document, item.lines[0]), lead[0]):
        yield Side(lead[0].strip(": "), frozenset((item.line, *item.lines)), item.items)


def _of_labels(document: Document, section: Section) -> Iterator[_Found]:
    """Yield the paragraphs with an emphasised label, in a level without list items."""
    if section.items:
        return
    paragraphs = list(_paragraphs(document, section))
    sides = []
    for paragraph in paragraphs:
        lead = paragraph.lead()
        if lead and _is_label(*lead) and _is_name(paragraph, lead[0]):
            source = document.source
            rows = range(source.line_at(paragraph.start), source.line_at(paragraph.end) + 1)
            sides.append(Side(lead[0].strip(":. "), frozenset(rows), texts=(lead[1].strip(": "),)))
    yield _Found(section.first, tuple(sides), is_all=1 < len(sides) == len(paragraphs))


def _paragraphs(document: Document, section: Section) -> Iterator[Passage]:
    """Yield the paragraphs of a section; a label begins one, be it on the next line."""
    begun: Passage | None = None
    last = -1
    for row in range(section.first, section.last):
        if document.lines[row].kind is not LineKind.TEXT:
            continue
        line = _line(document, row)
        lead = line.lead()
        if begun and last == row - 1 and document.is_wrapped and not (lead and _is_label(*lead)):
            begun = begun.to(line)
        else:
            if begun:
                yield begun
            begun = line
        last = row
    if begun:
        yield begun


def _is_label(lead: Passage, rest: Passage) -> bool:
    """Whether emphasised words end with a colon or a full stop, or stand ahead of a colon, with something behind."""
    is_ended = lead.raw.rstrip().endswith((":", ".")) or rest.raw.lstrip().startswith(":")
    return is_ended and bool(rest.strip(": "))


def _is_name(whole: Passage, lead: Passage) -> bool:
    """Whether emphasised words may name a dimension, and do not announce an example, a note or a title."""
    words = lead.words.strip(":. ")
    is_other = careers.is_aside(words) or careers.describes_level(words) or words.casefold() in LABELS
    return bool(words) and not is_other and read_example(whole) is None


def _of_tables(document: Document, section: Section) -> Iterator[_Found]:
    for table in cells.tables(document, section):
        corner = table.head[0].words
        is_other = careers.is_another_matter(corner) or careers.describes_level(corner)
        if len(table.head) > 1 and not is_other and any(_has_words(row[1]) for _, row in table.body if len(row) > 1):
            sides = tuple(_of_rows(table))
            yield _Found(section.first, sides, is_all=careers.calls_dimensions(corner))


def _has_words(cell: Passage) -> bool:
    return any(map(str.isalpha, cell.words)) and cells.says_something(cell)


def _of_rows(table: cells.Table) -> Iterator[Side]:
    """Yield the rows of a table: a dimension, its criteria, and what else is said of these."""
    name: Passage | None = None
    furniture = frozenset(table.lines[:2])
    for line, row in table.body:
        name = row[0] or name
        if name is None or not cells.says_something(name):
            continue
        more = {
            f"x-{slug(table.head[index].words) if index < len(table.head) else 'more'}": cell.node()
            for index, cell in enumerate(row)
            if index > 1 and cell
        }
        texts = tuple(cells.texts(row[1])) if len(row) > 1 else ()
        is_about = careers.describes_level(name.words)
        if more and not texts:
            # Nothing would hold what else is said; the row is kept as it stands.
            continue
        yield Side(name, frozenset((line,)) | furniture, texts=texts, more=more, is_about=is_about)


def _line(document: Document, row: int) -> Passage:
    span = document.lines[row].content
    return Passage(document.source, span.start, span.end).strip()
