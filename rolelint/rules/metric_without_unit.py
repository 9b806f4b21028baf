"""A success metric has a number and does not say of what.

## Why

`Latency under 200` is a good day in milliseconds and a lost customer in seconds. A score of 4 is excellent out of 5
and poor out of 10.

```role bad
# Responsibilities
- **Keep the shop fast**
  - *Success metric*: [|latency under 200|]
  - *Success metric*: [|survey score of at least 4|]
```

## Repair

Write the unit, and of a score its scale.

```role good
# Responsibilities
- **Keep the shop fast**
  - *Success metric*: latency under 200 ms
  - *Success metric*: survey score of at least 4/5, NPS of at least 40
```

## When it is right to ignore this

Where a scale is so well known in your house that nobody could err. Name it under `[metrics]` then.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding, Severity
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    yield from wording.findings(role, RULE.name)


RULE = Rule("RL606", __name__, __doc__, "success metrics without a unit", Severity.INFO, check_role=check)
