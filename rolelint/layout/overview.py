"""Groups in an oval, as large as their roles are many; lines across, as wide as what is exchanged is much."""

from collections.abc import Mapping

from rolelint.drawing import Drawing
from rolelint.graph import Sort
from rolelint.layout.looks import painted, told
from rolelint.layout.oval import Chord, oval
from rolelint.layout.picture import Curve, Mark, Words, path
from rolelint.layout.poster import Scene
from rolelint.layout.styles import PLAIN, TONES

_WIDEST = 8.0
_LEAST = 1.4


def overview(drawing: Drawing) -> Scene:
    """Draw lines, then boxes, then numbers."""
    laid = oval(drawing.graph)
    bundles = [member.key for member in drawing.graph.members if member.sort is Sort.BUNDLE]
    tones = {key: f"tone{place % len(TONES)}" for place, key in enumerate(bundles)}
    most = max((len(chord.edge.exchanges) for chord in laid.chords), default=1)
    numbers = sorted(laid.chords, key=lambda chord: -len(chord.edge.exchanges))
    marks: list[Mark] = [told(chord.edge, (_line(chord, tones, most),), drawing) for chord in numbers]
    marks += (painted(card, drawing.graph.by_key[card.key], drawing) for card in laid.cards)
    marks += (told(chord.edge, (_number(chord),), drawing) for chord in numbers)
    legend: list[tuple[tuple[Mark, ...], str]] = []
    if numbers:
        legend.append(((Words(22.0, 12.5, "7", "count halo", "middle"),), "how many exchanges: the wider, the more"))
    return Scene(laid.width, laid.height, tuple(marks), tuple(legend))


def _line(chord: Chord, tones: Mapping[str, str], most: int) -> Mark:
    tone = PLAIN if chord.edge.is_mutual else tones.get(chord.edge.source, PLAIN)
    share = (len(chord.edge.exchanges) - 1) / max(most - 1, 1)
    tip = f"{tone}-big"
    return Curve(
        path(chord.points),
        f"flow {tone}",
        tip if chord.edge.is_mutual else "",
        tip,
        _LEAST + (_WIDEST - _LEAST) * share,
    )


def _number(chord: Chord) -> Words:
    box = chord.label
    return Words(box.x + box.width / 2, box.y + 12.5, str(len(chord.edge.exchanges)), "count halo", "middle")
