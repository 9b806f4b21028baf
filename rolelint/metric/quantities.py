"""Amounts: numbers in digits and words with their comparator, unit, scale and range; and numbers that are names."""

from typing import Final

from rolelint.metric.amounts import MONEY, TIMES
from rolelint.metric.comparators import is_counted, prefix, suffix
from rolelint.metric.names import COMPOUND, glued, is_top, name_length, text
from rolelint.metric.particles import LONG_UNITS, REPEATS
from rolelint.metric.reading import Quantity, Reading
from rolelint.metric.tables import Tables
from rolelint.metric.tags import (
    IS_AFTER,
    IS_AMOUNT,
    IS_BETTER,
    IS_DOWN,
    IS_FILTER,
    IS_FLOWING_MONEY,
    IS_IDIOM,
    IS_LOWER,
    IS_SURVEY,
    IS_UP,
)
from rolelint.metric.times import find_times
from rolelint.metric.tokens import AMOUNT, COMPARATOR, FREE, NAME, NUMBER, WINDOW, WORD, Token, tokenize

_CHANGING: Final = IS_UP | IS_DOWN | IS_BETTER
# A clause with more amounts than this is no metric; the bound keeps hostile text linear.
MOST: Final = 24
# Between the ends of a range, and between a part and its whole.
_TO = frozenset(("-", "–", "to", "and"))
_OF = frozenset(("/", ":", "of", "in", "out of", "out"))
_SCALE_ENDS = frozenset((4, 5, 6, 7, 9, 10, 20, 100))
_MINUTES = {"h": 60.0, "d": 1440.0, "m": 1.0, "min": 1.0}


def read_amounts(text: str, tables: Tables) -> Reading:
    """Return what is known of plain text after the passes that splitter and parser have in common."""
    reading = Reading(text, tokenize(text, tables))
    find_times(reading)
    find_quantities(reading)
    return reading


def find_quantities(reading: Reading) -> None:
    """Find all amounts of the clause, and mark their tokens and those of names with numbers."""
    tokens = reading.tokens
    quantities = reading.quantities
    following = 0
    for at, token in enumerate(tokens):
        if (token.kind != NUMBER and not token.tags & IS_AMOUNT) or token.part != FREE or at < following:
            continue
        quantity = _quantity(reading, at, token)
        if quantity is None:
            continue
        quantity.aside = token.depth > 0
        quantity.before = min(quantity.first, (quantity.comparator_at or (at, at))[0]) - 1
        quantities.append(quantity)
        for part in tokens[quantity.first : quantity.last]:
            if part.part == FREE:
                part.part = AMOUNT
        following = quantity.last
        if len(quantities) >= MOST:
            break


def _quantity(reading: Reading, at: int, token: Token) -> Quantity | None:
    entry = token.entry
    if token.tags & IS_IDIOM:
        token.part = NAME
    elif token.kind == NUMBER:
        return _digits(reading, at)
    elif token.text in {"a", "an"}:
        return _single(reading.tokens, at)
    elif entry.number is not None or entry.share is not None or token.text in REPEATS:
        return _words(reading, at)
    elif entry.change and _is_change(reading.tokens, at):
        change, value, unit = entry.change
        return Quantity(at, at + 1, value, unit=unit, change=change, words=True, value_at=(at, at + 1))
    return None


def _single(tokens: list[Token], at: int) -> Quantity | None:
    """Read `within a day`, `in under an hour`."""
    if not at or at + 1 >= len(tokens) or tokens[at + 1].entry.unit not in TIMES or tokens[at + 1].part != FREE:
        return None
    before = tokens[at - 1]
    if before.text != "in" and not before.entry.before:
        return None
    before.part = COMPARATOR
    return Quantity(
        at,
        at + 2,
        1.0,
        unit=tokens[at + 1].entry.unit,
        comparator=before.entry.before or "<=",
        value_at=(at, at + 1),
        unit_at=(at + 1, at + 2),
        comparator_at=(at - 1, at),
        filters=bool(before.tags & IS_FILTER),
    )


def _is_change(tokens: list[Token], at: int) -> bool:
    return tokens[at].text != "double" or (at + 1 < len(tokens) and tokens[at + 1].kind == WORD)


def number(text: str) -> float:
    """Return the value of digits as English writes them; a comma before one or two digits is a decimal sign."""
    try:
        return float(text)
    except ValueError:
        plain = text.replace(" ", "").replace("'", "")
    if "," in plain:
        head, _, tail = plain.rpartition(",")
        plain = f"{head}.{tail}" if len(tail) < 3 else plain.replace(",", "")
    return float(plain)


