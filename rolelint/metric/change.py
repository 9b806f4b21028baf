"""Changes: how an amount is one, and what it is compared with."""

from typing import Final

from rolelint.metric.amounts import MONEY, TIMES
from rolelint.metric.particles import (
    BREAKS,
    CURRENT,
    LATE_NOUNS,
    NOT_AFTER_SIZE,
    NOT_BEFORE_SIZE,
    PAST,
    PHRASE_ENDS,
    WEAK_LINKS,
)
from rolelint.metric.reading import Quantity, Reading
from rolelint.metric.tags import (
    IS_ACT,
    IS_BASE,
    IS_BETTER,
    IS_BOOLEAN,
    IS_DOWN,
    IS_FINISHED,
    IS_FLOWING_MONEY,
    IS_HOLD,
    IS_LINK,
    IS_REFERENCE,
    IS_STOP,
    IS_TIME_BASE,
    IS_UNIDENTIFIED,
    IS_UP,
)
from rolelint.metric.tokens import (
    AMOUNT,
    BASELINE,
    COMPARATOR,
    DEADLINE,
    FREE,
    NAME,
    NUMBER,
    SIGN,
    WINDOW,
    WORD,
    Token,
)

_CURRENTLY: Final = CURRENT - {"average", "last", "is", "norm", "benchmark", "start"}
_FROM: Final = frozenset(("from", "versus", "vs", "vs.", "than", "compared to", "compared with"))
_COMPARING: Final = IS_LINK | IS_TIME_BASE
_CHANGING: Final = IS_UP | IS_DOWN | IS_BETTER
_VERBAL: Final = IS_HOLD | IS_ACT | IS_FINISHED | IS_BOOLEAN


def _previous(reading: Reading, quantity: Quantity) -> str:
    place = quantity.before
    while (
        place >= 0
        and reading.tokens[place].text in {"the", "a", "an", "of", "level", "about"}
        and (reading.tokens[place - 1].text in CURRENT or reading.tokens[place - 1].tags & IS_LINK)
    ):
        place -= 1
    return reading.tokens[place].text if place >= 0 else ""


def find_bases(reading: Reading) -> None:
    """Find what a change is compared with, by link word or as the value of today."""
    if reading.mask & IS_BASE:
        for quantity in reading.quantities:
            if _is_base(reading, quantity):
                quantity.role = "baseline"
                reading.baseline = reading.baseline or (quantity.first, quantity.last)
    if reading.mask & _COMPARING:
        for at, token in enumerate(reading.tokens):
            if token.tags & _COMPARING and token.part == FREE:
                _compare(reading, at, token)


def _is_base(reading: Reading, quantity: Quantity) -> bool:
    """Tell the 12 of "from 12 to 5 days", "than 12 days" and "(currently 12 days)"."""
    word = _previous(reading, quantity)
    return (
        word in _FROM
        or (word.endswith(" than") and word not in {"less than", "more than", "fewer than"})
        or (word in _CURRENTLY and len(reading.quantities) > 1)
        or (quantity.aside and _mentions_current(reading, quantity))
    )


def _mentions_current(reading: Reading, quantity: Quantity) -> bool:
    return any(
        token.depth and token.text in CURRENT for token in reading.tokens[max(0, quantity.first - 4) : quantity.first]
    )


def _compare(reading: Reading, at: int, token: Token) -> None:
    """Read "year over year", or what follows a link word: a nameable thing, or a bare "baseline"."""
    if token.tags & IS_TIME_BASE:
        reading.baseline = reading.baseline or (at, at + 1)
        token.part = BASELINE
        return
    tokens = reading.tokens
    link = tokens[at].text
    last = at + 1
    while (
        last < len(tokens)
        and tokens[last].text not in BREAKS
        and tokens[last].part in {FREE, NAME, BASELINE}
        and tokens[last].text not in {"by", "within", "per", "while", "without"}
    ):
        last += 1
    compared = tokens[at + 1 : last]
    if link in WEAK_LINKS and not _strong(tokens, at, compared):
        return
    if not compared:
        return
    if _unidentified(compared):
        reading.mark(at, last, BASELINE)
    elif any(token.kind != SIGN for token in compared) and not any(token.tags & IS_REFERENCE for token in compared):
        reading.baseline = reading.baseline or (at + 1, last)
        reading.mark(at + bool(tokens[at].tags & _CHANGING), last, BASELINE)


def _strong(tokens: list[Token], at: int, compared: list[Token]) -> bool:
    """Tell whether a word such as `from` or `below` compares here: with the past, or with a bare "baseline"."""
    link = tokens[at].text
    if link in {"below", "above"} and at and tokens[at - 1].part == AMOUNT:
        return True
    if any(token.text in PAST for token in compared[:2]):
        return True
    return link in {"from", "against", "over", "above", "below"} and bool(compared) and _unidentified(compared)


