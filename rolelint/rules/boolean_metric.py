"""A success metric names a state, and not how far it must reach or by when.

## Why

`Automated backups` can be looked up, so it is no fog. But one backup of one table makes it true, and nothing says when
it should be.

```role bad
# Responsibilities
- **Keep the data safe**
  - *Success metric*: [|automated backups|]
  - *Success metric*: [|runbooks documented|]
```

## Repair

Say *all*, how often, or by when.

```role good
# Responsibilities
- **Keep the data safe**
  - *Success metric*: nightly backup of every database
  - *Success metric*: runbooks published by 30 June
```

## When it is right to ignore this

Where the state is an order of the law, and there is nothing to it but yes or no.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding, Severity
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    yield from wording.findings(role, RULE.name)


RULE = Rule("RL611", __name__, __doc__, "success metrics that are so or not so", Severity.INFO, check_role=check)
