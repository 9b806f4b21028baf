"""The tables, compiled: one look-up from a word or phrase to everything the grammar knows of it.

The data stands in `amounts`, `indicators`, `identifiers` and `words`. A project adds to it by configuration; the result
is another frozen `Tables`, made once.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from types import MappingProxyType
from typing import Any

from rolelint.metric import amounts, identifiers, indicators, particles, tags, words
from rolelint.metric.listing import entries

# How text falls into words, numbers and signs, the groups in this order. Hyphens, points and ampersands inside a word
# belong to it.
TOKEN = re.compile(
    r" ?(?:([Ss]ub-(?=\d)|[^\W\d_]\w*(?:['.&-]\w+)*)"
    r"|(\d{1,3}(?:[, ']\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+|,\d{1,2}(?![\d,]))?|\.\d+)"
    r"|(<=|>=|=<|=>|==|_+|\?\?+|[^\w\s]))"
)

TAG: Mapping[str, int] = MappingProxyType(
    {name[3:].lower(): bit for name, bit in vars(tags).items() if name.startswith("IS_")}
)

TAGGED: Mapping[str, str] = MappingProxyType(
    {
        "higher": indicators.HIGHER,
        "lower": indicators.LOWER,
        "neutral": indicators.NEUTRAL,
        "survey": indicators.SURVEYS,
        "stock": indicators.STOCK,
        "extent": indicators.EXTENT,
        "flow": indicators.FLOW,
        "flowing_money": indicators.FLOWING_MONEY,
        "status": indicators.STATUS,
        "unrecorded": indicators.UNRECORDED,
        "boolean": words.BOOLEAN,
        "boolean_verb": words.BOOLEAN_VERBS,
        "finished": words.FINISHED,
        "event": words.EVENTS,
        "act": words.ACTS,
        "soft": words.SOFT,
        "feeling": words.FEELING,
        "rhetorical": words.RHETORICAL,
        "recorded_quality": words.RECORDED_QUALITY,
        "attitude": words.ATTITUDE,
        "activity": words.ACTIVITY,
        "tautology": words.TAUTOLOGY,
        "tautology_verb": words.TAUTOLOGY_VERBS,
        "up": words.UP,
        "down": words.DOWN,
        "better": words.BETTER,
        "hold": words.HOLD,
        "vague": words.VAGUE,
        "fuzzy": words.FUZZY,
        "placeholder": words.PLACEHOLDERS,
        "reference": words.REFERENCES,
        "reference_link": words.REFERENCE_LINKS,
        "deliverable": words.DELIVERABLES,
        "standard": words.STANDARDS,
        "standard_test": words.STANDARD_TESTS,
        "standard_level": words.STANDARD_LEVELS,
        "certificate": words.CERTIFICATES,
        "unidentified": words.UNIDENTIFIED,
        "time_base": words.TIME_BASES,
        "link": words.LINKS,
        "targeting": words.TARGETING,
        "stop": words.STOP,
        "names_number": identifiers.BEFORE_NUMBER,
        "weak_name": identifiers.WEAK,
        "idiom": identifiers.IDIOMS,
        "month": amounts.MONTHS,
        "weekday": amounts.WEEKDAYS,
        "filter": amounts.FILTERS,
    }
)
# Tables of nouns get plural forms.
_NOUNS = frozenset(
    [
        "higher",
        "lower",
        "neutral",
        "survey",
        "stock",
        "extent",
        "event",
        "soft",
        "rhetorical",
        "unrecorded",
        "deliverable",
        "tautology",
        "reference",
        "money",
    ]
)

# By what is known of a word, what it may open or close.
_OPENING_FIELDS: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("number", "share", "change"), tags.IS_AMOUNT),
        **dict.fromkeys(("cadence", "span"), tags.IS_TIME),
        "statistic": tags.IS_MARK,
        "scale": tags.IS_SCALE,
        "after": tags.IS_AFTER,
    }
)
_OPENING_TAGS = (
    (tags.IS_AMOUNT, tags.IS_IDIOM),
    (tags.IS_TIME, tags.IS_MONTH | tags.IS_WEEKDAY),
    (tags.IS_MARK, tags.IS_PLACEHOLDER),
    (tags.IS_MOVING, tags.IS_UP | tags.IS_DOWN | tags.IS_BETTER),
    (tags.IS_BASE, tags.IS_LINK),
)
_OPENING = reduce(or_, (mask for _, mask in _OPENING_TAGS))
_OPENING_WORDS: tuple[tuple[int, Iterable[str]], ...] = (
    (tags.IS_AMOUNT, particles.REPEATS.keys() | {"a", "an"}),
    (tags.IS_TIME, particles.EACH | particles.ROLLING | particles.DATE_WORDS | {"a quarter"}),
    (tags.IS_QUANTIFIER, particles.ZERO | particles.ALL),
    (tags.IS_MARK, particles.SOURCES | {"["}),
    (tags.IS_MOVING, particles.MOVING),
    (tags.IS_BASE, particles.CURRENT),
)


@dataclass(slots=True)
class Entry:
    """What the tables know of a word or phrase."""

    tags: int = 0
    before: str | None = None
    after: str | None = None
    number: float | None = None
    unit: str | None = None
    share: float | None = None
    change: tuple[str, float, str] | None = None
    cadence: str | None = None
    span: str | None = None
    statistic: str | None = None
    scale: str | None = None
    multiplier: float | None = None
    # The phrases that the word opens.
    longer: "Phrases | None" = None


# A phrase: its words after the second, and what is known of it. Phrases by their second word, the longest first.
Phrase = tuple[list[str], Entry]
Phrases = Mapping[str, tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """All entries by their lower-case words; phrases by the entry of their first word.

    `numerals` are the numbers in them: which one it is matters behind and before what stands beside it there.
    """

    words: Mapping[str, Entry]
    numerals: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]


def plural(noun: str) -> str:
    """Return the regular plural form of a noun or noun phrase."""
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es" if not noun.endswith("ss" * 2) else noun
    if noun.endswith("y") and noun[-2:-1] not in {*"aeiou"}:
        return noun[:-1] + "ies"
    return noun + "s"


def compile_tables(
    extra_indicators: Mapping[str, str] = MappingProxyType({}),
    extra_units: Mapping[str, str] = MappingProxyType({}),
    extra_vague: Iterable[str] = (),
    extra_identifiers: Iterable[str] = (),
) -> Tables:
    """Return the built-in tables with a project's additions.

    `extra_indicators` maps a name to `higher`, `lower` or `neutral`, and overrides a built-in direction. `extra_units`
    maps a way to write a unit to the unit it stands for.
    """
    lexicon: dict[str, Entry] = {}
    for name, text in TAGGED.items():
        for word in entries(text):
            _mark(lexicon, word, TAG[name], noun=name in _NOUNS)
    _add_amounts(lexicon)
    polarity = TAG["higher"] | TAG["lower"] | TAG["neutral"]
    for word, direction in extra_indicators.items():
        for form in (word.casefold(), plural(word.casefold())):
            entry = lexicon.setdefault(form, Entry())
            entry.tags = entry.tags & ~(polarity | TAG["vague"]) | TAG[direction]
    for written, unit in extra_units.items():
        for form in (written.casefold(), plural(written.casefold())):
            lexicon.setdefault(form, Entry()).unit = unit
    for word in extra_vague:
        _mark(lexicon, word.casefold(), TAG["vague"])
    for word in extra_identifiers:
        _mark(lexicon, word.casefold(), TAG["idiom"] | TAG["names_number"])
    return _tables(lexicon)


def _mark(lexicon: dict[str, Entry], word: str, tag: int, *, noun: bool = False) -> None:
    for form in (word, plural(word)) if noun else (word,):
        entry = lexicon.get(form) or lexicon.setdefault(form, Entry())
        entry.tags |= tag


def _add_amounts(lexicon: dict[str, Entry]) -> None:
    spans = {form: window for word, window in amounts.SPANS.items() for form in (word, plural(word))}
    single: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("number", amounts.NUMBERS),
        ("share", amounts.FRACTIONS),
        ("multiplier", amounts.MULTIPLIERS),
        ("change", amounts.CHANGES),
        ("span", spans),
        ("unit", _written_units()),
        ("before", _by_entry(amounts.BEFORE)),
        ("after", _by_entry(amounts.AFTER)),
        ("cadence", _by_entry(amounts.PERIODS)),
        ("statistic", _by_entry(amounts.STATISTICS)),
        ("scale", _by_entry(indicators.SCALES, plurals=True)),
    )
    for attribute, table in single:
        tag = _OPENING_FIELDS.get(attribute, 0)
        for word, value in table.items():
            entry = lexicon.get(word) or lexicon.setdefault(word, Entry())
            setattr(entry, attribute, value)
            entry.tags |= tag


def _by_entry(table: Mapping[str, str], *, plurals: bool = False) -> dict[str, str]:
    """Turn a table of value and entries around."""
    return {
        form: value
        for value, text in table.items()
        for word in entries(text)
        for form in ((word, plural(word)) if plurals else (word,))
    }


def _written_units() -> dict[str, str]:
    written = _by_entry({unit: text for unit, (_, _, text) in amounts.UNITS.items()})
    return written | {plural(word): unit for word, unit in written.items() if len(word) > 2 and word.isascii()}


def _mark_openers(lexicon: dict[str, Entry]) -> None:
    """Mark the words that a pass over the tokens looks for: it is spared where a clause holds none of them."""
    for word, entry in lexicon.items():
        if entry.tags & _OPENING:
            entry.tags |= sum(tag for tag, mask in _OPENING_TAGS if entry.tags & mask)
        if word.endswith(" than"):
            entry.tags |= tags.IS_BASE
    for tag, found in _OPENING_WORDS:
        for word in found:
            _mark(lexicon, word, tag)


def _tables(lexicon: dict[str, Entry]) -> Tables:
    _mark_openers(lexicon)
    single: dict[str, Entry] = {}
    phrases: dict[str, dict[str, list[tuple[list[str], Entry]]]] = {}
    for text, entry in lexicon.items():
        parts = _parts(text)
        if len(parts) == 1:
            single[text] = entry
        elif parts:
            phrases.setdefault(parts[0], {}).setdefault(parts[1], []).append((parts[2:], entry))
    for first, seconds in phrases.items():
        single.setdefault(first, Entry()).longer = {
            second: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for second, found in seconds.items()
        }
    return Tables(single, _numerals(lexicon))


def _parts(text: str) -> list[str]:
    # Most entries are a single word.
    return [text] if text.isalpha() else ["".join(groups) for groups in TOKEN.findall(text)]


def _numerals(lexicon: Iterable[str]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the numbers of entries, each with what stands before and behind it; nothing does where it stands alone."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for text in lexicon:
        if text.isalpha() or not any(map(str.isdigit, text)):
            continue
        parts = _parts(text)
        for at, part in enumerate(parts):
            if part[0].isdigit():
                before, after = found.setdefault(part, (set(), set()))
                if at or len(parts) == 1:
                    before.add(parts[at - 1] if at else "")
                else:
                    after.add(parts[1])
    return {numeral: (tuple(sorted(before)), tuple(sorted(after))) for numeral, (before, after) in found.items()}


@cache
def default_tables() -> Tables:
    """Return the built-in tables; they are compiled when they are first used."""
    return compile_tables()


def __getattr__(name: str) -> Tables:
    # `DEFAULT` is a name for the built-in tables that costs nothing until it is used.
    if name == "DEFAULT":
        return default_tables()
    raise AttributeError(name)
