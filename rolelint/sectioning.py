"""The headings of a file in canonical form: words, depth, one blank behind the marks, and the order of the sections."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from rolelint.anchors import github
from rolelint.arrangement import arranged, blocks
from rolelint.dialect import fold_heading, known_headings
from rolelint.headings import Use
from rolelint.language import guess, is_english
from rolelint.manuscript import Manuscript
from rolelint.passage import LINK
from rolelint.source import Edit

if TYPE_CHECKING:
    from rolelint.syntax.document import Section

Group = tuple[Edit, ...]

_DEEPEST = 6


def headings(manuscript: Manuscript) -> Iterator[Group]:
    """Yield the edits of headings, those of a section whose depth changes together with all below it."""
    sections = manuscript.document.sections
    moved = set[int]()
    for first, depth, end in _astray(manuscript):
        shift = depth - sections[first].level
        moved |= set(range(first, end))
        levels = {index: min(max(sections[index].level + shift, 1), _DEEPEST) for index in range(first, end)}
        yield tuple(_line(manuscript, index, level) for index, level in levels.items())
    for index, section in enumerate(sections):
        if section.level and index not in moved:
            yield (_line(manuscript, index, section.level),)


def _astray(manuscript: Manuscript) -> Iterator[tuple[int, int, int]]:
    """Yield the headings of another depth than most of their kind: index, right depth, where their part ends."""
    sections = manuscript.document.sections
    for kind in _kinds(manuscript):
        levels = Counter(sections[index].level for index, _ in kind)
        usual = levels.most_common(1)[0][0] if kind else 0
        yield from ((index, usual, end) for index, end in kind if sections[index].level != usual)


def _kinds(manuscript: Manuscript) -> Iterator[list[tuple[int, int]]]:
    """Yield headings that should be equally deep, each with where its part ends."""
    if manuscript.ladder is None:
        yield [(index, use.end) for index, use in _known(manuscript)]
        return
    sections = manuscript.document.sections
    levels = manuscript.data["levels"].parts if "levels" in manuscript.data else ()
    places = ({one.at.start for one in levels}, {cell.at.start for cell in manuscript.ladder.cells})
    for starts in places:
        yield [
            (index, index + 1)
            for index, section in enumerate(sections)
            if section.level and section.title_at.start in starts
        ]


def _known(manuscript: Manuscript) -> Iterator[tuple[int, Use]]:
    """Yield the sections of known fields, less those inside one of the same; nothing where another one holds them."""
    found = manuscript.role.headings if manuscript.role else ()
    if any(not one.field and one.is_empty and other.level > one.level for one, other in pairwise(found)):
        return
    above: Section | None = None
    field = None
    for index, (section, use) in enumerate(zip(manuscript.document.sections, manuscript.uses, strict=True)):
        if use.form and not (above and field == use.form.field and above.level < section.level):
            above, field = section, use.form.field
            yield index, use


def _line(manuscript: Manuscript, index: int, level: int) -> Edit:
    """Return the edit that writes a heading on one line; as it is where it is written on several."""
    section, source = manuscript.document.sections[index], manuscript.source
    start = source.line_spans[source.line_at(section.heading.start)].start
    written = source.text[section.title_at.start : section.title_at.end]
    if "\n" in written or "\r" in written:
        return Edit(source.at(start, start), "")
    words, mark, comment = written.partition("<!--")
    words = _words(manuscript, index, words.strip())
    title = f"{words} {mark}{comment}" if mark else words
    return Edit(source.at(start, section.heading.end), f"{'#' * level} {title}".rstrip())


def _words(manuscript: Manuscript, index: int, words: str) -> str:
    """Return the canonical words of a heading that the form knows by others.

    Words of another language, those that the configuration lists, and what a link leads to are left as they are.
    """
    form = manuscript.uses[index].form if manuscript.role else None
    folded = fold_heading(words)
    if form is None or folded not in known_headings(manuscript.dialect) or folded in manuscript.extra:
        return words
    language = manuscript.data["lang"].value if "lang" in manuscript.data else guess(manuscript.source.text)
    is_foreign = not is_english(language if isinstance(language, str) else None)
    is_pointed_at = f"#{github(words)})" in manuscript.source.text
    return words if is_foreign or is_pointed_at or LINK.search(words) else form.heading


def order(manuscript: Manuscript) -> Iterator[Group]:
    """Yield the edit that puts the sections of a role into the order of its form, where they may move."""
    ranks = {name: rank for rank, name in enumerate(manuscript.dialect.headings)}
    found = blocks(manuscript.role.headings) if manuscript.role else []
    edit = arranged(manuscript.source, found, ranks) if found else None
    if edit:
        yield (edit,)
