"""Words by which a level takes over what another one expects: `Everything in Level 2, plus:`.

Only words that stand for all of a level count. Those that say less (`not everything in Level 2`), and those that only
speak of a level (`a low level language`, `all L2 tickets`), take over nothing. A level may be named by its number, as
the one below, or by its own name if the ladder is known: `Everything in Junior Engineer, plus:`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rolelint.frozen import frozen
from rolelint.names import fold, fold_title, unadorned
from rolelint.patterns import lazy

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_STEP = r"(?:levels?|lvls?|stages?|grades?|bands?|tiers?|steps?|rungs?)"
_END = r"(?=\s*(?:$|[,.:;+&–—-]|(?:plus|and|but|as well|with|do(?:es)?|ha(?:s|ve)|(?:expect|require|ask|need)s?)\b))"
_BELOW = (
    rf"(?:(?:previous|preceding|prior|lower|earlier)(?: (?:{_STEP}|ones?)\b(?!-)|{_END})"
    rf"|(?:(?:{_STEP}|ones?) )?(?:above|below|before){_END}|(?:above|below) {_STEP}\b)"
)
_NAMED = rf"(?:{_STEP} (?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})|(?P<code>[a-z]{{1,2}}\d{{1,2}}))(?![\w-])"
_LEVEL = rf"(?:{_NAMED}|{_BELOW})"
_NOUN = (
    r"(?:criteria|expectations?|requirements?|skills|responsibilities|duties|points|behaviou?rs|competenc(?:ies|es))"
)
_LINK = (
    rf"(?:(?:everything|all|of|the|an?|that|which|what|is|was|are|do|does|expected|listed|required|described|written"
    rf"|{_NOUN}|in|from|at|for|on|by) )"
)
_PHRASES = tuple(
    lazy(pattern, re.IGNORECASE)
    for pattern in (
        rf"\beverything {_LINK}{{0,6}}{_LEVEL}",
        rf"\ball {_LINK}{{0,6}}{_LEVEL}(?:{_END}| {_NOUN}\b)",
        rf"\ball {_LINK}{{0,3}}{_NOUN} {_LINK}{{0,4}}{_LEVEL}",
        rf"\b(?:in addition to|on top of|builds? (?:up)?on) {_LINK}{{0,6}}{_LEVEL}",
        rf"^\W*(?:(?:the )?same as|as|like) {_LINK}{{0,3}}{_LEVEL}{_END}",
        rf"^\W*{_NAMED}(?: {_NOUN})?(?:\s*\+(?=\s*$|[,.:;])|\s+\+\s|,? plus\b)",
    )
)
# What each of these patterns, and of those below with the names of levels, needs somewhere, and what says "level". Few
# words have it, and what is asked for of few is seldom compiled.
_OPENERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        "everything",
        r"\ball ",
        r"\ball ",
        r"in addition to|on top of|builds? (?:up)?on",
        r"same as|(?:^|[.;!?\n])\W*(?:as|like) ",
        r"\+|plus\b",
    )
)
_OF_LEVEL = re.compile(rf"\d|previous|preceding|prior|lower|earlier|above|below|before|{_STEP}", re.IGNORECASE)
_TAIL = rf"(?:{_END}| {_NOUN}\b| {_STEP}\b|(?= (?:is|are|can|should|must)\b))"
# The same words around the name of a level; `as a Lead, you …` says who somebody is.
_AROUND_NAME = (
    (rf"\beverything {_LINK}{{0,6}}", _TAIL),
    (rf"\ball {_LINK}{{0,5}}(?:of|from|in|at|for) (?:(?:the|an?) )?", _TAIL),
    (r"\ball (?:the )?", rf" {_NOUN}\b"),
    (rf"\b(?:in addition to|on top of|builds? (?:up)?on) {_LINK}{{0,6}}", _TAIL),
    (rf"^\W*(?:the )?same as {_LINK}{{0,3}}", _TAIL),
    (r"^\W*", rf"(?: {_NOUN})?(?:\s*\+(?=\s*$|[,.:;])|\s+\+\s|,? plus\b)"),
)
_PARENTHESES = re.compile(r"\s*\([^()]*\)")
# What stands between the number of a level and its title, or between a title and its number.
_JOINT = re.compile(r"\s*:\s+|\s+[–—-]\s+")
_LESS = lazy(
    r"\bnot(?! (?:only|just)\b)|n['’]t\b"
    r"|\b(?:unlike|except|without|never|than|instead of|(?:some|parts?|most|much) of)\b"
)
_SENTENCE = re.compile(r"[^.;!?\n]+(?:[.;!?](?!\s)[^.;!?\n]*)*")
# What may stand around such words and expects nothing itself.
_FILLER = frozenset(
    (
        *("a", "additionally", "all", "also", "an", "and", "are", "as", "at", "but", "criteria", "developer", "does"),
        *(
            "engineer",
            "expectations",
            "expected",
            "following",
            "from",
            "has",
            "have",
            "in",
            "include",
            "includes",
            "is",
        ),
        *("level", "meet"),
        *("meets", "more", "of", "plus", "requirements", "responsibilities", "shows", "skills", "still", "that", "the"),
        *("this", "to", "well", "with"),
    )
)


@frozen
class TakenOver:
    """What words take over: the level with this number or name, or the one below; `is_all` if they say nothing else."""

    level: int | str | None
    is_all: bool


def is_cumulative(words: str, names: tuple[str, ...] = ()) -> bool:
    """Tell whether words take over what another level expects: `Everything in Level 2, plus`."""
    return taken_over(words, names) is not None


def taken_over(words: str, names: tuple[str, ...] = ()) -> TakenOver | None:
    """Return what words take over, None where it is nothing; `names` are those of the ladder's levels."""
    spellings = _spellings(names)
    phrases = tuple(_phrases(words, spellings))
    for sentence in _SENTENCE.finditer(words) if phrases else ():
        for phrase in phrases:
            found = phrase.search(sentence[0])
            if found and not _LESS.search(sentence[0][: found.start()].casefold()):
                begin, end = sentence.start() + found.start(), sentence.start() + found.end()
                rest = f"{words[:begin]} {words[end:]}"
                return TakenOver(_level(found, spellings), _FILLER.issuperset(re.findall(r"\w+", rest.casefold())))
    return None


