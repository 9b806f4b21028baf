"""The numbers of a ladder's levels have a gap, go back, or one of them is there twice.

It speaks where the names of all levels differ in their number only: `Level 1`, `Level 2`, or `D1 - Developer 1`. A
ladder may begin at any number, and may be written from high to low.

## Why

The order of the levels says which one comes next. A level that is missing or out of its place was mostly lost when the
file was cut and pasted, and what it expects went with it.

```ladder bad
# Level 1
## Care
- Waters the beds

# Level 3
## Care
- Plans the watering

# [|Level 2|]
## Care
- Waters without being asked

# [|Level 5|]
## Care
- Plans the next year

# [|Level 5|]
## Teaching
- Trains the apprentices
```

## Repair

Put the levels in their order, write the one that is missing, and join the two that are one. A ladder that lists its
`levels` in the front matter has the order of that list.

```ladder good
# Level 3
## Care
- Plans the watering

# Level 2
## Care
- Waters without being asked
```

Names that tell levels apart by more than a number have no gaps.

```ladder good
# Senior Gardener 1
## Care
- Plans the watering

# Senior Gardener 3 (Greenhouse)
## Care
- Plans the heating

# Senior Gardener 3 (Park)
## Care
- Plans the paths
```

## When it is right to ignore this

Where a number was given up on purpose and people know why.
"""

from collections.abc import Iterator
from itertools import pairwise

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Note
from rolelint.ladder import Ladder, Level
from rolelint.levels import stem
from rolelint.names import fold
from rolelint.rule import Rule


def check(catalog: Catalog) -> Iterator[Finding]:
    for ladder in catalog.ladders.all:
        yield from _twice(ladder)
        numbers = [level.number for level in ladder.levels if level.number is not None]
        if len({stem(level.name) for level in ladder.levels}) == 1 and len(numbers) == len(ladder.levels):
            yield from _out_of_order(ladder, numbers)


def _twice(ladder: Ladder) -> Iterator[Finding]:
    first: dict[str, Level] = {}
    for level in ladder.levels:
        known = first.setdefault(fold(level.name), level)
        if known is not level:
            note = Note("the first one is here", known.node.at)
            yield Finding(f"'{level.name}' is there twice", level.node["name"].at, (note,))


def _out_of_order(ladder: Ladder, numbers: list[int]) -> Iterator[Finding]:
    """Yield the levels that go back behind one above them, and those in front of which numbers are missing."""
    declared = range(1, (ladder.declared_levels or 0) + 1)
    for place, (before, level) in enumerate(pairwise(ladder.levels), 1):
        at, note = level.node["name"].at, Note(f"{before.name} is here", before.node.at)
        highest = max(numbers[:place])
        if numbers[place] < highest:
            yield Finding(f"{level.name} comes behind {before.name}", at, (note,))
        missing = [n for n in range(highest + 1, numbers[place]) if n not in numbers and n not in declared]
        if missing:
            names = str(missing[0]) if len(missing) == 1 else f"{missing[0]} to {missing[-1]}"
            yield Finding(f"there is no level {names} between {before.name} and {level.name}", at, (note,))


RULE = Rule("RL503", __name__, __doc__, "levels out of order", check_catalog=check)
