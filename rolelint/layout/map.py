"""The map of groups as a picture: a frame per group, cards in it, lines without words between them."""

from collections.abc import Iterator

from rolelint.drawing import Drawing
from rolelint.layout.blocks import Blocks, blocks
from rolelint.layout.looks import line, painted, stroke, told, tones
from rolelint.layout.picture import Mark, path
from rolelint.layout.poster import Scene, framing, heading
from rolelint.views import groups


def blockmap(drawing: Drawing) -> Scene:
    """Draw frames, then lines, then cards and names, so that no line hides a word."""
    laid = blocks(drawing.graph, drawing.group_by)
    return Scene(laid.width, laid.height, tuple(_marks(laid, drawing)))


def _marks(laid: Blocks, drawing: Drawing) -> Iterator[Mark]:
    graph = drawing.graph
    colours = tones(graph, drawing.group_by)
    outside = [group.is_outside for group in groups(graph, drawing.group_by)]
    for frame, is_outside in zip(laid.frames, outside, strict=True):
        yield framing(frame.box, is_dashed=is_outside)
    kind = "line" if len(laid.routes) <= 150 else "thin" if len(laid.routes) <= 600 else "faint"
    for route, edge in zip(laid.routes, graph.edges, strict=True):
        looks = line(edge, route.source, colours[edge.source], drawing)
        yield told(edge, (stroke(path(route.points), looks, kind),), drawing)
    for frame in laid.frames:
        for card in frame.cards:
            yield painted(card, graph.by_key[card.key], drawing)
        if frame.label or len(laid.frames) > 1:
            yield heading(frame.box, frame.label)