def _phrases(words: str, spellings: Mapping[str, str]) -> Iterator["re.Pattern[str]"]:
    """Yield the patterns that can be found in words."""
    opened = [place for place, opener in enumerate(_OPENERS) if opener.search(words)]
    if opened and _OF_LEVEL.search(words):
        yield from (_PHRASES[place] for place in opened)
    if opened and spellings:
        named = _named_phrases(tuple(spellings))
        yield from (named[place] for place in opened)


@lru_cache(maxsize=256)
def _spellings(names: tuple[str, ...]) -> Mapping[str, str]:
    """Return the levels by all that they are called, the longest first: `P1 - Baker (junior)` is `Baker` as well."""
    called = {(words, name) for name in dict.fromkeys(names) for words in _called(name)}
    counts = Counter(fold(words) for words, _ in called)
    sure = {words: name for words, name in called if counts[fold(words)] == 1 or fold(words) == fold_title(name)}
    return dict(sorted(sure.items(), key=lambda pair: (-len(pair[0]), pair)))


def _called(name: str) -> Iterator[str]:
    whole = unadorned(name)
    bare = _PARENTHESES.sub("", whole)
    return (words for words in {whole, bare, *_JOINT.split(bare)} if re.search(r"[^\W\d_]{2}", words))


@lru_cache(maxsize=256)
def _named_phrases(spellings: tuple[str, ...]) -> tuple["re.Pattern[str]", ...]:
    """Return the patterns of words that take over a level by its name. One word counts only as it is written."""
    written = (re.escape(words).replace(r"\ ", r"\s+") for words in spellings)
    cased = (words if r"\s+" in words else f"(?-i:{words})" for words in written)
    name = rf"(?P<name>{'|'.join(cased)})(?![\w-])"
    return tuple(lazy(f"{ahead}{name}{behind}", re.IGNORECASE) for ahead, behind in _AROUND_NAME)


def _level(found: "re.Match[str]", spellings: Mapping[str, str]) -> int | str | None:
    groups = found.groupdict()
    if groups.get("name"):
        written = fold(groups["name"])
        return next(name for words, name in spellings.items() if fold(words) == written)
    word = (groups.get("number") or "").casefold()
    if word in _NUMBERS:
        return _NUMBERS.index(word) + 1
    digits = re.sub(r"\D", "", word or groups.get("code") or "")
    return int(digits) if digits else None
