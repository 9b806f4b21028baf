"""Clauses that differ in their numbers alone, as many of a large project do: what one says, all of them say.

A fast path with a contract: what `alike` makes of a clause is what the grammar makes of it. All that the grammar asks
of a plain number is how it is written, how it compares with the others of the clause, whether the tables know it, and
which one it is where it may be the whole of a ratio; clauses of one shape answer these questions alike.
"""

import re
from typing import Any, Final, NamedTuple

from rolelint.metric.amounts import UNITS
from rolelint.metric.grammar import Metric, threshold
from rolelint.metric.memory import Memory
from rolelint.metric.reading import Quantity, Reading
from rolelint.metric.tables import Tables
from rolelint.metric.tokens import NAMING, NUMBER

# A plain number between blanks, with what is glued to it: a sign before it, a sign or a unit behind it.
_NUMBER: Final = re.compile(r"([<>≤≥=~+$€£-]{0,2})((?:[1-9][0-9]{0,2}|0(?=\.))(?:\.[0-9]{0,2}[1-9])?)(%|[A-Za-z]{0,9})")
_DIGIT: Final = re.compile(r"[0-9]")
# No numeral at all: words say it.
_FIXED: Final = -1
# All of something: of each number it is asked whether it is less.
_ALL: Final = "100"
# The ends of usual scales and the one of "3 : 1": of what may be the whole of a ratio it is asked which one it is.
_WHOLES: Final = frozenset((*"123456789", "10", "20"))
# What may stand between a part and its whole. A sign may do so too.
_JOINTS: Final = frozenset(("of", "in", "out", "the", "every", "our", "all", "its"))
# Where the fields stand that amounts fill.
_VALUE, _HIGH, _THRESHOLD, _BASE_VALUE, _BASE_HIGH = map(
    Metric._fields.index, ("value", "value_high", "threshold", "base_value", "base_high")
)


class Number(NamedTuple):
    """A word that is a plain number: what stands before its numeral, the numeral, what stands behind it, its value."""

    before: str
    numeral: str
    after: str
    value: float


# What is alike in clauses: all but the plain numbers, of which it tells how they are written and compare. These, and
# which words they are.
Shape = tuple[tuple[str | int, ...], list[Number], tuple[int, ...]]


class Pattern(NamedTuple):
    """What the first clause of a shape says, and which numerals are its value, its limit and the end of its range.

    `factor` makes base units of a value; `bound` and `unit` are those of the limit.
    """

    metric: Metric
    value_at: int
    limit_at: int
    high_at: int
    factor: float
    bound: str | None
    unit: str | None


# Two numbers in their order, which is the usual number of numbers.
_TWO: Final = (0, 1)
_FORMS: Memory[str, str] = Memory(8192)
_NUMBERS: Memory[str, Number] = Memory(8192)
# In clauses whose words look so, which of them are numbers, and which of these may be wholes.
_NUMBERED: Memory[tuple[str, ...], tuple[tuple[int, ...], tuple[int, ...]]] = Memory(8192)


def shape(text: str, tables: Tables) -> Shape | None:
    """Return the shape of a clause, None where it holds a plain number twice, or none."""
    words = text.split(" ")
    forms = tuple([_FORMS.get(word) or _form(word) for word in words])
    numbered, wholes = _NUMBERED.get(forms) or _numbered(forms)
    if not numbered:
        return None
    numbers = [_NUMBERS.get(words[at]) or _number(words[at]) for at in numbered]
    key: tuple[str | int, ...] = forms
    for at, number in zip(numbered, numbers, strict=False):
        if (at in wholes and number[1] in _WHOLES) or (
            number[1] in tables.numerals and _is_known(number, words, at, tables)
        ):
            key = (*key[:at], words[at], *key[at + 1 :])
    if len(numbers) == 1:
        return key, numbers, numbered
    order = _order([value for _, _, _, value in numbers])
    return ((*key, *order), numbers, numbered) if order else None


