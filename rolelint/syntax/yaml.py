"""YAML text to located nodes, by ruamel.yaml's event stream.

Scalars follow the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema), except that numbers with a leading
zero stay text; there are no timestamps. Anchors, aliases, tags and further documents are refused: role files are read by people.

Events instead of composed nodes, because they come one by one: nesting is bounded here and not by Python's stack, an alias is
seen as such, and so is a key written twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError, YAMLStreamError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from rolelint.diagnostic import Finding, Fix, Note, Safety
from rolelint.source import Edit, Location, Source, Span
from rolelint.syntax.node import Node

MAX_DEPTH = 50

_CORE_SCALARS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_LONGEST_NUMBER = 300
_KEY_AND_VALUE = re.compile(r"(?P<lead>[ \t]*(?:- +)*[^\s:#][^:#]*?:[ \t]+)(?P<value>[^\s\"'\[{|>].*?)[ \t]*$")

Problem = tuple[str, Finding]


class _Refused(Exception):
    """Reading ends here; the problem says why."""

    def __init__(self, code: str, finding: Finding) -> None:
        self.problem = (code, finding)


@dataclass
class _Frame:
    """A mapping or sequence whose end has not been seen yet."""

    start: int
    is_mapping: bool
    is_flow: bool
    key: str | None = None
    key_at: Location | None = None
    mapping: dict[str, Node] = field(default_factory=dict)
    sequence: list[Node] = field(default_factory=list)
    end: int = 0


def read(source: Source, span: Span) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read the YAML in a range of a source.

    Returns the located value and the problems met, each with the code of its rule. The value is None where the text could
    not be read to its end, and an empty mapping where it holds nothing but comments.
    """
    reader = _Reader(source, span)
    try:
        node = reader.run()
    except _Refused as refused:
        return None, (*reader.problems, refused.problem)
    except MarkedYAMLError as error:
        return None, (*reader.problems, ("RL003", _explain(error, source, span)))
    except (YAMLError, YAMLStreamError) as error:
        return None, (*reader.problems, ("RL003", _explain_character(error, source, span)))
    return node, tuple(reader.problems)


class _Reader:
    """Turns one stream of events into one node."""

    def __init__(self, source: Source, span: Span) -> None:
        self.source = source
        self.span = span
        self.text = source.text[span.start : span.end]
        self.problems: list[Problem] = []
        self.frames: list[_Frame] = []
        self.root: Node | None = None

    def run(self) -> Node:
        documents = 0
        for event in self._events():
            match event:
                case DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        raise self._unsupported("a second YAML document begins here; a file holds one", event)
                case AliasEvent():
                    raise self._unsupported(f"'*{event.anchor}' repeats another value; write the value out", event)
                case MappingStartEvent() | SequenceStartEvent():
                    self._refuse_decoration(event)
                    self._open(event)
                case MappingEndEvent() | SequenceEndEvent():
                    self._close(event)
                case ScalarEvent():
                    self._refuse_decoration(event)
                    self._scalar(event)
                case _:
                    pass
        return self.root or Node({}, self._at(0, 0), None, {})

    def _events(self) -> Iterator[Any]:
        # pure: where a C parser is installed, ruamel would silently switch to it and to YAML 1.1.
        return iter(YAML(typ="safe", pure=True).parse(self.text))

    def _at(self, start: int, end: int) -> Location:
        return self.source.at(self.span.start + start, self.span.start + end)

    def _unsupported(self, message: str, event: Any) -> _Refused:
        start, end = event.start_mark.index, event.end_mark.index
        return _Refused("RL006", Finding(message, self._at(start, max(end, start))))

    def _refuse_decoration(self, event: Any) -> None:
        """Refuse anchors and tags: `&name` and `!type` in front of a value."""
        written = self.text[event.start_mark.index : event.end_mark.index].split("\n")[0]
        at = self._at(event.start_mark.index, event.start_mark.index + len(written.split(" ")[0].rstrip("\r")))
        if event.anchor is not None:
            alias = re.search(rf"\*{re.escape(event.anchor)}(?![\w-])", self.text)
            notes = (Note("used here", self._at(*alias.span())),) if alias else ()
            raise _Refused("RL006", Finding(f"the anchor '&{event.anchor}' is not supported; write the value out", at, notes))
        if getattr(event, "ctag", None) is not None or event.tag is not None:
            raise _Refused("RL006", Finding("a YAML tag is not supported; write the plain value", at))

    def _open(self, event: Any) -> None:
        if len(self.frames) >= MAX_DEPTH:
            at = self._at(event.start_mark.index, event.start_mark.index + 1)
            raise _Refused("RL001", Finding(f"values are nested deeper than {MAX_DEPTH} levels", at))
        self._refuse_as_key(event)
        is_mapping = isinstance(event, MappingStartEvent)
        self.frames.append(_Frame(event.start_mark.index, is_mapping, bool(event.flow_style), end=event.start_mark.index))

    def _close(self, event: Any) -> None:
        frame = self.frames.pop()
        # Block collections end at the next token: their true end is that of their last part.
        end = event.end_mark.index if frame.is_flow else frame.end
        children: Any = frame.mapping if frame.is_mapping else tuple(frame.sequence)
        value: Any = (
            {key: node.value for key, node in frame.mapping.items()}
            if frame.is_mapping
            else [node.value for node in frame.sequence]
        )
        self._add(frame.start, end, value, children)

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        is_plain = event.style is None
        frame = self.frames[-1] if self.frames else None
        if frame and frame.is_mapping and frame.key is None:
            key = _joined(event.value)
            key_at = self._at(start, end)
            if key in frame.mapping:
                note = Note("written first here", frame.mapping[key].key_at or frame.mapping[key].at)
                self.problems.append(("RL004", Finding(f"the key '{key}' is written twice; this one does not count", key_at, (note,))))
            frame.key, frame.key_at = key, key_at
            return
        if is_plain and event.value == "" and frame:
            start = end = self._empty_place(frame, start)
        end = start + len(self.text[start:end].rstrip())
        self._add(start, end, _resolve(event.value) if is_plain else _joined(event.value), ())

    def _empty_place(self, frame: _Frame, start: int) -> int:
        """Place a value that is not there behind its colon or dash; YAML marks it at the next token."""
        if frame.is_mapping and frame.key_at:
            after_key = frame.key_at.end - self.span.start
            colon = self.text.find(":", after_key, max(start, after_key) + 1)
            return colon + 1 if colon >= 0 else after_key
        dash = self.text.rfind("-", frame.start, start)
        return dash + 1 if dash >= 0 else start

    def _refuse_as_key(self, event: Any) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame and frame.is_mapping and frame.key is None:
            raise self._unsupported("a key is a word or a text, not a list or a mapping", event)

    def _add(self, start: int, end: int, value: Any, children: Any) -> None:
        if not self.frames:
            self.root = Node(value, self._at(start, end), None, children)
            return
        frame = self.frames[-1]
        frame.end = max(frame.end, end)
        node = Node(value, self._at(start, end), frame.key_at, children)
        if not frame.is_mapping:
            frame.sequence.append(node)
        elif frame.key is not None:
            frame.mapping.setdefault(frame.key, node)
            frame.key, frame.key_at = None, None


