"""Rows of cells as text: columns below each other for a terminal, or a table in Markdown."""

from collections.abc import Collection, Iterable, Iterator, Sequence


def aligned(rows: Iterable[Sequence[str]], right: Collection[int] = ()) -> Iterator[str]:
    """Yield one line per row, with two blanks between columns; `right` are the columns (0-based) whose ends align.

    Cells are measured in characters, so wide ones belong into the last column.
    """
    table = list(rows)
    cells = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        padded = (
            cell.rjust(size) if index in right else cell.ljust(size)
            for index, (cell, size) in enumerate(zip(row, cells, strict=True))
        )
        yield "  ".join(padded).rstrip()


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a Markdown table; cells are Markdown themselves."""
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(map(_cell, row))} |"


def _cell(text: str) -> str:
    # A bar ends a cell wherever it stands, in code too.
    return " ".join(text.split()).replace("|", "\\|")
