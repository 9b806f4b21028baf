"""Where the levels of a ladder leave their order: one is there twice, stands in the wrong place, or is missing."""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import pairwise
from math import gcd

from rolelint.altitude import called, counts_downwards, in_order, numbers, stands_for
from rolelint.frozen import frozen
from rolelint.ladder import Ladder, Level
from rolelint.names import fold
from rolelint.rungs import MET
from rolelint.sentences import listed
from rolelint.source import Location


@frozen
class Misstep:
    """What is wrong with a level, and where; and what to say of the other level that shows it."""

    message: str
    at: Location
    remark: str
    beside: Location


def missteps(ladder: Ladder, scale: Sequence[str]) -> Iterator[Misstep]:
    """Yield where the levels of a ladder leave their order; `scale` holds the seniorities of the project.

    Levels that come from the ladder that this one extends keep their order there, so of these nothing is said.
    """
    yield from _twice(ladder)
    # Levels of all tracks stand in several rows.
    yield from dict.fromkeys(misstep for row in ladder.tracks for misstep in _of_row(ladder, row, scale))


def _of_row(ladder: Ladder, row: Sequence[Level], scale: Sequence[str]) -> Iterator[Misstep]:
    levels = [level for level in row if not ladder.listed_levels or fold(level.name) in ladder.listed_levels]
    numbered = {} if counts_downwards(levels, scale) else numbers(levels)
    yield from _missing(ladder, levels, numbered)
    own = {place for place, level in enumerate(levels) if not level.is_inherited}
    has_order = ladder.order != MET
    rising = numbered or (called(levels, scale) if has_order else {})
    misplaced = frozenset(_left_out(rising))
    yield from (_misplaced(ladder, levels, rising, place) for place in sorted(misplaced & own))
    stood = stands_for(levels, scale) if has_order else {}
    if not misplaced:
        yield from (_misnamed(levels, stood, place) for place in _left_out(stood) if place in own)


def _twice(ladder: Ladder) -> Iterator[Misstep]:
    first: dict[str, Level] = {}
    for level in ladder.levels:
        known = first.setdefault(fold(level.name), level)
        if known is not level and not level.is_inherited:
            at = level.node["name"].at
            yield Misstep(f"'{level.name}' is there twice", at, "the first one is here", known.node.at)


def _missing(ladder: Ladder, levels: Sequence[Level], numbered: Mapping[int, int]) -> Iterator[Misstep]:
    """Yield the levels ahead of which numbers are missing; those that the ladder declares are told of elsewhere."""
    elsewhere = frozenset(level.number for level in ladder.levels if level not in levels)
    known = elsewhere.union(numbered.values())
    declared = range(1, (ladder.declared_levels or 0) + 1)
    row = [(numbered[place], levels[place]) for place in in_order(tuple(numbered.values()))]
    step = _step(sorted({*numbered.values()}))
    for (low, before), (high, level) in pairwise(row):
        missing = [number for number in range(low + step, high, step) if number not in known and number not in declared]
        if missing and not level.is_inherited:
            message = f"there is no level {_row(missing)} between {before.name} and {level.name}"
            yield Misstep(message, _place(ladder, level), f"{before.name} is here", _place(ladder, before))


def _step(rising: Sequence[int]) -> int:
    """Return by how much the numbers go up from level to level; two alone do not tell."""
    steps = [high - low for low, high in pairwise(rising)]
    return reduce(gcd, steps) if len(steps) > 1 else 1


def _row(missing: Sequence[int]) -> str:
    is_gapless = len(missing) > 2 and len({high - low for low, high in pairwise(missing)}) == 1
    return f"{missing[0]} to {missing[-1]}" if is_gapless else listed([str(number) for number in missing])


def _left_out(heights: Mapping[int, int]) -> list[int]:
    """Return the places of the levels that stand in the way of all others going up."""
    places = list(heights)
    kept = frozenset(in_order(tuple(heights.values())))
    return [place for index, place in enumerate(places) if index not in kept]


def _misplaced(ladder: Ladder, levels: Sequence[Level], heights: Mapping[int, int], place: int) -> Misstep:
    level, other, word = levels[place], *_contradiction(levels, heights, place)
    message = f"{level.name} comes {word} {other.name}"
    return Misstep(message, _place(ladder, level), f"{other.name} is here", _place(ladder, other))


def _misnamed(levels: Sequence[Level], heights: Mapping[int, int], place: int) -> Misstep:
    level, other, word = levels[place], *_contradiction(levels, heights, place)
    where = "below" if word == "behind" else "above"
    message = f"{level.name} stands for '{level.seniority}', and {other.name} {where} it for '{other.seniority}'"
    remark = f"{other.name} stands for '{other.seniority}'"
    return Misstep(message, level.node["seniority"].at, remark, other.node["seniority"].at)


def _contradiction(levels: Sequence[Level], heights: Mapping[int, int], place: int) -> tuple[Level, str]:
    """Return the nearest level that a misplaced one contradicts, and on which side of it the misplaced one is."""
    higher = [other for other in heights if other < place and heights[other] > heights[place]]
    if higher:
        return levels[higher[-1]], "behind"
    return levels[next(other for other in heights if other > place and heights[other] < heights[place])], "ahead of"


def _place(ladder: Ladder, level: Level) -> Location:
    """Return where a level has its place in the order: in the list, where there is one, else where its name stands."""
    return ladder.listed_levels.get(fold(level.name)) or level.node["name"].at
