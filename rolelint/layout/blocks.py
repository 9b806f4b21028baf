"""The map of groups: a frame per group with its cards inside, packed onto a page that is wider than high."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil, hypot, inf

from rolelint.captions import DOUBTFUL, called, sort_caption
from rolelint.frozen import frozen
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
_SQUARE = 100.0
_STEP = 16.0
_CROSSING = 500.0
_TURN = 40.0
_BACK = {"l": "r", "r": "l", "t": "b", "b": "t"}


@frozen
class Box:
    """A rectangle; `y` grows downwards."""

    x: float
    y: float
    width: float
    height: float


@frozen
class Card:
    """A member: its key, where it stands, and line by line its label, and what it is if only words tell it."""

    key: str
    box: Box
    lines: tuple[str, ...]


@frozen
class Frame:
    """A group: its label, empty where members have nothing in common, and the cards inside."""

    label: str
    box: Box
    cards: tuple[Card, ...]


@frozen
class Route:
    """The way of an edge between two keys, as the four points of a cubic Bézier curve."""

    source: str
    target: str
    points: tuple[tuple[float, float], ...]


@frozen
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
    width = max(frame.box.x + frame.box.width for frame in frames)
    height = max(frame.box.y + frame.box.height for frame in frames)
    return Blocks(width, height, frames, tuple(_routes(graph.edges, _ground(frames))))


def card(member: Member, limit: float = _CARD_LIMIT) -> Card:
    """Return the card of a member, at the origin: as wide as its label needs.

    A name that nobody bears, or several do, says so: no border that people know does it.
    """
    text = lines(called(member), FONT, limit)
    if member.sort in DOUBTFUL:
        text = (*text, f"({sort_caption(member)})")
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


@frozen
class _Ground:
    """What routes lead between and around: the cards by key, which is next to a side of another, and all by squares.

    Everything lies within `page`.
    """

    boxes: Mapping[str, Box]
    beside: Mapping[tuple[str, str], str]
    squares: Mapping[tuple[int, int], Sequence[str]]
    page: Box

    def hit(self, x: float, y: float) -> str | None:
        """Return the card that a point lies on."""
        for key in self.squares.get((int(x // _SQUARE), int(y // _SQUARE)), ()):
            box = self.boxes[key]
            if box.x < x < box.x + box.width and box.y < y < box.y + box.height:
                return key
        return None


def _ground(frames: Sequence[Frame]) -> _Ground:
    beside: dict[tuple[str, str], str] = {}
    squares: dict[tuple[int, int], list[str]] = {}
    for frame in frames:
        for one, other in _neighbours(frame.cards, lambda box: (box.x, box.y)):
            beside |= {(one, "b"): other, (other, "t"): one}
        for one, other in _neighbours(frame.cards, lambda box: (box.y, box.x)):
            beside |= {(one, "r"): other, (other, "l"): one}
    boxes = {card.key: card.box for frame in frames for card in frame.cards}
    for key, box in boxes.items():
        for column in range(int(box.x // _SQUARE), int((box.x + box.width) // _SQUARE) + 1):
            for row in range(int(box.y // _SQUARE), int((box.y + box.height) // _SQUARE) + 1):
                squares.setdefault((column, row), []).append(key)
    width = max(frame.box.x + frame.box.width for frame in frames)
    return _Ground(
        boxes, beside, squares, Box(0.0, 0.0, width, max(frame.box.y + frame.box.height for frame in frames))
    )


def _neighbours(cards: Sequence[Card], at: Callable[[Box], tuple[float, float]]) -> Iterator[tuple[str, str]]:
    """Yield the keys of cards that follow each other in a column or in a row: what `at` tells first is the same."""
    order = sorted(cards, key=lambda card: at(card.box))
    return ((one.key, other.key) for one, other in pairwise(order) if at(one.box)[0] == at(other.box)[0])


def _routes(edges: Sequence[Edge], ground: _Ground) -> Iterator[Route]:
    """Yield a curve per edge; ends in the same gap stand apart, whichever of its two cards they belong to."""
    chosen = [_sides(edge.source, edge.target, ground) for edge in edges]
    gaps: dict[tuple[str, str], dict[int, float]] = {}
    for number, edge in enumerate(edges):
        for key, other, side in _ends(edge, chosen[number]):
            along = _middle(ground.boxes[other])[1 if side in "lr" else 0]
            gaps.setdefault(_gap(key, side, ground), {})[number] = along
    places = {gap: sorted(found, key=lambda number: (found[number], number)) for gap, found in gaps.items()}
    for number, edge in enumerate(edges):
        ports: list[tuple[float, float]] = []
        for key, _, side in _ends(edge, chosen[number]):
            here = places[_gap(key, side, ground)]
            ports.append(port(ground.boxes[key], side, here.index(number), len(here)))
        yield Route(edge.source, edge.target, curve(ports[0], ports[1], *chosen[number]))


def _ends(edge: Edge, sides: tuple[str, str]) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    """Return both ends of an edge: its key, that of the other end, and the side."""
    return (edge.source, edge.target, sides[0]), (edge.target, edge.source, sides[1])


def _gap(key: str, side: str, ground: _Ground) -> tuple[str, str]:
    """Return what names the gap at a side of a card: the card on its left, or above it, if there are two."""
    other = ground.beside.get((key, side))
    return (other, _BACK[side]) if other and side in "lt" else (key, side)


def _sides(one: str, other: str, ground: _Ground) -> tuple[str, str]:
    """Return by which sides to leave a card and to reach another: l, r, t or b; the same twice leads around.

    No line reaches a card from its far side. Of the ways that are left, the best runs behind the fewest cards, and is
    short and straight.
    """
    ends = ground.boxes[one], ground.boxes[other]
    ways = [(out, into) for out in _near(one, other, ground) for into in _near(other, one, ground)]

    def price(way: tuple[str, str]) -> float:
        points = curve(port(ends[0], way[0], 0, 1), port(ends[1], way[1], 0, 1), *way)
        return _price(points, ground) + (0.0 if way[0] == _BACK[way[1]] else _TURN)

    return min(ways, key=price)


def _near(key: str, other: str, ground: _Ground) -> Iterator[str]:
    """Yield the sides of a card that face another one, unless the next of its row stands between."""
    box, goal = ground.boxes[key], ground.boxes[other]
    is_left, is_right = goal.x + goal.width <= box.x, goal.x >= box.x + box.width
    is_above, is_below = goal.y + goal.height <= box.y, goal.y >= box.y + box.height
    if not is_right and not (is_left and ground.beside.get((key, "l"), other) != other):
        yield "l"
    if not is_left and not (is_right and ground.beside.get((key, "r"), other) != other):
        yield "r"
    if not is_below:
        yield "t"
    if not is_above:
        yield "b"


def _price(points: tuple[tuple[float, float], ...], ground: _Ground) -> float:
    """Return what a curve costs: its length, and much more for each card that it runs behind; inf off the page."""
    (x, y), (x1, y1), (x2, y2), (u, v) = points
    count = max(8, min(48, int((abs(u - x) + abs(v - y)) / _STEP)))
    hits: set[str] = set()
    length, is_outside, last = 0.0, False, (x, y)
    for step in range(1, count):
        share = step / count
        rest = 1.0 - share
        a, b, c, d = rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3
        here = a * x + b * x1 + c * x2 + d * u, a * y + b * y1 + c * y2 + d * v
        is_outside |= not (0.0 <= here[0] <= ground.page.width and 0.0 <= here[1] <= ground.page.height)
        if hit := ground.hit(*here):
            hits.add(hit)
        length += hypot(here[0] - last[0], here[1] - last[1])
        last = here
    return inf if is_outside else length + _CROSSING * len(hits)


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
