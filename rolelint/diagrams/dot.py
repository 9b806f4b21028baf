"""A graph in the language of Graphviz: groups as clusters, one line per pair.

What Graphviz would read as more than text is escaped: quotes, backslashes, and the entities that it knows from HTML.
The graph, its boxes and its lines carry tooltips, which an SVG made of it gives to screen readers.
"""

from collections.abc import Iterable, Iterator, Mapping

from rolelint.captions import called, edge_captions, in_line, member_caption, plain_ids
from rolelint.drawing import Drawing, Shape
from rolelint.graph import Edge, Member, Sort
from rolelint.views import Group, groups

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
    members = drawing.graph.members
    ids = dict(zip((member.key for member in members), plain_ids((member.key for member in members), "r"), strict=True))
    title = _escaped(drawing.title)
    yield f'digraph "{title}" {{'
    head = [("label", title), ("tooltip", _escaped(drawing.description)), ("labelloc", "t"), ("rankdir", "LR")]
    ranking = [] if _is_crowded(drawing) else [("newrank", "true")]
    yield f"  graph {_listed([*head, *ranking, ('fontname', 'Helvetica')])};"
    yield f"  node {_listed([('shape', 'box'), ('fontname', 'Helvetica')])};"
    yield f"  edge {_listed([('fontname', 'Helvetica'), ('fontsize', '10')])};"
    yield from _boxes(drawing, ids)
    yield from (f"  {_line(edge, drawing, ids)};" for edge in drawing.graph.edges)
    yield "}"


def _boxes(drawing: Drawing, ids: Mapping[str, str]) -> Iterator[str]:
    """Yield a line per member; a family drawing puts those of a group into a cluster."""
    if drawing.shape is not Shape.FAMILY:
        yield from (f"  {_box(member, drawing, ids)};" for member in drawing.graph.members)
        return
    parts = groups(drawing.graph, drawing.group_by)
    for cluster, group in zip(plain_ids((group.label for group in parts), "cluster"), parts, strict=True):
        yield from _cluster(cluster, group, drawing, ids)


def _cluster(cluster: str, group: Group, drawing: Drawing, ids: Mapping[str, str]) -> Iterator[str]:
    boxes = [f"{_box(member, drawing, ids)};" for member in group.members]
    if not group.label or group.is_outside:
        yield from (f"  {box}" for box in boxes)
        return
    label = _escaped(group.label)
    yield f"  subgraph {cluster} {{"
    yield f"    graph {_listed([('label', label), ('tooltip', label), ('style', 'rounded')])};"
    yield from (f"    {box}" for box in boxes)
    yield "  }"


def _box(member: Member, drawing: Drawing, ids: Mapping[str, str]) -> str:
    shape, style = _BOXES[member.sort]
    label = _escaped(member_caption(member, drawing))
    pairs = [("label", label), ("tooltip", label), ("shape", shape), ("style", style)]
    if drawing.shape is Shape.FOCUS and member.key in drawing.focus:
        pairs.append(("penwidth", "3"))
    return f"{ids[member.key]} {_listed(pairs)}"


def _line(edge: Edge, drawing: Drawing, ids: Mapping[str, str]) -> str:
    """Return the statement of an edge; one that goes both ways leads away from the role in focus."""
    ends = edge.source, edge.target
    if edge.is_mutual and edge.target in drawing.focus and edge.source not in drawing.focus:
        ends = ends[::-1]
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
    return f"{ids[ends[0]]} -> {ids[ends[1]]} {_listed(pairs)}"


def _is_crowded(drawing: Drawing) -> bool:
    return len(drawing.graph.edges) > _MOST_LABELS


def _listed(pairs: _Pairs) -> str:
    listed = ", ".join(f'{name}="{value}"' for name, value in pairs)
    return f"[{listed}]"


def _escaped(text: str) -> str:
    return in_line(text).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
