"""A success metric has a number, and does not say what is measured.

## Why

`< 200 ms` may be the time of a page, of a query or of a blink. What nobody records, such as ideas, cannot be counted
either.

```role bad
# Responsibilities
- **Keep the shop fast**
  - *Success metric*: [|< 200 ms|]
  - *Success metric*: [|at least 3 ideas per sprint|]
```

## Repair

Write the name under which a record or a dashboard shows it.

```role good
# Responsibilities
- **Keep the shop fast**
  - *Success metric*: < 200 ms page load
  - *Success metric*: < 200 ms (p50), < 800 ms (p99) page load
```

## When it is right to ignore this

Where the title of the responsibility is the name of the measure. Better repeat it: metrics are often read alone.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding, Severity
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    yield from wording.findings(role, RULE.name)


RULE = Rule(
    "RL610", __name__, __doc__, "success metrics without the thing that is measured", Severity.INFO, check_role=check
)
