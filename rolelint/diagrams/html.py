"""A page for a browser: map, focus, matrix, ladders, metrics and findings in one file that asks no network.

It holds everything, so it has no shapes: who reads it chooses the view, and a focus only says which comes first.
"""

from rolelint.drawing import Drawing, Shape
from rolelint.layout.blocks import blocks
from rolelint.page.assembly import assemble
from rolelint.page.content import content

SHAPES: tuple[Shape, ...] = ()
HOLDS_ALL = True


def render(drawing: Drawing) -> str:
    """Return the page as HTML."""
    return assemble(content(drawing, blocks(drawing.graph, drawing.group_by)))
