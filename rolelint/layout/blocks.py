"""The map of groups: a frame per group with its cards inside, packed onto a page that is wider than high."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, inf

from rolelint.captions import called
from rolelint.graph import Edge, Graph, Member
from rolelint.layout.lettering import headline, lines, measure
from rolelint.views import Group, groups

FONT = 13.0
LINE = 16.0
_CARD_LIMIT = 132.0
_PADDING = 10.0
_HEAD = 34.0
_MARGIN = 14.0
_GUTTER = 24.0
_GAP_X = 26.0
_GAP_Y = 18.0
_BETWEEN = 30.0
_ASPECT = 1.45
_PORTS = 7.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `y` grows downwards."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Card:
    """A member: its key, where it stands, and its label in at most two lines."""

    key: str
    box: Box
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A group: its label, empty where members have nothing in common, and the cards inside."""

    label: str
    box: Box
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """The way of an edge between two keys, as the four points of a cubic Bézier curve."""

    source: str
    target: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Blocks:
    """The whole map; everything lies between (0, 0) and (width, height)."""

    width: float
    height: float
    frames: tuple[Frame, ...]
    routes: tuple[Route, ...]


def blocks(graph: Graph, by: str | None = None) -> Blocks:
    """Lay out all members in frames by group, and the edges between their cards."""
    shapes = [_shapes(group) for group in groups(graph, by)]
    if not shapes:
        return Blocks(0.0, 0.0, (), ())
    frames = _packed(shapes)
    cards = {card.key: card for frame in frames for card in frame.cards}
    homes = {card.key: place for place, frame in enumerate(frames) for card in frame.cards}
    routes = tuple(_routes(graph.edges, cards, homes))
    width = max(frame.box.x + frame.box.width for frame in frames)
    height = max(frame.box.y + frame.box.height for frame in frames)
    return Blocks(width, height, frames, routes)


def card(member: Member, limit: float = _CARD_LIMIT) -> Card:
    """Return the card of a member, at the origin: as wide as its label needs."""
    text = lines(called(member), FONT, limit)
    width = max(measure(line, FONT) for line in text) + 2 * _PADDING
    return Card(member.key, Box(0.0, 0.0, max(width, 64.0), LINE * len(text) + 14.0), text)


def moved(box: Box, x: float, y: float) -> Box:
    """Return a box that is shifted by (x, y)."""
    return Box(box.x + x, box.y + y, box.width, box.height)


def _shapes(group: Group) -> list[Frame]:
    """Return the frame of a group with one column of cards, with two, and so on to a row that is far too wide."""
    cards = [card(member) for member in group.members]
    shapes: list[Frame] = []
    columns = 1
    while columns <= len(cards):
        frame = _frame(group.label, cards, columns)
        if not shapes or frame.box.height < shapes[-1].box.height:
            shapes.append(frame)
        if frame.box.width > 3 * _ASPECT * frame.box.height:
            break
        columns += 1 if columns < 8 else columns // 4
    return shapes


def _frame(label: str, cards: list[Card], columns: int) -> Frame:
    """Fill the columns of a frame from top to bottom; all cards of a column are equally wide."""
    rows = ceil(len(cards) / columns)
    height = max(card.box.height for card in cards)
    x = _MARGIN
    placed: list[Card] = []
    for start in range(0, len(cards), rows):
        column = cards[start : start + rows]
        width = max(card.box.width for card in column)
        for row, one in enumerate(column):
            placed.append(Card(one.key, Box(x, _HEAD + row * (height + _GAP_Y), width, height), one.lines))
        x += width + _GAP_X
    head = measure(headline(label), FONT, is_bold=True) + 2 * _MARGIN
    box = Box(0.0, 0.0, max(x - _GAP_X + _GUTTER, head), _HEAD + rows * (height + _GAP_Y) - _GAP_Y + _MARGIN)
    return Frame(label, box, tuple(placed))


