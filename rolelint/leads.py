"""Lines above lists that say what these hold: `**Collaborates with:**`, `On the ward:`, `You will be asked to:`.

Some name what follows, as a heading does; others only announce it, in a sentence that goes on in every item.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from rolelint.frozen import frozen
from rolelint.passage import plain
from rolelint.patterns import lazy
from rolelint.source import Span
from rolelint.syntax.document import Document, Line, LineKind, Section

_BOLD = lazy(r"(?P<marks>\*\*|__)(?P<words>(?!\s)(?:(?!(?P=marks)).)+?):?(?P=marks):?")
_COLON = lazy(r"(?P<words>[^\W_].*?)[ \t]*:")
# What makes a sentence of a line, so that it announces what comes: whom it speaks to, a verb, a pointer to the list.
_ANNOUNCES = lazy(
    r"\b(?:you|we|they|it|is|are|be|has|have|had|will|must|shall|should|can|may"
    r"|include[sd]?|including|follow(?:s|ing)|such as|limited to|able to|responsible for|provide|for example|e\.g"
    r"|sie|du|ihr|wir|ist|sind|sein|haben|werden|müssen|sollten|können|umfass(?:t|en)|gehör(?:t|en)|folgende[nrs]?"
    r"|vous|nous|est|sont|êtes|avez|devez|serez|pouvez|compren(?:d|nent)|suivant(?:e?s?)|notamment"
    r"|usted|debe|son|incluyen?|siguientes?|você|são|deve|incluem?|seguintes?)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 16


@frozen
class Lead:
    """A line that is all bold, or ends with a colon above a list: its words, and the index of the section it stands in.

    `is_first` says that nothing of the section stands above it but other such lines, with or without lists.
    """

    section: int
    row: int
    words: str
    at: Span
    is_bold: bool
    is_above_list: bool
    is_first: bool


def announces(line: str) -> bool:
    """Tell whether a line with a colon at its end only announces what follows: what it says is no name."""
    words = plain(line)
    return words.endswith(":") and _ANNOUNCES.search(words) is not None


def promoted(document: Document, is_heading: Callable[[Lead], bool]) -> Document:
    """Return the document with the lines that are said to be headings as such, one level below their section's."""
    found = {lead.row: lead for lead in _leads(document) if is_heading(lead)}
    if not found:
        return document
    lines = list(document.lines)
    for row in found:
        lines[row] = Line(LineKind.HEADING, 0, "", lines[row].content)
    sections = tuple(
        part
        for index, section in enumerate(document.sections)
        for part in _split(section, [lead for lead in found.values() if lead.section == index], document)
    )
    return replace(document, lines=tuple(lines), sections=sections)


def _leads(document: Document) -> Iterator[Lead]:
    for index, section in enumerate(document.sections):
        inside = {row for item in section.items for row in item.rows}
        is_first = True
        for row in range(section.first, section.last):
            if row in inside or document.lines[row].kind is LineKind.BLANK:
                continue
            lead = _lead(document, index, row, is_first=is_first)
            if lead:
                yield lead
            is_first = is_first and lead is not None


def _lead(document: Document, index: int, row: int, *, is_first: bool) -> Lead | None:
    line, section = document.lines[row], document.sections[index]
    text = document.text(row)
    bold = _BOLD.fullmatch(text)
    match = bold or _COLON.fullmatch(text)
    if line.kind is not LineKind.TEXT or match is None:
        return None
    below = (after for after in range(row + 1, section.last) if document.lines[after].kind is not LineKind.BLANK)
    is_above_list = document.lines[next(below, row)].kind is LineKind.ITEM
    words = plain(match["words"])
    goes_on = document.is_wrapped and row > section.first and document.lines[row - 1].kind is LineKind.TEXT
    if not bold and (not is_above_list or goes_on or len(words.split()) > _MOST_WORDS):
        return None
    start, end = match.span("words")
    at = Span(line.content.start + start, line.content.start + end)
    return Lead(index, row, words, at, bold is not None, is_above_list, is_first)


def _split(section: Section, leads: list[Lead], document: Document) -> Iterator[Section]:
    bounds = [*(lead.row for lead in leads), section.last]
    yield _part(section, section.first, bounds[0])
    for lead, last in zip(leads, bounds[1:], strict=True):
        line = document.lines[lead.row].content
        heading = section._replace(level=section.level + 1, title=lead.words, title_at=lead.at, heading=line)
        yield _part(heading, lead.row + 1, last)


def _part(section: Section, first: int, last: int) -> Section:
    items = tuple(item for item in section.items if first <= item.line < last)
    return section._replace(first=first, last=last, items=items)
