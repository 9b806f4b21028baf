"""What is written on an edge: in short beside its line, and in full for who asks."""

from rolelint.captions import called, found_captions, in_line, often
from rolelint.graph import Edge, Graph
from rolelint.layout.lettering import measure, paragraph

FONT = 11.0
LINE = 13.5
LIMIT = 172.0
_MOST = 3


def caption(edge: Edge, first: str, signs: tuple[str, str] = ("→", "←"), limit: float = LIMIT) -> tuple[str, ...]:
    """Return the lines of an edge's label; each of several exchanges begins with a sign.

    Where they go different ways, the sign tells the way: `signs` are for what the member `first` gives, and for what it
    takes. Of many exchanges the first are written, and how many there are besides.
    """
    ways = {None if exchange.is_mutual else exchange.giver for exchange in edge.exchanges}
    told: list[str] = []
    for exchange in edge.exchanges:
        sign = "· " if len(edge.exchanges) > 1 else ""
        if len(ways) > 1:
            sign = "↔ " if exchange.is_mutual else f"{signs[exchange.giver != first]} "
        told.append(f"{sign}{often(exchange)}")
    told = list(dict.fromkeys(told))
    kept = told if len(told) <= _MOST else told[: _MOST - 1]
    rest = [f"and {len(told) - len(kept)} more"] if len(kept) < len(told) else []
    return (*(line for words in kept for line in paragraph(words, FONT, limit)), *rest)


def size(lines: tuple[str, ...]) -> tuple[float, float]:
    """Return the width and the height of a label."""
    return max((measure(line, FONT) for line in lines), default=0.0), LINE * len(lines)


def in_full(edge: Edge, graph: Graph, *, with_findings: bool) -> str:
    """Tell all that is known of an edge: who gives what to whom, and what is wrong with it if that is asked for."""
    told = [
        f"{called(graph.by_key[exchange.giver])} {'↔' if exchange.is_mutual else '→'} "
        f"{called(graph.by_key[exchange.taker])}: {often(exchange)}"
        for exchange in edge.exchanges
    ]
    if with_findings:
        told += found_captions(edge, graph)
        told += [f"{found.code}: {in_line(found.finding.message)}" for found in edge.findings]
    return "\n".join(dict.fromkeys(told))


def speakers(edge: Edge) -> tuple[str, ...]:
    """Return the keys of those who speak of an edge, in the order of its exchanges."""
    return tuple(dict.fromkeys(key for exchange in edge.exchanges for key in exchange.said_by))
