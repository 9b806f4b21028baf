"""Every role and what it gives to whom, framed by group: readable up to a few dozen roles."""

from collections.abc import Iterator
from dataclasses import replace

from rolelint.drawing import Drawing
from rolelint.graph import Graph
from rolelint.layout.labels import FONT, LINE
from rolelint.layout.layered import Layers, Strand, layered
from rolelint.layout.looks import line, painted, stroke, told, tones
from rolelint.layout.picture import Mark, Words, path
from rolelint.layout.poster import Scene, framing, heading
from rolelint.layout.ranks import bands, ranks
from rolelint.views import groups

_MOST_COLUMNS = 14


def family(drawing: Drawing) -> Scene:
    """Draw columns of cards, with lines from left to right and a label on each."""
    graph = drawing.graph
    parted = groups(graph, drawing.group_by)
    homes = {member.key: number for number, group in enumerate(parted) for member in group.members}
    places = bands(graph, homes)
    rows = {key: places[home] for key, home in homes.items()}
    columns = ranks(graph, rows, _count(graph))
    layers = layered(graph, columns, rows)
    by_band = {places[number]: group for number, group in enumerate(parted)}
    heads = [heading(band.box, by_band[band.number].label) for band in layers.bands]
    width = max([layers.width, *(head.x + head.width + 14.0 for head in heads)])
    frames = [
        framing(replace(band.box, width=width), is_dashed=by_band[band.number].is_outside) for band in layers.bands
    ]
    return Scene(width, layers.height, (*frames, *strands(layers, drawing), *heads))


def _count(graph: Graph) -> int:
    """Return how many columns there may be; whatever is as loose as a chain may become long."""
    count = len(graph.members)
    return min(count, 6) if len(graph.edges) < count else min(max(2, round(1.15 * count**0.5)), _MOST_COLUMNS)


def strands(layers: Layers, drawing: Drawing) -> Iterator[Mark]:
    """Yield lines, labels and cards."""
    colours = tones(drawing.graph, drawing.group_by)
    for strand in layers.strands:
        yield told(strand.edge, tuple(_strand(strand, colours[strand.edge.source], drawing)), drawing)
    for card in layers.cards:
        yield painted(card, drawing.graph.by_key[card.key], drawing)


def _strand(strand: Strand, tone: str, drawing: Drawing) -> Iterator[Mark]:
    looks, start, end = line(strand.edge, strand.first, tone, drawing)
    before, behind = strand.pieces
    yield stroke(f"{path(before)}{path(behind)}", (looks, start, end))
    box = strand.label.box
    for place, words in enumerate(strand.label.lines):
        y = box.y + (place + 0.5) * LINE + 0.36 * FONT
        if strand.label.is_beside:
            yield Words(box.x, y, words, "label halo")
        else:
            yield Words(box.x + box.width / 2, y, words, "label halo", "middle")
