"""A file in a canonical form as the formatter sees it: its structure, its data, and which of its text is prose.

Two manuscripts say the same if their meaning is equal and their prose is shown alike.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from rolelint import building, headings, ladder, reading, suppress
from rolelint.dialect import Dialect, Known, fold_heading, with_headings
from rolelint.frozen import frozen
from rolelint.ladder import Ladder
from rolelint.model import Role, Writing
from rolelint.reading import Reading
from rolelint.rungs import LadderReading
from rolelint.source import Source, Span
from rolelint.syntax.document import Document, Item, LineKind
from rolelint.syntax.node import Node
from rolelint.syntax.parse import FATAL, parse
from rolelint.syntax.rendered import rendered

# What plain values leave out is listed in the order of its places, which means nothing.
_IN_ORDER_OF_PLACES = ("x-links", "x-comments")


@frozen
class Manuscript:
    """A file that was read by its dialect: as a role or as a ladder. `extra` are further headings, folded, by field."""

    document: Document
    dialect: Dialect
    extra: Mapping[str, str]
    known: Known
    role: Reading | None
    ladder: LadderReading | None

    @property
    def data(self) -> Node:
        """What the file says, each value with its place."""
        return self.role.data if self.role else self.ladder.data  # type: ignore[union-attr]  # it is one of the two

    @property
    def source(self) -> Source:
        """The text."""
        return self.document.source

    @cached_property
    def uses(self) -> list[headings.Use]:
        """How a role's headings are used; a ladder has no fixed ones."""
        return headings.uses(self.document.sections, self.known) if self.role else []

    @cached_property
    def items(self) -> tuple[tuple[Item, ...], ...]:
        """The outermost items that are read as such, a tuple for every section; elsewhere lists are prose."""
        listed = self._listed
        return tuple(section.items if index in listed else () for index, section in enumerate(self.document.sections))

    @cached_property
    def _listed(self) -> frozenset[int]:
        """The sections whose lists are read as items."""
        if self.role:
            forms = ((first, use) for first, use in enumerate(self.uses) if use.form)
            return frozenset(
                index
                for first, use in forms
                if use.form and (use.form.item or use.form.pairs)
                for index in range(first, use.end)
            )
        return frozenset(
            index
            for index, section in enumerate(self.document.sections)
            if any(row in self._criteria for item in section.items for row in item.rows)
        )

    @cached_property
    def _criteria(self) -> frozenset[int]:
        """The lines on which criteria begin."""
        found = self.ladder.data["criteria"] if self.ladder and "criteria" in self.ladder.data else None
        return frozenset(self.source.line_at(part.at.start) for part in found.parts) if found else frozenset()

    @cached_property
    def meaning(self) -> Role | Ladder:
        """What the file says."""
        if self.role:
            writing = Writing(self.dialect.name, self.role.headings, self.role.title)
            role = building.build(self.role.data, self.source, writing)
            return replace(role, data=_unordered(role.data))
        assert self.ladder  # noqa: S101  a manuscript is one of the two
        return ladder.build(self.ladder, self.source, self.dialect.name)

    @cached_property
    def prose(self) -> tuple[tuple[str, str], ...]:
        """How the text beside the items is shown, section by section, whatever their order."""
        return tuple(sorted(self._pages()))

    def _pages(self) -> Iterator[tuple[str, str]]:
        text = self.source.text
        for index, (section, items) in enumerate(zip(self.document.sections, self.items, strict=True)):
            taken = {row for item in items for row in range(item.line, last_row(item) + 1)}
            kinds = self.document.lines
            rows = [row for row in range(section.first, section.last) if row not in taken]
            rows = [row for row in rows if kinds[row].kind is not LineKind.COMMENT]
            spans = [self.source.line_spans[row] for row in rows]
            lines = "\n".join(text[span.start : span.end] for span in spans)
            is_named = self.role and self.uses[index].form
            yield "" if is_named else section.title, rendered(lines).strip()

    @cached_property
    def asides(self) -> tuple[tuple[str, ...], ...]:
        """What comments ask rolelint to ignore, each with the words that it speaks about."""
        found, _ = suppress.read(self.document)
        return tuple(sorted(self._aside(one) for one in found))

    def _aside(self, one: suppress.Suppression) -> tuple[str, ...]:
        return (*one.rules, one.reason, *sorted(_values(self.data, one.scope)))


def read(source: Source, dialect: Dialect, extra: Mapping[str, str]) -> Manuscript | None:
    """Read a text by a canonical dialect; None where it cannot be read to its end."""
    known = with_headings(dialect, extra)
    document = parse(source, lambda words: fold_heading(words) in known)
    if any(code in FATAL for code, _ in document.problems):
        return None
    if dialect.reader:
        return Manuscript(document, dialect, extra, known, None, dialect.reader(document))
    role, *_ = reading.read(document, dialect, extra)
    return Manuscript(document, dialect, extra, known, role, None)


def says_the_same(one: Manuscript, other: Manuscript) -> bool:
    """Tell whether two texts mean the same, and whether what is prose in them is shown alike."""
    return one.meaning == other.meaning and one.prose == other.prose and one.asides == other.asides


def last_row(item: Item) -> int:
    """Return the last line of an item, or of those below it."""
    return max((item.line, *item.rows))


def _values(node: Node, scope: Span) -> Iterator[str]:
    """Yield the plain values that are written in a range."""
    if isinstance(node.value, dict | list):
        for part in node.parts:
            yield from _values(part, scope)
    elif scope.start <= node.at.start <= scope.end:
        yield str(node.value)


def _unordered(data: Mapping[str, Any]) -> dict[str, Any]:
    lists = {key: sorted(data[key], key=repr) for key in _IN_ORDER_OF_PLACES if isinstance(data.get(key), list)}
    return {**data, **lists}
