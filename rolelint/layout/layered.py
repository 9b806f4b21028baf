"""Members in columns, work from left to right: every edge has its own way, and its label a place of its own.

Between two columns of cards lies a column of labels. An edge takes a slot in each column that it passes, its label is
one of them, and slots of a column never overlap. So no line runs through a card or over the label of another line.
Lines bend only in the free space between columns.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from rolelint.frozen import frozen
from rolelint.graph import Edge, Graph
from rolelint.layout.blocks import Box, Card, card
from rolelint.layout.labels import caption, size
from rolelint.layout.slots import Slot, arrange, join

Point = tuple[float, float]

_PORT = 9.0
_MOST_PORTS = 60
_HEAD = 30.0
_BANDS_APART = 16.0
_SIDE = 18.0
_CARDS_APART = 18.0
# How much fuller, in height, a band may be before an edge leaves its straight way.
_ASIDE = 40.0


@frozen
class Label:
    """The words of an edge, and the box that they take; `is_beside` tells that lines come from its left side only."""

    lines: tuple[str, ...]
    box: Box
    is_beside: bool


@frozen
class Strand:
    """The way of an edge from left to right, in two pieces with the label between them.

    A piece is a point and then three points for each cubic curve. `first` is the key of the member where it begins.
    """

    edge: Edge
    first: str
    pieces: tuple[tuple[Point, ...], tuple[Point, ...]]
    label: Label


@frozen
class Band:
    """The frame around a group, by the group's number."""

    number: int
    box: Box


@frozen
class Layers:
    """The whole layout; everything lies between (0, 0) and (width, height)."""

    width: float
    height: float
    bands: tuple[Band, ...]
    cards: tuple[Card, ...]
    strands: tuple[Strand, ...]


@frozen
class _Chain:
    """The slots of an edge from left to right, without its ends; `label` is the place of the label among them."""

    edge: Edge
    first: str
    last: str
    slots: tuple[Slot, ...]
    label: int
    lines: tuple[str, ...]


def layered(graph: Graph, ranks: Mapping[str, int], bands: Mapping[str, int]) -> Layers:
    """Lay out a graph whose members have columns and bands, both counted from 0; one band alone has no frame."""
    if not graph.members:
        return Layers(0.0, 0.0, (), (), ())
    cards = {member.key: card(member) for member in graph.members}
    ends = {key: _end(cards[key], graph, ranks, bands[key]) for key in cards}
    loads = [[0] * (max(bands.values()) + 1) for _ in range(2 * max(ranks.values()) + 2)]
    chains = [_chain(edge, graph, ranks, bands, loads) for edge in graph.edges]
    for chain in chains:
        _join(chain, ends)
    slots = [*ends.values(), *(slot for chain in chains for slot in chain.slots)]
    has_frames = len(set(bands.values())) > 1
    side = _SIDE if has_frames else 0.0
    extents, height = arrange(slots, _HEAD if has_frames else 0.0, _BANDS_APART if has_frames else 0.0)
    columns = _columns(slots, side)
    width = columns[-1][1] + side
    placed = {key: _placed(cards[key], ends[key], columns) for key in cards}
    frames = [Band(band, Box(0.0, top, width, bottom - top)) for band, (top, bottom) in sorted(extents.items())]
    ports = _ports(chains, ends, placed)
    strands = tuple(_strand(chain, ports[number, 0], ports[number, 1], columns) for number, chain in enumerate(chains))
    return Layers(width, height, tuple(frames) if has_frames else (), tuple(placed.values()), strands)


def _join(chain: _Chain, ends: Mapping[str, Slot]) -> None:
    """Join the slots of an edge; one that stays in its column has both ends on the left of its label."""
    first, last = ends[chain.first], ends[chain.last]
    if first.column == last.column:
        join(first, chain.slots[0])
        join(last, chain.slots[0])
        return
    for left, right in pairwise((first, *chain.slots, last)):
        join(left, right)


def _end(own: Card, graph: Graph, ranks: Mapping[str, int], band: int) -> Slot:
    """Return the slot of a card, high enough that all lines at its busier side are apart."""
    column = ranks[own.key]
    there = [ranks[edge.target if edge.source == own.key else edge.source] for edge in graph.touching[own.key]]
    left = sum(other < column for other in there)
    height = max(own.box.height, _PORT * min(max(left, len(there) - left), _MOST_PORTS) + 10.0)
    return Slot(2 * column, band, own.box.width, height, _CARDS_APART, 1.5)


