"""A success metric says what is done, and not what comes of it.

## Why

`Attends the weekly stand-up` is reached by sitting there. It repeats the responsibility in other words, and nobody
learns whether the work was of use.

```role bad
# Responsibilities
- **Care for customers**
  - *Success metric*: [|collaborates with design|]
  - *Success metric*: at least 90% of letters answered, [|supports the sales team|]
```

## Repair

Ask what would be missing if nobody did it, and count that. Where the doing itself is the result, say how often.

```role good
# Responsibilities
- **Care for customers**
  - *Success metric*: at least 4 customer interviews held per month
  - *Success metric*: weekly report
```

## When it is right to ignore this

Where the activity is what is paid for, such as being on call. Then its hours can be counted.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding, Severity
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    yield from wording.findings(role, RULE.name)


RULE = Rule("RL602", __name__, __doc__, "success metrics that name an activity", Severity.INFO, check_role=check)
