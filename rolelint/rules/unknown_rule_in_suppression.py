"""A comment asks rolelint to ignore a rule that does not exist.

## Why

A suppression with a typo suppresses nothing, and one for a rule that is gone only confuses.

```role bad
# Responsibilities
- **Keep the catalogue fast** [|<!-- rolelint: ignore responsibility-without-metrics: agreed -->|]
```

## Repair

Name rules by code (`RL302`), by name (`responsibility-without-metric`), or a family by its prefix (`RL3`). The fix
corrects a slip.

```role fixed
# Responsibilities
- **Keep the catalogue fast** <!-- rolelint: ignore responsibility-without-metric: agreed -->
```

```role good
# Responsibilities
- **Keep the catalogue fast** <!-- rolelint: ignore RL3, responsibility-without-metric: agreed -->
```

## When it is right to ignore this

When two versions of rolelint check the same files and only one of them knows the rule.
"""

from rolelint.rule import Rule

RULE = Rule("RL902", __name__, __doc__, "suppressions of unknown rules")
