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


def check(catalog: Catalog) -> Iterator[Finding]:
    for ladder in catalog.ladders.all:
        if ladder.listed_levels:
            yield from _unlisted(ladder)
        elif ladder.declared_levels is not None:
            yield from _against(ladder, ladder.declared_levels)


def _unlisted(ladder: Ladder) -> Iterator[Finding]:
    for level in ladder.levels:
        if fold(level.name) not in ladder.listed_levels:
            yield Finding(f"the list 'levels' in the front matter lacks {level.name}", level.node["name"].at)


def _against(ladder: Ladder, declared: int) -> Iterator[Finding]:
    """Yield the levels above the declared number, else one finding about those that are missing."""
    at = ladder.node["x-levels"].at
    above = [level for level in ladder.levels if level.number is not None and level.number > declared]
    for level in above:
        note = Note(f"{declared} levels are declared here", at)
        yield Finding(f"{level.name} lies above the declared {declared}", level.node["name"].at, (note,))
    numbers = {level.number for level in ladder.levels}
    missing = [number for number in range(1, declared + 1) if number not in numbers]
    if above or len(ladder.levels) == declared:
        return
    names = "" if None in numbers or not missing else f"; there is no level {', '.join(map(str, missing))}"
    used = f"{len(ladder.levels)} {'is' if len(ladder.levels) == 1 else 'are'} used"
    yield Finding(f"{declared} levels are declared, and {used}{names}", at)


RULE = Rule("RL506", __name__, __doc__, "ladders with other levels than they declare", check_catalog=check)
