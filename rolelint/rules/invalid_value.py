"""A value is none of those that its key allows.

## Why

`status` decides how the findings of a role are weighed, and dates are compared: a value that nobody knows does
nothing.

```role bad
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
status: [|depreciated|]
---
```

## Repair

Take one of the values that the message lists.

```role fixed
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
status: deprecated
---
```

```role good
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
status: draft
reviewed: 2026-05
---
```

## When it is right to ignore this

When another program needs its own word there; better is a key of your own, such as `x-status`.
"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL109", __name__, __doc__, "values that are not allowed", severity=Severity.ERROR)