def _packed(shapes: list[list[Frame]]) -> tuple[Frame, ...]:
    """Pack the frames onto pages of several widths, and keep the page that is fullest and best proportioned."""
    area = sum((frames[0].box.width + _BETWEEN) * (frames[0].box.height + _BETWEEN) for frames in shapes)
    least = max(min(frame.box.width for frame in frames) for frames in shapes)
    best: tuple[float, list[Frame]] = (inf, [])
    for stretch in (0.85, 0.95, 1.0, 1.05, 1.1, 1.2, 1.3, 1.45):
        limit = max(least, stretch * (area * _ASPECT) ** 0.5)
        page = _page(shapes, limit)
        width = max(frame.box.x + frame.box.width for frame in page)
        height = max(frame.box.y + frame.box.height for frame in page)
        waste = max(width, _ASPECT * height) ** 2 / _ASPECT
        best = min(best, (waste, page), key=lambda pair: pair[0])
    return tuple(best[1])


def _page(shapes: list[list[Frame]], limit: float) -> list[Frame]:
    """Set each frame, the largest first, into the lowest dent of the skyline; of its shapes the one that fills it."""
    skyline = [(0.0, 0.0, limit + _BETWEEN)]
    placed: dict[int, Frame] = {}
    order = sorted(range(len(shapes)), key=lambda place: (-_area(shapes[place][0]), place))
    for place in order:
        x, y, frame = min(_offers(shapes[place], skyline), key=lambda offer: offer[0])[1]
        placed[place] = _shifted(frame, x, y)
        skyline = _raised(skyline, x, x + frame.box.width + _BETWEEN, y + frame.box.height + _BETWEEN)
    return [placed[place] for place in range(len(shapes))]


def _offers(
    frames: list[Frame], skyline: list[tuple[float, float, float]]
) -> Iterator[tuple[tuple[float, ...], tuple[float, float, Frame]]]:
    """Yield where each shape of a frame would stand, with its price: how low it ends, and how much it leaves empty."""
    end = skyline[-1][2]
    for frame in frames:
        width = frame.box.width + _BETWEEN
        for index, (x, _, _) in enumerate(skyline):
            if x + width > end + 0.01:
                break
            covered = [part for part in skyline[index:] if part[0] < x + width]
            y = max(part[1] for part in covered)
            lost = sum((min(part[2], x + width) - part[0]) * (y - part[1]) for part in covered)
            bottom = y + frame.box.height
            proportion = max(frame.box.width / frame.box.height, frame.box.height / frame.box.width)
            price = bottom + lost / width + 12 * proportion
            yield (price, y, x), (x, y, frame)


def _raised(
    skyline: list[tuple[float, float, float]], start: float, end: float, height: float
) -> list[tuple[float, float, float]]:
    parts = [(x, y, min(until, start)) for x, y, until in skyline if x < start]
    parts.append((start, height, end))
    parts += [(max(x, end), y, until) for x, y, until in skyline if until > end]
    return parts


def _shifted(frame: Frame, x: float, y: float) -> Frame:
    cards = tuple(Card(card.key, moved(card.box, x, y), card.lines) for card in frame.cards)
    return replace(frame, box=moved(frame.box, x, y), cards=cards)


def _area(frame: Frame) -> float:
    return frame.box.width * frame.box.height


def _routes(edges: tuple[Edge, ...], cards: Mapping[str, Card], homes: Mapping[str, int]) -> Iterator[Route]:
    """Yield a curve per edge; ends on the same side of a card stand apart."""
    sides: dict[tuple[str, str], list[tuple[float, int, int]]] = {}
    chosen: list[tuple[str, str]] = []
    spans = _spans(cards, homes)
    for number, edge in enumerate(edges):
        ends = cards[edge.source].box, cards[edge.target].box
        rows = [spans[homes[key], cards[key].box.y] for key in (edge.source, edge.target)]
        pair = _sides(*ends, rows, is_inside=homes[edge.source] == homes[edge.target])
        chosen.append(pair)
        for end, (key, side) in enumerate(zip((edge.source, edge.target), pair, strict=True)):
            other = ends[1 - end]
            along = _middle(other)[1 if side in "lr" else 0]
            sides.setdefault((key, side), []).append((along, number, end))
    ports: dict[tuple[int, int], tuple[float, float]] = {}
    for (key, side), ends_here in sides.items():
        for place, (_, number, end) in enumerate(sorted(ends_here)):
            ports[number, end] = port(cards[key].box, side, place, len(ends_here))
    for number, edge in enumerate(edges):
        start, goal = ports[number, 0], ports[number, 1]
        yield Route(edge.source, edge.target, curve(start, goal, *chosen[number]))


