"""Clauses that differ in their numbers alone, as many of a large project do: what one says, all of them say.

A fast path with a contract: what `alike` makes of a clause is what the grammar makes of it. All that the grammar asks
of a plain number is how it is written, how it compares with the others of the clause, and whether the tables know it;
clauses of one shape answer these questions alike.
"""

import re
from typing import Final, NamedTuple

from rolelint.metric.amounts import UNITS
from rolelint.metric.grammar import Metric, threshold
from rolelint.metric.memory import Memory
from rolelint.metric.reading import Quantity, Reading
from rolelint.metric.tables import Tables
from rolelint.metric.tokens import NUMBER

_NUMERAL: Final = re.compile(r"(?<!\S)([0-9][^ %]*)")
_PLAIN: Final = re.compile(r"(?:[1-9][0-9]{0,2}|0(?=\.))(?:\.[0-9]{0,2}[1-9])?")
_DIGIT: Final = re.compile(r"[0-9]")
# No numeral at all: words say it.
_FIXED: Final = -1
# The lowest and the highest of usual scales, and all of something: these are asked for one by one.
_ASKED: Final = frozenset(("10", "20", "100"))
_STRINGS: Final = ("unit", "statistic", "window", "baseline", "deadline", "source", "subject", "base_unit")


class Shape(NamedTuple):
    """What is alike in clauses: `key` is all but the plain numbers, of which it tells how they are written."""

    key: tuple[str, ...]
    numerals: list[str]
    values: list[float]


class Pattern(NamedTuple):
    """What the first clause of a shape says, and which numerals are its value, its limit and the end of its range.

    `bound` and `unit` are those of the limit.
    """

    metric: Metric
    value_at: int
    limit_at: int
    high_at: int
    bound: str | None
    unit: str | None


_FORMS: Memory[str, str] = Memory(4096)


def shape(text: str, tables: Tables) -> Shape | None:
    """Return the shape of a clause, None where it holds a number that is not plain, one twice, or none."""
    parts = _NUMERAL.split(text)
    if len(parts) == 1:
        return None
    numerals = parts[1::2]
    values = []
    for at, numeral in enumerate(numerals):
        form = _FORMS.get(numeral)
        if form is None:
            form = _FORMS.keep(numeral, _form(numeral))
        if not form:
            return None
        if numeral not in tables.numerals or not _is_known(parts[2 * at], parts[2 * at + 2], tables.numerals[numeral]):
            parts[2 * at + 1] = form
        values.append(float(numeral))
    if len(values) > 1:
        if len({*values}) < len(values):
            return None
        parts += map(str, sorted(range(len(values)), key=values.__getitem__))
    return Shape(tuple(parts), numerals, values)


def _form(numeral: str) -> str:
    """Return how a numeral is written: itself where it matters which one it is, nothing where it is not plain."""
    if not _PLAIN.fullmatch(numeral):
        return ""
    if len(numeral) == 1 or numeral in _ASKED:
        return numeral
    # A share of one is no other number with a fraction.
    return ("z" if numeral[0] == "0" else "") + _DIGIT.sub("0", numeral)


def _is_known(before: str, after: str, known: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Tell whether a numeral may be part of what the tables know, from what stands around it."""
    return before.rstrip().lower().endswith(known[0]) or after.lstrip().lower().startswith(known[1])


def pattern(found: Shape, metric: Metric, reading: Reading) -> Pattern | None:
    """Return what all clauses of the shape say, None where more than the amounts may hang on the numbers."""
    tokens = reading.tokens
    if [token.text for token in tokens if token.kind == NUMBER] != found.numerals:
        return None
    if any(token.entry.number is not None or token.entry.multiplier for token in tokens) or _is_named(found, metric):
        return None
    target = reading.target if metric.value is not None else None
    limit = reading.threshold
    value_at, limit_at = _place(found, reading, target), _place(found, reading, limit)
    if value_at is None or limit_at is None or metric.value_high not in (None, *found.values):
        return None
    high_at = _FIXED if metric.value_high is None else found.values.index(metric.value_high)
    return Pattern(
        metric, value_at, limit_at, high_at, limit.comparator if limit else None, limit.unit if limit else None
    )


def _is_named(found: Shape, metric: Metric) -> bool:
    """Tell whether a numeral is part of what a field says; the unit may be a scale of so many points."""
    unit = metric.unit or ""
    if unit.startswith("/") and unit[1:] not in found.numerals:
        return True
    said = " ".join([str(getattr(metric, name)) for name in _STRINGS])
    forms = found.key[1 : 2 * len(found.numerals) : 2]
    return any(numeral in said for numeral, form in zip(found.numerals, forms, strict=True) if numeral != form)


def _place(found: Shape, reading: Reading, quantity: Quantity | None) -> int | None:
    """Return which numeral is the value of an amount: _FIXED where words say it, None where it is made of several."""
    if quantity is None or reading.tokens[quantity.value_at[0]].kind != NUMBER:
        return _FIXED
    if quantity.unit == "%" and (quantity.unit_at is None or reading.tokens[quantity.unit_at[0]].kind == NUMBER):
        # "1 of 99" is a share that only happens to round to one.
        return None
    at = found.numerals.index(reading.tokens[quantity.value_at[0]].text)
    return at if found.values[at] == quantity.value else None


def alike(known: Pattern, values: list[float]) -> Metric:
    """Return what a clause says whose shape is known, from its numbers."""
    metric, value_at, limit_at, high_at, bound, unit = known
    if value_at == limit_at == high_at == _FIXED:
        return metric
    factor = UNITS[metric.unit][1] if metric.unit in UNITS else 1.0
    value = metric.value if value_at == _FIXED else values[value_at]
    high = metric.value_high if high_at == _FIXED else values[high_at]
    return metric._replace(
        value=value,
        value_high=high,
        threshold=metric.threshold if limit_at == _FIXED else threshold(bound, values[limit_at], unit),
        base_value=None if value is None else value * factor,
        base_high=None if high is None else high * factor,
    )