def _resolve(text: str) -> Any:
    """Resolve a plain scalar by YAML 1.2's core schema; numbers with a leading zero stay text."""
    if text in _CORE_SCALARS:
        return _CORE_SCALARS[text]
    if len(text) <= _LONGEST_NUMBER:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            number = float(text)
            return number if abs(number) != float("inf") else text
    return _joined(text)


def _joined(text: str) -> str:
    r"""Join surrogate pairs, which JSON escapes write as \ud83d\ude00; a lone half becomes the replacement character."""
    if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _explain(error: MarkedYAMLError, source: Source, span: Span) -> Finding:
    """Say in our words what stops the YAML reader, at the place of the cause."""
    problem = error.problem or ""
    mark = error.problem_mark or error.context_mark
    offset = span.start + min(mark.index if mark else 0, span.end - span.start)
    opened = span.start + error.context_mark.index if error.context_mark else offset
    character = source.text[offset : offset + 1]
    at = source.at(offset, min(offset + 1, span.end))
    opened_at = source.at(opened, opened + 1)
    if "mapping values are not allowed" in problem:
        return _unquoted_colon(source, offset, at)
    if "unexpected end of stream" in problem or "document separator" in problem:
        return Finding("the quote that opens here is never closed", opened_at)
    if "cannot start any token" in problem:
        if character == "\t":
            return Finding("a tab cannot indent YAML; use blanks", at)
        return Finding(f"a value that begins with '{character}' must be quoted", at)
    if "expected ',' or" in problem or "flow" in (error.context or ""):
        return Finding(f"the '{source.text[opened : opened + 1]}' that opens here is never closed", opened_at)
    if "could not find expected ':'" in problem:
        line = source.line_spans[source.line_at(opened)]
        return Finding(
            f"'{source.text[opened : line.end].strip()[:60]}' is no 'key: value' line", source.at(opened, line.end)
        )
    if "block end" in problem or "block mapping" in (error.context or "") or "block collection" in (error.context or ""):
        line = source.line_spans[source.line_at(offset)]
        return Finding("this line fits none above it: its indentation or its dash is off", source.at(offset, max(line.end, offset)))
    if "sequence entries are not allowed" in problem:
        return Finding("a list begins on a line of its own; quote the text if the '-' belongs to it", at)
    if "escape" in problem or "hexadecimal" in problem:
        return Finding(f"'\\{character}' is no escape that YAML knows; write the backslash twice or use single quotes", at)
    return Finding("this is not valid YAML", at)


def _unquoted_colon(source: Source, offset: int, at: Location) -> Finding:
    """The cause of nine in ten real failures: a value that holds a colon and a blank."""
    line = source.line_spans[source.line_at(offset)]
    match = _KEY_AND_VALUE.match(source.text, line.start, line.end)
    if not match or not match.start("value") <= offset < match.end("value"):
        return Finding("this 'key: value' line fits none above it: its indentation is off, or a ':' is missing above", at)
    value = match["value"]
    place = source.at(*match.span("value"))
    quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    fix = Fix(f"write {quoted}", (Edit(place, quoted),), Safety.SAFE)
    return Finding(f"the text '{value}' holds ': ' and must be quoted", place, fix=fix)


def _explain_character(error: Exception, source: Source, span: Span) -> Finding:
    offset = span.start + int(getattr(error, "position", 0))
    character = source.text[offset : offset + 1]
    return Finding(f"the character U+{ord(character or chr(0)):04X} is not allowed in YAML", source.at(offset, offset + len(character)))
