"""A success metric has a number, and does not say on which side of it success lies.

## Why

A team of 8 may be a limit, a hope or a fact. More uptime is better, so `99.9% uptime` needs no word for it; team
size, price and traffic have no good side of their own. And `about 40` is reached by whoever wants it to be.

```role bad
# Responsibilities
- **Grow the team**
  - *Success metric*: [|team size 8|]
  - *Success metric*: [|about 40% gross margin|]
```

## Repair

Write `at least`, `at most` or both ends of a range.

```role good
# Responsibilities
- **Grow the team**
  - *Success metric*: team size of at most 8
  - *Success metric*: gross margin of 38 to 42%
  - *Success metric*: 99.9% uptime
```

## When it is right to ignore this

Where the indicator has a good side that rolelint does not know. `indicators` under `[metrics]` teaches it.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding, Severity
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    yield from wording.findings(role, RULE.name)


RULE = Rule("RL607", __name__, __doc__, "success metrics without a limit", Severity.INFO, check_role=check)
