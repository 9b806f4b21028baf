"""Tokens of a clause: numbers, words (known phrases as one) and signs, each with what the tables know of it."""

import re
from collections.abc import Iterable
from typing import Final

from rolelint.metric.tables import TOKEN, Entry, Phrase, Phrases, Tables
from rolelint.metric.tags import IS_STOP

WORD: Final = 1
NUMBER: Final = 2
SIGN: Final = 3

# What a token has turned out to be part of. Free tokens are what the subject is made of.
FREE, AMOUNT, COMPARATOR, WINDOW, DEADLINE, BASELINE, STATISTIC, NAME, SOURCE, BLANK = range(10)
# Of these parts are the words that may name what is measured.
NAMING = frozenset((FREE, NAME))

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
    lower = _lowered(text)
    found = [*(_ASCII_TOKEN if text.isascii() else TOKEN).finditer(lower)]
    is_lower = lower == text
    known = tables.words.get
    tokens: list[Token] = []
    add = tokens.append
    longer: Phrases | None = None
    following = 0
    for at, match in enumerate(found):
        if at < following:
            continue
        kind = match.lastindex or SIGN
        name = match[kind]
        if longer and name in longer and (phrase := _longest(found, at + 1, longer[name])):
            entry, following = phrase
            start, end = tokens[-1].start, found[following - 1].end()
            tokens[-1] = Token(WORD, text[start:end], lower[start:end], start, end, entry)
            longer = None
            continue
        start, end = match.span(kind)
        entry = known(name, UNKNOWN)
        add(Token(kind, name if is_lower else text[start:end], name, start, end, entry))
        longer = entry.longer
    if "(" in text or "[" in text or "{" in text:
        _nest(tokens)
    return tokens


def _lowered(text: str) -> str:
    """Return the text in small letters, each in its place: a few capitals would become two letters."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join([small if len(small := letter.lower()) == 1 else letter for letter in text])


def _longest(found: list[re.Match[str]], at: int, phrases: Iterable[Phrase]) -> tuple[Entry, int] | None:
    """Return the first phrase whose rest is what follows from match `at`, and where it ends."""
    for rest, entry in phrases:
        last = at + len(rest)
        if not rest or [match[match.lastindex or SIGN] for match in found[at:last]] == rest:
            return entry, last
    return None


def _nest(tokens: list[Token]) -> None:
    """Note how many brackets are open around each token."""
    depth = 0
    for token in tokens:
        if token.text in {"(", "[", "{"}:
            depth += 1
        elif token.text in {")", "]", "}"} and depth:
            depth -= 1
        token.depth = depth


def all_tags(tokens: Iterable[Token]) -> int:
    """Return the tags of tokens together."""
    mask = 0
    for token in tokens:
        mask |= token.tags
    return mask


def is_content(token: Token) -> bool:
    """Tell whether the token is a free word that carries meaning."""
    return token.part == FREE and token.kind == WORD and not token.tags & IS_STOP


def content(tokens: Iterable[Token]) -> list[Token]:
    """Return the free words that carry meaning."""
    return [token for token in tokens if token.part == FREE and token.kind == WORD and not token.tags & IS_STOP]
