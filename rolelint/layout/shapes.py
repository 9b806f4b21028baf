"""Which module draws which shape."""

from collections.abc import Callable, Mapping

from rolelint.drawing import Drawing, Shape
from rolelint.layout.bundle import bundle
from rolelint.layout.family import family
from rolelint.layout.focus import focus
from rolelint.layout.map import blockmap
from rolelint.layout.matrix import matrix
from rolelint.layout.overview import overview
from rolelint.layout.picture import Picture
from rolelint.layout.poster import Scene, poster

_SCENES: Mapping[Shape, Callable[[Drawing], Scene]] = {
    Shape.FAMILY: family,
    Shape.FOCUS: focus,
    Shape.BLOCKS: blockmap,
    Shape.BUNDLE: bundle,
    Shape.MATRIX: matrix,
    Shape.OVERVIEW: overview,
}


def picture(drawing: Drawing) -> Picture:
    """Return the picture of a drawing."""
    scene = _SCENES[drawing.shape](drawing) if drawing.graph.members else Scene(0.0, 0.0, ())
    return poster(scene, drawing)
