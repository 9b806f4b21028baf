"""A graph as a Mermaid flowchart, a line of text for each member and each edge.

It sets neither theme nor layout, so that it fits into any page and any version of Mermaid. Every label is quoted, and
what Mermaid, or the Markdown in it, would read as more than text is written as an entity.
"""

import re
from collections.abc import Iterator, Mapping

from rolelint.captions import edge_captions, in_line, member_caption, member_ids, plain_ids
from rolelint.drawing import Drawing, Shape
from rolelint.graph import Edge, Member, Sort

_BOXES = {
    Sort.ROLE: ("[", "]"),
    Sort.BUNDLE: ("(", ")"),
    Sort.BROKEN: ("[/", "/]"),
    Sort.GROUP: ("[[", "]]"),
    Sort.EXTERNAL: ("([", "])"),
    Sort.AMBIGUOUS: ("{{", "}}"),
    Sort.UNKNOWN: ("{{", "}}"),
}
_DASHED = frozenset({Sort.BROKEN, Sort.GROUP, Sort.EXTERNAL, Sort.AMBIGUOUS, Sort.UNKNOWN})
# `1.`, `1)` and a leading `-` begin lists, and `www.` a link: some versions of Mermaid 11 refuse to draw either.
_MEANT = re.compile(r"[\"#$%&*+;<=>@\[\\\]^_`{|}~]|(?<=\d)\)|(?<![^\W\d_])[.-]|(?<=[Ww]{3})\.|:(?=\S)")
# What Mermaid itself marks entities with, and looks for even in what it has drawn; a word joiner takes it apart.
_MARKS = re.compile("(?<=ﬂ)(?=°)|(?<=¶)(?=ß)")
_JOINER = "\u2060"
_ENTITIES = {'"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;"}


def flowchart(drawing: Drawing) -> str:
    """Return a drawing as a flowchart, whatever its size."""
    return "".join(f"{line}\n" for line in _lines(drawing))


def _lines(drawing: Drawing) -> Iterator[str]:
    ids = member_ids(drawing)
    yield "flowchart LR"
    yield f"  accTitle: {_encoded(drawing.title)}"
    yield f"  accDescr: {_encoded(drawing.description)}"
    yield from _boxes(drawing, ids)
    yield from (f"  {_arrow(edge, drawing, ids)}" for edge in drawing.graph.edges)
    if any(member.sort in _DASHED for member in drawing.graph.members):
        yield "  classDef other stroke-dasharray:5 5"
    if drawing.shape is Shape.FOCUS and drawing.focus:
        yield "  classDef middle stroke-width:4px,font-weight:bold"


def _boxes(drawing: Drawing, ids: Mapping[str, str]) -> Iterator[str]:
    """Yield a line per member, and around each frame of them where it begins and ends."""
    frames = drawing.frames
    for name, frame in zip(plain_ids((frame.label for frame in frames), "g"), frames, strict=True):
        if frame.label:
            yield f'  subgraph {name}["{_encoded(frame.label) or " "}"]'
        yield from (f"  {'  ' * bool(frame.label)}{_box(member, drawing, ids)}" for member in frame.members)
        if frame.label:
            yield "  end"


def _box(member: Member, drawing: Drawing, ids: Mapping[str, str]) -> str:
    left, right = _BOXES[member.sort]
    mark = ":::middle" if drawing.is_middle(member) else ":::other" if member.sort in _DASHED else ""
    return f'{ids[member.key]}{left}"{_encoded(member_caption(member, drawing))}"{right}{mark}'


def _arrow(edge: Edge, drawing: Drawing, ids: Mapping[str, str]) -> str:
    start, end = (ids[key] for key in drawing.ends(edge))
    line = "-.->" if drawing.with_findings and edge.is_one_sided else "-->"
    arrow = f"<{line}" if edge.is_mutual else line
    label = "<br/>".join(map(_encoded, edge_captions(edge, drawing)))
    quoted = f'|"{label}"|' if label else ""
    return f"{start} {arrow}{quoted} {end}"


def _encoded(text: str) -> str:
    encoded = _MEANT.sub(lambda match: _ENTITIES.get(match[0], f"#{ord(match[0])};"), in_line(text))
    return _MARKS.sub(_JOINER, encoded)
