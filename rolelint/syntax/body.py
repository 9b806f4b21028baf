"""The Markdown below the front matter, by the cheapest reader that knows it.

Section by section: the plain ones are read line by line, the others by the parser. At a heading that begins its line
nothing is open but a code fence, HTML or a comment. Where one of these may go on, the parser reads all of the body.
"""

from collections.abc import Iterator
from itertools import pairwise

from rolelint.patterns import lazy
from rolelint.source import Source
from rolelint.syntax import plain_markdown
from rolelint.syntax.document import Body, Line, Section
from rolelint.syntax.view import IsHeading

_FENCE = lazy(r" {0,3}(?:```|~~~)")


def read(source: Source, first: int, is_heading: IsHeading) -> Body:
    """Read the Markdown of a source from its 0-based line `first` to its end.

    `is_heading` tells whether words are those of a heading that such a file has.
    """
    body = None if "<!--" in source.text else _in_parts(source, first, is_heading)
    if body is None:
        from rolelint.syntax import markdown

        return markdown.read(source, first, is_heading)
    return body


def _in_parts(source: Source, first: int, is_heading: IsHeading) -> Body | None:
    lines: list[Line] = []
    sections: list[Section] = []
    definitions: dict[str, str] = {}
    for rows in _parts(source, first):
        plain = plain_markdown.read(source, rows)
        if plain:
            lines += plain[0]
            sections.append(plain[1])
            continue
        from rolelint.syntax import markdown

        part = markdown.read_part(source, rows, is_heading)
        if part is None:
            return None
        lines += part.lines
        sections += part.sections
        definitions = {**part.definitions, **definitions}
    return Body(tuple(lines), tuple(sections), definitions)


def _parts(source: Source, first: int) -> Iterator[range]:
    """Yield the lines above the first heading, then those of each section; what seems to be code is not parted.

    This may be wrong: the parser is shown the next heading, and sees whether something hides it.
    """
    last = len(source.line_spans)
    bounds = [first, *_headings(source, range(first, last)), last]
    yield from (range(above, below) for above, below in pairwise(bounds))


def _headings(source: Source, rows: range) -> Iterator[int]:
    text, spans = source.text, source.line_spans
    has_fences = "```" in text or "~~~" in text
    is_code = False
    for row in rows:
        start = spans[row].start
        if has_fences and _FENCE.match(text, start):
            is_code = not is_code
        elif text.startswith("#", start) and not is_code and plain_markdown.is_heading(source, row):
            yield row
