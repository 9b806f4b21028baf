"""A ladder with a heading per dimension, and below it one bullet per level, whose name it begins with."""

from itertools import groupby

from rolelint.dialect import Dialect
from rolelint.entry import read_entry
from rolelint.levels import is_level, number
from rolelint.names import slug
from rolelint.passage import Passage, joined
from rolelint.prose import prose
from rolelint.rungs import LadderReading, Rungs, read_criterion
from rolelint.syntax.document import Document, Item, Section
from rolelint.syntax.node import Node


def read(document: Document) -> LadderReading:
    """Read the bullets below each heading; the order of the levels is that in which they are met first."""
    rungs = Rungs(document)
    if document.front:
        rungs.keep(document.front, frozenset())
    for section in document.sections:
        title = Passage(document.source, section.title_at.start, section.title_at.end).node() if section.level else None
        rest = list(range(section.first, section.last))
        for item in section.items:
            taken = _read_item(rungs, item, title)
            rest = [line for line in rest if line not in taken]
        _keep(rungs, section, title, rest)
    numbers = {key: number(str(name.value)) for key, name in rungs.levels.items()}
    if None not in numbers.values():
        rungs.levels = dict(sorted(rungs.levels.items(), key=lambda level: numbers[level[0]] or 0))
        return rungs.reading(None, "the numbers of the levels")
    return rungs.reading(None, "the order in which the levels are met")


def _read_item(rungs: Rungs, item: Item, dimension: Node | None) -> frozenset[int]:
    """Read one level of a dimension; returns the lines that were read, none where the bullet names no level."""
    entry = read_entry(rungs.document, item)
    lead = entry.head.lead()
    if lead is None or not is_level(lead[0].strip(": ").words):
        return frozenset()
    level = lead[0].strip(": ").node()
    rungs.level(level)
    if dimension is not None:
        rungs.cell(level, dimension, level.at)
    entry.head = lead[1].strip(" :–—-\t")
    text, examples, more = read_criterion(entry)
    if text:
        rungs.criterion(level, dimension, text, examples, more)
    else:
        for detail in entry.details:
            rungs.criterion(level, dimension, detail)
    rungs.problems += entry.problems
    rungs.understood |= entry.lines
    return frozenset(entry.lines)


def _keep(rungs: Rungs, section: Section, title: Node | None, lines: list[int]) -> None:
    if title is not None and section.level == 1 and "name" not in rungs.more:
        rungs.more["name"] = title
    key = f"x-{slug(section.title)}" if section.level > 1 else "x-introduction"
    for _, run in groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0]):
        text = prose(rungs.document, [line for _, line in run])
        if text is not None:
            rungs.more[key] = joined(rungs.more[key], text) if key in rungs.more else text
    rungs.understood.update(lines)


DIALECT = Dialect(
    name="ladder-transposed",
    markers=(
        r"^[-*+][ \t]+\*\*(?:level|stage|grade|l|ic)[ \t]*\d{1,2}\b[^*\n]{0,40}\*\*",
        r"^#{1,4}[ \t]+[^\n]+\n\s*(?:[^\n#]+\n\s*)?[-*+][ \t]+\*\*(?:level|stage|grade|l|ic)[ \t]*1\b",
    ),
    reader=read,
)
