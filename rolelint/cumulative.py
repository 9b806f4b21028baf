"""Words by which a level takes over what another one expects: `Everything in Level 2, plus:`.

Only words that stand for all of a level count. Those that say less (`not everything in Level 2`), and those that only
speak of a level (`a low level language`, `all L2 tickets`), take over nothing.
"""

import re
from dataclasses import dataclass

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
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\beverything {_LINK}{{0,6}}{_LEVEL}",
        rf"\ball {_LINK}{{0,6}}{_LEVEL}(?:{_END}| {_NOUN}\b)",
        rf"\ball {_LINK}{{0,3}}{_NOUN} {_LINK}{{0,4}}{_LEVEL}",
        rf"\b(?:in addition to|on top of|builds? (?:up)?on) {_LINK}{{0,6}}{_LEVEL}",
        rf"^\W*(?:(?:the )?same as|as|like) {_LINK}{{0,3}}{_LEVEL}{_END}",
        rf"^\W*{_NAMED}(?: {_NOUN})?(?:\s*\+(?=\s*$|[,.:;])|\s+\+\s|,? plus\b)",
    )
)
_LESS = re.compile(
    r"\bnot(?! (?:only|just)\b)|n['’]t\b"
    r"|\b(?:unlike|except|without|never|than|instead of|(?:some|parts?|most|much) of)\b"
)
_SENTENCE = re.compile(r"[^.;!?\n]+(?:[.;!?](?!\s)[^.;!?\n]*)*")
# What may stand around such words and expects nothing itself.
_FILLER = frozenset(
    (
        *("a", "additionally", "all", "also", "an", "and", "are", "as", "at", "but", "criteria", "developer", "does"),
        *("engineer", "expectations", "expected", "following", "from", "has", "have", "in", "is", "level", "meet"),
        *("meets", "more", "of", "plus", "requirements", "responsibilities", "shows", "skills", "still", "that", "the"),
        *("this", "to", "well", "with"),
    )
)


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What words take over: the level with this number, or the one below; `is_all` where they say nothing else."""

    number: int | None
    is_all: bool


def taken_over(words: str) -> TakenOver | None:
    """Return what words take over, None where it is nothing."""
    for sentence in _SENTENCE.finditer(words):
        for phrase in _PHRASES:
            found = phrase.search(sentence[0])
            if found and not _LESS.search(sentence[0][: found.start()].casefold()):
                begin, end = sentence.start() + found.start(), sentence.start() + found.end()
                rest = f"{words[:begin]} {words[end:]}"
                return TakenOver(_number(found), _FILLER.issuperset(re.findall(r"\w+", rest.casefold())))
    return None


def _number(found: "re.Match[str]") -> int | None:
    groups = found.groupdict()
    word = (groups.get("number") or "").casefold()
    if word in _NUMBERS:
        return _NUMBERS.index(word) + 1
    digits = re.sub(r"\D", "", word or groups.get("code") or "")
    return int(digits) if digits else None
