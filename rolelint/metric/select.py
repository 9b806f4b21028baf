"""Which of the amounts is the target; the others are filters, limits inside, values of today, or populations."""

from itertools import pairwise
from typing import Final

from rolelint.metric.amounts import TIMES
from rolelint.metric.change import change, find_bases
from rolelint.metric.names import text
from rolelint.metric.particles import (
    AGEING,
    ALL,
    DEMOTING,
    FENCING,
    HOLDING,
    RELATIVE,
    SYMBOLS,
    ZERO,
)
from rolelint.metric.reading import Quantity, Reading
from rolelint.metric.tags import (
    IS_ACT,
    IS_BETTER,
    IS_BOOLEAN,
    IS_DOWN,
    IS_FINISHED,
    IS_FUZZY,
    IS_HOLD,
    IS_LOWER,
    IS_MOVING,
    IS_QUANTIFIER,
    IS_STOCK,
    IS_TARGETING,
    IS_UP,
)
from rolelint.metric.tokens import (
    AMOUNT,
    FREE,
    NAME,
    SIGN,
    WINDOW,
    WORD,
    Token,
)

_CIRCUMSTANCE: Final = DEMOTING - {"of", "and"}
_WHOLE: Final = frozenset(("all", "every", "the", "our", "across"))
_PERIODS: Final = frozenset(("day", "business_day", "week", "month", "quarter", "year"))
_CHANGING: Final = IS_UP | IS_DOWN | IS_BETTER
_VERBAL: Final = IS_HOLD | IS_ACT | IS_FINISHED | IS_BOOLEAN


def select_target(reading: Reading) -> None:
    """Give every amount its role and put the target, its limit inside and its base into the reading."""
    _find_quantifiers(reading)
    find_bases(reading)
    if reading.mask & IS_MOVING:
        for quantity in reading.quantities:
            quantity.change = quantity.change or change(reading, quantity)
    candidates = _candidates(reading) if reading.quantities else []
    if reading.mask & _CHANGING:
        reading.direction = reading.where(lambda token: token.part == FREE and token.tags & _CHANGING)
    _choose(reading, candidates)


def _find_quantifiers(reading: Reading) -> None:
    if not reading.mask & IS_QUANTIFIER and "ero-" not in reading.text:
        return
    tokens = reading.tokens
    for at, token in enumerate(tokens):
        if token.part != FREE or token.kind == SIGN:
            continue
        if token.text in ZERO or token.text.startswith("zero-"):
            if reading.zero_at is None and token.text != "0":
                reading.zero_at = at
        elif (
            token.text in ALL
            and reading.all_at is None
            and not (at + 1 < len(tokens) and tokens[at + 1].text.startswith("other"))
        ):
            reading.all_at = at


def _candidates(reading: Reading) -> list[Quantity]:
    found = [quantity for quantity in reading.quantities if not quantity.role]
    for quantity in found:
        quantity.role = _role(reading, quantity, is_alone=len(found) == 1)
    found = [quantity for quantity in found if not quantity.role]
    if len(found) > 1:
        found = _preferred(reading, _population_first(reading, found))
    return found


def _role(reading: Reading, quantity: Quantity, *, is_alone: bool) -> str:
    """Return the role of an amount that is no target whatever stands beside it, else nothing."""
    if not is_alone and _spans_window(reading, quantity):
        return "window"
    if quantity.adjectival and not (is_alone and _adjectival_target(reading, quantity)):
        return "name"
    if quantity.filters and reading.cadence_at is not None and reading.zero_at is None and reading.all_at is None:
        return "filter"
    word = reading.tokens[quantity.before].text if quantity.before >= 0 else ""
    if word == "scale":
        return "scale"
    return "population" if word in _WHOLE and _is_population(reading, quantity) else ""


def _spans_window(reading: Reading, quantity: Quantity) -> bool:
    """Tell "5 outages over 30 days", a period to count in, from "5 tickets over 30 days" old; and remember it."""
    tokens = reading.tokens
    over = quantity.first - 1
    if quantity.unit not in _PERIODS or over < 1 or tokens[over].text != "over" or reading.window:
        return False
    target = next((other for other in reading.quantities if not other.role), quantity)
    noun = tokens[over - 1]
    is_aged = noun.part != AMOUNT and (noun.tags & IS_STOCK or noun.text in AGEING)
    if target.last > over or target.change or is_aged:
        return False
    reading.window, reading.window_text = (over, quantity.last), reading.words(quantity.first, quantity.last)
    reading.mark(over, quantity.last, WINDOW)
    return True


