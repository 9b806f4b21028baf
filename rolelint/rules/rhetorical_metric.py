"""A success metric sounds like a number, and nothing in it can be counted.

## Why

`110% effort` and `zero surprises` are figures of speech. They look checked off in a table, and are not.

```role bad
# Responsibilities
- **Deliver the projects**
  - *Success metric*: [|100% commitment|]
  - *Success metric*: [|all stakeholders happy|]
```

## Repair

Write what the figure stands for: the thing that somebody records.

```role good
# Responsibilities
- **Deliver the projects**
  - *Success metric*: 100% of milestones reached by their date
  - *Success metric*: no double-charged orders
```

## When it is right to ignore this

In a slogan that is not meant to be measured. It reads better under Mission.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    yield from wording.findings(role, RULE.name)


RULE = Rule("RL612", __name__, __doc__, "success metrics that only sound like numbers", check_role=check)
