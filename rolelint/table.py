"""Rows of cells as text: columns below each other for a terminal, or a table in Markdown."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence


def aligned(
    rows: Iterable[Sequence[str]], right: Collection[int] = (), measure: Callable[[str], int] = len
) -> Iterator[str]:
    """Yield one line per row, with two blanks between columns; `right` are the columns (0-based) whose ends align.

    `measure` tells how wide a cell is. It counts characters if nothing else is said, so wide ones belong into the last
    column then.
    """
    table = list(rows)
    widths = [max(map(measure, column)) for column in zip(*table, strict=True)]
    for row in table:
        padded = (
            " " * (width - measure(cell)) + cell if index in right else cell + " " * (width - measure(cell))
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(padded).rstrip()


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a Markdown table; cells are Markdown themselves."""
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(map(_cell, row))} |"


def _cell(text: str) -> str:
    # A bar ends a cell wherever it stands, in code too.
    return " ".join(text.split()).replace("|", "\\|")
