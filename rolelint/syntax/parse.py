"""Text to `Document`: the one way in. Parsing never raises; a broken file has problems."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolelint.diagnostic import Finding, Fix, Safety
from rolelint.source import Edit, Source, Span
from rolelint.syntax import damage, markdown, yaml
from rolelint.syntax.document import Comment, Document, Line, LineKind
from rolelint.syntax.node import Node
from rolelint.syntax.yaml import Problem

_DATA_SUFFIXES = (".yaml", ".yml", ".json")
_HEADING = re.compile(r"#{1,6} \S")
_YAML_COMMENT = re.compile(r"#[ \t]*rolelint:[ \t]*(.*?)[ \t]*$")
# These end the analysis of a file: what it says could not be read, or not to its end.
FATAL = frozenset({"RL001", "RL003", "RL005", "RL006"})


@dataclass(frozen=True, slots=True)
class _Fences:
    """The lines of `---` around the front matter; `closing` is None where it is missing."""

    opening: int
    closing: int | None


def parse(source: Source) -> Document:
    """Parse the text of a role, ladder or any other file, by the suffix of its path."""
    if source.path.casefold().endswith(_DATA_SUFFIXES):
        return _data_document(source)
    fences = _fences(source)
    damaged = tuple(damage.find(source))
    if fences is None:
        body = markdown.read(source, 0)
        return Document(
            source, None, None, False, body.lines, body.sections, body.definitions, body.comments, (*body.problems, *damaged)
        )
    opening = source.line_spans[fences.opening]
    problems = tuple(_late_front_matter(source, fences))
    if fences.closing is None:
        end = opening.start + len(source.text[opening.start : opening.end].rstrip())
        unclosed = Finding("the front matter that opens here is never closed by a line '---'", source.at(opening.start, end))
        return Document(source, None, None, False, (), (), {}, (), (("RL005", unclosed),))
    span = Span(_line_end(source, fences.opening), source.line_spans[fences.closing].start)
    front, front_problems = yaml.read(source, span)
    body = markdown.read(source, fences.closing + 1)
    front_problems = tuple(_unclosed_instead(source, fences, problem) for problem in front_problems)
    lines = (*(_front_line(source, row) for row in range(fences.closing + 1)), *body.lines)
    comments = (*_front_comments(source, front, fences.opening + 1, fences.closing), *body.comments)
    problems = (*problems, *front_problems, *body.problems, *damaged)
    return Document(source, front, span, False, lines, body.sections, body.definitions, comments, problems)


def _data_document(source: Source) -> Document:
    span = Span(0, len(source.text))
    front, problems = yaml.read(source, span)
    rows = range(len(source.line_spans))
    comments = tuple(_front_comments(source, front, 0, len(rows)))
    lines = tuple(_front_line(source, row) for row in rows)
    return Document(source, front, span, True, lines, (), {}, comments, (*problems, *damage.find(source)))


def _fences(source: Source) -> _Fences | None:
    rows = source.line_spans
    texts = (source.text[span.start : span.end].rstrip() for span in rows)
    opening = closing = None
    for row, text in enumerate(texts):
        if opening is None:
            if text and text != "---":
                return None
            opening = row if text else None
        elif text in ("---", "..."):
            closing = row
            break
    return None if opening is None else _Fences(opening, closing)


def _late_front_matter(source: Source, fences: _Fences) -> Iterator[Problem]:
    if fences.opening:
        start = source.line_spans[fences.opening].start
        fix = Fix("remove the empty lines above it", (Edit(source.at(0, start), ""),), Safety.SAFE)
        message = "front matter counts only from the first line on; empty lines stand above it"
        yield "RL002", Finding(message, source.at(start, start + 3), fix=fix)


def _line_end(source: Source, row: int) -> int:
    return source.line_spans[row + 1].start if row + 1 < len(source.line_spans) else len(source.text)


def _unclosed_instead(source: Source, fences: _Fences, problem: Problem) -> Problem:
    """Name the cause: where YAML stumbles over prose behind a heading, the closing `---` was forgotten."""
    code, finding = problem
    if code != "RL003":
        return problem
    last = source.line_at(finding.at.start)
    for row in range(fences.opening + 2, last + 1):
        before, span = source.line_spans[row - 1], source.line_spans[row]
        if _HEADING.match(source.text, span.start, span.end) and not source.text[before.start : before.end].strip():
            opening = source.line_spans[fences.opening]
            heading = source.text[span.start : span.end].strip()
            message = f"the front matter that opens here is not closed by a line '---' before '{heading}'"
            return "RL005", Finding(message, source.at(opening.start, opening.start + 3))
    return problem


def _front_line(source: Source, row: int) -> Line:
    span = source.line_spans[row]
    text = source.text[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip()) if text.strip() else span.start
    return Line(LineKind.FRONT, 0, "", Span(start, max(start, span.start + len(text.rstrip()))))


def _front_comments(source: Source, front: Node | None, first: int, last: int) -> Iterator[Comment]:
    """Find the YAML comments that speak to rolelint: those outside every value."""
    if "rolelint:" not in source.text:
        return
    values = [] if front is None else [node.at.span for node in _scalars(front)]
    for row in range(first, last):
        span = source.line_spans[row]
        match = _YAML_COMMENT.search(source.text[span.start : span.end])
        if match and not any(value.start <= span.start + match.start() < value.end for value in values):
            start, end = span.start + match.start(), span.start + match.start() + len(match[0].rstrip())
            yield Comment(Span(start, end), match[1], row, not source.text[span.start : start].strip())


def _scalars(node: Node) -> Iterator[Node]:
    children = node.children.values() if isinstance(node.children, dict) else node.children
    if not children:
        yield node
    for child in children:
        yield from _scalars(child)  # type: ignore[arg-type]
