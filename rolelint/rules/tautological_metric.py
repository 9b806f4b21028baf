"""A success metric says that goals are met, and not which ones.

## Why

`Goals are met` is true of every job that is done well, and false of every other. It cannot tell the two apart,
because it names neither goal nor measure.

```role bad
# Responsibilities
- **Plan the season**
  - *Success metric*: [|goals are met|]
  - *Success metric*: [|tasks completed successfully|]
```

## Repair

Write the goal itself. Where it changes each quarter, name the place where it is written down, and how much of it
counts as enough.

```role good
# Responsibilities
- **Plan the season**
  - *Success metric*: at least 80% of planned beds sown by 1 May
  - *Success metric*: sales at or above quota
```

## When it is right to ignore this

Where the goals stand in a document that everybody knows and the line links to it.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    yield from wording.findings(role, RULE.name)


RULE = Rule("RL603", __name__, __doc__, "success metrics that say that goals are met", check_role=check)
