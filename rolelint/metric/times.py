"""Periods and dates: which words say how often, until when, or compared with when."""

from rolelint.metric.dates import date_end
from rolelint.metric.particles import (
    AGAINST,
    BY,
    EACH,
    FILLERS,
    IN,
    NOT_BEFORE_A,
    PAST_OR_NEXT,
    PERIOD_FILLERS,
    ROLLING,
)
from rolelint.metric.reading import Reading
from rolelint.metric.tags import (
    IS_BETTER,
    IS_DOWN,
    IS_FLOWING_MONEY,
    IS_HIGHER,
    IS_LOWER,
    IS_MONTH,
    IS_TIME,
    IS_UP,
    IS_WEEKDAY,
)
from rolelint.metric.tokens import BASELINE, DEADLINE, FREE, NAME, NUMBER, WINDOW, Token

_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_ABBREVIATED = {
    "s": "second",
    "sec": "second",
    "h": "hour",
    "hr": "hour",
    "min": "minute",
    "d": "day",
    "wk": "week",
    "mo": "month",
    "yr": "year",
    "q": "quarter",
    "m": "month",
}
_DIGITS = frozenset("0123456789")
_FILLERS = PERIOD_FILLERS | ROLLING


def find_times(reading: Reading) -> None:
    """Find window, deadline and compared period, and mark their tokens."""
    tokens = reading.tokens
    following = 0
    for at, token in enumerate(tokens):
        opens = token.tags & IS_TIME
        if not opens and token.text[-1] not in _DIGITS:
            continue
        if token.part != FREE or at < following:
            continue
        if opens and (end := _window(reading, at)):
            following = end
        elif end := date_end(tokens, at):
            following = _date(reading, at, end)


def _window(reading: Reading, at: int) -> int:
    tokens = reading.tokens
    token = tokens[at]
    if token.entry.cadence:
        if reading.cadence_at is None:
            reading.cadence_at = at
        return _set_window(reading, at, at + 1, token.entry.cadence)
    if token.text in ROLLING and (token.text == "any" or token.text not in EACH) and (end := _rolling(reading, at)):
        return end
    if token.text in EACH:
        return _each(reading, at)
    if (
        token.text == "a quarter"
        and at
        and (at + 1 == len(tokens) or tokens[at + 1].text != "of")
        and tokens[at - 1].text not in {"by", "over", "within", "than"}
    ):
        return _open_cadence(reading, at, at + 1, "quarter", "a")
    if token.text == "calendar month" and at and tokens[at - 1].text in {",", "("}:
        return _set_window(reading, at, at + 1, "month")
    return 0


def _set_window(reading: Reading, first: int, last: int, text: str) -> int:
    if reading.window is None:
        reading.window, reading.window_text = (first, last), text
    reading.mark(first, last, WINDOW)
    return last


def _each(reading: Reading, at: int) -> int:
    """Read `per week`, `every 10 days`, `a day`, `/month`, `each Thursday`."""
    tokens = reading.tokens
    opener = tokens[at].text
    if opener in {"a", "an"} and not _article_opens(tokens, at):
        return 0
    last = at + 1
    while last < len(tokens) and tokens[last].text in PERIOD_FILLERS and not tokens[last].entry.span:
        last += 1
    if last >= len(tokens):
        return 0
    token = tokens[last]
    if token.kind == NUMBER and opener not in {"a", "an", "any"}:
        return _every_number(reading, at, last)
    if opener in {"one", "single"}:
        return 0
    if token.entry.span:
        return _open_cadence(reading, at, last + 1, token.entry.span, opener)
    if opener == "/" and token.text in _ABBREVIATED:
        return _set_window(reading, at, last + 1, _ABBREVIATED[token.text])
    return _each_named(reading, at, last) if opener in {"each", "every", "per", "any"} else 0


def _article_opens(tokens: list[Token], at: int) -> bool:
    """Tell the `a` of "twice a day" and "2% a month" from that of "within a day"."""
    if not at or tokens[at - 1].text in NOT_BEFORE_A:
        return False
    before = tokens[at - 1]
    return not before.entry.before or before.text in {"max", "min", "maximum", "minimum"}


def _each_named(reading: Reading, at: int, last: int) -> int:
    """Read `each Thursday`, `every January`, `every third year`, `per two weeks`; note a denominator."""
    tokens = reading.tokens
    opener, token = tokens[at].text, tokens[last]
    if token.tags & IS_WEEKDAY:
        return _open_cadence(reading, at, last + 1, "week", opener)
    if opener == "any":
        return 0
    if token.tags & IS_MONTH:
        return _open_cadence(reading, at, last + 1, "year", opener)
    span = tokens[last + 1] if last + 1 < len(tokens) and tokens[last + 1].entry.span else None
    count = _ORDINALS.get(token.text) or token.entry.number
    if span is not None and count:
        return _open_cadence(reading, at, last + 2, f"{count:g} {span.text.removesuffix('s')}s", opener)
    if opener == "per":
        reading.denominator = True
    return 0


