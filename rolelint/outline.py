"""Ladders whose headings are levels and dimensions: either the levels hold the dimensions, or the other way round.

Criteria are list items; in a cell without any, its paragraphs are. Nothing is skipped: what stands in a cell and is
neither is shown, what stands elsewhere is kept as prose.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, zip_longest

from rolelint import fields
from rolelint.cumulative import taken_over
from rolelint.diagnostic import Finding, Note
from rolelint.entry import passages, read_entry
from rolelint.keepsakes import comment_lines
from rolelint.names import slug, unnumbered
from rolelint.passage import Passage, joined, list_node
from rolelint.prose import filled, prose
from rolelint.rungs import MET, CriterionText, LadderReading, Rungs, read_criterion, read_example
from rolelint.skeleton import Bone, Part, read_skeleton
from rolelint.source import Source
from rolelint.syntax.document import Document, Item, LineKind, Section
from rolelint.syntax.node import Node
from rolelint.unheaded import Side, read_sides

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
        self.declared = [fields.title(entry, "name") for entry in declared]
        self.skeleton = read_skeleton(document, self.declared, is_one_level=is_one_level)
        self.rungs.problems += self.skeleton.problems
        levels = [bone.section for bone in self.skeleton.bones if bone.part is Part.LEVEL]
        self.sides = {} if self.skeleton.is_transposed else read_sides(document, levels)
        self.names = tuple(str(bone.name.value) for bone in self.skeleton.bones if bone.part is Part.LEVEL)
        self.level: Node | None = None
        self.dimension: Node | None = None
        self.group: Node | None = None
        self.aside: Bone | None = None
        self.beside: dict[str, list[Node]] = defaultdict(list)

    def run(self) -> LadderReading:
        for bone in self.skeleton.bones:
            self.rungs.understood.add(self.document.source.line_at(bone.section.heading.start))
            match bone.part:
                case Part.TITLE | Part.ASIDE:
                    self._keep_aside(bone)
                    continue
                case Part.LEVEL:
                    self._open_level(bone)
                case Part.DIMENSION:
                    self._open_dimension(bone)
                case Part.GROUP:
                    self.group = bone.name
            self._read(bone.section)
        for key, nodes in self.beside.items():
            self.rungs.more[key] = list_node(self.document.source.at(nodes[0].at.start, nodes[-1].at.end), nodes)
        self._note_given()
        order = self._order()
        if self.is_one_level:
            self._be_one_level()
        return self.rungs.reading(self.front, order)

    def _order(self) -> str:
        if self.declared:
            return "the list 'levels'"
        if not self.skeleton.is_transposed:
            return "the order of the headings"
        return "the numbers of the levels" if self.rungs.sort_by_number() else MET

    def _be_one_level(self) -> None:
        """Let a file that holds one level go by its name."""
        name = next(iter(self.rungs.levels.values()), None)
        if name:
            self.rungs.more.setdefault("name", name)
        if self.front:
            self.rungs.keep(self.front, frozenset())
        self.front = None

    def _note_given(self) -> None:
        """Note the levels and dimensions that criteria in the front matter speak of."""
        for entry in fields.nodes(self.front, "criteria") if self.front else ():
            level, dimension = (entry[key] if fields.text(entry, key) else None for key in ("level", "dimension"))
            if level and dimension:
                self.rungs.cell(level, dimension)
            elif level:
                self.rungs.level(level)

    def _open_level(self, bone: Bone) -> None:
        self.level, self.group = bone.name, None
        if not self.skeleton.is_transposed:
            self.dimension = None
            self.rungs.opens(bone.name)
            if bone.track:
                self.rungs.describe(bone.name, {"track": bone.track})
        elif self.dimension is not None:
            self.rungs.goes_on(self.dimension, bone.name)
            if bone.said:
                self.rungs.criterion(bone.name, self.dimension, bone.said)

    def _open_dimension(self, bone: Bone) -> None:
        name = _unnumbered(bone.name, self.document.source)
        self.dimension, self.group = name, None
        if self.skeleton.is_transposed:
            self.level = None
            self.rungs.dimension(name)
            self.rungs.begun.clear()
        elif self.level is not None:
            self.rungs.begins(self.level, name)

    def _keep_aside(self, bone: Bone) -> None:
        """Keep a section that belongs to no level, with the headings below it."""
        section = bone.section
        if bone.part is Part.TITLE:
            has_name = self.front is not None and "name" in self.front
            self.rungs.more["x-title" if has_name else "name"] = bone.name
        is_below = self.aside is not None and section.level > self.aside.section.level > 0
        first = self.document.source.line_at(section.heading.start) if is_below else section.first
        if not is_below:
            self.aside = bone if bone.part is Part.ASIDE else None
        key = "introduction" if self.aside is None or not section.level else slug(str(self.aside.name.value))
        text = self._prose(range(first, section.last))
        if text is not None:
            self._keep(f"x-{key}", text)
        elif bone.part is Part.ASIDE and bone.name.value:
            self.beside["x-headings"].append(bone.name)

    def _read(self, section: Section) -> None:
        """Read what stands below a heading: in a cell, at a level as a whole, or at a dimension as a whole."""
        taken = {line for item in section.items for part in item.walk() for line in (part.line, *part.lines)}
        rest = [line for line in range(section.first, section.last) if line not in taken]
        if self.level is None:
            self._describe(section)
            return
        for side in self.sides.get(section.first, ()):
            section, rest = self._read_side(side, section, rest)
        more = {"x-group": self.group} if self.group else {}
        for text, examples, notes in self._criteria(section, rest):
            self.rungs.criterion(self.level, self.dimension, text, examples, {**more, **notes})
        if self.dimension is not None:
            self._show(rest, section)

    def _read_side(self, side: Side, section: Section, rest: list[int]) -> tuple[Section, list[int]]:
        """Read a dimension without a heading; returns what is left of its section, and of other lines."""
        self.rungs.understood |= side.rows
        name = side.name.node()
        if self.level is not None and side.is_about:
            for text in side.texts:
                self.rungs.describe(self.level, {f"x-{slug(side.name.words)}": text.node(), **side.more})
        elif self.level is not None:
            self.rungs.cell(self.level, name)
            found: list[CriterionText] = [(text, [], dict(side.more)) for text in side.texts]
            for item in side.items:
                self._take_item(item, found, is_example=False)
            for text, examples, notes in found:
                self.rungs.criterion(self.level, name, text, examples, notes)
        items = tuple(item for item in section.items if item.line not in side.rows)
        return section._replace(items=items), [line for line in rest if line not in side.rows]

    def _describe(self, section: Section) -> None:
        """Keep what is said about a dimension ahead of its levels."""
        text = self._prose(range(section.first, section.last))
        if text is not None and self.dimension is not None:
            self.rungs.describe(self.dimension, {"x-summary": text})

    def _criteria(self, section: Section, rest: Sequence[int]) -> list[CriterionText]:
        """Read the list items and paragraphs of a section as they stand; what is no criterion is kept."""
        rows = tuple(line for line in rest if self.document.lines[line].kind is LineKind.TEXT)
        blocks: list[Item | Passage] = [*section.items, *passages(self.document, rows)]
        blocks.sort(key=_start)
        found: list[CriterionText] = []
        about: list[Passage] = []
        is_example = False
        for block, below in zip_longest(blocks, blocks[1:]):
            if isinstance(block, Item):
                self._take_item(block, found, is_example=is_example)
                continue
            example = read_example(block) if found else None
            is_example = example is not None and not example and isinstance(below, Item)
            if example:
                found[-1][1].append(example)
            elif self.dimension is not None and (not section.items or taken_over(block.words, self.names)):
                found.append((block, [], {}))
            elif not is_example:
                about.append(block)
        self._keep_about(about, rest)
        return found

    def _take_item(self, item: Item, found: list[CriterionText], *, is_example: bool) -> None:
        """Read a bullet; one that is an example belongs to the one above it, as all below the word `Examples` do."""
        entry = read_entry(self.document, item)
        self.rungs.understood |= entry.lines
        self.rungs.problems += entry.problems
        text, examples, more = read_criterion(entry)
        example = text if is_example else read_example(text)
        if example is None or not found or more.keys() - {"x-details"}:
            found += [(text, examples, more)] if text or examples or more else []
            return
        inside = (part for part in examples if part.end <= entry.head.end)
        details = (read_example(part) or part for part in entry.details)
        found[-1][1].extend(part for part in (example, *inside, *details) if part)

    def _keep_about(self, about: Sequence[Passage], rest: Sequence[int]) -> None:
        """Keep what is said about a cell or a level as a whole, and is no list."""
        rows = frozenset(line for line in rest if self.document.lines[line].kind is LineKind.TEXT)
        self.rungs.understood |= rows
        if self.dimension is not None:
            for passage in about:
                key = "x-introductions" if passage.raw.endswith(":") else "x-remarks"
                self.beside[key].append(passage.node())
        elif self.level is not None:
            source = self.document.source
            said = {row for part in about for row in range(source.line_at(part.start), source.line_at(part.end) + 1)}
            for run in _runs([line for line in rest if line in said or line not in rows]):
                text = prose(self.document, run)
                if text is not None:
                    self.rungs.summary(self.level, text)
            self.rungs.understood.update(rest)

    def _show(self, lines: Sequence[int], section: Section) -> None:
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


def _unnumbered(heading: Node, source: Source) -> Node:
    """Return the name in a dimension's heading, where it stands: without an outline's number and a final colon."""
    name = unnumbered(str(heading.value))
    ahead = source.text[heading.at.start : heading.at.end].find(name)
    if name == heading.value or ahead < 0:
        return Node(name, heading.at)
    start = heading.at.start + ahead
    return Node(name, source.at(start, start + len(name)))


def _start(block: Item | Passage) -> int:
    return block.marker.start if isinstance(block, Item) else block.start


def _runs(lines: Sequence[int]) -> Iterator[list[int]]:
    """Part lines into those that follow each other."""
    for _, run in groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0]):
        yield [line for _, line in run]
