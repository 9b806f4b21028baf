"""What is asked of a ladder costs twice as much for one of twice the size, counted in calls and not in seconds."""

import sys
from collections.abc import Callable, Sequence
from types import FrameType

import pytest
from ladder_forms import read

from rolelint import renamed, repeats, steps
from rolelint.coverage import coverage
from rolelint.entities import entity, landmarks
from rolelint.ladder import Ladder
from rolelint.source import Location

FRONT = "---\nkind: ladder\nname: G\n---\n"


def dimensions(count: int) -> Ladder:
    """Make a ladder of many dimensions, each at one of two levels."""
    names = [f"Side {chr(97 + place % 26)}{chr(97 + place // 26)}" for place in range(count)]
    cells = [f"## {name}\n- Waters the beds\n" for name in names]
    return read(f"{FRONT}# Level 1\n{''.join(cells[::2])}# Level 2\n{''.join(cells[1::2])}")


def levels(count: int) -> Ladder:
    """Make a ladder of many levels that say the same."""
    return read(FRONT + "".join(f"# Level {place}\n## Care\n- Waters the beds\n" for place in range(1, count + 1)))


def criteria(count: int) -> Ladder:
    """Make a ladder of two levels with many criteria that share most of their words."""
    cells = ("".join(f"- Waters the beds of n{place}-{level}\n" for place in range(count)) for level in (1, 2))
    return read(FRONT + "".join(f"# Level {level}\n## Care\n{cell}" for level, cell in enumerate(cells, 1)))


def examples(count: int) -> Ladder:
    """Make a ladder of two levels with criteria that only their examples tell apart."""
    cells = ("".join(f"- Waters the beds\n  - Example: n{place}-{one}\n" for place in range(count)) for one in (1, 2))
    return read(FRONT + "".join(f"# Level {level}\n## Care\n{cell}" for level, cell in enumerate(cells, 1)))


def _places(ladder: Ladder, places: Sequence[Location]) -> list[str]:
    marks = landmarks(ladder, places)
    return [entity(at, ladder, marks) for at in places]


CASES: dict[str, tuple[Callable[[int], Ladder], Callable[[Ladder], object]]] = {
    "renamed": (dimensions, renamed.renamed),
    "holes of dimensions": (dimensions, lambda ladder: list(ladder.holes())),
    "coverage of dimensions": (dimensions, coverage),
    "levels of dimensions": (dimensions, lambda ladder: [ladder.levels_of(one) for one in ladder.dimensions]),
    "holes of levels": (levels, lambda ladder: list(ladder.holes())),
    "empty levels": (levels, lambda ladder: [ladder.is_empty(level) for level in ladder.levels]),
    "level by number": (levels, lambda ladder: [ladder.level(f"L{place}") for place in range(len(ladder.levels))]),
    "same at many levels": (levels, lambda ladder: list(repeats.across_levels(ladder))),
    "same with other examples": (examples, lambda ladder: list(repeats.across_levels(ladder))),
    "near": (criteria, lambda ladder: list(repeats.near_levels(ladder, 0.6))),
    "compared": (criteria, lambda ladder: steps.compare(ladder, *ladder.levels)),
    "places": (criteria, lambda ladder: _places(ladder, [one.node.at for one in ladder.criteria])),
}


@pytest.mark.parametrize("case", CASES)
def test_cost_grows_with_the_ladder(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renamed, "_MOST_COMPARED", 5)
    monkeypatch.setattr(repeats, "MOST_COMPARED", 5)
    monkeypatch.setattr(steps, "MOST_COMPARED", 5)
    make, ask = CASES[case]
    small, large = (calls(ask, make(count)) for count in (80, 160))
    assert large < small * 2.6


def calls(ask: Callable[[Ladder], object], ladder: Ladder) -> int:
    """Count the calls that an answer takes."""
    count = 0

    def tick(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(tick)
    try:
        ask(ladder)
    finally:
        sys.setprofile(None)
    return count
