"""Tokens of a clause: numbers, words (known phrases as one) and signs, each with what the tables know of it."""

import re
from collections.abc import Iterable
from typing import Final

from rolelint.metric.memory import Memory
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

    def extend(self, text: str, end: int, entry: Entry) -> None:
        """Make it a phrase of a text, up to character `end`."""
        self.kind = WORD
        self.written = text[self.start : end]
        self.text = _lowered(text)[self.start : end]
        self.end = end
        self.entry = entry
        self.tags = entry.tags

    def __repr__(self) -> str:
        return f"<{self.text} {self.kind} {self.part}>"


# What a token is made of: kind, text as written and in small letters, its range, and its entry.
_Piece = tuple[int, str, str, int, int, Entry]
_PIECES: Memory[Tables, Memory[str, list[_Piece]]] = Memory(4)


def tokenize(text: str, tables: Tables) -> list[Token]:
    """Return the tokens of plain text, the longest known phrase first."""
    return _joined(text, *(_by_word(text, tables) or _at_once(text, tables)))


def _by_word(text: str, tables: Tables) -> tuple[list[Token], int] | None:
    """Return the tokens, and which one may open the first phrase, from what is known of each word between blanks.

    None where what a word is hangs on others: of two numbers a blank may separate the thousands.
    """
    if not text.isascii() and len(text.lower()) != len(text):
        return None
    known = _PIECES.get(tables)
    if known is None:
        known = _PIECES.keep(tables, Memory(8192))
    tokens: list[Token] = []
    longer: Phrases | None = None
    start, opener, last_kind = 0, -1, WORD
    for word in text.split(" "):
        pieces = known.get(word)
        if pieces is None:
            pieces = known.keep(word, _pieces(word, tables))
        for kind, written, name, first, last, entry in pieces:
            if kind == NUMBER == last_kind:
                return None
            last_kind = kind
            if longer and name in longer and opener < 0:
                rest, whole = longer[name][0]
                if not rest:
                    tokens[-1].extend(text, start + last, whole)
                    longer = None
                    continue
                opener = len(tokens) - 1
            tokens.append(Token(kind, written, name, start + first, start + last, entry))
            longer = entry.longer
        start += len(word) + 1
    return tokens, opener


def _at_once(text: str, tables: Tables) -> tuple[list[Token], int]:
    return [Token(*piece) for piece in _pieces(text, tables)], 0


def _pieces(text: str, tables: Tables) -> list[_Piece]:
    """Return what the tokens of a text are made of, phrases left apart."""
    found = []
    lower = _lowered(text)
    for match in (_ASCII_TOKEN if text.isascii() else TOKEN).finditer(lower):
        kind = match.lastindex or SIGN
        name = match[kind]
        start, end = match.span(kind)
        found.append((kind, text[start:end], name, start, end, tables.words.get(name, UNKNOWN)))
    return found


def _joined(text: str, tokens: list[Token], opener: int) -> list[Token]:
    """Make one token of each known phrase; the first that is left may begin with token `opener`."""
    if opener >= 0:
        found = tokens[opener:]
        del tokens[opener:]
        longer: Phrases | None = None
        following = 0
        for at, token in enumerate(found):
            if at < following:
                continue
            if longer and token.text in longer and (phrase := _longest(found, at + 1, longer[token.text])):
                entry, following = phrase
                tokens[-1].extend(text, found[following - 1].end, entry)
                longer = None
                continue
            tokens.append(token)
            longer = token.entry.longer
    if "(" in text or "[" in text or "{" in text:
        _nest(tokens)
    return tokens


def _lowered(text: str) -> str:
    """Return the text in small letters, each in its place: a few capitals would become two letters."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join([small if len(small := letter.lower()) == 1 else letter for letter in text])


def _longest(tokens: list[Token], at: int, phrases: Iterable[Phrase]) -> tuple[Entry, int] | None:
    """Return the first phrase whose rest is what follows from token `at`, and where it ends."""
    for rest, entry in phrases:
        last = at + len(rest)
        if not rest or [token.text for token in tokens[at:last]] == rest:
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
