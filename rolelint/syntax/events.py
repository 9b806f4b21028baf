"""YAML text to located nodes, by ruamel.yaml's event stream; this is what defines how YAML is read.

Anchors, aliases, tags and further documents are refused: role files are read by people.

Events instead of composed nodes, because they come one by one: nesting is bounded here and not by Python's stack, an
alias is seen as such, and so is a key written twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
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
from rolelint.syntax import faults
from rolelint.syntax.node import Node
from rolelint.syntax.scalars import joined, resolve
from rolelint.syntax.yaml import Problem, said_again

MAX_DEPTH = 50

_ALIAS = re.compile(r"\*[\w-]+[ \t]*(?:[,\]}#:\r\n]|\Z)")
_WORD = re.compile(r"\S+")
# A value that reads as the same wherever it stands: quoted words, or plain ones that begin with a letter or digit.
_ANYWHERE = re.compile(r"""\"[^"\\\r\n]*"|'[^'\r\n]*'|[^\W_](?:[\w.@&/+-]|[ ](?=[\w.@&/+-]))*""")
# ruamel looks far ahead, and takes quadratic time for each bracket that is open.
_DEEP = re.compile(rf"[\[{{]{{{MAX_DEPTH + 1}}}")


class _RefusalError(Exception):
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

    Returns the located value and the problems met, each with the code of its rule. The value is None where the text
    could not be read to its end, and an empty mapping where it holds nothing but comments.
    """
    reader = _Reader(source, span)
    try:
        return reader.run(), tuple(reader.problems)
    except _RefusalError as refusal:
        problem = refusal.problem
    except MarkedYAMLError as error:
        problem = ("RL003", faults.explain(error, source, span))
    except YAMLError as error:
        problem = ("RL003", faults.refuse_character(source, span.start + int(getattr(error, "position", 0))))
    except (ValueError, OverflowError):
        # "\UFFFFFFFF" names no character, which ruamel leaves to Python to find out.
        problem = ("RL003", faults.wrong_escape(source, span))
    return None, (*reader.problems, problem)


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
        deep = _DEEP.search(self.text)
        if deep:
            raise self._too_deep(deep.end() - 1)
        for event in self._events():
            match event:
                case DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        raise self._unsupported("a second YAML document begins here; a file holds one", event)
                case AliasEvent():
                    raise self._refused_alias(event)
                case MappingStartEvent() | SequenceStartEvent():
                    self._refuse_decoration(event)
                    self._open(event)
                case MappingEndEvent() | SequenceEndEvent():
                    self._close(event)
                case ScalarEvent():
                    self._refuse_decoration(event)
                    self._scalar(event)
        return self.root or Node({}, self._at(0, 0), None, {})

    def _events(self) -> Iterator[Any]:
        # pure: where a C parser is installed, ruamel would silently switch to it and to YAML 1.1.
        return iter(YAML(typ="safe", pure=True).parse(self.text))

    def _at(self, start: int, end: int) -> Location:
        return self.source.at(self.span.start + start, self.span.start + end)

    def _unsupported(self, message: str, event: Any) -> _RefusalError:
        at = self.source.trimmed(Span(self.span.start + event.start_mark.index, self.span.start + event.end_mark.index))
        return _RefusalError("RL006", Finding(message, self.source.at(at.start, at.end)))

    def _too_deep(self, start: int) -> _RefusalError:
        message = f"values are nested deeper than {MAX_DEPTH} levels"
        return _RefusalError("RL001", Finding(message, self._at(start, start + 1)))

    def _refused_alias(self, event: Any) -> _RefusalError:
        """Tell `*name` from a text that begins with an asterisk, such as emphasis."""
        start = event.start_mark.index
        if _ALIAS.match(self.text, start):
            message = f"'*{event.anchor}' refers to another value; write the value out"
            return self._unsupported(message, event)
        return _RefusalError("RL003", faults.must_be_quoted(self.source, self.span.start + start, "*"))

    def _refuse_decoration(self, event: Any) -> None:
        """Refuse anchors and tags: `&name` and `!type` in front of a value."""
        if event.anchor is None and event.ctag is None:
            return
        start = event.start_mark.index
        words = _WORD.match(self.text, start)
        at = self._at(start, words.end() if words else start)
        if event.anchor is None:
            raise _RefusalError("RL006", Finding("a YAML tag is not supported; write the plain value", at))
        alias = re.compile(rf"\*{re.escape(event.anchor)}(?![\w-])").search(self.text, at.end - self.span.start)
        notes = (Note("used here", self._at(*alias.span())),) if alias else ()
        message = f"the anchor '&{event.anchor}' is not supported; write the value out"
        raise _RefusalError("RL006", Finding(message, at, notes, self._written_out(event, at)))

    def _written_out(self, event: Any, at: Location) -> Fix | None:
        """Return the fix that writes a word or text wherever it is referred to; None for what may read otherwise there.

        References count up to the next anchor of the same name.
        """
        behind = at.end - self.span.start
        value = self.text[behind : event.end_mark.index].strip()
        if not isinstance(event, ScalarEvent) or event.ctag is not None or not _ANYWHERE.fullmatch(value):
            return None
        edits = [Edit(self._at(event.start_mark.index, self.text.index(value, behind)), "")]
        try:
            later = [other for other in self._events() if other.start_mark.index > event.start_mark.index]
        except (YAMLError, ValueError, OverflowError):
            return None
        for other in later:
            if getattr(other, "anchor", None) != event.anchor:
                continue
            if not isinstance(other, AliasEvent):
                break
            edits.append(Edit(self._at(other.start_mark.index, other.end_mark.index), value))
        return Fix("write the value out", tuple(edits), Safety.SAFE)

    def _open(self, event: Any) -> None:
        start = event.start_mark.index
        if len(self.frames) >= MAX_DEPTH:
            raise self._too_deep(start)
        self._refuse_as_key(event)
        self.frames.append(_Frame(start, isinstance(event, MappingStartEvent), bool(event.flow_style), end=start))

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
            self._key(frame, joined(event.value), self._at(start, end))
            return
        if is_plain and event.value == "" and frame:
            start = end = self._empty_place(frame, start)
        end = start + len(self.text[start:end].rstrip())
        self._add(start, end, resolve(event.value) if is_plain else joined(event.value), ())

    def _key(self, frame: _Frame, key: str, at: Location) -> None:
        frame.key, frame.key_at = key, at

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
        if not (frame and frame.is_mapping and frame.key is None):
            return
        start = event.start_mark.index
        if self.text[start - 1 : start + 1] == "{{":
            finding = faults.must_be_quoted(self.source, self.span.start + start - 1, "{{")
            raise _RefusalError("RL003", finding)
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
            if frame.mapping.setdefault(frame.key, node) is not node:
                self._again(frame, node)
            frame.key, frame.key_at = None, None

    def _again(self, frame: _Frame, node: Node) -> None:
        """Note that a key is written twice; a line that says the same again can go."""
        known, at = frame.mapping[frame.key or ""], node.key_at or node.at
        message = f"the key '{frame.key}' is written twice; this one does not count"
        note = Note("written first here", known.key_at or known.at)
        self.problems.append(("RL004", Finding(message, at, (note,), said_again(self.source, node, known))))
