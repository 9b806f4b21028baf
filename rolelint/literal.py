"""Text of checked files, written so that readers see it as it is: in lines of a terminal, in Markdown, JSON and XML.

Nothing in it is obeyed, by a terminal or by Markdown, and nothing of it is cut.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from rolelint.frame import UNSAFE, visible, width

# What Markdown, as code forges know it, reads as markup. A bar is none outside tables, and `table` minds it there.
_MARKUP = re.compile(r"[\\`*_\[\]<>#~$]|&(?=#?\w{1,40};)|^[-+=]")
# Beside controls and surrogates the only characters that XML has no place for: https://www.w3.org/TR/xml/#charsets
_NO_XML = re.compile("[\ufffe\uffff]")
# Marks that code forges look for in finished text, where no backslash helps any more: `@name`, `#12`, `!12`, `:smile:`,
# `GH-12`, and addresses.
_REFERENCE = re.compile(r"[@~%](?=\\?[\w\"])|[#!&$](?=\d)|:(?=//|[\w+-]+:)|\bGH(?=-\d)|\bwww(?=\.)", re.IGNORECASE)
_NOTHING = "&#8203;"  # a blank without width; it takes a mark apart and is not seen
_TICKS = re.compile("`+")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def lines(text: str, most: int) -> list[str]:
    """Return the text in lines of at most so many display cells; a word that is too long goes on in the next one."""
    found = [""]
    for word in visible(" ".join(text.split())).split():
        for piece in _pieces(word, most):
            longer = f"{found[-1]} {piece}".lstrip()
            if width(longer) <= most:
                found[-1] = longer
            else:
                found.append(piece)
    return found


def _pieces(word: str, most: int) -> Iterator[str]:
    if width(word) <= most:
        yield word
        return
    piece = ""
    for character in word:
        if piece and width(piece + character) > most:
            yield piece
            piece = ""
        piece += character
    yield piece


def markdown(text: str) -> str:
    """Return Markdown that shows the text on one line; a backslash stands before what would be markup."""
    escaped = _MARKUP.sub(r"\\\g<0>", visible(" ".join(text.split())))
    return _NUMBERED.sub(r"\1\\\2", escaped)


def quoted(text: str) -> str:
    """Return Markdown that shows the text on one line, and of which no code forge makes a mention or a link either."""
    return _REFERENCE.sub(rf"\g<0>{_NOTHING}", markdown(text))


def code(text: str) -> str:
    """Return Markdown that shows the text as code, on one line."""
    shown = visible(text)
    ticks = "`" * (max((len(run) for run in _TICKS.findall(shown)), default=0) + 1)
    edge = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    return f"{ticks}{edge}{shown}{edge}{ticks}" if shown else ""


def xml(text: str) -> str:
    """Return the text with escapes for what no XML may hold; `<` and `&` are left to whoever writes the XML."""
    return _NO_XML.sub(lambda match: rf"\u{ord(match[0]):04x}", visible(text))


def document(value: Any) -> str:
    """Return a value as JSON; characters that a terminal would obey or hide are escaped, which reads as the same."""
    written = json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    return "".join(UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line) + "\n" for line in written)
