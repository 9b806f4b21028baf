"""How alike two names are: the one measure behind every "did you mean".

The measure is the optimal string alignment distance: the number of insertions, deletions, substitutions and swaps of
neighbours (Damerau 1964, in the restricted form of Boytsov 2011) that turn one word into the other, after case folding.
"""

from collections.abc import Iterable, Sequence

from rolelint.patterns import lazy

SHORTEST_NAME = 5
_DIGITS = lazy("[0-9]+")
_LONGEST_NAME = 200


def distance(left: Sequence[str], right: Sequence[str], most: int | None = None) -> int:
    """Return the optimal string alignment distance of two strings, or `most + 1` where it is more than `most`.

    That of two lists of words counts words instead of letters.
    """
    left, right = _parted(left, right)
    bound = max(len(left), len(right)) if most is None else most
    if abs(len(left) - len(right)) > bound:
        return bound + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, previous, row = row, before, [i] + [bound + 1] * len(right)
        # Whoever strays further from the diagonal than the bound has made more slips than it allows.
        for j in range(max(i - bound, 1), min(i + bound, len(right)) + 1):
            b = right[j - 1]
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if previous and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, previous[j - 2] + 1)
            row[j] = cost
        # A swap builds on the row before the last one, so both must lie beyond the bound.
        if min(*row, *before) > bound:
            break
    return min(row[-1], bound + 1)


def _parted(left: Sequence[str], right: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return what two strings have between the beginning and the end that they share."""
    least = min(len(left), len(right))
    start = next((place for place in range(least) if left[place] != right[place]), least)
    end = next((place for place in range(least - start) if left[-1 - place] != right[-1 - place]), least - start)
    return left[start : len(left) - end], right[start : len(right) - end]


def nearest(word: str, candidates: Iterable[str], *, shortest: int = SHORTEST_NAME) -> str | None:
    """Return the candidate that `word` is most likely a slip of, or None.

    One slip is allowed, two from eight letters on. Words shorter than `shortest` letters and pairs that differ in a
    digit have no near name: `QA` and `QC`, `Level 2` and `Level 3` are both right. Nor has a text that is too long to
    be a name. Ties go to the first candidate.
    """
    folded = word.casefold()
    allowed = most_slips(folded, shortest)
    if not allowed:
        return None
    figures, letters = digits(folded), frozenset(folded)
    best = None
    for candidate in candidates:
        other = candidate.casefold()
        if len(other) < shortest or abs(len(other) - len(folded)) > allowed:
            continue
        # A slip takes one letter away and brings another one at most, which is quickly seen.
        if len(letters.symmetric_difference(other)) > 2 * allowed or digits(other) != figures:
            continue
        slips = distance(folded, other, allowed)
        if slips <= allowed:
            best, allowed = candidate, slips - 1
    return best


def nearest_phrase(phrase: str, candidates: Iterable[str], separator: str) -> str | None:
    """Return the candidate that has most words with `phrase` in common, in their order, or None.

    Of the longer one at most a third are other words. What holds other digits is never near.
    """
    words, figures = phrase.casefold().split(separator), digits(phrase)
    best, fewest = None, 1.0
    for candidate in candidates:
        others = candidate.casefold().split(separator)
        allowed = max(len(words), len(others)) // 3
        if digits(candidate) != figures or abs(len(words) - len(others)) > allowed:
            continue
        slips = distance(words, others, allowed)
        share = slips / max(len(words), len(others))
        if slips <= allowed and share < fewest:
            best, fewest = candidate, share
    return best


def most_slips(folded: str, shortest: int = SHORTEST_NAME) -> int:
    """Return how many slips a name may have, folded as it is; 0 where it is too short or too long for any."""
    if not shortest <= len(folded) <= _LONGEST_NAME:
        return 0
    return 2 if len(folded) >= 8 else 1


def digits(word: str) -> str:
    """Return the digits of a name, in which it never differs from what it is a slip of."""
    if word.isascii():
        return "".join(_DIGITS.findall(word))
    return "".join(filter(str.isdigit, word))