def _digits(reading: Reading, at: int) -> Quantity | None:
    tokens = reading.tokens
    if length := name_length(reading, at):
        reading.mark(at, at + length, NAME)
        return None
    quantity = Quantity(at, at + 1, number(tokens[at].text), value_at=(at, at + 1))
    quantity.last = _magnitude(tokens, quantity, at + 1)
    if at > 1 and tokens[at - 1].entry.unit == "business_day" and tokens[at - 1].part == FREE:
        quantity.unit, quantity.unit_at, quantity.first = "business_day", (at - 1, at), at - 1
        quantity.comparator, quantity.comparator_at = "<=", (at - 2, at - 1)
        return quantity
    _complete(reading, quantity)
    if at and is_top(tokens, at):
        quantity.unit, quantity.comparator, quantity.comparator_at = "rank", "<=", (at - 1, at)
        quantity.counted = False
        tokens[at - 1].part = COMPARATOR
    return quantity


def _words(reading: Reading, at: int) -> Quantity | None:
    tokens = reading.tokens
    token = tokens[at]
    entry = token.entry
    after = text(tokens, at + 1)
    if token.text in REPEATS:
        if at + 1 < len(tokens) and tokens[at + 1].part == WINDOW:
            return Quantity(
                at,
                at + 1,
                REPEATS[token.text],
                unit="count",
                counted=True,
                words=True,
                comparator=prefix(reading, at)[0],
            )
        return None
    if entry.share is not None and entry.number is None:
        if (
            after in {"party", "parties", "line", "-", "person", "world"}
            or (token.text == "half" and text(tokens, at - 1) == "and")
            or (token.text == "a quarter" and not _shares(tokens, at))
        ):
            return None
        quantity = Quantity(at, at + 1, entry.share, unit="%", words=True)
    else:
        if token.text == "one" and (
            not after
            or (after == "of" and text(tokens, at + 2) in {"the", "our", "my", "a"})
            or after in {"another", "and", "that", "who"}
            or text(tokens, at - 1) in {"no", "any", "each", "every", "this", "which", "single", "number", "day"}
        ):
            return None
        quantity = Quantity(at, at + 1, float(entry.number or 0), words=True)
        quantity.last = _magnitude(tokens, quantity, at + 1)
    quantity.value_at = (at, at + 1)
    _complete(reading, quantity)
    if quantity.unit is None and not quantity.counted:
        return None if text(tokens, quantity.last) in {"-", "."} else quantity
    return quantity


