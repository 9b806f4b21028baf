"""Which language a text is in: said by its author, else guessed from its function words and headings.

A guess needs evidence. Where there is little, nothing is guessed, and the text is taken for English.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from rolelint import tongues
from rolelint.patterns import lazy

# Words that two languages share stand in both lists, so that they tell nothing between the two.
_WORDS = {
    "en": "the of and to in for with is are that by from on as be or a an at this which it their not no all do so per "
    "our your you we will can has have who what how when if any each into than more was were its die",
    "de": "der die das und zu den mit von für auf ist im in nicht ein eine einer einem einen dem des sich auch bei als "
    "werden wird pro über an am zum zur vom beim oder sind sie wir ihr ihre unser unsere durch alle sowie nach aus bis "
    "vor weniger mehr ohne um jede jeder so was",
    "fr": "le la les de des et du un une dans pour est que qui sur avec au aux par sont pas ses son sa ou ce cette en "
    "à nous vous plus chaque tous toutes sans entre leur leurs moins on",
    "es": "el la los las de del y en un una para es que con por se su al a como más sus o no está entre sobre cada "
    "todo todos todas sin lo menos desde hasta también",
    "pt": "o a os as de do da dos das e em um uma para é que com não por pelo pela se na no nas nos ao à como mais "
    "ou seu sua seus suas são cada todo todos todas sem menos entre até também",
    "nl": "de het een en van voor met in is of niet zijn op dat die te aan door bij ook wordt worden naar over deze "
    "per elke alle uit om als minder meer tot je jouw wij onze was",
    "it": "il lo la le i gli di del della delle dei e ed per un una che con è nel nella non no sono al alla da come "
    "più ogni si o meno tra senza",
}
_HEADING = lazy(r"[ \t]{0,3}(?:#{1,6}[ \t]+)?[*_]{0,2}(?P<words>[^\n#*_]{2,60}?)[:*_# \t]*$")
_HEADING_MARKS = " \t#*_:"
# A heading is rarely borrowed from another language, as single words are.
_OF_HEADING = 3
_WORD = lazy(r"[^\W\d_]+")
# What may be a letter beyond ASCII: all but the dashes, quotes, arrows and signs that English files have too.
_ABROAD = re.compile(r"[^\x00-\x7f\u2010-\u206f\u20a0-\u20cf\u2190-\u245f\u2500-\u2775]")
# Bytes of ASCII: letters small, all else a blank.
_SMALL = bytes(ord(chr(byte).lower()) if byte < 0x80 and chr(byte).isalpha() else ord(" ") for byte in range(0x100))
_ASCII = bytes(range(0x80))
_SCRIPTS = (
    ("ja", lazy(r"[\u3040-\u30ff]")),
    ("ko", lazy(r"[\uac00-\ud7af]")),
    ("zh", lazy(r"[\u4e00-\u9fff]")),
    ("ru", lazy(r"[\u0400-\u04ff]")),
    ("el", lazy(r"[\u0370-\u03ff]")),
    ("ar", lazy(r"[\u0600-\u06ff]")),
    ("he", lazy(r"[\u0590-\u05ff]")),
    ("hi", lazy(r"[\u0900-\u097f]")),
)
_LONGEST = 20_000
_LEAST_WORDS = 5
_ENGLISH = "en"
_LEAST_LETTERS = 0.2


def is_english(code: str | None) -> bool:
    """Tell whether a language code means English; nothing said counts as English."""
    return code is None or code.partition("-")[0].casefold() == _ENGLISH


def is_foreign(text: str) -> bool:
    """Tell whether a text seems to be in another language than English."""
    return not _is_plainly_english(text[:_LONGEST]) and not is_english(guess(text))


def _is_plainly_english(text: str) -> bool:
    """Tell whether nothing in a text belongs to other languages alone, so that no words need be counted."""
    written = text.encode("utf-8", "surrogatepass")
    if not text.isascii() and _ABROAD.search(_rare(written)):
        return False
    return _foreign_words().isdisjoint(_ascii_words(written)) and next(_of_headings(text), None) is None


def guess(text: str) -> str | None:
    """Return the code of the language that a text seems to be in, None where there is too little to tell."""
    text = text[:_LONGEST]
    written = text.encode("utf-8", "surrogatepass")
    is_abroad = not text.isascii() and _ABROAD.search(_rare(written)) is not None
    words = _WORD.findall(text.casefold()) if is_abroad else _ascii_words(written)
    if is_abroad and (code := _by_script(text, sum(map(len, words)))):
        return code
    known = _languages()
    votes = Counter[str]()
    for word, count in Counter(filter(known.__contains__, words)).items():
        for code in known[word]:
            votes[code] += count
    for codes in _of_headings(text):
        for code in codes:
            votes[code] += _OF_HEADING
    ranks = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    if not ranks or ranks[0][1] < _LEAST_WORDS:
        return None
    # Spanish may be close to Portuguese. What matters is whether it is English.
    code, count = ranks[0]
    rival = votes[_ENGLISH] if code != _ENGLISH else max((other for _, other in ranks[1:]), default=0)
    return code if 2 * count >= 3 * rival else None


def _rare(written: bytes) -> str:
    """Return the characters of a text in UTF-8 that are not ASCII: a pattern takes long to pass over the others."""
    return written.translate(None, _ASCII).decode("utf-8", "surrogatepass")


def _ascii_words(written: bytes) -> list[str]:
    """Return the words of a text in UTF-8 whose letters are all of ASCII, in small letters."""
    return written.translate(_SMALL).decode("ascii").split()


def _by_script(text: str, letters: int) -> str | None:
    return next((code for code, script in _SCRIPTS if len(script.findall(text)) > _LEAST_LETTERS * letters), None)


def _of_headings(text: str) -> Iterator[Iterable[str]]:
    """Yield the languages of each heading that only other languages than English have."""
    known = tongues.languages()
    # What the pattern takes off is looked up first: in most files it need not be asked at all. No heading begins with
    # a hyphen, and many lines do.
    lines = [line for line in text.split("\n") if line and line[0] != "-"]
    for line in lines:
        if line.strip(_HEADING_MARKS).casefold() in known and (heading := _HEADING.match(line)):
            yield known.get(heading["words"].casefold(), ())


@cache
def _foreign_words() -> frozenset[str]:
    """Return the words that English has not."""
    return frozenset(word for word, codes in _languages().items() if _ENGLISH not in codes)


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, words in _WORDS.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), code)
    return found
