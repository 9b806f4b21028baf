"""The metric grammar's front door: `parse` makes a `Metric` of a clause.

The steps: plain text, tokens, periods and dates, amounts, the choice of the target, the verdict. Each is a module.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from rolelint.metric import judge, quantified, wordy
from rolelint.metric.amounts import UNITS
from rolelint.metric.memory import Memory
from rolelint.metric.normal import Normal, normalize
from rolelint.metric.particles import SOURCES
from rolelint.metric.quantities import find_quantities, number
from rolelint.metric.reading import Quantity, Reading
from rolelint.metric.select import select_target
from rolelint.metric.tables import Tables, default_tables
from rolelint.metric.tags import (
    IS_AMOUNT,
    IS_BETTER,
    IS_DOWN,
    IS_HOLD,
    IS_MARK,
    IS_PLACEHOLDER,
    IS_STOP,
    IS_TARGETING,
    IS_TIME,
    IS_UP,
    IS_VAGUE,
)
from rolelint.metric.times import find_times
from rolelint.metric.tokens import (
    AMOUNT,
    BLANK,
    COMPARATOR,
    FREE,
    NAME,
    NUMBER,
    SIGN,
    SOURCE,
    STATISTIC,
    WORD,
    Token,
    all_tags,
    tokenize,
)

LONGEST = 2000
_BRACKETED = re.compile(
    r"(?:target|number|value|x+|n+|tbd|amount|date|figure|threshold|goal|insert|y|percent|%|\.{2,})\Z", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_Ranges = tuple[tuple[int, int], ...]
_REFINED = frozenset({"boolean", "rhetorical"})
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


_KNOWN: Memory[tuple[str, Tables], Metric] = Memory(4096)


def parse(clause: str, tables: Tables | None = None, begun: Reading | None = None) -> Metric:
    """Return what one clause says, and the verdict on it. Never raises; looks at the first 2,000 characters.

    `begun` is what `read_amounts` has made of the clause, where somebody asked it before; it is used up.
    """
    key = (clause, tables or default_tables())
    return _KNOWN.get(key) or _KNOWN.keep(key, examine(*key, begun)[0])


def examine(clause: str, tables: Tables, begun: Reading | None = None) -> tuple[Metric, Reading]:
    """Return what `parse` does of a clause that nobody has read yet, and all that was found in it."""
    normal = normalize(clause[:LONGEST])
    if begun is None or begun.text != normal.text or normal.origins is not None:
        reading = _read(normal.text, tokenize(normal.text, tables))
    elif _opens_with_statistic(begun):
        reading = begun
        reading.statistic, reading.tokens[0].part = 0, STATISTIC
    elif _may_hold_marks(begun):
        # The tokens are as good as new; what they are part of is found out once more.
        for token in begun.tokens:
            token.part = FREE
        reading = _read(begun.text, begun.tokens)
    else:
        reading = begun
    select_target(reading)
    return _metric(reading, _judge(reading, clause), normal), reading


def _read(text: str, tokens: list[Token]) -> Reading:
    reading = Reading(text, tokens)
    if _may_hold_marks(reading):
        _find_marks(reading)
    find_times(reading)
    find_quantities(reading)
    return reading


def _judge(reading: Reading, clause: str) -> judge.Verdict:
    if reading.zero_at is not None:
        return quantified.judge_zero(reading)
    if reading.all_at is not None:
        return quantified.judge_all(reading)
    if reading.target is not None:
        return judge.judge_amount(reading, reading.target)
    return wordy.judge_words(reading, clause)


def _may_hold_marks(reading: Reading) -> bool:
    return bool(reading.mask & IS_MARK) or "_" in reading.text


def _opens_with_statistic(reading: Reading) -> bool:
    """Tell whether the one mark is a statistic at the front that no pass took for anything: they need not run again."""
    if not reading.tokens or not reading.tokens[0].entry.statistic:
        return False
    first, *others = reading.tokens
    if first.part != FREE or first.entry.before or first.tags & (IS_PLACEHOLDER | IS_TIME | IS_AMOUNT):
        return False
    return "_" not in reading.text and not all_tags(others) & IS_MARK


def _find_marks(reading: Reading) -> None:
    """Find statistic, placeholder and named source."""
    for at, token in enumerate(reading.tokens):
        if token.entry.statistic and reading.statistic is None:
            reading.statistic = at
            token.part = STATISTIC
        if token.tags & IS_PLACEHOLDER or token.text[0] in "_[":
            _placeholder(reading, at, token)
        elif at and reading.source is None and token.text in SOURCES:
            _source(reading, at)


def _placeholder(reading: Reading, at: int, token: Token) -> None:
    tokens = reading.tokens
    if token.text == "[":
        if at + 2 < len(tokens) and tokens[at + 2].text == "]" and _BRACKETED.match(tokens[at + 1].text):
            _blank(reading, at, at + 3)
        return
    if len(token.text) > 1 or token.written in {"X", "N", "Y", "_"}:
        glued = at and tokens[at - 1].kind == NUMBER and tokens[at - 1].end == token.start
        if not glued and not (
            at + 1 < len(tokens) and tokens[at + 1].text in {"+", "/", "-"} and token.written in {"X", "N", "Y"}
        ):
            _blank(reading, at, at + 1)


def _blank(reading: Reading, first: int, last: int) -> None:
    """Note a blank to fill in; its unit and its comparator belong to it, and not to the subject."""
    reading.placeholder = first
    reading.mark(first, last, BLANK)
    if first and reading.tokens[first - 1].entry.before:
        reading.mark(first - 1, first, COMPARATOR)
    for token in reading.tokens[last : last + 2]:
        if token.entry.unit:
            token.part = AMOUNT
        elif token.entry.after:
            token.part = COMPARATOR
        else:
            break


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
    target, limit = reading.target, reading.threshold
    identifiers, vague_words = _marked(reading, normal)
    kind = verdict.kind if verdict.kind not in _REFINED else _kind(reading, verdict, identifiers)
    is_vague = verdict.label == judge.VAGUE
    subject = None if is_vague else _subject(reading)
    change = target.change if target else None
    return Metric(
        verdict.label,
        kind,
        verdict.missing,
        verdict.comparator,
        verdict.value,
        verdict.high,
        unit,
        reading.tokens[reading.statistic].entry.statistic if reading.statistic is not None else None,
        None if is_vague else reading.window_text,
        reading.words(*reading.baseline) if reading.baseline else None,
        reading.words(*reading.deadline) if reading.deadline else None,
        threshold(limit.comparator, limit.value, limit.unit) if limit else None,
        reading.words(*reading.source) if reading.source else None,
        subject[0] if subject else None,
        verdict.implied,
        base_unit,
        None if verdict.value is None else verdict.value * factor,
        None if verdict.high is None else verdict.high * factor,
        _spans(reading, normal, subject[1:] if subject else None),
        vague_words,
        identifiers,
        bool(change and target and target.comparator in {"<", "<="}),
        bool(target and limit and _compound(reading, target, limit)),
        verdict.value is not None and not change and _impossible(verdict, verdict.value),
    )


def _kind(reading: Reading, verdict: judge.Verdict, identifiers: _Ranges) -> str:
    """Return the verdict's kind, but for a number that is only a name, and for rhetoric without any number."""
    if verdict.kind == "boolean" and verdict.label == judge.PARTIAL and identifiers:
        return "identifier"
    is_counted = reading.quantities or reading.zero_at is not None or reading.all_at is not None
    return "fog" if verdict.kind == "rhetorical" and not is_counted else verdict.kind


