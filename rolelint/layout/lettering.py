"""How wide a text is in a picture, and where it may be broken.

Nobody knows which font a picture will be shown with. So widths are those of DejaVu Sans, the widest of the fonts that
are commonly at hand, and scripts that it lacks are estimated generously: a text may turn out narrower, never wider.
"""

import re
import unicodedata
from bisect import bisect
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil

from rolelint.captions import in_line

LONGEST = 60
# What DejaVu Sans takes for the printable ASCII characters, in hundredths of the font size.
_ASCII = (
    *(32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34),
    *(84, 84, 84, 54, 100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74, 69, 99),
    *(69, 62, 69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53),
    *(40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84),
)
# Bold letters take up to this much more.
_BOLD = 10
# From which character on, how wide its neighbours are at most; 0 where nobody can tell.
_SCRIPTS = (
    *((0xA0, 110), (0x250, 0), (0x300, 110), (0x370, 95), (0x400, 82), (0x460, 0), (0x531, 98), (0x590, 72)),
    *((0x600, 0), (0x620, 98), (0x6D5, 0), (0xE00, 92), (0xE5C, 0), (0x10A0, 106), (0x1100, 105), (0x1200, 0)),
    *((0x1E00, 105), (0x2000, 105), (0x2030, 180), (0x2090, 142), (0x2C00, 0), (0x2E80, 150), (0x3040, 105)),
    *((0x3100, 150), (0x3400, 105), (0xA000, 0), (0xAC00, 105), (0xD7A4, 0), (0xFE00, 100), (0xFE10, 0)),
    *((0xFF01, 105), (0xFFE7, 0), (0xFFFD, 110), (0xFFFE, 0), (0x1F000, 160), (0x1FB00, 0), (0x20000, 105)),
    (0x323B0, 0),
)
_BROAD = frozenset("жмшщъыюфЖМШЩЫЮФЂЉЊљњسشصض")
_UNSURE = 85
_GAPS = re.compile(r"(?<=[^\W_][-/_])(?=\w)|\s+")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


@lru_cache(maxsize=16384)
def measure(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return how wide a text is at most, in the unit of `size`."""
    hundredths = sum(map(_width, text)) + (_BOLD * len(text) if is_bold else 0)
    return round(hundredths * size / 100, 1)


@lru_cache(maxsize=16384)
def is_sure(text: str) -> bool:
    """Tell whether `measure` can be trusted for a text."""
    return text.isascii() or not any(_script(character) == 0 for character in text if character > "\x7f")


def is_right_to_left(text: str) -> bool:
    """Tell whether a text begins in a script that is written from right to left."""
    if text.isascii():
        return False
    ways = map(unicodedata.bidirectional, text)
    return next((way for way in ways if way in {"L", "R", "AL"}), "L") in _RIGHT_TO_LEFT


@lru_cache(maxsize=16384)
def lines(label: str, size: float, limit: float) -> tuple[str, ...]:
    """Break a name that is wider than `limit` into lines of like width, where it has places to be broken.

    There are two lines, and more where these would be wider than twice the limit. Only what has no such place within 60
    characters is shortened.
    """
    text = "".join(part if _GAPS.fullmatch(part) else shortened(part, LONGEST) for part in _parts(in_line(label)))
    whole = measure(text, size)
    if whole <= limit:
        return (text or "\ufffd",)
    cuts = [gap.span() for gap in _GAPS.finditer(text)]
    cuts = cuts or ([(cut, cut) for cut in _cuts(text)] if _is_wide(text) else [])
    most = max(2, ceil(whole / (2 * limit)))
    return _even(text, size, cuts) if most == 2 else _filled(text, size, cuts, most)


def _parts(text: str) -> list[str]:
    """Return the stretches of a text that cannot be broken, and the blanks between them."""
    edges = [0, *(edge for gap in _GAPS.finditer(text) for edge in gap.span()), len(text)]
    return [text[start:end] for start, end in pairwise(edges)]


def _even(text: str, size: float, cuts: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Break a text in two, or nowhere, so that the wider part is as narrow as can be."""
    halves = [(text[:start], text[end:]) for start, end in cuts]
    return min(halves, key=lambda pair: max(measure(half, size) for half in pair), default=(text,))


def _filled(text: str, size: float, cuts: Sequence[tuple[int, int]], most: int) -> tuple[str, ...]:
    """Break a text into at most so many lines that are as narrow as that allows, in steps of a letter."""
    width = measure(text, size) / most
    while len(found := _wrapped(text, size, cuts, width)) > min(most, len(cuts) + 1):
        width += size / 2
    return found


def _wrapped(text: str, size: float, cuts: Sequence[tuple[int, int]], width: float) -> tuple[str, ...]:
    """Fill lines of this width one after the other; what is wider has a line to itself."""
    done: list[str] = []
    start = stop = last = 0
    for end, resume in (*cuts, (len(text), len(text))):
        if last > start and measure(text[start:end], size) > width:
            done.append(text[start:stop])
            start = last
        stop, last = end, resume
    return (*done, text[start:])


@lru_cache(maxsize=16384)
def paragraph(text: str, size: float, limit: float) -> tuple[str, ...]:
    """Break a text into as many lines as it needs; a word that is too wide for a line is parted."""
    done: list[str] = []
    for word in shortened(in_line(text), 3 * LONGEST).split():
        if done and measure(f"{done[-1]} {word}", size) <= limit:
            done[-1] += f" {word}"
        else:
            done += _parted(word, size, limit)
    return tuple(done)


def _parted(word: str, size: float, limit: float) -> list[str]:
    if measure(word, size) <= limit:
        return [word]
    parts = [""]
    for start, end in pairwise([0, *_cuts(word), len(word)]):
        if parts[-1] and measure(parts[-1] + word[start:end], size) > limit:
            parts.append("")
        parts[-1] += word[start:end]
    return parts


def headline(label: str) -> str:
    """Return the name of a group as it is shown; members without a group are the others."""
    return shortened(in_line(label), LONGEST) or "Others"


def shortened(text: str, most: int) -> str:
    """Return at most so many characters, never half of one that people see."""
    if len(text) <= most:
        return text
    cut = max((cut for cut in _cuts(text[: most + 1]) if cut < most), default=most - 1)
    return f"{text[:cut].rstrip()}…"


def _cuts(text: str) -> list[int]:
    """Return where a text may be parted between two characters that people see."""
    return [
        cut
        for cut in range(1, len(text))
        if not _joins(text[cut]) and text[cut - 1] != "\u200d" and not "\U0001f1e6" <= text[cut] <= "\U0001f1ff"
    ]


def _joins(character: str) -> bool:
    is_mark = unicodedata.category(character)[0] == "M"
    return is_mark or character == "\u200d" or "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_wide(text: str) -> bool:
    return any(unicodedata.east_asian_width(character) in "WF" for character in text)


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    if " " <= character <= "~":
        return _ASCII[ord(character) - 32]
    if character in _BROAD:
        return 125
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    if "\u0400" <= character < "\u0460" and character.isupper():
        return 95
    base = unicodedata.normalize("NFD", character)[0]
    if base <= "~":
        return _ASCII[ord(base) - 32]
    return _script(character) or _UNSURE


def _script(character: str) -> int:
    code = ord(character)
    place = bisect(_SCRIPTS, (code, 1 << 30)) - 1
    return _SCRIPTS[place][1] if place >= 0 else _UNSURE
