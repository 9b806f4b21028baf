"""Places in columns: in which order they stand below each other, and at which height, so that lines are short.

The order is found by barycentres (Sugiyama, Tagawa and Toda 1981): column by column, each slot moves to the mean of
what it is joined with. Heights are the least squares solution for a given order (pool adjacent violators).
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, repeat

from rolelint.frozen import frozen

APART = 7.0
_FEW = 900


@dataclass(eq=False, slots=True)
class Slot:
    """A place in a column and a band; `before` and `behind` are the slots that it is joined with on either side.

    `y` is the middle. `weight` says how hard it is to move.
    """

    column: int
    band: int
    width: float = 0.0
    height: float = 7.0
    margin: float = APART
    weight: float = 1.0
    y: float = 0.0
    before: list["Slot"] = field(default_factory=list)
    behind: list["Slot"] = field(default_factory=list)


@frozen
class _Cell:
    """The slots of a column and a band, in order, and what stays the same however they move.

    `offsets` are their middles where they stand as close as they may, from 0; they may be shifted by `low` to `high`.
    `pulls` are the slots that each is joined with, and how hard these draw it.
    """

    slots: Sequence[Slot]
    offsets: Sequence[float]
    low: float
    high: float
    pulls: Sequence[Sequence[tuple[Slot, float]]]


def join(left: Slot, right: Slot) -> None:
    """Join two slots of neighbouring columns; `y` of the joined is what order and height are made from."""
    left.behind.append(right)
    right.before.append(left)


def arrange(slots: Sequence[Slot], tops: float, apart: float) -> tuple[dict[int, tuple[float, float]], float]:
    """Give every slot its height `y`; return the top and the bottom of each band, and the bottom of all.

    `tops` is what a band needs above its slots, `apart` what lies between two bands.
    """
    columns = _columns(slots)
    columns = _ordered(columns, rounds=14 if len(slots) <= _FEW else 3)
    extents, bottom = _extents(columns, tops, apart)
    cells = [_cell(list(cell), extents, tops) for column in columns for _, cell in groupby(column, key=_band)]
    for cell in cells:
        _settle(cell, [0.0] * len(cell.slots))
    for turn in range(12 if len(slots) <= _FEW else 3):
        for cell in cells if turn % 2 == 0 else reversed(cells):
            _settle(cell, list(map(_wish, cell.slots, cell.pulls)))
    return extents, bottom


def _band(slot: Slot) -> int:
    return slot.band


def _columns(slots: Sequence[Slot]) -> list[list[Slot]]:
    columns: list[list[Slot]] = [[] for _ in range(max(slot.column for slot in slots) + 1)]
    for slot in slots:
        columns[slot.column].append(slot)
    for column in columns:
        column.sort(key=lambda slot: slot.band)
        _number(column)
    return columns


def _number(column: Sequence[Slot]) -> None:
    for place, slot in enumerate(column):
        slot.y = (place + 0.5) / len(column)


def _ordered(columns: list[list[Slot]], rounds: int) -> list[list[Slot]]:
    """Sort the columns to and fro; return the order with the fewest crossings."""
    best, least = columns, _crossings(columns)
    for turn in range(rounds):
        is_forth = turn % 2 == 0
        sweep = columns[1:] if is_forth else columns[-2::-1]
        for column in sweep:
            column.sort(key=lambda slot: (slot.band, _mean(slot.before if is_forth else slot.behind, slot.y)))
            _number(column)
        crossings = _crossings(columns)
        if crossings < least:
            best, least = [list(column) for column in columns], crossings
    for column in best:
        _number(column)
    return best


def _mean(joined: Sequence[Slot], otherwise: float) -> float:
    return sum(slot.y for slot in joined) / len(joined) if joined else otherwise


def _cell(slots: Sequence[Slot], extents: Mapping[int, tuple[float, float]], tops: float) -> _Cell:
    offsets: list[float] = []
    height = 0.0
    for slot in slots:
        height += slot.margin / 2 + slot.height / 2
        offsets.append(height)
        height += slot.height / 2 + slot.margin / 2
    top, bottom = extents[slots[0].band]
    return _Cell(slots, offsets, top + tops, bottom - height, list(map(_pulls, slots)))


def _pulls(slot: Slot) -> list[tuple[Slot, float]]:
    """Return what draws a slot: a neighbour with many lines has little say, and one in another band less."""
    return [
        (other, (1.0 if other.band == slot.band else 0.25) / (len(other.before) + len(other.behind)) ** 2)
        for joined in (slot.before, slot.behind)
        for other in joined
    ]


def _wish(slot: Slot, pulls: Sequence[tuple[Slot, float]]) -> float:
    """Return the height that makes the lines of a slot straightest."""
    total = weights = 0.0
    for other, weight in pulls:
        total += weight * other.y
        weights += weight
    return total / weights if weights else slot.y


def _crossings(columns: Sequence[Sequence[Slot]]) -> int:
    """Count the crossings between neighbouring columns, by inversions."""
    lines = (sorted([(slot.y, other.y) for slot in column for other in slot.behind]) for column in columns)
    return sum(_inversions([end for _, end in ends]) for ends in lines)


def _inversions(values: Sequence[float]) -> int:
    seen: list[float] = []
    count = 0
    for value in values:
        place = bisect_right(seen, value)
        count += len(seen) - place
        seen.insert(place, value)
    return count


def _extents(
    columns: Sequence[Sequence[Slot]], tops: float, apart: float
) -> tuple[dict[int, tuple[float, float]], float]:
    """Return where each band begins and ends: it is as high as its fullest column."""
    heights: dict[int, float] = {}
    for column in columns:
        for band, cell in groupby(column, key=lambda slot: slot.band):
            height = sum(slot.height + slot.margin for slot in cell)
            heights[band] = max(heights.get(band, 0.0), height)
    extents: dict[int, tuple[float, float]] = {}
    y = 0.0
    for band in sorted(heights):
        extents[band] = (y, y + tops + heights[band])
        y += tops + heights[band] + apart
    return extents, y - apart


def _settle(cell: _Cell, wishes: Sequence[float]) -> None:
    """Set slots as near to their wishes as order, distances and the band allow."""
    pools: list[tuple[float, float, int]] = []
    for slot, wish, start in zip(cell.slots, wishes, cell.offsets, strict=True):
        mean, weight, count = wish - start, slot.weight, 1
        while pools and pools[-1][0] > mean:
            above, heavier, more = pools.pop()
            mean = (above * heavier + mean * weight) / (heavier + weight)
            weight, count = heavier + weight, more + count
        pools.append((mean, weight, count))
    for slot, shift, start in zip(cell.slots, _shifts(cell, pools), cell.offsets, strict=True):
        slot.y = shift + start


def _shifts(cell: _Cell, pools: Sequence[tuple[float, float, int]]) -> Iterator[float]:
    """Yield how far each slot is shifted: those of a pool alike, and none out of its band."""
    for mean, _, count in pools:
        yield from repeat(min(max(mean, cell.low), cell.high), count)
