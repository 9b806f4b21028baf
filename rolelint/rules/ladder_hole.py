"""A level says nothing about a dimension that other levels of the ladder describe.

## Why

Who stands on that level cannot tell what is expected of them there, nor what it takes to get on. Most holes were never
meant: a dimension was added later, and nobody went back to the lower levels. What only one track of a ladder speaks
of, such as that of managers, is expected there alone.

```ladder bad
# [|Level 1|]
## Care
- Waters the beds

# Level 2
## Care
- Waters without being asked
## Teaching
- Shows visitors around

# Level 3
## Care
- Plans the watering
## Teaching
- Trains the apprentices
```

## Repair

Write what is expected. Where a dimension begins only higher up, say so once; where a level takes over all of the level
below, one sentence will do.

```ladder good
---
kind: ladder
name: Gardeners
slug: gardeners
dimensions:
  - Care
  - {name: Teaching, from: Level 2}
---

# Level 1
## Care
- Waters the beds

# Level 2
## Care
- Waters without being asked
## Teaching
- Shows visitors around

# Level 3
Everything in Level 2, plus:

## Care
- Plans the watering
```

## When it is right to ignore this

While a ladder is being written. `status: draft` in its front matter lowers all its findings to notes.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Note
from rolelint.ladder import Dimension, Ladder, Level
from rolelint.renamed import renamed
from rolelint.rule import Rule
from rolelint.sentences import listed

_MOST_NAMED = 5


def check(catalog: Catalog) -> Iterator[Finding]:
    for ladder in catalog.ladders.all:
        explained = {(name.level, known.name) for name, known in renamed(ladder)}
        alien = {name.dimension for name, _ in renamed(ladder)}
        silent = {level.name for level in ladder.levels if ladder.is_empty(level)}
        for level, dimension in ladder.holes():
            # What is missing in the ladder above is told there.
            is_explained = level.is_inherited and dimension.is_inherited
            is_explained = is_explained or (level.name, dimension.name) in explained or dimension.name in alien
            if not is_explained and level.name not in silent:
                yield _finding(ladder, level, dimension)


def _finding(ladder: Ladder, level: Level, dimension: Dimension) -> Finding:
    others = ladder.levels_of(dimension)
    message = f"{level.name} says nothing about {dimension.name}"
    if others:
        message += f", which {_span(ladder, others)} {'describes' if len(others) == 1 else 'describe'}"
    first = others[0] if others else None
    below = first is not None and ladder.places[level.name] < ladder.places[first.name]
    hint = (
        f"if that is meant, write 'from: {first.name}' at this dimension in the front matter"
        if first and below
        else None
    )
    cell = ladder.first_cells.get(dimension.name)
    notes = (Note(f"{dimension.name} at {cell.level}", cell.at),) if cell else ()
    return Finding(message, level.node.at, notes, hint=hint, about=dimension.name)


def _span(ladder: Ladder, levels: tuple[Level, ...]) -> str:
    """Name levels, those that follow each other as a range: `Levels 3 to 6`."""
    first, last = levels[0].name, levels[-1].name
    if len(levels) > 2 and ladder.places[last] - ladder.places[first] == len(levels) - 1:
        if first.startswith("Level ") and last.startswith("Level "):
            return f"Levels {first.removeprefix('Level ')} to {last.removeprefix('Level ')}"
        return f"{first} to {last}"
    more = [f"{len(levels) - _MOST_NAMED} more"] if len(levels) > _MOST_NAMED else []
    return listed([*(level.name for level in levels[:_MOST_NAMED]), *more])


RULE = Rule("RL501", __name__, __doc__, "holes in ladders", check_catalog=check)
