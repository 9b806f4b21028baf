"""Repairs of a text that leave every other byte alone."""

import re
from collections.abc import Callable, Sequence

from rolelint.patterns import lazy
from rolelint.source import Edit, Location, Source, Span

_BULLET = lazy(r"(?:[-*+•]|\d+[.)])\s")
_LIST = lazy(r"#[^\r\n<]*[\r\n]+(?P<items>[-*+] [^\r\n<]*(?:(?:\r\n|\r|\n)(?:[-*+] |[ \t]+[^\s])[^\r\n<]*)*)\s*")
_BLANKS = lazy(r"[ \t]*")
_FENCE = lazy(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_COMMENT_AT_END = lazy(r"(?:^|\n)[ \t]*<!--[^\n]*-->[ \t]*$")


def rearranged(sections: Sequence[str], order: Sequence[int]) -> str | None:
    """Return adjacent sections of a Markdown text in another order, given as their indices.

    The line breaks between sections keep their places, so a missing one at the end stays missing. None where a section
    may not move: it does not close what it opens, or has a comment at its end, which may speak about the next section.
    """
    parted = [_parted(section) for section in sections]
    if not all(_is_movable(body) for body, _ in parted):
        return None
    return "".join(parted[index][0] + gap for index, (_, gap) in zip(order, parted, strict=True))


def joined(source: Source, first: Span, second: Span) -> tuple[Edit, ...] | None:
    """Return the edits that move the items of a section to the end of one above it, and take out its heading.

    None where one of the two is anything but a line of `#` and a list, or has comments.
    """
    above, below = (source.text[span.start : span.end] for span in (first, second))
    lists = _LIST.fullmatch(above), _LIST.fullmatch(below)
    if not (lists[0] and lists[1]):
        return None
    end = first.start + lists[0].end("items")
    start, gap = second.start, ""
    if second.end == len(source.text):
        start, gap = len(source.text[: second.start].rstrip()), below[lists[1].end("items") :]
    place = source.at(end, end)
    return Edit(place, "\n" + lists[1]["items"]), Edit(source.at(start, second.end), gap)


def line_removal(source: Source, at: Location) -> Edit | None:
    """Return the edit that takes out the line of which this is all, or the lines; None where they hold more."""
    first, last = source.line_at(at.start), source.line_at(at.end)
    whole = Span(source.content(first).start, source.content(last).end)
    return removal(source, first, last) if whole == at.span else None


def repeated_item(source: Source, first: int, second: int, *, in_one_list: bool = False) -> Edit | None:
    """Return the edit that takes out a list item, of two that begin in these lines and have the same text.

    None where they are not alike, and on request where anything but items of their list stands between them.
    """
    known, again = _item(source, first), _item(source, second)
    if not known or not again or [*map(_words(source), known)] != [*map(_words(source), again)]:
        return None
    if in_one_list and any(_ends_list(_words(source)(row), known[0], source) for row in range(known[-1] + 1, again[0])):
        return None
    return removal(source, again[0], again[-1])


def _ends_list(text: str, row: int, source: Source) -> bool:
    """Whether a line is none of the list that an item in some row belongs to."""
    depth = _depth(_words(source)(row))
    return bool(text) and (_depth(text) < depth or (_depth(text) == depth and not _BULLET.match(text, depth)))


def _depth(text: str) -> int:
    return len(text) - len(text.lstrip())


def _words(source: Source) -> Callable[[int], str]:
    return lambda row: source.text[source.line_spans[row].start : source.line_spans[row].end].rstrip()


def _item(source: Source, row: int) -> range | None:
    """Return the lines of a list item: the first one and those indented below it; None where its end is not plain."""
    words = _words(source)
    depth = _depth(words(row))
    if not _BULLET.match(words(row), depth):
        return None
    last = row
    for other in range(row + 1, len(source.line_spans)):
        text = words(other)
        if text and _depth(text) <= depth:
            is_plain = last < other - 1 or _BULLET.match(text.lstrip()) or text.startswith("#")
            return range(row, last + 1) if is_plain else None
        last = other if text else last
    return range(row, last + 1)


def removal(source: Source, first: int, last: int) -> Edit:
    """Return the edit that takes out lines, given by the 0-based indices of the first and the last one, with one break.

    Where the file ends without a line break, it does so afterwards.
    """
    spans = source.line_spans
    start, end = spans[first].start, len(source.text)
    if last + 1 < len(spans):
        end = spans[last + 1].start
    elif first and spans[last].end == end:
        start = spans[first - 1].end
    return Edit(source.at(start, end), "")


def _parted(section: str) -> tuple[str, str]:
    """Split a section from the line breaks at its end; blanks behind its last word stay with the word."""
    end = len(section.rstrip())
    blanks = _BLANKS.match(section, end)
    cut = blanks.end() if blanks else end
    return section[:cut], section[cut:]


def _is_movable(body: str) -> bool:
    is_closed = len(_FENCE.findall(body)) % 2 == 0 and body.count("<!--") == body.count("-->")
    return is_closed and not _COMMENT_AT_END.search(body)
