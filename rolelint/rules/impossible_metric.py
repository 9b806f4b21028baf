"""A success metric asks for what cannot be.

## Why

Nothing is up more than all of the time, and a range that ends below its beginning holds no number. Mostly a digit is
wrong, and nobody has tried to measure it yet.

```role bad
# Responsibilities
- **Keep the shop open**
  - *Success metric*: [|at least 150% uptime|], [|gross margin of 42 to 38%|]
```

## Repair

Look the figure up again.

```role good
# Responsibilities
- **Keep the shop open**
  - *Success metric*: 100% uptime, revenue up 150% vs last year
```

## When it is right to ignore this

Where the figure has a definition of its own, by which it can pass the end of the scale.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding, Severity
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    for metric in role.metrics:
        if metric.parse and metric.parse.impossible:
            yield Finding(f"{wording.quoted(metric.text)} cannot be reached by anybody", metric.node.at)


RULE = Rule("RL654", __name__, __doc__, "success metrics that cannot be reached", Severity.INFO, check_role=check)