def _unidentified(compared: list[Token]) -> bool:
    return all(
        token.tags & (IS_UNIDENTIFIED | IS_STOP) and token.text not in PAST for token in compared if token.kind == WORD
    ) and not any(token.kind == NUMBER for token in compared)


def change(reading: Reading, quantity: Quantity) -> str | None:
    """Return how the amount is a change (increase, decrease, improve), or None for a level."""
    if quantity.role or (quantity.high is not None and quantity.comparator != "range"):
        return None
    place = quantity.before
    if found := _change_before(reading.tokens, quantity, place):
        return found
    if quantity.unit is None and not quantity.words:
        return None
    return _change_after(reading.tokens, quantity) or _change_by_verb(reading.tokens, quantity, place)


def _change_before(tokens: list[Token], quantity: Quantity, place: int) -> str | None:
    """Read `-20%`, `cut costs by 20%`, `improvement of 20%`, `improvement … (20%)`."""
    previous = tokens[place] if place >= 0 else None
    if previous is None:
        return None
    if previous.text in {"+", "-"} and quantity.unit and previous.end == tokens[quantity.first].start:
        previous.part = AMOUNT
        return "increase" if previous.text == "+" else "decrease"
    if previous.text == "by" and (verb := _direction(tokens, 0, place)):
        return verb
    noun = tokens[place - 1] if previous.text in {"of", ":"} and place else previous
    if noun.text in LATE_NOUNS:
        return _kind(noun.tags) or "improve"
    if quantity.aside and quantity.unit in {"%", "x"}:
        nouns = (token for token in tokens[:place] if not token.depth and token.text in LATE_NOUNS)
        return next((_kind(token.tags) for token in nouns), None)
    return None


def _change_by_verb(tokens: list[Token], quantity: Quantity, place: int) -> str | None:
    """Read `cut cloud spend 18%`, `NPS rises ten points`, `half the load`."""
    previous = tokens[place] if place >= 0 else None
    if previous is None:
        half = quantity.words and quantity.unit == "%" and tokens[quantity.first].text == "half"
        return "decrease" if half and _bare_half(tokens, quantity) else None
    shared = quantity.last < len(tokens) and tokens[quantity.last].text == "of"
    if shared or (quantity.comparator_at and quantity.comparator_at[0] <= quantity.first):
        return None
    moved = previous.tags & _CHANGING and not previous.tags & IS_FLOWING_MONEY
    if quantity.unit not in {"%", "x", "pp", "point"} and not (quantity.unit in TIMES and moved):
        return None
    opens = tokens[0].part == FREE and tokens[0].tags & _CHANGING and previous.text not in NOT_BEFORE_SIZE
    return _kind(tokens[0].tags) if opens else _direction(tokens, place, place + 1)


def _bare_half(tokens: list[Token], quantity: Quantity) -> bool:
    rest = tokens[quantity.last :]
    return (
        bool(rest)
        and rest[0].text in {"the", "our", "its", "their"}
        and not any(token.tags & _VERBAL or token.text.endswith("ed") for token in rest)
    )


def _change_after(tokens: list[Token], quantity: Quantity) -> str | None:
    """Look for the word of change in the noun phrase that the amount opens: `20% cost reduction`, `2 days faster`."""
    following = tokens[quantity.last] if quantity.last < len(tokens) else None
    if quantity.counted or (quantity.unit in MONEY and following is not None and following.text == "raised"):
        return None
    if found := _change_next(tokens[quantity.last : quantity.last + 2], quantity):
        return found
    for token in tokens[quantity.last : quantity.last + 6]:
        if token.kind == SIGN and token.text != "+":
            break
        if token.text == "less":
            return "decrease" if token.part == FREE else None
        changes = token.tags & _CHANGING and token.text not in NOT_AFTER_SIZE
        if changes and token.part in {FREE, BASELINE, WINDOW}:
            return _kind(token.tags)
        if token.text in {"savings", "saving"} and quantity.unit == "%":
            return "decrease"
        if token.text in PHRASE_ENDS or token.part in {COMPARATOR, AMOUNT, DEADLINE}:
            break
    return None


def _change_next(following: list[Token], quantity: Quantity) -> str | None:
    """Read `8% below the 2022 figure` and `a 30% cut in`."""
    if len(following) < 2 or quantity.unit not in {"%", "x", "pp", "point"}:
        return None
    first, second = following
    if first.text in {"below", "above"} and first.part in {FREE, BASELINE}:
        return "decrease" if first.text == "below" else "increase"
    return _kind(first.tags) if second.text == "in" and first.text in {"cut", "drop", "rise", "lift", "fall"} else None


def _direction(tokens: list[Token], first: int, last: int) -> str | None:
    for token in tokens[first:last]:
        if token.part == FREE and token.tags & _CHANGING:
            return _kind(token.tags)
    return None


def _kind(tags: int) -> str | None:
    return "improve" if tags & IS_BETTER else "decrease" if tags & IS_DOWN else "increase" if tags & IS_UP else None
