from collections.abc import Sequence
from itertools import combinations, pairwise, permutations

import pytest
from companies import NASTY, company, named
from hypothesis import given
from hypothesis import strategies as st

from rolelint.drawing import Asked, Shape, draw
from rolelint.graph import Edge, Exchange, Graph, Member, Sort
from rolelint.layout.blocks import Box, blocks, card
from rolelint.layout.bundle import ring
from rolelint.layout.labels import caption
from rolelint.layout.layered import Layers, layered
from rolelint.layout.lettering import headline, lines, measure, paragraph, shortened
from rolelint.layout.oval import hit, oval
from rolelint.layout.ranks import bands, ranks
from rolelint.views import groups

SIZES = (8, 12, 30, 150)


def layers(graph: Graph, columns: int = 4) -> Layers:
    homes = {member.key: number for number, group in enumerate(groups(graph)) for member in group.members}
    places = bands(graph, homes)
    rows = {key: places[home] for key, home in homes.items()}
    return layered(graph, ranks(graph, rows, columns), rows)


def holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.width <= outer.x + outer.width + 0.01
        and inner.y + inner.height <= outer.y + outer.height + 0.01
    )


def on_border(point: tuple[float, float], box: Box) -> bool:
    x, y = point
    is_inside = box.x - 0.01 <= x <= box.x + box.width + 0.01 and box.y - 0.01 <= y <= box.y + box.height + 0.01
    away = min(abs(x - box.x), abs(x - box.x - box.width), abs(y - box.y), abs(y - box.y - box.height))
    return is_inside and away < 0.01


