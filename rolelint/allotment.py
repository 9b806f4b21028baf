"""A text in sections that has room for so many characters: small sections are whole, large ones share what is left."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from rolelint.frozen import frozen
from rolelint.sentences import counted


@frozen
class Section:
    """Blocks of Markdown that are always there, and below them pieces, of which the last ones may be left out.

    `noun` is what one of the pieces is, `rest` says where all of them are.
    """

    opening: tuple[str, ...]
    pieces: tuple[str, ...] = ()
    noun: str = "line"
    rest: str = ""


def fitted(sections: Sequence[Section], room: int) -> str:
    """Return sections as one text of at most so many characters, in their order; what is left out is counted."""
    texts = (_cut(section, share) for section, share in zip(sections, _shares(sections, room), strict=True))
    return "\n".join(texts)


def _shares(sections: Sequence[Section], room: int) -> list[int]:
    """Return how many characters each section may have: as many as it needs, or as many as the other large ones."""
    needs = [len(_whole(section)) + 1 for section in sections]
    shares = [0] * len(sections)
    left = room
    for place, index in enumerate(sorted(range(len(sections)), key=needs.__getitem__)):
        shares[index] = min(needs[index], left // (len(sections) - place))
        left -= shares[index]
    return shares


def _cut(section: Section, room: int) -> str:
    whole = _whole(section)
    if len(whole) < room:
        return whole
    opening = "".join(_blocks(section))
    lengths = list(accumulate(len(piece) + 1 for piece in section.pieces))
    note = len(_note(section, 0)) + 2
    count = bisect_right(lengths, room - 1 - len(opening) - note)
    return "\n\n".join(filter(None, (f"{opening}{_lines(section, count)}".rstrip("\n"), _note(section, count)))) + "\n"


def _whole(section: Section) -> str:
    return "".join(_blocks(section)) + _lines(section, len(section.pieces))


def _blocks(section: Section) -> Iterator[str]:
    for place, block in enumerate(section.opening):
        is_last = place == len(section.opening) - 1 and not section.pieces
        yield f"{block}\n" if is_last else f"{block}\n\n"


def _lines(section: Section, count: int) -> str:
    return "".join(f"{piece}\n" for piece in section.pieces[:count])


def _note(section: Section, count: int) -> str:
    more = len(section.pieces) - count
    return f"… and {counted(more, section.noun)} more{section.rest}"
