"""The only number of a success metric belongs to a name.

## Why

`ISO 27001` holds digits and no target. At a glance the line looks measured.

```role bad
# Responsibilities
- **Pass the audits**
  - *Success metric*: [|ISO 27001 compliance|]
  - *Success metric*: [|Tier 1 tickets automated|]
```

## Repair

Add what is to be reached: a certificate, a level, a share, a date.

```role good
# Responsibilities
- **Pass the audits**
  - *Success metric*: ISO 27001 certified
  - *Success metric*: at least 40% of Tier 1 tickets resolved without a person
```

## When it is right to ignore this

Where the name is a target after all. If rolelint takes a number for a name, or the other way round,
`identifiers` under `[metrics]` sets it right for names of your own.
"""

from collections.abc import Iterator

from rolelint import wording
from rolelint.diagnostic import Finding, Severity
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    yield from wording.findings(role, RULE.name)


RULE = Rule("RL613", __name__, __doc__, "success metrics whose number is a name", Severity.INFO, check_role=check)
