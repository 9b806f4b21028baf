"""A circle of members by group; lines of like direction run together (hierarchical edge bundling, Holten 2006)."""

from collections.abc import Mapping
from math import cos, pi, sin

from rolelint.drawing import Drawing
from rolelint.frozen import frozen
from rolelint.graph import Edge, Member
from rolelint.layout.lettering import headline, measure
from rolelint.layout.looks import about, line, sign, stroke, tagged, told, tones
from rolelint.layout.picture import Curve, Mark, Moved, Point, Told, Words, number, path
from rolelint.layout.poster import Scene
from rolelint.views import Group, groups

_STEP = 14.0
_LEAST = 190.0
_GAP = 2.2
_STRAIGHT = 0.14
_FONT = 10.0


@frozen
class Ring:
    """The circle: its radius around (0, 0), the angle of each member and of the middle of its group.

    Angles are clockwise from the right. `spans` are the angles where the groups begin and end.
    """

    radius: float
    angles: Mapping[str, float]
    middles: Mapping[str, float]
    spans: tuple[tuple[Group, float, float], ...]


def ring(parted: tuple[Group, ...]) -> Ring:
    """Seat the members of all groups, with a gap between two groups, beginning at the top."""
    count = sum(len(group.members) for group in parted) + _GAP * len(parted)
    turn = 2 * pi / count
    angles: dict[str, float] = {}
    middles: dict[str, float] = {}
    spans = []
    at = -pi / 2 + turn * _GAP / 2
    for group in parted:
        end = at + turn * len(group.members)
        spans.append((group, at, end))
        for place, member in enumerate(group.members):
            angles[member.key] = at + turn * (place + 0.5)
            middles[member.key] = (at + end) / 2
        at = end + turn * _GAP
    return Ring(max(_LEAST, count * _STEP / (2 * pi)), angles, middles, tuple(spans))


def bundle(drawing: Drawing) -> Scene:
    """Draw the lines inside a circle, names around it, and the names of groups around these."""
    graph = drawing.graph
    seats = ring(groups(graph, drawing.group_by))
    colours = tones(graph, drawing.group_by)
    marks: list[Mark] = []
    for edge in graph.edges:
        looks = line(edge, edge.source, colours[edge.source], drawing)
        kind = "line" if len(graph.edges) <= 80 else "thin" if len(graph.edges) <= 500 else "faint"
        marks.append(told(edge, (stroke(_way(edge, seats), looks, kind),), drawing))
    marks += (_seat(member, seats, drawing) for member in graph.members)
    room = 24.0 if drawing.with_findings and any(member.findings for member in graph.members) else 0.0
    outer = {member.key: room + measure(tagged(member), _FONT) for member in graph.members}
    boxes: list[tuple[float, float, float, float]] = []
    for group, start, end in seats.spans:
        tone = colours[group.members[0].key]
        marks.append(_arc(seats.radius + 6.0, start, end, tone))
        if group.label and len(seats.spans) > 1:
            marks.append(_group_name(group, (start, end), seats, outer, boxes))
    boxes += (_span(member, seats, outer[member.key]) for member in graph.members)
    left, top = -min(box[0] for box in boxes), -min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return Scene(left + right, top + bottom, (Moved(left, top, tuple(marks)),), has_cards=False)


def _span(member: Member, seats: Ring, width: float) -> tuple[float, float, float, float]:
    """Return what a name, or at least its seat, takes of the plane."""
    ends = [
        _at(seats.radius - 6.0, seats.angles[member.key]),
        _at(seats.radius + 18.0 + width, seats.angles[member.key]),
    ]
    across, down = [end[0] for end in ends], [end[1] for end in ends]
    return min(across) - _FONT, min(down) - _FONT, max(across) + _FONT, max(down) + _FONT


def _at(radius: float, angle: float) -> Point:
    return radius * cos(angle), radius * sin(angle)


