"""What is the same thing in two revisions: what has the same names, then what shares most words."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from rolelint.frozen import frozen
from rolelint.similarity import SHORTEST_NAME, distance

T = TypeVar("T")
# What an earlier thing is known by, and what a later one is; None is nothing to be known by.
Key = tuple[Callable[[T], Hashable], Callable[[T], Hashable]]

_WORD = re.compile(r"\w+")
# What changes what is said, unlike other punctuation: signs of amounts among them.
_MEANT = re.compile(r"\w+|-(?=\d)|(?<=\d)[.,/:](?=\d)|[<>≤≥=±%+$€£§~→←↔]")
_ARTICLES = frozenset({"a", "an", "the"})
_ENOUGH = 0.5
# Beyond so many comparisons nobody could say what became of what, either.
_MOST_COMPARED = 40_000


@frozen
class Pairs(Generic[T]):
    """Things of two revisions: those that are the same, in the order of the later one, and what is in one alone."""

    same: tuple[tuple[T, T], ...]
    gone: tuple[T, ...]
    come: tuple[T, ...]


def by(name: Callable[[T], Hashable]) -> Key[T]:
    """Return the key of things that are known by the same in both revisions."""
    return name, name


def pair(before: Iterable[T], after: Iterable[T], *keys: Key[T], words: Callable[[T], str] | None = None) -> Pairs[T]:
    """Pair the things of two revisions: by each key in turn, then by words.

    Two texts are alike where at least half of the words of both are shared: twice the shared ones in relation to all
    (the Sørensen-Dice coefficient). The most alike go first, among equals what stands first.
    """
    old, new = list(before), list(after)
    found: dict[int, int] = {}
    for key in keys:
        _by_key(old, new, key, found)
    if words:
        _by_words(old, new, words, found)
    taken = {index: place for place, index in found.items()}
    return Pairs(
        tuple((old[taken[index]], new[index]) for index in range(len(new)) if index in taken),
        tuple(one for place, one in enumerate(old) if place not in found),
        tuple(one for index, one in enumerate(new) if index not in taken),
    )


def is_respelled(before: str, after: str) -> bool:
    """Tell whether two texts say the same but for case, punctuation, articles and slips of a single letter.

    Short words and words with digits are no slips of each other: `now` and `not`, `level2` and `level3`.
    """
    old, new = ([word for word in _MEANT.findall(text.casefold()) if word not in _ARTICLES] for text in (before, after))
    return len(old) == len(new) and all(map(_is_slip, old, new))


def _is_slip(before: str, after: str) -> bool:
    if before == after:
        return True
    is_word = min(len(before), len(after)) >= SHORTEST_NAME and f"{before}{after}".isalpha()
    return is_word and distance(before, after, 1) <= 1


def _by_key(old: Sequence[T], new: Sequence[T], key: Key[T], found: dict[int, int]) -> None:
    old_name, new_name = key
    waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    taken = set(found.values())
    for index, one in enumerate(new):
        if index not in taken:
            waiting[new_name(one)].append(index)
    for place, one in enumerate(old):
        name = old_name(one) if place not in found else None
        if name is not None and waiting[name]:
            found[place] = waiting[name].popleft()


def _by_words(old: Sequence[T], new: Sequence[T], words: Callable[[T], str], found: dict[int, int]) -> None:
    taken = set(found.values())
    left = [place for place in range(len(old)) if place not in found]
    right = [index for index in range(len(new)) if index not in taken]
    if len(left) * len(right) > _MOST_COMPARED:
        return
    earlier, later = (
        {place: _counted(words(things[place])) for place in open_} for things, open_ in ((old, left), (new, right))
    )
    likeness = ((-_likeness(earlier[place], later[index]), place, index) for place in left for index in right)
    for _, place, index in sorted(one for one in likeness if -one[0] >= _ENOUGH):
        if place not in found and index not in taken:
            found[place] = index
            taken.add(index)


def _counted(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
