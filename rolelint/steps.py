"""What a level adds to another one, word by word, and what stands between a role and its next level.

In each dimension the criteria of two levels are paired best first. Equal ones come before all others (punctuation and
case do not count), then those that are the only ones with their bold lead, then those that share most words: at least
half, counted as twice the shared words in relation to the words of both. Ties go to what stands first. What is paired
is kept or changed, what is left is added or gone.

A criterion that shares words with more than `MOST_COMPARED` others is compared with those that have its rarest words,
and of these with those at about the same place.
"""

import re
from bisect import bisect
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from rolelint.coverage import capabilities, unified
from rolelint.frozen import frozen
from rolelint.ladder import Criterion, Ladder, Level
from rolelint.model import Capability, Role
from rolelint.names import fold, normalised
from rolelint.vocabulary import PROFICIENCY

# A word with the blanks ahead of it; Chinese and Japanese have none, so there each character is a word.
_WORD = re.compile(r"\s*(?:[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+)")
MOST_COMPARED = 200
_LONGEST = 200
_ENOUGH = 0.5


class Change(StrEnum):
    """What becomes of something on the way up."""

    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"


@frozen
class Piece:
    """Words that two criteria share, or that one of them has alone; with the blanks ahead of them."""

    text: str
    change: Change


@frozen
class Pair:
    """What two levels say about the same thing; one of them may say nothing. `pieces` tells how the words change."""

    change: Change
    before: Criterion | None
    after: Criterion | None
    pieces: tuple[Piece, ...]


@frozen
class Side:
    """A dimension at two levels; None is what holds for a level as a whole.

    The pairs come in the order of the upper level; what is gone comes behind them.
    """

    dimension: str | None
    pairs: tuple[Pair, ...]

    def count(self, change: Change) -> int:
        """Return the number of pairs of this kind."""
        return sum(pair.change is change for pair in self.pairs)


@frozen
class Shift:
    """What two levels expect of a capability; None where one does not name it."""

    name: str
    change: Change
    before: Capability | None
    after: Capability | None


@frozen
class Comparison:
    """Two levels of a ladder, side by side."""

    ladder: Ladder
    lower: Level
    upper: Level
    sides: tuple[Side, ...]
    shifts: tuple[Shift, ...]

    def count(self, change: Change) -> int:
        """Return the number of pairs of this kind in all dimensions."""
        return sum(side.count(change) for side in self.sides)


@frozen
class Need:
    """A capability that a level expects, and what a role says of it; `is_met` is None where nobody can tell."""

    name: str
    wanted: Capability
    has: Capability | None
    is_met: bool | None


@frozen
class NextStep:
    """What stands between a role and the level above its own; at the highest level there is nothing to compare.

    Where tracks part, `others` are the levels that come next on the other ones.
    """

    role: Role
    ladder: Ladder
    level: Level
    comparison: Comparison | None = None
    needs: tuple[Need, ...] = ()
    others: tuple[Level, ...] = ()


def compare(ladder: Ladder, lower: Level, upper: Level) -> Comparison:
    """Compare two levels of a ladder: what they say themselves, inherit, and take over from the levels below them."""
    whole, _ = unified(ladder)
    before, after = (held(whole, level) for level in (lower, upper))
    named = dict.fromkeys((*(dimension.name for dimension in whole.dimensions), *before, *after))
    ordered = [*(name for name in named if name is not None), *([None] if None in named else [])]
    sides = (Side(name, tuple(_pairs(before.get(name, []), after.get(name, [])))) for name in ordered)
    return Comparison(ladder, lower, upper, tuple(sides), tuple(_shifts(ladder, lower, upper)))


