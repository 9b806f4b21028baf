"""Emphasised words alone on a line, which are a heading below all others.

They stand above a list, or above a paragraph where the same words stand so elsewhere, too.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping

from rolelint.careers import describes_level, is_aside
from rolelint.names import fold_title
from rolelint.passage import Passage
from rolelint.rungs import read_example
from rolelint.source import Span
from rolelint.syntax.document import Document, Item, LineKind, Section

# Markdown has six levels of headings.
EMPHASISED = 7
_UNSEEN = frozenset({LineKind.BLANK, LineKind.COMMENT})


def parted(document: Document) -> Iterator[Section]:
    """Yield the sections of a document, parted where emphasised words are a heading."""
    found = [dict(_emphasised(document, section)) for section in document.sections]
    counts = Counter(name for heads in found for name in {fold_title(words.words) for words, _ in heads.values()})
    for section, heads in zip(document.sections, found, strict=True):
        sure = {
            row: words
            for row, (words, is_above_list) in heads.items()
            if is_above_list or (counts[fold_title(words.words)] > 1 and not _is_other(words))
        }
        yield from _parts(document, section, sure)


def _parts(document: Document, section: Section, heads: Mapping[int, Passage]) -> Iterator[Section]:
    ends = [*heads, section.last]
    yield section._replace(last=ends[0], items=_within(section, section.first, ends[0]))
    for (row, words), end in zip(heads.items(), ends[1:], strict=True):
        at = Span(words.start, words.end)
        line = document.lines[row].content
        yield Section(EMPHASISED, words.words, at, line, row + 1, end, _within(section, row + 1, end))


def _emphasised(document: Document, section: Section) -> Iterator[tuple[int, tuple[Passage, bool]]]:
    """Yield the lines that are emphasised words and nothing else, each with whether a list is right below it."""
    kinds = {row: document.lines[row].kind for row in range(section.first, section.last)}
    heads = frozenset(item.line for item in section.items)
    taken = frozenset(line for item in section.items for part in item.walk() for line in (part.line, *part.lines))
    for row, kind in kinds.items():
        if kind is not LineKind.TEXT or row in taken or LineKind.TEXT in {kinds.get(row - 1), kinds.get(row + 1)}:
            continue
        following = next((other for other in range(row + 1, section.last) if kinds[other] not in _UNSEEN), None)
        span = document.lines[row].content
        line = Passage(document.source, span.start, span.end)
        lead = line.lead() if line.raw.startswith(("**", "__")) else None
        if following is None or not lead or lead[1].strip(": ") or read_example(line) is not None:
            continue
        if following in heads or kinds[following] is LineKind.TEXT:
            yield row, (lead[0].strip(": "), following in heads)


def _is_other(words: Passage) -> bool:
    """Whether words announce a remark, or what a level is called, pays or takes."""
    return is_aside(words.words) or describes_level(words.words)


def _within(section: Section, first: int, last: int) -> tuple[Item, ...]:
    begin, end = (bisect_left(section.items, line, key=_line) for line in (first, last))
    return section.items[begin:end]


def _line(item: Item) -> int:
    return item.line
