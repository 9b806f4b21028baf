"""The verdict: is the clause measurable, what is missing, and of which kind is it; the guide's table, row by row."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from rolelint.metric.amounts import MONEY, TIMES
from rolelint.metric.particles import COUNTED_HEADS, GIVING, PREPOSITIONS, STATES
from rolelint.metric.polarity import polarity
from rolelint.metric.reading import Quantity, Reading
from rolelint.metric.tags import (
    IS_ACT,
    IS_ATTITUDE,
    IS_BETTER,
    IS_BOOLEAN,
    IS_DOWN,
    IS_EVENT,
    IS_EXTENT,
    IS_FEELING,
    IS_FINISHED,
    IS_FLOW,
    IS_FLOWING_MONEY,
    IS_HIGHER,
    IS_HOLD,
    IS_LOWER,
    IS_NEUTRAL,
    IS_SCALE,
    IS_SOFT,
    IS_STATUS,
    IS_STOCK,
    IS_STOP,
    IS_SURVEY,
    IS_TARGETING,
    IS_UNRECORDED,
    IS_UP,
    IS_VAGUE,
)
from rolelint.metric.tokens import (
    COMPARATOR,
    FREE,
    NAME,
    NAMING,
    NUMBER,
    WINDOW,
    WORD,
    Token,
    all_tags,
    content,
    is_content,
)

MEASURABLE, PARTIAL, VAGUE = "measurable", "partial", "vague"
_ORDER = ("number", "unit", "comparator", "baseline", "window", "subject")
_INDICATOR: Final = IS_HIGHER | IS_LOWER | IS_NEUTRAL | IS_SURVEY
_CHANGING: Final = IS_UP | IS_DOWN | IS_BETTER
_WANTED: Final = IS_ACT | IS_BOOLEAN | IS_FINISHED | IS_STATUS
_OBSERVABLE: Final = _WANTED | IS_EVENT
_UNRECORDABLE: Final = IS_SOFT | IS_ATTITUDE | IS_UNRECORDED
_MEASURED: Final = _INDICATOR | IS_BOOLEAN | IS_ACT | IS_EVENT | IS_FLOWING_MONEY
_UNMEASURED: Final = IS_HOLD | IS_UNRECORDED
_ATTITUDES: Final = IS_SOFT | IS_ATTITUDE
_NO_SUBJECT: Final = IS_HOLD | IS_TARGETING | IS_STOP | _CHANGING | IS_VAGUE | IS_UNRECORDED | IS_FLOW
_PERCENTAGES = (
    "rate",
    "share",
    "coverage",
    "conversion",
    "churn",
    "retention",
    "margin",
    "adoption",
    "percentage",
    "utilisation",
    "utilization",
    "occupancy",
    "accuracy",
    "attainment",
    "turnover",
    "attrition",
    "uptime",
    "availability",
    "proportion",
    "ratio",
    "compliance",
)


# Nouns that mean an attitude alone, and something that can be counted when an object is named.
_PROVIDED = frozenset(("support", "engagement", "presence", "oversight", "activity", "input", "work"))
_COUNTED_UNITS = TIMES | {"point", "word"}
_UNIT_ENDS = {"hours": "h", "days": "day", "minutes": "min", "weeks": "week"}


@dataclass(slots=True)
class Verdict:
    """What the judge says of a reading."""

    label: str
    kind: str
    missing: tuple[str, ...] = ()
    comparator: str | None = None
    value: float | None = None
    high: float | None = None
    unit: str | None = None
    implied: bool = False


def verdict_on(
    kind: str,
    missing: Collection[str] = (),
    comparator: str | None = None,
    value: float | None = None,
    unit: str | None = None,
) -> Verdict:
    """Return measurable when nothing is missing, else partial."""
    lacking = _in_order(missing)
    return Verdict(PARTIAL if lacking else MEASURABLE, kind, lacking, comparator, value, None, unit)


def _in_order(missing: Collection[str]) -> tuple[str, ...]:
    """Return missing parts in the guide's order."""
    return tuple([part for part in _ORDER if part in missing]) if missing else ()


def judge_amount(reading: Reading, quantity: Quantity) -> Verdict:
    """Judge a clause that holds an amount."""
    if _is_rhetorical(reading, quantity):
        return Verdict(VAGUE, "rhetorical", ("number", "subject"))
    unit = _unit(reading, quantity)
    subject = _has_subject(reading, quantity)
    known = subject or bool(quantity.counted and free_mask(reading) & IS_UNRECORDED)
    comparator, implied = _comparator(reading, quantity, unit, subject=known)
    kind = "relative" if quantity.change else _level_kind(reading, quantity, unit, comparator)
    missing = _missing_base(reading) if quantity.change else set()
    if not subject or (unit == "%" and not quantity.change and _bare_predicate(reading, quantity)):
        missing.add("subject")
    if unit is None and subject:
        missing.add("unit")
    if (comparator in {None, "~"} and kind != "range") or _bounds_nothing(reading, quantity, unit):
        missing.add("comparator")
    if kind == "count" and comparator != "~" and not _has_period(reading):
        missing.add("window")
    lacking = _in_order(missing)
    label = PARTIAL if lacking else MEASURABLE
    return Verdict(label, kind, lacking, comparator, quantity.value, quantity.high, unit, implied)


