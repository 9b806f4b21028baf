"""A ladder as data: lists of levels and of themes, and competencies that name one of each by its id."""

from collections.abc import Mapping

from rolelint import fields, shapes
from rolelint.diagnostic import Finding, Note
from rolelint.dialect import Dialect
from rolelint.names import fold
from rolelint.passage import list_node, mapping_node
from rolelint.prose import prose
from rolelint.rungs import LadderReading, Rungs
from rolelint.similarity import nearest
from rolelint.syntax.document import Document
from rolelint.syntax.node import Node

_THEMES = ("themes", "dimensions", "areas", "categories", "domains")
_CRITERIA = ("competencies", "criteria", "expectations")
_THEME = ("theme", "dimension", "area", "category", "domain")
_TEXT = ("summary", "text", "description", "name")
_OF_LEVEL = frozenset({"seniority", "capabilities", "success_metrics"})
_OF_THEME = frozenset({"id", "from"})
_OF_COMPETENCY = frozenset({"id"})


def read(document: Document) -> LadderReading:
    """Read the lists of a document; the order of the levels is that of their list."""
    return _Grid(document).run()


class _Grid:
    """Reads one grid; what it finds gathers in `rungs`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.rungs = Rungs(document)
        self.front = document.front or Node({}, self.rungs.opening)
        self.themes = _first(self.front, _THEMES)
        self.criteria = _first(self.front, _CRITERIA)

    def run(self) -> LadderReading:
        levels = self._names("levels", _OF_LEVEL)
        themes = self._names(self.themes, _OF_THEME)
        for entry in self._parts(self.criteria):
            self._read(entry, levels[0], themes[0])
        self.rungs.keep(self.front, {"levels", self.themes, self.criteria})
        rows = [row for section in self.document.sections for row in range(section.first, section.last)]
        body = prose(self.document, rows)
        if body:
            self.rungs.more["x-introduction"] = body
        self.rungs.understood.update(range(len(self.document.lines)))
        parts = {"levels": levels[1], "dimensions": themes[1]}
        lists = {key: list_node(self.front.at, nodes) for key, nodes in parts.items() if nodes}
        return self.rungs.reading(mapping_node(self.rungs.opening, lists), "the list 'levels'")

    def _parts(self, key: str) -> tuple[Node, ...]:
        """Return the parts of a list or, with the keys as ids, of a mapping; say where something else stands there."""
        found = self.front[key]
        if key not in self.front or found.value is None:
            return ()
        if isinstance(found.children, Mapping) and found.children:
            return tuple(_with_id(key, child) for key, child in found.children.items())
        if not isinstance(found.value, list):
            self.rungs.complain("RL103", Finding(f"'{key}' should be a list", found.at))
        return fields.nodes(self.front, key)

    def _names(self, key: str, known: frozenset[str]) -> tuple[Mapping[str, Node], list[Node]]:
        """Return the names of levels or themes by what may refer to them, and each as the ladder's schema has it."""
        names: dict[str, Node] = {}
        nodes: list[Node] = []
        for entry in self._parts(key):
            name = _name(entry)
            if name is None:
                self.rungs.complain("RL008", Finding("this entry has no name", entry.at))
                continue
            first = names.get(fold(str(name.value)))
            if first:
                finding = Finding(f"'{name.value}' is there twice", name.at, (Note("first named here", first.at),))
                self.rungs.complain("RL503" if key == "levels" else "RL308", finding)
                continue
            written = (node for node in (entry["id"], name) if isinstance(node.value, str | int))
            ids = [fold(str(node.value)) for node in written]
            for other in (names[one] for one in ids if one in names):
                note = Note(f"'{other.value}' is here", other.at)
                message = f"the id '{entry['id'].value}' is taken: '{other.value}' has it too"
                self.rungs.complain("RL405", Finding(message, entry["id"].at, (note,)))
            names = {**dict.fromkeys(ids, name), **names}
            (self.rungs.level if key == "levels" else self.rungs.dimension)(name)
            children = entry.children if isinstance(entry.children, Mapping) else {}
            more = {_key(key, node, known): node for key, node in children.items() if node is not name}
            nodes.append(mapping_node(entry.at, {**more, "name": name}))
        return names, nodes

    def _read(self, entry: Node, levels: Mapping[str, Node], themes: Mapping[str, Node]) -> None:
        written = next((key for key in _TEXT if fields.text(entry, key)), None)
        if written is None:
            self._say_silent(entry)
            return
        level = self._meant(entry, "level", levels, "level")
        theme = self._meant(entry, _first(entry, _THEME), themes, self.themes.removesuffix("s"))
        if level is None:
            kept = self.rungs.more.get("x-unplaced")
            self.rungs.more["x-unplaced"] = list_node(self.front.at, [*(kept.parts if kept else ()), entry])
            return
        examples = [node for node in _examples(entry) if isinstance(node.value, str) and node.value.strip()]
        used = {written, "level", *_THEME, *(["examples"] if len(examples) == len(_examples(entry)) else [])}
        children = entry.children if isinstance(entry.children, Mapping) else {}
        more = {_key(key, node, _OF_COMPETENCY): node for key, node in children.items() if key not in used}
        self.rungs.criterion(level, theme, entry[written], examples, more)

    def _say_silent(self, entry: Node) -> None:
        """Say that a competency has no words, or where they are something else than text."""
        wrong = next((key for key in _TEXT if key in entry and entry[key].value is not None), None)
        if wrong:
            self.rungs.complain("RL103", Finding(f"'{wrong}' should be text", entry[wrong].at))
        else:
            self.rungs.complain("RL008", Finding("this competency says nothing", entry.at))

    def _meant(self, entry: Node, key: str, known: Mapping[str, Node], what: str) -> Node | None:
        """Return the level or theme that a competency names, placed where it does; say if there is none.

        A slip is taken for what it resembles, so that what hangs on it is not missing as well.
        """
        if key not in entry or entry[key].value is None:
            self.rungs.complain("RL101", Finding(f"this competency names no {what}", entry.at))
            return None
        written = entry[key]
        if isinstance(written.value, list | dict):
            self.rungs.complain("RL103", Finding(f"'{key}' should be the id or name of one {what}", written.at))
            return None
        name = known.get(fold(str(written.value)))
        if name is None:
            near = nearest(str(written.value), known)
            advice = f"; did you mean '{near}'?" if near else ""
            self.rungs.complain("RL109", Finding(f"there is no {what} '{written.value}' here{advice}", written.at))
            name = known[near] if near else None
        if name is None:
            return None
        return Node(name.value, written.at)