def _chain(
    edge: Edge, graph: Graph, ranks: Mapping[str, int], bands: Mapping[str, int], loads: list[list[int]]
) -> _Chain:
    """Give an edge its slots, where there is most room on the way; `loads` is how full each column is, by band."""
    first, last = sorted((edge.source, edge.target), key=lambda key: (ranks[key], bands[key]))
    lines = caption(edge, first)
    width, height = size(lines)
    start, end = 2 * ranks[first], max(2 * ranks[last], 2 * ranks[first] + 2)
    leaf = next((bands[key] for key in (first, last) if len(graph.touching[key]) == 1), None)
    one, other = (bands[first], bands[last]) if leaf is None else (leaf, leaf)
    top, bottom = min(one, other), max(one, other) + 1
    home = min(range(start + 1, end, 2), key=lambda column: min(loads[column][top:bottom]))
    slots = []
    for column in range(start + 1, end):
        wish = one + (other - one) * (column - start) / (end - start)
        load = loads[column]
        band = min([(load[band] + _ASIDE * abs(band - wish), band) for band in range(top, bottom)])[1]
        slot = Slot(column, band, width + 12.0, height) if column == home else Slot(column, band, weight=2.0)
        load[band] += round(slot.height + slot.margin)
        slots.append(slot)
    return _Chain(edge, first, last, tuple(slots), home - start - 1, lines)


def _columns(slots: Sequence[Slot], side: float) -> list[tuple[float, float]]:
    """Return where the columns begin and end; steep lines get more room to bend between them."""
    count = max(slot.column for slot in slots) + 1
    widths = [0.0] * count
    falls = [0.0] * count
    for slot in slots:
        widths[slot.column] = max(widths[slot.column], slot.width)
        for other in slot.behind:
            falls[slot.column] = max(falls[slot.column], abs(slot.y - other.y))
    columns: list[tuple[float, float]] = []
    x = side
    for width, fall in zip(widths, falls, strict=True):
        columns.append((x, x + width))
        x += width + (26.0 + min(0.12 * fall, 50.0) if width else 10.0)
    return columns


def _placed(own: Card, slot: Slot, columns: Sequence[tuple[float, float]]) -> Card:
    left, right = columns[slot.column]
    return Card(own.key, Box(left, slot.y - slot.height / 2, right - left, slot.height), own.lines)


def _ports(
    chains: Sequence[_Chain], ends: Mapping[str, Slot], cards: Mapping[str, Card]
) -> dict[tuple[int, int], Point]:
    """Return where each edge leaves its first card and reaches its last one, in the order of what comes next."""
    sides: dict[tuple[str, bool], list[tuple[float, int, int]]] = {}
    for number, chain in enumerate(chains):
        is_beside = ends[chain.first].column == ends[chain.last].column
        sides.setdefault((chain.first, True), []).append((chain.slots[0].y, number, 0))
        sides.setdefault((chain.last, is_beside), []).append((chain.slots[-1].y, number, 1))
    ports: dict[tuple[int, int], Point] = {}
    for (key, is_right), here in sides.items():
        box = cards[key].box
        step = min(_PORT, (box.height - 8.0) / max(len(here) - 1, 1))
        for place, (_, number, end) in enumerate(sorted(here)):
            y = box.y + box.height / 2 + (place - (len(here) - 1) / 2) * step
            ports[number, end] = (box.x + (box.width if is_right else 0.0), y)
    return ports


def _strand(chain: _Chain, start: Point, goal: Point, columns: Sequence[tuple[float, float]]) -> Strand:
    home = chain.slots[chain.label]
    left, right = columns[home.column]
    is_beside = start[0] == goal[0]
    width = home.width - 12.0
    x = left + 6.0 if is_beside else (left + right - width) / 2
    label = Label(chain.lines, Box(x, home.y - home.height / 2, width, home.height), is_beside)
    if is_beside:
        end = (x - 5.0, home.y)
        return Strand(chain.edge, chain.first, (_run(start, [(end, end)]), _run(end, [(goal, goal)])), label)
    levels = [((columns[slot.column][0], slot.y), (columns[slot.column][1], slot.y)) for slot in chain.slots]
    before, behind = (x - 5.0, home.y), (x + width + 5.0, home.y)
    one = _run(start, [*levels[: chain.label], ((left, home.y), before)])
    other = _run(behind, [(behind, (right, home.y)), *levels[chain.label + 1 :], (goal, goal)])
    return Strand(chain.edge, chain.first, (one, other), label)


def _run(start: Point, levels: Sequence[tuple[Point, Point]]) -> tuple[Point, ...]:
    """Return the curves from a point over level stretches, each from point to point."""
    points = [start]
    for left, right in levels:
        before = points[-1]
        if left != before:
            middle = (before[0] + left[0]) / 2
            points += [(middle, before[1]), (middle, left[1]), left]
        if right != left:
            points += [left, right, right]
    return tuple(points)
