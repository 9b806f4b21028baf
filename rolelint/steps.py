"""What a level adds to another one, word by word, and what stands between a role and its next level.

In each dimension the criteria of two levels are paired best first. Equal ones come before all others (punctuation and
case do not count), then those that are the only ones with their bold lead, then those that share most words: at least
half, counted as twice the shared words in relation to the words of both. Ties go to what stands first. What is paired
is kept or changed, what is left is added or gone.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rolelint.coverage import capabilities, unified
from rolelint.ladder import Criterion, Ladder, Level, normalised
from rolelint.model import Capability, Role
from rolelint.names import fold
from rolelint.vocabulary import PROFICIENCY

# A word with the blanks ahead of it; Chinese and Japanese have none, so there each character is a word.
_WORD = re.compile(r"\s*(?:[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+)")
_EQUAL, _SAME_LEAD, _ENOUGH = 3.0, 2.0, 0.5


class Change(StrEnum):
    """What becomes of something on the way up."""

    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that two criteria share, or that one of them has alone; with the blanks ahead of them."""

    text: str
    change: Change


@dataclass(frozen=True, slots=True)
class Pair:
    """What two levels say about the same thing; one of them may say nothing. `pieces` tells how the words change."""

    change: Change
    before: Criterion | None
    after: Criterion | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A dimension at two levels; None is what holds for a level as a whole.

    The pairs come in the order of the upper level; what is gone comes behind them.
    """

    dimension: str | None
    pairs: tuple[Pair, ...]

    def count(self, change: Change) -> int:
        """Return the number of pairs of this kind."""
        return sum(pair.change is change for pair in self.pairs)


@dataclass(frozen=True, slots=True)
class Shift:
    """What two levels expect of a capability; None where one does not name it."""

    name: str
    change: Change
    before: Capability | None
    after: Capability | None


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Need:
    """A capability that a level expects, and what a role says of it; `is_met` is None where nobody can tell."""

    name: str
    wanted: Capability
    has: Capability | None
    is_met: bool | None


@dataclass(frozen=True, slots=True)
class NextStep:
    """What stands between a role and the level above its own; at the highest level there is nothing to compare."""

    role: Role
    ladder: Ladder
    level: Level
    comparison: Comparison | None = None
    needs: tuple[Need, ...] = ()


def compare(ladder: Ladder, lower: Level, upper: Level) -> Comparison:
    """Compare two levels of a ladder: what they say themselves, inherit, and take over from the levels below them."""
    whole, _ = unified(ladder)
    before, after = (_held(whole, level) for level in (lower, upper))
    named = dict.fromkeys((*(dimension.name for dimension in whole.dimensions), *before, *after))
    ordered = [*(name for name in named if name is not None), *([None] if None in named else [])]
    sides = (Side(name, tuple(_pairs(before.get(name, []), after.get(name, [])))) for name in ordered)
    return Comparison(ladder, lower, upper, tuple(sides), tuple(_shifts(ladder, lower, upper)))


def next_step(role: Role, ladder: Ladder, level: Level, scale: Sequence[str] = PROFICIENCY) -> NextStep:
    """Return what stands between a role at a level and the next one; `scale` holds proficiencies from low to high."""
    place = ladder.levels.index(level) + 1
    if place == len(ladder.levels):
        return NextStep(role, ladder, level)
    has = {fold(capability.name): capability for capability in reversed(role.capabilities)}
    wanted = capabilities(ladder)[place]
    needs = (Need(want.name, want, has.get(key), _is_met(has.get(key), want, scale)) for key, want in wanted.items())
    return NextStep(role, ladder, level, compare(ladder, level, ladder.levels[place]), tuple(needs))


def _held(ladder: Ladder, level: Level) -> dict[str | None, list[Criterion]]:
    """Return what a level expects by dimension; first what it takes over from below."""
    found: dict[str | None, list[Criterion]] = defaultdict(list)
    said: dict[str, list[Criterion]] = defaultdict(list)
    for criterion in (*ladder.inherited, *ladder.criteria):
        said[criterion.level].append(criterion)
    for one in ladder.levels[: ladder.levels.index(level) + 1]:
        if not one.is_cumulative:
            found.clear()
        for criterion in said[one.name]:
            found[criterion.dimension].append(criterion)
    return dict(found)


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
    if normalised(before.text) == normalised(after.text):
        return Pair(Change.KEPT, before, after, (Piece(after.text, Change.KEPT),))
    return Pair(Change.CHANGED, before, after, tuple(pieces(before.text, after.text)))


def _partners(before: Sequence[Criterion], after: Sequence[Criterion]) -> dict[int, int]:
    """Return the places of paired criteria: that of the lower level by that of the upper one."""
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, upper, lower in sorted(_candidates(before, after)):
        if upper not in partners and lower not in taken:
            partners[upper] = lower
            taken.add(lower)
    return partners


def _candidates(before: Sequence[Criterion], after: Sequence[Criterion]) -> Iterator[tuple[float, int, int]]:
    """Yield the pairs that are alike, as how alike (negated, so that sorting puts the best first) and both places."""
    leads = [Counter(criterion.lead and fold(criterion.lead) for criterion in of) for of in (before, after)]
    words = [_words(criterion) for criterion in before]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, known in enumerate(words):
        for word in known:
            holders[word].append(place)
    by_lead = {fold(criterion.lead): place for place, criterion in enumerate(before) if criterion.lead}
    for upper, criterion in enumerate(after):
        own = _words(criterion)
        shared = Counter(place for word in own for place in holders.get(word, ()))
        lead = fold(criterion.lead or "")
        if leads[0][lead] == leads[1][lead] == 1:
            yield -_SAME_LEAD, upper, by_lead[lead]
        for lower, count in shared.items():
            alike = 2 * count / (len(own) + len(words[lower]))
            if normalised(before[lower].text) == normalised(criterion.text):
                yield -_EQUAL, upper, lower
            elif alike >= _ENOUGH:
                yield -alike, upper, lower


def _words(criterion: Criterion) -> frozenset[str]:
    """Return the different words of a criterion as they are compared; of a text of signs alone, the text."""
    words = normalised(criterion.text)
    return frozenset(word.strip() for word in _WORD.findall(words)) or frozenset({words})


def pieces(before: str, after: str) -> Iterator[Piece]:
    """Yield how one text becomes another word by word: what goes stands ahead of what comes."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    one, other = ([normalised(word) or word.strip() for word in words] for words in (old, new))
    for kind, low, high, start, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("".join(new[start:end]), Change.KEPT)
            continue
        if old[low:high]:
            yield Piece("".join(old[low:high]), Change.GONE)
        if new[start:end]:
            yield Piece("".join(new[start:end]), Change.ADDED)


def _shifts(ladder: Ladder, lower: Level, upper: Level) -> Iterator[Shift]:
    """Yield what becomes of the capabilities: those of the upper level first."""
    expected = capabilities(ladder)
    before, after = (expected[ladder.levels.index(level)] for level in (lower, upper))
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
