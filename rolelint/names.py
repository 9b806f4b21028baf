"""When two names are the same: the fold that references, externals and spellings are compared by.

Names compare after NFC and case folding, without soft hyphens and zero-width characters (joiners stay: Persian and
Hindi spell with them), with hyphens, underscores and any blanks as one blank, and without a leading article.
"""

import re
import unicodedata
from collections.abc import Container, Sequence
from functools import lru_cache

from rolelint.patterns import lazy

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_SEPARATORS = lazy(r"[\s\-\u2010-\u2015_]+")
_ABBREVIATIONS = frozenset(
    {
        *(
            "ai",
            "api",
            "aws",
            "bi",
            "ceo",
            "cfo",
            "ciso",
            "cmo",
            "cms",
            "coo",
            "cpo",
            "crm",
            "cro",
            "cto",
            "dba",
            "gis",
        ),
        *(
            "gtm",
            "hr",
            "ios",
            "iot",
            "it",
            "llm",
            "ml",
            "nlp",
            "pm",
            "pmo",
            "pr",
            "qa",
            "seo",
            "sql",
            "sre",
            "ui",
            "ux",
            "vp",
        ),
    }
)
# The number of a heading in an outline: `1.1 Craft`, `1. Craft`, `a) Craft`.
_OUTLINE = lazy(r"(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.)]|\d{1,2}(?:\.\d{1,2})+)[ \t]+(?=\S)", re.IGNORECASE)
_AMPERSAND = re.compile(r"(?<=\s)&(?=\s)")
_SLASH = re.compile(r"\s*/\s*")
_ARTICLES = ("the ", "a ", "an ")
_ARTICLE = lazy(r"^(?:the|an?) (?=\S)")
_SHORTCODE = re.compile(r"(?<!\S):(?=[a-z0-9_+-]{0,40}[a-z])[a-z0-9_+-]{1,40}+:(?!\S)")
# What belongs to the emoji beside it: how it is drawn, its tone of skin, and what joins it to the next one.
_OF_EMOJI = frozenset("\ufe0e\ufe0f\u20e3\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
# Letters of several words in one, as in `SWE` and `SDET`; what is longer is a word of its own.
_LONGEST_CLIPPED = 5
_JOINER = "\u200d"
_MARKS = re.compile(r"[^\w\s]+")


# The same few thousand names are compared again and again; the bound keeps a long run from growing.
@lru_cache(maxsize=32_768)
def fold(name: str) -> str:
    """Return what a name is compared by."""
    if name.isascii():  # as most names are: nothing to normalise, and a few dashes to look for
        words = " ".join(name.lower().replace("-", " ").replace("_", " ").split())
        return _ARTICLE.sub("", words) if words.startswith(_ARTICLES) else words
    folded = unicodedata.normalize("NFC", name.translate(_INVISIBLE)).casefold()
    return _ARTICLE.sub("", _SEPARATORS.sub(" ", folded).strip())


@lru_cache(maxsize=32_768)
def unadorned(title: str) -> str:
    """Return a heading without what only decorates it: emoji, `:shortcodes:` and a final colon.

    One that consists of them stays as it is.
    """
    characters = _SHORTCODE.sub(" ", title)
    following = f"{characters} "[1:]
    seen = (c for c, after in zip(characters, following, strict=True) if not _is_ornament(c, after))
    return " ".join("".join(seen).split()).rstrip(" :\uff1a") or title


def fold_title(title: str) -> str:
    """Return what a heading is compared by."""
    return fold(unadorned(title))


@lru_cache(maxsize=32_768)
def unnumbered(title: str) -> str:
    """Return a heading without the number that it has in an outline, and without a final colon: `Craft`.

    One that consists of them stays as it is.
    """
    return _OUTLINE.sub("", title, count=1).rstrip(" :\uff1a") or title


@lru_cache(maxsize=32_768)
def fold_dimension(name: str) -> str:
    """Return what the name of a dimension is compared by: `Scope / Impact` is `Scope/Impact`, and `&` is `and`."""
    return _SLASH.sub("/", _AMPERSAND.sub("and", fold_title(unnumbered(name))))


def _is_ornament(character: str, after: str) -> bool:
    is_joined = character == _JOINER and unicodedata.category(after) == "So"
    return is_joined or character in _OF_EMOJI or unicodedata.category(character) == "So"


@lru_cache(maxsize=32_768)
def fold_plural(name: str) -> str:
    """Return what a name is compared by where one thing and several of it are the same."""
    return singular(fold(name))


@lru_cache(maxsize=32_768)
def squash(word: str) -> str:
    """Return what the words of a vocabulary are compared by: `On demand` is `on-demand`."""
    return fold(word).replace(" ", "")


def singular(folded: str) -> str:
    """Return a folded name with the simple English plural of its last word undone."""
    if len(folded) > 4 and folded.endswith("ies"):
        return f"{folded[:-3]}y"
    if folded.endswith(("sses", "xes", "ches", "shes")):
        return folded[:-2]
    if len(folded) > 3 and folded.endswith("s") and not folded.endswith(("ss", "us", "is")):
        return folded[:-1]
    return folded


def slug(name: str) -> str:
    """Return a name as one lower-case word with hyphens, letters of any script kept."""
    return "-".join(re.findall(r"\w+", fold(name))) or "unnamed"


def spoken(stem: str) -> str:
    """Return the name of a file as people say it: `backend_engineer` is `Backend engineer`, `qa-lead` is `QA lead`."""
    words = (word.upper() if word in _ABBREVIATIONS else word for word in re.split(r"[\s_-]+", stem) if word)
    name = " ".join(words)
    return name[:1].upper() + name[1:]


def free(name: str, taken: Container[str], joint: str = "-") -> str:
    """Return a name that nobody has yet: itself, else with the first number behind it that is free, from 2."""
    found, number = name, 2
    while found in taken:
        found, number = f"{name}{joint}{number}", number + 1
    return found


def abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether a word of one name is made of initials of the other, or of few letters of its words (`SWE`)."""
    initials = "".join(word[0] for word in long)
    ends = [long[start:] for start in range(len(long) - 1)]
    return any(
        len(word) > 1
        and (word in initials or (len(word) <= _LONGEST_CLIPPED and any(_clips(word, *end) for end in ends)))
        for word in short
    )


def _clips(letters: str, first: str, *others: str, number: int = 0) -> bool:
    """Whether letters come from two or more words in order: from each its first one and some of what follows."""
    if not letters:
        return number > 1
    heads = (end for end in range(1, len(letters) + 1) if _is_clipped(letters[:end], first))
    return any(
        (_clips(letters[end:], *others, number=number + 1) if others else end == len(letters) and number > 0)
        for end in heads
    )


def _is_clipped(letters: str, word: str) -> bool:
    rest = iter(word)
    return letters[0] == word[0] and all(letter in rest for letter in letters)


@lru_cache(maxsize=32_768)
def normalised(text: str) -> str:
    """Return what criteria are compared by: no case, no punctuation, blanks as one."""
    return " ".join(_MARKS.sub(" ", fold(text)).split())
