"""A ladder inside front matter: topics, in each of them levels, in each level criteria with or without examples."""

from collections.abc import Collection, Iterator, Mapping

from rolelint import fields, shapes
from rolelint.diagnostic import Finding, Note
from rolelint.dialect import Dialect
from rolelint.levels import number
from rolelint.names import fold
from rolelint.prose import prose
from rolelint.rungs import MET, LadderReading, Rungs
from rolelint.syntax.document import Document
from rolelint.syntax.node import Node

_LISTS = ("criteria", "exampleCriteria", "example_criteria")
_TEXTS = ("criteria", "criterion", "text", "summary")


def read(document: Document) -> LadderReading:
    """Read the topics of a document; its levels go by number."""
    rungs = Rungs(document)
    front = document.front or Node({}, rungs.opening)
    for topic in _parts(rungs, front, "topics"):
        _read_topic(rungs, topic)
    rungs.levels = dict(sorted(rungs.levels.items(), key=lambda level: _place(str(level[1].value))))
    named = _name(front)
    if named:
        rungs.more["name"] = named
    rungs.keep(front, {"topics", *_keys_of(front, named)})
    body = prose(document, [row for section in document.sections for row in range(section.first, section.last)])
    if body:
        rungs.more["x-introduction"] = body
    rungs.understood.update(range(len(document.lines)))
    has_numbers = all(number(str(name.value)) is not None for name in rungs.levels.values())
    return rungs.reading(None, "the numbers of the levels" if has_numbers else MET)


def _read_topic(rungs: Rungs, topic: Node) -> None:
    dimension = _name(topic)
    if dimension is None:
        rungs.complain("RL008", Finding("this topic has no name", topic.at))
        return
    rungs.dimension(dimension)
    rungs.describe(dimension, dict(_others(topic, {"content", *_keys_of(topic, dimension)})))
    met: dict[str, Node] = {}
    for content in _parts(rungs, topic, "content"):
        level = _level(content)
        if level is None:
            rungs.complain("RL008", Finding("this part of a topic says no level", content.at))
            continue
        first = met.setdefault(fold(str(level.value)), level)
        if first is not level:
            note = Note("begun here", first.at)
            rungs.complain("RL503", Finding(f"'{dimension.value}' has {level.value} twice", level.at, (note,)))
        _read_level(rungs, dimension, level, content)


def _read_level(rungs: Rungs, dimension: Node, level: Node, content: Node) -> None:
    rungs.cell(level, dimension, level.at)
    for key, node in _others(content, {"level", *_LISTS}):
        rungs.describe(dimension, {f"{key}-of-{level.value}".lower().replace(" ", "-"): node})
    for key in _LISTS:
        for entry in _parts(rungs, content, key):
            _read_criterion(rungs, level, dimension, entry)


def _read_criterion(rungs: Rungs, level: Node, dimension: Node, entry: Node) -> None:
    written = [] if isinstance(entry.value, str) else [key for key in _TEXTS if fields.text(entry, key)]
    text = entry[written[0]] if written else entry
    if not isinstance(text.value, str):
        rungs.complain("RL008", Finding("this criterion has no text", entry.at))
        return
    examples = [node for node in fields.nodes(entry, "examples") if isinstance(node.value, str)]
    used = {*written[:1], *(["examples"] if len(examples) == len(fields.nodes(entry, "examples")) > 0 else [])}
    more = {"id": entry["id"]} if fields.text(entry, "id") else {}
    rungs.criterion(level, dimension, text, examples, {**dict(_others(entry, {*used, *more})), **more})


def _parts(rungs: Rungs, node: Node, key: str) -> tuple[Node, ...]:
    """Return the parts of a list; a text that stands there alone is one, and whatever else is shown."""
    if key not in node or node[key].value is None:
        return ()
    if isinstance(node[key].value, str) and key != "content":
        return (node[key],)
    if not isinstance(node[key].value, list):
        rungs.complain("RL103", Finding(f"'{key}' should be a list", node[key].at))
    return fields.nodes(node, key)


def _others(node: Node, used: Collection[str]) -> Iterator[tuple[str, Node]]:
    """Yield what else a mapping says, under keys of its own."""
    given = node.children if isinstance(node.children, Mapping) else {}
    for key, child in given.items():
        if key not in used and child.value is not None:
            yield key if key.startswith("x-") else f"x-{key}", child


def _level(content: Node) -> Node | None:
    """Return the name of a level: its number in words, or what is written."""
    written = content["level"]
    if written is content or isinstance(written.value, bool) or not isinstance(written.value, int | str):
        return None
    words = str(written.value).strip()
    return Node(f"Level {words}" if words.isdigit() else words, written.at) if words else None


def _place(level: str) -> tuple[bool, int]:
    """Return what levels are sorted by: their number; those without one come behind, as they were met."""
    found = number(level)
    return found is None, found or 0


def _name(node: Node) -> Node | None:
    """Return the title of a ladder or topic, else its name."""
    found = (node[key] for key in ("title", "name") if fields.text(node, key))
    return next(found, None)


def _keys_of(node: Node, child: Node | None) -> list[str]:
    """Return the key that a part of a mapping stands under."""
    return [key for key in ("title", "name") if child is not None and node[key] is child]


DIALECT = Dialect(name="ladder-topics", reader=read, shape=shapes.topics)
