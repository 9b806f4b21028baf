"""Ladders whose headings are the levels, with a heading per dimension below each of them.

Criteria are list items; in a cell without any, its paragraphs are. Nothing is skipped: what stands in a cell and is
neither is shown, what stands elsewhere is kept as prose.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from rolelint import fields
from rolelint.diagnostic import Finding, Note
from rolelint.entry import passages, read_entry
from rolelint.keepsakes import comment_lines
from rolelint.levels import is_level, referred, stem
from rolelint.names import fold, slug
from rolelint.passage import Passage, joined, list_node
from rolelint.prose import filled, prose
from rolelint.rungs import CriterionText, LadderReading, Rungs, read_criterion, read_example
from rolelint.syntax.document import Document, Item, LineKind, Section
from rolelint.syntax.node import Node

# What a cell may hold besides its lists without a word being lost.
_READ = frozenset(
    {LineKind.BLANK, LineKind.COMMENT, LineKind.RULE, LineKind.DEFINITION, LineKind.HEADING, LineKind.TEXT}
)
# What only a ladder's front matter holds: without any of it the keys are those of some other program.
_OURS = frozenset({"kind", "id", "slug", "dimensions", "criteria", "roles", "extends"})


def read(document: Document) -> LadderReading:
    """Read a document whose headings are levels and dimensions."""
    return _Outline(document).run()


def read_level(document: Document) -> LadderReading:
    """Read a document that holds one level, by its shallowest heading."""
    return _Outline(document, is_one_level=True).run()


class _Outline:
    """Reads one document; what it finds gathers in `rungs`."""

    def __init__(self, document: Document, *, is_one_level: bool = False) -> None:
        self.document = document
        self.is_one_level = is_one_level
        self.rungs = Rungs(document)
        self.comments = comment_lines(document)
        self.rungs.understood |= self.comments
        self.front = _own(self.rungs)
        declared = fields.entries(self.front, "levels", "name") if self.front else ()
        self.declared = frozenset(fold(fields.title(entry, "name")) for entry in declared)
        self.depth = self._depth_of_levels()
        at_depth = [section for section in document.sections if section.level == self.depth]
        named = [section for section in at_depth if self._is_level(section)]
        # Where levels go by declared names or by numbers, other headings beside them are none.
        self.stems = frozenset(stem(section.title) for section in named)
        self.below = self._headings_below()
        self.known = frozenset(title for section in named for title in self.below[section.first])
        self.last_words = frozenset(fold(section.title).split()[-1] for section in named if fold(section.title))

    def run(self) -> LadderReading:
        level: Node | None = None
        dimension: Node | None = None
        depth_of_dimension = 7
        group: Node | None = None
        for section in self.document.sections:
            if section.level and self._opens_level(section):
                level, dimension, depth_of_dimension, group = self._title(section), None, 7, None
                self._open(level, section)
            elif level is None or 0 < section.level <= self.depth:
                level = None
                self._aside(section)
                continue
            elif dimension is None or section.level <= depth_of_dimension:
                dimension, depth_of_dimension, group = self._title(section), section.level, None
                self.rungs.cell(level, dimension)
            else:
                group = self._title(section)
            self._read(section, level, dimension, group)
        self._note_given()
        order = "the list 'levels'" if self.declared else "the order of the headings"
        if self.is_one_level:
            name = next(iter(self.rungs.levels.values()), None)
            if name:
                self.rungs.more.setdefault("name", name)
            if self.front:
                self.rungs.keep(self.front, frozenset())
            self.front = None
        return self.rungs.reading(self.front, order)

    def _note_given(self) -> None:
        """Note the levels and dimensions that criteria in the front matter speak of."""
        for entry in fields.nodes(self.front, "criteria") if self.front else ():
            level, dimension = (entry[key] if fields.text(entry, key) else None for key in ("level", "dimension"))
            if level and dimension:
                self.rungs.cell(level, dimension)
            elif level:
                self.rungs.level(level)

    def _depth_of_levels(self) -> int:
        """Return the depth of the headings that are levels: the shallowest with two of them, or with one beyond doubt.

        Where there are none, it is the shallowest with two of any.
        """
        sections = [section for section in self.document.sections if section.level]
        if self.is_one_level:
            return min((section.level for section in sections), default=1)
        named = Counter(section.level for section in sections if self._is_level(section))
        sure = Counter(section.level for section in sections if self._is_surely_level(section))
        any_of = Counter(section.level for section in sections)
        for counts in (named, sure + sure, any_of):
            depths = [depth for depth in sorted(counts) if counts[depth] > 1]
            if depths:
                return depths[0]
        return min(named or any_of, default=1)

    def _is_level(self, section: Section) -> bool:
        return fold(section.title) in self.declared or is_level(section.title)

    def _is_surely_level(self, section: Section) -> bool:
        return fold(section.title) in self.declared or referred(section.title) is not None

    def _opens_level(self, section: Section) -> bool:
        """Whether a heading is a level's: by its depth, or at another one by a level's name, which then is a slip."""
        if section.level == self.depth:
            return not self.stems or self._is_level(section) or self._is_kin(section)
        shared = stem(section.title)
        is_named = fold(section.title) in self.declared or ("#" in shared and shared in self.stems)
        return is_named and not self.is_one_level

    def _is_kin(self, section: Section) -> bool:
        """Whether a heading beside levels is one as well: `Engineer` beside `Senior Engineer`, or by what is below."""
        words = fold(section.title).split()
        is_called_so = bool(words) and words[-1].isalpha() and words[-1] in self.last_words
        return is_called_so or not self.known.isdisjoint(self.below[section.first])

    def _headings_below(self) -> Mapping[int, frozenset[str]]:
        """Return the folded headings below each heading, by the first line of its section."""
        below: dict[int, frozenset[str]] = {}
        open_sections: list[tuple[Section, set[str]]] = []
        for section in self.document.sections:
            while open_sections and open_sections[-1][0].level >= section.level:
                done, titles = open_sections.pop()
                below[done.first] = frozenset(titles)
            for _, titles in open_sections:
                titles.add(fold(section.title))
            open_sections.append((section, set()))
        return below | {section.first: frozenset(titles) for section, titles in open_sections}

    def _open(self, level: Node, section: Section) -> None:
        if section.level != self.depth:
            marks = "#" * self.depth
            where = "a part of another level" if section.level > self.depth else "if the other levels belonged to it"
            message = f"'{section.title}' is written as {where}; it is read as a level of its own"
            hint = f"write it as the other levels are written: {marks} {section.title}"
            self.rungs.complain("RL513", Finding(message, level.at, hint=hint))
        self.rungs.opens(level)

    def _aside(self, section: Section) -> None:
        """Keep a section that belongs to no level."""
        is_title = 0 < section.level < self.depth and "name" not in self.rungs.more
        if is_title and not (self.front and "name" in self.front):
            self.rungs.more["name"] = self._title(section)
        text = self._prose(range(section.first, section.last))
        if text is not None:
            self._keep("x-introduction" if is_title or not section.level else f"x-{slug(section.title)}", text)

    def _read(self, section: Section, level: Node, dimension: Node | None, group: Node | None) -> None:
        """Read what stands below a heading: a dimension's, or a level's own before its dimensions begin."""
        taken = {line for item in section.items for part in item.walk() for line in (part.line, *part.lines)}
        rest = [line for line in range(section.first, section.last) if line not in taken]
        more = {"x-group": group} if group else {}
        criteria = self._of_items(section.items)
        if dimension is None:
            self._summarise(level, rest)
        else:
            criteria += self._of_paragraphs(rest, has_items=bool(section.items))
            self._show(rest, section)
        for text, examples, notes in sorted(criteria, key=lambda criterion: criterion[0].start):
            self.rungs.criterion(level, dimension, text, examples, {**more, **notes})

    def _of_items(self, items: tuple[Item, ...]) -> list[CriterionText]:
        """Read the bullets of a list; one that is an example belongs to the one above it."""
        found: list[CriterionText] = []
        for item in items:
            entry = read_entry(self.document, item)
            self.rungs.understood |= entry.lines
            self.rungs.problems += entry.problems
            text, examples, more = read_criterion(entry)
            example = read_example(text)
            if example and found and not more:
                found[-1][1].extend((example, *examples))
            elif text or examples or more:
                found.append((text, examples, more))
        return found

    def _of_paragraphs(self, lines: list[int], *, has_items: bool) -> list[CriterionText]:
        """Read the paragraphs of a cell: criteria, except what introduces the list below it."""
        rows = tuple(line for line in lines if self.document.lines[line].kind is LineKind.TEXT)
        self.rungs.understood.update(rows)
        found: list[CriterionText] = []
        for passage in passages(self.document, rows):
            example = read_example(passage)
            if example and found:
                found[-1][1].append(example)
            elif has_items and passage.raw.endswith(":"):
                self._keep("x-introductions", list_node(passage.at, [passage.node()]))
            else:
                found.append((passage, [], {}))
        return found

    def _summarise(self, level: Node, lines: list[int]) -> None:
        """Keep what is said about a level as a whole, and is no list."""
        for run in _runs(lines):
            text = prose(self.document, run)
            if text is not None:
                self.rungs.summary(level, text)
        self.rungs.understood.update(lines)

    def _show(self, lines: list[int], section: Section) -> None:
        """Report what stands in a cell and is neither list nor paragraph."""
        kinds = self.document.lines
        strange = [line for line in lines if kinds[line].kind not in _READ and line not in self.comments]
        if not strange:
            return
        count = "this line" if len(strange) == 1 else f"{len(strange)} lines"
        what = "is" if len(strange) == 1 else "are"
        places = [self.document.source.at(kinds[line].content.start, kinds[line].content.end) for line in strange]
        notes = tuple(Note("nor is this line", at) for at in places[1:])
        message = f"{count} in '{section.title}' {what} no criterion: '{self.document.text(strange[0])}'"
        self.rungs.complain("RL008", Finding(message, places[0], notes))

    def _prose(self, lines: range) -> Node | None:
        self.rungs.understood.update(filled(self.document, lines))
        return prose(self.document, lines)

    def _keep(self, key: str, node: Node) -> None:
        more = self.rungs.more
        more[key] = joined(more[key], node) if key in more else node

    def _title(self, section: Section) -> Node:
        return Passage(self.document.source, section.title_at.start, section.title_at.end).node()


def _own(rungs: Rungs) -> Node | None:
    """Return the front matter if it is a ladder's; the keys of other programs are kept beside the data."""
    front = rungs.document.front
    if front is None or not isinstance(front.children, Mapping):
        return front
    if _OURS & front.children.keys() or isinstance(front["levels"].value, list):
        return front
    rungs.keep(front, frozenset())
    if "name" not in front and fields.text(front, "title"):
        rungs.more["name"] = front["title"]
        del rungs.more["x-title"]
    return None


def _runs(lines: list[int]) -> Iterator[list[int]]:
    """Part lines into those that follow each other."""
    for _, run in groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0]):
        yield [line for _, line in run]
