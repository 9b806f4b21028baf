"""What speaks for a career ladder in a text that has the shape of one.

Levels are everywhere: games, courses, plans, logs and support contracts have them, and dimensions too. So no sign
counts by itself; each has a weight, and a ladder needs `ENOUGH` of them. Some speak against it, unless the text says
that it is about careers. Whoever reads the verdict can read the signs.
"""

import re
from collections.abc import Iterator

from rolelint import careers
from rolelint.frozen import frozen
from rolelint.glance import Glance
from rolelint.patterns import lazy
from rolelint.shapes import Shape

ENOUGH = 3
# What all signs together can weigh; a form that only ladders have shows neither names of levels nor criteria.
MOST = 8
_NUMBERED = lazy(
    r"(?:level|lvl|grade|band|stufe|karrierestufe|niveau|nivel|nível|livello|レベル|グレード|等级|级别)"
    r"[ .:#-]*(?:\d{1,3}|[IVX]{1,4})\b.*"
    r"|(?:l|ic)[.-]?\d{1,2}(?:\W.*)?",
    re.IGNORECASE | re.DOTALL,
)
_L_SOMETHING = re.compile(r"(?:l|ic)[.-]?\d{1,2}\s+\w", re.IGNORECASE)
_FOLDER = lazy(r"\b(?:levels?|ladders?|progression|competenc(?:y|ies))\b", re.IGNORECASE)
_LONGEST_OPENING = 1000


@frozen
class Sign:
    """Something that speaks for a ladder, in words, and how much it counts; below zero it speaks against one."""

    words: str
    weight: int


def weigh(shape: Shape, glance: Glance) -> tuple[Sign, ...]:
    """Return what speaks for a career ladder, the form of the text being given."""
    return tuple(_of_station(shape, glance) if shape.is_station else _of_ladder(shape, glance))


def _of_ladder(shape: Shape, glance: Glance) -> Iterator[Sign]:
    """Yield the signs of a text with several levels."""
    if shape.is_explicit:
        yield Sign("a form that only ladders have", ENOUGH)
    positions = sum(map(careers.is_position, shape.levels))
    numbered = sum(map(_is_numbered, shape.levels))
    if max(numbered, positions) > 1:
        yield Sign("names of levels", 1)
    if positions > 1:
        yield Sign("levels that are positions", 1)
    if len(shape.shared) > 1:
        yield Sign("levels that share dimensions", 1)
    if shape.announces:
        yield Sign("a table that lists levels or dimensions", 1)
    yield from _of_dimensions(shape.shared)
    yield from _of_criteria(shape.criteria)
    words = tuple(_of_words(glance))
    yield from words
    if not (words or shape.is_explicit):
        yield from _against(shape, glance)


def _against(shape: Shape, glance: Glance) -> Iterator[Sign]:
    """Yield what speaks against a ladder in a text that does not say that it is about careers."""
    title = next((part.title for part in glance.parts if part.depth), "")
    if careers.has_other_levels(title):
        yield Sign("a title about other levels", -ENOUGH)
    questions = sum(text.rstrip("*_ ").endswith(("?", "\uff1f")) for text in shape.criteria)
    if questions * 2 > len(shape.criteria):
        yield Sign("criteria that are questions", -ENOUGH)
    people = [text for text in shape.criteria if careers.may_be_person(text)]
    if people and len(set(people)) == len(people) == len(shape.criteria):
        yield Sign("criteria that may be names", -1)


def _of_station(shape: Shape, glance: Glance) -> Iterator[Sign]:
    """Yield the signs of one level in a file of its own.

    A seniority is none, since the files of roles are called so too, nor is a place in the menu of a site: both count
    only beside a number, or in a folder of levels.
    """
    is_numbered = _is_numbered(shape.levels[0])
    is_called_so = _is_numbered(glance.name)
    is_among_levels = _FOLDER.search(glance.folders) is not None
    if not (is_numbered or is_called_so or is_among_levels):
        return
    if is_numbered:
        yield Sign("a heading that names a level", 1)
    if is_called_so or is_among_levels or shape.is_placed:
        yield Sign("a place among other levels", 1)
    yield from _of_dimensions(shape.shared)
    yield from _of_criteria(shape.criteria)
    yield from _of_words(glance)


def _of_dimensions(dimensions: tuple[str, ...]) -> Iterator[Sign]:
    telling = sum(map(careers.is_telling, dimensions))
    common = sum(careers.is_common(name) and not careers.is_telling(name) for name in dimensions)
    if telling or common > 1:
        yield Sign("dimensions that ladders have", 1)


def _of_criteria(criteria: tuple[str, ...]) -> Iterator[Sign]:
    doing = sum(careers.says_what_somebody_does(text.lstrip("*_ ")) for text in criteria)
    if doing > 1 and doing * 2 >= len(criteria):
        yield Sign("criteria that say what somebody does", 1)


def _of_words(glance: Glance) -> Iterator[Sign]:
    """Yield a sign if the headings, what stands ahead of them, the front matter or the path speak of careers."""
    opening = "\n".join(glance.parts[0].lines) + "\n".join(glance.parts[1].lines if len(glance.parts) > 1 else ())
    titles = "\n".join(part.title for part in glance.parts)
    if any(
        map(careers.speaks_of_careers, (titles, glance.folders, glance.name, glance.front, opening[:_LONGEST_OPENING]))
    ):
        yield Sign("words about careers", 2)


def _is_numbered(name: str) -> bool:
    """Whether a name is a level's beyond doubt: `Level 3`, `L3: …`, but not `L1 cache`, `Stage 2` or `Phase 1`."""
    bare = name.lstrip("*_# ")
    return _NUMBERED.fullmatch(bare) is not None and _L_SOMETHING.match(bare) is None