def _is_population(reading: Reading, quantity: Quantity) -> bool:
    """Tell the 14 of "across the 14 sites" and "all 14 sites"."""
    place = quantity.before
    return (
        (reading.tokens[place].text in ALL or text(reading.tokens, place - 1) in {"all", "every", "each", "across"})
        and not quantity.unit
        and quantity.comparator is None
    )


def _adjectival_target(reading: Reading, quantity: Quantity) -> bool:
    """Tell `48-hour turnaround` from `6-month roadmap`."""
    following = reading.tokens[quantity.last : quantity.last + 3]
    return any(token.kind == WORD and (token.tags & IS_LOWER or token.text in {"sla", "slas"}) for token in following)


def _population_first(reading: Reading, found: list[Quantity]) -> list[Quantity]:
    """Read `of the 12 shops, at least 10 report` as a share."""
    tokens = reading.tokens
    if (
        tokens[0].text in {"of", "out of"}
        and found[0].first <= 3
        and not found[0].unit
        and not found[1].unit
        and found[1].value <= found[0].value
    ):
        whole, part = found[0], found[1]
        whole.role = "population"
        part.value, part.unit, part.counted = round(100 * part.value / (whole.value or 1), 1), "%", False
        return found[1:]
    return found


def _preferred(reading: Reading, found: list[Quantity]) -> list[Quantity]:
    """Order the candidates, the target first; give the others a role."""
    aimed = (
        reading.where(lambda token: token.tags & IS_TARGETING and token.part == FREE)
        if reading.mask & IS_TARGETING
        else None
    )
    if aimed is not None and (after := [quantity for quantity in found if quantity.first > aimed]):
        return after[:1]
    outer = [quantity for quantity in found if not quantity.aside] or found
    for quantity, other in pairwise(outer):
        if _is_fenced(reading, quantity, other):
            quantity.role = "filter"
    for quantity in outer:
        others = [other for other in outer if other is not quantity and other.role != "filter"]
        if others and _is_filter(reading, quantity, others):
            quantity.role = "filter"
    outer = [quantity for quantity in outer if quantity.role != "filter"] or outer[:1]
    for quantity in outer:
        if _is_condition(reading, quantity, outer):
            quantity.role = "condition"
    left = [quantity for quantity in outer if quantity.role != "condition"] or outer
    shares = [quantity for quantity in left if quantity.unit == "%" and quantity.change is None]
    if shares and not any(quantity.change for quantity in left) and left[0].unit in TIMES:
        left = shares + [quantity for quantity in left if quantity not in shares]
    return left + [quantity for quantity in found if quantity not in left]


def _is_fenced(reading: Reading, quantity: Quantity, other: Quantity) -> bool:
    """Tell an amount that only says which ones, before the verb that holds them to the next amount."""
    tokens = reading.tokens
    between = tokens[quantity.last : other.first]
    if not any(token.text in HOLDING and token.part != NAME for token in between):
        return False
    place = quantity.before
    if place < 1:
        return _leads(reading, quantity, other)
    at = quantity.comparator_at
    fence = tokens[place].text in FENCING or (at is not None and tokens[at[0]].text in FENCING)
    return fence or quantity.filters or any(token.text in RELATIVE for token in tokens[1:place])


def _leads(reading: Reading, quantity: Quantity, other: Quantity) -> bool:
    """Tell the deadline that opens "within 3 months churn falls by 2 points", and remember it."""
    leads = quantity.unit in TIMES and bool(other.change) and reading.tokens[0].text in FENCING
    if leads and reading.deadline is None:
        reading.deadline = (quantity.first, quantity.last)
    return leads


def _is_condition(reading: Reading, quantity: Quantity, outer: list[Quantity]) -> bool:
    """Tell an amount that says under which circumstances: "at 70% recall", "for 500 users"."""
    rest = next((other for other in outer if other is not quantity and not other.role), None)
    place = quantity.before
    if rest is None or place < 0 or quantity.unit is None:
        return False
    share = quantity.unit == "%" and quantity.last < len(reading.tokens) and reading.tokens[quantity.last].text == "of"
    word = reading.tokens[place].text
    if word == "at" and place and any(token.text in HOLDING for token in reading.tokens[place - 1 : place]):
        return False
    early = word in {"after", "for", "with", "having"}
    return not share and word in _CIRCUMSTANCE and (early or rest.first < quantity.first)


