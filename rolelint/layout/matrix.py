"""A row and a column per member: the row gives, the column takes."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from rolelint.drawing import Drawing
from rolelint.graph import Edge, Exchange, Member
from rolelint.layout.lettering import headline, measure
from rolelint.layout.looks import about, sign, tagged, told
from rolelint.layout.picture import Area, Curve, Disc, Mark, Moved, Told, Words, number
from rolelint.layout.poster import Scene
from rolelint.layout.styles import PLAIN
from rolelint.views import groups

_CELL = 15.0
_FONT = 10.0
_AGAIN = 36
_FOUND = 34.0


def matrix(drawing: Drawing) -> Scene:
    """Draw the grid and a mark for every way of an edge; long lists have their names on all four sides."""
    graph = drawing.graph
    parted = [group for group in groups(graph, drawing.group_by) if group.members]
    members = [member for group in parted for member in group.members]
    place = {member.key: index for index, member in enumerate(members)}
    bounds = list(accumulate((len(group.members) for group in parted), initial=0))
    side = _CELL * len(members)
    near = 8.0 + (_FOUND if drawing.with_findings and any(member.findings for member in members) else 0.0)
    names = near + 8.0 + max((measure(tagged(member), _FONT) for member in members), default=0.0)
    heads = [headline(group.label) for group in parted] if len(parted) > 1 else []
    edge_of_names = names + max((16.0 + measure(head, 13.0, is_bold=True) for head in heads), default=0.0)
    marks: list[Mark] = [*_grid(len(members), side)]
    marks += (told(edge, tuple(_cells(edge, place, drawing)), drawing) for edge in graph.edges)
    marks += _rules(bounds, edge_of_names)
    for index, member in enumerate(members):
        marks.append(Told(about(member, drawing), tuple(_names(member, index, (near, side), drawing))))
    for head, (start, end) in zip(heads, pairwise(bounds), strict=False):
        middle = _CELL * (start + end) / 2 + 4.5
        marks.append(Words(-names, middle, head, "head", "end"))
        marks.append(Words(middle, -names, head, "head", "start", -90.0))
    behind = names if len(members) > _AGAIN else 4.0
    return Scene(
        edge_of_names + side + behind,
        edge_of_names + side + behind,
        (Moved(edge_of_names, edge_of_names, tuple(marks)),),
        tuple(_legend(drawing)),
        has_lines=False,
        has_cards=False,
    )


def _grid(count: int, side: float) -> Iterator[Mark]:
    """Yield the diagonal and the lines between cells."""
    for index in range(count):
        yield Area(_CELL * index, _CELL * index, _CELL, _CELL, "self")
    lines = "".join(
        f"M0 {number(_CELL * index)}H{number(side)}M{number(_CELL * index)} 0V{number(side)}"
        for index in range(count + 1)
    )
    yield Curve(lines, "grid")


def _rules(bounds: Sequence[int], reach: float) -> Iterator[Mark]:
    """Yield the lines between groups, out to their names."""
    side = number(_CELL * bounds[-1])
    for bound in bounds if len(bounds) > 2 else ():
        at = number(_CELL * bound)
        yield Curve(f"M{number(-reach)} {at}H{side}M{at} {number(-reach)}V{side}", "rule")


def _cells(edge: Edge, place: Mapping[str, int], drawing: Drawing) -> Iterator[Mark]:
    """Yield a mark per way of an edge: a square where something is given, a disc where both work together."""
    is_open = drawing.with_findings and edge.is_one_sided
    pairs = [(edge.source, edge.target), *([(edge.target, edge.source)] if edge.is_mutual else [])]
    for giver, taker in pairs:
        is_given = not edge.is_mutual or any(
            not exchange.is_mutual and exchange.giver == giver for exchange in edge.exchanges
        )
        yield _sample(_CELL * place[taker], _CELL * place[giver], is_given=is_given, is_open=is_open)


def _sample(x: float, y: float, *, is_given: bool, is_open: bool) -> Mark:
    looks = f"hollow {PLAIN}" if is_open else f"{PLAIN}-fill"
    inset = 4.0 if is_open else 3.0
    if is_given:
        return Area(x + inset, y + inset, _CELL - 2 * inset, _CELL - 2 * inset, looks)
    return Disc(x + _CELL / 2, y + _CELL / 2, _CELL / 2 - inset, looks)


def _names(member: Member, index: int, room: tuple[float, float], drawing: Drawing) -> Iterator[Mark]:
    """Yield the name of a member at its row and its column, and again behind them in a large matrix."""
    near, side = room
    name = tagged(member)
    middle = _CELL * (index + 0.5)
    line = middle + 3.6
    yield Words(-near, line, name, "small", "end")
    yield Words(line, -near, name, "small", "start", -90.0)
    if side > _CELL * _AGAIN:
        yield Words(side + 8.0, line, name, "small")
        yield Words(line, side + 8.0, name, "small", "end", -90.0)
    if drawing.with_findings and member.findings:
        yield from sign(-20.0, middle, str(len(member.findings)), "found")


def _legend(drawing: Drawing) -> Iterator[tuple[tuple[Mark, ...], str]]:
    edges = drawing.graph.edges
    exchanges: list[Exchange] = [exchange for edge in edges for exchange in edge.exchanges]
    known = (
        (not all(exchange.is_mutual for exchange in exchanges), True, False, "the row gives to the column"),
        (any(exchange.is_mutual for exchange in exchanges), False, False, "both work together"),
        (
            drawing.with_findings and any(edge.is_one_sided for edge in edges),
            True,
            True,
            "only one side says so: the mark is hollow",
        ),
    )
    for occurs, is_given, is_open, words in known:
        if occurs:
            yield (_sample(14.0, 0.5, is_given=is_given, is_open=is_open),), words
