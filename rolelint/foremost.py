"""The findings most worth a person's time: few, and of different kinds, where a first run finds hundreds.

What a reader cannot rely on comes first: a file that is not read, roles that contradict each other or lead nowhere;
then what one file lacks; the wording of metrics comes last. What a safe repair takes away needs no person. Of each rule
one finding speaks, taken from a role that no other one speaks of if there is one; more of one rule follow only where
there are no others.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rolelint.diagnostic import Diagnostic, Safety, Severity
from rolelint.report import Report
from rolelint.summary import owner

MOST = 5
# Files that cannot be read, what stands between files, ladders, the data of one file, its items, its sections, wording.
_FAMILIES = ("RL4", "RL5", "RL1", "RL3", "RL2", "RL0", "RL6")
_UNREAD = "RL0"

_Rank = tuple[int, int, str]


def foremost(report: Report) -> tuple[Diagnostic, ...]:
    """Return at most five findings, the one that matters most first; what a rule sums up counts as one finding."""
    ordered = sorted(report.told, key=_rank)
    pools = [list(members) for _, members in groupby(ordered, key=lambda one: max(_rank(one)[0], _WARNING))]
    chosen: list[Diagnostic] = []
    for pool in pools:
        for rule in _mixed(pool):
            chosen += _taken(rule, chosen, 1)
        for rule in _mixed(pool):
            chosen += _taken([one for one in rule if owner(one) not in set(map(owner, chosen))], chosen, MOST)
    for pool in pools:
        for rule in _mixed(pool):
            chosen += _taken(rule, chosen, MOST)
    return tuple(sorted(chosen, key=_rank))


_ERROR, _WARNING, _NOTE, _MECHANICAL = range(4)


def _rank(one: Diagnostic) -> _Rank:
    """Return what findings are ordered by: how much they need a person, the family of their rule, the rule."""
    weight = {Severity.ERROR: _ERROR, Severity.WARNING: _WARNING, Severity.INFO: _NOTE}[one.severity]
    fix = one.finding.fix
    if weight is not _ERROR and fix and fix.safety is Safety.SAFE:
        weight = _MECHANICAL
    if weight is _ERROR and one.code.startswith(_UNREAD):
        return weight, -1, one.code
    family = next((place for place, name in enumerate(_FAMILIES) if one.code.startswith(name)), len(_FAMILIES))
    return weight, family, one.code


def _mixed(pool: Iterable[Diagnostic]) -> Iterator[Sequence[Diagnostic]]:
    """Yield the findings of each rule, the first rule of each family before the second one of any."""
    rules = [list(members) for _, members in groupby(pool, key=_rank)]
    turns = [turn for _, family in groupby(rules, key=lambda rule: _rank(rule[0])[:2]) for turn, _ in enumerate(family)]
    ordered = sorted(zip(turns, rules, strict=True), key=lambda pair: (_rank(pair[1][0])[0], pair[0]))
    yield from (rule for _, rule in ordered)


def _taken(rule: Sequence[Diagnostic], chosen: Sequence[Diagnostic], most: int) -> Iterator[Diagnostic]:
    """Yield findings of one rule as long as there is room: of a role not spoken of yet, with a repair, with a note."""
    owners = {owner(one) for one in chosen}
    left = [one for one in rule if one not in chosen]
    for _ in range(min(most, MOST - len(chosen), len(left))):
        best = min(left, key=lambda one: (owner(one) in owners, one.finding.fix is None, not one.finding.notes))
        left.remove(best)
        owners.add(owner(best))
        yield best
