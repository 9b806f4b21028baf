"""Clauses about none and about all: is the thing recorded, can the predicate be seen."""

from typing import Final

from rolelint.metric.judge import VAGUE, Verdict, verdict_on
from rolelint.metric.particles import BARE_GOALS, HELPING, PREPOSITIONS
from rolelint.metric.reading import Reading
from rolelint.metric.tags import (
    IS_ACT,
    IS_ACTIVITY,
    IS_ATTITUDE,
    IS_BOOLEAN,
    IS_DELIVERABLE,
    IS_EVENT,
    IS_EXTENT,
    IS_FEELING,
    IS_FINISHED,
    IS_HIGHER,
    IS_LOWER,
    IS_NEUTRAL,
    IS_RECORDED_QUALITY,
    IS_RHETORICAL,
    IS_SOFT,
    IS_STATUS,
    IS_STOCK,
    IS_SURVEY,
    IS_TAUTOLOGY,
    IS_TAUTOLOGY_VERB,
    IS_UNRECORDED,
    IS_VAGUE,
)
from rolelint.metric.tokens import FREE, NAME, NUMBER, WORD, Token, all_tags, content, is_content

_INDICATOR: Final = IS_HIGHER | IS_LOWER | IS_NEUTRAL | IS_SURVEY
_WANTED: Final = IS_ACT | IS_BOOLEAN | IS_FINISHED | IS_STATUS
_OBSERVABLE: Final = _WANTED | IS_EVENT
_UNRECORDABLE: Final = IS_SOFT | IS_ATTITUDE | IS_UNRECORDED


def judge_zero(reading: Reading) -> Verdict:
    """Judge "no …" and "zero …": a countable, recorded noun makes it measurable."""
    at = reading.zero_at or 0
    words = content(token for token in reading.tokens if token is not reading.tokens[at])
    mask = all_tags(words)
    named = any(token.part == NAME for token in reading.tokens)
    glued = reading.tokens[at].text.startswith("zero-")
    if not words and not named:
        return Verdict(VAGUE, "fog", ("number", "subject"))
    head = _zero_head(reading, at)
    recorded = named or mask & IS_RECORDED_QUALITY or reading.threshold is not None or reading.window is not None
    if (
        head is not None
        and head.tags & (IS_RHETORICAL | IS_SOFT | IS_UNRECORDED | IS_FEELING | IS_ATTITUDE)
        and not recorded
        and not glued
    ):
        return Verdict(VAGUE, "rhetorical", ("number", "subject"))
    return verdict_on("zero", (), comparator="=", value=0, unit="count")


def _zero_head(reading: Reading, at: int) -> Token | None:
    """Return the last word of the noun phrase after "no", or the subject before "none"."""
    head = None
    for token in reading.tokens[at + 1 :]:
        if token.text in PREPOSITIONS or token.kind not in {WORD, NUMBER}:
            break
        if is_content(token):
            head = token
            if token.tags & (IS_RHETORICAL | IS_UNRECORDED):
                break
    if head is None:
        head = next((token for token in reading.tokens[:at] if is_content(token)), None)
    return head


def judge_all(reading: Reading) -> Verdict:
    """Judge "all …", "every …": an observable predicate makes it measurable."""
    at = reading.all_at or 0
    tokens = reading.tokens
    words = content(token for token in tokens if token is not tokens[at])
    mask = all_tags(words)
    if not words or mask & IS_FEELING or (tokens[0].text in HELPING and reading.threshold is None):
        return Verdict(VAGUE, "rhetorical" if mask & IS_FEELING else "activity", ("number", "subject"))
    if (
        mask & IS_TAUTOLOGY
        and mask & IS_TAUTOLOGY_VERB
        and not mask & ~(IS_TAUTOLOGY | IS_TAUTOLOGY_VERB | _OBSERVABLE) & _INDICATOR
        and len(words) <= 4
        and reading.threshold is None
        and any(token.text in BARE_GOALS for token in words)
    ):
        return Verdict(VAGUE, "tautology", ("number", "subject"))
    if reading.threshold is None and not reading.window and _is_attitude(tokens, words):
        return Verdict(VAGUE, "attitude", ("number", "subject"))
    if reading.threshold is None and not reading.window and _fogged(reading, at, words):
        return Verdict(VAGUE, "rhetorical", ("number", "subject"))
    missing = ("subject",) if reading.threshold is None and _ends_in_adjective(reading, at, words) else ()
    return verdict_on("all", missing, comparator="=", value=100, unit="%")


def _is_attitude(tokens: list[Token], words: list[Token]) -> bool:
    """Tell "brings energy to every meeting": a verb in the third person, and nothing that somebody records."""
    first = tokens[0]
    if first.kind != WORD or not first.text.endswith("s") or first.text.endswith("ss") or first.part != FREE:
        return False
    if any(token.text in {"has", "have", "gets", "includes", "include", "contain", "contains"} for token in tokens):
        return False
    recorded = _OBSERVABLE | _INDICATOR | IS_DELIVERABLE | IS_STOCK | IS_EXTENT
    return not any(
        token.tags & recorded and not token.tags & (IS_SOFT | IS_ATTITUDE) for token in words if token is not first
    )


def _fogged(reading: Reading, at: int, words: list[Token]) -> bool:
    """Tell "consistent patterns across all products", where the predicate stands first and is fog."""
    tokens = reading.tokens
    if all(token.tags & (_UNRECORDABLE | IS_VAGUE) and not token.tags & _OBSERVABLE for token in words):
        return True
    if at == 0 or tokens[at - 1].text not in PREPOSITIONS:
        return False
    earlier = content(tokens[: at - 1])
    mask = all_tags(earlier)
    return bool(mask & (IS_VAGUE | IS_ACTIVITY | IS_SOFT | IS_ATTITUDE)) and not mask & (
        IS_BOOLEAN | IS_STATUS | IS_ACT
    )


def _ends_in_adjective(reading: Reading, at: int, words: list[Token]) -> bool:
    later = [token for token in words if token.start > reading.tokens[at].start]
    if len(later) < 2:
        return False
    last = later[-1]
    return (
        bool(last.tags & IS_VAGUE)
        and not last.tags & (_OBSERVABLE | _INDICATOR)
        and not any(token.tags & _WANTED for token in later)
    )
