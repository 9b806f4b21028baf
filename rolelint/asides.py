"""What free forms have beside lists: a table whose rows are items, and an opening paragraph with a field of its own."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile

from rolelint.cells import Cells, Table, says_something, tables
from rolelint.dialect import SectionForm, fold_heading
from rolelint.entry import Entry
from rolelint.frozen import frozen
from rolelint.leads import announces
from rolelint.names import singular
from rolelint.passage import Passage, list_node, mapping_node
from rolelint.prose import prose
from rolelint.source import Location, Span
from rolelint.syntax.document import Document, LineKind, Section
from rolelint.syntax.node import Node

# By the field of a table: what its items are named by, where their other cells go, and what its first column is called.
_NAMED_BY: Mapping[str, tuple[str, str, frozenset[str]]] = {
    "responsibilities": ("title", "details", frozenset({"responsibility", "duty", "accountability", "area", "task"})),
    "success_metrics": ("text", "x-details", frozenset({"metric", "kpi", "measure", "indicator", "criterion", "goal"})),
    "capabilities": ("name", "details", frozenset({"capability", "skill", "competency", "area", "expertise"})),
    "artifacts": ("name", "x-details", frozenset({"artifact", "artefact", "deliverable", "output", "document"})),
}
_LEVELS = ("level", "proficiency", "proficiency level", "skill level", "required level", "expected level")
_MEASURES = (
    "metric",
    "metrics",
    "success metric",
    "success metrics",
    "kpi",
    "kpis",
    "measure",
    "measures",
    "measured by",
)
_TARGETS = (
    "target",
    "targets",
    "goal",
    "threshold",
    "target value",
    "benchmark",
    "standard",
    "value",
    "success criteria",
)
# Which columns hold more than that.
_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "responsibilities": dict.fromkeys(_MEASURES, "success_metrics"),
    "success_metrics": dict.fromkeys(_TARGETS, "text"),
    "capabilities": dict.fromkeys(_LEVELS, "proficiency"),
    "artifacts": dict.fromkeys(("type", "kind", "format"), "type"),
}
_TELLS_NOTHING = frozenset({"", "description", "details", "detail", "notes", "what it means", "explanation", "summary"})
_SKILLS = frozenset({"skill", "capability", "competency"})
_FEWEST_WORDS = 4
_COUNTS = frozenset({"", "no", "nr", "id"})


@frozen
class Aside:
    """What was read: the field that it belongs to, its data, and the lines that it takes up."""

    field: str
    node: Node
    lines: tuple[int, ...]


def asides(document: Document, sections: Sequence[Section], form: SectionForm) -> Iterator[Aside]:
    """Yield what stands beside the lists of some sections that a form reads, the named one first."""
    if form.lead:
        yield from _lead(document, sections[0], form.lead)
    if form.field in _NAMED_BY:
        for section in sections[:1] if form.is_headed else sections:
            for table in tables(document, section):
                yield from _items(table, "capabilities" if _is_graded(table) else form.field)


def is_listed(sections: Sequence[Section], form: SectionForm, read: AbstractSet[int]) -> bool:
    """Tell whether paragraphs are no items: there is a list or a table, or the first of them has a field of its own.

    `read` are the lines of what stands beside the lists.
    """
    lines = (line for section in sections for line in range(section.first, section.last))
    return bool(form.lead) or any(section.items for section in sections) or any(line in read for line in lines)


def lines_beside(section: Section) -> list[int]:
    """Return the lines of a section that are no text of an item, in order."""
    left: list[int] = []
    taken: set[int] = set()
    for item in section.items:
        for part in item.walk():
            taken.update((part.line, *part.lines, *part.others))
            left += part.others
    return sorted([*left, *(line for line in range(section.first, section.last) if line not in taken)])


def announces_only(entry: Entry) -> bool:
    """Tell whether an item says nothing but that others follow it."""
    return len(list(entry.passages)) == 1 and announces(entry.head.raw)


def _lead(document: Document, section: Section, field: str) -> Iterator[Aside]:
    """Yield the paragraph that a section begins with, unless it only announces what follows."""
    rows = [row for row in range(section.first, section.last) if document.lines[row].kind is not LineKind.BLANK]
    first = rows[0] if rows else section.last
    texts = list(takewhile(lambda row: document.lines[row].kind is LineKind.TEXT, range(first, section.last)))
    node = prose(document, texts)
    if node is not None and not announces(node.value) and len(node.value.split()) >= _FEWEST_WORDS:
        yield Aside(field, Node(node.value.removesuffix(":"), node.at), tuple(texts))


def _is_graded(table: Table) -> bool:
    """Whether a table grades skills, wherever it stands: its first column names them, the next one is their level."""
    name, *others = (fold_heading(cell.raw) for cell in table.head)
    return singular(name) in _SKILLS and others[:1] != [] and others[0] in _LEVELS


def _items(table: Table, field: str) -> Iterator[Aside]:
    """Yield the rows of a table whose first column, numbers aside, names items, if all of its cells have a column."""
    heads = [fold_heading(cell.raw) for cell in table.head]
    name = next((index for index, words in enumerate(heads) if words not in _COUNTS), None)
    if name is None or any(len(cells) > len(heads) for _, cells in table.body):
        return
    if not {singular(word) for word in heads[name].split()} & _NAMED_BY[field][2]:
        return
    found = [(row, _item(field, heads, name, table.head, cells)) for row, cells in table.body]
    nodes = [(row, node) for row, node in found if node is not None]
    if nodes:
        lines = (*table.lines[:2], *(row for row, _ in nodes))
        yield Aside(field, list_node(_around(nodes[0][1].at, nodes[-1][1].at), [node for _, node in nodes]), lines)


def _item(field: str, heads: list[str], name: int, head: Cells, cells: Cells) -> Node | None:
    if len(cells) <= name or not says_something(cells[name]):
        return None
    key, rest, _ = _NAMED_BY[field]
    parts = {key: cells[name].node()}
    details: list[Node] = []
    others = [index for index, cell in enumerate(cells) if index != name and says_something(cell)]
    known = {index: _COLUMNS[field][heads[index]] for index in others if heads[index] in _COLUMNS[field]}
    if field == "success_metrics" and not known and len(heads) == name + 2:
        known = dict.fromkeys(others, "text")
    for index in others:
        cell = cells[index]
        match known.get(index):
            case None:
                words = cell.words if heads[index] in _TELLS_NOTHING else f"{head[index].words}: {cell.words}"
                details.append(cell.node(words))
            case "text":
                whole = parts[key]
                parts[key] = Node(f"{whole.value}: {cell.words}", _around(whole.at, cell.at))
            case "success_metrics":
                text = mapping_node(cell.at, {"text": cell.node()})
                parts["success_metrics"] = list_node(cell.at, [text])
            case column:
                parts[column] = cell.node()
    if details:
        parts[rest] = list_node(_around(details[0].at, details[-1].at), details)
    return mapping_node(_whole(cells), parts)


def _whole(cells: Cells) -> Location:
    filled: list[Passage] = [cell for cell in cells if cell]
    return filled[0].to(filled[-1]).at


def _around(first: Location, last: Location) -> Location:
    return Location(first.path, Span(min(first.start, last.start), max(first.end, last.end)))
