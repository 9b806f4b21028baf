"""How levels are called: which words name one, the number in them, and what such names have in common.

`Level 3`, `L3`, `D3 - Developer 3`, `3. Senior` and `Engineer III` are levels with the number 3.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from rolelint.names import fold, unadorned
from rolelint.patterns import lazy
from rolelint.similarity import nearest

_WORD = r"(?:level|lvl|stage|step|grade|band|tier|rung|stufe|niveau|nivel|nível|livello|レベル|グレード|等级|级别)"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LEVEL = lazy(
    rf"{_WORD}[ .:#-]*\d{{1,3}}\b.*"
    r"|[a-z]{1,3}[.-]?\d{1,2}\b.*|[a-z]{1,3} \d{1,2}(?: ?[:(–—-].*)?"
    r"|\d{1,2}(?:[.:)]| ?[–—-]) .*|\d{1,2}[.:)]?"
    r"|.*\b\d{1,2}(?:: .*| ?\(.*| [–—-] .*)?"
    r"|(?:intern|junior|mid|senior|staff|principal|lead|distinguished)\b(?:[ -][^\W\d_]+){0,3}(?: ?\(.*\))?"
    r"|[^()]*\((?:level |[a-z]{1,3}[.-]?)1?\d\)"
)
# `Level 3` and whatever else is a word with a number behind it.
_NUMBERED = lazy(r"(?P<words>[^\d:(]*[^\W\d_])(?P<joint>[ .#-]*)(?=\d{1,3}\b)")
_NUMBER = lazy(r"(?<![\w.])(?:[a-z]{1,8}[.-]?|レベル|グレード|等级|级别)?(\d{1,3})(?![\w.]*\d)", re.IGNORECASE)
# Only capitals are a number: `Example: x` has none.
_ROMAN_NUMBER = lazy(rf"(?:^|(?<=[ -]))({'|'.join(sorted(_ROMAN, key=len, reverse=True))})(?= ?[:(–—-]|$)")
_HEAD = lazy(rf"(?:{_WORD}[ .:#-]*|[a-z]{{0,3}}[.-]?)#(?=$|\. | ?[:)(–—-])", re.IGNORECASE)
_SHORTEST_WORD = 4
_REFERENCE = lazy(rf"(?:{_WORD}[ .:#-]*|(?:l|ic) |[a-z]{{1,3}}[.-]?)?(\d{{1,3}})")


def is_level(words: str) -> bool:
    """Tell whether words name a level, by a number or by a seniority."""
    line = unadorned(words).strip(" :.")
    return _LEVEL.fullmatch(line.casefold()) is not None or _ROMAN_NUMBER.search(line) is not None


def number(name: str) -> int | None:
    """Return the number in the name of a level, be it a Roman one: 3 for `Level 3`, `D3 - Developer 3`, `Level III`."""
    words = unadorned(name)
    match = _NUMBER.search(words)
    if match:
        return int(match[1])
    roman = _ROMAN_NUMBER.search(words)
    return _ROMAN.index(roman[1]) + 1 if roman else None


def stem(name: str) -> str:
    """Return what the names of levels share that differ in their number: `level #`, `engineer #`.

    Where the number comes first, or behind the word for a level, what follows is a title: it is left out.
    """
    words = unadorned(name)
    words = re.sub(r"\d+", "#", words) if _NUMBER.search(words) else _ROMAN_NUMBER.sub("#", words, count=1)
    head = _HEAD.match(words)
    return fold(head[0] if head else words)


def referred(reference: str) -> int | None:
    """Return the number that a reference to a level consists of: 3 for `3`, `L3` and `level 3`."""
    match = _REFERENCE.fullmatch(unadorned(reference).casefold())
    return int(match[1]) if match else None


def shared_words(names: Iterable[str]) -> Mapping[str, str]:
    """Return the words ahead of a number that two names have or more, by the folded ones."""
    words = [found["words"] for found in map(_NUMBERED.match, names) if found]
    counts = Counter(map(fold, words))
    return {fold(word): word for word in reversed(words) if counts[fold(word)] > 1}


def corrected(name: str, right: Mapping[str, str]) -> str | None:
    """Return what a numbered level should be called where the word ahead of its number is a slip: `Levl 3`.

    `right` holds the words of the levels beside it, by the folded ones.
    """
    match = _NUMBERED.match(name)
    if not match or fold(match["words"]) in right:
        return None
    near = nearest(fold(match["words"]), right, shortest=_SHORTEST_WORD)
    return f"{right[near]}{match['joint']}{name[match.end() :]}" if near else None
