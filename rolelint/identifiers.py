"""The ids of a project: how most of them are made, and the next one of that kind.

They are the slugs, or one word with a running number (`R-014`), or initials with a number each (`be-01`).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import TypeVar

from rolelint.identity import Identity
from rolelint.names import fold, free, slug

T = TypeVar("T")

_NUMBERED = re.compile(r"(?P<word>.*[^\W\d_])(?P<joint>[-_.]?)(?P<number>\d{1,6})")
_MOST_INITIALS = 6
_OF_ONE_WORD = 3


def following(key: str, owners: Iterable[Identity], taken: Collection[str]) -> str:
    """Return an id for whoever gets the slug `key`, made as most of the owners' are, and not among those taken."""
    seen = [owner for owner in owners if owner.id]
    folded = frozenset(map(fold, taken))
    numbered = [match for owner in seen if (match := _NUMBERED.fullmatch(owner.id or ""))]
    by_name = sum(fold(owner.id or "") in (fold(owner.slug or ""), fold(slug(owner.name or ""))) for owner in seen)
    if seen and (by_name * 2 > len(seen) or len(numbered) * 2 <= len(seen)):
        return free(key, folded)
    words = Counter(match["word"] for match in numbered)
    word, count = next(iter(words.most_common(1)), ("", 0))
    is_running = count > 1 and count * 2 > len(seen)
    if is_running:
        numbered = [match for match in numbered if match["word"] == word]
    else:
        word = _initials(key, is_upper=bool(words) and all(word.isupper() for word in words))
    joint = _usual((match["joint"] for match in numbered), "-")
    width = _usual(
        (len(match["number"]) for match in numbered if match["number"].startswith("0")), 0 if numbered else 2
    )
    number = max(int(match["number"]) for match in numbered) + 1 if is_running else 1
    while fold(f"{word}{joint}{number:0{width}}") in folded:
        number += 1
    return f"{word}{joint}{number:0{width}}"


def _initials(key: str, *, is_upper: bool) -> str:
    words = [word for word in re.split(r"[-_.]+", key) if word]
    letters = "".join(word[0] for word in words[:_MOST_INITIALS]) if len(words) > 1 else key[:_OF_ONE_WORD]
    return letters.upper() if is_upper else letters


def _usual(values: Iterable[T], otherwise: T) -> T:
    return next((value for value, _ in Counter(values).most_common(1)), otherwise)
