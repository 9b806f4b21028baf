"""A ladder while it is being read: readers of all forms report levels, dimensions and criteria here as they meet them.

What comes out is one located value in the shape of the ladder's schema, whatever the form was.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import compress

from rolelint import fields
from rolelint.diagnostic import Finding, Note
from rolelint.entry import Entry
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.levels import number, referred
from rolelint.names import fold, fold_dimension, fold_title
from rolelint.origin import Origin, locatable
from rolelint.passage import BREAK, Passage, joined, list_node, mapping_node
from rolelint.patterns import lazy
from rolelint.schema import load
from rolelint.source import Location
from rolelint.syntax.document import Document
from rolelint.syntax.node import Node
from rolelint.syntax.yaml import Problem

_SUCH_AS = (
    r"(?:[*_]{0,3}(?:for example|for instance|examples?|e\.g\.|such as|z\. ?B\.|beispiele?|exemples?|ejemplos?)"
    r"[*_]{0,3}[ \t]*:?[*_]{0,3}(?<=[:*_.])|(?:for example|for instance|e\.g\.|z\. ?B\.),)[ \t]*"
)
_EXAMPLE = lazy(_SUCH_AS, re.IGNORECASE)
# What stands in front of an example inside a passage: an end of line, or a blank if it is emphasised.
_BELOW = lazy(rf"(?:(?:{BREAK.pattern}|\n)[ \t]*|\s(?=[*_]))(?={_SUCH_AS})", re.IGNORECASE)


@locatable
@frozen
class Cell:
    """A dimension where a level speaks of it; `at` is the heading, or the cell of a table."""

    level: str
    dimension: str
    at: Location = field(compare=False, repr=False)
    origin: Origin | None = field(compare=False, repr=False, default=None)


@frozen
class LadderReading:
    """The data of a ladder as its form gives it, all of it located; `cells` are the places where dimensions stand.

    `order` says what the order of levels rests on. `declared_levels` is their number as the file states it,
    `listed_levels` and `declared_dimensions` are the folded names of those that its front matter lists, the levels
    with the places of their entries.
    `understood` holds the lines whose words are in the data; every other line that is no furniture is in `problems`.
    """

    data: Node
    cells: tuple[Cell, ...]
    order: str
    understood: frozenset[int]
    problems: tuple[Problem, ...]
    declared_levels: int | None = None
    declared_dimensions: frozenset[str] = frozenset()
    listed_levels: Mapping[str, Location] = field(default_factory=dict)


# What stands where nothing has been written yet, or nothing is to be.
_NOTHING = lazy(
    r"[-\u2010-\u2015_\u2026?/\s]*|\W*(?:n/a|n\.a|na|none|nothing|nil|tb[acd]|to ?do|not (?:applicable|available))\W*",
    re.IGNORECASE,
)
# The keys of a criterion that is words and nothing else.
_OF_WORDS = frozenset({"level", "dimension", "text", "x-lead"})
# What the order of levels rests on in a form that has none of its own.
MET = "the order in which the levels are met"
# A criterion being read: its words, its examples, and further keys.
CriterionText = tuple[Passage, list[Passage], dict[str, Node]]


def read_example(passage: Passage) -> Passage | None:
    """Return what stands behind `Example:`, however it is marked; None where nothing says that this is one."""
    match = _EXAMPLE.match(passage.raw)
    return passage.after(match.end()).strip() if match else None


def read_criterion(entry: Entry) -> CriterionText:
    """Read a list item: its head is the criterion, what stands below it are examples or details."""
    head, *further = _parted(entry.head)
    examples: list[Passage] = []
    details: list[Passage] = []
    below = details
    for passage in (*further, *(part for detail in entry.details for part in _parted(detail))):
        example = read_example(passage)
        if example is not None:
            below = examples
        if example is None or example:
            below.append(example or passage)
    others = {name: list_node(_around(nodes), nodes) for name, nodes in _others(entry, details)}
    return head, examples, others


def _parted(passage: Passage) -> list[Passage]:
    """Split a passage where examples begin in it."""
    found = [match.span() for match in _BELOW.finditer(passage.raw)]
    bounds = [0, *(bound for span in found for bound in span), len(passage.raw)]
    return [passage.part(*span).strip() for span in zip(bounds[::2], bounds[1::2], strict=True)]


def _others(entry: Entry, details: list[Passage]) -> Iterator[tuple[str, list[Node]]]:
    for name, passages in (("details", details), *entry.labelled.items()):
        if passages:
            yield f"x-{name.replace('_', '-')}", [passage.node() for passage in passages]


@dataclass
class Rungs:
    """Gathers the parts of one ladder in the order in which they are met. Names that are equal when folded are one."""

    document: Document
    levels: dict[str, Node] = field(default_factory=dict)
    dimensions: dict[str, Node] = field(default_factory=dict)
    criteria: list[Node] = field(default_factory=list)
    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)
    understood: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    summaries: dict[str, list[Node]] = field(default_factory=dict)
    more: dict[str, Node] = field(default_factory=dict)
    said: dict[str, dict[str, Node]] = field(default_factory=dict)
    begun: dict[str, Node] = field(default_factory=dict)

    def level(self, name: Node) -> str:
        """Note a level where it is introduced; returns the name that it goes by."""
        return str(self.levels.setdefault(fold_title(str(name.value)), name).value)

    def opens(self, name: Node) -> None:
        """Note a level at its own heading; a second heading of one level is a finding, and goes on with it."""
        first = self.levels.get(fold_title(str(name.value)))
        if first:
            note = Note("begun here", first.at)
            self.complain("RL503", Finding(f"'{name.value}' is there twice", name.at, (note,)))
        self.begun.clear()
        self.level(name)

    def dimension(self, name: Node) -> str:
        """Note a dimension where it is met first; returns the name that it goes by."""
        return str(self.dimensions.setdefault(fold_dimension(str(name.value)), name).value)

    def begins(self, level: Node, dimension: Node) -> None:
        """Note a dimension at its heading below a level; a second heading of it there is a finding, and goes on."""
        first = self.begun.setdefault(fold_dimension(str(dimension.value)), dimension)
        if first is not dimension:
            note = Note("begun here", first.at)
            message = f"'{dimension.value}' is there twice at {level.value}"
            self.complain("RL205", Finding(message, dimension.at, (note,)))
        self.cell(level, dimension)

    def goes_on(self, dimension: Node, level: Node) -> None:
        """Note a level at its heading below a dimension; a second heading of it there is a finding, and goes on."""
        first = self.begun.setdefault(fold_title(str(level.value)), level)
        if first is not level:
            note = Note("begun here", first.at)
            self.complain("RL503", Finding(f"'{dimension.value}' has {level.value} twice", level.at, (note,)))
        self.cell(level, dimension, level.at)

    def sort_by_number(self) -> bool:
        """Put the levels into the order of their numbers; tells whether all have one."""
        numbers = {key: number(str(name.value)) for key, name in self.levels.items()}
        is_numbered = None not in numbers.values()
        if is_numbered:
            self.levels = dict(sorted(self.levels.items(), key=lambda level: numbers[level[0]] or 0))
        return is_numbered

    def cell(self, level: Node, dimension: Node, at: Location | None = None) -> None:
        """Note that a level speaks of a dimension, at the dimension's heading or at the place given."""
        names = self.level(level), self.dimension(dimension)
        self.cells.setdefault(names, Cell(*names, at or dimension.at))

    def criterion(
        self,
        level: Node,
        dimension: Node | None,
        text: Passage | Node,
        examples: Iterable[Passage | Node] = (),
        more: Mapping[str, Node] | None = None,
    ) -> None:
        """Note what a level expects in a dimension, with examples; `more` are further keys such as `id`."""
        words = _node(text)
        parts = {"level": Node(self.level(level), level.at), "text": words}
        if dimension is not None:
            self.cell(level, dimension)
            parts["dimension"] = Node(self.dimension(dimension), dimension.at)
        lead = text.lead() if isinstance(text, Passage) else None
        if lead:
            parts["x-lead"] = Node(lead[0].words.strip(": "), lead[0].at)
        shown = [_node(example) for example in examples]
        if shown:
            parts["examples"] = list_node(_around(shown), shown)
        self.criteria.append(mapping_node(_around([words, *shown]), {**parts, **(more or {})}))

    def keep(self, front: Node, used: Collection[str]) -> None:
        """Keep the keys of a front matter that its form has not used: as they are if the schema knows them."""
        known = load("ladder")["properties"].keys() - {"kind", "levels", "dimensions", "criteria"}
        given = front.children if isinstance(front.children, Mapping) else {}
        for key, node in given.items():
            if key not in used:
                self.more.setdefault(key if key in known or key.startswith("x-") else f"x-{key}", node)

    def summary(self, level: Node, text: Node) -> None:
        """Note what is said about a level as a whole, and is no criterion."""
        self.summaries.setdefault(self.level(level), []).append(text)

    def describe(self, name: Node, more: Mapping[str, Node]) -> None:
        """Note what else is said about a dimension or level, under keys of the ladder's schema."""
        said = self.said.setdefault(fold_dimension(str(name.value)), {})
        for key, node in more.items():
            first = said.setdefault(key, node)
            if first.value != node.value:
                said[key] = joined(first, node)

    def reading(self, front: Node | None, order: str) -> LadderReading:
        """Join what was gathered with the front matter, whose levels and dimensions come first and in its order.

        `front` holds only keys of the ladder's schema; without it a ladder may go by the name of its file. A level or
        dimension is placed where it is introduced, one that is only declared where it is declared.
        """
        given = dict(front.children) if front and isinstance(front.children, Mapping) else {}
        self._set_aside(given)
        if front is None:
            self.more.setdefault("name", Node(Identity(self.document.source.path, None, None, None).stem, self.opening))
        written = self.document.front
        if written and written.value is not None and not isinstance(written.children, Mapping):
            self.complain("RL103", Finding("the data of this file should be a mapping of keys and values", written.at))
        listed: dict[str, dict[str, Location]] = {"levels": {}, "dimensions": {}}
        for name, met, key in (("levels", self.levels, fold_title), ("dimensions", self.dimensions, fold_dimension)):
            declared = [_as_met(entry, met, key) for entry in (given[name].parts if name in given else ())]
            nodes = [self._declared(entry, met, key) for entry in declared if self._is_new(entry, name, listed[name])]
            nodes += [self._met(node) for node in met.values() if fold(str(node.value)) not in listed[name]]
            if nodes:
                given[name] = list_node(given[name].at if name in given else _around(nodes), nodes)
        given_ones = map(self._of_known, given.pop("criteria").parts if "criteria" in given else ())
        criteria = self._without_placeholders([*given_ones, *self.criteria])
        if criteria:
            given["criteria"] = list_node(_around(criteria), criteria)
        return LadderReading(
            mapping_node(self.opening, {**given, **self.more}),
            tuple(self.cells.values()),
            order,
            frozenset(self.understood),
            tuple(self.problems),
            _count({**given, **self.more}),
            frozenset(listed["dimensions"]),
            listed["levels"],
        )

    def _of_known(self, criterion: Node) -> Node:
        """Return a criterion that is given as data under the names that its level and dimension go by."""
        parts = dict(criterion.children) if isinstance(criterion.children, Mapping) else {}
        for name, met, key in (("level", self.levels, fold_title), ("dimension", self.dimensions, fold_dimension)):
            known = met.get(key(fields.text(criterion, name) or ""))
            if known:
                parts[name] = Node(known.value, parts[name].at)
        return mapping_node(criterion.at, parts) if parts else criterion

    def _without_placeholders(self, criteria: list[Node]) -> list[Node]:
        """Return the criteria without those that leave their cell empty, as `N/A` does; these are kept beside them."""
        alone = Counter(_cell(criterion) for criterion in criteria)
        is_empty = [alone[_cell(criterion)] == 1 and _is_nothing(criterion) for criterion in criteria]
        empty = list(compress(criteria, is_empty))
        if empty:
            self.more["x-placeholders"] = list_node(_around(empty), empty)
        return [criterion for criterion, is_one in zip(criteria, is_empty, strict=True) if not is_one]

    def _set_aside(self, given: dict[str, Node]) -> None:
        """Take out of a front matter what should be a list and is none; how many levels there are is a number."""
        for name in ("levels", "dimensions", "criteria"):
            node = given.get(name)
            if node is None or isinstance(node.value, list):
                continue
            self.more[f"x-{name}"] = given.pop(name)
            is_count = name == "levels" and isinstance(node.value, int) and not isinstance(node.value, bool)
            if node.value is not None and not is_count:
                self.complain("RL103", Finding(f"'{name}' should be a list", node.at))

    @property
    def opening(self) -> Location:
        """The place of the ladder as a whole: the first line that is not empty."""
        source = self.document.source
        line = next((line for line in self.document.lines if line.content.start < line.content.end), None)
        return source.at(line.content.start, line.content.end) if line else source.at(0, 0)

    def _is_new(self, entry: Node, key: str, places: dict[str, Location]) -> bool:
        """Whether a list names a level or dimension for the first time; notes its place. Any further time is told."""
        if not _is_named(entry):
            return True
        name, at = fields.title(entry, "name"), entry["name"].at
        first = places.setdefault(fold(name), at)
        if first is not at:
            code, what = ("RL503", "level") if key == "levels" else ("RL308", "dimension")
            note = Note("listed first here", first)
            self.complain(code, Finding(f"the {what} '{name}' is listed twice", at, (note,)))
        return first is at

    def _declared(self, entry: Node, met: Mapping[str, Node], key: Callable[[str], str]) -> Node:
        """Return a declared level or dimension, placed where the body introduces it; as it is if it has no name."""
        if not _is_named(entry):
            return entry
        name = Node(fields.title(entry, "name"), entry["name"].at)
        place = met.get(key(str(name.value)), name)
        more = dict(entry.children) if isinstance(entry.children, Mapping) else {}
        return self._met(Node(name.value, place.at), more)

    def _met(self, name: Node, more: Mapping[str, Node] | None = None) -> Node:
        said = {**self.said.get(fold_dimension(str(name.value)), {}), **self._summary(str(name.value))}
        return mapping_node(name.at, {"name": name, **said} if more is None else {**more, **said, "name": name})

    def _summary(self, level: str) -> dict[str, Node]:
        texts = self.summaries.get(level)
        return {"x-summary": reduce(joined, texts)} if texts else {}

    def complain(self, code: str, finding: Finding) -> None:
        """Note what is wrong with the form itself."""
        self.problems.append((code, finding))