def _marked(reading: Reading, normal: Normal) -> tuple[_Ranges, _Ranges]:
    """Return where numbers that are names stand, and where vague words do."""
    names = [token for token in reading.tokens if token.part == NAME]
    if names:
        names = [token for token in names if _DIGIT.search(token.text)]
    vague = (
        [token for token in reading.tokens if token.tags & IS_VAGUE and token.part == FREE]
        if reading.mask & IS_VAGUE
        else ()
    )
    return _places(names, normal) if names else (), _places(vague, normal) if vague else ()


def _places(tokens: Sequence[Token], normal: Normal) -> _Ranges:
    return tuple([normal.raw(token.start, token.end) for token in tokens])


def threshold(comparator: str | None, value: float, unit: str | None) -> str:
    """Return a limit inside a clause as one spelling of it."""
    return f"{comparator or '<='} {value:g} {unit or ''}".strip()


def _compound(reading: Reading, target: Quantity, limit: Quantity) -> bool:
    """Tell whether a second target stands behind the first."""
    return any(token.text in {"and", "&", "plus"} for token in reading.tokens[target.last : limit.first])


def _impossible(verdict: judge.Verdict, value: float) -> bool:
    """Tell what its scale does not have: 120% of something, 6 of 5 stars, a range that ends before it begins."""
    if verdict.high is not None:
        return verdict.high < value
    unit = verdict.unit or ""
    if unit == "%":
        beyond = verdict.comparator == ">" and value >= 100
        return verdict.kind == "level" and (beyond or (verdict.comparator == ">=" and value > 100))
    return unit.startswith("/") and value > number(unit[1:])


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
    """Return the characters that each field was read from."""
    tokens = reading.tokens
    spans = {name: (tokens[first].start, tokens[last - 1].end) for name, (first, last) in _ranges(reading).items()}
    if subject:
        spans["subject"] = subject
    return spans if normal.origins is None else {name: normal.raw(*found) for name, found in spans.items()}


def _ranges(reading: Reading) -> dict[str, tuple[int, int]]:
    """Return the tokens that each field was read from."""
    found = _target_ranges(reading)
    if reading.window:
        found["window"] = reading.window
    if reading.baseline:
        found["baseline"] = reading.baseline
    if reading.deadline:
        found["deadline"] = reading.deadline
    if reading.source:
        found["source"] = reading.source
    if reading.statistic is not None:
        found["statistic"] = (reading.statistic, reading.statistic + 1)
    if reading.threshold:
        found["threshold"] = (reading.threshold.first, reading.threshold.last)
    return found


def _target_ranges(reading: Reading) -> dict[str, tuple[int, int]]:
    target = reading.target
    if target is None:
        quantifier = reading.zero_at if reading.zero_at is not None else reading.all_at
        return {} if quantifier is None else dict.fromkeys(("value", "comparator"), (quantifier, quantifier + 1))
    found = {"value": target.value_at}
    if target.unit_at:
        found["unit"] = target.unit_at
    if target.comparator_at:
        found["comparator"] = target.comparator_at
    return found
