"""How alike two names are: the one measure behind every "did you mean".

The measure is the optimal string alignment distance: the number of insertions, deletions, substitutions and swaps of
neighbours (Damerau 1964, in the restricted form of Boytsov 2011) that turn one word into the other, after case folding.
"""

from collections.abc import Iterable

SHORTEST_NAME = 5
_LONGEST_NAME = 200


def distance(left: str, right: str, most: int | None = None) -> int:
    """Return the optimal string alignment distance of two strings, or `most + 1` where it is more than `most`."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, previous, row = row, before, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if previous and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, previous[j - 2] + 1)
            row.append(cost)
        # A swap builds on the row before the last one, so both must lie beyond the bound.
        if most is not None and min(*row, *before) > most:
            break
    return row[-1] if most is None else min(row[-1], most + 1)


def nearest(word: str, candidates: Iterable[str], *, shortest: int = SHORTEST_NAME) -> str | None:
    """Return the candidate that `word` is most likely a slip of, or None.

    One slip is allowed, two from eight letters on. Words shorter than `shortest` letters and pairs that differ in a
    digit have no near name: `QA` and `QC`, `Level 2` and `Level 3` are both right. Nor has a text that is too long to
    be a name. Ties go to the first candidate.
    """
    folded = word.casefold()
    if not shortest <= len(folded) <= _LONGEST_NAME:
        return None
    digits = _digits(folded)
    best, allowed = None, 2 if len(folded) >= 8 else 1
    for candidate in candidates:
        other = candidate.casefold()
        if len(other) < shortest or abs(len(other) - len(folded)) > allowed or _digits(other) != digits:
            continue
        slips = distance(folded, other, allowed)
        if slips <= allowed:
            best, allowed = candidate, slips - 1
    return best


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))
