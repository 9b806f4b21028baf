"""What is kept of some files, bundled: compressed together, since they say much alike, and decoded together.

Of each file there are two texts in JSON. One is wanted whenever the file is, the other one hardly ever.
"""

import json
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from rolelint import cache

# So many files make a bundle: enough to say much alike, and not so many that one text takes long to get at.
FULL = 100
_NOTHING = ("null", "null")
# JSON holds no line break, but in strings, where it is escaped.
_BETWEEN = "\n"
_LEVEL = 1
# Whoever asks for one text often asks for that of a neighbour.
_AT_HAND = 8


class Bundle:
    """Texts of files, by their place among each other. What is no bundle is a `ValueError` for whoever reads in it."""

    __slots__ = ("_first", "_later")

    def __init__(self, data: bytes) -> None:
        """Read a bundle as it was written."""
        self._first, self._later = cache.unpack(data)

    @classmethod
    def of(cls, texts: Sequence[tuple[str, str] | None]) -> "Bundle":
        """Bundle the texts of so many files; None where there are none."""
        parts = zip(*(one or _NOTHING for one in texts), strict=True)
        return cls(cache.pack(zlib.compress(_BETWEEN.join(part).encode(), _LEVEL) for part in parts))

    @property
    def data(self) -> bytes:
        """The bundle as it is written."""
        return cache.pack((self._first, self._later))

    @property
    def first(self) -> list[Any]:
        """The first text of each file, decoded; None where there is none."""
        found: list[Any] = json.loads(f"[{_text(self._first).replace(_BETWEEN, ',')}]")
        return found

    def later(self, place: int) -> Any:
        """Return the second text of a file, decoded."""
        return json.loads(_lines(self._later)[place])

    @property
    def texts(self) -> list[tuple[str, str]]:
        """The texts of all files."""
        first, later = (_text(part).split(_BETWEEN) for part in (self._first, self._later))
        return [*zip(first, later, strict=True)]


def _text(data: bytes) -> str:
    work = zlib.decompressobj()
    try:
        # Few bytes may stand for very many.
        text = work.decompress(data, cache.MAX_BYTES)
    except zlib.error:
        raise ValueError("the bundle is damaged") from None
    if not work.eof:
        raise ValueError("the bundle is cut off, or too large")
    return text.decode()


@lru_cache(_AT_HAND)
def _lines(data: bytes) -> list[str]:
    return _text(data).split(_BETWEEN)
