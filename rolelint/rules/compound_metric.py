"""One success metric holds two targets, so it can be half reached.

## Why

When the first target is met and the second is missed, nobody knows what to tick. Two lines say two things.

```role bad
# Responsibilities
- **Answer the letters**
  - *Success metric*: [|at most 5 letters unanswered in town (and 3 abroad)|]
```

## Repair

Write each target as a metric of its own.

```role good
# Responsibilities
- **Answer the letters**
  - *Success metric*: at least 90% of letters answered within 3 days
```

## When it is right to ignore this

Where the two only count together, and the line says so.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding, Severity
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    for metric in role.metrics:
        if metric.parse and metric.parse.compound:
            message = f"{wording.quoted(metric.text)} holds two targets; what if only one of them is met?"
            yield Finding(message, metric.node.at)


RULE = Rule("RL653", __name__, __doc__, "success metrics with two targets", Severity.INFO, check_role=check)
