"""What the splitter must know of a piece of a line: does it hold a target, can it stand alone, how does it begin."""

import re
from typing import Final, NamedTuple

from rolelint.metric.amounts import TIMES
from rolelint.metric.memory import Memory
from rolelint.metric.particles import ADJECTIVES, CLAUSAL, INNER, LISTING
from rolelint.metric.quantities import read_amounts
from rolelint.metric.reading import Quantity, Reading
from rolelint.metric.tables import Tables
from rolelint.metric.tags import (
    IS_ATTITUDE,
    IS_BOOLEAN,
    IS_EVENT,
    IS_HIGHER,
    IS_LOWER,
    IS_QUANTIFIER,
    IS_REFERENCE,
    IS_SOFT,
    IS_STATUS,
    IS_STOP,
    IS_SURVEY,
    IS_VAGUE,
)
from rolelint.metric.tokens import DEADLINE, FREE, NAME, NUMBER, SIGN, WORD, Token, is_content


def _beginnings(*patterns: re.Pattern[str]) -> frozenset[str]:
    """Return the first two characters of each alternative of patterns that are nothing but alternatives."""
    words = [word for pattern in patterns for word in pattern.pattern.removeprefix(r"\s*").strip("(?:)").split("|")]
    return frozenset(word.replace("\\", "")[:2] for word in words)


