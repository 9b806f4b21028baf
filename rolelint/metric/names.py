"""Numbers that are names: versions, clocks, ordinals, products, classes."""

import re

from rolelint.metric.particles import GLUED_NAMES
from rolelint.metric.reading import Reading
from rolelint.metric.tags import (
    IS_NAMES_NUMBER,
    IS_WEAK_NAME,
)
from rolelint.metric.tokens import NAME, NUMBER, SIGN, WINDOW, WORD, Token

_HOURS = frozenset(("am", "pm", "o'clock", "a.m", "p.m", "degree"))
# Signs between a name and its number.
_NAME_SIGNS = frozenset("#.-/")
COMPOUND = re.compile(r"(h|m|min|d)(\d{1,3})(m|min|s|h)?\Z")


def text(tokens: list[Token], at: int) -> str:
    """Return the text of a token, empty beyond either end."""
    return tokens[at].text if 0 <= at < len(tokens) else ""


def glued(tokens: list[Token], at: int) -> bool:
    """Tell whether no blank stands before the token."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def name_length(reading: Reading, at: int) -> int:
    """Return how many tokens, beginning with the number, belong to a name; 0 for an amount."""
    tokens = reading.tokens
    before = tokens[at - 1] if at else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    attached = following is not None and tokens[at].end == following.start
    if following is not None and (length := _tail(tokens, at, following, attached=attached)):
        return length
    return int(before is not None and _named_by(tokens, at, before, following))


def _tail(tokens: list[Token], at: int, following: Token, *, attached: bool) -> int:
    """Return the length of `3D`, `09:30`, `2 pm`, `4th`, `5-star`; 0 for anything else."""
    if following.text in _HOURS:
        return 2
    if not attached:
        return 0
    if following.kind == WORD:
        return 2 if following.text in {"st", "nd", "rd", "th"} or not _known_tail(following) else 0
    if following.text not in {":", "-"} or at + 2 == len(tokens):
        return 0
    after = tokens[at + 2]
    if following.text == ":" and after.kind == NUMBER and len(after.text) == 2:
        return 4 if text(tokens, at + 3) in {"am", "pm"} else 3
    adjective = following.text == "-" and glued(tokens, at + 2) and after.kind == WORD
    return 3 if adjective and not (after.entry.unit or after.entry.multiplier) else 0


def _known_tail(token: Token) -> bool:
    if token.written in GLUED_NAMES:
        return False
    return bool(token.entry.unit or token.entry.multiplier or COMPOUND.match(token.text) or token.entry.after)


def _named_by(tokens: list[Token], at: int, before: Token, following: Token | None) -> bool:
    if before.kind == SIGN and before.text not in _NAME_SIGNS:
        return False
    if before.text == "#":
        return not _is_ranking(tokens)
    if before.text == "." and at >= 2 and tokens[at - 2].text in {"no", "art", "sec", "nr", "v"}:
        return True
    place = at - 1 - (before.text in {"-", "/"} and at >= 2 and glued(tokens, at))
    name = tokens[place]
    if name.written == "Euro" and _is_class(tokens, at, place, following):
        return True
    if name.part == NAME and place < at - 1:
        return True
    if name.kind != WORD or name.part == WINDOW or (name.text == "top" and (_is_ranking(tokens) or is_top(tokens, at))):
        return False
    measured = following is not None and _measures(following)
    if name.tags & IS_NAMES_NUMBER:
        if name.tags & IS_WEAK_NAME:
            return not measured and not (_counted_noun(following) and name.written[:1].islower())
        return following is None or following.text != "%"
    entry = name.entry
    if name.tags or entry.unit or entry.before or entry.statistic or entry.scale or measured:
        return False
    return name.written[:1].isupper() and _unknown_names(tokens, at, place, name, following)


def is_top(tokens: list[Token], at: int) -> bool:
    """Tell the rank of "in the top 3" from the name of a list: "OWASP Top 10", "the top 10 risks"."""
    if tokens[at - 1].written != "top":
        return False
    following = text(tokens, at + 1)
    opener = text(tokens, at - 2)
    if opener == "the":
        opener = text(tokens, at - 3)
    return opener in {"in", "within"} and following in {"", "of", "for", "on"}


def _is_ranking(tokens: list[Token]) -> bool:
    return any(token.entry.scale == "rank" for token in tokens)


def _is_class(tokens: list[Token], at: int, place: int, following: Token | None) -> bool:
    """Tell the emission class `Euro 7` from a price: "below Euro 5 per unit"."""
    priced = (following is not None and (_measures(following) or following.text == "per")) or (
        place and tokens[place - 1].entry.before
    )
    return len(tokens[at].text) == 1 and not priced


def _measures(token: Token) -> bool:
    entry = token.entry
    return bool(entry.unit or entry.multiplier or entry.after) or token.text in {"%", "/", "+"} or token.part == WINDOW


def _counted_noun(token: Token | None) -> bool:
    return token is not None and token.kind == WORD and token.written.endswith("s") and token.text.islower()


def _unknown_names(tokens: list[Token], at: int, place: int, name: Token, following: Token | None) -> bool:
    """Tell whether an unknown capitalised word makes the number part of its name: "with Falcon 9"."""
    if place:
        return following is None or not following.written.endswith("s")
    plural = any(token.text.endswith("s") for token in tokens[at + 1 : at + 4])
    return following is not None and not name.text.endswith("s") and not plural
