"""Whether a success metric asks for more or for less than it did before."""

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolelint.metric.grammar import Metric

_RANKS = {"vague": 0, "partial": 1, "measurable": 2}
_UP = frozenset({">=", ">"})
_DOWN = frozenset({"<=", "<"})
_STRICT = frozenset({">", "<"})
_MOST = 100.0
_THRESHOLD = re.compile(r"(?P<comparator>[<>]=?) (?P<value>\d+(?:\.\d+)?) (?P<unit>\S+)")
_DAY = re.compile(r"(?P<word>\w+ )?(?P<day>\d{4}-\d\d(?:-\d\d)?)")

# Direction, unit, how far a target goes in that direction, and whether it must go farther.
_Aim = tuple[str, str | None, float, bool]


class Shift(StrEnum):
    """What became of a target."""

    LOOSENED = "loosened"
    TIGHTENED = "tightened"
    CHANGED = "changed"


def shift(before: "Metric | None", after: "Metric | None") -> Shift | None:
    """Tell what became of a target; None where it is the same, or where nobody can tell what it was or is.

    A target that can be checked less far than before is looser. Numbers are compared in the same unit and the same
    direction; a target of which one part became harder and another one easier has changed.
    """
    if before is None or after is None:
        return None
    ranks = _RANKS[after.label] - _RANKS[before.label]
    has_numbers = before.base_value is not None and after.base_value is not None
    shifts = {_stricter(ranks > 0) if ranks else None}
    if has_numbers or not ranks:
        shifts |= {_of_number(before, after), _of_threshold(before.threshold, after.threshold)}
    if not ranks:
        shifts.add(_of_deadline(before.deadline, after.deadline))
        if any(getattr(before, name) != getattr(after, name) for name in ("window", "statistic", "baseline")):
            shifts.add(Shift.CHANGED)
    shifts.discard(None)
    return shifts.pop() if len(shifts) == 1 else Shift.CHANGED if shifts else None


def _stricter(is_stricter: bool) -> Shift:  # noqa: FBT001  (the question is the argument)
    return Shift.TIGHTENED if is_stricter else Shift.LOOSENED


def _of_number(before: "Metric", after: "Metric") -> Shift | None:
    old, new = _aim(before), _aim(after)
    if (before.base_value, before.base_high) == (after.base_value, after.base_high) and old == new:
        is_same = (before.base_unit, before.comparator) == (after.base_unit, after.comparator)
        return None if is_same or old else Shift.CHANGED
    if old is None or new is None or old[:2] != new[:2]:
        return Shift.CHANGED
    return _stricter(old[2:] < new[2:])


def _aim(metric: "Metric") -> _Aim | None:
    """Return where a number aims; None for ranges and exact numbers, of which nobody can say what is more to ask."""
    value = metric.base_value
    if value is None or metric.base_high is not None:
        return None
    is_strict = metric.comparator in _STRICT
    if metric.kind == "relative":
        # Of an amount that something is to change by, more is harder whichever way it goes.
        return (metric.comparator or "", metric.base_unit, value, is_strict)
    is_exact = metric.comparator == "="
    if metric.kind == "zero" or metric.comparator in _DOWN or (is_exact and value == 0):
        return ("down", metric.base_unit, -value, is_strict)
    if metric.kind == "all" or metric.comparator in _UP or (is_exact and metric.base_unit == "%" and value == _MOST):
        return ("up", metric.base_unit, value, is_strict)
    return None


def _of_threshold(before: str | None, after: str | None) -> Shift | None:
    """Compare what an item of a share must fulfil: `<= 2 day`."""
    if before == after:
        return None
    old, new = (_THRESHOLD.fullmatch(text or "") for text in (before, after))
    if not old or not new or (old["comparator"], old["unit"]) != (new["comparator"], new["unit"]):
        return Shift.CHANGED
    grows = float(new["value"]) > float(old["value"])
    return _stricter(grows == (old["comparator"] in _UP))


def _of_deadline(before: str | None, after: str | None) -> Shift | None:
    """Compare days and months that are written as numbers; which of two other ones is earlier, nobody asks here."""
    if before == after:
        return None
    old, new = (_DAY.fullmatch(text or "") for text in (before, after))
    if not old or not new or old["word"] != new["word"] or len(old["day"]) != len(new["day"]):
        return Shift.CHANGED
    return _stricter(new["day"] < old["day"])