def _count(given: Mapping[str, Node]) -> int | None:
    """Return how many levels there are, as the file says where it does not list them."""
    value = given["x-levels"].value if "x-levels" in given else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _node(text: Passage | Node) -> Node:
    return text if isinstance(text, Node) else text.node()


def _cell(criterion: Node) -> tuple[str, str]:
    level, dimension = (fold_title(fields.text(criterion, key) or "") for key in ("level", "dimension"))
    return level, dimension


def _is_nothing(criterion: Node) -> bool:
    words = fields.text(criterion, "text")
    has_more = isinstance(criterion.children, Mapping) and criterion.children.keys() - _OF_WORDS
    return words is not None and not has_more and _NOTHING.fullmatch(words) is not None


def _as_met(entry: Node, met: Mapping[str, Node], key: Callable[[str], str]) -> Node:
    """Return a declared level or dimension under the name that it is met by: `L1` is `Level 1`, if nothing else is."""
    if not _is_named(entry):
        return entry
    written = fields.title(entry, "name")
    same = met.get(key(written)) or _numbered(written, met)
    if same is None:
        return entry
    name = Node(same.value, entry["name"].at)
    return mapping_node(entry.at, {**entry.children, "name": name}) if isinstance(entry.children, Mapping) else name


def _numbered(written: str, met: Mapping[str, Node]) -> Node | None:
    """Return the one level with the number of another name, where one of the two names says no more than that."""
    wanted = number(written)
    same = [node for node in met.values() if wanted is not None and number(str(node.value)) == wanted]
    is_sure = len(same) == 1 and wanted in {referred(written), referred(str(same[0].value))}
    return same[0] if is_sure else None


def _is_named(entry: Node) -> bool:
    return isinstance(entry.value, str) or ("name" in entry and isinstance(entry["name"].value, str))


def _around(nodes: list[Node]) -> Location:
    """Return the place from the first to the last of some nodes of one file."""
    first = nodes[0].at
    start, end = min(node.at.start for node in nodes), max(node.at.end for node in nodes)
    return Location(first.path, type(first.span)(start, end))
