"""A key that this form needs is missing.

## Why

A role without an id or a slug cannot be told from another of the same name, and one without a seniority is on no
ladder. A misspelt key is a missing key: no program guesses it.

```role bad
---
id: be-01
slug: backend-engineer
[|nmae|]: Backend Engineer
default_seniority: Senior
---
```

## Repair

Write the key, or correct its spelling.

```role fixed
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
---
```

The four keys of the canonical form are enough; all others are optional.

```role good
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
owner:
---
```

## When it is right to ignore this

When the key is not yet known. `status: draft` says so for the whole file.
"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL101", __name__, __doc__, "missing keys", severity=Severity.ERROR)
