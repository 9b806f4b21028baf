"""Pictures as PNG, twice as large as the SVG that they are made from; `rolelint[graph]` brings what paints them."""

from rolelint.drawing import Drawing, Shape
from rolelint.errors import UserError

SHAPES = tuple(Shape)
_ZOOM = 2
# Beyond this many pixels along a side, painting needs gigabytes.
_MOST = 16_000


def render(drawing: Drawing) -> bytes:
    """Return a drawing as the bytes of a PNG file. Raises a `UserError` without `resvg_py`."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise UserError("PNG needs the package resvg_py", "pip install 'rolelint[graph]'") from error
    from rolelint.layout.picture import svg
    from rolelint.layout.shapes import picture

    painted = picture(drawing)
    zoom = max(1, min(_ZOOM, int(_MOST / max(painted.width, painted.height))))
    return bytes(svg_to_bytes(svg_string=svg(painted, drawing.title, drawing.description), zoom=zoom))
