"""Characters that something broke on the way: a wrong encoding, or invisible ones inside words."""

import re
from collections.abc import Iterator

from rolelint.diagnostic import Finding, Fix, Safety
from rolelint.source import Edit, Source
from rolelint.syntax.yaml import Problem

# UTF-8 that was read as Windows-1252: a lead byte's letter and a continuation byte's sign; the replacement character;
# C1 controls; and the low bytes of an emoji's UTF-16 halves (0xD83C to 0xD83E end in 3C to 3E) at a heading's start.
_BROKEN = re.compile(
    r"[\u00c2\u00c3\u00e2\u00f0][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]+"
    r"|[\w.,<>=-]*\ufffd+[\w.,%-]*|[\u0080-\u0084\u0086-\u009f]+|(?m:(?<=^## )|(?<=^### )|(?<=^# ))[<=>][\u0080-\u00ff][^\s\w]*(?= )"
)
_INVISIBLE = re.compile(r"(?<=\S)[\u00ad\u200b\u2060\ufeff]+(?=\S)")
_HARMLESS = frozenset("\u00ab\u00bb\u00a0\u201c\u201d\u2019\u2018\u2026\u2013\u2014\u20ac\u2122\u00b0\u00a7")


def find(source: Source) -> Iterator[Problem]:
    """Yield RL009 for every damaged word of a text."""
    if source.text.isascii():
        return
    for match in _BROKEN.finditer(source.text):
        written = match[0]
        if written[0] in "\u00c2\u00c3\u00e2\u00f0" and len(written) == 2 and written[1] in _HARMLESS and written[0] == "\u00e2":
            continue
        yield "RL009", Finding(f"'{written}' was damaged by a wrong encoding", source.at(*match.span()))
    for match in _INVISIBLE.finditer(source.text):
        at = source.at(*match.span())
        fix = Fix("remove it", (Edit(at, ""),), Safety.SAFE)
        names = ", ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(match[0]))
        yield "RL009", Finding(f"an invisible character ({names}) stands inside '{_word(source.text, *match.span())}'", at, fix=fix)


def _word(text: str, start: int, end: int) -> str:
    """Return the word around a range, without the range itself."""
    before = re.search(r"\w*$", text[max(start - 40, 0) : start])
    after = re.match(r"\w*", text[end : end + 40])
    return (before[0] if before else "") + (after[0] if after else "")
