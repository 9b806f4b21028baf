"""How high the levels of a ladder stand, as far as their names and seniorities tell, and which way it is written.

Names tell it where they differ in their number only (`Level 1`, `Level 2`). A number that falls while the seniorities
in the names rise is a grade that counts downwards. Else the seniorities tell it that levels stand for, or that they are
called after (`Junior Baker`, `Senior Baker`).
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from rolelint.ladder import Ladder, Level
from rolelint.levels import stem
from rolelint.names import fold
from rolelint.patterns import lazy
from rolelint.rungs import MET

# What people call seniorities beside those of the scale, from low to high.
_USUAL = ("Apprentice", "Trainee", "Junior", "Mid", "Senior", "Lead", "Principal", "Head")
_DIGITS = lazy(r"\d+")
_DOWNWARDS = "which are written from high to low"


def upward(ladder: Ladder, scale: Sequence[str]) -> Ladder:
    """Return a ladder with its levels from low to high: one that is written downwards is turned around.

    `scale` holds the seniorities of the project from low to high. Levels that are written in no order at all are put
    into that of their seniorities. Each track has an order of its own.
    """
    tracks = dict.fromkeys(level.track for level in ladder.levels)
    if len(tracks) < 2:
        return _upward(ladder, scale)
    rows = {track: tuple(level for level in ladder.levels if level.track == track) for track in tracks}
    turned = [_upward(replace(ladder, levels=row), scale) for row in rows.values()]
    ordered = {track: iter(one.levels) for track, one in zip(tracks, turned, strict=True)}
    levels = tuple(next(ordered[level.track]) for level in ladder.levels)
    return replace(ladder, levels=levels, order=turned[0].order)


def _upward(ladder: Ladder, scale: Sequence[str]) -> Ladder:
    for tell, heights in _heights(ladder, scale):
        if len(heights) * 2 < len(ladder.levels) or len(heights) < 2:
            continue
        if _falls(tuple(heights.values())):
            if tell == "numbers" and counts_downwards(ladder.levels, scale):
                return ladder
            return replace(ladder, levels=ladder.levels[::-1], order=f"the {tell} of the levels, {_DOWNWARDS}")
        if tell == "seniorities" and ladder.order == MET and len(heights) == len(ladder.levels):
            ordered = sorted(heights, key=heights.__getitem__)
            return replace(
                ladder, levels=tuple(ladder.levels[place] for place in ordered), order=f"the {tell} of the levels"
            )
        return ladder
    return ladder


def numbers(levels: Sequence[Level]) -> Mapping[int, int]:
    """Return the numbers of the levels by their places; none where names differ in more than a number."""
    found = {place: level.number for place, level in enumerate(levels) if level.number is not None}
    is_one_row = len({stem(level.name) for level in levels}) == 1
    return found if is_one_row and len(found) == len(levels) else {}


def stands_for(levels: Sequence[Level], scale: Sequence[str]) -> Mapping[int, int]:
    """Return the places on a scale of the seniorities that levels stand for, by the places of the levels."""
    ranks = {fold(word): rank for rank, word in enumerate(scale)}
    words = ((place, fold(level.seniority or "")) for place, level in enumerate(levels))
    return {place: ranks[word] for place, word in words if word in ranks}


def called(levels: Sequence[Level], scale: Sequence[str]) -> Mapping[int, int]:
    """Return the places on a scale of the seniorities that levels are called after, by the places of the levels.

    Only names count that are equal but for this word and numbers: who leads people is not above or below who builds.
    """
    words = sorted(map(fold, scale), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, words))})(?!\w)(?: level(?!\w))?")
    ranks = {fold(word): rank for rank, word in enumerate(scale)}
    found = {}
    for place, level in enumerate(levels):
        matches = [*pattern.finditer(fold(level.name))] if words else []
        if len(matches) == 1:
            found[place] = _DIGITS.sub("", pattern.sub("#", fold(level.name))), ranks[matches[0][1]]
    usual = Counter(rest for rest, _ in found.values()).most_common(1)
    return {place: rank for place, (rest, rank) in found.items() if rest == usual[0][0]}


def counts_downwards(levels: Sequence[Level], scale: Sequence[str]) -> bool:
    """Tell whether numbers of grades fall from level to level while the words for a seniority in their names rise."""
    falling = tuple(numbers(levels).values())
    if len(falling) < 2 or not _falls(falling):
        return False
    rows = [tuple(called(levels, words).values()) for words in (scale, _USUAL)]
    return any(len(row) == len(levels) and _falls(row[::-1]) for row in rows)


def in_order(heights: Sequence[int]) -> tuple[int, ...]:
    """Return the places of the most heights that rise one after the other; of several such rows the earliest places.

    What is left out is in the wrong place. (Fredman 1975; here from the end, so that early places are kept.)
    """
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in reversed(range(len(heights))):
        length = bisect_right(tails, -heights[place])
        before[place] = ends[length - 1] if length else None
        tails[length:] = [-heights[place], *tails[length + 1 :]]
        ends[length:] = [place, *ends[length + 1 :]]
    row: list[int] = []
    place_: int | None = ends[-1] if ends else None
    while place_ is not None:
        row.append(place_)
        place_ = before[place_]
    return tuple(row)


def _heights(ladder: Ladder, scale: Sequence[str]) -> Iterator[tuple[str, Mapping[int, int]]]:
    """Yield what tells how high levels stand, the surest first; what says nothing is left out."""
    tells = (
        ("numbers", numbers(ladder.levels)),
        ("seniorities", stands_for(ladder.levels, scale)),
        ("seniorities", called(ladder.levels, scale)),
    )
    yield from ((tell, heights) for tell, heights in tells if len(heights) > 1)


def _falls(heights: Sequence[int]) -> bool:
    """Tell whether heights go down, and never up; levels side by side may be of one height."""
    return heights[0] > heights[-1] and all(high >= low for high, low in pairwise(heights))
