"""The coverage of ladders in words: for a terminal, as Markdown, as rows for a spreadsheet, or as JSON.

In the matrix a sign says what is in a cell, and a number how many criteria it holds, so nothing hangs on colour.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from rolelint import leaflet, literal, spreadsheet
from rolelint.coverage import Coverage, Demand, Family, Mark, Row, Square
from rolelint.ladder import Ladder
from rolelint.leaflet import Section, Table
from rolelint.model import Role
from rolelint.sentences import listed

WHOLE = "the level as a whole"
_FORMAT = 1
_SIGNS = {Mark.OWN: "●", Mark.INHERITED: "◇", Mark.CUMULATIVE: "▲", Mark.HOLE: "✗", Mark.UNEXPECTED: "·"}
_MEANINGS = {
    Mark.OWN: "criteria of the level itself",
    Mark.INHERITED: "criteria of the ladder that this one extends",
    Mark.CUMULATIVE: "criteria that the level takes over from the one below it",
    Mark.HOLE: "a hole: nothing is said, although it should be",
    Mark.UNEXPECTED: "nothing is said, and nothing is expected",
}
_UNUSED = {"draft": "a draft: still being written", "deprecated": "deprecated: no longer to be relied on"}
_CODE = re.compile(r"[A-Za-z]{1,4}\d{1,2}(?=[ :(]|$)")
_HEAD = ("ladder", "level", "dimension", "mark", "expected", "own", "inherited", "taken over")


def render(coverages: Sequence[Coverage], form: str = "text") -> str:
    """Return the coverage of ladders as `text`, `markdown`, `csv` or `json`."""
    return FORMS[form](coverages)


def heads(ladder: Ladder) -> tuple[str, ...]:
    """Return a short head for each level: the code it begins with, else its number, else its place from 1.

    Codes (`TL4`) and numbers count if each level has its own.
    """
    codes = [match[0] for level in ladder.levels if (match := _CODE.match(level.name))]
    if len(set(codes)) == len(ladder.levels):
        return tuple(codes)
    numbers = [level.number for level in ladder.levels]
    is_numbered = None not in numbers and len(set(numbers)) == len(numbers)
    return tuple(f"L{number if is_numbered else place}" for place, number in enumerate(numbers, 1))


def percentage(coverage: Coverage) -> str:
    """Return the share of filled cells, without a decimal that is zero."""
    return "none" if coverage.percent is None else f"{coverage.percent:g}%"


def counted(number: int, one: str, several: str) -> str:
    """Return a number with its noun: `1 criterion`, `8 criteria`."""
    return f"{number} {one if number == 1 else several}"


def _sections(coverage: Coverage) -> Iterator[Section]:
    ladder = coverage.ladder
    rows = tuple((row.dimension or WHOLE, *map(_cell, row.squares)) for row in coverage.rows)
    matrix = _table(ladder, "Dimension", rows) if ladder.levels else None
    yield Section(ladder.label, tuple(_opening(coverage)), matrix, notes=tuple(_legend(coverage)), is_title=True)
    yield Section(_headline(coverage), notes=(*_gaps(coverage), *_seniorities(coverage)))
    if coverage.climbs:
        yield Section("Roles", notes=(*_roles(coverage), *(_family(one, coverage) for one in coverage.families)))
    if coverage.demands:
        everywhere = sum(demand.is_everywhere for demand in coverage.demands)
        known = counted(len(coverage.demands), "capability", "capabilities")
        sentence = f"Of {known}, {everywhere} {'is' if everywhere == 1 else 'are'} expected at every level."
        wanted = tuple((demand.name, *_wanted(demand)) for demand in coverage.demands)
        yield Section("Capabilities", (sentence,), _table(ladder, "Capability", wanted))


def _table(ladder: Ladder, corner: str, rows: tuple[tuple[str, ...], ...]) -> Table:
    return Table(corner, tuple(level.name for level in ladder.levels), heads(ladder), rows)


def _opening(coverage: Coverage) -> Iterator[str]:
    ladder = coverage.ladder
    sizes = (
        counted(len(ladder.levels), "level", "levels"),
        counted(sum(row.dimension is not None for row in coverage.rows), "dimension", "dimensions"),
        counted(len(ladder.criteria), "criterion", "criteria"),
    )
    yield f"{', '.join(sizes)}; read from {ladder.path}"
    if ladder.order and len(ladder.levels) > 1:
        tracks = [f"'{name}'" for name in dict.fromkeys(level.track for level in ladder.levels) if name]
        which = f"of {len(tracks)} tracks, {listed(tracks)}, each " if tracks else ""
        yield f"levels {which}from low to high, by {ladder.order}"
    if ladder.extends:
        added = counted(len(ladder.inherited), "criterion", "criteria") if ladder.inherited else "nothing"
        yield f"extends '{ladder.extends}', which adds {added}"
    if ladder.status in _UNUSED:
        yield _UNUSED[ladder.status]


def _cell(square: Square) -> str:
    if square.mark is Mark.UNEXPECTED:
        return _SIGNS[square.mark]
    return f"{_SIGNS[square.mark]} {square.count}{f'+{square.inherited}' if _is_both(square) else ''}"


def _is_both(square: Square) -> bool:
    return bool(square.own and square.inherited)


def _legend(coverage: Coverage) -> Iterator[str]:
    """Yield what the signs that occur mean."""
    used = {square.mark for square in coverage.squares}
    yield from (f"{_SIGNS[mark]} {_MEANINGS[mark]}" for mark in Mark if mark in used)
    if any(map(_is_both, coverage.squares)):
        yield "3+2 would be three criteria of the level itself and two inherited ones"


def _headline(coverage: Coverage) -> str:
    if not coverage.expected:
        return "Coverage: none, since no cell is expected to be filled"
    cells = counted(coverage.expected, "cell", "cells")
    return f"Coverage: {percentage(coverage)}, {coverage.filled} of {cells}"


def _gaps(coverage: Coverage) -> Iterator[str]:
    """Yield the holes by dimension, and which names of dimensions were taken for one."""
    for row in coverage.rows:
        holes = [square.level for square in row.squares if square.mark is Mark.HOLE]
        if holes:
            about = f" about {row.dimension}" if row.dimension else ""
            yield f"nothing{about} at {listed(holes)}"
        for level, name in row.other_names:
            yield f"'{name}' at {level} counts as {row.dimension}"


def _seniorities(coverage: Coverage) -> Iterator[str]:
    """Yield which levels seniorities have; nothing where no level names one."""
    named = {word: levels for word, levels in coverage.seniorities.items() if levels}
    if named:
        missing = [word for word in coverage.seniorities if word not in named]
        yield f"seniorities: {'; '.join(f'{word} at {listed(levels)}' for word, levels in named.items())}"
        yield from [f"no level for {listed(missing)}"] if missing else ()


def _roles(coverage: Coverage) -> Iterator[str]:
    """Yield who stands at which level."""
    for level in coverage.ladder.levels:
        yield f"{level.name}: {', '.join(role.label for role in coverage.roles_at(level)) or 'nobody'}"
    if coverage.unplaced:
        yield f"nothing says at which level: {', '.join(role.label for role in coverage.unplaced)}"


def _family(family: Family, coverage: Coverage) -> str:
    levels = coverage.ladder.levels
    missing = [level.name for level in levels if level.name not in family.levels]
    name = f"the family '{family.name}'" if family.name else "roles without a family"
    if not levels:
        return f"{name}: no level to stand at"
    covered = f"{name}: {len(family.levels)} of {counted(len(levels), 'level', 'levels')}"
    return f"{covered}, none at {listed(missing)}" if missing and family.levels else covered


def _wanted(demand: Demand) -> Iterator[str]:
    for capability in demand.by_level:
        yield "—" if capability is None else capability.proficiency or "named"


def _text(coverages: Sequence[Coverage]) -> str:
    return leaflet.text(section for coverage in coverages for section in _sections(coverage))


def _markdown(coverages: Sequence[Coverage]) -> str:
    return leaflet.markdown(section for coverage in coverages for section in _sections(coverage))


def _csv(coverages: Iterable[Coverage]) -> str:
    return spreadsheet.render(_HEAD, (_csv_row(one.ladder, square) for one in coverages for square in one.squares))


def _csv_row(ladder: Ladder, square: Square) -> tuple[str, ...]:
    counts = (square.own, square.inherited, square.taken_over)
    expected = "yes" if square.is_expected else "no"
    return (ladder.label, square.level, square.dimension or "", square.mark, expected, *map(str, counts))


def _json(coverages: Iterable[Coverage]) -> str:
    return literal.document({"version": _FORMAT, "ladders": [_data(coverage) for coverage in coverages]})


def _data(coverage: Coverage) -> dict[str, Any]:
    ladder = coverage.ladder
    return {
        **named(ladder),
        "form": ladder.form,
        "order": ladder.order,
        "extends": ladder.extends,
        "levels": [
            {
                "name": level.name,
                "seniority": level.seniority,
                "roles": [_role(role) for role in coverage.roles_at(level)],
            }
            for level in ladder.levels
        ],
        "dimensions": [_row_data(row) for row in coverage.rows],
        "coverage": {"expected": coverage.expected, "filled": coverage.filled, "percent": coverage.percent},
        "unplaced": [_role(role) for role in coverage.unplaced],
        "families": [
            {"name": family.name, "levels": list(family.levels), "roles": [_role(role) for role in family.roles]}
            for family in coverage.families
        ],
        "seniorities": {word: list(levels) for word, levels in coverage.seniorities.items()},
        "capabilities": [_demand_data(demand, ladder) for demand in coverage.demands],
    }


def named(ladder: Ladder) -> dict[str, Any]:
    """Return what a ladder is called, and where it lies, for JSON."""
    return {"key": ladder.identity.key, "name": ladder.label, "path": ladder.path}


def _role(role: Role) -> dict[str, Any]:
    return {"key": role.identity.key, "name": role.label, "path": role.path}


def _row_data(row: Row) -> dict[str, Any]:
    return {
        "name": row.dimension,
        "other_names": [{"level": level, "name": name} for level, name in row.other_names],
        "cells": [
            {
                "level": square.level,
                "mark": square.mark,
                "expected": square.is_expected,
                "own": square.own,
                "inherited": square.inherited,
                "taken_over": square.taken_over,
            }
            for square in row.squares
        ],
    }


def _demand_data(demand: Demand, ladder: Ladder) -> dict[str, Any]:
    """Return what the levels expect of a capability; levels that do not name it are left out."""
    pairs = zip(ladder.levels, demand.by_level, strict=True)
    return {
        "name": demand.name,
        "levels": [{"level": level.name, "proficiency": one.proficiency} for level, one in pairs if one is not None],
    }


FORMS: Mapping[str, Callable[[Sequence[Coverage]], str]] = MappingProxyType(
    {"text": _text, "markdown": _markdown, "csv": _csv, "json": _json}
)