def samples(curves: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    """Points along cubic curves, the ends included."""
    found = []
    for start in range(0, len(curves) - 1, 3):
        one, two, three, four = curves[start : start + 4]
        for step in range(9):
            share = step / 8
            weights = ((1 - share) ** 3, 3 * (1 - share) ** 2 * share, 3 * (1 - share) * share**2, share**3)
            found.append(
                (
                    sum(weight * point[0] for weight, point in zip(weights, (one, two, three, four), strict=True)),
                    sum(weight * point[1] for weight, point in zip(weights, (one, two, three, four), strict=True)),
                )
            )
    return found


@pytest.mark.parametrize("size", SIZES)
def test_frames_of_the_map_do_not_overlap_and_hold_their_cards(size: int) -> None:
    laid = blocks(company(size))
    assert not [pair for pair in combinations((frame.box for frame in laid.frames), 2) if hit(*pair)]
    assert all(holds(frame.box, card.box) for frame in laid.frames for card in frame.cards)
    assert all(holds(Box(0.0, 0.0, laid.width, laid.height), frame.box) for frame in laid.frames)


@pytest.mark.parametrize("size", SIZES)
def test_cards_of_the_map_do_not_overlap(size: int) -> None:
    cards = [card.box for frame in blocks(company(size)).frames for card in frame.cards]
    assert not [pair for pair in combinations(cards, 2) if hit(*pair, apart=8.0)]


@pytest.mark.parametrize("size", SIZES)
def test_routes_of_the_map_run_from_card_to_card_within_the_page(size: int) -> None:
    graph = company(size)
    laid = blocks(graph)
    cards = {card.key: card.box for frame in laid.frames for card in frame.cards}
    assert [(route.source, route.target) for route in laid.routes] == [(e.source, e.target) for e in graph.edges]
    assert all(on_border(route.points[0], cards[route.source]) for route in laid.routes)
    assert all(on_border(route.points[-1], cards[route.target]) for route in laid.routes)
    points = [point for route in laid.routes for point in samples(route.points)]
    assert all(0 <= x <= laid.width and 0 <= y <= laid.height for x, y in points)


def joined(members: Sequence[tuple[str, str]], pairs: Sequence[tuple[str, str]]) -> Graph:
    """Return a graph of roles, by name and family, of which some give to others."""
    told = (Exchange(one, other, is_mutual=False, label="Advises", said_by=(one,)) for one, other in pairs)
    roles = tuple(Member(name, name, Sort.ROLE, family) for name, family in members)
    return Graph(roles, tuple(Edge.of((exchange,)) for exchange in told))


def is_far(point: tuple[float, float], box: Box, other: Box) -> bool:
    """Whether a point on the border of a card is on the side that is turned away from another card."""
    x, y = point
    return (
        (x == box.x and other.x >= box.x + box.width)
        or (x == box.x + box.width and other.x + other.width <= box.x)
        or (y == box.y and other.y >= box.y + box.height)
        or (y == box.y + box.height and other.y + other.height <= box.y)
    )


@pytest.mark.parametrize("size", SIZES)
def test_no_line_of_the_map_leaves_or_reaches_a_card_at_its_far_side(size: int) -> None:
    laid = blocks(company(size))
    cards = {card.key: card.box for frame in laid.frames for card in frame.cards}
    for route in laid.routes:
        one, other = cards[route.source], cards[route.target]
        assert not is_far(route.points[0], one, other)
        assert not is_far(route.points[-1], other, one)


@pytest.mark.parametrize("size", [8, 12, 30])
def test_ends_of_two_lines_in_a_gap_of_the_map_stand_apart(size: int) -> None:
    laid = blocks(company(size))
    cards = {card.key: card.box for frame in laid.frames for card in frame.cards}
    ends = [
        (route, point, cards[key])
        for route in laid.routes
        for key, point in ((route.source, route.points[0]), (route.target, route.points[-1]))
    ]
    for (one, (x, y), box), (other, (u, v), below) in permutations(ends, 2):
        if one is not other and box.x == below.x and y == box.y + box.height < v == below.y < y + 20.0:
            assert abs(x - u) > 2.0


def test_few_lines_of_a_small_map_run_behind_other_cards() -> None:
    laid = blocks(company(12))
    cards = {card.key: card.box for frame in laid.frames for card in frame.cards}
    behind = 0
    for route in laid.routes:
        others = [box for key, box in cards.items() if key not in {route.source, route.target}]
        dots = [Box(x, y, 0.0, 0.0) for x, y in samples(route.points)]
        behind += any(hit(dot, box, apart=-0.1) for box in others for dot in dots)
    assert behind <= len(laid.routes) // 5


def test_a_line_of_the_map_leads_around_what_stands_between() -> None:
    graph = joined([("Waiter", "Floor"), ("A1", "Loop"), ("B1", "Loop"), ("C1", "Loop")], [("Waiter", "A1")])
    laid = blocks(graph)
    others = [card.box for frame in laid.frames for card in frame.cards if card.key in {"B1", "C1"}]
    dots = [Box(x, y, 0.0, 0.0) for x, y in samples(laid.routes[0].points)]
    assert not [box for box in others for dot in dots if hit(dot, box, apart=-0.1)]


def test_the_map_lists_every_member_once_in_the_order_of_groups() -> None:
    graph = company(30)
    frames = blocks(graph).frames
    assert [frame.label for frame in frames] == [group.label for group in groups(graph)]
    assert [card.key for frame in frames for card in frame.cards] == [
        member.key for group in groups(graph) for member in group.members
    ]


@pytest.mark.parametrize("size", [30, 150])
def test_the_map_is_wider_than_high_and_mostly_filled(size: int) -> None:
    laid = blocks(company(size))
    filled = sum(frame.box.width * frame.box.height for frame in laid.frames)
    assert 1.1 < laid.width / laid.height < 2.0
    assert filled / (laid.width * laid.height) > 0.6


@pytest.mark.parametrize("size", SIZES)
def test_cards_and_labels_in_columns_do_not_overlap(size: int) -> None:
    laid = layers(company(size))
    boxes = [card.box for card in laid.cards] + [strand.label.box for strand in laid.strands]
    assert not [pair for pair in combinations(boxes, 2) if hit(*pair)]
    assert all(holds(Box(0.0, 0.0, laid.width, laid.height), box) for box in boxes)


@pytest.mark.parametrize("size", [8, 12, 30])
def test_lines_in_columns_run_through_no_card_and_no_label(size: int) -> None:
    laid = layers(company(size))
    boxes = [card.box for card in laid.cards] + [strand.label.box for strand in laid.strands]
    points = [point for strand in laid.strands for piece in strand.pieces for point in samples(piece)]
    dots = [Box(x, y, 0.0, 0.0) for x, y in points]
    assert not [box for box in boxes for dot in dots if hit(dot, box, apart=-0.1)]


@pytest.mark.parametrize("size", SIZES)
def test_lines_in_columns_begin_and_end_at_their_cards(size: int) -> None:
    laid = layers(company(size))
    cards = {card.key: card.box for card in laid.cards}
    for strand in laid.strands:
        last = strand.edge.target if strand.first == strand.edge.source else strand.edge.source
        assert on_border(strand.pieces[0][0], cards[strand.first])
        assert on_border(strand.pieces[1][-1], cards[last])


def test_a_band_holds_the_cards_of_its_group() -> None:
    graph = company(12)
    laid = layers(graph)
    cards = {card.key: card.box for card in laid.cards}
    for group in groups(graph):
        assert any(all(holds(band.box, cards[member.key]) for member in group.members) for band in laid.bands)
    assert not [pair for pair in pairwise(band.box for band in laid.bands) if hit(*pair)]


def test_most_work_flows_from_left_to_right() -> None:
    laid = layers(company(30), columns=6)
    one_way = [strand for strand in laid.strands if not strand.edge.is_mutual]
    assert 2 * sum(strand.first == strand.edge.source for strand in one_way) > len(one_way)


@pytest.mark.parametrize("size", [8, 12, 30, 150])
def test_boxes_and_numbers_of_the_overview_do_not_overlap(size: int) -> None:
    graph = draw(company(size), Asked(Shape.OVERVIEW), tuple(Shape)).graph
    laid = oval(graph)
    boxes = [card.box for card in laid.cards] + [chord.label for chord in laid.chords]
    assert not [pair for pair in combinations(boxes, 2) if hit(*pair)]
    assert len(laid.chords) == len(graph.edges)


def test_everyone_has_a_seat_of_their_own_on_the_circle() -> None:
    graph = company(60)
    seats = ring(groups(graph))
    angles = sorted(seats.angles.values())
    assert len(angles) == len(graph.members)
    assert all((after - before) * seats.radius > 10.0 for before, after in pairwise(angles))


def test_a_name_breaks_into_two_lines_of_like_width() -> None:
    assert lines("Vulnerability Management Coordinator", 13.0, 132.0) == ("Vulnerability", "Management Coordinator")
    assert lines("数据平台工程师与安全负责人", 13.0, 132.0) == ("数据平台工程", "师与安全负责人")
    assert lines("Editor-in-chief of all publications", 13.0, 132.0) == ("Editor-in-chief of", "all publications")


def test_a_name_that_cannot_be_broken_is_one_line() -> None:
    assert lines("Donaudampfschifffahrtskapitän", 13.0, 132.0) == ("Donaudampfschifffahrtskapitän",)


def test_only_a_word_of_more_than_60_characters_is_shortened() -> None:
    assert lines("x" * 60, 13.0, 132.0) == ("x" * 60,)
    assert lines("x" * 61, 13.0, 132.0) == (f"{'x' * 59}…",)
    assert lines(f"Chief {'x' * 61}", 13.0, 132.0) == ("Chief", f"{'x' * 59}…")


def test_a_long_name_of_words_is_never_cut() -> None:
    name = "Lead of the office for long names and longer titles " * 4
    parts = lines(name, 13.0, 132.0)
    assert " ".join(parts) == name.strip()
    assert max(measure(part, 13.0) for part in parts) < 1.2 * 2 * 132.0


@pytest.mark.parametrize(
    ("sort", "words"), [(Sort.AMBIGUOUS, ("Cook", "(ambiguous: 2 roles)")), (Sort.UNKNOWN, ("Cook", "(unknown)"))]
)
def test_a_card_says_that_a_name_is_nobodys_or_several_roles(sort: Sort, words: tuple[str, ...]) -> None:
    assert card(Member("cook", "Cook", sort, roles=("a", "b"))).lines == words


def test_shortening_parts_no_character_that_people_see() -> None:
    assert shortened("abc👩‍👩‍👧de", 5) == "abc…"
    assert shortened("abcde\u0301f", 5) == "abcd…"


def test_a_word_that_is_wider_than_a_line_is_parted() -> None:
    assert "".join(paragraph("W" * 50, 11.0, 150.0)) == "W" * 50
    assert all(measure(line, 11.0) <= 150.0 for line in paragraph("W" * 50, 11.0, 150.0))


def test_wide_characters_count_double() -> None:
    assert measure("数据", 10.0) > 1.6 * measure("ab", 10.0)
    assert measure("🚀", 10.0) > 1.6 * measure("a", 10.0)


def test_characters_that_no_xml_may_hold_become_visible() -> None:
    assert headline("a\x00b\n c\ud800\ufffe") == r"a\x00b c\ud800\ufffe"


def test_a_label_says_which_way_each_of_its_exchanges_goes() -> None:
    edges = [edge for edge in company(12).edges if len(edge.exchanges) == 2]
    edge = edges[0]
    first = edge.exchanges[0].giver
    assert [line[0] for line in caption(edge, first, limit=1000.0)] == ["→", "←"]
    assert [line[0] for line in caption(edge, edge.exchanges[1].giver, limit=1000.0)] == ["←", "→"]


@pytest.mark.parametrize("graph", [company(8), company(150), named(NASTY)], ids=["small", "large", "nasty"])
def test_a_layout_is_the_same_each_time(graph: Graph) -> None:
    assert blocks(graph) == blocks(graph)
    assert layers(graph) == layers(graph)


@given(st.lists(st.text(max_size=80), min_size=1, max_size=9))
def test_any_names_can_be_laid_out(names: list[str]) -> None:
    graph = named(names)
    laid = blocks(graph)
    assert sorted(card.key for frame in laid.frames for card in frame.cards) == sorted(graph.by_key)
    boxes = [card.box for card in layers(graph).cards]
    assert not [pair for pair in combinations(boxes, 2) if hit(*pair)]


def test_nobody_can_be_laid_out() -> None:
    assert blocks(Graph((), ())).frames == ()
    assert layered(Graph((), ()), {}, {}).cards == ()