def _key(key: str, node: Node, known: frozenset[str]) -> str:
    """Return the key that a value is kept under: its own where the ladder's schema has it, as text or list."""
    is_known = key in known and isinstance(node.value, str | list)
    return key if is_known or key.startswith("x-") else f"x-{key}"


def _with_id(key: str, entry: Node) -> Node:
    """Return an entry of a mapping as one of a list would say it: with its key as id, and as name if it has none."""
    at = entry.key_at or entry.at
    if isinstance(entry.children, Mapping):
        return mapping_node(entry.at, {"id": Node(key, at), **entry.children})
    name = entry if isinstance(entry.value, str) and entry.value.strip() else Node(key, at)
    return mapping_node(name.at, {"id": Node(key, at), "name": name})


def _examples(entry: Node) -> tuple[Node, ...]:
    """Return the examples of a competency: a list of them, or the text that stands there alone."""
    if "examples" in entry and isinstance(entry["examples"].value, str):
        return (entry["examples"],)
    return fields.nodes(entry, "examples")


def _first(node: Node, keys: tuple[str, ...]) -> str:
    return next((key for key in keys if key in node), keys[0])


def _name(entry: Node) -> Node | None:
    """Return the name of a level or theme: the entry itself, or the first of its keys that can be one."""
    if isinstance(entry.value, str):
        return entry if entry.value.strip() else None
    return next((entry[key] for key in ("name", "title", "id") if fields.text(entry, key)), None)


DIALECT = Dialect(name="ladder-grid", reader=read, shape=shapes.grid)
