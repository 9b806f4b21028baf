"""The order of the words of a scale, as far as a project tells it.

The usual scale is an order, and so are the levels of a ladder and the numbers in words that differ in nothing else. A
word that none of these places stays without one: only a person knows who stands above whom.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from rolelint.frozen import frozen
from rolelint.levels import number, stem
from rolelint.names import squash
from rolelint.words import Use, near, written


@frozen
class Order:
    """The words of a scale from low to high, as far as that is known, and those that nobody can place."""

    words: tuple[str, ...]
    unplaced: tuple[str, ...] = ()


def ordered(uses: Iterable[Use], usual: Sequence[str], ladders: Iterable[Sequence[str]]) -> Order | None:
    """Return the scale that is in use; None where no word of a scale is.

    It is the usual one where one of its words is used, with the others in their places. `ladders` are rows of words
    from low to high. What looks like a slip is no word of the scale.
    """
    spelling: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for use in written(uses):
        spelling.setdefault(use.key, use.word)
        counts[use.key] += 1
    known = {squash(word): word for word in usual}
    words = {key: word for key, word in spelling.items() if key in known or not _is_slip(key, spelling, counts, usual)}
    if not words:
        return None
    start = list(known) if known.keys() & words else []
    row = _placed(start, words, [[key for key in map(squash, one) if key in words] for one in ladders])
    if row is None:
        return Order(tuple(known[key] for key in start), tuple(words[key] for key in words if key not in start))
    shown = {**words, **known}
    return Order(tuple(shown[key] for key in row), tuple(words[key] for key in words if key not in row))


def _is_slip(key: str, spelling: dict[str, str], counts: Counter[str], usual: Sequence[str]) -> bool:
    more_used = (spelling[other] for other in spelling if counts[other] > counts[key])
    return near(spelling[key], (*usual, *more_used)) is not None


def _placed(start: list[str], words: dict[str, str], ladders: list[list[str]]) -> list[str] | None:
    """Return the words that some row places, in the order of all rows; None where the rows disagree."""
    rows = [list(dict.fromkeys(row)) for row in (*ladders, *_numbered(words))]
    found = list(start)
    waiting = [row for row in rows if row]
    while waiting:
        row = next((row for row in waiting if not found or set(row) & set(found)), None)
        if row is None:
            break
        waiting.remove(row)
        found = _merged(found, row)
        if [key for key in found if key in row] != row:
            return None
    return found if all([key for key in found if key in row] == row for row in rows if set(row) <= set(found)) else None


def _merged(found: list[str], row: list[str]) -> list[str]:
    """Put the words of a row behind the one before them, those at its beginning ahead of the one that follows."""
    result = list(found) or list(row)
    for place, key in enumerate(row):
        if key in result:
            continue
        before = row[place - 1] if place else None
        after = next((other for other in row[place:] if other in result), None)
        result.insert(
            result.index(before) + 1 if before in result else result.index(after) if after else len(result), key
        )
    return result


def _numbered(words: dict[str, str]) -> list[list[str]]:
    """Return the rows of words that differ in nothing but a number: `GS-13`, `GS-14`."""
    families: dict[str, list[tuple[int, str]]] = {}
    for key, word in words.items():
        step = number(word)
        if step is not None:
            families.setdefault(stem(word), []).append((step, key))
    return [
        [key for _, key in sorted(members)]
        for members in families.values()
        if len({n for n, _ in members}) == len(members) > 1
    ]
