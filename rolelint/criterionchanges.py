"""What became of the criteria of a ladder."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from rolelint.changes import Change, Side, Teller
from rolelint.ladder import Criterion, Ladder
from rolelint.names import fold, fold_dimension, normalised, slug
from rolelint.pairing import Pairs, by, is_respelled, pair
from rolelint.remainder import called, differing, unequal

# Level and dimension of a criterion, by the names that the later revision has for them.
_Cell = tuple[str, str | None]
_Place = Callable[[Criterion], _Cell]
# The later names of the levels and dimensions of the earlier revision.
Names = tuple[Mapping[str, str], Mapping[str, str]]


def criteria(old: Ladder, new: Ladder, names: Names, tell: Teller) -> Iterator[Change]:
    """Yield what changed in the criteria of a ladder's own.

    They are paired in their cell, then by their words anywhere, then by what is alike in a cell.
    """
    levels, dimensions = names

    def then(one: Criterion) -> _Cell:
        dimension = one.dimension and dimensions.get(one.dimension, one.dimension)
        return fold(levels.get(one.level, one.level)), dimension and fold_dimension(dimension)

    pairs = _paired(old, new, then)
    for before, after in pairs.same:
        yield from _changed(before, after, then, tell)
    for one in pairs.gone:
        sides = (Side(one.node.at, one.text), None)
        yield tell("criterion-removed", f"criterion removed at {_where(one)}: '{one.text}'", sides, _about(one))
    for one in pairs.come:
        late = (None, Side(one.node.at, one.text))
        yield tell("criterion-added", f"criterion added at {_where(one)}: '{one.text}'", late, _about(one))


def _paired(old: Ladder, new: Ladder, then: _Place) -> Pairs[Criterion]:
    same = (lambda one: (then(one), _whole(one)), lambda one: (_cell(one), _whole(one)))
    exact = (lambda one: (then(one), normalised(one.text)), lambda one: (_cell(one), normalised(one.text)))
    kept = pair(old.criteria, new.criteria, same, by(lambda one: one.id), exact, by(lambda one: normalised(one.text)))
    cells: dict[_Cell, tuple[list[Criterion], list[Criterion]]] = defaultdict(lambda: ([], []))
    for one in kept.gone:
        cells[then(one)][0].append(one)
    for one in kept.come:
        cells[_cell(one)][1].append(one)
    alike = [pair(*left, words=lambda one: one.text) for left in cells.values()]
    return Pairs(
        (*kept.same, *(both for pairs in alike for both in pairs.same)),
        tuple(one for pairs in alike for one in pairs.gone),
        tuple(one for pairs in alike for one in pairs.come),
    )


def _changed(old: Criterion, new: Criterion, then: _Place, tell: Teller) -> Iterator[Change]:
    sides, about = (Side(old.node.at, old.text), Side(new.node.at, new.text)), _about(new)
    if then(old) != _cell(new):
        message = f"criterion moved from {_where(old)} to {_where(new)}: '{new.text}'"
        is_level = then(old)[0] != fold(new.level)
        yield tell("criterion-moved-between-levels" if is_level else "criterion-moved", message, sides, about)
    if old.text != new.text:
        is_same = is_respelled(old.text, new.text)
        message = f"{'respelled' if is_same else 'reworded'} at {_where(new)}: '{old.text}' → '{new.text}'"
        yield tell("respelled" if is_same else "criterion-reworded", f"criterion {message}", sides, about)
    if sorted(old.examples) != sorted(new.examples):
        yield tell("examples-changed", f"examples changed at {_where(new)}: '{new.text}'", sides, about)
    if old.id and old.id != new.id:
        message = f"id changed at {_where(new)}: '{old.id}' → '{new.id or ''}'"
        yield tell("id-changed", message, sides, about)
    told = {"text", "level", "dimension"} | unequal(old, new, ["examples"]) | ({"id"} if old.id else set())
    for key in differing(old.node.value, new.node.value, told):
        yield tell("data-changed", f"{called(key)} changed at {_where(new)}: '{new.text}'", _both(old, new, key), about)


def _both(old: Criterion, new: Criterion, key: str) -> tuple[Side | None, Side | None]:
    then, now = (Side(one.node[key].at) if key in one.node else None for one in (old, new))
    return then, now


def _whole(criterion: Criterion) -> tuple[str | None, str, tuple[str, ...]]:
    """Return all that a criterion says, so that what did not change finds itself first."""
    return criterion.id, criterion.text, tuple(sorted(criterion.examples))


def _cell(criterion: Criterion) -> _Cell:
    return fold(criterion.level), criterion.dimension and fold_dimension(criterion.dimension)


def _where(criterion: Criterion) -> str:
    return f"{criterion.level}, {criterion.dimension}" if criterion.dimension else criterion.level


def _about(criterion: Criterion) -> str:
    return "/".join(slug(name) for name in (criterion.level, criterion.dimension) if name)
