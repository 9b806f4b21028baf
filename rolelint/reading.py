"""A document as data: each section to the field that its heading names, each item to what its section holds.

Every line is kept: what no pattern understands is a problem that shows it, and what has no field here gets an `x-` key.
In a free form lines beside the items are kept under the heading's name, and where there are no items, paragraphs are.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from rolelint import front, headings, pairs, plainitems, postings
from rolelint.asides import announces_only, asides, is_listed, lines_beside
from rolelint.diagnostic import Finding, Note
from rolelint.dialect import Dialect, Known, SectionForm, fold_heading, with_headings
from rolelint.entry import Entry, headed_entry, indented, may_be_lost, paragraph_entry, passages, read_entry, read_label
from rolelint.frozen import frozen
from rolelint.grades import translated
from rolelint.keepsakes import comment_lines, keepsakes, unclosed_lines
from rolelint.model import Heading
from rolelint.passage import Passage, joined, list_node, mapping_node
from rolelint.prose import filled, prose
from rolelint.source import Location, Span
from rolelint.syntax.document import Document, LineKind, Section
from rolelint.syntax.node import Node
from rolelint.syntax.yaml import Problem, said_again

_FURNITURE = frozenset({LineKind.BLANK, LineKind.COMMENT, LineKind.RULE, LineKind.DEFINITION, LineKind.HEADING})


@frozen
class Reading:
    """The data of one role that a dialect finds in a document, all of it located.

    `title` is a heading above all sections. `headings` are those of the sections, in order. `understood` holds indices
    of the lines whose words are in the data; every other line of a structured section is in `problems`.
    """

    dialect: Dialect
    data: Node
    title: Node | None
    headings: tuple[Heading, ...]
    understood: frozenset[int]
    problems: tuple[Problem, ...]


def read(document: Document, dialect: Dialect, extra: Mapping[str, str]) -> tuple[Reading, ...]:
    """Read a document by a dialect, one reading per role. `extra` maps further folded headings to fields."""
    known = with_headings(dialect, extra)
    parts = dialect.cut(document, known) if dialect.cut else (document,)
    return tuple(_Reader(part, dialect, known).run() for part in parts)


class _Reader:
    """Reads one document; what it finds on the way gathers in its lists."""

    def __init__(self, document: Document, dialect: Dialect, known: Known) -> None:
        self.document = document = headings.promoted(document, known) if dialect.is_free else document
        self.source = document.source
        self.dialect = dialect
        self.known = known
        self.problems: list[Problem] = []
        self.comment_lines = comment_lines(document)
        self.unclosed_lines = unclosed_lines(document)
        self.settled: set[int] = set()
        self.understood: set[int] = set(self.comment_lines)
        self.headings: list[Heading] = []
        self.title: Node | None = None
        self.passages: list[Passage] = []
        self.body: dict[str, Node] = {}
        self.uses = headings.uses(document.sections, known)
        # Where several headings fill one field, what each says is kept as a group of its own.
        counts = Counter(use.form.field for use in self.uses if use.form)
        self.shared = {name for name, count in counts.items() if count > 1}

    def run(self) -> Reading:
        structured: list[Section] = []
        for sections, form in self._parts():
            if form is None or (form.item is None and not form.pairs):
                self._keep(form.field if form else _own_key(sections[0]), self._prose(sections))
                self.body |= form.beside(self.document, sections) if form and form.beside else {}
                continue
            structured += sections
            self._read_items(sections, form)
        for key, node in keepsakes(self.document, structured, self.passages, self._known_links()).items():
            self._keep(key, node)
        data = translated(self._with_front(), self.dialect.scales)
        understood = frozenset(self.understood)
        return Reading(self.dialect, data, self.title, tuple(self.headings), understood, tuple(self.problems))

    def _keep(self, key: str, node: Node | None) -> None:
        if node is not None:
            self.body[key] = joined(self.body[key], node) if key in self.body else node

    def _parts(self) -> Iterator[tuple[list[Section], SectionForm | None]]:
        """Yield the sections that belong together: each field's with those below it, every other one by itself.

        In a free form any section goes with those below it.
        """
        sections, uses = self.document.sections, self.uses
        # Where a free form has no section that is known, only a heading of the first level names the role.
        unknown = 2 if self.dialect.is_free else 7
        levels = (section.level for section, use in zip(sections, uses, strict=True) if use.form)
        shallowest = min(levels, default=unknown)
        index = 0
        below = 0
        while index < len(sections):
            section, use = sections[index], uses[index]
            if use.form:
                self._note_heading(index, use)
                yield list(sections[index : use.end]), use.form
                index = below = use.end
                continue
            end = index + 1
            if section.level and self.title is None and not self.headings and section.level < shallowest:
                self.title = self._passage(section.title_at).node()
            elif section.level and index >= below:
                self._note_heading(index, use)
                below = use.end
                end = use.end if self.dialect.is_free else end
            yield list(sections[index:end]), None
            index = end

    def _note_heading(self, index: int, use: headings.Use) -> None:
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
                use.form.field if use.form and not use.form.is_kept else None,
                use.near,
                is_empty=all(self._is_furniture(row) for row in rows),
            )
        )

    def _read_items(self, sections: list[Section], form: SectionForm) -> None:
        """Read the items of a field; those below a further heading belong to the group that it names."""
        plain = None if self.dialect.is_free or len(sections) > 1 else plainitems.read(self.document, sections[0], form)
        if plain:
            # Nothing in these can be a link or a comment, so there are no passages to keep.
            self._keep(form.field, plain.data)
            self.understood.update(plain.rows)
            return
        for aside in asides(self.document, sections, form) if self.dialect.is_free else ():
            self.settled.update(aside.lines)
            self.understood.update(aside.lines)
            self._keep(aside.field, aside.node)
        entries = list(self._headed(sections, form) if form.is_headed else self._grouped(sections, form))
        if form.item:
            self._keep_items(form, [(entry, _grouped(form, form.item(entry), group)) for entry, group in entries])
        else:
            self._keep_pairs(form, entries)
        for entry, _ in entries:
            self.passages += entry.passages
            self.problems += entry.problems
            self.understood |= entry.lines

    def _grouped(self, sections: list[Section], form: SectionForm) -> Iterator[tuple[Entry, Node | None]]:
        """Yield the items of some sections, each with the heading that names its group."""
        groups = self._groups(sections) if self._is_shared(form) else (None, *self._groups(sections[1:]))
        has_items = is_listed(sections, form, self.settled)
        for (section, following), group in zip(pairwise((*sections, None)), groups, strict=True):
            if section is None:
                break
            entries, beside = self._entries(section, form, is_listed=has_items)
            holds_others = following is not None and following.level > section.level
            if section is not sections[0] and not entries and (beside or not holds_others):
                beside = [self.source.line_at(section.heading.start), *beside]
            self._leave(sections[0], beside, form)
            yield from ((entry, group) for entry in entries)

    def _headed(self, sections: list[Section], form: SectionForm) -> Iterator[tuple[Entry, Node | None]]:
        """Yield the items of a section whose further headings are items; an empty one names the group below it."""
        around = sections[:1] if self._is_shared(form) else []
        group: Section | None = None
        has_items = len(sections) > 1 or is_listed(sections, form, self.settled)
        is_item = postings.share(self._passage(sections[0].title_at)) is not None
        entries, beside = ([], []) if is_item else self._entries(sections[0], form, is_listed=has_items)
        self._leave(sections[0], beside, form)
        yield from ((entry, self._path(around)) for entry in entries)
        for section, following in pairwise((*sections[not is_item :], None)):
            if section is None:
                break
            if group and section.level <= group.level:
                group = None
            lines = [line for line in range(section.first, section.last) if not self._is_explained(line)]
            if following and following.level > section.level and not lines:
                group = section
                continue
            entry = headed_entry(self.document, section)
            beside = [line for line in lines if line not in entry.lines]
            self._keep_beside(sections[0], [self.source.line_at(section.heading.start), *beside] if beside else [])
            yield entry, self._path([*around, *([group] if group else [])])

    def _is_shared(self, form: SectionForm) -> bool:
        """Whether several headings fill a field, so that each of them is a group of what it holds."""
        return self.dialect.is_free and form.field in self.shared

    def _groups(self, sections: list[Section]) -> Iterator[Node | None]:
        """Yield the words of the headings that each of some sections stands under."""
        path: list[Section] = []
        for section in sections:
            path = [*(above for above in path if above.level < section.level), section]
            self.passages.append(self._passage(section.title_at))
            yield self._path(path)

    def _path(self, sections: Sequence[Section]) -> Node | None:
        """Return the words of headings below each other, None of none."""
        titles = [self._passage(section.title_at) for section in sections]
        return titles[-1].node(" / ".join(title.words for title in titles)) if titles else None

    def _keep_items(self, form: SectionForm, items: list[tuple[Entry, Node]]) -> None:
        """Keep the items that have all they need; a fragment is kept beside them, and what it lacks is said once."""
        whole: list[Node] = []
        fragments: list[Node] = []
        for entry, node in items:
            if all(map(node.value.get, form.needs)):
                whole.append(node)
                continue
            if not entry.problems:
                entry.complain(f"this item of '{form.heading}' has no name", entry.at)
            fragments += [node] if any(node.value.values()) else []
        for key, nodes in ((form.field, whole), (f"x-incomplete-{form.field}", fragments)):
            if nodes:
                self._keep(key, list_node(self.source.at(nodes[0].at.start, nodes[-1].at.end), nodes))

    def _entries(self, section: Section, form: SectionForm, *, is_listed: bool) -> tuple[list[Entry], list[int]]:
        """Read the items of a section; returns them and the lines that are no part of any.

        `is_listed` says that there are lists in this section or below it.
        """
        entries: list[Entry] = []
        for item in section.items:
            entry = read_entry(self.document, item)
            is_lost = entries and form.has_titles and may_be_lost(entry.head)
            labelled = read_label(entry.head) if is_lost else None
            if labelled:
                self._reattach(entries[-1], entry.head, labelled, sorted(entry.lines))
                entries[-1].take(entry)
            else:
                entries.append(entry)
        not_read = self._put_back([line for line in lines_beside(section) if not self._is_explained(line)], entries)
        if self.dialect.is_free:
            idle = [entry for entry in entries if announces_only(entry) or (form.pairs and not pairs.is_pair(entry))]
            entries = [entry for entry in entries if entry not in idle]
            not_read = sorted({*not_read, *(line for entry in idle for line in entry.lines)})
        if self.dialect.is_free and not is_listed:
            texts = tuple(line for line in not_read if self.document.lines[line].kind is LineKind.TEXT)
            entries = [paragraph_entry(self.document, passage) for passage in passages(self.document, texts)]
            not_read = [line for line in not_read if line not in texts]
        return entries, not_read

    def _leave(self, section: Section, lines: list[int], form: SectionForm) -> None:
        """Keep lines that are no items in a free form, show them in the canonical one."""
        if lines and self.dialect.is_free:
            self._keep_beside(section, lines)
        elif lines:
            self._show(lines, form)

    def _keep_beside(self, section: Section, lines: list[int]) -> None:
        """Keep lines that are no items under the name of their heading."""
        begin = 0
        for index, (line, following) in enumerate(pairwise((*lines, -1))):
            if following != line + 1:
                run = lines[begin : index + 1]
                self.understood.update(run)
                self._keep(_own_key(section), prose(self.document, run))
                begin = index + 1

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
        fix = indented(entry, lines)
        self.problems.append(("RL309", Finding(message, written.at, (Note("the item above", entry.at),), fix)))

    def _show(self, lines: list[int], form: SectionForm) -> None:
        first, *others = lines
        count = "this line" if not others else f"{len(lines)} lines"
        what = "is no list item" if not others else "are no list items"
        notes = tuple(Note("nor is this line", self._line(line).at) for line in others)
        message = f"{count} in '{form.heading}' {what}: '{_shortened(self._line(first).words)}'"
        self.problems.append(("RL008", Finding(message, self._line(first).at, notes)))

    def _is_explained(self, line: int) -> bool:
        """Whether nothing needs to be said about a line outside every item: it means nothing, or a finding shows it."""
        return self._is_furniture(line) or line in self.unclosed_lines or line in self.settled

    def _is_furniture(self, line: int) -> bool:
        return self.document.lines[line].kind in _FURNITURE or line in self.comment_lines

    def _keep_pairs(self, form: SectionForm, entries: list[tuple[Entry, Node | None]]) -> None:
        found = pairs.read(entries, is_free=self.dialect.is_free)
        self.problems += found.problems
        for names in found.groups:
            self._keep(f"x-{form.field}-groups", names)
        if found.values:
            at = self.source.at(entries[0][0].at.start, entries[-1][0].at.end)
            self._keep(form.field, mapping_node(at, found.values))

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
        given = self._given()
        again = [name for name in self.body if name in given]
        if self.dialect.is_free:
            both = {name: joined(given[name], self.body[name]) for name in again}
            stated = front.stated(self.source, self.dialect.stated)
            found = {**stated, **given, **self.body, **both}
            names = front.names(self.source, found, self.title, self.dialect.titles)
            return mapping_node(self._opening(), {**found, **names})
        for name in again:
            note = Note("and here in the body", self.body[name].at)
            at = given[name].key_at or given[name].at
            fix = said_again(self.source, given[name], self.body[name])
            finding = Finding(f"'{name}' is defined twice: in the front matter and in the body", at, (note,), fix)
            self.problems.append(("RL107", finding))
        return mapping_node(self._opening(), {**given, **self.body})

    def _given(self) -> dict[str, Node]:
        """Return what the front matter gives, by field."""
        above = self.document.front
        if above is None or not isinstance(above.children, Mapping):
            return {}
        return front.fields(above, self.dialect.front) if self.dialect.is_free else dict(above.children)

    def _opening(self) -> Location:
        """Return the place of the role as a whole: its own part of the file, else the first line that is not empty."""
        if self.document.part_at:
            return self._location(self.document.part_at)
        line = next((line for line in self.document.lines if line.content.start < line.content.end), None)
        return self._location(line.content) if line else self.source.at(0, 0)

    def _line(self, line: int) -> Passage:
        return self._passage(self.document.lines[line].content)

    def _passage(self, span: Span) -> Passage:
        return Passage(self.source, span.start, span.end)

    def _location(self, span: Span) -> Location:
        return self.source.at(span.start, span.end)


def _own_key(section: Section) -> str:
    """Return the key for what has no field: the words of its heading."""
    return f"x-{fold_heading(section.title).replace(' ', '-') or 'introduction'}"


def _grouped(form: SectionForm, node: Node, group: Node | None) -> Node:
    if group is None or not isinstance(node.children, Mapping):
        return node
    return mapping_node(node.at, {**node.children, form.group: group})


def _shortened(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
