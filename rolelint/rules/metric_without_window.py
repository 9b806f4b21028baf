"""A success metric counts things that pile up, and does not say over which time.

## Why

Five releases are a week's work or a year's. What piles up, such as incidents, hires or sales, needs a period or a
date; what is the case at a moment, such as open bugs, does not.

```role bad
# Responsibilities
- **Ship the product**
  - *Success metric*: [|at least 5 releases|]
  - *Success metric*: [|hire 3 engineers|]
```

## Repair

Write `per month`, `each quarter`, or the date by which it is to be reached.

```role good
# Responsibilities
- **Ship the product**
  - *Success metric*: at least 5 releases per quarter
  - *Success metric*: hire 3 engineers by June
  - *Success metric*: fewer than 20 open bugs
```

## When it is right to ignore this

Where the period stands in the title of the responsibility. Better put it into the metric as well: metrics are
often read alone.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding, Severity
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    yield from wording.findings(role, RULE.name)


RULE = Rule("RL609", __name__, __doc__, "success metrics without a period or a date", Severity.INFO, check_role=check)
