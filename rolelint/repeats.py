"""Criteria of one ladder that say the same, word by word or nearly so.

Criteria are the same when they differ in case, punctuation and blanks only. What is no sentence repeats nothing: a
grade such as `Team`, an emphasised word that is kept as a rung, a phrase that takes over the level below. Nor do two
criteria whose examples differ: there the words are a title, and the examples say what is expected.

How near two criteria are is the share of their different words that both have (Jaccard 1901). Two that are near enough
share one of their rarest words, so each is compared only with those that do (prefix filtering; Chaudhuri, Ganti and
Kaushik 2006), in `MOST_COMPARED` comparisons at most: the rarest words first, and of what shares one the lowest first.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import chain, groupby, islice
from math import ceil

from rolelint import fields
from rolelint.cumulative import is_cumulative
from rolelint.frozen import frozen
from rolelint.ladder import Criterion, Ladder
from rolelint.names import normalised

MOST_COMPARED = 500
_GRID = "ladder-grid"
_LEAST_WORDS = 3
_LEAST_OTHER_LETTERS = 8
# What stands below a criterion, as it is compared.
_Below = tuple[str, ...]


@frozen
class _Sentence:
    """A criterion that can repeat another one, with what it is compared by; `place` is its rank among all of them."""

    place: int
    criterion: Criterion
    words: str
    bag: frozenset[str]
    below: _Below


def across_levels(ladder: Ladder) -> Iterator[tuple[Criterion, ...]]:
    """Yield the criteria that stand at several levels in the same words, from low to high."""
    if _all_differ(normalised(criterion.text) for criterion in ladder.criteria):
        return
    by_words: dict[str, list[_Sentence]] = defaultdict(list)
    for one in _sentences(ladder):
        by_words[one.words].append(one)
    for alike in by_words.values():
        groups: dict[_Below, dict[str, Criterion]] = defaultdict(dict)
        for one in alike:
            first = alike[0].below
            groups[one.below if first and one.below else first].setdefault(one.criterion.level, one.criterion)
        yield from (tuple(group.values()) for group in groups.values() if len(group) > 1)


def within_level(ladder: Ladder) -> Iterator[tuple[Criterion, Criterion]]:
    """Yield each criterion that its level has already, behind the first one.

    In another dimension only sentences count, and none of a grid, where each cell is filled by itself.
    """
    if _all_differ((criterion.level, normalised(criterion.text)) for criterion in ladder.criteria):
        return
    by_cell: dict[tuple[str, str | None, str], Criterion] = {}
    by_level: dict[tuple[str, str], dict[_Below, tuple[int, Criterion]]] = defaultdict(dict)
    for place, criterion in enumerate(ladder.criteria):
        words = normalised(criterion.text)
        if not words:
            continue
        first = by_cell.setdefault((criterion.level, criterion.dimension, words), criterion)
        if first is not criterion:
            yield first, criterion
        elif ladder.form != _GRID and _is_sentence(criterion.text, words, tuple(ladder.places)):
            known, below = by_level[criterion.level, words], _below(criterion)
            other = _first_agreeing(known, below)
            if other:
                yield other, criterion
            known.setdefault(below, (place, criterion))


def _all_differ(keys: Iterable[Hashable]) -> bool:
    """Whether no two are equal, as in most ladders, so that nothing further needs to be known of them."""
    seen = list(keys)
    return len(set(seen)) == len(seen)


def _first_agreeing(known: Mapping[_Below, tuple[int, Criterion]], below: _Below) -> Criterion | None:
    """Return the first criterion that has the same below it, or of which one of the two has nothing there."""
    if not below:
        return next((criterion for _, criterion in known.values()), None)
    same = [known[one] for one in ((), below) if one in known]
    return min(same, key=lambda pair: pair[0])[1] if same else None


def _below(criterion: Criterion) -> _Below:
    details = (str(node.value) for node in fields.nodes(criterion.node, "x-details"))
    return tuple(map(normalised, (*criterion.examples, *details)))


def near_levels(ladder: Ladder, least: float) -> Iterator[tuple[Criterion, Criterion]]:
    """Yield each criterion that is nearly one of a lower level, behind the nearest such one, the lowest of equals.

    `least` is how near they must be, above 0 and at most 1; the same words in the same order are left out. Of criteria
    that say the same only the lowest counts.
    """
    distinct: dict[tuple[str, _Below], _Sentence] = {}
    for one in _sentences(ladder):
        distinct.setdefault((one.words, one.below), one)
    counts = Counter(word for one in distinct.values() for word in one.bag)
    index: dict[str, list[_Sentence]] = defaultdict(list)
    for _, level in groupby(distinct.values(), key=lambda one: one.criterion.level):
        here = [(one, _rarest(one.bag, counts, least)) for one in level]
        for one, rarest in here:
            others = islice(chain.from_iterable(index.get(word, ()) for word in rarest), MOST_COMPARED)
            lower = _nearest(one, others, least)
            if lower:
                yield lower.criterion, one.criterion
        for one, rarest in here:
            for word in rarest:
                index[word].append(one)


def _rarest(bag: frozenset[str], counts: Mapping[str, int], least: float) -> list[str]:
    """Return the rarest words of a criterion: as many as it takes for each one that is near to have one of them."""
    return sorted(bag, key=lambda word: (counts[word], word))[: len(bag) - ceil(least * len(bag) - 1e-9) + 1]


def _nearest(one: _Sentence, others: Iterable[_Sentence], least: float) -> _Sentence | None:
    """Return the nearest of some sentences that are near enough, if there is one: of equals that which stands first."""
    possible = (other for other in others if other.words != one.words and _agree(one, other))
    found = [(likeness, other) for other in possible if (likeness := _likeness(one.bag, other.bag)) >= least]
    return min(found, key=lambda pair: (-pair[0], pair[1].place))[1] if found else None


def _likeness(bag: frozenset[str], other: frozenset[str]) -> float:
    shared = len(bag & other)
    return shared / (len(bag) + len(other) - shared)


def _agree(one: _Sentence, other: _Sentence) -> bool:
    """Whether what stands below two criteria is the same, as far as both have anything there."""
    return not one.below or not other.below or one.below == other.below


def _sentences(ladder: Ladder) -> Iterator[_Sentence]:
    """Yield the ladder's own criteria that can repeat each other, by level."""
    places = ladder.places
    names = tuple(places)
    by_level = sorted(ladder.criteria, key=lambda criterion: (places.get(criterion.level, 0), criterion.level))
    for place, criterion in enumerate(by_level):
        words = normalised(criterion.text)
        if not criterion.lead and _is_sentence(criterion.text, words, names):
            yield _Sentence(place, criterion, words, frozenset(words.split()), _below(criterion))


def _is_sentence(text: str, words: str, levels: tuple[str, ...]) -> bool:
    """Whether a text says something of its own: three words, or as much in a script without blanks."""
    is_long = len(words.split()) >= _LEAST_WORDS or (not words.isascii() and len(words) >= _LEAST_OTHER_LETTERS)
    return is_long and not is_cumulative(text, levels)
