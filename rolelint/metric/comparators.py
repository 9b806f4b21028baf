"""Comparators around a number: before it, as in "at most 5", or after it, as in "5 or less"."""

from rolelint.metric.amounts import MONEY, TIMES
from rolelint.metric.names import glued
from rolelint.metric.particles import SKIPPED
from rolelint.metric.reading import Quantity, Reading
from rolelint.metric.tags import (
    IS_HOLD,
    IS_LINK,
    IS_STOP,
)
from rolelint.metric.tokens import AMOUNT, COMPARATOR, FREE, NUMBER, SIGN, WORD, Token


def is_counted(tokens: list[Token], at: int) -> bool:
    """Tell whether a noun to count stands at the place: "25 farm visits"."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.kind == SIGN and token.text in {'"', "(", "'"}:
        return token.text != "(" and is_counted(tokens, at + 1)
    if token.kind != WORD or token.part != FREE or token.entry.before or (token.entry.after and token.text != "plus"):
        return False
    if token.text in {"or", "to", "and"} or (token.entry.multiplier and token.text != "k"):
        return False
    return not token.tags & (IS_STOP | IS_HOLD) or token.text in {"new", "of the", "cases", "half", "first", "last"}


def prefix(reading: Reading, first: int, quantity: Quantity | None = None) -> tuple[str | None, int]:
    """Return the comparator before token `first` and where it stands."""
    tokens = reading.tokens
    found: tuple[str | None, int] = (None, first)
    for place in range(first - 1, max(first - 6, -1), -1):
        token = tokens[place]
        if token.entry.before and token.part == FREE:
            if (
                token.tags & IS_LINK
                and place
                and (tokens[place - 1].part == AMOUNT or tokens[place - 1].text in {"is", "are"})
                and tokens[place - 1].part == AMOUNT
                and not (quantity is not None and quantity.unit in MONEY and tokens[place - 1].entry.unit in TIMES)
            ):
                break
            if token.text == "some" and place != first - 1:
                break
            found = (token.entry.before, place)
            if token.entry.before != "~":
                break
        elif (
            token.text in {"in", "by"}
            and place == first - 1
            and quantity is not None
            and quantity.unit in TIMES
            and token.text == "in"
        ):
            return "<=", place
        elif token.text not in SKIPPED and not token.entry.statistic:
            break
    return found


def suffix(tokens: list[Token], quantity: Quantity) -> None:
    """Read the comparator after an amount: `70%+`, "5 visits or fewer"."""
    at = quantity.last
    if at >= len(tokens):
        return
    token = tokens[at]
    if token.text == "+" and not glued(tokens, at):
        return
    found = (
        token.entry.after
        if token.part == FREE and (token.kind != WORD or token.text not in {"plus", "longer"})
        else None
    )
    if found is None:
        for place in range(at, min(at + 5, len(tokens))):
            word = tokens[place]
            if (
                word.entry.after
                and word.text.startswith(("or ", "and ", "at ", "max", "min"))
                and place > at
                and not (place + 1 < len(tokens) and tokens[place + 1].kind == NUMBER)
            ):
                found, at = word.entry.after, place
                break
    if found and quantity.comparator in {None, "~"}:
        quantity.comparator, quantity.comparator_at = found, (at, at + 1)
        tokens[at].part = COMPARATOR
        if at == quantity.last:
            quantity.last = at + 1
            if not quantity.unit:
                quantity.counted = quantity.counted or is_counted(tokens, at + 1)
