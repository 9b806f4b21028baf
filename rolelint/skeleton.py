"""What the headings of a ladder are: levels, dimensions, groups of criteria in these, or something beside the ladder.

Levels may hold dimensions, or dimensions levels. Emphasised words alone are a heading below all others.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from itertools import takewhile

from rolelint.careers import calls_dimensions, is_position, says_expected
from rolelint.diagnostic import Finding, Fix, Note, Safety
from rolelint.frozen import frozen
from rolelint.levels import corrected, is_level, number, referred, shared_words, stem
from rolelint.names import fold_title
from rolelint.passage import LINK, Passage
from rolelint.similarity import nearest
from rolelint.source import Edit
from rolelint.subheads import EMPHASISED, parted
from rolelint.syntax.document import Document, Item, LineKind, Section
from rolelint.syntax.node import Node
from rolelint.syntax.yaml import Problem
from rolelint.tracks import by_headings
from rolelint.unheaded import names_of_sides

_EXAMPLES = re.compile(r"examples?\b", re.IGNORECASE)
# A level's number, and what parts it from what follows.
_HEAD = re.compile(r"(?P<head>[^\d]*\d{1,3})\W*")
# What people write about a ladder, before and behind it.
_ABOUT = re.compile(
    r"(?:how|why|what|when|who|where|about|using|other|see|further)\b"
    r"|.*\b(?:acknowledge?ments?|annex|appendi(?:x|ces)|background|change ?log|changes|conclusion|contact|contents"
    r"|contributing|credits|faqs?|feedback|glossary|guidelines?|history|introduction|licen[cs]e|links|notes?|overview"
    r"|process(?:es)?|principles|purpose|questions|references|resources|sources|summary|terms|tips)\b"
)


class Part(Enum):
    """What a heading opens. A title is a heading above all levels."""

    TITLE = auto()
    ASIDE = auto()
    LEVEL = auto()
    DIMENSION = auto()
    GROUP = auto()


@frozen
class Bone:
    """A section with what its heading opens; `name` is the heading, in the right words where it is a slip.

    `track` is the heading above a level that names its track; `said` is what a level's heading says of a dimension.
    """

    section: Section
    part: Part
    name: Node
    track: Node | None = None
    said: Passage | None = None


@frozen
class Skeleton:
    """The sections of a ladder. `is_transposed` tells that levels stand below dimensions."""

    bones: tuple[Bone, ...]
    is_transposed: bool
    problems: tuple[Problem, ...]


def read_skeleton(document: Document, declared: Collection[str], *, is_one_level: bool = False) -> Skeleton:
    """Tell what the headings of a document are; `declared` holds the names of levels that its front matter lists."""
    return _Headings(document, declared, is_one_level=is_one_level).skeleton()


class _Headings:
    """The headings of one document."""

    def __init__(self, document: Document, declared: Collection[str], *, is_one_level: bool) -> None:
        self.document = document
        self.is_one_level = is_one_level
        self.declared = {fold_title(name): name for name in declared}
        self.sections = tuple(parted(document))
        self.titles = [self._passage(section).words for section in self.sections]
        self.depth = self._depth()
        at_depth = [place for place, section in enumerate(self.sections) if section.level == self.depth]
        self.slips = dict(self._slips(at_depth))
        self.names = [self.slips.get(place, title) for place, title in enumerate(self.titles)]
        named = [place for place in at_depth if self._is_level(self.names[place])]
        # Where levels go by declared names or by numbers, other headings beside them are none.
        self.stems = frozenset(stem(self.names[place]) for place in named)
        self.known = frozenset(fold_title(self.titles[below]) for place in named for below in self._extent(place)[1:])
        self.known_sides = frozenset(side for place in named for side in self._sides(place))
        words = [fold_title(self.names[place]).split() for place in named]
        self.last_words = frozenset(last[-1] for last in words if last)
        self.levels = [place for place, section in enumerate(self.sections) if section.level and self._is_one(place)]
        self.is_by_number = self._counts_anew()

    def skeleton(self) -> Skeleton:
        rows = self._rows()
        counts = Counter(key for row in rows.values() for key in row)
        is_repeated = len(rows) > 1 and max(counts.values()) > 1
        has_dimensions = any(self._has_dimensions(place) for place in self.levels)
        is_transposed = is_repeated and not has_dimensions
        end = sorted(rows)[1] if is_repeated and has_dimensions else len(self.sections)
        parts = list(self._transposed(rows) if is_transposed else self._upright(end))
        tracks = {} if is_repeated else dict(self._tracks())
        bones = [
            Bone(section, part, self._passage(section).node(name), tracks.get(place))
            for place, (section, part, name) in enumerate(zip(self.sections, parts, self.names, strict=True))
        ]
        if is_transposed and self.is_by_number:
            bones = [_numbered(bone, self._passage(bone.section)) for bone in bones]
        problems = [*self._misspelt(), *self._misplaced(end), *self._several(sorted(rows), end)]
        if not is_transposed:
            problems += self._unlevelled(parts, end)
        return Skeleton(tuple(bones), is_transposed, tuple(problems))

    def _depth(self) -> int:
        """Return the depth of the headings that are levels: the shallowest with two of them, or with one beyond doubt.

        Where there are none, it is the shallowest with two of any.
        """
        headed = [(section.level, title) for section, title in zip(self.sections, self.titles, strict=True)]
        real = Counter(level for level, _ in headed if 0 < level < EMPHASISED)
        if self.is_one_level:
            return min(real, default=1)
        titled = [(level, title) for level, title in headed if level]
        named = Counter(level for level, title in titled if level < EMPHASISED and self._is_level(title))
        sure = Counter(level for level, title in titled if level < EMPHASISED and self._is_surely_level(title))
        emphasised = Counter(level for level, title in titled if level == EMPHASISED and self._is_level(title))
        for counts in (named, sure + sure, emphasised, real):
            depths = [depth for depth in sorted(counts) if counts[depth] > 1]
            if depths:
                return depths[0]
        return min(named or real, default=1)

    def _slips(self, at_depth: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Yield the headings beside levels that are slips of a level's name, with the right one."""
        taken = frozenset(fold_title(self.titles[place]) for place in at_depth)
        words = shared_words(self.titles[place] for place in at_depth)
        for place in at_depth:
            title = self.titles[place]
            key = fold_title(title)
            near = None if key in self.declared or self.is_one_level else nearest(key, self.declared)
            right = self.declared[near] if near else corrected(title, words)
            if right and key not in self.declared and fold_title(right) not in taken:
                yield place, right

    def _is_level(self, title: str) -> bool:
        return fold_title(title) in self.declared or is_level(title)

    def _is_surely_level(self, title: str) -> bool:
        return fold_title(title) in self.declared or referred(title) is not None

    def _is_one(self, place: int) -> bool:
        """Whether a heading is a level's: by its depth, or at another one by a level's name, which then is a slip."""
        if self.sections[place].level == self.depth:
            if not self.stems:
                return self.is_one_level or not self._is_about(place)
            return self._is_level(self.names[place]) or self._is_kin(place)
        shared = stem(self.names[place])
        is_named = fold_title(self.names[place]) in self.declared or ("#" in shared and shared in self.stems)
        return is_named and not self.is_one_level

    def _is_about(self, place: int) -> bool:
        """Whether a heading says something about the ladder, by its words, and has no headings below it."""
        return len(self._extent(place)) == 1 and _ABOUT.match(fold_title(self.titles[place])) is not None

    def _is_kin(self, place: int) -> bool:
        """Whether a heading beside levels is one as well: `Engineer` beside `Senior Engineer`, or by what is below."""
        words = fold_title(self.names[place]).split()
        is_called_so = bool(words) and words[-1].isalpha() and words[-1] in self.last_words
        if is_called_so or any(fold_title(self.titles[below]) in self.known for below in self._extent(place)[1:]):
            return True
        return is_position(self.names[place]) and not self.known_sides.isdisjoint(self._sides(place))

    def _extent(self, place: int) -> range:
        """Return the places of a section and of those below it."""
        level = self.sections[place].level
        for end in range(place + 1, len(self.sections)):
            if self.sections[end].level <= level:
                return range(place, end)
        return range(place, len(self.sections))

    def _rows(self) -> Mapping[int, frozenset[str]]:
        """Return the levels below each heading that holds some, by its place."""
        rows: dict[int, set[str]] = defaultdict(set)
        for place, parent in self._above():
            name = self.names[place]
            rows[parent].add(str(number(name)) if self.is_by_number else fold_title(name))
        return {place: frozenset(row) for place, row in rows.items()}

    def _counts_anew(self) -> bool:
        """Whether each heading above levels counts them from the start, and says something else at the same number."""
        above = dict(self._above())
        names = {fold_title(self.names[place]): self.names[place] for place in above}
        numbers = frozenset(map(number, names.values()))
        is_one_row = len({stem(name) for name in names.values()}) == 1 and None not in numbers
        is_one_row = is_one_row and self.declared.keys().isdisjoint(names)
        is_anew = is_one_row and len(numbers) < len(names) and len(frozenset(above.values())) > 1
        return is_anew and not by_headings([self.titles[place] for place in above.values()])

    def _has_dimensions(self, place: int) -> bool:
        """Whether a level has headings below it that are more than the word for examples or for what is expected."""
        titles = (self.titles[below] for below in self._extent(place)[1:])
        return any(not (_EXAMPLES.match(title) or says_expected(title)) for title in titles)

    def _above(self) -> Iterator[tuple[int, int]]:
        """Yield the places of the levels that stand below another heading, with the place of that one."""
        above: int | None = None
        levels = frozenset(self.levels)
        for place, section in enumerate(self.sections):
            if 0 < section.level < self.depth and place not in levels:
                above = place
            elif place in levels and above is not None:
                yield place, above

    def _tracks(self) -> Iterator[tuple[int, Node]]:
        """Yield the headings that name the tracks of levels, by the places of the levels."""
        above = dict(self._above())
        named = by_headings([self.titles[place] for place in dict.fromkeys(above.values())])
        for place, parent in above.items():
            if self.titles[parent] in named:
                yield place, self._passage(self.sections[parent]).node()

    def _upright(self, end: int) -> Iterator[Part]:
        """Yield what the headings are where dimensions stand below levels; from `end` on they are of other ladders."""
        levels = frozenset(self.levels)
        usual = self._usual()
        is_in_level, depth_of_dimension = False, 0
        for place, section in enumerate(self.sections):
            if place in levels and place < end:
                is_in_level, depth_of_dimension = True, 0
                yield Part.LEVEL
            elif place >= end or not is_in_level or section.level <= self.depth:
                is_in_level = False
                yield Part.TITLE if self._is_title(place) else Part.ASIDE
            elif not depth_of_dimension and self._is_emphasised(place) and fold_title(self.titles[place]) not in usual:
                yield Part.GROUP
            elif not depth_of_dimension or section.level <= depth_of_dimension:
                depth_of_dimension = section.level
                yield Part.DIMENSION
            else:
                yield Part.GROUP

    def _transposed(self, rows: Mapping[int, frozenset[str]]) -> Iterator[Part]:
        """Yield what the headings are where levels stand below dimensions."""
        levels = frozenset(self.levels)
        is_in_dimension = False
        for place in range(len(self.sections)):
            if place in rows:
                is_in_dimension = True
                yield Part.DIMENSION
            elif place in levels and is_in_dimension:
                yield Part.LEVEL
            elif is_in_dimension and self.sections[place].level > self.depth:
                yield Part.GROUP
            else:
                is_in_dimension = False
                yield Part.TITLE if self._is_title(place) else Part.ASIDE

    def _is_title(self, place: int) -> bool:
        is_first = not any(section.level for section in self.sections[:place])
        return is_first and 0 < self.sections[place].level < self.depth

    def _usual(self) -> frozenset[str]:
        """Return the emphasised words that are dimensions: they stand at several levels, or beside others."""
        found = [
            [fold_title(self.titles[below]) for below in self._extent(place) if self._is_emphasised(below)]
            for place in self.levels
        ]
        counts = Counter(title for titles in found for title in titles)
        several = (title for titles in found if len(titles) > 1 for title in titles)
        return frozenset((*several, *(title for title, count in counts.items() if count > 1)))

    def _is_emphasised(self, place: int) -> bool:
        return self.sections[place].level == EMPHASISED

    def _misspelt(self) -> Iterator[Problem]:
        for place, right in self.slips.items():
            at = self._passage(self.sections[place]).at
            message = f"the heading '{self.titles[place]}' is not known; did you mean '{right}'?"
            yield "RL202", Finding(message, at, fix=Fix(f"write '{right}'", (Edit(at, right),), Safety.UNSAFE))

    def _misplaced(self, end: int) -> Iterator[Problem]:
        """Say which levels have a heading of another depth than the others."""
        for place in self.levels:
            section = self.sections[place]
            if section.level == self.depth or place >= end:
                continue
            where = "a part of another level" if section.level > self.depth else "if the other levels belonged to it"
            message = f"'{self.titles[place]}' is written as {where}; it is read as a level of its own"
            marks = f"{'#' * self.depth} {self.titles[place]}" if self.depth < EMPHASISED else self.titles[place]
            hint = f"write it as the other levels are written: {marks}"
            yield "RL513", Finding(message, self._passage(section).at, fix=self._moved(place), hint=hint)

    def _moved(self, place: int) -> Fix | None:
        """Return the fix that gives a level the depth of the others, and what is below it that of what they hold."""
        levels = frozenset(self.levels)
        below = list(takewhile(lambda other: other not in levels, self._extent(place)[1:]))
        others = (level for level in self.levels if self.sections[level].level == self.depth)
        depths = Counter(self._outermost(self._extent(level)[1:]) for level in others).most_common(1)
        own, usual = self._outermost(below), depths[0][0] if depths else 0
        shift = usual - own if own and usual else self.depth - self.sections[place].level
        edits = [self._with_depth(place, self.depth)]
        if shift:
            headings = (other for other in below if self.sections[other].level < EMPHASISED)
            edits += (self._with_depth(other, self.sections[other].level + shift) for other in headings)
        found = tuple(edit for edit in edits if edit)
        return Fix(f"make it a heading of level {self.depth}", found, Safety.SAFE) if len(found) == len(edits) else None

    def _outermost(self, places: Iterable[int]) -> int:
        """Return the depth of the outermost of some headings, 0 where there are none."""
        depths = (self.sections[place].level for place in places)
        return min((depth for depth in depths if depth < EMPHASISED), default=0)

    def _with_depth(self, place: int, depth: int) -> Edit | None:
        """Return the edit that gives a heading another depth; None where it has no `#`, or Markdown no such depth."""
        section = self.sections[place]
        at = self.document.source.at(section.heading.start, section.heading.start + section.level)
        is_marked = self.document.source.text[at.start : at.end] == "#" * section.level
        return Edit(at, "#" * depth) if is_marked and 0 < depth < EMPHASISED else None

    def _several(self, parents: Sequence[int], end: int) -> Iterator[Problem]:
        """Say that a file holds several ladders, of which the first one is read."""
        if end == len(self.sections):
            return
        first, second, *others = (self._passage(self.sections[place]) for place in parents)
        shared = "numbers" if self.is_by_number else "names"
        message = f"a second ladder begins here: '{second.words}' has levels of the same {shared} as '{first.words}'"
        notes = (Note("the first one, which is read", first.at), *(Note("another one", other.at) for other in others))
        yield "RL008", Finding(message, second.at, notes, hint="give each ladder a file of its own")

    def _unlevelled(self, parts: Sequence[Part], end: int) -> Iterator[Problem]:
        """Say which headings beside the levels hold what levels hold, and are none by their name or their headings."""
        begin = min(self.levels, default=0)
        held = frozenset(kind for place in self.levels for kind in self._held(place))
        sides = frozenset(side for place in self.levels for side in self._sides(place))
        place = 0
        while place < end:
            extent = self._extent(place) if self.sections[place].level else range(place, place + 1)
            is_above_levels = not frozenset(extent).isdisjoint(self.levels)
            if parts[place] is Part.ASIDE and self.sections[place].level and not is_above_levels:
                if self._is_like_level(place, held, is_ahead=place < begin) or self._shares(place, sides):
                    at = self._passage(self.sections[place]).at
                    message = f"'{self.titles[place]}' is read as no level, and holds what the levels hold"
                    hint = "if it is a level, name it in the list 'levels' of the front matter"
                    yield "RL008", Finding(message, at, hint=hint)
                place = extent[-1] + 1
            else:
                place += 1

    def _is_like_level(self, place: int, held: Collection[tuple[str, bool]], *, is_ahead: bool) -> bool:
        if _ABOUT.match(fold_title(self.titles[place])):
            return False
        own = self._held(place)
        if is_ahead:
            return ("items", True) in own and ("items", True) in held and self.sections[place].level == self.depth
        has_items = any(kind == "items" for kind, _ in held)
        return any(kind == "items" for kind, _ in own) if has_items else ("text", True) in own & frozenset(held)

    def _shares(self, place: int, sides: Collection[str]) -> bool:
        """Whether a heading has names of dimensions below it that levels have, and does not announce just these."""
        is_about = calls_dimensions(fold_title(self.titles[place])) or self._is_about(place)
        return not is_about and len(self._sides(place).intersection(sides)) > 1

    def _sides(self, place: int) -> frozenset[str]:
        return names_of_sides(self.document, self.sections[place])

    def _held(self, place: int) -> frozenset[tuple[str, bool]]:
        """Return what stands below a heading: list items or text, each with whether a further heading is above it."""
        found = set[tuple[str, bool]]()
        for below in self._extent(place):
            section = self.sections[below]
            if any(not self._is_link(item) for item in section.items):
                found.add(("items", below > place))
            taken = frozenset(line for item in section.items for part in item.walk() for line in part.lines)
            rows = (row for row in range(section.first, section.last) if row not in taken)
            if any(self.document.lines[row].kind is LineKind.TEXT for row in rows):
                found.add(("text", below > place))
        return frozenset(found)

    def _is_link(self, item: Item) -> bool:
        return not item.items and LINK.match(self.document.text(item.line)) is not None

    def _passage(self, section: Section) -> Passage:
        return Passage(self.document.source, section.title_at.start, section.title_at.end)


def _numbered(bone: Bone, heading: Passage) -> Bone:
    """Return a level that goes by its number; what else its heading says is what it expects."""
    match = _HEAD.match(heading.raw) if bone.part is Part.LEVEL else None
    if not match:
        return bone
    head = heading.part(0, match.end("head"))
    return replace(bone, name=head.node(), said=heading.after(match.end()).strip() or None)
