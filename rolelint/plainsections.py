"""Sections of plain items and paragraphs, read line by line to values without places.

What these mean is what the readers of all items find there. A section of anything else is a `NotPlainError`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import repeat
from typing import Any, NamedTuple, NoReturn

from rolelint import items, plainheads
from rolelint.building import measured
from rolelint.clauses import Measure
from rolelint.entry import LABELS
from rolelint.items import ItemReader
from rolelint.model import Artifact, Capability, Interaction, Metric, Responsibility
from rolelint.origin import Mould, Origin
from rolelint.passage import plain
from rolelint.source import Location, Source, Span
from rolelint.syntax.node import Node

_DUTY = re.compile(f"- {plainheads.TITLE.pattern}")
_CAPABILITY = re.compile(f"- {plainheads.CAPABILITY.pattern}")
_ARTIFACT = re.compile(f"- {plainheads.ARTIFACT.pattern}")
_INTERACTION = re.compile(f"- {plainheads.INTERACTION.pattern}")
_PROPERTY = re.compile(f"- {plainheads.PAIR.pattern}")
_METRIC = ("  - *Success metric*: ", "  - *Success metrics*: ")
_NOTES = ("  - *Notes*: ", "  - *Note*: ")
_RESPONSIBILITIES = Mould(Responsibility, ("origin", "title", "primary", "success_metrics", "share", "details"))
_CAPABILITIES = Mould(Capability, ("origin", "name", "proficiency", "details", "importance"))
_ARTIFACTS = Mould(Artifact, ("origin", "name", "type"))
_INTERACTIONS = Mould(Interaction, ("origin", "kind", "arrow", "role", "frequency", "notes", "link"))

# Makes a named tuple without a call of Python code.
_new = tuple.__new__


class NotPlainError(Exception):
    """The file holds something else."""


def _prose(_: Origin, text: str, body: Span) -> str:
    """Read paragraphs of words, each as one line."""
    paragraphs: list[list[str]] = [[]]
    for line in text[body.start : body.end].split("\n"):
        if not line:
            paragraphs.append([])
        elif line[0].isalpha() and not line[-1].isspace():
            paragraphs[-1].append(line)
        else:
            raise NotPlainError
    return "\n\n".join([" ".join(lines) for lines in paragraphs if lines]) or _none()


def _heads(text: str, body: Span, pattern: "re.Pattern[str]") -> list[tuple[Any, ...]]:
    """Return what the groups of a pattern match in each of some items, the name first."""
    lines = text[body.start : body.end].split("\n")
    heads = [_head(pattern, line) for line in lines if line]
    if not heads:
        raise NotPlainError
    return heads


def _head(pattern: "re.Pattern[str]", line: str) -> tuple[Any, ...]:
    match = pattern.fullmatch(line)
    groups = match.groups() if match else ("note",)
    # A word that is a label may be one, and then speaks of the item above.
    if groups[0].casefold() in LABELS:
        raise NotPlainError
    return groups


def _properties(_: Origin, text: str, body: Span) -> Mapping[str, tuple[str, ...]]:
    heads = _heads(text, body, _PROPERTY)
    found = {name: _listed(values) for name, values in heads}
    if len(found) < len(heads):
        raise NotPlainError
    return found


def _listed(words: str | None) -> tuple[str, ...]:
    """Return what stands between commas."""
    return tuple([stripped for part in words.split(",") if (stripped := part.strip())]) if words else ()


def _capabilities(origin: Origin, text: str, body: Span) -> tuple[Capability, ...]:
    names, levels, details = zip(*_heads(text, body, _CAPABILITY), strict=True)
    columns = (names, levels, map(_listed, details), repeat("required"))
    return tuple(_CAPABILITIES.many(len(names), repeat(origin), *columns))


def _artifacts(origin: Origin, text: str, body: Span) -> tuple[Artifact, ...]:
    names, types = zip(*_heads(text, body, _ARTIFACT), strict=True)
    return tuple(_ARTIFACTS.many(len(names), repeat(origin), names, types))


def _responsibilities(_: Origin, text: str, body: Span) -> tuple[list[tuple[Any, ...]], list[list[Span]]]:
    """Return the heads of responsibilities, and where the words of their metrics stand."""
    heads: list[tuple[Any, ...]] = []
    metrics: list[list[Span]] = []
    for line, start in _lines(text, body):
        if line.startswith(_METRIC) and heads:
            end = start + len(line)
            metrics[-1].append(_new(Span, (end - len(_labelled(line)), end)))
            continue
        heads.append(_head(_DUTY, line))
        metrics.append([])
        # Behind a dash the word is a flag as well.
        if "primary" in heads[-1][0].casefold():
            raise NotPlainError
    return (heads, metrics) if heads else _none()


class Lines(NamedTuple):
    """What the lines of metrics are read with."""

    source: Source
    measure: Measure
    is_foreign: bool

    def metrics(self, spans: list[Span]) -> tuple[Metric, ...]:
        """Return the metrics of some lines."""
        path, text = self.source.path, self.source.text
        found: list[Metric] = []
        for span in spans:
            node = Node(plain(text[span.start : span.end]) or _none(), _new(Location, (path, span)))
            found += measured(node, self.source, self.measure, is_foreign=self.is_foreign)
        return tuple(found)


def duties(
    origin: Origin, lines: Lines, heads: list[tuple[Any, ...]], metrics: list[list[Span]]
) -> tuple[Responsibility, ...]:
    """Return the responsibilities whose heads and metrics have been found."""
    titles, flags = zip(*heads, strict=True)
    primary = [flag is not None for flag in flags]
    columns = (titles, primary, map(lines.metrics, metrics), repeat(None), repeat(()))
    return tuple(_RESPONSIBILITIES.many(len(heads), repeat(origin), *columns))


def _interactions(origin: Origin, text: str, body: Span) -> tuple[Interaction, ...]:
    heads: list[tuple[Any, ...]] = []
    notes: list[str | None] = []
    for line, _ in _lines(text, body):
        if line.startswith(_NOTES) and heads and notes[-1] is None:
            notes[-1] = plain(_labelled(line)) or _none()
            continue
        heads.append(_head(_INTERACTION, line))
        notes.append(None)
        # A hyphen between blanks is a dash.
        if " -" in heads[-1][2]:
            raise NotPlainError
    kinds, arrows, roles, frequencies = zip(*heads, strict=True) if heads else _none()
    ways = [plainheads.WAYS[arrow] for arrow in arrows]
    columns = (kinds, ways, roles, frequencies, notes, repeat(None))
    return tuple(_INTERACTIONS.many(len(heads), repeat(origin), *columns))


def _lines(text: str, body: Span) -> Iterator[tuple[str, int]]:
    """Yield the lines that are not empty, and where each begins."""
    start, stop = body
    for line in text[start:stop].split("\n"):
        if line:
            yield line, start
        start += len(line) + 1


def _labelled(line: str) -> str:
    """Return what stands behind the label of a line."""
    if line[-1].isspace():
        raise NotPlainError
    return line[line.index(": ") + 1 :].lstrip()


def _none() -> NoReturn:
    raise NotPlainError


# What reads the section of each field, and what its form is like there.
READERS: Mapping[str, Callable[[Origin, str, Span], Any]] = {
    "mission": _prose,
    "short_description": _prose,
    "properties": _properties,
    "responsibilities": _responsibilities,
    "capabilities": _capabilities,
    "artifacts": _artifacts,
    "interactions": _interactions,
}
FORMS: Mapping[str, tuple[ItemReader | None, bool]] = {
    "mission": (None, False),
    "short_description": (None, False),
    "properties": (None, True),
    "responsibilities": (items.responsibility, False),
    "capabilities": (items.capability, False),
    "artifacts": (items.artifact, False),
    "interactions": (items.interaction, False),
}