def _is_filter(reading: Reading, quantity: Quantity, others: list[Quantity]) -> bool:
    tokens = reading.tokens
    place = quantity.before
    previous = tokens[place] if place >= 0 else None
    if quantity.filters:
        return True
    if previous is None:
        return False
    later = others[-1].first > quantity.first
    if (
        previous.text in {"with", "having", "of", "who", "in"}
        and later
        and quantity.comparator
        and quantity.comparator != "<="
        and place > 0
        and tokens[place - 1].kind == WORD
        and tokens[place - 1].text.endswith("s")
    ):
        return True
    worded = (
        quantity.comparator_at is not None
        and tokens[quantity.comparator_at[0]].text not in SYMBOLS
        and quantity.comparator in {">", ">=", "<"}
    )
    every = reading.all_at is not None and 0 < place - reading.all_at <= 3 and quantity.comparator in {">", ">=", "<"}
    if (
        (worded or every)
        and quantity.comparator_at
        and quantity.comparator_at[0] < quantity.first
        and later
        and previous.kind == WORD
        and (every or previous.text.endswith("s"))
        and place <= 4
    ):
        following = min(other.first for other in others if other.first > quantity.first)
        return any(
            token.tags & _VERBAL
            or token.text.endswith("ed")
            or token.text
            in {"in", "within", "go", "need", "get", "receive", "is", "are", "has", "have", "gets", "needs", "goes"}
            for token in tokens[quantity.last : following]
        )
    return False


def _choose(reading: Reading, candidates: list[Quantity]) -> None:
    first = candidates[0] if candidates else None
    zero, every = reading.zero_at, reading.all_at
    if reading.placeholder is not None and (
        first is None or (first.first > reading.placeholder and _inside(reading, first))
    ):
        reading.zero_at = reading.all_at = None
        reading.threshold = first
        return
    if zero is not None and not _is_target(reading, zero, first):
        reading.zero_at = zero = None
    if zero is not None:
        reading.all_at = None
        reading.threshold = first
        return
    if first is not None and every is not None and (every > first.first or not _inside(reading, first)):
        reading.all_at = every = None
    if every is not None:
        reading.threshold = first
        return
    fuzzy = (
        reading.where(lambda token: token.tags & IS_FUZZY and token.part == FREE) if reading.mask & IS_FUZZY else None
    )
    if first is not None and fuzzy is not None and fuzzy < first.first and _inside(reading, first):
        reading.threshold = first
        return
    if first is None:
        return
    reading.target = first
    first.role = "target"
    others = [quantity for quantity in candidates[1:] if quantity.role != "filter"]
    if others:
        _place_rest(reading, first, others[0])


def _is_target(reading: Reading, zero: int, first: Quantity | None) -> bool:
    """Tell "no parcel is late" from a zero inside: "pages that nobody opened", "all … with no rework"."""
    tokens = reading.tokens
    if reading.all_at is not None and zero > reading.all_at:
        return False
    if first is None:
        return True
    if zero and tokens[zero - 1].text in RELATIVE and _has_filter(reading, zero):
        return False
    if tokens[zero].text == "none" or _closes(tokens, zero):
        return True
    return zero < first.first and not (zero and tokens[zero - 1].text == "with")


def _has_filter(reading: Reading, at: int) -> bool:
    return any(quantity.role == "filter" and quantity.first > at for quantity in reading.quantities)


def _closes(tokens: list[Token], at: int) -> bool:
    """Tell the predicate of "items older than 60 days: zero"."""
    return at == len(tokens) - 1 and (tokens[at - 1].text in {":", "–", "-"} or bool(tokens[at - 1].tags & IS_HOLD))


def _inside(reading: Reading, quantity: Quantity) -> bool:
    """Tell a limit inside "all … within 4 h" from a target of its own."""
    if quantity.unit == "%" or quantity.change:
        return False
    at = quantity.comparator_at
    return at is None or reading.tokens[at[0]].text not in SYMBOLS


def _place_rest(reading: Reading, target: Quantity, other: Quantity) -> None:
    if (other.unit in TIMES and other.comparator == "<=" and target.unit != "%") or (
        other.unit in TIMES and target.change
    ):
        if target.counted and target.change is None and reading.window is None:
            reading.window = (other.first, other.last)
            reading.window_text = reading.words(other.first, other.last)
        elif reading.deadline is None and other.unit not in {"ms", "s", "min"}:
            reading.deadline = (other.first, other.last)
        return
    reading.threshold = other