def _numbered(forms: tuple[str, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return which words are numbers, and which of these may be the whole of a ratio: the first has no part before."""
    numbered = tuple([at for at, form in enumerate(forms) if " " in form])
    wholes = tuple([at for at in numbered[1:] if _joins(forms[at - 1])])
    return _NUMBERED.keep(forms, (numbered, wholes))


def _joins(word: str) -> bool:
    """Tell whether the word before a number, or a sign at the end of it, may make it the whole of another number."""
    return not word.isalpha() or word.lower() in _JOINTS


def _order(values: list[float]) -> tuple[int, ...] | None:
    """Return how numbers compare with each other, None where two are equal."""
    if len(values) == len(_TWO):
        first, second = values
        return None if first == second else _TWO if first < second else _TWO[::-1]
    return tuple(sorted(range(len(values)), key=values.__getitem__)) if len({*values}) == len(values) else None


def _form(word: str) -> str:
    """Return how a word looks: itself, but a number where it does not matter which one it is.

    Only the form of a number holds a blank.
    """
    found = _NUMBER.fullmatch(word)
    if found is None:
        return _FORMS.keep(word, word)
    before, numeral, after = found.groups()
    if numeral != _ALL:
        # A share of one is no other number with a fraction.
        numeral = ("z" if numeral[0] == "0" else "") + _DIGIT.sub("0", numeral)
    return _FORMS.keep(word, f"{before} {numeral}{after}")


def _number(word: str) -> Number:
    found = _NUMBER.fullmatch(word)
    before, numeral, after = found.groups() if found else ("", "", "")
    return _NUMBERS.keep(word, Number(before, numeral, after, float(numeral)))


def _is_known(number: Number, words: list[str], at: int, tables: Tables) -> bool:
    """Tell whether a number may be part of what the tables know, from what stands around it."""
    ends, begins = tables.numerals[number.numeral]
    before = " ".join((*words[:at], number.before)).rstrip().lower()
    after = " ".join((number.after, *words[at + 1 :])).lstrip().lower()
    return before.endswith(ends) or after.startswith(begins)


def pattern_of(found: Shape, metric: Metric, reading: Reading) -> Pattern | None:
    """Return what all clauses of the shape say, None where more than the amounts may hang on the numbers."""
    _, numbers, _ = found
    limit = reading.threshold
    bound, unit = (limit.comparator, limit.unit) if limit else (None, None)
    if not _are_all(reading, numbers) or _is_named(found, reading) or not _has_scales(found, metric.unit, unit):
        return None
    values = [number.value for number in numbers]
    target = reading.target if metric.value is not None else None
    value_at, limit_at = _place(numbers, reading, target), _place(numbers, reading, limit)
    if value_at is None or limit_at is None or metric.value_high not in (None, *values):
        return None
    high_at = _FIXED if metric.value_high is None else values.index(metric.value_high)
    factor = UNITS[metric.unit][1] if metric.unit in UNITS else 1.0
    return Pattern(metric, value_at, limit_at, high_at, factor, bound, unit)


def _are_all(reading: Reading, numbers: list[Number]) -> bool:
    """Tell whether a clause holds these numerals and no other number, be it in words."""
    numerals = []
    for token in reading.tokens:
        if token.kind == NUMBER:
            numerals.append(token.text)
        if token.entry.number is not None or token.entry.multiplier:
            return False
    return numerals == [number.numeral for number in numbers]


def _is_named(found: Shape, reading: Reading) -> bool:
    """Tell whether a number that differs from clause to clause is part of what a field says."""
    said = (reading.window, reading.baseline, reading.deadline, reading.source)
    ranges = [place for place in said if place]
    named = [
        token.text
        for at, token in enumerate(reading.tokens)
        if token.kind == NUMBER and (token.part in NAMING or any(first <= at < last for first, last in ranges))
    ]
    return bool(named) and not _written(found).issuperset(named)


def _has_scales(found: Shape, *units: str | None) -> bool:
    """Tell whether all clauses of the shape have the same units: one may be a scale of so many."""
    scales = [unit[1:] for unit in units if unit and unit.startswith("/")]
    return not scales or _written(found).issuperset(scales)


def _written(found: Shape) -> frozenset[str]:
    """Return the numerals that all clauses of the shape hold."""
    key, numbers, numbered = found
    return frozenset(
        number.numeral for at, number in zip(numbered, numbers, strict=True) if number.numeral in str(key[at])
    )


def _place(numbers: list[Number], reading: Reading, quantity: Quantity | None) -> int | None:
    """Return which number is the value of an amount: _FIXED where words say it, None where it is made of several."""
    if quantity is None or reading.tokens[quantity.value_at[0]].kind != NUMBER:
        return _FIXED
    if quantity.unit == "%" and (quantity.unit_at is None or reading.tokens[quantity.unit_at[0]].kind == NUMBER):
        # "1 of 99" is a share that only happens to round to one.
        return None
    numeral = reading.tokens[quantity.value_at[0]].text
    at = next(at for at, number in enumerate(numbers) if number.numeral == numeral)
    return at if numbers[at].value == quantity.value else None


def alike(known: Pattern, numbers: list[Number]) -> Metric:
    """Return what a clause says whose shape is known, from its numbers."""
    metric, value_at, limit_at, high_at, factor, bound, unit = known
    if value_at == limit_at == high_at == _FIXED:
        return metric
    fields: list[Any] = [*metric]
    if value_at != _FIXED:
        fields[_VALUE] = value = numbers[value_at].value
        fields[_BASE_VALUE] = value * factor
    if high_at != _FIXED:
        fields[_HIGH] = high = numbers[high_at].value
        fields[_BASE_HIGH] = high * factor
    if limit_at != _FIXED:
        fields[_THRESHOLD] = threshold(bound, numbers[limit_at].value, unit)
    return Metric._make(fields)
