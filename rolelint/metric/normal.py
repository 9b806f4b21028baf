"""Plain text out of marked-up text, with the way back: every character knows where it came from.

Markdown emphasis, code and links lose their marks, entities become characters, and the digits, signs and blanks of all
scripts become those of ASCII, so that the grammar meets one spelling of each.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_SPECIAL = re.compile(r"[^ -~≤≥±–×÷€£]|[*_`\[\\]|&#?\w{2,8};|<[a-zA-Z/!]|~~")
# Most clauses are this plain, and a run of one class of characters is checked fastest.
_PLAIN = re.compile(r"[ -%'-);=-Z^a-z{-}+-:\]≤≥±–×÷€£]*")
_MARKS = re.compile(
    r"!?\[(?P<label>[^\[\]\n]{0,300})\]\([^()\n]{0,500}\)"
    r"|(?P<entity>&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});)"
    r"|(?P<tag></?(?:b|i|u|em|strong|code|kbd|sup|sub|span|mark|small)(?:\s[^<>\n]{0,100})?>|<br\s?/?>|<!--[^>\n]{0,300}-->)"
    r"|(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<mark>\*{1,3}|`{1,3}|~~|(?<!\w)_{1,2}(?=[^\W_])|(?<=[^\W_])_{1,2}(?!\w)|(?<=[.,;:!?%)])_{1,2}(?!\w))"
)
_SIGNS = {
    **dict.fromkeys("≦⩽≲⋜﹤", "≤"),
    **dict.fromkeys("≧⩾≳⋝", "≥"),
    **dict.fromkeys("−﹣－", "-"),
    **dict.fromkeys("‐‑", "-"),
    **dict.fromkeys("—―‒", "–"),
    **dict.fromkeys("∼≈≃≅～", "~"),
    **dict.fromkeys("\u2019\u2018\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
    **dict.fromkeys("\u00b7\u2022\u25e6\u2023\u2043\u25aa", "•"),
    **dict.fromkeys("、，､", ","),
    "；": ";",
    "。": ".",
    "％": "%",
    "٪": "%",
    "٫": ".",
    "٬": ",",
    "∕": "/",
    "⁄": "/",
    "✕": "×",
    "✖": "×",
    "\u03bc": "\u00b5",
    "\u00b5": "\u00b5",
    "＄": "$",
    "￥": "¥",
    "￡": "£",
}
_FRACTIONS = {
    "¼": ("25%", ".25"),
    "½": ("50%", ".5"),
    "¾": ("75%", ".75"),
    "⅓": ("33.3%", ".333"),
    "⅔": ("66.7%", ".667"),
}


class Normal(NamedTuple):
    """Plain text, and for each of its characters the raw characters it stands for; None where they are equal."""

    text: str
    origins: tuple[tuple[int, int], ...] | None = None

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of raw characters that the plain characters from `start` up to `end` stand for."""
        if self.origins is None or end <= start:
            return start, end
        return self.origins[start][0], self.origins[end - 1][1]


def normalize(text: str) -> Normal:
    """Return the plain form of `text`, a line: line breaks become blanks, runs of blanks stay."""
    if _PLAIN.fullmatch(text) or not _SPECIAL.search(text):
        return Normal(text)
    plain = _Plain()
    _append(text, 0, len(text), plain)
    return Normal("".join(plain.pieces), tuple(plain.origins))


class _Plain:
    """Plain text while it grows."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.origins: list[tuple[int, int]] = []

    def put(self, characters: str, start: int, end: int) -> None:
        self.pieces.append(characters)
        self.origins.extend([(start, end)] * len(characters))


def _append(text: str, start: int, end: int, plain: _Plain) -> None:
    at = start
    for found in _MARKS.finditer(text, start, end):
        _copy(text, at, found.start(), plain)
        at = found.end()
        if found["label"] is not None:
            _append(text, found.start("label"), found.end("label"), plain)
        elif found["entity"]:
            plain.put(_character(_unescaped(found["entity"])), found.start(), at)
        elif (found["tag"] or "").startswith("<br"):
            plain.put(" ", found.start(), at)
        elif found["mark"] and _is_sign(text, found.start(), at):
            _copy(text, found.start(), at, plain)
    _copy(text, at, end, plain)


def _unescaped(entity: str) -> str:
    # Its table of entities is large, and few lines hold one.
    from html import unescape

    return unescape(entity)[0]


def _is_sign(text: str, start: int, end: int) -> bool:
    """Tell a sign from emphasis: `3 * 4`, and a blank to fill in: `__ per week`."""
    alone = text[end : end + 1] in {" ", ""} and (start == 0 or text[start - 1] == " ")
    return alone and (text[start] == "_" or start > 0)


def _copy(text: str, start: int, end: int, plain: _Plain) -> None:
    for at in range(start, end):
        character = text[at]
        if character in _FRACTIONS:
            plain.put(_FRACTIONS[character][at > 0 and text[at - 1].isdigit()], at, at + 1)
        else:
            plain.put(_character(character), at, at + 1)


@lru_cache(maxsize=1024)
def _character(character: str) -> str:
    if character < "\x7f":
        return max(character, " ")
    if character in _SIGNS:
        return _SIGNS[character]
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category in {"Zs", "Zl", "Zp"}:
        return " "
    if category in {"Cf", "Mn", "Cc", "Cs"}:
        return ""
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 and category != "No" else character
