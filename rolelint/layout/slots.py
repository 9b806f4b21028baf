"""Places in columns: in which order they stand below each other, and at which height, so that lines are short.

The order is found by barycentres (Sugiyama, Tagawa and Toda 1981): column by column, each slot moves to the mean of
what it is joined with. Heights are the least squares solution for a given order (pool adjacent violators).
"""

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

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
    cells = [list(cell) for column in columns for _, cell in groupby(column, key=lambda slot: slot.band)]
    for cell in cells:
        _settle(cell, [0.0] * len(cell), extents[cell[0].band], tops)
    for turn in range(12 if len(slots) <= _FEW else 3):
        for cell in cells if turn % 2 == 0 else reversed(cells):
            _settle(cell, [_wish(slot) for slot in cell], extents[cell[0].band], tops)
    return extents, bottom


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
            keys = {id(slot): _mean(slot.before if is_forth else slot.behind, slot.y) for slot in column}
            column.sort(key=lambda slot: (slot.band, keys[id(slot)]))
            _number(column)
        crossings = _crossings(columns)
        if crossings < least:
            best, least = [list(column) for column in columns], crossings
    for column in best:
        _number(column)
    return best


def _mean(joined: Sequence[Slot], otherwise: float) -> float:
    return sum(slot.y for slot in joined) / len(joined) if joined else otherwise


def _wish(slot: Slot) -> float:
    """Return the height that makes the lines of a slot straightest; a slot with many lines has little say."""
    total = weights = 0.0
    for joined in (slot.before, slot.behind):
        for other in joined:
            weight = (1.0 if other.band == slot.band else 0.25) / (len(other.before) + len(other.behind)) ** 2
            total += weight * other.y
            weights += weight
    return total / weights if weights else slot.y


def _crossings(columns: Sequence[Sequence[Slot]]) -> int:
    """Count the crossings between neighbouring columns, by inversions."""
    return sum(_inversions([other.y for slot in column for other in _by_height(slot.behind)]) for column in columns)


def _by_height(slots: Sequence[Slot]) -> Sequence[Slot]:
    return sorted(slots, key=lambda slot: slot.y) if len(slots) > 1 else slots


def _inversions(values: Sequence[float]) -> int:
    seen: list[float] = []
    count = 0
    for value in values:
        count += len(seen) - bisect_right(seen, value)
        insort(seen, value)
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


def _settle(cell: Sequence[Slot], wishes: Sequence[float], extent: tuple[float, float], tops: float) -> None:
    """Set slots as near to their wishes as order, distances and the band allow."""
    offsets: list[float] = []
    offset = 0.0
    for slot in cell:
        offset += slot.margin / 2 + slot.height / 2
        offsets.append(offset)
        offset += slot.height / 2 + slot.margin / 2
    low, high = extent[0] + tops, extent[1] - offset
    pools: list[tuple[float, float, int]] = []
    for slot, wish, start in zip(cell, wishes, offsets, strict=True):
        pool = (wish - start, slot.weight, 1)
        while pools and pools[-1][0] > pool[0]:
            mean, weight, count = pools.pop()
            total = weight + pool[1]
            pool = ((mean * weight + pool[0] * pool[1]) / total, total, count + pool[2])
        pools.append(pool)
    for slot, shift, start in zip(cell, _spread(pools), offsets, strict=True):
        slot.y = min(max(shift, low), high) + start


def _spread(pools: Sequence[tuple[float, float, int]]) -> Iterator[float]:
    for mean, _, count in pools:
        yield from [mean] * count
