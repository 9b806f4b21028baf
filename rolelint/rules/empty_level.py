"""A level of a ladder expects nothing.

A level that takes over all of the one below expects that, and a level may expect capabilities only. Where no level has
criteria, and each is described in a few sentences instead, one finding for the whole ladder says so.

## Why

A level without expectations cannot be told from the one below it, and nobody can be helped to reach it.

```ladder bad
# Level 1
## Care
- Waters the beds

# [|Level 2|]
Whoever has been here for two years.

# Level 3
## Care
- Plans the watering
```

## Repair

Write what is expected, or take the level out.

```ladder good
# Level 1
## Care
- Waters the beds

# Level 2
All of Level 1, plus a bed of one's own

# Level 3
- Trains the apprentices
```

```ladder bad
# [|Level 1|]
Whoever learns the work, and asks when in doubt.

# Level 2
Whoever does the work without being asked.
```

## When it is right to ignore this

While a ladder is being written, or where sentences about each level are all that it is to be.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule


def check(catalog: Catalog) -> Iterator[Finding]:
    for ladder in catalog.ladders.all:
        has_criteria = bool(ladder.criteria or ladder.inherited)
        # One that comes from the ladder above is told of there.
        empty = [level for level in ladder.levels if ladder.is_empty(level) and not level.is_inherited]
        silent = [level for level in empty if has_criteria or not level.summary]
        for level in silent:
            yield Finding(f"{level.name} expects nothing", level.node["name"].at)
        if empty and not silent:
            hint = "write what a level expects as a list below its heading"
            yield Finding("no level of this ladder has criteria", empty[0].node["name"].at, hint=hint)


RULE = Rule("RL510", __name__, __doc__, "levels that expect nothing", severity=Severity.INFO, check_catalog=check)
