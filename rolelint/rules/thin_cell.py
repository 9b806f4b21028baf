"""A level says little about a dimension: fewer criteria than the ladder is to have.

It counts what stands there itself and what the ladder inherits. A level that takes over all of the one below may add
little.

## Why

One sentence is soon met, or never. Two or three that look at the same thing from different sides let people agree on
whether somebody is there.

```ladder bad
# Level 1
## [|Care|]
- Waters the beds
## Order
- Cleans the tools
- Locks the shed
```

## Repair

Ask those who do the work what else they look at. The option `least` says how many criteria are enough.

```ladder good
# Level 1
## Care
- Waters the beds
- Sees when a plant is thirsty

# Level 2
Everything in Level 1, plus:

## Care
- Plans the watering
```

```ladder good least=1
# Level 1
## Care
- Waters the beds
```

## When it is right to ignore this

Where criteria are whole paragraphs. This is advice, so it is off until you choose the preset `published` or name it.
"""

from collections import Counter
from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule


def check(catalog: Catalog, *, least: int = 2) -> Iterator[Finding]:
    for ladder in catalog.ladders.all:
        counts = Counter((one.level, one.dimension) for one in (*ladder.criteria, *ladder.inherited))
        growing = {level.name for level in ladder.levels if level.is_cumulative}
        for cell in ladder.cells:
            count = counts[cell.level, cell.dimension]
            if 0 < count < least and cell.level not in growing:
                what = "one criterion" if count == 1 else f"{count} criteria"
                yield Finding(f"{cell.level} has {what} for {cell.dimension}; {least} are asked for", cell.at)


RULE = Rule("RL504", __name__, __doc__, "cells with few criteria", severity=Severity.INFO, check_catalog=check)
