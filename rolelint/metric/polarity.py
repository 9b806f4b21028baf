"""Which way an indicator should go where no comparator says it: by verb, by state, or by the indicator itself."""

from typing import Final

from rolelint.metric.amounts import SIZES, TIMES
from rolelint.metric.particles import PREPOSITIONS, REPEATS
from rolelint.metric.reading import Quantity, Reading
from rolelint.metric.tags import (
    IS_ACT,
    IS_BOOLEAN,
    IS_DOWN,
    IS_EVENT,
    IS_FINISHED,
    IS_FLOW,
    IS_FLOWING_MONEY,
    IS_HIGHER,
    IS_LOWER,
    IS_NEUTRAL,
    IS_STATUS,
    IS_STOCK,
    IS_SURVEY,
    IS_UP,
)
from rolelint.metric.tokens import FREE, WORD, Token

_LESS_IS_BETTER: Final = TIMES | SIZES
_INDICATOR: Final = IS_HIGHER | IS_LOWER | IS_NEUTRAL | IS_SURVEY
_WANTED: Final = IS_ACT | IS_BOOLEAN | IS_FINISHED | IS_STATUS
_OBSERVABLE: Final = _WANTED | IS_EVENT


def polarity(reading: Reading, quantity: Quantity, unit: str | None) -> str | None:
    """Return the direction that the indicator, or a verb of change before it, implies; None when it has none."""
    tokens = reading.tokens
    place = quantity.before
    if (place >= 0 and tokens[place].text == "to") or quantity.comparator is None:
        for token in tokens[: quantity.first]:
            if token.text == "down" and place >= 0 and tokens[place].text == "to":
                return "<="
            if (
                token.part == FREE
                and token.tags & (IS_UP | IS_DOWN)
                and not token.tags & (_INDICATOR | IS_FLOWING_MONEY)
                and token.text not in {"up", "over", "more", "less", "down"}
            ):
                return ">=" if token.tags & IS_UP else "<="
    if (
        unit == "count"
        and tokens[0].part == FREE
        and tokens[0].tags & IS_FLOW
        and tokens[0].kind == WORD
        and not tokens[0].tags & IS_STOCK
    ):
        return ">="
    shared = unit == "%" and any(token.text == "of" for token in tokens[quantity.last : quantity.last + 2])
    if unit == "%" and (shared or quantity.words):
        return _state_polarity(tokens)
    if unit == "rank":
        return "<="
    return ">=" if unit == "count" and _is_repeated_act(tokens, quantity, place) else _by_head(tokens, unit)


def _by_head(tokens: list[Token], unit: str | None) -> str | None:
    tags = _head_tags(tokens)
    if tags & IS_NEUTRAL:
        return None
    if tags & IS_HIGHER:
        return ">="
    if tags & IS_LOWER:
        return ">=" if unit == "%" and _state_wanted(tokens) else "<="
    return "<=" if unit in _LESS_IS_BETTER else ">="


def _is_repeated_act(tokens: list[Token], quantity: Quantity, place: int) -> bool:
    """Tell "temperatures logged twice a day" from "lift failed twice a day": a thing that somebody does so often."""
    following = tokens[quantity.last] if quantity.last < len(tokens) else None
    often = tokens[quantity.first].text in REPEATS or (following is not None and following.text == "times")
    act = tokens[place].tags & IS_ACT or tokens[place].text == "taken"
    return place >= 0 and often and bool(act) and not any(token.tags & IS_LOWER for token in tokens[: place + 1])


def _state_wanted(tokens: list[Token]) -> bool:
    return any(
        token.part == FREE
        and token.tags & (_WANTED & ~IS_STATUS)
        and not token.tags & IS_LOWER
        and token.text.endswith("ed")
        for token in tokens
    )


def _state_polarity(tokens: list[Token]) -> str:
    unwanted = False
    for token in tokens:
        if token.part != FREE or token.kind != WORD:
            continue
        bad = token.tags & IS_LOWER or (
            token.text.startswith(("un", "mis", "non-", "dis")) and token.text.endswith("ed")
        )
        if not bad and (token.tags & _WANTED or (token.text.endswith("ed") and len(token.text) > 4)):
            return ">="
        unwanted = unwanted or bool(token.tags & IS_LOWER and token.text.endswith(("ed", "ue", "le", "late", "ing")))
    return "<=" if unwanted else ">="


def _head_tags(tokens: list[Token]) -> int:
    """Return the direction tags of the head: the last one before a preposition, else the first."""
    found = 0
    for token in tokens:
        if token.part != FREE or token.kind != WORD:
            continue
        if found and token.text in PREPOSITIONS:
            break
        direction = token.tags & (IS_HIGHER | IS_LOWER | IS_NEUTRAL)
        if direction and token.text not in {"open", "reach", "performance"}:
            found = direction
    return found
