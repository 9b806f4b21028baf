"""Plain text as sections and items: pages that people copied into a file, where only its place marks a heading.

Markdown sees paragraphs in it. Here a line is a heading if it is a known one, alone or with text behind its colon, if
it is written as the known ones are (bold, in capitals, numbered, with a colon), or if it is short and stands by itself.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from rolelint import leads
from rolelint.dialect import Known, section_of
from rolelint.headings import promoted
from rolelint.passage import plain
from rolelint.patterns import lazy
from rolelint.rows import Row, had_room, is_wrapped, items, read_row
from rolelint.source import Span
from rolelint.syntax.document import Document, Item, Line, LineKind, Section

_STRONG = lazy(r"(?P<marks>\*\*|__|\*|_)(?=\S)(?:(?!(?P=marks)).)+(?:(?P=marks):?|:(?P=marks))")
_LABEL = lazy(
    r"(?P<marks>[*_]{0,3})(?P<words>[^\W\d_](?:(?![*_]{2})[^:]){1,60}?)[ \t]*(?::(?P=marks)|(?P=marks):)[ \t]+(?=\S)"
)
# Behind one label another ends what it says, even if nobody knows it: `Grade: 7`, `FLSA Status: Exempt`.
_FURTHER_LABEL = lazy(r"[*_]{0,3}[^\W\d_a-zß-ÿ][^\W\d_]*(?:[ /-][^\W\d_]+){0,3}[*_]{0,3}:[*_]{0,3}[ \t]+\S")
_SUBJECT = lazy(r"(?:subject|betreff|objet|asunto|onderwerp|assunto):\s", re.IGNORECASE)
_MAIL = lazy(r"(?:from|to|cc|sent|date|von|an|gesendet|datum|de|à|envoyé|para|aan):\s", re.IGNORECASE)
_GENERIC = lazy(
    r"\W*(?:job|position|role|vacancy)\W+(?:description|posting|profile|announcement|specification|opening)\W*"
    r"|\W*(?:stellen(?:beschreibung|anzeige|ausschreibung)|fiche de poste|offre d['’]emploi)\W*",
    re.IGNORECASE,
)
_KEPT = frozenset({LineKind.FRONT, LineKind.BLANK, LineKind.COMMENT, LineKind.TABLE, LineKind.HTML, LineKind.RULE})
_LEAST_KNOWN = 2
_MOST_WORDS = 9
_MOST_WORDS_OF_TITLE = 16
_LONG_LINE = 200
_LEAST_CAPITALS = 4
_LONG_RUN = 3
_TITLE_ROWS = 3
_TITLED = 0.6
_TITLE, _PARENT, _CHILD = 1, 2, 3

_Style = tuple[bool, int, bool, bool, bool]


def cut(document: Document, known: Known) -> tuple[Document, ...]:
    """Find the sections of a text that has no headings of Markdown which its form knows."""
    has_headings = any(section.level for section in document.sections)
    written = promoted(document, known) if has_headings else document
    named = sum(section_of(section.title, known) is not None for section in written.sections)
    return (document,) if named >= _LEAST_KNOWN or not document.sections else (_Page(document, known).run(),)


class _Page:
    """Reads one page line by line; rows are numbered in the order in which they stand."""

    def __init__(self, document: Document, known: Known) -> None:
        self.document = document
        self.source = document.source
        rows = (read_row(self.source, index) for index, line in enumerate(document.lines) if line.kind not in _KEPT)
        self.rows = [row for row in rows if row.text]
        texts = [row for row in self.rows if not row.marker]
        self.width = max((row.end for row in self.rows), default=0)
        self.is_wrapped = all(len(row.text) <= _LONG_LINE for row in texts) and is_wrapped(texts, self.width)
        self.forms = [section_of(row.text, known) if _may_be_known(row) else None for row in self.rows]
        self.labels = {number: label for number, row in enumerate(self.rows) if (label := _label(row, known))}
        self.title = self._title()
        self.labels.pop(-1 if self.title is None else self.title, None)
        self.styles = [_style(row) for row, form in zip(self.rows, self.forms, strict=True) if form]
        self.heads = self._heads()

    def run(self) -> Document:
        """Return the document with sections, items and lines as they were found."""
        lines = list(self.document.lines)
        for number, row in enumerate(self.rows):
            lines[row.index] = self._line(number, row)
        sections = tuple(self._sections())
        inside = (
            index for section in sections for item in section.items for part in item.walk() for index in part.lines
        )
        for index in inside:
            lines[index] = lines[index]._replace(depth=1)
        return replace(self.document, lines=tuple(lines), sections=sections, is_wrapped=self.is_wrapped)

    def _line(self, number: int, row: Row) -> Line:
        if number in self.labels and number in self.heads:
            return Line(LineKind.TEXT, 0, "", Span(self.labels[number].end, row.content.end))
        if number in self.heads:
            return Line(LineKind.HEADING, 0, "", _words(row))
        if row.marker:
            return Line(LineKind.ITEM, 1, row.sign, row.content)
        return Line(LineKind.TEXT, 0, "", row.content)

    def _title(self) -> int | None:
        """Return the row that says what the page is about: the subject of a mail, else the first that may be one."""
        for number, row in enumerate(self.rows):
            if _SUBJECT.match(row.text):
                return number
            if not _MAIL.match(row.text):
                break
        for number, row in enumerate(self.rows[:_TITLE_ROWS]):
            generic = _GENERIC.match(row.text)
            if generic and generic.end() < len(row.text):
                return number
            if generic or _MAIL.match(row.text):
                continue
            is_short = len(row.text.split()) <= _MOST_WORDS_OF_TITLE and not row.text.endswith((".", "!", ":", ","))
            return number if is_short and not row.marker and not self._is_known(number) else None
        return None

    def _heads(self) -> dict[int, int]:
        """Return the levels of the rows that are headings."""
        sure = {number for number in range(len(self.rows)) if self._is_sure(number)}
        weak = {number for number in range(len(self.rows)) if number not in sure and self._is_weak(number)}
        found = sure | (weak - _idle(weak, {*sure, len(self.rows)}))
        styles = set(self.styles)
        levels: dict[int, int] = {}
        shape: str | None = None
        parent = -1
        for number in sorted(found):
            first = "list" if number + 1 < len(self.rows) and self.rows[number + 1].marker else "text"
            if number == self.title:
                level = _TITLE
            elif parent + 1 in found and self._is_part(number, parent, is_empty=number + 1 in found):
                level, shape = _CHILD, first
            elif not self._is_known(number) and styles and _style(self.rows[number]) not in styles:
                level = _CHILD
            elif number + 1 in found and number not in self.labels:
                level, shape, parent = _PARENT, "", number
            elif self._is_known(number) or shape is None or (shape and first != shape):
                level, shape, parent = _PARENT, None, number
            else:
                level, shape = _CHILD, shape or first
            levels[number] = level
        return levels

    def _is_known(self, number: int) -> bool:
        return self.forms[number] is not None or number in self.labels

    def _is_part(self, number: int, parent: int, *, is_empty: bool) -> bool:
        """Whether a known heading stands below an empty one of the same field, or of none as it has none itself.

        Right below the parent there is a heading; `is_empty` says that so there is right below this one.
        """
        if parent < 0:
            return False
        above, first, form = (self.forms[other] for other in (parent, parent + 1, number))
        if above is None or form is None:
            return False
        if above.is_kept or form.is_kept:
            return above.is_kept and form.is_kept and not is_empty
        return first is not None and above.field == first.field == form.field

    def _is_sure(self, number: int) -> bool:
        """Whether a row is a heading by its words or by how it is written."""
        row = self.rows[number]
        if number == self.title or number in self.labels:
            return True
        if self.title is not None and number < self.title:
            return False
        if self.forms[number]:
            return not row.is_numbered or not self._is_in_numbers(number)
        if len(row.text.split()) > _MOST_WORDS:
            return False
        if row.marker:
            is_like = row.is_numbered and self._is_usual(0)
            return is_like and not self._is_in_numbers(number) and not row.text.endswith((".", ";", ","))
        if row.hashes or _STRONG.fullmatch(row.text) or _is_in_capitals(row):
            return True
        is_like = row.text.endswith(":") and not row.indent and self._is_usual(-1)
        return is_like and not leads.announces(row.text)

    def _is_usual(self, mark: int) -> bool:
        """Whether most of the known headings are written with a mark, given its place in their style."""
        return 2 * sum(bool(style[mark]) for style in self.styles) > len(self.styles)

    def _is_in_numbers(self, number: int) -> bool:
        """Whether a numbered row has another one right above or below it."""
        around = (number - 1, number + 1)
        return any(0 <= other < len(self.rows) and self.rows[other].is_numbered for other in around)

    def _is_weak(self, number: int) -> bool:
        """Whether a row may be a heading since it is short and nothing goes on with it."""
        row = self.rows[number]
        is_short = len(row.text.split()) <= _MOST_WORDS and not row.text.endswith((".", ",", ";", "!", ":"))
        if row.marker or row.indent or not is_short or row.text[0].islower() or number + 1 == len(self.rows):
            return False
        if _MAIL.match(row.text) or (self.title is not None and number < self.title) or (number - 1) in self.labels:
            return False
        return self._parts_lists(number) or (self._stands_alone(number) if self.is_wrapped else self._is_titled(number))

    def _parts_lists(self, number: int) -> bool:
        """Whether a row stands between two lists, and is no rest of the item above it."""
        above, row = self.rows[number - 1] if number else None, self.rows[number]
        if not above or not above.marker or not self.rows[number + 1].marker:
            return False
        return row.index > above.index + 1 or had_room(above, row, self.width)

    def _stands_alone(self, number: int) -> bool:
        before = self.rows[number - 1].index + 1 if number else 0
        row = self.rows[number]
        return before < row.index and self.rows[number + 1].index > row.index + 1

    def _is_titled(self, number: int) -> bool:
        """Whether most words of a line are written as those of titles are, and what follows is none of its lines."""
        row, following = self.rows[number], self.rows[number + 1]
        words = [word for word in re.findall(r"[^\W\d_]+", row.text) if len(word) > 3]
        titled = sum(word[0].isupper() for word in words)
        return bool(words) and titled >= len(words) * _TITLED and len(following.text) > len(row.text)

    def _sections(self) -> Iterator[Section]:
        numbers = sorted({*self.heads, *self._openings()})
        first = sum(line.kind is LineKind.FRONT for line in self.document.lines)
        last = len(self.document.lines)
        bounds = [*(self.rows[number].index for number in numbers), last]
        yield Section(0, "", Span(0, 0), Span(0, 0), first, bounds[0], self._items(first, bounds[0]))
        for number, (start, end) in zip(numbers, pairwise(bounds), strict=True):
            row = self.rows[number]
            if number not in self.heads:
                yield Section(0, "", Span(0, 0), Span(0, 0), start, end, self._items(start, end))
                continue
            at, line = self.labels.get(number) or _words(row), self.source.content(row.index)
            body = start if number in self.labels else start + 1
            words = _LABEL.match(row.text) if number in self.labels else None
            if words:
                at = Span(*(row.content.start + offset for offset in words.span("words")))
            title = plain(self.source.text[at.start : at.end])
            span = Span(line.start, self.labels[number].end if number in self.labels else line.end)
            yield Section(self.heads[number], title, at, span, body, end, self._items(body, end))

    def _openings(self) -> Iterator[int]:
        """Yield the rows of text that belong to no heading, since what stood above ended with its paragraph or line."""
        for number in self.labels:
            further = number + 1
            while further < len(self.rows) and self.rows[further].index == self.rows[further - 1].index + 1:
                if further in self.heads or _FURTHER_LABEL.match(self.rows[further].text):
                    break
                further += 1
            if number in self.heads and further < len(self.rows) and not self.rows[further].marker:
                yield further

    def _items(self, first: int, last: int) -> tuple[Item, ...]:
        bounds = (bisect_left(self.rows, index, key=lambda row: row.index) for index in (first, last))
        rows = [self.rows[number] for number in range(*bounds) if number not in self.heads]
        return items(rows, self.width, are_wrapped=self.is_wrapped)


def _may_be_known(row: Row) -> bool:
    """Whether a row may be a known heading: short, with no bullet but a number, and no end of a sentence."""
    is_short = len(row.text.split()) <= _MOST_WORDS_OF_TITLE and not row.text.endswith((".", ",", ";", "!"))
    return is_short and (not row.marker or row.is_numbered)


def _label(row: Row, known: Known) -> Span | None:
    """Return the place of a known heading and its colon where the text of its section stands behind them."""
    match = _LABEL.match(row.text) if not row.marker and not row.hashes else None
    if not match or not section_of(match["words"], known):
        return None
    return Span(row.content.start, row.content.start + match.end())


def _idle(weak: set[int], sure: set[int]) -> set[int]:
    """Return the rows that only seem to be headings: nothing stands below them, or they are a list without bullets."""
    found: set[int] = set()
    for number in weak:
        end = number
        while end in weak:
            end += 1
        if number - 1 not in weak and (end in sure or end - number >= _LONG_RUN):
            found.update(range(number, end))
    return found


def _style(row: Row) -> _Style:
    """Return how a heading is written: numbered, with hashes, in emphasis, in capitals, with a colon."""
    colon = row.text.rstrip("*_").endswith(":")
    return row.is_numbered, row.hashes, bool(_STRONG.fullmatch(row.text)), _is_in_capitals(row), colon


def _is_in_capitals(row: Row) -> bool:
    return row.text.isupper() and sum(map(str.isalpha, row.text)) >= _LEAST_CAPITALS


def _words(row: Row) -> Span:
    """Return the place of a heading's words, without the marks of emphasis and the colon at its end."""
    text = row.text
    start = row.content.start + len(text) - len(text.lstrip("*_"))
    return Span(start, max(start, row.content.start + len(text.rstrip("*_: "))))
