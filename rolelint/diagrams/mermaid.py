"""A Mermaid flowchart, which GitHub, GitLab and most wikis draw from the text in a page."""

from collections.abc import Iterator

from rolelint.drawing import Drawing, Shape
from rolelint.flowchart import flowchart

SHAPES: tuple[Shape, ...] = (Shape.OVERVIEW, Shape.FAMILY, Shape.FOCUS)

# GitLab draws as many characters in a page unasked; the others are Mermaid's `maxTextSize` and `maxEdges`, which GitHub
# leaves as they are, and which a text cannot raise.
_GITLAB = 2_000
_LONGEST = 50_000
_MOST_EDGES = 500


def render(drawing: Drawing) -> str:
    """Return a flowchart; where GitHub or GitLab would not simply draw it, its first lines say so."""
    text = flowchart(drawing)
    return "".join(f"%% {note}\n" for note in _limits(text, drawing)) + text


def _limits(text: str, drawing: Drawing) -> Iterator[str]:
    edges = len(drawing.graph.edges)
    less = f"Draw less: with {_less(drawing)}."
    if len(text) > _LONGEST or edges > _MOST_EDGES:
        limits = f"it draws {_LONGEST:,} characters and {_MOST_EDGES} connections"
        yield f"Too large for GitHub: {len(text):,} characters and {edges:,} connections, and {limits}. {less}"
    elif len(text) > _GITLAB:
        yield f"GitLab draws this only after a click: {len(text):,} characters, and a page may have {_GITLAB:,}. {less}"


def _less(drawing: Drawing) -> str:
    """Return what makes a drawing smaller, but for what it is already."""
    ways = [] if drawing.shape is Shape.OVERVIEW else ["--shape overview"]
    ways += [] if drawing.focus else ["--focus ROLE"]
    return " or ".join(filter(None, (", ".join(ways), "a filter")))
