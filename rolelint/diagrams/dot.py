"""A graph in the language of Graphviz: groups as clusters, one line per pair.

What Graphviz would read as more than text is escaped: quotes, backslashes, and the entities that it knows from HTML.
The graph, its boxes and its lines carry tooltips, which an SVG made of it gives to screen readers.
"""

from collections.abc import Iterable, Iterator, Mapping

from rolelint.captions import called, edge_captions, in_line, member_caption, member_ids, plain_ids
from rolelint.drawing import Drawing, Shape
from rolelint.graph import Edge, Member, Sort

SHAPES: tuple[Shape, ...] = (Shape.OVERVIEW, Shape.FAMILY, Shape.FOCUS)

_BOXES = {
    Sort.ROLE: ("box", "solid"),
    Sort.BUNDLE: ("box", "rounded"),
    Sort.BROKEN: ("note", "dashed"),
    Sort.GROUP: ("folder", "dashed"),
    Sort.EXTERNAL: ("box", "rounded,dashed"),
    Sort.AMBIGUOUS: ("hexagon", "dashed"),
    Sort.UNKNOWN: ("hexagon", "dashed"),
}
# Lines with labels that lead in circles between clusters end Graphviz with "trouble in init_rank". Its newer ranking
# bears them, but takes minutes for hundreds; those are labelled from outside, where labels do not count in the layout.
_MOST_LABELS = 60
_Pairs = Iterable[tuple[str, str]]


def render(drawing: Drawing) -> str:
    """Return a directed graph, from left to right."""
    return "".join(f"{line}\n" for line in _digraph(drawing))


def _digraph(drawing: Drawing) -> Iterator[str]:
    ids = member_ids(drawing)
    title = _escaped(drawing.title)
    yield f'digraph "{title}" {{'
    head = [("label", title), ("tooltip", _escaped(drawing.description)), ("labelloc", "t"), ("rankdir", "LR")]
    ranking = [] if _is_crowded(drawing) else [("newrank", "true")]
    yield f"  graph {_attributes([*head, *ranking, ('fontname', 'Helvetica')])};"
    yield f"  node {_attributes([('shape', 'box'), ('fontname', 'Helvetica')])};"
    yield f"  edge {_attributes([('fontname', 'Helvetica'), ('fontsize', '10')])};"
    yield from _boxes(drawing, ids)
    yield from (f"  {_line(edge, drawing, ids)};" for edge in drawing.graph.edges)
    yield "}"


def _boxes(drawing: Drawing, ids: Mapping[str, str]) -> Iterator[str]:
    """Yield a line per member; those of a frame make a cluster."""
    frames = drawing.frames
    for cluster, frame in zip(plain_ids((frame.label for frame in frames), "cluster"), frames, strict=True):
        if frame.label:
            label = _escaped(frame.label)
            yield f"  subgraph {cluster} {{"
            yield f"    graph {_attributes([('label', label), ('tooltip', label), ('style', 'rounded')])};"
        yield from (f"  {'  ' * bool(frame.label)}{_box(member, drawing, ids)};" for member in frame.members)
        if frame.label:
            yield "  }"


def _box(member: Member, drawing: Drawing, ids: Mapping[str, str]) -> str:
    shape, style = _BOXES[member.sort]
    label = _escaped(member_caption(member, drawing))
    pairs = [("label", label), ("tooltip", label), ("shape", shape), ("style", style)]
    if drawing.is_middle(member):
        pairs.append(("penwidth", "3"))
    return f"{ids[member.key]} {_attributes(pairs)}"


def _line(edge: Edge, drawing: Drawing, ids: Mapping[str, str]) -> str:
    ends = drawing.ends(edge)
    lines = [_escaped(line) for line in edge_captions(edge, drawing)]
    names = [_escaped(called(drawing.graph.by_key[end])) for end in ends]
    joined = f"{names[0]} {'and' if edge.is_mutual else 'to'} {names[1]}"
    tooltip = f"{joined}: {'; '.join(lines)}"
    label = "xlabel" if _is_crowded(drawing) else "label"
    pairs = [(label, r"\n".join(lines)), ("tooltip", tooltip), ("labeltooltip", tooltip)]
    if edge.is_mutual:
        pairs.append(("dir", "both"))
    if drawing.with_findings and edge.is_one_sided:
        pairs.append(("style", "dotted"))
    return f"{ids[ends[0]]} -> {ids[ends[1]]} {_attributes(pairs)}"


def _is_crowded(drawing: Drawing) -> bool:
    return len(drawing.graph.edges) > _MOST_LABELS


def _attributes(pairs: _Pairs) -> str:
    listed = ", ".join(f'{name}="{value}"' for name, value in pairs)
    return f"[{listed}]"


def _escaped(text: str) -> str:
    return in_line(text).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
