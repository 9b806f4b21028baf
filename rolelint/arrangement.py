"""The sections of a role file in the order of its form."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from rolelint.edits import rearranged
from rolelint.model import Heading
from rolelint.source import Edit, Source

Block = tuple[Heading, ...]


def blocks(headings: Sequence[Heading]) -> list[Block]:
    """Gather known sections, each with the unknown ones that follow it; those before the first known one stay."""
    found: list[Block] = []
    for heading in headings:
        if heading.field:
            found.append((heading,))
        elif found:
            found[-1] += (heading,)
    return found


def arranged(source: Source, found: Sequence[Block], ranks: Mapping[str, int]) -> Edit | None:
    """Return the edit that puts blocks into the order of their ranks; None where one of them may not move."""
    headings = [heading for block in found for heading in block]
    joins = all(one.section.end == other.section.start for one, other in pairwise(headings))
    order = sorted(range(len(found)), key=lambda index: ranks.get(found[index][0].field or "", len(ranks)))
    texts = [source.text[block[0].section.start : block[-1].section.end] for block in found]
    text = rearranged(texts, order)
    if text is None or not joins or any(map(_is_underlined, headings)):
        return None
    return Edit(source.at(headings[0].section.start, headings[-1].section.end), text)


def _is_underlined(heading: Heading) -> bool:
    """Whether a heading is written with a line below it: above one, a paragraph would become part of it."""
    return heading.at.start == heading.line.start
