"""A success metric says what is measured, and not how much of it is enough.

## Why

The measure is there, and the bar is not: each reader puts it where it suits.

```role bad
# Responsibilities
- **Answer the letters**
  - *Success metric*: [|letters answered within SLA|]
  - *Success metric*: [|several posts per month|]
```

## Repair

Write the number. Where it stands in a contract, write it here too, so that nobody has to go and look.

```role good
# Responsibilities
- **Answer the letters**
  - *Success metric*: all letters answered within SLA
  - *Success metric*: at least 4 posts per month
```

## When it is right to ignore this

Where the number is a secret, or is agreed on each month in a place that the line names.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding, Severity
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    yield from wording.findings(role, RULE.name)


RULE = Rule("RL605", __name__, __doc__, "success metrics without a number", Severity.INFO, check_role=check)
