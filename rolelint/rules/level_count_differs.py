"""A ladder declares other levels than it uses.

`levels` in the front matter is a number or a list of names. Against a number each level above it is shown, else those
that are missing; against a list each level of the body that it lacks.

## Why

Pages and tables are made with the number of levels in mind. One level more than they know of is never shown, and one
less leaves an empty column.

```ladder bad
---
kind: ladder
name: Gardeners
slug: gardeners
levels: 2
---

# Level 1
## Care
- Waters the beds

# Level 2
## Care
- Plans the watering

# [|Level 3|]
## Care
- Plans the next year
```

```ladder bad
---
kind: ladder
name: Gardeners
slug: gardeners
levels: [Level 1, Level 2]
---

# Level 1
## Care
- Waters the beds

# [|Level 3|]
## Care
- Plans the next year
```

## Repair

Correct the number or the list, or write the level that is missing.

```ladder good
---
kind: ladder
name: Gardeners
slug: gardeners
levels: 2
---

# Level 2
## Care
- Waters the beds

# Level 1
## Care
- Plans the watering
```

## When it is right to ignore this

While levels are being added.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Note
from rolelint.ladder import Ladder
from rolelint.names import fold
from rolelint.rule import Rule
from rolelint.sentences import listed

_MOST = 20


def check(catalog: Catalog) -> Iterator[Finding]:
    for ladder in catalog.ladders.all:
        if ladder.listed_levels:
            yield from _unlisted(ladder)
        elif ladder.declared_levels is not None:
            yield from _against(ladder, ladder.declared_levels)


def _unlisted(ladder: Ladder) -> Iterator[Finding]:
    for level in ladder.levels:
        if fold(level.name) not in ladder.listed_levels and not level.is_inherited:
            yield Finding(f"the list 'levels' in the front matter lacks '{level.name}'", level.node["name"].at)


def _against(ladder: Ladder, declared: int) -> Iterator[Finding]:
    """Yield the levels above the declared number, else one finding about those that are missing."""
    at, used = ladder.node["x-levels"].at, len(ladder.levels)
    numbers = {level.number for level in ladder.levels}
    above = [level for level in ladder.levels if level.number is not None and level.number > declared > 0]
    for level in above:
        note = Note(f"'levels' says {declared} here", at)
        yield Finding(f"{level.name} lies above the declared {declared}", level.node["name"].at, (note,))
    if above or used == declared:
        return
    missing = [] if None in numbers else [number for number in range(1, declared + 1)[:_MOST] if number not in numbers]
    names = f"; missing: {listed([str(number) for number in missing])}" if missing and declared <= _MOST else ""
    hint = f"write 'levels: {used}' if these are all" if used else None
    message = f"'levels' says {declared}, and there {'is' if used == 1 else 'are'} {used}{names}"
    yield Finding(message, at, hint=hint)


RULE = Rule("RL506", __name__, __doc__, "ladders with other levels than they declare", check_catalog=check)
