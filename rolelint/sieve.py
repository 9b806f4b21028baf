"""A sieve for texts that may say the same: most are told apart by a key that costs next to nothing.

What passes is compared by the words themselves. The key only ever leaves out, so it never separates two texts that are
equal in the ways in which titles and sentences are compared: without case, marks, articles, `and`, and plurals.
"""

from collections.abc import Iterable

from rolelint.names import fold

# Gone are the letters of what comparing leaves out (`a`, `an`, `and`, `the`, the ends of plurals) and of accents.
_SMALL = b"bcfgjklmopqruvwxz0123456789"
_LOWER = bytes.maketrans(_SMALL.upper(), _SMALL)
_GONE = bytes(set(range(256)).difference(_SMALL, _SMALL.upper()))


def key(text: str) -> bytes:
    """Return what is the same for all texts that may say the same, and hardly ever for others."""
    # Some letters of other scripts turn into plain ones.
    letters = text.encode() if text.isascii() else fold(text).encode(errors="surrogatepass")
    return letters.translate(_LOWER, _GONE)


def repeated(texts: Iterable[str]) -> frozenset[str]:
    """Return those of some texts that another one of them may repeat."""
    first: dict[bytes, str] = {}
    found: set[str] = set()
    for text in texts:
        letters = key(text)
        if letters in first:
            found.add(text)
            found.add(first[letters])
        else:
            first[letters] = text
    return frozenset(found)