def next_step(role: Role, ladder: Ladder, level: Level, scale: Sequence[str] = PROFICIENCY) -> NextStep:
    """Return what stands between a role at a level and the next one; `scale` holds proficiencies from low to high."""
    upper, *others = ladder.next_levels(level) or (None,)
    if upper is None:
        return NextStep(role, ladder, level)
    has = {fold(capability.name): capability for capability in reversed(role.capabilities)}
    wanted = capabilities(ladder)[ladder.places[upper.name]]
    needs = (Need(want.name, want, has.get(key), _is_met(has.get(key), want, scale)) for key, want in wanted.items())
    return NextStep(role, ladder, level, compare(ladder, level, upper), tuple(needs), tuple(filter(None, others)))


def held(ladder: Ladder, level: Level) -> dict[str | None, list[Criterion]]:
    """Return what a level expects by dimension, None for the level as a whole; first what it takes over from below."""
    known: dict[str, dict[str | None, list[Criterion]]] = {}
    said: dict[str, list[Criterion]] = defaultdict(list)
    for criterion in (*ladder.inherited, *ladder.criteria):
        said[criterion.level].append(criterion)
    for one in ladder.levels[: ladder.places[level.name] + 1]:
        whole = ladder.base(one)
        taken = dict(known[whole.name]) if whole else {}
        for dimension, _ in one.takes_over:
            base = ladder.base(one, dimension)
            if base and dimension is not None:
                taken[dimension] = known[base.name].get(dimension, [])
        found = defaultdict(list, {dimension: [*criteria] for dimension, criteria in taken.items()})
        for criterion in said[one.name]:
            found[criterion.dimension].append(criterion)
        known.setdefault(one.name, found)
    return dict(known[level.name])


def _pairs(before: Sequence[Criterion], after: Sequence[Criterion]) -> Iterator[Pair]:
    partners = _partners(before, after)
    for place, criterion in enumerate(after):
        if place in partners:
            yield _paired(before[partners[place]], criterion)
        else:
            yield Pair(Change.ADDED, None, criterion, (Piece(criterion.text, Change.ADDED),))
    matched = set(partners.values())
    for place, criterion in enumerate(before):
        if place not in matched:
            yield Pair(Change.GONE, criterion, None, (Piece(criterion.text, Change.GONE),))


def _paired(before: Criterion, after: Criterion) -> Pair:
    if _said(before) == _said(after):
        return Pair(Change.KEPT, before, after, (Piece(after.text, Change.KEPT),))
    return Pair(Change.CHANGED, before, after, tuple(pieces(before.text, after.text)))


def _partners(before: Sequence[Criterion], after: Sequence[Criterion]) -> dict[int, int]:
    """Return the places of paired criteria: that of the lower level by that of the upper one."""
    partners = _with(dict(_equal(before, after)), _of_one_lead(before, after))
    return _with(partners, _alike(before, after, partners))