_QUALIFIERS: Final = re.compile(
    r"\s*(?:measured|tracked|excluding|including|except|not counting|counted|per\b|down from|up from|"
    r"from\s|compared|vs\b|versus|as\s|on average|"
    r"averaged|which|who|whose|where|when|while|i\.e|e\.g|that is|based on|according|calendar|"
    r"without|unless|if\b|because|so that|so\b|by\s|in\s|"
    r"for\s|at\s|targeting|aiming|with a target|with a goal|entirely|fully\s|during|before|after|"
    r"across|regardless|especially|of which|then\b|though|but\b|such as|reported|verified|"
    r"validated by|starting|"
    r"beginning|until|rolling|trailing|weekdays|year[- ]on|yoy\b|year[- ]over|month[- ]over|"
    r"quarter[- ]over|avoiding|despite|using|through\s|via\s|"
    r"relative to|against|on\s|rather|thereby|ensuring|to\s|audited|confirmed by|inclusive|net of|"
    r"adjusted|with no\b|with zero\b|not\s|i\. ?e)",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(
    r"\s*(?:of the|of all|out of|by\s|in\s|for\s|when|if\b|after\s|before\s|during|within\b|across|"
    r"on\s|at\s|once\b|from\b|over the|as of|given|starting|until|every \w+day|each\b|to\b)",
    re.IGNORECASE,
)
_REFERS: Final = re.compile(r"\s*(?:on|within|under|in|to|over|above|ahead of)[ -]", re.IGNORECASE)
_WITH: Final = re.compile(r"\s*with\b", re.IGNORECASE)
_ALTERNATIVE: Final = re.compile(r"\s*(?:or|nor|and always|and never)\b", re.IGNORECASE)
_OFFERS: Final = re.compile(r"\s*(?:[^\W\d_][\w'-]*\s+){1,2}or\s", re.IGNORECASE)
_ALWAYS: Final = re.compile(
    r"\s*(?:\w{2,20}ing\s|integrated\b|always|never more|then|also|only|their|its|thus|not\b|are\b|"
    r"is\b|has\b|have\b|stays?\b|remains?\b|be\b)",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"\s*(?:an?|the|its|their|one)\b(?!\s+of)", re.IGNORECASE)
_ADJECTIVE_END: Final = re.compile(r".{2,30}(?:ful|ive|able|ible|ous|less|ic|al|ent|ant|ed|y|-led|-first)\Z")
_ENDINGS = ("ful", "ive", "able", "ible", "ous", "less", "ic", "al", "ent", "ant", "ed", "y", "-led", "-first")
# How what these patterns look for begins, so that few pieces are searched at all.
_ATTACHED: Final = _beginnings(_QUALIFIERS, _WITH, _ALTERNATIVE)
_LEADING: Final = _beginnings(_LEADS)
_JOINTS: Final = frozenset(("and", "&"))
_OPEN_ENDS: Final = frozenset(("between", "from", "of", "the", "in", "for"))
_NONE_OR_ALL: Final = frozenset(("no", "zero", "none", "never", "all", "every", "each", "without any", "nil"))
_RATED_FOR: Final = frozenset(("for", "on"))
_NOUN: Final = IS_SOFT | IS_ATTITUDE | IS_EVENT | IS_HIGHER
_COMPLETE: Final = IS_BOOLEAN | IS_EVENT | IS_VAGUE | IS_SOFT | IS_ATTITUDE | IS_HIGHER | IS_STATUS


class Phrase(NamedTuple):
    """Facts about a piece of text; all are plain claims about its words."""

    length: int = 0
    target: bool = False
    number: bool = False
    limit: bool = False
    opens_target: bool = False
    opens_subject: bool = False
    bare: bool = False
    complete: bool = False
    closed: bool = True
    qualifies: bool = False
    leads: bool = False
    refers: bool = False
    indicator: bool = False
    rates: bool = False
    alternative: bool = False
    always: bool = False
    article: bool = False
    adjectives: bool = False
    starts_adjective: bool = False
    starts_participle: bool = False
    clausal: bool = False
    between: bool = False
    article_inside: bool = False
    inside: bool = False
    lists: bool = False
    starts_strong: bool = False
    predicate: bool = False
    ends_adjective: bool = False
    ends_place: bool = False
    offers: bool = False


class Outset(NamedTuple):
    """What decides most commas: a check that is `settled` ends before one unless what follows `attaches` to it."""

    settled: bool = False
    attaches: bool = False


_OUTSETS: Memory[tuple[str, Tables], Outset] = Memory(8192)
_PHRASES: Memory[tuple[str, Tables], Phrase] = Memory(1024)


def outset(text: str, tables: Tables) -> tuple[Outset, Reading | None]:
    """Return the first facts about one piece between two marks, and its reading unless they were known already."""
    key = (text, tables)
    known = _OUTSETS.get(key)
    if known is not None:
        return known, None
    reading = read_amounts(text, tables)
    return _OUTSETS.keep(key, _outset(text, reading) if reading.tokens else Outset()), reading


def phrase(text: str, tables: Tables, begun: Reading | None = None) -> Phrase:
    """Return all facts about one piece between two marks; `begun` is its reading where there is one."""
    key = (text, tables)
    known = _PHRASES.get(key)
    if known is not None:
        return known
    reading = begun or read_amounts(text, tables)
    return _PHRASES.keep(key, _facts(text, reading) if reading.tokens else Phrase())


def _outset(text: str, reading: Reading) -> Outset:
    tokens = reading.tokens
    words = _words(tokens)
    amounts = _amounts(reading)
    settled = (
        (bool(amounts) or _is_reference(text, words))
        and not _lists(tokens, amounts)
        and not _ends_in_place(tokens)
        and not _is_adjectival_end(tokens, words)
        and not _leads(text, amounts, tokens)
        and not _are_adjectives(words)
    )
    attaches = _may_begin(text, _ATTACHED) and (
        _qualifies(text, amounts, tokens) or _ALTERNATIVE.match(text) is not None
    )
    return Outset(settled, attaches)


def _facts(text: str, reading: Reading) -> Phrase:
    tokens = reading.tokens
    words = _words(tokens)
    content = [token for token in words if is_content(token) or token.part == NAME]
    amounts = _amounts(reading)
    quantified = _quantifier(reading)
    target = bool(amounts) or quantified is not None or reading.cadence_at is not None
    first = _target_start(reading, amounts, quantified)
    return Phrase(
        length=len(words),
        target=target,
        number=bool(amounts),
        limit=any(quantity.unit in TIMES for quantity in amounts),
        opens_target=target and first <= 1,
        opens_subject=target and first > 0,
        bare=not target and 0 < len(words) <= 3 and not _QUALIFIERS.match(text),
        complete=_is_complete(tokens, content),
        closed=tokens[-1].text not in _OPEN_ENDS,
        qualifies=_qualifies(text, amounts, tokens),
        leads=_leads(text, amounts, tokens),
        refers=_is_reference(text, words),
        indicator=_is_indicator(content),
        rates=_is_rating(reading, amounts),
        alternative=bool(_ALTERNATIVE.match(text)),
        always=bool(_ALWAYS.match(text)),
        article=bool(_ARTICLE.match(text)),
        adjectives=_are_adjectives(words),
        starts_adjective=bool(words) and _is_adjective(words[0]),
        starts_participle=bool(words) and words[0].text.endswith("ed") and tokens[0] is words[0],
        clausal=any(token.text in CLAUSAL for token in words),
        article_inside=_has_article_inside(words),
        inside=_is_inside(tokens, amounts, quantified),
        lists=_lists(tokens, amounts),
        starts_strong=_starts_strong(words, tokens),
        predicate=_is_predicate(tokens, amounts, words),
        ends_adjective=_is_adjectival_end(tokens, words),
        ends_place=_ends_in_place(tokens),
        offers=bool(_OFFERS.match(text)),
        between=_opens_range(tokens, amounts),
    )


def _may_begin(text: str, beginnings: frozenset[str]) -> bool:
    """Tell whether a piece may begin with one of the words; where letters are not those of ASCII it always may."""
    head = text[:2].lower()
    return head in beginnings or not (head.isalnum() and head.isascii())


def _words(tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if token.kind == WORD and token.text not in _JOINTS]


def _amounts(reading: Reading) -> list[Quantity]:
    return [quantity for quantity in reading.quantities if not quantity.adjectival]


def _is_reference(text: str, words: list[Token]) -> bool:
    return bool(words) and bool(words[-1].tags & IS_REFERENCE and _REFERS.match(text))


def _are_adjectives(words: list[Token]) -> bool:
    return bool(words) and _is_adjective(words[0]) and all(_is_adjective(token) for token in words)


def _is_adjectival_end(tokens: list[Token], words: list[Token]) -> bool:
    return len(words) > 1 and _ends_in_adjective(words[-1]) and tokens[-1] is words[-1]


def _lists(tokens: list[Token], amounts: list[Quantity]) -> bool:
    """Tell whether an enumeration may begin behind the last amount: "has unit, integration and e2e tests"."""
    return any(token.text in LISTING for token in (tokens[amounts[-1].last :] if amounts else tokens))


def _target_start(reading: Reading, amounts: list[Quantity], quantified: int | None) -> int:
    """Return the number of the token with which the first target begins."""
    starts = [quantity.first for quantity in amounts]
    starts += [quantity.comparator_at[0] for quantity in amounts if quantity.comparator_at]
    starts += [at for at in (quantified, reading.cadence_at) if at is not None]
    return min(starts, default=len(reading.tokens))


def _leads(text: str, amounts: list[Quantity], tokens: list[Token]) -> bool:
    """Tell an adverbial at the front: "By Q3, …", "Of the 30 sites, …"."""
    if not _may_begin(text, _LEADING) or not _LEADS.match(text) or (tokens[0].entry.before and amounts):
        return False
    return not (amounts and amounts[0].comparator and amounts[0].first > 3)


def _has_article_inside(words: list[Token]) -> bool:
    """Tell whether the last word stands after an article, a link word or a verb: "has a complete"."""
    if len(words) < 2:
        return False
    word = words[-2].text
    return word in {"a", "an", "the"} or word in CLAUSAL or word.endswith("s")


def _opens_range(tokens: list[Token], amounts: list[Quantity]) -> bool:
    """Tell whether the piece ends inside `between A and B`."""
    return len(amounts) == 1 and amounts[0].last >= len(tokens) and any(token.text == "between" for token in tokens)


def _quantifier(reading: Reading) -> int | None:
    if not reading.mask & IS_QUANTIFIER:
        return None
    return reading.where(lambda token: token.part == FREE and token.text in _NONE_OR_ALL)


def _qualifies(text: str, amounts: list[Quantity], tokens: list[Token]) -> bool:
    if _WITH.match(text):
        return not _own_check(amounts, tokens)
    if not _QUALIFIERS.match(text):
        return False
    opener = tokens[0]
    return not (opener.entry.before and amounts and opener.text not in {"in", "by", "at", "on", "for", "over"})


def _own_check(amounts: list[Quantity], tokens: list[Token]) -> bool:
    """Tell `with discounts below 10%` from `with no rework` and `with 3 reviewers`."""
    return any(
        quantity.comparator and any(is_content(token) for token in tokens[1 : quantity.first]) for quantity in amounts
    )


def _is_adjective(token: Token) -> bool:
    if token.tags & IS_VAGUE or token.text in ADJECTIVES:
        return True
    if token.tags & _NOUN or token.kind != WORD or not token.text.endswith(_ENDINGS):
        return False
    return _ADJECTIVE_END.match(token.text) is not None


def _ends_in_adjective(token: Token) -> bool:
    return bool(token.tags & IS_VAGUE) or token.text in ADJECTIVES


def _ends_in_place(tokens: list[Token]) -> bool:
    """Tell whether the piece ends in a preposition and one or two words: "launch in Peru"."""
    for back in (2, 3):
        if len(tokens) > back and tokens[-back].text in INNER:
            return all(token.kind == WORD and token.part in {FREE, NAME, DEADLINE} for token in tokens[1 - back :])
    return False


def _is_complete(tokens: list[Token], content: list[Token]) -> bool:
    """Tell whether the piece can stand alone: two words and more, one of them a quality, state, event or indicator."""
    if len(content) >= 2 or (content and " " in content[0].text):
        return any(token.tags & _COMPLETE or token.part == NAME or _is_adjective(token) for token in content)
    return (
        bool(content)
        and bool(content[0].tags & (IS_VAGUE | IS_BOOLEAN))
        and tokens[0].kind != NUMBER
        and len([token for token in tokens if token.kind != SIGN]) >= 2
    )


def _is_indicator(content: list[Token]) -> bool:
    """Tell "course quality", of which nothing is said yet, from "robust design"."""
    return (
        bool(content)
        and bool(content[-1].tags & (IS_HIGHER | IS_LOWER | IS_SURVEY))
        and not any(token.tags & (IS_VAGUE | IS_BOOLEAN) for token in content)
    )


def _is_rating(reading: Reading, amounts: list[Quantity]) -> bool:
    """Tell whether the piece names what is rated: "4.5/5 for clarity"."""
    rated = reading.mask & IS_SURVEY or any((quantity.unit or "").startswith("/") for quantity in amounts)
    return bool(rated) and any(token.text in _RATED_FOR for token in reading.tokens)


def _is_inside(tokens: list[Token], amounts: list[Quantity], quantified: int | None) -> bool:
    """Tell whether the piece ends within a prepositional phrase that follows its target: "4.5/5 for quality"."""
    after = amounts[-1].last if amounts else (quantified if quantified is not None else 0)
    return any(token.text in INNER and token.part == FREE for token in tokens[after:-1])


def _starts_strong(words: list[Token], tokens: list[Token]) -> bool:
    """Tell "encrypted backups", which can stand alone, from "integrated into"."""
    if len(words) < 2 or tokens[0] is not words[0]:
        return False
    return bool(words[0].tags & (IS_BOOLEAN | IS_VAGUE)) and not words[1].tags & IS_STOP


def _is_predicate(tokens: list[Token], amounts: list[Quantity], words: list[Token]) -> bool:
    """Tell a second predicate of the same subject: "unambiguous 48 hours before", "within 80% of budget"."""
    if not amounts or not words:
        return False
    first = amounts[0]
    opening = tokens[
        : first.comparator_at[0] if first.comparator_at and first.comparator_at[0] < first.first else first.first
    ]
    if not opening:
        return bool(
            first.comparator_at
            and tokens[first.comparator_at[0]].text in {"within", "in", "inside"}
            and not first.counted
        )
    return all(_is_adjective(token) and not token.tags & (IS_HIGHER | IS_LOWER) for token in opening)
