"""Boxes in an oval with lines across it: no line runs through a box, and every number has a place of its own."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import cos, hypot, pi, sin

from rolelint.frozen import frozen
from rolelint.graph import Edge, Graph, Member, Sort
from rolelint.layout.blocks import LINE, Box, Card, card
from rolelint.layout.lettering import measure

Point = tuple[float, float]
TIP = 12.0
NUMBER = 12.0
_WIDER = 1.6
_APART = 46.0
_SWAPPED = 24
# Where on a line its number may stand, the best place first.
_PLACES = (0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78, 0.16, 0.84)


@frozen
class Chord:
    """A line between two boxes, as a cubic curve that leaves room for its tips, and the box of the number on it."""

    edge: Edge
    points: tuple[Point, Point, Point, Point]
    label: Box


@frozen
class Oval:
    """The whole layout; everything lies between (0, 0) and (width, height)."""

    width: float
    height: float
    cards: tuple[Card, ...]
    chords: tuple[Chord, ...]


def oval(graph: Graph) -> Oval:
    """Lay out a graph of few members, each as large as the roles are many that it stands for."""
    own = {member.key: _card(member) for member in graph.members}
    order = _order(list(own), graph.edges)
    cards: dict[str, Card] = {}
    chords: list[Chord] = []
    size = max(120.0, 18.0 * len(own))
    for _ in range(80):
        cards = _around([own[key] for key in order], size)
        if not _collide([card.box for card in cards.values()]):
            chords = _chords(graph, cards)
            if not _collide([chord.label for chord in chords], apart=0.0):
                break
        size *= 1.08
    return _settled(tuple(cards.values()), chords)


def _card(member: Member) -> Card:
    """Return the card of a member at the origin, with a line for the number of its roles."""
    plain = card(member)
    if member.sort is not Sort.BUNDLE:
        return plain
    lines = (*plain.lines, f"{member.size} {'role' if member.size == 1 else 'roles'}")
    more = 5.0 * member.size**0.5
    width = max(plain.box.width, measure(lines[-1], 13.0) + 20.0)
    return Card(member.key, Box(0.0, 0.0, width + 2 * more, plain.box.height + LINE + more), lines)


def _order(keys: list[str], edges: Sequence[Edge]) -> list[str]:
    """Put those next to each other that exchange much, by swaps; too many are left as they are."""
    if len(keys) > _SWAPPED:
        return keys
    best = _strain(keys, edges)
    for one, other in [*combinations(range(len(keys)), 2)] * 3:
        swapped = [*keys]
        swapped[one], swapped[other] = keys[other], keys[one]
        strain = _strain(swapped, edges)
        if strain < best:
            keys, best = swapped, strain
    return keys


def _strain(keys: Sequence[str], edges: Sequence[Edge]) -> int:
    place = {key: number for number, key in enumerate(keys)}
    steps = ((abs(place[edge.source] - place[edge.target]), len(edge.exchanges)) for edge in edges)
    return sum(min(step, len(keys) - step) * count for step, count in steps)


def _around(cards: Sequence[Card], size: float) -> dict[str, Card]:
    """Place cards around (0, 0); one alone stands in the middle."""
    placed = {}
    for number, one in enumerate(cards):
        angle = 2 * pi * (number + 0.5) / len(cards) - pi / 2 - pi / len(cards)
        x, y = (_WIDER * size * cos(angle), size * sin(angle)) if len(cards) > 1 else (0.0, 0.0)
        if len(cards) == 2:
            x, y = y * _WIDER, 0.0
        box = Box(x - one.box.width / 2, y - one.box.height / 2, one.box.width, one.box.height)
        placed[one.key] = Card(one.key, box, one.lines)
    return placed


def _collide(boxes: Sequence[Box], apart: float = _APART) -> bool:
    return any(hit(one, other, apart) for one, other in combinations(boxes, 2))


def hit(one: Box, other: Box, apart: float = 0.0) -> bool:
    """Tell whether two boxes are closer than `apart`."""
    return (
        one.x < other.x + other.width + apart
        and other.x < one.x + one.width + apart
        and one.y < other.y + other.height + apart
        and other.y < one.y + one.height + apart
    )


def _chords(graph: Graph, cards: Mapping[str, Card]) -> list[Chord]:
    """Draw the lines, and find a place for every number, the largest first; one that has none stands in the middle."""
    taken = [card.box for card in cards.values()]
    chords: dict[int, Chord] = {}
    for number in sorted(range(len(graph.edges)), key=lambda number: (-len(graph.edges[number].exchanges), number)):
        edge = graph.edges[number]
        points = _line(cards[edge.source].box, cards[edge.target].box, is_mutual=edge.is_mutual)
        width = measure(str(len(edge.exchanges)), NUMBER, is_bold=True) + 4.0
        places = [_label(points, share, width) for share in _PLACES]
        free = (place for place in places if not any(hit(place, other, 1.0) for other in taken))
        label = next(free, places[0])
        taken.append(label)
        chords[number] = Chord(edge, points, label)
    return [chords[number] for number in range(len(graph.edges))]


def _line(one: Box, other: Box, *, is_mutual: bool) -> tuple[Point, Point, Point, Point]:
    """Return a curve between two boxes; the further they are apart, the more it bends towards the middle."""
    start, goal = _middle(one), _middle(other)
    away = hypot(goal[0] - start[0], goal[1] - start[1]) / max(hypot(*start) + hypot(*goal), 1e-9)
    first, second = _bent(start, goal, away), _bent(goal, start, away)
    begin = _leave(one, first, TIP + 1.0 if is_mutual else 0.0)
    return begin, first, second, _leave(other, second, TIP + 1.0)


def _bent(start: Point, goal: Point, away: float) -> Point:
    """Return a control point on the straight way, drawn to the middle of the oval by a share of `away`, at most 1."""
    pull = 1.0 - 0.35 * min(away, 1.0)
    return pull * (start[0] + (goal[0] - start[0]) / 3), pull * (start[1] + (goal[1] - start[1]) / 3)


def _leave(box: Box, towards: Point, beyond: float) -> Point:
    """Return the point where the straight way from the middle of a box is `beyond` its border."""
    x, y = _middle(box)
    across, down = towards[0] - x, towards[1] - y
    share = 1.0 / max(2 * abs(across) / box.width, 2 * abs(down) / box.height, 1e-9)
    length = max(hypot(across, down), 1e-9)
    share += beyond / length
    return x + across * share, y + down * share


def _label(points: tuple[Point, Point, Point, Point], share: float, width: float) -> Box:
    x, y = _on(points, share)
    return Box(x - width / 2, y - 8.0, width, 16.0)


def _on(points: tuple[Point, Point, Point, Point], share: float) -> Point:
    """Return a point of a cubic curve."""
    rest = 1 - share
    weights = (rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3)
    return (
        sum(weight * point[0] for weight, point in zip(weights, points, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, points, strict=True)),
    )


def _middle(box: Box) -> Point:
    return box.x + box.width / 2, box.y + box.height / 2


def _settled(cards: Sequence[Card], chords: Sequence[Chord]) -> Oval:
    """Shift everything so that it begins at (0, 0)."""
    boxes = [*(card.box for card in cards), *(chord.label for chord in chords)]
    left, top = min((box.x for box in boxes), default=0.0), min((box.y for box in boxes), default=0.0)
    right = max((box.x + box.width for box in boxes), default=0.0)
    bottom = max((box.y + box.height for box in boxes), default=0.0)
    return Oval(
        right - left,
        bottom - top,
        tuple(Card(card.key, _shifted(card.box, left, top), card.lines) for card in cards),
        tuple(
            Chord(
                chord.edge,
                tuple((x - left, y - top) for x, y in chord.points),  # type: ignore[arg-type]
                _shifted(chord.label, left, top),
            )
            for chord in chords
        ),
    )


def _shifted(box: Box, left: float, top: float) -> Box:
    return Box(box.x - left, box.y - top, box.width, box.height)