def _has_period(reading: Reading) -> bool:
    """Tell whether a count needs no window: it has one, or a deadline or denominator, or is a stock."""
    return bool(reading.window or reading.deadline or reading.denominator) or _is_stock(reading)


def _is_rhetorical(reading: Reading, quantity: Quantity) -> bool:
    if quantity.unit != "%" or quantity.value < 100 or quantity.change or quantity.comparator in {"<", "<="}:
        return False
    mask = free_mask(reading)
    if mask & IS_FEELING or _promises_effort(reading, quantity):
        return True
    following = content(reading.tokens[quantity.last :])
    if not following or not following[-1].tags & _ATTITUDES:
        return quantity.value > 100 and bool(mask & _ATTITUDES) and not mask & _INDICATOR
    return not mask & (_OBSERVABLE | _INDICATOR)


def _promises_effort(reading: Reading, quantity: Quantity) -> bool:
    """Tell "gives 110% in class" and "100% commitment to patients" from a share of something."""
    tokens = reading.tokens
    phrase = list(
        takewhile(lambda token: token.kind == WORD and token.text not in PREPOSITIONS, tokens[quantity.last :])
    )
    if not phrase:
        shared = quantity.last < len(tokens) and tokens[quantity.last].text == "of"
        return not shared and any(token.text in GIVING for token in tokens[: quantity.first])
    noun = phrase[-1]
    return bool(noun.tags & _ATTITUDES) and not noun.tags & _INDICATOR and noun.text not in _PROVIDED


def free_mask(reading: Reading) -> int:
    """Return the tags of all free tokens together; tokens change their part no more once the target is chosen."""
    if reading.free is None:
        reading.free = all_tags([token for token in reading.tokens if token.part == FREE])
    return reading.free


