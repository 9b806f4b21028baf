"""Which language a text is in: said by its author, else guessed from its function words.

A guess needs evidence. Where there is little, nothing is guessed, and the text is taken for English.
"""

import re
from collections import Counter
from functools import cache

_WORDS = {
    "en": "the of and to in for with is are that by from on as be or an at this which it their not all",
    "de": "der die das und zu den mit von für auf ist im nicht eine einer dem des sich auch bei als werden pro über",
    "fr": "le la les des et du une dans pour est que qui sur avec au aux par sont pas ses ou ce cette",
    "es": "el los las del y en una para es que con por se su al como más sus o está entre sobre",
    "pt": "os as do da dos das em uma para é que com não por se na no ao como mais ou seus",
    "nl": "het een van en voor met niet zijn op dat te aan door bij ook wordt naar worden over deze",
    "it": "il lo gli della delle dei e per una che con è del nel non sono alla da come più",
}
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_LONGEST = 20_000
_LEAST_WORDS = 5
_LEAST_LETTERS = 0.2


def is_english(code: str | None) -> bool:
    """Tell whether a language code means English; nothing said counts as English."""
    return code is None or code.partition("-")[0].casefold() == "en"


def guess(text: str) -> str | None:
    """Return the code of the language that a text seems to be in, None where there is too little to tell."""
    words = _WORD.findall(text[:_LONGEST].casefold())
    letters = sum(map(len, words))
    for code, script in _SCRIPTS:
        if len(script.findall(text[:_LONGEST])) > _LEAST_LETTERS * letters:
            return code
    votes = Counter(code for word in words for code in _languages().get(word, ()))
    ranks = votes.most_common(2)
    if not ranks or ranks[0][1] < _LEAST_WORDS:
        return None
    is_clear = len(ranks) == 1 or 2 * ranks[0][1] >= 3 * ranks[1][1]
    return ranks[0][0] if is_clear else None


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, words in _WORDS.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), code)
    return found
