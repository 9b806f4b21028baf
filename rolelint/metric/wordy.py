"""Clauses without an amount: cadence, milestone, standard, reference, boolean; and what is left is vague, by family."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from rolelint.metric.amounts import MONEY
from rolelint.metric.judge import PARTIAL, VAGUE, Verdict, free_mask, verdict_on
from rolelint.metric.names import text
from rolelint.metric.reading import Reading
from rolelint.metric.tags import (
    IS_ACT,
    IS_ACTIVITY,
    IS_ATTITUDE,
    IS_BETTER,
    IS_BOOLEAN,
    IS_BOOLEAN_VERB,
    IS_CERTIFICATE,
    IS_DELIVERABLE,
    IS_DOWN,
    IS_EVENT,
    IS_EXTENT,
    IS_FEELING,
    IS_FINISHED,
    IS_FUZZY,
    IS_HIGHER,
    IS_HOLD,
    IS_LINK,
    IS_LOWER,
    IS_NEUTRAL,
    IS_PLACEHOLDER,
    IS_REFERENCE,
    IS_REFERENCE_LINK,
    IS_SOFT,
    IS_STANDARD,
    IS_STANDARD_LEVEL,
    IS_STANDARD_TEST,
    IS_STOCK,
    IS_STOP,
    IS_SURVEY,
    IS_TARGETING,
    IS_TAUTOLOGY,
    IS_TAUTOLOGY_VERB,
    IS_UNRECORDED,
    IS_UP,
    IS_VAGUE,
)
from rolelint.metric.tokens import BLANK, COMPARATOR, FREE, NAME, NAMING, WORD, Token, all_tags, content, is_content

_CHANGING: Final = IS_UP | IS_DOWN | IS_BETTER
_INDICATOR: Final = IS_HIGHER | IS_LOWER | IS_NEUTRAL | IS_SURVEY
_BOOLEAN: Final = IS_BOOLEAN | IS_BOOLEAN_VERB
_UNNAMED: Final = IS_HOLD | IS_TARGETING | IS_PLACEHOLDER
_CHECKABLE: Final = _BOOLEAN | IS_FINISHED | IS_DELIVERABLE | IS_CERTIFICATE | IS_EVENT
_SELF_REFERENCE = re.compile(r"(?:on|within|under|in|to|over|above|ahead of)[ -]")
_OPENERS = {"under": "<", "within": "<=", "over": ">", "above": ">"}
_LINK_ONLY = re.compile(
    r"\s*(?:see |link: ?)?(?:https?://\S{1,400}|\[[^\]\n]{1,200}\]\([^)\n]{1,400}\))[.\s]*\Z", re.IGNORECASE
)
_FEELING_VERBS = frozenset(("feel", "feels", "feeling", "felt"))
_NOMINAL = ("ness", "ity", "ence", "ance", "ship", "ism")


def judge_words(reading: Reading, raw: str) -> Verdict:
    """Judge a clause in which no amount is a target."""
    words = content(reading.tokens)
    for verdict in _verdicts(reading, words, free_mask(reading)):
        if verdict is not None:
            return verdict
    if _LINK_ONLY.match(raw):
        return verdict_on("link-only", ("number",))
    return Verdict(VAGUE, _family(reading, words), ("number", "subject"))


def _verdicts(reading: Reading, words: list[Token], mask: int) -> Iterator[Verdict | None]:
    """Yield what each row of the guide says that can have a say, in order; None where it has none."""
    if reading.placeholder is not None:
        yield _placeholder(reading, reading.placeholder, words)
    if mask & IS_FUZZY and (reading.window or reading.threshold or reading.deadline):
        yield _fuzzy(words)
    if reading.mask & IS_STANDARD:
        yield _standard(reading, words)
    if reading.deadline is not None:
        yield _deadline(reading, words, mask)
    if reading.baseline is not None and reading.direction is not None:
        yield verdict_on("direction", ("number",), comparator=direction_of(reading))
    if reading.cadence_at is not None and reading.window is not None:
        yield _cadence(reading, words)
    if mask & IS_REFERENCE:
        yield _reference(reading.tokens)
    if mask & _BOOLEAN:
        yield _boolean(reading, words)


def _placeholder(reading: Reading, at: int, words: list[Token]) -> Verdict | None:
    if all(token.tags & _UNNAMED for token in words):
        return None
    tokens = reading.tokens
    end = next((place for place in range(at + 1, len(tokens)) if tokens[place].part != BLANK), len(tokens))
    closed = text(tokens, end) == "]"
    following = tokens[end + closed : end + closed + 3]
    bounds = [token.entry.before for token in tokens[max(0, at - 2) : at]]
    bounds += [token.entry.after for token in following if token.part == COMPARATOR]
    following = [token for token in following if token.part != COMPARATOR]
    units = [token.entry.unit for token in following[:2]]
    if at and tokens[at - 1].entry.unit in MONEY:
        units = [tokens[at - 1].entry.unit]
    counted = _is_counted_noun(following, bracketed=closed or tokens[at].text == "[")
    unit = next(filter(None, units), "count" if counted else None)
    return verdict_on("placeholder", ("number",), next(filter(None, bounds), None), unit=unit)


def _is_counted_noun(following: list[Token], *, bracketed: bool) -> bool:
    """Tell "X demos" and "[target] foster families" from "[amount] achieved"."""
    if not following or following[0].kind != WORD or following[0].tags & IS_STOP or following[0].part != FREE:
        return False
    phrase = list(takewhile(lambda token: token.kind == WORD and not token.tags & IS_STOP, following))
    return not bracketed or any(token.text.endswith("s") and token.part == FREE for token in phrase)


def _fuzzy(words: list[Token]) -> Verdict | None:
    if not any(not token.tags & (IS_FUZZY | IS_SOFT | IS_VAGUE) for token in words):
        return None
    return verdict_on("fuzzy", ("number",))


def _standard(reading: Reading, words: list[Token]) -> Verdict | None:
    tags = all_tags(token for token in reading.tokens if token.part in NAMING)
    if not tags & IS_STANDARD:
        return None
    if tags & IS_CERTIFICATE:
        return verdict_on("standard")
    short = len(words) <= 4 or _opens_with_level(reading)
    if tags & IS_STANDARD_LEVEL and (
        tags & IS_STANDARD_TEST or (short and not tags & (IS_VAGUE | IS_ATTITUDE | IS_SOFT))
    ):
        return verdict_on("standard")
    if tags & IS_STANDARD_TEST and not reading.deadline:
        return verdict_on("boolean", ("number", "window"))
    return verdict_on("milestone") if tags & IS_STANDARD_TEST else None


def _opens_with_level(reading: Reading) -> bool:
    """Tell "WCAG 2.2 AA on the booking site": a standard and its level first, then what it holds for."""
    tokens = reading.tokens
    level = next((at for at, token in enumerate(tokens) if token.tags & IS_STANDARD_LEVEL), 0)
    return (
        bool(tokens[0].tags & IS_STANDARD)
        and 0 < level < min(5, len(tokens) - 1)
        and tokens[level + 1].text in {"on", "across", "for", "in", "throughout"}
    )


def _deadline(reading: Reading, words: list[Token], mask: int) -> Verdict | None:
    if reading.direction is not None and not mask & (IS_BOOLEAN | IS_CERTIFICATE):
        indicator = mask & (_INDICATOR | IS_STOCK | IS_EXTENT) or reading.denominator or reading.statistic is not None
        if not indicator:
            return Verdict(VAGUE, "direction", ("number", "subject"))
        missing = ("number",) if reading.baseline else ("number", "baseline")
        return Verdict(PARTIAL, "direction", missing, comparator=direction_of(reading))
    if mask & _CHECKABLE and _names_thing(reading, words):
        return verdict_on("milestone")
    return None


def _names_thing(reading: Reading, words: list[Token]) -> bool:
    """Tell whether more than a vague adjective and an abstract noun stands there."""
    return any(
        not token.tags & (IS_VAGUE | IS_SOFT | IS_ATTITUDE | IS_FEELING | IS_HOLD)
        or token.tags & (_CHECKABLE & ~IS_FINISHED)
        for token in words
    ) or any(token.part == NAME for token in reading.tokens)


def direction_of(reading: Reading) -> str | None:
    """Return the comparator of a change without size."""
    if reading.direction is None:
        return None
    tags = reading.tokens[reading.direction].tags
    return "improve" if tags & IS_BETTER else "decrease" if tags & IS_DOWN else "increase"


def _cadence(reading: Reading, words: list[Token]) -> Verdict | None:
    words = [token for token in words if not token.tags & IS_HOLD or token.tags & IS_ACT]
    if not words:
        return None
    head = _head(words, reading)
    observable = any(token.tags & IS_ACT and not token.tags & IS_ACTIVITY for token in words) or head.tags & (
        IS_EVENT | IS_BOOLEAN | IS_DELIVERABLE
    )
    taut = head.tags & IS_TAUTOLOGY_VERB and any(token.tags & IS_TAUTOLOGY for token in words)
    soft = (
        head.tags & (IS_SOFT | IS_ATTITUDE | IS_UNRECORDED | IS_VAGUE | _CHANGING | IS_FEELING)
        or head.text.endswith(_NOMINAL)
        or all(token.tags & IS_VAGUE for token in words)
    )
    helping = words[0].tags & IS_ACTIVITY and not head.tags & IS_EVENT and not words[0].tags & IS_EVENT
    if (
        taut
        or helping
        or (soft and not observable)
        or (reading.direction is not None and not head.tags & (IS_EVENT | IS_ACT | IS_BOOLEAN))
    ):
        return Verdict(VAGUE, "soft-cadence", ("number", "subject"))
    if not observable and head.tags & _INDICATOR:
        return None
    return verdict_on("cadence", (), comparator=">=", value=1, unit="count")


def _head(words: list[Token], reading: Reading) -> Token:
    """Return the last word of the first noun phrase."""
    tokens = reading.tokens
    head = words[0]
    for token in words:
        between = [word for word in tokens if head.end <= word.start < token.start]
        if (
            any(word.tags & IS_STOP and word.kind == WORD and word.part == FREE for word in between)
            and not head.tags & IS_ACTIVITY
        ):
            break
        head = token
    return head


def _reference(tokens: list[Token]) -> Verdict | None:
    for at, token in enumerate(tokens):
        if not token.tags & IS_REFERENCE or token.part != FREE:
            continue
        near = tokens[max(0, at - 4) : at] + tokens[at + 1 : at + 2]
        linked = _SELF_REFERENCE.match(token.text) or any(
            (
                (word.tags & IS_REFERENCE_LINK or word.entry.before or word.tags & IS_LINK)
                and word.text not in {"to", "on", "the", "by", "per", "over"}
            )
            or (word.text in {"to", "per"} and word is tokens[at - 1])
            for word in near
        )
        if linked:
            comparator = next(
                (word.entry.before for word in tokens[:at] if word.entry.before and word.part == FREE), None
            )
            comparator = comparator or _OPENERS.get(token.text.partition(" ")[0])
            named = any(is_content(word) and word is not token for word in tokens)
            return verdict_on("reference", ("number",) if named else ("number", "subject"), comparator)
    return None


def _boolean(reading: Reading, words: list[Token]) -> Verdict | None:
    predicates = [token for token in words if token.tags & IS_BOOLEAN]
    if predicates and all(_is_felt(reading.tokens, token) for token in predicates):
        return None
    imperative = bool(words) and words[0] is reading.tokens[0] and words[0].tags & IS_BOOLEAN_VERB
    if not predicates and not imperative:
        return None
    others = [token for token in words if not token.tags & (IS_BOOLEAN | IS_VAGUE | IS_SOFT | IS_ATTITUDE | IS_FEELING)]
    named = any(token.part == NAME for token in reading.tokens)
    if (not others and not named) or (predicates and predicates[0] is words[-1] and len(words) == 1 and not named):
        return None
    if len(others) == 1 and imperative and not named:
        return None
    if words[0].tags & IS_ACTIVITY and not named:
        return None
    return verdict_on("boolean", ("number", "window"))


def _is_felt(tokens: list[Token], predicate: Token) -> bool:
    """Tell "colleagues feel supported", which nobody can inspect, from "backups are supported"."""
    place = next(at for at, token in enumerate(tokens) if token is predicate)
    return any(token.text in _FEELING_VERBS for token in tokens[max(0, place - 2) : place])


def _family(reading: Reading, words: list[Token]) -> str:
    mask = all_tags(words)
    if (
        mask & IS_TAUTOLOGY
        and (mask & IS_TAUTOLOGY_VERB or len(words) <= 2)
        and any(token.text.startswith("as ") for token in words) | bool(mask & IS_TAUTOLOGY_VERB)
    ):
        return "tautology"
    if reading.direction is not None:
        return "direction"
    if words and words[0].tags & IS_ACTIVITY:
        return "activity"
    if mask & IS_FEELING:
        return "rhetorical"
    if words and (words[-1].tags & IS_ATTITUDE or words[0].tags & IS_ATTITUDE):
        return "attitude"
    return "fog"
