"""A success metric asks for a change, and does not say from where.

## Why

`20% faster` than what? Whoever measures first chooses the comparison, and with it the result.

```role bad
# Responsibilities
- **Speed up the build**
  - *Success metric*: [|20% faster builds|]
  - *Success metric*: [|cut cloud spend by 18%|]
```

## Repair

Write the value of today, a period that has passed, or a thing that can be measured beside it.

```role good
# Responsibilities
- **Speed up the build**
  - *Success metric*: 20% faster builds than last quarter
  - *Success metric*: cut cloud spend from 40,000 to 33,000 EUR per month
```

## When it is right to ignore this

Where the figure to compare with is fixed in a place that the line names.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding, Severity
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    yield from wording.findings(role, RULE.name)


RULE = Rule(
    "RL608", __name__, __doc__, "success metrics without something to compare with", Severity.INFO, check_role=check
)