def _way(edge: Edge, seats: Ring) -> str:
    """Return a smooth curve between two seats by way of their groups."""
    radius = seats.radius - 3.0
    start, goal = _at(radius, seats.angles[edge.source]), _at(radius, seats.angles[edge.target])
    one, other = seats.middles[edge.source], seats.middles[edge.target]
    if one == other:
        apart = min(abs(seats.angles[edge.source] - seats.angles[edge.target]), pi)
        depth = radius * (0.93 - 0.45 * apart / pi)
        return path((start, _at(depth, seats.angles[edge.source]), _at(depth, seats.angles[edge.target]), goal))
    pulls = _bent([start, _at(0.62 * radius, one), _at(0.62 * radius, other), goal])
    return path(_spline(pulls))


def _bent(points: list[Point]) -> list[Point]:
    """Draw the inner points a little towards the straight line, so that lines that lie together can be told apart."""
    (x, y), (u, v) = points[0], points[-1]
    last = len(points) - 1
    return [
        (
            (1 - _STRAIGHT) * px + _STRAIGHT * (x + (u - x) * place / last),
            (1 - _STRAIGHT) * py + _STRAIGHT * (y + (v - y) * place / last),
        )
        for place, (px, py) in enumerate(points)
    ]


def _spline(points: list[Point]) -> list[Point]:
    """Return the cubic curves of a clamped uniform B-spline."""
    ends = [points[0], points[0], *points, points[-1], points[-1]]
    curves: list[Point] = [points[0]]
    for one, two, three, four in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        # Where points coincide the curve is straight; it is written so that a tip still knows where it points.
        if two == three:
            inner, outer = (four, (1 / 18, 1 / 9)) if one == two else (one, (1 / 9, 1 / 18))
            curves += [_mix(two, inner, share) for share in outer]
        else:
            curves += [_mix(two, three, 1 / 3), _mix(two, three, 2 / 3)]
        curves.append(_mix(_mix(two, three, 2 / 3), _mix(three, four, 1 / 3), 0.5))
    return curves


def _mix(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _arc(radius: float, start: float, end: float, tone: str) -> Curve:
    (x, y), (u, v) = _at(radius, start), _at(radius, end)
    is_large = int(end - start > pi)
    size = number(radius)
    return Curve(f"M{number(x)} {number(y)}A{size} {size} 0 {is_large} 1 {number(u)} {number(v)}", f"band {tone}")


def _seat(member: Member, seats: Ring, drawing: Drawing) -> Told:
    """Draw a name along its ray; on the left it is turned, so that no name stands on its head."""
    angle = seats.angles[member.key]
    degrees = angle * 180 / pi
    is_left = cos(angle) < -1e-9
    x, y = _at(seats.radius + (38.0 if drawing.with_findings and member.findings else 15.0), angle)
    shift = 0.36 * _FONT * (-1 if is_left else 1)
    x, y = x - shift * sin(angle), y + shift * cos(angle)
    anchor, turn = ("end", degrees + 180) if is_left else ("start", degrees)
    marks: list[Mark] = [Words(x, y, tagged(member), "small", anchor, turn)]
    if drawing.with_findings and member.findings:
        marks += sign(*_at(seats.radius + 24.0, angle), str(len(member.findings)), "found")
    return Told(about(member, drawing), tuple(marks))


def _group_name(
    group: Group,
    span: tuple[float, float],
    seats: Ring,
    outer: Mapping[str, float],
    boxes: list[tuple[float, float, float, float]],
) -> Words:
    """Place the name of a group outside of the names of its members, and push it further out while it hits another."""
    angle = (span[0] + span[1]) / 2
    label = headline(group.label)
    width = measure(label, 13.0, is_bold=True)
    radius = seats.radius + 26.0 + max(outer[member.key] for member in group.members)
    while True:
        x, y = _at(radius, angle)
        left = x - width * (1 - cos(angle)) / 2
        box = (left, y - 12.0 + 8.0 * sin(angle), left + width, y + 5.0 + 8.0 * sin(angle))
        if not any(_hits(box, other) for other in boxes):
            boxes.append(box)
            return Words(box[0] + width / 2, box[3] - 5.0, label, "head", "middle")
        radius += 8.0


def _hits(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] + 4 and other[0] < one[2] + 4 and one[1] < other[3] and other[1] < one[3]
