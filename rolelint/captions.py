"""What drawings say in words: nothing about a member or an edge is told by colour or shape alone.

Every text given here is one line: blanks and line ends are single blanks, and what would move, hide or reorder text, or
what no XML may hold, is written as an escape.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rolelint.drawing import Drawing, Shape
from rolelint.graph import Edge, Exchange, Graph, Member, Sort
from rolelint.literal import xml
from rolelint.model import Role
from rolelint.names import free
from rolelint.sentences import counted
from rolelint.source import Location

# What a box of these sorts means is known from no border: it says so in words as well.
DOUBTFUL = frozenset({Sort.AMBIGUOUS, Sort.UNKNOWN})
_OTHERS = {Sort.BROKEN: "cannot be read", Sort.EXTERNAL: "outside", Sort.UNKNOWN: "unknown"}


# The same few thousand names and words are shown again and again; the bound keeps a long run from growing.
@lru_cache(maxsize=16_384)
def in_line(text: str) -> str:
    """Return a text as one line that is safe to show."""
    return xml(" ".join(text.split()))


def called(member: Member) -> str:
    """Return a member's name."""
    return in_line(member.label) or in_line(member.key)


def named(member: Member) -> str:
    """Return a member's name, and in words what it is, where it is no role: `Legal (outside)`."""
    label, what = called(member), sort_caption(member)
    if member.sort is Sort.BUNDLE:
        return f"{label} · {what}"
    return f"{label} ({what})" if what else label


def sort_caption(member: Member) -> str:
    """Return in words what a member is, where it is no role: `outside`, `ambiguous: 2 roles`."""
    match member.sort:
        case Sort.BUNDLE:
            return counted(member.size, "role")
        case Sort.GROUP:
            return f"group of {counted(member.size, 'role')}"
        case Sort.AMBIGUOUS:
            return f"ambiguous: {counted(len(member.roles), 'role')}"
        case _:
            return _OTHERS.get(member.sort, "")


def member_caption(member: Member, drawing: Drawing) -> str:
    """Return what a member's box says: its name, and with findings how many there are in its file."""
    if drawing.with_findings and member.findings:
        return f"{named(member)} · {counted(len(member.findings), 'finding')}"
    return named(member)


def edge_captions(edge: Edge, drawing: Drawing) -> tuple[str, ...]:
    """Return the lines that an edge is labelled with; between the boxes of an overview they are counts.

    Where work goes both ways, what goes one way says whom it is from.
    """
    if drawing.shape is Shape.OVERVIEW:
        lines = [counted(len(edge.exchanges), "exchange")]
    else:
        lines = [_told(exchange, edge, drawing.graph) for exchange in edge.exchanges]
    if drawing.with_findings:
        lines += found_captions(edge, drawing.graph)
    return tuple(dict.fromkeys(filter(None, lines)))


def found_captions(edge: Edge, graph: Graph) -> Iterator[str]:
    """Yield what the findings say about an edge: who says it alone, and how many there are."""
    if edge.is_one_sided:
        said = {key for exchange in edge.exchanges for key in exchange.said_by}
        alone = [called(graph.by_key[key]) for key in (edge.source, edge.target) if key in said]
        yield f"one-sided: only {alone[0]} says so" if len(alone) == 1 else "one-sided"
    if edge.findings:
        yield counted(len(edge.findings), "finding")


def one_sided(edge: Edge, drawing: Drawing) -> bool | None:
    """Tell whether only one of two roles speaks of the other; None where that is left out: in public, in overviews."""
    return None if drawing.graph.is_public or drawing.shape is Shape.OVERVIEW else edge.is_one_sided


def often(exchange: Exchange) -> str:
    """Return the words of an exchange with its terms: `Provides API (daily)`, `Informs (as one of all roles)`."""
    known = terms(exchange)
    return f"{told(exchange)} ({known})".lstrip() if known else told(exchange)


def terms(exchange: Exchange, key: str = "") -> str:
    """Return how often an exchange happens, and through which group it reaches a role."""
    group = f"as one of {in_line(exchange.as_one_of)}" if exchange.as_one_of else ""
    return ", ".join(filter(None, (how_often(exchange, key), group)))


def told(exchange: Exchange, key: str = "") -> str:
    """Return an exchange in words, as `Exchange.told` has them."""
    return in_line(exchange.told(key))


def how_often(exchange: Exchange, key: str = "") -> str:
    """Return how often an exchange happens, as `Exchange.often` tells it."""
    return in_line(exchange.often(key))


def speakers(exchange: Exchange, graph: Graph) -> tuple[str, ...]:
    """Return the names of those who say an exchange, also where an overview shows only their groups."""
    if exchange.statements:
        return tuple(in_line(statement.role.label) for statement in exchange.statements)
    return tuple(called(graph.by_key[key]) if key in graph.by_key else key for key in exchange.said_by)


def places(exchange: Exchange, graph: Graph) -> tuple[str, ...]:
    """Return where an exchange is written down, each as `path:line`; nothing in a public graph."""
    if graph.is_public:
        return ()
    said = [(statement.interaction.node.at, statement.role) for statement in exchange.statements]
    if not said:
        roles = (graph.by_key[key].role for key in exchange.said_by if key in graph.by_key)
        said = [(role.node["reports_to"].at, role) for role in roles if role]
    return tuple(dict.fromkeys(place(at, role) for at, role in said))


def place(at: Location, role: Role | None) -> str:
    """Return a place in the file of a role as `path:line`; the path alone where the file could not be read."""
    return f"{at.path}:{role.source.position(at.start).line}" if role else at.path


def plain_ids(names: Iterable[str], prefix: str) -> Iterator[str]:
    """Yield an id per name out of ASCII letters, digits and `_`, each one once in whatever case."""
    taken: set[str] = set()
    for name in names:
        stem = f"{prefix}_{re.sub('[^A-Za-z0-9]+', '_', name).strip('_')}".rstrip("_")
        folded = free(stem.casefold(), taken, "_")
        taken.add(folded)
        yield stem + folded[len(stem) :]


def member_ids(drawing: Drawing) -> dict[str, str]:
    """Return an id per member, by its key, as `plain_ids` makes them."""
    keys = [member.key for member in drawing.graph.members]
    return dict(zip(keys, plain_ids(keys, "r"), strict=True))


def _told(exchange: Exchange, edge: Edge, graph: Graph) -> str:
    words = often(exchange)
    if not edge.is_mutual or exchange.is_mutual:
        return words
    giver = f"from {called(graph.by_key[exchange.giver])}"
    if exchange.is_takers:
        return f"{giver}; {words}"
    return f"{giver}: {words}" if words else giver