def _with(partners: Mapping[int, int], pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Add pairs of criteria that are still alone, those that come first before all others."""
    found, taken = dict(partners), set(partners.values())
    for upper, lower in pairs:
        if upper not in found and lower not in taken:
            found[upper] = lower
            taken.add(lower)
    return found


def _equal(before: Sequence[Criterion], after: Sequence[Criterion]) -> Iterator[tuple[int, int]]:
    """Yield pairs that say the same: the first with the first, the second with the second."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for lower, criterion in enumerate(before):
        places[_said(criterion)].append(lower)
    for upper, criterion in enumerate(after):
        equal = places.get(_said(criterion))
        if equal:
            yield upper, equal.popleft()


def _of_one_lead(before: Sequence[Criterion], after: Sequence[Criterion]) -> Iterator[tuple[int, int]]:
    """Yield pairs of which each is the only one of its level with a bold lead."""
    by_lead: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, criteria in enumerate((before, after)):
        for place, criterion in enumerate(criteria):
            if criterion.lead:
                by_lead[fold(criterion.lead)][side].append(place)
    yield from ((uppers[0], lowers[0]) for lowers, uppers in by_lead.values() if len(lowers) == len(uppers) == 1)


def _alike(
    before: Sequence[Criterion], after: Sequence[Criterion], partners: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of criteria without a partner that share enough words, those that share most of them first."""
    taken = set(partners.values())
    words = {place: _words(criterion) for place, criterion in enumerate(before) if place not in taken}
    holders: dict[str, list[int]] = defaultdict(list)
    for place, known in words.items():
        for word in known:
            holders[word].append(place)
    found: list[tuple[float, int, int]] = []
    for upper, criterion in enumerate(after):
        own = _words(criterion) if upper not in partners else frozenset[str]()
        for lower in _possible(upper, own, holders):
            alike = 2 * len(own & words[lower]) / (len(own) + len(words[lower]))
            if alike >= _ENOUGH:
                found.append((-alike, upper, lower))
    yield from ((upper, lower) for _, upper, lower in sorted(found))


def _possible(place: int, words: frozenset[str], holders: Mapping[str, Sequence[int]]) -> frozenset[int]:
    """Return the places of what shares words with a criterion; of too many those with its rarest words, and nearby."""
    found: set[int] = set()
    for _, word in sorted((len(holders[word]), word) for word in words if word in holders):
        if len(found) >= MOST_COMPARED:
            break
        middle = bisect(holders[word], place)
        found.update(holders[word][max(middle - MOST_COMPARED // 2, 0) : middle + MOST_COMPARED // 2])
    return frozenset(found)


def _said(criterion: Criterion) -> str:
    """Return what a criterion is compared by; a text of signs alone, such as a tick, is its signs."""
    return normalised(criterion.text) or fold(criterion.text)


def _words(criterion: Criterion) -> frozenset[str]:
    return frozenset(word.strip() for word in _WORD.findall(_said(criterion)))


def pieces(before: str, after: str) -> Iterator[Piece]:
    """Yield how one text becomes another word by word: what goes stands ahead of what comes.

    Of texts that are too long for that, all changes from the first to the last are one.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    one, other = ([normalised(word) or word.strip() for word in words] for words in (old, new))
    for kind, low, high, start, end in _opcodes(one, other):
        if kind == "equal":
            yield Piece("".join(new[start:end]), Change.KEPT)
            continue
        if old[low:high]:
            yield Piece("".join(old[low:high]), Change.GONE)
        if new[start:end]:
            yield Piece("".join(new[start:end]), Change.ADDED)


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[str, int, int, int, int]]:
    """Return how words become others, in the manner of `SequenceMatcher.get_opcodes`."""
    if len(old) * len(new) <= _LONGEST**2:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    least = min(len(old), len(new))
    start = next((place for place in range(least) if old[place] != new[place]), least)
    end = next((place for place in range(least - start) if old[-1 - place] != new[-1 - place]), least - start)
    high, last = len(old) - end, len(new) - end
    steps = (
        ("equal", 0, start, 0, start),
        ("replace", start, high, start, last),
        ("equal", high, len(old), last, len(new)),
    )
    return [step for step in steps if step[1] < step[2] or step[3] < step[4]]


def _shifts(ladder: Ladder, lower: Level, upper: Level) -> Iterator[Shift]:
    """Yield what becomes of the capabilities: those of the upper level first."""
    expected = capabilities(ladder)
    before, after = (expected[ladder.places[level.name]] for level in (lower, upper))
    for key, capability in after.items():
        known = before.get(key)
        is_same = known and fold(known.proficiency or "") == fold(capability.proficiency or "")
        change = Change.ADDED if known is None else Change.KEPT if is_same else Change.CHANGED
        yield Shift(capability.name, change, known, capability)
    for key, capability in before.items():
        if key not in after:
            yield Shift(capability.name, Change.GONE, capability, None)


def _is_met(has: Capability | None, wanted: Capability, scale: Sequence[str]) -> bool | None:
    """Whether a role's capability is what is wanted; None where a word is missing, or is not on the scale."""
    if has is None or wanted.proficiency is None:
        return has is not None
    ranks = {fold(word): rank for rank, word in enumerate(scale)}
    own, other = (fold(one.proficiency or "") for one in (has, wanted))
    if own == other:
        return True
    return ranks[own] >= ranks[other] if own in ranks and other in ranks else None
