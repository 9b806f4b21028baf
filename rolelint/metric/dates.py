"""Dates and named periods: where one begins and ends."""

import re

from rolelint.metric.particles import (
    AGAINST,
    BY,
    DATE_WORDS,
    FILLERS,
    IN,
    SEASONS,
)
from rolelint.metric.tags import (
    IS_MONTH,
    IS_WEEKDAY,
)
from rolelint.metric.tokens import NUMBER, WORD, Token

_BEFORE_YEAR = BY | IN | AGAINST | FILLERS | {"(", "after", "fits", "new"}
_BEFORE_MONTH = BY | FILLERS | {"in", "since"}
_DATE_JOINTS = frozenset(("-", "/", "st", "nd", "rd", "th", "of"))
_TIMELY = IS_MONTH | IS_WEEKDAY
_NAMED_PERIOD = re.compile(r"(?:q[1-4]|h[12]|[fc]y-?'?\d\d(?:\d\d)?|eo[yqmw]|w\d\d?|q[1-4]-?\d{2,4}|h[12]-?\d{2,4})\Z")
_YEAR = re.compile(r"(?:19[5-9]|20\d)\d\Z")


def date_end(tokens: list[Token], at: int) -> int:
    """Return where the date that begins at token `at` ends, or 0."""
    token = tokens[at]
    if token.kind == NUMBER:
        return _numeric_date(tokens, at)
    after = at + 1
    following = tokens[after] if after < len(tokens) else None
    if token.kind != WORD or not (
        token.tags & _TIMELY or token.entry.span or token.text[-1:].isdigit() or token.text in DATE_WORDS
    ):
        return 0
    if token.tags & IS_MONTH and (token.text not in {"may", "march", "mar", "sep"} or _certain_month(tokens, at)):
        return _after_month(tokens, after)
    if _NAMED_PERIOD.match(token.text):
        return after + 1 if following and _YEAR.match(following.text) else after
    if (
        token.text in {"fy", "fiscal", "fiscal year", "calendar year", "week", "day", "sprint", "month"}
        and following
        and following.kind == NUMBER
    ):
        known = token.text.startswith(("fy", "fiscal", "calendar"))
        return after + 1 if known or (at and tokens[at - 1].text in BY) else 0
    before = tokens[at - 1].text if at else ""
    before = tokens[at - 2].text if before == "the" and at > 1 else before
    if token.text in SEASONS and before in BY | {"in", "this", "next", "last", "mid"}:
        return after
    if token.tags & IS_WEEKDAY and before in BY | {"this", "next"}:
        return after
    if (token.entry.span and before in {"this", "next", "current", "coming"}) or (
        token.entry.span and _ends(tokens, at)
    ):
        return after
    return 0


def _ends(tokens: list[Token], at: int) -> bool:
    """Tell whether `end of` or a date word leads to the span: `by end of the quarter`, `by year end`."""
    token = tokens[at]
    if " end" in token.text or "-end" in token.text:
        return bool(at and tokens[at - 1].text in BY | {"the"})
    words = [tokens[i].text for i in range(max(0, at - 3), at)]
    return "end" in words and "of" in words


def _certain_month(tokens: list[Token], at: int) -> bool:
    before = tokens[at - 1] if at else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return bool(
        (before and (before.kind == NUMBER or before.text in _BEFORE_MONTH))
        or (following and following.kind == NUMBER and before is not None)
    )


def _after_month(tokens: list[Token], at: int) -> int:
    """Return the end after `June`: `30`, `30, 2026` or `2026`."""
    if at < len(tokens) and tokens[at].kind == NUMBER:
        if _YEAR.match(tokens[at].text):
            return at + 1
        if len(tokens[at].text) <= 2:
            at += 1
            if at < len(tokens) and tokens[at].text in {"st", "nd", "rd", "th"}:
                at += 1
            if at + 1 < len(tokens) and tokens[at].text == "," and _YEAR.match(tokens[at + 1].text):
                return at + 2
            if at < len(tokens) and _YEAR.match(tokens[at].text):
                return at + 1
    return at


def _numeric_date(tokens: list[Token], at: int) -> int:
    text = tokens[at].text
    count = len(tokens)
    if len(text) != 4 and (at + 1 >= count or not _continues_date(tokens[at + 1])):
        return 0
    if (
        at + 4 < count
        and tokens[at + 1].text in {"-", "/"}
        and tokens[at + 3].text == tokens[at + 1].text
        and tokens[at + 2].kind == tokens[at + 4].kind == NUMBER
        and (len(text) == 4 or len(tokens[at + 4].text) in {2, 4})
    ):
        return at + 5
    if (
        at + 1 < count
        and tokens[at + 1].text.startswith(".")
        and len(tokens[at + 1].text) == 5
        and tokens[at + 1].kind == NUMBER
    ):
        return at + 2
    month = at + 1
    if len(text) <= 2:
        if month < count and tokens[month].text in {"st", "nd", "rd", "th"}:
            month += 1
        if month < count and tokens[month].text == "of":
            month += 1
        if month < count and tokens[month].tags & IS_MONTH:
            return _after_month(tokens, month + 1)
    if _YEAR.match(text) and _stands_as_year(tokens, at):
        return at + 1
    return 0


def _continues_date(token: Token) -> bool:
    """Tell what may stand behind the first number of a date: `12-05-2026`, `12.05.2026`, `12th of May`."""
    return token.text in _DATE_JOINTS or token.kind == NUMBER or bool(token.tags & IS_MONTH)


def _stands_as_year(tokens: list[Token], at: int) -> bool:
    """Tell a year from an amount: `by 2026`, `than 2024` against `2000 orders`, `under 2000`."""
    before = tokens[at - 1] if at else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and (
        following.entry.unit or following.entry.multiplier or following.text in {"+", "%", "-"}
    ):
        return False
    if before is None:
        return following is not None and following.kind == WORD and not following.text.endswith("s")
    if before.text.endswith(" than") and any(token.kind == NUMBER for token in tokens[: at - 1]):
        return following is None or not following.text.endswith("s")
    if before.text in {"below", "above"} and tokens[at - 2].text in {"%", "percent", "per cent"} and at > 1:
        return True
    if before.text in {"$", "€", "£", "~", ">", "<", "≤", "≥", "to"} or (
        before.entry.before and before.text not in {"over", "about"}
    ):
        return False
    if following is not None and following.text.endswith("s") and before.text not in BY:
        return before.text == "of" and False
    return before.text in _BEFORE_YEAR or following is None
