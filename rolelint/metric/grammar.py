"""The metric grammar's front door: `parse` makes a `Metric` of a clause.

The steps: plain text, tokens, periods and dates, amounts, the choice of the target, the verdict. Each is a module.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from rolelint.metric import judge, quantified, wordy
from rolelint.metric.amounts import UNITS
from rolelint.metric.normal import Normal, normalize
from rolelint.metric.particles import SOURCES
from rolelint.metric.quantities import find_quantities
from rolelint.metric.reading import Reading
from rolelint.metric.select import select_target
from rolelint.metric.tables import Tables, default_tables
from rolelint.metric.tags import IS_BETTER, IS_DOWN, IS_HOLD, IS_PLACEHOLDER, IS_STOP, IS_TARGETING, IS_UP, IS_VAGUE
from rolelint.metric.times import find_times
from rolelint.metric.tokens import FREE, NAME, NUMBER, SIGN, SOURCE, STATISTIC, UNKNOWN, WORD, Token, tokenize

LONGEST = 2000
_BRACKETED = re.compile(
    r"(?:target|number|value|x+|n+|tbd|amount|date|figure|threshold|goal|insert|y|percent|%|\.{2,})\Z", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_Ranges = tuple[tuple[int, int], ...]
_REFINED = frozenset({"boolean", "rhetorical"})
_RANGED = ("window", "baseline", "deadline", "source")
_EDGE = IS_STOP | IS_HOLD | IS_TARGETING
_OPENING = _EDGE | IS_UP | IS_DOWN | IS_BETTER
_EMPTY: Mapping[str, tuple[int, int]] = MappingProxyType({})


class Metric(NamedTuple):
    """A parsed and judged clause. `spans` gives the characters of the given text that each field was read from.

    `label` is `measurable`, `partial` or `vague`; `missing` lists parts in a fixed order. `kind` says what sort of
    target it is (`level`, `count`, `range`, `relative`, `from-to`, `zero`, `all`, `cadence`, `milestone`, `standard`);
    for a vague clause its family (`activity`, `tautology`, `direction`, `rhetorical`, `attitude`, `soft-cadence`,
    `fog`); for a partial one also `boolean`, `identifier` (a boolean whose only number is a name), `fuzzy`,
    `placeholder`, `reference`, `direction`, `link-only`. `base_value` and `base_high` are in milliseconds, bytes, per
    cent, or the unit itself; `vague_words` and `identifiers` are ranges of characters.
    """

    label: str
    kind: str
    missing: tuple[str, ...] = ()
    comparator: str | None = None
    value: float | None = None
    value_high: float | None = None
    unit: str | None = None
    statistic: str | None = None
    window: str | None = None
    baseline: str | None = None
    deadline: str | None = None
    threshold: str | None = None
    source: str | None = None
    subject: str | None = None
    implied: bool = False
    base_unit: str | None = None
    base_value: float | None = None
    base_high: float | None = None
    spans: Mapping[str, tuple[int, int]] = _EMPTY
    vague_words: tuple[tuple[int, int], ...] = ()
    identifiers: tuple[tuple[int, int], ...] = ()
    against_direction: bool = False
    compound: bool = False
    impossible: bool = False


@lru_cache(maxsize=4096)
def parse(clause: str, tables: Tables | None = None) -> Metric:
    """Return what one clause says, and the verdict on it. Never raises; looks at the first 2,000 characters."""
    normal = normalize(clause[:LONGEST])
    reading = _read(normal.text, tables or default_tables())
    return _metric(reading, _judge(reading, clause), normal)


def _read(text: str, tables: Tables) -> Reading:
    reading = Reading(text, tokenize(text, tables))
    _find_marks(reading)
    find_times(reading)
    find_quantities(reading)
    select_target(reading)
    return reading


def _judge(reading: Reading, clause: str) -> judge.Verdict:
    if reading.zero_at is not None:
        return quantified.judge_zero(reading)
    if reading.all_at is not None:
        return quantified.judge_all(reading)
    if reading.target is not None:
        return judge.judge_amount(reading, reading.target)
    return wordy.judge_words(reading, clause)


def _find_marks(reading: Reading) -> None:
    """Find statistic, placeholder and named source."""
    tokens = reading.tokens
    mask = 0
    for at, token in enumerate(tokens):
        tags = token.tags
        mask |= tags
        if token.kind == SIGN:
            if tags & IS_PLACEHOLDER or token.text[0] == "_" or (token.text == "[" and at + 2 < len(tokens)):
                _placeholder(reading, at, token)
            continue
        if token.entry is not UNKNOWN:
            if token.entry.statistic and reading.statistic is None:
                reading.statistic = at
                token.part = STATISTIC
            if tags & IS_PLACEHOLDER:
                _placeholder(reading, at, token)
        if at and reading.source is None and token.text in SOURCES:
            _source(reading, at)
    reading.mask = mask


def _placeholder(reading: Reading, at: int, token: Token) -> None:
    tokens = reading.tokens
    if token.text == "[":
        if tokens[at + 2].text == "]" and _BRACKETED.match(tokens[at + 1].text):
            reading.placeholder = at
            reading.mark(at, at + 3, NAME)
        return
    if len(token.text) > 1 or token.written in {"X", "N", "Y", "_"}:
        glued = at and tokens[at - 1].kind == NUMBER and tokens[at - 1].end == token.start
        if not glued and not (
            at + 1 < len(tokens) and tokens[at + 1].text in {"+", "/", "-"} and token.written in {"X", "N", "Y"}
        ):
            reading.placeholder = at
            token.part = NAME


def _source(reading: Reading, at: int) -> None:
    """Read `measured in Datadog`, `(tracked via the survey)`."""
    tokens = reading.tokens
    following = at + 1
    if following < len(tokens) and tokens[following].text in {"in", "by", "via", "with", "from", "to", "through"}:
        following += 1
    last = following
    while (
        last < len(tokens)
        and tokens[last].kind == WORD
        and (tokens[last].written[0].isupper() or tokens[last].text == "the")
    ):
        last += 1
    if any(token.text != "the" for token in tokens[following:last]):
        reading.source = (following, last)
        reading.mark(at, last, SOURCE)


def _metric(reading: Reading, verdict: judge.Verdict, normal: Normal) -> Metric:
    unit = verdict.unit
    base_unit, factor = UNITS[unit][:2] if unit in UNITS else (unit, 1.0)
    target = reading.target
    identifiers, vague_words = _marked(reading, normal)
    kind = verdict.kind if verdict.kind not in _REFINED else _kind(reading, verdict, identifiers)
    subject = _subject(reading) if verdict.label != judge.VAGUE else None
    window = reading.window_text if verdict.label != judge.VAGUE else None
    return Metric(
        verdict.label,
        kind,
        verdict.missing,
        verdict.comparator,
        verdict.value,
        verdict.high,
        unit,
        reading.tokens[reading.statistic].entry.statistic if reading.statistic is not None else None,
        window,
        reading.words(*reading.baseline) if reading.baseline else None,
        reading.words(*reading.deadline) if reading.deadline else None,
        _threshold(reading),
        reading.words(*reading.source) if reading.source else None,
        subject[0] if subject else None,
        verdict.implied,
        base_unit,
        None if verdict.value is None else verdict.value * factor,
        None if verdict.high is None else verdict.high * factor,
        _spans(reading, normal, subject[1:] if subject else None),
        vague_words,
        identifiers,
        bool(target and target.change and target.comparator in {"<", "<="}),
        _compound(reading),
        _impossible(verdict, target.change if target else None),
    )


def _kind(reading: Reading, verdict: judge.Verdict, identifiers: _Ranges) -> str:
    """Return the verdict's kind, but for a number that is only a name, and for rhetoric without any number."""
    if verdict.kind == "boolean" and verdict.label == judge.PARTIAL and identifiers:
        return "identifier"
    is_counted = reading.quantities or reading.zero_at is not None or reading.all_at is not None
    return "fog" if verdict.kind == "rhetorical" and not is_counted else verdict.kind


