"""What the page knows of ladders: their cells with all criteria, how much is filled in, and who stands where.

Levels and roles are named by their numbers. What a level takes over from the one below is not repeated: `data.js` finds
it there. A file's own words about itself (its owner, its `x-` keys) stay out here as they do for roles.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from rolelint.coverage import Coverage, Mark, Row, unified
from rolelint.identity import Identity, Place
from rolelint.ladder import Criterion, Ladder
from rolelint.ladders import PART, Ladders
from rolelint.model import Role

_MARKS = tuple(Mark)
_Cells = Mapping[tuple[str, str | None], Sequence[Criterion]]


def shown(coverages: Iterable[Coverage], roles: Collection[Place]) -> tuple[Coverage, ...]:
    """Return the ladders for a page of these roles, given by place: not those that only roles elsewhere climb."""
    return tuple(
        coverage
        for coverage in coverages
        if not coverage.climbs or any(climb.role.identity.place in roles for climb in coverage.climbs)
    )


def files(coverages: Sequence[Coverage]) -> Mapping[str, int]:
    """Return which ladder a file belongs to, by path: the number of its place among these."""
    ladders = [coverage.ladder for coverage in coverages]
    found = {ladder.path: number for number, ladder in enumerate(ladders)}
    for number, ladder in enumerate(ladders):
        for level in ladder.levels if ladder.form == PART else ():
            found.setdefault(level.node.at.path, number)
    return found


def told(
    coverages: Iterable[Coverage], numbers: Mapping[Place, int], known: Ladders, *, is_public: bool
) -> list[dict[str, Any]]:
    """Return what the page tells of ladders; `numbers` are those of the roles that it shows, by path.

    `known` are those that one may extend, shown or not.
    """
    return [_ladder(coverage, numbers, known, is_public=is_public) for coverage in coverages]


def _ladder(coverage: Coverage, numbers: Mapping[Place, int], known: Ladders, *, is_public: bool) -> dict[str, Any]:
    ladder = coverage.ladder
    above = known.above(ladder)
    whole, _ = unified(ladder)
    own, inherited = _by_cell(whole.criteria), _by_cell(whole.inherited)
    firsts = {dimension.name: dimension.first for dimension in whole.dimensions}
    told = {
        "name": _name(ladder, is_public=is_public),
        "path": "" if is_public else ladder.path,
        "above": _name(above, is_public=is_public) if above else "",
        "filled": coverage.filled,
        "expected": coverage.expected,
        "percent": coverage.percent,
        "levels": [
            trimmed(level.name, level.seniority, _present(coverage.roles_at(level), numbers), int(level.is_cumulative))
            for level in ladder.levels
        ],
        "rows": [_row(row, own, inherited, firsts.get(row.dimension or ""), coverage) for row in coverage.rows],
        "unplaced": _present(coverage.unplaced, numbers),
        "without": list(_without_level(coverage)),
    }
    return {name: value for name, value in told.items() if value not in ("", [], None)}


def _name(ladder: Ladder, *, is_public: bool) -> str:
    """Return what a ladder is called; in public, one that goes by the name of its file or folder has no name."""
    parts = {Identity(ladder.path, None, None, None).stem, *ladder.path.split("/")}
    return "Unnamed ladder" if is_public and ladder.label in parts else ladder.label


def _row(row: Row, own: _Cells, inherited: _Cells, first: str | None, coverage: Coverage) -> list[Any]:
    places = {level.name: number for number, level in enumerate(coverage.ladder.levels)}
    cells = [
        trimmed(
            _MARKS.index(square.mark),
            _criteria(own.get((square.level, row.dimension), ())),
            _criteria(inherited.get((square.level, row.dimension), ())),
        )
        for square in row.squares
    ]
    return trimmed(row.dimension, cells, [[places[level], name] for level, name in row.other_names], first)


def _criteria(criteria: Iterable[Criterion]) -> list[Any]:
    return [trimmed(criterion.text, list(criterion.examples)) for criterion in criteria]


def _by_cell(criteria: Iterable[Criterion]) -> _Cells:
    cells: dict[tuple[str, str | None], list[Criterion]] = defaultdict(list)
    for criterion in criteria:
        cells[criterion.level, criterion.dimension].append(criterion)
    return cells


def _present(roles: Iterable[Role], numbers: Mapping[Place, int]) -> list[int]:
    return [numbers[place] for place in (role.identity.place for role in roles) if place in numbers]


def _without_level(coverage: Coverage) -> Iterator[str]:
    """Yield the seniorities that no level is for; none where no level names any."""
    if any(coverage.seniorities.values()):
        yield from (word for word, levels in coverage.seniorities.items() if not levels)


def trimmed(*values: Any) -> list[Any]:
    """Return values as a list without those at its end that say nothing."""
    told = list(values)
    while told and not told[-1]:
        told.pop()
    return told
