"""A criterion of a career ladder stands at another level than before the change.

## Why

What was expected of a senior is expected of a junior now, or the other way round. For somebody between the two it
decides about the next step.

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
- Keeps the starter alive
```

```ladder bad baking.md
---
kind: ladder
slug: baking
name: Baking
---
# Level 1
## Craft
- Shapes loaves
- [|Keeps the starter alive|]
# Level 2
## Craft
- Plans a night
```

## Repair

Nothing, if it is meant; those who stand on the two levels should hear of it.

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
- Keeps the starter alive
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
# Level 2
## Craft
- Keeps the starter alive
- Plans a night
```

## When it is right to ignore this

Whenever it was agreed on. The finding is for whoever reviews the change.
"""

from collections.abc import Iterable, Iterator

from rolelint.changes import Change, told
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule


def check(changes: Iterable[Change]) -> Iterator[Finding]:
    return told(changes, "criterion-moved-between-levels")


RULE = Rule("RL810", __name__, __doc__, "criteria at another level", Severity.INFO, check_changes=check)
