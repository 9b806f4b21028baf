"""A ladder with a heading per dimension, and below it one bullet per level, whose name it begins with."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from rolelint import shapes
from rolelint.diagnostic import Finding, Fix, Safety
from rolelint.dialect import Dialect
from rolelint.entry import Entry, read_entry
from rolelint.levels import corrected, is_level, shared_words
from rolelint.names import slug
from rolelint.passage import Passage, joined
from rolelint.prose import prose
from rolelint.rungs import MET, CriterionText, LadderReading, Rungs, read_criterion, read_example
from rolelint.source import Edit
from rolelint.syntax.document import Document, Section
from rolelint.syntax.node import Node


def read(document: Document) -> LadderReading:
    """Read the bullets below each heading; the order of the levels is that of their numbers, else as they are met."""
    rungs = Rungs(document)
    if document.front:
        rungs.keep(document.front, frozenset())
    entries = {section.first: _entries(document, section) for section in document.sections}
    words = shared_words(lead.words for of in entries.values() for entry in of for lead in _level(entry))
    for section in document.sections:
        _read_section(rungs, section, entries[section.first], words)
    return rungs.reading(None, "the numbers of the levels" if rungs.sort_by_number() else MET)


def _entries(document: Document, section: Section) -> list[Entry]:
    return [read_entry(document, item) for item in section.items]


def _level(entry: Entry) -> Iterator[Passage]:
    """Yield the name of the level that a bullet begins with, if it does."""
    lead = entry.head.lead()
    if lead is not None and is_level(lead[0].strip(": ").words):
        yield lead[0].strip(": ")


def _read_section(rungs: Rungs, section: Section, entries: list[Entry], words: Mapping[str, str]) -> None:
    document = rungs.document
    title = Passage(document.source, section.title_at.start, section.title_at.end).node() if section.level else None
    rest = list(range(section.first, section.last))
    named = [(entry, level) for entry in entries for level in _level(entry)]
    for entry, level in named:
        _read_entry(rungs, entry, _named(rungs, level, words), title)
        rest = [line for line in rest if line not in entry.lines]
    _keep(rungs, section, title, rest)
    if len(named) > 1:
        for entry in entries:
            if not any(entry is other for other, _ in named):
                message = f"this bullet names no level: '{entry.head.words}'"
                rungs.complain("RL008", Finding(message, entry.at))


def _named(rungs: Rungs, level: Passage, words: Mapping[str, str]) -> Node:
    """Return the name of a level, in the right words where it is a slip, which is a finding."""
    right = corrected(level.words, words)
    if right:
        message = f"the level '{level.words}' is not known; did you mean '{right}'?"
        fix = Fix(f"write '{right}'", (Edit(level.at, right),), Safety.UNSAFE)
        rungs.complain("RL202", Finding(message, level.at, fix=fix))
    return level.node(right)


def _read_entry(rungs: Rungs, entry: Entry, level: Node, dimension: Node | None) -> None:
    """Read one level of a dimension."""
    rungs.level(level)
    if dimension is not None:
        rungs.cell(level, dimension, level.at)
    lead = entry.head.lead()
    entry.head = lead[1].strip(" :–—-\t") if lead else entry.head
    for criterion in _criteria(entry):
        rungs.criterion(level, dimension, *criterion)
    rungs.problems += entry.problems
    rungs.understood |= entry.lines


def _criteria(entry: Entry) -> list[CriterionText]:
    """Return what stands behind a level's name as a criterion, else what stands in the bullets below it."""
    text, examples, more = read_criterion(entry)
    if text or not entry.details:
        return [(text, examples, more)] if text or examples or more else []
    found: list[CriterionText] = []
    for detail in entry.details:
        example = read_example(detail)
        if example and found:
            found[-1][1].append(example)
        else:
            found.append((detail, [], {}))
    found[-1][2].update({key: node for key, node in more.items() if key != "x-details"})
    return found


def _keep(rungs: Rungs, section: Section, title: Node | None, lines: list[int]) -> None:
    if title is not None and section.level == 1 and "name" not in rungs.more:
        rungs.more["name"] = title
    key = f"x-{slug(section.title)}" if section.level > 1 else "x-introduction"
    for _, run in groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0]):
        text = prose(rungs.document, [line for _, line in run])
        if text is not None:
            rungs.more[key] = joined(rungs.more[key], text) if key in rungs.more else text
    rungs.understood.update(lines)


DIALECT = Dialect(name="ladder-transposed", reader=read, shape=shapes.transposed)
