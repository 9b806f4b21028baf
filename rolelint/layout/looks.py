"""How members and edges look, whatever the shape that they are drawn in."""

from collections.abc import Mapping

from rolelint.captions import in_line, member_caption, named
from rolelint.drawing import Drawing
from rolelint.graph import Edge, Graph, Member, Sort
from rolelint.layout.blocks import FONT, LINE, Card
from rolelint.layout.labels import in_full, speakers
from rolelint.layout.lettering import LONGEST, measure, shortened
from rolelint.layout.picture import Area, Curve, Mark, Told, Words
from rolelint.layout.styles import PLAIN, TONES
from rolelint.views import groups

SORTS: Mapping[Sort, str] = {
    Sort.BROKEN: "file that cannot be read",
    Sort.GROUP: "group of roles",
    Sort.EXTERNAL: "outside the organisation",
    Sort.AMBIGUOUS: "name that several roles bear",
    Sort.UNKNOWN: "name that nobody bears",
    Sort.BUNDLE: "group, with the number of its roles",
}
_MARKED = frozenset({Sort.EXTERNAL, Sort.AMBIGUOUS, Sort.UNKNOWN, Sort.BUNDLE})


def tones(graph: Graph, by: str | None = None) -> dict[str, str]:
    """Return the colour of each member: its group's, none where there is but one group or no group at all."""
    parted = groups(graph, by)
    colours = {
        member.key: f"tone{number % len(TONES)}" if group.label and not group.is_outside else PLAIN
        for number, group in enumerate(parted)
        for member in group.members
    }
    return colours if len(set(colours.values()) - {PLAIN}) > 1 else dict.fromkeys(colours, PLAIN)


def painted(card: Card, member: Member, drawing: Drawing) -> Told:
    """Draw a card: what its member is can be seen by the border, and by a sign."""
    return Told(about(member, drawing), tuple(card_marks(card, member, drawing)))


def card_marks(card: Card, member: Member, drawing: Drawing) -> list[Mark]:
    """Return the marks of a card: border, name, signs."""
    box = card.box
    looks = ["card", member.sort.value] if member.sort in _MARKED else ["card"]
    looks += ["middle"] if member.key in drawing.focus and member.key in drawing.graph.by_key else []
    is_broken = member.sort is Sort.BROKEN
    marks: list[Mark] = [Area(box.x, box.y, box.width, box.height, " ".join(looks), 5.0, is_broken)]
    if member.sort is Sort.GROUP:
        marks.append(Area(box.x + 3, box.y + 3, box.width - 6, box.height - 6, "inner", 3.0))
    top = box.y + box.height / 2 - LINE * len(card.lines) / 2 + LINE / 2 + 0.36 * FONT
    marks += [
        Words(box.x + box.width / 2, top + LINE * place, line, "name halo" if is_broken else "name", "middle")
        for place, line in enumerate(card.lines)
    ]
    return [*marks, *signs(box.x, box.x + box.width, box.y, member, drawing)]


def signs(left: float, right: float, y: float, member: Member, drawing: Drawing) -> list[Mark]:
    """Return the signs at the corners of a member: unknown or ambiguous, and how many findings there are."""
    marks: list[Mark] = []
    if member.sort in {Sort.AMBIGUOUS, Sort.UNKNOWN}:
        marks += sign(left, y, "?", "asked")
    if drawing.with_findings and member.findings:
        marks += sign(right, y, str(len(member.findings)), "found")
    return marks


def sign(x: float, y: float, text: str, looks: str) -> list[Mark]:
    """Return a small sign with a number or a character, around (x, y)."""
    width = max(14.0, measure(text, 10.0, is_bold=True) + 6.0)
    pill = Area(x - width / 2, y - 7.0, width, 14.0, looks, 7.0)
    return [pill, Words(x, y + 3.6, text, "number", "middle")]


def about(member: Member, drawing: Drawing) -> str:
    """Tell what is known of a member: its full name, what it is, its findings if they are asked for."""
    told = [member_caption(member, drawing)]
    if drawing.with_findings:
        told += [f"{found.code}: {in_line(found.finding.message)}" for found in member.findings]
    return "\n".join(told)


def tagged(member: Member) -> str:
    """Return the name of a member that has no card, and what it is if it is no role."""
    return shortened(named(member), LONGEST)


def line(edge: Edge, first: str, tone: str, drawing: Drawing) -> tuple[str, str, str]:
    """Return the looks of a line that begins at `first`, and its tips at start and end.

    Of a one-sided edge the end at the silent side is open, if findings are asked for.
    """
    ends = (edge.source, edge.target)
    tips = {key: tone if edge.is_mutual or key == edge.target else "" for key in ends}
    looks = tone
    if drawing.with_findings and edge.is_one_sided:
        looks = f"{tone} one-sided"
        said = speakers(edge)
        for key in ends:
            if said and key not in said:
                tips[key] = f"{tone}-open" if tips[key] else f"{tone}-ring-open"
    last = edge.target if first == edge.source else edge.source
    return looks, tips[first], tips[last]


def told(edge: Edge, marks: tuple[Mark, ...], drawing: Drawing) -> Told:
    """Join the marks of an edge with all that is known of it."""
    return Told(in_full(edge, drawing.graph, with_findings=drawing.with_findings), marks)


def stroke(path: str, looks: tuple[str, str, str], kind: str = "line", width: float = 0.0) -> Curve:
    """Return a line with its tips."""
    return Curve(path, f"{kind} {looks[0]}", looks[1], looks[2], width)
