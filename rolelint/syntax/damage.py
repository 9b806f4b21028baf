"""Characters that something broke on the way: a wrong encoding, or invisible ones in words.

Only what no language writes is damage. Joiners are spelling in Persian, Hindi and emoji; a zero-width blank is where
Thai, Khmer and long paths may break; a soft hyphen between two letters does its job; `IRMÃ»` ends a Portuguese quote.
"""

import re
from collections.abc import Iterator

from rolelint.diagnostic import Finding, Fix, Safety
from rolelint.patterns import lazy
from rolelint.source import Edit, Source
from rolelint.syntax.yaml import Problem

# The bytes 80 to BF, which continue a character in UTF-8, as Windows-1252 or Latin-1 shows them.
_REST = (
    r"[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e"
    r"\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
# What may follow a capital at a word's end: blanks, dashes, closing quotes, an ellipsis.
_CLOSING = r"[\u00a0\u00bb\u2013\u2014\u2018\u2019\u201c\u201d\u203a\u2026]"
# UTF-8 read as Windows-1252: umlauts, typographic signs and arrows, emoji, a byte order mark, a lost character.
_MISREAD = lazy(
    rf"(?:\u00c2{_REST}"
    rf"|\u00c3(?!(?<=[^\W\d_a-z]\u00c3){_CLOSING}(?!\w)){_REST}"
    rf"|\u00e2(?:{_REST}{_REST}|\u20ac)"
    rf"|\u00f0\u0178{_REST}{{1,2}}"
    r"|\u00ef\u00bb\u00bf|\u00ef\u00bf\u00bd)+"
)
_LOST = lazy(r"\ufffd+|[\u0080-\u0084\u0086-\u009f]+")
# The low bytes of an emoji's two UTF-16 halves: 3C to 3E, then any.
_HALVED_EMOJI = lazy(r"^#{1,6} ([<=>][\u0080-\u00ff])(?= )", re.MULTILINE)

# Scripts that separate words by blanks: Latin, Greek, Cyrillic.
_LETTER = r"[A-Za-z\u00c0-\u052f\u1e00-\u1fff]"
_INVISIBLE = lazy(
    rf"(?<={_LETTER})[\u200b\u2060]++(?={_LETTER})"
    rf"|(?<={_LETTER})\u200b++(?!\w)|(?<=\))\u200b++(?!\w)"
    r"|(?<=\w)\u00ad++(?!\w)|(?<![\w\u00ad])\u00ad++(?=\w)"
    r"|\ufeff+"
)
_WORD_BEFORE = lazy(r"[\w.,%<>=()+-]*\Z")
_WORD_AFTER = lazy(r"[\w%]*")
_LONGEST_HALF = 30

_ASCII = bytes(range(0x80))
# With what each of the patterns begins: a text without these has no damage.
_SUSPECTS = frozenset(
    "\u00c2\u00c3\u00e2\u00ef\u00f0\ufffd\u00ad\u200b\u2060\ufeff" + "".join(map(chr, range(0x80, 0xA0)))
)
_HALVED = ("# <", "# =", "# >")


def find(source: Source) -> Iterator[Problem]:
    """Yield RL009 for every damaged place of a text."""
    if source.text.isascii() or not _is_suspect(source.text):
        return
    emoji = [match.span(1) for match in _HALVED_EMOJI.finditer(source.text)]
    yield from (("RL009", _broken(source, *place)) for place in emoji)
    done = {offset for place in emoji for offset in range(*place)}
    for match in _MISREAD.finditer(source.text):
        yield "RL009", _broken(source, *match.span())
        done.update(range(*match.span()))
    yield from (
        ("RL009", _broken(source, *match.span())) for match in _LOST.finditer(source.text) if match.start() not in done
    )
    yield from (
        ("RL009", _invisible(source, *match.span()))
        for match in _INVISIBLE.finditer(source.text)
        if match.start() not in done
    )


def _is_suspect(text: str) -> bool:
    """Tell whether a text may be damaged, by the few characters in it that are not ASCII."""
    rare = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    # Half an emoji is a sign and a character of Latin-1, in a heading.
    return not _SUSPECTS.isdisjoint(rare) or (min(rare) <= "\u00ff" and any(mark in text for mark in _HALVED))


def _broken(source: Source, start: int, end: int) -> Finding:
    before, after = _around(source.text, start, end)
    return Finding(
        f"'{before}{source.text[start:end]}{after}' was damaged by a wrong encoding",
        source.at(start - len(before), end + len(after)),
    )


def _invisible(source: Source, start: int, end: int) -> Finding:
    at = source.at(start, end)
    codes = ", ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(source.text[start:end]))
    before, after = _around(source.text, start, end)
    where = f" in '{before}{after}'" if before or after else ""
    fix = Fix("remove it", (Edit(at, ""),), Safety.SAFE)
    return Finding(f"an invisible character ({codes}) stands{where or ' here'}", at, fix=fix)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands around a range without blanks between, a little of it where it is long."""
    before = _WORD_BEFORE.search(text[max(start - _LONGEST_HALF, 0) : start])
    after = _WORD_AFTER.match(text[end : end + _LONGEST_HALF])
    return before[0] if before else "", after[0] if after else ""
