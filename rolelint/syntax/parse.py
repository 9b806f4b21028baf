"""Text to `Document`: the one way in. Parsing never raises; a broken file has problems."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rolelint.diagnostic import Finding, Fix, Safety, Severity
from rolelint.frozen import frozen
from rolelint.patterns import lazy
from rolelint.source import Edit, Source, Span
from rolelint.syntax import body, comments, damage, yaml
from rolelint.syntax.document import Comment, Document, Line, LineKind
from rolelint.syntax.node import Node
from rolelint.syntax.view import IsHeading
from rolelint.syntax.yaml import Problem

# These end the analysis of a file: what it says could not be read, or not to its end.
FATAL = frozenset({"RL001", "RL003", "RL005", "RL006"})

_DATA_SUFFIXES = (".yaml", ".yml", ".json")
_HEADING = lazy(r"#{1,6} \S")
_KEY = lazy(r"[a-z_][\w-]*:(?:\s|$)")
_BELOW_KEY = lazy(r"[ \t]|- |#|$")
# One line with a colon above `---` is a heading; two are keys.
_LEAST_KEYS = 2


@frozen
class _Fences:
    """The 0-based lines of `---` around the front matter, None where one is missing; `first` is the line below."""

    opening: int | None
    first: int
    closing: int | None


class _Front(NamedTuple):
    """What stands above the body, as the document has it."""

    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()
    data: Node | None = None
    span: Span | None = None
    comments: tuple[Comment, ...] = ()


def is_data(path: str) -> bool:
    """Tell whether a file is all data, and nothing in it Markdown, by the suffix of its path."""
    return path.casefold().endswith(_DATA_SUFFIXES)


def parse(source: Source, is_heading: IsHeading = lambda _: False) -> Document:
    """Parse the text of a role, ladder or any other file, by the suffix of its path.

    `is_heading` tells whether words are those of a heading that such a file has: where a slip hides one, it is found.
    """
    if is_data(source.path):
        return _data(source)
    fences = _fences(source)
    if fences is None:
        return _with_body(source, _Front(), 0, is_heading)
    if fences.closing is None:
        return _unclosed(source, fences.first - 1)
    return _with_body(source, _front(source, fences, fences.closing), fences.closing + 1, is_heading)


def _data(source: Source) -> Document:
    """Read a file that is YAML or JSON as a whole."""
    span = Span(0, len(source.text))
    data, problems = yaml.read(source, span)
    rows = range(len(source.line_spans))
    found = tuple(comments.in_yaml(source, rows, data))
    problems = (*problems, *damage.find(source))
    lines = _front_lines(source, rows)
    return Document(source, lines, problems, data, span, data_only=True, comments=found)


def _unclosed(source: Source, opening: int) -> Document:
    at = source.content(opening)
    message = "the front matter that opens here is never closed by a line '---'"
    end = _end_of_keys(source, range(opening + 2, len(source.line_spans)))
    problem = ("RL005", Finding(message, source.at(at.start, at.end), fix=_closing(source, end) if end else None))
    lines = _front_lines(source, range(len(source.line_spans)))
    return Document(source, lines, (problem,))


def _front(source: Source, fences: _Fences, closing: int) -> _Front:
    span = Span(source.line_spans[fences.first].start, source.line_spans[closing].start)
    data, problems = yaml.read(source, span)
    problems = (
        *_unopened_front_matter(source, fences),
        *_late_front_matter(source, fences),
        *(_unclosed_instead(source, fences, problem) for problem in problems),
    )
    lines = _front_lines(source, range(closing + 1))
    found = tuple(comments.in_yaml(source, range(fences.first, closing), data))
    return _Front(lines, problems, data, span, found)


def _with_body(source: Source, front: _Front, first: int, is_heading: IsHeading) -> Document:
    """Read the Markdown from a line on, and join it with what stands above it."""
    below = body.read(source, first, is_heading)
    return Document(
        source,
        (*front.lines, *below.lines),
        (*front.problems, *below.problems, *damage.find(source)),
        front.data,
        front.span,
        sections=below.sections,
        definitions=below.definitions,
        comments=(*front.comments, *below.comments),
        unclosed=below.unclosed,
    )


def _fences(source: Source) -> _Fences | None:
    """Find the lines around the front matter. Blanks behind `---` and empty lines above it do not hide it."""
    opening = None
    for row, span in enumerate(source.line_spans):
        text = source.text[span.start : span.end].rstrip()
        if opening is None:
            if text and text != "---":
                return _unopened(source, row)
            opening = row if text else None
        elif text in ("---", "..."):
            return _Fences(opening, opening + 1, row)
    return None if opening is None else _Fences(opening, opening + 1, None)


def _unopened(source: Source, first: int) -> _Fences | None:
    """Take the lines from `first` on for front matter if they are keys, and closed by `---`."""
    keys = 0
    for row in range(first, len(source.line_spans)):
        line = source.line_spans[row]
        text = source.text[line.start : line.end]
        if text.rstrip() == "---":
            return _Fences(None, first, row) if keys >= _LEAST_KEYS else None
        if _KEY.match(text):
            keys += 1
        elif not keys or not _BELOW_KEY.match(text):
            return None
    return None


def _unopened_front_matter(source: Source, fences: _Fences) -> Iterator[Problem]:
    if fences.opening is None:
        first = source.line_spans[fences.first]
        line_end = source.text[first.end : source.line_spans[fences.first + 1].start]
        fix = Fix("write '---' above it", (Edit(source.at(0, first.start), f"---{line_end}"),), Safety.SAFE)
        message = "the line '---' that opens the front matter is missing"
        yield "RL002", Finding(message, source.at(first.start, first.end), fix=fix, severity=Severity.ERROR)


def _late_front_matter(source: Source, fences: _Fences) -> Iterator[Problem]:
    if fences.opening:
        at = source.content(fences.opening)
        fix = Fix("remove the empty lines above it", (Edit(source.at(0, at.start), ""),), Safety.SAFE)
        message = "front matter counts only from the first line on; empty lines stand above it"
        yield "RL002", Finding(message, source.at(at.start, at.end), fix=fix)


def _unclosed_instead(source: Source, fences: _Fences, problem: Problem) -> Problem:
    """Name the cause: where YAML stumbles over prose below a heading, the closing `---` was forgotten.

    Then a line of `---` further down, a thematic break, has been taken for the closing one.
    """
    code, finding = problem
    stumble = source.line_at(finding.at.start)
    if (
        fences.opening is None
        or code not in ("RL003", "RL006")
        or _KEY.match(source.text, source.line_spans[stumble].start)
    ):
        return problem
    end = _end_of_keys(source, range(fences.opening + 2, stumble + 1))
    if end is None:
        return problem
    heading, at = source.content(end + 1), source.content(fences.opening)
    words = source.text[heading.start : heading.end]
    message = f"the front matter that opens here is not closed by a line '---' before '{words}'"
    return "RL005", Finding(message, source.at(at.start, at.end), fix=_closing(source, end))


def _end_of_keys(source: Source, rows: Iterable[int]) -> int | None:
    """Return the empty line above the first of some lines that is a heading with one: no key stands below it."""
    for row in rows:
        above, heading = source.content(row - 1), source.content(row)
        if above.start == above.end and _HEADING.match(source.text, source.line_spans[row].start, heading.end):
            return row - 1
    return None


def _closing(source: Source, row: int) -> Fix:
    start = source.line_spans[row].start
    return Fix("write '---' below the last key", (Edit(source.at(start, start), "---\n"),), Safety.SAFE)


def _front_lines(source: Source, rows: Iterable[int]) -> tuple[Line, ...]:
    return tuple(Line(LineKind.FRONT, 0, "", source.content(row)) for row in rows)
