"""Tokens of a clause: numbers, words (known phrases as one) and signs, each with what the tables know of it."""

import re
from typing import Final

from rolelint.metric.tables import TOKEN, Entry, Tables
from rolelint.metric.tags import IS_STOP

WORD: Final = 1
NUMBER: Final = 2
SIGN: Final = 3

# What a token has turned out to be part of. Free tokens are what the subject is made of.
FREE, AMOUNT, COMPARATOR, WINDOW, DEADLINE, BASELINE, STATISTIC, NAME, SOURCE = range(9)

# What the tables know of a word that is not in them.
UNKNOWN = Entry()
# The same pattern; where it need not ask Unicode what a letter is, it is faster by a tenth.
_ASCII_TOKEN = re.compile(TOKEN.pattern, re.ASCII)


class Token:
    """One token: lower-case text, its range in the plain text, and what it is."""

    __slots__ = ("depth", "end", "entry", "kind", "part", "start", "tags", "text", "written")

    def __init__(self, kind: int, written: str, text: str, start: int, end: int, entry: Entry) -> None:
        self.kind = kind
        self.written = written
        self.text = text
        self.start = start
        self.end = end
        self.entry = entry
        self.tags = entry.tags
        self.part = FREE
        self.depth = 0

    def __repr__(self) -> str:
        return f"<{self.text} {self.kind} {self.part}>"


def tokenize(text: str, tables: Tables) -> list[Token]:
    """Return the tokens of plain text, the longest known phrase first."""
    lower = text.lower()
    if len(lower) != len(text):
        # A few capitals become two letters; the places must stay those of the text.
        lower = "".join([small if len(small := letter.lower()) == 1 else letter for letter in text])
    found = [*(_ASCII_TOKEN if text.isascii() else TOKEN).finditer(lower)]
    is_lower = lower == text
    low = [match[0] for match in found]
    low.append("")
    known, opened = tables.words.get, tables.phrases.get
    tokens: list[Token] = []
    add = tokens.append
    depth = following = 0
    for at, match in enumerate(found):
        if at < following:
            continue
        name = low[at]
        start, end = match.span()
        kind = match.lastindex or SIGN
        entry = known(name, UNKNOWN)
        if (seconds := opened(name)) and (longer := seconds.get(low[at + 1])):
            entry, length = _longest(low, at, longer, entry)
            if length > 1:
                following = at + length
                end, kind = found[following - 1].end(), WORD
                name = lower[start:end]
        if kind == SIGN and name in "([{)]}":
            depth += (name in "([{") - (depth > 0 and name in ")]}")
        token = Token(kind, name if is_lower else text[start:end], name, start, end, entry)
        if depth:
            token.depth = depth
        add(token)
    return tokens


def _longest(
    low: list[str], at: int, candidates: tuple[tuple[list[str], Entry], ...], entry: Entry
) -> tuple[Entry, int]:
    for parts, found in candidates:
        if low[at : at + len(parts)] == parts:
            return found, len(parts)
    return entry, 1


def is_content(token: Token) -> bool:
    """Tell whether the token is a free word that carries meaning."""
    return token.part == FREE and token.kind == WORD and not token.tags & IS_STOP
