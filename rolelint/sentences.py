"""Parts of English sentences that messages and captions are made of: a number with its noun, things in a row."""

from collections.abc import Sequence


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 role`, `8 roles`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(words: Sequence[str]) -> str:
    """Return words in a row: `Ada`, `Ada and Bea`, `Ada, Bea and Cai`; nothing for none."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