def _spans(cards: Mapping[str, Card], homes: Mapping[str, int]) -> Mapping[tuple[int, float], tuple[float, float]]:
    """Return where each row of a frame begins and ends, by the number of the frame and the top of the row."""
    spans: dict[tuple[int, float], tuple[float, float]] = {}
    for key, card in cards.items():
        box = card.box
        least, most = spans.get((homes[key], box.y), (inf, -inf))
        spans[homes[key], box.y] = min(least, box.x), max(most, box.x + box.width)
    return spans


def _sides(one: Box, other: Box, rows: Sequence[tuple[float, float]], *, is_inside: bool) -> tuple[str, str]:
    """Return which sides two boxes turn to each other: l, r, t or b; the same twice leads around what lies between.

    `rows` are where the rows of both begin and end: what leaves a box towards others of its row would hide behind them.
    """
    (x, y), (u, v) = _middle(one), _middle(other)
    apart = abs(u - x) - (one.width + other.width) / 2
    if apart < 0:
        around = is_inside and abs(v - y) > 1.5 * (one.height + _GAP_Y)
        return ("r", "r") if around else ("b", "t") if v >= y else ("t", "b")
    facing = ("r", "l") if u > x else ("l", "r")
    if is_inside and v == y and apart < 1.5 * _GAP_X:
        return facing
    turned = ("b", "b") if abs(v - y) < one.height else ("b", "t") if v > y else ("t", "b")
    first, second = (
        side if (box.x <= row[0] if side == "l" else box.x + box.width >= row[1]) else aside
        for box, row, side, aside in zip((one, other), rows, facing, turned, strict=True)
    )
    return first, second


def _middle(box: Box) -> tuple[float, float]:
    return box.x + box.width / 2, box.y + box.height / 2


def port(box: Box, side: str, place: int, count: int) -> tuple[float, float]:
    """Return where on a side of a box the edge with this number of `count` ends: apart, and away from the corners."""
    length = (box.height if side in "lr" else box.width) - 10.0
    step = min(_PORTS, length / max(count - 1, 1))
    shift = (place - (count - 1) / 2) * step
    x, y = _middle(box)
    if side in "lr":
        return box.x + (box.width if side == "r" else 0.0), y + shift
    return x + shift, box.y + (box.height if side == "b" else 0.0)


def curve(
    start: tuple[float, float], goal: tuple[float, float], out: str, into: str
) -> tuple[tuple[float, float], ...]:
    """Return a cubic curve that leaves and reaches two sides at right angles."""
    across, down = abs(goal[0] - start[0]), abs(goal[1] - start[1])
    if out == into:
        reaches = {"lr": 12.0 + min(0.08 * down, 16.0), "tb": 0.8 * _GAP_Y}
    else:
        # What leads aside bends at once: straight on it would hide behind the cards above or below.
        steep = max(down / 2 - across / 3, min(down / 2, 12.0))
        reaches = {"lr": min(max(across / 2, 12.0), 160.0), "tb": min(max(steep, 6.0), 160.0)}
    pulls = {side: reach for sides, reach in reaches.items() for side in sides}
    return start, _pulled(start, out, pulls[out]), _pulled(goal, into, pulls[into]), goal


def _pulled(point: tuple[float, float], side: str, reach: float) -> tuple[float, float]:
    x, y = {"l": (-reach, 0.0), "r": (reach, 0.0), "t": (0.0, -reach), "b": (0.0, reach)}[side]
    return point[0] + x, point[1] + y