def _shares(tokens: list[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return bool((following and (following.text == "of" or following.tags & _CHANGING)) or text(tokens, at - 1) == "by")


def _magnitude(tokens: list[Token], quantity: Quantity, at: int) -> int:
    """Apply `k`, `million`, `1h30m`; return the place after it."""
    if at >= len(tokens) or tokens[at].kind != WORD:
        return at
    token = tokens[at]
    if glued(tokens, at) and (compound := COMPOUND.match(token.text)):
        quantity.value = quantity.value * _MINUTES[compound[1]] + float(compound[2])
        quantity.unit = "min"
        return at + 1
    factor = token.entry.multiplier
    if factor and (token.text not in {"m", "dozen"} or (token.text == "m" and _is_million(tokens, at))):
        quantity.value *= factor
        return at + 1
    return at


def _is_million(tokens: list[Token], at: int) -> bool:
    """Tell the `m` of "€3 m" and "2m users" from minutes and metres."""
    money = at >= 2 and tokens[at - 2].entry.unit in MONEY
    return money or text(tokens, at + 1) in {"usd", "eur", "gbp", "€", "$", "users", "requests"}


def _complete(reading: Reading, quantity: Quantity) -> None:
    """Read what stands around the number: range, unit, scale, share, comparator."""
    tokens = reading.tokens
    _unit(reading, quantity)
    if "±" in reading.text or "+/-" in reading.text:
        _tolerance(tokens, quantity)
    if quantity.high is None and text(tokens, quantity.last) in _TO:
        _range(reading, quantity)
    if text(tokens, quantity.last) in _OF:
        _ratio(tokens, quantity)
    comparator, first = prefix(reading, quantity.first, quantity)
    if comparator:
        quantity.comparator = quantity.comparator if quantity.high is not None else comparator
        quantity.comparator_at = (first, first + 1)
        for token in tokens[first : quantity.first]:
            if token.part == FREE:
                token.part = COMPARATOR
        quantity.filters = bool(tokens[first].tags & IS_FILTER)
    if reading.mask & IS_AFTER:
        suffix(tokens, quantity)


def _unit(reading: Reading, quantity: Quantity) -> None:
    tokens = reading.tokens
    at = quantity.last
    if quantity.first and tokens[quantity.first - 1].entry.unit in MONEY:
        quantity.unit = tokens[quantity.first - 1].entry.unit
        quantity.unit_at = (quantity.first - 1, quantity.first)
        quantity.first -= 1
        return
    if at >= len(tokens) or quantity.unit:
        return
    token = tokens[at]
    if token.text == "+" and glued(tokens, at) and at + 1 < len(tokens):
        quantity.comparator, quantity.comparator_at = ">=", (at, at + 1)
        at += 1
        token = tokens[at]
    if (
        token.text == "-"
        and glued(tokens, at)
        and glued(tokens, at + 1)
        and tokens[at + 1].kind == WORD
        and tokens[at + 1].entry.unit
    ):
        quantity.adjectival = True
        at += 1
        token = tokens[at]
    unit = token.entry.unit
    if (
        unit
        and token.part == FREE
        and not (token.kind == WORD and len(token.text) == 1 and token.text not in LONG_UNITS)
    ):
        quantity.unit, quantity.unit_at = unit, (at, at + 1)
        quantity.last = at + 1
        return
    if token.text == "m":
        _millions(reading, quantity, at)
        return
    quantity.last = at if quantity.comparator_at else quantity.last
    quantity.counted = is_counted(tokens, at)


def _millions(reading: Reading, quantity: Quantity, at: int) -> None:
    """Read the `m` of "2.5m followers" and "3m savings" as a million, of "15m" as minutes, of "400 m" as metres."""
    is_glued = glued(reading.tokens, at)
    quantity.last = at + 1
    if (is_glued and quantity.value % 1) or reading.mask & IS_FLOWING_MONEY:
        quantity.value *= 1e6
        return
    # A wait of "15 m" is short; what has a length is not waited for.
    quantity.unit, quantity.unit_at = "min" if is_glued or reading.mask & IS_LOWER else "m", (at, at + 1)


def _tolerance(tokens: list[Token], quantity: Quantity) -> None:
    """Read `±3%` and `+/- 3%`."""
    signs = "".join([token.text for token in tokens[max(quantity.first - 3, 0) : quantity.first]])
    if signs.endswith(("±", "+/-")):
        quantity.first -= 1 if signs.endswith("±") else 3
        quantity.value, quantity.high, quantity.comparator = -quantity.value, quantity.value, "range"


def _range(reading: Reading, quantity: Quantity) -> None:
    """Read the other end of `80–90%`, `5 to 10` and `between 70 and 80%`."""
    tokens = reading.tokens
    at = quantity.last
    joint = tokens[at].text
    if at + 1 >= len(tokens):
        return
    before_words = {text(tokens, quantity.first - step) for step in (1, 2, 3, 4)}
    if joint == "to" and ("from" in before_words or any(token.tags & _CHANGING for token in tokens[: quantity.first])):
        return
    if joint == "and" and "between" not in before_words and "range" not in before_words:
        return
    start = at + 1 + (tokens[at + 1].entry.unit in MONEY)
    if start >= len(tokens) or (tokens[start].kind != NUMBER and tokens[start].entry.number is None):
        return
    token = tokens[start]
    other = Quantity(start, start + 1, number(token.text) if token.kind == NUMBER else float(token.entry.number or 0))
    other.last = _magnitude(tokens, other, start + 1)
    _unit(reading, other)
    if quantity.unit and other.unit and quantity.unit != other.unit:
        return
    quantity.high, quantity.comparator = other.value, "range"
    if (
        other.value >= 1000
        and quantity.value < 1000
        and quantity.unit not in TIMES
        and text(tokens, start + 1) in {"k", "m", "thousand", "million"}
        and quantity.last == quantity.first + 1
    ):
        quantity.value *= tokens[start + 1].entry.multiplier or 1
    quantity.unit = quantity.unit or other.unit
    quantity.unit_at = quantity.unit_at or other.unit_at
    quantity.counted = quantity.counted or other.counted
    quantity.adjectival = other.adjectival
    quantity.last = other.last
    quantity.value_at = (quantity.value_at[0], start + 1)


def _ratio(tokens: list[Token], quantity: Quantity) -> None:
    """Read `4.5/5`, `3:1`, `8 of 10`, `one in four`."""
    at = quantity.last
    joint = tokens[at].text
    if quantity.unit and quantity.unit != "/5":
        return
    start = at + 1
    if joint == "out" and text(tokens, start) == "of":
        joint, start = "out of", start + 1
    while text(tokens, start) in {"the", "every", "our", "all", "its"}:
        start += 1
    if start >= len(tokens) or tokens[start].part != FREE:
        return
    token = tokens[start]
    other = number(token.text) if token.kind == NUMBER else token.entry.number
    if other is None or (other < quantity.value and joint != ":" and not (joint == "/" and other in _SCALE_ENDS)):
        return
    if joint == ":":
        if other == 1:
            quantity.unit, quantity.last = "ratio", start + 1
        return
    following = tokens[start + 1] if start + 1 < len(tokens) else None
    if following and (following.entry.unit in TIMES or following.text == "%"):
        return
    if joint == "/" or _is_rated(tokens, quantity, on_scale=joint == "out of" and other in _SCALE_ENDS):
        quantity.unit = f"/{other:g}"
    else:
        quantity.value, quantity.unit, quantity.counted = round(100 * quantity.value / (other or 1), 1), "%", False
    quantity.unit_at, quantity.last = (start, start + 1), start + 1


def _is_rated(tokens: list[Token], quantity: Quantity, *, on_scale: bool) -> bool:
    """Tell the rating "4.5 of 5" from the share "4 of 5": two signs of three are enough."""
    return on_scale + bool(quantity.value % 1) + any(word.tags & IS_SURVEY for word in tokens) > 1
