"""What a pass over the tokens has found so far: a plain record that the passes of one parse fill in."""

from collections.abc import Callable
from dataclasses import dataclass

from rolelint.metric.tokens import Token, all_tags


@dataclass(slots=True, eq=False)
class Quantity:
    """An amount and how it is written: tokens `first` up to, but not including, `last`.

    `before` is the token before it and its comparator, -1 where it opens the clause.
    """

    first: int
    last: int
    value: float
    high: float | None = None
    unit: str | None = None
    comparator: str | None = None
    filters: bool = False
    words: bool = False
    aside: bool = False
    value_at: tuple[int, int] = (0, 0)
    unit_at: tuple[int, int] | None = None
    comparator_at: tuple[int, int] | None = None
    before: int = -1
    adjectival: bool = False
    counted: bool = False
    change: str | None = None
    role: str = ""


class Reading:
    """All that was found in one clause; ranges are token numbers, half-open."""

    # What few clauses have is set where it is found.
    target: Quantity | None = None
    threshold: Quantity | None = None
    window: tuple[int, int] | None = None
    window_text: str | None = None
    cadence_at: int | None = None
    deadline: tuple[int, int] | None = None
    baseline: tuple[int, int] | None = None
    statistic: int | None = None
    source: tuple[int, int] | None = None
    zero_at: int | None = None
    all_at: int | None = None
    placeholder: int | None = None
    direction: int | None = None
    denominator = False
    free: int | None = None

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.quantities: list[Quantity] = []
        # The tags of all tokens together: what no token is, no pass needs to look for.
        self.mask = all_tags(tokens)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of tokens `first` up to `last`."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def words(self, first: int, last: int) -> str:
        """Return the text of tokens `first` up to `last`, as written."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def mark(self, first: int, last: int, part: int) -> None:
        """Say what tokens `first` up to `last` are part of."""
        for token in self.tokens[first:last]:
            token.part = part

    def where(self, test: Callable[[Token], object]) -> int | None:
        """Return the number of the first token that passes the test."""
        return next((at for at, token in enumerate(self.tokens) if test(token)), None)
