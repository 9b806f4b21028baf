"""A success metric is only a link, so what has to be reached stands elsewhere.

## Why

Whoever prints the role, or may not open the other page, sees no metric at all. And the page can change without anybody
looking at the role again.

```role bad
# Responsibilities
- **Watch the figures**
  - *Success metric*: [|[our dashboard](https://example.org/board)|]
```

## Repair

Write the metric, and link the place where it is shown.

```role good
# Responsibilities
- **Watch the figures**
  - *Success metric*: at least 95% of orders on time ([our dashboard](https://example.org/board))
```

## When it is right to ignore this

Where the figures must not stand in the role file.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding, Severity
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    yield from wording.findings(role, RULE.name)


RULE = Rule("RL614", __name__, __doc__, "success metrics that are only a link", Severity.INFO, check_role=check)
