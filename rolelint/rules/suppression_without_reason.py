"""A comment asks rolelint to look away and does not say why.

## Why

Who finds the comment in a year wants to know whether it still holds. The reason is what a reviewer agrees to.

```role bad
# Responsibilities
- **Keep the catalogue fast** [|<!-- rolelint: ignore RL302 -->|]
```

## Repair

Write the reason behind a colon.

```role good
# Responsibilities
- **Keep the catalogue fast** <!-- rolelint: ignore RL302: agreed until Q3 -->
```

## When it is right to ignore this

When the line itself says why.
"""

from rolelint.rule import Rule

RULE = Rule("RL903", __name__, __doc__, "suppressions without a reason")
