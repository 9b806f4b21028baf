"""A career ladder lacks a level that it had before the change.

A level with another name is none of these: it keeps its number, or what it expects.

## Why

People stand on it. They do not know where they stand now, nor what is expected of them.

```ladder before baking.md
---
kind: ladder
slug: baking
name: Baking
---
# Level 1
## Craft
- Shapes loaves
# Level 2
## Craft
- Plans a night
```

```ladder bad baking.md
---
kind: ladder
slug: baking
name: [|Baking|]
---
# Level 1
## Craft
- Shapes loaves
```

## Repair

Say for each of them where they stand now, and change the `level` or seniority of the roles that name it. Then the level
may go.

```ladder before baking.md
---
kind: ladder
slug: baking
name: Baking
---
# Level 1
## Craft
- Shapes loaves
# Level 2
## Craft
- Plans a night
```

```ladder good baking.md
---
kind: ladder
slug: baking
name: Baking
---
# Level 1
## Craft
- Shapes loaves
# Level 2: Journeyman
## Craft
- Plans a night
```

## When it is right to ignore this

When nobody stands on it and nobody is on the way there.
"""

from collections.abc import Iterable, Iterator

from rolelint.changes import Change, told
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule


def check(changes: Iterable[Change]) -> Iterator[Finding]:
    return told(changes, "level-removed")


RULE = Rule("RL807", __name__, __doc__, "levels removed", Severity.INFO, check_changes=check)
