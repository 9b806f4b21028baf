"""A success metric has a direction and no end, so one step is enough and no number of steps is.

## Why

`Reduce incidents` is reached when there is one less, and still open when there are none. Whoever reads it must guess
which of them was meant.

```role bad
# Responsibilities
- **Keep the machines running**
  - *Success metric*: [|reduce incidents|]
  - *Success metric*: [|improve customer experience|]
```

## Repair

Say how far: the value to reach, or how much change compared with what.

```role good
# Responsibilities
- **Keep the machines running**
  - *Success metric*: fewer incidents than last quarter
  - *Success metric*: at most 2 incidents per month
```

## When it is right to ignore this

For a first month in which nobody knows the figure yet. Then a date for knowing it is a metric too.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    yield from wording.findings(role, RULE.name)


RULE = Rule("RL604", __name__, __doc__, "success metrics with a direction and no end", check_role=check)
