"""A success metric asks for less than before the change.

Numbers are compared in the same unit: a lower target, a longer time, a share of fewer. A metric that can be checked
less far than before is looser, too.

## Why

A target that is not reached is easily lowered until it is. Maybe it was wrong; then somebody should say so.

```role before baker.md
# Responsibilities
- **Bake the bread**
  - *Success metric*: at least 98% of orders on time per month
```

```role bad baker.md
# Responsibilities
- **Bake the bread**
  - *Success metric*: [|at least 90% of orders on time per month|]
```

## Repair

Write into the change why less is enough, or write the old target back.

```role before baker.md
# Responsibilities
- **Bake the bread**
  - *Success metric*: at least 98% of orders on time per month
```

```role good baker.md
# Responsibilities
- **Bake the bread**
  - *Success metric*: 98% or more of orders on time per month
```

## When it is right to ignore this

When the old target could not be reached by anybody, and those who rely on it agree.
"""

from collections.abc import Iterable, Iterator

from rolelint.changes import Change, told
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule


def check(changes: Iterable[Change]) -> Iterator[Finding]:
    return told(changes, "metric-loosened")


RULE = Rule("RL809", __name__, __doc__, "success metrics loosened", Severity.INFO, check_changes=check)
