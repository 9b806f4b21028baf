"""A heading has nothing below it.

A section that has only further headings below it, with text under them, is not empty.

## Why

An empty section promises something that it does not hold. Readers cannot tell whether there is nothing to say or
whether somebody was interrupted.

```role bad
# Responsibilities
- **API design**

# [|Artifacts|]
```

## Repair

Write what belongs there, or delete the heading.

```role good
# Responsibilities

### Every day
- **API design**

# Artifacts
None yet, by decision of the team.
```

## When it is right to ignore this

While a file is being written; `status: draft` in its front matter says so.
"""

from collections.abc import Iterator
from itertools import zip_longest

from rolelint.diagnostic import Finding, Severity
from rolelint.model import Role
from rolelint.rule import Rule


def check(role: Role) -> Iterator[Finding]:
    for heading, following in zip_longest(role.headings, role.headings[1:]):
        goes_on = following and following.field == heading.field and following.level > heading.level
        if heading.field and heading.is_empty and not goes_on:
            yield Finding(f"nothing stands below the heading '{heading.title}'", heading.at)


RULE = Rule("RL204", __name__, __doc__, "empty sections", severity=Severity.INFO, check_role=check)
