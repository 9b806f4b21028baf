"""Pictures as SVG: each shape that there is."""

from rolelint.drawing import Drawing, Shape

SHAPES = tuple(Shape)


def render(drawing: Drawing) -> str:
    """Return a drawing as an SVG document."""
    from rolelint.layout.picture import svg
    from rolelint.layout.shapes import picture

    return svg(picture(drawing), drawing.title, drawing.description)
