"""What stands around a drawing: its title, what it shows, and a legend of only what occurs in it."""

from collections.abc import Iterator, Sequence

from rolelint.drawing import Drawing
from rolelint.frozen import frozen
from rolelint.graph import Edge, Exchange, Member, Sort
from rolelint.layout.blocks import Box, Card
from rolelint.layout.lettering import headline, measure, paragraph
from rolelint.layout.looks import SORTS, card_marks, line, sign, stroke
from rolelint.layout.picture import Area, Mark, Moved, Picture, Words
from rolelint.layout.styles import PLAIN

_MARGIN = 24.0
_LEAST = 460.0
_ROW = 26.0


@frozen
class Scene:
    """What a shape draws, between (0, 0) and (width, height), and what it adds to the legend: sample and words."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    legend: tuple[tuple[tuple[Mark, ...], str], ...] = ()
    has_lines: bool = True
    has_cards: bool = True


def poster(scene: Scene, drawing: Drawing) -> Picture:
    """Set title, description and legend around a scene."""
    width = max(scene.width, _LEAST)
    head, top = _head(drawing, width)
    samples = [*_samples(drawing, scene), *scene.legend]
    legend, bottom = _legend(samples, width)
    height = _MARGIN + top + scene.height + bottom + _MARGIN
    marks = (
        *head,
        Moved(_MARGIN + (width - scene.width) / 2, _MARGIN + top, scene.marks),
        Moved(_MARGIN, _MARGIN + top + scene.height, legend),
    )
    return Picture(width + 2 * _MARGIN, height, marks)


def _head(drawing: Drawing, width: float) -> tuple[list[Mark], float]:
    marks: list[Mark] = []
    y = _MARGIN
    for text, looks, size, step in ((drawing.title, "title", 18.0, 24.0), (drawing.description, "note", 12.0, 16.0)):
        # Bold letters are up to a fourth wider.
        for part in paragraph(text, 1.25 * size, width):
            y += step
            marks.append(Words(_MARGIN, y - step / 3, part, looks))
    return marks, y - _MARGIN + 22.0


def _legend(samples: Sequence[tuple[tuple[Mark, ...], str]], width: float) -> tuple[tuple[Mark, ...], float]:
    """Set samples with their words into rows; each sample is 44 wide and 16 high."""
    marks: list[Mark] = []
    x, y = 0.0, 30.0
    for sample, words in samples:
        wide = 44.0 + 8.0 + measure(words, 12.0)
        if x and x + wide > width:
            x, y = 0.0, y + _ROW
        marks += [Moved(x, y, sample), Words(x + 52.0, y + 12.0, words, "note")]
        x += wide + 26.0
    return tuple(marks), y + 16.0 if samples else 0.0


def _samples(drawing: Drawing, scene: Scene) -> Iterator[tuple[tuple[Mark, ...], str]]:
    graph = drawing.graph
    if scene.has_lines:
        yield from _lines(drawing)
    plain = Drawing(graph, drawing.shape, "", "")
    for sort in (Sort.BROKEN, Sort.GROUP, Sort.EXTERNAL, Sort.AMBIGUOUS, Sort.UNKNOWN) if scene.has_cards else ():
        if any(member.sort is sort for member in graph.members):
            yield tuple(card_marks(Card("", Box(6.0, 0.0, 32.0, 16.0), ()), Member("", "", sort), plain)), SORTS[sort]
    if drawing.with_findings and any(member.findings for member in graph.members):
        yield tuple(sign(22.0, 8.0, "2", "found")), "findings in the role's file"


def _lines(drawing: Drawing) -> Iterator[tuple[tuple[Mark, ...], str]]:
    edges = drawing.graph.edges
    one, both = Exchange("a", "b", is_mutual=False, label="", said_by=("a",)), ("a", "b")
    known: list[tuple[bool, Edge, str]] = [
        (any(not edge.is_mutual for edge in edges), Edge(*both, is_mutual=False, exchanges=()), "gives to"),
        (any(edge.is_mutual for edge in edges), Edge(*both, is_mutual=True, exchanges=()), "both ways"),
        (
            drawing.with_findings and any(edge.is_one_sided for edge in edges),
            Edge(*both, is_mutual=False, exchanges=(one,), is_one_sided=True),
            "only one side says so: the open end is silent",
        ),
    ]
    for occurs, edge, words in known:
        if occurs:
            yield (stroke("M2 8H42", line(edge, "a", PLAIN, drawing)),), words


def framing(box: Box, *, is_dashed: bool = False) -> Area:
    """Return the frame of a group; dashed where its members are no roles."""
    return Area(box.x, box.y, box.width, box.height, "frame outside" if is_dashed else "frame", 8.0)


def heading(box: Box, label: str) -> Words:
    """Return the name of a group, at the top of its frame."""
    return Words(box.x + 14.0, box.y + 20.0, headline(label), "head halo framed")