def _has_subject(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether something that can be measured is named."""
    for token in reading.tokens:
        if token.kind != WORD or token.part not in NAMING:
            continue
        if _names_subject(token):
            if not (quantity.counted and token.tags & IS_SOFT and not token.tags & _INDICATOR):
                return True
        elif token.entry.unit and token.entry.unit != quantity.unit and not token.entry.before:
            return True
    return quantity.unit in TIMES and any(token.entry.statistic for token in reading.tokens)


def _names_subject(token: Token) -> bool:
    """Tell a word that is or may be the thing that is measured."""
    tags = token.tags
    return (
        token.part == NAME
        or (not tags & _NO_SUBJECT and not token.entry.unit and not token.entry.after)
        or bool(tags & _MEASURED and not tags & _UNMEASURED)
    )


def _bare_predicate(reading: Reading, quantity: Quantity) -> bool:
    """Tell "90% of services elegant" from "90% of alerts actionable"."""
    tokens = reading.tokens
    following = tokens[quantity.last] if quantity.last < len(tokens) else None
    if following is None or following.text != "of":
        return False
    words = [token for token in tokens[quantity.last :] if is_content(token) or token.tags & IS_VAGUE]
    if len(words) < 2:
        return False
    last = words[-1]
    adjective = last.tags & (IS_VAGUE | IS_FEELING) and not last.tags & (_OBSERVABLE | _INDICATOR)
    return bool(adjective) and not any(token.tags & (_WANTED & ~IS_STATUS) for token in words)


def _unit(reading: Reading, quantity: Quantity) -> str | None:
    tokens = reading.tokens
    if quantity.unit == "point":
        percentage = any(token.part == FREE and token.text.endswith(_PERCENTAGES) for token in tokens)
        return "pp" if percentage else "point"
    if quantity.unit:
        return quantity.unit
    if reading.mask & IS_SCALE:
        return next(token.entry.scale for token in tokens if token.entry.scale)
    if quantity.counted or (reading.denominator and _plural_head(reading, quantity)):
        return _counted_unit(reading, quantity)
    if scale := _written_scale(tokens):
        return scale
    if free_mask(reading) & IS_SURVEY:
        return None
    if reading.window or _plural_head(reading, quantity):
        return _counted_unit(reading, quantity)
    return None


def _written_scale(tokens: list[Token]) -> str | None:
    """Return the scale of `on the 7-point scale`, `on a 1–5 scale`."""
    for at, token in enumerate(tokens[:-1]):
        if (
            token.kind == NUMBER
            and tokens[at + 1].text in {"-", "point"}
            and any(word.text == "scale" for word in tokens[at + 1 : at + 5])
        ):
            return f"/{token.text}"
    return None


def _counted_unit(reading: Reading, quantity: Quantity) -> str:
    tokens = reading.tokens
    nouns = tokens[quantity.last : quantity.last + 3] if quantity.counted else tokens
    for token in nouns:
        if token.part in {WINDOW, COMPARATOR} or (token.text in PREPOSITIONS and quantity.counted):
            break
        if token.text == "per":
            break
        if token.part == FREE and (hours := _UNIT_ENDS.get(token.text.rpartition(" ")[2])) and token.entry.unit is None:
            return hours
        if (
            token.part == FREE
            and token.entry.unit in _COUNTED_UNITS
            and token.text.endswith("s")
            and len(token.text) > 3
            and token.text != "points"
        ):
            return token.entry.unit or "count"
    rate = {"second": "s", "minute": "min", "hour": "h"}.get(reading.window_text or "")
    return f"count/{rate}" if rate else "count"


def _plural_head(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether the head of the noun phrase before a bare number is counted: "open bugs < 20"."""
    head: Token | None = None
    for token in reading.tokens[: quantity.first]:
        if token.kind == WORD and token.text in PREPOSITIONS and head is not None:
            break
        if token.part == FREE and token.kind == WORD and not token.tags & (IS_HOLD | IS_STOP | _CHANGING):
            head = token
    if head is None:
        return False
    return (
        (head.text.endswith("s") and not head.text.endswith(("ss", "us", "is")))
        or bool(
            head.tags & (IS_STOCK | IS_EXTENT) and head.text not in {"deal size", "price"} and not head.tags & IS_HIGHER
        )
        or head.text in COUNTED_HEADS
    )


def _comparator(reading: Reading, quantity: Quantity, unit: str | None, *, subject: bool) -> tuple[str | None, bool]:
    if quantity.change:
        return quantity.change, False
    written = quantity.comparator
    if written:
        at = quantity.comparator_at
        if written == ">=" and at and reading.tokens[at[0]].text.startswith("reach"):
            return written, True
        return written, False
    if not subject:
        return None, False
    if quantity.value == 0 or (quantity.value == 100 and unit == "%"):
        return "=", True
    found = polarity(reading, quantity, unit)
    return found, found is not None


def _bounds_nothing(reading: Reading, quantity: Quantity, unit: str | None) -> bool:
    """Tell "up to 5" of something that is wanted."""
    at = quantity.comparator_at
    return (
        at is not None
        and quantity.change is None
        and reading.tokens[at[0]].text == "up to"
        and polarity(reading, quantity, unit) != "<="
    )


def _missing_base(reading: Reading) -> set[str]:
    if reading.baseline:
        return set()
    cadence = reading.cadence_at
    if cadence is not None and reading.target and cadence >= reading.target.first:
        return set()
    return {"baseline"} if reading.window or reading.deadline else {"baseline", "window"}


def _level_kind(reading: Reading, quantity: Quantity, unit: str | None, comparator: str | None) -> str:
    if reading.baseline and quantity.first and _has_role(reading, "baseline"):
        return "from-to"
    if quantity.high is not None:
        return "range"
    if unit is None or unit in MONEY:
        return _money_kind(reading)
    if unit != "count" or (reading.baseline and quantity.first) or _has_role(reading, "filter"):
        return "level"
    return "zero" if quantity.value == 0 and comparator in {"=", "<="} else "count"


def _has_role(reading: Reading, role: str) -> bool:
    return any(quantity.role == role for quantity in reading.quantities)


def _money_kind(reading: Reading) -> str:
    flowing = False
    per_unit = reading.denominator
    for token in reading.tokens:
        if token.part == FREE:
            flowing = flowing or bool(token.tags & IS_FLOWING_MONEY)
            per_unit = (
                per_unit
                or token.text in {"per", "average order value", "size", "aging", "ageing"}
                or token.text.startswith("cost per")
            )
    return "count" if flowing and not per_unit else "level"


def _is_stock(reading: Reading) -> bool:
    mask = free_mask(reading)
    if mask & IS_FLOW:
        return False
    return bool(mask & (IS_STOCK | IS_EXTENT)) or _is_in_state(reading)


def _is_in_state(reading: Reading) -> bool:
    """Tell "animals under veterinary treatment", counted at a moment, from events that pile up."""
    target = reading.target
    if target is None:
        return False
    tokens = reading.tokens[target.last : target.last + 8]
    at = next((place for place, token in enumerate(tokens) if token.text in {"under", "in", "on"}), 0)
    if not 0 < at < 4 or any(token.tags & (IS_LOWER | IS_EVENT) for token in tokens[:at]):
        return False
    state = next((place for place in (at + 1, at + 2) if place < len(tokens) and tokens[place].text in STATES), 0)
    return bool(state) and (state + 1 == len(tokens) or not is_content(tokens[state + 1]))