def _marked(reading: Reading, normal: Normal) -> tuple[_Ranges, _Ranges]:
    """Return where numbers that are names stand, and where vague words do."""
    tokens = reading.tokens
    names = [token for token in tokens if token.part == NAME and _DIGIT.search(token.text)]
    vague = (
        [token for token in tokens if token.tags & IS_VAGUE and token.part == FREE] if reading.mask & IS_VAGUE else ()
    )
    return (_places(names, normal), _places(vague, normal)) if names or vague else ((), ())


def _places(tokens: Sequence[Token], normal: Normal) -> _Ranges:
    return tuple([normal.raw(token.start, token.end) for token in tokens]) if tokens else ()


def _threshold(reading: Reading) -> str | None:
    if reading.threshold is None:
        return None
    limit = reading.threshold
    return f"{limit.comparator or '<='} {limit.value:g} {limit.unit or ''}".strip()


def _compound(reading: Reading) -> bool:
    limit, target = reading.threshold, reading.target
    if limit is None or target is None or limit.first < target.last:
        return False
    return any(token.text in {"and", "&", "plus"} for token in reading.tokens[target.last : limit.first])


def _impossible(verdict: judge.Verdict, change: str | None) -> bool:
    if verdict.value is None or change:
        return False
    if verdict.high is not None:
        return verdict.high < verdict.value
    unit = verdict.unit or ""
    beyond = verdict.comparator in {">", ">="}
    if unit == "%":
        return (
            verdict.kind == "level"
            and beyond
            and (verdict.value > 100 or (verdict.value == 100 and verdict.comparator == ">"))
        )
    return unit.startswith("/") and verdict.value > float(unit[1:])


def _subject(reading: Reading) -> tuple[str, int, int] | None:
    """Return the free words as a noun phrase, and where they begin and end."""
    kept = [token for token in reading.tokens if token.part == NAME or (token.part == FREE and token.kind != SIGN)]
    first, last = 0, len(kept)
    while first < last and kept[first].tags & _OPENING and kept[first].part == FREE:
        first += 1
    while first < last and kept[last - 1].tags & _EDGE and kept[last - 1].part == FREE:
        last -= 1
    if first == last:
        return None
    kept = kept[first:last]
    return " ".join([token.text for token in kept]), kept[0].start, kept[-1].end


def _spans(reading: Reading, normal: Normal, subject: tuple[int, int] | None) -> Mapping[str, tuple[int, int]]:
    spans: dict[str, tuple[int, int]] = {}
    target = reading.target
    if target is not None:
        spans["value"] = reading.span(*target.value_at)
        if target.unit_at:
            spans["unit"] = reading.span(*target.unit_at)
        if target.comparator_at:
            spans["comparator"] = reading.span(*target.comparator_at)
    elif (quantifier := reading.zero_at if reading.zero_at is not None else reading.all_at) is not None:
        spans["value"] = spans["comparator"] = reading.span(quantifier, quantifier + 1)
    for name in _RANGED:
        if found := getattr(reading, name):
            spans[name] = reading.span(*found)
    if reading.statistic is not None:
        spans["statistic"] = reading.span(reading.statistic, reading.statistic + 1)
    if reading.threshold is not None:
        spans["threshold"] = reading.span(reading.threshold.first, reading.threshold.last)
    if subject:
        spans["subject"] = subject
    return spans if normal.origins is None else {name: normal.raw(*found) for name, found in spans.items()}
