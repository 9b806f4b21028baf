"""A document as data: each section to the field that its heading names, each item to what its section holds.

Every line is kept: what no pattern understands is a problem that shows it, and what has no field here gets an `x-` key.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rolelint.diagnostic import Finding, Note
from rolelint.dialect import Dialect, SectionForm, fold_heading, known_headings
from rolelint.entry import Entry, passages, read_entry, read_label
from rolelint.items import property_values
from rolelint.keepsakes import comment_lines, keepsakes
from rolelint.model import Heading
from rolelint.passage import Passage, joined, list_node, mapping_node
from rolelint.prose import filled, prose
from rolelint.similarity import nearest
from rolelint.source import Location, Span
from rolelint.syntax.document import Document, Item, LineKind, Section
from rolelint.syntax.node import Node
from rolelint.syntax.yaml import Problem

_LOST_LABEL = re.compile(r"[*_](?![*_])|[*_]*success\b", re.IGNORECASE)
_FURNITURE = frozenset({LineKind.BLANK, LineKind.COMMENT, LineKind.RULE, LineKind.DEFINITION, LineKind.HEADING})


@dataclass(frozen=True, slots=True)
class Reading:
    """The data that a dialect finds in a document, all of it located.

    `title` is a heading above all sections. `headings` are those of the sections, in order. `understood` holds indices
    of the lines whose words are in the data; every other line of a structured section is in `problems`.
    """

    dialect: Dialect
    data: Node
    title: Node | None
    headings: tuple[Heading, ...]
    understood: frozenset[int]
    problems: tuple[Problem, ...]


def read(document: Document, dialect: Dialect, extra: Mapping[str, str]) -> Reading:
    """Read a document by a dialect. `extra` maps further folded headings to fields."""
    return _Reader(document, dialect, {**known_headings(dialect), **extra}).run()


@dataclass(frozen=True, slots=True)
class _Use:
    """How a heading is used: the field that it fills, the right heading where it is a slip, and where its section ends.

    `end` counts sections, half-open: those below the heading belong to it.
    """

    field: str | None
    near: str | None
    end: int


class _Reader:
    """Reads one document; what it finds on the way gathers in its lists."""

    def __init__(self, document: Document, dialect: Dialect, known: Mapping[str, str]) -> None:
        self.document = document
        self.source = document.source
        self.dialect = dialect
        self.known = known
        self.problems: list[Problem] = []
        self.comment_lines = comment_lines(document)
        self.unclosed_lines = frozenset(_unclosed_lines(document))
        self.understood: set[int] = set(self.comment_lines)
        self.headings: list[Heading] = []
        self.title: Node | None = None
        self.passages: list[Passage] = []
        self.body: dict[str, Node] = {}

    def run(self) -> Reading:
        structured: list[Section] = []
        for sections, use in self._parts():
            if use.field is None:
                self._keep(
                    f"x-{fold_heading(sections[0].title).replace(' ', '-') or 'introduction'}", self._prose(sections)
                )
                continue
            form = self.dialect.form(use.field)
            if form.item is None and not form.pairs:
                self._keep(use.field, self._prose(sections))
                continue
            structured += sections
            self._read_items(sections, form)
        for key, node in keepsakes(self.document, structured, self.passages, self._known_links()).items():
            self._keep(key, node)
        data = self._with_front()
        understood = frozenset(self.understood)
        return Reading(self.dialect, data, self.title, tuple(self.headings), understood, tuple(self.problems))

    def _keep(self, key: str, node: Node | None) -> None:
        if node is not None:
            self.body[key] = joined(self.body[key], node) if key in self.body else node

    def _parts(self) -> Iterator[tuple[list[Section], _Use]]:
        """Yield the sections that belong together: each field's with those below it, every other one by itself."""
        sections = self.document.sections
        uses = self._uses()
        shallowest = min((section.level for section, use in zip(sections, uses, strict=True) if use.field), default=7)
        index = 0
        below = 0
        while index < len(sections):
            section, use = sections[index], uses[index]
            if use.field:
                self._note_heading(index, use)
                yield list(sections[index : use.end]), use
                index = below = use.end
                continue
            if section.level and self.title is None and not self.headings and section.level < shallowest:
                self.title = self._passage(section.title_at).node()
            elif section.level and index >= below:
                self._note_heading(index, use)
                below = use.end
            yield [section], use
            index += 1

    def _uses(self) -> list[_Use]:
        sections = self.document.sections
        found = [self._field(section) if section.level else (None, None) for section in sections]
        # Headings have six levels, so no section is looked at more often than six times.
        return [_Use(name, near, self._end(index, found)) for index, (name, near) in enumerate(found)]

    def _end(self, index: int, found: list[tuple[str | None, str | None]]) -> int:
        sections = self.document.sections
        for end in range(index + 1, len(sections)):
            if sections[end].level <= sections[index].level or found[end][0]:
                return end
        return len(sections)

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

    def _note_heading(self, index: int, use: _Use) -> None:
        sections = self.document.sections
        section = sections[index]
        end = sections[use.end].heading.start if use.end < len(sections) else len(self.source.text)
        rows = range(section.first, sections[use.end - 1].last)
        self.headings.append(
            Heading(
                section.title,
                self._location(section.title_at),
                self._location(section.heading),
                self.source.at(section.heading.start, end),
                section.level,
                use.field,
                use.near,
                is_empty=all(self._is_furniture(row) for row in rows),
            )
        )

    def _read_items(self, sections: list[Section], form: SectionForm) -> None:
        """Read the items of a field; those below a further heading belong to the group that it names."""
        groups = (None, *self._groups(sections[1:]))
        entries = [
            (entry, group)
            for section, group in zip(sections, groups, strict=True)
            for entry in self._entries(section, form, group)
        ]
        if form.item:
            self._keep_items(form, [(entry, _grouped(form.item(entry), group)) for entry, group in entries])
        else:
            self._keep_pairs(form, entries)
        for entry, _ in entries:
            self.passages += entry.passages
            self.problems += entry.problems
            self.understood |= entry.lines

    def _groups(self, sections: list[Section]) -> Iterator[Node]:
        """Yield the words of the headings that each of some sections stands under."""
        path: list[Section] = []
        for section in sections:
            path = [*(above for above in path if above.level < section.level), section]
            self.passages.append(self._passage(section.title_at))
            titles = [self._passage(part.title_at) for part in path]
            yield titles[-1].node(" / ".join(title.words for title in titles))

    def _keep_items(self, form: SectionForm, items: list[tuple[Entry, Node]]) -> None:
        """Keep the items that have all they need; a fragment is kept beside them, and what it lacks is said once."""
        whole: list[Node] = []
        fragments: list[Node] = []
        for entry, node in items:
            if all(name in node and node[name].value for name in form.needs):
                whole.append(node)
                continue
            if not entry.problems:
                entry.complain(f"this item of '{form.heading}' has no name", entry.at)
            fragments += [node] if any(node.value.values()) else []
        for key, nodes in ((form.field, whole), (f"x-incomplete-{form.field}", fragments)):
            if nodes:
                self._keep(key, list_node(self.source.at(nodes[0].at.start, nodes[-1].at.end), nodes))

    def _entries(self, section: Section, form: SectionForm, group: Node | None) -> list[Entry]:
        """Read the items of a section; lines outside them are put back where they belong, or shown."""
        entries: list[Entry] = []
        left: list[int] = [line for item in section.items for part in item.walk() for line in part.others]
        for item in section.items:
            entry = read_entry(self.document, item)
            labelled = read_label(entry.head) if entries and _is_lost_label(entry.head, form) else None
            if labelled:
                self._reattach(entries[-1], entry.head, labelled, sorted(entry.lines))
                entries[-1].take(entry)
            else:
                entries.append(entry)
        taken = {line for item in section.items for line in _lines_of(item)}
        left += [line for line in range(section.first, section.last) if line not in taken]
        not_read = self._put_back(sorted(line for line in left if not self._is_explained(line)), entries)
        if group and not entries:
            not_read = [*range(self.source.line_at(section.heading.start), section.first), *not_read]
        if not_read:
            self._show(not_read, form)
        return entries

    def _put_back(self, lines: list[int], entries: list[Entry]) -> list[int]:
        """Give labelled lines outside every item to the item above them; returns the other lines."""
        texts = tuple(line for line in lines if self.document.lines[line].kind is LineKind.TEXT)
        not_read = sorted(set(lines) - set(texts))
        starts = [self.document.lines[line].content.start for line in texts]
        heads = [entry.item.line for entry in entries]
        for passage in passages(self.document, texts):
            first = bisect_right(starts, passage.start) - 1
            covered = texts[first : bisect_right(starts, passage.end)]
            above = bisect_left(heads, covered[0]) - 1
            labelled = read_label(passage) if above >= 0 else None
            if labelled:
                self._reattach(entries[above], passage, labelled, covered)
            else:
                not_read += covered
        return sorted(set(not_read))

    def _reattach(self, entry: Entry, written: Passage, labelled: tuple[str, Passage], lines: Iterable[int]) -> None:
        entry.add(*labelled)
        self.understood.update(lines)
        what = "metric" if labelled[0] == "success_metrics" else "notes line"
        title = entry.head.lead()
        owner = (title[0] if title else entry.head).words
        message = f"this {what} stands outside every list item; it seems to belong to '{owner}'"
        self.problems.append(("RL309", Finding(message, written.at, (Note("the item above", entry.at),))))

    def _show(self, lines: list[int], form: SectionForm) -> None:
        first, *others = lines
        count = "this line" if not others else f"{len(lines)} lines"
        what = "is no list item" if not others else "are no list items"
        notes = tuple(Note("nor is this line", self._line(line).at) for line in others)
        message = f"{count} in '{form.heading}' {what}: '{_shortened(self._line(first).words)}'"
        self.problems.append(("RL008", Finding(message, self._line(first).at, notes)))

    def _is_explained(self, line: int) -> bool:
        """Whether nothing needs to be said about a line outside every item: it means nothing, or a finding shows it."""
        return self._is_furniture(line) or line in self.unclosed_lines

    def _is_furniture(self, line: int) -> bool:
        return self.document.lines[line].kind in _FURNITURE or line in self.comment_lines

    def _keep_pairs(self, form: SectionForm, entries: list[tuple[Entry, Node | None]]) -> None:
        found: dict[str, Node] = {}
        for entry, group in entries:
            name, values = property_values(entry)
            key = name.words
            if not key and not values.value:
                continue
            if key in found:
                note = Note("named first here", found[key].key_at or found[key].at)
                self.problems.append(("RL308", Finding(f"the property '{key}' is named twice", name.at, (note,))))
                values = joined(found[key], values)
            found[key] = values
            if group:
                names = mapping_node(group.at, {group.value: list_node(name.at, [name.node()])})
                self._keep(f"x-{form.field}-groups", names)
        if found:
            at = self.source.at(entries[0][0].at.start, entries[-1][0].at.end)
            self._keep(form.field, mapping_node(at, found))

    def _prose(self, sections: list[Section]) -> Node | None:
        """Return the text of some sections that follow each other, without the first one's heading."""
        lines = range(sections[0].first, sections[-1].last)
        self.understood.update(filled(self.document, lines))
        return prose(self.document, lines)

    def _known_links(self) -> frozenset[int]:
        """Return where the links begin whose targets are in the data."""
        return frozenset(
            node["role"].at.start - 1
            for field in ("interactions", "x-incomplete-interactions")
            for node in (self.body[field].children if field in self.body else ())
            if isinstance(node, Node) and "link" in node
        )

    def _with_front(self) -> Node:
        """Join front matter and body; what both define is taken from the body, and said."""
        front = self.document.front
        given: dict[str, Node] = dict(front.children) if front and isinstance(front.children, Mapping) else {}
        for name in [name for name in self.body if name in given]:
            note = Note("and here in the body", self.body[name].at)
            at = given[name].key_at or given[name].at
            finding = Finding(f"'{name}' is defined twice: in the front matter and in the body", at, (note,))
            self.problems.append(("RL107", finding))
        return mapping_node(self._opening(), {**given, **self.body})

    def _opening(self) -> Location:
        """Return the place of the role as a whole: the first line that is not empty."""
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


def _unclosed_lines(document: Document) -> Iterator[int]:
    """Yield the lines that belong to a comment or a code fence without an end: a finding shows them."""
    for span in document.unclosed:
        for line in range(document.source.line_at(span.start), document.source.line_at(span.end) + 1):
            if span.start <= document.lines[line].content.start:
                yield line


def _grouped(node: Node, group: Node | None) -> Node:
    if group is None or not isinstance(node.children, Mapping):
        return node
    return mapping_node(node.at, {**node.children, "x-group": group})


def _is_lost_label(head: Passage, form: SectionForm) -> bool:
    """Whether an item is the labelled line of the one above it: no title would be written like that."""
    return form.needs != ("text",) and not form.pairs and _LOST_LABEL.match(head.raw) is not None


def _shortened(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
