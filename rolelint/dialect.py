"""What a dialect is: how one form of role file maps onto the same data, and how a document is read by it.

A dialect is a value, not code: marker lines to recognise the form by, keys it demands, and sections with the words of their
headings and the reader of their items. Reading keeps every line: what no pattern understands is a problem that shows it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from rolelint.diagnostic import Finding, Note
from rolelint.items import Entry, property_values, read_entry, read_label
from rolelint.model import Heading
from rolelint.passage import Passage, plain, row, tuck
from rolelint.similarity import nearest
from rolelint.source import Location, Span
from rolelint.syntax.document import Document, Item, LineKind, Section
from rolelint.syntax.node import Node
from rolelint.syntax.yaml import Problem

ItemReader = Callable[[Entry], Node]

_SHORTCODE = re.compile(r":[a-z0-9_+-]+:")
_POSSESSIVE = re.compile(r"^(?:your|our|my|key|the) ")
_NUMBERING = re.compile(r"^[0-9]+(?:\.[0-9]+)*[.)]?\s+")
_FURNITURE = frozenset({LineKind.BLANK, LineKind.COMMENT, LineKind.RULE, LineKind.DEFINITION, LineKind.HEADING})


@dataclass(frozen=True, slots=True)
class SectionForm:
    """A section of a form: the field it fills, its heading, other words for it, and how its items are read.

    `item` reads one list item; without it the section is prose, or name and values where `pairs` is set.
    """

    field: str
    heading: str
    item: ItemReader | None = None
    pairs: bool = False
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dialect:
    """One form of file. `markers` are patterns of lines; a text that matches two of them is of this form.

    `keys` and `sections_needed` are what this form demands beyond the schema.
    """

    name: str
    markers: tuple[str, ...]
    keys: tuple[str, ...]
    sections_needed: tuple[str, ...]
    sections: tuple[SectionForm, ...]

    def form(self, name: str) -> SectionForm:
        """Return the section that fills a field."""
        return next(section for section in self.sections if section.field == name)

    @property
    def headings(self) -> dict[str, str]:
        """The canonical heading of every field, in the order of the form."""
        return {section.field: section.heading for section in self.sections}


@dataclass(frozen=True, slots=True)
class Reading:
    """The data that a dialect finds in a document, all of it located.

    `title` is a heading above all sections. `headings` are those of the sections, in order. `understood` are the indices of
    the lines whose words are in the data; every other line of a structured section is in `problems`.
    """

    dialect: Dialect
    data: Node
    title: Node | None
    headings: tuple[Heading, ...]
    understood: frozenset[int]
    problems: tuple[Problem, ...]


def fold_heading(title: str) -> str:
    """Return the words that headings are matched by: no emoji, numbering, case, final colon, "Your" or "Key"."""
    words = _SHORTCODE.sub(" ", plain(title).casefold()).replace("&", " and ").replace("_", " ")
    words = _NUMBERING.sub("", "".join(c if c.isalnum() or c in "-'./" else " " for c in words).strip())
    words = " ".join(words.split()).strip("-'./ ")
    while _POSSESSIVE.match(words):
        words = _POSSESSIVE.sub("", words)
    return words


def marks(dialect: Dialect, text: str) -> list[str]:
    """Return the marker patterns of a dialect that a text holds lines of."""
    return [pattern.pattern for pattern in _markers(dialect) if pattern.search(text)]


@cache
def _markers(dialect: Dialect) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(marker, re.MULTILINE | re.IGNORECASE) for marker in dialect.markers)


def read(document: Document, dialect: Dialect, extra: Mapping[str, str]) -> Reading:
    """Read a document by a dialect. `extra` maps further folded headings to fields."""
    return _Reader(document, dialect, {**_known_headings(dialect), **extra}).run()


@cache
def _known_headings(dialect: Dialect) -> Mapping[str, str]:
    return {fold_heading(word): form.field for form in dialect.sections for word in (form.heading, *form.synonyms)}


@dataclass
class _Part:
    """The sections that fill one field: the one with its heading, and those below it."""

    field: str
    sections: list[Section] = field(default_factory=list)


class _Reader:
    """Reads one document; what it finds on the way gathers in its lists."""

    def __init__(self, document: Document, dialect: Dialect, known: Mapping[str, str]) -> None:
        self.document = document
        self.source = document.source
        self.dialect = dialect
        self.known = known
        self.problems: list[Problem] = []
        self.understood: set[int] = set()
        self.headings: list[Heading] = []
        self.title: Node | None = None

    def run(self) -> Reading:
        parts, loose = self._sort_sections()
        body: dict[str, Node] = {}
        for part in parts:
            node = self._read_part(part)
            if node is not None:
                body[part.field] = _joined(body[part.field], node) if part.field in body else node
        for section in loose:
            node = self._prose([section])
            if node is not None:
                key = f"x-{fold_heading(section.title).replace(' ', '-') or 'introduction'}"
                body[key] = _joined(body[key], node) if key in body else node
        data = self._with_front(body)
        understood = frozenset(self.understood)
        return Reading(self.dialect, data, self.title, tuple(self.headings), understood, tuple(self.problems))

    def _sort_sections(self) -> tuple[list[_Part], list[Section]]:
        """Give each section to the field its heading names, or to the one above it, or leave it loose."""
        parts: list[_Part] = []
        loose: list[Section] = []
        owner: Section | None = None
        fields = {section: self._field(section) for section in self.document.sections if section.level}
        shallowest = min((section.level for section, (name, _) in fields.items() if name), default=7)
        for section in self.document.sections:
            name, near = fields.get(section, (None, None))
            if name:
                owner = section
                parts.append(_Part(name, [section]))
                self._note_heading(section, name, near)
            elif owner and section.level > owner.level:
                if owner in (parts[-1].sections[0] if parts else None,):
                    parts[-1].sections.append(section)
                else:
                    loose.append(section)
            elif section.level and self.title is None and not self.headings and section.level < shallowest:
                self.title = self._passage(section.title_at).node()
                loose.append(section)
            else:
                owner = section if section.level else None
                loose.append(section)
                if section.level:
                    self._note_heading(section, None, None)
        return parts, loose

    def _field(self, section: Section) -> tuple[str | None, str | None]:
        """Return the field of a heading, and the right heading where this one is a slip of it."""
        words = fold_heading(section.title)
        if words in self.known:
            return self.known[words], None
        right = nearest(words, self.known)
        if right is None:
            return None, None
        name = self.known[right]
        canonical = self.dialect.headings[name]
        return name, canonical if fold_heading(canonical) == right else right.capitalize()

    def _note_heading(self, section: Section, name: str | None, near: str | None) -> None:
        sections = self.document.sections
        following = sections[sections.index(section) + 1 :]
        last = next((other for other in following if other.level <= section.level or self._field(other)[0]), None)
        end = last.heading.start if last else len(self.source.text)
        below = [section, *following[: following.index(last) if last else None]]
        is_empty = not any(self.document.lines[line].kind not in _FURNITURE for part in below for line in range(part.first, part.last))
        self.headings.append(
            Heading(
                section.title,
                self._location(section.title_at),
                self._location(section.heading),
                self.source.at(section.heading.start, end),
                section.level,
                name,
                near,
                is_empty,
            )
        )

    def _read_part(self, part: _Part) -> Node | None:
        form = self.dialect.form(part.field)
        if form.item is None and not form.pairs:
            return self._prose(part.sections)
        entries: list[tuple[Entry, str]] = []
        for section in part.sections:
            group = section.title if section is not part.sections[0] else ""
            entries += [(entry, group) for entry in self._entries(section, form)]
        for entry, _ in entries:
            self.understood |= entry.claimed
        if not entries:
            return None
        at = self.source.at(entries[0][0].at.start, entries[-1][0].at.end)
        if form.pairs:
            return self._pairs(at, [entry for entry, _ in entries])
        assert form.item is not None
        nodes = []
        for entry, group in entries:
            node = form.item(entry)
            self.problems += entry.problems
            nodes.append(_grouped(node, group) if group else node)
        return row(at, nodes)

    def _entries(self, section: Section, form: SectionForm) -> list[Entry]:
        """Read the items of a section; lines outside them are put back where they belong, or shown."""
        entries = [read_entry(self.document, item) for item in section.items]
        taken = {line for item in section.items for line in _lines_of(item)}
        left = [line for item in section.items for part in item.walk() for line in part.others]
        left += [line for line in range(section.first, section.last) if line not in taken]
        not_read: list[int] = []
        for line in sorted(left):
            if self._is_furniture(line):
                continue
            above = [entry for entry in entries if entry.item.line < line]
            labelled = read_label(self._line(line)) if above else None
            if labelled:
                self._reattach(above[-1], line, *labelled)
            else:
                not_read.append(line)
        if not_read:
            self._show(not_read, form)
        return entries

    def _reattach(self, entry: Entry, line: int, name: str, value: Passage) -> None:
        entry.labelled.setdefault(name, []).append(value)
        self.understood.add(line)
        what = "metric" if name == "success_metrics" else "notes line"
        title = entry.head.lead()
        owner = (title[0] if title else entry.head).words
        message = f"this {what} stands outside every list item; it seems to belong to '{owner}'"
        self.problems.append(("RL309", Finding(message, self._line(line).at, (Note("the item above", entry.at),))))

    def _show(self, lines: list[int], form: SectionForm) -> None:
        first, *others = lines
        count = "this line" if not others else f"{len(lines)} lines"
        what = "is no list item" if not others else "are no list items"
        notes = tuple(Note("nor is this line", self._line(line).at) for line in others)
        message = f"{count} in '{form.heading}' {what}: '{_shortened(self._line(first).words)}'"
        self.problems.append(("RL008", Finding(message, self._line(first).at, notes)))

    def _is_furniture(self, line: int) -> bool:
        kind = self.document.lines[line].kind
        return kind in _FURNITURE or (kind is LineKind.HTML and self._in_comment(line))

    def _in_comment(self, line: int) -> bool:
        """Whether a line of HTML lies within a comment."""
        start = self.document.lines[line].content.start
        opened = self.source.text.rfind("<!--", 0, start + 4)
        return opened >= 0 and self.source.text.find("-->", opened, start) < 0

    def _pairs(self, at: Location, entries: list[Entry]) -> Node:
        children: dict[str, Node] = {}
        for entry in entries:
            name, values = property_values(entry)
            self.problems += entry.problems
            key = name.words
            if key in children:
                note = Note("named first here", children[key].key_at or children[key].at)
                self.problems.append(("RL308", Finding(f"the property '{key}' is named twice", name.at, (note,))))
                values = _joined(children[key], values)
            children[key] = values
        return tuck(at, children)

    def _prose(self, sections: list[Section]) -> Node | None:
        """Return the text of some sections that follow each other, without the first one's heading."""
        lines = [line for section in sections for line in range(section.first, section.last)]
        filled = [line for line in lines if self.document.lines[line].kind not in (LineKind.BLANK, LineKind.COMMENT)]
        self.understood.update(filled)
        if not filled:
            return None
        first, last = filled[0], filled[-1]
        passage = Passage(self.source, self._line(first).start, self._line(last).end)
        text = "\n".join(self.source.text[s.start : s.end] for s in self.source.line_spans[first : last + 1])
        return Node(text.strip(), passage.at)

    def _with_front(self, body: dict[str, Node]) -> Node:
        """Join front matter and body; what both define is taken from the body, and said."""
        front = self.document.front
        given: dict[str, Node] = dict(front.children) if front and isinstance(front.children, Mapping) else {}
        for name in [name for name in body if name in given]:
            note = Note("and here in the body", body[name].at)
            at = given[name].key_at or given[name].at
            finding = Finding(f"'{name}' is defined twice: in the front matter and in the body", at, (note,))
            self.problems.append(("RL107", finding))
        return tuck(self._opening(), {**given, **body})

    def _opening(self) -> Location:
        """The place of the role as a whole: the first line that is not empty."""
        line = next((line for line in self.document.lines if line.content.start < line.content.end), None)
        return self._location(line.content) if line else self.source.at(0, 0)

    def _line(self, line: int) -> Passage:
        return self._passage(self.document.lines[line].content)

    def _passage(self, span: Span) -> Passage:
        return Passage(self.source, span.start, span.end)

    def _location(self, span: Span) -> Location:
        return self.source.at(span.start, span.end)


def _lines_of(item: Item) -> Iterator[int]:
    for part in item.walk():
        yield part.line
        yield from part.lines
        yield from part.others


def _grouped(node: Node, group: str) -> Node:
    assert isinstance(node.children, Mapping)
    return tuck(node.at, {**node.children, "x-group": Node(group, node.at)})


def _joined(first: Node, second: Node) -> Node:
    """Join what two sections say about one field."""
    at = Location(first.at.path, Span(first.at.start, max(first.at.end, second.at.end)))
    if isinstance(first.value, str):
        return Node(f"{first.value}\n\n{second.value}", at)
    if isinstance(first.children, Mapping) and isinstance(second.children, Mapping):
        return tuck(at, {**second.children, **first.children})
    assert not isinstance(first.children, Mapping)
    assert not isinstance(second.children, Mapping)
    return replace(row(at, [*first.children, *second.children]), key_at=first.key_at)


def _shortened(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