def _every_number(reading: Reading, at: int, last: int) -> int:
    tokens = reading.tokens
    unit = last + 1
    if unit < len(tokens) and tokens[unit].text == "-":
        unit += 1
    if unit < len(tokens) and (
        tokens[unit].entry.span or tokens[unit].entry.unit in {"day", "week", "month", "year", "h", "min"}
    ):
        return _open_cadence(reading, at, unit + 1, f"{tokens[last].text} {tokens[unit].text}", tokens[at].text)
    if tokens[at].text in {"per", "/", "every"} and not (
        tokens[at].text == "/" and at and tokens[at - 1].kind == NUMBER
    ):
        reading.denominator = True
        reading.mark(last, last + 1, NAME)
        if unit < len(tokens) and tokens[unit].entry.multiplier:
            reading.mark(unit, unit + 1, NAME)
        return last + 1
    return 0


def _open_cadence(reading: Reading, first: int, last: int, text: str, opener: str) -> int:
    preposition = reading.tokens[first - 1].text if first else ""
    single = text in {"release", "sprint", "shift", "iteration", "cycle"} and preposition in {"for", "on", "of"}
    if opener in {"every", "each"} and (single or preposition in {"before", "after", "with"}):
        return 0
    if reading.cadence_at is None and opener in {"each", "every", "per", "a", "an"}:
        reading.cadence_at = first
    return _set_window(reading, first, last, text)


def _rolling(reading: Reading, at: int) -> int:
    """Read `rolling 30 days`, `any 7-day window`, `trailing twelve months`, `any week`."""
    tokens = reading.tokens
    last = at + 1
    while last < len(tokens) and tokens[last].text in _FILLERS:
        last += 1
    if last >= len(tokens):
        return 0
    token = tokens[last]
    opener = tokens[at].text
    if token.kind == NUMBER or (token.entry.number and opener not in {"every", "each"}):
        unit = last + 1
        if unit < len(tokens) and tokens[unit].text == "-":
            unit += 1
        if unit < len(tokens) and tokens[unit].entry.unit in {
            "day",
            "week",
            "month",
            "quarter",
            "year",
            "h",
            "min",
            "business_day",
        }:
            prefix = "rolling " if "rolling" in {opener, tokens[last - 1].text} or opener == "trailing" else ""
            end = unit + 1
            if end < len(tokens) and tokens[end].text in {"window", "period", "windows", "periods", "interval"}:
                end += 1
            return _set_window(reading, at, end, f"{prefix}{token.text} {tokens[unit].text}")
    if token.entry.span and opener in {"any", "rolling"}:
        return _set_window(reading, at, last + 1, token.entry.span)
    return 0


def _date(reading: Reading, at: int, end: int) -> int:
    """Give a date or named period the part that the words before it say; return where it ends."""
    tokens = reading.tokens
    first = at
    while first and (tokens[first - 1].text in FILLERS) and tokens[first - 1].part == FREE:
        first -= 1
    before = tokens[first - 1].text if first else ""
    if before in PAST_OR_NEXT and first > 1 and tokens[first - 2].text in BY | AGAINST:
        first, before = first - 1, tokens[first - 2].text
    start = first - 1 if first else first
    if before in BY:
        return _set_deadline(reading, start, end)
    if _is_compared(reading, start, before):
        reading.baseline = reading.baseline or (first, end)
        reading.mark(start + (before.endswith(" than") or before in {"below", "above"}), end, BASELINE)
        return end
    return _other_date(reading, at, (start, first, end), before)


def _is_compared(reading: Reading, start: int, before: str) -> bool:
    """Tell `than in 2024`, `vs FY25`, `8% below the 2022 figure` from a date that is a term."""
    earlier = reading.tokens[start - 1].text if start else ""
    if before in {"below", "above"}:
        return earlier in {"%", "points", "pp", "x"}
    if before in {"in", "for", "at"}:
        return earlier.endswith("than") or earlier in {"as", "vs", "versus"}
    if before == "over":
        return _changes(reading, start)
    return before.endswith(" than") or (before in AGAINST and before not in IN)


def _other_date(reading: Reading, at: int, place: tuple[int, int, int], before: str) -> int:
    start, first, end = place
    tokens = reading.tokens
    if before in {"over", "throughout", "across", "during"}:
        return _set_window(reading, start, end, reading.words(first, end))
    if before in IN:
        return _set_deadline(reading, start, end)
    leads = at == 0 and end < len(tokens) and tokens[end].tags & (IS_HIGHER | IS_LOWER | IS_FLOWING_MONEY)
    if leads or (at and tokens[at - 1].text in {",", "("}):
        return _set_deadline(reading, at, end)
    reading.mark(at, end, NAME)
    return end


def _changes(reading: Reading, at: int) -> bool:
    changing = IS_UP | IS_DOWN | IS_BETTER
    return any(token.tags & changing and token.text != "over" for token in reading.tokens[:at])


def _set_deadline(reading: Reading, first: int, last: int) -> int:
    if reading.deadline is None:
        reading.deadline = (first, last)
    reading.mark(first, last, DEADLINE)
    return last
