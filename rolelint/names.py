"""When two names are the same: the fold that references, externals and spellings are compared by.

Names compare after NFC and case folding, without soft hyphens and zero-width characters (joiners stay: Persian and
Hindi spell with them), with hyphens, underscores and any blanks as one blank, and without a leading article.
"""

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015_]+")
_ARTICLE = re.compile(r"^(?:the|an?) (?=\S)")


# The same few thousand names are compared again and again; the bound keeps a long run from growing.
@lru_cache(maxsize=32_768)
def fold(name: str) -> str:
    """Return what a name is compared by."""
    folded = unicodedata.normalize("NFC", name.translate(_INVISIBLE)).casefold()
    return _ARTICLE.sub("", _SEPARATORS.sub(" ", folded).strip())


def fold_plural(name: str) -> str:
    """Return what a name is compared by where one thing and several of it are the same."""
    return singular(fold(name))


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
