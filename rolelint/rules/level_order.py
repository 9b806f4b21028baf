"""The levels of a ladder are not in their order, one of them is there twice, or a number is missing.

The order is told by names that differ in their number only (`Level 1`, `D1 - Developer 1`) or in a seniority only
(`Junior Baker`), and by the seniorities that levels stand for. A ladder may begin anywhere, go up in steps of ten, and
be written from high to low.

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

```ladder bad
---
kind: ladder
name: Gardeners
slug: gardeners
levels: [{name: Level 1, seniority: Mid}, {name: Level 2, seniority: [|Junior|]}, [|Level 1|]]
---
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
```

## When it is right to ignore this

Where a number was given up on purpose and people know why.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Note
from rolelint.missteps import missteps
from rolelint.rule import Rule


def check(catalog: Catalog) -> Iterator[Finding]:
    for ladder in catalog.ladders.all:
        for misstep in missteps(ladder, catalog.vocabulary.seniority):
            # What two levels of the ladder above do to each other is told there.
            if misstep.at == misstep.beside:
                continue
            yield Finding(misstep.message, misstep.at, (Note(misstep.remark, misstep.beside),))


RULE = Rule("RL503", __name__, __doc__, "levels out of order", check_catalog=check)
