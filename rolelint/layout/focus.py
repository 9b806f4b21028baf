"""One member in the middle: who gives to it on the left, who takes from it on the right, who does both in a row below.

Many neighbours wrap into columns, and whoever is further away stands further out.
"""

from collections.abc import Iterator, Sequence

from rolelint.drawing import Drawing
from rolelint.graph import Graph
from rolelint.layout.family import strands
from rolelint.layout.layered import layered
from rolelint.layout.poster import Scene, framing, heading

_LABELS = ("One way", "Both ways")


def focus(drawing: Drawing) -> Scene:
    """Draw the surroundings of the members in focus."""
    sides, rows = _sides(drawing.graph, drawing.focus)
    layers = layered(drawing.graph, _columns(sides), rows)
    frames = [framing(band.box) for band in layers.bands]
    heads = [heading(band.box, _LABELS[band.number]) for band in layers.bands]
    return Scene(layers.width, layers.height, (*frames, *strands(layers, drawing), *heads))


def _sides(graph: Graph, keys: Sequence[str]) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many steps each member is to the left (negative) or right, and its row: 1 for both ways."""
    steps = {key: 0 for key in graph.by_key if key in keys} or {next(iter(graph.by_key)): 0}
    rows = dict.fromkeys(steps, 0)
    near = list(steps)
    while len(steps) < len(graph.members):
        near = list(_reached(graph, near, steps, rows)) or _stray(graph, steps, rows)
    return (steps, rows) if {0} < {rows[key] for key in steps if steps[key]} else (steps, dict.fromkeys(rows, 0))


def _reached(graph: Graph, near: Sequence[str], steps: dict[str, int], rows: dict[str, int]) -> Iterator[str]:
    """Give places to those that are one step further away, and yield them."""
    balance = 0
    for key in near:
        for edge in graph.touching[key]:
            other = edge.target if edge.source == key else edge.source
            if other in steps:
                continue
            if steps[key]:
                side = 1 if steps[key] > 0 else -1
                rows[other] = rows[key]
            elif edge.is_mutual:
                side = -1 if balance > 0 else 1
                balance += side
                rows[other] = 1
            else:
                side = 1 if edge.source == key else -1
                rows[other] = 0
            steps[other] = steps[key] + side
            yield other


def _stray(graph: Graph, steps: dict[str, int], rows: dict[str, int]) -> list[str]:
    """Give a place at the far right to a member that no edge leads to."""
    key = next(key for key in graph.by_key if key not in steps)
    steps[key], rows[key] = max(1, *steps.values()), 0
    return [key]


def _columns(steps: dict[str, int]) -> dict[str, int]:
    """Return the column of each member, from 0: as many for each step as its members need, the first next to it."""
    columns: dict[str, int] = {}
    for side in (-1, 1):
        start = 1
        for step in range(1, max(map(abs, steps.values()), default=0) + 1):
            keys = [key for key in steps if steps[key] == side * step]
            count = max(1, round((len(keys) / 6) ** 0.5))
            columns |= {key: side * (start + place % count) for place, key in enumerate(keys)}
            start += count
    columns |= {key: 0 for key in steps if steps[key] == 0}
    used = {column: place for place, column in enumerate(sorted(set(columns.values())))}
    return {key: used[column] for key, column in columns.items()}
