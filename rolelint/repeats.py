"""Criteria of one ladder that say the same, word by word or nearly so.

Criteria are the same when they differ in case, punctuation and blanks only. What is no sentence repeats nothing: a
grade such as `Team`, an emphasised word that is kept as a rung, a phrase that takes over the level below. Nor do two
criteria whose examples differ: there the words are a title, and the examples say what is expected.

How near two criteria are is the share of their different words that both have (Jaccard 1901). Two that are near enough
share one of their rarest words, so each is compared only with those that do (prefix filtering; Chaudhuri, Ganti and
Kaushik 2006).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import ceil

from rolelint import fields
from rolelint.ladder import Criterion, Ladder, is_cumulative, normalised

_GRID = "ladder-grid"
_LEAST_WORDS = 3
_LEAST_OTHER_LETTERS = 8


def across_levels(ladder: Ladder) -> Iterator[tuple[Criterion, ...]]:
    """Yield the criteria that stand at several levels in the same words, from low to high."""
    groups: dict[str, list[list[Criterion]]] = defaultdict(list)
    for words, criterion in _sentences(ladder):
        alike = next((group for group in groups[words] if _agree(group[0], criterion)), None)
        if alike is None:
            groups[words].append([criterion])
        elif criterion.level not in {one.level for one in alike}:
            alike.append(criterion)
    yield from (tuple(group) for alike in groups.values() for group in alike if len(group) > 1)


def within_level(ladder: Ladder) -> Iterator[tuple[Criterion, Criterion]]:
    """Yield each criterion that its level has already, behind the first one.

    In another dimension only sentences count, and none of a grid, where each cell is filled by itself.
    """
    by_cell: dict[tuple[str, str | None, str], Criterion] = {}
    by_level: dict[tuple[str, str], list[Criterion]] = defaultdict(list)
    for criterion in ladder.criteria:
        words = normalised(criterion.text)
        if not words:
            continue
        first = by_cell.setdefault((criterion.level, criterion.dimension, words), criterion)
        if first is not criterion:
            yield first, criterion
        elif ladder.form != _GRID and _is_sentence(criterion.text, words):
            known = by_level[criterion.level, words]
            yield from ((other, criterion) for other in [one for one in known if _agree(one, criterion)][:1])
            known.append(criterion)


def _agree(one: Criterion, other: Criterion) -> bool:
    """Whether what stands below two criteria is the same, as far as both have anything there."""
    below, others = _below(one), _below(other)
    return not below or not others or below == others


def _below(criterion: Criterion) -> tuple[str, ...]:
    details = (str(node.value) for node in fields.nodes(criterion.node, "x-details"))
    return tuple(map(normalised, (*criterion.examples, *details)))


def near_levels(ladder: Ladder, least: float) -> Iterator[tuple[Criterion, Criterion]]:
    """Yield each criterion that is nearly one of a lower level, behind the nearest such one, the lowest of equals.

    `least` is how near they must be, above 0 and at most 1; the same words in the same order are left out.
    """
    found = list(_sentences(ladder))
    counts = Counter(word for words, _ in found for word in set(words.split()))
    index: dict[str, list[int]] = defaultdict(list)
    sets = [frozenset(words.split()) for words, _ in found]
    for this, (_, criterion) in enumerate(found):
        mine = sets[this]
        rarest = sorted(mine, key=lambda word: (counts[word], word))[: len(mine) - ceil(least * len(mine) - 1e-9) + 1]
        best: tuple[float, int] = (least, -len(found))
        for other in {other for word in rarest for other in index[word]}:
            shared = len(mine & sets[other])
            likeness = shared / (len(mine) + len(sets[other]) - shared)
            if (likeness, -other) >= best and _differ(found[other], found[this]):
                best = likeness, -other
        for word in rarest:
            index[word].append(this)
        if -best[1] < len(found):
            yield found[-best[1]][1], criterion


def _differ(one: tuple[str, Criterion], other: tuple[str, Criterion]) -> bool:
    """Whether two criteria that are alike stand at different levels, in different words, with nothing against it."""
    return one[1].level != other[1].level and one[0] != other[0] and _agree(one[1], other[1])


def _sentences(ladder: Ladder) -> Iterator[tuple[str, Criterion]]:
    """Yield the ladder's own criteria that can repeat each other, with the words they are compared by, by level."""
    places = {level.name: place for place, level in reversed(list(enumerate(ladder.levels)))}
    for criterion in sorted(ladder.criteria, key=lambda criterion: places.get(criterion.level, 0)):
        words = normalised(criterion.text)
        if not criterion.lead and _is_sentence(criterion.text, words):
            yield words, criterion


def _is_sentence(text: str, words: str) -> bool:
    """Whether a text says something of its own: three words, or as much in a script without blanks."""
    is_long = len(words.split()) >= _LEAST_WORDS or (not words.isascii() and len(words) >= _LEAST_OTHER_LETTERS)
    return is_long and not is_cumulative(text)
